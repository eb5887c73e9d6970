//! What each mail tool wants: one file of data a tool, and what the words in it mean.
//!
//! Nothing here writes; `encode` writes what a [`Form`] says. To add a tool, add a file and its line in [`ALL`].

mod activecampaign;
mod brevo;
mod csv;
mod eml;
mod gmass;
mod html;
mod hubspot;
mod instantly;
mod json;
mod kit;
mod klaviyo;
mod lemlist;
mod listmonk;
mod mailchimp;
mod mailerlite;
mod mbox;
mod priority;
mod sendgrid;
mod sendgrid_data;
mod smartlead;
mod tsv;
mod txt;
mod word;
mod yamm;

/// All targets, in the order shown.
pub(crate) const ALL: [&Tool; 24] = [
    &csv::TOOL,
    &tsv::TOOL,
    &priority::TOOL,
    &mailchimp::TOOL,
    &hubspot::TOOL,
    &kit::TOOL,
    &activecampaign::TOOL,
    &klaviyo::TOOL,
    &brevo::TOOL,
    &mailerlite::TOOL,
    &sendgrid::TOOL,
    &sendgrid_data::TOOL,
    &listmonk::TOOL,
    &instantly::TOOL,
    &smartlead::TOOL,
    &lemlist::TOOL,
    &gmass::TOOL,
    &yamm::TOOL,
    &word::TOOL,
    &eml::TOOL,
    &mbox::TOOL,
    &txt::TOOL,
    &html::TOOL,
    &json::TOOL,
];

/// A place that mails go to.
#[derive(Debug)]
pub struct Tool {
    /// The stable word for the command line and the database.
    pub code: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// What it is, for finding it among others.
    pub group: Group,
    /// What has to be there before, in a sentence.
    pub needs: &'static str,
    /// The way through the tool, a sentence a step.
    pub steps: &'static [&'static str],
    /// What is limited, lost or surprising there, a sentence each.
    pub limits: &'static [&'static str],
    /// Where that is known from.
    pub source: &'static str,
    /// What is written.
    pub form: Form,
    /// Whether addresses may have letters outside ASCII before the @.
    pub takes_any_address: bool,
}

/// What a tool is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Spreadsheets and lists.
    Lists,
    /// Newsletter tools.
    Newsletters,
    /// Outreach tools, and merges from a sheet.
    Outreach,
    /// Mails as files.
    Files,
}

impl Group {
    /// The stable word for shells.
    pub fn code(self) -> &'static str {
        match self {
            Self::Lists => "lists",
            Self::Newsletters => "newsletters",
            Self::Outreach => "outreach",
            Self::Files => "files",
        }
    }
}

/// What is written.
#[derive(Debug)]
pub enum Form {
    /// One table with a row a person.
    Table(Table),
    /// An array of objects with everything.
    Json,
    /// Requests for SendGrid's mail/send, as bodies to add a sender and a template to.
    SendGridData,
    /// A draft a person that mail programs open.
    Eml,
    /// All drafts in one mailbox file.
    Mbox,
    /// A plain text a person.
    Txt,
    /// A page a person.
    Html,
}

/// A table and the template that takes its columns.
#[derive(Debug)]
pub struct Table {
    /// How it is written.
    pub kind: Kind,
    /// Its columns, in order.
    pub columns: &'static [Column],
    /// What is done to text that a spreadsheet would run.
    pub escaping: Escaping,
    /// How much text a field keeps.
    pub field: Limit,
    /// Columns in all, at most.
    pub most_columns: usize,
    /// Rows in all, at most.
    pub most_rows: usize,
    /// Bytes of the file, at most.
    pub most_bytes: u64,
    /// What the template puts before and after each paragraph of a mail in pieces; `#` is the number of its first
    /// field. The second may leave a paragraph out that somebody does not have.
    pub paragraph: (&'static str, &'static str),
    /// Whether an empty cell empties what the tool has.
    pub blanks_overwrite: bool,
    /// Whether the longest mail stands first, for programs that size a field by its first rows.
    pub longest_first: bool,
}

impl Table {
    /// A comma-separated table for import into a tool, without limits that are known.
    const TOOL: Self = Self {
        kind: Kind::Csv,
        columns: &[],
        escaping: Escaping::Tool,
        field: Limit::None,
        most_columns: usize::MAX,
        most_rows: usize::MAX,
        most_bytes: u64::MAX,
        paragraph: ("<p>", "</p>"),
        blanks_overwrite: false,
        longest_first: false,
    };
    /// A comma-separated table for a spreadsheet.
    const SPREADSHEET: Self = Self {
        escaping: Escaping::Spreadsheet,
        ..Self::TOOL
    };
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Comma-separated, UTF-8 without a mark, CR LF.
    Csv,
    /// Divided by tabs, without breaks in cells.
    Tsv,
    /// A workbook with one sheet.
    Xlsx,
}

/// One column, or with [`Field::Pieces`] as many as are needed.
#[derive(Debug)]
pub struct Column {
    /// Its heading; `#` is the number of a piece.
    pub heading: &'static str,
    /// What stands in it.
    pub field: Field,
    /// What stands for it in a template; `#` likewise. Empty when no template needs it.
    pub tag: &'static str,
}

/// A column.
const fn column(heading: &'static str, field: Field, tag: &'static str) -> Column {
    Column { heading, field, tag }
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Given name.
    FirstName,
    /// The rest of the name.
    LastName,
    /// The address.
    Email,
    /// Tier, in words.
    Tier,
    /// Score with one decimal.
    Score,
    /// Subject line.
    Subject,
    /// The whole mail as plain text.
    Text,
    /// The whole mail as HTML, in one line.
    Html,
    /// The whole mail as HTML, as it was approved.
    HtmlLines,
    /// The mail in pieces that fit a field; several columns.
    Pieces,
    /// The user's note.
    Note,
    /// Yes or No.
    HasQuestions,
    /// Percent, empty when unknown.
    Focus,
    /// Percent, empty when unknown.
    Attendance,
    /// Place in the priority list.
    Rank,
    /// The day of the export, as YYYY-MM-DD.
    Day,
    /// Subject, mail, tier and score as one JSON object.
    Attributes,
}

/// What is done to text that a spreadsheet would run as a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escaping {
    /// The sign at its start is taken away.
    Spreadsheet,
    /// The mail's own words get a dash before; signs are taken away from names only. Never an apostrophe, which tools
    /// would import.
    Tool,
}

/// How much text a field keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// No limit that is known.
    None,
    /// Bytes of UTF-8.
    Bytes(usize),
    /// Characters.
    Chars(usize),
}

impl Limit {
    /// Whether a text fits.
    pub(super) fn takes(self, text: &str) -> bool {
        match self {
            Self::None => true,
            Self::Bytes(most) => text.len() <= most,
            Self::Chars(most) => text.len() <= most || text.chars().count() <= most,
        }
    }

    /// The bytes that fit for sure, with some room: tools count in ways of their own.
    pub(super) fn bytes_for_pieces(self) -> usize {
        match self {
            Self::None => 4000,
            Self::Bytes(most) | Self::Chars(most) => most - most.min(5),
        }
    }
}
