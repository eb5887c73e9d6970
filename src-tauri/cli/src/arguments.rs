//! What can be typed after `webinarwins-cli`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use webinarwins_core::domain::{
    DraftId, EmailAddress, Engine, FormOfAddress, Jurisdiction, Language, Length, Service, Tier, Tone, WebinarId,
};

/// Follow-up mails for everyone who registered for your webinar: import, score, draft, approve, export.
#[derive(Debug, Parser)]
#[command(name = "webinarwins-cli", version, arg_required_else_help = true)]
pub struct Arguments {
    /// Where data lives; the same folder as the window's when left out.
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Answer with one JSON value instead of text.
    #[arg(long, global = true)]
    pub json: bool,
    /// Unlocks the database on a computer without a keychain; never typed as an argument, where others could see it.
    #[arg(skip = std::env::var("WEBINARWINS_PASSPHRASE").ok().filter(|text| !text.is_empty()))]
    pub passphrase: Option<String>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Import a webinar's files (attendance, chat), recognised by their content.
    Import(Box<Import>),
    /// List the formats that files can be read as.
    Formats,
    /// Take the last import of a webinar back; not possible after the first export.
    UndoImport { webinar: WebinarId },
    /// List what was noticed in a webinar's files.
    Issues {
        webinar: WebinarId,
        /// As a table for a spreadsheet.
        #[arg(long, conflicts_with = "json")]
        csv: bool,
    },
    /// Count people as audience, whatever the files say.
    Keep(People),
    /// Count people as no audience: they get no mail.
    LeaveOut(People),
    /// List the webinars.
    Webinars,
    /// Tell what a webinar says as a whole: the numbers, open questions, topics, when people left.
    Overview { webinar: WebinarId },
    /// List the people of a webinar in priority order, with their scores.
    #[command(visible_alias = "people")]
    Attendees {
        webinar: WebinarId,
        /// Only people of this tier.
        #[arg(long)]
        tier: Vec<TierName>,
        /// The people who do not count as audience instead: hosts, speakers, the team, bots, cancelled registrations.
        #[arg(long)]
        left_out: bool,
        /// The people worth a call instead, so many, with what they said and did.
        #[arg(long, value_name = "COUNT", num_args = 0..=1, default_missing_value = "20",
            conflicts_with_all = ["tier", "left_out"])]
        call_list: Option<u32>,
    },
    /// Write a draft for everybody who has none.
    Draft(Draft),
    /// List the drafts of a webinar with what the checks say.
    Drafts { webinar: WebinarId },
    /// Approve drafts.
    Approve(Approve),
    /// List the tools that mails can be exported for, with what each needs and its limits.
    Targets,
    /// Write approved mails into a file for the tool that sends them.
    Export(Export),
    /// Send approved mails through your mail service, one by one and never twice; or only say who would get what.
    Send(Send),
    /// Name the mail service and the sender, and ask the service whether it takes them. Sends nothing.
    SendingSetup(SendingSetup),
    /// Write mails into one HTML page for somebody else to read and remark on. Nothing counts as exported by it.
    ReadingCopy(ReadingCopy),
    /// Keep the list of those whom no mail may go to, in all webinars.
    #[command(subcommand)]
    DoNotContact(DoNotContact),
    /// Erase people for good, in all webinars; of their address only a salted mark is kept, so that no import brings
    /// them back.
    ErasePerson {
        webinar: WebinarId,
        /// Their address.
        address: EmailAddress,
        /// Needed, since it cannot be undone.
        #[arg(long)]
        yes: bool,
    },
    /// Delete a webinar with its people, messages and drafts.
    Delete { webinar: WebinarId },
    /// Import the built-in sample webinar.
    Sample,
}

