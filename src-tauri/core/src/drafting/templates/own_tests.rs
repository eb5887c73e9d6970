//! What a user may write into a template, and what becomes of it.

#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use super::faults::validate;
use super::own::{Templates, tidied};
use super::specimen::specimens;
use super::tests::draft_from;
use super::tokens::{named_in, names};
use super::{TEXTS, try_template, values};
use crate::domain::{BlockRole, Language, Tier};
use crate::drafting::render;
use crate::drafting::sample::Person;

const PLAIN: &str = "Subject: About {{ event_plain }}\nThank you for {{ event }}.\n=> reply: Just reply.\n";

fn fault(text: &str) -> (Option<u32>, String) {
    let fault = validate(text, Language::En).unwrap_err();
    assert!(!fault.one_person);
    (fault.line, fault.message)
}

#[test]
fn every_built_in_text_could_have_been_written_by_a_user() {
    for (name, text) in TEXTS {
        let language = Language::ALL
            .into_iter()
            .find(|language| name.starts_with(language.code()))
            .unwrap();
        assert_eq!(validate(text, language), Ok(()), "{name}");
        assert_eq!(tidied(text), *text, "{name}");
    }
}

#[test]
fn everything_is_known_of_the_invented_person() {
    for language in Language::ALL {
        let [asked, remarked, silent] = specimens(language);
        assert!(asked.question().is_some(), "{language:?}");
        assert!(
            remarked.question().is_none() && remarked.remark().is_some(),
            "{language:?}"
        );
        assert!(silent.question().is_none() && silent.remark().is_none(), "{language:?}");
        let known = values::values(&asked);
        // Those who came need no special opening, and whoever asks is not asked about a poll.
        let elsewhere = [
            "remark",
            "poll",
            "closing",
            "link",
            "say",
            "tone",
            "opening",
            "opening_start",
        ];
        for name in names().filter(|name| !elsewhere.contains(name)) {
            assert!(known.get(name).is_some(), "{name} in {language:?}");
        }
    }
}

#[test]
fn a_text_of_ones_own_is_used_and_the_built_in_one_comes_back() {
    let sheet = Person::of(Tier::Hot).sheet();
    let mut templates = Templates::default();
    for number in 1..=4 {
        templates.replace(&format!("en/hot_{number}"), PLAIN).unwrap();
    }
    let drafted = templates.draft(&sheet, "a").unwrap();
    assert_eq!(drafted.fallback, None);
    let text = render(&drafted.mail, "").text;
    assert!(
        text.contains("Thank you for “Fill Your Workshops Without Ads”."),
        "{text}"
    );
    let greeting = drafted.mail.blocks.first().unwrap();
    assert_eq!(
        (greeting.role, greeting.text().as_str()),
        (BlockRole::Greeting, "Hi Lori,")
    );
    for number in 1..=4 {
        templates.reset(&format!("en/hot_{number}")).unwrap();
    }
    assert_eq!(templates, Templates::default());
    assert_ne!(templates.draft(&sheet, "a").unwrap(), drafted);
}

#[test]
fn the_built_in_text_serves_whom_ones_own_would_leave_a_hole() {
    let own = PLAIN.replace("Thank you", "You asked: {{ question }} Thank you");
    let mut templates = Templates::default();
    for number in 1..=4 {
        templates.replace(&format!("en/warm_{number}"), &own).unwrap();
    }
    let asked = Person::of(Tier::Warm).saying_so(true).sheet();
    assert_eq!(templates.draft(&asked, "a").unwrap().fallback, None);
    let silent = Person::of(Tier::Warm).sheet();
    let drafted = templates.draft(&silent, "a").unwrap();
    let why = drafted.fallback.unwrap();
    assert!(why.contains("“question” is not known for this person"), "{why}");
    assert_eq!(drafted.mail, Templates::default().draft(&silent, "a").unwrap().mail);
    let fault = try_template(&own, &silent).unwrap_err();
    assert_eq!((fault.line, fault.one_person), (Some(2), true));
    for hole in ["{{ say(question, question) }}", "{{ link(\"offer\", question) }}"] {
        let fault = try_template(&own.replace("{{ question }}", hole), &silent).unwrap_err();
        assert!(
            fault.message.contains("“question” is not known"),
            "{hole}: {}",
            fault.message
        );
    }
}

