//! A typed line becomes concepts: each a thing looked for, with every term that stands for it.

use super::analysis::{Match, Term, Vocabulary};
use super::index::Side;
use super::page::Correction;
use super::stop::is_stop;
use super::tokens::Cutter;

/// Most concepts kept: a longer line says no more.
const MOST: usize = 16;
/// How much a term counts when it is not the very word typed.
const SYNONYM: f32 = 0.7;
const NARROWER: f32 = 0.5;
const ONE_SLIP: f32 = 0.8;
const TWO_SLIPS: f32 = 0.6;
/// A beginning that is no word yet, and one that is.
const BEGINNING: f32 = 0.7;
const BEGINNING_OF_A_WORD: f32 = 0.35;
/// What a word says that this language does not have and the other has.
const ELSEWHERE: f32 = 3.0;

/// A thing looked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Concept {
    /// Terms that stand for it, with how much each counts; empty when this language has none.
    pub terms: Vec<(Term, f32)>,
    /// What it says by being there.
    pub idf: f32,
}

/// What was read in a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reading {
    pub concepts: Vec<Concept>,
    pub corrections: Vec<Correction>,
    pub not_found: Vec<String>,
    /// Nothing but words that say nothing, and no beginning of another one: somebody starts a sentence.
    pub nothing_said: bool,
}

/// A word of the line, or what joins several of them.
struct Piece {
    text: String,
    start: u32,
    end: u32,
    /// Term and weight of each reading, best first.
    readings: Vec<(Term, f32)>,
    single: bool,
}

/// Reads `text` in one language; `other` is the other one, whose words are no mistakes.
pub(crate) fn read(text: &str, side: &Side, other: &Side) -> Reading {
    let mut reading = Reading::default();
    let (pieces, wholes) = pieces(text, side, other, &mut reading);
    let mut at = 0;
    while at < pieces.len() && reading.concepts.len() < MOST {
        let last = |words: usize| at + words == pieces.len();
        let (whole, whole_words) = whole_at(&pieces, &wholes, at, side);
        let (groups, group_words) = groups_at(&pieces, at, &side.vocabulary);
        let words = whole_words.max(group_words).max(1);
        let mut terms: Vec<(Term, f32)> = Vec::new();
        if whole_words == words {
            terms.extend(whole.map(|t| (t, 1.0)));
        }
        if group_words == words {
            for found in &groups {
                terms.push((found.group, SYNONYM));
                terms.extend(found.own.map(|own| (own, 1.0)));
            }
        }
        if words == 1 {
            single(&pieces[at], last(1), side, &mut terms);
        }
        push(terms, &pieces[at], words, side, &mut reading);
        at += words;
    }
    if reading.nothing_said {
        reading.not_found.clear();
        reading.nothing_said = reading.concepts.iter().all(|c| c.terms.is_empty());
    }
    reading
}

/// The words of the line with their readings, and what joins them.
fn pieces(text: &str, side: &Side, other: &Side, reading: &mut Reading) -> (Vec<Piece>, Vec<Piece>) {
    let (mut pieces, mut wholes, mut empty) = (Vec::new(), Vec::new(), Vec::new());
    // A line all in capitals holds no acronym that could be told from its words.
    let shouted = !text.chars().any(char::is_lowercase) && text.trim().contains(' ');
    Cutter::default().cut(text, |token| {
        let piece = Piece {
            text: token.text.to_owned(),
            start: token.start,
            end: token.end,
            readings: Vec::new(),
            single: token.text.chars().count() == 1 && !token.text.bytes().all(|b| b.is_ascii_digit()),
        };
        if token.joined {
            wholes.push(piece);
        } else if is_stop(token.text) && (shouted || !token.acronym) {
            empty.push(piece);
        } else {
            pieces.push(piece);
        }
    });
    // Nothing but empty words: they are all there is.
    reading.nothing_said = pieces.is_empty() && !empty.is_empty();
    if pieces.is_empty() {
        pieces = empty;
        wholes.clear();
    }
    let inside = |piece: &Piece| wholes.iter().any(|w| w.start <= piece.start && piece.end <= w.end);
    for at in 0..pieces.len() {
        let known_whole = inside(&pieces[at]);
        let last = at + 1 == pieces.len();
        let piece = &mut pieces[at];
        piece.readings = readings(piece, known_whole, last, side, other, reading);
    }
    (pieces, wholes)
}

