//! Words set in lines: shaping, fonts for every script, line breaking, and cutting what does not fit.

use std::borrow::Cow;
use std::ops::Range;

use fontique::FontWeight;
use parley::style::{FontFamily, FontFamilyName, FontFeatures, LineHeight, OverflowWrap, StyleProperty};
use parley::{Alignment, AlignmentOptions, FontContext, Layout, LayoutContext};
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::fonts;
use super::palette::{Ink, TEXT};
use crate::domain::text::one_line;

/// Around somebody's words: their direction does not disturb the sentence that they stand in.
const ISOLATE: char = '\u{2068}';
const END_ISOLATE: char = '\u{2069}';

/// Marks that may stand on one letter; more are a prank that would climb over the lines above.
const MARKS: usize = 3;

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    SemiBold,
}

/// Where lines stand in their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
    Center,
}

/// How a paragraph is set. Sizes in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub size: f32,
    /// From baseline to baseline.
    pub leading: f32,
    pub weight: Weight,
    pub ink: Ink,
    pub align: Align,
    /// Figures of one width, for numbers that stand below each other.
    pub tabular: bool,
}

/// From this size on letters stand closer, as they do in print.
const DISPLAY_SIZE: f32 = 14.0;

impl Style {
    pub(super) const fn new(size: f32, leading: f32) -> Self {
        Self {
            size,
            leading,
            weight: Weight::Regular,
            ink: TEXT,
            align: Align::Left,
            tabular: false,
        }
    }

    pub(super) const fn semibold(self) -> Self {
        Self {
            weight: Weight::SemiBold,
            ..self
        }
    }

    pub(super) const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    pub(super) const fn tabular(self) -> Self {
        Self { tabular: true, ..self }
    }

    pub(super) const fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }
}

/// Words of a paragraph that look alike.
#[derive(Debug, Clone)]
pub(super) struct Span {
    text: String,
    look: Option<(Weight, Ink)>,
}

impl Span {
    /// The program's own words, as they are.
    pub(super) fn own(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            look: None,
        }
    }

    /// Words from a file or a person: on one line, nothing hidden in them, kept apart from what stands around.
    pub(super) fn theirs(text: &str) -> Self {
        let mut marks = 0;
        let mut calm = one_line(text);
        calm.retain(|c| {
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
            marks <= MARKS
        });
        if !calm.is_empty() {
            calm.insert(0, ISOLATE);
            calm.push(END_ISOLATE);
        }
        Self::own(calm)
    }

    /// Whether there is nothing to see.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Other than the paragraph's style.
    pub(super) fn look(self, weight: Weight, ink: Ink) -> Self {
        Self {
            look: Some((weight, ink)),
            ..self
        }
    }
}

/// A paragraph in lines.
pub(super) struct Text {
    pub(super) string: String,
    pub(super) layout: Layout<Ink>,
    leading: f32,
    /// The width that it was set for; `Some` if one sign alone is wider and has to be clipped.
    pub(super) clipped: Option<f32>,
}

impl Text {
    pub(super) fn lines(&self) -> usize {
        self.layout.len()
    }

    pub(super) fn height(&self) -> f32 {
        self.leading * self.lines() as f32
    }

    pub(super) fn leading(&self) -> f32 {
        self.leading
    }

    /// Of the longest line.
    pub(super) fn width(&self) -> f32 {
        self.clipped.unwrap_or_else(|| self.layout.width())
    }
}

/// Whether the computer's fonts may be used for what the bundled ones lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SystemFonts {
    WhenNeeded,
    /// They were needed, and what they lack as well is lacking.
    Asked,
    Never,
}

/// Sets paragraphs.
pub(super) struct Typesetter {
    fonts: FontContext,
    layouts: LayoutContext<Ink>,
    families: FontFamily<'static>,
    system_fonts: SystemFonts,
}

impl Typesetter {
    pub(super) fn new(system_fonts: SystemFonts) -> Self {
        let families = fonts::families()
            .map(|name| FontFamilyName::Named(Cow::Borrowed(name)))
            .collect();
        Self {
            fonts: fonts::bundled(),
            layouts: LayoutContext::new(),
            families: FontFamily::List(Cow::Owned(families)),
            system_fonts,
        }
    }

    /// One paragraph in one look.
    pub(super) fn plain(&mut self, span: Span, style: Style, width: f32, max_lines: usize) -> Text {
        self.set(&[span], style, width, max_lines)
    }

