//! The bytes of a laid out document.

use super::error::PdfError;
use super::face::{Faces, faces};
use super::layout::{Element, Layout, Line, Mark, PAGE, Page, Role, Style, layout};
use super::model::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder, PdfVersion};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, TableHeaderScope, Tag,
    TagGroup, TagKind, TagTree,
};
use krilla::text::TextDirection;
use std::num::NonZeroU16;

const INK: (u8, u8, u8) = (0x1a, 0x23, 0x32);
const BACK: (u8, u8, u8) = (0x51, 0x5c, 0x6d);
const RULE: (u8, u8, u8) = (0xc9, 0xce, 0xd6);

fn colour((red, green, blue): (u8, u8, u8)) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

/// Writes a document: a PDF 1.7 file that says it follows PDF/UA-1, checked while it is written.
///
/// # Errors
/// More pages than can be; the writer refuses it.
pub fn write(document: &Document) -> Result<Vec<u8>, PdfError> {
    let faces = faces().ok_or_else(|| PdfError::Refused("fount".to_owned()))?;
    let layout = layout(document, faces)?;
    let configuration = ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Refused(format!("{error:?}")))?;
    let mut pdf =
        krilla::Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut leaves: Vec<Vec<Identifier>> = layout.elements.iter().map(|_| Vec::new()).collect();
    let count = layout.pages.len();
    for (at, page) in layout.pages.iter().enumerate() {
        let size = PageSettings::from_wh(PAGE.0, PAGE.1);
        let mut sheet = pdf.start_page_with(size.ok_or_else(|| PdfError::Refused("A4".to_owned()))?);
        let mut surface = sheet.surface();
        paint(&mut surface, page, faces, &mut leaves);
        foot(&mut surface, faces, &document.foot, at + 1, count);
        surface.finish();
        sheet.finish();
    }
    pdf.set_tag_tree(tree(&layout, leaves, &document.lang));
    pdf.set_outline(outline(&layout.marks));
    pdf.set_metadata(metadata(document));
    pdf.finish().map_err(|error| PdfError::Refused(format!("{error:?}")))
}

fn paint(surface: &mut Surface<'_>, page: &Page, faces: &Faces, leaves: &mut [Vec<Identifier>]) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint: colour(RULE).into(), width: 0.6, ..Stroke::default() }));
    for y in &page.rules {
        let mut path = PathBuilder::new();
        path.move_to(54.0, *y);
        path.line_to(PAGE.0 - 54.0, *y);
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
    }
    surface.end_tagged();
    surface.set_stroke(None);
    for line in &page.lines {
        let leaf = match line.of {
            Some(_) => surface.start_tagged(ContentTag::Span(SpanTag::empty())),
            None => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)))
            }
        };
        text(surface, faces, line);
        surface.end_tagged();
        if let Some(leaves) = line.of.and_then(|of| leaves.get_mut(of)) {
            leaves.push(leaf);
        }
    }
}

fn text(surface: &mut Surface<'_>, faces: &Faces, line: &Line) {
    let ink = if line.style.quiet { BACK } else { INK };
    let face = if line.style.strong { &faces.strong } else { &faces.plain };
    surface.set_fill(Some(Fill { paint: colour(ink).into(), ..Fill::default() }));
    // A line ends with the space that parts it from the next, so that who reads the text aloud parts the words.
    let words = format!("{} ", line.text);
    let at = Point::from_xy(line.x, line.y);
    surface.draw_text(at, face.font.clone(), line.style.size, &words, false, TextDirection::LeftToRight);
}

fn foot(surface: &mut Surface<'_>, faces: &Faces, foot: &str, page: usize, count: usize) {
    let style = Style { size: 8.5, strong: false, quiet: true };
    let number = format!("{page} / {count}");
    let wide = faces.plain.width(&number, style.size);
    let left = faces.plain.clean(foot);
    let left = faces.plain.lines(&left, style.size, PAGE.0 - 108.0 - wide - 20.0).swap_remove(0);
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    let y = PAGE.1 - 32.0;
    for (x, words) in [(54.0, left), (PAGE.0 - 54.0 - wide, number)] {
        if !words.is_empty() {
            text(surface, faces, &Line { x, y, style, text: words, of: None });
        }
    }
    surface.end_tagged();
}

/// The structure, from the leaves up: an element comes after its parent.
fn tree(layout: &Layout, leaves: Vec<Vec<Identifier>>, lang: &str) -> TagTree {
    let mut children: Vec<Vec<Node>> = layout.elements.iter().map(|_| Vec::new()).collect();
    let mut top = Vec::new();
    for (at, (element, leaves)) in layout.elements.iter().zip(leaves).enumerate().rev() {
        let mut own = std::mem::take(&mut children[at]);
        own.reverse();
        let mut group = TagGroup::new(kind(element, layout, at));
        let leaves: Vec<Node> = leaves.into_iter().map(Node::from).collect();
        match element.role {
            // A table has rows and a list items; the words stand in the cells and in the bodies of items.
            Role::Item => group.push(TagGroup::with_children(Tag::LBody, leaves)),
            _ => leaves.into_iter().for_each(|leaf| group.push(leaf)),
        }
        own.into_iter().for_each(|child| group.push(child));
        match element.parent.and_then(|parent| children.get_mut(parent)) {
            Some(siblings) => siblings.push(group.into()),
            None => top.push(Node::from(group)),
        }
    }
    let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
    top.into_iter().rev().for_each(|node| tree.push(node));
    tree
}

fn kind(element: &Element, layout: &Layout, at: usize) -> TagKind {
    match element.role {
        Role::Heading(level) => {
            let before =
                layout.elements[..at].iter().filter(|one| matches!(one.role, Role::Heading(_))).count();
            let title = layout.marks.get(before).map(|mark| mark.title.clone());
            Tag::Hn(NonZeroU16::new(level.into()).unwrap_or(NonZeroU16::MIN), title).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::List => Tag::L(ListNumbering::Disc).into(),
        Role::Item => Tag::LI.into(),
        Role::Table => Tag::Table.into(),
        Role::Row => Tag::TR.into(),
        Role::Head => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
    }
}

/// Chapters and their sections.
fn outline(marks: &[Mark]) -> Outline {
    let node = |mark: &Mark| {
        let target = XyzDestination::new(mark.page, Point::from_xy(0.0, mark.y));
        OutlineNode::new(mark.title.clone(), target)
    };
    let mut outline = Outline::new();
    let mut chapter: Option<OutlineNode> = None;
    for mark in marks.iter().filter(|mark| mark.level <= 3) {
        match (&mut chapter, mark.level) {
            (Some(chapter), 3) => chapter.push_child(node(mark)),
            _ => {
                if let Some(done) = chapter.replace(node(mark)) {
                    outline.push_child(done);
                }
            }
        }
    }
    if let Some(last) = chapter {
        outline.push_child(last);
    }
    outline
}

fn metadata(document: &Document) -> Metadata {
    let metadata = Metadata::new()
        .title(document.name().to_owned())
        .language(document.lang.clone())
        .creator("Jalon".to_owned())
        .producer("Jalon".to_owned());
    let Ok(at) = jiff::Timestamp::from_second(document.created) else { return metadata };
    let at = at.to_zoned(jiff::tz::TimeZone::UTC);
    let small = |n: i8| u8::try_from(n).unwrap_or_default();
    metadata.creation_date(
        DateTime::new(u16::try_from(at.year()).unwrap_or_default())
            .month(small(at.month()))
            .day(small(at.day()))
            .hour(small(at.hour()))
            .minute(small(at.minute()))
            .second(small(at.second())),
    )
}