#[derive(Debug, Subcommand)]
pub enum DoNotContact {
    /// List the addresses and domains that hold these letters, or all.
    List {
        #[arg(default_value = "")]
        search: String,
        /// Write the list as CSV instead.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Add addresses, or domains such as @example.com with all below them.
    Add {
        #[arg(required = true, value_name = "ADDRESS")]
        entries: Vec<String>,
    },
    /// Add everybody in a file: an export of Mailchimp or SendGrid, or any table with a column of addresses.
    Import { file: PathBuf },
    /// Take addresses or domains off the list.
    Remove {
        #[arg(required = true, value_name = "ADDRESS")]
        entries: Vec<String>,
    },
}

#[derive(Debug, Args)]
pub struct Import {
    /// The files, as the webinar platform exported them.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What the webinar was called; needed unless it is added to.
    #[arg(long, required_unless_present = "webinar")]
    pub title: Option<String>,
    /// Add the files to this webinar instead of making a new one.
    #[arg(long, conflicts_with = "title", value_name = "WEBINAR")]
    pub webinar: Option<WebinarId>,
    /// What it was about.
    #[arg(long)]
    pub topic: Option<String>,
    /// When it began, such as "2025-10-01 14:00"; read from the files when left out.
    #[arg(long)]
    pub date: Option<String>,
    /// Who presented it.
    #[arg(long)]
    pub host: Option<String>,
    /// What was offered.
    #[arg(long)]
    pub offer_name: Option<String>,
    /// What buyers get.
    #[arg(long)]
    pub offer_description: Option<String>,
    /// Where the offer can be taken.
    #[arg(long)]
    pub offer_url: Option<String>,
    /// What it costs, such as 97 or 97.50.
    #[arg(long)]
    pub price: Option<String>,
    /// The price's currency as three letters.
    #[arg(long, default_value = "USD")]
    pub currency: String,
    /// Until when, in your words, such as "48 hours".
    #[arg(long)]
    pub deadline: Option<String>,
    /// Where the recording is.
    #[arg(long)]
    pub replay_url: Option<String>,
    /// What the mails are written in: en, de, fr, es, pt, it or nl.
    #[arg(long, value_parser = choice::<Language>)]
    pub language: Option<Language>,
    /// How people are addressed: formal or informal (Sie or du, vous or tu); as usual in the language when left out.
    #[arg(long, value_parser = choice::<FormOfAddress>)]
    pub address: Option<FormOfAddress>,
    /// How the mails sound: warm, plain or formal.
    #[arg(long, value_parser = choice::<Tone>)]
    pub tone: Option<Tone>,
    /// How much the mails say: short, medium or long.
    #[arg(long, value_parser = choice::<Length>)]
    pub length: Option<Length>,
    /// Whose law the mails are checked against: none, united_states, canada, eu_uk, germany or australia. No legal advice.
    #[arg(long, value_parser = choice::<Jurisdiction>)]
    pub compliance: Option<Jurisdiction>,
    /// Postal address for the footer, instead of the one in the settings.
    #[arg(long)]
    pub postal_address: Option<String>,
    /// How to stop such mails, instead of the line in the settings.
    #[arg(long)]
    pub unsubscribe_line: Option<String>,
    /// Who sends, for the footer.
    #[arg(long)]
    pub sender_identity: Option<String>,
    /// What people agreed to when they registered, kept as a record.
    #[arg(long)]
    pub consent: Option<String>,
    /// Read a file as this format; `formats` lists them.
    #[arg(long = "as", value_name = "FILE=FORMAT", value_parser = pair)]
    pub read_as: Vec<(String, String)>,
    /// In dates of numbers only, the first one is the day.
    #[arg(long)]
    pub day_first: bool,
    /// In dates of numbers only, the first one is the month.
    #[arg(long, conflicts_with = "day_first")]
    pub month_first: bool,
    /// Who a name in the files is: "Name=address", or "Name=" for nobody on the list.
    #[arg(long, value_name = "NAME=ADDRESS", value_parser = pair)]
    pub who: Vec<(String, String)>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (left, right) = text.rsplit_once('=').ok_or("an equals sign is missing")?;
    Ok((left.trim().to_owned(), right.trim().to_owned()))
}

/// One of the words that a type knows.
fn choice<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_value(text.into()).map_err(|error| error.to_string())
}

#[derive(Debug, Args)]
pub struct People {
    pub webinar: WebinarId,
    /// Their addresses.
    #[arg(required = true, value_name = "ADDRESS")]
    pub people: Vec<EmailAddress>,
}

#[derive(Debug, Args)]
pub struct Draft {
    pub webinar: WebinarId,
    /// What writes.
    #[arg(long, default_value = "templates")]
    pub engine: EngineName,
    /// The server, such as http://localhost:11434/v1; the one in the settings when left out.
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// The model; the one in the settings when left out.
    #[arg(long)]
    pub model: Option<String>,
    /// Only people of these tiers.
    #[arg(long)]
    pub tier: Vec<TierName>,
    /// Also write those drafts anew that no person has edited or approved.
    #[arg(long)]
    pub rewrite: bool,
    /// A call of its own for everybody, even where the very same request goes for several.
    #[arg(long)]
    pub each: bool,
    /// Stop before more tokens are used.
    #[arg(long, value_name = "TOKENS")]
    pub max_tokens: Option<u64>,
    /// Stop before it costs more, in US dollars.
    #[arg(long, value_name = "DOLLARS")]
    pub max_cost: Option<f64>,
    /// Hand everything over to a server that writes within a day at half the price, and end; `--collect` fetches it.
    #[arg(long)]
    pub overnight: bool,
    /// Ask how far the server is with what was handed over, and take what is ready. Asks for nothing new.
    #[arg(long, conflicts_with_all = ["overnight", "estimate", "rewrite"])]
    pub collect: bool,
    /// Have the server stop with what was handed over; what it has written by then is taken.
    #[arg(long, conflicts_with_all = ["overnight", "estimate", "rewrite"])]
    pub stop: bool,
    /// Only say what a model would take: calls, tokens, money. Asks nobody.
    #[arg(long)]
    pub estimate: bool,
}

