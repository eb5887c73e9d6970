//! What the shells see: every value that leaves the core for a window or a terminal.
//!
//! Shapes only. Nothing here may hold a path, a secret or a database row. The TypeScript types are generated
//! from this module and from `domain` (`cargo xtask bindings`); `tests/bindings.rs` fails when they are stale.

mod contact;
mod deciding;
mod exporting;
mod importing;
mod insights;
mod people;
mod preflight;
mod queue;
mod running;
mod sending;
mod templates;
mod voice;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use contact::*;
pub use deciding::*;
pub use exporting::*;
pub use importing::*;
pub use insights::*;
pub use people::*;
pub use preflight::*;
pub use queue::*;
pub use running::*;
pub use sending::*;
pub use templates::*;
pub use voice::*;

use crate::domain::{
    AttendeeId, Block, EmailAddress, Engine, ExportId, Fact, FileId, Finding, Mail, ModelPrice, Score, ScoringSettings,
    Sender, Tier, Voice, WallTime, WebinarDetails, WebinarId,
};
use crate::openai::{DEFAULT_BASE_URL, DEFAULT_FALLBACK_MODEL, DEFAULT_MODEL};

/// Whether the program can work, and if not, what it needs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusView {
    /// What state the program is in.
    pub state: AppState,
    /// Why it failed, when it did.
    pub error: Option<ErrorView>,
    /// The program's version.
    pub version: String,
}

/// States of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AppState {
    /// The database is open.
    Ready,
    /// No keychain is there: the user must choose a passphrase.
    PassphraseNew,
    /// The database is locked by a passphrase.
    PassphraseNeeded,
    /// It cannot be opened; the error says why and what to do.
    Failed,
}

/// How an error crosses to a shell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ErrorView {
    /// One of few stable codes; shells act on it.
    pub code: String,
    /// What happened and what was kept.
    pub message: String,
    /// What to do; may be empty.
    pub hint: String,
}

/// A line of the sidebar.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WebinarItemView {
    /// Its key.
    pub id: WebinarId,
    /// Its title.
    pub title: String,
    /// When it began.
    pub hosted_at: Option<WallTime>,
    /// Registrants.
    pub people: u32,
    /// Drafts that wait for a reader.
    pub to_review: u32,
}

/// A webinar with its counts.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WebinarView {
    /// Its key.
    pub id: WebinarId,
    /// What its host tells about it.
    pub details: WebinarDetails,
    /// What has been done with it.
    pub counts: WebinarCounts,
    /// The files that were imported.
    pub files: Vec<ImportedFileView>,
    /// Names in these files that are not settled, and those that a person settled.
    pub doubts: Vec<NameDoubtView>,
    /// What "Undo import" would take back; `None` after an export.
    pub undo: Option<UndoImportView>,
    /// The scoring settings in force for it.
    pub scoring: ScoringSettings,
}

/// How far the journey has come for one webinar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WebinarCounts {
    /// Registrants: everybody who counts as audience.
    pub people: u32,
    /// Of those, who came.
    pub attended: u32,
    /// People on the list who do not count as audience: hosts, speakers, the team, bots, cancelled registrations.
    pub left_out: u32,
    /// Of the registrants, those on the do-not-contact list.
    pub do_not_contact: u32,
    /// Messages, questions included.
    pub messages: u32,
    /// Questions.
    pub questions: u32,
    /// Answers to polls.
    pub poll_answers: u32,
    /// Import issues.
    pub issues: u32,
    /// People who could get a draft: those with an address, save those on the do-not-contact list.
    pub mailable: u32,
    /// Drafts.
    pub drafts: u32,
    /// Drafts that wait for a reader.
    pub to_review: u32,
    /// Drafts that cannot be approved as they are.
    pub blocked: u32,
    /// Drafts whose present text is approved, exported ones included.
    pub approved: u32,
    /// Drafts that have been exported.
    pub exported: u32,
    /// Drafts that the user decided not to send.
    pub skipped: u32,
}

/// How many people are in a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct TierCountView {
    /// The tier.
    pub tier: Tier,
    /// People in it.
    pub people: u32,
}

/// One draft, with all that its reader wants to know.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    /// The line of the queue.
    pub item: DraftItemView,
    /// The receiver's name; may be empty.
    pub to_name: String,
    /// The receiver's address.
    pub to_email: Option<EmailAddress>,
    /// The text as structure, for the editor.
    pub mail: Mail,
    /// The text as the recipient will see it; made by the program's own renderer, so safe to show.
    pub html: String,
    /// The same as plain text.
    pub text: String,
    /// What it may rest on.
    pub facts: Vec<Fact>,
    /// What the checks say.
    pub findings: Vec<Finding>,
    /// The score in parts, at the time of writing.
    pub score: Score,
    /// A personal note, added as a P.P.S.
    pub note: String,
    /// Why templates wrote it although a model was asked.
    pub fallback: Option<String>,
    /// The version shown, from 1.
    pub version: u32,
    /// How many versions there are.
    pub versions: u32,
    /// How much it sounds like the sender; nothing where no mails of their own are known.
    pub voice: Option<VoiceMatchView>,
}

/// A stored text of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftVersionView {
    /// From 1.
    pub version: u32,
    /// What made it, in words: "by templates", "edited".
    pub made_by: String,
    /// When (RFC 3339).
    pub made_at: String,
    /// Its subject.
    pub subject: String,
    /// Its words.
    pub text: String,
}

/// What the sender wants changed when a model writes a draft again.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftWish {
    /// Such as "shorter", "warmer", "mention the bonus"; at most 500 characters count.
    pub words: String,
    /// The place of the one block that shall change; `None` for the whole mail.
    pub block: Option<u32>,
}

