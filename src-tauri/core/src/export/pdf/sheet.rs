//! Pages: what stands where, and what it is for a screen reader.

use std::ops::Range;
use std::rc::Rc;

use krilla::geom::{Path, PathBuilder, Rect};

use super::palette::Ink;
use super::text::Text;

/// What a paragraph is for somebody who hears the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The only one of its kind.
    Title,
    Heading,
    Paragraph,
    /// Repeats on every page or only decorates: not read out.
    Repeated,
}

/// A line or an area.
pub(super) struct Shape {
    pub path: Option<Path>,
    pub fill: Option<Ink>,
    pub line: Option<Line>,
}

/// How a line is drawn; lengths in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub ink: Ink,
    pub width: f32,
    pub dashed: bool,
}

/// What is on a page, in the order drawn and read.
pub(super) enum Mark {
    Text {
        text: Rc<Text>,
        lines: Range<usize>,
        at: (f32, f32),
        role: Role,
    },
    Shape(Shape),
    /// Everything up to the end is one picture, described in words.
    Figure(String),
    EndFigure,
}

/// One page; the origin is its upper left corner, units are points.
#[derive(Default)]
pub(super) struct Page {
    pub(super) marks: Vec<Mark>,
}

impl Page {
    /// The whole paragraph with its upper left corner at `at`.
    pub(super) fn text(&mut self, text: Text, at: (f32, f32), role: Role) {
        let lines = 0..text.lines();
        self.lines(&Rc::new(text), lines, at, role);
    }

    /// Some lines of a paragraph; lines that follow those before join them.
    pub(super) fn lines(&mut self, text: &Rc<Text>, lines: Range<usize>, at: (f32, f32), role: Role) {
        if text.string.is_empty() {
            return;
        }
        let before = self.marks.iter_mut().rev().find_map(|mark| match mark {
            Mark::Text {
                text: same, lines: set, ..
            } if Rc::ptr_eq(same, text) && set.end == lines.start => Some(set),
            _ => None,
        });
        match before {
            Some(set) => set.end = lines.end,
            None => self.marks.push(Mark::Text {
                text: Rc::clone(text),
                lines,
                at,
                role,
            }),
        }
    }

    pub(super) fn shape(&mut self, shape: Shape) {
        self.marks.push(Mark::Shape(shape));
    }

    /// A straight line.
    pub(super) fn rule(&mut self, from: (f32, f32), to: (f32, f32), line: Line) {
        self.polyline(&[from, to], line);
    }

    /// A line through points.
    pub(super) fn polyline(&mut self, points: &[(f32, f32)], line: Line) {
        self.shape(Shape {
            path: through(points, false),
            fill: None,
            line: Some(line),
        });
    }

    /// A filled area.
    pub(super) fn area(&mut self, points: &[(f32, f32)], ink: Ink) {
        self.shape(Shape {
            path: through(points, true),
            fill: Some(ink),
            line: None,
        });
    }

    /// A filled rectangle with round corners.
    pub(super) fn rect(&mut self, at: (f32, f32), size: (f32, f32), radius: f32, ink: Ink) {
        self.shape(Shape {
            path: rounded(at, size, radius.min(size.0 / 2.0).min(size.1 / 2.0)),
            fill: Some(ink),
            line: None,
        });
    }

    /// What is drawn by `draw` is one picture, and `described` says in words what it shows.
    pub(super) fn figure<R>(&mut self, described: String, draw: impl FnOnce(&mut Self) -> R) -> R {
        self.marks.push(Mark::Figure(described));
        let drawn = draw(self);
        self.marks.push(Mark::EndFigure);
        drawn
    }
}

fn through(points: &[(f32, f32)], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    path.move_to(first.0, first.1);
    for (x, y) in rest {
        path.line_to(*x, *y);
    }
    if closed {
        path.close();
    }
    path.finish()
}

/// A rectangle with round corners, or none.
pub(super) fn rounded((x, y): (f32, f32), (width, height): (f32, f32), radius: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    if radius <= 0.0 {
        path.push_rect(Rect::from_xywh(x, y, width, height)?);
        return path.finish();
    }
    // How far the handles of a Bézier curve stand from its ends to look like a quarter of a circle.
    let handle = radius * (1.0 - 0.552_284_8);
    let (right, bottom) = (x + width, y + height);
    path.move_to(x + radius, y);
    path.line_to(right - radius, y);
    path.cubic_to(right - handle, y, right, y + handle, right, y + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(right, bottom - handle, right - handle, bottom, right - radius, bottom);
    path.line_to(x + radius, bottom);
    path.cubic_to(x + handle, bottom, x, bottom - handle, x, bottom - radius);
    path.line_to(x, y + radius);
    path.cubic_to(x, y + handle, x + handle, y, x + radius, y);
    path.close();
    path.finish()
}

impl Line {
    pub(super) const fn thin(ink: Ink) -> Self {
        Self {
            ink,
            width: 0.5,
            dashed: false,
        }
    }
}

/// Words, their upper left corner and their size.
#[cfg(test)]
pub(super) type SetLine = (String, (f32, f32), (f32, f32));

#[cfg(test)]
impl Page {
    /// Every line of text with its upper left corner and its size.
    pub(super) fn set_lines(&self) -> Vec<SetLine> {
        let mut set = Vec::new();
        for mark in &self.marks {
            let Mark::Text { text, lines, at, .. } = mark else {
                continue;
            };
            for (row, line) in lines.clone().filter_map(|index| text.layout.get(index)).enumerate() {
                let metrics = line.metrics();
                let words =
                    text.string[line.text_range()].replace(|c: char| super::text::is_isolate(&c.to_string()), "");
                let x = at.0 + metrics.offset;
                let width = text.clipped.unwrap_or(metrics.advance - metrics.hanging_advance);
                set.push((words, (x, at.1 + row as f32 * text.leading()), (width, text.leading())));
            }
        }
        set
    }
}
