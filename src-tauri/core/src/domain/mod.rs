//! The nouns of the product: what a webinar, a person on its list, a message, a score and a draft are.
//!
//! Pure values. Nothing here knows a file format, a database, a network or what time it is: identifiers and
//! times are handed in. Every other module of the core speaks in these types; start with [`attendee`] and
//! [`draft`] to see the two ends of the journey.

pub mod attendee;
pub mod compliance;
pub mod contact;
pub mod draft;
pub mod email;
pub mod finding;
pub mod ids;
pub mod issue;
pub mod message;
pub mod money;
pub mod person;
pub mod poll;
pub mod reading;
pub mod score;
pub mod sender;
pub mod sending;
pub mod style;
pub mod text;
pub mod time;
pub mod usage;
pub mod voice;
pub mod webinar;

pub use attendee::{Attendee, Role, Session, Standing};
pub use compliance::{Compliance, Jurisdiction};
pub use contact::{DoNotContact, NoContactReason, Unwanted};
pub use draft::{Block, BlockKind, BlockRole, Draft, DraftStatus, Engine, Fact, Mail, Run};
pub use email::EmailAddress;
pub use finding::{Edit, Finding, Fix, Place, Severity, Span};
pub use ids::{AttendeeId, DraftId, ExportId, FileId, JobId, RecipientId, SendingId, WebinarId};
pub use issue::{Issue, IssueKind};
pub use message::{Answer, AnswerKind, Message, MessageSource};
pub use money::Money;
pub use poll::{Asked, PollAnswer};
pub use reading::{DayOrder, FileChoice, NameDecision};
pub use score::{Room, Score, ScorePart, ScoringSettings, Signal, Tier};
pub use sender::Sender;
pub use sending::{RecipientState, SendingSetup, SendingState, Service, TierDelay};
pub use style::{FormOfAddress, Language, Length, MailStyle, Tone};
pub use time::WallTime;
pub use usage::{Caps, ModelPrice, RunOptions, RunScope, Usage};
pub use voice::Voice;
pub use webinar::{Chapter, Webinar, WebinarDetails};
