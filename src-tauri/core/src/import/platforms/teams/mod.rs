//! Microsoft Teams: webinar and meeting reports, live events, the old attendance list.
//!
//! What they share is how Teams shows a name: with the company before it and the sort of guest behind it. Next:
//! `report`, whose sections `visits` lays over each other; `live` and `events`, whose rows are single events.

mod events;
mod live;
mod report;
mod summary;
mod visits;

use super::Format;
use crate::import::values;

/// Every kind of file of it that is read, in groups.
pub(super) const FORMATS: [&[&Format]; 3] = [report::FORMATS, live::FORMATS, events::FORMATS];

/// What Teams puts in brackets behind the name of somebody from elsewhere.
const GUESTS: &[&str] = &[
    "external",
    "extern",
    "externe",
    "externo",
    "externa",
    "esterno",
    "zewnętrzny",
    "unverified",
    "nicht überprüft",
    "nicht verifiziert",
    "non vérifié",
    "non vérifiée",
    "no comprobado",
    "no verificado",
    "não verificado",
    "niezweryfikowane",
    "guest",
    "gast",
    "invité",
    "invitée",
    "invitado",
    "invitada",
    "convidado",
    "convidada",
    "ospite",
    "gość",
    "tamu",
];

/// A name without the company before it and the sort of guest behind it.
fn cleaned(shown: &str) -> String {
    let mut name = values::one_line(shown);
    while let Some((before, bracket)) = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('('))
        && GUESTS.contains(&bracket.trim().to_lowercase().as_str())
        && !before.trim().is_empty()
    {
        name = before.trim_end().to_owned();
    }
    match name.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((_, behind)) if !behind.trim().is_empty() => behind.trim_start().to_owned(),
        _ => name,
    }
}

/// Further ways to write a name that a report shows: as shown, and with the first name in front.
fn other_spellings(shown: &str, name: &str) -> Vec<String> {
    let mut others = vec![values::one_line(shown), cleaned(shown)];
    if let Some((last, first)) = others[1].split_once(", ")
        && !first.contains(',')
    {
        others.push(format!("{first} {last}"));
    }
    others.dedup();
    others.retain(|other| !other.is_empty() && other != name);
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_teams_puts_around_them() {
        for (shown, name) in [
            ("[Kestrel Ltd] Bela Kestrel (External)", "Bela Kestrel"),
            ("Cora (Unverified)", "Cora"),
            ("Ösel, Änne (Gast)", "Ösel, Änne"),
            ("Bela (External) (Guest)", "Bela"),
            ("Morgan Host (ACME)", "Morgan Host (ACME)"),
            ("(Guest)", "(Guest)"),
            ("[Room]", "[Room]"),
            ("+1 555-010-0123", "+1 555-010-0123"),
        ] {
            assert_eq!(cleaned(shown), name);
        }
        assert_eq!(
            other_spellings("Ösel, Änne (Gast)", "Ösel, Änne"),
            ["Ösel, Änne (Gast)", "Änne Ösel"]
        );
    }
}
