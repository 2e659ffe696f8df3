//! Where everything of a document stands: pages of lines, and the structure they belong to. Pure.

use super::error::PdfError;
use super::face::{Face, Faces};
use super::model::{Block, Document};

/// A4, in points.
pub const PAGE: (f32, f32) = (595.28, 841.89);
/// Room around the text.
const SIDE: f32 = 54.0;
const TOP: f32 = 56.0;
const BOTTOM: f32 = 64.0;
/// Most pages of a document.
const MOST_PAGES: usize = 1_500;
/// Room between the cells of a row.
const GAP: f32 = 10.0;

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Size, in points.
    pub size: f32,
    /// Heavier.
    pub strong: bool,
    /// Stands back.
    pub quiet: bool,
}

const TITLE: Style = Style { size: 20.0, strong: true, quiet: false };
const TEXT: Style = Style { size: 10.0, strong: false, quiet: false };
const STRONG: Style = Style { size: 10.0, strong: true, quiet: false };
const QUIET: Style = Style { size: 9.0, strong: false, quiet: true };
const HEAD: Style = Style { size: 9.0, strong: true, quiet: true };
const CELL: Style = Style { size: 9.0, strong: false, quiet: false };

/// A line of text on a page.
pub struct Line {
    /// From the left.
    pub x: f32,
    /// Its base line, from the top.
    pub y: f32,
    /// How it looks.
    pub style: Style,
    /// What it says.
    pub text: String,
    /// The element that it belongs to; none for what repeats.
    pub of: Option<usize>,
}

/// A page.
#[derive(Default)]
pub struct Page {
    /// Its lines, in reading order.
    pub lines: Vec<Line>,
    /// Thin rules across: from the top.
    pub rules: Vec<f32>,
}

/// What an element of the structure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A heading of a level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// Items.
    List,
    /// An item.
    Item,
    /// A table.
    Table,
    /// A row.
    Row,
    /// A head of a column.
    Head,
    /// A cell.
    Cell,
}

/// An element: what it is, what it is part of.
pub struct Element {
    /// What it is.
    pub role: Role,
    /// Its parent; none at the top.
    pub parent: Option<usize>,
}

/// An entry of the outline: level, words, page, how far from its top.
pub struct Mark {
    /// Level of the heading.
    pub level: u8,
    /// Its words.
    pub title: String,
    /// Number of the page, from 0.
    pub page: usize,
    /// From its top.
    pub y: f32,
}

/// A document, laid out.
#[derive(Default)]
pub struct Layout {
    /// Pages.
    pub pages: Vec<Page>,
    /// Elements, each after its parent.
    pub elements: Vec<Element>,
    /// The outline.
    pub marks: Vec<Mark>,
}

/// Lays a document out.
pub fn layout(document: &Document, faces: &Faces) -> Result<Layout, PdfError> {
    let mut flow = Flow { faces, out: Layout::default(), y: TOP };
    flow.out.pages.push(Page::default());
    flow.heading(1, document.name())?;
    for (at, block) in document.blocks.iter().enumerate() {
        let last = at + 1 == document.blocks.len();
        match block {
            Block::Heading(level, text) => flow.heading(*level, text)?,
            Block::Text(text) => flow.paragraph(text, TEXT)?,
            Block::Quiet(text) => flow.paragraph(text, QUIET)?,
            Block::Strong(text) => flow.paragraph(text, STRONG)?,
            Block::List(items) => flow.list(items)?,
            Block::Table { heads, widths, rows } => flow.table(heads, widths, rows)?,
            Block::NewPage if !last && flow.y > TOP => flow.new_page()?,
            Block::NewPage => {}
        }
    }
    Ok(flow.out)
}

struct Flow<'a> {
    faces: &'a Faces,
    out: Layout,
    /// Where the next thing begins, from the top.
    y: f32,
}

fn leading(size: f32) -> f32 {
    size * 1.38
}

fn bottom() -> f32 {
    PAGE.1 - BOTTOM
}

