//! What a reader asks, and the address that says it.

use crate::content::{Facets, PortalTerm, shipped_facets};
use crate::model::{Facet, Lang};
use form_urlencoded::Serializer;

/// Longest question kept, in characters.
pub const MAX_TEXT: usize = 200;
/// Longest query string read, in bytes, and most parameters.
const MAX_QUERY: usize = 8 * 1024;
const MAX_PARAMETERS: usize = 128;
/// Entries on a page, unless asked otherwise, and at most.
const PER_PAGE: usize = 10;
const MOST_PER_PAGE: usize = 50;
/// Last page that can be asked for.
const LAST_PAGE: usize = 10_000;

/// A search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaqQuery {
    /// What is looked for; empty: everything.
    pub text: String,
    /// Language of the reader, when the address says it.
    pub lang: Option<Lang>,
    /// Values ticked in each facet, in the order of [`Facet::ALL`], each facet's in alphabetical order, so that one
    /// search has one address; OR inside, AND across.
    pub values: [Vec<String>; 5],
    /// Filters that come from an address of the public portal and that no single facet says: OR inside a group, AND
    /// between groups.
    pub portal: Vec<Vec<String>>,
    /// Page, from 1.
    pub page: usize,
    /// Entries on a page.
    pub per_page: usize,
    /// Parameters and values that were not understood, to be told.
    pub unknown: Vec<String>,
}

impl Default for FaqQuery {
    fn default() -> Self {
        Self {
            text: String::new(),
            lang: None,
            values: Default::default(),
            portal: Vec::new(),
            page: 1,
            per_page: PER_PAGE,
            unknown: Vec::new(),
        }
    }
}

impl FaqQuery {
    /// A search for a text.
    pub fn text(text: &str) -> Self {
        Self { text: clean(text), ..Self::default() }
    }

    /// Reads a query string, with the shipped facets.
    pub fn parse(query: &str) -> Self {
        Self::parse_with(query, shipped_facets())
    }

    /// Reads a query string, or a whole address: our parameters (`q`, `lang`, the five facets, `page` from 1,
    /// `par_page`, `portail`) and those of the public portal (`f[0]=theme:2443`, `mots_filter`, `page` from 0). Never
    /// fails: what is not understood is told in `unknown`.
    pub fn parse_with(query: &str, facets: &Facets) -> Self {
        let (path, query) = query.split_once('?').unwrap_or(("", query));
        let query = cut(query.split('#').next().unwrap_or_default(), MAX_QUERY);
        let mut out = Self::default();
        let mut numbers: Vec<String> = Vec::new();
        let (mut page, mut from_portal) = (None, false);
        if path.contains("/en/") {
            out.lang = Some(Lang::En);
        }
        for (key, value) in form_urlencoded::parse(query.as_bytes()).take(MAX_PARAMETERS) {
            let value = value.trim();
            if let Some(facet) = Facet::from_key(&key) {
                out.tick(facet, value, facets);
                continue;
            }
            match key.as_ref() {
                _ if value.is_empty() => {}
                "q" => out.text = clean(value),
                "mots_filter" => {
                    from_portal = true;
                    out.text = clean(value);
                }
                "lang" => match value.parse() {
                    Ok(lang) => out.lang = Some(lang),
                    Err(()) => out.not_understood("lang", value),
                },
                "page" => page = value.parse::<usize>().ok(),
                "par_page" => {
                    out.per_page = value.parse().unwrap_or(PER_PAGE).clamp(1, MOST_PER_PAGE);
                }
                "portail" => numbers.push(cut(value, 80).to_owned()),
                _ => {
                    if let Some(number) = portal_number(&key, value) {
                        from_portal = true;
                        numbers.push(number);
                    }
                }
            }
        }
        out.page = page.map_or(1, |p| p.saturating_add(usize::from(from_portal))).clamp(1, LAST_PAGE);
        out.read_numbers(numbers, facets);
        for facet in Facet::ALL {
            out.values[facet.index()].sort();
        }
        out
    }

    /// Values ticked in a facet.
    pub fn of(&self, facet: Facet) -> &[String] {
        &self.values[facet.index()]
    }

