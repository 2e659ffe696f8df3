//! The run "structure" (28 columns) in about 50 bytes, without loss.
//!
//! Town and street repeat from one structure to the next and live in shared pools; the rest is packed:
//! numbers as numbers, and what can be derived from another column (SIREN from SIRET, technical and
//! former identifiers from FINESS or SIRET, sign equal to name) as a mark. Reading one back costs
//! about a hundred nanoseconds, which a general compressor does not allow.

use super::split::delimiters;
use std::ops::Range;

/// Fields of the run.
pub const FIELDS: usize = 28;
/// Street: type code, type label, name.
pub const STREET: Range<usize> = 11..14;
/// Town: routing line, postcode, commune code and label, country code and label.
pub const TOWN: Range<usize> = 15..21;
/// Fields kept in the record, in this order, with one presence bit each.
const PACKED: [usize; 19] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 21, 22, 23, 24, 25, 26, 27];

/// Places of the fields of interest in the run.
pub mod field {
    pub const SIRET: usize = 0;
    pub const SIREN: usize = 1;
    pub const FINESS: usize = 2;
    pub const FINESS_LEGAL: usize = 3;
    pub const TECHNICAL: usize = 4;
    pub const NAME: usize = 5;
    pub const SIGN: usize = 6;
    pub const FORMER: usize = 27;
}

/// Fields that [`derive`] knows rules for.
const DERIVABLE: [usize; 4] = [field::SIREN, field::TECHNICAL, field::SIGN, field::FORMER];

const LONG: u8 = 0x40;
const DERIVED: u8 = 0x41;
const PAIRS: u8 = 0x44;
const R_DIGITS: u8 = 0x45;
const DIGITS: u8 = 0x80;
/// 10^18 - 1 fits in 60 bits.
const MAX_DIGITS: usize = 18;

/// Bytes that hold any number of `n` decimal digits.
const fn packed_len(n: usize) -> usize {
    // bits = n * log2(10), rounded up.
    (n * 3_322 / 1_000 + 8) / 8
}

/// The fields of a run, in order. `None` when there are not exactly 28.
pub fn fields(run: &[u8]) -> Option<[&[u8]; FIELDS]> {
    let mut ends = [run.len() as u32; FIELDS];
    let mut at = [0; FIELDS - 1];
    if delimiters(run, &mut at) != FIELDS - 1 {
        return None;
    }
    ends[..FIELDS - 1].copy_from_slice(&at);
    let mut start = 0;
    Some(ends.map(|end| {
        let field = &run[start..end as usize];
        start = end as usize + 1;
        field
    }))
}

/// The value that a derivation rule gives for field `index`, in the order of the rules.
fn derive<'a>(index: usize, rule: u8, known: &[&'a [u8]; FIELDS]) -> Option<(&'static [u8], &'a [u8])> {
    use field::{FINESS, FORMER, NAME, SIGN, SIREN, SIRET, TECHNICAL};
    let (prefix, rest): (&[u8], &[u8]) = match (index, rule) {
        (SIREN, 0) => (b"", known[SIRET].get(..9)?),
        (SIGN, 0) => (b"", known[NAME]),
        (TECHNICAL, 0) => (b"F", known[FINESS]),
        (TECHNICAL, 1) => (b"C", known[SIRET]),
        (FORMER, 0) => (b"1", known[FINESS]),
        (FORMER, 1) => (b"3", known[SIRET]),
        (FORMER, 2) => (b"4", known[TECHNICAL].get(1..)?),
        _ => return None,
    };
    (!rest.is_empty()).then_some((prefix, rest))
}

/// Appends the record of a run to `out`; `fields` are its 28 fields.
pub fn encode(fields: &[&[u8]; FIELDS], out: &mut Vec<u8>) {
    let mask =
        PACKED.iter().enumerate().fold(0u32, |m, (bit, f)| m | (u32::from(!fields[*f].is_empty()) << bit));
    out.extend_from_slice(&mask.to_le_bytes()[..3]);
    for index in PACKED {
        let value = fields[index];
        if value.is_empty() {
            continue;
        }
        let rules = if DERIVABLE.contains(&index) { 0..3 } else { 0..0 };
        let derived = rules.into_iter().find(|rule| {
            derive(index, *rule, fields).is_some_and(|(p, r)| {
                value.len() == p.len() + r.len() && value.starts_with(p) && value.ends_with(r)
            })
        });
        if let Some(rule) = derived {
            out.push(DERIVED + rule);
        } else {
            encode_value(value, out);
        }
    }
}

