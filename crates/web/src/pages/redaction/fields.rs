//! The form of an answer: an entry becomes fields, fields become an entry.

use crate::forms::{Choice, Field, Form, Typed};
use crate::lang::Lang;
use faq::content::{Broken, shipped_facets};
use faq::{Certainty, Entry, Facet, SCREENS, Source};
use identifiers::Text;
use jiff::civil::Date;

/// Longest answer typed, in characters: within what a form may weigh once encoded.
const MAX_ANSWER: usize = 40_000;
const CERTAINTIES: [(&str, Certainty); 4] = [
    ("officielle", Certainty::Official),
    ("datee", Certainty::Dated),
    ("rapportee", Certainty::Reported),
    ("deduite", Certainty::Deduced),
];

/// The form of an entry, as it stands, after what `form` holds already.
pub fn of_entry(form: Form, entry: &Entry, t: Lang) -> Form {
    let list = |values: &[String]| values.join("; ");
    let mut form = form
        .with(Field::text(t, "question", t.write_question()).max(400).value(&*entry.question))
        .with(
            Field::lines(t, "reponse", t.write_answer())
                .hint(t.write_answer_hint())
                .max(MAX_ANSWER)
                .value(&*entry.answer),
        )
        .with(
            Field::lines(t, "sources", t.faq_sources())
                .hint(t.write_sources_hint())
                .max(8_000)
                .value(sources(entry)),
        )
        .with(
            Field::select(t, "certitude", t.faq_certainty(), certainties(t))
                .value(certainty(entry.certainty)),
        )
        .with(
            Field::text(t, "reserve", t.write_caution())
                .hint(t.write_caution_hint())
                .max(600)
                .optional()
                .value(entry.caution.clone().unwrap_or_default()),
        )
        .with(Field::check(t, "incomplete", t.write_incomplete()).value(if entry.incomplete {
            "oui"
        } else {
            ""
        }))
        .with(
            Field::text(t, "manque", t.write_missing())
                .hint(t.write_missing_hint())
                .max(600)
                .optional()
                .value(entry.missing.clone().unwrap_or_default()),
        );
    for facet in Facet::ALL {
        let values = shipped_facets().values(facet).iter();
        let choices = values.map(|v| Choice::new(&*v.key, v.label.of(t.into()))).collect();
        let question = shipped_facets().question(facet, t.into());
        form = form
            .with(Field::checks(t, facet.key(), question, choices).value(entry.facets.of(facet).join(" ")));
    }
    let kinds =
        identifiers::comparison().columns.iter().map(|k| Choice::new(k.kind.id(), t.text(&k.name))).collect();
    let screens = SCREENS.iter().filter_map(|key| Some(Choice::new(*key, t.screen(key)?))).collect();
    form.with(
        Field::text(t, "mots_cles", t.write_keywords())
            .hint(t.write_keywords_hint())
            .max(2_000)
            .optional()
            .value(list(&entry.keywords)),
    )
    .with(
        Field::text(t, "exigences", t.faq_requirements())
            .hint(t.write_requirements_hint())
            .max(2_000)
            .optional()
            .value(list(&entry.requirements)),
    )
    .with(Field::checks(t, "identifiants", t.faq_identifiers(), kinds).value(entry.identifiers.join(" ")))
    .with(Field::checks(t, "ecrans", t.faq_screens(), screens).value(entry.screens.join(" ")))
    .with(
        Field::text(t, "voir_aussi", t.faq_related())
            .hint(t.write_related_hint())
            .max(2_000)
            .optional()
            .value(list(&entry.related)),
    )
    .with(
        Field::text(t, "portail", t.write_portal())
            .hint(t.write_portal_hint())
            .max(1_000)
            .optional()
            .value(list(&entry.portal)),
    )
    .with(Field::text(t, "remarque", t.write_note()).hint(t.write_note_hint()).max(300).optional())
}

/// What was typed, over an entry whose id, language and first day stay. What cannot be read is noted in the form; the
/// rules of entries are the store's.
pub fn read(form: &mut Form, typed: &Typed, before: &Entry) -> Entry {
    let list = |name: &str| list_of(typed.get(name));
    let own = |name: &str| Some(typed.get(name).trim().to_owned()).filter(|text| !text.is_empty());
    let certainty = form.choose(typed, "certitude", |word| {
        CERTAINTIES.iter().find(|(name, _)| *name == word).map(|(_, certainty)| *certainty)
    });
    let mut entry = Entry {
        question: typed.get("question").trim().to_owned(),
        answer: typed.get("reponse").trim().replace("\r\n", "\n"),
        sources: read_sources(form, typed.get("sources")),
        certainty: certainty.unwrap_or(before.certainty),
        caution: own("reserve"),
        incomplete: typed.get("incomplete") == "oui",
        missing: own("manque"),
        keywords: list("mots_cles"),
        requirements: list("exigences"),
        identifiers: typed.all("identifiants").map(str::to_owned).collect(),
        screens: typed.all("ecrans").map(str::to_owned).collect(),
        related: list("voir_aussi"),
        portal: list("portail"),
        ..before.clone()
    };
    // Said together; the store would say the first of them.
    let empty = [
        ("question", entry.question.is_empty()),
        ("reponse", entry.answer.is_empty()),
        ("sources", typed.get("sources").trim().is_empty()),
    ];
    for (name, _) in empty.iter().filter(|(_, empty)| *empty) {
        let said = (Lang::Fr.write_needed(), Lang::En.write_needed());
        form.refuse(name, &Text { fr: said.0.into(), en: said.1.into() });
    }
    for facet in Facet::ALL {
        *entry.facets.of_mut(facet) = typed.all(facet.key()).map(str::to_owned).collect();
    }
    entry
}

