//! What one server understands for one model: learnt from its refusals, and kept as a [`Profile`] for later clients.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::address::Address;
use super::wire::{ChatRequestWire, JsonSchemaWire, MessageWire, ResponseFormatWire};
use crate::drafting::Request;

/// How the form of the answer is asked for, from the surest to the least sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Rung {
    /// The server enforces the schema.
    Schema,
    /// The server promises some JSON; the schema stands in the prompt.
    Json,
    /// Nothing is promised; the schema stands in the prompt.
    Words,
}

/// Something that a server refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quirk {
    /// The name of the answer's upper bound.
    Cap,
    /// How hard the model is to think.
    Effort,
    /// The way the answer's form is asked for.
    Format,
}

/// How to ask one model on one server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Dialect {
    /// How the form of the answer is asked for.
    pub rung: Rung,
    /// Whether the bound is `max_completion_tokens` (OpenAI) or `max_tokens` (nearly all others; Ollama ignores
    /// the newer name without a word).
    completion_cap: bool,
    /// Whether the other name was tried already; not kept, since a server may change its mind.
    #[serde(skip)]
    cap_switched: bool,
    /// Whether a low effort is asked for. Thinking counts as output: it is paid and may eat the whole bound.
    low_effort: bool,
    /// The bound is multiplied by this: a model that thinks needs room for it.
    room: u32,
}

/// What a server understands for a model, to be kept and given to the next client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The server's base URL, without a slash at its end.
    pub server: String,
    /// The model's id.
    pub model: String,
    pub(super) dialect: Dialect,
}

/// The largest multiple of the bound: beyond it a model does not stop for another reason.
pub(super) const MAX_ROOM: u32 = 4;

impl Dialect {
    /// What to try first, by the server's name and the model's.
    pub fn first(address: &Address, model: &str) -> Self {
        let host = address.host.as_str();
        let newer = host == "api.openai.com" || host == "openrouter.ai" || host.ends_with(".openai.azure.com");
        let model = model.rsplit('/').next().unwrap_or(model);
        let thinks = ["gpt-5", "gpt-6", "o1", "o3", "o4"]
            .iter()
            .any(|family| model.starts_with(family));
        Self {
            rung: Rung::Schema,
            completion_cap: newer,
            cap_switched: false,
            low_effort: thinks,
            room: 1,
        }
    }

    /// As it was learnt, with nothing given up yet.
    pub fn remembered(self) -> Self {
        Self {
            cap_switched: false,
            room: self.room.clamp(1, MAX_ROOM),
            ..self
        }
    }

    /// The next thing to try after a refusal; `None` when nothing is left.
    pub fn without(self, quirk: Quirk) -> Option<Self> {
        match quirk {
            Quirk::Cap if !self.cap_switched => Some(Self {
                completion_cap: !self.completion_cap,
                cap_switched: true,
                ..self
            }),
            Quirk::Effort if self.low_effort => Some(Self {
                low_effort: false,
                ..self
            }),
            Quirk::Format => match self.rung {
                Rung::Schema => Some(Rung::Json),
                Rung::Json => Some(Rung::Words),
                Rung::Words => None,
            }
            .map(|rung| Self { rung, ..self }),
            Quirk::Cap | Quirk::Effort => None,
        }
    }

    /// The same with more room for thinking.
    pub fn with_more_room(self) -> Self {
        Self {
            room: (self.room * 2).min(MAX_ROOM),
            ..self
        }
    }

    /// Which of the things that this dialect sends a complaint is about, if it is about one of them.
    pub fn quirk_in(self, complaint: &str) -> Option<Quirk> {
        let said = complaint.to_ascii_lowercase();
        let about = |words: &[&str]| words.iter().any(|word| said.contains(word));
        // "max_tokens is too large" is about the number, not about the name.
        if about(&["max_tokens", "max_completion_tokens"]) && !about(&["too large", "at most", "exceed"]) {
            return Some(Quirk::Cap);
        }
        if self.low_effort && about(&["reasoning_effort", "reasoning effort"]) {
            return Some(Quirk::Effort);
        }
        let format = [
            "response_format",
            "json_schema",
            "json_object",
            "structured output",
            "json mode",
        ];
        (self.rung != Rung::Words && about(&format)).then_some(Quirk::Format)
    }

