//! Every landscape of the registry.
use losscape::landscape::{Noise, Spec};
#[test]
fn opens() {
    for spec in Spec::all() {
        let l = spec.open(&Noise::default(), 1, None).unwrap();
        println!(
            "{} {:?} {:?} start {:?} v {} n {} minima {} g {:?} {:?}",
            spec.name(),
            l.domain(),
            l.lowest(),
            l.start(),
            l.value(l.start()),
            l.objects(),
            l.minima().len(),
            l.gradient(l.start()),
            l.minima().first().map(|w| (l.gradient(*w), l.curvatures(*w)))
        );
    }
}
