//! The inverted index of one language: which documents hold a term, and how much it says there (BM25F).

use super::analysis::{Occurrence, Term, Vocabulary};

/// Fields of an entry, in the order of their weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Question,
    Keywords,
    Answer,
}

/// How much a field counts, and how much its length takes away from it (BM25F: boost and b).
const FIELDS: [(f32, f32); 3] = [(3.0, 0.4), (2.0, 0.3), (1.0, 0.75)];
/// How soon repetition stops counting (BM25: k1).
const K1: f32 = 1.2;

/// Terms of the documents, while they are gathered.
#[derive(Default)]
pub(crate) struct Gathered {
    /// Document, its terms with the field of each.
    docs: Vec<(u32, Vec<(Term, Field)>)>,
    lengths: [u64; 3],
}

impl Gathered {
    /// Adds a document; its number must be greater than those before.
    pub fn add(&mut self, doc: u32, fields: [&[Occurrence]; 3]) {
        let mut terms = Vec::with_capacity(fields.iter().map(|f| f.len()).sum());
        for (at, (occurrences, field)) in
            fields.into_iter().zip([Field::Question, Field::Keywords, Field::Answer]).enumerate()
        {
            self.lengths[at] += occurrences.len() as u64;
            terms.extend(occurrences.iter().map(|o| (o.term, field)));
        }
        self.docs.push((doc, terms));
    }

    /// The index of what was gathered.
    pub fn finish(self, vocabulary: &Vocabulary) -> Postings {
        let n = self.docs.len().max(1) as f32;
        let average = self.lengths.map(|l| (l as f32 / n).max(1.0));
        let mut all: Vec<(Term, u32, f32)> = Vec::new();
        let count = self.docs.len();
        for (doc, mut terms) in self.docs {
            let mut lengths = [0f32; 3];
            terms.iter().for_each(|(_, field)| lengths[*field as usize] += 1.0);
            let weight: [f32; 3] = std::array::from_fn(|at| {
                let (boost, b) = FIELDS[at];
                boost / (1.0 - b + b * lengths[at] / average[at])
            });
            terms.sort_unstable();
            for run in terms.chunk_by(|a, b| a.0 == b.0) {
                let tf: f32 = run.iter().map(|(_, field)| weight[*field as usize]).sum();
                all.push((run[0].0, doc, tf / (K1 + tf)));
            }
        }
        all.sort_unstable_by_key(|(term, doc, _)| (*term, *doc));
        Postings::of(&all, vocabulary.len(), count)
    }
}

/// Documents of each term, in order, with the impact of the term in each.
#[derive(Default)]
pub(crate) struct Postings {
    /// Where the documents of a term begin; one more than there are terms.
    begins: Vec<u32>,
    docs: Vec<u32>,
    impacts: Vec<f32>,
    idf: Vec<f32>,
}

impl Postings {
    fn of(all: &[(Term, u32, f32)], terms: usize, count: usize) -> Self {
        let mut begins = vec![0u32; terms + 1];
        for (term, _, _) in all {
            begins[*term as usize + 1] += 1;
        }
        for at in 1..begins.len() {
            begins[at] += begins[at - 1];
        }
        let idf = begins.windows(2).map(|w| {
            let df = (w[1] - w[0]) as f32;
            (1.0 + (count as f32 - df + 0.5).max(0.0) / (df + 0.5)).ln()
        });
        Self {
            idf: idf.collect(),
            docs: all.iter().map(|(_, doc, _)| *doc).collect(),
            impacts: all.iter().map(|(_, _, impact)| *impact).collect(),
            begins,
        }
    }

    /// Documents of a term and its impact in each.
    pub fn of_term(&self, term: Term) -> (&[u32], &[f32]) {
        let at = term as usize;
        let (Some(from), Some(to)) = (self.begins.get(at), self.begins.get(at + 1)) else {
            return (&[], &[]);
        };
        let range = *from as usize..*to as usize;
        (&self.docs[range.clone()], &self.impacts[range])
    }

    /// Number of documents that hold a term.
    pub fn frequency(&self, term: Term) -> usize {
        self.of_term(term).0.len()
    }

    /// What a term says by being there: the rarer, the more.
    pub fn idf(&self, term: Term) -> f32 {
        self.idf.get(term as usize).copied().unwrap_or_default()
    }
}
