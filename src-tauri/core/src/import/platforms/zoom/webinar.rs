//! The webinar attendee report with its sections: hosts, panelists, attendees, and whoever else was there.
//!
//! A person has one row for each visit; rows after the first lack registration and approval, and the address says
//! whose they are. A section is known by the words of its title in several languages, else by its columns: only
//! registrants have an approval, only people without a registration lack addresses. Rows are never joined here.

use std::collections::HashSet;

use super::report::{self, OF_PEOPLE, Part, Report, SoleCell};
use super::summary;
use crate::domain::{EmailAddress, IssueKind, Role, Standing};
use crate::import::attendance::{JoinTimes, Way};
use crate::import::document::Document;
use crate::import::headings::{Meaning, meaning_of};
use crate::import::notes::Notes;
use crate::import::platforms::{Evidence, Format, Given, Unit, generic};
use crate::import::recognise::Table;
use crate::import::records::{PersonRow, Records};
use crate::import::{FileKind, Unreadable, values};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&WEBINAR];

const WEBINAR: Format = Format {
    code: "zoom_webinar",
    label: "Zoom webinar attendee report",
    kind: FileKind::Attendance,
    evidence: Evidence::Real,
    unit: Unit::Rows,
    recognise,
    read,
};

/// Titles of the report. Other platforms use the English one too, so that it says nothing alone.
const TITLES: &[&str] = &[
    "attendee report",
    "webinar attendee report",
    "참석자 보고서",
    "teilnehmerbericht",
    "bericht über teilnehmer",
    "rapport des participants",
    "rapport sur les participants",
    "informe de asistentes",
    "informe de los asistentes",
    "relatório de participantes",
    "relatório do participante",
    "rapporto partecipanti",
    "rapporto sui partecipanti",
    "deelnemersrapport",
    "raport uczestników",
    "отчет об участниках",
    "отчёт об участниках",
    "出席者レポート",
    "参加者レポート",
    "参会者报告",
    "与会者报告",
];

/// What a section lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Hosts,
    Panelists,
    Attendees,
    Others,
    Registrants,
}

/// Parts of words in the titles of sections. The first that fits counts: "other panelists" are panelists.
const SECTION_WORDS: &[(Section, &[&str])] = &[
    (
        Section::Panelists,
        &[
            "panel",
            "diskussion",
            "podium",
            "ponente",
            "relator",
            "패널",
            "パネ",
            "嘉宾",
            "панел",
            "paneli",
        ],
    ),
    (
        Section::Others,
        &[
            "other",
            "andere",
            "weitere",
            "sonstige",
            "autre",
            "otro",
            "outro",
            "altri",
            "overige",
            "기타",
            "その他",
            "其他",
            "друг",
            "проч",
            "inni",
            "pozosta",
        ],
    ),
    (
        Section::Hosts,
        &[
            "host",
            "gastgeber",
            "hôte",
            "animateur",
            "anfitri",
            "organizzator",
            "호스트",
            "ホスト",
            "主持人",
            "организатор",
            "gospodarz",
        ],
    ),
    (
        Section::Registrants,
        &[
            "registrant",
            "registrier",
            "angemeldet",
            "inscrit",
            "inscrito",
            "registrad",
            "iscritt",
            "geregistreerd",
            "등록",
            "登録",
            "注册",
            "зарегистр",
            "zarejestr",
        ],
    ),
    (
        Section::Attendees,
        &[
            "attendee",
            "teilnehm",
            "participant",
            "asistente",
            "participante",
            "partecipant",
            "deelnemer",
            "참석자",
            "参加者",
            "出席者",
            "参会者",
            "участник",
            "uczestnik",
        ],
    ),
];

fn section_named(title: &str) -> Option<Section> {
    SECTION_WORDS
        .iter()
        .find(|(_, words)| words.iter().any(|word| title.contains(word)))
        .map(|(section, _)| *section)
}

