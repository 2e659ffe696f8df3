//! The committed contracts: the help of every command, the OpenAPI of the HTTP interface.

use crate::Faults;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A generated file: its place under the root, its text.
type Document = (String, String);

/// Writes every document.
pub fn write(root: &Path) -> Result<Faults, String> {
    for (place, text) in documents(root)? {
        let path = root.join(&place);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("{place}");
    }
    Ok(Faults::new())
}

/// Says which documents are not what would be written now.
pub fn check(root: &Path) -> Result<Faults, String> {
    let stale = documents(root)?.into_iter().filter(|(place, text)| {
        // A missing file is as stale as a wrong one.
        std::fs::read_to_string(root.join(place)).ok().as_ref() != Some(text)
    });
    Ok(stale
        .map(|(place, _)| format!("{place}: not up to date; run `cargo xtask gen` and commit it"))
        .collect())
}

fn documents(root: &Path) -> Result<Vec<Document>, String> {
    let program = program(root)?;
    let mut documents = vec![openapi(root)?];
    for (lang, place, opening) in [
        (
            "fr",
            "docs/generated/cli.fr.md",
            "# La ligne de commande\n\nÉcrit par `cargo xtask gen` à partir de l’aide de chaque commande.\n",
        ),
        (
            "en",
            "docs/generated/cli.md",
            "# The command line\n\nWritten by `cargo xtask gen` from the help of every command.\n",
        ),
    ] {
        let mut text = opening.to_owned();
        help(&program, lang, &mut Vec::new(), &mut text)?;
        documents.push((place.to_owned(), text));
    }
    Ok(documents)
}

/// The OpenAPI of the HTTP interface, as the program serves it: kept by hand in its room and held against
/// real answers by the tests there; laid out here with the other contracts.
fn openapi(root: &Path) -> Result<Document, String> {
    let source = crate::read(&root.join("crates/web/src/api/openapi.json"))?;
    let document: serde_json::Value =
        serde_json::from_str(&source).map_err(|error| format!("openapi.json: {error}"))?;
    let text = serde_json::to_string_pretty(&document).map_err(|error| format!("openapi.json: {error}"))?;
    Ok(("docs/generated/openapi.json".to_owned(), text + "\n"))
}

/// The program to ask: the one that `JALON_BIN` names (whoever sets it has just built it), else built here.
fn program(root: &Path) -> Result<PathBuf, String> {
    if let Some(built) = std::env::var_os("JALON_BIN") {
        return Ok(built.into());
    }
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--package", "jalon"])
        .current_dir(root)
        .status()
        .map_err(|error| format!("cargo build: {error}"))?;
    if !status.success() {
        return Err("cargo build: the program does not build".to_owned());
    }
    // Beside this program: both are built into the same folder.
    let here = std::env::current_exe().map_err(|error| format!("this program's place: {error}"))?;
    Ok(here.with_file_name(format!("jalon{}", std::env::consts::EXE_SUFFIX)))
}

/// Appends the help of one command and of all those below.
fn help(program: &Path, lang: &str, words: &mut Vec<String>, text: &mut String) -> Result<(), String> {
    let output = Command::new(program)
        .args(words.iter())
        .args(["--help", "--lang", lang])
        // The width of a terminal or a setting of this machine must not show.
        .env_remove("COLUMNS")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("jalon {} --help: {error}", words.join(" ")))?;
    if !output.status.success() {
        return Err(format!("jalon {} --help: {}", words.join(" "), output.status));
    }
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    let title = ["jalon"].into_iter().chain(words.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
    text.push_str(&format!("\n## {title}\n\n```text\n{}\n```\n", shown.trim_end()));
    for command in commands(&shown) {
        words.push(command);
        help(program, lang, words, text)?;
        words.pop();
    }
    Ok(())
}

/// The names under the heading of the commands.
fn commands(help: &str) -> Vec<String> {
    help.lines()
        .skip_while(|line| !matches!(*line, "Commands:" | "Commandes:"))
        .skip(1)
        .take_while(|line| !line.is_empty())
        // A name is indented by two; a deeper line goes on with the text above.
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::commands;

    #[test]
    fn commands_are_read_from_the_help() {
        let help = "About\n\nCommandes:\n  load    Charger\n          des extractions\n  verify  Relire\n\nOptions:\n  -h\n";
        assert_eq!(commands(help), ["load", "verify"]);
        assert!(commands("Usage: jalon directory verify\n\nOptions:\n  -h\n").is_empty());
    }
}
