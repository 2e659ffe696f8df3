//! Pages of a search of the directory.

use crate::lang::Lang;
pub use crate::pages::pager::Pager;
use crate::params::url;
use directory::Query;

/// Persons per page.
pub const SIZE: usize = 20;
/// Last page that is offered: beyond, a search should be narrowed rather than leafed through.
pub const LAST: usize = 500;

/// The pager, when there is more than one page.
pub fn pager(query: &Query, page: usize, total: u64, t: Lang) -> Option<Pager> {
    let pages = usize::try_from(total).unwrap_or(usize::MAX).div_ceil(SIZE).min(LAST);
    let address = |n: usize| match n {
        1 => url("/annuaire", query, &[]),
        n => url("/annuaire", query, &[("page", &n.to_string())]),
    };
    crate::pages::pager::pager(page, pages, address, t)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_has_the_plain_address() {
        let two = pager(&Query::text("a"), 2, 60, Lang::Fr).unwrap();
        assert_eq!(two.previous.as_deref(), Some("/annuaire?q=a"));
        assert_eq!(two.next.as_deref(), Some("/annuaire?q=a&page=3"));
        assert!(pager(&Query::text("a"), 1, 20, Lang::Fr).is_none());
    }
}
