//! How many typing mistakes part two words.

/// Longest word compared.
pub const MAX_WORD: usize = 64;

/// Optimal string alignment distance between two words of bytes: letters missing, added, replaced, or
/// two neighbours swapped, no letter being touched twice. `None` beyond `most`, or when a word is longer
/// than 64 bytes.
pub fn distance(a: &[u8], b: &[u8], most: u8) -> Option<u8> {
    let most = usize::from(most);
    if a.len().abs_diff(b.len()) > most || a.len() > MAX_WORD || b.len() > MAX_WORD {
        return None;
    }
    // Rows of the table for the letters of `a`: two before, one before, this one.
    let mut rows = [[0u8; MAX_WORD + 1]; 3];
    for (j, cell) in rows[1].iter_mut().enumerate().take(b.len() + 1) {
        *cell = j as u8;
    }
    for i in 1..=a.len() {
        rows[2][0] = i as u8;
        let mut best = rows[2][0];
        for j in 1..=b.len() {
            let same = a[i - 1] == b[j - 1];
            let mut cell = (rows[1][j - 1] + u8::from(!same)).min(rows[1][j] + 1).min(rows[2][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cell = cell.min(rows[0][j - 2] + 1);
            }
            rows[2][j] = cell;
            best = best.min(cell);
        }
        // A swap looks one row back, so two hopeless rows are needed; the one before was at most better by one.
        if usize::from(best) > most + 1 {
            return None;
        }
        rows.rotate_left(1);
    }
    let d = rows[1][b.len()];
    (usize::from(d) <= most).then_some(d)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn known_distances() {
        for (a, b, d) in [
            ("martin", "martin", Some(0)),
            ("martin", "martain", Some(1)),
            ("martin", "matrin", Some(1)),
            ("martin", "marten", Some(1)),
            ("martin", "artin", Some(1)),
            ("martin", "atrin", Some(2)),
            ("ca", "abc", None),
            ("", "ab", Some(2)),
            ("martin", "durand", None),
        ] {
            assert_eq!(distance(a.as_bytes(), b.as_bytes(), 2), d, "{a} {b}");
            assert_eq!(distance(b.as_bytes(), a.as_bytes(), 2), d, "{b} {a}");
        }
        assert_eq!(distance(&[b'a'; 65], &[b'a'; 65], 2), None);
    }
}
