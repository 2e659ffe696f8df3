//! What is left to say of a product, or does not go together: shown beside its card and before a validation. Advice; what
//! is impossible is refused elsewhere.

use super::lifecycle::{InScope, Lifecycle};
use super::model::{Card, Certification, Nil};
use crate::naming;
use identifiers::{Level, Reason, Text};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// A certificate is told about so many days before its end (ours).
pub const EXPIRY_NOTICE_DAYS: i32 = 90;

/// What a check of the card finds, the gravest first. `mes`: the product is, or wants to be, in a démarche of Mon espace
/// santé.
pub fn check(card: &Card, mes: bool, today: Date) -> Vec<Reason> {
    let mut found = naming::check(&card.name).findings;
    scope(card.lifecycle, today, &mut found);
    if mes && !card.mes_name_agrees() {
        found.push(say("mes_name_differs", Level::Error, mes_name()));
    }
    if card.description.is_empty() {
        found.push(say("description_missing", Level::Warning, description_missing()));
    }
    if card.nil == Nil::NotSaid {
        found.push(say("nil_not_said", Level::Warning, nil_not_said()));
    }
    versions(card, &mut found);
    for certification in &card.certifications {
        expiry(certification, today, &mut found);
    }
    found.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    found
}

fn scope(lifecycle: Lifecycle, today: Date, found: &mut Vec<Reason>) {
    match lifecycle.in_scope(today) {
        InScope::Yes => {}
        InScope::Soon { planned } if planned < today => {
            found.push(say("production_date_over", Level::Warning, production_date_over()));
        }
        InScope::Soon { .. } => {}
        InScope::NotYet { from } => found.push(say("not_yet_in_scope", Level::Warning, not_yet(from))),
        InScope::Retired => found.push(say("retired", Level::Info, retired())),
    }
}

fn versions(card: &Card, found: &mut Vec<Reason>) {
    let mut all = card.editions.iter().flat_map(|edition| &edition.versions).peekable();
    if all.peek().is_none() {
        found.push(say("version_missing", Level::Warning, version_missing()));
        return;
    }
    // Ségur: obsolete versions are declared, or an explicit "none".
    if !card.none_obsolete && !all.any(|version| version.obsolete) {
        found.push(say("obsolete_not_said", Level::Warning, obsolete_not_said()));
    }
}

fn expiry(certification: &Certification, today: Date, found: &mut Vec<Reason>) {
    let Some(until) = certification.until else { return };
    let name = &certification.name;
    if until < today {
        found.push(say("certification_over", Level::Warning, over(name, until)));
    } else if until <= today.saturating_add(EXPIRY_NOTICE_DAYS.days()) {
        found.push(say("certification_ends", Level::Info, ends(name, until)));
    }
}

fn say(id: &'static str, level: Level, text: Text) -> Reason {
    Reason { id, level, text }
}

const fn mes_name() -> Text {
    Text::new(
        "Le nom vu par les citoyens dans Mon espace santé manque, ou diffère du nom commercial.",
        "The name that citizens see in Mon espace santé is missing, or differs from the commercial name.",
    )
}

const fn description_missing() -> Text {
    Text::new("La description du produit manque.", "The description of the product is missing.")
}

const fn nil_not_said() -> Text {
    Text::new(
        "Le NIL du CNDA n’est pas renseigné. S’il n’y en a pas, déclarez «\u{202f}aucun\u{202f}».",
        "The NIL of the CNDA is not given. If there is none, declare “none”.",
    )
}

const fn version_missing() -> Text {
    Text::new(
        "Aucune version n’est déclarée\u{202f}: chaque édition et chaque version commercialisée est à renseigner.",
        "No version is declared: every edition and every version on the market is to be given.",
    )
}

const fn obsolete_not_said() -> Text {
    Text::new(
        "Aucune version n’est marquée obsolète. Si c’est exact, déclarez-le explicitement.",
        "No version is marked obsolete. If that is right, declare it explicitly.",
    )
}

const fn production_date_over() -> Text {
    Text::new(
        "La date prévue de mise en production est passée\u{202f}: mettez à jour le cycle de vie.",
        "The planned production date is over: update the lifecycle.",
    )
}

