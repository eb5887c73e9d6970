//! YouTube: the live chat that download programs keep beside a recording.
//!
//! One JSON object a line, each with the actions at one time of the video: text in runs, with emoji between, Super
//! Chats, and much that is no message. Times are strings of milliseconds, negative before the stream began. Authors
//! are handles; there are no addresses.

use std::collections::HashSet;

use serde_json::Value;

use super::{Evidence, Format, Given, Unit};
use crate::domain::IssueKind;
use crate::domain::text::counted;
use crate::import::ledger::Fate;
use crate::import::notes::Notes;
use crate::import::records::{MessageRow, Moment, Records};
use crate::import::values;
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&CHAT];

const CHAT: Format = Format {
    code: "youtube_chat",
    label: "YouTube live chat",
    kind: FileKind::Chat,
    evidence: Evidence::Code,
    unit: Unit::Lines,
    recognise: |document| {
        let text = document.beginning();
        (text.trim_start().starts_with('{') && text.contains("\"replayChatItemAction\"")).then_some(98)
    },
    read,
};

/// The action by which a moderator takes a message back.
const DELETION: &str = "markChatItemAsDeletedAction";

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let text = given.document.text();
    let mut records = Records::default();
    let deleted = deleted_in(text);
    let mut left_out = 0usize;
    let total = given.document.count(Unit::Lines).unwrap_or_default();
    let lines = (1u32..)
        .zip(text.split('\n'))
        .filter(|(_, line)| !line.trim().is_empty());
    for (index, (number, line)) in lines.enumerate() {
        if !given.watch.goes_on(index, total) {
            break;
        }
        let Ok(Value::Object(entry)) = serde_json::from_str(line.trim()) else {
            notes.about_row(
                IssueKind::UnreadableRow,
                number,
                "The line is no entry of a live chat; it may have been cut off. Nothing could be read from it.",
            );
            records.ledger.add(Fate::NotUnderstood, 1);
            continue;
        };
        let entry = Value::Object(entry);
        let moment = moment_of(&entry);
        let mut has_message = false;
        for action in actions(&entry) {
            let Some(said) = message(action) else { continue };
            if said.id.is_some_and(|id| deleted.contains(id)) {
                left_out += 1;
                continue;
            }
            has_message = true;
            let mut row = MessageRow::of_chat(number, said.author, moment.clone(), said.text);
            row.is_team = said.is_team;
            records.messages.push(row);
        }
        records
            .ledger
            .add(if has_message { Fate::Message } else { Fate::System }, 1);
    }
    if left_out > 0 {
        notes.about_file(
            IssueKind::Repaired,
            counted(
                left_out,
                "message was deleted in the chat; it was left out.",
                "messages were deleted in the chat; they were left out.",
            ),
        );
    }
    Ok(records)
}

fn actions(entry: &Value) -> impl Iterator<Item = &Value> {
    entry
        .pointer("/replayChatItemAction/actions")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

/// The messages that were taken back, by their identifiers.
fn deleted_in(text: &str) -> HashSet<String> {
    let mut deleted = HashSet::new();
    for line in text.split('\n').filter(|line| line.contains(DELETION)) {
        let Ok(entry) = serde_json::from_str::<Value>(line.trim()) else {
            continue;
        };
        let targets = actions(&entry).filter_map(|action| action.get(DELETION)?.get("targetItemId")?.as_str());
        deleted.extend(targets.map(str::to_owned));
    }
    deleted
}

/// When it was shown, in the video's time.
fn moment_of(entry: &Value) -> Option<Moment> {
    let milliseconds = match entry
        .get("videoOffsetTimeMsec")
        .or_else(|| entry.pointer("/replayChatItemAction/videoOffsetTimeMsec"))?
    {
        Value::String(text) => text.trim().parse::<i64>().ok()? as f64,
        Value::Number(number) => number.as_f64()?,
        _ => return None,
    };
    Some(Moment::Offset(milliseconds / 60_000.0))
}

/// What an action says, by whom.
struct Said<'v> {
    id: Option<&'v str>,
    author: String,
    text: String,
    is_team: bool,
}

/// The message of an action; none where it has no words or nobody wrote them.
fn message(action: &Value) -> Option<Said<'_>> {
    let item = action.pointer("/addChatItemAction/item")?.as_object()?;
    // Text, Super Chats and memberships differ in the name of the object only.
    let item = item.values().find(|item| item.get("message").is_some())?;
    let text = values::with_line_feeds(&words(item.get("message")?));
    let author = item.get("authorName").map(words).unwrap_or_default();
    let author = values::one_line(&author);
    if text.is_empty() || author.is_empty() {
        return None;
    }
    let badges = item.get("authorBadges").and_then(Value::as_array);
    let is_team = badges.into_iter().flatten().any(|badge| {
        badge
            .pointer("/liveChatAuthorBadgeRenderer/icon/iconType")
            .and_then(Value::as_str)
            .is_some_and(|icon| matches!(icon, "OWNER" | "MODERATOR"))
    });
    Some(Said {
        id: item.get("id").and_then(Value::as_str),
        author,
        text,
        is_team,
    })
}

/// A text, which is simple or in runs with emoji between.
fn words(text: &Value) -> String {
    if let Some(simple) = text.get("simpleText").and_then(Value::as_str) {
        return simple.to_owned();
    }
    let runs = text.get("runs").and_then(Value::as_array);
    runs.into_iter().flatten().filter_map(run).collect()
}

fn run(run: &Value) -> Option<&str> {
    if let Some(text) = run.get("text").and_then(Value::as_str) {
        return Some(text);
    }
    let emoji = run.get("emoji")?;
    let id = emoji.get("emojiId").and_then(Value::as_str).unwrap_or_default();
    // A channel's own emoji has a key for an identifier; its shortcut says what it shows.
    if !id.is_empty() && !id.is_ascii() {
        return Some(id);
    }
    emoji.pointer("/shortcuts/0").and_then(Value::as_str)
}
