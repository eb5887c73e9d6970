//! Exports.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::ExportId;

/// A place that mails can go to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportTargetView {
    /// The stable word.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// `lists`, `newsletters`, `outreach`, `files`.
    pub group: String,
    /// What has to be there before.
    pub needs: String,
    /// The way through the tool.
    pub steps: Vec<String>,
    /// What is limited, lost or surprising there.
    pub limits: Vec<String>,
    /// Where that is known from; empty for what needs no source.
    pub source: String,
    /// Whether all mails stand in one file; otherwise it is a folder or an archive only.
    pub is_one_file: bool,
}

/// What an export becomes on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PackingChoice {
    /// The file with the mails alone.
    File,
    /// A folder with template, how-to, test file and manifest.
    Folder,
    /// The same as a zip archive.
    Zip,
}

/// What an export would hold.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportPreviewView {
    /// Mails that the file would hold.
    pub ready: u32,
    /// People on the list.
    pub people: u32,
    /// Who is left out, grouped by reason; with `ready` they add up to `people`.
    pub left_out: Vec<LeftOutView>,
    /// The first lines of the file.
    pub lines: Vec<String>,
    /// The name that the file will be suggested under.
    pub file_name: String,
    /// How many of the drafts have been exported before.
    pub exported_before: u32,
    /// Where they are, one entry an export, the latest first.
    pub earlier: Vec<EarlierExportView>,
    /// What is to be known before the file is used.
    pub notes: Vec<String>,
    /// Why the mails do not fit into this target, if so.
    pub obstacle: Option<String>,
    /// The template with the target's tags, where it needs one.
    pub template: Option<String>,
}

/// Drafts that are in an earlier export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EarlierExportView {
    /// The target's name.
    pub target: String,
    /// When it was written.
    pub exported_at: String,
    /// How many of the drafts are in it, and in none since.
    pub mails: u32,
}

/// People who are left out of an export for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeftOutView {
    /// Stable word: `blocked`, `unapproved`, `skipped`, `no_draft`, `no_address`.
    pub reason: String,
    /// How many, in words such as "2 drafts not read yet".
    pub message: String,
    /// How many.
    pub people: u32,
    /// Their names, at most 20.
    pub labels: Vec<String>,
}

/// A file, a folder or an archive that was written.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportView {
    /// Names it for "reveal in folder".
    pub id: ExportId,
    /// Its name, without the folder that it lies in.
    pub file_name: String,
    /// Mails in it.
    pub mails: u32,
    /// Who is left out.
    pub left_out: Vec<LeftOutView>,
    /// Cells that were changed so that no spreadsheet takes them for a formula.
    pub neutralised: u32,
    /// The first of them, at most 200.
    pub changes: Vec<CellChangeView>,
}

/// A cell that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CellChangeView {
    /// Whose row it is in.
    pub email: String,
    /// In which column.
    pub column: String,
    /// How it began.
    pub was: String,
    /// How it begins now.
    pub is: String,
}

/// Mails for the clipboard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportTextView {
    /// Lines with cells divided by tabs.
    pub text: String,
    /// Mails in it.
    pub mails: u32,
    /// Cells that were changed so that no spreadsheet takes them for a formula.
    pub neutralised: u32,
}
