//! Charts of the report, drawn as paths with their words beside what they name.

use super::lists::HEADING;
use super::palette::{self, ACCENT, ACCENT_SOFT, ACTIVITY, LINE, SECONDARY, STRONG_LINE, TERTIARY};
use super::report::{Band, Curve};
use super::sheet::{Line, Page, Role};
use super::text::{Align, Span, Style, Text, Typesetter, Weight};
use crate::domain::Tier;
use crate::domain::text::{counted, one_line, shortened};

/// Where a chart stands, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

const LABEL: Style = Style::new(7.0, 9.0).ink(TERTIARY);
const SCALE: Style = LABEL.tabular().align(Align::Right);
const BAND: Style = Style::new(6.5, 9.0).ink(TERTIARY).align(Align::Center);
/// Rows above a plot for the labels of moments; what finds no place in them is counted.
const LANES: usize = 3;
/// The strip of messages, and the numbers below a plot.
const STRIP: f32 = 20.0;
const AXIS: f32 = 12.0;
/// Columns that a distribution is drawn with; more could not be told apart.
const COLUMNS: usize = 40;

/// A heading at the left and a remark at the right, on one line; returns its height.
pub(super) fn heading(page: &mut Page, typesetter: &mut Typesetter, frame: Frame, words: &str, remark: &[Span]) -> f32 {
    let title = typesetter.plain(Span::own(words), HEADING, frame.width, 1);
    let room = frame.width - title.width() - 12.0;
    page.text(title, (frame.x, frame.y), Role::Heading);
    let remark = typesetter.set(remark, LABEL.align(Align::Right), room, 1);
    page.text(remark, (frame.x + frame.width - room, frame.y + 3.0), Role::Paragraph);
    HEADING.leading + 3.0
}

/// One bar divided by tiers, with a word for each.
pub(super) fn tiers(page: &mut Page, typesetter: &mut Typesetter, frame: Frame, tiers: &[(Tier, u32)]) {
    let total: u64 = tiers.iter().map(|(_, people)| u64::from(*people)).sum();
    let share = |people: u32| people as f32 / total.max(1) as f32;
    let words = |tier: Tier, people: u32| format!("{} {people} ({:.0} %)", tier.label(), share(people) * 100.0);
    let described: Vec<String> = tiers.iter().map(|(tier, people)| words(*tier, *people)).collect();
    page.figure(format!("Tiers: {}", described.join(", ")), |page| {
        let (bar, gap) = (10.0, 1.0);
        let mut x = frame.x;
        for (tier, people) in tiers.iter().filter(|(_, people)| *people > 0) {
            let width = share(*people) * frame.width;
            page.rect((x, frame.y), ((width - gap).max(0.3), bar), 2.0, palette::tier(*tier));
            x += width;
        }
        let column = frame.width / tiers.len().max(1) as f32;
        for (index, (tier, people)) in tiers.iter().enumerate() {
            let x = frame.x + index as f32 * column;
            let ink = palette::tier(*tier);
            page.rect((x, frame.y + bar + 7.0), (6.0, 6.0), 1.5, ink);
            let spans = [
                Span::own(tier.label()).look(Weight::SemiBold, ink),
                Span::own(format!("  {people}")).look(Weight::SemiBold, palette::TEXT),
                Span::own(format!("  {:.0} %", share(*people) * 100.0)),
            ];
            let text = typesetter.set(&spans, Style::new(8.0, 11.0).ink(TERTIARY), column - 12.0, 1);
            page.text(text, (x + 10.0, frame.y + bar + 4.5), Role::Paragraph);
        }
    });
}

