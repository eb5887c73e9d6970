//! What models were paid for: remembered answers, and the history of what was used.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;

use super::App;
use super::error::Error;
use super::views::{UsageEntryView, UsageView};
use super::writing::blocking;
use crate::domain::WebinarId;
use crate::drafting::Memory;
use crate::store::Store;

/// The answers that servers gave for one webinar, in the store.
pub(super) struct Remembered {
    pub store: Arc<Store>,
    pub clock: Arc<dyn super::Clock>,
    pub webinar: WebinarId,
    /// Answers from before are not what is wanted now.
    pub since: jiff::Timestamp,
}

impl fmt::Debug for Remembered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Remembered")
            .field("webinar", &self.webinar)
            .finish_non_exhaustive()
    }
}

impl Memory for Remembered {
    fn recall(&self, key: [u8; 32]) -> BoxFuture<'_, Option<Vec<u8>>> {
        let (store, webinar, since) = (Arc::clone(&self.store), self.webinar, self.since);
        async move {
            let found = blocking(move || Ok(store.read(|tx| tx.answer(webinar, key, since))?)).await;
            found.unwrap_or_default()
        }
        .boxed()
    }

    fn keep(&self, key: [u8; 32], answer: Vec<u8>) -> BoxFuture<'_, ()> {
        let (store, webinar, now) = (Arc::clone(&self.store), self.webinar, self.clock.now());
        async move {
            let kept = blocking(move || Ok(store.write(|tx| tx.put_answer(webinar, key, &answer, now))?)).await;
            if let Err(error) = kept {
                tracing::warn!(code = ?error.code, "an answer could not be kept");
            }
        }
        .boxed()
    }
}

impl App {
    /// What models were used for: each run and each mail written anew, newest first, and the sums of months.
    pub fn usage(&self) -> Result<UsageView, Error> {
        self.store().read(|tx| {
            let titles: HashMap<WebinarId, String> = tx
                .webinars()?
                .into_iter()
                .map(|row| (row.webinar.id, row.webinar.details.title))
                .collect();
            let mut months: Vec<UsageEntryView> = Vec::new();
            let mut entries = Vec::new();
            for row in tx.usages()? {
                // Months of the calendar in UTC: bills are written so.
                let month = row.started_at.strftime("%Y-%m").to_string();
                let entry = UsageEntryView {
                    at: row.started_at.to_string(),
                    webinar: row.webinar_id.and_then(|id| titles.get(&id).cloned()),
                    model: row.model,
                    seconds: row.milliseconds as f64 / 1000.0,
                    usage: row.usage,
                    cost: row.cost,
                };
                match months.last_mut().filter(|sum| sum.at == month) {
                    Some(sum) => {
                        sum.usage += entry.usage;
                        sum.seconds += entry.seconds;
                        // A sum with an unknown part is unknown.
                        sum.cost = sum.cost.zip(entry.cost).map(|(sum, more)| sum + more);
                    }
                    None => months.push(UsageEntryView {
                        at: month,
                        webinar: None,
                        model: String::new(),
                        ..entry.clone()
                    }),
                }
                entries.push(entry);
            }
            Ok(UsageView { entries, months })
        })
    }
}
