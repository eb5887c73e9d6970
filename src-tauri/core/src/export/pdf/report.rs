//! The report: how a webinar went, on one page.

use super::Paper;
use super::charts::{self, Frame};
use super::flow::{Part, Piece};
use super::lists::{APART, BODY, ENTRIES, SMALL, Section, entry, fill, paragraphs, wanted};
use super::palette::{self, ACCENT_SOFT, SECONDARY, TEXT};
use super::sheet::{Page, Role};
use super::text::{Align, Span, Style, Typesetter, Weight};
use crate::domain::Tier;
use crate::domain::text::{one_line, shortened};

/// What a page about a webinar shows. All texts may be anything; what is empty is left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// The webinar's title.
    pub title: String,
    /// When it was, as it is to be read.
    pub date_line: String,
    /// The numbers, most important first; twelve have a place.
    pub numbers: Vec<Number>,
    /// How many people are in each tier, in the order shown.
    pub tiers: Vec<(Tier, u32)>,
    /// Who was there when; `None` if no file tells it.
    pub curve: Option<Curve>,
    /// How many people had which focus.
    pub focus: Vec<Band>,
    /// How many people have which score.
    pub score: Vec<Band>,
    /// Best first.
    pub people: Vec<PersonToCall>,
    /// Most urgent first.
    pub questions: Vec<UnansweredQuestion>,
    /// Most mentioned first.
    pub topics: Vec<Topic>,
    /// What the webinar may be worth, one sentence each, with its assumption.
    pub opportunity: Vec<String>,
    /// Anything else, one paragraph each.
    pub notes: Vec<String>,
}

/// A number with what it is compared to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// What is counted, such as "Attended".
    pub label: String,
    /// As it is to be read, such as "42 %".
    pub value: String,
    /// What is usual for this user, as it is to be read; `None` if there is nothing to compare with.
    pub usual: Option<String>,
}

/// Attendance by the minute, from the first one on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Curve {
    /// People there in each minute.
    pub people: Vec<u32>,
    /// Messages written in each minute.
    pub messages: Vec<u32>,
    /// What happened, such as the offer.
    pub moments: Vec<Moment>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// Counted as in [`Curve::people`], from 0.
    pub minute: u32,
    /// What it was.
    pub label: String,
}

/// A band of a distribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Its limits, such as "80–100".
    pub label: String,
    /// How many people lie in it.
    pub people: u32,
    /// The tier that it belongs to, whose colour it has.
    pub tier: Option<Tier>,
}

/// Somebody to call.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonToCall {
    /// As they are called.
    pub name: String,
    /// Their tier.
    pub tier: Tier,
    /// 0-100; `None` leaves it out.
    pub score: Option<f64>,
    /// Why to call them.
    pub why: String,
}

/// A question that nobody answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnansweredQuestion {
    /// In the words of who asked.
    pub question: String,
    /// Who asked it, such as "Łukasz Nowak and 2 more".
    pub asked_by: String,
}

/// What was talked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The topic's words.
    pub words: String,
    /// How often it came up.
    pub mentions: u32,
}

const MARGIN: f32 = 42.0;
const TITLE: Style = Style::new(17.0, 21.0).semibold();
const DATE: Style = Style::new(9.0, 12.0).ink(SECONDARY);
const VALUE: Style = Style::new(17.0, 21.0).semibold().tabular();
/// Between the columns.
const GUTTER: f32 = 24.0;
/// Numbers in a row, and rows.
const NUMBERS: usize = 6;
const ROWS: usize = 2;
/// Height of the curve, at least and at most, and of a distribution.
const CURVE: (f32, f32) = (150.0, 230.0);
const BANDS: f32 = 90.0;

impl Report {
    /// What the file is called for those who search it.
    pub(super) fn document_title(&self) -> String {
        format!("{}: how it went", shortened(&one_line(&self.title), 200))
    }

    pub(super) fn page(&self, typesetter: &mut Typesetter, paper: Paper) -> Page {
        let (width, height) = paper.size();
        let bottom = height - MARGIN;
        let mut page = Page::default();
        let mut frame = Frame {
            x: MARGIN,
            y: MARGIN,
            width: width - 2.0 * MARGIN,
            height: 0.0,
        };
        for (span, style, lines, role) in [
            (Span::theirs(&self.title), TITLE, 2, Role::Title),
            (Span::theirs(&self.date_line), DATE, 1, Role::Paragraph),
        ] {
            let text = typesetter.plain(span, style, frame.width, lines);
            let height = text.height();
            page.text(text, (frame.x, frame.y), role);
            frame.y += height;
        }
        frame.y += 10.0;
        self.numbers(&mut page, typesetter, &mut frame);
        if self.tiers.iter().any(|(_, people)| *people > 0) {
            charts::tiers(&mut page, typesetter, frame, &self.tiers);
            frame.y += 26.0 + APART;
        }
        let column = (frame.width - GUTTER) / 2.0;
        let left = [self.people(typesetter, column), self.questions(typesetter, column)];
        let others = [
            self.topics(typesetter, column),
            paragraphs("Opportunity", &self.opportunity, typesetter, column),
            paragraphs("Notes", &self.notes, typesetter, column),
        ];
        let bands = [("Focus", &self.focus), ("Score", &self.score)];
        let bands: Vec<_> = bands.into_iter().filter(|(_, bands)| !bands.is_empty()).collect();
        let below = if bands.is_empty() { 0.0 } else { BANDS + APART };
        let known = |curve: &&Curve| curve.people.iter().chain(&curve.messages).any(|count| *count > 0);
        if let Some(curve) = self.curve.as_ref().filter(known) {
            // What the lists leave over makes the curve taller.
            let free = bottom - frame.y - APART - below - wanted(&left).max(wanted(&others));
            frame.height = free.clamp(CURVE.0, CURVE.1);
            charts::attendance(&mut page, typesetter, frame, curve);
            frame.y += frame.height + APART;
        }
        let right = frame.x + column + GUTTER;
        for ((words, shown), x) in bands.iter().zip([frame.x, right]) {
            let place = Frame {
                x,
                width: if bands.len() == 1 { frame.width } else { column },
                height: BANDS,
                ..frame
            };
            charts::distribution(&mut page, typesetter, place, words, shown);
        }
        frame.y += below;
        frame.width = column;
        frame.height = bottom - frame.y;
        fill(&mut page, typesetter, frame, left.into());
        fill(&mut page, typesetter, Frame { x: right, ..frame }, others.into());
        page
    }

