//! What OpenAI's models cost, and how many tokens a text has.
//!
//! Prices change: the table is a beginning that the user can overrule in Settings, and a model that is not in it has
//! no price until they say one.

use crate::domain::ModelPrice;

/// US dollars for a million tokens: sent, sent and in the cache, received. Looked up in November 2026.
const PRICES: &[(&str, f64, f64, f64)] = &[
    ("gpt-6-luna", 0.10, 0.01, 0.50),
    ("gpt-6.1-terra", 1.00, 0.05, 5.00),
    ("gpt-6.1-sol", 2.00, 0.10, 10.00),
    ("gpt-6-sol", 2.00, 0.20, 10.00),
    ("gpt-6-astra", 10.00, 1.00, 50.00),
    ("gpt-5.6-luna", 0.20, 0.02, 1.20),
    ("gpt-5.6-terra", 2.00, 0.20, 12.00),
    ("gpt-5.6-sol", 4.00, 0.40, 20.00),
    ("gpt-5.4-nano", 0.20, 0.02, 1.25),
    ("gpt-5.4-mini", 0.75, 0.075, 4.50),
    ("gpt-5.4", 2.50, 0.25, 15.00),
    ("gpt-5-mini", 0.25, 0.025, 2.00),
    ("gpt-4.1-mini", 0.40, 0.10, 1.60),
    ("gpt-4o-mini", 0.15, 0.075, 0.60),
];

/// OpenAI's price of a model, by its id or that of a dated version of it.
pub fn of(model: &str) -> Option<ModelPrice> {
    let is_dated = |rest: &str| {
        rest.strip_prefix('-')
            .is_some_and(|date| !date.is_empty() && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
    };
    let named = |name: &str| {
        model
            .strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || is_dated(rest))
    };
    PRICES
        .iter()
        .find(|(name, ..)| named(name))
        .map(|(_, input, cached, output)| ModelPrice {
            model: model.to_owned(),
            input: *input,
            cached: *cached,
            output: *output,
        })
}

/// How many tokens OpenAI's models count for a text; for others it is near enough for an estimate.
pub fn tokens(text: &str) -> u64 {
    tiktoken_rs::o200k_base_singleton().encode_ordinary(text).len() as u64
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_dated_model_costs_what_its_name_costs_and_another_one_is_unknown() {
        assert_eq!(of("gpt-6-luna-2026-09-22").unwrap().output, 0.5);
        assert_eq!(of("gpt-5.4-mini").unwrap().input, 0.75);
        assert_eq!(of("gpt-6-luna-pro"), None);
        assert_eq!(of("llama3.2"), None);
    }

    #[test]
    fn tokens_are_counted_as_openai_does() {
        assert_eq!(tokens("Hello world!"), 3);
        assert_eq!(tokens(""), 0);
    }
}
