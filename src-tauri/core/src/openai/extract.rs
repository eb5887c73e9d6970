//! From a model's text to a [`Reply`]: through fences, thoughts and prose, since only some servers hold a model to
//! a form. What comes out is words in a shape; whether they are true is for the checks.

use serde::Deserialize;
use serde_json::Value;

use crate::drafting::{CtaTarget, Reply, ReplyCta, ReplyParagraph};

/// The text holds no reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoReply;

/// How many opening braces are tried: a text of nothing but braces must not cost a minute.
const MAX_STARTS: usize = 64;

/// How much of the form must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// All of it: the server was asked to enforce the schema, so another try will do better.
    Whole,
    /// Subject and words: small models that see the schema only in the prompt often write one `body` and no call to
    /// action.
    Loose,
}

#[derive(Deserialize)]
struct ReplyWire {
    subject: String,
    #[serde(default)]
    paragraphs: Vec<ParagraphWire>,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    cta: Option<CtaWire>,
    #[serde(default)]
    ps: Option<String>,
}

#[derive(Deserialize)]
struct ParagraphWire {
    text: String,
    /// Absent on servers without schemas; the grounding check then treats the paragraph as resting on nothing.
    #[serde(default)]
    fact_ids: Vec<Value>,
}

#[derive(Deserialize)]
struct CtaWire {
    label: String,
    target: CtaTarget,
}

/// The reply in a model's text.
pub(super) fn reply(content: &str, form: Form) -> Result<Reply, NoReply> {
    let text = content.trim_start_matches('\u{feff}').trim();
    if let Some(reply) = read(text, form) {
        return Ok(reply);
    }
    // Some gateways send the object as a JSON string.
    if let Ok(Value::String(inner)) = serde_json::from_str(text)
        && let Some(reply) = read(&inner, form)
    {
        return Ok(reply);
    }
    let answer = without_thoughts(text);
    answer
        .match_indices('{')
        .take(MAX_STARTS)
        .find_map(|(at, _)| read(&answer[at..], form))
        .ok_or(NoReply)
}

/// The first JSON value of a text, if it is a reply; what follows it does not matter.
fn read(text: &str, form: Form) -> Option<Reply> {
    let mut wire = serde_json::Deserializer::from_str(text)
        .into_iter::<ReplyWire>()
        .next()?
        .ok()?;
    if form == Form::Loose {
        if let Some(body) = wire.body.filter(|_| wire.paragraphs.is_empty()) {
            wire.paragraphs = paragraphs(&body);
        }
        // The mildest request there is, and one that needs no link.
        wire.cta = wire.cta.or(Some(CtaWire {
            label: "Just reply to this mail".to_owned(),
            target: CtaTarget::Reply,
        }));
    }
    let cta = wire.cta?;
    let paragraphs: Vec<_> = wire
        .paragraphs
        .into_iter()
        .filter(|paragraph| !paragraph.text.trim().is_empty())
        .map(|paragraph| ReplyParagraph {
            text: paragraph.text.trim().to_owned(),
            fact_ids: paragraph.fact_ids.iter().filter_map(fact_id).collect(),
        })
        .collect();
    let subject = wire.subject.trim().to_owned();
    if subject.is_empty() || paragraphs.is_empty() {
        return None;
    }
    Some(Reply {
        subject,
        paragraphs,
        cta: ReplyCta {
            label: cta.label.trim().to_owned(),
            target: cta.target,
        },
        ps: wire.ps.map(|ps| ps.trim().to_owned()).filter(|ps| !ps.is_empty()),
    })
}

/// The paragraphs of one text, without the greeting and the sign-off that code writes itself.
fn paragraphs(body: &str) -> Vec<ParagraphWire> {
    const SHORT_CHARS: usize = 40;
    let body = body.replace("\r\n", "\n");
    let mut texts: Vec<_> = body
        .split("\n\n")
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .collect();
    let is_short = |text: &str| text.chars().count() <= SHORT_CHARS;
    if texts.len() > 1
        && texts
            .first()
            .is_some_and(|text| is_short(text) && text.ends_with([',', '!', ':']))
    {
        texts.remove(0);
    }
    // "Best regards" and a name below it, or each for itself.
    while texts.len() > 1
        && texts
            .last()
            .is_some_and(|text| is_short(text) && !text.ends_with(['.', '?', '!']))
    {
        texts.pop();
    }
    let paragraph = |text: &str| ParagraphWire {
        text: text.to_owned(),
        fact_ids: Vec::new(),
    };
    texts.into_iter().map(paragraph).collect()
}

/// 3, "3" or "F3".
fn fact_id(value: &Value) -> Option<u32> {
    match value {
        Value::Number(id) => id.as_u64().and_then(|id| u32::try_from(id).ok()),
        Value::String(id) => id.trim().trim_start_matches(['F', 'f', '#']).parse().ok(),
        _ => None,
    }
}

