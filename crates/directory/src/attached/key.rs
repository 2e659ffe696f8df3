//! Keys of the tables as integers: a text of digits keeps its value and its length, so that
//! `0751404682` and `751404682` stay two keys; any other text is given a rank.

/// Marks a key that is the rank of an irregular text.
pub(super) const ODD: u64 = 1 << 63;
/// Longest text of digits held in a key: 1 followed by 18 digits stays under 2^61.
const MAX_DIGITS: usize = 18;

/// The key of a text of 1 to 18 digits: a leading `1` then the digits.
pub(super) fn regular(text: &str) -> Option<u64> {
    if text.is_empty() || text.len() > MAX_DIGITS || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(text.bytes().fold(1, |n, b| n * 10 + u64::from(b - b'0')))
}

/// The digits of a regular key; `None` for a value that [`regular`] never makes.
pub(super) fn text(key: u64) -> Option<String> {
    let shown = key.to_string();
    shown.strip_prefix('1').filter(|digits| key & ODD == 0 && !digits.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_come_back_with_their_zeros() {
        for digits in
            ["899700913058", "0751404682", "751404682", "0", "000000000000000000", "999999999999999999"]
        {
            let key = regular(digits).unwrap();
            assert_eq!((key & ODD, text(key).as_deref()), (0, Some(digits)));
        }
        for odd in ["", "2A0000014", "00AMAR05", "1234567890123456789", "٣"] {
            assert_eq!(regular(odd), None);
        }
        assert!(regular("0751404682") != regular("751404682"));
        for never in [ODD | 5, 1, 0, 27] {
            assert_eq!(text(never), None);
        }
    }
}
