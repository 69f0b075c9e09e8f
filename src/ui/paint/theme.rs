//! The window's look: fonts, sizes, and egui's own style made from the [`Tokens`] of figures.
//!
//! [`install`] once, [`apply`] whenever the theme changes. Widgets ask [`tokens`] for the colours in force, so no
//! panel passes them along and none holds a literal colour or size.

use crate::figure::colour::Rgba;
use crate::figure::measure::{ASCENT, DESCENT, NOTO_SANS, NOTO_SANS_MATH, NOTO_SANS_SEMIBOLD, NOTO_SANS_SYMBOLS};
use crate::figure::theme::{Theme, Tokens};
use crate::ui::paint::focus_ring::FocusRing;
use crate::ui::paint::motion;
use eframe::egui::style::{HandleShape, ScrollStyle, WidgetVisuals};
use eframe::egui::{
    self, Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, FontTweak, Id, Margin, Shadow,
    Stroke, Style, TextStyle, Vec2, Visuals, vec2,
};
use std::sync::Arc;
use ttf_parser::Face;

/// Text sizes in points.
pub mod text {
    /// Ticks, hints, column heads.
    pub const SMALL: f32 = 11.0;
    /// Secondary values.
    pub const SECONDARY: f32 = 12.0;
    /// Body and controls; section heads in semibold.
    pub const BODY: f32 = 13.0;
    /// Panel titles, semibold.
    pub const TITLE: f32 = 15.0;
    /// Dialog titles, semibold.
    pub const DIALOG: f32 = 18.0;
    /// Typeset formulas.
    pub const FORMULA: f32 = 16.0;
}

/// Sizes of controls in points.
pub mod size {
    use super::{Vec2, vec2};

    /// Buttons.
    pub const BUTTON: f32 = 28.0;
    /// Buttons that hold an icon only.
    pub const ICON_BUTTON: Vec2 = vec2(30.0, 28.0);
    /// The play button.
    pub const PLAY_BUTTON: Vec2 = vec2(38.0, 30.0);
    /// Menu buttons.
    pub const MENU: f32 = 26.0;
    /// Value boxes.
    pub const VALUE_BOX: Vec2 = vec2(58.0, 22.0);
    /// A parameter's row.
    pub const ROW: f32 = 24.0;
    /// The label in a parameter's row.
    pub const LABEL: f32 = 74.0;
    /// Rows of check boxes.
    pub const CHECK_ROW: f32 = 22.0;
    /// An icon in an icon button.
    pub const ICON: f32 = 15.0;
    /// An icon before a word.
    pub const ICON_BESIDE_WORD: f32 = 14.0;
    /// The arrow of a menu button.
    pub const ICON_ARROW: f32 = 11.0;
    /// Corners of controls.
    pub const RADIUS: u8 = 5;
    /// Corners of what lies inside a control.
    pub const RADIUS_INNER: u8 = 4;
    /// Corners of cards and floating bars.
    pub const RADIUS_CARD: u8 = 6;
    /// Corners of dialogs.
    pub const RADIUS_DIALOG: u8 = 10;
    /// The focus ring.
    pub const FOCUS_RING: f32 = 2.0;
    /// The border of a field that holds something wrong.
    pub const BAD_BORDER: f32 = 1.5;
}

/// Distances between things in points: the only ones.
pub mod space {
    /// Within a group of rows.
    pub const TIGHT: f32 = 4.0;
    /// Between controls of a row.
    pub const NEAR: f32 = 8.0;
    /// Between groups.
    pub const APART: f32 = 12.0;
    /// Around a bar's groups.
    pub const WIDE: f32 = 16.0;
    /// Inside dialogs.
    pub const FAR: f32 = 24.0;
}

/// Longest animation: a menu that fades longer feels slow.
pub(super) const ANIMATION_S: f32 = 0.08;

/// The semibold family.
pub fn semibold() -> FontFamily {
    FontFamily::Name("semi".into())
}

/// A font of our chain.
pub fn font(size: f32, strong: bool) -> FontId {
    FontId::new(size, if strong { semibold() } else { FontFamily::Proportional })
}

/// A token's colour for egui.
pub fn color32(colour: Rgba) -> Color32 {
    let [r, g, b, a] = colour.0;
    Color32::from_rgba_unmultiplied(r, g, b, a)
}

/// Loads the fonts and the focus ring. Call once per context.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, data) in
        [("regular", NOTO_SANS), ("semi", NOTO_SANS_SEMIBOLD), ("math", NOTO_SANS_MATH), ("symbols", NOTO_SANS_SYMBOLS)]
    {
        let tweak = FontTweak { y_offset_factor: baseline_shift(data), ..Default::default() };
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(data).tweak(tweak)));
    }
    let chain = |first: &str| [first, "math", "symbols"].map(str::to_owned).to_vec();
    // Noto's figures all have one width, so nothing needs a monospace face.
    fonts.families.insert(FontFamily::Proportional, chain("regular"));
    fonts.families.insert(FontFamily::Monospace, chain("regular"));
    fonts.families.insert(semibold(), chain("semi"));
    ctx.set_fonts(fonts);
    ctx.add_plugin(FocusRing::default());
    apply(ctx, &Theme::default().tokens());
}

/// How far down, in em, a font's glyphs have to move to stand on the line of Noto Sans: egui centres the fonts of a
/// chain on each other by their line heights, paper (and print) puts them on one line.
fn baseline_shift(font: &[u8]) -> f32 {
    let face = Face::parse(font, 0).expect("the embedded fonts are whole, a test of the measures reads each");
    // Down is negative in fonts, so this is (ascent − descent) of the face.
    let rise = f32::from(face.ascender() + face.descender()) / f32::from(face.units_per_em());
    (ASCENT - DESCENT - rise) / 2.0
}

