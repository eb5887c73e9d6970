//! Names as Zoom writes them: changed in the meeting with the original one in brackets, or none at all.

use crate::domain::Role;
use crate::import::records::PersonRow;
use crate::import::values;
use crate::import::values::names::original_name;

/// Parts a name that was changed in the meeting: the new name first, the original one in brackets.
pub(super) fn part_renamed(row: &mut PersonRow) {
    // A notetaker's name carries its vendor in the brackets.
    if row.role == Role::Bot {
        return;
    }
    let mut names = Vec::new();
    if let Some((name, original)) = original_name(&row.name) {
        names.push(original);
        row.name = name;
    }
    for other in std::mem::take(&mut row.other_names) {
        match original_name(&other) {
            Some((name, original)) => names.extend([name, original]),
            None => names.push(other),
        }
    }
    for other in names {
        if other != row.name && !row.other_names.contains(&other) {
            row.other_names.push(other);
        }
    }
}

/// The name of somebody who wrote something; empty for those who did so without their name.
pub(super) fn author(name: &str) -> String {
    const ANONYMOUS: &[&str] = &[
        "anonymous",
        "anonymous attendee",
        "anonymous participant",
        "anonym",
        "anonymer teilnehmer",
        "anonyme:r teilnehmer:in",
        "anonyme",
        "participant anonyme",
        "anónimo",
        "asistente anónimo",
        "participante anónimo",
        "anônimo",
        "participante anônimo",
        "anonimo",
        "partecipante anonimo",
        "anoniem",
        "anonieme deelnemer",
        "익명",
        "익명 참석자",
        "익명의 참석자",
        "匿名",
        "匿名参加者",
        "匿名の参加者",
        "匿名出席者",
        "匿名の出席者",
        "匿名与会者",
        "匿名参会者",
        "анонимный участник",
        "anonimowy uczestnik",
    ];
    let line = values::one_line(name);
    if ANONYMOUS.contains(&values::name_key(&line).as_str()) {
        String::new()
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn row(name: &str, others: &[&str]) -> PersonRow {
        let mut row = PersonRow {
            name: name.to_owned(),
            other_names: others.iter().map(|other| (*other).to_owned()).collect(),
            ..PersonRow::default()
        };
        part_renamed(&mut row);
        row
    }

    #[test]
    fn a_changed_name_is_parted_from_the_original_one() {
        let pavel = row("Pavel Marlowe (Wings)", &[]);
        assert_eq!(
            (pavel.name.as_str(), pavel.other_names),
            ("Pavel Marlowe", vec!["Wings".to_owned()])
        );
        let lp = row("Peña, Lucía (Lucía (LP))", &[]);
        assert_eq!(
            (lp.name.as_str(), lp.other_names),
            ("Peña, Lucía", vec!["Lucía (LP)".to_owned()])
        );
        let ada = row("Ada Fairholt", &["Ada F. (Ada Fairholt)"]);
        assert_eq!(
            (ada.name.as_str(), ada.other_names),
            ("Ada Fairholt", vec!["Ada F.".to_owned()])
        );
    }

    #[test]
    fn a_device_a_pronoun_and_a_notetaker_stay_in_their_brackets() {
        for name in ["iPhone (2)", "Jo (they/them)", "(Ada)", "Ada ()", "Ada b)", ")", "Ada"] {
            let row = row(name, &[]);
            assert_eq!((row.name.as_str(), row.other_names.len()), (name, 0));
        }
        let mut bot = PersonRow {
            name: "Ada's Notetaker (Otter.ai)".to_owned(),
            role: Role::Bot,
            ..PersonRow::default()
        };
        part_renamed(&mut bot);
        assert_eq!(bot.name, "Ada's Notetaker (Otter.ai)");
    }

    #[test]
    fn who_writes_without_a_name_has_none() {
        for name in [
            "Anonymous Attendee",
            " anonymous  attendee ",
            "익명 참석자",
            "Participant anonyme",
        ] {
            assert_eq!(author(name), "");
        }
        assert_eq!(author("Ann Onymous"), "Ann Onymous");
    }
}
