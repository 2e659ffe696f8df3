//! Texts become terms: roots of words, whole compounds, and groups of synonyms, numbered per language.

use super::stem::Stems;
use super::stop::is_stop;
use super::tokens::{Cutter, Token};
use crate::content::Synonyms;
use crate::model::Lang;
use std::collections::{HashMap, HashSet};

/// Number of a term in its language.
pub(crate) type Term = u32;

/// A term in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Occurrence {
    pub term: Term,
    /// First byte, and byte after the last.
    pub start: u32,
    pub end: u32,
}

/// An expression of a group of synonyms, after its first root.
#[derive(Debug)]
struct Expression {
    rest: Vec<Term>,
    group: Term,
    /// The expression itself, when it has several words: the very words count more than their synonyms.
    own: Option<Term>,
}

/// The vocabulary of one language.
pub(crate) struct Vocabulary {
    stems: Stems,
    terms: HashMap<Box<str>, Term>,
    /// Folded words met, with their term: a word is brought to its root once.
    words: HashMap<Box<str>, Term>,
    /// Expressions of the groups, by their first root.
    expressions: HashMap<Term, Vec<Expression>>,
    /// Words of the expressions: known, even when no text holds them.
    in_expressions: HashSet<Term>,
    /// General words, and the terms of the narrower ones.
    narrower: HashMap<Term, Vec<Term>>,
    /// First number that is not a group: groups come first.
    pub groups: Term,
}

/// A group found at a place of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub group: Term,
    /// The very expression, when it has several words.
    pub own: Option<Term>,
    /// Number of words that it takes.
    pub words: usize,
}

impl Vocabulary {
    pub fn new(lang: Lang, synonyms: &Synonyms) -> Self {
        let mut vocabulary = Self {
            stems: Stems::new(lang),
            terms: HashMap::new(),
            words: HashMap::new(),
            expressions: HashMap::new(),
            in_expressions: HashSet::new(),
            narrower: HashMap::new(),
            groups: synonyms.same().len() as Term,
        };
        for group in 0..vocabulary.groups {
            // No folded word begins with a control character.
            vocabulary.terms.insert(format!("\u{1}{group}").into(), group);
        }
        let mut cutter = Cutter::default();
        for (group, expressions) in synonyms.same().iter().enumerate() {
            for expression in expressions {
                let roots = vocabulary.sequence(&mut cutter, expression);
                vocabulary.add_expression(&roots, group as Term);
            }
        }
        for (from, to) in synonyms.narrower() {
            let Some(&from) = vocabulary.sequence(&mut cutter, from).first() else { continue };
            for expression in to {
                let roots = vocabulary.sequence(&mut cutter, expression);
                let found = vocabulary.groups_at(&roots).first().map(|m| m.group);
                if let Some(term) = found.or(roots.first().copied()) {
                    vocabulary.narrower.entry(from).or_default().push(term);
                }
            }
        }
        vocabulary
    }

    fn add_expression(&mut self, roots: &[Term], group: Term) {
        let Some((first, rest)) = roots.split_first() else { return };
        self.in_expressions.extend(roots);
        let next = self.terms.len() as Term;
        let known = self.expressions.entry(*first).or_default();
        if known.iter().any(|e| e.group == group && e.rest == rest) {
            return;
        }
        let own = (!rest.is_empty()).then_some(next);
        known.push(Expression { rest: rest.to_vec(), group, own });
        if own.is_some() {
            self.terms.insert(format!("\u{1}+{next}").into(), next);
        }
    }

    /// Roots of the words of an expression, those that say nothing left out.
    fn sequence(&mut self, cutter: &mut Cutter, expression: &str) -> Vec<Term> {
        let mut roots = Vec::new();
        cutter.cut(expression, |token| {
            if !token.joined && (token.acronym || !is_stop(token.text)) {
                roots.push(self.intern(token.text));
            }
        });
        roots
    }

    /// Number of terms.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Folded words met, with their terms.
    pub fn words(&self) -> impl Iterator<Item = (&str, Term)> {
        self.words.iter().map(|(word, term)| (&**word, *term))
    }

