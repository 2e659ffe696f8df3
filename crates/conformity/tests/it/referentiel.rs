//! Référentiels read from files made here as those that are published are laid out (columns: working files of Ségur and
//! sheet « Exigences » of the DMN référentiel V1.2.2), with the noise that people put into them.

use conformity::referentiel::{Family, Format, Import, ImportError, Medium, Obligation, diff, import};
use rust_xlsxwriter::{Format as Look, Workbook};

/// A workbook of one sheet; a row of one text that begins with `=merged=` is one heading over all columns.
fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Exigences").unwrap();
    for (at, row) in rows.iter().enumerate() {
        let at = u32::try_from(at).unwrap();
        if let Some(title) = row.first().and_then(|text| text.strip_prefix("=merged=")) {
            sheet.merge_range(at, 0, at, 5, title, &Look::new()).unwrap();
            continue;
        }
        for (column, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(at, u16::try_from(column).unwrap(), text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn read(rows: &[Vec<String>]) -> Import {
    import("rem.xlsx", &workbook(rows)).unwrap()
}

/// Every row is told: kept, rejected, empty, headers, headings.
fn whole(import: &Import) {
    let c = import.counts;
    assert_eq!(
        c.rows_read,
        c.rows_kept + c.rows_rejected + c.rows_empty + c.rows_header + c.rows_heading,
        "{c:?}"
    );
}

const CONVERGENCE: [&str; 14] = [
    "Périmètre",
    "ID",
    "Chapitre",
    "Fonction",
    "Exigence",
    "Commentaire",
    "Profil",
    "N° scénario",
    "Scénario de conformité",
    "N° preuve",
    "Preuve",
    "Profil historique",
    "Criticité",
    "Ordre",
];

fn convergence(id: &str, text: &str, scenario: [&str; 2], proof: [&str; 2]) -> Vec<String> {
    row(&[
        "Vague 2",
        id,
        "Annuaire",
        "Fiches",
        text,
        "",
        "Général",
        scenario[0],
        scenario[1],
        proof[0],
        proof[1],
        "",
        "Majeure",
        "12",
    ])
}

#[test]
fn the_export_of_convergence_is_read_with_its_noise() {
    let found = read(&[
        row(&["REM LGC vague 2, édition de travail"]),
        vec![],
        row(&CONVERGENCE),
        convergence(
            "ANN/va1.01 ",
            "<p class=\"mb-1\">Le système DOIT interroger l’annuaire.</p>",
            ["ANN/va1.01.01", "1. Ouvrir\n2. Chercher"],
            ["ANN/va1.01.01.01", "Vidéo du parcours"],
        ),
        convergence(
            "ANN/va1.01",
            "Le système DOIT interroger l’annuaire.",
            ["ANN/va1.01.01", ""],
            ["ANN/va1.01.01.02", "Copie d’écran du journal"],
        ),
        row(&CONVERGENCE),
        convergence("", "", ["ANN/va1.01.02", "Couper le réseau"], ["", "Trace de l’appel"]),
        row(&["", "", "", "", "", "", "", "", "", "", "", "", "", ""]),
        convergence("MSS/CDA.01\nMSS/CDA.02", "Le système PEUT envoyer un CDA.", ["", ""], ["", ""]),
        convergence("ORDN/CONF.01p", "Identifiant hors famille.", ["", ""], ["", ""]),
        convergence(
            "Le système DOIT ceci, et aussi cela, ce qui n’est pas du tout un identifiant mais une phrase",
            "x",
            ["", ""],
            ["", ""],
        ),
    ]);
    whole(&found);
    assert_eq!(found.format, Format::RemConvergence);
    let keys: Vec<_> = found.requirements.iter().map(|one| one.id.key.as_str()).collect();
    assert_eq!(keys, ["ANN/va1.01", "MSS/CDA.01", "MSS/CDA.02", "ORDN/CONF.01p"]);
    let first = &found.requirements[0];
    assert_eq!(first.text, "Le système DOIT interroger l’annuaire.");
    assert_eq!((first.obligation, first.conditional), (Obligation::Mandatory, false));
    assert_eq!(
        (first.perimeter.as_deref(), first.criticality.as_deref()),
        (Some("Vague 2"), Some("Majeure"))
    );
    assert_eq!(first.id.parts.as_ref().unwrap().family, Family::Segur);
    assert_eq!(first.place.to_string(), "Exigences!B4");
    assert_eq!(found.requirements[1].obligation, Obligation::Recommended);
    let scenarios: Vec<_> = found.scenarios.iter().map(|one| one.id.key.as_str()).collect();
    assert_eq!(scenarios, ["ANN/va1.01.01", "ANN/va1.01.02"]);
    assert_eq!(found.scenarios[0].steps.len(), 2, "{:?}", found.scenarios[0].steps);
    assert_eq!(found.evidences.len(), 3);
    assert_eq!(found.evidences[0].media, [Medium::Video]);
    assert_eq!(found.evidences[0].scenario.as_deref(), Some("ANN/va1.01.01"));
    // The third has no number: it follows the scenario of its row.
    assert_eq!(found.evidences[2].scenario.as_deref(), Some("ANN/va1.01.02"));
    assert_eq!((found.counts.rows_header, found.counts.ids_unknown), (1, 2));
    assert_eq!(found.rejected.len(), 1);
    assert_eq!(
        (found.rejected[0].reason, found.rejected[0].place.to_string().as_str()),
        ("id_too_long", "Exigences!B11")
    );
}

#[test]
fn the_publication_template_has_ten_evidences_a_row() {
    let mut heads = row(&[
        "Périmètre",
        "ID",
        "Chapitre",
        "Fonction",
        "Exigence",
        "Commentaire",
        "Nature de l'exigence",
        "Profil",
        "N° scénario",
        "Scénario",
    ]);
    for n in 1..=10 {
        heads.extend([format!("N° preuve {n}"), format!("Preuve {n}")]);
    }
    heads.extend(row(&["Statut publication", "VA N-1", "Criticité", "Ordre"]));
    assert_eq!(heads.len(), 34, "as published");
    let mut one = row(&[
        "Vague 2",
        "SSI/IE.30",
        "Sécurité",
        "Identification",
        "Contrôler",
        "",
        "EXIGENCE",
        "IE ASPM",
        "SSI/IE.30.03",
        "Relancer",
    ]);
    for n in 1..=10 {
        one.extend([
            format!("SSI/IE.30.03.{n:02}"),
            if n <= 3 { format!("Capture {n}") } else { String::new() },
        ]);
    }
    one.extend(row(&["Modifiée", "SSI/IE.29", "Critique", "1"]));
    let found = read(&[heads, one]);
    whole(&found);
    assert_eq!(found.format, Format::RemPublication);
    assert_eq!((found.counts.requirements, found.counts.scenarios, found.counts.evidences), (1, 1, 3));
    let requirement = &found.requirements[0];
    assert!(requirement.conditional, "its profile is not the general one");
    assert_eq!(
        (requirement.status.as_deref(), requirement.previous.as_deref()),
        (Some("Modifiée"), Some("SSI/IE.29"))
    );
    // Seven numbers without a text are told.
    assert_eq!(found.notices.iter().filter(|one| one.code == "evidence_without_text").count(), 7);
}

const DMN: [&str; 18] = [
    "PROFIL",
    "N°",
    "ID Section",
    "Section",
    "Bloc",
    "Fonction",
    "Nature de l'exigence",
    "N° exigence",
    "Enoncé (DOIT/DEVRAIT)",
    "Version",
    "N° scénario",
    "Scénario de conformité",
    "N° preuve 1",
    "Preuve 1",
    "N° preuve 2",
    "Preuve 2",
    "N° preuve 3",
    "Preuve 3",
];

#[test]
fn the_sheet_of_the_dmn_has_sections_and_numbers_of_its_own() {
    let found = read(&[
        row(&DMN),
        row(&["=merged=Identité nationale de santé"]),
        row(&[
            "Général",
            "1",
            "INS",
            "Identité nationale de santé",
            "Bloc 1",
            "Recherche",
            "Exigence",
            "INS 1 ",
            "Le DMN DOIT…",
            "1.2.2",
            "INS 1.1",
            "Ouvrir",
            "INS 1.1.1",
            "Vidéo",
            "INS 1.1.2",
            "Document",
            "",
            "",
        ]),
        row(&[
            "Accès Usager",
            "2",
            "PSC",
            "Pro Santé Connect",
            "",
            "",
            "Préconisation",
            "PSC 6 ",
            "Il DEVRAIT…",
            "1.2.2",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
        ]),
    ]);
    whole(&found);
    assert_eq!(found.format, Format::RemDmn);
    assert_eq!(found.counts.rows_heading, 1);
    let keys: Vec<_> =
        found.requirements.iter().map(|one| (one.id.key.as_str(), one.id.raw.as_str())).collect();
    assert_eq!(keys, [("INS 1", "INS 1"), ("PSC 6", "PSC 6")]);
    assert_eq!(found.requirements[0].section_id.as_deref(), Some("INS"));
    assert_eq!(found.requirements[1].obligation, Obligation::Recommended);
    assert_eq!(found.evidences.len(), 2);
    let chain: Vec<_> = found.groups.iter().map(|group| (group.title.as_str(), group.depth)).collect();
    assert_eq!(chain[..3], [("Identité nationale de santé", 1), ("Bloc 1", 2), ("Recherche", 3)]);
}

const LIBRARY: &str = r#"
urn: urn:x:library:essai
name: Essai
version: 2
objects:
  framework:
    urn: urn:x:framework:essai
    name: Cadre
    min_score: 0
    max_score: 3
    scores_definition:
      - { score: 0, name: Absent }
      - { score: 3, name: Complet, description: Partout }
    implementation_groups_definition:
      - { ref_id: A, name: Base, default_selected: true }
    requirement_nodes:
      - { urn: "urn:x:1", assessable: false, depth: 1, ref_id: 1, name: Sécurité }
      - urn: urn:x:1.1
        assessable: true
        depth: 2
        parent_urn: urn:x:1
        ref_id: 1.1
        description: Journaliser les accès.
        importance: mandatory
        implementation_groups: [A]
        typical_evidence: Copie d’écran du journal.
        questions:
          urn:x:1.1:q1:
            type: unique_choice
            text: Est-ce fait ?
            choices:
              - { urn: "urn:x:1.1:q1:oui", value: Oui, add_score: 3, compute_result: compliant, select_implementation_groups: [A] }
          urn:x:1.1:q2:
            type: text
            text: Où ?
            depends_on: { question: "urn:x:1.1:q1", answers: ["urn:x:1.1:q1:oui"], condition: all }
      - { urn: "urn:x:2", assessable: true, parent_urn: "urn:x:nulle-part", name: Orphelin }
      - { assessable: true, name: Sans nom }
      - { urn: "urn:x:2", assessable: true, name: Double }
"#;

#[test]
fn a_ciso_assistant_library_keeps_its_tree_its_questions_and_its_scale() {
    let found = import("essai.yaml", LIBRARY.as_bytes()).unwrap();
    whole(&found);
    assert_eq!((found.format, found.version.as_deref()), (Format::CisoAssistant, Some("2")));
    let scale = found.scale.as_ref().unwrap();
    assert_eq!((scale.min, scale.max, scale.levels.len()), (0, 3, 2));
    assert_eq!((found.implementation_groups.len(), found.implementation_groups[0].chosen), (1, true));
    assert_eq!((found.groups.len(), found.groups[0].reference.as_deref()), (1, Some("1")));
    let first = &found.requirements[0];
    assert_eq!(
        (first.id.key.as_str(), first.id.raw.as_str(), first.group.as_deref()),
        ("urn:x:1.1", "1.1", Some("urn:x:1"))
    );
    assert_eq!((first.obligation, first.conditional), (Obligation::Mandatory, true));
    let condition = first.questions[1].depends_on.as_ref().unwrap();
    assert!(condition.all && condition.answers == ["urn:x:1.1:q1:oui"]);
    assert_eq!(first.questions[0].choices[0].result.as_deref(), Some("compliant"));
    assert_eq!(found.evidences[0].requirements, ["urn:x:1.1"]);
    let told: Vec<_> = found.rejected.iter().map(|one| (one.reason, one.place.row)).collect();
    let line = |text: &str| LIBRARY.lines().position(|line| line.contains(text)).unwrap() as u64 + 1;
    assert_eq!(told, [("no_id", line("Sans nom")), ("same_urn", line("Double"))]);
    assert!(found.notices.iter().any(|one| one.code == "unknown_parent"));
}

#[test]
fn two_editions_are_compared() {
    let long = |what: &str| format!("Le système DOIT {what} sans intervention de l’utilisateur.");
    let old = read(&[
        row(&CONVERGENCE),
        convergence("MSS/CDA.01", &long("envoyer"), ["", ""], ["", ""]),
        convergence("MSS/CDA.02", &long("recevoir"), ["", ""], ["", ""]),
        convergence("MSS/CDA.03", &long("imprimer"), ["", ""], ["", ""]),
        convergence("MSS/CDA.04", &long("effacer"), ["", ""], ["", ""]),
    ]);
    let new = read(&[
        row(&CONVERGENCE),
        convergence("MSS/CDA.01", &long("envoyer"), ["", ""], ["", ""]),
        convergence("MSS/CDA.02", &long("recevoir et classer"), ["", ""], ["", ""]),
        convergence("MSS/CDA.30", &long("imprimer"), ["", ""], ["", ""]),
        convergence("MSS/CDA.31", &long("signer"), ["", ""], ["", ""]),
    ]);
    let found = diff(&old, &new).requirements;
    assert_eq!((found.same, found.added.as_slice()), (1, ["MSS/CDA.31".to_owned()].as_slice()));
    assert_eq!(found.removed, ["MSS/CDA.04"]);
    assert_eq!(
        (found.changed[0].key.as_str(), found.changed[0].fields.as_slice()),
        ("MSS/CDA.02", ["text"].as_slice())
    );
    assert_eq!(
        (found.renumbered[0].from.as_str(), found.renumbered[0].to.as_str()),
        ("MSS/CDA.03", "MSS/CDA.30")
    );
    assert!(diff(&new, &new).is_empty());
}

#[test]
fn what_is_no_referentiel_is_told_apart() {
    let code = |name: &str, bytes: &[u8]| import(name, bytes).unwrap_err();
    assert_eq!(code("a.bin", &[0xff, 0, 1]), ImportError::Unknown);
    assert_eq!(code("a.yaml", b"name: x"), ImportError::NoFramework);
    assert!(matches!(code("a.yaml", b"a: [1"), ImportError::Yaml(_)));
    assert!(matches!(code("a.xlsx", b"PK\x03\x04 cut"), ImportError::Sheet(_)));
    let list = workbook(&[row(&["Nom", "Prénom"]), row(&["a", "b"])]);
    let error = code("liste.xlsx", &list);
    assert_eq!(error, ImportError::NoHeader(vec!["Exigences".to_owned()]));
    assert!(error.text().fr.contains("Exigences"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 64, ..Default::default() })]
    #[test]
    fn every_row_is_told_whatever_it_holds(
        rows in proptest::collection::vec(
            proptest::collection::vec("(|ANN/va1\\.0[1-3](\\.0[12])?|INS 1|[A-Za-z<&;\n ]{0,12})", 14), 0..30),
    ) {
        let mut all = vec![row(&CONVERGENCE)];
        all.extend(rows);
        let found = read(&all);
        whole(&found);
        proptest::prop_assert!(diff(&found, &found).is_empty());
    }
}
