//! Chat Completions as they go over the wire: strict in what is sent, tolerant in what is read, since servers leave
//! out, add and rename fields as they like.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::Usage;

/// One request. Only what is needed: OpenAI refuses unknown fields, and thinking models refuse a temperature.
#[derive(Debug, Serialize)]
pub(super) struct ChatRequestWire<'a> {
    pub model: &'a str,
    pub messages: [MessageWire; 2],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_completion_tokens: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_tokens: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasoning_effort: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response_format: Option<ResponseFormatWire<'a>>,
}

/// `system` rather than OpenAI's newer `developer`: every server knows it.
#[derive(Debug, Serialize)]
pub(super) struct MessageWire {
    pub role: &'static str,
    pub content: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum ResponseFormatWire<'a> {
    JsonSchema { json_schema: JsonSchemaWire<'a> },
    JsonObject,
}

#[derive(Debug, Serialize)]
pub(super) struct JsonSchemaWire<'a> {
    pub name: &'static str,
    pub strict: bool,
    pub schema: &'a Value,
}

/// The part of an answer that matters here.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ChatResponseWire {
    pub model: Option<String>,
    /// `None` when there is no choice at all.
    pub choice: Option<ChoiceWire>,
    pub usage: UsageWire,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ChoiceWire {
    pub finish_reason: String,
    pub refusal: Option<String>,
    pub content: String,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct UsageWire {
    pub prompt_tokens: u64,
    pub cached_tokens: u64,
    pub completion_tokens: u64,
}

impl ChatResponseWire {
    /// Reads what is there; nothing missing or of another type is an error.
    pub fn read(body: &Value) -> Self {
        let usage = &body["usage"];
        let tokens = |value: &Value| value.as_u64().unwrap_or(0);
        Self {
            model: text(&body["model"]),
            choice: body["choices"].get(0).map(ChoiceWire::read),
            usage: UsageWire {
                prompt_tokens: tokens(&usage["prompt_tokens"]),
                cached_tokens: tokens(&usage["prompt_tokens_details"]["cached_tokens"]),
                completion_tokens: tokens(&usage["completion_tokens"]),
            },
        }
    }
}

impl UsageWire {
    /// Adds what one answer used.
    pub fn add_to(self, usage: &mut Usage) {
        usage.prompt_tokens += self.prompt_tokens;
        usage.cached_tokens += self.cached_tokens;
        usage.completion_tokens += self.completion_tokens;
    }
}

impl ChoiceWire {
    fn read(choice: &Value) -> Self {
        let message = &choice["message"];
        // LiteLLM moves a refusal to where only it knows.
        let refusal = text(&message["refusal"]).or_else(|| text(&message["provider_specific_fields"]["refusal"]));
        let content = match &message["content"] {
            Value::String(content) => content.clone(),
            Value::Array(parts) => parts.iter().filter_map(|part| part["text"].as_str()).collect(),
            _ => String::new(),
        };
        Self {
            finish_reason: text(&choice["finish_reason"]).unwrap_or_default(),
            refusal,
            content,
        }
    }
}

/// What a server says is wrong, whatever shape it says it in.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ComplaintWire {
    pub message: String,
    pub kind: String,
    /// OpenAI's word, or a number as text (OpenRouter, llama.cpp).
    pub code: String,
    pub param: String,
}

impl ComplaintWire {
    /// Finds the complaint in an answer; `None` when there is none.
    pub fn read(body: &Value) -> Option<Self> {
        // Gemini wraps it in a list.
        let body = body.get(0).unwrap_or(body);
        let error = ["error", "detail", "message"]
            .iter()
            .map(|field| &body[*field])
            .find(|value| !value.is_null())?;
        Self::of(error)
    }

    /// The complaint itself, taken out of what it was wrapped in.
    pub fn of(error: &Value) -> Option<Self> {
        if error.is_null() {
            return None;
        }
        let code = match &error["code"] {
            Value::Number(code) => code.to_string(),
            code => text(code).unwrap_or_default(),
        };
        let message = match error {
            Value::String(message) => message.clone(),
            _ => text(&error["message"])
                .or_else(|| text(&error[0]["msg"]))
                .unwrap_or_default(),
        };
        // FastAPI servers (Mistral, vLLM) name the field in a path.
        let param = text(&error["param"])
            .or_else(|| error[0]["loc"].as_array()?.last()?.as_str().map(str::to_owned))
            .unwrap_or_default();
        Some(Self {
            message,
            kind: text(&error["type"]).unwrap_or_default(),
            code,
            param,
        })
    }
}

/// The models that a server lists.
#[derive(Debug, Deserialize)]
pub(super) struct ModelsWire {
    pub data: Vec<ModelWire>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ModelWire {
    pub id: String,
}

pub(super) fn text(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;

    #[test]
    fn missing_and_odd_fields_are_no_error() {
        for body in [
            json!({}),
            json!([]),
            json!(7),
            json!({"choices": []}),
            json!({"choices": null, "usage": "none"}),
        ] {
            assert_eq!(ChatResponseWire::read(&body), ChatResponseWire::default());
        }
        let read = ChatResponseWire::read(
            &json!({"choices": [{"message": {"content": null}}], "usage": {"prompt_tokens": 5}}),
        );
        assert_eq!(read.usage.prompt_tokens, 5);
        assert_eq!(read.choice, Some(ChoiceWire::default()));
    }

    #[test]
    fn content_in_parts_and_a_moved_refusal_are_read() {
        let choice = ChoiceWire::read(&json!({"message": {
            "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}],
            "provider_specific_fields": {"refusal": "no"},
        }}));
        assert_eq!((choice.content.as_str(), choice.refusal.as_deref()), ("ab", Some("no")));
    }

    #[test]
    fn every_servers_complaint_is_found() {
        for (body, message, code, param) in [
            (
                json!({"error": {"message": "m", "code": "c", "param": "p", "type": "t"}}),
                "m",
                "c",
                "p",
            ),
            (json!({"error": {"message": "m", "code": 400}}), "m", "400", ""),
            (json!([{"error": {"message": "m", "code": 429}}]), "m", "429", ""),
            (json!({"error": "m"}), "m", "", ""),
            (
                json!({"detail": [{"msg": "m", "loc": ["body", "max_tokens"]}]}),
                "m",
                "",
                "max_tokens",
            ),
            (json!({"message": "m"}), "m", "", ""),
        ] {
            let found = ComplaintWire::read(&body).unwrap();
            assert_eq!(
                (found.message.as_str(), found.code.as_str(), found.param.as_str()),
                (message, code, param)
            );
        }
        assert_eq!(ComplaintWire::read(&json!({"choices": []})), None);
    }
}
