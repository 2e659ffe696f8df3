//! The fount: what it can write, how wide, where a line ends.

use krilla::text::Font;
use skrifa::instance::{Location, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};
use std::sync::OnceLock;

/// Source Sans 3, Latin part, variable weight (SIL Open Font License 1.1, `fonts/OFL.txt`).
const BYTES: &[u8] = include_bytes!("../../fonts/source-sans-3-latin.ttf");
/// The axis of weight.
const WEIGHT: &str = "wght";

/// One weight of the fount.
pub struct Face {
    /// For the writer.
    pub font: Font,
    /// Width of a character, in thousandths of the size; those of Latin by number, computed once.
    widths: Vec<f32>,
    reference: FontRef<'static>,
    location: Location,
}

/// The weights of a document.
pub struct Faces {
    /// Running text.
    pub plain: Face,
    /// Headings, heads of tables.
    pub strong: Face,
}

/// The weights; none when the fount that is built in cannot be read.
pub fn faces() -> Option<&'static Faces> {
    static FACES: OnceLock<Option<Faces>> = OnceLock::new();
    FACES.get_or_init(|| Some(Faces { plain: Face::new(400.0)?, strong: Face::new(640.0)? })).as_ref()
}

/// Characters whose width is computed once.
const KNOWN: u32 = 0x250;

impl Face {
    fn new(weight: f32) -> Option<Self> {
        let reference = FontRef::new(BYTES).ok()?;
        let location = reference.axes().location([(WEIGHT, weight)]);
        let tag = krilla::text::Tag::try_from_str(WEIGHT)?;
        let font = Font::new_variable(BYTES.into(), 0, &[(tag, weight)])?;
        let mut face = Self { font, widths: Vec::new(), reference, location };
        let widths = (0..KNOWN).filter_map(char::from_u32).map(|c| face.measured(c)).collect();
        face.widths = widths;
        Some(face)
    }

    fn metrics(&self) -> GlyphMetrics<'_> {
        self.reference.glyph_metrics(Size::new(1000.0), &self.location)
    }

    fn measured(&self, c: char) -> f32 {
        let glyph = self.reference.charmap().map(c);
        glyph.and_then(|glyph| self.metrics().advance_width(glyph)).unwrap_or_default()
    }

    /// Width of a text at a size, in points.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        let one = |c: char| self.widths.get(c as usize).copied().unwrap_or_else(|| self.measured(c));
        text.chars().map(one).sum::<f32>() * size / 1000.0
    }

    /// A text with what the fount can write alone: usual signs by their equals, others by a question mark.
    pub fn clean(&self, text: &str) -> String {
        let map = self.reference.charmap();
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\n' => out.push('\n'),
                '\t' | '\u{2009}' | '\u{200a}' | '\u{2002}'..='\u{2005}' => out.push(' '),
                '\u{202f}' | '\u{2007}' => out.push('\u{a0}'),
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{202a}'..='\u{202e}' => {}
                '\u{2010}' | '\u{2011}' => out.push('-'),
                '→' => out.push_str("->"),
                '←' => out.push_str("<-"),
                '≥' => out.push_str(">="),
                '≤' => out.push_str("<="),
                '☐' => out.push_str("[ ]"),
                '☑' | '✓' | '✔' => out.push_str("[x]"),
                c if c.is_control() => {}
                c if map.map(c).is_some_and(|glyph| glyph.to_u32() != 0) => out.push(c),
                _ => out.push('?'),
            }
        }
        out
    }

    /// The lines of a cleaned text in a width: broken at spaces, inside a word only when it is wider than the line.
    pub fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.split('\n') {
            let (mut line, mut taken) = (String::new(), 0.0);
            let space = self.width(" ", size);
            for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
                let wide = self.width(word, size);
                let before = if line.is_empty() { 0.0 } else { space };
                if taken + before + wide <= width {
                    if !line.is_empty() {
                        line.push(' ');
                    }
                    line.push_str(word);
                    taken += before + wide;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                taken = self.fill(word, size, width, &mut line, &mut lines);
            }
            lines.push(line);
        }
        while lines.len() > 1 && lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        lines
    }

    /// Puts a word into an empty line, over several when it is too wide; what its last line takes.
    fn fill(&self, word: &str, size: f32, width: f32, line: &mut String, lines: &mut Vec<String>) -> f32 {
        let mut taken = 0.0;
        for c in word.chars() {
            let wide = self.width(c.encode_utf8(&mut [0; 4]), size);
            if taken + wide > width && !line.is_empty() {
                lines.push(std::mem::take(line));
                taken = 0.0;
            }
            line.push(c);
            taken += wide;
        }
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_fount_lacks_is_written_by_its_equal() {
        let face = &faces().unwrap().plain;
        assert_eq!(
            face.clean("Niveau\u{202f}: 3 ≥ 2 → « été »\r\n☑ 𝄞"),
            "Niveau\u{a0}: 3 >= 2 -> « été »\n[x] ?"
        );
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_wider_than_its_width_and_nothing_is_lost(text in "[a-zé \u{a0}]{0,200}", width in 20f32..300.0) {
            let face = &faces().unwrap().plain;
            let lines = face.lines(&text, 10.0, width);
            for line in &lines {
                proptest::prop_assert!(face.width(line, 10.0) <= width + 0.01 || line.chars().count() == 1, "{line}");
            }
            let kept = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            proptest::prop_assert_eq!(kept(&lines.concat()), kept(&text));
        }
    }
}