/// How many were there at each minute, what was written meanwhile, and what happened.
pub(super) fn attendance(page: &mut Page, typesetter: &mut Typesetter, frame: Frame, curve: &Curve) {
    let minutes = curve.people.len().max(curve.messages.len());
    let peak = curve
        .people
        .iter()
        .copied()
        .enumerate()
        .max_by_key(|(at, people)| (*people, usize::MAX - at));
    let busiest = curve.messages.iter().copied().max().unwrap_or_default();
    let ceiling = peak.map_or(0, |(_, people)| people).max(1);
    let step = round_step(ceiling, 4);
    let widest = Span::own((ceiling / step * step).to_string());
    let scale = typesetter.plain(widest, SCALE, frame.width, 1).width();
    let left = scale + 6.0;
    let (lanes, unplaced) = place_moments(typesetter, curve, minutes, frame.width - left);
    let mut remark = vec![
        Span::own("people there").look(Weight::SemiBold, ACCENT),
        Span::own("     "),
        Span::own("messages per minute").look(Weight::SemiBold, ACTIVITY),
        Span::own(format!(", at most {busiest}")),
    ];
    if unplaced > 0 {
        remark.push(Span::own(format!(
            "     and {}",
            counted(unplaced, "more moment", "more moments")
        )));
    }
    let head = heading(page, typesetter, frame, "Who was there", &remark);
    let deepest = lanes.iter().map(|moment| moment.lane + 1).max().unwrap_or_default();
    let plot = Frame {
        x: frame.x + left,
        y: frame.y + head + deepest as f32 * LABEL.leading + 10.0,
        width: frame.width - left,
        height: frame.height - head - deepest as f32 * LABEL.leading - 10.0 - STRIP - AXIS,
    };
    page.figure(described(curve, peak), |page| {
        let height = |people: u32| people as f32 / ceiling as f32 * plot.height;
        let bottom = plot.y + plot.height;
        for line in (0..=ceiling).step_by(step as usize) {
            let y = bottom - height(line);
            page.rule((plot.x, y), (plot.x + plot.width, y), Line::thin(LINE));
            let number = typesetter.plain(Span::own(line.to_string()), SCALE, scale + 0.5, 1);
            page.text(number, (frame.x, y - 5.0), Role::Paragraph);
        }
        let floor = bottom + STRIP;
        time_axis(page, typesetter, plot, floor, minutes);
        draw_people(page, plot, &curve.people, minutes, height);
        let columns = columns(&curve.messages, plot.width);
        let wide = plot.width / minutes.max(1) as f32 * (curve.messages.len() as f32 / columns.len().max(1) as f32);
        for (index, messages) in columns.iter().enumerate().filter(|(_, messages)| **messages > 0) {
            let tall = *messages as f32 / busiest.max(1) as f32 * (STRIP - 5.0);
            let x = plot.x + index as f32 * wide;
            page.rect((x, floor - tall), ((wide - 0.5).clamp(0.4, 9.0), tall), 0.0, ACTIVITY);
        }
        for moment in lanes {
            let y = frame.y + head + moment.lane as f32 * LABEL.leading;
            let dashed = Line {
                dashed: true,
                ..Line::thin(SECONDARY)
            };
            page.rule((plot.x + moment.x, y + 1.0), (plot.x + moment.x, floor), dashed);
            page.text(moment.label, (plot.x + moment.from, y), Role::Paragraph);
        }
        if let Some((at, people)) = peak.filter(|(_, people)| *people > 0) {
            let x = plot.x + (at as f32 + 0.5) / minutes as f32 * plot.width;
            let y = bottom - height(people);
            page.rect((x - 2.0, y - 2.0), (4.0, 4.0), 2.0, ACCENT);
            let words = Span::own(format!("{people} at minute {at}"));
            let words = typesetter.plain(words, LABEL.ink(ACCENT).semibold(), plot.width, 1);
            let from = (x - words.width() / 2.0).clamp(plot.x, plot.x + plot.width - words.width());
            page.rect((from - 3.0, y - 12.0), (words.width() + 6.0, 9.0), 0.0, palette::PAPER);
            page.text(words, (from, y - 12.0), Role::Paragraph);
        }
    });
}

