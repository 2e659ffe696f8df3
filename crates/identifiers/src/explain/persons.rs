//! Identifiers of professionals.

use super::{Explanation, FAQ};
use crate::kind::Kind;
use crate::text::Text;

pub(super) fn rpps() -> Explanation {
    Explanation {
        kind: Kind::Rpps,
        name: Kind::Rpps.name(),
        definition: Text::new(
            "Identifiant national et opposable d’un professionnel, donné à l’inscription à l’ordre, au Service de santé des armées ou à l’enregistrement par l’autorité compétente.",
            "National and binding identifier of a professional, given on registration with the professional order, the armed forces health service or the competent authority.",
        ),
        characteristics: Text::new(
            "Unique, donné une fois pour toute la vie ; il ne change ni avec la profession ni avec le lieu d’exercice.",
            "Unique, given once for life; it changes neither with the profession nor with the place of practice.",
        ),
        manager: Text::new("ANS", "ANS (national digital health agency)"),
        where_to_find: Text::new(
            "Annuaire Santé (service de publication de l’ANS) ; parfois le site de l’ordre concerné.",
            "Annuaire Santé (publication service of the ANS); sometimes the site of the professional order.",
        ),
        scope: Text::new("Professions intégrées au RPPS.", "Professions that are part of the RPPS."),
        format: Text::new(
            "11 chiffres sans signification, le dernier étant la clé de Luhn.",
            "11 digits without meaning, the last one being the Luhn key.",
        ),
        example: "10000668540",
        source: FAQ,
    }
}

pub(super) fn idnps() -> Explanation {
    Explanation {
        kind: Kind::Idnps,
        name: Kind::Idnps.name(),
        definition: Text::new(
            "Identifiant d’un professionnel précédé d’un chiffre qui en dit le type. C’est la valeur du champ « identifiant national du professionnel » : IDNPS dans l’API FHIR, « Identification nationale PP » dans le fichier en libre accès.",
            "Identifier of a professional with a digit in front that tells its type. It is the value of the field “national identifier of the professional”: IDNPS in the FHIR API, “Identification nationale PP” in the open file.",
        ),
        characteristics: Text::new(
            "Unique tous types confondus. Aujourd’hui seul le type 8 (RPPS) est publié ; 0 annonce un ancien numéro ADELI.",
            "Unique across types. Today only type 8 (RPPS) is published; 0 announces a former ADELI number.",
        ),
        manager: Text::new("ANS", "ANS (national digital health agency)"),
        where_to_find: Text::new(
            "API FHIR Annuaire Santé, fichier PS_LibreAcces, certificat de la carte CPS, Pro Santé Connect.",
            "Annuaire Santé FHIR API, file PS_LibreAcces, certificate of the CPS card, Pro Santé Connect.",
        ),
        scope: Text::new(
            "Professionnels, et personnes connues par leur structure (types 1, 3 à 6).",
            "Professionals, and persons known through their structure (types 1, 3 to 6).",
        ),
        format: Text::new(
            "8 suivi du numéro RPPS : 12 chiffres. Types dans la table TRE_G08, OID 1.2.250.1.71.4.2.1.",
            "8 followed by the RPPS number: 12 digits. Types in table TRE_G08, OID 1.2.250.1.71.4.2.1.",
        ),
        example: "810000668540",
        source: Text::new(
            "FAQ Convergence de l’ANS (champ « identifiant national du professionnel ») ; table TRE_G08 des NOS ; guide d’implémentation FHIR Annuaire.",
            "FAQ Convergence of the ANS (field “national identifier of the professional”); NOS table TRE_G08; FHIR directory implementation guide.",
        ),
    }
}

pub(super) fn am() -> Explanation {
    Explanation {
        kind: Kind::Am,
        name: Kind::Am.name(),
        definition: Text::new(
            "Identifiant d’une activité libérale, donné à l’enregistrement auprès de l’Assurance Maladie ; il permet de facturer.",
            "Identifier of a liberal activity, given on registration with the health insurance; it allows billing.",
        ),
        characteristics: Text::new(
            "Dépend du lieu d’exercice et du statut juridique de l’activité : un professionnel en a autant que d’activités libérales.",
            "Depends on the place of practice and the legal status of the activity: a professional has as many as liberal activities.",
        ),
        manager: Text::new("CNAM", "CNAM (national health insurance fund)"),
        where_to_find: Text::new(
            "Ordonnances et feuilles de soins, où il est obligatoire. L’ANS ne le publie pas.",
            "Prescriptions and care sheets, where it is mandatory. The ANS does not publish it.",
        ),
        scope: Text::new(
            "Professionnels de santé libéraux enregistrés auprès de l’Assurance Maladie.",
            "Liberal health professionals registered with the health insurance.",
        ),
        format: Text::new(
            "9 chiffres, identique à l’un des numéros ADELI du professionnel ; les deux premiers désignent le département.",
            "9 digits, identical to one of the ADELI numbers of the professional; the first two name the département.",
        ),
        example: "751404682",
        source: FAQ,
    }
}

pub(super) fn adeli() -> Explanation {
    Explanation {
        kind: Kind::Adeli,
        name: Kind::Adeli.name(),
        definition: Text::new(
            "Ancien numéro d’enregistrement d’un professionnel auprès des services de l’État, remplacé par le RPPS.",
            "Former registration number of a professional with the State services, replaced by the RPPS.",
        ),
        characteristics: Text::new(
            "N’est plus utilisé depuis octobre 2024. Il changeait avec le département et la profession.",
            "Not used since October 2024. It changed with the département and the profession.",
        ),
        manager: Text::new("ARS (jusqu’en 2024)", "ARS, regional health agencies (until 2024)"),
        where_to_find: Text::new(
            "Données anciennes seulement : l’annuaire ne le publie plus.",
            "Old data only: the directory no longer publishes it.",
        ),
        scope: Text::new(
            "Professions passées au RPPS entre 2012 et septembre 2024.",
            "Professions that moved to the RPPS between 2012 and September 2024.",
        ),
        format: Text::new(
            "9 caractères : département (2), profession (2), ordre (4), clé de Luhn (1).",
            "9 characters: département (2), profession (2), sequence (4), Luhn key (1).",
        ),
        example: "991038431",
        source: Text::new(
            "FAQ Convergence de l’ANS (fin en octobre 2024) ; numéros des cartes de test de l’ANS.",
            "FAQ Convergence of the ANS (ended in October 2024); numbers of the ANS test cards.",
        ),
    }
}

pub(super) fn activity_id() -> Explanation {
    Explanation {
        kind: Kind::ActivityId,
        name: Kind::ActivityId.name(),
        definition: Text::new(
            "Identifiant d’une situation d’exercice (PractitionerRole) dans l’API FHIR de l’annuaire.",
            "Identifier of a practice situation (PractitionerRole) in the FHIR API of the directory.",
        ),
        characteristics: Text::new(
            "Propre à l’annuaire : il ne désigne pas une personne, et partage le système d’identifiants du RPPS.",
            "Internal to the directory: it does not designate a person, and shares the identifier system of the RPPS.",
        ),
        manager: Text::new("ANS", "ANS (national digital health agency)"),
        where_to_find: Text::new("API FHIR Annuaire Santé.", "Annuaire Santé FHIR API."),
        scope: Text::new("Activités publiées par l’API FHIR.", "Activities published by the FHIR API."),
        format: Text::new("10 chiffres, sans clé connue.", "10 digits, no known key."),
        example: "1010399870",
        source: Text::new(
            "Exemples du guide d’implémentation FHIR Annuaire.",
            "Examples of the FHIR directory implementation guide.",
        ),
    }
}
