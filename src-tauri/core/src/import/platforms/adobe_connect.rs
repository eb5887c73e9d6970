//! Adobe Connect: the attendance of a meeting or an event, as its web services answer in XML.
//!
//! One row a visit, its values as elements or attributes. Hosts and people who did not come are not in the report of
//! a meeting. By the vendor's documentation; no real file was seen.

use quick_xml::encoding::Decoder;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::entries::Field::{Is, Own};
use super::entries::{self, Entry, Fields, MAX_FIELDS};
use super::{Evidence, Format, Given, Unit};
use crate::domain::{EmailAddress, IssueKind, Role, Standing};
use crate::import::attendance::{JoinTimes, Way};
use crate::import::headings::Meaning;
use crate::import::notes::Notes;
use crate::import::records::Records;
use crate::import::values;
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&ATTENDANCE];

const ATTENDANCE: Format = Format {
    code: "adobe_connect_attendance",
    label: "Adobe Connect attendance (web services)",
    kind: FileKind::Attendance,
    evidence: Evidence::Documented,
    unit: Unit::Entries,
    recognise: |document| {
        let text = document.beginning().trim_start();
        let has = |part: &str| text.contains(part);
        if !text.starts_with('<') {
            return None;
        }
        match (
            has("<report-meeting-attendance"),
            has("<report-event-participants"),
            has("transcript-id") && has("session-name"),
        ) {
            (true, ..) | (_, true, _) => Some(97),
            (_, _, true) => Some(93),
            _ => None,
        }
    },
    read,
};

const FIELDS: Fields = &[
    ("participant-name", Is(Meaning::Name)),
    ("email", Is(Meaning::Email)),
    ("sco-name", Is(Meaning::Title)),
    ("date-created", Is(Meaning::Join)),
    ("date-end", Is(Meaning::Exit)),
    ("first-in-time", Is(Meaning::Join)),
    ("last-end-time", Is(Meaning::Exit)),
    ("registration-time", Is(Meaning::Registered)),
    ("attendance-status", Is(Meaning::Attended)),
    ("duration", Is(Meaning::Minutes)),
    ("session-name", Own),
    ("name", Own),
    ("login", Own),
];

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let mut list = rows(given.document.text())?;
    let mut shown = Vec::with_capacity(list.len());
    for entry in &mut list {
        let names: Vec<String> = ["participant-name", "name", "session-name"]
            .iter()
            .map(|name| entry.get(name).to_owned())
            .collect();
        if let Some(name) = names.iter().find(|name| !values::is_blank(name)) {
            entry.set("participant-name", name);
        }
        // A login is mostly an address; guests have none.
        let login = entry.get("login").to_owned();
        if values::is_blank(entry.get("email")) && EmailAddress::parse(&login).is_ok() {
            entry.set("email", &login);
        }
        shown.push((entry.line, values::one_line(&names[2])));
    }
    let says_who_came = list.iter().any(|entry| !entry.get("attendance-status").is_empty());
    let way = Way {
        join_times: JoinTimes::ByTheClock,
        role: Role::Audience,
        listed: (!says_who_came).then_some(Standing::Attended),
    };
    let mut records = entries::read_people(&list, FIELDS, way, given, notes);
    let mut shown = shown.into_iter().peekable();
    for person in &mut records.people {
        while shown.next_if(|(line, _)| *line < person.line).is_some() {}
        if let Some((_, name)) = shown.peek().filter(|(line, _)| *line == person.line)
            && !name.is_empty()
            && *name != person.name
        {
            person.other_names.push(name.clone());
        }
    }
    if !says_who_came {
        notes.about_file(
            IssueKind::Repaired,
            "This report lists neither hosts nor people who did not come; add a list of registrants to have them.",
        );
    }
    Ok(records)
}

/// The `row` elements with their attributes and the texts of the elements in them.
fn rows(text: &str) -> Result<Vec<Entry>, Unreadable> {
    let damaged = || Unreadable::NotText("a damaged XML file");
    let mut reader = Reader::from_str(text);
    let mut list: Vec<Entry> = Vec::new();
    let mut row: Option<Entry> = None;
    let mut field: Option<(String, String)> = None;
    let (mut line, mut counted) = (1u32, 0usize);
    loop {
        let event = reader.read_event().map_err(|_| damaged())?;
        match event {
            Event::Start(start) if row.is_none() && start.local_name().as_ref() == b"row" => {
                row = Some(entry_of(&start, reader.decoder(), line));
            }
            Event::Empty(start) if row.is_none() && start.local_name().as_ref() == b"row" => {
                list.push(entry_of(&start, reader.decoder(), line));
            }
            Event::Start(start) if row.is_some() && field.is_none() => {
                field = Some((
                    String::from_utf8_lossy(start.local_name().as_ref()).into_owned(),
                    String::new(),
                ));
            }
            Event::Text(text) => {
                if let (Some((_, value)), Ok(text)) = (&mut field, text.decode()) {
                    value.push_str(&text);
                }
            }
            Event::CData(text) => {
                if let (Some((_, value)), Ok(text)) = (&mut field, text.decode()) {
                    value.push_str(&text);
                }
            }
            Event::GeneralRef(reference) => {
                if let Some((_, value)) = &mut field {
                    match (reference.resolve_char_ref(), reference.decode()) {
                        (Ok(Some(c)), _) => value.push(c),
                        (_, Ok(name)) => {
                            value.push_str(quick_xml::escape::resolve_xml_entity(&name).unwrap_or_default())
                        }
                        _ => {}
                    }
                }
            }
            Event::End(end) => {
                let is_field = field
                    .as_ref()
                    .is_some_and(|(name, _)| name.as_bytes() == end.local_name().as_ref());
                if is_field {
                    if let (Some(row), Some((name, value))) = (&mut row, field.take())
                        && row.values.len() < MAX_FIELDS
                    {
                        row.set(&name, &value);
                    }
                } else if end.local_name().as_ref() == b"row"
                    && field.is_none()
                    && let Some(row) = row.take()
                {
                    list.push(row);
                }
            }
            Event::Eof => break,
            _ => {}
        }
        let at = usize::try_from(reader.buffer_position())
            .unwrap_or(usize::MAX)
            .min(text.len());
        let passed = text.as_bytes().get(counted..at).unwrap_or_default();
        let feeds = passed.iter().filter(|byte| **byte == b'\n').count();
        line = line.saturating_add(u32::try_from(feeds).unwrap_or(u32::MAX));
        counted = counted.max(at);
    }
    // A file that was cut off ends in the middle of a row.
    list.extend(row);
    entries::tell_apart(list.iter_mut().map(|entry| &mut entry.line));
    if list.is_empty() {
        Err(Unreadable::NoRows)
    } else {
        Ok(list)
    }
}

fn entry_of(start: &BytesStart<'_>, decoder: Decoder, line: u32) -> Entry {
    let mut entry = Entry {
        line,
        values: Vec::new(),
    };
    for attribute in start.attributes().with_checks(false).flatten().take(MAX_FIELDS) {
        if let Ok(value) = attribute.decoded_and_normalized_value(XmlVersion::Implicit1_0, decoder) {
            let name = String::from_utf8_lossy(attribute.key.local_name().as_ref()).into_owned();
            entry.set(&name, &value);
        }
    }
    entry
}
