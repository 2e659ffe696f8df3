//! The list of nomenclatures and what is known of each.

/// How much of the published table is compiled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completeness {
    /// Every code of the stated version.
    Full,
    /// A documented part of it.
    Subset,
    /// Only codes met in public files; others exist.
    Seen,
}

/// What is known of a nomenclature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableInfo {
    /// Identifier of the nomenclature, number and name (`TRE_G15-ProfessionSante`).
    pub id: &'static str,
    /// French name, for screens.
    pub name: &'static str,
    /// OID, without prefix; `None` when it was not found.
    pub oid: Option<&'static str>,
    /// FHIR URL of the code system (or value set for a `JDV`), built on the pattern of mos.esante.gouv.fr.
    pub fhir_url: &'static str,
    /// Version or date of the copy; `None` when the source carries none.
    pub version: Option<&'static str>,
    /// How much of it is here.
    pub completeness: Completeness,
    /// French remark on completeness; empty when there is nothing to say.
    pub note: &'static str,
}

macro_rules! tables {
    ($($(#[$doc:meta])* $variant:ident {
        file: $file:literal, id: $id:literal, name: $name:literal, oid: $oid:expr, version: $version:expr,
        completeness: $completeness:ident, note: $note:literal, url: $url:literal,
    })*) => {
        /// A nomenclature compiled in: one variant per table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Table {
            $($(#[$doc])* $variant,)*
        }

        impl Table {
            /// Every table, in the order of the variants.
            pub const ALL: &'static [Table] = &[$(Table::$variant,)*];

            /// The file of the table, header included.
            pub(crate) fn source(self) -> &'static str {
                match self {
                    $(Table::$variant => include_str!(concat!("../data/codes/", $file, ".tsv")),)*
                }
            }

            /// OID, FHIR URL, version and completeness of the table.
            pub fn info(self) -> TableInfo {
                match self {
                    $(Table::$variant => TableInfo {
                        id: $id,
                        name: $name,
                        oid: $oid,
                        fhir_url: $url,
                        version: $version,
                        completeness: Completeness::$completeness,
                        note: $note,
                    },)*
                }
            }

            /// The table of an OID (without `urn:oid:`), of a FHIR URL, or of an identifier, long or short
            /// (`TRE_G15-ProfessionSante`, `TRE_G15`, `TRE-G15`).
            pub fn find(name: &str) -> Option<Table> {
                Table::ALL.iter().copied().find(|table| {
                    let info = table.info();
                    let short = info.id.split('-').next().unwrap_or(info.id);
                    info.oid == Some(name)
                        || info.fhir_url == name
                        || info.id == name
                        || short.split('_').eq(name.split(['_', '-']))
                })
            }
        }
    };
}