/// The area and line of attendance.
fn draw_people(page: &mut Page, plot: Frame, people: &[u32], minutes: usize, height: impl Fn(u32) -> f32) {
    let points = columns(people, plot.width * 2.0);
    let width = plot.width * people.len() as f32 / minutes.max(1) as f32;
    let bottom = plot.y + plot.height;
    let mut line: Vec<(f32, f32)> = points
        .iter()
        .enumerate()
        .map(|(index, people)| {
            let x = plot.x + (index as f32 + 0.5) / points.len() as f32 * width;
            (x, bottom - height(*people))
        })
        .collect();
    // To both ends, so that one minute is a line as well.
    let ends = line
        .first()
        .zip(line.last())
        .map(|(first, last)| ((plot.x, first.1), (plot.x + width, last.1)));
    let Some((first, last)) = ends else { return };
    line.insert(0, first);
    line.push(last);
    let mut area = line.clone();
    area.push((last.0, bottom));
    area.push((first.0, bottom));
    page.area(&area, ACCENT_SOFT);
    page.polyline(
        &line,
        Line {
            ink: ACCENT,
            width: 1.2,
            dashed: false,
        },
    );
}

fn time_axis(page: &mut Page, typesetter: &mut Typesetter, plot: Frame, floor: f32, minutes: usize) {
    page.rule((plot.x, floor), (plot.x + plot.width, floor), Line::thin(STRONG_LINE));
    let usual = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440];
    let step = usual
        .into_iter()
        .find(|step| minutes / step <= 12)
        .unwrap_or(minutes.div_ceil(12).max(1));
    for minute in (0..=minutes).step_by(step) {
        let x = plot.x + minute as f32 / minutes.max(1) as f32 * plot.width;
        page.rule((x, floor), (x, floor + 2.5), Line::thin(STRONG_LINE));
        let words = if minute == 0 {
            "0 min".to_owned()
        } else {
            minute.to_string()
        };
        let words = typesetter.plain(Span::own(words), LABEL, 60.0, 1);
        let from = (x - words.width() / 2.0).clamp(plot.x, plot.x + plot.width - words.width());
        page.text(words, (from, floor + 3.0), Role::Paragraph);
    }
}

/// A moment that found a place.
struct Placed {
    /// Of the moment and of its label's left end, from the plot's left edge.
    x: f32,
    from: f32,
    lane: usize,
    label: Text,
}

/// Finds a row for each label in which it overlaps none, and counts those for which there is none.
fn place_moments(typesetter: &mut Typesetter, curve: &Curve, minutes: usize, width: f32) -> (Vec<Placed>, usize) {
    let mut order: Vec<_> = curve
        .moments
        .iter()
        .filter(|moment| (moment.minute as usize) < minutes)
        .collect();
    order.sort_by_key(|moment| moment.minute);
    let mut unplaced = curve.moments.len() - order.len();
    let mut free = [0.0_f32; LANES];
    let mut placed = Vec::new();
    for moment in order {
        let x = (moment.minute as f32 + 0.5) / minutes as f32 * width;
        if free.iter().all(|end| *end > x) {
            unplaced += 1;
            continue;
        }
        let label = typesetter.plain(
            Span::theirs(&moment.label),
            LABEL.ink(SECONDARY),
            120.0_f32.min(width),
            1,
        );
        // At the right edge a label stands to the left of its line.
        let right = x + 2.5 + label.width() <= width;
        let from = if right {
            x + 2.5
        } else {
            (x - 2.5 - label.width()).max(0.0)
        };
        match free.iter().position(|end| *end <= from) {
            Some(lane) => {
                free[lane] = (from + label.width()).max(x) + 6.0;
                placed.push(Placed { x, from, lane, label });
            }
            None => unplaced += 1,
        }
    }
    (placed, unplaced)
}

