//! The legend of a lab, which switches its nets: a piece of line and a name each, and a menu of the others.

use super::controls::Controls;
use crate::figure::drawing::Stroke;
use crate::figure::marks;
use crate::lab::Variant;
use crate::ui::paint::icons::Icon;
use crate::ui::paint::screen::{self, TextureCache};
use crate::ui::paint::theme::{color32, font, size, space, text};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::widgets::IconButton;
use eframe::egui::{Popup, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// The piece of line, and how far the name is from it.
const LINE: f32 = 24.0;
const GAP: f32 = 6.0;
/// Height of a row.
const ROW: f32 = 24.0;
/// Width and dashes of the piece.
const WIDTH: f32 = 2.4;
const DASH: [f32; 2] = [7.0, 3.0];
/// Variants that keep their place when they are off: the pair that labs begin with.
const ALWAYS: usize = 2;

/// Shows the nets; nothing for a lab that trains none.
pub fn nets_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    if app.lab().network().is_none() {
        return;
    }
    let nets = app.lab().nets();
    let is_on = |variant: &Variant| nets.iter().any(|net| net.name() == variant.name());
    let (shown, others): (Vec<_>, Vec<_>) =
        Variant::all().into_iter().enumerate().partition(|(k, variant)| *k < ALWAYS || is_on(variant));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::NEAR, 0.0);
        for (_, variant) in &shown {
            net_ui(app, variant, is_on(variant), nets.len() == 1, ui, requests);
        }
        let name = app.lang().t("labs-add");
        let button = IconButton::new(Icon::Plus, &name).size(vec2(26.0, ROW)).icon_size(12.0);
        let button = ui.add_enabled(!others.is_empty(), button);
        Popup::menu(&button).show(|ui| {
            for (_, variant) in &others {
                let doc = app.lang().t(&format!("{}.doc", variant.text_key()));
                if ui.button(app.lang().t(&variant.text_key())).on_hover_text(doc).clicked() {
                    switch(app, variant, requests);
                }
            }
        });
    });
}

fn net_ui(app: &App, variant: &Variant, on: bool, alone: bool, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let name = lang.t(&variant.text_key());
    let ink = color32(if on { tokens.text } else { tokens.weak.faded(0.75) });
    let words = ui.painter().layout_no_wrap(name.clone(), font(text::SECONDARY, false), ink);
    let (rect, response) = ui.allocate_exact_size(vec2(LINE + GAP + words.size().x, ROW), Sense::click());
    if response.hovered() {
        let plate = rect.expand2(vec2(4.0, -1.0));
        ui.painter().rect_filled(plate, f32::from(size::RADIUS_INNER), color32(tokens.hover));
    }
    let line = Rect::from_min_max(rect.min, pos2(rect.min.x + LINE, rect.max.y));
    let colour = if on { tokens.racer[variant.slot() % 8] } else { tokens.border };
    let stroke = Stroke { width: WIDTH, colour, dash: variant.is_dashed().then_some(DASH) };
    let ends = [line.left_center(), line.right_center()].map(|at| [at.x, at.y]);
    screen::paint(ui.painter(), &[marks::line(ends.to_vec(), stroke)], &mut TextureCache::default());
    ui.painter().galley(pos2(line.max.x + GAP, rect.center().y - words.size().y / 2.0), words, ink);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &name));
    let last = on && alone;
    let doc = lang.t(&format!("{}.doc", variant.text_key()));
    let tip = if last { format!("{doc}\n{}", lang.t("labs-last")) } else { doc };
    if response.on_hover_text(tip).clicked() && !last {
        switch(app, variant, requests);
    }
}

/// Takes a net out, or puts it in at its place of the list of all.
fn switch(app: &App, variant: &Variant, requests: &mut Vec<Request>) {
    Controls::of(app).choose(requests, |lab| {
        let Some(nets) = lab.nets_mut() else { return };
        let before = nets.len();
        nets.retain(|net| net.name() != variant.name());
        if nets.len() == before {
            nets.push(*variant);
            let all = Variant::all();
            nets.sort_by_key(|net| all.iter().position(|other| other.name() == net.name()));
        }
    });
}
