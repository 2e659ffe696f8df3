//! What the workspace takes from outside: nothing banned, nothing without a reason.

use crate::Faults;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// One TLS stack only (rustls with ring): these bring another one, with C to build.
const BANNED: [&str; 3] = ["openssl-sys", "native-tls", "aws-lc-sys"];

/// The whole of `cargo metadata`, dependencies included.
pub fn metadata(root: &Path) -> Result<Value, String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1"])
        .current_dir(root)
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    if !output.status.success() {
        return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr)));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))
}

/// Banned crates anywhere in the tree.
pub fn banned(metadata: &Value) -> Faults {
    let names = metadata["packages"].as_array().into_iter().flatten().filter_map(|p| p["name"].as_str());
    names
        .filter(|name| BANNED.contains(name))
        .map(|name| format!("Cargo.lock: {name} is banned; the one TLS stack is rustls with ring"))
        .collect()
}

/// Workspace dependencies without a comment that says why; the rooms themselves need none.
pub fn without_reason(manifest: &str) -> Faults {
    let lines = manifest.lines().enumerate();
    lines
        .skip_while(|(_, line)| line.trim() != "[workspace.dependencies]")
        .skip(1)
        .take_while(|(_, line)| !line.starts_with('['))
        .filter(|(_, line)| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
        .filter(|(_, line)| !line.contains("path = \"crates/"))
        .filter(|(_, line)| line.rsplit_once('#').is_none_or(|(_, reason)| reason.trim().is_empty()))
        .map(|(i, line)| {
            let name = line.split(['=', ' ']).next().unwrap_or_default();
            format!("Cargo.toml:{}: {name} has no reason; write one after `#` on its line", i + 1)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_banned_crate_is_found_wherever_it_is() {
        let tree = json!({ "packages": [{ "name": "serde" }, { "name": "openssl-sys" }] });
        assert_eq!(banned(&tree).len(), 1);
        assert!(banned(&tree)[0].contains("openssl-sys"));
    }

    #[test]
    fn a_dependency_says_why() {
        let manifest = "[workspace]\nfoo = 1\n[workspace.dependencies]\n# group\nweb = { path = \"crates/web\" }\n\
                        a = \"1\" # because\nb = \"2\"\nc = \"3\" #\n[profile.dev]\nd = 1\n";
        let faults = without_reason(manifest);
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults[0].starts_with("Cargo.toml:7: b "), "{faults:?}");
        assert!(faults[1].starts_with("Cargo.toml:8: c "), "{faults:?}");
    }
}
