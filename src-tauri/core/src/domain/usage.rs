//! What models use and what that costs.

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use super::{AttendeeId, Tier};

/// What a request used. Servers that do not tell leave the tokens at zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, rename_all = "camelCase")]
pub struct Usage {
    /// Requests sent, retries included.
    #[ts(type = "number")]
    pub requests: u64,
    /// Of those, sent again for somebody who had been asked for before.
    #[ts(type = "number")]
    pub retries: u64,
    /// Answers that were there already, from the same request at an earlier time; they cost nothing.
    #[ts(type = "number")]
    pub cache_hits: u64,
    /// Tokens sent.
    #[ts(type = "number")]
    pub prompt_tokens: u64,
    /// Of those, read from the server's cache.
    #[ts(type = "number")]
    pub cached_tokens: u64,
    /// Tokens received.
    #[ts(type = "number")]
    pub completion_tokens: u64,
}

impl Usage {
    /// Tokens sent and received.
    pub fn tokens(&self) -> u64 {
        self.prompt_tokens.saturating_add(self.completion_tokens)
    }
}

impl AddAssign for Usage {
    fn add_assign(&mut self, other: Self) {
        for (sum, more) in [
            (&mut self.requests, other.requests),
            (&mut self.retries, other.retries),
            (&mut self.cache_hits, other.cache_hits),
            (&mut self.prompt_tokens, other.prompt_tokens),
            (&mut self.cached_tokens, other.cached_tokens),
            (&mut self.completion_tokens, other.completion_tokens),
        ] {
            *sum = sum.saturating_add(more);
        }
    }
}

/// What a model costs, in US dollars for a million tokens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ModelPrice {
    /// The model's id.
    pub model: String,
    /// Tokens sent.
    pub input: f64,
    /// Tokens sent that the server had in its cache.
    pub cached: f64,
    /// Tokens received.
    pub output: f64,
}

impl ModelPrice {
    /// The price of what is written overnight: half of it.
    pub fn halved(mut self) -> Self {
        for price in [&mut self.input, &mut self.cached, &mut self.output] {
            *price /= 2.0;
        }
        self
    }

    /// What something costs, in US dollars.
    pub fn of(&self, usage: &Usage) -> f64 {
        let fresh = usage.prompt_tokens.saturating_sub(usage.cached_tokens);
        (fresh as f64 * self.input
            + usage.cached_tokens as f64 * self.cached
            + usage.completion_tokens as f64 * self.output)
            / 1e6
    }
}

/// Whom a draft run serves, of those who have an address and count as audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum RunScope {
    /// People of these tiers.
    Tiers {
        /// Empty for all.
        tiers: Vec<Tier>,
    },
    /// These people.
    People {
        /// Their keys.
        ids: Vec<AttendeeId>,
    },
}

impl RunScope {
    /// Everybody.
    pub const ALL: Self = Self::Tiers { tiers: Vec::new() };
}

/// How a draft run is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, rename_all = "camelCase")]
pub struct RunOptions {
    /// Whether drafts that no person has put a hand to are written anew.
    pub rewrite: bool,
    /// Whether, with `rewrite`, those that somebody has edited, noted on or approved are written anew as well. Notes
    /// stay; what is skipped or exported is never touched.
    pub touched: bool,
    /// Whether each person gets a call of their own, even where the same request goes for several.
    pub each: bool,
    /// Whether a server writes overnight, at half the price.
    pub overnight: bool,
    /// What it may use.
    pub caps: Caps,
}

/// What a run may use at most; `None` is no limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, rename_all = "camelCase")]
pub struct Caps {
    /// It stops before it uses more tokens, sent and received.
    #[ts(type = "number | null")]
    pub most_tokens: Option<u64>,
    /// It stops before it costs more, in US dollars.
    pub most_cost: Option<f64>,
}
