//! `losscape docs`: reference of the scene format, as Markdown tables made from the registries.

use super::docs_costs;
use crate::cost::{MOST_MEMORY, space};
use crate::figure::Facets;
use crate::lab::{Lab, Network, Quantity, Variant};
use crate::landscape::{Data, Noise, Spec, Synthetic};
use crate::net::{Gain, Init, RunningVariance};
use crate::optim::{BATCH_SIZE, Batch, Divide, Draw, ETA, Form, Growing, RuleSpec, Schedule};
use crate::params::{Param, Parameters};
use crate::scene::ChartKind;
use crate::scene::claim::{Claim, Ending, Measure};
use crate::scene::limits;
use crate::scene::stop::{HELD_OUT, PATIENCE};
use crate::text::{Lang, kebab};
use std::fmt::Write as _;

/// All tables.
pub(super) fn tables(lang: Lang) -> String {
    let mut page = Tables { lang, out: String::new() };
    page.family("cli-docs-landscapes", Spec::all().iter().map(|one| (spelling(one), one.text_key())));
    let data = Data::all();
    page.family("cli-docs-data", data.iter().map(|one| (rows(one), one.text_key().into())));
    let rules = RuleSpec::ALL.iter();
    page.family("cli-docs-rules", rules.map(|one| (with_keys(one.name(), one.parameters()), one.text_key())));
    let schedules = Schedule::ALL.iter();
    page.family(
        "cli-docs-schedules",
        schedules.map(|one| (with_keys(one.name(), one.parameters()), one.text_key().into())),
    );
    page.choices();
    page.forms();
    page.family("cli-docs-charts", ChartKind::ALL.iter().map(|one| (format!("{one:?}"), one.text_key().into())));
    page.family("cli-docs-facets", Facets::all().iter().map(|one| (one.name().to_owned(), one.text_key().into())));
    page.steps();
    page.family("cli-docs-labs", Lab::all().iter().map(|one| (format!("lab: {}()", one.name()), one.text_key())));
    let networks = Network::all();
    page.family(
        "cli-docs-networks",
        networks.iter().map(|one| (with_keys(one.name(), one.parameters()), one.text_key())),
    );
    page.nets();
    page.claims();
    page.numbers();
    page.numbers_of_labs();
    page.costs();
    #[cfg(feature = "gui")]
    page.keys();
    page.out
}

/// Columns of the tables of numbers.
const NUMBER_COLUMNS: [&str; 6] =
    ["cli-docs-in-scenes", "cli-docs-symbol", "cli-docs-name", "cli-docs-what", "cli-docs-default", "cli-docs-allowed"];

struct Tables {
    lang: Lang,
    out: String,
}

impl Tables {
    /// A table of named items: spelling in scene files, name, description.
    fn family(&mut self, heading: &str, rows: impl Iterator<Item = (String, String)>) {
        self.heading(heading, &["cli-docs-in-scenes", "cli-docs-name", "cli-docs-what"]);
        for (spelling, key) in rows {
            self.words(&spelling, &key);
        }
    }

    /// Steps taken apart: one, and several.
    fn steps(&mut self) {
        let lang = self.lang;
        self.heading("cli-docs-anatomy", &["cli-docs-in-scenes", "cli-docs-what"]);
        for (spelling, key) in [
            ("anatomy: (racer: 0, step: 3)", "cli-docs-anatomy-one"),
            ("anatomy: [(racer: 0, step: 2), (racer: 1, step: 2)]", "cli-docs-anatomy-several"),
        ] {
            self.row(&[&format!("`{spelling}`"), &lang.t(key)]);
        }
    }

    /// The other choices of a racer: batch, draw, divisor.
    fn choices(&mut self) {
        self.heading("cli-docs-choices", &["cli-docs-in-scenes", "cli-docs-name", "cli-docs-what"]);
        for batch in [Batch::Full, Batch::One, Batch::Size(10)] {
            self.words(&format!("batch: {batch:?}"), batch.text_key());
        }
        let growing = Batch::Growing(Growing::DEFAULT);
        self.words(&format!("batch: {}", with_keys("Growing", &Growing::DEFAULT)), growing.text_key());
        for draw in Draw::ALL {
            self.words(&format!("draw: {draw:?}"), draw.text_key());
        }
        for divide in Divide::ALL {
            self.words(&format!("divide: {divide:?}"), divide.text_key());
        }
    }

    /// The forms of rules, and which rules have them.
    fn forms(&mut self) {
        self.heading(
            "cli-docs-forms",
            &["cli-docs-in-scenes", "cli-docs-rules-with", "cli-docs-name", "cli-docs-what"],
        );
        for form in Form::ALL {
            let with: Vec<_> =
                RuleSpec::ALL.iter().filter(|rule| rule.forms().contains(&form)).map(RuleSpec::name).collect();
            let (name, doc) = (self.lang.t(form.text_key()), self.lang.t(&format!("{}.doc", form.text_key())));
            self.row(&[&format!("`form: {form:?}`"), &with.join(", "), &name, &doc]);
        }
    }

