//! A method's typeset formula on the screen: outlines rasterised at the very pixels they are shown with.

use crate::figure::colour::Rgba;
use crate::figure::drawing::Drawing;
use crate::figure::typeset;
use crate::optim::Equation;
use crate::optim::formula::{self, EM, Extent};
use crate::paper::{Page, png};
use crate::scene::Racer;
use eframe::egui::{
    Color32, ColorImage, Context, Id, Rect, Response, Role, Sense, TextureHandle, TextureOptions, Ui, WidgetInfo, pos2,
    vec2,
};
use std::collections::HashMap;

/// Pictures that are kept; a resized window makes new ones.
const KEPT: usize = 128;

/// Equations in lines no wider than there is room for.
pub struct Formula<'a> {
    equations: &'a [Equation],
    em: f32,
    colour: Color32,
    right: bool,
}

/// An equation as a white picture; its baseline lies between two rows of pixels.
#[derive(Clone)]
struct Picture {
    texture: TextureHandle,
    /// Rows above the baseline.
    ascent: usize,
}

/// By name and pixels per unit.
type Pictures = HashMap<(&'static str, u32), Picture>;

impl<'a> Formula<'a> {
    /// Equations in `colour`; an em is `em` points.
    pub const fn new(equations: &'a [Equation], em: f32, colour: Color32) -> Self {
        Self { equations, em, colour, right: false }
    }

    /// Lines end at the right edge.
    #[must_use]
    pub const fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// Width and height in points where lines may be `room` wide.
    pub fn size(&self, room: f32) -> (f32, f32) {
        let [width, height] = typeset::size(self.equations, self.em, room);
        (width, height)
    }

    /// Shows it in the room there is.
    pub fn ui(self, ui: &mut Ui) -> Response {
        let room = ui.available_width();
        let (width, height) = self.size(room);
        let (rect, response) =
            ui.allocate_exact_size(vec2(if self.right { room } else { width }, height), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, formula::plain(self.equations)));
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, room);
        }
        response
    }

    /// Paints it into `rect`, from the top; lines may be `room` wide.
    fn paint(&self, ui: &Ui, rect: Rect, room: f32) {
        let pixels = ui.ctx().pixels_per_point();
        let scale = self.em / EM * pixels;
        let whole = |at: f32| (at * pixels).round() / pixels;
        let mut top = rect.top();
        for line in typeset::lines(self.equations, self.em, room) {
            let baseline = whole(top + line.ascent);
            let mut x = if self.right { rect.right() - line.width } else { rect.left() };
            for (equation, extent) in &line.equations {
                let picture = picture(ui.ctx(), equation, scale);
                let corner = pos2(whole(x), baseline - picture.ascent as f32 / pixels);
                let shown = Rect::from_min_size(corner, picture.texture.size_vec2() / pixels);
                let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                ui.painter().image(picture.texture.id(), shown, all, self.colour);
                x += extent.width + typeset::GAP * self.em;
            }
            top += line.ascent + line.descent + typeset::LEADING * self.em;
        }
    }
}

/// The formula of a method of the scene.
pub fn of(racer: &Racer) -> Vec<Equation> {
    racer.equations()
}

/// The picture of an equation at `scale` pixels per unit, made once.
fn picture(ctx: &Context, equation: &Equation, scale: f32) -> Picture {
    let key = (equation.name, scale.to_bits());
    let id = Id::unique("formulas");
    if let Some(kept) = ctx.data_mut(|data| data.get_temp_mut_or_default::<Pictures>(id).get(&key).cloned()) {
        return kept;
    }
    let (image, ascent) = rasterise(equation, scale);
    let picture = Picture { texture: ctx.load_texture(equation.name, image, TextureOptions::LINEAR), ascent };
    ctx.data_mut(|data| {
        let pictures = data.get_temp_mut_or_default::<Pictures>(id);
        if pictures.len() >= KEPT {
            pictures.clear();
        }
        pictures.insert(key, picture.clone());
    });
    picture
}

/// White pixels, and how many rows of them lie above the baseline.
fn rasterise(equation: &Equation, scale: f32) -> (ColorImage, usize) {
    let Extent { width, ascent, descent } = equation.extent();
    let [width, above, below] = [width, ascent, descent].map(|length| ((length * scale).ceil() as u32).max(1));
    let page = Page { width, height: above + below, scale, dpi: 96.0 };
    let top = above as f32 / scale - ascent;
    let right = equation.extent().width;
    let shapes =
        typeset::shapes(std::slice::from_ref(equation), EM, f32::INFINITY, [right, top], Rgba::hex(0x00ff_ffff));
    let pixels = png::rasterise(&Drawing { shapes }, page);
    let size = [width as usize, (above + below) as usize];
    (ColorImage::from_rgba_premultiplied(size, pixels.data()), above as usize)
}
