//! Counter-based randomness: any entity can be drawn again, alone, from its number.
//!
//! A stream is opened from (seed, kind of entity, number, variant) and is read with splitmix64. Nothing is kept
//! between two entities, which is what lets a second day draw the same person and then change them. Only integer
//! arithmetic and exact floating point operations (multiplication, square root) are used, so that a seed gives the
//! same bytes on every machine.

/// What is drawn: keeps the streams of two entities with the same number apart.
#[derive(Clone, Copy)]
#[repr(u64)]
pub(crate) enum Tag {
    Person = 1,
    Row,
    Place,
    Site,
    Address,
    Contact,
    Event,
    Order,
    Diploma,
    KnowHow,
    Mailbox,
    Card,
    Copy,
}

/// A splitmix64 stream.
pub(crate) struct Rng(u64);

const GAMMA: u64 = 0x9E37_79B9_7F4A_7C15;

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl Rng {
    /// The stream of one entity.
    pub(crate) fn of(seed: u64, tag: Tag, number: u64, variant: u64) -> Self {
        let tagged = mix(seed ^ (tag as u64).wrapping_mul(GAMMA));
        Self(mix(mix(tagged ^ number) ^ variant.wrapping_mul(0xD6E8_FEB8_6659_FD93)))
    }

    /// 64 random bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GAMMA);
        mix(self.0)
    }

    /// A number under `n`; 0 when `n` is 0.
    pub(crate) fn below(&mut self, n: u32) -> u32 {
        (((self.next() >> 32) * u64::from(n)) >> 32) as u32
    }

    /// True `ppm` times in a million.
    pub(crate) fn chance(&mut self, ppm: u32) -> bool {
        self.below(1_000_000) < ppm
    }

    /// True `percent` times in a hundred.
    pub(crate) fn percent(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// A number in 0..1, 53 bits.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// One of a list that is not empty.
    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u32) as usize]
    }

    /// A rank under `n`, low ranks much more likely: the first has a share of n^(-1/3).
    pub(crate) fn steep_rank(&mut self, n: u32) -> u32 {
        let u = self.unit();
        ((f64::from(n) * u * u * u) as u32).min(n.saturating_sub(1))
    }

    /// A rank under `n`, low ranks more likely: the first has a share of n^(-2/3).
    pub(crate) fn gentle_rank(&mut self, n: u32) -> u32 {
        let u = self.unit();
        ((f64::from(n) * u * u.sqrt()) as u32).min(n.saturating_sub(1))
    }
}
