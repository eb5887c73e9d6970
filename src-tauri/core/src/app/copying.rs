//! People as lines for a spreadsheet, by way of the clipboard.

use super::directory::Directory;
use super::error::Error;
use super::import::count;
use super::queue::Queue;
use super::views::{AttendeeRowView, CopiedView, DraftKind, PeopleColumn, PeopleQuery};
use super::{App, people};
use crate::domain::{AttendeeId, Standing, WebinarId};
use crate::export::{Cell, Sheet};

impl App {
    /// These people with these columns, a heading above, in the order of a query, whose filters do not count.
    pub fn copy_people(
        &self,
        webinar: WebinarId,
        query: &PeopleQuery,
        ids: &[AttendeeId],
        columns: &[PeopleColumn],
    ) -> Result<CopiedView, Error> {
        self.store().read(|tx| {
            let list = Directory::of(tx, webinar)?;
            let mut chosen: Vec<u32> = ids.iter().filter_map(|id| list.index(*id)).collect();
            list.sort(&mut chosen, query, &*Queue::of(tx, webinar)?);
            let order: Vec<AttendeeId> = chosen.into_iter().map(|index| list.id(index)).collect();
            let rows = people::rows(tx, webinar, &order)?;
            let mut sheet = Sheet::default();
            sheet.line(columns.iter().map(|column| Cell::Text(heading(*column).to_owned())));
            for row in &rows {
                sheet.line(columns.iter().map(|column| cell(*column, row)));
            }
            Ok(CopiedView {
                text: sheet.text,
                people: count(rows.len()),
                neutralised: count(sheet.neutralised),
            })
        })
    }
}

fn heading(column: PeopleColumn) -> &'static str {
    match column {
        PeopleColumn::Name => "Name",
        PeopleColumn::Email => "E-mail",
        PeopleColumn::Domain => "Domain",
        PeopleColumn::Location => "Location",
        PeopleColumn::Standing => "Came",
        PeopleColumn::Tier => "Tier",
        PeopleColumn::Score => "Score",
        PeopleColumn::Focus => "Focus %",
        PeopleColumn::Attendance => "Attendance %",
        PeopleColumn::Minutes => "Minutes",
        PeopleColumn::Messages => "Messages",
        PeopleColumn::Questions => "Questions",
        PeopleColumn::Draft => "Draft",
    }
}

fn cell(column: PeopleColumn, row: &AttendeeRowView) -> Cell {
    let text = |text: &str| Cell::Text(text.to_owned());
    match column {
        PeopleColumn::Name => text(&row.name),
        PeopleColumn::Email => Cell::Address(row.email.clone()),
        PeopleColumn::Domain => text(row.email.as_ref().map_or("", |email| email.domain())),
        PeopleColumn::Location => text(row.location.as_deref().unwrap_or_default()),
        PeopleColumn::Standing => text(standing(row.standing)),
        PeopleColumn::Tier => text(row.tier.label()),
        PeopleColumn::Score => Cell::Number((row.standing == Standing::Attended).then_some(row.score), 1),
        PeopleColumn::Focus => Cell::Number(row.focus_percent, 0),
        PeopleColumn::Attendance => Cell::Number(row.attendance_percent, 0),
        PeopleColumn::Minutes => Cell::Number(row.attendance_minutes, 1),
        PeopleColumn::Messages => Cell::Number(Some(f64::from(row.messages)), 0),
        PeopleColumn::Questions => Cell::Number(Some(f64::from(row.questions)), 0),
        PeopleColumn::Draft => text(draft(DraftKind::of(row.draft.as_ref()))),
    }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Registered => "Registered",
        Standing::Attended => "Attended",
        Standing::NoShow => "Did not come",
        Standing::Cancelled => "Cancelled",
        Standing::NotApproved => "Not approved",
        Standing::WaitingRoom => "Waiting room",
        Standing::ReplayOnly => "Replay only",
        Standing::EarlierDay => "Another day",
        Standing::BotOnly => "Bot only",
    }
}

fn draft(kind: DraftKind) -> &'static str {
    match kind {
        DraftKind::Blocked => "Blocked",
        DraftKind::Warned => "Warning",
        DraftKind::ToReview => "To review",
        DraftKind::Skipped => "Skipped",
        DraftKind::Approved => "Approved",
        DraftKind::Exported => "Exported",
        DraftKind::None => "",
    }
}
