//! What models cost, and what they answered.

use rusqlite::{OptionalExtension, named_params, params};

use super::columns::Columns;
use super::{StoreError, Tx};
use crate::domain::{Usage, WebinarId};

/// What one run, or one mail written anew, used.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct UsageRow {
    /// The run's id, or one of its own.
    pub id: String,
    /// For which webinar; `None` once that was deleted.
    pub webinar_id: Option<WebinarId>,
    /// The model asked.
    pub model: String,
    /// When it began.
    pub started_at: jiff::Timestamp,
    /// How long it worked.
    pub milliseconds: u64,
    /// Requests and tokens.
    pub usage: Usage,
    /// In US dollars; `None` where a price was unknown.
    pub cost: Option<f64>,
}

fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl Tx<'_> {
    /// Adds or replaces a row.
    pub fn put_usage(&self, row: &UsageRow) -> Result<(), StoreError> {
        let usage = &row.usage;
        self.0
            .prepare_cached(
                "INSERT INTO usage (id, webinar_id, model, started_at, milliseconds, requests, retries, cache_hits,
                    prompt_tokens, cached_tokens, completion_tokens, cost)
                 VALUES (:id, :webinar, :model, :started, :milliseconds, :requests, :retries, :hits, :prompt, :cached,
                    :completion, :cost)
                 ON CONFLICT (id) DO UPDATE SET model = excluded.model, milliseconds = excluded.milliseconds,
                    requests = excluded.requests, retries = excluded.retries, cache_hits = excluded.cache_hits,
                    prompt_tokens = excluded.prompt_tokens, cached_tokens = excluded.cached_tokens,
                    completion_tokens = excluded.completion_tokens, cost = excluded.cost",
            )?
            .execute(named_params! {
                ":id": row.id,
                ":webinar": row.webinar_id.map(|id| id.to_string()),
                ":model": row.model,
                ":started": row.started_at.to_string(),
                ":milliseconds": whole(row.milliseconds),
                ":requests": whole(usage.requests),
                ":retries": whole(usage.retries),
                ":hits": whole(usage.cache_hits),
                ":prompt": whole(usage.prompt_tokens),
                ":cached": whole(usage.cached_tokens),
                ":completion": whole(usage.completion_tokens),
                ":cost": row.cost,
            })?;
        Ok(())
    }

    /// One row, where there is one.
    pub fn usage(&self, id: &str) -> Result<Option<UsageRow>, StoreError> {
        self.0
            .prepare_cached("SELECT * FROM usage WHERE id = ?1")?
            .query_row([id], |row| Ok(read(row)))
            .optional()?
            .transpose()
    }

    /// All rows, newest first.
    pub fn usages(&self) -> Result<Vec<UsageRow>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT * FROM usage ORDER BY started_at DESC, id DESC")?;
        let rows = statement.query_map([], |row| Ok(read(row)))?;
        rows.map(|row| row?).collect()
    }

    /// Keeps what a server answered to a request ([`crate::drafting::Request::key`]).
    pub fn put_answer(
        &self,
        webinar: WebinarId,
        key: [u8; 32],
        answer: &[u8],
        now: jiff::Timestamp,
    ) -> Result<(), StoreError> {
        self.0
            .prepare_cached("INSERT OR REPLACE INTO model_answers VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![webinar.to_string(), key.as_slice(), answer, now.to_string()])?;
        Ok(())
    }

    /// What was answered to the same request at or after `since`.
    pub fn answer(
        &self,
        webinar: WebinarId,
        key: [u8; 32],
        since: jiff::Timestamp,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let kept: Option<(Vec<u8>, String)> = self
            .0
            .prepare_cached("SELECT answer, answered_at FROM model_answers WHERE webinar_id = ?1 AND key = ?2")?
            .query_row(params![webinar.to_string(), key.as_slice()], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        let is_new = |at: &str| at.parse::<jiff::Timestamp>().is_ok_and(|at| at >= since);
        Ok(kept.filter(|(_, at)| is_new(at)).map(|(answer, _)| answer))
    }
}

fn read(row: &rusqlite::Row<'_>) -> Result<UsageRow, StoreError> {
    let number = |column: &'static str| row.column::<i64>(column).map(i64::unsigned_abs);
    Ok(UsageRow {
        id: row.column("id")?,
        webinar_id: row.maybe_parsed("webinar_id")?,
        model: row.column("model")?,
        started_at: row.parsed("started_at")?,
        milliseconds: number("milliseconds")?,
        usage: Usage {
            requests: number("requests")?,
            retries: number("retries")?,
            cache_hits: number("cache_hits")?,
            prompt_tokens: number("prompt_tokens")?,
            cached_tokens: number("cached_tokens")?,
            completion_tokens: number("completion_tokens")?,
        },
        cost: row.column("cost")?,
    })
}