fn readings(
    piece: &Piece,
    in_compound: bool,
    last: bool,
    side: &Side,
    other: &Side,
    reading: &mut Reading,
) -> Vec<(Term, f32)> {
    if let Some(term) = side.vocabulary.term(&piece.text).filter(|t| found_somewhere(*t, side)) {
        return vec![(term, 1.0)];
    }
    // A number, the half of a compound or the beginning of a word is no slip.
    let elsewhere = other.vocabulary.term(&piece.text).is_some_and(|t| other.postings.frequency(t) > 0);
    if elsewhere || is_stop(&piece.text) || (last && !side.words.beginning_with(&piece.text).is_empty()) {
        return Vec::new();
    }
    let near = if in_compound { Vec::new() } else { side.words.near(&piece.text) };
    if let Some(best) = near.first() {
        let known = reading.corrections.iter().any(|c| c.typed == piece.text);
        if !known {
            reading.corrections.push(Correction { typed: piece.text.clone(), read_as: best.word.to_owned() });
        }
    } else if !piece.single && !in_compound {
        reading.not_found.push(piece.text.clone());
    }
    let weight = |distance| if distance > 1 { TWO_SLIPS } else { ONE_SLIP };
    near.iter().take(6).map(|n| (n.term, weight(n.distance))).collect()
}

/// Does a text hold the term, or a synonym?
fn found_somewhere(term: Term, side: &Side) -> bool {
    side.postings.frequency(term) > 0 || side.vocabulary.in_expressions(term)
}

/// The longest compound that begins at a piece and that a text holds, and the pieces that it takes.
fn whole_at(pieces: &[Piece], wholes: &[Piece], at: usize, side: &Side) -> (Option<Term>, usize) {
    let mut best = (None, 0);
    for whole in wholes.iter().filter(|w| w.start == pieces[at].start) {
        let words = pieces[at..].iter().take_while(|p| p.end <= whole.end).count();
        let term = side.vocabulary.term(&whole.text).filter(|t| side.postings.frequency(*t) > 0);
        if words > best.1 && term.is_some() {
            best = (term, words);
        }
    }
    best
}

/// Groups of synonyms whose longest expression begins at a piece, and the pieces that it takes.
fn groups_at(pieces: &[Piece], at: usize, vocabulary: &Vocabulary) -> (Vec<Match>, usize) {
    let roots: Vec<Term> =
        pieces[at..].iter().map_while(|p| p.readings.first().map(|r| r.0)).take(10).collect();
    let mut found = vocabulary.groups_at(&roots);
    let words = found.first().map_or(0, |m| m.words);
    found.retain(|m| m.words == words);
    (found, words)
}

/// Readings of one word: itself, narrower words, and what begins like it when it is the last.
fn single(piece: &Piece, last: bool, side: &Side, terms: &mut Vec<(Term, f32)>) {
    if piece.single {
        return;
    }
    for (term, weight) in &piece.readings {
        terms.push((*term, *weight));
        terms.extend(side.vocabulary.narrower(*term).iter().map(|t| (*t, NARROWER * weight)));
    }
    if last && piece.text.chars().count() > 1 {
        let weight = if piece.readings.is_empty() { BEGINNING } else { BEGINNING_OF_A_WORD };
        terms.extend(side.words.beginning_with(&piece.text).into_iter().map(|t| (t, weight)));
    }
}

/// Keeps a concept; the same term twice counts once, at its best.
fn push(mut terms: Vec<(Term, f32)>, piece: &Piece, words: usize, side: &Side, reading: &mut Reading) {
    terms.retain(|(term, _)| side.postings.frequency(*term) > 0);
    terms.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    terms.dedup_by_key(|(term, _)| *term);
    if terms.is_empty() {
        let missing = words == 1 && (piece.single || reading.not_found.contains(&piece.text));
        if !missing {
            reading.concepts.push(Concept { terms, idf: ELSEWHERE });
        }
        return;
    }
    // The most common of the terms that count in full: a synonym written everywhere makes the concept common.
    let best = terms.iter().map(|(_, w)| *w).fold(0.0, f32::max);
    let idf = terms.iter().filter(|(_, w)| *w >= best.min(SYNONYM)).map(|(t, _)| side.postings.idf(*t));
    let idf = idf.fold(f32::INFINITY, f32::min);
    reading.concepts.push(Concept { terms, idf });
}
