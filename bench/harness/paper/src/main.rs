//! A REM of 2,000 rows read from its workbook, and the reading edition of 300 questions written as PDF: how long each takes.
//! One thread, warm, in process.
//!
//! `cargo run --release -p paper-speed [rows] [questions]`; prints a table, milliseconds of wall time (median) and of CPU
//! time (mean). Ends with an error when either takes two seconds.

use common::timing::measure;
use conformity::referentiel::import;
use report::pdf::{self, Block, Document};
use report::xlsx::{Book, Column, Page, Value, write};
use std::error::Error;

/// Longest median, in microseconds.
const LONGEST: f64 = 2_000_000.0;

/// Columns of the export of Convergence.
const HEADS: [&str; 14] = [
    "Périmètre", "ID", "Chapitre", "Fonction", "Exigence", "Commentaire", "Profil", "N° scénario",
    "Scénario de conformité", "N° preuve", "Preuve", "Profil historique", "Criticité", "Ordre",
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut numbers = std::env::args().skip(1).map(|n| n.parse::<usize>());
    let rows = numbers.next().unwrap_or(Ok(2_000))?;
    let questions = numbers.next().unwrap_or(Ok(300))?;
    let rem = rem(rows)?;
    let found = import("rem.xlsx", &rem)?;
    let document = document(questions);
    let printed = pdf::write(&document)?;
    println!(
        "{rows} rows ({} KiB, {} requirements, {} evidences); {questions} questions ({} KiB of PDF)\n",
        rem.len() / 1024,
        found.counts.requirements,
        found.counts.evidences,
        printed.len() / 1024
    );
    println!("| what | median wall, ms | mean CPU, ms |");
    println!("|---|--:|--:|");
    let once = [()];
    let read = measure(&once, |()| import("rem.xlsx", &rem).map_or(0, |found| found.counts.rows_kept as u64));
    let wrote = measure(&once, |()| pdf::write(&document).map_or(0, |bytes| bytes.len() as u64));
    let figure = |figures: &serde_json::Value, key: &str| figures[key].as_f64().unwrap_or_default();
    for (name, figures) in [("matrix read", &read), ("edition printed", &wrote)] {
        println!("| {name} | {:.1} | {:.1} |", figure(figures, "p50_us") / 1e3, figure(figures, "cpu_us") / 1e3);
        if figure(figures, "p50_us") >= LONGEST {
            return Err(format!("{name}: more than two seconds").into());
        }
    }
    Ok(())
}

/// One row for each evidence, four to a requirement, texts as long as those that are published.
fn rem(rows: usize) -> Result<Vec<u8>, Box<dyn Error>> {
    let text = "Le système DOIT permettre à l’utilisateur de chercher un correspondant par son nom et sa profession. ".repeat(3);
    let row = |at: usize| {
        let (section, number) = (["ANN", "MSS", "INS", "PSC", "DMP"][at / 4 / 90 % 5], at / 4 % 90 + 10);
        let id = format!("{section}/V{}.{number}", at / 4 / 450);
        let cells = [
            "Vague 2".to_owned(),
            id.clone(),
            "Annuaire".to_owned(),
            "Recherche".to_owned(),
            format!("<p class=\"mb-1\">{text}</p>"),
            String::new(),
            "Général".to_owned(),
            format!("{id}.{:02}", at % 4 / 2 + 1),
            "1. Ouvrir l’écran\n2. Chercher\n3. Choisir".to_owned(),
            format!("{id}.{:02}.{:02}", at % 4 / 2 + 1, at % 2 + 1),
            "Vidéo du parcours et copie d’écran du journal".to_owned(),
            String::new(),
            "Majeure".to_owned(),
            at.to_string(),
        ];
        cells.into_iter().map(Value::from).collect()
    };
    let columns = HEADS.iter().map(|head| Column::new(head, 20.0)).collect();
    let page = Page { name: "Exigences".into(), columns, rows: (0..rows).map(row).collect() };
    Ok(write(&Book { title: "REM".into(), created: 0, pages: vec![page] })?)
}

fn document(questions: usize) -> Document {
    let mut blocks = Vec::new();
    for at in 0..questions {
        if at % 30 == 0 {
            blocks.push(Block::Heading(2, format!("Thème {}", at / 30 + 1)));
        }
        blocks.push(Block::Heading(4, format!("{}. L’identité est-elle qualifiée avant chaque envoi\u{202f}?", at + 1)));
        blocks.push(Block::List((0..4).map(|n| format!("☐ réponse possible numéro {n}")).collect()));
        blocks.push(Block::Quiet("Doit · Référentiel INS, version 2, arrêté du 12 décembre 2024, chapitre 3 · INS 1.2".to_owned()));
    }
    Document { title: "Évaluation".into(), lang: "fr".into(), foot: "Jalon".into(), created: 0, blocks }
}
