//! What the mail says about the person's behaviour must be true, and must not feel watched.

use super::patterns::Pattern;
use super::{Checked, finding};
use crate::domain::draft::FactAbout;
use crate::domain::{Finding, Severity};

/// The fact of somebody who was there until the end; the rules and the fact sheet share its words.
pub const STAYED_TO_THE_END: &str = "Stayed to the end.";

/// How the source of a person's question ends.
pub const QUESTION: &str = "question";

/// What is known about a person's behaviour, as far as sentences can contradict it.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// Whether they came.
    pub attended: bool,
    /// Whether they were there until the end.
    pub stayed: bool,
    /// Whether they wrote anything.
    pub wrote: bool,
    /// Whether they asked anything.
    pub asked: bool,
}

static PRESENT: Pattern = Pattern::new(
    r"(?i)\b(?:thank you|thanks)(?: so much| again| very much| a lot)? for (?:coming|joining|attending|being (?:there|here|at|with|part|so|live)|staying|showing up|taking part|participating|your (?:time|attention) (?:at|in|during))\b|\b(?:great|good|lovely|nice|wonderful) (?:to have|having|to see|seeing) you (?:live|there|here|at|on|in|with)\b|\byou (?:attended|stayed|took part|participated|were there|were with us)\b",
);
static ABSENT: Pattern = Pattern::new(
    r"(?i)(?:\bif )?\b(?:(?:sorry|pity|shame)(?: that)?(?: we| i)? missed you|we missed you|you (?:couldn['’]t|could not|weren['’]t able to|were not able to|didn['’]t|did not) (?:make it|attend|come|join)(?:[.,;!?]| on | live| this time| to the (?:webinar|session))|(?:saved|kept) (?:it|the recording|the replay) for you because you)",
);
static TO_THE_END: Pattern = Pattern::new(
    r"(?i)(?:\bif you )?\b(?:stay(?:ed|ing)|were there|be(?:en|ing) there)(?: with [^.!?\n]{1,120}?| there)?,?(?: right| all the way)? (?:to|until|till) the (?:very )?end\b",
);
static ASKED: Pattern = Pattern::new(
    r"(?i)\byou(?:['’]d| had)? asked\b|\b(?:thank you|thanks) for (?:asking|your (?:\w+ )?questions?)\b|\b(?:about|back to) your (?:\w+ )?questions?\b|\byour (?:\w+ )?questions? (?:about|from|during|at|in) \b",
);
static WROTE: Pattern = Pattern::new(
    r"(?i)\b(?:you|what you) (?:wrote|said|mentioned|commented|told us|told me|pointed out|shared)\b|\b(?:thank you|thanks) for (?:your (?:\w+ )?(?:comment|message|remark|input|contribution)s?|sharing)\b|\byour (?:comment|remark|message) (?:about|from|during|at|in)\b",
);

static WATCHED: [Pattern; 5] = [
    Pattern::new(r"(?i)[^.!?\n]*\byour? (?:\w+ ){0,4}(?:attention|focus|engagement|attendance|score)\b[^.!?\n]*\d"),
    Pattern::new(
        r"(?i)[^.!?\n]*\d+(?:[.,]\d+)? ?(?:%|percent|per cent)[^.!?\n]*\b(?:attention|focus(?:ed)?|engaged|attendance|of the (?:time|session|webinar))\b",
    ),
    Pattern::new(r"(?i)\byou (?:left|joined|logged (?:in|on|off|out)|dropped (?:off|out)|switched)\b[^.!?\n]{0,60}\d"),
    Pattern::new(
        r"(?i)\b(?:we|i) (?:saw|noticed|could see|can see)(?: that)? you (?:left|dropped|switched|were (?:distracted|multitasking)|weren['’]t|stopped|joined late)",
    ),
    Pattern::new(
        r"(?i)\byour? (?:engagement|attention|focus|lead) (?:score|level|rating)\b|\b(?:hot|warm|cool|cold) lead\b",
    ),
];

