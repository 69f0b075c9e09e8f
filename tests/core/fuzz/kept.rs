//! Inputs that once failed.

use super::assigned;
use super::carriers::{CARRYING, gives_its_scene};
use super::dice::Dice;
use super::tried::{self, Tally};
use losscape::landscape::TableData;
use losscape::scene::Source;
use std::path::Path;

#[test]
fn comments_end_at_a_carriage_return() {
    // Everything behind the remark was passed over, and not told.
    for table in ["x1,x2,y\r1,2,3\r# a remark\r4,5,6\r7,8,9\r", "# by hand\rx1,x2,y\r1,2,3\r4,5,6\n7,8,9"] {
        let (rows, _) = TableData::default().read(table.into(), Path::new("rows.csv"), false).unwrap();
        assert_eq!(rows.x1, [1.0, 4.0, 7.0], "{table:?}");
    }
}

#[test]
fn small_multiples_over_a_number_have_no_other_fields() {
    let facets = r#"Over(path: "racers.0.eta", values: [0.1], view: [Loss])"#;
    let text = format!("(view: (facets: {facets}), racers: [(eta: 0.1)])");
    let source = Source { text, ..Source::default() };
    let told = source.scene().map(drop).map_err(|faults| faults.to_string()).unwrap_err();
    assert!(told.contains("“view”"), "{told}");
    let input = "(view: (facets: Over(path: \"steps\", values: [3])))\u{1e}view.facets.view.facets=[Loss]";
    let mut tally = Tally::default();
    assigned::try_assignments(input.as_bytes(), Path::new(""), &mut Dice::new(1, 0, 0), &mut tally);
    assert_eq!((tally.valid, tally.refused), (0, 1));
}

#[test]
fn a_figure_gives_its_scene_whatever_its_title_is() {
    for kind in CARRYING {
        for title in ["losscape-scene", "</metadata>", "]]>", "<metadata id=\"losscape-scene\">"] {
            gives_its_scene(kind, title.to_owned(), title.to_owned());
        }
    }
}

#[test]
fn sums_below_all_numbers_are_drawn() {
    // The grid of an axis that ends at 2e-308 stood at no place.
    let scene = r#"(landscape: Valley, view: (charts: [StepOverEta, StepSizeSum], facets: Racers), steps: 12,
        racers: [(rule: Adam(beta2: 0), eta: 2.2250714e-308, schedule: Step(factor: 0.287279), form: Slide)])"#;
    let folder = tempfile::tempdir().unwrap();
    let mut tally = Tally::default();
    (0..8).for_each(|k| tried::scene(scene.as_bytes(), folder.path(), &mut Dice::new(k, 0, 0), &mut tally));
    assert_eq!(tally.raced, 8);
}
