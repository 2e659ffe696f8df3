//! Which of several candidates with the same verdict comes first.

use crate::kind::Kind;

/// Numbers printed as examples in official documentation, with what they are given for.
const PUBLISHED: [(&str, Kind); 7] = [
    ("10000668540", Kind::Rpps),
    ("10001234567", Kind::Rpps),
    ("10102727017", Kind::Rpps),
    ("10003461033", Kind::Rpps),
    ("810003461033", Kind::Idnps),
    ("751404682", Kind::Am),
    ("921234567", Kind::Finess),
];

/// Whether the number is a published example of this very kind.
pub(super) fn is_published(kind: Kind, cleaned: &str) -> bool {
    PUBLISHED.contains(&(cleaned, kind))
}

/// Lower comes first. Weights separate kinds of the same length; between lengths they do not matter.
pub(super) fn weight(kind: Kind, cleaned: &str) -> u8 {
    if is_published(kind, cleaned) {
        return 0;
    }
    // The published FINESS numbers seen go on with 0 after the département, where AM numbers put the kind of
    // professional (1 for the doctor of the example). Too weak to judge by, so it only orders.
    let third_is_zero = cleaned.as_bytes().get(2) == Some(&b'0');
    match kind {
        Kind::Rpps | Kind::Idnps | Kind::Ins | Kind::StructureTechnicalId => 10,
        Kind::Finess => {
            if third_is_zero {
                10
            } else {
                30
            }
        }
        Kind::Am => {
            if third_is_zero {
                30
            } else {
                20
            }
        }
        Kind::Siren => 40,
        Kind::Adeli => 50,
        Kind::RppsRang => {
            if cleaned.starts_with("10") || cleaned.starts_with("99700") {
                5
            } else {
                50
            }
        }
        Kind::Siret => 20,
        Kind::Idnst => 25,
        Kind::ActivityId => 60,
    }
}
