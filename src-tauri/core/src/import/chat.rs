//! Rows of a chat table to messages.
//!
//! Every row with words becomes a message, whoever wrote it and whenever: messages before and after the webinar
//! are kept, and so are messages without a name. Who wrote them is settled in `senders`, once the list of
//! people is known.

use super::headings::Role;
use super::notes::Notes;
use super::recognise::Table;
use super::records::{self, MessageRow, Placed, Records};
use super::{question, values};
use crate::domain::{EmailAddress, IssueKind, MessageSource};

const USED: &[Role] = &[
    Role::Name,
    Role::FirstName,
    Role::LastName,
    Role::Email,
    Role::Timestamp,
    Role::Message,
    Role::IsQuestion,
];

/// Reads all rows of a table of messages.
pub(super) fn read(table: &Table<'_>, notes: &mut Notes<'_>) -> Records {
    records::note_unused(table, USED, notes);
    let offsets = records::are_offsets(table, &[Role::Timestamp]) && table.has(Role::Timestamp);
    if offsets {
        notes.about_file(
            IssueKind::Repaired,
            "The times start near zero; they were read as time since the start, not as time of day.",
        );
    }
    let moments = records::moments_in(table, Role::Timestamp, offsets, notes);
    let order = records::order_of(moments.iter().flatten(), notes);
    let mut messages = Vec::with_capacity(table.rows.len());
    for (row, moment) in table.rows.iter().zip(moments) {
        records::note_ragged(table, row, notes);
        let text = table.cell(row, Role::Message).replace("\r\n", "\n").replace('\r', "\n");
        if text.is_empty() {
            notes.about_row(
                IssueKind::UnreadableRow,
                row.line,
                "The row has no message; nothing could be read from it.",
            );
            continue;
        }
        let flagged = values::present(table.cell(row, Role::IsQuestion)).and_then(|cell| {
            let flag = values::flag(cell);
            if flag.is_none() {
                notes.about_cell(
                    IssueKind::BadValue,
                    row.line,
                    table.heading(Role::IsQuestion),
                    format!("“{}” is neither yes nor no; the words decide.", values::shortened(cell)),
                );
            }
            flag
        });
        let author_email = values::present(table.cell(row, Role::Email)).and_then(|cell| {
            let email = EmailAddress::parse(cell).ok();
            if email.is_none() {
                notes.about_cell(
                    IssueKind::BadAddress,
                    row.line,
                    table.heading(Role::Email),
                    format!(
                        "“{}” is no e-mail address; the sender is looked up by name.",
                        values::shortened(cell)
                    ),
                );
            }
            email
        });
        messages.push(MessageRow {
            line: row.line,
            author_name: records::name_in(table, row),
            author_email,
            moment,
            is_question: flagged == Some(true) || question::is_asked_in(&text),
            text,
            source: MessageSource::Chat,
            sent: Placed::default(),
        });
    }
    Records {
        not_understood: table.rows.len() - messages.len(),
        people: Vec::new(),
        messages,
        order,
        title: None,
        length: None,
    }
}
