//! Definition of the command line arguments. Parsed by clap; the texts come from `cli.ftl`: `cli-run` for a command,
//! `cli-run.examples` for its examples, `cli-arg-size` for an argument.

use crate::figure::LegendPlace;
use crate::figure::theme::Theme;
use crate::paper::svg::TextForm;
use crate::text::Lang;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

#[derive(Debug, Parser)]
#[command(
    name = "losscape",
    version = crate::report::version::VERSION,
    override_usage = "losscape [SCENE]\n       losscape <COMMAND>",
    subcommand_precedence_over_arg = true,
    disable_help_subcommand = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[arg(value_name = "SCENE")]
    pub scene: Option<String>,
    #[arg(long, global = true, value_enum, value_name = "en|ru", hide_possible_values = true)]
    pub lang: Option<Lang>,
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
    #[arg(long, value_enum, value_name = "gl|cpu", hide_possible_values = true)]
    pub renderer: Option<RendererChoice>,
}

/// What is to draw the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RendererChoice {
    Gl,
    Cpu,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Presets {
        #[arg(value_name = "NAME")]
        name: Option<String>,
    },
    Run(Run),
    Render(Render),
    #[cfg(feature = "gui")]
    Screenshot(Screenshot),
    Lab(Lab),
    Handout(Handout),
    Check(Check),
    Docs,
    Info,
    #[cfg(feature = "packaging")]
    #[command(hide = true)]
    Package {
        #[arg(short = 'o', long = "output", id = "folder", value_name = "FOLDER")]
        folder: PathBuf,
    },
}

/// A scene and its `--set` changes.
#[derive(Debug, Args)]
pub(super) struct SceneArgument {
    #[arg(value_name = "SCENE")]
    pub scene: String,
    #[command(flatten)]
    pub changes: Changes,
}

#[derive(Debug, Args)]
pub(super) struct Changes {
    #[arg(long = "set", value_name = "path=value")]
    pub set: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct Run {
    #[command(flatten)]
    pub scene: SceneArgument,
    #[arg(short, long, value_name = "FILE", default_value = "-", hide_default_value = true)]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Render {
    #[command(flatten)]
    pub scene: SceneArgument,
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    #[command(flatten)]
    pub look: Look,
    #[arg(long, value_name = "STEP", allow_hyphen_values = true)]
    pub at: Option<String>,
    #[arg(
        long,
        value_enum,
        value_name = "outlines|live",
        default_value = "outlines",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub text: TextForm,
    #[arg(long, value_name = "STEP", allow_hyphen_values = true)]
    pub from: Option<String>,
    #[arg(long, value_name = "STEP", allow_hyphen_values = true)]
    pub to: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub fps: Option<String>,
    #[arg(long = "loop", id = "loop", value_name = "N|forever", allow_hyphen_values = true)]
    pub plays: Option<String>,
}

/// Options for a picture's look.
#[derive(Debug, Args)]
pub(super) struct Look {
    #[arg(
        long,
        value_name = "WxH",
        default_value = "1920x1080",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub size: String,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub dpi: Option<String>,
    #[arg(long, value_name = "7pt", allow_hyphen_values = true)]
    pub font_size: Option<String>,
    #[command(flatten)]
    pub theme: ThemeChoice,
    #[arg(long, value_enum, value_name = "auto|direct|beside|below|none", hide_possible_values = true)]
    pub legend: Option<LegendPlace>,
    #[arg(long, value_enum, value_name = "on|off", hide_possible_values = true)]
    pub title: Option<Switch>,
    #[arg(long, value_enum, value_name = "on|off", hide_possible_values = true)]
    pub watch: Option<Switch>,
    #[arg(long, value_enum, value_name = "on|off", hide_possible_values = true)]
    pub formula: Option<Switch>,
    #[arg(long, value_enum, value_name = "on|off", hide_possible_values = true)]
    pub charts: Option<Switch>,
    #[arg(long, value_enum, value_name = "on|off", hide_possible_values = true)]
    pub terms: Option<Switch>,
    #[arg(long)]
    pub transparent: bool,
    #[arg(long)]
    pub bare: bool,
}

/// On or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Switch {
    On,
    Off,
}

#[derive(Debug, Args)]
pub(super) struct ThemeChoice {
    #[arg(
        long,
        value_enum,
        value_name = "light|dark|projector",
        default_value = "light",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub theme: Theme,
}

#[cfg(feature = "gui")]
#[derive(Debug, Args)]
pub(super) struct Screenshot {
    #[command(flatten)]
    pub scene: SceneArgument,
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    #[arg(
        long = "size",
        id = "window-size",
        value_name = "WxH",
        default_value = "1280x720",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub size: String,
    #[arg(long, value_name = "FACTOR", default_value = "1", hide_default_value = true, allow_hyphen_values = true)]
    pub scale: String,
    #[command(flatten)]
    pub theme: ThemeChoice,
    #[arg(long, value_name = "STEP", allow_hyphen_values = true)]
    pub at: Option<String>,
    #[arg(long)]
    pub lecture: bool,
}

