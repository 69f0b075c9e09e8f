//! Textures of bitmaps: each bitmap that is painted has one, until it is painted no more.

use crate::figure::drawing::Bitmap;
use crate::ui::paint::theme::color32;
use eframe::egui::{Color32, ColorImage, Context, Id, TextureHandle, TextureId, TextureOptions};
use std::sync::{Arc, Mutex, Weak};

/// The cache of the window, kept in egui's memory.
pub fn of_window(ctx: &Context) -> Arc<Mutex<TextureCache>> {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Arc<Mutex<TextureCache>>>(Id::unique("textures")).clone())
}

/// Textures of the bitmaps that were painted lately. Keep one per window; it frees what is no longer painted.
#[derive(Default)]
pub struct TextureCache {
    entries: Vec<Entry>,
    /// Number of the pass in which textures were last asked for.
    pass: u64,
}

struct Entry {
    /// Weak: the cache keeps no bitmap alive. While this stands, the address is taken and no other bitmap can be
    /// mistaken for it.
    bitmap: Weak<Bitmap>,
    texture: TextureHandle,
    /// The pass that painted it last.
    used: u64,
}

impl TextureCache {
    /// The texture of a bitmap, made at its first use.
    pub(super) fn texture(&mut self, ctx: &Context, bitmap: &Arc<Bitmap>) -> TextureId {
        let pass = ctx.cumulative_pass_nr();
        if pass != self.pass {
            // What the last painting pass did not show is not shown any more.
            let last = std::mem::replace(&mut self.pass, pass);
            self.entries.retain(|entry| entry.used >= last && entry.bitmap.strong_count() > 0);
        }
        let known = self.entries.iter_mut().find(|entry| std::ptr::eq(entry.bitmap.as_ptr(), Arc::as_ptr(bitmap)));
        if let Some(entry) = known {
            entry.used = pass;
            return entry.texture.id();
        }
        let texture = ctx.load_texture("field", image(bitmap), TextureOptions::NEAREST);
        let id = texture.id();
        self.entries.push(Entry { bitmap: Arc::downgrade(bitmap), texture, used: pass });
        id
    }

    /// The textures: while they are held a frame can be shown again, even after the cache has let go of them.
    pub fn handles(&self) -> Vec<TextureHandle> {
        self.entries.iter().map(|entry| entry.texture.clone()).collect()
    }

    /// How many textures are held.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether none is held.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

fn image(bitmap: &Bitmap) -> ColorImage {
    let palette: Vec<Color32> = bitmap.palette.iter().copied().map(color32).collect();
    let pixels = bitmap.pixels.iter().map(|&index| palette.get(usize::from(index)).copied().unwrap_or_default());
    ColorImage::new([bitmap.width, bitmap.height], pixels.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bitmap_is_uploaded_once_and_freed_when_it_is_not_painted() {
        let bitmap = || {
            let palette = vec![crate::figure::colour::Rgba::hex(0)];
            Arc::new(Bitmap { width: 2, height: 1, pixels: vec![0, 0], palette })
        };
        let (ctx, mut textures) = (Context::default(), TextureCache::default());
        let (first, second) = (bitmap(), bitmap());
        let mut show = |bitmap: &Arc<Bitmap>| {
            let mut id = None;
            let mut output = ctx.run_ui(Default::default(), |ui| id = Some(textures.texture(ui.ctx(), bitmap)));
            output.textures_delta.clear();
            (id, textures.len())
        };
        let (id, _) = show(&first);
        assert_eq!(show(&first), (id, 1), "known by identity");
        assert_ne!(show(&second).0, id);
        assert_eq!(show(&second).1, 1, "the first is freed");
    }
}
