//! How far a batch is, in words.

use super::super::OpenAi;
use super::wire::BatchWire;
use crate::drafting::{BatchLook, BatchState};

impl OpenAi {
    pub(super) fn look_of(&self, batch: &BatchWire) -> BatchLook {
        let host = &self.address.host;
        let BatchWire {
            state,
            total,
            completed,
            failed,
            ..
        } = batch;
        let of_all = match failed {
            0 => format!("{completed} of {total}"),
            _ => format!("{completed} of {total} ({failed} failed)"),
        };
        let said = match state {
            BatchState::Checking => format!("{host} checks the requests before it begins."),
            BatchState::Writing => format!("{host} has written {of_all}. It may take up to 24 hours."),
            BatchState::Finishing => format!("{host} has written {of_all} and puts the answers together."),
            BatchState::Cancelling => {
                format!("{host} stops, which may take ten minutes. What is written by then can be collected.")
            }
            BatchState::Completed => format!("{host} has written {of_all}. The answers can be collected."),
            BatchState::Expired => format!(
                "{host} wrote {completed} of {total} before its 24 hours were over. These can be collected; the rest can \
                 be asked for again."
            ),
            BatchState::Cancelled => format!("{host} stopped. What was written by then can be collected."),
            BatchState::Failed => self.failure(batch),
        };
        BatchLook {
            state: *state,
            written: *completed,
            failed: *failed,
            total: *total,
            said,
        }
    }

    fn failure(&self, batch: &BatchWire) -> String {
        let host = &self.address.host;
        let Some((complaint, line)) = &batch.complaint else {
            return format!("{host} refused all requests and did not say why. Nothing was written.");
        };
        let route = self.route();
        let told = self.asked(route, route.dialect()).quoted(&complaint.message);
        match (complaint.code.as_str(), line) {
            ("token_limit_exceeded", _) => format!(
                "{host} has too much waiting for this model already ({told}). Nothing was written. Try again when \
                 other batches are through, or write for fewer people at a time."
            ),
            (_, Some(line)) => {
                format!("{host} refused all requests because of line {line}: {told}. Nothing was written.")
            }
            (_, None) => format!("{host} refused all requests: {told}. Nothing was written."),
        }
    }
}
