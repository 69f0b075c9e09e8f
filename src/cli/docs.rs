//! `losscape docs`: what a scene may say, as Markdown tables made from the registries.

use crate::landscape::{Noise, Spec};
use crate::optim::{BATCH_SIZE, ETA, RuleSpec, Schedule};
use crate::params::{Allowed, Param, Parameters};
use crate::scene::limits;
use crate::text::Lang;
use std::fmt::Write as _;

/// All tables.
pub(super) fn tables(lang: Lang) -> String {
    let mut page = Tables { lang, out: String::new() };
    let landscapes: Vec<_> = Spec::all();
    page.family("cli-docs-landscapes", landscapes.iter().map(|one| (one.name(), one.text_key(), one.parameters())));
    let rules = RuleSpec::ALL;
    page.family("cli-docs-rules", rules.iter().map(|one| (one.name(), one.text_key().to_owned(), one.parameters())));
    let schedules = Schedule::ALL;
    page.family("cli-docs-schedules", schedules.iter().map(|one| (one.name(), one.text_key().to_owned(), one.parameters())));
    page.numbers(&landscapes, &rules, &schedules);
    page.out
}

struct Tables {
    lang: Lang,
    out: String,
}

impl Tables {
    /// Name in scene files, words, what it is.
    fn family<'a>(&mut self, heading: &str, rows: impl Iterator<Item = (&'a str, String, &'a dyn Parameters)>) {
        self.heading(heading, &["cli-docs-in-scenes", "cli-docs-name", "cli-docs-teaches"]);
        for (name, key, parameters) in rows {
            let keys: Vec<_> = parameters.params().iter().map(|param| param.key).collect();
            let spelling = if keys.is_empty() { name.to_owned() } else { format!("{name}({})", keys.join(", ")) };
            self.row(&[&format!("`{spelling}`"), &self.lang.t(&key), &self.lang.t(&format!("{key}.doc"))]);
        }
    }

    /// Every number: where it stands, symbol, what it is, default, allowed.
    fn numbers(&mut self, landscapes: &[Spec], rules: &[RuleSpec], schedules: &[Schedule]) {
        let columns =
            ["cli-docs-path", "cli-docs-symbol", "cli-docs-name", "cli-docs-teaches", "cli-docs-default", "cli-docs-allowed"];
        self.heading("cli-docs-numbers", &columns);
        for landscape in landscapes {
            self.parameters(&format!("landscape: {}", landscape.name()), landscape.parameters());
        }
        self.parameters("noise", &Noise::default());
        for param in [&limits::COORDINATE, &limits::STEPS, &limits::LEVELS, &ETA, &BATCH_SIZE, &limits::WARMUP] {
            self.number("", param);
        }
        for rule in rules {
            self.parameters(&format!("rule: {}", rule.name()), rule.parameters());
        }
        for schedule in schedules {
            self.parameters(&format!("schedule: {}", schedule.name()), schedule.parameters());
        }
    }

    fn parameters(&mut self, owner: &str, parameters: &dyn Parameters) {
        for param in parameters.params() {
            self.number(owner, param);
        }
    }

    fn number(&mut self, owner: &str, param: &Param) {
        let lang = self.lang;
        let path = if owner.is_empty() { format!("`{}`", param.key) } else { format!("`{owner}` `{}`", param.key) };
        let words = lang.t(&format!("param-{}", param.text));
        let doc = lang.t(&format!("param-{}.doc", param.text));
        self.row(&[&path, param.symbol, &words, &doc, &lang.number(param.default, 6), &allowed(lang, param.allowed)]);
    }

    fn heading(&mut self, heading: &str, columns: &[&str]) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        let _ = writeln!(self.out, "### {}\n", self.lang.t(heading));
        let columns: Vec<_> = columns.iter().map(|key| self.lang.t(key)).collect();
        self.row(&columns.iter().map(String::as_str).collect::<Vec<_>>());
        let _ = writeln!(self.out, "|{}", "---|".repeat(columns.len()));
    }

    fn row(&mut self, cells: &[&str]) {
        let cells: Vec<_> = cells.iter().map(|cell| cell.replace('|', "\\|").replace('\n', " ")).collect();
        let _ = writeln!(self.out, "| {} |", cells.join(" | "));
    }
}

/// `0 ≤ x < 1`, or in words where any finite number is allowed.
fn allowed(lang: Lang, allowed: Allowed) -> String {
    if allowed == Allowed::FINITE { lang.t("cli-docs-finite") } else { allowed.to_string() }
}
