//! The registration report: who registered for a webinar, and whether that was approved.
//!
//! It never says who came. Its rows end with a separator that its heading lacks.

use std::collections::HashSet;

use super::report::{self, OF_PEOPLE, Report, SoleCell};
use crate::domain::Standing;
use crate::import::attendance::Way;
use crate::import::document::Document;
use crate::import::headings::{Meaning, meaning_of};
use crate::import::notes::Notes;
use crate::import::platforms::{Evidence, Format, Given, Unit, generic};
use crate::import::records::{PersonRow, Records};
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&REGISTRATION];

const REGISTRATION: Format = Format {
    code: "zoom_registration",
    label: "Zoom registration report",
    kind: FileKind::Registrations,
    evidence: Evidence::Real,
    unit: Unit::Rows,
    recognise,
    read,
};

/// Titles of the report. Other platforms use the English one too, so that it says nothing alone.
const TITLES: &[&str] = &[
    "registration report",
    "webinar registration report",
    "meeting registration report",
    "등록 보고서",
    "registrierungsbericht",
    "anmeldebericht",
    "rapport d inscription",
    "rapport des inscriptions",
    "informe de registro",
    "informe de inscripción",
    "informe de inscripciones",
    "relatório de inscrição",
    "relatório de inscrições",
    "relatório de registro",
    "rapporto di registrazione",
    "rapporto registrazioni",
    "registratierapport",
    "raport rejestracji",
    "отчет о регистрации",
    "отчёт о регистрации",
    "登録レポート",
    "注册报告",
];

const WAY: Way = Way {
    listed: Some(Standing::Registered),
    ..Way::PLAIN
};

fn recognise(document: &Document<'_>) -> Option<u8> {
    let report = Report::of_people(document.head(), SoleCell::Title);
    let [part] = report.parts.as_slice() else {
        return None;
    };
    let meanings: Vec<Meaning> = part.heading.cells().filter_map(meaning_of).collect();
    let has = |meaning| meanings.contains(&meaning);
    let says_who_came = has(Meaning::Attended) || has(Meaning::Join) || has(Meaning::Minutes);
    // Only Zoom lists the approval of each registration.
    if says_who_came || !has(Meaning::Registered) || !has(Meaning::Approval) {
        return None;
    }
    match (report.is_titled(TITLES), report.summary.has_id) {
        (true, true) => Some(99),
        (true, false) => Some(96),
        (false, true) => Some(94),
        (false, false) => None,
    }
}

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let report = Report::of_people(given.document.sheet(), SoleCell::Title);
    let Some(main) = (0..report.parts.len()).max_by_key(|index| report.len(&report.parts[*index])) else {
        return generic::read_people(given, notes, WAY);
    };
    if report.parts.iter().all(|part| report.len(part) == 0) {
        return Err(Unreadable::NoRows);
    }
    let mut records = report.begin(notes);
    for (index, part) in report.parts.iter().enumerate() {
        let mut table = report.table(part);
        report::keep_only(&mut table, OF_PEOPLE);
        report::read_people(&mut table, WAY, index == main, given, notes, &mut records);
    }
    add_up(&report, &records, notes);
    Ok(records)
}

/// Compares the numbers that the summary states with the rows. Its count of all registrants leaves out the cancelled
/// ones in some years and not in others, and its count of denied ones takes them in: only these two are plain.
fn add_up(report: &Report<'_>, records: &Records, notes: &mut Notes<'_>) {
    let count = |standing| {
        let rows = records.people.iter().filter(|row| row.standing == standing);
        let key = |row: &PersonRow| row.email.as_ref().map_or_else(|| row.name.clone(), ToString::to_string);
        let people: HashSet<String> = rows.clone().map(key).collect();
        people.len()..=rows.count()
    };
    let approved = ["# approved registrants", "# approved", "approved registrants"];
    let cancelled = ["# cancelled registrants", "# cancelled", "cancelled registrants"];
    report.summary.compare(
        &approved,
        count(Standing::Registered),
        "registrations that stand",
        notes,
    );
    report
        .summary
        .compare(&cancelled, count(Standing::Cancelled), "cancelled registrations", notes);
}
