//! What the integration tests share.
#![allow(dead_code, reason = "every test program uses its own part")]

use losscape::landscape::{Landscape, Noise, Spec};
use ron::Options;
use ron::extensions::Extensions;
use std::path::Path;

/// Opens a landscape in the spelling of scene files.
pub fn open(spec: &str) -> Landscape {
    open_in(spec, Path::new("."))
}

/// The same, for data relative to a folder.
pub fn open_in(spec: &str, folder: &Path) -> Landscape {
    let ron = Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES);
    let spec: Spec = ron.from_str(spec).expect(spec);
    spec.open(&Noise::default(), 1, Some(folder)).expect("the landscape opens")
}
