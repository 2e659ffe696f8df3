//! File names, for people to read.

use super::kind::MediaType;

/// Longest name, in characters, extension included.
const LONGEST: usize = 120;

/// Names that Windows gives to devices.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com1", "lpt1"];

/// A name that is only a name: no folder, no control or invisible character, nothing that writes backwards, no
/// character that a file system refuses, the extension of what the file is.
pub fn clean(raw: &str, kind: MediaType) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| match c {
            '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let shown = shown.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let shown = shown.trim_matches(['.', ' ']);

    let (stem, extension) = match shown.rsplit_once('.') {
        Some((stem, extension)) if kind.extensions().contains(&extension.to_ascii_lowercase().as_str()) => {
            (stem, extension)
        }
        _ => (shown, kind.extensions()[0]),
    };
    let stem: String = stem.chars().take(LONGEST - 1 - extension.len()).collect();
    let stem = stem.trim_end_matches(['.', ' ']);
    let device = DEVICES.contains(&stem.split('.').next().unwrap_or_default().to_ascii_lowercase().as_str());
    let stem = match stem {
        "" => "document",
        stem => stem,
    };
    format!("{}{stem}.{extension}", if device { "_" } else { "" })
}

/// Control characters, marks that change the direction of writing, and characters that show nothing.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_become_only_names() {
        for (raw, kind, expected) in [
            ("Kbis 2026.pdf", MediaType::Pdf, "Kbis 2026.pdf"),
            ("Pièce d’identité.PDF", MediaType::Pdf, "Pièce d’identité.PDF"),
            ("../../etc/passwd", MediaType::Text, "passwd.txt"),
            ("C:\\Users\\x\\facture.pdf", MediaType::Pdf, "facture.pdf"),
            ("facture\u{202e}fdp.exe", MediaType::Pdf, "facturefdp.exe.pdf"),
            ("facture.pdf\0.exe", MediaType::Pdf, "facture.pdf.exe.pdf"),
            ("a\r\nSet-Cookie: x=1.png", MediaType::Png, "aSet-Cookie_ x=1.png"),
            ("zero\u{200b}width\u{feff}.png", MediaType::Png, "zerowidth.png"),
            ("photo.jpeg", MediaType::Jpeg, "photo.jpeg"),
            ("photo.png", MediaType::Jpeg, "photo.png.jpg"),
            ("", MediaType::Zip, "document.zip"),
            ("....", MediaType::Zip, "document.zip"),
            (".pdf", MediaType::Pdf, "pdf.pdf"),
            ("CON.txt", MediaType::Text, "_CON.txt"),
            ("  deux   mots  .csv", MediaType::Csv, "deux mots.csv"),
            ("espace\u{202f}fine.csv", MediaType::Csv, "espace fine.csv"),
        ] {
            assert_eq!(clean(raw, kind), expected, "{raw:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_given(raw in any::<String>()) {
            let name = clean(&raw, MediaType::Pdf);
            prop_assert!(name.chars().count() <= LONGEST + 1, "{}", name);
            prop_assert!(name.to_ascii_lowercase().ends_with(".pdf"));
            let forbidden = name.starts_with('.') || name.contains(['/', '\\', '\0', '\u{202e}', '"']);
            prop_assert!(!forbidden, "{}", name);
            prop_assert_eq!(clean(&name, MediaType::Pdf), name.clone(), "cleaning again changes nothing");
        }
    }
}
