//! Tables of no particular platform: whatever has a column of people or of messages.
//!
//! These are the simplest files of the product and everything that people put together in a spreadsheet. They
//! are never surer of a table than a platform that knows it.

use super::{Evidence, Format, Given, Unit};
use crate::domain::{MessageSource, Role, Standing};
use crate::import::attendance::{self, Way};
use crate::import::document::Document;
use crate::import::headings::{Meaning, heading_key};
use crate::import::ledger::Fate;
use crate::import::notes::Notes;
use crate::import::recognise::{self, Table};
use crate::import::records::Records;
use crate::import::{FileKind, Unreadable, chat, polls};

/// The surest that a general table is of itself.
const AT_MOST: u8 = 90;

/// Every kind of table that is read.
pub(super) const FORMATS: &[&Format] = &[&ATTENDANCE, &REGISTRATIONS, &CHAT, &QUESTIONS, &POLLS];

const ATTENDANCE: Format = Format {
    code: "attendance_table",
    label: "Attendance table",
    kind: FileKind::Attendance,
    evidence: Evidence::General,
    unit: Unit::Rows,
    recognise: |document| sure(document, FileKind::Attendance),
    read: |given, notes| read_people(given, notes, Way::PLAIN),
};

const REGISTRATIONS: Format = Format {
    code: "registration_table",
    label: "Registration table",
    kind: FileKind::Registrations,
    evidence: Evidence::General,
    unit: Unit::Rows,
    recognise: |document| sure(document, FileKind::Registrations),
    read: |given, notes| {
        let way = Way {
            listed: Some(Standing::Registered),
            ..Way::PLAIN
        };
        read_people(given, notes, way)
    },
};

const CHAT: Format = Format {
    code: "chat_table",
    label: "Chat table",
    kind: FileKind::Chat,
    evidence: Evidence::General,
    unit: Unit::Rows,
    recognise: |document| sure(document, FileKind::Chat),
    read: |given, notes| read_messages(given, notes, MessageSource::Chat),
};

const QUESTIONS: Format = Format {
    code: "question_table",
    label: "Table of questions and answers",
    kind: FileKind::Questions,
    evidence: Evidence::General,
    unit: Unit::Rows,
    recognise: |document| sure(document, FileKind::Questions),
    read: |given, notes| read_messages(given, notes, MessageSource::Qa),
};

const POLLS: Format = Format {
    code: "poll_table",
    label: "Table of poll answers",
    kind: FileKind::Polls,
    evidence: Evidence::General,
    unit: Unit::Rows,
    recognise: |document| sure(document, FileKind::Polls),
    read: |given, notes| {
        let table = recognise::find_table(given.document.sheet(), given.choice.columns.as_deref())?;
        let mut records = begun(given, &table, notes);
        polls::read(&table, given, notes, &mut records);
        Ok(records)
    },
};

/// What a table holds, by its columns.
fn kind_of(table: &Table<'_>) -> FileKind {
    if polls::is_of_polls(table) {
        FileKind::Polls
    } else if table.is_chat() && (table.has(Meaning::Answer) || asks(table.heading(Meaning::Message))) {
        FileKind::Questions
    } else if table.is_chat() {
        FileKind::Chat
    } else if says_who_came(table) {
        FileKind::Attendance
    } else {
        FileKind::Registrations
    }
}

/// Whether a heading of messages says that each is a question.
fn asks(heading: &str) -> bool {
    const QUESTIONS: &[&str] = &[
        "question",
        "question text",
        "frage",
        "pregunta",
        "pergunta",
        "domanda",
        "vraag",
        "pytanie",
        "вопрос",
        "질문",
        "質問",
        "问题",
    ];
    QUESTIONS.contains(&heading_key(heading).as_str())
}

fn says_who_came(table: &Table<'_>) -> bool {
    [
        Meaning::Attended,
        Meaning::AttendancePercent,
        Meaning::FocusPercent,
        Meaning::Minutes,
        Meaning::Seconds,
        Meaning::Join,
    ]
    .iter()
    .any(|meaning| table.has(*meaning))
}

/// How sure a table is to be of a kind: by how many of the columns that such tables have.
fn sure(document: &Document<'_>, kind: FileKind) -> Option<u8> {
    const TELLING: &[Meaning] = &[
        Meaning::Email,
        Meaning::Name,
        Meaning::FirstName,
        Meaning::Attended,
        Meaning::AttendancePercent,
        Meaning::Timestamp,
        Meaning::Message,
    ];
    let table = recognise::find_table(document.head(), None).ok()?;
    let found = TELLING.iter().filter(|meaning| table.has(**meaning)).count() as u8;
    (kind_of(&table) == kind).then(|| (45 + 12 * found).min(AT_MOST))
}

/// Reads the one table of a file as people.
pub(super) fn read_people(given: &Given<'_>, notes: &mut Notes<'_>, way: Way) -> Result<Records, Unreadable> {
    let table = recognise::find_table(given.document.sheet(), given.choice.columns.as_deref())?;
    let mut records = begun(given, &table, notes);
    attendance::read(&table, way, given, notes, &mut records);
    Ok(records)
}

/// Reads the one table of a file as messages.
pub(super) fn read_messages(
    given: &Given<'_>,
    notes: &mut Notes<'_>,
    source: MessageSource,
) -> Result<Records, Unreadable> {
    let table = recognise::find_table(given.document.sheet(), given.choice.columns.as_deref())?;
    let mut records = begun(given, &table, notes);
    chat::read(&table, source, given, notes, &mut records);
    Ok(records)
}

/// Records with all that is told of a table before its rows are read.
pub(super) fn begun(given: &Given<'_>, table: &Table<'_>, notes: &mut Notes<'_>) -> Records {
    notes.about_sheet(given.document.sheet(), &table.guesses);
    let mut records = Records {
        columns: table.described(),
        ..Records::default()
    };
    records.ledger.add(Fate::Heading, table.headers);
    records
}

/// Gives columns the meanings that the user chose, where they did.
pub(super) fn choose(table: &mut Table<'_>, given: &Given<'_>) {
    if let Some(codes) = &given.choice.columns {
        for (index, column) in table.columns.iter_mut().enumerate() {
            column.meaning = codes.get(index).and_then(|code| Meaning::from_code(code));
        }
    }
}

/// The name of the first host among the rows.
pub(super) fn host_in(records: &Records) -> Option<String> {
    let host = records.people.iter().find(|row| row.role == Role::Host)?;
    (!host.name.is_empty()).then(|| host.name.clone())
}
