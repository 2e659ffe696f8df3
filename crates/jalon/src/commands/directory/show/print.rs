//! The identity sheet of a professional, for people.

use crate::failure::Failure;
use crate::figures;
use crate::lang::Lang;
use crate::table::{Align, Table, clean};
use directory::model::{Activity, Address, Coded, Exercise, Person, Structure};
use std::io::Write;

/// Prints it.
pub fn person(person: &Person, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let title = if person.title.is_empty() { &person.civility } else { &person.title };
    let name = joined([label(title), &person.family, &person.given], " ");
    writeln!(out, "{}", clean(&name))?;
    let mut ids = Vec::new();
    if !person.rpps.is_empty() {
        ids.push(format!("RPPS {}", figures::identifier(&person.rpps)));
    }
    ids.push(format!("IDNPS {}", figures::identifier(&person.idnps)));
    writeln!(out, "{}", ids.join(" · "))?;
    if !person.other_names.is_empty() {
        let names: Vec<String> =
            person.other_names.iter().map(|(family, given)| joined([family, given], " ")).collect();
        let also = lang.pick("Aussi écrit\u{202f}: ", "Also written: ");
        writeln!(out, "{also}{}", clean(&names.join(" · ")))?;
    }
    for one in &person.exercises {
        exercise(one, lang, out)?;
    }
    mailboxes(person, lang, out)?;
    diplomas(person, lang, out)?;
    cards(person, lang, out)?;
    sources(person, lang, out)
}

fn exercise(exercise: &Exercise, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let student = if exercise.student { lang.pick(" (étudiant)", " (student)") } else { "" };
    let head = joined([label(&exercise.profession), label(&exercise.category)], ", ");
    writeln!(out, "\n{}{student}", clean(&head))?;
    if !exercise.know_how.is_empty() {
        let all: Vec<&str> = exercise.know_how.iter().map(|one| label(&one.value)).collect();
        let title = lang.pick("Savoir-faire\u{202f}: ", "Savoir-faire: ");
        writeln!(out, "  {title}{}", clean(&all.join(" · ")))?;
    }
    for one in &exercise.activities {
        activity(one, lang, out)?;
    }
    Ok(())
}

fn activity(activity: &Activity, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let head = joined(
        [
            label(&activity.mode),
            label(&activity.role),
            label(&activity.genre),
            label(&activity.sector),
            label(&activity.pharmacist_section),
        ],
        " · ",
    );
    let nothing = lang.pick("activité sans précision", "activity without details");
    writeln!(out, "  - {}", if head.is_empty() { nothing.to_owned() } else { clean(&head) })?;
    match &activity.structure {
        Some(place) => structure(place, lang, out),
        None => Ok(writeln!(
            out,
            "    {}",
            lang.pick("sans lieu d’exercice déclaré", "no place of practice declared")
        )?),
    }
}

fn structure(place: &Structure, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let name = joined([&place.name, &place.sign], " · ");
    let address = address(&place.address);
    let call = joined([&place.phone, &place.phone2, &place.email], " · ");
    let fax = lang.pick("télécopie", "fax");
    let fax = if place.fax.is_empty() { String::new() } else { format!("{fax} {}", place.fax) };
    let ids: Vec<String> = [
        ("FINESS", &place.finess),
        ("FINESS EJ", &place.finess_legal),
        ("SIRET", &place.siret),
        (lang.pick("id. technique", "technical id"), &place.technical_id),
    ]
    .iter()
    .filter(|(_, number)| !number.is_empty())
    .map(|(what, number)| format!("{what} {number}"))
    .collect();
    for line in [name, address, joined([&call, &fax], " · "), ids.join(" · ")] {
        if !line.is_empty() {
            writeln!(out, "    {}", clean(&line))?;
        }
    }
    Ok(())
}

/// One line, as on an envelope; the routing line already holds postcode and town.
fn address(address: &Address) -> String {
    let street =
        joined([&address.number, &address.repetition, label(&address.street_type), &address.street], " ");
    let town = if address.routing.is_empty() {
        joined([&address.postcode, label(&address.commune)], " ")
    } else {
        address.routing.clone()
    };
    let abroad = !matches!(address.country.code.as_str(), "" | "99000" | "99100");
    let country = if abroad { label(&address.country) } else { "" };
    joined([&address.recipient, &address.location, &street, &address.distribution, &town, country], ", ")
}

fn mailboxes(person: &Person, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let mut table = Table::new([("", Align::Left), ("", Align::Left), ("", Align::Left)]);
    for one in &person.mailboxes {
        let place = joined([&one.structure_name, &one.service, &one.routing], " · ");
        table.row([one.kind.clone(), one.address.clone(), place]);
    }
    section(lang.pick("Boîtes MSSanté", "MSSanté mailboxes"), &table, out)
}

fn diplomas(person: &Person, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let mut table = Table::new([("", Align::Left), ("", Align::Left)]);
    for one in &person.diplomas {
        for (kind, value) in [(&one.kind, &one.diploma), (&one.authorisation, &one.discipline)] {
            if !(kind.is_empty() && value.is_empty()) {
                table.row([label(value).to_owned(), label(kind).to_owned()]);
            }
        }
    }
    section(lang.pick("Diplômes et autorisations", "Diplomas and authorisations"), &table, out)
}

fn cards(person: &Person, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let mut table = Table::new([
        (lang.pick("Carte", "Card"), Align::Left),
        (lang.pick("Numéro", "Number"), Align::Left),
        (lang.pick("Valable du", "Valid from"), Align::Left),
        (lang.pick("au", "to"), Align::Left),
        (lang.pick("Opposition", "Revoked"), Align::Left),
    ]);
    for one in &person.cards {
        let date = |text: &str| figures::date(text, lang);
        table.row([
            label(&one.kind).to_owned(),
            one.number.clone(),
            date(&one.valid_from),
            date(&one.valid_to),
            date(&one.revoked),
        ]);
    }
    section(lang.pick("Cartes", "Cards"), &table, out)
}

fn sources(person: &Person, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let mut table = Table::new([("", Align::Left), ("", Align::Left)]);
    for one in &person.sources {
        table.row([one.file.clone(), figures::date(&one.source_date, lang)]);
    }
    section(lang.pick("Sources", "Sources"), &table, out)
}

fn section(title: &str, table: &Table, out: &mut dyn Write) -> Result<(), Failure> {
    if table.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{title}")?;
    table.print("  ", out)?;
    Ok(())
}

/// The label, or the code when there is no label.
fn label(coded: &Coded) -> &str {
    if coded.label.is_empty() { &coded.code } else { &coded.label }
}

fn joined<const N: usize>(parts: [&str; N], separator: &str) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(separator)
}
