//! A line of results, ready to show.

use super::highlight::{Piece, pieces};
use crate::format::groups;
use crate::lang::Lang;
use directory::query::Hit;
use std::sync::Arc;

/// One person.
pub struct HitView {
    /// Address of the person's page.
    pub url: String,
    /// Civilité d'exercice.
    pub title: Arc<str>,
    /// Nom d'exercice, cut for marking.
    pub family: Vec<Piece>,
    /// Prénom d'exercice, cut for marking.
    pub given: Vec<Piece>,
    /// RPPS (or legacy identifier) in groups.
    pub number: Vec<String>,
    /// Profession.
    pub profession: Arc<str>,
    /// Savoir-faire, empty when none or when it repeats the profession.
    pub know_how: Arc<str>,
    /// Category, when it is not the ordinary one.
    pub category: Option<&'static str>,
    /// Category E.
    pub student: bool,
    /// Mode label.
    pub mode: Arc<str>,
    /// Name of the place.
    pub structure: String,
    /// Postcode and town.
    pub town: String,
    /// "+ 2 other activities", empty when none.
    pub more: String,
    /// Has a mailbox.
    pub mailbox: bool,
    /// Shares the name with another person.
    pub homonym: bool,
    /// Why it matched, when the marks do not show it.
    pub reason: Option<&'static str>,
}

/// Prepares a hit.
pub fn view(hit: &Hit, t: Lang) -> HitView {
    let key = if hit.rpps.is_empty() { &hit.idnps } else { &hit.rpps };
    let town = [hit.postcode.as_str(), hit.city.as_str()];
    HitView {
        url: format!("/annuaire/{key}"),
        // A title tells something (Docteur, Professeur); a civility only lengthens the line.
        title: match &*hit.title {
            "Monsieur" | "Madame" | "M" | "MME" => Arc::default(),
            _ => Arc::clone(&hit.title),
        },
        family: pieces(&hit.family, &hit.reason.words),
        given: pieces(&hit.given, &hit.reason.words),
        number: groups(key),
        profession: Arc::clone(&hit.profession),
        know_how: if hit.know_how == hit.profession { Arc::default() } else { Arc::clone(&hit.know_how) },
        category: t.category(&hit.category).filter(|_| &*hit.category == "M"),
        student: hit.student,
        mode: Arc::clone(&hit.mode),
        structure: hit.structure.clone(),
        town: town.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" "),
        more: if hit.activities > 1 { t.more_activities(hit.activities - 1) } else { String::new() },
        mailbox: hit.mailbox,
        homonym: hit.homonym,
        reason: match hit.reason.field {
            "typo" => Some(t.reason_typo()),
            "phonetic" => Some(t.reason_phonetic()),
            "identifier" => Some(t.reason_identifier()),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use directory::query::Reason;

    #[test]
    fn a_hit_says_who_where_and_why() {
        let reason = Reason { field: "typo", words: ["martin".into()].into(), distance: 1 };
        let hit = Hit {
            rpps: "10000668540".into(),
            family: "MARTIN".into(),
            city: "LYON".into(),
            activities: 3,
            reason,
            ..Hit::default()
        };
        let view = view(&hit, Lang::Fr);
        assert_eq!(view.url, "/annuaire/10000668540");
        assert_eq!(view.number.join(" "), "10 000 668 540");
        assert!(view.family[0].mark);
        assert_eq!(view.town, "LYON");
        assert_eq!(view.reason, Some("orthographe voisine"));
        assert!(view.more.ends_with("2 autres activités"));
    }

    #[test]
    fn a_legacy_person_is_reached_by_the_national_identifier() {
        let hit = Hit { idnps: "0691234567".into(), activities: 1, ..Hit::default() };
        let view = view(&hit, Lang::En);
        assert_eq!(view.url, "/annuaire/0691234567");
        assert_eq!(view.more, "");
    }
}