#[derive(Debug, Args)]
pub(super) struct Lab {
    #[arg(value_name = "LAB")]
    pub lab: Option<String>,
    #[arg(long = "set", value_name = "key=value", requires = "lab")]
    pub change: Vec<String>,
    #[arg(short, long, value_name = "FILE", requires = "lab", default_value = "-", hide_default_value = true)]
    pub output: PathBuf,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Debug, Args)]
pub(super) struct Handout {
    #[arg(short = 'o', long = "output", id = "folder", value_name = "FOLDER")]
    pub folder: PathBuf,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<String>,
    #[command(flatten)]
    pub changes: Changes,
}

impl Arguments {
    /// Parses the arguments; help and usage errors are returned as clap's message.
    pub fn parse(typed: Vec<OsString>, lang: Lang) -> Result<Self, clap::Error> {
        let mut command = command(lang);
        let matches = command.try_get_matches_from_mut(typed)?;
        Self::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
    }
}

/// The clap command with all texts in a language.
pub(super) fn command(lang: Lang) -> clap::Command {
    let command = Arguments::command();
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    names.iter().fold(worded(command, "cli", lang), |command, name| {
        command.mut_subcommand(name, |one| worded(one, &format!("cli-{name}"), lang))
    })
}

fn worded(command: clap::Command, key: &str, lang: Lang) -> clap::Command {
    let help = clap::Arg::new("help").short('h').long("help").action(clap::ArgAction::Help);
    let command = command.about(lang.t(key)).disable_help_flag(true).disable_version_flag(true).arg(help);
    let command = match command.get_name() {
        "losscape" => {
            command.arg(clap::Arg::new("version").short('V').long("version").action(clap::ArgAction::Version))
        }
        _ => command,
    };
    let command = command.mut_args(|arg| {
        let words = lang.t(&format!("cli-arg-{}", arg.get_id()));
        arg.help(words)
    });
    let template = template(&command, key, lang);
    command.help_template(template)
}

/// Template of the help page: clap's default has English headings.
fn template(command: &clap::Command, key: &str, lang: Lang) -> String {
    let mut page = format!("{{about}}\n\n{} {{usage}}\n", lang.t("cli-usage"));
    let mut part = |heading: &str, tag: &str, there: bool| {
        if there {
            page += &format!("\n{}\n{{{tag}}}\n", lang.t(heading));
        }
    };
    part("cli-commands", "subcommands", command.has_subcommands());
    part("cli-arguments", "positionals", command.get_positionals().next().is_some());
    part("cli-options", "options", true);
    let examples = format!("{key}.examples");
    if lang.has(&examples) {
        page += &format!("\n{}\n", lang.t(&examples));
    }
    page
}

/// The language of all messages: `--lang`, else the system's.
pub(super) fn language(typed: &[OsString]) -> Lang {
    let typed: Vec<_> = typed.iter().map(|word| word.to_string_lossy()).collect();
    let named = typed.iter().enumerate().find_map(|(i, word)| match word.strip_prefix("--lang") {
        Some("") => typed.get(i + 1).map(|word| word.to_string()),
        Some(rest) => rest.strip_prefix('=').map(str::to_owned),
        None => None,
    });
    let known = named.and_then(|name| Lang::ALL.into_iter().find(|lang| lang.key() == name));
    known.unwrap_or_else(|| of_system(|name| std::env::var(name).ok()))
}

/// Russian if the first non-empty of these variables begins with `ru`, else English.
fn of_system(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    if locale.is_some_and(|value| value.starts_with("ru")) { Lang::Ru } else { Lang::En }
}

impl ValueEnum for Lang {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }
    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(self.key().into())
    }
}

impl ValueEnum for LegendPlace {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }
    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(self.key().into())
    }
}

impl ValueEnum for TextForm {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }
    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(self.key().into())
    }
}

impl ValueEnum for Theme {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }
    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(self.key().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_sound_and_every_word_is_in_the_tables() {
        for lang in Lang::ALL {
            command(lang).debug_assert();
            let mut command = command(lang);
            command.build();
            let names = command.get_subcommands().map(|one| format!("cli-{}", one.get_name()));
            let arguments = std::iter::once(&command).chain(command.get_subcommands());
            let arguments =
                arguments.flat_map(|one| one.get_arguments()).map(|arg| format!("cli-arg-{}", arg.get_id()));
            for key in names.chain(arguments) {
                assert!(lang.has(&key), "{} lacks {key}", lang.key());
            }
        }
    }

    #[test]
    fn the_language_is_asked_for_or_the_system_s() {
        let typed = |words: &[&str]| language(&words.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(typed(&["losscape", "run", "1", "--lang", "ru"]), Lang::Ru);
        assert_eq!(typed(&["losscape", "--lang=ru", "docs"]), Lang::Ru);
        let system = |pairs: &'static [(&str, &str)]| {
            of_system(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(system(&[("LANG", "ru_RU.UTF-8")]), Lang::Ru);
        assert_eq!(system(&[("LANG", "ru_RU.UTF-8"), ("LC_ALL", "C.UTF-8")]), Lang::En);
        assert_eq!(system(&[("LANG", "ru_RU.UTF-8"), ("LC_ALL", "")]), Lang::Ru);
        assert_eq!(system(&[]), Lang::En);
    }
}
