//! A place in the trail that was seen before: `NUMBER:HASH`.

use db::audit::Anchor;

/// Reads `NUMBER:HASH`, as `jalon audit verify` prints it.
pub fn parse(text: &str) -> Result<Anchor, String> {
    let (seq, hash) = text.split_once(':').ok_or("NUMBER:HASH")?;
    let seq = seq.parse::<i64>().ok().filter(|seq| *seq > 0).ok_or("NUMBER:HASH")?;
    if hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
        return Err("NUMBER:HASH, 64 × [0-9a-f]".to_owned());
    }
    Ok(Anchor { seq, hash: hash.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn an_anchor_is_a_number_and_a_hash() {
        let hash = "0123456789abcdef".repeat(4);
        assert_eq!(parse(&format!("12:{hash}")).unwrap().seq, 12);
        for wrong in [String::new(), format!("0:{hash}"), format!("x:{hash}"), "12:abc".to_owned(), hash] {
            assert!(parse(&wrong).is_err(), "{wrong}");
        }
    }
}
