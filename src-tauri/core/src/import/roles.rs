//! What a cell or a name says about somebody's part in the webinar: host, speaker, notetaker, cancelled.

use std::sync::LazyLock;

use regex::Regex;

use super::values;
use crate::domain::{Role, Standing};

/// Programs that join meetings to take notes, as they name themselves (seen in exports: "Ada's Notetaker (Otter.ai)",
/// "read.ai meeting notes"; the others by their vendors' names).
const NOTETAKERS: &[&str] = &[
    "notetaker",
    "note taker",
    "meeting notes",
    "otter.ai",
    "otterpilot",
    "read.ai",
    "fireflies.ai",
    "fred from fireflies",
    "fathom.video",
    "tl;dv",
    "tldv.io",
    "sembly",
    "avoma",
    "meetgeek",
    "grain.com",
    "gong.io",
    "chorus.ai",
    "jamie.ai",
    "krisp.ai",
    "circleback",
    "supernormal",
    "airgram",
    "laxis",
    "nyota",
    "spinach.io",
    "ai companion",
    "ai assistant",
];

/// Whether a name is that of a program that takes notes.
pub(super) fn is_notetaker(name: &str) -> bool {
    // One automaton for all of them: the question is asked of every row.
    static PROGRAMS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let words: Vec<String> = NOTETAKERS.iter().map(|program| regex::escape(program)).collect();
        Regex::new(&format!("(?i){}", words.join("|"))).ok()
    });
    PROGRAMS.as_ref().is_some_and(|programs| programs.is_match(name))
}

/// The role that a cell names; `None` for words that are no role.
pub(super) fn role_in(cell: &str) -> Option<Role> {
    let word = values::one_line(cell).to_lowercase();
    let is_one_of = |words: &[&str]| words.contains(&word.as_str());
    if is_one_of(&[
        "host",
        "co-host",
        "cohost",
        "organizer",
        "organiser",
        "owner",
        "admin",
        "administrator",
        "veranstalter",
        "organisator",
        "organisateur",
        "co-organizer",
        "co-organiser",
        "mitorganisator",
        "co-organisateur",
        "coorganizador",
        "organizador",
        "organizzatore",
        "organizator",
        "gastgeber",
        "anfitrião",
        "anfitrión",
        "主催者",
        "호스트",
        "организатор",
    ]) {
        Some(Role::Host)
    } else if is_one_of(&[
        "panelist",
        "panellist",
        "presenter",
        "speaker",
        "moderator",
        "guest speaker",
        "referent",
        "présentateur",
        "presentador",
        "apresentador",
        "relatore",
        "presentatore",
        "prezenter",
        "докладчик",
        "moderador",
        "ponente",
        "painelista",
        "panelista",
        "palestrante",
    ]) {
        Some(Role::Panelist)
    } else if is_one_of(&["staff", "team member", "event team member", "producer"]) {
        Some(Role::Staff)
    } else {
        None
    }
}

/// What a cell says about a registration that did not stand; `None` for one that did.
pub(super) fn approval_in(cell: &str) -> Option<Standing> {
    let words = cell.to_lowercase();
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| words.starts_with(beginning));
    // Who cancelled may stand before it: "von selbst storniert".
    let holds = |stems: &[&str]| stems.iter().any(|stem| words.contains(stem));
    if holds(&[
        "cancel",
        "abgesagt",
        "storniert",
        "annul",
        "cancelad",
        "annullat",
        "geannuleerd",
        "취소",
        "キャンセル",
        "отмен",
        "anulowan",
        "取消",
        "declined",
        "unsubscribed",
    ]) {
        Some(Standing::Cancelled)
    } else if begins(&[
        "denied",
        "pending",
        "rejected",
        "not approved",
        "waitlist",
        "waiting list",
        "pending_approval",
        "invited",
        "abgelehnt",
        "ausstehend",
        "refus",
        "en attente",
        "denegad",
        "rechazad",
        "pendiente",
        "pendente",
        "rejeitad",
        "negad",
        "nicht genehmigt",
        "non approuv",
        "no aprobad",
        "não aprovad",
        "non approvat",
        "niet goedgekeurd",
        "거부",
        "대기",
        "拒否",
        "保留",
        "отклон",
        "ожида",
    ]) {
        Some(Standing::NotApproved)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notetakers_are_known_by_their_names_and_people_are_not_taken_for_them() {
        for name in [
            "Ada's Notetaker (Otter.ai)",
            "read.ai meeting notes",
            "Fireflies.ai Notetaker Bela",
        ] {
            assert!(is_notetaker(name), "{name}");
        }
        for name in ["Ada Otter", "Fred", "Grain", "Fathom Jones"] {
            assert!(!is_notetaker(name), "{name}");
        }
    }

    #[test]
    fn a_registration_that_did_not_stand_says_so() {
        assert_eq!(approval_in("cancelled by self"), Some(Standing::Cancelled));
        assert_eq!(approval_in("Denied"), Some(Standing::NotApproved));
        assert_eq!(approval_in("von selbst storniert"), Some(Standing::Cancelled));
        assert_eq!(approval_in("approved"), None);
    }

    #[test]
    fn roles_are_whole_words() {
        assert_eq!(role_in("Organizer"), Some(Role::Host));
        assert_eq!(role_in("Event Team Member"), Some(Role::Staff));
        assert_eq!(role_in("Attendee"), None);
        assert_eq!(role_in("hostess trainee"), None);
    }
}
