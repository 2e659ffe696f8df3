//! Lists the shipped questionnaires (`content/questionnaires/*.yaml`), so that they are compiled in.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let content = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../content").canonicalize()?;
    let folder = content.join("questionnaires");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    for file in fs::read_dir(&folder)? {
        let path = file?.path();
        if path.extension().is_some_and(|e| e == "yaml") {
            files.push(path);
        }
    }
    files.sort();
    let mut list = String::from("&[\n");
    for path in &files {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        writeln!(list, "    ({name:?}, include_str!({:?})),", path.display().to_string())?;
    }
    list.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("questionnaires.rs"), list)?;
    println!("cargo::rustc-env=QUESTIONNAIRE_SCHEMA={}", folder.join("questionnaire.schema.json").display());
    println!("cargo::rustc-env=COHERENCE={}", content.join("coherence.yaml").display());
    println!("cargo::rustc-env=PARCOURS={}", content.join("parcours.yaml").display());
    Ok(())
}