/// The first words of a text that contradict what is known, with the reason.
pub fn contradiction(text: &str, known: Known) -> Option<(&str, &'static str)> {
    let unconditional = |found: &&str| !found.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("if "));
    let rules: [(&Pattern, bool, &'static str); 5] = [
        (&PRESENT, known.attended, "this person did not come"),
        (&ABSENT, !known.attended, "this person did come"),
        (
            &TO_THE_END,
            known.stayed,
            "it is not known that this person stayed to the end",
        ),
        (&ASKED, known.asked, "this person asked nothing"),
        (&WROTE, known.wrote, "this person wrote nothing"),
    ];
    rules
        .into_iter()
        .filter(|(_, holds, _)| !holds)
        .find_map(|(pattern, _, reason)| pattern.all(text).find(unconditional).map(|found| (found, reason)))
}

impl Known {
    /// Read from a fact sheet.
    pub fn from_facts(facts: &[crate::domain::Fact], attended: bool) -> Self {
        let words = || facts.iter().filter(|fact| fact.about == FactAbout::Words);
        Self {
            attended,
            stayed: facts
                .iter()
                .any(|fact| fact.about == FactAbout::Behaviour && fact.text == STAYED_TO_THE_END),
            wrote: words().next().is_some(),
            asked: words().any(|fact| fact.source.ends_with(QUESTION)),
        }
    }
}

pub(super) fn check(draft: &Checked<'_>, findings: &mut Vec<Finding>) {
    let known = Known::from_facts(draft.facts, draft.recipient.attended);
    for text in [draft.mail.subject.as_str(), draft.text] {
        if let Some((excerpt, reason)) = contradiction(text, known) {
            findings.push(finding(
                "contradicts_behaviour",
                Severity::Block,
                format!("“{excerpt}”: but {reason}. Change the sentence."),
                excerpt,
            ));
        }
        if let Some(excerpt) = WATCHED.iter().find_map(|pattern| pattern.first(text)) {
            findings.push(finding(
                "creepy_detail",
                Severity::Warn,
                "This tells people how closely they were watched. Say it in general words, or leave it out.",
                excerpt.trim(),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn thanking_somebody_for_coming_who_did_not_blocks() {
        for text in [
            "Thank you for joining us.",
            "It was great to have you live.",
            "You stayed and that is great.",
        ] {
            let mut case = Case::saying(text);
            assert_eq!(case.severity("contradicts_behaviour"), None, "{text}");
            case.attended = false;
            assert_eq!(case.severity("contradicts_behaviour"), Some(Severity::Block), "{text}");
        }
    }

    #[test]
    fn missing_somebody_who_came_blocks() {
        for text in ["Sorry we missed you!", "A pity you couldn't make it."] {
            let mut case = Case::saying(text);
            assert_eq!(case.severity("contradicts_behaviour"), Some(Severity::Block), "{text}");
            case.attended = false;
            assert_eq!(case.severity("contradicts_behaviour"), None, "{text}");
        }
        let case = Case::saying("If you couldn't make it to every part, here is the recording.");
        assert_eq!(case.severity("contradicts_behaviour"), None);
    }

    #[test]
    fn the_end_a_question_and_a_remark_must_be_on_record() {
        for text in [
            "Thank you for staying with “Fill Your Workshops” to the end.",
            "You asked about the price.",
            "Thank you for your question.",
            "You mentioned a spreadsheet.",
        ] {
            let mut case = Case::saying(text);
            assert_eq!(case.severity("contradicts_behaviour"), None, "{text}");
            case.facts.clear();
            assert_eq!(case.severity("contradicts_behaviour"), Some(Severity::Block), "{text}");
        }
        let mut case = Case::saying("If you couldn't stay to the end, reply with your question.");
        case.mail.subject = "The recording".to_owned();
        case.facts.clear();
        assert_eq!(case.severity("contradicts_behaviour"), None);
    }

    #[test]
    fn details_that_feel_watched_need_a_click() {
        for text in [
            "Your focus was at 97%.",
            "You were there for 81% of the session.",
            "We noticed you left before the offer.",
            "You joined at 14:05.",
            "Your engagement score is high.",
        ] {
            assert_eq!(
                Case::saying(text).severity("creepy_detail"),
                Some(Severity::Warn),
                "{text}"
            );
        }
        for text in [
            "Keep your focus on one offer.",
            "You get 50% off.",
            "You left a kind comment.",
        ] {
            assert_eq!(Case::saying(text).severity("creepy_detail"), None, "{text}");
        }
    }
}
