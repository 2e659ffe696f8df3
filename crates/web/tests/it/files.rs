//! A small directory written by hand, with what makes pages break: long names, markup in names,
//! namesakes, students, people without a place, a refused line.

use std::path::Path;

/// Date of the data in the names of the files.
pub const DATE: &str = "2026-09-19";

const MAIN: &str = "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité d'exercice|Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|Enseigne commerciale site|Complément destinataire (coord. structure)|Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|Indice répétition voie (coord. structure)|Code type de voie (coord. structure)|Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|Adresse e-mail (coord. structure)|Code Département (structure)|Libellé Département (structure)|Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|Libellé section tableau pharmaciens|Code rôle|Libellé rôle|Code genre activité|Libellé genre activité";

const MAILBOXES: &str = "Type de BAL|Adresse BAL|Type Identifiant PP|Identifiant PP|Identification nationale PP|Type identifiant structure|Identification Structure|Service de rattachement|Civilité d'exercice|Nom d'exercice|Prénom d'exercice|Catégorie profession|Libellé de catégorie profession|Code Profession|Libellé Profession|Code savoir-faire|Libellé savoir-faire|Dématérialisation|Raison Sociale structure BAL|Enseigne commerciale structure BAL|L2COMPLEMENTLOCALISATION structure BAL|L3COMPLEMENTDISTRIBUTION structure BAL|L4NUMEROVOIE structure BAL|L4COMPLEMENTNUMEROVOIE structure BAL|NL4TYPEVOIE structure BAL|L4LIBELLEVOIE structure BAL|L5LIEUDITMENTION structure BAL|L6LIGNEACHEMINEMENT structure BAL|Code postal structure BAL|Département structure BAL|Pays structure BAL";

/// RPPS of the cardiologist of Lyon, with two activities and a mailbox.
pub const CARDIOLOGIST: &str = "99700000019";
/// RPPS of the person whose name is markup.
pub const MARKUP: &str = "99700000035";
/// RPPS of the student.
pub const STUDENT: &str = "99700000043";

/// Cells of a line by header name; the others are empty.
fn line(header: &str, cells: &[(&str, &str)]) -> String {
    let value = |name: &str| cells.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v);
    let known = |name: &&str| header.split('|').any(|h| h == *name);
    assert!(cells.iter().map(|(n, _)| n).all(known), "every cell has a column");
    header.split('|').map(value).collect::<Vec<_>>().join("|")
}

/// One activity: RPPS, name, given name, then the other cells.
fn activity(rpps: &str, family: &str, given: &str, more: &[(&str, &str)]) -> String {
    let idnps = format!("8{rpps}");
    let mut cells = more.to_vec();
    cells.extend([
        ("Type d'identifiant PP", "8"),
        ("Identifiant PP", rpps),
        ("Identification nationale PP", idnps.as_str()),
        ("Nom d'exercice", family),
        ("Prénom d'exercice", given),
    ]);
    line(MAIN, &cells)
}

const DOCTOR: [(&str, &str); 6] = [
    ("Code civilité d'exercice", "DR"),
    ("Libellé civilité d'exercice", "Docteur"),
    ("Code profession", "10"),
    ("Libellé profession", "Médecin"),
    ("Code catégorie professionnelle", "C"),
    ("Libellé catégorie professionnelle", "Civil"),
];

const CARDIOLOGY: [(&str, &str); 6] = [
    ("Code type savoir-faire", "S"),
    ("Libellé type savoir-faire", "Spécialité ordinale"),
    ("Code savoir-faire", "SM04"),
    ("Libellé savoir-faire", "Cardiologie et maladies vasculaires"),
    ("Code mode exercice", "L"),
    ("Libellé mode exercice", "Libéral"),
];

const LYON: [(&str, &str); 10] = [
    ("Raison sociale site", "CABINET DU DR MARTIN"),
    ("Numéro SIRET site", "73282932000074"),
    ("Identifiant technique de la structure", "R10100000123"),
    ("Numéro Voie (coord. structure)", "12"),
    ("Libellé type de voie (coord. structure)", "Rue"),
    ("Libellé Voie (coord. structure)", "DES LILAS"),
    ("Code postal (coord. structure)", "69003"),
    ("Code commune (coord. structure)", "69383"),
    ("Libellé commune (coord. structure)", "Lyon 3e Arrondissement"),
    ("Téléphone (coord. structure)", "0199001234"),
];

const PARIS: [(&str, &str); 6] = [
    ("Raison sociale site", "CENTRE HOSPITALIER FICTIF"),
    ("Numéro FINESS site", "750000001"),
    ("Identifiant technique de la structure", "F750000001"),
    ("Code postal (coord. structure)", "75012"),
    ("Code commune (coord. structure)", "75112"),
    ("Libellé commune (coord. structure)", "Paris 12e Arrondissement"),
];

const NURSE: [(&str, &str); 6] = [
    ("Code profession", "60"),
    ("Libellé profession", "Infirmier"),
    ("Code catégorie professionnelle", "C"),
    ("Libellé catégorie professionnelle", "Civil"),
    ("Code mode exercice", "S"),
    ("Libellé mode exercice", "Salarié"),
];

/// Writes the files into a folder.
pub fn write(folder: &Path) {
    let doctor_in = |place: &[(&'static str, &'static str)]| [&DOCTOR, &CARDIOLOGY, place].concat();
    let student = [
        ("Code profession", "10"),
        ("Libellé profession", "Médecin"),
        ("Code catégorie professionnelle", "E"),
        ("Libellé catégorie professionnelle", "Etudiant"),
    ];
    let long = "MARTIN-DE-LA-TOUR-DU-PIN-CHAMBLY-DE-LA-CHARCE-ET-DE-MONTMORENCY";
    let mut main = vec![
        MAIN.to_owned(),
        activity(CARDIOLOGIST, "MARTIN", "Claire", &doctor_in(&LYON)),
        activity(CARDIOLOGIST, "MARTIN", "Claire", &doctor_in(&PARIS)),
        activity("99700000027", "MARTIN", "Claire", &[&NURSE[..], &PARIS].concat()),
        activity(MARKUP, "<script>alert(1)</script>", "\"Zoé\" & Cie", &doctor_in(&LYON)),
        activity(STUDENT, "PETIT", "Inès", &student),
        activity("99700000050", long, "Marie-Antoinette", &doctor_in(&PARIS)),
    ];
    for i in 0..45 {
        let rpps = format!("997000001{i:02}");
        main.push(activity(&rpps, "DURAND", &format!("Prénom{i}"), &[&NURSE[..], &LYON].concat()));
    }
    main.push("8|trop|court".to_owned());
    let idnps = format!("8{CARDIOLOGIST}");
    let mailbox = line(
        MAILBOXES,
        &[
            ("Type de BAL", "PER"),
            ("Adresse BAL", "claire.martin@medecin.mssante.example"),
            ("Type Identifiant PP", "8"),
            ("Identifiant PP", CARDIOLOGIST),
            ("Identification nationale PP", &idnps),
            ("Nom d'exercice", "MARTIN"),
            ("Prénom d'exercice", "Claire"),
            ("Dématérialisation", "O"),
        ],
    );
    let save = |name: &str, lines: &[String]| {
        std::fs::write(folder.join(name), lines.join("\n") + "\n").expect("the folder can be written");
    };
    save("PS_LibreAcces_Personne_activite_202609190715.txt", &main);
    save("Extraction_Correspondance_MSSante_202609190715.txt", &[MAILBOXES.to_owned(), mailbox]);
}