fn encode_value(value: &[u8], out: &mut Vec<u8>) {
    let n = value.len();
    if n <= MAX_DIGITS && value.iter().all(u8::is_ascii_digit) {
        out.push(DIGITS | n as u8);
        push_number(out, value.iter(), n);
    } else if is_pairs(value) {
        out.push(PAIRS);
        push_number(out, value.iter().filter(|b| b.is_ascii_digit()), 10);
    } else if n == 15 && value[0] == b'R' && value[1..].iter().all(u8::is_ascii_digit) {
        out.push(R_DIGITS);
        push_number(out, value[1..].iter(), 14);
    } else {
        if n < LONG as usize {
            out.push(n as u8);
        } else {
            // Fields are shorter than a line, and a line is at most 64 KiB.
            out.push(LONG);
            out.extend_from_slice(&(n as u32).to_le_bytes()[..3]);
        }
        out.extend_from_slice(value);
    }
}

/// Appends the number that `n` digits make.
fn push_number<'d>(out: &mut Vec<u8>, digits: impl Iterator<Item = &'d u8>, n: usize) {
    let number = digits.fold(0u64, |v, d| v * 10 + u64::from(d - b'0'));
    out.extend_from_slice(&number.to_le_bytes()[..packed_len(n)]);
}

/// A telephone number in five pairs, `01 23 45 67 89`.
fn is_pairs(value: &[u8]) -> bool {
    value.len() == 14
        && value.iter().enumerate().all(|(i, b)| if i % 3 == 2 { *b == b' ' } else { b.is_ascii_digit() })
}

/// Rebuilds the run (28 fields joined by `|`) into `out`. `None` when the record is damaged.
pub fn decode(record: &[u8], street: &[u8], town: &[u8], out: &mut Vec<u8>) -> Option<()> {
    out.clear();
    let mask = u32::from_le_bytes([*record.first()?, *record.get(1)?, *record.get(2)?, 0]);
    let mut rest = &record[3..];
    // Where each packed field lies in `out`, for the derivations.
    let mut at: [Range<usize>; FIELDS] = std::array::from_fn(|_| 0..0);
    let mut bit = 0;
    let mut index = 0;
    while index < FIELDS {
        if index > 0 {
            out.push(b'|');
        }
        if index == STREET.start {
            out.extend_from_slice(street);
            index = STREET.end;
            continue;
        }
        if index == TOWN.start {
            out.extend_from_slice(town);
            index = TOWN.end;
            continue;
        }
        let start = out.len();
        if mask & (1 << bit) != 0 {
            rest = decode_value(rest, index, &at, out)?;
        }
        at[index] = start..out.len();
        bit += 1;
        index += 1;
    }
    Some(())
}

/// Decodes the raison sociale and the enseigne alone into `out`: where each lies. `None` when the record is
/// damaged.
pub fn names(record: &[u8], out: &mut Vec<u8>) -> Option<[Range<usize>; 2]> {
    use field::{NAME, SIGN};
    out.clear();
    let mask = u32::from_le_bytes([*record.first()?, *record.get(1)?, *record.get(2)?, 0]);
    let mut rest = &record[3..];
    let mut at: [Range<usize>; FIELDS] = std::array::from_fn(|_| 0..0);
    // Before the first column kept apart, fields and bits of the mask go together.
    const { assert!(SIGN < STREET.start && NAME < SIGN) };
    for index in 0..=SIGN {
        if mask & (1 << index) == 0 {
            continue;
        }
        if index < NAME {
            rest = skip_value(rest)?;
        } else {
            let start = out.len();
            rest = decode_value(rest, index, &at, out)?;
            at[index] = start..out.len();
        }
    }
    Some([at[NAME].clone(), at[SIGN].clone()])
}

/// What follows a value.
fn skip_value(record: &[u8]) -> Option<&[u8]> {
    let (tag, rest) = record.split_first()?;
    let len = match *tag {
        n @ 0..LONG => n as usize,
        LONG => 3 + u32::from_le_bytes([*rest.first()?, *rest.get(1)?, *rest.get(2)?, 0]) as usize,
        PAIRS => packed_len(10),
        R_DIGITS => packed_len(14),
        tag if tag & DIGITS != 0 => packed_len((tag & !DIGITS) as usize),
        _ => 0,
    };
    rest.get(len..)
}