fn recognise(document: &Document<'_>) -> Option<u8> {
    let sheet = document.head();
    if !is_worth_a_look(document) {
        return None;
    }
    let report = Report::of_people(sheet, SoleCell::Title);
    let named = report.is_titled(TITLES);
    let sections = report
        .parts
        .iter()
        .filter(|part| section_named(&part.title).is_some())
        .count();
    let says_who_came = report.parts.iter().any(|part| {
        let table = report.table(part);
        let has = |meaning| table.has(meaning);
        (has(Meaning::Attended) || has(Meaning::Minutes)) && has(Meaning::Join) && has(Meaning::Exit)
    });
    if !says_who_came {
        return None;
    }
    // Other platforms name a list "Attendee Details" or give a webinar's number too, but none has both names in one
    // column.
    let shows_both_names = report
        .parts
        .iter()
        .flat_map(|part| part.heading.cells())
        .any(summary::has_bracket);
    match (named, sections, report.summary.has_id) {
        (true, 1.., true) => Some(99),
        (true, 1.., false) => Some(96),
        (true, 0, true) if shows_both_names => Some(95),
        // The title was lost, or is in a language that is not known.
        (false, 2.., _) => Some(95),
        (false, 1, true) if shows_both_names => Some(95),
        (false, 0, _) if shows_both_names && report.parts.len() > 1 => Some(93),
        _ => None,
    }
}

/// Whether any of the first lines is a title; most files have none, and need no closer look.
fn is_worth_a_look(document: &Document<'_>) -> bool {
    document
        .head()
        .rows()
        .take(40)
        .any(|row| row.cells().filter(|cell| !cell.is_empty()).nth(1).is_none())
}

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let report = Report::of_people(given.document.sheet(), SoleCell::Title);
    let Some(main) = (0..report.parts.len()).max_by_key(|index| {
        let part = &report.parts[*index];
        (is_of_registrants(part), report.len(part))
    }) else {
        return generic::read_people(given, notes, Way::PLAIN);
    };
    if report.parts.iter().all(|part| report.len(part) == 0) {
        return Err(Unreadable::NoRows);
    }
    let mut records = report.begin(notes);
    let told = unused_headings(&report, main);
    let mut ranges = Vec::with_capacity(report.parts.len());
    for (index, part) in report.parts.iter().enumerate() {
        let mut table = report.table(part);
        report::keep_only(&mut table, OF_PEOPLE);
        if index != main {
            leave_untold(&mut table, &told);
        }
        let section = section_named(&part.title).unwrap_or_else(|| by_columns(&table, index));
        let from = records.people.len();
        report::read_people(&mut table, way_of(section), index == main, given, notes, &mut records);
        let rows = from..records.people.len();
        if let Some(rows) = records.people.get_mut(rows.clone()) {
            rows.iter_mut().for_each(forget_unused_name);
        }
        ranges.push((section, rows));
    }
    add_up(&report, &ranges, &mut records, notes);
    Ok(records)
}

/// Whether a part has the columns that only registrants have.
fn is_of_registrants(part: &Part<'_>) -> bool {
    part.heading
        .cells()
        .filter_map(meaning_of)
        .any(|meaning| matches!(meaning, Meaning::Approval | Meaning::Registered | Meaning::LastName))
}

/// What a part lists whose title is in an unknown language: hosts come first, panelists next.
fn by_columns(table: &Table<'_>, index: usize) -> Section {
    if !table.has(Meaning::Email) {
        Section::Others
    } else if table.has(Meaning::Approval) || table.has(Meaning::Registered) || table.has(Meaning::LastName) {
        Section::Attendees
    } else if index == 0 {
        Section::Hosts
    } else {
        Section::Panelists
    }
}