/// How many people lie in each band, as columns with their number.
pub(super) fn distribution(page: &mut Page, typesetter: &mut Typesetter, frame: Frame, words: &str, bands: &[Band]) {
    let more = bands.len().saturating_sub(COLUMNS);
    let remark = if more > 0 {
        format!("and {}", counted(more, "more band", "more bands"))
    } else {
        "people".to_owned()
    };
    let head = heading(page, typesetter, frame, words, &[Span::own(remark)]);
    let bands = &bands[..bands.len().min(COLUMNS)];
    let listed: Vec<String> = bands
        .iter()
        .map(|band| format!("{}: {}", spoken(&band.label), band.people))
        .collect();
    page.figure(format!("{words}, people in each band: {}", listed.join(", ")), |page| {
        let most = bands.iter().map(|band| band.people).max().unwrap_or_default().max(1);
        let floor = frame.y + frame.height - AXIS;
        let room = floor - frame.y - head - BAND.leading;
        let column = frame.width / bands.len().max(1) as f32;
        // Labels wider than their column stand below every second or third one only.
        let widest = bands
            .iter()
            .map(|band| typesetter.plain(Span::theirs(&band.label), BAND, 40.0, 1).width());
        let every = (widest.fold(1.0, f32::max) / column).ceil() as usize;
        for (index, band) in bands.iter().enumerate() {
            let x = frame.x + index as f32 * column;
            let tall = band.people as f32 / most as f32 * room;
            let gap = (column * 0.14).min(6.0);
            let ink = band.tier.map_or(ACCENT, palette::tier);
            if band.people > 0 {
                page.rect((x + gap, floor - tall), (column - 2.0 * gap, tall.max(0.5)), 1.0, ink);
            }
            let room = column * every as f32;
            let from = x - (room - column) / 2.0;
            let inside = from >= frame.x - 0.1 && from + room <= frame.x + frame.width + 0.1;
            if index % every == every / 2 && inside {
                let label = typesetter.plain(Span::theirs(&band.label), BAND, room, 1);
                page.text(label, (from, floor + 2.5), Role::Paragraph);
            }
            let number = Span::own(band.people.to_string());
            let number = typesetter.plain(number, BAND.ink(palette::TEXT).align(Align::Left), frame.width, 1);
            // A number that is wider than its column would run into the next one; the description has it.
            if number.width() <= column {
                let from = x + (column - number.width()) / 2.0;
                page.text(number, (from, floor - tall - BAND.leading - 0.5), Role::Paragraph);
            }
        }
        page.rule(
            (frame.x, floor),
            (frame.x + frame.width, floor),
            Line::thin(STRONG_LINE),
        );
    });
}

/// At most as many values as there are points of width: of those that share one the largest.
fn columns(values: &[u32], width: f32) -> Vec<u32> {
    let together = values.len().div_ceil((width as usize).max(1)).max(1);
    values
        .chunks(together)
        .map(|chunk| chunk.iter().copied().max().unwrap_or_default())
        .collect()
}

/// The smallest of 1, 2, 5, 10, 20 … that reaches `most` in so many steps.
fn round_step(most: u32, steps: u32) -> u32 {
    let wanted = most.div_ceil(steps).max(1);
    let mut unit = 1_u32;
    loop {
        if let Some(step) = [1, 2, 5]
            .into_iter()
            .map(|times| unit.saturating_mul(times))
            .find(|step| *step >= wanted)
        {
            return step;
        }
        unit = unit.saturating_mul(10);
    }
}

fn described(curve: &Curve, peak: Option<(usize, u32)>) -> String {
    let mut words = match peak {
        Some((at, people)) => format!(
            "Attendance over {}: at most {people} people at minute {at}, {} in the last minute.",
            counted(curve.people.len(), "minute", "minutes"),
            curve.people.last().copied().unwrap_or_default(),
        ),
        None => "Attendance is not known.".to_owned(),
    };
    for moment in &curve.moments {
        words.push_str(&format!(" Minute {}: {}.", moment.minute, spoken(&moment.label)));
    }
    words
}

/// A label as part of a description, which nobody wants to hear a page of.
fn spoken(label: &str) -> String {
    shortened(&one_line(label), 60)
}
