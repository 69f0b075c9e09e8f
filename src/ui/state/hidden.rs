//! Parts of the window that are not shown: a page that stands in another one asks for less than all.

/// Which parts are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// The top bar.
    pub top: bool,
    /// The panel of surface and methods.
    pub panels: bool,
    /// The strip of charts.
    pub charts: bool,
    /// The scrubber with its buttons.
    pub transport: bool,
}

impl Hidden {
    /// Their names in an address.
    pub const NAMES: [&str; 4] = ["top", "panels", "charts", "transport"];

    /// The parts of these names, and the first name that is none.
    pub fn of_names<'a>(names: impl IntoIterator<Item = &'a str>) -> (Self, Option<&'a str>) {
        let (mut hidden, mut unknown) = (Self::default(), None);
        for name in names {
            match name {
                "top" => hidden.top = true,
                "panels" => hidden.panels = true,
                "charts" => hidden.charts = true,
                "transport" => hidden.transport = true,
                other => unknown = unknown.or(Some(other)),
            }
        }
        (hidden, unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_a_part_and_others_are_told() {
        let all = Hidden { top: true, panels: true, charts: true, transport: true };
        assert_eq!(Hidden::of_names(Hidden::NAMES), (all, None));
        let (hidden, unknown) = Hidden::of_names(["charts", "menu", "legend"]);
        assert_eq!((hidden, unknown), (Hidden { charts: true, ..Hidden::default() }, Some("menu")));
    }
}
