//! Where what an answer names is found in the program.

use crate::routes;
use faq::Entry;
use faq::markdown::{self, Mention, Render};

/// Screens of the answers (`faq::SCREENS`) and their addresses, when a room serves them.
const SCREENS: [(&str, &str); 12] = [
    ("annuaire", "/annuaire"),
    ("identifiants", "/identifiants"),
    ("correspondants", "/correspondants"),
    ("tableau-de-bord", "/tableau-de-bord"),
    ("produits", "/produits"),
    ("strategie", "/strategie"),
    ("questionnaires", "/produits"),
    ("equipe", "/entreprise/personnes"),
    ("entreprise", "/entreprise"),
    ("candidatures", "/candidatures"),
    ("preuves", "/preuves"),
    ("poste", "/poste"),
];

/// Page of one requirement.
const REQUIREMENT: &str = "/exigences/{id}";

/// The address of a screen that exists.
pub fn screen(key: &str) -> Option<&'static str> {
    SCREENS.iter().find(|(k, _)| *k == key).map(|(_, url)| *url).filter(|url| routes::has(url))
}

/// The address of a requirement, when the program has pages of them.
pub fn requirement(id: &str) -> Option<String> {
    let encoded: String = form_urlencoded::byte_serialize(id.as_bytes()).collect();
    routes::has(REQUIREMENT).then(|| REQUIREMENT.replace("{id}", &encoded))
}

/// The explanation of a kind of identifier.
pub fn identifier(kind: &str) -> String {
    format!("/identifiants#{kind}")
}

/// An answer as HTML whose highest headings are of this level, wherever its writer began.
pub fn answer_html(entry: &Entry, level: i8) -> String {
    let highest = markdown::highest_heading(&entry.answer).map_or(level, |h| h as i8);
    markdown::answer_html(&entry.answer, &Render { shift: level - highest, address: &address })
}

fn address(mention: &Mention) -> Option<String> {
    match mention {
        Mention::Kind(kind) => Some(identifier(kind)),
        Mention::Number(number) => Some(crate::pages::identifiants::url(number)),
        Mention::Requirement(id) => requirement(id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_stand_under_the_question_wherever_the_writer_began() {
        for (written, expected) in
            [("# A\n\n## B", "<h4>A</h4>\n<h5>B</h5>"), ("### A", "<h4>A</h4>"), ("## A", "<h4>A</h4>")]
        {
            let entry = Entry { answer: written.into(), ..Entry::clone(&crate::shelf::SHIPPED[0]) };
            assert_eq!(answer_html(&entry, 4).trim(), expected);
        }
    }

    #[test]
    fn every_screen_has_its_line_and_only_served_ones_an_address() {
        for key in faq::SCREENS {
            assert!(SCREENS.iter().any(|(k, _)| *k == key), "{key}");
        }
        assert_eq!(screen("annuaire"), Some("/annuaire"));
        assert_eq!(screen("nulle-part"), None);
    }
}
