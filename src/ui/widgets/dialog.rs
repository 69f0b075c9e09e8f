//! A card over the dimmed window. Esc, its cross and a click beside it close it; the focus stays inside.

use super::icon_button::IconButton;
use crate::text::Lang;
use crate::ui::paint::icons::Icon;
use crate::ui::paint::room;
use crate::ui::paint::theme::{self, color32, font, size, space, text};
use eframe::egui::{Align2, Color32, Context, Frame, Id, Margin, Modal, Rect, Ui, UiBuilder, Vec2, pos2, vec2};

/// The export dialog's size; others are smaller.
const SIZE: Vec2 = vec2(960.0, 560.0);
/// How dark the window behind gets.
const DIM: Color32 = Color32::from_black_alpha(110);
/// Title row: from the card's top to the contents.
const HEAD: f32 = 60.0;

/// A dialog's card: 960 × 560, or smaller when the window is.
#[must_use = "show it with `ui`"]
pub struct DialogCard<'a> {
    title: &'a str,
    name: &'a str,
    size: Vec2,
}

/// What came of a dialog's card in this frame.
#[derive(Debug)]
pub struct DialogResponse<R> {
    /// What the contents gave.
    pub inner: R,
    /// It was closed.
    pub closed: bool,
}

/// A dialog over the whole window, called so by screen readers.
pub fn modal(id: Id, name: &str) -> Modal {
    Modal::new(id).area(Modal::default_area(id).accessible_name(name))
}

impl<'a> DialogCard<'a> {
    /// With a title; an empty one leaves the whole card to the contents.
    pub fn new(title: &'a str) -> Self {
        Self { title, name: title, size: SIZE }
    }
    /// Called so by screen readers, where it has no title.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }
    /// Another size than 960 × 560.
    pub fn size(mut self, size: impl Into<Vec2>) -> Self {
        self.size = size.into();
        self
    }

    /// Shows it. The contents get what the title leaves of the card, 24 in from its sides.
    pub fn ui<R>(self, ctx: &Context, lang: Lang, contents: impl FnOnce(&mut Ui) -> R) -> DialogResponse<R> {
        let tokens = theme::tokens(ctx);
        let window = room::window(ctx).size() - Vec2::splat(2.0 * space::WIDE);
        let card = self.size.min(window);
        let frame = Frame::new()
            .fill(color32(tokens.raised))
            .stroke(theme::border(&tokens))
            .corner_radius(size::RADIUS_DIALOG)
            .shadow(theme::dialog_shadow())
            .inner_margin(Margin::ZERO);
        let modal = modal(Id::unique(("dialog", self.title)), self.name).frame(frame).backdrop_color(DIM);
        let answer = modal.show(ctx, |ui| {
            let (_, rect) = ui.allocate_space(card);
            let head = if self.title.is_empty() { 0.0 } else { HEAD };
            let crossed = head > 0.0 && self.head_ui(ui, rect, lang);
            let room = Rect::from_min_max(
                pos2(rect.min.x + space::FAR, rect.min.y + head),
                rect.max - vec2(space::FAR, space::WIDE + space::TIGHT),
            );
            let inner = contents(&mut ui.new_child(UiBuilder::new().max_rect(room)));
            (inner, crossed)
        });
        let asked = answer.should_close();
        let (inner, crossed) = answer.inner;
        DialogResponse { inner, closed: crossed || asked }
    }

    /// Title and cross; true when the cross was pressed.
    fn head_ui(&self, ui: &mut Ui, rect: Rect, lang: Lang) -> bool {
        let tokens = theme::tokens(ui.ctx());
        let y = rect.min.y + HEAD / 2.0;
        let ink = color32(tokens.text);
        ui.painter().text(
            pos2(rect.min.x + space::FAR, y),
            Align2::LEFT_CENTER,
            self.title,
            font(text::DIALOG, true),
            ink,
        );
        let cross = Rect::from_center_size(pos2(rect.max.x - space::FAR - 2.0, y), size::ICON_BUTTON);
        ui.put(cross, IconButton::new(Icon::Cross, &lang.t("widget-close"))).clicked()
    }
}
