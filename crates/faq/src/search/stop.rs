//! Words that say nothing of the subject, in both languages, in their search form.

const FRENCH: &str = "a ai aie ait alors apres as au aucun aucune aussi autre autres aux avait avant avec avez avoir \
    avons beaucoup bien c ca car ce ceci cela celle celles celui ces cet cette ceux chaque ci combien comme comment \
    d dans de des dois doit doivent donc dont du elle elles en encore entre es est et etait etant ete etes etre eu \
    eux fait faire faut il ils j je jusque l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsque \
    lui m ma mais me meme memes mes moi moins mon n ne ni non nos notre nous on ont or ou par parmi pas pendant peu \
    peut peuvent peux plus pour pourquoi puis puisque qu quand que quel quelle quelles quels qui quoi s sa se \
    selon sera seront ses si soi soient soit sommes son sont sous suis sur t ta te tes toi ton tous tout toute \
    toutes tres tu un une va vers veut veux vos votre vous y";

const ENGLISH: &str = "about after all also am an and any are as at be because been before being between both but by \
    can cannot could did do does doing done each few for from had has have having he her here him his how i if in \
    into is it its just let may me more most must my no nor not of off on once only or other our out over own same \
    she should so some such than that the their them then there these they this those through to too under until up \
    us very was we were what when where whether which while who whom whose why will with would you your yours";

/// May a word, folded, be left out of a search? Both lists together: people mix the two languages.
pub(crate) fn is_stop(word: &str) -> bool {
    // Sorted by a test; a list this short is found in ten comparisons.
    use std::sync::LazyLock;
    static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let mut words: Vec<&str> = FRENCH.split(' ').chain(ENGLISH.split(' ')).collect();
        words.sort_unstable();
        words.dedup();
        words
    });
    WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_words_only() {
        for word in ["le", "comment", "the", "pourquoi", "how", "est"] {
            assert!(is_stop(word), "{word}");
        }
        for word in ["rpps", "carte", "card", "ps", "ann", "insi", "bal", "support", ""] {
            assert!(!is_stop(word), "{word}");
        }
    }
}