/// Items separated by semicolons (a keyword may hold a comma), each once, in order.
fn list_of(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for item in text.split(';').map(str::trim).filter(|item| !item.is_empty()) {
        if !all.iter().any(|known| known == item) {
            all.push(item.to_owned());
        }
    }
    all
}

/// Notes a broken rule beside its field.
pub fn refuse(form: &mut Form, broken: &Broken) {
    let name = match broken.field {
        "id" => "identifiant",
        "answer" => "reponse",
        "missing" => "manque",
        "keywords" => "mots_cles",
        "caution" => "reserve",
        other => other,
    };
    form.refuse(name, &sentence(broken.fr, broken.en));
}

/// A rule as a sentence.
fn sentence(fr: &str, en: &str) -> Text {
    let upper = |text: &str| {
        let mut chars = text.chars();
        let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}.", chars.as_str().trim_end_matches('.'))
    };
    Text { fr: upper(fr).into(), en: upper(en).into() }
}

fn certainties(t: Lang) -> Vec<Choice> {
    let choice = |(name, certainty): &(&'static str, Certainty)| {
        let (word, why, _) = crate::pages::faq::certainty(*certainty, t);
        Choice::new(*name, format!("{word}{}{why}", t.pick("\u{202f}: ", ": ")))
    };
    CERTAINTIES.iter().map(choice).collect()
}

fn certainty(certainty: Certainty) -> &'static str {
    CERTAINTIES.iter().find(|(_, c)| *c == certainty).map_or("", |(name, _)| name)
}

/// One source a line: title, address, date, day read, with bars between.
fn sources(entry: &Entry) -> String {
    let day = |d: &Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
    let line = |s: &Source| {
        let parts =
            [s.title.replace('|', "/"), s.url.clone().unwrap_or_default(), day(&s.date), day(&s.read)];
        let line = parts.join(" | ");
        line.trim_end_matches([' ', '|']).to_owned()
    };
    entry.sources.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn read_sources(form: &mut Form, text: &str) -> Vec<Source> {
    let mut all = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match source(line) {
            Ok(source) => all.push(source),
            Err((fr, en)) => {
                let fr = format!("Ligne {}\u{202f}: {fr}", at + 1);
                form.refuse("sources", &Text { fr: fr.into(), en: format!("Line {}: {en}", at + 1).into() });
            }
        }
    }
    all
}

fn source(line: &str) -> Result<Source, (&'static str, &'static str)> {
    let mut parts = line.split('|').map(str::trim);
    let mut next = || parts.next().filter(|part| !part.is_empty()).map(str::to_owned);
    let (title, url, date, read) = (next(), next(), next(), next());
    let day = |text: Option<String>| match text {
        None => Ok(None),
        Some(text) => text
            .parse::<Date>()
            .map(Some)
            .map_err(|_| ("une date s’écrit 2026-11-23.", "a date is written 2026-11-23.")),
    };
    if url.as_deref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
        return Err(("une adresse commence par https://.", "an address begins with https://."));
    }
    Ok(Source {
        title: title.ok_or(("le titre manque.", "the title is missing."))?,
        url,
        date: day(date)?,
        read: day(read)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Typed;
    use crate::shelf::SHIPPED;

    #[test]
    fn every_shipped_entry_goes_through_the_form_unchanged() {
        for entry in SHIPPED.iter() {
            let mut form = of_entry(Form::new(Lang::Fr, String::new()), entry, Lang::Fr);
            // As a browser would send it back.
            let mut sent = form_urlencoded::Serializer::new(String::new());
            sent.extend_pairs(form.sent());
            let typed = Typed::read(sent.finish().as_bytes());
            let read = read(&mut form, &typed, entry);
            assert!(form.is_sound(), "{}", entry.id);
            assert_eq!(read, **entry);
        }
    }

    #[test]
    fn a_source_is_read_or_told() {
        assert_eq!(
            source("ANS, FAQ | https://x.fr/a?b | 2025-12-15 | 2026-11-23").unwrap().url.unwrap(),
            "https://x.fr/a?b"
        );
        assert_eq!(source("Titre seul").unwrap().date, None);
        assert!(source("T | | 15/12/2025").is_err());
        assert!(source("| https://x.fr").is_err());
        assert!(source("T | javascript:alert(1)").is_err());
    }
}
