//! What the shells see of one file: its card on the Import page, and the account of its rows as a sentence.

use super::error::capitalised;
use super::import::count;
use super::views::{
    AccountPartView, AccountView, ColumnView, EvidenceView, FileKindView, FileQuestionView, FormatView, MeaningView,
    StagedFileView,
};
use super::{App, reading};
use crate::domain::DayOrder;
use crate::import::{self, Account, Evidence, FileKind, FileQuestion, FileReading, Format, Meaning, Recognised, Unit};

impl App {
    /// The formats that a file can be read as.
    pub fn formats() -> Vec<FormatView> {
        import::formats()
            .map(|format| FormatView {
                code: format.code.to_owned(),
                label: format.label.to_owned(),
                kind: kind(format),
                evidence: match format.evidence {
                    Evidence::Real => EvidenceView::Real,
                    Evidence::Code => EvidenceView::Code,
                    Evidence::Documented => EvidenceView::Documented,
                    Evidence::General => EvidenceView::General,
                },
            })
            .collect()
    }

    /// The meanings that a column can be given.
    pub fn meanings() -> Vec<MeaningView> {
        Meaning::ALL
            .iter()
            .map(|(_, code, label)| MeaningView {
                code: (*code).to_owned(),
                label: (*label).to_owned(),
            })
            .collect()
    }
}

/// A file that waits, as it was read or as it looks at first.
pub(super) fn card(file: &reading::Source, read: &FileReading, preset: Option<&str>, is_final: bool) -> StagedFileView {
    let mut view = StagedFileView {
        id: file.id,
        name: file.name.clone(),
        format: String::new(),
        label: String::new(),
        kind: None,
        confidence: 0,
        encoding: String::new(),
        repairs: Vec::new(),
        period: String::new(),
        error: None,
        account: AccountView::default(),
        headings: Vec::new(),
        rows: Vec::new(),
        columns: Vec::new(),
        choice: file.choice.clone(),
        questions: Vec::new(),
        preset: preset.map(str::to_owned),
        replaces: None,
    };
    match &read.outcome {
        // What the beginning of a file alone does not say may well stand further on.
        Err(_) if !is_final => {}
        Err(unreadable) => view.error = Some(capitalised(&unreadable.to_string())),
        Ok(recognised) => {
            view.format = recognised.format.code.to_owned();
            view.label = recognised.format.label.to_owned();
            view.kind = Some(kind(recognised.format));
            view.confidence = recognised.confidence;
            view.encoding.clone_from(&recognised.encoding);
            view.headings.clone_from(&recognised.preview.headings);
            view.rows.clone_from(&recognised.preview.rows);
            view.columns = recognised.columns.iter().map(column).collect();
            if is_final {
                view.repairs.clone_from(&recognised.repairs);
                view.period.clone_from(&recognised.period);
                view.account = account(recognised);
                view.questions = recognised.questions.iter().map(question).collect();
            }
        }
    }
    view
}

fn column(column: &import::ColumnRead) -> ColumnView {
    ColumnView {
        heading: column.heading.clone(),
        meaning: column.meaning.map(Meaning::code).unwrap_or_default().to_owned(),
        samples: column.samples.clone(),
    }
}

fn kind(format: &Format) -> FileKindView {
    match format.kind {
        FileKind::Attendance => FileKindView::Attendance,
        FileKind::Registrations => FileKindView::Registrations,
        FileKind::Chat => FileKindView::Chat,
        FileKind::Questions => FileKindView::Questions,
        FileKind::Polls => FileKindView::Polls,
    }
}

fn question(question: &FileQuestion) -> FileQuestionView {
    match question {
        FileQuestion::DayOrder { likelier, example } => {
            // The example is read with the day first; the other reading swaps the two numbers.
            let swapped = jiff::civil::Date::new(example.year(), example.day(), example.month()).unwrap_or(*example);
            let as_written = match likelier {
                DayOrder::DayFirst => example.strftime("%d/%m/%Y"),
                DayOrder::MonthFirst => swapped.strftime("%m/%d/%Y"),
            };
            FileQuestionView::DayOrder {
                example: as_written.to_string(),
                day_first: example.strftime("%-d %B %Y").to_string(),
                month_first: swapped.strftime("%-d %B %Y").to_string(),
            }
        }
        FileQuestion::MendLetters { before, after } => FileQuestionView::MendLetters {
            before: before.clone(),
            after: after.clone(),
        },
    }
}

fn account(recognised: &Recognised) -> AccountView {
    let Account {
        total,
        ledger,
        people,
        attended,
        messages,
        questions,
        poll_answers,
    } = &recognised.account;
    AccountView {
        unit: unit(recognised).to_owned(),
        total: count(*total),
        parts: ledger
            .parts()
            .map(|(fate, rows)| AccountPartView {
                fate: fate.words(rows).to_owned(),
                count: count(rows),
            })
            .collect(),
        people: count(*people),
        attended: count(*attended),
        messages: count(*messages),
        questions: count(*questions),
        poll_answers: count(*poll_answers),
    }
}

fn unit(recognised: &Recognised) -> &'static str {
    match recognised.format.unit {
        Unit::Rows => "rows",
        Unit::Lines => "lines",
        Unit::Entries => "entries",
    }
}

/// "1,087 rows = 1,074 visits of 944 people + 4 cancelled + 9 heading lines; 0 not understood"
pub(super) fn sentence(account: &AccountView) -> String {
    let not_understood = import::Fate::NotUnderstood.words(2);
    let visits = [import::Fate::Visit.words(1), import::Fate::Visit.words(2)];
    let lost = account.parts.iter().find(|part| part.fate == not_understood);
    let parts: Vec<String> = account
        .parts
        .iter()
        .filter(|part| part.fate != not_understood)
        .map(|part| {
            let of = if visits.contains(&part.fate.as_str()) && account.attended > 0 {
                format!(" of {}", counted(account.attended, "person", "people"))
            } else {
                String::new()
            };
            format!("{} {}{of}", grouped(part.count), part.fate)
        })
        .collect();
    let unit = match account.total {
        1 => account.unit.trim_end_matches('s'),
        _ => account.unit.as_str(),
    };
    format!(
        "{} {unit} = {}; {} {not_understood}",
        grouped(account.total),
        if parts.is_empty() {
            "none".to_owned()
        } else {
            parts.join(" + ")
        },
        grouped(lost.map_or(0, |part| part.count)),
    )
}

/// The account of a file that was read; empty for one that could not be.
pub(super) fn sentence_of(read: &FileReading) -> String {
    read.outcome
        .as_ref()
        .map(|recognised| sentence(&account(recognised)))
        .unwrap_or_default()
}

/// "1 person", "2,000 people"
pub(super) fn counted(number: u32, one: &str, several: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { several })
}

/// A number with a comma between its thousands.
pub(super) fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_an_account_add_up_in_its_sentence() {
        let part = |fate: &str, count| AccountPartView {
            fate: fate.to_owned(),
            count,
        };
        let account = AccountView {
            unit: "rows".to_owned(),
            total: 1_087,
            parts: vec![part("visits", 1_074), part("cancelled", 4), part("heading lines", 9)],
            attended: 944,
            ..AccountView::default()
        };
        assert_eq!(
            sentence(&account),
            "1,087 rows = 1,074 visits of 944 people + 4 cancelled + 9 heading lines; 0 not understood"
        );
    }
}
