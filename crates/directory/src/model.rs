//! What the directory says about people, as plain types: the shapes of `--json`, of the HTTP
//! interface and of the pages. Texts are the file's own, never normalised for display.

use serde::{Deserialize, Serialize};

/// A code with the label that the source prints beside it (NOS tables; labels differ from the NOS).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Coded {
    /// Code of the table, possibly unknown to us.
    pub code: String,
    /// Label printed by the file; the official label when the file prints none.
    pub label: String,
}

impl Coded {
    /// True when neither code nor label is present.
    pub fn is_empty(&self) -> bool {
        self.code.is_empty() && self.label.is_empty()
    }
}

/// A professional: everything known under one RPPS, grouped (DIR-5).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Person {
    /// 11 digits; empty for a legacy ADELI identifier.
    pub rpps: String,
    /// "Identification nationale PP" (type digit + identifier), key of the person.
    pub idnps: String,
    /// Nom d'exercice.
    pub family: String,
    /// Prénom d'exercice, possibly empty.
    pub given: String,
    /// Civilité (M, MME).
    pub civility: Coded,
    /// Civilité d'exercice (DR, PR…).
    pub title: Coded,
    /// Exercises: profession × category, in order of profession.
    pub exercises: Vec<Exercise>,
    /// Other spellings of the name carried by some lines: (family, given).
    pub other_names: Vec<(String, String)>,
    /// Diplomas and authorisations (file Dipl_AutExerc).
    pub diplomas: Vec<Diploma>,
    /// Mailboxes of this person (file Extraction_Correspondance_MSSante).
    pub mailboxes: Vec<Mailbox>,
    /// Cards (file Porteurs_CPS_CPF).
    pub cards: Vec<Card>,
    /// Where these facts come from: one line per source file held by the generation.
    pub sources: Vec<SourceStamp>,
}

/// Person × profession × category (FHIR `Practitioner`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Exercise {
    /// Profession (TRE_G15, R94, R95).
    pub profession: Coded,
    /// Category: C civil, E student, M military (TRE_R09).
    pub category: Coded,
    /// True for category E: shown as a student everywhere (DIR-4).
    pub student: bool,
    /// Savoir-faire held (lines of the exercise and file SavoirFaire), without repetition.
    pub know_how: Vec<KnowHow>,
    /// The places where it is practised.
    pub activities: Vec<Activity>,
}

/// A savoir-faire with its type (TRE_R04).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct KnowHow {
    /// Type: S specialty, C competence, CAPA…
    pub kind: Coded,
    /// The savoir-faire itself.
    pub value: Coded,
}

/// An exercise in a place: one line of the file (FHIR `PractitionerRole`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Activity {
    /// Savoir-faire of this line.
    pub know_how: KnowHow,
    /// Mode: L liberal, S salaried, B volunteer, I (TRE_R23).
    pub mode: Coded,
    /// Genre d'activité (TRE_R22).
    pub genre: Coded,
    /// Rôle / fonction (TRE_R21, R85).
    pub role: Coded,
    /// Secteur d'activité (TRE_R02).
    pub sector: Coded,
    /// Section du tableau des pharmaciens (TRE_R06, G05).
    pub pharmacist_section: Coded,
    /// Autorité d'enregistrement, as printed (`CNOM/CNOM/CNOM`).
    pub authority: String,
    /// The place; `None` for a line without a structure.
    pub structure: Option<Structure>,
}

/// A place (FHIR `Organization`), as the line describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Structure {
    /// SIRET, 14 digits.
    pub siret: String,
    /// SIREN, 9 digits.
    pub siren: String,
    /// FINESS of the site (EG).
    pub finess: String,
    /// FINESS of the legal entity (EJ).
    pub finess_legal: String,
    /// Identifiant technique de la structure (`R…`, `F…`, `C…`).
    pub technical_id: String,
    /// Ancien identifiant.
    pub former_id: String,
    /// Raison sociale.
    pub name: String,
    /// Enseigne commerciale.
    pub sign: String,
    /// Postal address, line by line.
    pub address: Address,
    /// Telephone as printed.
    pub phone: String,
    /// Second telephone as printed.
    pub phone2: String,
    /// Fax as printed.
    pub fax: String,
    /// Electronic mail as printed (not an MSSanté mailbox).
    pub email: String,
    /// Département derived from the commune, else the postcode; the published column is empty.
    pub departement: Coded,
    /// What FINESS says of the site, when a FINESS file is loaded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finess_site: Option<FinessSite>,
}

