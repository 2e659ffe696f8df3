//! The département of an address.
//!
//! The published extractions leave "Code Département (structure)" empty, so it is derived: the commune code
//! first, the postcode otherwise. Called once per structure of a load: no allocation, no table but the two below.

/// `MAINLAND[n]` is the code of the département `n`; 0 and 20 do not exist.
#[rustfmt::skip]
const MAINLAND: [&str; 96] = [
    "", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18",
    "19", "", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33", "34", "35", "36", "37",
    "38", "39", "40", "41", "42", "43", "44", "45", "46", "47", "48", "49", "50", "51", "52", "53", "54", "55", "56",
    "57", "58", "59", "60", "61", "62", "63", "64", "65", "66", "67", "68", "69", "70", "71", "72", "73", "74", "75",
    "76", "77", "78", "79", "80", "81", "82", "83", "84", "85", "86", "87", "88", "89", "90", "91", "92", "93", "94",
    "95",
];

/// The code of the département of an address: commune code first, else postcode; blanks around are ignored.
///
/// * Corsica: commune codes say it (`2A004`); postcodes 200, 201 → `2A`, 202, 206 → `2B` (La Poste's list), and
///   for CEDEX postcodes 203, 207 → `2A`, 204 → `2B` (addresses of public services in Ajaccio and Bastia).
/// * Overseas: three digits, `971` to `978`, `984`, `986` to `989`; Saint-Barthélemy and Saint-Martin also by
///   their own postcode (97133, 97150) and by their commune codes of before 2007 (97123, 97127).
/// * CEDEX postcodes go by their prefix like any other.
/// * A foreign commune code (`99…`), Monaco (`980…`), the armed forces (`00…`), a postcode that is not five digits:
///   `None`.
///
/// About twenty mainland communes are served by a postcode of the neighbouring département: only their commune
/// code tells it.
pub fn departement_of(commune_code: &str, postcode: &str) -> Option<&'static str> {
    if let Ok(insee) = <&[u8; 5]>::try_from(commune_code.trim().as_bytes()) {
        if insee.starts_with(b"99") {
            return None;
        }
        if let Some(found) = of_commune(insee) {
            return Some(found);
        }
    }
    <&[u8; 5]>::try_from(postcode.trim().as_bytes()).ok().and_then(of_postcode)
}

fn of_commune(insee: &[u8; 5]) -> Option<&'static str> {
    match insee {
        [b'2', b'A' | b'a', rest @ ..] if rest.iter().all(u8::is_ascii_digit) => Some("2A"),
        [b'2', b'B' | b'b', rest @ ..] if rest.iter().all(u8::is_ascii_digit) => Some("2B"),
        b"97123" => Some("977"),
        b"97127" => Some("978"),
        _ if insee.iter().all(u8::is_ascii_digit) => by_prefix(insee),
        _ => None,
    }
}

fn of_postcode(postcode: &[u8; 5]) -> Option<&'static str> {
    if !postcode.iter().all(u8::is_ascii_digit) {
        return None;
    }
    match postcode {
        // Served as a whole by one commune of another département than the prefix says: Orly airport, and three
        // overseas territories.
        b"94390" => Some("91"),
        b"97133" => Some("977"),
        b"97150" => Some("978"),
        b"98799" => Some("989"),
        [b'2', b'0', third, ..] => match third {
            b'0' | b'1' | b'3' | b'7' => Some("2A"),
            b'2' | b'4' | b'6' => Some("2B"),
            _ => None,
        },
        _ => by_prefix(postcode),
    }
}

/// Five digits to a département by the first two, or three overseas.
fn by_prefix(digits: &[u8; 5]) -> Option<&'static str> {
    match &digits[..3] {
        b"971" => Some("971"),
        b"972" => Some("972"),
        b"973" => Some("973"),
        b"974" => Some("974"),
        b"975" => Some("975"),
        b"976" => Some("976"),
        b"977" => Some("977"),
        b"978" => Some("978"),
        b"984" => Some("984"),
        b"986" => Some("986"),
        b"987" => Some("987"),
        b"988" => Some("988"),
        b"989" => Some("989"),
        _ => {
            let number = usize::from(digits[0] - b'0') * 10 + usize::from(digits[1] - b'0');
            MAINLAND.get(number).copied().filter(|code| !code.is_empty())
        }
    }
}
