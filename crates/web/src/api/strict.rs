//! Parameters of the interface: unlike a page, a program is told what it got wrong.

use crate::error::Failure;
use crate::lang::Lang;
use crate::params::{Field, MAX_VALUE, Params};
use directory::Query;

/// Persons in a page when the caller does not say.
const DEFAULT_LIMIT: usize = 20;
/// Furthest first item: beyond, a search is narrowed, not leafed through.
const MAX_OFFSET: usize = 10_000_000;

/// Reads a search, or names the parameter that is not understood.
pub fn search(params: &Params) -> Result<Query, Failure> {
    known(params, |name| {
        Field::of(name).is_some() || matches!(name, "exact" | "facets" | "limit" | "offset" | "lang")
    })?;
    let mut query = params.search();
    query.exact = boolean(params, "exact")?;
    query.facets = boolean(params, "facets")?;
    query.limit = whole(params, "limit", DEFAULT_LIMIT, Query::MAX_LIMIT)?;
    query.offset = whole(params, "offset", 0, MAX_OFFSET)?;
    Ok(query)
}

/// Refuses unknown, repeated and oversized parameters.
pub fn known(params: &Params, is_known: impl Fn(&str) -> bool) -> Result<(), Failure> {
    known_or_many(params, is_known, |_| false)
}

/// The same; a parameter of which there may be many is known and may be repeated.
pub fn known_or_many(
    params: &Params,
    is_known: impl Fn(&str) -> bool,
    is_many: impl Fn(&str) -> bool,
) -> Result<(), Failure> {
    for (i, (name, value)) in params.pairs().enumerate() {
        if !is_known(name) && !is_many(name) {
            return Err(fault(name, Lang::value_unknown_name));
        }
        if !is_many(name) && params.pairs().take(i).any(|(earlier, _)| earlier == name) {
            return Err(fault(name, Lang::value_repeated));
        }
        if value.len() > MAX_VALUE {
            return Err(fault(name, Lang::value_too_long));
        }
    }
    Ok(())
}

/// A fault that a fixed sentence explains.
pub fn fault(name: &str, sentence: fn(Lang) -> &'static str) -> Failure {
    Failure::parameter(name, (sentence(Lang::Fr).to_owned(), sentence(Lang::En).to_owned()))
}

fn boolean(params: &Params, name: &str) -> Result<bool, Failure> {
    match params.get(name) {
        "" | "0" | "false" => Ok(false),
        "1" | "true" => Ok(true),
        _ => Err(fault(name, Lang::value_not_boolean)),
    }
}

/// The language asked for: `fr` unless said.
pub fn language(params: &Params) -> Result<faq::Lang, Failure> {
    match params.get("lang") {
        "" => Ok(faq::Lang::Fr),
        code => Lang::of(code).map(Into::into).ok_or_else(|| fault("lang", Lang::value_not_in_list)),
    }
}

/// A whole number up to `most`.
pub fn whole(params: &Params, name: &str, default: usize, most: usize) -> Result<usize, Failure> {
    match params.get(name) {
        "" => Ok(default),
        text => text.parse().ok().filter(|n| *n <= most).ok_or_else(|| {
            Failure::parameter(name, (Lang::Fr.value_not_number(most), Lang::En.value_not_number(most)))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault_of(query: &str) -> String {
        search(&Params::read(query)).unwrap_err().parameter
    }

    #[test]
    fn the_parameter_at_fault_is_named() {
        assert_eq!(fault_of("q=a&nom=b"), "nom");
        assert_eq!(fault_of("q=a&q=b"), "q");
        assert_eq!(fault_of("limit=1001"), "limit");
        assert_eq!(fault_of("offset=-1"), "offset");
        assert_eq!(fault_of("facets=oui"), "facets");
        assert_eq!(fault_of(&format!("city={}", "x".repeat(600))), "city");
    }

    #[test]
    fn what_is_right_is_read() {
        let query = search(&Params::read("q=martin&facets=1&limit=0&offset=40&know_how=SM04")).unwrap();
        assert_eq!((query.limit, query.offset, query.facets), (0, 40, true));
        assert_eq!((query.text.as_str(), query.know_how.as_str()), ("martin", "SM04"));
        assert_eq!(search(&Params::default()).unwrap().limit, DEFAULT_LIMIT);
    }
}
