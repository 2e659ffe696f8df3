//! Identifiers and requirements named in a text.

use std::ops::Range;

/// Something of the field that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mention {
    /// A kind of identifier, by the machine id of the room `identifiers` (`rpps`, `am`).
    Kind(&'static str),
    /// A number given as an example, digits only.
    Number(String),
    /// A requirement, scenario or proof in its dotted form: `ANN.2.1.2`, `SC.MSS/CONF.18`.
    Requirement(String),
}

/// Names of the identifiers, whole words. `AM` alone is too short to be sure.
const KINDS: [(&str, &str); 12] = [
    ("RPPS", "rpps"),
    ("IDNPS", "idnps"),
    ("Identification nationale PP", "idnps"),
    ("numéro AM", "am"),
    ("Numéro AM", "am"),
    ("numéros AM", "am"),
    ("AM number", "am"),
    ("AM numbers", "am"),
    ("FINESS", "finess"),
    ("ADELI", "adeli"),
    ("SIRET", "siret"),
    ("SIREN", "siren"),
];

/// Sections of the référentiels whose requirements are a section and a number, nothing between (référentiel DMN
/// V1.2.2, February 2023, and the short names of the Ségur FAQ).
const SECTIONS: [&str; 11] = ["ANN", "PORT", "IEPS", "IEU", "PSC", "INS", "ADM", "RGPD", "ETH", "MSS", "DOC"];

/// Everything named in `text`, in order, without overlap.
pub fn mentions(text: &str) -> Vec<(Range<usize>, Mention)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let starts = text[..at].chars().next_back().is_none_or(|b| !b.is_alphanumeric());
        let here = if starts { mention(&text[at..]) } else { None };
        match here {
            Some((len, mention)) => {
                found.push((at..at + len, mention));
                at += len;
            }
            None => at += c.len_utf8(),
        }
    }
    found
}

fn mention(rest: &str) -> Option<(usize, Mention)> {
    let whole = |len: usize| rest[len..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    if let Some((name, id)) = KINDS.iter().find(|(name, _)| rest.starts_with(name) && whole(name.len())) {
        return Some((name.len(), Mention::Kind(id)));
    }
    if let Some((len, id)) = requirement(rest).filter(|(len, _)| whole(*len)) {
        return Some((len, Mention::Requirement(id)));
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    // RPPS, IDNPS, AM, FINESS: nothing else of nine, eleven or twelve digits is written in an answer.
    (matches!(digits, 9 | 11 | 12) && whole(digits)).then(|| (digits, Mention::Number(rest[..digits].into())))
}

/// `ANN 2.1.2`, `ANN.2.1.2`, `SC.MSS/CONF.18`, `INS/va1.53`: length and dotted form.
fn requirement(rest: &str) -> Option<(usize, String)> {
    if let Some(section) = SECTIONS.iter().find(|s| rest.starts_with(**s)) {
        let after = &rest[section.len()..];
        let gap = after.chars().next().filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.'));
        if let Some(gap) = gap {
            let number = numbers(&after[gap.len_utf8()..]);
            // Two digits at most: `INS 2024` is a year.
            let short = number.split('.').all(|n| n.len() <= 2);
            if !number.is_empty() && short {
                let len = section.len() + gap.len_utf8() + number.len();
                return Some((len, format!("{section}.{number}")));
            }
        }
    }
    let head = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'_') || *b == b'.')
        .count();
    let id = rest[..head].trim_end_matches('.');
    let (sections, number) = id.split_once('/').and_then(|_| {
        let slash = id.rfind('/')?;
        let dot = id[slash..].find('.')? + slash;
        Some((&id[..dot], &id[dot + 1..]))
    })?;
    let capitals = sections
        .split('/')
        .next()
        .is_some_and(|first| first.len() >= 2 && first.bytes().all(|b| b.is_ascii_uppercase() || b == b'.'));
    (capitals && !number.is_empty() && numbers(number) == number).then(|| (id.len(), id.to_owned()))
}

/// The dotted number at the beginning, without a final dot.
fn numbers(text: &str) -> &str {
    let len = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let number = text[..len].trim_end_matches('.');
    if number.starts_with('.') || number.contains("..") { "" } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_is_found() {
        let of = |text: &str| -> Vec<String> {
            mentions(text)
                .into_iter()
                .map(|(range, m)| match m {
                    Mention::Kind(id) => format!("{}={id}", &text[range]),
                    Mention::Number(n) => format!("#{n}"),
                    Mention::Requirement(id) => format!("{}!{id}", &text[range]),
                })
                .collect()
        };
        for (text, expected) in [
            ("le numéro RPPS, 10000668540.", "RPPS=rpps #10000668540"),
            ("FINESS (921234567)", "FINESS=finess #921234567"),
            ("numéros AM du PS", "numéros AM=am"),
            ("la preuve ANN.2.1.2, puis ANN 3.", "ANN.2.1.2!ANN.2.1.2 ANN 3!ANN.3"),
            ("SC.MSS/CONF.18. et INS/va1.53", "SC.MSS/CONF.18!SC.MSS/CONF.18 INS/va1.53!INS/va1.53"),
            ("ETH.13 et ETH.14", "ETH.13!ETH.13 ETH.14!ETH.14"),
            ("depuis INS 2024, et/ou.2, PDF/A-1, SIRETS, 12345, TD2.1a", ""),
            ("INSi, MSSanté, RPPSX", ""),
            ("SC.ANN/va1.04.01.01", "SC.ANN/va1.04.01.01!SC.ANN/va1.04.01.01"),
            ("", ""),
        ] {
            assert_eq!(of(text).join(" "), expected, "{text}");
        }
    }
}