#[derive(Debug, Args)]
pub struct Approve {
    pub webinar: WebinarId,
    /// Every draft that no check blocks or warns about.
    #[arg(long, required_unless_present = "draft")]
    pub clean: bool,
    /// These drafts, with their warnings.
    #[arg(long, value_name = "ID", num_args = 1.., conflicts_with = "clean")]
    pub draft: Vec<DraftId>,
}

#[derive(Debug, Args)]
pub struct Export {
    pub webinar: WebinarId,
    /// The tool that it is for; `targets` lists them.
    #[arg(long, default_value = "csv", value_name = "NAME")]
    pub target: String,
    /// Where to write it; an existing file is replaced once the new one is complete, an existing folder never.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// A folder with the template, how to go on, a test file and a manifest beside the mails, instead of a file.
    #[arg(long, conflicts_with = "zip")]
    pub folder: bool,
    /// The same as a zip archive.
    #[arg(long)]
    pub zip: bool,
    /// Also drafts that nobody has approved; blocked ones never.
    #[arg(long)]
    pub include_unapproved: bool,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["dry_run", "confirm", "resume", "status"]))]
pub struct Send {
    pub webinar: WebinarId,
    /// Only say who would get what, and who not and why. Nothing leaves.
    #[arg(long)]
    pub dry_run: bool,
    /// Send: the number of mails that `--dry-run` names. Another number is refused.
    #[arg(long, value_name = "MAILS")]
    pub confirm: Option<u32>,
    /// Go on with the sending that was paused, halted or interrupted. Nobody gets a second mail.
    #[arg(long)]
    pub resume: bool,
    /// Say what became of the last sending.
    #[arg(long)]
    pub status: bool,
    /// State that everybody agreed to get mail from you; `--dry-run` shows the words. Asked once per webinar.
    #[arg(long, requires = "confirm")]
    pub consent: bool,
    /// Hours after which a tier's mails go, 72 at most, such as warm=6.
    #[arg(long, value_name = "TIER=HOURS", value_parser = delay, conflicts_with_all = ["resume", "status"])]
    pub delay: Vec<(TierName, u32)>,
    /// How long nothing leaves, instead of 60 seconds: for scripts and tests.
    #[arg(long, value_name = "SECONDS", requires = "confirm")]
    pub hold_back: Option<u32>,
}

fn delay(text: &str) -> Result<(TierName, u32), String> {
    let (tier, hours) = pair(text)?;
    let hours = hours.parse().map_err(|_| "the hours are no number")?;
    Ok((TierName::from_str(&tier, true)?, hours))
}

#[derive(Debug, Args)]
pub struct SendingSetup {
    /// The service: sendgrid or resend.
    #[arg(long, value_parser = choice::<Service>)]
    pub service: Option<Service>,
    /// The address that mails come from, which the service knows.
    #[arg(long, value_name = "ADDRESS")]
    pub from: Option<String>,
    /// The name beside it.
    #[arg(long, value_name = "NAME")]
    pub from_name: Option<String>,
    /// Where replies go, where that is another address.
    #[arg(long, value_name = "ADDRESS")]
    pub reply_to: Option<String>,
    /// Where the service answers, where that is not its usual address.
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// SendGrid's unsubscribe group.
    #[arg(long, value_name = "NUMBER")]
    pub unsubscribe_group: Option<u32>,
    /// A page that takes one-click unsubscribes.
    #[arg(long, value_name = "URL")]
    pub unsubscribe_url: Option<String>,
}

#[derive(Debug, Args)]
pub struct ReadingCopy {
    pub webinar: WebinarId,
    /// Only these drafts; all of the webinar when left out.
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub draft: Vec<DraftId>,
    /// Where to write it; an existing file is replaced once the new one is complete.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Leave the receivers' addresses out.
    #[arg(long)]
    pub without_addresses: bool,
}

/// Tiers as they are typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum TierName {
    Hot,
    Warm,
    Cool,
    Cold,
    NoShow,
}

impl From<TierName> for Tier {
    fn from(name: TierName) -> Self {
        match name {
            TierName::Hot => Self::Hot,
            TierName::Warm => Self::Warm,
            TierName::Cool => Self::Cool,
            TierName::Cold => Self::Cold,
            TierName::NoShow => Self::NoShow,
        }
    }
}

/// Engines as they are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EngineName {
    Templates,
    Openai,
}

impl From<EngineName> for Engine {
    fn from(name: EngineName) -> Self {
        match name {
            EngineName::Templates => Self::Templates,
            EngineName::Openai => Self::Openai,
        }
    }
}
