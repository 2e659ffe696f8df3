//! Names of products: `[NomDuProduit] [OS] [Appareil]` (FAQ of Convergence, entry on the declaration of products): the
//! device is `Mobile` or `Site Web`, the system iOS, Android, Windows, Linux or any other. The source proposes this form,
//! it does not impose it: what is found is advice, never a refusal.

use crate::texts::MAX_NAME;
use identifiers::{Level, Reason, Text};
use serde::Serialize;

/// Devices that the FAQ names.
pub const DEVICES: [&str; 2] = ["Mobile", "Site Web"];
/// Devices that the identification questionnaire adds for what is neither (ours): taken, and told.
pub const OTHER_DEVICES: [&str; 4] = ["Poste", "Serveur", "Borne", "Objet connecté"];
/// Systems whose spelling is known: those of the FAQ, and macOS.
pub const SYSTEMS: [&str; 5] = ["iOS", "Android", "Windows", "Linux", "macOS"];
/// Systems of telephones and tablets; the others are those of computers.
const OF_MOBILES: [&str; 2] = ["iOS", "Android"];
/// Words that people write for a device, and that the FAQ does not know.
const NO_DEVICES: [&str; 15] = [
    "web",
    "site",
    "internet",
    "tablette",
    "tablet",
    "smartphone",
    "telephone",
    "téléphone",
    "desktop",
    "pc",
    "ordinateur",
    "app",
    "application",
    "navigateur",
    "montre",
];

/// A name taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Parts {
    /// `[NomDuProduit]`.
    pub product: String,
    /// `[OS]`.
    pub os: Option<String>,
    /// `[Appareil]`: one of [`DEVICES`] or [`OTHER_DEVICES`].
    pub device: Option<&'static str>,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The parts, as far as they were told apart.
    pub parts: Parts,
    /// Empty when the name follows the form.
    pub findings: Vec<Reason>,
}

/// The name that the FAQ proposes for these parts; what is empty is left out.
pub fn propose(name: &str, os: &str, device: &str) -> String {
    let parts = [name, spelled(os, &SYSTEMS), spelled(spelled(device, &DEVICES), &OTHER_DEVICES)];
    parts.iter().flat_map(|part| part.split_whitespace()).collect::<Vec<_>>().join(" ")
}

/// A known word in its own spelling.
fn spelled<'a>(text: &'a str, known: &[&'static str]) -> &'a str {
    known.iter().find(|word| same(word, text.trim())).copied().unwrap_or(text)
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// Reads a name and says what does not follow the form, the gravest things first.
pub fn check(name: &str) -> Checked {
    let mut findings = Vec::new();
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.is_empty() {
        findings.push(say("name_empty", Level::Error, Text::new("Le nom est vide.", "The name is empty.")));
        return Checked { parts: Parts::default(), findings };
    }
    if name.chars().nth(MAX_NAME).is_some() {
        findings.push(say("name_too_long", Level::Error, too_long()));
    }
    let (rest, device) = device(&words, &mut findings);
    let (rest, os) = system(rest, device, &mut findings);
    if rest.is_empty() {
        findings.push(say("product_missing", Level::Warning, product_missing()));
    }
    contradiction(os, device, &mut findings);
    if name.trim() != name || name.split(' ').any(str::is_empty) {
        findings.push(say("spaces", Level::Warning, spaces()));
    }
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    Checked { parts: Parts { product: rest.join(" "), os: os.map(ToOwned::to_owned), device }, findings }
}

/// Takes the device off the end.
fn device<'a>(words: &'a [&'a str], findings: &mut Vec<Reason>) -> (&'a [&'a str], Option<&'static str>) {
    for known in DEVICES.into_iter().chain(OTHER_DEVICES) {
        let length = known.split(' ').count();
        let Some(at) = words.len().checked_sub(length) else { continue };
        let written = words[at..].join(" ");
        if same(&written, known) {
            if written != known {
                findings.push(say("spelling", Level::Info, spelling(&written, known)));
            }
            if OTHER_DEVICES.contains(&known) {
                findings.push(say("device_added", Level::Info, device_added(known)));
            }
            return (&words[..at], Some(known));
        }
    }
    let Some((last, before)) = words.split_last() else { return (words, None) };
    let after_a_system = before.last().is_some_and(|word| SYSTEMS.iter().any(|os| same(os, word)));
    if after_a_system || NO_DEVICES.iter().any(|other| same(other, last)) {
        findings.push(say("device_unknown", Level::Warning, device_unknown(last)));
        return (before, None);
    }
    findings.push(say("device_missing", Level::Warning, device_missing()));
    (words, None)
}

/// Takes the system off the end. Any word may be one: before a device, the last of several is read as such, and told.
fn system<'a>(
    words: &'a [&'a str],
    device: Option<&'static str>,
    findings: &mut Vec<Reason>,
) -> (&'a [&'a str], Option<&'a str>) {
    let Some((last, before)) = words.split_last() else {
        findings.push(say("system_missing", Level::Warning, system_missing()));
        return (words, None);
    };
    if let Some(known) = SYSTEMS.iter().find(|os| same(os, last)) {
        if known != last {
            findings.push(say("spelling", Level::Info, spelling(last, known)));
        }
        return (before, Some(known));
    }
    if device.is_none() || before.is_empty() {
        // A site that any browser opens may do without.
        let level = if device == Some("Site Web") { Level::Info } else { Level::Warning };
        findings.push(say("system_missing", level, system_missing()));
        return (words, None);
    }
    findings.push(say("system_other", Level::Info, system_other(last)));
    (before, Some(last))
}

