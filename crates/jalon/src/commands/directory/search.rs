//! `jalon directory search`: one line as one says it, fields, or both (DIR-4).

mod print;

use crate::commands::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use clap::Args;
use directory::Query;
use std::io::Write;

/// The question. Every field given must hold.
#[derive(Debug, Args)]
pub struct Search {
    /// Free line: names, profession, specialty, place, numbers ("martin cardio 69")
    #[arg(value_name = "LINE")]
    text: Vec<String>,
    /// Refuse typo tolerance
    #[arg(long)]
    exact: bool,
    /// Do not count the facets
    #[arg(long)]
    no_facets: bool,
    /// Items in the page; 0 for the total alone
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = limit)]
    limit: usize,
    /// First item of the page
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,
    #[command(flatten)]
    who: Who,
    #[command(flatten)]
    what: What,
    #[command(flatten)]
    place: Place,
}

/// The person.
#[derive(Debug, Args)]
#[command(next_help_heading = "The person")]
struct Who {
    /// RPPS, 11 digits
    #[arg(long, value_name = "NUMBER", default_value = "", hide_default_value = true)]
    rpps: String,
    /// National identifier: type digit + identifier
    #[arg(long, value_name = "NUMBER", default_value = "", hide_default_value = true)]
    idnps: String,
    /// Family name in practice, beginning of any word
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    family: String,
    /// First name in practice, beginning of any word
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    given: String,
    /// MSSanté address, whole
    #[arg(long, value_name = "ADDRESS", default_value = "", hide_default_value = true)]
    mailbox: String,
}

/// The exercise and the activity.
#[derive(Debug, Args)]
#[command(next_help_heading = "The exercise")]
struct What {
    /// Profession: code or beginning of its label
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    profession: String,
    /// Savoir-faire (specialty, competence): code or beginning of any word of its label
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    know_how: String,
    /// Category: C civil, E student, M military
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    category: String,
    /// Mode: L liberal, S salaried, B volunteer, I
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    mode: String,
    /// Genre of activity, code
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    genre: String,
}

/// The place.
#[derive(Debug, Args)]
#[command(next_help_heading = "The place")]
struct Place {
    /// Name of the structure, words
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    structure: String,
    /// FINESS of the site or of the legal entity
    #[arg(long, value_name = "NUMBER", default_value = "", hide_default_value = true)]
    finess: String,
    /// SIRET or SIREN
    #[arg(long, value_name = "NUMBER", default_value = "", hide_default_value = true)]
    siret: String,
    /// Postcode, whole or beginning
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    postcode: String,
    /// Commune: words or INSEE code
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    city: String,
    /// Street, words
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    street: String,
    /// Département: code (69, 2A, 971) or name
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    departement: String,
}

fn limit(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(n) if n <= Query::MAX_LIMIT => Ok(n),
        _ => Err(format!("0..={}", Query::MAX_LIMIT)),
    }
}

impl From<Search> for Query {
    fn from(search: Search) -> Self {
        let Search { text, who, what, place, exact, no_facets, limit, offset } = search;
        Self {
            text: text.join(" "),
            rpps: who.rpps,
            idnps: who.idnps,
            family: who.family,
            given: who.given,
            mailbox: who.mailbox,
            profession: what.profession,
            know_how: what.know_how,
            category: what.category,
            mode: what.mode,
            genre: what.genre,
            structure: place.structure,
            finess: place.finess,
            siret: place.siret,
            postcode: place.postcode,
            city: place.city,
            street: place.street,
            departement: place.departement,
            exact,
            facets: !no_facets,
            offset,
            limit,
        }
    }
}

/// Searches; finding nobody is an answer.
pub fn run(args: Search, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let query = Query::from(args);
    let page = context.current()?.search(&query)?;
    if context.json {
        context.print_json(&page, out)?;
    } else {
        print::page(&page, &query, context.lang, out)?;
    }
    Ok(Outcome::Done)
}
