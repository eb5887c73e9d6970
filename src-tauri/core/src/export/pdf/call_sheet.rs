//! The call sheet: one person after another, each with what to know before the first word, and lines to write on.

use super::Paper;
use super::flow::{Flow, Part, Piece};
use super::palette::{self, ACCENT, SECONDARY, STRONG_LINE, TERTIARY, TEXT};
use super::sheet::{Line, Page, Role};
use super::text::{Align, Span, Style, Typesetter, Weight};
use crate::domain::Tier;
use crate::domain::text::{counted, one_line, shortened};

/// People to call about a webinar. All texts may be anything; empty ones are left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CallSheet {
    /// The webinar's title.
    pub title: String,
    /// When it was, as it is to be read, such as "1 October 2025, 17:00".
    pub date_line: String,
    /// In the order in which to call.
    pub people: Vec<CallPerson>,
}

/// Somebody to call.
#[derive(Debug, Clone, PartialEq)]
pub struct CallPerson {
    /// Place in the list, from 1.
    pub rank: u32,
    /// As they are called.
    pub name: String,
    /// Where they can be reached.
    pub address: String,
    /// Their tier.
    pub tier: Tier,
    /// 0-100; `None` leaves it out.
    pub score: Option<f64>,
    /// What they did, such as "Stayed to the end"; one line each.
    pub did: Vec<String>,
    /// What they wrote, whole, one entry for each message.
    pub words: Vec<String>,
    /// What suggests that they may buy.
    pub signals: Vec<BuyingSignal>,
    /// A first sentence to say.
    pub opener: String,
    /// What to talk about, from facts.
    pub talking_points: Vec<String>,
}

/// A sign of interest and what shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuyingSignal {
    /// Such as "Price".
    pub name: String,
    /// The line that proves it.
    pub line: String,
}

/// At the left, right and top of each page.
const MARGIN: f32 = 48.0;
/// Where pages end; below stands the foot.
const FOOT: f32 = 54.0;
/// Rank at the left, then labels, then words.
const LABELS: f32 = 28.0;
const WORDS: f32 = 90.0;
/// Between two blocks of a person, and between the entries of one.
const BLOCKS: f32 = 5.0;
const ENTRIES: f32 = 2.5;
/// Lines to write on, and how far they are apart.
const NOTE_LINES: usize = 2;
const NOTE_LINE: f32 = 21.0;

const TITLE: Style = Style::new(19.0, 24.0).semibold();
const UNDER_TITLE: Style = Style::new(9.5, 13.5).ink(SECONDARY);
const NAME: Style = Style::new(12.5, 17.0).semibold();
const RANK: Style = Style::new(12.5, 17.0).ink(TERTIARY).tabular();
const ADDRESS: Style = Style::new(9.5, 13.5).ink(SECONDARY);
const LABEL: Style = Style::new(8.0, 13.5).ink(TERTIARY);
const BODY: Style = Style::new(9.5, 13.5);
const OPENER: Style = Style::new(10.5, 15.0);
const TIER: Style = Style::new(8.0, 11.0).semibold();
const SMALL: Style = Style::new(8.0, 11.0).ink(TERTIARY);

/// No limit to a paragraph's lines: what somebody wrote is printed whole.
const WHOLE: usize = usize::MAX;

impl CallSheet {
    /// What the file is called for those who search it.
    pub(super) fn document_title(&self) -> String {
        format!("{}: people to call", shortened(&one_line(&self.title), 200))
    }

    pub(super) fn pages(&self, typesetter: &mut Typesetter, paper: Paper) -> Vec<Page> {
        let (width, height) = paper.size();
        let inner = width - 2.0 * MARGIN;
        let mut flow = Flow::new(MARGIN, inner, MARGIN, height - FOOT);
        flow.keep(self.head(typesetter, inner), None);
        for person in &self.people {
            let mut stack = Stack {
                typesetter,
                inner,
                pieces: Vec::new(),
            };
            stack.person(person);
            let pieces = stack.pieces;
            let again = [Span::theirs(&person.name), Span::own(", continued")];
            let again = Piece::text(typesetter.set(&again, SMALL, inner - LABELS, 1), LABELS, Role::Repeated);
            flow.keep(pieces, Some(again));
        }
        let mut pages = flow.pages();
        let count = pages.len();
        for (index, page) in pages.iter_mut().enumerate() {
            let place = Span::own(format!("Page {} of {count}", index + 1));
            let y = height - FOOT + 18.0;
            let title = typesetter.plain(Span::theirs(&self.title), SMALL, inner * 0.75, 1);
            page.text(title, (MARGIN, y), Role::Repeated);
            let place = typesetter.plain(place, SMALL.align(Align::Right), inner, 1);
            page.text(place, (MARGIN, y), Role::Repeated);
        }
        pages
    }

    fn head(&self, typesetter: &mut Typesetter, inner: f32) -> Vec<Piece> {
        let people = match self.people.len() {
            0 => "Nobody is on this list.".to_owned(),
            count => format!("{} to call, best first", counted(count, "person", "people")),
        };
        [
            (Span::theirs(&self.title), TITLE, 3, Role::Title),
            (Span::theirs(&self.date_line), UNDER_TITLE, 2, Role::Paragraph),
            (Span::own(people), UNDER_TITLE, 1, Role::Paragraph),
        ]
        .into_iter()
        .filter(|(span, ..)| !span.is_empty())
        .map(|(span, style, lines, role)| Piece::text(typesetter.plain(span, style, inner, lines), 0.0, role))
        .collect()
    }
}

