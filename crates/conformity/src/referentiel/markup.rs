//! The light HTML of the Convergence export, as plain lines.

/// Tags become line ends and dashes, entities their characters. A text without a tag or an entity is given back as it is.
pub(super) fn plain(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let taken = if from.starts_with('<') { tag(from, &mut out) } else { entity(from, &mut out) };
        // A lone sign: `< 3`, `R&D`.
        rest = match taken.and_then(|length| from.get(length..)) {
            Some(after) => after,
            None => {
                let mut chars = from.chars();
                out.extend(chars.next());
                chars.as_str()
            }
        };
    }
    out.push_str(rest);
    tidy(&out)
}

/// Length of the tag, when it is one that is known.
fn tag(from: &str, out: &mut String) -> Option<usize> {
    let end = from.find('>')?;
    let inside = from.get(1..end)?;
    let name = inside.trim_start_matches('/').split([' ', '/', '\n', '\t']).next()?.to_ascii_lowercase();
    match name.as_str() {
        "li" if !inside.starts_with('/') => out.push_str("\n- "),
        "p" | "br" | "ul" | "ol" | "li" | "div" | "tr" | "h1" | "h2" | "h3" | "h4" => out.push('\n'),
        "td" | "th" => out.push(' '),
        "b" | "strong" | "i" | "em" | "u" | "a" | "span" | "sup" | "sub" | "table" | "tbody" | "font" => {}
        _ => return None,
    }
    Some(end + 1)
}

/// Length of the entity, when it is one that is known.
fn entity(from: &str, out: &mut String) -> Option<usize> {
    let end = from.bytes().take(12).position(|b| b == b';')?;
    let name = from.get(1..end)?;
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" | "rsquo" => '\'',
        "nbsp" => ' ',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ecirc" => 'ê',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())?
        }
    };
    out.push(c);
    Some(end + 1)
}

/// Lines trimmed, empty ones left out.
fn tidy(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && *line != "-").collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_paragraphs_become_lines() {
        let html = "<p class=\"mb-1\">Le système <strong>DOIT</strong>&nbsp;:</p><ul class=\"mb-1\"><li>lire</li><li>écrire &amp; dater</li></ul>";
        assert_eq!(plain(html), "Le système DOIT :\n- lire\n- écrire & dater");
        assert_eq!(plain("a<br/>b"), "a\nb");
    }

    #[test]
    fn signs_that_are_no_markup_stay() {
        for text in ["si x < 3 et y > 2", "R&D", "<INS> ", "a & b; c", "&#0;", "fin <", "&"] {
            assert_eq!(plain(text), tidy(text), "{text}");
        }
        assert_eq!(plain("&#233;t&#xe9;"), "été");
    }
}
