//! Where the runs of a line begin: a few chosen delimiters out of 56, found by bit masks.
//!
//! Looking at 64 bytes at a time and selecting the k-th set bit costs about a tenth of walking over
//! every delimiter. AVX2 + BMI2 are used when the processor has them; the scalar twin below gives
//! the same answer everywhere and is what the tests compare with.
#![expect(unsafe_code, reason = "unaligned vector loads; the only unsafe parsing code of the room")]

/// The delimiters (counted from 0) whose places are wanted: ends of the three identifiers, of the
/// civilities, of the two names, of the activity, of the structure, and the one after column 55.
pub const WANTED: [u32; 9] = [0, 1, 2, 6, 7, 8, 18, 46, 55];

/// What was found on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cuts {
    /// Byte offsets of the wanted delimiters; the line's length where there are fewer.
    pub at: [u32; 9],
    /// Delimiters on the whole line.
    pub count: u32,
}

/// A way to split, chosen once for the processor.
#[derive(Clone, Copy)]
pub struct Splitter {
    #[cfg(target_arch = "x86_64")]
    vector: bool,
}

impl Splitter {
    /// The fastest way this processor has.
    pub fn new() -> Self {
        Self {
            #[cfg(target_arch = "x86_64")]
            vector: std::arch::is_x86_feature_detected!("avx2")
                && std::arch::is_x86_feature_detected!("bmi2")
                && std::arch::is_x86_feature_detected!("popcnt"),
        }
    }

    /// Finds the wanted delimiters of `line`.
    #[inline]
    pub fn cut(self, line: &[u8]) -> Cuts {
        #[cfg(target_arch = "x86_64")]
        if self.vector {
            // SAFETY: `vector` is true only when avx2, bmi2 and popcnt were detected.
            return unsafe { cut_avx2(line) };
        }
        cut_scalar(line)
    }
}

/// Offsets of the delimiters of a short text, as many as there is room for in `at`; how many there are.
#[inline]
pub fn delimiters<const N: usize>(text: &[u8], at: &mut [u32; N]) -> usize {
    let mut count = 0;
    let (chunks, rest) = text.as_chunks::<32>();
    let mut base = 0;
    let mut take = |chunk: &[u8; 32]| {
        // Compared and gathered by the compiler's own vectors: no intrinsics needed at this width.
        let mut mask = 0u32;
        for (i, b) in chunk.iter().enumerate() {
            mask |= u32::from(*b == b'|') << i;
        }
        while mask != 0 {
            if let Some(place) = at.get_mut(count) {
                *place = base + mask.trailing_zeros();
            }
            count += 1;
            mask &= mask - 1;
        }
        base += 32;
    };
    for chunk in chunks {
        take(chunk);
    }
    if !rest.is_empty() {
        let mut last = [0u8; 32];
        last[..rest.len()].copy_from_slice(rest);
        take(&last);
    }
    count
}

/// The same by looking at each byte.
fn cut_scalar(line: &[u8]) -> Cuts {
    let mut cuts = Cuts { at: [line.len() as u32; 9], count: 0 };
    let mut next = 0;
    for (i, b) in line.iter().enumerate() {
        if *b == b'|' {
            if next < WANTED.len() && WANTED[next] == cuts.count {
                cuts.at[next] = i as u32;
                next += 1;
            }
            cuts.count += 1;
        }
    }
    cuts
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi2,popcnt")]
fn cut_avx2(line: &[u8]) -> Cuts {
    use std::arch::x86_64::{
        _mm256_cmpeq_epi8, _mm256_loadu_si256, _mm256_movemask_epi8, _mm256_set1_epi8, _pdep_u64,
    };
    let pipe = _mm256_set1_epi8(b'|'.cast_signed());
    let mask_of = |chunk: &[u8; 64]| -> u64 {
        // SAFETY: `chunk` is 64 readable bytes; the loads need no alignment.
        let (a, b) = unsafe {
            (_mm256_loadu_si256(chunk.as_ptr().cast()), _mm256_loadu_si256(chunk.as_ptr().add(32).cast()))
        };
        let a = _mm256_movemask_epi8(_mm256_cmpeq_epi8(a, pipe)).cast_unsigned();
        let b = _mm256_movemask_epi8(_mm256_cmpeq_epi8(b, pipe)).cast_unsigned();
        u64::from(a) | (u64::from(b) << 32)
    };
    let mut cuts = Cuts { at: [line.len() as u32; 9], count: 0 };
    let mut next = 0;
    let mut base = 0u32;
    let (chunks, rest) = line.as_chunks::<64>();
    let mut take = |mask: u64| {
        let in_chunk = mask.count_ones();
        while next < WANTED.len() && WANTED[next] < cuts.count + in_chunk {
            // The k-th set bit: deposit a single bit at rank k, then find it.
            let bit = _pdep_u64(1 << (WANTED[next] - cuts.count), mask).trailing_zeros();
            cuts.at[next] = base + bit;
            next += 1;
        }
        cuts.count += in_chunk;
        base += 64;
    };
    for chunk in chunks {
        take(mask_of(chunk));
    }
    if !rest.is_empty() {
        let mut last = [0u8; 64];
        last[..rest.len()].copy_from_slice(rest);
        take(mask_of(&last));
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_known_line() {
        let line = (0..56).map(|i| i.to_string()).collect::<Vec<_>>().join("|");
        let cuts = Splitter::new().cut(line.as_bytes());
        assert_eq!(cuts.count, 55);
        assert_eq!(&line[..cuts.at[0] as usize], "0");
        assert_eq!(&line[cuts.at[4] as usize + 1..cuts.at[5] as usize], "8");
        assert!(line[cuts.at[7] as usize + 1..].starts_with("47|"));
        assert_eq!(cuts.at[8] as usize, line.len());
    }

    proptest! {
        #[test]
        fn the_vector_way_is_the_scalar_way(line in proptest::collection::vec(prop_oneof![Just(b'|'), any::<u8>()], 0..700)) {
            prop_assert_eq!(Splitter::new().cut(&line), cut_scalar(&line));
        }

        #[test]
        fn delimiters_are_where_they_are(text in proptest::collection::vec(prop_oneof![Just(b'|'), any::<u8>()], 0..200)) {
            let mut at = [0; 27];
            let all: Vec<u32> = (0..text.len() as u32).filter(|i| text[*i as usize] == b'|').collect();
            prop_assert_eq!(delimiters(&text, &mut at), all.len());
            let room = all.len().min(27);
            prop_assert_eq!(&at[..room], &all[..room]);
        }
    }
}
