//! What a run may use at most. What a request may come to is set aside before it is sent, so that a cap holds
//! however many are under way.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures::FutureExt;
use futures::future::BoxFuture;

use crate::domain::{Caps, ModelPrice, Usage};
use crate::drafting::{Answer, Drafter, DrafterError, Refused, Request};
use crate::jobs::Gate;
use crate::openai;

/// The caps of one run and how much of them is left.
pub(super) struct Budget {
    caps: Caps,
    price: Option<ModelPrice>,
    /// What the run had used and paid before; a night costs less than the price.
    used: u64,
    paid: f64,
    taken: Mutex<Usage>,
}

/// What was set aside for one request.
pub(super) struct SetAside(Usage);

impl Budget {
    /// The caps of a run that has used something before, and what was paid for that, where it is known.
    pub fn new(caps: Caps, price: Option<ModelPrice>, used: Usage, paid: Option<f64>) -> Self {
        let at_this_price = || price.as_ref().map(|price| price.of(&used));
        Self {
            caps,
            used: used.tokens(),
            paid: paid.or_else(at_this_price).unwrap_or_default(),
            price,
            taken: Mutex::default(),
        }
    }

    /// The most that a request may come to. It is counted only where there is a cap.
    pub fn most(&self, prompt_tokens: impl FnOnce() -> u64, completion_tokens: u64) -> Usage {
        if self.caps == Caps::default() {
            return Usage::default();
        }
        Usage {
            prompt_tokens: prompt_tokens(),
            completion_tokens,
            ..Usage::default()
        }
    }

    /// The same of a request by itself.
    pub fn most_of(&self, request: &Request) -> Usage {
        let prompt = || openai::tokens(&request.instructions) + openai::tokens(&request.person);
        self.most(prompt, u64::from(request.max_output_tokens))
    }

    /// Sets aside what a request may come to; the reason when a cap forbids it.
    pub fn set_aside(&self, request: Usage) -> Result<SetAside, String> {
        let mut taken = self.lock();
        let mut after = *taken;
        after += request;
        if let Some(most) = self.caps.most_tokens.filter(|most| self.used + after.tokens() > *most) {
            return Err(format!(
                "The run stopped before it would use more than the {most} tokens that you allowed. Raise the limit to go on."
            ));
        }
        let cost = self.price.as_ref().map(|price| self.paid + price.of(&after));
        if let (Some(most), Some(cost)) = (self.caps.most_cost, cost)
            && cost > most
        {
            return Err(format!(
                "The run stopped before it would cost more than the ${most:.2} that you allowed. Raise the limit to go on."
            ));
        }
        *taken = after;
        Ok(SetAside(request))
    }

    /// Puts back what was set aside and counts what was used.
    pub fn settle(&self, SetAside(request): SetAside, used: Usage) {
        let mut taken = self.lock();
        taken.prompt_tokens = taken.prompt_tokens.saturating_sub(request.prompt_tokens);
        taken.completion_tokens = taken.completion_tokens.saturating_sub(request.completion_tokens);
        *taken += used;
    }

    fn lock(&self) -> MutexGuard<'_, Usage> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A server that is asked within the caps of a run, and by no more at a time than the run allows.
pub(super) struct Within {
    drafter: Arc<dyn Drafter>,
    budget: Arc<Budget>,
    gate: Option<Gate>,
}

impl Within {
    /// Without a gate, whoever asks sees to how many do so at a time.
    pub fn new(drafter: Arc<dyn Drafter>, budget: Arc<Budget>, gate: Option<Gate>) -> Self {
        Self { drafter, budget, gate }
    }

    /// What something costs, where the price is known.
    pub fn cost(&self, used: &Usage) -> Option<f64> {
        self.budget.price.as_ref().map(|price| price.of(used))
    }
}

impl Drafter for Within {
    fn draft(&self, request: Request) -> BoxFuture<'_, Result<Answer, Refused>> {
        async move {
            let most = self.budget.most_of(&request);
            // Nothing is set aside for who only waits: a cap would stop the run before it is near.
            let _entered = match &self.gate {
                Some(gate) => Some(gate.enter().await.ok_or(DrafterError::Stop(String::new()))?),
                None => None,
            };
            let set_aside = self.budget.set_aside(most).map_err(DrafterError::Stop)?;
            let result = self.drafter.draft(request).await;
            let used = match &result {
                Ok(answer) => answer.usage,
                Err(refused) => refused.usage,
            };
            self.budget.settle(set_aside, used);
            result
        }
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn requests_under_way_count_until_it_is_known_what_they_used() {
        let caps = Caps {
            most_tokens: Some(1000),
            ..Caps::default()
        };
        let budget = Budget::new(caps, None, Usage::default(), None);
        let first = budget.set_aside(budget.most(|| 300, 300)).unwrap();
        assert!(budget.set_aside(budget.most(|| 300, 300)).is_err());
        let used = Usage {
            prompt_tokens: 300,
            completion_tokens: 50,
            ..Usage::default()
        };
        budget.settle(first, used);
        assert!(budget.set_aside(budget.most(|| 300, 300)).is_ok());
    }

    #[test]
    fn money_is_capped_by_the_price_and_what_was_used_before_counts() {
        let caps = Caps {
            most_cost: Some(1.0),
            ..Caps::default()
        };
        let price = ModelPrice {
            model: "m".to_owned(),
            input: 1.0,
            cached: 0.1,
            output: 5.0,
        };
        let used = Usage {
            completion_tokens: 190_000,
            ..Usage::default()
        };
        let budget = Budget::new(caps, Some(price.clone()), used, None);
        assert!(budget.set_aside(budget.most(|| 0, 10_001)).is_err());
        assert!(budget.set_aside(budget.most(|| 0, 9_999)).is_ok());
        // A night at half the price leaves more.
        let budget = Budget::new(caps, Some(price), used, Some(0.475));
        assert!(budget.set_aside(budget.most(|| 0, 105_001)).is_err());
        assert!(budget.set_aside(budget.most(|| 0, 104_999)).is_ok());
    }
}