/// What follows the last thought. Some templates send the closing tag only.
fn without_thoughts(text: &str) -> &str {
    ["</think>", "</thinking>", "</thought>"]
        .iter()
        .filter_map(|tag| text.rfind(tag).map(|at| at + tag.len()))
        .max()
        .map_or(text, |end| &text[end..])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const PLAIN: &str = r#"{"subject": "Your question", "paragraphs": [{"text": "Yes, {braces} too.", "fact_ids": [1, 2]}],
        "cta": {"label": "Watch the replay", "target": "replay"}, "ps": null}"#;

    #[test]
    fn a_reply_is_found_in_whatever_stands_around_it() {
        let expected = reply(PLAIN, Form::Whole).unwrap();
        assert_eq!(expected.paragraphs[0].fact_ids, [1, 2]);
        for text in [
            format!("\u{feff}  {PLAIN}"),
            format!("```json\n{PLAIN}\n```"),
            format!("Sure, here is your draft:\n{PLAIN}\nLet me know {{if}} you want changes."),
            format!("<think>They want {{\"subject\": 1}} {PLAIN}</think>\n{PLAIN}"),
            format!("They want a mail.</think>{PLAIN}"),
            format!("{PLAIN}{PLAIN}"),
            serde_json::to_string(PLAIN).unwrap(),
        ] {
            assert_eq!(reply(&text, Form::Whole), Ok(expected.clone()), "{text}");
        }
    }

    #[test]
    fn a_reply_about_thinking_is_not_cut_in_two() {
        let text = PLAIN.replace("too.", "too. </think> is a tag");
        assert!(
            reply(&text, Form::Whole).unwrap().paragraphs[0]
                .text
                .ends_with("is a tag")
        );
    }

    #[test]
    fn facts_are_read_as_models_write_them() {
        let text = PLAIN.replace("[1, 2]", r#"["3", "F4", 5, null, "x", -1]"#);
        assert_eq!(reply(&text, Form::Whole).unwrap().paragraphs[0].fact_ids, [3, 4, 5]);
        let text = PLAIN.replace(r#", "fact_ids": [1, 2]"#, "");
        assert!(reply(&text, Form::Whole).unwrap().paragraphs[0].fact_ids.is_empty());
    }

    #[test]
    fn what_is_no_mail_is_no_reply() {
        for text in [
            "",
            "I'm sorry, but I can't help with that.",
            "{}",
            r#"{"subject": NaN}"#,
            &PLAIN[..PLAIN.len() / 2],
            &PLAIN.replace("Your question", " "),
            &PLAIN.replace("Yes, {braces} too.", ""),
            &PLAIN.replace("\"replay\"", "\"https://evil.example\""),
            &"{\"a\":".repeat(100_000),
        ] {
            assert_eq!(
                reply(text, Form::Loose),
                Err(NoReply),
                "{}",
                &text[..text.len().min(80)]
            );
        }
    }

    #[test]
    fn a_loose_reply_is_read_where_no_server_holds_the_model_to_the_form() {
        let text = json!({"subject": "Limits", "body": "Hi Lori,\n\nYes, you can.\r\n\r\nShall I show you?\n\nBest regards\n\nAnna"});
        assert_eq!(reply(&text.to_string(), Form::Whole), Err(NoReply));
        let read = reply(&text.to_string(), Form::Loose).unwrap();
        let texts: Vec<_> = read
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.text.as_str())
            .collect();
        assert_eq!(texts, ["Yes, you can.", "Shall I show you?"]);
        assert_eq!(read.cta.target, CtaTarget::Reply);
    }

    #[test]
    fn a_loose_reply_of_one_short_line_keeps_it() {
        let read = reply(r#"{"subject": "Limits", "body": "Hi!"}"#, Form::Loose).unwrap();
        assert_eq!(read.paragraphs[0].text, "Hi!");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,300}") {
            let _ = reply(&text, Form::Loose);
        }

        #[test]
        fn any_words_survive_any_prose_around_them(
            subject in "[^\\s\\p{C}][^\\p{C}]{0,40}[^\\s\\p{C}]",
            words in "[^\\s\\p{C}][^\\p{C}]{0,80}[^\\s\\p{C}]",
            before in "[^{<]{0,40}",
        ) {
            let object = json!({"subject": subject, "paragraphs": [{"text": words, "fact_ids": []}],
                "cta": {"label": "Answer", "target": "reply"}, "ps": null});
            let found = reply(&format!("{before}{object}"), Form::Whole).unwrap();
            prop_assert_eq!(found.subject, subject);
            prop_assert_eq!(&found.paragraphs[0].text, &words);
        }
    }
}
