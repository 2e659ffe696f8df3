//! Page numbers: the neighbours, the ends, and gaps between.

use crate::lang::Lang;

/// Links to the other pages, written by `parts/pager.html`.
pub struct Pager {
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
    /// Numbers; `None` is a gap.
    pub items: Vec<Option<PageLink>>,
    /// "Page 3 of 12".
    pub position: String,
}

/// One number.
pub struct PageLink {
    /// The number.
    pub number: usize,
    /// Its address.
    pub url: String,
    /// The page shown.
    pub current: bool,
}

/// The pager, when there is more than one page; `address` gives that of a page, from 1.
pub fn pager(page: usize, pages: usize, address: impl Fn(usize) -> String, t: Lang) -> Option<Pager> {
    if pages < 2 {
        return None;
    }
    let mut items = Vec::new();
    let mut last = 0;
    for n in (1..=pages).filter(|n| *n == 1 || *n == pages || n.abs_diff(page) <= 2) {
        if n > last + 1 {
            items.push(None);
        }
        items.push(Some(PageLink { number: n, url: address(n), current: n == page }));
        last = n;
    }
    Some(Pager {
        previous: (page > 1).then(|| address((page - 1).min(pages))),
        next: (page < pages).then(|| address(page + 1)),
        items,
        position: t.page_of(page, pages),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(page: usize, pages: usize) -> String {
        let pager = pager(page, pages, |n| n.to_string(), Lang::Fr).unwrap();
        let show = |i: &Option<PageLink>| match i {
            None => "…".to_owned(),
            Some(l) if l.current => format!("[{}]", l.number),
            Some(l) => l.number.to_string(),
        };
        pager.items.iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_ends_and_the_neighbours_are_always_there() {
        assert_eq!(shape(1, 3), "[1] 2 3");
        assert_eq!(shape(6, 20), "1 … 4 5 [6] 7 8 … 20");
        assert_eq!(shape(20, 20), "1 … 18 19 [20]");
        assert!(pager(1, 1, |n| n.to_string(), Lang::Fr).is_none());
    }
}