    /// The nets of labs (what follows each linear layer) and other choices of labs.
    fn nets(&mut self) {
        self.heading("cli-docs-nets", &["cli-docs-in-scenes", "cli-docs-name", "cli-docs-what"]);
        for net in Variant::all() {
            let spelling = net.parameters().map_or(net.name().to_owned(), |numbers| with_keys(net.name(), numbers));
            self.words(&spelling, &net.text_key());
        }
        self.words("Digits(file: \"mine.csv\")", "cli-docs-digits-file");
        for net in ["BatchNorm", "NoisyBatchNorm"] {
            for one in [RunningVariance::Unbiased, RunningVariance::Biased] {
                self.choice(net, "variance", &format!("{one:?}"));
            }
        }
        for one in [Gain::Vector, Gain::Scalar] {
            self.choice("LayerNorm", "gain", &format!("{one:?}"));
        }
        for one in Init::ALL {
            self.choice("training: ", "init", &format!("{one:?}"));
        }
        for lab in Lab::all() {
            for choice in lab.choices() {
                for option in &choice.options {
                    self.choice(&format!("lab: {}", lab.name()), choice.field, option);
                }
            }
        }
    }

    /// A row for a choice written in parentheses after `place`.
    fn choice(&mut self, place: &str, field: &str, name: &str) {
        self.words(&format!("{place}({field}: {name})"), &format!("labs-{field}-{}", kebab(name)));
    }

    /// Claims: their kinds, verdicts, measures, and quantities of labs.
    fn claims(&mut self) {
        let lang = self.lang;
        self.heading("cli-docs-claims", &["cli-docs-in-scenes", "cli-docs-what"]);
        let endings = Ending::ALL.map(|ending| format!("`{ending:?}`")).join(", ");
        for (spelling, key) in Claim::SPELLINGS {
            let doc = lang.with(&format!("{key}.doc"), &[("endings", endings.as_str().into())]);
            self.row(&[&format!("`{spelling}`"), &doc]);
        }
        self.heading("cli-docs-verdicts", &["cli-docs-in-scenes", "cli-docs-what"]);
        for ending in Ending::ALL {
            self.row(&[&format!("`{ending:?}`"), &lang.t(&format!("{}.doc", ending.text_key()))]);
        }
        self.heading("cli-docs-measures", &["cli-docs-in-scenes", "cli-docs-what"]);
        for measure in Measure::ALL {
            let doc = lang.t(&format!("{}.doc", measure.text_key()));
            self.row(&[&format!("`{}`", measure.spelling()), &doc]);
        }
        self.heading("cli-docs-quantities", &["cli-docs-in-scenes", "cli-docs-what"]);
        for quantity in Quantity::ALL {
            self.row(&[&format!("`Net(net, of: {quantity:?})`"), &lang.t(quantity.text_key())]);
        }
    }

    /// Every number, in the order of a scene file: path, symbol, name, description, default, range.
    fn numbers(&mut self) {
        self.heading("cli-docs-numbers", &NUMBER_COLUMNS);
        for landscape in Spec::all() {
            self.parameters(&format!("landscape: {}", landscape.name()), landscape.parameters());
        }
        self.parameters("Synthetic", &Data::Synthetic(Synthetic::default()));
        self.parameters("noise", &Noise::default());
        self.number("held_out", &HELD_OUT);
        self.number("view: levels", &limits::LEVELS);
        self.number("view: gradients", &limits::GRADIENTS);
        self.number("start, view: x, y", &limits::COORDINATE);
        self.number("steps", &limits::STEPS);
        for rule in RuleSpec::ALL {
            self.parameters(&format!("rule: {}", rule.name()), rule.parameters());
        }
        self.number("eta", &ETA);
        self.number("batch: Size(m)", &BATCH_SIZE);
        self.parameters("batch: Growing", &Growing::DEFAULT);
        for schedule in Schedule::ALL {
            self.parameters(&format!("schedule: {}", schedule.name()), schedule.parameters());
        }
        self.number("warmup", &limits::WARMUP);
        self.number("stop: patience", &PATIENCE);
    }

    /// Every number of the labs, in the order of a scene file; a part shared by several labs is listed once.
    fn numbers_of_labs(&mut self) {
        self.heading("cli-docs-lab-numbers", &NUMBER_COLUMNS);
        for network in Network::all() {
            self.parameters(&format!("network: {}", network.name()), network.parameters());
        }
        for net in Variant::all() {
            if let Some(numbers) = net.parameters() {
                self.parameters(&format!("nets: {}", net.name()), numbers);
            }
        }
        let mut seen = vec!["network"];
        for lab in Lab::all() {
            for (field, part) in lab.parts() {
                let owner = if field.is_empty() { lab.name() } else { field };
                if !seen.contains(&owner) {
                    seen.push(owner);
                    self.parameters(owner, part);
                }
            }
        }
        self.number("training warmup", &limits::WARMUP);
    }

