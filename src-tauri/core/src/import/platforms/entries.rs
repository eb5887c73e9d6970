//! Files of entries, each with named values, as a table: what APIs answer in JSON or XML.
//!
//! The names are the headings and each entry is a row at its line, so that these files are read like any list. A
//! platform lists the fields that it knows; what else an entry holds becomes columns that are told as unused.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{Given, generic};
use crate::domain::IssueKind;
use crate::domain::text::counted;
use crate::import::Unreadable;
use crate::import::attendance::{self, Way};
use crate::import::document::Document;
use crate::import::headings::{Meaning, heading_key};
use crate::import::ledger::Fate;
use crate::import::notes::Notes;
use crate::import::recognise::{Column, Table, table_of};
use crate::import::records::Records;
use crate::import::table::Sheet;

/// The most fields that are looked at; APIs answer with a few dozen, and a table of entries that share none must not
/// grow with their square.
pub(super) const MAX_FIELDS: usize = 200;

/// One entry of a file.
pub(super) struct Entry {
    /// The line on which it begins, or its number where lines hold several entries.
    pub line: u32,
    /// Its values by their names.
    pub values: Vec<(String, String)>,
}

impl Entry {
    /// The value of a name; empty where there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.values
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }

    /// Sets a value, in the place of one that it has.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        match self.values.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => value.clone_into(known),
            // In front, so that it is among the fields that are looked at.
            None => self.values.insert(0, (name.to_owned(), value.to_owned())),
        }
    }
}

/// A JSON file of entries.
pub(super) struct Json {
    /// The values beside the list.
    pub root: Map<String, Value>,
    /// The entries as they are.
    pub objects: Vec<Map<String, Value>>,
    /// The line of each, or its number.
    pub lines: Vec<u32>,
}

/// How many of the keys a JSON text has near its beginning; none where it is no JSON.
pub(super) fn json_keys(document: &Document<'_>, keys: &[&str]) -> usize {
    let text = document.beginning().trim_start();
    if !text.starts_with(['{', '[']) {
        return 0;
    }
    keys.iter().filter(|key| text.contains(&format!("\"{key}\""))).count()
}

/// The entries of a JSON text: those of the list under one of `lists`, or of the text's own list.
pub(super) fn json(document: &Document<'_>, lists: &[&str]) -> Result<Json, Unreadable> {
    let text = document.text();
    let root: Value = serde_json::from_str(text).map_err(|_| Unreadable::NotText("a damaged JSON file"))?;
    let (list, mut root, entries) = match root {
        Value::Array(entries) => (None, Map::new(), entries),
        Value::Object(mut root) => {
            let list = lists.iter().find(|list| root.get(**list).is_some_and(Value::is_array));
            let entries = list.and_then(|list| root.remove(*list));
            match entries {
                Some(Value::Array(entries)) => (list, root, entries),
                _ => return Err(Unreadable::NoRows),
            }
        }
        _ => return Err(Unreadable::NoRows),
    };
    root.retain(|_, value| !value.is_array());
    let objects: Vec<_> = entries
        .into_iter()
        .map(|entry| match entry {
            Value::Object(object) => object,
            _ => Map::new(),
        })
        .collect();
    if objects.is_empty() {
        return Err(Unreadable::NoRows);
    }
    let mut lines = lines_of(text, list.copied());
    lines.resize(objects.len(), 0);
    tell_apart(lines.iter_mut());
    Ok(Json { root, objects, lines })
}

impl Json {
    /// The entries with their plain values; lists and objects inside them are left to the platform.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let entry = |(object, line): (&Map<String, Value>, &u32)| Entry {
            line: *line,
            values: object
                .iter()
                .filter_map(|(name, value)| Some((name.clone(), plain(value)?)))
                .collect(),
        };
        self.objects.iter().zip(&self.lines).map(entry).collect()
    }
}

/// A value that is no list and no object, in the words of a table.
pub(super) fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

/// Numbers the entries where a line holds several of them, as an API's answer in one line does: whoever looks for an
/// entry by its line must find one.
pub(super) fn tell_apart<'l>(lines: impl ExactSizeIterator<Item = &'l mut u32>) {
    let lines: Vec<&mut u32> = lines.collect();
    if lines.windows(2).any(|pair| *pair[0] >= *pair[1]) {
        for (line, number) in lines.into_iter().zip(1..) {
            *line = number;
        }
    }
}

