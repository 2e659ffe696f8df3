//! Numbers written into a buffer, with their keys.

/// Appends `number` on `width` digits, zeros in front.
pub(crate) fn padded(buf: &mut Vec<u8>, mut number: u64, width: usize) {
    let start = buf.len();
    buf.resize(start + width, b'0');
    for slot in buf[start..].iter_mut().rev() {
        *slot = b'0' + (number % 10) as u8;
        number /= 10;
    }
}

/// Appends `number` as it is.
pub(crate) fn plain(buf: &mut Vec<u8>, number: u64) {
    let mut width = 1;
    let mut rest = number / 10;
    while rest > 0 {
        width += 1;
        rest /= 10;
    }
    padded(buf, number, width);
}

/// `body` followed by its Luhn key.
pub(crate) fn keyed(body: u64) -> u64 {
    let mut sum = 0;
    let mut rest = body;
    let mut double = true;
    while rest > 0 {
        let digit = rest % 10;
        sum += if double { 2 * digit - if digit > 4 { 9 } else { 0 } } else { digit };
        double = !double;
        rest /= 10;
    }
    body * 10 + (10 - sum % 10) % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_padded_and_keyed() {
        let mut buf = Vec::new();
        padded(&mut buf, 42, 5);
        plain(&mut buf, 0);
        plain(&mut buf, 1907);
        assert_eq!(buf, b"0004201907");
        // The RPPS of the official FAQ, and a SIREN.
        assert_eq!(keyed(1_000_066_854), 10_000_668_540);
        assert_eq!(keyed(73_282_932), 732_829_320);
    }
}
