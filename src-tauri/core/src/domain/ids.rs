//! Identifiers: UUIDs of version 7, so that keys sort by the time they were made and reveal nothing else.
//!
//! One type per noun, so that the compiler refuses an attendee's id where a draft's is wanted. The clock is
//! handed in ([`jiff::Timestamp`]); only the random part is drawn here.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::{NoContext, Uuid};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identifier, ordered after every one made at an earlier `now`.
            pub fn new(now: jiff::Timestamp) -> Self {
                let seconds = u64::try_from(now.as_second()).unwrap_or(0);
                let nanos = u32::try_from(now.subsec_nanosecond()).unwrap_or(0);
                Self(Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, seconds, nanos)))
            }

            /// New identifiers that ascend, so that an index of a hundred thousand of them grows at its end.
            pub fn ascending(now: jiff::Timestamp) -> impl Iterator<Item = Self> {
                // The lowest 32 bits count; the 42 random bits above them tell the runs of one moment apart.
                let first = Self::new(now).0.as_u128() & !u128::from(u32::MAX);
                (0..=u32::MAX).map(move |step| Self(Uuid::from_u128(first | u128::from(step))))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text.trim()).map(Self)
            }
        }
    };
}

id!(
    /// One webinar.
    WebinarId
);
id!(
    /// One person on one webinar's list.
    AttendeeId
);
id!(
    /// One e-mail to one attendee.
    DraftId
);
id!(
    /// One piece of long work.
    JobId
);
id!(
    /// One imported source file, or one waiting to be imported.
    FileId
);
id!(
    /// One file written for a mail tool.
    ExportId
);
id!(
    /// One sending of a webinar's mails through a mail service.
    SendingId
);
id!(
    /// One person's mail in a sending.
    RecipientId
);
