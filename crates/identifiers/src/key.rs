//! Check keys: Luhn for everything but the INS, modulo 97 for the INS.

/// Doubling of a Luhn digit: twice the digit, minus 9 above 9.
const DOUBLED: [u8; 10] = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];

/// The Luhn key expected after `body`, 0 to 9; `body` holds ASCII digits and not the key.
///
/// `None` when `body` is empty or holds something else than ASCII digits. Rule: from the right of the body, double
/// the first, third, fifth … digit (minus 9 above 9), add everything, complement to ten. Verified on the published
/// RPPS, ADELI, SIRET and FINESS numbers.
pub fn luhn(body: &[u8]) -> Option<u8> {
    if body.is_empty() {
        return None;
    }
    let mut sum = 0_u8;
    for (i, byte) in body.iter().rev().enumerate() {
        let digit = byte.wrapping_sub(b'0');
        let doubled = *DOUBLED.get(usize::from(digit))?;
        // Kept under 10 at each step, so no length overflows.
        sum = (sum + if i % 2 == 0 { doubled } else { digit }) % 10;
    }
    Some((10 - sum) % 10)
}

/// Whether the last digit of an RPPS is its key; the number is taken as 11 digits, zeros in front included.
///
/// For loaders: no allocation, about ten divisions by a constant. A number of more than 11 digits is never valid.
pub fn rpps_key_valid(rpps: u64) -> bool {
    rpps < 100_000_000_000 && luhn_sum(rpps).is_multiple_of(10)
}

/// Luhn sum over all the decimal digits, the last one not doubled.
pub(crate) fn luhn_sum(mut number: u64) -> u64 {
    let mut sum = 0;
    let mut double = false;
    while number > 0 {
        let digit = number % 10;
        sum += if double { 2 * digit - if digit > 4 { 9 } else { 0 } } else { digit };
        double = !double;
        number /= 10;
    }
    sum
}

/// The Luhn key that a number should end with, its present last digit ignored.
pub(crate) fn luhn_key_of(number: u64) -> u8 {
    let without_key = number - number % 10;
    let digit = (10 - luhn_sum(without_key) % 10) % 10;
    // At most 9: the conversion cannot fail.
    u8::try_from(digit).unwrap_or(0)
}

/// Splits a whole number into body and key, and compares. `None` for something else than digits.
pub(crate) fn luhn_expected(digits: &[u8]) -> Option<u8> {
    digits.split_last().and_then(|(_, body)| luhn(body))
}
