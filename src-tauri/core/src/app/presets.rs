//! Mappings of columns that a person named, offered again for every file with the same headings.

use std::collections::HashMap;

use super::App;
use super::error::Error;
use super::views::{PresetView, StagingView};
use crate::domain::{FileChoice, FileId};
use crate::import::{Evidence, FileReading, Meaning};
use crate::store::{PresetRow, StoreError};

/// The longest name of a mapping, in characters.
const MAX_NAME_CHARS: usize = 100;

impl App {
    /// All saved mappings.
    pub fn presets(&self) -> Result<Vec<PresetView>, Error> {
        let rows = self.store().read(|tx| tx.presets())?;
        Ok(rows
            .into_iter()
            .map(|row| PresetView {
                name: row.name,
                headings: row.headings,
            })
            .collect())
    }

    /// Saves the mapping of a waiting file under a name, instead of the mapping that had this name.
    pub fn save_preset(&self, staging: FileId, file: FileId, name: &str) -> Result<StagingView, Error> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > MAX_NAME_CHARS {
            return Err(Error::invalid(format!(
                "A mapping's name has 1 to {MAX_NAME_CHARS} characters. Nothing was saved."
            )));
        }
        let view = self.staging(staging)?;
        let card = view.files.into_iter().find(|card| card.id == file);
        let card = card.ok_or(StoreError::NotFound)?;
        if card.columns.is_empty() {
            return Err(Error::invalid("This file has no columns to map. Nothing was saved."));
        }
        let preset = PresetRow {
            name: name.to_owned(),
            headings: card.columns.iter().map(|column| column.heading.clone()).collect(),
            choice: FileChoice {
                format: Some(card.format).filter(|format| !format.is_empty()),
                columns: Some(card.columns.into_iter().map(|column| column.meaning).collect()),
                ..card.choice
            },
        };
        self.store().write(|tx| tx.put_preset(&preset))?;
        self.use_preset(staging, file, preset)
    }

    /// Forgets a saved mapping. Files that were read by it stay as they are.
    pub fn delete_preset(&self, name: &str) -> Result<(), Error> {
        Ok(self.store().write(|tx| tx.delete_preset(name))?)
    }
}

/// The mapping for a file of no platform's own format with the same headings, in whatever order, and the choice that
/// it makes.
pub(super) fn fitting(presets: &[PresetRow], looked: &FileReading) -> Option<(String, FileChoice)> {
    let recognised = looked.outcome.as_ref().ok()?;
    if recognised.format.evidence != Evidence::General || recognised.columns.is_empty() {
        return None;
    }
    let headings: Vec<String> = recognised.columns.iter().map(|column| same(&column.heading)).collect();
    presets.iter().find_map(|preset| {
        let meanings = preset.choice.columns.as_ref()?;
        let mut by_heading: HashMap<String, Vec<&String>> = HashMap::new();
        for (heading, meaning) in preset.headings.iter().zip(meanings).rev() {
            by_heading.entry(same(heading)).or_default().push(meaning);
        }
        if headings.len() != preset.headings.len() {
            return None;
        }
        let columns = headings
            .iter()
            .map(|heading| by_heading.get_mut(heading)?.pop())
            .map(|meaning| {
                meaning
                    .filter(|code| code.is_empty() || Meaning::from_code(code).is_some())
                    .cloned()
            })
            .collect::<Option<Vec<String>>>()?;
        let choice = FileChoice {
            columns: Some(columns),
            ..preset.choice.clone()
        };
        Some((preset.name.clone(), choice))
    })
}

/// What makes two headings the same: case and blanks do not count.
fn same(heading: &str) -> String {
    heading.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
