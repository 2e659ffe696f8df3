//! The columns of `Personne_activite` and their runs.
//!
//! Source: header published on 2026-10-08 (DSFT extractions en libre accès 3.1), 56 columns; layouts
//! of 48 (2018) and 52 (2021) columns are prefixes of it. Columns are taken by name: a header in
//! another order is accepted and its lines are put in the canonical order before anything else.

/// Canonical header, in order.
pub const HEADER: &str = "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité d'exercice|Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|Enseigne commerciale site|Complément destinataire (coord. structure)|Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|Indice répétition voie (coord. structure)|Code type de voie (coord. structure)|Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|Adresse e-mail (coord. structure)|Code Département (structure)|Libellé Département (structure)|Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|Libellé section tableau pharmaciens|Code rôle|Libellé rôle|Code genre activité|Libellé genre activité";

/// Number of canonical columns.
pub const COLUMNS: usize = 56;
/// Fewest columns accepted: up to `Autorité d'enregistrement`, as in 2018.
pub const MIN_COLUMNS: usize = 48;
/// How the lines of one file are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Columns in the header, trailing empty names not counted.
    pub columns: usize,
    /// Delimiters at the end of the header, hence normally of each line.
    pub trailing: usize,
    /// For each column of the file its canonical place; `None` when the order is canonical.
    pub places: Option<Vec<Option<usize>>>,
}

/// Lower-case letters and digits of a column name: case, apostrophes and accents of variants folded.
fn name_key(name: &str) -> String {
    crate::text::fold(name)
}

impl Layout {
    /// Reads a header line (BOM, CR already or not removed). The error says what is wrong.
    pub fn of_header(line: &[u8]) -> Result<Self, String> {
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        let text = std::str::from_utf8(line)
            .map_err(|_| "the header is not UTF-8; the file must be the published text".to_owned())?;
        let bare = text.trim_end_matches('|');
        let names: Vec<&str> = bare.split('|').collect();
        let trailing = text.len() - bare.len();
        let canonical: Vec<&str> = HEADER.split('|').collect();
        if names.len() >= MIN_COLUMNS && canonical.starts_with(&names) {
            return Ok(Self { columns: names.len(), trailing, places: None });
        }
        let keys: Vec<String> = canonical.iter().map(|n| name_key(n)).collect();
        let places: Vec<Option<usize>> =
            names.iter().map(|n| keys.iter().position(|k| *k == name_key(n))).collect();
        let missing: Vec<&str> = canonical[..MIN_COLUMNS]
            .iter()
            .enumerate()
            .filter(|(i, _)| places.iter().filter(|p| **p == Some(*i)).count() != 1)
            .map(|(_, n)| *n)
            .collect();
        if !missing.is_empty() {
            let shown = missing.iter().take(3).copied().collect::<Vec<_>>().join(", ");
            return Err(format!(
                "the header lacks {} expected column(s), or repeats them (first: {shown}); \
                 check that this is PS_LibreAcces_Personne_activite",
                missing.len()
            ));
        }
        Ok(Self { columns: names.len(), trailing, places: Some(places) })
    }

    /// Puts one line of this layout into the canonical order (56 columns, trailing empty ones cut).
    /// `None` when the number of fields is wrong.
    pub fn canonical(&self, line: &[u8], out: &mut Vec<u8>) -> Option<()> {
        let mut fields: Vec<&[u8]> = line.split(|b| *b == b'|').collect();
        while fields.len() > self.columns && fields.last().is_some_and(|f| f.is_empty()) {
            fields.pop();
        }
        if fields.len() != self.columns {
            return None;
        }
        let mut ordered = [b"".as_slice(); COLUMNS];
        for (i, field) in fields.iter().enumerate() {
            let place = match &self.places {
                Some(places) => places[i],
                None => Some(i),
            };
            if let Some(place) = place {
                ordered[place] = field;
            }
        }
        out.clear();
        for (i, field) in ordered.iter().enumerate() {
            if i > 0 {
                out.push(b'|');
            }
            out.extend_from_slice(field);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_layouts_are_prefixes() {
        let all: Vec<&str> = HEADER.split('|').collect();
        assert_eq!(all.len(), COLUMNS);
        assert_eq!(all[7], "Nom d'exercice");
        // Ends of the runs cut by `split::WANTED`.
        assert_eq!((all[9], all[19]), ("Code profession", "Numéro SIRET site"));
        assert_eq!((all[46], all[47]), ("Ancien identifiant de la structure", "Autorité d'enregistrement"));
        for n in [48, 52, 56] {
            let l = Layout::of_header(all[..n].join("|").as_bytes()).unwrap();
            assert_eq!(l, Layout { columns: n, trailing: 0, places: None });
        }
        let l = Layout::of_header(format!("\u{feff}{HEADER}|").as_bytes()).unwrap();
        assert_eq!((l.columns, l.trailing), (56, 1));
    }

    #[test]
    fn another_order_is_put_right_by_name() {
        let mut names: Vec<&str> = HEADER.split('|').collect();
        names.swap(7, 8);
        names.push("Colonne de demain");
        let l = Layout::of_header(names.join("|").as_bytes()).unwrap();
        let line: Vec<String> = (0..57).map(|i| format!("v{i}")).collect();
        let mut out = Vec::new();
        l.canonical(line.join("|").as_bytes(), &mut out).unwrap();
        let got = String::from_utf8(out).unwrap();
        let got: Vec<&str> = got.split('|').collect();
        assert_eq!((got.len(), got[7], got[8], got[55]), (56, "v8", "v7", "v55"));
    }

    #[test]
    fn a_wrong_header_is_refused_with_the_missing_names() {
        let e = Layout::of_header(b"Type de BAL|Adresse BAL").unwrap_err();
        assert!(e.contains("Type d'identifiant PP"), "{e}");
        let e = Layout::of_header(HEADER.replace("Nom d'exercice", "Nom").as_bytes()).unwrap_err();
        assert!(e.contains("Nom d'exercice"), "{e}");
        assert!(Layout::of_header(b"\xff\xfe").is_err());
    }
}
