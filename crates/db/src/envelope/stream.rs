//! Encryption and decryption as bytes come.
//!
//! ```text
//! header: "JALONC1\n" (8 bytes), nonce prefix (19 bytes)
//! chunks: 65536 bytes encrypted, tag (16 bytes); the last chunk: 0 to 65536 bytes encrypted, tag
//! nonce of a chunk: prefix, number of the chunk (32 bits, big-endian, from 0), 1 for the last chunk else 0
//! ```

use super::{Damaged, DataKey};
use crate::random::Random;
use aead_stream::{DecryptorBE32, EncryptorBE32};
use chacha20poly1305::aead::Payload;
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use zeroize::Zeroizing;

const MAGIC: &[u8; 8] = b"JALONC1\n";
const PREFIX: usize = 19;
const HEADER: usize = MAGIC.len() + PREFIX;
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;

/// Bytes that encryption adds to an empty content.
pub const OVERHEAD: u64 = (HEADER + TAG) as u64;

/// Length of what a content of `plain` bytes becomes.
pub const fn sealed_len(plain: u64) -> u64 {
    let chunk = CHUNK as u64;
    let chunks = if plain == 0 { 1 } else { plain.div_ceil(chunk) };
    HEADER as u64 + plain + chunks * TAG as u64
}

/// Encrypts a content as it comes.
pub struct Sealer {
    cipher: EncryptorBE32<XChaCha20Poly1305>,
    /// What waits until it is known whether it is the last chunk.
    pending: Zeroizing<Vec<u8>>,
    /// Encrypted bytes, not taken yet; the header at first.
    ready: Vec<u8>,
}

impl Sealer {
    /// Begins. A data key encrypts one content only.
    pub fn new(key: &DataKey, random: &dyn Random) -> Self {
        let mut prefix = [0; PREFIX];
        random.fill(&mut prefix);
        let cipher = EncryptorBE32::from_aead(XChaCha20Poly1305::new((&*key.0).into()), &prefix.into());
        let pending = Zeroizing::new(Vec::with_capacity(CHUNK));
        Self { cipher, pending, ready: [MAGIC.as_slice(), &prefix].concat() }
    }

    /// More content.
    pub fn write(&mut self, mut plain: &[u8]) -> Result<(), Damaged> {
        while !plain.is_empty() {
            if self.pending.len() == CHUNK {
                let payload = Payload { msg: &self.pending, aad: MAGIC };
                self.ready.extend(self.cipher.encrypt_next(payload).map_err(|_| Damaged)?);
                self.pending.clear();
            }
            let (now, later) = plain.split_at(plain.len().min(CHUNK - self.pending.len()));
            self.pending.extend_from_slice(now);
            plain = later;
        }
        Ok(())
    }

    /// Encrypted bytes made so far and not taken yet.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.ready)
    }

    /// Ends: the last encrypted bytes.
    pub fn finish(mut self) -> Result<Vec<u8>, Damaged> {
        let payload = Payload { msg: &self.pending, aad: MAGIC };
        self.ready.extend(self.cipher.encrypt_last(payload).map_err(|_| Damaged)?);
        Ok(self.ready)
    }
}

/// Decrypts a content as it comes. Every byte given out is genuine, but only [`finish`](Self::finish) tells that the
/// end was not cut off.
pub struct Opener {
    key: DataKey,
    cipher: Option<DecryptorBE32<XChaCha20Poly1305>>,
    pending: Vec<u8>,
}

impl Opener {
    /// Begins.
    pub fn new(key: DataKey) -> Self {
        Self { key, cipher: None, pending: Vec::new() }
    }

    /// More encrypted bytes; the content that they open.
    pub fn write(&mut self, sealed: &[u8]) -> Result<Vec<u8>, Damaged> {
        self.pending.extend_from_slice(sealed);
        if self.cipher.is_none() {
            if self.pending.len() < HEADER {
                return Ok(Vec::new());
            }
            let rest = self.pending.split_off(HEADER);
            let header = std::mem::replace(&mut self.pending, rest);
            let prefix: [u8; PREFIX] = match header.strip_prefix(MAGIC) {
                Some(prefix) => prefix.try_into().map_err(|_| Damaged)?,
                None => return Err(Damaged),
            };
            let cipher = XChaCha20Poly1305::new((&*self.key.0).into());
            self.cipher = Some(DecryptorBE32::from_aead(cipher, &prefix.into()));
        }
        let Some(cipher) = &mut self.cipher else { return Err(Damaged) };
        let mut plain = Vec::new();
        let mut at = 0;
        // A whole chunk is the last one when nothing follows it.
        while self.pending.len() - at > CHUNK + TAG {
            let payload = Payload { msg: &self.pending[at..at + CHUNK + TAG], aad: MAGIC };
            plain.extend(cipher.decrypt_next(payload).map_err(|_| Damaged)?);
            at += CHUNK + TAG;
        }
        self.pending.drain(..at);
        Ok(plain)
    }