tables! {
    /// Health professions.
    ProfessionSante {
        file: "TRE_G15-ProfessionSante", id: "TRE_G15-ProfessionSante", name: "Professions de santé", oid: Some("1.2.250.1.71.1.2.7"),
        version: Some("20250328"), completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante",
    }
    /// Social professions.
    ProfessionSocial {
        file: "TRE_R94-ProfessionSocial", id: "TRE_R94-ProfessionSocial", name: "Professions du social", oid: Some("1.2.250.1.213.1.6.1.4"),
        version: Some("2024-12-13"), completeness: Subset, note: "Codes portés par JDV_J48.",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R94-ProfessionSocial/FHIR/TRE-R94-ProfessionSocial",
    }
    /// Users of a protected title (osteopath, psychologist …).
    UsagerTitre {
        file: "TRE_R95-UsagerTitre", id: "TRE_R95-UsagerTitre", name: "Usagers de titre professionnel", oid: Some("1.2.250.1.213.1.6.1.109"),
        version: Some("2024-12-13"), completeness: Full, note: "Libellés des cinq codes clos en 2020 non conservés.",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R95-UsagerTitre/FHIR/TRE-R95-UsagerTitre",
    }
    /// Functions (`FON-01` …), column "Code rôle".
    Fonction {
        file: "TRE_R21-Fonction", id: "TRE_R21-Fonction", name: "Fonctions", oid: Some("1.2.250.1.213.1.6.1.17"),
        version: Some("20260223"), completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R21-Fonction/FHIR/TRE-R21-Fonction",
    }
    /// Roles in care (300 to 353).
    RolePriseCharge {
        file: "TRE_R85-RolePriseCharge", id: "TRE_R85-RolePriseCharge", name: "Rôles dans la prise en charge", oid: Some("1.2.250.1.213.1.6.1.107"),
        version: Some("2024-12-13"), completeness: Subset, note: "Codes 300 à 353, portés par JDV_J47 et JDV_J48.",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R85-RolePriseCharge/FHIR/TRE-R85-RolePriseCharge",
    }
    /// Professional categories (C, E, F, M).
    Categorie {
        file: "TRE_R09-CategorieProfessionnelle", id: "TRE_R09-CategorieProfessionnelle", name: "Catégories professionnelles", oid: Some("1.2.250.1.213.1.6.1.10"),
        version: Some("20260223"), completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R09-CategorieProfessionnelle/FHIR/TRE-R09-CategorieProfessionnelle",
    }
    /// Civil titles (M, MME).
    Civilite {
        file: "TRE_R81-Civilite", id: "TRE_R81-Civilite", name: "Civilités", oid: Some("1.2.250.1.213.1.6.1.69"),
        version: Some("2020-05-29"), completeness: Full, note: "Codes en usage ; MLLE a existé.",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R81-Civilite/FHIR/TRE-R81-Civilite",
    }
    /// Professional titles (DR, PR …).
    CiviliteExercice {
        file: "TRE_R11-CiviliteExercice", id: "TRE_R11-CiviliteExercice", name: "Civilités d’exercice", oid: Some("1.2.250.1.213.1.6.1.11"),
        version: Some("2024-01-26"), completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R11-CiviliteExercice/FHIR/TRE-R11-CiviliteExercice",
    }
    /// Types of savoir-faire (S, CEX, CAPA …).
    TypeSavoirFaire {
        file: "TRE_R04-TypeSavoirFaire", id: "TRE_R04-TypeSavoirFaire", name: "Types de savoir-faire", oid: Some("1.2.250.1.213.1.6.1.16"),
        version: Some("2025"), completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R04-TypeSavoirFaire/FHIR/TRE-R04-TypeSavoirFaire",
    }
    /// Savoir-faire; see also [`crate::savoir_faire`] for type and profession.
    SavoirFaire {
        file: "JDV_J107-EnsembleSavoirFaire-RASS", id: "JDV_J107-EnsembleSavoirFaire-RASS", name: "Savoir-faire", oid: Some("1.2.250.1.213.1.6.1.175"),
        version: Some("2024-10-25"), completeness: Full, note: "Complet au 25 octobre 2024.",
        url: "https://mos.esante.gouv.fr/NOS/JDV_J107-EnsembleSavoirFaire-RASS/FHIR/JDV-J107-EnsembleSavoirFaire-RASS",
    }
    /// Modes of practice (S, L, B, I).
    ModeExercice {
        file: "TRE_R23-ModeExercice", id: "TRE_R23-ModeExercice", name: "Modes d’exercice", oid: Some("1.2.250.1.213.1.6.1.18"),
        version: Some("20260202"), completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R23-ModeExercice/FHIR/TRE-R23-ModeExercice",
    }
    /// Sectors of activity (`SA01` …).
    SecteurActivite {
        file: "TRE_R02-SecteurActivite", id: "TRE_R02-SecteurActivite", name: "Secteurs d’activité", oid: Some("1.2.250.1.71.4.2.4"),
        version: Some("20250523"), completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite",
    }
    /// Sections of the pharmacists' register.
    SectionPharmacien {
        file: "TRE_R06-SectionTableauCNOP", id: "TRE_R06-SectionTableauCNOP", name: "Sections du tableau de l’ordre des pharmaciens", oid: Some("1.2.250.1.213.2.37"),
        version: None, completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R06-SectionTableauCNOP/FHIR/TRE-R06-SectionTableauCNOP",
    }
    /// Sub-sections of the pharmacists' register.
    SousSectionPharmacien {
        file: "TRE_G05-SousSectionTableauCNOP", id: "TRE_G05-SousSectionTableauCNOP", name: "Sous-sections du tableau de l’ordre des pharmaciens", oid: Some("1.2.250.1.71.4.2.6"),
        version: None, completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/TRE_G05-SousSectionTableauCNOP/FHIR/TRE-G05-SousSectionTableauCNOP",
    }
    /// Genres of activity (`GENR01` …).
    GenreActivite {
        file: "TRE_R22-GenreActivite", id: "TRE_R22-GenreActivite", name: "Genres d’activité", oid: Some("1.2.250.1.213.1.6.1.19"),
        version: Some("2025"), completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R22-GenreActivite/FHIR/TRE-R22-GenreActivite",
    }
    /// Registration authorities; the column holds a triple (`CNOM/CNOM/CNOM`) of these codes.
    Autorite {
        file: "TRE_R60-AutoriteEnregistrement", id: "TRE_R60-AutoriteEnregistrement", name: "Autorités d’enregistrement", oid: None,
        version: None, completeness: Seen, note: "Codes rencontrés ou attendus ; la table complète n’est pas publiée ici.",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R60-AutoriteEnregistrement/FHIR/TRE-R60-AutoriteEnregistrement",
    }
    /// Street types; retired in 2017, still what the extractions print.
    TypeVoie {
        file: "TRE_R35-TypeVoie", id: "TRE_R35-TypeVoie", name: "Types de voie", oid: Some("1.2.250.1.213.2.44"),
        version: Some("1.1.0 retired"), completeness: Full, note: "Table close en 2017, codes toujours imprimés.",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R35-TypeVoie/FHIR/TRE-R35-TypeVoie",
    }
    /// Types of diploma.
    TypeDiplome {
        file: "TRE_R14-TypeDiplome", id: "TRE_R14-TypeDiplome", name: "Types de diplôme", oid: Some("1.2.250.1.213.1.6.1.36"),
        version: Some("1.1.0 (2024-03-29)"), completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R14-TypeDiplome/FHIR/TRE-R14-TypeDiplome",
    }
    /// French State diplomas (`DE09` …).
    DiplomeEtat {
        file: "TRE_R48-DiplomeEtatFrancais", id: "TRE_R48-DiplomeEtatFrancais", name: "Diplômes d’État français", oid: Some("1.2.250.1.213.1.6.1.31"),
        version: None, completeness: Full, note: "Libellés abrégés à la profession.",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R48-DiplomeEtatFrancais/FHIR/TRE-R48-DiplomeEtatFrancais",
    }
    /// Types of authorisation to practise.
    TypeAutorisation {
        file: "TRE_R17-TypeAutorisation", id: "TRE_R17-TypeAutorisation", name: "Types d’autorisation d’exercice", oid: Some("1.2.250.1.213.1.6.1.14"),
        version: Some("1.1.0 (2023-12-15)"), completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R17-TypeAutorisation/FHIR/TRE-R17-TypeAutorisation",
    }
    /// Disciplines of authorisation (`DAUT01` …).
    DisciplineAutorisation {
        file: "TRE_R18-DisciplineAutorisation", id: "TRE_R18-DisciplineAutorisation", name: "Disciplines d’autorisation d’exercice", oid: Some("1.2.250.1.213.1.6.1.67"),
        version: Some("1.1.0 (2023-12-15)"), completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R18-DisciplineAutorisation/FHIR/TRE-R18-DisciplineAutorisation",
    }
    /// Types of MSSanté mailbox (PER, ORG, APP).
    TypeBal {
        file: "TRE_R257-TypeBAL", id: "TRE_R257-TypeBAL", name: "Types de boîte aux lettres MSSanté", oid: None,
        version: None, completeness: Seen, note: "Codes rencontrés ; APP absent du fichier ouvert quand il a été mesuré.",
        url: "https://mos.esante.gouv.fr/NOS/TRE_R257-TypeBAL/FHIR/TRE-R257-TypeBAL",
    }
    /// Type digits of the national identifier of a person (IDNPS).
    TypeIdentifiantPersonne {
        file: "TRE_G08-TypeIdentifiantPersonne", id: "TRE_G08-TypeIdentifiantPersonne", name: "Types d’identifiant de personne", oid: Some("1.2.250.1.71.1.2.15"),
        version: None, completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/TRE_G08-TypeIdentifiantPersonne/FHIR/TRE-G08-TypeIdentifiantPersonne",
    }
    /// Type digits of the national identifier of a structure (IDNST); disagrees with the persons' table on `3`.
    TypeIdentifiantStructure {
        file: "TRE_G07-TypeIdentifiantStructure", id: "TRE_G07-TypeIdentifiantStructure", name: "Types d’identifiant de structure", oid: Some("1.2.250.1.71.1.2.14"),
        version: None, completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/TRE_G07-TypeIdentifiantStructure/FHIR/TRE-G07-TypeIdentifiantStructure",
    }
    /// Types of card (CPS, CPF …).
    TypeCarte {
        file: "TypeCarte", id: "JDV_J128-TypeCarte-RASS", name: "Types de carte CPx", oid: None,
        version: None, completeness: Seen, note: "Lettres de la famille CPx ; les codes numériques du fichier des porteurs sont inconnus.",
        url: "https://mos.esante.gouv.fr/NOS/JDV_J128-TypeCarte-RASS/FHIR/JDV-J128-TypeCarte-RASS",
    }
    /// Legal statuses of FINESS (also TRE_R72).
    StatutJuridique {
        file: "JDV_J100-FinessStatutJuridique-RASS", id: "JDV_J100-FinessStatutJuridique-RASS", name: "Statuts juridiques FINESS", oid: Some("1.2.250.1.213.1.6.1.168"),
        version: Some("2020-04-24"), completeness: Full, note: "Complet au 24 avril 2020.",
        url: "https://mos.esante.gouv.fr/NOS/JDV_J100-FinessStatutJuridique-RASS/FHIR/JDV-J100-FinessStatutJuridique-RASS",
    }
    /// FINESS categories of establishments for disabled persons.
    CategorieEssmsPh {
        file: "JDV_J254-CategorieEtablissementESSMSPH", id: "JDV_J254-CategorieEtablissementESSMSPH", name: "Catégories d’établissement pour personnes handicapées", oid: Some("1.2.250.1.213.3.4.218"),
        version: Some("2024-10-25"), completeness: Subset, note: "24 catégories pour personnes handicapées.",
        url: "https://mos.esante.gouv.fr/NOS/JDV_J254-CategorieEtablissementESSMSPH/FHIR/JDV-J254-CategorieEtablissementESSMSPH",
    }
    /// Kinds of organisation of the ROR.
    CategorieOrganisation {
        file: "JDV_J34-CategorieOrganisation-ROR", id: "JDV_J34-CategorieOrganisation-ROR", name: "Catégories d’organisation (ROR)", oid: Some("1.2.250.1.213.3.3.40"),
        version: Some("2024-12-13"), completeness: Full, note: "",
        url: "https://mos.esante.gouv.fr/NOS/JDV_J34-CategorieOrganisation-ROR/FHIR/JDV-J34-CategorieOrganisation-ROR",
    }
}
