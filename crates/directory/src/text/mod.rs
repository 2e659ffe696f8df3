//! Words: folding, splitting, phonetic keys, typo search over a sorted word list.
