//! The steps of a scenario, out of its text.

/// One step for each numbered or dashed line, with the lines that go on; the lines before are steps of their own.
pub(super) fn steps(text: &str) -> Vec<String> {
    let mut steps: Vec<(bool, String)> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let marked = unmarked(line);
        let goes_on = line.chars().next().is_some_and(char::is_lowercase);
        match (marked, steps.last_mut()) {
            (Some(rest), _) => steps.push((true, rest.to_owned())),
            (None, Some((_, step))) if goes_on => {
                step.push(' ');
                step.push_str(line);
            }
            (None, _) => steps.push((false, line.to_owned())),
        }
    }
    steps.into_iter().map(|(_, step)| step).filter(|step| !step.is_empty()).collect()
}

/// The line without its mark: `1.`, `2)`, `3,`, `a)`, `-`, `'-`, `•`, `o `.
fn unmarked(line: &str) -> Option<&str> {
    let line = line.trim_start_matches('\'');
    let mut chars = line.chars();
    match chars.next()? {
        '-' | '•' | '–' | '—' | '▪' | '◦' | '➢' | '*' | '·' | '\u{f0b7}' => {
            Some(chars.as_str().trim_start_matches(['-', ' ', '\t']).trim_start())
        }
        'o' => chars.as_str().strip_prefix(['\t']).map(str::trim_start),
        'a'..='z' | 'A'..='Z' => chars.as_str().strip_prefix(')').map(str::trim_start),
        '0'..='9' => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = line.len() - rest.len();
            // `1. Ouvrir`, `3, Saisir`, `2) Lire`; neither `10.2` nor `100 lignes`.
            let rest = rest.strip_prefix(['.', ')', ',', '-', '°']).or_else(|| rest.strip_prefix("/ "))?;
            (digits <= 2 && !rest.starts_with(|c: char| c.is_ascii_digit())).then(|| rest.trim_start())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mark_begins_a_step() {
        let text = "Préalable : un compte\n1. Ouvrir la fiche\n2) Saisir le RPPS\n3, Valider\nla saisie\n'- Fermer\n•\tImprimer\n100 lignes";
        assert_eq!(
            steps(text),
            [
                "Préalable : un compte",
                "Ouvrir la fiche",
                "Saisir le RPPS",
                "Valider la saisie",
                "Fermer",
                "Imprimer",
                "100 lignes"
            ]
        );
        assert_eq!(steps("10.2 reste"), ["10.2 reste"]);
        assert!(steps(" \n-\n").is_empty());
    }
}