    /// Time and memory at most.
    fn costs(&mut self) {
        let lang = self.lang;
        self.heading("cli-docs-costs", &["cli-docs-in-scenes", "cli-docs-time", "cli-docs-memory"]);
        for (name, cost) in docs_costs::all() {
            self.row(&[&format!("`{name}`"), &cost.time(lang), &cost.space(lang)]);
        }
        let most = space(MOST_MEMORY, lang);
        let _ = writeln!(self.out, "\n{}", lang.with("cli-docs-costs-read", &[("most", most.into())]));
    }

    /// All keyboard shortcuts, in the window and in the lecture.
    #[cfg(feature = "gui")]
    fn keys(&mut self) {
        self.heading("cli-docs-keys", &["cli-docs-action", "cli-docs-key-window", "cli-docs-key-lecture"]);
        for keys in crate::ui::keys::list::listed_keys(self.lang) {
            self.row(&[&keys.words, &keys.window, &keys.lecture]);
        }
        let _ = writeln!(self.out, "\n{}", self.lang.t("help-layout"));
    }

    fn parameters(&mut self, owner: &str, parameters: &dyn Parameters) {
        for param in parameters.params() {
            self.number(&format!("{owner} {}", param.key), param);
        }
    }

    fn number(&mut self, path: &str, param: &Param) {
        let (lang, path) = (self.lang, format!("`{path}`"));
        let words = lang.t(&format!("param-{}", param.text));
        let doc = lang.t(&format!("param-{}.doc", param.text));
        self.row(&[&path, param.symbol, &words, &doc, &lang.number(param.default, 6), &param.allowed.to_string()]);
    }

    fn words(&mut self, spelling: &str, key: &str) {
        self.row(&[&format!("`{spelling}`"), &self.lang.t(key), &self.lang.t(&format!("{key}.doc"))]);
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

/// `Quadratic(kappa, angle)`, `LeastSquares(Builtin("lecture"))`, `Saddle`.
fn spelling(landscape: &Spec) -> String {
    match landscape.data() {
        Some(_) => format!("{}(Builtin(\"lecture\"))", landscape.name()),
        None => with_keys(landscape.name(), landscape.parameters()),
    }
}

/// `Builtin("lecture")`, `File("rows.csv")`, `Synthetic(examples, noise, scale)`.
fn rows(data: &Data) -> String {
    match data {
        Data::Builtin(name) => format!("Builtin(\"{name}\")"),
        Data::File(_) => "File(\"rows.csv\")".to_owned(),
        Data::Table(_) => {
            "Table(path: \"rows.csv\", x1: \"height\", x2: \"width\", y: \"price\", standardise, separator, decimal)"
                .to_owned()
        }
        // `scale` is one field of two numbers.
        Data::Synthetic(_) => "Synthetic(examples, noise, scale)".to_owned(),
    }
}

fn with_keys(name: &str, parameters: &dyn Parameters) -> String {
    let keys: Vec<_> = parameters.params().iter().map(|param| param.key).collect();
    if keys.is_empty() { name.to_owned() } else { format!("{name}({})", keys.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_landscape_rule_and_number_has_its_row_in_words() {
        for lang in Lang::ALL {
            let page = tables(lang);
            for name in Spec::all().iter().map(Spec::name).chain(RuleSpec::ALL.iter().map(RuleSpec::name)) {
                assert!(page.contains(&format!("`{name}")), "{name} is missing");
            }
            for lab in Lab::all() {
                for (_, part) in lab.parts() {
                    for param in part.params() {
                        let row = format!("{} | {}", lang.t(&format!("param-{}", param.text)), "");
                        assert!(page.contains(row.trim_end()), "{} is missing", param.key);
                    }
                }
            }
            for name in Network::all().iter().map(Network::name).chain(Variant::all().iter().map(Variant::name)) {
                assert!(page.contains(&format!("`{name}")), "{name} is missing");
            }
            // An unknown text key is returned unchanged.
            for key in
                ["param-", ".doc", "cli-", "landscape-", "rule-", "schedule-", "lab-", "network-", "variant-", "labs-"]
            {
                assert!(!page.contains(key), "{}: {:?}", lang.key(), page.lines().find(|line| line.contains(key)));
            }
            let columns = |line: &str| line.matches(" | ").count();
            assert!(page.lines().filter(|line| line.contains("`Adam")).all(|line| [2, 5].contains(&columns(line))));
        }
    }
}
