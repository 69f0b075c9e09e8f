//! A message over the canvas that stays until it is closed. The window behind it keeps working.

use super::icon_button::IconButton;
use super::pill::Pill;
use super::surface::plate;
use crate::plain;
use crate::text::Lang;
use crate::ui::paint::icons::{self, Icon};
use crate::ui::paint::theme::{self, color32, font, size, space, text};
use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// From the left edge to the words: bar, sign and their distances.
const INDENT: f32 = 44.0;
/// Room above and below the words.
const PADDING: f32 = 12.0;
const BAR: f32 = 3.0;
const ICON: f32 = 16.0;
/// Between lines.
const LEADING: f32 = 2.0;

/// A banner of three sentences: what happened and what stays; where and what was found; what is allowed.
#[must_use = "show it with `ui`"]
pub struct Banner<'a> {
    headline: &'a str,
    sentence: &'a str,
    allowed: &'a str,
    action: &'a str,
    second: &'a str,
}

/// What was pressed on a banner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BannerResponse {
    /// The cross.
    pub closed: bool,
    /// The button with the word.
    pub acted: bool,
    /// The second button with a word.
    pub second: bool,
}

impl<'a> Banner<'a> {
    /// With the headline in semibold and a sentence under it.
    pub fn new(headline: &'a str, sentence: &'a str) -> Self {
        Self { headline, sentence, allowed: "", action: "", second: "" }
    }
    /// A weak line: what would be allowed.
    pub fn allowed(mut self, allowed: &'a str) -> Self {
        self.allowed = allowed;
        self
    }
    /// A button with this word.
    pub fn action(mut self, action: &'a str) -> Self {
        self.action = action;
        self
    }
    /// A second button, left of the first.
    pub fn second(mut self, word: &'a str) -> Self {
        self.second = word;
        self
    }

    /// Shows it over the width of `ui`.
    pub fn ui(self, ui: &mut Ui, lang: Lang) -> BannerResponse {
        let [headline, sentence, allowed] = [self.headline, self.sentence, self.allowed].map(plain::lines);
        let tokens = theme::tokens(ui.ctx());
        let width = ui.available_width();
        let pill = |word: &'a str| (!word.is_empty()).then(|| Pill::new(word));
        let (action, second) = (pill(self.action), pill(self.second));
        let action_width: f32 = [&action, &second].into_iter().flatten().map(|pill| pill.width(ui) + space::NEAR).sum();
        let room = width - INDENT - action_width - size::ICON_BUTTON.x - space::WIDE;
        let lines: Vec<_> = [
            (&headline, font(text::BODY, true), tokens.text),
            (&sentence, font(text::BODY, false), tokens.text),
            (&allowed, font(text::SECONDARY, false), tokens.weak),
        ]
        .into_iter()
        .filter(|(words, ..)| !words.is_empty())
        .map(|(words, face, ink)| ui.painter().layout(words.clone().into_owned(), face, color32(ink), room))
        .collect();
        let height = lines.iter().map(|line| line.size().y + LEADING).sum::<f32>() + 2.0 * PADDING;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let spoken = [&*headline, &*sentence, &*allowed].join(" ");
        response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, spoken.trim()));

        plate(ui.painter(), rect, &tokens, tokens.bad);
        let bar = Rect::from_min_max(
            rect.min + vec2(1.0, space::NEAR),
            pos2(rect.min.x + 1.0 + BAR, rect.max.y - space::NEAR),
        );
        ui.painter().rect_filled(bar, BAR / 2.0, color32(tokens.bad));
        let mut at = rect.min + vec2(INDENT, PADDING);
        let sign = pos2(rect.min.x + INDENT * 0.6, at.y + text::BODY * 0.75);
        icons::paint(ui.painter(), sign, Icon::Warn, color32(tokens.bad), ICON);
        for line in lines {
            let step = line.size().y + LEADING;
            ui.painter().galley(at, line, color32(tokens.text));
            at.y += step;
        }
        let right = rect.shrink2(vec2(space::NEAR, 0.0));
        let mut buttons = ui.new_child(UiBuilder::new().max_rect(right).layout(Layout::right_to_left(Align::Center)));
        let close = lang.t("widget-close");
        let close = IconButton::new(Icon::Cross, &close).icon_size(text::SECONDARY);
        let closed = buttons.add(close).clicked();
        let acted = action.is_some_and(|action| buttons.add(action).clicked());
        let second = second.is_some_and(|second| buttons.add(second).clicked());
        BannerResponse { closed, acted, second }
    }
}