/// Makes egui's own widgets look like ours, and these tokens the ones in force.
pub fn apply(ctx: &Context, tokens: &Tokens) {
    ctx.data_mut(|data| data.insert_temp(tokens_id(), Arc::new(*tokens)));
    ctx.data_mut(|data| data.remove::<f32>(least_id()));
    ctx.set_theme(if tokens.theme == Theme::Dark { egui::Theme::Dark } else { egui::Theme::Light });
    let less = motion::is_less(ctx);
    ctx.all_styles_mut(|style| {
        style.visuals = visuals(tokens);
        spacing(style);
        motion::animate(style, less);
    });
}

/// Sets no words of menus, tooltips and toasts smaller than this from now on; [`apply`] takes it back.
pub fn enlarge(ctx: &Context, least: f32) {
    if readable(ctx, 0.0) != least {
        ctx.data_mut(|data| data.insert_temp(least_id(), least));
        ctx.all_styles_mut(|style| style.text_styles.values_mut().for_each(|font| font.size = font.size.max(least)));
    }
}

/// A size of type, or the least one in force.
pub fn readable(ctx: &Context, size: f32) -> f32 {
    ctx.data(|data| data.get_temp::<f32>(least_id())).unwrap_or(0.0).max(size)
}

fn least_id() -> Id {
    Id::unique("losscape least type")
}

/// The tokens in force.
pub fn tokens(ctx: &Context) -> Arc<Tokens> {
    ctx.data(|data| data.get_temp(tokens_id())).unwrap_or_else(|| Arc::new(Theme::default().tokens()))
}

fn tokens_id() -> Id {
    Id::unique("losscape tokens")
}

/// The shadow under dialogs.
pub fn dialog_shadow() -> Shadow {
    Shadow { offset: [0, 12], blur: 32, spread: 0, color: Color32::from_black_alpha(60) }
}

/// The shadow under hover cards and menus.
pub fn card_shadow() -> Shadow {
    Shadow { offset: [0, 4], blur: 14, spread: 0, color: Color32::from_black_alpha(36) }
}

/// A line of one point in the border's colour.
pub fn border(tokens: &Tokens) -> Stroke {
    Stroke::new(1.0, color32(tokens.border))
}

fn visuals(tokens: &Tokens) -> Visuals {
    let mut visuals = if tokens.theme == Theme::Dark { Visuals::dark() } else { Visuals::light() };
    visuals.panel_fill = color32(tokens.page);
    visuals.window_fill = color32(tokens.raised);
    visuals.window_stroke = border(tokens);
    visuals.window_corner_radius = CornerRadius::same(size::RADIUS_DIALOG);
    visuals.window_shadow = dialog_shadow();
    visuals.menu_corner_radius = CornerRadius::same(size::RADIUS_CARD);
    visuals.popup_shadow = card_shadow();
    visuals.extreme_bg_color = color32(tokens.inset);
    visuals.text_edit_bg_color = Some(color32(tokens.inset));
    visuals.faint_bg_color = color32(tokens.hover);
    visuals.code_bg_color = color32(tokens.press);
    visuals.weak_text_color = Some(color32(tokens.weak));
    visuals.hyperlink_color = color32(tokens.focus);
    visuals.error_fg_color = color32(tokens.bad);
    visuals.warn_fg_color = color32(tokens.warn);
    visuals.selection.bg_fill = color32(tokens.accent);
    visuals.selection.stroke = Stroke::new(1.0, color32(tokens.on_accent));
    visuals.text_cursor.stroke = Stroke::new(2.0, color32(tokens.focus));
    visuals.slider_trailing_fill = true;
    visuals.handle_shape = HandleShape::Circle;
    visuals.widgets.noninteractive = widget(tokens, tokens.page, tokens.border);
    visuals.widgets.inactive = widget(tokens, tokens.raised, tokens.border);
    visuals.widgets.inactive.bg_fill = color32(tokens.press);
    visuals.widgets.hovered = widget(tokens, tokens.hover, tokens.weak);
    visuals.widgets.active = widget(tokens, tokens.press, tokens.text);
    visuals.widgets.open = widget(tokens, tokens.hover, tokens.weak);
    visuals
}

fn widget(tokens: &Tokens, fill: Rgba, stroke: Rgba) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: color32(fill),
        weak_bg_fill: color32(fill),
        bg_stroke: Stroke::new(1.0, color32(stroke)),
        corner_radius: CornerRadius::same(size::RADIUS),
        fg_stroke: Stroke::new(1.0, color32(tokens.text)),
        expansion: 0.0,
    }
}

fn spacing(style: &mut Style) {
    style.text_styles = [
        (TextStyle::Small, font(text::SMALL, false)),
        (TextStyle::Body, font(text::BODY, false)),
        (TextStyle::Button, font(text::BODY, false)),
        (TextStyle::Monospace, font(text::BODY, false)),
        (TextStyle::Heading, font(text::TITLE, true)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(9.0, 3.0);
    spacing.interact_size = vec2(size::BUTTON, size::ROW);
    spacing.slider_rail_height = 4.0;
    spacing.icon_width = 16.0;
    spacing.icon_spacing = 8.0;
    spacing.combo_width = 56.0;
    spacing.combo_height = 420.0;
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(24);
    spacing.tooltip_width = 320.0;
    spacing.scroll = ScrollStyle { bar_width: 8.0, floating_width: 4.0, ..ScrollStyle::floating() };
    style.interaction.tooltip_delay = 0.4;
    // Our labels are parts of controls; a drag over them must not start a text selection.
    style.interaction.selectable_labels = false;
}