fn way_of(section: Section) -> Way {
    Way {
        join_times: JoinTimes::ByTheClock,
        role: match section {
            Section::Hosts => Role::Host,
            Section::Panelists => Role::Panelist,
            Section::Attendees | Section::Others | Section::Registrants => Role::Audience,
        },
        listed: match section {
            Section::Hosts | Section::Panelists | Section::Attendees => None,
            Section::Others => Some(Standing::Attended),
            Section::Registrants => Some(Standing::Registered),
        },
    }
}

/// The headings of the main table's columns that are not used.
fn unused_headings(report: &Report<'_>, main: usize) -> Vec<String> {
    let table = report.parts.get(main).map(|part| report.table(part));
    table
        .into_iter()
        .flat_map(|table| table.columns)
        .filter(|column| !column.meaning.is_some_and(|meaning| OF_PEOPLE.contains(&meaning)))
        .map(|column| column.heading)
        .collect()
}

/// Columns that are not used are told once, though several sections have them.
fn leave_untold(table: &mut Table<'_>, told: &[String]) {
    for column in &mut table.columns {
        if column.meaning.is_none() && told.contains(&column.heading) {
            column.heading.clear();
        }
    }
}

/// For people who did not come, the report shows their first name as the name in the webinar: nobody was shown by it.
fn forget_unused_name(row: &mut PersonRow) {
    if row.standing != Standing::Attended {
        row.other_names.clear();
    }
}

/// Compares the numbers that the summary states with the rows.
fn add_up(
    report: &Report<'_>,
    ranges: &[(Section, std::ops::Range<usize>)],
    records: &mut Records,
    notes: &mut Notes<'_>,
) {
    let mut viewers: HashSet<&EmailAddress> = HashSet::new();
    let (mut visits, mut nameless_visits, mut nameless) = (0, 0, HashSet::new());
    let mut host_name = None;
    for (section, range) in ranges {
        let rows = records.people.get(range.clone()).unwrap_or_default();
        for row in rows.iter().filter(|row| row.standing == Standing::Attended) {
            visits += 1;
            match (section, &row.email) {
                (Section::Hosts, _) => host_name = host_name.or(Some(&row.name)),
                (Section::Panelists, _) => {}
                (Section::Attendees | Section::Others | Section::Registrants, Some(email)) => {
                    viewers.insert(email);
                }
                (Section::Attendees | Section::Others | Section::Registrants, None) => {
                    nameless_visits += 1;
                    nameless.insert(values::name_key(&row.name));
                }
            }
        }
    }
    // Without an address nobody knows whether two visits under one name are one person's.
    let people = viewers.len() + nameless.len()..=viewers.len() + nameless_visits;
    if let Some(name) = host_name.filter(|name| !name.is_empty()) {
        records.hints.host_name = Some(name.clone());
    }
    if report.repeats() {
        notes.about_file(
            IssueKind::Repaired,
            "The file holds several reports, one below the other; they were read as one, and the counts in their \
             summaries were not compared with the rows.",
        );
        return;
    }
    let summary = &report.summary;
    summary.compare(UNIQUE_VIEWERS, people, "people who attended", notes);
    summary.compare(TOTAL_USERS, visits..=visits, "visits of all sections", notes);
}

const UNIQUE_VIEWERS: &[&str] = &[
    "unique viewers",
    "고유 뷰어",
    "고유 시청자",
    "eindeutige zuschauer",
    "einmalige zuschauer",
    "spectateurs uniques",
    "espectadores únicos",
    "visualizadores únicos",
    "visualizzatori unici",
    "unieke kijkers",
    "ユニークな視聴者",
    "уникальные зрители",
];

const TOTAL_USERS: &[&str] = &[
    "total users",
    "총 사용자",
    "총 사용자 수",
    "benutzer insgesamt",
    "gesamtzahl der benutzer",
    "nombre total d utilisateurs",
    "total des utilisateurs",
    "total de usuarios",
    "usuarios totales",
    "total de usuários",
    "utenti totali",
    "totaal aantal gebruikers",
    "ユーザーの合計",
    "всего пользователей",
];
