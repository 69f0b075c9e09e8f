//! Controls: what a panel is built of. Each has a name and a role in the accessibility tree, takes the keyboard,
//! and gets its colours from the tokens in force.

mod banner;
mod check_row;
mod chip;
mod combo;
mod dialog;
mod field;

mod heading;
mod icon_button;
mod key_cap;
mod number;
mod param_row;
mod pill;
mod refusal;
mod segmented;
mod slider;
mod surface;
mod tip;
mod toast;
mod value_box;
mod verdict;

pub use banner::{Banner, BannerResponse};
pub use check_row::CheckRow;
pub use chip::{chip, marker};
pub use combo::Combo;
pub use dialog::{DialogCard, DialogResponse, modal};
pub use field::field;

pub use heading::Heading;
pub use icon_button::IconButton;
pub use key_cap::key_cap;
pub use param_row::ParamRow;
pub use pill::Pill;
pub use segmented::Segmented;
pub use slider::{Notch, RailSlider};
pub use tip::tip_ui;
pub use toast::{Toast, ToastResponse};
pub use value_box::{ValueBox, ValueResponse};
pub use verdict::verdict;
