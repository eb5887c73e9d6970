//! Tables of no particular platform: whatever has a column of people or of messages.
//!
//! These are the simplest files of the product and everything that people put together in a spreadsheet. They
//! are never surer of a table than a platform that knows it.

use super::Platform;
use crate::import::attendance::{self, JoinTimes};
use crate::import::headings::Role;
use crate::import::recognise::Table;
use crate::import::{FileKind, chat};

pub(super) const ATTENDANCE: Platform = Platform {
    label: "Attendance table",
    kind: FileKind::Attendance,
    recognise: |table| {
        let weights = [
            (Role::Email, 20),
            (Role::Name, 10),
            (Role::Attended, 10),
            (Role::AttendancePercent, 5),
        ];
        (!table.is_chat()).then(|| 45 + sum(table, &weights))
    },
    read: |table, notes| attendance::read(table, JoinTimes::AsTheyLook, notes),
};

pub(super) const CHAT: Platform = Platform {
    label: "Chat table",
    kind: FileKind::Chat,
    recognise: |table| {
        let weights = [(Role::Email, 15), (Role::Name, 15), (Role::Timestamp, 15)];
        table.is_chat().then(|| 45 + sum(table, &weights))
    },
    read: chat::read,
};

fn sum(table: &Table<'_>, weights: &[(Role, u8)]) -> u8 {
    weights
        .iter()
        .filter(|(role, _)| table.has(*role))
        .map(|(_, weight)| weight)
        .sum()
}
