//! Lists of the report, which share what room the charts leave.

use super::charts::Frame;
use super::flow::{Part, Piece};
use super::palette::{LINE, TERTIARY};
use super::sheet::{Line, Page, Role};
use super::text::{Span, Style, Text, Typesetter};

pub(super) const BODY: Style = Style::new(8.5, 11.5);
pub(super) const SMALL: Style = Style::new(7.5, 10.0).ink(TERTIARY);
pub(super) const HEADING: Style = Style::new(9.5, 13.0).semibold();
/// Between two parts of the page.
pub(super) const APART: f32 = 14.0;
/// Entries of a list that are set; no page holds more.
pub(super) const ENTRIES: usize = 40;

/// Two paragraphs, one below the other, and something beside them.
pub(super) fn entry(above: Text, below: Text, beside: Option<Part>) -> Piece {
    let (first, second) = (above.height(), below.height());
    let mut parts = vec![Part::text(above, (0.0, 0.0))];
    parts.extend(beside);
    let empty = below.string.is_empty();
    parts.push(Part::text(below, (0.0, first)));
    Piece {
        height: first + if empty { 0.0 } else { second } + 4.0,
        parts,
    }
}

pub(super) fn paragraphs(title: &'static str, texts: &[String], typesetter: &mut Typesetter, width: f32) -> Section {
    let filled: Vec<Span> = texts
        .iter()
        .map(|text| Span::theirs(text))
        .filter(|span| !span.is_empty())
        .collect();
    let total = filled.len();
    let entries = filled.into_iter().take(ENTRIES).map(|span| {
        let text = typesetter.plain(span, BODY, width, 4);
        let mut piece = Piece::text(text, 0.0, Role::Paragraph);
        piece.height += 3.0;
        piece
    });
    Section {
        title,
        entries: entries.collect(),
        total,
    }
}

/// A list with its heading.
pub(super) struct Section {
    pub title: &'static str,
    /// Those that are set, best first.
    pub entries: Vec<Piece>,
    /// How many there are, set or not.
    pub total: usize,
}

impl Section {
    const HEAD: f32 = HEADING.leading + 5.0;

    /// With its first entries, and a line for the rest.
    fn height(&self, shown: usize) -> f32 {
        let entries: f32 = self.entries.iter().take(shown).map(|entry| entry.height).sum();
        let more = if shown < self.total { SMALL.leading } else { 0.0 };
        Self::HEAD + entries + more
    }
}

/// The height of lists below each other, whole.
pub(super) fn wanted(sections: &[Section]) -> f32 {
    let filled = sections.iter().filter(|section| section.total > 0);
    filled
        .map(|section| section.height(section.entries.len()) + APART)
        .sum()
}

/// Puts lists below each other. Where they do not fit, they take turns with their entries as long as there is
/// room, and say how many are missing.
pub(super) fn fill(page: &mut Page, typesetter: &mut Typesetter, frame: Frame, sections: Vec<Section>) {
    let sections: Vec<Section> = sections.into_iter().filter(|section| section.total > 0).collect();
    let mut shown = vec![0; sections.len()];
    let mut room = frame.height + APART - sections.iter().map(|section| section.height(0) + APART).sum::<f32>();
    let mut fits = true;
    while fits {
        fits = false;
        for (section, shown) in sections.iter().zip(&mut shown) {
            let taller = section.height(*shown + 1) - section.height(*shown);
            if *shown < section.entries.len() && taller <= room {
                room -= taller;
                *shown += 1;
                fits = true;
            }
        }
    }
    let mut y = frame.y;
    for (section, shown) in sections.iter().zip(shown) {
        let title = typesetter.plain(Span::own(section.title), HEADING, frame.width, 1);
        page.text(title, (frame.x, y), Role::Heading);
        let under = y + HEADING.leading + 1.5;
        page.rule((frame.x, under), (frame.x + frame.width, under), Line::thin(LINE));
        let mut at = y + Section::HEAD;
        for entry in &section.entries[..shown] {
            entry.draw(page, (frame.x, at));
            at += entry.height;
        }
        if shown < section.total {
            let more = Span::own(format!("and {} more", section.total - shown));
            page.text(
                typesetter.plain(more, SMALL, frame.width, 1),
                (frame.x, at),
                Role::Paragraph,
            );
        }
        y += section.height(shown) + APART;
    }
}