fn contradiction(os: Option<&str>, device: Option<&str>, findings: &mut Vec<Reason>) {
    let (Some(os), Some(device)) = (os, device) else { return };
    let wrong = match device {
        "Site Web" | "Poste" | "Serveur" => OF_MOBILES.contains(&os),
        "Borne" | "Objet connecté" => false,
        _ => SYSTEMS.contains(&os) && !OF_MOBILES.contains(&os),
    };
    if wrong {
        findings.push(say("contradiction", Level::Warning, contradicts(os, device)));
    }
}

fn say(id: &'static str, level: Level, text: Text) -> Reason {
    Reason { id, level, text }
}

fn too_long() -> Text {
    Text::of(
        format!("Le nom dépasse {MAX_NAME} caractères\u{202f}: raccourcissez-le."),
        format!("The name is over {MAX_NAME} characters: shorten it."),
    )
}

const fn spaces() -> Text {
    Text::new(
        "Le nom contient des espaces en trop\u{202f}: une seule espace sépare les mots.",
        "The name has spaces too many: words are separated by one space.",
    )
}

fn spelling(written: &str, known: &str) -> Text {
    Text::of(
        format!("«\u{202f}{written}\u{202f}» s’écrit «\u{202f}{known}\u{202f}»."),
        format!("“{written}” is written “{known}”."),
    )
}

const fn product_missing() -> Text {
    Text::new(
        "Il manque le nom du produit avant le système et l’appareil.",
        "The name of the product is missing before the system and the device.",
    )
}

const fn device_missing() -> Text {
    Text::new(
        "L’appareil manque à la fin du nom\u{202f}: «\u{202f}Mobile\u{202f}» ou «\u{202f}Site Web\u{202f}».",
        "The device is missing at the end of the name: “Mobile” or “Site Web”.",
    )
}

fn device_unknown(word: &str) -> Text {
    Text::of(
        format!(
            "«\u{202f}{word}\u{202f}» n’est pas un appareil de la nomenclature\u{202f}: écrivez «\u{202f}Mobile\u{202f}» ou \
             «\u{202f}Site Web\u{202f}»."
        ),
        format!("“{word}” is no device of the naming rule: write “Mobile” or “Site Web”."),
    )
}

fn device_added(word: &str) -> Text {
    Text::of(
        format!(
            "«\u{202f}{word}\u{202f}» n’est pas dans la nomenclature de l’ANS («\u{202f}Mobile\u{202f}», «\u{202f}Site \
             Web\u{202f}»)\u{202f}; il convient à un produit qui n’est ni l’un ni l’autre."
        ),
        format!(
            "“{word}” is not in the naming rule of the ANS (“Mobile”, “Site Web”); it suits a product that is neither."
        ),
    )
}

const fn system_missing() -> Text {
    Text::new(
        "Le système d’exploitation manque avant l’appareil\u{202f}: iOS, Android, Windows, Linux ou un autre.",
        "The operating system is missing before the device: iOS, Android, Windows, Linux or another one.",
    )
}