    /// One paragraph, at most `width` points wide and `max_lines` long; what does not fit ends with an ellipsis.
    pub(super) fn set(&mut self, spans: &[Span], style: Style, width: f32, max_lines: usize) -> Text {
        let mut string = String::new();
        let mut looks = Vec::new();
        for span in spans {
            let start = string.len();
            string.push_str(&span.text);
            looks.extend(span.look.map(|look| (start..string.len(), look)));
        }
        // Nobody waits for the shaping of what no line could hold: no letter is narrower than a twelfth of its size.
        let holds = (max_lines as f32).mul_add((width / style.size * 12.0).max(1.0), 1.0) as usize;
        if let Some((end, _)) = string.char_indices().nth(holds) {
            string.truncate(end);
        }
        let mut layout = self.lay(&string, &looks, style, width);
        if layout.len() > max_lines {
            let mut end = max_lines
                .checked_sub(1)
                .and_then(|last| layout.get(last))
                .map_or(0, |line| line.text_range().end);
            loop {
                let kept = string[..end].trim_end_matches([' ', ',', ';', ':', ISOLATE, END_ISOLATE]);
                let cut = format!("{kept}…");
                layout = self.lay(&cut, &looks, style, width);
                end = kept.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
                if layout.len() <= max_lines || end == 0 {
                    string = cut;
                    break;
                }
            }
        }
        let clipped = (layout.width() > width + 0.5).then_some(width);
        Text {
            string,
            layout,
            leading: style.leading,
            clipped,
        }
    }

    fn lay(&mut self, text: &str, looks: &[(Range<usize>, (Weight, Ink))], style: Style, width: f32) -> Layout<Ink> {
        let layout = self.lay_once(text, looks, style, width);
        if self.system_fonts == SystemFonts::WhenNeeded && lacks_glyphs(&layout) {
            self.fonts.collection.load_system_fonts();
            self.system_fonts = SystemFonts::Asked;
            return self.lay_once(text, looks, style, width);
        }
        layout
    }

    fn lay_once(
        &mut self,
        text: &str,
        looks: &[(Range<usize>, (Weight, Ink))],
        style: Style,
        width: f32,
    ) -> Layout<Ink> {
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(self.families.clone()));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(style.leading)));
        builder.push_default(StyleProperty::FontWeight(font_weight(style.weight)));
        builder.push_default(StyleProperty::Brush(style.ink));
        if style.tabular {
            builder.push_default(StyleProperty::FontFeatures(FontFeatures::from("\"tnum\"")));
        }
        if style.size >= DISPLAY_SIZE {
            builder.push_default(StyleProperty::LetterSpacing(-0.018 * style.size));
        }
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.set_base_direction(parley::BaseDirection::Ltr);
        for (range, (weight, ink)) in looks {
            // The text may have been cut since, and closed with an ellipsis.
            let range = text.floor_char_boundary(range.start)..text.floor_char_boundary(range.end);
            builder.push(StyleProperty::FontWeight(font_weight(*weight)), range.clone());
            builder.push(StyleProperty::Brush(*ink), range);
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(Some(width));
        let alignment = match style.align {
            Align::Left => Alignment::Left,
            Align::Right => Alignment::Right,
            Align::Center => Alignment::Center,
        };
        layout.align(alignment, AlignmentOptions::default());
        layout
    }
}

fn font_weight(weight: Weight) -> FontWeight {
    match weight {
        Weight::Regular => FontWeight::NORMAL,
        // Each family's heaviest is meant, and that is semi-bold in Inter and none in the CJK font, whose letters are
        // then made heavier when they are drawn.
        Weight::SemiBold => FontWeight::BOLD,
    }
}

/// Whether a sign only steers the direction of those around it and is never drawn.
pub(super) fn is_isolate(text: &str) -> bool {
    text.chars().all(|c| c == ISOLATE || c == END_ISOLATE)
}

/// Whether no font asked so far holds one of the signs, which is then drawn as a box.
pub(super) fn lacks_glyphs(layout: &Layout<Ink>) -> bool {
    layout
        .lines()
        .flat_map(|line| line.runs())
        .flat_map(|run| run.visual_clusters())
        .any(|cluster| cluster.glyphs().any(|glyph| glyph.id == 0))
}