/// The editor's text of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftEdit {
    /// One line.
    pub subject: String,
    /// From greeting to footer.
    pub blocks: Vec<Block>,
}

/// A copy to read that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingCopyView {
    /// Names it for "reveal in folder".
    pub id: ExportId,
    /// The file's name, without a folder.
    pub file_name: String,
    /// Mails in it.
    pub mails: u32,
}

/// Settings of the program, secrets left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Who writes.
    pub sender: Sender,
    /// What mails shall sound like.
    pub voice: Voice,
    /// Where a model is, if one is used.
    pub engine: EngineSettings,
    /// How new webinars are scored.
    pub scoring: ScoringSettings,
    /// Light, dark or as the system.
    pub appearance: Appearance,
    /// Keys that the user chose instead of the program's own: by the id of an action, in the notation of the UI
    /// (`ui/src/lib/keys.ts`).
    pub keys: BTreeMap<String, String>,
    /// What the user assumes, for numbers that nobody can know.
    pub assumptions: Assumptions,
    /// What the last look before mails go out does.
    pub preflight: PreflightSettings,
}

/// How to reach a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct EngineSettings {
    /// What new drafts are written with.
    pub engine: Engine,
    /// Base URL of the server, such as `https://api.openai.com/v1`.
    pub base_url: String,
    /// The model's id.
    pub model: String,
    /// Taken when the model is gone; may be empty.
    pub fallback_model: String,
    /// Requests at a time, 1-20.
    pub concurrency: u8,
    /// Whether plain http to a private network address is accepted.
    pub allow_private_http: bool,
    /// Whether names are replaced by placeholders before anything is sent.
    pub hide_names: bool,
    /// What models cost by the user's word; others by OpenAI's list, where they are OpenAI's.
    pub prices: Vec<ModelPrice>,
}

impl Default for EngineSettings {
    /// Offline until the user says otherwise; OpenAI's address and its cheapest writing model (DRAFTING.md).
    fn default() -> Self {
        Self {
            engine: Engine::Templates,
            base_url: DEFAULT_BASE_URL.to_owned(),
            model: DEFAULT_MODEL.to_owned(),
            fallback_model: DEFAULT_FALLBACK_MODEL.to_owned(),
            concurrency: 5,
            allow_private_http: false,
            hide_names: false,
            prices: Vec::new(),
        }
    }
}

/// Light, dark or as the system.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Appearance {
    /// Follow the system.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// What is known of the key, which is never shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyView {
    /// Whether one is saved.
    pub saved: bool,
    /// Whether there is a keychain to save one in.
    pub keychain: bool,
}

/// What a connection test found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EngineTestView {
    /// Whether drafts can be written with these settings.
    pub works: bool,
    /// One a step, always in this order: server, key, model, form of the answers, speed.
    pub steps: Vec<EngineTestStepView>,
}

/// One step of a connection test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EngineTestStepView {
    /// How it went.
    pub state: EngineTestState,
    /// What was found, as a sentence.
    pub message: String,
}

/// How one step of a connection test went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EngineTestState {
    /// It works.
    Works,
    /// It does not.
    Fails,
    /// It could not be tried.
    Unknown,
}

/// What other scoring settings would do.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScoringPreviewView {
    /// People in each tier now, most engaged first; empty without a webinar.
    pub before: Vec<TierCountView>,
    /// People in each tier with the new settings.
    pub after: Vec<TierCountView>,
    /// People who came, by their score now, in twenty bands of five points.
    pub bands_before: Vec<u32>,
    /// The same with the new settings.
    pub bands_after: Vec<u32>,
    /// How many would change tier.
    pub moved: u32,
    /// Between which tiers, from the most engaged down.
    pub changes: Vec<TierChangeView>,
    /// Those who would change tier and stand first on the list, at most fifty.
    pub moves: Vec<TierMoveView>,
    /// How many of those who would change tier have a draft, which was written for their tier now.
    pub drafts: u32,
}

/// How many people would move from one tier to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct TierChangeView {
    /// The tier now.
    pub from: Tier,
    /// The tier with the new settings.
    pub to: Tier,
    /// How many, at least one.
    pub people: u32,
}

/// Somebody who would change tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TierMoveView {
    /// Who.
    pub attendee_id: AttendeeId,
    /// Their name, or address.
    pub label: String,
    /// The tier now.
    pub from: Tier,
    /// The tier with the new settings.
    pub to: Tier,
}

/// What the host tells a window without being asked.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum HostEvent {
    /// Files are held over the window.
    FilesOver,
    /// They were taken away again.
    FilesLeft,
    /// Files were dropped and are staged; or why they could not be.
    FilesDropped {
        /// The staged files.
        staging: Option<Box<StagingView>>,
        /// Why not.
        error: Option<ErrorView>,
    },
    /// Files that were being read are read, or their reading was stopped.
    Staging {
        /// How they will be read.
        staging: Box<StagingView>,
    },
    /// Files are being read; told at most ten times a second.
    Reading {
        /// The set of files.
        staging: FileId,
        /// How far the reading is, 0-100.
        percent: u8,
    },
    /// An item of the native menu was chosen.
    Menu {
        /// The action's id in the window's list of actions.
        action: String,
    },
    /// Long work made progress or ended.
    Job {
        /// Its present state.
        job: Box<JobView>,
    },
    /// A sending made progress or ended.
    Sending {
        /// Its present state.
        sending: Box<SendingView>,
    },
}
