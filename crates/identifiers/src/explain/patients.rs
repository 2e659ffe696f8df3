//! Identifiers of patients.

use super::Explanation;
use crate::kind::Kind;
use crate::text::Text;

pub(super) fn ins() -> Explanation {
    Explanation {
        kind: Kind::Ins,
        name: Kind::Ins.name(),
        definition: Text::new(
            "Numéro d’identité d’un patient dans les données de santé : son NIR, ou un numéro d’attente (NIA).",
            "Identity number of a patient in health data: the NIR, or a waiting number (NIA).",
        ),
        characteristics: Text::new(
            "Donnée de patient : ne sort du logiciel que si l’identité est qualifiée. L’OID dit sa nature : NIR 1.2.250.1.213.1.4.8, NIA 1.2.250.1.213.1.4.9, test 1.2.250.1.213.1.4.10, démonstration 1.2.250.1.213.1.4.11.",
            "Data of a patient: leaves the software only when the identity is qualified. The OID tells its nature: NIR 1.2.250.1.213.1.4.8, NIA 1.2.250.1.213.1.4.9, test 1.2.250.1.213.1.4.10, demonstration 1.2.250.1.213.1.4.11.",
        ),
        manager: Text::new(
            "CNAM (téléservice INSi), INSEE pour le NIR",
            "CNAM (INSi service), INSEE for the NIR",
        ),
        where_to_find: Text::new(
            "Téléservice INSi, carte Vitale, Datamatrix INS.",
            "INSi service, Vitale card, INS Datamatrix.",
        ),
        scope: Text::new("Personnes prises en charge.", "Persons receiving care."),
        format: Text::new(
            "13 caractères et une clé de 2 chiffres : 97 moins le reste de la division par 97 ; en Corse, 2A compte pour 19 et 2B pour 18.",
            "13 characters and a key of 2 digits: 97 minus the remainder of the division by 97; in Corsica, 2A counts as 19 and 2B as 18.",
        ),
        example: "180032B02040123",
        source: Text::new(
            "Référentiel INS et guide d’implémentation INS 3.0 (décembre 2024) ; profils FR Core pour les OID.",
            "INS référentiel and INS implementation guide 3.0 (December 2024); FR Core profiles for the OIDs.",
        ),
    }
}
