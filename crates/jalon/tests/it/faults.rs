//! Kills, full disks, two loads at once, files that cannot be taken: the last good directory answers.

use crate::house::{Data, PATIENCE, Running, days, generate};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// How many times a load is killed, and how often that is tried: on a busy machine some loads end sooner
/// than those before let expect.
const KILLS: u32 = 50;
const TRIES: u32 = 250;

/// Questions whose answers differ from one day to the next, whole: total, page, facets, date.
fn answers(data: &Data) -> Vec<Value> {
    let ask = |args: [&str; 4]| {
        let output = data.jalon().args(["directory", "search", "--json"]).args(args).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let mut page: Value = serde_json::from_slice(&output.stdout).unwrap();
        page["elapsed_us"] = Value::Null;
        page
    };
    vec![ask(["--category", "C", "--limit", "1000"]), ask(["--category", "E", "--limit", "1000"])]
}

fn load(data: &Data, day: &Path) -> Command {
    let mut command = data.jalon();
    command.args(["directory", "load", "--json"]).arg(day);
    command
}

#[test]
fn killed_at_any_instant_it_answers_as_the_day_before_or_the_day_after() {
    let [one, two] = days();
    let before = Data::loaded(&[one]);
    let first = answers(&before);
    let after = before.copy();
    let started = Instant::now();
    assert_eq!(Running::start(load(&after, two)).end().status, 0);
    let mut usual = started.elapsed();
    let second = answers(&after);
    assert_ne!(first, second);

    let (mut killed, mut olds, mut news) = (0u32, 0u32, 0u32);
    // Pseudo-random and always the same; spread a little beyond the usual duration, so that the last
    // instants of a load, the publication, are met too.
    let mut seed = 0x2026_1123_u64;
    for _ in 0..TRIES {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let share = (seed >> 40) as f64 / (1u64 << 24) as f64;
        let data = before.copy();
        let started = Instant::now();
        let mut running = Running::start(load(&data, two));
        let by_itself = running.ended_within(usual.mul_f64(1.1 * share));
        running.kill();
        if by_itself {
            usual = usual.min(started.elapsed());
        } else {
            killed += 1;
        }

        let verified = data.run(["directory", "verify", "--json"]).json();
        assert_eq!(verified["intact"], true);
        let now = answers(&data);
        assert!(now == first || now == second, "neither day after a kill at {share} of {usual:?}");
        let counter = if now == first { &mut olds } else { &mut news };
        *counter += 1;

        // What the kill left hinders nothing and does not stay.
        assert_eq!(Running::start(load(&data, two)).end().status, 0);
        assert_eq!(answers(&data)[0]["items"], second[0]["items"]);
        let generations = std::fs::read_dir(data.path().join("directory/generations")).unwrap();
        let hidden =
            generations.filter(|e| e.as_ref().unwrap().file_name().to_string_lossy().starts_with('.'));
        assert_eq!(hidden.count(), 0);
        if killed == KILLS {
            break;
        }
    }
    assert_eq!(killed, KILLS, "killed before their end");
    assert!(olds > 0, "no kill came before the publication ({olds} old, {news} new)");
}

/// Sends a signal by its name.
fn signal(name: &str, running: &Running) {
    let id = running.id().to_string();
    assert!(Command::new("sh").args(["-c", "kill -s $0 $1", name, &id]).status().unwrap().success());
}

/// True while the folder of a load in progress is there.
fn is_loading(data: &Data) -> bool {
    let Ok(entries) = std::fs::read_dir(data.path().join("directory/generations")) else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with(".loading-"))
}

/// A load of `day`, stopped in the middle by SIGSTOP.
fn suspended(data: &Data, day: &Path) -> Running {
    let running = Running::start(load(data, day));
    let started = Instant::now();
    while !is_loading(data) {
        assert!(started.elapsed() < PATIENCE, "the load never began");
        std::thread::yield_now();
    }
    signal("STOP", &running);
    assert!(is_loading(data), "the load ended before it could be suspended");
    running
}

#[test]
fn a_second_load_is_refused_while_the_first_runs_and_readers_do_not_wait() {
    let folder = tempfile::tempdir().unwrap();
    let [one, two] = generate(folder.path(), 30_000);
    let data = Data::loaded(&[&one]);
    let before = answers(&data);
    let first = suspended(&data, &two);

    let second = load(&data, &two).output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    let (code, message) = crate::house::Run::from(second).error();
    assert_eq!(code, "busy");
    assert!(message.contains("LOCK"), "{message}");
    let (code, _) = data.run(["directory", "rollback", "--json"]).error();
    assert_eq!(code, "busy");
    assert_eq!(answers(&data), before);

    signal("CONT", &first);
    assert_eq!(first.end().status, 0);
    assert_ne!(answers(&data), before);
}

