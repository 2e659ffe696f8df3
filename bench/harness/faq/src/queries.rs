//! What readers type, drawn from the entries themselves: the same lines for both engines.

use faq::Entry;
use faq::samples::Dice;
use std::sync::Arc;

/// Words that say nothing, left out as a reader does.
const EMPTY: &str = "le la les l un une des de du d et ou à au aux en pour par sur dans avec sans que qui quoi quel quelle quels quelles est-ce est il elle on se sa son ses the a an of to in for and or is are do does what which how";

/// A family of queries.
pub struct Family {
    pub name: &'static str,
    pub lines: Vec<String>,
}

/// Families of `each` lines.
pub fn families(entries: &[Arc<Entry>], each: usize) -> Vec<Family> {
    let mut dice = Dice::new(7);
    let mut family = |name, line: fn(&mut Dice, &[String]) -> String| {
        let mut lines = Vec::with_capacity(each);
        while lines.len() < each {
            let words = words(entries, &mut dice);
            if words.len() >= 5 {
                lines.push(line(&mut dice, &words));
            }
        }
        Family { name, lines }
    };
    vec![
        family("one word", |dice, words| words[dice.below(words.len())].clone()),
        family("two words", |dice, words| {
            let at = dice.below(words.len() - 1);
            words[at..at + 2].join(" ")
        }),
        family("four words", |dice, words| {
            let at = dice.below(words.len() - 3);
            words[at..at + 4].join(" ")
        }),
        family("as it is typed", |dice, words| {
            let at = dice.below(words.len() - 1);
            let last: String = words[at + 1].chars().take(3).collect();
            format!("{} {last}", words[at])
        }),
        family("a slip", |dice, words| {
            let long: Vec<&String> = words.iter().filter(|w| w.is_ascii() && w.len() >= 6).collect();
            let Some(word) = dice.one(&long) else { return words[0].clone() };
            let at = 1 + dice.below(word.len() - 2);
            let mut letters: Vec<char> = word.chars().collect();
            letters.swap(at, at + 1);
            letters.into_iter().collect()
        }),
    ]
}

/// Words of a question, empty ones left out.
fn words(entries: &[Arc<Entry>], dice: &mut Dice) -> Vec<String> {
    let Some(entry) = dice.one(entries) else { return Vec::new() };
    let pieces = entry.question.split(|c: char| !c.is_alphanumeric());
    let words = pieces.map(str::to_lowercase).filter(|w| w.len() > 2 && !EMPTY.split(' ').any(|e| e == w));
    words.collect()
}