/// The line of each entry of the list: of the text's own list, or of the one under a key of the outermost object.
fn lines_of(text: &str, list: Option<&str>) -> Vec<u32> {
    let depth_of_entries = if list.is_some() { 2 } else { 1 };
    let mut lines = Vec::new();
    let (mut depth, mut line) = (0usize, 1u32);
    let (mut string_from, mut is_escaped) = (None, false);
    // The last string at the outermost object's depth is the key of whatever opens next.
    let mut key = "";
    for (at, byte) in text.bytes().enumerate() {
        if byte == b'\n' {
            line = line.saturating_add(1);
        }
        if let Some(from) = string_from {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'"' => {
                    if depth == 1 {
                        key = text.get(from..at).unwrap_or_default();
                    }
                    string_from = None;
                }
                _ => {}
            }
            continue;
        }
        let is_at_entries = depth == depth_of_entries && list.is_none_or(|list| list == key);
        match byte {
            b'"' => string_from = Some(at + 1),
            b'{' | b'[' => {
                if is_at_entries {
                    lines.push(line);
                }
                depth += 1;
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    lines
}

/// What a field of an entry is to a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// What the column of this meaning is in any table.
    Is(Meaning),
    /// Something that the platform reads by itself.
    Own,
    /// Nothing, whatever its name means elsewhere.
    Unused,
}

/// The fields that a platform knows, by their names.
pub(super) type Fields = &'static [(&'static str, Field)];

/// The entries as a sheet, its first row the names of their values.
pub(super) fn sheet_of(entries: &[Entry]) -> Sheet {
    let mut columns: HashMap<&str, usize> = HashMap::new();
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in entries.iter().flat_map(|entry| &entry.values) {
        if names.len() < MAX_FIELDS && !columns.contains_key(name.as_str()) {
            columns.insert(name, names.len());
            names.push(name);
        }
    }
    let mut sheet = Sheet::default();
    sheet.push(0, names.iter().copied());
    for entry in entries {
        let mut cells = vec![""; names.len()];
        for (name, value) in &entry.values {
            if let Some(cell) = columns.get(name.as_str()).and_then(|column| cells.get_mut(*column)) {
                *cell = value;
            }
        }
        sheet.push(entry.line, cells.into_iter());
    }
    sheet
}

/// The sheet as a table with the platform's meanings, or the user's.
pub(super) fn table<'s>(sheet: &'s Sheet, fields: Fields, given: &Given<'_>) -> Table<'s> {
    let mut table = table_of(sheet, sheet.row(0), 1..sheet.len());
    give_meanings(&mut table, fields);
    generic::choose(&mut table, given);
    table
}

fn field(column: &Column, fields: Fields) -> Option<Field> {
    let key = heading_key(&column.heading);
    fields
        .iter()
        .find(|(name, _)| heading_key(name) == key)
        .map(|(_, field)| *field)
}

/// Gives columns the meanings of the platform's fields.
pub(super) fn give_meanings(table: &mut Table<'_>, fields: Fields) {
    for column in &mut table.columns {
        match field(column, fields) {
            Some(Field::Is(meaning)) => column.meaning = Some(meaning),
            Some(Field::Own | Field::Unused) => column.meaning = None,
            None => {}
        }
    }
}

/// Takes the headings from columns that the platform reads by itself, lest they be told as unused.
pub(super) fn hide_own(table: &mut Table<'_>, fields: Fields) {
    for column in &mut table.columns {
        if column.meaning.is_none() && field(column, fields) == Some(Field::Own) {
            column.heading.clear();
        }
    }
}

/// Reads entries about people.
pub(super) fn read_people(
    entries: &[Entry],
    fields: Fields,
    way: Way,
    given: &Given<'_>,
    notes: &mut Notes<'_>,
) -> Records {
    let sheet = sheet_of(entries);
    let mut table = table(&sheet, fields, given);
    let mut records = Records {
        columns: table.described(),
        ..Records::default()
    };
    hide_own(&mut table, fields);
    attendance::read(&table, way, given, notes, &mut records);
    // An entry without any value is no row of the sheet.
    let empty = entries.len().saturating_sub(table.rows.len());
    if empty > 0 {
        records.ledger.add(Fate::NotUnderstood, empty);
        notes.about_file(
            IssueKind::UnreadableRow,
            counted(
                empty,
                "entry holds no values; nobody could be read from it.",
                "entries hold no values; nobody could be read from them.",
            ),
        );
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_on_their_lines() {
        let text =
            "{\n \"a\": [{\"x\": 1}],\n \"list\": [\n  {\"q\": \"} \\\" {\", \"deep\": [{}, {}]},\n\n  {}\n ]\n}";
        assert_eq!(lines_of(text, Some("list")), [4, 6]);
        assert_eq!(lines_of("[\n{\"a\": {}},\n{}]", None), [2, 3]);
        assert_eq!(lines_of("[{", None), [1]);
    }
}