/// Address of a structure; every part as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Address {
    /// Complément destinataire.
    pub recipient: String,
    /// Complément point géographique.
    pub location: String,
    /// Number in the street.
    pub number: String,
    /// B, T, bis…
    pub repetition: String,
    /// Street type (TRE_R35).
    pub street_type: Coded,
    /// Street name.
    pub street: String,
    /// Mention de distribution (BP, CS).
    pub distribution: String,
    /// Routing line (`25300 DOUBS`).
    pub routing: String,
    /// Postcode.
    pub postcode: String,
    /// Commune (INSEE code and label).
    pub commune: Coded,
    /// Country (COG).
    pub country: Coded,
}

/// An establishment of the FINESS file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FinessSite {
    /// FINESS number of the site, 9 characters.
    pub number: String,
    /// FINESS number of its legal entity.
    pub legal_entity: String,
    /// Name (raison sociale longue when present).
    pub name: String,
    /// Category of establishment.
    pub category: Coded,
    /// Routing line.
    pub routing: String,
    /// Telephone.
    pub phone: String,
    /// SIRET.
    pub siret: String,
    /// False when the file says closed.
    pub open: bool,
}

/// A line of Dipl_AutExerc: a diploma, an authorisation, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diploma {
    /// Type of diploma (TRE_R14).
    pub kind: Coded,
    /// Diploma (TRE_R48, DIPxxx…).
    pub diploma: Coded,
    /// Type of authorisation (TRE_R17).
    pub authorisation: Coded,
    /// Discipline of the authorisation (TRE_R18).
    pub discipline: Coded,
}

/// An MSSanté mailbox.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Mailbox {
    /// PER (person), ORG (organisation), CAB, APP.
    pub kind: String,
    /// Address.
    pub address: String,
    /// Structure identifier the mailbox hangs on, with its type digit, if any.
    pub structure_id: String,
    /// Service inside the structure.
    pub service: String,
    /// Name of the structure.
    pub structure_name: String,
    /// Routing line of the structure.
    pub routing: String,
    /// Profession (mailboxes are given per exercise).
    pub profession: Coded,
    /// The owner accepts documents without paper: O, N or empty, as printed.
    pub paperless: String,
}

/// A CPS or CPF card.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Card type (CPS, CPF).
    pub kind: Coded,
    /// Card number.
    pub number: String,
    /// First day of validity, as printed.
    pub valid_from: String,
    /// Last day of validity, as printed.
    pub valid_to: String,
    /// Day of opposition, empty when none.
    pub revoked: String,
}

/// The kinds of file that a generation can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// PS_LibreAcces_Personne_activite, the main file.
    PersonneActivite,
    /// PS_LibreAcces_Dipl_AutExerc.
    DiplAutExerc,
    /// PS_LibreAcces_SavoirFaire.
    SavoirFaire,
    /// Extraction_Correspondance_MSSante.
    MsSante,
    /// Porteurs_CPS_CPF.
    Porteurs,
    /// FINESS, legacy CSV or FINESS+ JSON.
    Finess,
}

/// One source file of a generation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceStamp {
    /// What it is.
    pub kind: SourceKind,
    /// Name of the file read (inner name for an archive).
    pub file: String,
    /// Date of the data, `YYYY-MM-DD`, from the file name, else from the file's modification time.
    pub source_date: String,
    /// SHA-256 of the text as read, in hexadecimal.
    pub sha256: String,
    /// Bytes of the text.
    pub bytes: u64,
    /// Lines read, header excluded.
    pub lines_read: u64,
    /// Lines kept (exact duplicates included).
    pub lines_kept: u64,
    /// Lines refused, each counted in the report.
    pub lines_rejected: u64,
}