#[test]
fn a_full_disk_is_told_with_what_to_do_and_the_last_directory_answers() {
    let [one, two] = days();
    let data = Data::loaded(&[one]);
    let before = answers(&data);
    // Files of this process may not grow beyond a few kilobytes; the signal that comes with that limit
    // is ignored, so that the program sees the error of a full disk.
    let limited = |args: &[&str]| {
        let mut command = Command::new("sh");
        command
            .args(["-c", "trap '' XFSZ; ulimit -f 40; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_jalon")])
            .args(["--data-dir", data.path().to_str().unwrap(), "directory", "load", two.to_str().unwrap()])
            .args(args);
        crate::house::Run::from(command.output().unwrap())
    };
    let refused = limited(&["--lang", "fr"]);
    assert_eq!(refused.status, 1, "{}{}", refused.out, refused.err);
    assert!(refused.err.contains("libérez de la place"), "{}", refused.err);
    assert!(refused.err.contains("répond toujours"), "{}", refused.err);
    assert_eq!(limited(&["--json"]).error().0, "io");

    assert!(!is_loading(&data), "the unfinished generation stays");
    assert_eq!(data.run(["directory", "verify", "--json"]).json()["intact"], true);
    assert_eq!(answers(&data), before);
    assert_eq!(load(&data, two).output().unwrap().status.code(), Some(0));
}

/// The main file of a day.
fn main_file(day: &Path) -> PathBuf {
    let names = std::fs::read_dir(day).unwrap().map(|entry| entry.unwrap().path());
    names.into_iter().find(|path| path.to_str().unwrap().contains("Personne_activite")).unwrap()
}

/// Loads `text` under the name of the main file of the second day: refused, and nothing moves.
fn refused(data: &Data, text: &[u8]) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(main_file(&days()[1]).file_name().unwrap());
    std::fs::write(&path, text).unwrap();
    let before = answers(data);
    let run = data.run(["directory", "load", path.to_str().unwrap(), "--json"]);
    assert_eq!(run.status, 1, "{}", run.out);
    assert_eq!(answers(data), before);
    let (code, message) = run.error();
    assert!(message.contains(path.file_name().unwrap().to_str().unwrap()), "{message}");
    (code, message)
}

#[test]
fn a_file_that_is_not_what_it_should_be_is_refused_and_yesterday_stays() {
    let data = Data::loaded(&[&days()[0]]);
    let text = std::fs::read(main_file(&days()[1])).unwrap();
    assert_eq!(refused(&data, b"").0, "refused");
    assert_eq!(refused(&data, b"<html>404</html>\n").0, "refused");
    assert_eq!(refused(&data, &text[..text.len() / 2]).0, "refused");
    let header = text.iter().position(|b| *b == b'\n').unwrap();
    assert_eq!(refused(&data, &text[..=header]).0, "refused");
}

#[test]
fn a_file_suddenly_small_is_refused_unless_it_is_wanted() {
    let data = Data::loaded(&[&days()[0]]);
    let text = std::fs::read_to_string(main_file(&days()[1])).unwrap();
    let half: String = text.split_inclusive('\n').take(text.lines().count() / 2).collect();
    let (code, message) = refused(&data, half.as_bytes());
    assert_eq!(code, "refused");
    assert!(message.contains("accept-shrink"), "{message}");

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(main_file(&days()[1]).file_name().unwrap());
    std::fs::write(&path, half).unwrap();
    let taken = data.run(["directory", "load", path.to_str().unwrap(), "--accept-shrink", "--json"]).json();
    assert!(taken["removed"].as_u64().unwrap() > 0);
}

#[test]
fn a_damaged_line_is_counted_located_and_does_not_stop_the_load() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(main_file(&days()[0])).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.insert(4, "a|line|too|short");
    let path = folder.path().join(main_file(&days()[0]).file_name().unwrap());
    std::fs::write(&path, lines.join("\n")).unwrap();
    let data = Data::new();
    let report = data.run(["directory", "load", path.to_str().unwrap(), "--json"]).json();
    assert_eq!(report["lines_rejected"], 1);
    assert_eq!(report["rejects"][0]["reason"], "too_few_fields");
    assert_eq!(report["rejects"][0]["lines"], serde_json::json!([5]));
    let people = data.run(["directory", "status", "--report", "--lang", "fr"]);
    assert!(people.out.contains("moins de champs que l’en-tête"), "{}", people.out);
}

#[test]
fn a_damaged_generation_is_found_and_told() {
    let data = Data::loaded(&[&days()[0], &days()[1]]);
    let current = std::fs::read_to_string(data.path().join("directory/CURRENT")).unwrap();
    let folder = data.path().join("directory/generations").join(current.trim());
    let pack = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "pack"))
        .max_by_key(|path| std::fs::metadata(path).unwrap().len())
        .unwrap();
    // Written anew, not in place: the file may be shared with another generation.
    let mut bytes = std::fs::read(&pack).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::remove_file(&pack).unwrap();
    std::fs::write(&pack, bytes).unwrap();

    let (code, message) = data.run(["directory", "verify", "--json"]).error();
    assert_eq!(code, "corrupt");
    assert!(message.contains("rollback"), "{message}");
    data.run(["directory", "rollback", "--json"]).json();
    assert_eq!(data.run(["directory", "verify", "--json"]).json()["intact"], true);
}