    fn numbers(&self, page: &mut Page, typesetter: &mut Typesetter, frame: &mut Frame) {
        let shown = &self.numbers[..self.numbers.len().min(NUMBERS * ROWS)];
        if shown.is_empty() {
            return;
        }
        let columns = shown.len().div_ceil(shown.len().div_ceil(NUMBERS));
        let column = frame.width / columns.max(4) as f32;
        for row in shown.chunks(columns) {
            let tall = VALUE.leading + 2.0 * SMALL.leading;
            for (index, number) in row.iter().enumerate() {
                let x = frame.x + index as f32 * column;
                let room = column - 10.0;
                let usual = number
                    .usual
                    .as_deref()
                    .map(Span::theirs)
                    .filter(|usual| !usual.is_empty());
                let usual = usual.map_or(vec![], |usual| vec![Span::own("usually "), usual]);
                let mut y = frame.y;
                for (spans, style) in [
                    (vec![Span::theirs(&number.value)], VALUE),
                    (vec![Span::theirs(&number.label)], SMALL.ink(SECONDARY)),
                    (usual, SMALL),
                ] {
                    page.text(typesetter.set(&spans, style, room, 1), (x, y), Role::Paragraph);
                    y += style.leading;
                }
            }
            frame.y += tall + 8.0;
        }
        let more = self.numbers.len() - shown.len();
        if more > 0 {
            let text = typesetter.plain(Span::own(format!("and {more} more")), SMALL, frame.width, 1);
            page.text(text, (frame.x, frame.y - 4.0), Role::Paragraph);
            frame.y += SMALL.leading;
        }
        frame.y += 4.0;
    }

    fn people(&self, typesetter: &mut Typesetter, width: f32) -> Section {
        let entries = self.people.iter().take(ENTRIES).map(|person| {
            let score = person.score.filter(|score| score.is_finite());
            let score = score.map_or(String::new(), |score| format!("  {:.0}", score.clamp(0.0, 100.0)));
            let right = [
                Span::own(person.tier.label()).look(Weight::SemiBold, palette::tier(person.tier)),
                Span::own(score).look(Weight::SemiBold, TEXT),
            ];
            let right = typesetter.set(&right, BODY.align(Align::Right), 90.0, 1);
            let room = width - right.width() - 8.0;
            let name = typesetter.plain(Span::theirs(&person.name), BODY.semibold(), room, 1);
            let why = typesetter.plain(Span::theirs(&person.why), SMALL.ink(SECONDARY), width, 2);
            entry(name, why, Some(Part::text(right, (width - 90.0, 0.0))))
        });
        Section {
            title: "People to call",
            entries: entries.collect(),
            total: self.people.len(),
        }
    }

    fn questions(&self, typesetter: &mut Typesetter, width: f32) -> Section {
        let entries = self.questions.iter().take(ENTRIES).map(|question| {
            let words = typesetter.plain(Span::theirs(&question.question), BODY, width, 3);
            let by = typesetter.plain(Span::theirs(&question.asked_by), SMALL, width, 1);
            entry(words, by, None)
        });
        Section {
            title: "Questions without an answer",
            entries: entries.collect(),
            total: self.questions.len(),
        }
    }

    fn topics(&self, typesetter: &mut Typesetter, width: f32) -> Section {
        let most = self
            .topics
            .iter()
            .map(|topic| topic.mentions)
            .max()
            .unwrap_or_default()
            .max(1);
        let entries = self.topics.iter().take(ENTRIES).map(|topic| {
            let count = Span::own(topic.mentions.to_string());
            let count = typesetter.plain(count, BODY.ink(SECONDARY).align(Align::Right).tabular(), 50.0, 1);
            let words = typesetter.plain(Span::theirs(&topic.words), BODY, width - 60.0, 1);
            let share = topic.mentions as f32 / most as f32;
            Piece {
                height: 15.0,
                parts: vec![
                    Part::Ground((0.0, 0.0), ((width - 30.0) * share, 13.0), ACCENT_SOFT),
                    Part::text(words, (5.0, 0.75)),
                    Part::text(count, (width - 50.0, 0.75)),
                ],
            }
        });
        Section {
            title: "Topics",
            entries: entries.collect(),
            total: self.topics.len(),
        }
    }
}
