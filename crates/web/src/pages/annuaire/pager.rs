//! Page numbers: the neighbours, the ends, and gaps between.

use crate::lang::Lang;
use crate::params::url;
use directory::Query;

/// Persons per page.
pub const SIZE: usize = 20;
/// Last page that is offered: beyond, a search should be narrowed rather than leafed through.
pub const LAST: usize = 500;

/// Links to the other pages.
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

/// The pager, when there is more than one page.
pub fn pager(query: &Query, page: usize, total: u64, t: Lang) -> Option<Pager> {
    let pages = usize::try_from(total).unwrap_or(usize::MAX).div_ceil(SIZE).min(LAST);
    if pages < 2 {
        return None;
    }
    let address = |n: usize| match n {
        1 => url("/annuaire", query, &[]),
        n => url("/annuaire", query, &[("page", &n.to_string())]),
    };
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

    fn shape(page: usize, total: u64) -> String {
        let pager = pager(&Query::text("a"), page, total, Lang::Fr).unwrap();
        let show = |i: &Option<PageLink>| match i {
            None => "…".to_owned(),
            Some(l) if l.current => format!("[{}]", l.number),
            Some(l) => l.number.to_string(),
        };
        pager.items.iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_ends_and_the_neighbours_are_always_there() {
        assert_eq!(shape(1, 41), "[1] 2 3");
        assert_eq!(shape(6, 400), "1 … 4 5 [6] 7 8 … 20");
        assert_eq!(shape(20, 400), "1 … 18 19 [20]");
        assert!(pager(&Query::text("a"), 1, 20, Lang::Fr).is_none());
    }

    #[test]
    fn the_first_page_has_the_plain_address() {
        let pager = pager(&Query::text("a"), 2, 60, Lang::Fr).unwrap();
        assert_eq!(pager.previous.as_deref(), Some("/annuaire?q=a"));
        assert_eq!(pager.next.as_deref(), Some("/annuaire?q=a&page=3"));
    }
}
