//! Which key a press means, whatever the keyboard's layout.
//!
//! A press has two names: what the layout writes with it (logical: `Z` where the key is engraved Z), and where it lies,
//! named by what a US keyboard has there (physical). egui gives the logical one, or the physical one where the layout
//! writes nothing that egui knows: a Cyrillic letter, é, ü. [`meant`] settles the rest, once, before anything reads
//! keys:
//!
//! | the layout writes | the key meant |
//! |---|---|
//! | a Latin letter, a digit; a key with a name (arrows, F1, …) | that |
//! | `[` `]` `.` `,`, wherever it lies | that sign |
//! | another sign, on a digit's place (fr: ' - on 4 6) | that digit |
//! | another sign, on a sign's place (de: + right of Ü, fr: ; : beside the comma) | the US sign of that place |
//!
//! So a letter is always the engraved one, digits switch methods on AZERTY without Shift, a bracket is typed or lies
//! where a US keyboard has it, and a clicker that sends the place of the full stop works on every layout.

use eframe::egui::{Context, Event, Key, Modifiers};

/// The signs that actions have: these count wherever a layout writes them.
pub const SIGNS: [Key; 4] = [Key::OpenBracket, Key::CloseBracket, Key::Period, Key::Comma];

/// The key that a press means, with the modifiers that were not needed to write it.
pub fn meant(key: Key, physical: Option<Key>, modifiers: Modifiers) -> (Key, Modifiers) {
    let place = physical.unwrap_or(key);
    // With Ctrl signs are egui's own (zoom), and no action's.
    if place == key || !is_sign(key) || modifiers.command {
        return (key, modifiers);
    }
    // Where Option writes signs (macOS), Option with a digit's key is still that digit.
    if SIGNS.contains(&key) && !modifiers.alt {
        return (key, Modifiers { shift: false, ..modifiers });
    }
    let has_meaning = is_sign(place) || is_digit(place);
    (if has_meaning { place } else { key }, modifiers)
}

/// Replaces the key of every press of this frame by the key that it means, for all that reads keys after this.
pub fn apply_layout(ctx: &Context) {
    ctx.input_mut(|input| {
        for event in &mut input.events {
            if let Event::Key { key, physical_key, modifiers, .. } = event {
                (*key, *modifiers) = meant(*key, *physical_key, *modifiers);
            }
        }
    });
}

const fn is_digit(key: Key) -> bool {
    use Key::*;
    matches!(key, Num0 | Num1 | Num2 | Num3 | Num4 | Num5 | Num6 | Num7 | Num8 | Num9)
}

const fn is_sign(key: Key) -> bool {
    use Key::*;
    matches!(
        key,
        Colon
            | Comma
            | Backslash
            | Slash
            | Pipe
            | Questionmark
            | Exclamationmark
            | OpenBracket
            | CloseBracket
            | OpenCurlyBracket
            | CloseCurlyBracket
            | Backtick
            | Minus
            | Period
            | Plus
            | Equals
            | Semicolon
            | Quote
    )
}
