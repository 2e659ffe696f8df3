//! The lists compiled in, read line by line.

/// The lines of a file after its header, split on tabs; empty lines are skipped.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().skip(1).filter(|line| !line.is_empty()).map(|line| line.split('\t').collect())
}

/// Capitals without accents, as most of the published names are.
pub(crate) fn capitals(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'à' | 'â' | 'ä' | 'á' | 'ã' | 'À' | 'Â' | 'Ä' | 'Á' => out.push('A'),
            'ç' | 'Ç' => out.push('C'),
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => out.push('E'),
            'î' | 'ï' | 'í' | 'ì' | 'Î' | 'Ï' => out.push('I'),
            'ñ' | 'Ñ' => out.push('N'),
            'ô' | 'ö' | 'ó' | 'õ' | 'Ô' | 'Ö' => out.push('O'),
            'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' => out.push('U'),
            'ÿ' | 'Ÿ' => out.push('Y'),
            'œ' | 'Œ' => out.push_str("OE"),
            'æ' | 'Æ' => out.push_str("AE"),
            _ => out.extend(c.to_uppercase()),
        }
    }
    out
}
