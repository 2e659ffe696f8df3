//! Reading of the compiled-in tab-separated files.

/// The data lines of a file: header and empty lines left out.
pub(crate) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().skip(1).filter(|line| !line.is_empty())
}

/// The first `N` fields of a line; a field that the line does not have is empty.
pub(crate) fn fields<const N: usize>(line: &'static str) -> [&'static str; N] {
    let mut out = [""; N];
    for (slot, field) in out.iter_mut().zip(line.split('\t')) {
        *slot = field;
    }
    out
}

/// `None` for an empty field.
pub(crate) fn filled(field: &'static str) -> Option<&'static str> {
    (!field.is_empty()).then_some(field)
}