    /// The request in this dialect.
    pub fn ask<'a>(self, model: &'a str, request: &'a Request, room: u32, schema: &'a Value) -> ChatRequestWire<'a> {
        let cap = request.max_output_tokens.saturating_mul(room.max(self.room));
        let instructions = match self.rung {
            Rung::Schema => request.instructions.clone(),
            // JSON mode is refused unless the prompt has the word "JSON" in it.
            Rung::Json | Rung::Words => format!(
                "{}\n\nAnswer with one JSON object and nothing else, matching this JSON schema:\n{schema}",
                request.instructions
            ),
        };
        ChatRequestWire {
            model,
            messages: [
                MessageWire {
                    role: "system",
                    content: instructions,
                },
                MessageWire {
                    role: "user",
                    content: request.person.clone(),
                },
            ],
            max_completion_tokens: self.completion_cap.then_some(cap),
            max_tokens: (!self.completion_cap).then_some(cap),
            reasoning_effort: self.low_effort.then_some("low"),
            response_format: match self.rung {
                Rung::Schema => Some(ResponseFormatWire::JsonSchema {
                    json_schema: JsonSchemaWire {
                        name: "reply",
                        strict: true,
                        schema,
                    },
                }),
                Rung::Json => Some(ResponseFormatWire::JsonObject),
                Rung::Words => None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn first(base_url: &str, model: &str) -> Dialect {
        Dialect::first(&Address::parse(base_url, false).unwrap(), model)
    }

    #[test]
    fn the_bound_has_the_name_that_the_server_knows() {
        assert!(first("https://api.openai.com/v1", "gpt-6-luna").completion_cap);
        assert!(first("https://mine.openai.azure.com/openai/v1", "x").completion_cap);
        assert!(!first("http://localhost:11434/v1", "llama").completion_cap);
        assert!(!first("https://api.openai.com.evil.example/v1", "llama").completion_cap);
    }

    #[test]
    fn only_models_that_think_are_asked_to_think_less() {
        assert!(first("https://openrouter.ai/api/v1", "openai/gpt-6-luna").low_effort);
        assert!(!first("https://api.openai.com/v1", "gpt-4.1-mini").low_effort);
        assert!(!first("http://localhost:11434/v1", "gpt-oss:20b").low_effort);
    }

    #[test]
    fn each_thing_is_given_up_once_and_in_order() {
        let dialect = first("https://api.openai.com/v1", "gpt-6-luna");
        let json = dialect.without(Quirk::Format).unwrap();
        assert_eq!(json.rung, Rung::Json);
        let words = json.without(Quirk::Format).unwrap();
        assert_eq!(words.rung, Rung::Words);
        assert_eq!(words.without(Quirk::Format), None);
        assert_eq!(dialect.without(Quirk::Cap).unwrap().without(Quirk::Cap), None);
        assert_eq!(dialect.without(Quirk::Effort).unwrap().without(Quirk::Effort), None);
    }

    #[test]
    fn a_complaint_about_a_number_is_not_about_its_name() {
        let dialect = first("https://api.openai.com/v1", "gpt-6-luna");
        for (said, quirk) in [
            ("Unsupported parameter: 'max_tokens'", Some(Quirk::Cap)),
            ("max_tokens is too large: 90000", None),
            ("Extra inputs are not permitted: reasoning_effort", Some(Quirk::Effort)),
            (
                "'response_format.type' must be 'json_schema' or 'text'",
                Some(Quirk::Format),
            ),
            ("messages must not be empty", None),
        ] {
            assert_eq!(dialect.quirk_in(said), quirk, "{said}");
        }
    }
}
