//! Lists the shipped entries (`content/faq/entries/*.md`), so that they are compiled in.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let content = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../content/faq").canonicalize()?;
    println!("cargo::rerun-if-changed={}", content.display());
    let mut files = Vec::new();
    for file in fs::read_dir(content.join("entries"))? {
        let path = file?.path();
        if path.extension().is_some_and(|e| e == "md") {
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
    fs::write(Path::new(&env::var("OUT_DIR")?).join("entries.rs"), list)?;
    for (variable, file) in [("FAQ_FACETS", "facets.yaml"), ("FAQ_SYNONYMS", "synonyms.yaml")] {
        println!("cargo::rustc-env={variable}={}", content.join(file).display());
    }
    Ok(())
}
