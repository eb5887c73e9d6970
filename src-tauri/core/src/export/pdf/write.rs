//! The file: pages drawn, fonts embedded, everything tagged for those who hear it.

use std::num::NonZeroU16;
use std::ops::Range;

use krilla::Document;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagKind, TagTree};
use krilla::text::{GlyphId, KrillaGlyph};
use parley::layout::Run;

use super::fonts::Embedded;
use super::palette::Ink;
use super::sheet::{Line, Mark, Page, Role, Shape, rounded};
use super::text::{Text, is_isolate};
use super::{Paper, PdfError};

/// Higher and lower than any page.
const FAR: f32 = 10_000.0;

/// The pages as a file. It depends on nothing but what is handed over: no clock, no random numbers.
pub(super) fn write(paper: Paper, pages: &[Page], title: &str) -> Result<Vec<u8>, PdfError> {
    let (width, height) = paper.size();
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(title.to_owned())
            .language("en".to_owned())
            .creator("WebinarWins".to_owned()),
    );
    let mut fonts = Embedded::default();
    let mut tree = TagTree::new().with_lang(Some("en".to_owned()));
    for page in pages {
        let settings = PageSettings::from_wh(width, height).ok_or_else(|| PdfError("no such paper".to_owned()))?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        let mut figure: Option<(String, Identifier)> = None;
        for mark in &page.marks {
            match mark {
                Mark::Figure(described) => {
                    let identifier = surface.start_tagged(ContentTag::Other);
                    figure = Some((described.clone(), identifier));
                }
                Mark::EndFigure => {
                    surface.end_tagged();
                    if let Some((described, identifier)) = figure.take() {
                        let mut group = TagGroup::new(Tag::Figure(Some(described)));
                        group.push(identifier);
                        tree.push(group);
                    }
                }
                Mark::Shape(shape) => {
                    tagged(&mut surface, figure.is_some(), ARTIFACT, |surface| shape.draw(surface));
                }
                Mark::Text { text, lines, at, role } => {
                    let content = match role {
                        Role::Repeated => ARTIFACT,
                        _ => ContentTag::Span(SpanTag::empty()),
                    };
                    let identifier = tagged(&mut surface, figure.is_some(), content, |surface| {
                        text.draw(surface, lines.clone(), *at, &mut fonts);
                    });
                    if let (Some(identifier), Some(tag)) = (identifier, role.tag(text)) {
                        let mut group = TagGroup::new(tag);
                        group.push(identifier);
                        tree.push(group);
                    }
                }
            }
        }
        surface.finish();
        sheet.finish();
    }
    document.set_tag_tree(tree);
    document.finish().map_err(|error| PdfError(format!("{error:?}")))
}

const ARTIFACT: ContentTag<'static> = ContentTag::Artifact(Artifact {
    kind: ArtifactType::Layout,
    bbox: None,
});

