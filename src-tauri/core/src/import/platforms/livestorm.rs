//! Livestorm: the list of registrants.
//!
//! One row a registration, with headings in two languages at once, `true` and `false`, and the time of presence in
//! seconds. Messages and questions are counted per person, their words are not in the file. Speakers and the team
//! are rows like everybody.

use super::{Evidence, Format, Given, Unit, generic};
use crate::import::attendance::{self, Way};
use crate::import::headings::{Meaning, heading_key};
use crate::import::notes::Notes;
use crate::import::recognise::{self, Table};
use crate::import::records::Records;
use crate::import::values::{self, dates};
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&REGISTRANTS];

const REGISTRANTS: Format = Format {
    code: "livestorm_registrants",
    label: "Livestorm registrants",
    kind: FileKind::Attendance,
    evidence: Evidence::Code,
    unit: Unit::Rows,
    recognise: |document| {
        let table = recognise::find_table(document.head(), None).ok()?;
        let known = OWN_HEADINGS.iter().filter(|heading| table.has_heading(heading)).count();
        let has_flags = table.has(Meaning::IsSpeaker) && table.has(Meaning::IsStaff);
        match known + 2 * usize::from(has_flags) {
            0..=1 => None,
            2 => Some(94),
            _ => Some(97),
        }
    },
    read,
};

/// Headings that no other platform is known to write.
const OWN_HEADINGS: &[&str] = &[
    "Durée de la présence (en seconde)",
    "Taux de présence",
    "Code d'accès au webinar",
    "Lien d'accès",
    "Ville (depuis IP)",
    "Pays (depuis IP)",
    "Ip country name",
    "Nombre de sessions inscrites",
    "Nombre de sessions participées",
    "Sessions inscrites",
    "Sessions participées",
    "A vu le replay",
    "Inscrit à la demande",
    "Nb de sondages répondus",
    "Nombre d'upvotes questions",
    "Has viewed replay",
    "Messages count",
    "Questions count",
    "Up votes count",
];

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let mut table = recognise::find_table(given.document.sheet(), given.choice.columns.as_deref())?;
    if given.choice.columns.is_none() {
        as_livestorm_means(&mut table);
    }
    let mut records = generic::begun(given, &table, notes);
    attendance::read(&table, Way::PLAIN, given, notes, &mut records);
    Ok(records)
}

/// Its lengths are seconds whatever their heading, and its sessions may be several in a cell.
fn as_livestorm_means(table: &mut Table<'_>) {
    for index in 0..table.columns.len() {
        let cells = || {
            table
                .rows
                .iter()
                .map(|row| row.cell(index))
                .filter(|cell| !values::is_blank(cell))
        };
        let meaning = match table.columns[index].meaning {
            Some(Meaning::Minutes) if cells().all(|cell| values::number(cell).is_some()) => Some(Meaning::Seconds),
            // Plain counts, however they are headed; votes for questions are none.
            None | Some(Meaning::Message | Meaning::IsQuestion)
                if cells().next().is_some() && cells().all(|cell| values::number(cell).is_some()) =>
            {
                let key = heading_key(&table.columns[index].heading);
                match key.as_str() {
                    _ if key.contains("vote") => None,
                    _ if key.contains("message") => Some(Meaning::MessageCount),
                    _ if key.contains("question") => Some(Meaning::QuestionCount),
                    _ => None,
                }
            }
            None if heading_key(&table.columns[index].heading).contains("replay")
                && cells().all(|cell| values::flag(cell).is_some()) =>
            {
                Some(Meaning::Replay)
            }
            Some(Meaning::Session) if cells().any(|cell| dates::stamp(cell).is_none()) => None,
            meaning => meaning,
        };
        table.columns[index].meaning = meaning;
    }
    // A code and a name of one country beside each other are one place.
    if table.has_heading("Ip country name") {
        let is_code = |heading: &str| matches!(heading, "Pays (depuis IP)" | "Country (from IP)");
        for column in &mut table.columns {
            if is_code(&column.heading) {
                column.meaning = None;
            } else if column.heading.eq_ignore_ascii_case("Ip country name") {
                column.meaning = Some(Meaning::Location);
            }
        }
    }
}
