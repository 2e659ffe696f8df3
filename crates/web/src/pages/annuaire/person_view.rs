//! A person, ready to show: addresses as on an envelope, numbers grouped, each block with its source.

use crate::format::{date, groups, phone};
use crate::lang::Lang;
use crate::pages::identifiants;
use directory::model::{
    Activity, Address, Card, Coded, Diploma, Exercise, Mailbox, Person, SourceKind, Structure,
};

/// The sheet.
pub struct PersonView {
    /// "Docteur Claire MARTIN".
    pub full_name: String,
    /// Profession and specialties in one line.
    pub headline: String,
    /// A student in at least one exercise.
    pub student: bool,
    /// RPPS whole, empty for a legacy person.
    pub rpps: String,
    /// RPPS in groups.
    pub rpps_groups: Vec<String>,
    /// National identifier in groups.
    pub idnps_groups: Vec<String>,
    /// Label and value of the further facts.
    pub facts: Vec<(&'static str, String)>,
    /// Exercises.
    pub exercises: Vec<ExerciseView>,
    /// Diplomas and authorisations.
    pub diplomas: Vec<DiplomaView>,
    /// Mailboxes.
    pub mailboxes: Vec<MailboxView>,
    /// The mailbox file is loaded: an empty list then means that none is published.
    pub mailboxes_known: bool,
    /// Cards.
    pub cards: Vec<CardView>,
    /// Source line of each block: main, diplomas, know-how, mailboxes, cards.
    pub source: Sources,
    /// Every file behind the sheet: kind, name, date.
    pub sources: Vec<(&'static str, String, String)>,
    /// Address of the same in JSON.
    pub json: String,
}

/// "Source: file, data of …", empty when the file is not loaded.
#[derive(Default)]
pub struct Sources {
    /// Persons and activities.
    pub main: String,
    /// Diplomas.
    pub diplomas: String,
    /// Mailboxes.
    pub mailboxes: String,
    /// Cards.
    pub cards: String,
}

/// One exercise.
pub struct ExerciseView {
    /// Profession.
    pub profession: String,
    /// Category.
    pub category: String,
    /// Category E.
    pub student: bool,
    /// "Cardiologie (Spécialité ordinale)".
    pub know_how: Vec<(String, String)>,
    /// "3 activities".
    pub count: String,
    /// The places.
    pub activities: Vec<ActivityView>,
}

/// One activity.
pub struct ActivityView {
    /// Name of the place, or that there is none.
    pub place: String,
    /// Enseigne when it differs.
    pub sign: String,
    /// Lines of an envelope.
    pub address: Vec<String>,
    /// Telephones as shown, with the digits for the link.
    pub phones: Vec<(String, String)>,
    /// Fax.
    pub fax: String,
    /// Electronic mail.
    pub email: String,
    /// Label and value: mode, kind, role, sector…
    pub facts: Vec<(&'static str, String)>,
    /// Label, number, address of its explanation.
    pub numbers: Vec<(&'static str, String, String)>,
    /// What FINESS says of the place.
    pub establishment: String,
    /// FINESS says closed.
    pub closed: bool,
}

/// One diploma or authorisation: what it is when not a diploma, label, type.
pub struct DiplomaView {
    /// Diploma or authorisation.
    pub what: &'static str,
    /// Label.
    pub label: String,
    /// Type or discipline.
    pub kind: String,
}

/// One mailbox.
pub struct MailboxView {
    /// Address.
    pub address: String,
    /// Kind.
    pub kind: String,
    /// Structure, service, profession: what tells it from the others.
    pub context: String,
    /// Accepts paperless documents.
    pub paperless: bool,
}

/// One card.
pub struct CardView {
    /// Type.
    pub kind: String,
    /// Number.
    pub number: String,
    /// Validity and opposition.
    pub validity: String,
    /// In opposition.
    pub revoked: bool,
}

/// Prepares the sheet.
pub fn view(person: &Person, t: Lang) -> PersonView {
    let source = |kind| {
        let stamp = person.sources.iter().find(|s| s.kind == kind);
        stamp.map(|s| t.source_of(&s.file, &date(&s.source_date, t))).unwrap_or_default()
    };
    let title = shown(&person.title);
    let other_names = person.other_names.iter().map(|(family, given)| join(&[given, family], " "));
    let facts = [
        (t.person_civility(), shown(&person.civility).to_owned()),
        (t.person_other_names(), other_names.collect::<Vec<_>>().join(", ")),
    ];
    PersonView {
        full_name: join(&[title, &person.given, &person.family], " "),
        headline: headline(person),
        student: person.exercises.iter().any(|e| e.student),
        rpps: person.rpps.clone(),
        rpps_groups: groups(&person.rpps),
        idnps_groups: groups(&person.idnps),
        facts: filled(facts),
        exercises: person.exercises.iter().map(|e| exercise(e, t)).collect(),
        diplomas: person.diplomas.iter().flat_map(|d| diploma(d, t)).collect(),
        mailboxes: person.mailboxes.iter().map(|m| mailbox(m, t)).collect(),
        mailboxes_known: person.sources.iter().any(|s| s.kind == SourceKind::MsSante),
        cards: person.cards.iter().map(|c| card(c, t)).collect(),
        source: Sources {
            main: source(SourceKind::PersonneActivite),
            diplomas: source(SourceKind::DiplAutExerc),
            mailboxes: source(SourceKind::MsSante),
            cards: source(SourceKind::Porteurs),
        },
        sources: person
            .sources
            .iter()
            .map(|s| (t.source(s.kind), s.file.clone(), date(&s.source_date, t)))
            .collect(),
        json: format!(
            "/api/v1/directory/persons/{}",
            if person.rpps.is_empty() { &person.idnps } else { &person.rpps }
        ),
    }
}

fn headline(person: &Person) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for exercise in &person.exercises {
        let known = exercise.know_how.iter().map(|k| shown(&k.value));
        for part in std::iter::once(shown(&exercise.profession)).chain(known) {
            if !part.is_empty() && !parts.contains(&part) {
                parts.push(part);
            }
        }
    }
    parts.truncate(4);
    parts.join(", ")
}

fn exercise(e: &Exercise, t: Lang) -> ExerciseView {
    ExerciseView {
        profession: shown(&e.profession).to_owned(),
        category: t.category(&e.category.code).unwrap_or(&e.category.label).to_owned(),
        student: e.student,
        know_how: e
            .know_how
            .iter()
            .map(|k| (shown(&k.value).to_owned(), shown(&k.kind).to_owned()))
            .collect(),
        count: t.activities(e.activities.len()),
        activities: e.activities.iter().map(|a| activity(a, e.know_how.len() < 2, t)).collect(),
    }
}

/// `alone`: the exercise has one savoir-faire, shown above its places; it is not repeated at each.
fn activity(a: &Activity, alone: bool, t: Lang) -> ActivityView {
    let nowhere = Structure::default();
    let s = a.structure.as_ref().unwrap_or(&nowhere);
    let name = [&s.name, &s.sign].into_iter().find(|n| !n.is_empty());
    let facts = [
        (
            t.person_activity_know_how(),
            if alone { String::new() } else { shown(&a.know_how.value).to_owned() },
        ),
        (t.person_mode(), shown(&a.mode).to_owned()),
        (t.person_genre(), shown(&a.genre).to_owned()),
        (t.person_role(), shown(&a.role).to_owned()),
        (t.person_sector(), shown(&a.sector).to_owned()),
        (t.person_section(), shown(&a.pharmacist_section).to_owned()),
        (t.person_authority(), a.authority.split('/').next().unwrap_or_default().to_owned()),
    ];
    let numbers = [
        (t.person_finess(), &s.finess),
        (t.person_finess_legal(), &s.finess_legal),
        (t.person_siret(), &s.siret),
        (t.person_technical(), &s.technical_id),
    ];
    let site = s.finess_site.as_ref();
    ActivityView {
        place: name.cloned().unwrap_or_else(|| t.person_no_place().to_owned()),
        sign: if s.name.is_empty() || s.sign == s.name { String::new() } else { s.sign.clone() },
        address: postal(&s.address),
        phones: [&s.phone, &s.phone2]
            .into_iter()
            .filter(|p| !p.is_empty())
            .map(|p| (phone(p), p.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()))
            .collect(),
        fax: phone(&s.fax),
        email: s.email.clone(),
        facts: filled(facts),
        numbers: numbers
            .into_iter()
            .filter(|(_, n)| !n.is_empty())
            .map(|(label, n)| (label, n.clone(), identifiants::url(n)))
            .collect(),
        establishment: site.map(|f| shown(&f.category).to_owned()).unwrap_or_default(),
        closed: site.is_some_and(|f| !f.open),
    }
}

/// The lines of an address as on an envelope (recipient and place, street, distribution, routing, country).
fn postal(a: &Address) -> Vec<String> {
    let routing = match a.routing.is_empty() {
        true => join(&[&a.postcode, &a.commune.label], " "),
        false => a.routing.clone(),
    };
    let country =
        if a.country.is_empty() || terminology::is_france(&a.country.code) { "" } else { shown(&a.country) };
    [
        a.recipient.clone(),
        a.location.clone(),
        join(&[&a.number, &a.repetition, shown(&a.street_type), &a.street], " "),
        a.distribution.clone(),
        routing,
        country.to_owned(),
    ]
    .into_iter()
    .filter(|line| !line.is_empty())
    .collect()
}

/// A line of the file may hold both a diploma and an authorisation.
fn diploma(d: &Diploma, t: Lang) -> Vec<DiplomaView> {
    [("", &d.diploma, &d.kind), (t.person_authorisation(), &d.authorisation, &d.discipline)]
        .into_iter()
        .filter(|(_, label, _)| !label.is_empty())
        .map(|(what, label, kind)| DiplomaView {
            what,
            label: shown(label).to_owned(),
            kind: shown(kind).to_owned(),
        })
        .collect()
}

fn mailbox(m: &Mailbox, t: Lang) -> MailboxView {
    MailboxView {
        address: m.address.clone(),
        kind: t.mailbox_kind(&m.kind).to_owned(),
        context: join(&[&m.structure_name, &m.service, &m.routing, shown(&m.profession)], ", "),
        paperless: m.paperless == "O",
    }
}

fn card(c: &Card, t: Lang) -> CardView {
    // The published form of these dates is not documented: those that are dates are written as dates.
    let [from, to, revoked] = [&c.valid_from, &c.valid_to, &c.revoked].map(|day| date(day, t));
    let mut validity = match (from.is_empty(), to.is_empty()) {
        (false, false) => format!("{} {from} {} {to}", t.card_valid(), t.card_to()),
        _ => join(&[&from, &to], " "),
    };
    if !revoked.is_empty() {
        validity = join(&[&validity, &format!("{} {revoked}", t.card_revoked())], ", ");
    }
    CardView {
        kind: shown(&c.kind).to_owned(),
        number: c.number.clone(),
        validity,
        revoked: !c.revoked.is_empty(),
    }
}

/// The label, else the code: a code that no table knows is still a fact.
fn shown(coded: &Coded) -> &str {
    if coded.label.is_empty() { &coded.code } else { &coded.label }
}

fn join(parts: &[&str], separator: &str) -> String {
    parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(separator)
}

fn filled<const N: usize>(facts: [(&'static str, String); N]) -> Vec<(&'static str, String)> {
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded(code: &str, label: &str) -> Coded {
        Coded { code: code.into(), label: label.into() }
    }

    #[test]
    fn an_address_reads_as_on_an_envelope() {
        let address = Address {
            number: "12".into(),
            repetition: "B".into(),
            street_type: coded("RUE", "Rue"),
            street: "DES LILAS".into(),
            postcode: "69003".into(),
            commune: coded("69383", "Lyon 3e"),
            country: coded("99000", "France"),
            ..Address::default()
        };
        assert_eq!(postal(&address), ["12 B Rue DES LILAS", "69003 Lyon 3e"]);
        let routed = Address {
            routing: "25300 DOUBS".into(),
            country: coded("99140", "Luxembourg"),
            ..Address::default()
        };
        assert_eq!(postal(&routed), ["25300 DOUBS", "Luxembourg"]);
    }

    #[test]
    fn a_sheet_with_almost_nothing_still_stands() {
        let person = Person { idnps: "0691234567".into(), family: "MARTIN".into(), ..Person::default() };
        let view = view(&person, Lang::Fr);
        assert_eq!(view.full_name, "MARTIN");
        assert!(view.facts.is_empty() && !view.mailboxes_known);
        assert_eq!(view.json, "/api/v1/directory/persons/0691234567");
    }

    #[test]
    fn one_line_may_hold_a_diploma_and_an_authorisation() {
        let both = Diploma {
            diploma: coded("DIP1", ""),
            authorisation: coded("A", "Plein exercice"),
            ..Diploma::default()
        };
        let views = diploma(&both, Lang::En);
        assert_eq!(views.iter().map(|v| v.label.as_str()).collect::<Vec<_>>(), ["DIP1", "Plein exercice"]);
    }

    #[test]
    fn a_card_in_opposition_is_said_so() {
        let revoked = Card {
            valid_from: "01/01/2024".into(),
            valid_to: "2027-01-01".into(),
            revoked: "20260202".into(),
            ..Card::default()
        };
        let view = card(&revoked, Lang::Fr);
        assert!(view.revoked);
        assert_eq!(view.validity, "valable du 01/01/2024 au 01/01/2027, mise en opposition le 02/02/2026");
    }
}
