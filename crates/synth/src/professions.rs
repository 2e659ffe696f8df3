//! What is assumed of each profession: women, modes, titles, order, places of work.

use crate::sites::Class::{self, *};

/// Facts about a profession; shares are per hundred unless said.
pub(crate) struct Profession {
    /// Code as printed.
    pub(crate) code: &'static str,
    /// Label as the extraction prints it.
    pub(crate) label: &'static str,
    /// Women.
    pub(crate) women: u32,
    /// Rows in private practice.
    pub(crate) liberal: u32,
    /// Persons in training, per million.
    pub(crate) students: u32,
    /// Registration authority.
    pub(crate) authority: &'static str,
    /// State diploma, or another code when there is none.
    pub(crate) diploma: &'static str,
    /// A profession often held beside this one: its index in [`ALL`] and how often.
    pub(crate) second: Option<(u8, u32)>,
    /// Shared practice of its private rows.
    pub(crate) group: Class,
    /// Places of its salaried rows, with weights.
    pub(crate) sites: &'static [(Class, u64)],
}

const WARD: &[(Class, u64)] =
    &[(Hospital, 46), (Clinic, 14), (Ehpad, 12), (MedicoSocial, 8), (HealthCentre, 4), (Body, 16)];
const DOCTOR: &[(Class, u64)] =
    &[(Hospital, 61), (Clinic, 9), (HealthCentre, 9), (Body, 16), (Ehpad, 3), (Laboratory, 2)];
const CARE: &[(Class, u64)] =
    &[(Hospital, 36), (MedicoSocial, 32), (Ehpad, 12), (HealthCentre, 4), (Body, 16)];
const SOCIAL: &[(Class, u64)] = &[(MedicoSocial, 50), (Hospital, 18), (Body, 20), (HealthCentre, 12)];
const PHARMACIST: &[(Class, u64)] = &[(Pharmacy, 72), (Hospital, 12), (Laboratory, 7), (Body, 9)];
const DENTIST: &[(Class, u64)] = &[(HealthCentre, 65), (Hospital, 20), (GroupDental, 15)];
const BENCH: &[(Class, u64)] = &[(Laboratory, 52), (Hospital, 43), (Clinic, 5)];
const IMAGING: &[(Class, u64)] = &[(Hospital, 68), (Clinic, 22), (GroupMedical, 10)];
const SHOP: &[(Class, u64)] = &[(Shop, 100)];
const CHAIR: &[(Class, u64)] = &[(GroupDental, 85), (HealthCentre, 15)];

macro_rules! professions {
    ($($code:literal $label:literal $women:literal $liberal:literal $students:literal $authority:literal $diploma:literal
        $second:expr, $group:ident $sites:ident;)*) => {
        /// Every profession of the file.
        pub(crate) const ALL: &[Profession] = &[$(Profession {
            code: $code, label: $label, women: $women, liberal: $liberal, students: $students,
            authority: $authority, diploma: $diploma, second: $second, group: $group, sites: $sites,
        }),*];
    };
}

#[rustfmt::skip]
professions! {
    "60" "Infirmier" 87 30 9_000 "CNOI" "DE09" None, GroupNurse WARD;
    "10" "Médecin" 50 54 78_000 "CNOM" "DE05" None, GroupMedical DOCTOR;
    "70" "Masseur-Kinésithérapeute" 52 93 6_000 "CNOMK" "DE11" None, GroupPhysio CARE;
    "93" "Psychologue" 85 40 0 "ARS" "DE15" None, GroupOther CARE;
    "21" "Pharmacien" 67 44 88_000 "CNOP" "DE01" None, Pharmacy PHARMACIST;
    "99" "Acteur du système de santé caractérisé par un rôle" 80 2 0 "ARS" "" None, GroupOther SOCIAL;
    "40" "Chirurgien-Dentiste" 49 92 80_000 "CNOCD" "DE03" None, GroupDental DENTIST;
    "86" "Technicien de Laboratoire" 80 0 2_000 "ARS" "DIP348" None, Laboratory BENCH;
    "28" "Opticien-Lunetier" 55 25 2_000 "ARS" "DE08" None, Shop SHOP;
    "71" "Ostéopathe" 47 99 0 "ARS" "DIP280" Some((2, 38)), GroupOther CARE;
    "98" "Manipulateur ERM" 73 0 3_000 "ARS" "DE18" None, GroupMedical IMAGING;
    "91" "Orthophoniste" 97 82 3_000 "ARS" "DE13" None, GroupOther CARE;
    "50" "Sage-Femme" 97 31 40_000 "CNOSF" "DE06" None, GroupOther WARD;
    "41" "Assistant de service social" 94 1 0 "ARS" "DE28" None, GroupOther SOCIAL;
    "72" "Psychothérapeute" 74 70 0 "ARS" "DIP290" Some((3, 55)), GroupOther CARE;
    "96" "Psychomotricien" 87 32 2_000 "ARS" "DE32" None, GroupOther CARE;
    "94" "Ergothérapeute" 86 24 2_000 "ARS" "DE30" None, GroupOther CARE;
    "95" "Diététicien" 94 42 2_000 "ARS" "DIP310" None, GroupOther CARE;
    "80" "Pédicure-Podologue" 69 98 4_000 "CNOPP" "DE12" None, GroupOther CARE;
    "31" "Assistant dentaire" 97 0 0 "ARS" "DIP305" None, GroupDental CHAIR;
    "26" "Audio-Prothésiste" 55 30 3_000 "ARS" "DE29" Some((8, 12)), Shop SHOP;
    "92" "Orthoptiste" 88 42 3_000 "ARS" "DE14" None, GroupMedical IMAGING;
    "73" "Chiropracteur" 38 99 0 "ARS" "DIP285" None, GroupOther CARE;
    "83" "Orthopédiste-Orthésiste" 52 30 0 "ARS" "DIP320" None, Shop SHOP;
    "81" "Orthoprothésiste" 32 18 0 "ARS" "DIP321" None, Shop SHOP;
    "32" "Physicien médical" 42 0 0 "ARS" "DIP330" None, GroupMedical IMAGING;
    "82" "Podo-Orthésiste" 34 60 0 "ARS" "DIP322" None, Shop SHOP;
    "85" "Epithésiste" 50 60 0 "ARS" "DIP323" None, Shop SHOP;
    "84" "Oculariste" 45 60 0 "ARS" "DIP324" None, Shop SHOP;
}

/// Index of doctors in [`ALL`].
pub(crate) const DOCTORS: u8 = 1;
/// Index of pharmacists.
pub(crate) const PHARMACISTS: u8 = 4;
/// Index of the actors characterised by a role.
pub(crate) const ACTORS: u8 = 5;
/// Index of dentists.
pub(crate) const DENTISTS: u8 = 6;
/// Index of nurses.
pub(crate) const NURSES: u8 = 0;

impl Profession {
    /// Whether its members are called doctor.
    pub(crate) fn titled(&self) -> bool {
        matches!(self.code, "10" | "21" | "40")
    }
}
