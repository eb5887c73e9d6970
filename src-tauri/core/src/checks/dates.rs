//! Days and months come from the webinar's details or the person's own words.

use super::draft::{Draft, Found};
use super::folded::folded;
use super::languages::Phrases;
use crate::domain::Severity;

static DATES: Phrases = Phrases::new(|language| language.dates);

pub(super) fn check(draft: &Draft<'_>, found: &mut Found<'_>) {
    let mut known = None;
    for passage in draft.passages() {
        let text = passage.folded();
        for range in DATES.ranges(text) {
            let known = known.get_or_insert_with(|| folded(draft.known()));
            if !known.contains(&text[range.clone()]) {
                let message = format!(
                    "“{}” is in none of the facts. Make sure the day is right.",
                    passage.words(&range)
                );
                found.range(Severity::Warn, passage, &range, message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn a_day_that_is_in_no_fact_needs_a_click_in_every_language() {
        for text in [
            "It ends on Friday.",
            "Es endet am Freitag.",
            "Ça finit vendredi.",
            "Termina el viernes.",
            "Termina na sexta-feira.",
            "Finisce venerdì.",
            "Het eindigt op vrijdag.",
            "It ends tomorrow.",
        ] {
            assert_eq!(
                Case::saying(text).severity("unknown_date"),
                Some(Severity::Warn),
                "{text}"
            );
        }
        let mut case = Case::saying("It ends on Friday.");
        case.webinar.deadline = Some("Friday, 18:00".to_owned());
        assert_eq!(case.severity("unknown_date"), None);
    }
}
