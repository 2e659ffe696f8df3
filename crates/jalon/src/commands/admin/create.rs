//! `jalon admin create`: the first administrator.

use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use crate::lang::Lang;
use crate::records::{self, Places, Schema};
use accounts::field::{EmailAddress, FieldError};
use accounts::password::{Hasher, Password};
use accounts::{PersonName, Site, admin};
use clap::Args;
use std::io::{BufRead as _, IsTerminal as _, Read as _, Write};
use std::str::FromStr;

/// Who.
#[derive(Debug, Args)]
pub struct Create {
    /// E-mail address, to sign in with
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    /// Given name
    #[arg(long, value_name = "NAME")]
    given: String,
    /// Family name
    #[arg(long, value_name = "NAME")]
    family: String,
    /// Read the password from the first line of standard input instead of asking for it
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    places: Places,
}

/// Longest first line that is read: far above the longest password.
const LONGEST: u64 = 64 * 1024;

/// Makes the account.
pub fn run(args: &Create, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let email: EmailAddress = field("--email", &args.email)?;
    let name = PersonName { given: field("--given", &args.given)?, family: field("--family", &args.family)? };
    let password = if args.password_stdin { from_stdin()? } else { asked(context.lang)? };
    let keys = args.places.keys(context, Schema::Current)?;
    let person = records::run(&args.places, context, Schema::Current, async |db| {
        // The command writes no mail: the address of the platform is not needed.
        let base = "http://localhost".parse().map_err(|error| Failure::internal(&error))?;
        let site = Site::new(base, keys, Hasher::new(), 1);
        let acting = records::acting("admin create");
        let lang = context.lang.pick(accounts::Lang::Fr, accounts::Lang::En);
        Ok(admin::create(&site, &db, &acting, &email, &name, lang, password).await?)
    })?;
    if context.json {
        context.print_json(&serde_json::json!({ "id": person.id, "email": person.email }), out)?;
        return Ok(Outcome::Done);
    }
    match context.lang {
        Lang::Fr => {
            writeln!(out, "Le compte {} est créé.", person.email)?;
            writeln!(
                out,
                "Connectez-vous, puis ajoutez un second facteur\u{202f}: les rôles d’administration attendent qu’il y en ait un."
            )?;
        }
        Lang::En => {
            writeln!(out, "The account {} is made.", person.email)?;
            writeln!(out, "Sign in, then add a second factor: administration waits until there is one.")?;
        }
    }
    Ok(Outcome::Done)
}

fn field<T: FromStr<Err = FieldError>>(option: &str, text: &str) -> Result<T, Failure> {
    text.parse().map_err(|error: FieldError| {
        let said = error.text();
        Failure::refused(
            error.code(),
            format!("{option}\u{202f}: {}", said.fr),
            format!("{option}: {}", said.en),
        )
    })
}

fn from_stdin() -> Result<Password, Failure> {
    let mut line = String::new();
    std::io::stdin().lock().take(LONGEST).read_line(&mut line).map_err(|error| unreadable(&error))?;
    let typed = line.strip_suffix('\n').unwrap_or(&line);
    password(typed.strip_suffix('\r').unwrap_or(typed))
}

/// Asked for twice on the terminal, not shown.
fn asked(lang: Lang) -> Result<Password, Failure> {
    if !std::io::stdin().is_terminal() {
        return Err(Failure::refused(
            "password_needed",
            "le mot de passe se tape dans un terminal, ou se donne sur l’entrée standard avec --password-stdin",
            "the password is typed in a terminal, or given on standard input with --password-stdin",
        ));
    }
    let prompt = |fr, en| rpassword::prompt_password(lang.pick(fr, en)).map_err(|error| unreadable(&error));
    let typed =
        prompt("Mot de passe (15 caractères au moins)\u{202f}: ", "Password (15 characters at least): ")?;
    if typed != prompt("Le même encore une fois\u{202f}: ", "The same once more: ")? {
        return Err(Failure::refused(
            "passwords_differ",
            "les deux mots de passe diffèrent\u{202f}; rien n’a été créé, recommencez",
            "the two passwords differ; nothing was made, try again",
        ));
    }
    password(&typed)
}

fn password(typed: &str) -> Result<Password, Failure> {
    Password::new(typed).map_err(|_| {
        Failure::refused(
            "password.too_long",
            "le mot de passe est trop long (1\u{202f}024 caractères au plus)",
            "the password is too long (1,024 characters at most)",
        )
    })
}

fn unreadable(error: &std::io::Error) -> Failure {
    Failure::refused(
        "password_needed",
        format!("le mot de passe n’a pas pu être lu\u{202f}: {error}"),
        format!("the password could not be read: {error}"),
    )
}