/// Puts a person together from top to bottom.
struct Stack<'a> {
    typesetter: &'a mut Typesetter,
    inner: f32,
    pieces: Vec<Piece>,
}

impl Stack<'_> {
    fn person(&mut self, person: &CallPerson) {
        self.name(person);
        let mut did = Vec::new();
        for entry in person
            .did
            .iter()
            .map(|did| Span::theirs(did))
            .filter(|did| !did.is_empty())
        {
            if !did.is_empty() {
                did.push(Span::own("  ·  ").look(Weight::Regular, TERTIARY));
            }
            did.push(entry);
        }
        self.block("Did", vec![did], BODY);
        self.block(
            "Wrote",
            person.words.iter().map(|words| vec![quoted(words)]).collect(),
            BODY,
        );
        self.block(
            "Signals",
            person.signals.iter().map(BuyingSignal::spans).collect(),
            BODY,
        );
        let from = self.pieces.len();
        self.block("Say first", vec![vec![Span::theirs(&person.opener)]], OPENER);
        // The first sentence is what the eye has to find while the phone rings.
        for piece in &mut self.pieces[from..] {
            let line = Line {
                ink: ACCENT,
                width: 2.0,
                dashed: false,
            };
            piece
                .parts
                .push(Part::Rule((WORDS - 8.0, 0.0), (WORDS - 8.0, piece.height), line));
        }
        let points = person.talking_points.iter().map(|point| vec![Span::theirs(point)]);
        self.block("Talk about", points.collect(), BODY);
        self.notes();
    }

    /// Rank, name, tier and score on one line, the address below.
    fn name(&mut self, person: &CallPerson) {
        let score = person.score.filter(|score| score.is_finite());
        let score = score.map_or(String::new(), |score| format!("{:.0}", score.clamp(0.0, 100.0)));
        let tier = TIER.ink(palette::tier(person.tier));
        let tier = self.typesetter.plain(Span::own(person.tier.label()), tier, 80.0, 1);
        let chip = (self.inner - 34.0 - tier.width() - 12.0, tier.width() + 12.0);
        let name = match Span::theirs(&person.name) {
            empty if empty.is_empty() => Span::own("Somebody without a name"),
            name => name,
        };
        let name = self.typesetter.plain(name, NAME, chip.0 - LABELS - 12.0, 3);
        let mut name = Piece::lines(name, LABELS, Role::Heading);
        if let Some(first) = name.first_mut() {
            let rank = Span::own(person.rank.to_string());
            first.parts.insert(
                0,
                Part::text(self.typesetter.plain(rank, RANK, LABELS - 4.0, 1), (0.0, 0.0)),
            );
            first.parts.push(Part::Ground(
                (chip.0, 1.5),
                (chip.1, 14.0),
                palette::tier_soft(person.tier),
            ));
            first.parts.push(Part::text(tier, (chip.0 + 6.0, 3.0)));
            let score = self
                .typesetter
                .plain(Span::own(score), NAME.align(Align::Right).tabular(), self.inner, 1);
            first.parts.push(Part::text(score, (0.0, 0.0)));
        }
        self.pieces.extend(name);
        let address = Span::theirs(&person.address);
        if !address.is_empty() {
            let address = self.typesetter.plain(address, ADDRESS, self.inner - LABELS, 3);
            self.pieces.extend(Piece::lines(address, LABELS, Role::Paragraph));
        }
    }

    /// A label and what it names; nothing if there is nothing.
    fn block(&mut self, label: &str, entries: Vec<Vec<Span>>, style: Style) {
        let filled = entries
            .into_iter()
            .filter(|spans| spans.iter().any(|span| !span.is_empty()));
        for (index, spans) in filled.enumerate() {
            self.pieces.push(Piece::gap(if index == 0 { BLOCKS } else { ENTRIES }));
            let text = self.typesetter.set(&spans, style, self.inner - WORDS, WHOLE);
            let mut lines = Piece::lines(text, WORDS, Role::Paragraph);
            if let (0, Some(first)) = (index, lines.first_mut()) {
                let label = self.typesetter.plain(Span::own(label), LABEL, WORDS - LABELS, 1);
                // On one baseline with larger words.
                let down = (style.leading - LABEL.leading) * 0.75;
                first.parts.insert(0, Part::text(label, (LABELS, down)));
            }
            self.pieces.extend(lines);
        }
    }

    fn notes(&mut self) {
        self.pieces.push(Piece::gap(BLOCKS));
        for line in 0..NOTE_LINES {
            let bottom = NOTE_LINE - 2.0;
            let mut parts = vec![Part::Rule(
                (WORDS, bottom),
                (self.inner, bottom),
                Line::thin(STRONG_LINE),
            )];
            if line == 0 {
                let label = self.typesetter.plain(Span::own("Notes"), LABEL, WORDS - LABELS, 1);
                parts.push(Part::text(label, (LABELS, bottom - LABEL.leading + 3.0)));
            }
            self.pieces.push(Piece {
                height: NOTE_LINE,
                parts,
            });
        }
    }
}

impl BuyingSignal {
    fn spans(&self) -> Vec<Span> {
        let name = Span::theirs(&self.name).look(Weight::SemiBold, TEXT);
        vec![name, Span::own("  "), quoted(&self.line)]
    }
}

/// Somebody's words in quotation marks.
fn quoted(words: &str) -> Span {
    match one_line(words) {
        empty if empty.is_empty() => Span::own(""),
        words => Span::theirs(&format!("“{words}”")),
    }
}