    /// The term of a folded word, made when it is new.
    fn intern(&mut self, word: &str) -> Term {
        if let Some(term) = self.words.get(word) {
            return *term;
        }
        let root = self.stems.of(word);
        let next = self.terms.len() as Term;
        let term = *self.terms.entry(root.into()).or_insert(next);
        self.words.insert(word.into(), term);
        term
    }

    /// The term of a folded word, when a text has it.
    pub fn term(&self, word: &str) -> Option<Term> {
        self.words.get(word).copied().or_else(|| self.terms.get(self.stems.of(word).as_str()).copied())
    }

    /// Is the term part of an expression of the synonyms?
    pub fn in_expressions(&self, term: Term) -> bool {
        self.in_expressions.contains(&term)
    }

    /// Terms that a general word also finds.
    pub fn narrower(&self, term: Term) -> &[Term] {
        self.narrower.get(&term).map_or(&[], Vec::as_slice)
    }

    /// Groups whose expressions stand at the beginning of `roots`, longest first.
    pub fn groups_at(&self, roots: &[Term]) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        let Some((first, rest)) = roots.split_first() else { return found };
        for expression in self.expressions.get(first).into_iter().flatten() {
            if rest.starts_with(&expression.rest) {
                found.push(Match {
                    group: expression.group,
                    own: expression.own,
                    words: expression.rest.len() + 1,
                });
            }
        }
        found.sort_by_key(|m| (std::cmp::Reverse(m.words), m.group));
        found
    }

    /// Every term of a text: roots, compounds, groups, in the order of their beginnings. New words become terms.
    pub fn index(&mut self, cutter: &mut Cutter, text: &str) -> Vec<Occurrence> {
        let found = cut(cutter, text, |word| Some(self.intern(word)));
        self.with_groups(found)
    }

    /// The terms of a text that is not indexed: words that no indexed text has are left out.
    pub fn look_up(&self, cutter: &mut Cutter, text: &str) -> Vec<Occurrence> {
        let found = cut(cutter, text, |word| self.term(word));
        self.with_groups(found)
    }

    fn with_groups(&self, (mut out, sequence): (Vec<Occurrence>, Vec<Occurrence>)) -> Vec<Occurrence> {
        self.add_groups(&sequence, &mut out);
        out.sort_by_key(|o| (o.start, o.end));
        out
    }

    fn add_groups(&self, sequence: &[Occurrence], out: &mut Vec<Occurrence>) {
        let roots: Vec<Term> = sequence.iter().map(|o| o.term).collect();
        // A group is counted once where its expressions overlap: `numéro RPPS`, `RPPS`.
        let mut taken: HashMap<Term, usize> = HashMap::new();
        for at in 0..roots.len() {
            for found in self.groups_at(&roots[at..]) {
                let (first, last) = (sequence[at], sequence[at + found.words - 1]);
                let occurrence = |term| Occurrence { term, start: first.start, end: last.end };
                out.extend(found.own.map(occurrence));
                let free = taken.entry(found.group).or_default();
                if at >= *free {
                    *free = at + found.words;
                    out.push(occurrence(found.group));
                }
            }
        }
    }
}

/// Terms of a text; and, apart, the words that groups are looked for among: every piece but the empty words.
fn cut(
    cutter: &mut Cutter,
    text: &str,
    mut term: impl FnMut(&str) -> Option<Term>,
) -> (Vec<Occurrence>, Vec<Occurrence>) {
    let (mut out, mut sequence) = (Vec::new(), Vec::new());
    cutter.cut(text, |token| {
        if !token.joined && !token.acronym && is_stop(token.text) {
            return;
        }
        let Some(term) = term(token.text) else { return };
        let occurrence = Occurrence { term, start: token.start, end: token.end };
        if !token.joined {
            sequence.push(occurrence);
        }
        if is_indexed(&token) {
            out.push(occurrence);
        }
    });
    (out, sequence)
}

/// Single letters are noise, single digits are not (`vague 2`).
fn is_indexed(token: &Token<'_>) -> bool {
    token.text.len() > 1 || token.text.bytes().all(|b| b.is_ascii_digit())
}
