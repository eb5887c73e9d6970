//! "Who is this?": what a person decided about names that no program can settle, and for which files it counts.
//!
//! A decision belongs to its webinar and is offered again for later webinars of the same series: those whose titles
//! differ in dates and numbers only. It is kept beside the files, so that every later reading takes it into account.

use std::collections::{HashMap, HashSet};

use super::import;
use super::views::{CandidateView, DecisionView, DoubtOf, NameDoubtView};
use crate::domain::email::is_public_mail;
use crate::domain::{NameDecision, WebinarId};
use crate::import::{DoubtOf as ReadDoubtOf, Reading};
use crate::store::{StoreError, Tx};

/// What is settled for a reading.
#[derive(Debug, Clone, Default)]
pub(super) struct Settled {
    /// For the reading.
    pub decisions: Vec<NameDecision>,
    /// Keys of those that were taken over from a former webinar of the series.
    pub remembered: HashSet<String>,
}

impl Settled {
    /// What was decided for a webinar, and for former ones of its series.
    pub fn of(tx: &Tx<'_>, webinar: Option<WebinarId>, title: &str) -> Result<Self, StoreError> {
        let mut settled: HashMap<String, NameDecision> = HashMap::new();
        let series = series_of(title);
        for former in tx.webinars()?.into_iter().rev() {
            let id = former.webinar.id;
            if Some(id) != webinar && !series.is_empty() && series_of(&former.webinar.details.title) == series {
                settled.extend(tx.decisions(id)?.into_iter().map(|one| (one.key.clone(), one)));
            }
        }
        let mut remembered: HashSet<String> = settled.keys().cloned().collect();
        if let Some(webinar) = webinar {
            for own in tx.decisions(webinar)? {
                remembered.remove(&own.key);
                settled.insert(own.key.clone(), own);
            }
        }
        let mut decisions: Vec<NameDecision> = settled.into_values().collect();
        decisions.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(Self { decisions, remembered })
    }

    /// The same with what was decided, and taken back, since.
    pub fn with(mut self, decided: &[NameDecision], taken_back: &HashSet<String>) -> Self {
        let is_decided = |key: &str| decided.iter().any(|one| one.key == key);
        self.decisions
            .retain(|one| !taken_back.contains(&one.key) && !is_decided(&one.key));
        self.remembered
            .retain(|key| !taken_back.contains(key) && !is_decided(key));
        self.decisions.extend(decided.iter().cloned());
        self
    }
}

/// What webinars of one series have in common in their titles: the words, without what counts or dates them.
pub(super) fn series_of(title: &str) -> String {
    const DATING: [&str; 40] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "am",
        "pm",
    ];
    let lower = title.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    // "1st", "2nd", "v2" and "14h" date or count as well.
    let dates = |word: &&str| DATING.contains(word) || word.chars().any(|c| c.is_ascii_digit());
    let end = words.iter().rposition(|word| !dates(word)).map_or(0, |last| last + 1);
    // A title that is all dates is no series.
    words[..end].join(" ")
}

/// Domains of the addresses in a text that are nobody else's.
pub(super) fn own_domains(text: &str) -> Vec<String> {
    let words = text.split(|c: char| c.is_whitespace() || "<>()[],;:\"'|".contains(c));
    let mut domains: Vec<String> = words
        .filter_map(|word| word.split_once('@'))
        .map(|(_, domain)| domain.trim_end_matches('.').to_lowercase())
        .filter(|domain| domain.contains('.') && !is_public_mail(domain))
        .collect();
    domains.sort();
    domains.dedup();
    domains
}

/// The doubts of a reading as they are shown.
pub(super) fn doubts(reading: &Reading, remembered: &HashSet<String>) -> Vec<NameDoubtView> {
    let who = |index: usize| {
        let person = reading.attendees.get(index)?;
        let label = match (person.name.is_empty(), &person.email) {
            (true, Some(email)) => email.to_string(),
            _ => person.name.clone(),
        };
        Some((
            NameDecision::person_of(&person.name, person.email.as_ref()),
            label,
            person.email.clone(),
        ))
    };
    reading
        .doubts
        .iter()
        .map(|doubt| {
            let key = NameDecision::key_of(&doubt.name, doubt.email.as_ref());
            let candidates = doubt.candidates.iter().filter_map(|(index, reason)| {
                let (person, label, email) = who(*index)?;
                Some(CandidateView {
                    person,
                    label,
                    email,
                    reason: reason.clone(),
                })
            });
            let decision = doubt.decided.map(|decided| {
                let chosen = decided.and_then(who);
                DecisionView {
                    label: chosen.as_ref().map(|(_, label, _)| label.clone()).unwrap_or_default(),
                    person: chosen.map(|(person, ..)| person),
                    is_remembered: remembered.contains(&key),
                }
            });
            NameDoubtView {
                name: doubt.name.clone(),
                email: doubt.email.clone(),
                of: match doubt.of {
                    ReadDoubtOf::Messages => DoubtOf::Messages,
                    ReadDoubtOf::PollAnswers => DoubtOf::PollAnswers,
                    ReadDoubtOf::Visits => DoubtOf::Visits,
                },
                count: import::count(doubt.count),
                words: doubt.words.clone(),
                reason: doubt.reason.clone(),
                candidates: candidates.collect(),
                decision,
                key,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_a_series_differ_in_numbers_and_dates_only() {
        let series = series_of("Office hours");
        for title in [
            "Office Hours #12",
            "Office hours, 3 March 2025",
            "OFFICE HOURS (Oct 1st, 2 pm)",
            "Office hours 2025-10-01",
        ] {
            assert_eq!(series_of(title), series, "{title}");
        }
        assert_ne!(series_of("Office tours"), series);
        assert_eq!(series_of("2025-10-01"), "");
    }

    #[test]
    fn a_public_mail_service_makes_nobody_a_colleague() {
        assert_eq!(
            own_domains("Gabriela Reyes\ngabi@reyes-labs.example, +49 30 1234\nprivate: gabi@gmail.com"),
            ["reyes-labs.example"]
        );
    }
}
