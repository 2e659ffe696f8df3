//! A set of documents, one bit each.

/// Documents by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// Nobody among `n`.
    pub fn none(n: usize) -> Self {
        Self(vec![0; n.div_ceil(64)])
    }

    /// Everybody among `n`.
    pub fn all(n: usize) -> Self {
        let mut bits = Self(vec![!0; n.div_ceil(64)]);
        if let (Some(last), true) = (bits.0.last_mut(), !n.is_multiple_of(64)) {
            *last = (1 << (n % 64)) - 1;
        }
        bits
    }

    pub fn set(&mut self, doc: usize) {
        if let Some(word) = self.0.get_mut(doc / 64) {
            *word |= 1 << (doc % 64);
        }
    }

    pub fn has(&self, doc: usize) -> bool {
        self.0.get(doc / 64).is_some_and(|word| word >> (doc % 64) & 1 == 1)
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|w| *w == 0)
    }

    /// Keeps what `other` holds too.
    pub fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
    }

    /// Adds what `other` holds.
    pub fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }

    /// Size of the intersection.
    pub fn common(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// Size of the intersection of three.
    pub fn common3(&self, other: &Self, third: &Self) -> usize {
        let words = self.0.iter().zip(&other.0).zip(&third.0);
        words.map(|((a, b), c)| (a & b & c).count_ones() as usize).sum()
    }

    /// Numbers of the set, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(at, &word)| {
            std::iter::successors(Some(word).filter(|w| *w != 0), |w| Some(w & (w - 1)).filter(|w| *w != 0))
                .map(move |w| at * 64 + w.trailing_zeros() as usize)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_count_and_meet() {
        let mut a = Bits::none(130);
        [0, 63, 64, 129].into_iter().for_each(|d| a.set(d));
        assert_eq!(a.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert!(a.has(129) && !a.has(128) && !a.has(500));
        let all = Bits::all(130);
        assert_eq!((all.common(&all), all.common(&a), a.common(&a)), (130, 4, 4));
        let mut b = Bits::none(130);
        [63, 100].into_iter().for_each(|d| b.set(d));
        assert_eq!(a.common3(&b, &all), 1);
        b.add(&a);
        assert_eq!(b.common(&all), 5);
        b.keep(&a);
        assert_eq!(b, a);
        assert!(Bits::none(0).is_empty() && Bits::all(64).has(63));
    }
}
