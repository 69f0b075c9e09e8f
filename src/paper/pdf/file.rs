//! The objects of a PDF file: page, fonts, images, opacities, what is said of it, the attached scene.

use super::Sheet;
use super::letters::{Used, subset};
use crate::figure::drawing::Bitmap;
use crate::figure::measure::{ASCENT, CAP_HEIGHT, DESCENT, Font};
use crate::paper::About;
use crate::scene::carried;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{AssociationKind, CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use std::collections::BTreeMap;
use std::io::Write as _;

/// The name of an image on the page.
pub(super) fn image_name(index: usize) -> String {
    format!("I{index}")
}

/// The name of a font on the page.
pub(super) fn font_name(font: Font) -> String {
    format!("F{}", font as usize)
}

/// The name of the opacities of fill and stroke.
pub(super) fn opacity_name((fill, stroke): (u8, u8)) -> String {
    format!("G{fill}-{stroke}")
}

/// A file that is being written, and the number of its next object.
struct File {
    pdf: Pdf,
    next: i32,
}

impl File {
    fn object(&mut self) -> Ref {
        self.next += 1;
        Ref::new(self.next)
    }
}

/// The file of one page.
pub(super) fn write(sheet: Sheet, [width, height]: [f32; 2], about: &About) -> Vec<u8> {
    let mut file = File { pdf: Pdf::new(), next: 0 };
    let [catalog, pages, page, content, info] = std::array::from_fn(|_| file.object());
    let attached = about.scene.as_deref().map(|scene| attach(&mut file, scene));
    let fonts: Vec<(Font, Ref)> =
        sheet.letters.fonts().map(|(font, used)| (font, write_font(&mut file, font, used))).collect();
    let images: Vec<Ref> = sheet.images.iter().map(|bitmap| write_image(&mut file, bitmap)).collect();
    let opacities: Vec<_> = sheet.opacities.iter().map(|opacities| (*opacities, file.object())).collect();
    for ((fill, stroke), id) in &opacities {
        let share = |part: u8| f32::from(part) / 255.0;
        file.pdf.ext_graphics(*id).non_stroking_alpha(share(*fill)).stroking_alpha(share(*stroke));
    }
    file.pdf.stream(content, &packed(&sheet.content.finish())).filter(Filter::FlateDecode);
    file.pdf.pages(pages).kids([page]).count(1);
    let mut leaf = file.pdf.page(page);
    leaf.parent(pages).media_box(Rect::new(0.0, 0.0, width, height)).contents(content);
    let mut resources = leaf.resources();
    let mut list = resources.fonts();
    fonts.iter().for_each(|(font, id)| {
        list.pair(Name(font_name(*font).as_bytes()), *id);
    });
    list.finish();
    let mut list = resources.x_objects();
    images.iter().enumerate().for_each(|(k, id)| {
        list.pair(Name(image_name(k).as_bytes()), *id);
    });
    list.finish();
    let mut list = resources.ext_g_states();
    opacities.iter().for_each(|(of, id)| {
        list.pair(Name(opacity_name(*of).as_bytes()), *id);
    });
    list.finish();
    resources.finish();
    leaf.finish();
    let mut root = file.pdf.catalog(catalog);
    root.pages(pages);
    if let Some(id) = attached {
        root.names().embedded_files().names().insert(Str(SCENE.as_bytes()), id);
        root.insert(Name(b"AF")).array().item(id);
    }
    if !about.title.is_empty() {
        root.viewer_preferences().display_doc_title(true);
    }
    root.finish();
    let mut said = file.pdf.document_info(info);
    said.creator(TextStr(&format!("losscape {}", env!("CARGO_PKG_VERSION"))));
    if !about.title.is_empty() {
        said.title(TextStr(&about.title));
    }
    if !about.description.is_empty() {
        said.subject(TextStr(&about.description));
    }
    said.finish();
    file.pdf.finish()
}

/// The attached scene's name.
const SCENE: &str = "scene.ron";

/// Attaches the scene, not packed: it is read back without an unpacker.
fn attach(file: &mut File, scene: &str) -> Ref {
    let [data, id] = [file.object(), file.object()];
    let mut embedded = file.pdf.embedded_file(data, scene.as_bytes());
    embedded.subtype(Name(carried::MIME.as_bytes()));
    embedded.params().size(scene.len() as i32);
    embedded.finish();
    let mut spec = file.pdf.file_spec(id);
    spec.path(Str(SCENE.as_bytes())).unic_file(TextStr(SCENE)).embedded_file(data);
    spec.description(TextStr("the scene of losscape that makes this figure"));
    spec.association_kind(AssociationKind::Source);
    spec.finish();
    id
}

/// Writes the used part of a font; codes are its glyphs' numbers.
fn write_font(file: &mut File, font: Font, used: &BTreeMap<u16, Used>) -> Ref {
    let [id, descendant, descriptor, to_unicode, data] = std::array::from_fn(|_| file.object());
    let name = match font {
        Font::Regular => "LOSSCA+NotoSans-Regular",
        Font::SemiBold => "LOSSCA+NotoSans-SemiBold",
        Font::Math => "LOSSCA+NotoSansMath-Regular",
        Font::Symbols => "LOSSCA+NotoSansSymbols2-Regular",
    };
    let name = Name(name.as_bytes());
    let system = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
    let pdf = &mut file.pdf;
    let mut whole = pdf.type0_font(id);
    whole.base_font(name).encoding_predefined(Name(b"Identity-H")).descendant_font(descendant).to_unicode(to_unicode);
    whole.finish();
    let mut cid = pdf.cid_font(descendant);
    cid.subtype(CidFontType::Type2).base_font(name).system_info(system).font_descriptor(descriptor).default_width(0.0);
    cid.cid_to_gid_map_predefined(Name(b"Identity"));
    let mut widths = cid.widths();
    for (glyph, used) in used {
        widths.consecutive(*glyph, [1000.0 * used.advance]);
    }
    widths.finish();
    cid.finish();
    let mut described = pdf.font_descriptor(descriptor);
    described.name(name).flags(FontFlags::SYMBOLIC).italic_angle(0.0);
    described.bbox(Rect::new(-1000.0, -1000.0 * DESCENT, 2000.0, 1000.0 * ASCENT));
    described.ascent(1000.0 * ASCENT).descent(-1000.0 * DESCENT).cap_height(1000.0 * CAP_HEIGHT);
    described.stem_v(if font == Font::SemiBold { 120.0 } else { 80.0 }).font_file2(data);
    described.finish();
    let mut names = UnicodeCmap::new(Name(b"losscape"), system);
    for (glyph, used) in used.iter().filter(|(_, used)| !used.text.is_empty()) {
        names.pair_with_multiple(*glyph, used.text.chars());
    }
    let names = names.finish();
    pdf.cmap(to_unicode, &packed(&names)).filter(Filter::FlateDecode);
    let bytes = subset(font, used.keys().copied());
    let outlines = packed(&bytes);
    let mut stream = pdf.stream(data, &outlines);
    stream.filter(Filter::FlateDecode).pair(Name(b"Length1"), bytes.len() as i32);
    id
}

/// Writes a bitmap with its palette, and its opacities where not all are whole.
fn write_image(file: &mut File, bitmap: &Bitmap) -> Ref {
    let [id, mask] = [file.object(), file.object()];
    let pixels = &bitmap.pixels[..bitmap.width * bitmap.height];
    let [width, height] = [bitmap.width as i32, bitmap.height as i32];
    let is_clear = bitmap.palette.iter().any(|colour| colour.0[3] < 255);
    let colours: Vec<u8> = bitmap.palette.iter().flat_map(|colour| [colour.0[0], colour.0[1], colour.0[2]]).collect();
    let data = packed(pixels);
    let mut image = file.pdf.image_xobject(id, &data);
    image.filter(Filter::FlateDecode);
    image.width(width).height(height).bits_per_component(8);
    image.color_space().indexed(Name(b"DeviceRGB"), bitmap.palette.len() as i32 - 1, &colours);
    if is_clear {
        image.s_mask(mask);
    }
    image.finish();
    if is_clear {
        let opacity = |pixel: &u8| bitmap.palette.get(usize::from(*pixel)).map_or(0, |colour| colour.0[3]);
        let data = packed(&pixels.iter().map(opacity).collect::<Vec<u8>>());
        let mut image = file.pdf.image_xobject(mask, &data);
        image.filter(Filter::FlateDecode);
        image.width(width).height(height).bits_per_component(8).color_space().device_gray();
    }
    id
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("memory takes every byte")
}
