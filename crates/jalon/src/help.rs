//! Reading the command line, with help and usage errors in the language of the reader.

use crate::clap_fr;
use crate::cli::Cli;
use crate::failure;
use crate::lang::Lang;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, FromArgMatches};
use std::ffi::OsString;
use std::process::ExitCode;

/// The command line, or the exit status when there is nothing more to do (help, version, wrong usage).
pub fn parse(args: impl Iterator<Item = OsString>) -> Result<Cli, ExitCode> {
    let args: Vec<OsString> = args.collect();
    let lang = asked_language(&args);
    let mut command = command(lang);
    let parsed = command.try_get_matches_from_mut(&args).and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| refuse(&error, lang, &args))
}

/// The command tree, its texts in one language.
fn command(lang: Lang) -> Command {
    let tree = Cli::command();
    let tree = match lang {
        Lang::Fr => clap_fr::translate(tree),
        Lang::En => tree,
    };
    flags(tree, lang)
}

/// `--help` and `--version`, ours because the parser's own are in English.
fn flags(command: Command, lang: Lang) -> Command {
    let version = command.get_version().is_some();
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .next_help_heading(None::<&str>)
        .mut_subcommands(|sub| flags(sub, lang));
    let flag = |id: &'static str, short: char, action: ArgAction, help: &'static str| {
        Arg::new(id).short(short).long(id).action(action).help(help)
    };
    let help = flag("help", 'h', ArgAction::Help, lang.pick("Afficher l’aide", "Show the help"));
    if !version {
        return command.arg(help);
    }
    let version = lang.pick("Afficher la version", "Show the version");
    command.arg(help).arg(flag("version", 'V', ArgAction::Version, version))
}

/// The language is needed before the command line is understood: help and errors are written in it.
fn asked_language(args: &[OsString]) -> Lang {
    let mut words = args.iter().map(|arg| arg.to_string_lossy());
    let mut asked = None;
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => asked = words.next().map(std::borrow::Cow::into_owned),
            Some(value) => asked = value.strip_prefix('=').map(str::to_owned).or(asked),
            None => {}
        }
    }
    match asked.or_else(|| std::env::var("JALON_LANG").ok()).as_deref() {
        Some("fr") => Lang::Fr,
        Some("en") => Lang::En,
        _ => Lang::from_environment(),
    }
}

fn refuse(error: &clap::Error, lang: Lang, args: &[OsString]) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // The reader of a help text may leave before its end.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let json = args.iter().any(|arg| arg == "--json");
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand && !json {
        let _ = error.print();
    } else {
        failure::tell("usage", &message(error, lang), lang, json);
    }
    ExitCode::from(failure::USAGE)
}

/// One sentence: what is wrong, then how to see the right words.
fn message(error: &clap::Error, lang: Lang) -> String {
    let said = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let (arg, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    let sentence = match (error.kind(), lang) {
        (ErrorKind::UnknownArgument, Lang::Fr) => {
            format!("l’option ou l’argument «\u{202f}{arg}\u{202f}» n’existe pas ici")
        }
        (ErrorKind::UnknownArgument, Lang::En) => format!("there is no option or argument `{arg}` here"),
        (ErrorKind::InvalidSubcommand, Lang::Fr) => {
            format!("la commande «\u{202f}{}\u{202f}» n’existe pas", said(ContextKind::InvalidSubcommand))
        }
        (ErrorKind::InvalidSubcommand, Lang::En) => {
            format!("there is no command `{}`", said(ContextKind::InvalidSubcommand))
        }
        (ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, Lang::Fr) => {
            "il manque une commande".to_owned()
        }
        (ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, Lang::En) => {
            "a command is missing".to_owned()
        }
        (ErrorKind::MissingRequiredArgument, Lang::Fr) => format!("il manque {arg}"),
        (ErrorKind::MissingRequiredArgument, Lang::En) => format!("{arg} is missing"),
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, _) if value.is_empty() => {
            lang.pick(format!("il manque une valeur à {arg}"), format!("{arg} needs a value"))
        }
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, _) => {
            let taken = accepted(error, &said);
            lang.pick(
                format!("«\u{202f}{value}\u{202f}» ne convient pas à {arg}{taken}"),
                format!("`{value}` does not suit {arg}{taken}"),
            )
        }
        (ErrorKind::ArgumentConflict, Lang::Fr) => {
            format!("{arg} est donné deux fois, ou avec une option qui l’exclut")
        }
        (ErrorKind::ArgumentConflict, Lang::En) => {
            format!("{arg} is given twice, or with an option that excludes it")
        }
        (ErrorKind::InvalidUtf8, Lang::Fr) => "un argument n’est pas un texte en UTF-8".to_owned(),
        (ErrorKind::InvalidUtf8, Lang::En) => "an argument is not UTF-8 text".to_owned(),
        // The parser's own words: rare kinds, in English.
        _ => error.to_string().lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned(),
    };
    let help = lang.pick(
        "\u{202f}; la commande suivie de --help donne les mots attendus",
        "; the command followed by --help gives the expected words",
    );
    format!("{sentence}{help}")
}

/// The values that would do, in brackets, when they are known.
fn accepted(error: &clap::Error, said: &dyn Fn(ContextKind) -> String) -> String {
    let values = said(ContextKind::ValidValue);
    let reason = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    match (values.is_empty(), reason.is_empty()) {
        (false, _) => format!(" ({values})"),
        (true, false) => format!(" ({reason})"),
        (true, true) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    fn usage(line: &str, lang: Lang) -> String {
        let error = command(lang).try_get_matches_from(args(line)).unwrap_err();
        message(&error, lang)
    }

    #[test]
    fn the_language_asked_for_wins_wherever_it_stands() {
        assert_eq!(asked_language(&args("jalon --lang en id")), Lang::En);
        assert_eq!(asked_language(&args("jalon id check 1 --lang=fr")), Lang::Fr);
    }

    #[test]
    fn usage_errors_name_what_is_wrong() {
        let fr = usage("jalon directory search --famly x", Lang::Fr);
        assert!(fr.contains("--famly") && fr.contains("n’existe pas") && fr.contains("--help"), "{fr}");
        let en = usage("jalon directory search --limit 5000", Lang::En);
        assert!(en.contains("5000") && en.contains("--limit") && en.contains("1000"), "{en}");
        let en = usage("jalon directory changes", Lang::En);
        assert!(en.contains("--since") && en.contains("missing"), "{en}");
        let fr = usage("jalon id explain rps", Lang::Fr);
        assert!(fr.contains("rps") && fr.contains("finess"), "{fr}");
    }

    #[test]
    fn the_command_tree_is_sound_in_both_languages() {
        command(Lang::Fr).debug_assert();
        command(Lang::En).debug_assert();
    }
}
