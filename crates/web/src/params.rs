//! Query strings: the fields of a search by name, read leniently (pages) or strictly (interface).

use directory::Query;

/// A field of [`Query`], under the one name it has in pages, exports and interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The free line.
    Text,
    /// RPPS.
    Rpps,
    /// Identification nationale PP.
    Idnps,
    /// Nom d'exercice.
    Family,
    /// Prénom d'exercice.
    Given,
    /// Profession.
    Profession,
    /// Savoir-faire.
    KnowHow,
    /// Category.
    Category,
    /// Mode.
    Mode,
    /// Genre d'activité.
    Genre,
    /// Raison sociale, enseigne.
    Structure,
    /// FINESS.
    Finess,
    /// SIRET or SIREN.
    Siret,
    /// Postcode.
    Postcode,
    /// Commune.
    City,
    /// Street.
    Street,
    /// Département.
    Departement,
    /// MSSanté address.
    Mailbox,
}

impl Field {
    /// All of them, the free line first.
    pub const ALL: [Self; 18] = [
        Self::Text,
        Self::Family,
        Self::Given,
        Self::Rpps,
        Self::Idnps,
        Self::Profession,
        Self::KnowHow,
        Self::Category,
        Self::Mode,
        Self::Genre,
        Self::Structure,
        Self::Finess,
        Self::Siret,
        Self::Street,
        Self::Postcode,
        Self::City,
        Self::Departement,
        Self::Mailbox,
    ];

    /// Name in a query string.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "q",
            Self::Rpps => "rpps",
            Self::Idnps => "idnps",
            Self::Family => "family",
            Self::Given => "given",
            Self::Profession => "profession",
            Self::KnowHow => "know_how",
            Self::Category => "category",
            Self::Mode => "mode",
            Self::Genre => "genre",
            Self::Structure => "structure",
            Self::Finess => "finess",
            Self::Siret => "siret",
            Self::Postcode => "postcode",
            Self::City => "city",
            Self::Street => "street",
            Self::Departement => "departement",
            Self::Mailbox => "mailbox",
        }
    }

    /// The field of a name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.name() == name)
    }

    /// The value in a query.
    pub fn get(self, query: &Query) -> &str {
        match self {
            Self::Text => &query.text,
            Self::Rpps => &query.rpps,
            Self::Idnps => &query.idnps,
            Self::Family => &query.family,
            Self::Given => &query.given,
            Self::Profession => &query.profession,
            Self::KnowHow => &query.know_how,
            Self::Category => &query.category,
            Self::Mode => &query.mode,
            Self::Genre => &query.genre,
            Self::Structure => &query.structure,
            Self::Finess => &query.finess,
            Self::Siret => &query.siret,
            Self::Postcode => &query.postcode,
            Self::City => &query.city,
            Self::Street => &query.street,
            Self::Departement => &query.departement,
            Self::Mailbox => &query.mailbox,
        }
    }

    /// Sets the value in a query.
    pub fn set(self, query: &mut Query, value: String) {
        let slot = match self {
            Self::Text => &mut query.text,
            Self::Rpps => &mut query.rpps,
            Self::Idnps => &mut query.idnps,
            Self::Family => &mut query.family,
            Self::Given => &mut query.given,
            Self::Profession => &mut query.profession,
            Self::KnowHow => &mut query.know_how,
            Self::Category => &mut query.category,
            Self::Mode => &mut query.mode,
            Self::Genre => &mut query.genre,
            Self::Structure => &mut query.structure,
            Self::Finess => &mut query.finess,
            Self::Siret => &mut query.siret,
            Self::Postcode => &mut query.postcode,
            Self::City => &mut query.city,
            Self::Street => &mut query.street,
            Self::Departement => &mut query.departement,
            Self::Mailbox => &mut query.mailbox,
        };
        *slot = value;
    }

    /// The same query with this field changed.
    pub fn with(self, query: &Query, value: &str) -> Query {
        let mut other = query.clone();
        self.set(&mut other, value.to_owned());
        other
    }
}

/// Longest value of any field, in bytes; the engine has its own, narrower, limit for the free line.
pub const MAX_VALUE: usize = 512;

/// The parameters of a query string, in order.
#[derive(Clone, Debug, Default)]
pub struct Params(Vec<(String, String)>);

impl Params {
    /// Reads any bytes; what is not UTF-8 is replaced, control characters become spaces.
    pub fn read(query: &str) -> Self {
        let clean = |text: &str| text.replace(char::is_control, " ").trim().to_owned();
        Self(form_urlencoded::parse(query.as_bytes()).map(|(k, v)| (k.into_owned(), clean(&v))).collect())
    }

    /// The first value of a name, empty when absent.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(k, _)| k == name).map_or("", |(_, v)| v)
    }

    /// All pairs.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(k, v)| (k.as_str(), v.as_str()))
    }

    /// A search as a page reads it: unknown names are ignored, long values cut.
    pub fn search(&self) -> Query {
        let mut query = Query::default();
        for field in Field::ALL {
            let value = self.get(field.name());
            let cut = value.get(..value.floor_char_boundary(MAX_VALUE)).unwrap_or_default();
            field.set(&mut query, cut.to_owned());
        }
        query.exact = matches!(self.get("exact"), "1" | "true" | "on");
        query
    }
}

/// The query string of a search, without its empty fields; further pairs after.
pub fn query_string(query: &Query, more: &[(&str, &str)]) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    for field in Field::ALL {
        let value = field.get(query);
        if !value.is_empty() {
            out.append_pair(field.name(), value);
        }
    }
    if query.exact {
        out.append_pair("exact", "1");
    }
    out.extend_pairs(more);
    out.finish()
}

/// A path with its query string, if any.
pub fn url(path: &str, query: &Query, more: &[(&str, &str)]) -> String {
    match query_string(query, more) {
        q if q.is_empty() => path.to_owned(),
        q => format!("{path}?{q}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_read_and_written_under_its_name() {
        for field in Field::ALL {
            assert_eq!(Field::of(field.name()), Some(field));
            let query = Params::read(&format!("{}=é%20b", field.name())).search();
            assert_eq!(field.get(&query), "é b");
            assert_eq!(Params::read(&query_string(&query, &[])).search(), query);
        }
    }

    #[test]
    fn hostile_bytes_are_bounded_and_readable() {
        let query = Params::read(&format!("q=%FF%00{}&q=second&x", "é".repeat(9_000))).search();
        assert!(query.text.len() <= MAX_VALUE);
        assert!(query.text.starts_with('\u{fffd}'));
        assert!(!query.text.contains(char::is_control));
    }

    #[test]
    fn empty_fields_leave_no_trace_in_an_address() {
        let query = Query { family: "d’A&B".into(), ..Query::default() };
        assert_eq!(url("/annuaire", &query, &[("page", "2")]), "/annuaire?family=d%E2%80%99A%26B&page=2");
        assert_eq!(url("/annuaire", &Query::default(), &[]), "/annuaire");
    }
}