    /// No more bytes: the rest of the content, when it ends where it was ended.
    pub fn finish(self) -> Result<Vec<u8>, Damaged> {
        let payload = Payload { msg: &self.pending, aad: MAGIC };
        self.cipher.ok_or(Damaged)?.decrypt_last(payload).map_err(|_| Damaged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Seeded;
    use chacha20poly1305::XNonce;
    use chacha20poly1305::aead::Aead as _;
    use proptest::prelude::*;

    fn key(seed: u64) -> DataKey {
        DataKey::new(&Seeded::new(seed))
    }

    fn seal(plain: &[u8], piece: usize) -> Vec<u8> {
        let mut sealer = Sealer::new(&key(1), &Seeded::new(2));
        let mut sealed = Vec::new();
        for piece in plain.chunks(piece.max(1)) {
            sealer.write(piece).unwrap();
            sealed.extend(sealer.take());
        }
        sealed.extend(sealer.finish().unwrap());
        sealed
    }

    fn open(key: DataKey, sealed: &[u8], piece: usize) -> Result<Vec<u8>, Damaged> {
        let mut opener = Opener::new(key);
        let mut plain = Vec::new();
        for piece in sealed.chunks(piece.max(1)) {
            plain.extend(opener.write(piece)?);
        }
        plain.extend(opener.finish()?);
        Ok(plain)
    }

    fn content(len: usize) -> Vec<u8> {
        (0..len).map(|i| (i % 251) as u8).collect()
    }

    /// The written format, with the bare cipher and no STREAM library.
    #[test]
    fn chunks_are_what_the_format_says() {
        let plain = content(CHUNK + 10);
        let sealed = seal(&plain, 1000);
        let cipher = XChaCha20Poly1305::new((&*key(1).0).into());
        let mut first = [0; 24];
        first[..PREFIX].copy_from_slice(&sealed[8..HEADER]);
        let mut last = first;
        last[22] = 1;
        last[23] = 1;
        let (one, two) = sealed[HEADER..].split_at(CHUNK + TAG);
        let open =
            |nonce: [u8; 24], msg| cipher.decrypt(&XNonce::from(nonce), Payload { msg, aad: MAGIC }).unwrap();
        assert_eq!([open(first, one), open(last, two)].concat(), plain);
        assert_eq!(sealed.len() as u64, sealed_len(plain.len() as u64));
        assert_eq!(seal(&[], 1).len() as u64, OVERHEAD);
    }

    #[test]
    fn whole_chunks_and_their_neighbours() {
        for len in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 1] {
            let plain = content(len);
            let sealed = seal(&plain, 4096);
            assert_eq!(sealed.len() as u64, sealed_len(len as u64), "{len}");
            assert_eq!(open(key(1), &sealed, 5000).unwrap(), plain, "{len}");
        }
    }

    #[test]
    fn what_was_done_to_it_is_found_out() {
        let chunk = CHUNK + TAG;
        let sealed = seal(&content(3 * CHUNK + 5), 1 << 20);
        let (header, body) = sealed.split_at(HEADER);
        let chunks: Vec<&[u8]> = body.chunks(chunk).collect();
        let made = |parts: &[&[u8]]| open(key(1), &[header, &parts.concat()].concat(), 1 << 20);
        assert!(made(&chunks).is_ok());
        assert_eq!(made(&chunks[..3]), Err(Damaged), "the last chunk is missing");
        assert_eq!(made(&chunks[..1]), Err(Damaged), "one chunk is left");
        assert_eq!(made(&[]), Err(Damaged), "the header is left");
        assert_eq!(made(&[chunks[1], chunks[0], chunks[2], chunks[3]]), Err(Damaged), "exchanged");
        assert_eq!(made(&[chunks[0], chunks[2], chunks[3]]), Err(Damaged), "one taken out");
        assert_eq!(
            made(&[chunks[0], chunks[1], chunks[2], chunks[3], b"x"]),
            Err(Damaged),
            "something added"
        );
        assert_eq!(open(key(2), &sealed, 1 << 20), Err(Damaged), "another key");
        assert_eq!(open(key(1), b"", 1), Err(Damaged), "nothing at all");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn pieces_do_not_matter(len in 0..200_000_usize, write in 1..90_000_usize, read in 1..90_000_usize) {
            let plain = content(len);
            prop_assert_eq!(open(key(1), &seal(&plain, write), read).unwrap(), plain);
        }

        #[test]
        fn a_cut_or_a_changed_bit_is_found_out(len in 0..140_000_usize, at: prop::sample::Index, bit in 0..8_u8) {
            let sealed = seal(&content(len), 1 << 20);
            let at = at.index(sealed.len());
            prop_assert_eq!(open(key(1), &sealed[..at], 70_000), Err(Damaged));
            let mut changed = sealed;
            changed[at] ^= 1 << bit;
            prop_assert_eq!(open(key(1), &changed, 70_000), Err(Damaged));
        }
    }
}