impl Flow<'_> {
    fn face(&self, style: Style) -> &Face {
        if style.strong { &self.faces.strong } else { &self.faces.plain }
    }

    fn lines(&self, text: &str, style: Style, width: f32) -> Vec<String> {
        let face = self.face(style);
        face.lines(&face.clean(text), style.size, width)
    }

    fn new_page(&mut self) -> Result<(), PdfError> {
        if self.out.pages.len() >= MOST_PAGES {
            return Err(PdfError::TooLong(MOST_PAGES));
        }
        self.out.pages.push(Page::default());
        self.y = TOP;
        Ok(())
    }

    /// A new page unless so much room is left; at the top of a page there is as much as there can be.
    fn need(&mut self, height: f32) -> Result<(), PdfError> {
        if self.y + height > bottom() && self.y > TOP { self.new_page() } else { Ok(()) }
    }

    fn element(&mut self, role: Role, parent: Option<usize>) -> usize {
        self.out.elements.push(Element { role, parent });
        self.out.elements.len() - 1
    }

    fn put(&mut self, line: Line) {
        if let Some(page) = self.out.pages.last_mut() {
            page.lines.push(line);
        }
    }

    /// Writes lines one under another, over pages when they must.
    fn write(&mut self, lines: Vec<String>, style: Style, x: f32, of: Option<usize>) -> Result<(), PdfError> {
        let high = leading(style.size);
        for text in lines {
            self.need(high)?;
            if !text.is_empty() {
                self.put(Line { x, y: self.y + style.size, style, text, of });
            }
            self.y += high;
        }
        Ok(())
    }

    fn heading(&mut self, level: u8, text: &str) -> Result<(), PdfError> {
        let style = match level {
            1 => TITLE,
            2 => Style { size: 14.0, ..STRONG },
            3 => Style { size: 11.5, ..STRONG },
            _ => Style { size: 10.5, ..STRONG },
        };
        let lines = self.lines(text, style, PAGE.0 - 2.0 * SIDE);
        let title = lines.join(" ").trim().to_owned();
        if title.is_empty() {
            return Ok(());
        }
        if self.y > TOP {
            self.y += style.size * 0.9;
        }
        // A heading stays with three lines of what follows it.
        self.need(leading(style.size) * lines.len() as f32 + 3.0 * leading(TEXT.size))?;
        let of = self.element(Role::Heading(level), None);
        self.out.marks.push(Mark { level, title, page: self.out.pages.len() - 1, y: self.y });
        self.write(lines, style, SIDE, Some(of))?;
        self.y += 3.0;
        Ok(())
    }

    fn paragraph(&mut self, text: &str, style: Style) -> Result<(), PdfError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let lines = self.lines(text, style, PAGE.0 - 2.0 * SIDE);
        // No single first line at the foot of a page.
        self.need(leading(style.size) * lines.len().min(2) as f32)?;
        let of = self.element(Role::Paragraph, None);
        self.write(lines, style, SIDE, Some(of))?;
        self.y += 5.0;
        Ok(())
    }

    fn list(&mut self, items: &[String]) -> Result<(), PdfError> {
        if items.is_empty() {
            return Ok(());
        }
        let list = self.element(Role::List, None);
        for item in items {
            let lines = self.lines(item, TEXT, PAGE.0 - 2.0 * SIDE - 14.0);
            self.need(leading(TEXT.size))?;
            let of = self.element(Role::Item, Some(list));
            let y = self.y + TEXT.size;
            self.put(Line { x: SIDE + 2.0, y, style: TEXT, text: "•".to_owned(), of: Some(of) });
            self.write(lines, TEXT, SIDE + 14.0, Some(of))?;
        }
        self.y += 5.0;
        Ok(())
    }

    fn table(&mut self, heads: &[String], widths: &[f32], rows: &[Vec<String>]) -> Result<(), PdfError> {
        if heads.is_empty() || rows.is_empty() {
            return Ok(());
        }
        let room = PAGE.0 - 2.0 * SIDE - GAP * (heads.len() - 1) as f32;
        let share = |at: usize| widths.get(at).copied().filter(|width| *width > 0.0).unwrap_or(1.0);
        let sum: f32 = (0..heads.len()).map(share).sum();
        let mut columns = Vec::new();
        let mut x = SIDE;
        for at in 0..heads.len() {
            let width = room * share(at) / sum;
            columns.push((x, width));
            x += width + GAP;
        }
        let table = self.element(Role::Table, None);
        let head = self.cells(heads, HEAD, &columns);
        let high = tallest(&head, HEAD) + 8.0;
        self.need(high + 2.0 * leading(CELL.size))?;
        let row = self.element(Role::Row, Some(table));
        let of = (0..heads.len()).map(|_| Some(self.element(Role::Head, Some(row)))).collect::<Vec<_>>();
        self.row(&head, HEAD, &columns, &of)?;
        for cells in rows {
            let lines = self.cells(cells, CELL, &columns);
            let high = tallest(&lines, CELL) + 6.0;
            if self.y + high > bottom() && self.y > TOP {
                self.new_page()?;
                // The heads again, for the eye alone.
                self.row(&head, HEAD, &columns, &vec![None; heads.len()])?;
            }
            let row = self.element(Role::Row, Some(table));
            let of = (0..heads.len()).map(|_| Some(self.element(Role::Cell, Some(row)))).collect::<Vec<_>>();
            self.row(&lines, CELL, &columns, &of)?;
        }
        self.y += 8.0;
        Ok(())
    }

    fn cells(&self, cells: &[String], style: Style, columns: &[(f32, f32)]) -> Vec<Vec<String>> {
        let cell = |(at, (_, width)): (usize, &(f32, f32))| match cells.get(at) {
            Some(text) => self.lines(text, style, *width),
            None => Vec::new(),
        };
        columns.iter().enumerate().map(cell).collect()
    }

    /// A row. One that is taller than what is left goes on over the next pages, each cell in its column.
    fn row(
        &mut self,
        cells: &[Vec<String>],
        style: Style,
        columns: &[(f32, f32)],
        of: &[Option<usize>],
    ) -> Result<(), PdfError> {
        let high = leading(style.size);
        let count = cells.iter().map(Vec::len).max().unwrap_or_default();
        self.y += 3.0;
        for at in 0..count {
            self.need(high)?;
            let y = self.y + style.size;
            for ((lines, (x, _)), of) in cells.iter().zip(columns).zip(of) {
                if let Some(text) = lines.get(at).filter(|text| !text.is_empty()) {
                    self.put(Line { x: *x, y, style, text: text.clone(), of: *of });
                }
            }
            self.y += high;
        }
        self.y += 3.0;
        if let Some(page) = self.out.pages.last_mut() {
            page.rules.push(self.y);
        }
        Ok(())
    }
}

fn tallest(cells: &[Vec<String>], style: Style) -> f32 {
    cells.iter().map(Vec::len).max().unwrap_or_default() as f32 * leading(style.size)
}
