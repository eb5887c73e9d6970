//! Everything that is sent, against OpenAI's published specification.

use jsonschema::Validator;

use super::super::address::Address;
use super::super::batch::wire::{BatchRequestWire, LineWire};
use super::super::dialect::{Dialect, Quirk, Rung};
use super::*;
use crate::drafting::reply_schema;

fn specification(of: &str) -> Validator {
    let mut schema: Value = serde_json::from_str(include_str!("../../../tests/fixtures/openai/requests.json")).unwrap();
    schema["$ref"] = json!(format!("#/$defs/{of}"));
    jsonschema::validator_for(&schema).unwrap()
}

fn assert_valid(validator: &Validator, instance: &Value) {
    let errors: Vec<_> = validator.iter_errors(instance).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}\n{instance:#}");
}

/// Every way in which any server may come to be asked.
fn dialects() -> Vec<Dialect> {
    let first = |base_url: &str, model: &str| Dialect::first(&Address::parse(base_url, false).unwrap(), model);
    let mut all = vec![
        first("https://api.openai.com/v1", "gpt-6-luna"),
        first("https://api.openai.com/v1", "gpt-4.1-mini"),
        first("http://localhost:11434/v1", "llama"),
    ];
    let mut at = 0;
    while at < all.len() {
        let dialect = all[at];
        let next = [Quirk::Cap, Quirk::Effort, Quirk::Format].map(|quirk| dialect.without(quirk));
        for next in next.into_iter().flatten().chain([dialect.with_more_room()]) {
            if !all.contains(&next) {
                all.push(next);
            }
        }
        at += 1;
    }
    all
}

#[test]
fn the_requests_of_every_rung_are_valid_alone_and_as_lines_of_a_batch() {
    let (chat, line) = (specification("ChatRequest"), specification("BatchLine"));
    let schema = reply_schema();
    let request = request();
    let dialects = dialects();
    for rung in [Rung::Schema, Rung::Json, Rung::Words] {
        assert!(dialects.iter().any(|dialect| dialect.rung == rung));
    }
    for dialect in dialects {
        let ask = || dialect.ask("gpt-6-luna", &request, 1, &schema);
        assert_valid(&chat, &serde_json::to_value(ask()).unwrap());
        assert_valid(&line, &serde_json::to_value(LineWire::new("person-1", ask())).unwrap());
    }
}

#[test]
fn json_mode_is_asked_for_with_the_word_that_it_wants() {
    for dialect in dialects().into_iter().filter(|dialect| dialect.rung == Rung::Json) {
        let asked = serde_json::to_value(dialect.ask("m", &request(), 1, &reply_schema())).unwrap();
        assert!(asked["messages"].to_string().to_lowercase().contains("json"));
    }
}

#[test]
fn the_wish_for_a_batch_is_valid() {
    let wish = serde_json::to_value(BatchRequestWire::new("file-in")).unwrap();
    assert_valid(&specification("BatchRequest"), &wish);
}

#[test]
fn what_the_service_would_refuse_is_not_valid() {
    let chat = specification("ChatRequest");
    let good = serde_json::to_value(dialects()[0].ask("m", &request(), 1, &reply_schema())).unwrap();
    for (field, value) in [
        ("temprature", json!(1)),
        ("max_tokens", json!("500")),
        ("reasoning_effort", json!("a little")),
        (
            "response_format",
            json!({"type": "json_schema", "json_schema": {"name": "a mail"}}),
        ),
        ("messages", json!([])),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        assert!(!chat.is_valid(&bad), "{field}");
    }
}
