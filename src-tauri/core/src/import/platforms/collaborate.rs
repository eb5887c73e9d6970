//! Blackboard Collaborate: the attendance report.
//!
//! One row a person with first join, last leave and the time between them that they were there, which is what counts.
//! Dates are month first and name their zone. By the vendor's documentation; no real file was seen.

use super::{Evidence, Format, Given, Unit, generic};
use crate::domain::{DayOrder, Role, Standing};
use crate::import::attendance::{self, JoinTimes, Way};
use crate::import::notes::Notes;
use crate::import::recognise;
use crate::import::records::Records;
use crate::import::values::dates::OrderEvidence;
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&ATTENDANCE];

/// Headings that no other platform is known to write.
const OWN_HEADINGS: &[&str] = &[
    "NameOfAttendee",
    "AttendeeFirstJoinTime",
    "AttendeeLastLeaveTime",
    "AttendeeTotalTimeInSession",
    "AttendeeTotalRejoins",
];

const ATTENDANCE: Format = Format {
    code: "collaborate_attendance",
    label: "Blackboard Collaborate attendance report",
    kind: FileKind::Attendance,
    evidence: Evidence::Documented,
    unit: Unit::Rows,
    recognise: |document| {
        let table = recognise::find_table(document.head(), None).ok()?;
        let known = OWN_HEADINGS.iter().filter(|heading| table.has_heading(heading)).count();
        match known {
            0..=1 => None,
            2 => Some(93),
            _ => Some(97),
        }
    },
    read,
};

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let way = Way {
        join_times: JoinTimes::ByTheClock,
        role: Role::Audience,
        listed: Some(Standing::Attended),
    };
    let table = recognise::find_table(given.document.sheet(), given.choice.columns.as_deref())?;
    let mut records = generic::begun(given, &table, notes);
    attendance::read(&table, way, given, notes, &mut records);
    if matches!(records.order, OrderEvidence::Open { .. }) {
        // The documentation gives the form of its dates.
        records.order = OrderEvidence::Certain(DayOrder::MonthFirst);
    }
    Ok(records)
}