fn system_other(word: &str) -> Text {
    Text::of(
        format!(
            "«\u{202f}{word}\u{202f}» est lu comme le système d’exploitation. Si c’est la fin du nom du produit, ajoutez le \
             système."
        ),
        format!(
            "“{word}” is read as the operating system. If it ends the name of the product, add the system."
        ),
    )
}

fn contradicts(os: &str, device: &str) -> Text {
    Text::of(
        format!(
            "«\u{202f}{os}\u{202f}» et «\u{202f}{device}\u{202f}» ne vont pas ensemble\u{202f}: vérifiez l’un des deux."
        ),
        format!("“{os}” and “{device}” do not go together: check one of them."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(name: &str) -> Vec<&'static str> {
        check(name).findings.iter().map(|finding| finding.id).collect()
    }

    #[test]
    fn names_of_the_form_pass() {
        for (os, device) in
            [("iOS", "Mobile"), ("Android", "Mobile"), ("Windows", "Site Web"), ("Linux", "Site Web")]
        {
            let name = propose("Jade Santé", os, device);
            assert_eq!(name, format!("Jade Santé {os} {device}"));
            let checked = check(&name);
            assert!(checked.findings.is_empty(), "{name}: {:?}", checked.findings);
            let parts =
                Parts { product: "Jade Santé".into(), os: Some(os.into()), device: checked.parts.device };
            assert_eq!((&checked.parts, checked.parts.device), (&parts, Some(device)));
        }
        assert_eq!(propose(" Jade ", "ios", " mobile"), "Jade iOS Mobile");
        assert_eq!(propose("Jade", "", "site web"), "Jade Site Web");
    }

    #[test]
    fn what_is_wrong_is_told() {
        assert_eq!(ids("  "), ["name_empty"]);
        assert_eq!(ids("Jade iOS"), ["device_missing"]);
        assert_eq!(ids("Jade"), ["device_missing", "system_missing"]);
        assert_eq!(ids("Jade Site Web"), ["system_missing"]);
        assert_eq!(ids("Jade iOS Tablette"), ["device_unknown"]);
        assert_eq!(ids("Jade Windows Web"), ["device_unknown"]);
        assert_eq!(ids("Jade  iOS Mobile"), ["spaces"]);
        assert_eq!(ids(" Jade iOS Mobile"), ["spaces"]);
        assert_eq!(ids("Jade iOS Site Web"), ["contradiction"]);
        assert_eq!(ids("Jade Windows Mobile"), ["contradiction"]);
        assert_eq!(ids("iOS Mobile"), ["product_missing"]);
        assert_eq!(ids("Mobile"), ["system_missing", "product_missing"]);
        assert_eq!(ids("Jade HarmonyOS Mobile"), ["system_other"]);
        assert_eq!(ids("Jade Windows Poste"), ["device_added"]);
        assert_eq!(ids("Jade Linux objet connecté"), ["spelling", "device_added"]);
        assert_eq!(ids("Jade iOS Serveur"), ["contradiction", "device_added"]);
        assert_eq!(check("Jade Site Web").findings[0].level, Level::Info);
        assert_eq!(ids("Jade IOS mobile"), ["spelling", "spelling"]);
        assert_eq!(ids(&format!("{} iOS Mobile", "a".repeat(MAX_NAME))), ["name_too_long"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(name in "[ a-zéÎİ\u{202f}]{0,20}( iOS| Linux|  mobile| Site  Web| tablette){0,4}") {
            let checked = check(&name);
            let parts = checked.parts;
            let words = |text: &str| text.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>();
            // No word of the name is lost, but a device that the rule does not know.
            let told = propose(&parts.product, parts.os.as_deref().unwrap_or(""), parts.device.unwrap_or(""));
            let unknown = checked.findings.iter().any(|finding| finding.id == "device_unknown");
            proptest::prop_assert_eq!(words(&told).len() + usize::from(unknown), words(&name).len());
            // What is proposed of its parts, when there are all three, follows the form.
            if !parts.product.is_empty() && parts.os.is_some() && parts.device.is_some() {
                let again = check(&told);
                let fine = |id| ["contradiction", "system_other"].contains(&id);
                proptest::prop_assert!(again.findings.iter().all(|finding| fine(finding.id)), "{:?}", again);
            }
        }
    }
}