    /// Is a value ticked?
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.of(facet).iter().any(|v| v == value)
    }

    /// Is anything filtered?
    pub fn is_filtered(&self) -> bool {
        !self.portal.is_empty() || self.values.iter().any(|v| !v.is_empty())
    }

    /// The same search with a value ticked or unticked, from its first page: the link beside a value.
    #[must_use]
    pub fn toggled(&self, facet: Facet, value: &str) -> Self {
        let mut out = self.on_page(1);
        let values = &mut out.values[facet.index()];
        match values.iter().position(|v| v == value) {
            Some(at) => {
                values.remove(at);
            }
            None => values.push(value.to_owned()),
        }
        values.sort();
        out
    }

    /// The same search on another page.
    #[must_use]
    pub fn on_page(&self, page: usize) -> Self {
        Self { page: page.clamp(1, LAST_PAGE), unknown: Vec::new(), ..self.clone() }
    }

    /// The shareable form: only what differs from the start, always in the same order; read back, it is the same
    /// search.
    pub fn to_query_string(&self) -> String {
        let mut out = Serializer::new(String::new());
        if !self.text.is_empty() {
            out.append_pair("q", &self.text);
        }
        if let Some(lang) = self.lang {
            out.append_pair("lang", lang.code());
        }
        for facet in Facet::ALL {
            out.extend_pairs(self.of(facet).iter().map(|v| (facet.key(), v)));
        }
        out.extend_pairs(self.portal.iter().flatten().map(|n| ("portail", n)));
        if self.per_page != PER_PAGE {
            out.append_pair("par_page", &self.per_page.to_string());
        }
        if self.page > 1 {
            out.append_pair("page", &self.page.to_string());
        }
        out.finish()
    }

    fn tick(&mut self, facet: Facet, value: &str, facets: &Facets) {
        for value in value.split(',').map(str::trim).filter(|v| !v.is_empty()) {
            if facets.position(facet, value).is_none() {
                self.not_understood(facet.key(), value);
            } else if !self.has(facet, value) {
                self.values[facet.index()].push(value.to_owned());
            }
        }
    }

    fn not_understood(&mut self, key: &str, value: &str) {
        if self.unknown.len() < 8 {
            self.unknown.push(format!("{key}={}", clean(cut(value, 60))));
        }
    }

    /// Numbers of the portal: those of one key are alternatives. When their meaning is known it alone counts; the
    /// others of the same key would only widen the search by what nobody can name.
    fn read_numbers(&mut self, numbers: Vec<String>, facets: &Facets) {
        let key = |number: &String| number.split(':').next().unwrap_or_default().to_owned();
        let mut keys: Vec<String> = Vec::new();
        numbers.iter().for_each(|n| {
            if !keys.contains(&key(n)) {
                keys.push(key(n));
            }
        });
        for k in keys {
            let of_key = numbers.iter().filter(|n| key(n) == k);
            let (mut known, mut others) = (Vec::new(), Vec::new());
            for number in of_key {
                match facets.portal(number) {
                    PortalTerm::Umbrella => {}
                    PortalTerm::Means(values) => known.push((number, values)),
                    PortalTerm::Unknown => others.push(number.clone()),
                }
            }
            let mut in_facets: Vec<Facet> =
                known.iter().flat_map(|(_, v)| v.iter().map(|(f, _)| *f)).collect();
            in_facets.sort();
            in_facets.dedup();
            if let [facet] = in_facets[..] {
                for (_, at) in known.iter().flat_map(|(_, values)| values.iter()) {
                    if let Some(value) = facets.values(facet).get(*at) {
                        self.tick(facet, &value.key, facets);
                    }
                }
            } else if !known.is_empty() {
                self.portal.push(known.iter().map(|(n, _)| (*n).clone()).collect());
            } else if !others.is_empty() {
                self.portal.push(others);
            }
        }
    }
}

/// `f[0]=theme:2443`, and the same with its marks lost on the way, as some addresses of the portal are indexed:
/// `fB0D=themeA586` was `f%5B0%5D=theme%3A586`.
fn portal_number(key: &str, value: &str) -> Option<String> {
    let inside = key.strip_prefix("f[").and_then(|k| k.strip_suffix(']'));
    let lost = key.strip_prefix("fB").and_then(|k| k.strip_suffix('D'));
    let rank = inside.or(lost)?;
    if rank.is_empty() || rank.len() > 3 || !rank.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (name, number) =
        value.split_once(':').or_else(|| if inside.is_none() { value.split_once('A') } else { None })?;
    let is_name =
        !name.is_empty() && name.len() <= 40 && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let is_number = (1..=9).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    (is_name && is_number).then(|| format!("{name}:{number}"))
}

/// A text without what nobody types: controls, marks of direction, runs of spaces; cut at [`MAX_TEXT`] characters.
fn clean(text: &str) -> String {
    let mut out = String::new();
    let mut kept = 0;
    for c in text.chars() {
        let hidden = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
        let c = if c.is_control() || c.is_whitespace() { ' ' } else { c };
        if hidden || (c == ' ' && (out.is_empty() || out.ends_with(' '))) {
            continue;
        }
        if kept == MAX_TEXT {
            break;
        }
        out.push(c);
        kept += 1;
    }
    out.truncate(out.trim_end().len());
    out
}

/// The beginning of a text, at most `most` bytes, at a character.
fn cut(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}
