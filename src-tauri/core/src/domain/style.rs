//! How the mails of a webinar are written: the language, how people are addressed, the tone, the length.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

/// How a webinar's mails are written. Chosen by the user and guessed from nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct MailStyle {
    /// What they are written in.
    pub language: Language,
    /// How the reader is addressed.
    pub address: FormOfAddress,
    /// How they sound.
    pub tone: Tone,
    /// How much they say.
    pub length: Length,
}

/// A language that mails are written in, by its ISO 639-1 code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Portuguese, spelt as in Brazil.
    Pt,
    /// Italian.
    It,
    /// Dutch.
    Nl,
}

/// The form of address: Sie or du, vous or tu, and what comes closest elsewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum FormOfAddress {
    /// As to somebody one does not know.
    Formal,
    /// As among colleagues.
    #[default]
    Informal,
}

/// How a mail sounds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Friendly and personal.
    #[default]
    Warm,
    /// Friendly and to the point.
    Plain,
    /// Reserved and polite.
    Formal,
}

/// How much a mail says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Length {
    /// The point and no more.
    Short,
    /// The point and what makes it useful.
    #[default]
    Medium,
    /// Everything that helps.
    Long,
}

impl Language {
    /// All languages, the default first.
    pub const ALL: [Self; 7] = [Self::En, Self::De, Self::Fr, Self::Es, Self::Pt, Self::It, Self::Nl];

    /// Its ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::Pt => "pt",
            Self::It => "it",
            Self::Nl => "nl",
        }
    }

    /// How business mails to people who are not known in person address them.
    pub fn usual_address(self) -> FormOfAddress {
        match self {
            Self::De | Self::Fr | Self::It => FormOfAddress::Formal,
            Self::En | Self::Es | Self::Pt | Self::Nl => FormOfAddress::Informal,
        }
    }
}

impl Length {
    /// Words of a mail, from the greeting to what it asks for.
    pub fn words(self) -> RangeInclusive<usize> {
        match self {
            Self::Short => 60..=85,
            Self::Medium => 80..=115,
            Self::Long => 105..=140,
        }
    }
}