fn decode_value<'r>(
    record: &'r [u8],
    index: usize,
    at: &[Range<usize>; FIELDS],
    out: &mut Vec<u8>,
) -> Option<&'r [u8]> {
    let (tag, rest) = record.split_first()?;
    match *tag {
        n @ 0..LONG => {
            let n = n as usize;
            out.extend_from_slice(rest.get(..n)?);
            rest.get(n..)
        }
        LONG => {
            let n = u32::from_le_bytes([*rest.first()?, *rest.get(1)?, *rest.get(2)?, 0]) as usize;
            out.extend_from_slice(rest.get(3..3 + n)?);
            rest.get(3 + n..)
        }
        tag if (DERIVED..PAIRS).contains(&tag) => {
            let text = std::mem::take(out);
            let mut known = [b"".as_slice(); FIELDS];
            for (k, r) in known.iter_mut().zip(at) {
                *k = text.get(r.clone()).unwrap_or_default();
            }
            let mut value = [0u8; 64];
            let mut n = 0;
            let mut long = Vec::new();
            if let Some((prefix, tail)) = derive(index, tag - DERIVED, &known) {
                n = prefix.len() + tail.len();
                if let Some(short) = value.get_mut(..n) {
                    short[..prefix.len()].copy_from_slice(prefix);
                    short[prefix.len()..].copy_from_slice(tail);
                } else {
                    long = [prefix, tail].concat();
                }
            }
            *out = text;
            out.extend_from_slice(if long.is_empty() { &value[..n] } else { &long });
            (n > 0).then_some(rest)
        }
        PAIRS => {
            let mut digits = [0u8; 10];
            let rest = unpack(rest, &mut digits)?;
            for (i, pair) in digits.chunks(2).enumerate() {
                if i > 0 {
                    out.push(b' ');
                }
                out.extend_from_slice(pair);
            }
            Some(rest)
        }
        R_DIGITS => {
            let mut digits = [0u8; 14];
            let rest = unpack(rest, &mut digits)?;
            out.push(b'R');
            out.extend_from_slice(&digits);
            Some(rest)
        }
        tag if tag & DIGITS != 0 => {
            let n = (tag & !DIGITS) as usize;
            let mut digits = [0u8; MAX_DIGITS];
            let rest = unpack(rest, digits.get_mut(..n)?)?;
            out.extend_from_slice(&digits[..n]);
            Some(rest)
        }
        _ => None,
    }
}

/// Reads the number of `digits.len()` digits at the start of `record`; returns what follows.
fn unpack<'r>(record: &'r [u8], digits: &mut [u8]) -> Option<&'r [u8]> {
    let n = packed_len(digits.len());
    let mut bytes = [0u8; 8];
    bytes.get_mut(..n)?.copy_from_slice(record.get(..n)?);
    let mut number = u64::from_le_bytes(bytes);
    for d in digits.iter_mut().rev() {
        *d = b'0' + (number % 10) as u8;
        number /= 10;
    }
    record.get(n..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn round_trip(run: &[u8]) -> usize {
        let f = fields(run).unwrap();
        let (mut record, mut back) = (Vec::new(), Vec::new());
        encode(&f, &mut record);
        decode(&record, &f[STREET].join(&b'|'), &f[TOWN].join(&b'|'), &mut back).unwrap();
        assert_eq!(String::from_utf8_lossy(run), String::from_utf8_lossy(&back));
        let [name, sign] = names(&record, &mut back).unwrap();
        assert_eq!((&back[name], &back[sign]), (f[field::NAME], f[field::SIGN]));
        record.len()
    }

    #[test]
    fn a_practice_fits_in_fifty_bytes() {
        let run = "99990315600126|999903156|||R10199000000315|SELARL SCHMITT|SELARL SCHMITT|||42||AV|Avenue|DU GENERAL DE GAULLE||87280 LIMOGES|87280|87085|Limoges|99000||06 39 98 41 96||0465718959||||399990315600126";
        assert!(round_trip(run.as_bytes()) < 50);
        round_trip("|".repeat(27).as_bytes());
    }

    #[test]
    fn digits_of_every_length_come_back() {
        for n in 1..=20 {
            for d in ["0", "9", "1"] {
                round_trip(format!("{}{}", d.repeat(n), "|".repeat(27)).as_bytes());
            }
        }
    }

    fn field_text() -> impl Strategy<Value = String> {
        prop_oneof![
            Just(String::new()),
            "[0-9]{1,20}",
            "[FRC][0-9]{9,14}",
            "[A-Z é\"\\\\’]{1,90}",
            "[0-9]{2} [0-9]{2} [0-9]{2} [0-9]{2} [0-9]{2}"
        ]
    }

    proptest! {
        #[test]
        fn any_run_comes_back(mut f in proptest::collection::vec(field_text(), 28), derive in any::<u8>()) {
            if derive & 1 != 0 { f[6] = f[5].clone(); }
            if derive & 2 != 0 { f[4] = format!("F{}", f[2]); }
            if derive & 4 != 0 { f[27] = format!("3{}", f[0]); }
            if derive & 8 != 0 { f[1] = f[0].chars().take(9).collect(); }
            if derive & 16 != 0 { f[27] = format!("4{}", f[4].get(1..).unwrap_or("")); }
            round_trip(f.join("|").as_bytes());
        }

        #[test]
        fn a_damaged_record_never_panics(record in proptest::collection::vec(any::<u8>(), 0..80)) {
            let _ = decode(&record, b"||", b"|||||", &mut Vec::new());
            let _ = names(&record, &mut Vec::new());
        }
    }
}
