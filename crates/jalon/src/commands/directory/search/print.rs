//! A page of results for people: the total, how the line was read, one line per person, the counts.

use crate::failure::Failure;
use crate::figures;
use crate::lang::Lang;
use crate::table::{Align, Table, clean, cut};
use directory::query::{FacetCount, Hit, Reading};
use directory::{Query, SearchPage};
use std::io::Write;

/// Widest cell of a text column: a page of results must hold on a usual screen.
const WIDEST: usize = 44;
/// Values shown for each facet.
const FACET_VALUES: usize = 6;

/// Prints it.
pub fn page(page: &SearchPage, query: &Query, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let total = figures::counted(
        page.total,
        lang,
        ["professionnel", "professionnels"],
        ["professional", "professionals"],
    );
    let date = figures::date(&page.source_date, lang);
    let time = figures::duration(page.elapsed_us, lang);
    let data = lang.pick("données du", "data of");
    writeln!(out, "{total} · {data} {date} · {time}")?;
    for line in [readings(&page.readings, lang), notes(&page.notes, lang)].into_iter().flatten() {
        writeln!(out, "{line}")?;
    }
    if !page.items.is_empty() {
        writeln!(out)?;
        hits(&page.items, lang).print("  ", out)?;
        more(page, query, lang, out)?;
    }
    if page.total == 0 {
        writeln!(
            out,
            "{}",
            lang.pick(
                "Essayez avec moins de mots, ou sans filtre\u{202f}; «\u{202f}jalon id check NUMÉRO\u{202f}» dit ce qu’est un numéro.",
                "Try fewer words, or no filter; `jalon id check NUMBER` tells what a number is."
            )
        )?;
    }
    facets(page, lang, out)
}

/// `martin = nom · cardio = savoir-faire (Cardiologie…)`.
fn readings(readings: &[Reading], lang: Lang) -> Option<String> {
    if readings.is_empty() {
        return None;
    }
    let one = |reading: &Reading| {
        let kind = match reading.kind {
            "name" => lang.pick("nom", "name"),
            "profession" => lang.pick("profession", "profession"),
            "know_how" => lang.pick("savoir-faire", "savoir-faire"),
            "departement" => lang.pick("département", "département"),
            "postcode" => lang.pick("code postal", "postcode"),
            "city" => lang.pick("commune", "commune"),
            "identifier" => lang.pick("identifiant", "identifier"),
            "ignored" => lang.pick("non compris", "not understood"),
            other => other,
        };
        let word = cut(&clean(&reading.word), WIDEST);
        match reading.value.as_str() {
            "" => format!("{word} = {kind}"),
            value if value.eq_ignore_ascii_case(&reading.word) => format!("{word} = {kind}"),
            value => format!("{word} = {kind} ({})", clean(value)),
        }
    };
    let parts: Vec<String> = readings.iter().map(one).collect();
    Some(format!("{}{}", lang.pick("Lu\u{202f}: ", "Read: "), parts.join(" · ")))
}

fn notes(notes: &[&'static str], lang: Lang) -> Option<String> {
    let one = |note: &&'static str| match *note {
        "text_cut" => {
            lang.pick("ligne trop longue, la fin n’a pas été lue", "line too long, its end was not read")
        }
        "typo_used" => lang.pick("orthographe approchée", "approximate spelling"),
        "phonetic_used" => lang.pick("prononciation approchée", "approximate pronunciation"),
        other => other,
    };
    let parts: Vec<&str> = notes.iter().map(one).collect();
    (!parts.is_empty()).then(|| format!("{}{}", lang.pick("Remarque\u{202f}: ", "Note: "), parts.join(" · ")))
}

fn hits(items: &[Hit], lang: Lang) -> Table {
    let mut table = Table::new([
        (lang.pick("Identifiant", "Identifier"), Align::Left),
        (lang.pick("Nom", "Name"), Align::Left),
        (lang.pick("Profession", "Profession"), Align::Left),
        (lang.pick("Lieu", "Place"), Align::Left),
        ("MSSanté", Align::Left),
        (lang.pick("À savoir", "Remarks"), Align::Left),
    ]);
    for hit in items {
        // A legacy identifier has no RPPS: its IDNPS is then what names the person.
        let id = if hit.rpps.is_empty() { &hit.idnps } else { &hit.rpps };
        table.row([
            figures::identifier(id),
            cut(&joined(&[&hit.family, &hit.given], " "), WIDEST),
            cut(&joined(&[&hit.profession, &hit.know_how], ", "), WIDEST),
            cut(&joined(&[&joined(&[&hit.postcode, &hit.city], " "), &hit.structure], " · "), WIDEST),
            if hit.mailbox { lang.pick("oui", "yes").to_owned() } else { String::new() },
            remarks(hit, lang),
        ]);
    }
    table
}

fn remarks(hit: &Hit, lang: Lang) -> String {
    let mut remarks = Vec::new();
    if hit.student {
        remarks.push(lang.pick("étudiant", "student").to_owned());
    }
    if hit.homonym {
        remarks.push(lang.pick("homonyme", "homonym").to_owned());
    }
    if hit.activities > 1 {
        let n = u64::from(hit.activities);
        remarks.push(figures::counted(n, lang, ["activité", "activités"], ["activity", "activities"]));
    }
    match hit.reason.field {
        "typo" => remarks.push(lang.pick("nom voisin", "close name").to_owned()),
        "phonetic" => remarks.push(lang.pick("nom de même son", "sounds alike").to_owned()),
        _ => {}
    }
    remarks.join(", ")
}

fn joined(parts: &[&str], separator: &str) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(separator)
}

fn more(page: &SearchPage, query: &Query, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let end = query.offset + page.items.len();
    if end as u64 >= page.total {
        return Ok(());
    }
    let (first, last) = (figures::count(query.offset as u64 + 1, lang), figures::count(end as u64, lang));
    match lang {
        Lang::Fr => writeln!(out, "\nDe {first} à {last}\u{202f}; la suite avec --offset {end}.")?,
        Lang::En => writeln!(out, "\n{first} to {last}; the next ones with --offset {end}.")?,
    }
    Ok(())
}

fn facets(page: &SearchPage, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let facets = &page.facets;
    let mut table = Table::new([("", Align::Left), ("", Align::Left)]);
    for (title, values) in [
        (lang.pick("Profession", "Profession"), &facets.profession),
        (lang.pick("Savoir-faire", "Savoir-faire"), &facets.know_how),
        (lang.pick("Département", "Département"), &facets.departement),
        (lang.pick("Catégorie", "Category"), &facets.category),
        (lang.pick("Mode", "Mode"), &facets.mode),
    ] {
        // One value tells nothing that the page does not.
        if values.len() > 1 {
            table.row([title.to_owned(), values_line(values, lang)]);
        }
    }
    if !table.is_empty() {
        writeln!(out)?;
        table.print("  ", out)?;
    }
    Ok(())
}

fn values_line(values: &[FacetCount], lang: Lang) -> String {
    let one = |facet: &FacetCount| {
        let value = &facet.value;
        let label = if value.label.is_empty() { &value.code } else { &value.label };
        format!("{} {}", cut(label, WIDEST), figures::count(facet.count, lang))
    };
    let mut parts: Vec<String> = values.iter().take(FACET_VALUES).map(one).collect();
    if values.len() > FACET_VALUES {
        parts.push("…".to_owned());
    }
    parts.join(" · ")
}
