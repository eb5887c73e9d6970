//! Content that runs over as many pages as it takes.

use std::ops::Range;
use std::rc::Rc;

use super::palette::{Ink, LINE};
use super::sheet::{Line, Page, Role};
use super::text::Text;

/// Between what is kept together, with a hairline in the middle.
const APART: f32 = 22.0;

/// Something too long for a page is begun where at least this much of one is left.
const ROOM: f32 = 160.0;

/// What stands on one page undivided, such as a line of text. Places are relative to its upper left corner.
pub(super) struct Piece {
    pub height: f32,
    pub parts: Vec<Part>,
}

/// What is drawn of a piece.
pub(super) enum Part {
    Text(Rc<Text>, Range<usize>, (f32, f32), Role),
    /// A ground with round corners: place and size.
    Ground((f32, f32), (f32, f32), Ink),
    Rule((f32, f32), (f32, f32), Line),
}

impl Piece {
    /// A whole paragraph.
    pub(super) fn text(text: Text, x: f32, role: Role) -> Self {
        let lines = 0..text.lines();
        Self {
            height: text.height(),
            parts: vec![Part::Text(Rc::new(text), lines, (x, 0.0), role)],
        }
    }

    /// A paragraph that may be divided between its lines.
    pub(super) fn lines(text: Text, x: f32, role: Role) -> Vec<Self> {
        let text = Rc::new(text);
        (0..text.lines())
            .map(|line| Self {
                height: text.leading(),
                parts: vec![Part::Text(Rc::clone(&text), line..line + 1, (x, 0.0), role)],
            })
            .collect()
    }

    pub(super) fn draw(&self, page: &mut Page, (left, top): (f32, f32)) {
        let at = |(x, y): (f32, f32)| (left + x, top + y);
        for part in &self.parts {
            match part {
                Part::Text(text, lines, place, role) => page.lines(text, lines.clone(), at(*place), *role),
                Part::Ground(place, size, ink) => page.rect(at(*place), *size, 3.0, *ink),
                Part::Rule(from, to, line) => page.rule(at(*from), at(*to), *line),
            }
        }
    }

    pub(super) fn gap(height: f32) -> Self {
        Self {
            height,
            parts: Vec::new(),
        }
    }
}

impl Part {
    /// A paragraph beside others.
    pub(super) fn text(text: Text, at: (f32, f32)) -> Self {
        let lines = 0..text.lines();
        Self::Text(Rc::new(text), lines, at, Role::Paragraph)
    }
}

/// Fills pages from the top.
pub(super) struct Flow {
    done: Vec<Page>,
    page: Page,
    left: f32,
    width: f32,
    top: f32,
    bottom: f32,
    y: f32,
}

impl Flow {
    /// Pages with this much room, in points from their upper left corner.
    pub(super) fn new(left: f32, width: f32, top: f32, bottom: f32) -> Self {
        Self {
            done: Vec::new(),
            page: Page::default(),
            left,
            width,
            top,
            bottom,
            y: top,
        }
    }

    /// Adds pieces that belong together. They are divided only if no page holds them, and then `again` opens each
    /// page after the first.
    pub(super) fn keep(&mut self, pieces: Vec<Piece>, again: Option<Piece>) {
        let height: f32 = pieces.iter().map(|piece| piece.height).sum();
        let fresh = self.y <= self.top;
        let left = self.bottom - self.y - APART;
        let long = height > self.bottom - self.top;
        if !fresh && height > left && !(long && left > ROOM) {
            self.turn();
        } else if !fresh {
            let y = self.y + APART / 2.0;
            self.page
                .rule((self.left, y), (self.left + self.width, y), Line::thin(LINE));
            self.y += APART;
        }
        for piece in &pieces {
            if self.y + piece.height > self.bottom && self.y > self.top {
                self.turn();
                if let Some(again) = &again {
                    self.draw(again);
                }
            }
            self.draw(piece);
        }
    }

    /// All pages, at least one.
    pub(super) fn pages(mut self) -> Vec<Page> {
        self.done.push(self.page);
        self.done
    }

    fn turn(&mut self) {
        self.done.push(std::mem::take(&mut self.page));
        self.y = self.top;
    }

    fn draw(&mut self, piece: &Piece) {
        let (left, top) = (self.left, self.y);
        piece.draw(&mut self.page, (left, top));
        self.y += piece.height;
    }
}