fn not_yet(from: Option<Date>) -> Text {
    match from {
        None => Text::new(
            "Produit en développement sans date de mise en production\u{202f}: il n’est pas encore concerné.",
            "Product in development without a production date: it is not concerned yet.",
        ),
        Some(from) => Text::of(
            format!("Produit en développement\u{202f}: il sera concerné à partir du {}.", french(from)),
            format!("Product in development: it will be concerned from {from} on."),
        ),
    }
}

const fn retired() -> Text {
    Text::new(
        "Produit retiré\u{202f}: il n’est plus concerné.",
        "Retired product: it is no longer concerned.",
    )
}

fn over(name: &str, until: Date) -> Text {
    Text::of(
        format!("La certification «\u{202f}{name}\u{202f}» est échue depuis le {}.", french(until)),
        format!("The certification “{name}” ended on {until}."),
    )
}

fn ends(name: &str, until: Date) -> Text {
    Text::of(
        format!("La certification «\u{202f}{name}\u{202f}» prend fin le {}.", french(until)),
        format!("The certification “{name}” ends on {until}."),
    )
}

/// `31/12/2026`.
fn french(day: Date) -> String {
    day.strftime("%d/%m/%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::product::{Edition, Version};
    use jiff::civil::date;

    fn ids(card: &Card, mes: bool) -> Vec<&'static str> {
        check(card, mes, date(2026, 11, 23)).iter().map(|finding| finding.id).collect()
    }

    fn whole() -> Card {
        let version = Version { number: "4.1".to_owned(), date: None, obsolete: false };
        Card {
            name: "Jade iOS Mobile".to_owned(),
            commercial_name: "Jade".to_owned(),
            description: "Agenda partagé".to_owned(),
            nil: Nil::None,
            editions: vec![Edition { name: String::new(), versions: vec![version] }],
            none_obsolete: true,
            ..Card::default()
        }
    }

    #[test]
    fn a_whole_card_is_fine_and_each_gap_is_told() {
        assert!(ids(&whole(), false).is_empty());
        assert_eq!(ids(&whole(), true), ["mes_name_differs"]);
        assert!(ids(&Card { mes_name: Some("Jade".to_owned()), ..whole() }, true).is_empty());
        assert_eq!(ids(&Card { nil: Nil::NotSaid, ..whole() }, false), ["nil_not_said"]);
        assert_eq!(ids(&Card { description: String::new(), ..whole() }, false), ["description_missing"]);
        assert_eq!(ids(&Card { editions: Vec::new(), ..whole() }, false), ["version_missing"]);
        assert_eq!(ids(&Card { none_obsolete: false, ..whole() }, false), ["obsolete_not_said"]);
        assert_eq!(ids(&Card { name: "Jade iOS Site Web".to_owned(), ..whole() }, false), ["contradiction"]);
    }

    #[test]
    fn dates_are_looked_at() {
        let certified = |until| Card {
            certifications: vec![Certification {
                name: "HDS".to_owned(),
                reference: String::new(),
                from: None,
                until: Some(until),
            }],
            ..whole()
        };
        assert_eq!(ids(&certified(date(2026, 11, 22)), false), ["certification_over"]);
        assert_eq!(ids(&certified(date(2026, 11, 23)), false), ["certification_ends"]);
        assert_eq!(ids(&certified(date(2027, 2, 21)), false), ["certification_ends"]);
        assert!(ids(&certified(date(2027, 2, 22)), false).is_empty());
        let planned = |planned| Card { lifecycle: Lifecycle::InDevelopment { planned }, ..whole() };
        assert_eq!(ids(&planned(Some(date(2026, 11, 22))), false), ["production_date_over"]);
        assert!(ids(&planned(Some(date(2026, 12, 1))), false).is_empty());
        let far = check(&planned(Some(date(2027, 12, 1))), false, date(2026, 11, 23));
        assert_eq!(
            far[0].text.fr,
            "Produit en développement\u{202f}: il sera concerné à partir du 01/06/2027."
        );
        assert_eq!(ids(&Card { lifecycle: Lifecycle::Retired, ..whole() }, false), ["retired"]);
    }
}
