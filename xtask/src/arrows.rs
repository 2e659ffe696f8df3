//! Arrows point down only: `jalon → web → records → db, engines → identifiers, terminology`.

use crate::Faults;
use serde_json::Value;

/// What a room is, from the roof to the ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Floor {
    /// The binary: sees everything.
    Binary,
    /// Pages and HTTP: sees everything but the binary.
    Web,
    /// Records: see the ground of the records, engines and pure rooms, never each other.
    Record,
    /// Ground of the records: sees pure rooms.
    Ground,
    /// Engines: see pure rooms, never a server, a runtime or a database.
    Engine,
    /// Pure rooms: see nothing of the house.
    Pure,
}

/// Every room of the house, built or to come. A room missing here fails the check: where it stands is a
/// decision, to be written down once.
const ROOMS: [(&str, Floor); 16] = [
    ("jalon", Floor::Binary),
    ("web", Floor::Web),
    ("accounts", Floor::Record),
    ("sources", Floor::Record),
    ("correspondents", Floor::Record),
    ("conformity", Floor::Record),
    ("evidence", Floor::Record),
    ("faq", Floor::Record),
    ("db", Floor::Ground),
    ("directory", Floor::Engine),
    ("fhir", Floor::Engine),
    ("card", Floor::Engine),
    ("synth", Floor::Engine),
    ("report", Floor::Engine),
    ("identifiers", Floor::Pure),
    ("terminology", Floor::Pure),
];

/// Edges that the floors forbid and that a decision allows, with its reason.
const DECIDED: [(&str, &str); 1] = [
    // The FHIR engine says the directory in FHIR: it reads the directory's plain types.
    ("fhir", "directory"),
];

/// Crates that no engine and no pure room may use: they would bring a server, a runtime or a database in.
const ABOVE_ENGINES: [&str; 8] =
    ["axum", "hyper", "tower", "tower-http", "tokio", "sqlx", "reqwest", "askama"];

fn floor(room: &str) -> Option<Floor> {
    ROOMS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

/// May a room of one floor use a room of the other?
fn allowed(from: Floor, to: Floor, test_only: bool) -> bool {
    match from {
        Floor::Binary => to != Floor::Binary,
        Floor::Web => !matches!(to, Floor::Binary | Floor::Web),
        Floor::Record => matches!(to, Floor::Ground | Floor::Engine | Floor::Pure),
        // The tests of an engine may feed on another one (synthetic files, for instance).
        Floor::Engine => to == Floor::Pure || (test_only && to == Floor::Engine),
        Floor::Ground => to == Floor::Pure,
        Floor::Pure => false,
    }
}

/// Every forbidden edge of the workspace.
pub fn check(metadata: &Value) -> Faults {
    let mut faults = Faults::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let room = package["name"].as_str().unwrap_or_default();
        let path = package["manifest_path"].as_str().unwrap_or_default();
        // Crates from outside, and the tools beside the rooms, have no arrows to keep.
        if !path.replace('\\', "/").ends_with(&format!("crates/{room}/Cargo.toml")) {
            continue;
        }
        let Some(from) = floor(room) else {
            faults.push(format!("crates/{room}: this room has no floor; write one in xtask/src/arrows.rs"));
            continue;
        };
        for edge in package["dependencies"].as_array().into_iter().flatten() {
            faults.extend(edge_fault(room, from, edge));
        }
    }
    faults
}

fn edge_fault(room: &str, from: Floor, edge: &Value) -> Option<String> {
    let name = edge["name"].as_str().unwrap_or_default();
    let test_only = edge["kind"].as_str() == Some("dev");
    // A room's own tests may ask for a feature of it.
    if test_only && name == room {
        return None;
    }
    if matches!(from, Floor::Engine | Floor::Pure) && !test_only && ABOVE_ENGINES.contains(&name) {
        return Some(format!(
            "crates/{room}: {room} must not depend on {name}; engines and pure rooms know no server, runtime or database"
        ));
    }
    let to = floor(name).filter(|_| edge["path"].is_string())?;
    let fine = allowed(from, to, test_only) || DECIDED.contains(&(room, name));
    (!fine).then(|| {
        format!("crates/{room}: forbidden arrow {room} → {name}; arrows point down only (ARCHITECTURE.md)")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn house(room: &str, dependency: &str, kind: Option<&str>, path: Option<&str>) -> Faults {
        check(&json!({ "packages": [{
            "name": room,
            "manifest_path": format!("/house/crates/{room}/Cargo.toml"),
            "dependencies": [{ "name": dependency, "kind": kind, "path": path }],
        }]}))
    }

    #[test]
    fn arrows_down_are_fine_and_arrows_up_are_not() {
        let inside = Some("/house");
        for (from, to) in [
            ("jalon", "web"),
            ("web", "directory"),
            ("directory", "identifiers"),
            ("faq", "db"),
            ("fhir", "directory"),
        ] {
            assert_eq!(house(from, to, None, inside), Faults::new(), "{from} → {to}");
        }
        for (from, to) in [
            ("web", "jalon"),
            ("directory", "web"),
            ("directory", "synth"),
            ("identifiers", "terminology"),
            ("faq", "conformity"),
            ("db", "directory"),
        ] {
            assert_eq!(house(from, to, None, inside).len(), 1, "{from} → {to}");
        }
    }

    #[test]
    fn the_tests_of_an_engine_may_use_another_engine_but_never_go_up() {
        assert!(house("directory", "synth", Some("dev"), Some("/house")).is_empty());
        assert_eq!(house("directory", "web", Some("dev"), Some("/house")).len(), 1);
    }

    #[test]
    fn the_tests_of_a_room_may_ask_for_a_feature_of_it() {
        assert!(house("db", "db", Some("dev"), Some("/house")).is_empty());
        assert_eq!(house("db", "db", None, Some("/house")).len(), 1);
    }

    #[test]
    fn engines_know_no_server() {
        assert_eq!(house("directory", "tokio", None, None).len(), 1);
        assert!(house("web", "tokio", None, None).is_empty());
        assert!(house("directory", "memmap2", None, None).is_empty());
    }

    #[test]
    fn a_new_room_must_have_a_floor() {
        assert_eq!(house("cellar", "identifiers", None, Some("/house")).len(), 1);
    }
}
