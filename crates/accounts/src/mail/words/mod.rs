//! Messages in words, French and English.

mod english;
mod french;

use super::links::BaseUrl;
use super::message::{Letter, Message, Recipient};
use crate::Lang;

/// Puts a message into words for somebody.
pub fn letter(base: &BaseUrl, to: &Recipient, message: &Message) -> Letter {
    let (subject, text) = match to.lang {
        Lang::Fr => french::words(base, message),
        Lang::En => english::words(base, message),
    };
    let (greeting, closing) = match to.lang {
        Lang::Fr => (
            "Bonjour,",
            format!(
                "--\nJalon, {}\nMessage automatique\u{202f}: ne répondez pas à cette adresse.",
                base.as_str()
            ),
        ),
        Lang::En => {
            ("Hello,", format!("--\nJalon, {}\nAutomatic message: please do not reply.", base.as_str()))
        }
    };
    Letter { to: to.email.as_str().to_owned(), subject, body: format!("{greeting}\n\n{text}\n\n{closing}\n") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::samples;

    #[test]
    fn every_message_in_both_languages() {
        for message in samples() {
            let letters = Lang::ALL.iter().map(|lang| {
                let to = Recipient { email: "a@b.fr".parse().unwrap(), lang: *lang };
                letter(&"https://jalon.example".parse().unwrap(), &to, &message)
            });
            let [fr, en] = letters.collect::<Vec<_>>().try_into().unwrap();
            assert_ne!(fr.subject, en.subject);
            for letter in [&fr, &en] {
                assert!(letter.subject.len() > 10 && !letter.subject.contains('\n'), "{}", letter.subject);
                assert!(letter.body.lines().count() > 5);
                assert!(!letter.body.contains("  ") && letter.body.ends_with(".\n"), "{}", letter.body);
            }
            // French typography: no straight apostrophe, a narrow space before high punctuation.
            assert!(!fr.body.contains('\'') && !fr.subject.contains('\''), "{}", fr.body);
            for (i, _) in fr.body.match_indices([';', '!', '?']) {
                assert!(fr.body[..i].ends_with('\u{202f}'), "{}", fr.body);
            }
            for (i, _) in fr.body.match_indices(':').filter(|(i, _)| !fr.body[*i..].starts_with("://")) {
                assert!(fr.body[..i].ends_with('\u{202f}'), "{}", fr.body);
            }
        }
    }
}