#[test]
fn a_text_can_be_switched_off_but_not_the_last_of_its_tier() {
    let mut templates = Templates::default();
    let sheet = Person::of(Tier::Cold).sheet();
    for number in 1..=3 {
        templates.switch(&format!("en/cold_{number}"), true).unwrap();
    }
    for seed in 0..12 {
        assert_eq!(
            templates.draft(&sheet, &seed.to_string()).unwrap().mail,
            draft_from("en/cold_4", &sheet).unwrap()
        );
    }
    let refused = templates.switch("en/cold_4", true).unwrap_err();
    assert!(refused.message.contains("last text"), "{}", refused.message);
    templates.switch("en/cold_1", false).unwrap();
    templates.switch("en/cold_4", true).unwrap();
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    let with = |line: &str| PLAIN.replace("=>", &format!("{line}\n=>"));
    for (text, line, said) in [
        (
            with("{{ topik }}"),
            Some(3),
            "There is no token “topik”. Did you mean “topic”?",
        ),
        (
            with("{% if\n  replai %}x{% endif %}"),
            Some(4),
            "Did you mean “replay”?",
        ),
        (with("{% if replay %}Watch."), None, "This cannot be read"),
        // What follows an open token is read as part of it, so the first thing that cannot be is named.
        (with("{{ topic"), Some(4), "“=” cannot be used"),
        (with("{# a note"), Some(3), "“{#” is not closed by “#}”."),
        (with("{{ \"topic }}"), Some(3), "does not end"),
        (with("{{ topic | upper }}"), Some(3), "“|” cannot be used"),
        (with("{{ say(\"one\") }}"), Some(3), "cannot be filled in"),
        (with("[titel] Hello."), Some(3), "Did you mean “title”?"),
        (with("=> offfer: See it"), Some(3), "A call to action begins with"),
        (with("{{ question }} {{ remark }}"), Some(3), "leaves a hole"),
        (PLAIN.replace("Subject:", "Betreff:"), None, "no subject"),
        (PLAIN.replace("Thank you for {{ event }}.", ""), None, "says nothing"),
        (
            PLAIN.replace("=> reply: Just reply.", ""),
            None,
            "does not say what to do",
        ),
        (String::new(), None, "no subject"),
        (with(&"long ".repeat(2_000)), None, "at most 8000 characters"),
    ] {
        let (at, message) = fault(&text);
        assert!(message.contains(said), "{text}\n{message}");
        if line.is_some() {
            assert_eq!(at, line, "{text}\n{message}");
        }
    }
}

#[test]
fn no_template_can_hang_the_program_or_read_anything() {
    let started = Instant::now();
    for attack in [
        "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}",
        "{% include \"/etc/passwd\" %}",
        "{% extends \"en/hot_1\" %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% set x = \"x\" %}{% set x = x ~ x %}",
        "{{ \"x\" * 1000000000 }}",
        "{{ debug() }}",
        "{{ [question] }}",
        "{{ question.x }}",
        "{% raw %}{{ x }}{% endraw %}",
        "{%- for x in question %}{% endfor %}",
        &"{% if replay %}".repeat(500),
        &format!("{{% if replay %}}{}{{% endif %}}", "{% elif replay %}".repeat(400)),
        &format!("{{{{ {}topic{} }}}}", "(".repeat(3_000), ")".repeat(3_000)),
        &format!("{{{{ {} topic }}}}", "not ".repeat(1_800)),
    ] {
        let text = PLAIN.replace("=>", &format!("{attack}\n=>"));
        assert!(validate(&text, Language::En).is_err(), "{attack}");
    }
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_stored_text_that_was_never_validated_cannot_hang_a_run() {
    let text = "Subject: x\n{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}";
    let stored = serde_json::json!({ "en/no_show_1": { "text": text }, "en/no_show_2": { "off": true },
        "en/no_show_3": { "off": true }, "en/no_show_4": { "off": true } });
    let templates: Templates = serde_json::from_value(stored).unwrap();
    let started = Instant::now();
    let drafted = templates.draft(&Person::of(Tier::NoShow).sheet(), "a").unwrap();
    assert!(drafted.fallback.unwrap().contains("takes too long"));
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_paragraph_without_brackets_rests_on_what_it_names() {
    let sheet = Person::of(Tier::Hot).saying_so(true).sheet();
    let text = PLAIN.replace("Thank you", "You asked: {{ question }} Thank you");
    let mail = try_template(&text, &sheet).unwrap();
    let body = mail.blocks.iter().find(|block| block.role == BlockRole::Body).unwrap();
    let asked = sheet.question().unwrap().fact;
    assert!(body.facts.contains(&asked), "{:?}", body.facts);
    assert!(
        body.facts
            .iter()
            .any(|id| sheet.facts[*id as usize - 1].text.contains("The webinar:"))
    );
    assert!(named_in("Nothing of it.", &values::values(&sheet)).is_empty());
}

#[test]
fn controls_in_a_template_never_become_a_link() {
    let mut templates = Templates::default();
    let text = PLAIN.replace("Thank you", "\u{1}offer\u{2}Thank you\u{3}");
    templates.replace("en/hot_1", &text).unwrap();
    let own = templates.list(Language::En).next().unwrap();
    assert!(own.text.contains("offerThank you"), "{}", own.text);
}
