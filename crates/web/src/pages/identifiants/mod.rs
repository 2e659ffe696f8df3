//! Identifiers: what is this number?

pub mod number;

/// The address that explains a number.
pub fn url(value: &str) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    out.append_pair("valeur", value);
    format!("/identifiants?{}", out.finish())
}