/// Draws under a tag of its own, unless within a figure, which is tagged as a whole.
fn tagged(
    surface: &mut Surface<'_>,
    in_figure: bool,
    tag: ContentTag<'_>,
    draw: impl FnOnce(&mut Surface<'_>),
) -> Option<Identifier> {
    if in_figure {
        draw(surface);
        return None;
    }
    let identifier = surface.start_tagged(tag);
    draw(surface);
    surface.end_tagged();
    Some(identifier)
}

impl Role {
    fn tag(self, text: &Text) -> Option<TagKind> {
        let level = match self {
            Self::Title => NonZeroU16::MIN,
            Self::Heading => NonZeroU16::MIN.saturating_add(1),
            Self::Paragraph => return Some(Tag::P.into()),
            Self::Repeated => return None,
        };
        let words = text
            .string
            .replace(|c: char| is_isolate(c.encode_utf8(&mut [0; 4])), "");
        Some(Tag::Hn(level, Some(words)).into())
    }
}

impl Shape {
    fn draw(&self, surface: &mut Surface<'_>) {
        let Some(path) = &self.path else { return };
        surface.set_fill(self.fill.map(Ink::fill));
        surface.set_stroke(self.line.map(Line::stroke));
        surface.draw_path(path);
        surface.set_stroke(None);
    }
}

impl Line {
    fn stroke(self) -> Stroke {
        Stroke {
            paint: self.ink.color().into(),
            width: self.width,
            line_cap: LineCap::Butt,
            line_join: LineJoin::Round,
            dash: self.dashed.then(|| StrokeDash {
                array: vec![2.0, 2.0],
                offset: 0.0,
            }),
            ..Stroke::default()
        }
    }
}

impl Text {
    fn draw(&self, surface: &mut Surface<'_>, lines: Range<usize>, (x, y): (f32, f32), fonts: &mut Embedded) {
        let clip = self
            .clipped
            .and_then(|width| rounded((x, y - FAR), (width, 2.0 * FAR), 0.0));
        if let Some(clip) = &clip {
            surface.push_clip_path(clip, &FillRule::NonZero);
        }
        let top = y - lines.start as f32 * self.leading();
        for line in lines.filter_map(|index| self.layout.get(index)) {
            let mut pen = (x + line.metrics().offset, top + line.metrics().baseline);
            for run in line.runs() {
                self.draw_run(surface, &run, &mut pen, fonts);
            }
        }
        if clip.is_some() {
            surface.pop();
        }
    }

    /// Draws the signs of one font and moves the pen past them.
    fn draw_run(&self, surface: &mut Surface<'_>, run: &Run<'_, Ink>, pen: &mut (f32, f32), fonts: &mut Embedded) {
        let size = run.font_size();
        let Some(font) = fonts.font(run.font(), run.synthesis()) else {
            return;
        };
        let mut glyphs: Vec<KrillaGlyph> = Vec::new();
        let mut from = pen.0;
        let mut ink = Ink::default();
        // Where the last part of a ligature ends, if it comes before the first as it does from right to left.
        let mut ligature_end = None;
        let mut draw = |glyphs: &mut Vec<KrillaGlyph>, from: f32, ink: Ink| {
            if glyphs.is_empty() {
                return;
            }
            surface.set_fill(Some(ink.fill()));
            // The font has no heavy letters: an outline makes them so.
            surface.set_stroke(run.synthesis().embolden().then(|| {
                Line {
                    ink,
                    width: size / 40.0,
                    dashed: false,
                }
                .stroke()
            }));
            let start = Point::from_xy(from, pen.1);
            surface.draw_glyphs(start, glyphs, font.clone(), &self.string, size, false);
            surface.set_stroke(None);
            glyphs.clear();
        };
        for cluster in run.visual_clusters() {
            let range = cluster.text_range();
            if cluster.is_ligature_continuation() {
                if run.is_rtl() {
                    ligature_end = ligature_end.or(Some(range.end));
                } else if let Some(first) = glyphs.last().map(|glyph| glyph.text_range.start) {
                    for glyph in glyphs
                        .iter_mut()
                        .rev()
                        .take_while(|glyph| glyph.text_range.start == first)
                    {
                        glyph.text_range.end = range.end;
                    }
                }
                continue;
            }
            let steers = is_isolate(&self.string[range.clone()]);
            if steers || cluster.style().brush != ink {
                draw(&mut glyphs, from, ink);
                from = pen.0;
                ink = cluster.style().brush;
            }
            let covered = range.start..ligature_end.take().unwrap_or(range.end);
            for glyph in cluster.glyphs() {
                pen.0 += glyph.advance;
                if !steers {
                    glyphs.push(KrillaGlyph::new(
                        GlyphId::new(glyph.id),
                        glyph.advance / size,
                        glyph.x / size,
                        glyph.y / size,
                        0.0,
                        covered.clone(),
                        None,
                    ));
                }
            }
            if steers {
                from = pen.0;
            }
        }
        draw(&mut glyphs, from, ink);
    }
}
