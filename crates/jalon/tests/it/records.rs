//! The records on the command line: first administrator, audit trail, backup, restoration, keys.

use crate::house::{Data, Run};
use std::io::Write;
use std::process::{Output, Stdio};

const PASSWORD: &str = "varech bissextile moquette";

/// Runs with something on standard input.
fn fed(data: &Data, args: &[&str], input: &str) -> Run {
    let mut command = data.jalon();
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output: Output = child.wait_with_output().unwrap();
    output.into()
}

fn administrator(data: &Data, email: &str) -> Run {
    let create =
        ["admin", "create", "--email", email, "--given", "Iris", "--family", "Narcisse", "--password-stdin"];
    fed(data, &[create.as_slice(), &["--json"]].concat(), &format!("{PASSWORD}\n"))
}

fn with_administrator() -> Data {
    let data = Data::new();
    assert_eq!(administrator(&data, "iris@jalon.example").json()["email"], "iris@jalon.example");
    data
}

#[test]
fn the_first_administrator_is_made_once_and_traced() {
    let data = with_administrator();
    assert_eq!(administrator(&data, "iris@jalon.example").error().0, "accounts.email_taken");
    let trail = data.run(["audit", "verify", "--json"]).json();
    assert_eq!(trail["verdict"], "whole");
    assert!(trail["entries"].as_i64().unwrap() >= 1);
    // The key is for its owner alone, beside the database.
    assert!(data.path().join("master.keys").is_file() && data.path().join("jalon.db").is_file());
}

#[test]
fn a_weak_password_or_a_wrong_address_is_refused_with_its_reason() {
    let data = Data::new();
    let create = |email, password: &str| {
        let args = ["admin", "create", "--email", email, "--given", "Iris", "--family", "Narcisse"];
        fed(&data, &[args.as_slice(), &["--password-stdin", "--json"]].concat(), password)
    };
    let (code, message) = create("iris@jalon.example", "azertyuiop\n").error();
    assert!(code.starts_with("password."), "{code}: {message}");
    let (_, message) = create("iris", "varech bissextile moquette\n").error();
    assert!(message.contains("--email"), "{message}");
    // Nobody is there to type it.
    let asked =
        data.run(["admin", "create", "--email", "a@b.example", "--given", "A", "--family", "B", "--json"]);
    assert_eq!(asked.error().0, "password_needed");
}

#[test]
fn without_records_the_commands_say_how_to_make_them() {
    let data = Data::new();
    for args in [["audit", "verify", "--json"], ["audit", "export", "--json"]] {
        assert_eq!(data.run(args).error().0, "no_records");
    }
    assert!(!data.path().join("jalon.db").exists(), "a command that reads makes no database");
}

#[test]
fn an_export_of_the_trail_is_verified_without_the_database_and_shows_tampering() {
    let data = with_administrator();
    let file = data.path().join("trail.jsonl");
    let path = file.to_str().unwrap();
    assert_eq!(data.run(["audit", "export", "--to", path]).status, 0);
    let verdict = data.run(["audit", "verify", "--file", path, "--json"]).json();
    let anchor = format!("{}:{}", verdict["last"]["seq"], verdict["last"]["hash"].as_str().unwrap());
    assert_eq!(data.run(["audit", "verify", "--anchor", &anchor, "--json"]).json()["verdict"], "whole");

    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replacen("person.", "nobody.", 1)).unwrap();
    let broken = data.run(["audit", "verify", "--file", path, "--lang", "fr"]);
    assert_eq!(broken.status, 1);
    assert!(broken.out.contains("altéré à l’entrée") && broken.out.contains("modifiée"), "{}", broken.out);
    // The same trail made anew, every hash right, is still not the one that was seen.
    let other = Data::new();
    administrator(&other, "autre@jalon.example").json();
    let forged = other.run(["audit", "verify", "--anchor", &anchor, "--json"]);
    assert_eq!(forged.status, 1);
    assert!(forged.out.contains("not_the_anchor"), "{}", forged.out);
}

#[test]
fn a_backup_is_restored_into_an_empty_place_and_nowhere_else() {
    let data = with_administrator();
    let archive = data.path().join("backup.zip");
    let archive = archive.to_str().unwrap();
    let made = data.run(["backup", archive, "--json"]).json();
    assert!(made["rows"].as_u64().unwrap() > 0);
    assert_eq!(data.run(["restore", archive, "--check", "--json"]).json()["rows"], made["rows"]);
    assert_eq!(data.run(["restore", archive, "--json"]).error().0, "backup.not_empty");

    let other = Data::new();
    // Without the master keys the documents would be lost: said before anything is written.
    assert_eq!(other.run(["restore", archive, "--json"]).error().0, "master_keys");
    assert!(!other.path().join("jalon.db").exists());
    std::fs::copy(data.path().join("master.keys"), other.path().join("master.keys")).unwrap();
    let restored = other.run(["restore", archive, "--json"]).json();
    assert_eq!((&restored["rows"], &restored["audit"]), (&made["rows"], &made["audit"]));
    assert_eq!(other.run(["audit", "verify", "--json"]).json()["verdict"], "whole");
    assert_eq!(
        administrator(&other, "iris@jalon.example").error().0,
        "accounts.email_taken",
        "the account came along"
    );
}

#[test]
fn a_damaged_backup_changes_nothing() {
    let data = with_administrator();
    let archive = data.path().join("backup.zip");
    data.run(["backup", archive.to_str().unwrap(), "--json"]).json();
    let mut bytes = std::fs::read(&archive).unwrap();
    let name = b"tables/person.jsonl";
    let entry = bytes.windows(name.len()).position(|window| window == name).unwrap();
    bytes[entry + name.len() + 20] ^= 0x40;
    std::fs::write(&archive, bytes).unwrap();
    let other = Data::new();
    std::fs::copy(data.path().join("master.keys"), other.path().join("master.keys")).unwrap();
    let (code, _) = other.run(["restore", archive.to_str().unwrap(), "--json"]).error();
    assert!(code.starts_with("backup."), "{code}");
    assert_eq!(administrator(&other, "iris@jalon.example").json()["email"], "iris@jalon.example");
}

#[test]
fn keys_are_made_and_everything_moves_under_the_new_one() {
    let data = with_administrator();
    let new = data.run(["key", "new", "--json"]).json()["key"].as_str().unwrap().to_owned();
    assert_eq!(new.len(), 64);
    let file = data.path().join("master.keys");
    let old = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{new}\n{old}")).unwrap();
    let moved = data.run(["key", "rotate", "--json"]).json();
    assert_eq!(moved["documents"], 0);
    assert_eq!(data.run(["audit", "verify", "--json"]).json()["verdict"], "whole");
}
