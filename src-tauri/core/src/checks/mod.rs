//! What may be wrong with one draft, found without a network and without a model, whatever wrote it.
//!
//! A rule is one function; [`RULES`] lists them all with what they are for. To add one: write a file with the
//! function and two tests (it fires, it stays silent), and add its line to the list. Rules read a draft and never
//! change it, but may offer a change that the user makes with one key. Whether a finding stops an approval follows
//! from its severity alone. What the rules rest on, with sources, is in the names of their constants and beside them.
//!
//! Some things cannot be wrong here, so that no rule asks for them: the two forms of a mail are written from one
//! source, without images, tables, colours or a title (`drafting::render`).

mod alike;
mod behaviour;
mod body;
mod company;
mod dates;
mod draft;
mod emphasis;
#[cfg(test)]
pub(crate) mod fixture;
mod folded;
mod footer;
mod greeting;
mod hostile;
mod languages;
mod letters;
mod link_targets;
mod links;
mod numbers;
mod offer;
mod others;
mod patterns;
mod phrases;
mod private;
mod promises;
mod quotes;
mod readability;
mod recipient;
mod size;
mod spam;
mod subject;
mod subject_style;
mod tokens;
mod tone;

pub use alike::{Colleague, Gist};
pub use behaviour::{Known, QUESTION, STAYED_TO_THE_END, contradiction};
pub use hostile::looks_like_instructions;
pub use languages::language_of;
pub use letters::look_alike_word;
pub use links::bare_link;
pub use others::Register;
pub use patterns::{ADDRESS, Pattern, URL};
pub use phrases::UnwantedPhrases;
pub use private::is_private;
pub use promises::promises;
pub use quotes::{comparable, quotations, unquoted};
pub use tokens::{placeholders, unresolved_token};

use draft::{Draft, Found};

use crate::domain::Severity::{self, Block, Note, Warn};
use crate::domain::{AttendeeId, EmailAddress, Fact, Finding, Mail, Role, Sender, WebinarDetails};

/// A draft with everything that the rules compare it to.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// The mail as structure.
    pub mail: &'a Mail,
    /// The personal note.
    pub note: &'a str,
    /// How long its HTML is, in bytes.
    pub html_bytes: usize,
    /// What it was written from.
    pub facts: &'a [Fact],
    /// Whom it goes to.
    pub recipient: Recipient<'a>,
    /// The webinar and its offer, as they are now.
    pub webinar: &'a WebinarDetails,
    /// Who writes.
    pub sender: &'a Sender,
    /// Everybody on the webinar's list.
    pub register: &'a Register,
    /// Drafts to people of the recipient's company that come before this one ([`Register::colleagues`]).
    pub colleagues: &'a [Colleague<'a>],
    /// The language that the mail shall be in (ISO 639-1); none where nobody chose.
    pub language: Option<&'a str>,
    /// Phrases never to use.
    pub unwanted: &'a UnwantedPhrases,
}

/// Whom a draft goes to.
#[derive(Debug, Clone, Copy)]
pub struct Recipient<'a> {
    /// Their key.
    pub id: AttendeeId,
    /// As registered; may be empty.
    pub name: &'a str,
    /// Where it goes.
    pub email: Option<&'a EmailAddress>,
    /// Whether they came.
    pub attended: bool,
    /// What they were in the webinar.
    pub role: Role,
    /// Whether the user counts them as audience.
    pub is_audience: bool,
}

/// One thing that is looked for.
pub struct Rule {
    /// Its stable name, stored with findings.
    pub name: &'static str,
    /// The severities that its findings can have.
    pub severities: &'static [Severity],
    check: fn(&Draft<'_>, &mut Found<'_>),
}

const fn rule(name: &'static str, severities: &'static [Severity], check: fn(&Draft<'_>, &mut Found<'_>)) -> Rule {
    Rule {
        name,
        severities,
        check,
    }
}

/// People whose words look like instructions to a machine.
pub const INSTRUCTIONS_RULE: &str = "words_like_instructions";

/// People who wrote of something very private.
pub const PRIVATE_RULE: &str = "private_words";

/// The rules whose drafts are read one by one.
pub const READ_ONE_BY_ONE: &[&str] = &[INSTRUCTIONS_RULE, PRIVATE_RULE];

/// Every rule. The order decides between findings of the same severity.
pub const RULES: &[Rule] = &[
    rule("unresolved_token", &[Block], tokens::check),
    rule("empty_greeting", &[Block], greeting::empty),
    rule("odd_greeting", &[Block, Warn], greeting::odd),
    rule("greeting_of_another", &[Block, Warn], greeting::of_another),
    rule("greeting_from_address", &[Warn], greeting::from_address),
    rule("greeting_without_name", &[Note], greeting::without_name),
    rule("no_greeting", &[Note], greeting::none),
    rule("name_of_another", &[Block], others::names),
    rule("address_of_another", &[Block], others::addresses),
    rule("unknown_address", &[Block], others::unknown_addresses),
    rule("company_of_another", &[Block, Warn], company::check),
    rule("unsafe_link", &[Block], links::unsafe_scheme),
    rule("unknown_link", &[Block], links::unknown),
    rule("misleading_link", &[Block], links::misleading),
    rule("bare_link", &[Warn], links::bare),
    rule("placeholder_link", &[Block], link_targets::placeholder),
    rule("numeric_link", &[Warn], link_targets::numeric),
    rule("shortened_link", &[Warn], link_targets::shortened),
    rule("insecure_link", &[Warn], link_targets::insecure),
    rule("untracked_link", &[Warn], link_targets::untracked),
    rule("vague_link", &[Note], link_targets::vague),
    rule("contradicts_behaviour", &[Block], behaviour::contradicts),
    rule("creepy_detail", &[Warn], behaviour::creepy),
    rule("unknown_quotation", &[Block], quotes::check),
    rule("unknown_price", &[Warn], numbers::prices),
    rule("unknown_number", &[Warn], numbers::numbers),
    rule("unknown_date", &[Warn], dates::check),
    rule("unknown_promise", &[Warn], promises::check),
    rule("offer_changed", &[Warn], offer::check),
    rule("recipient_is_staff", &[Block], recipient::staff),
    rule("recipient_is_sender", &[Block], recipient::sender),
    rule("recipient_without_address", &[Block], recipient::without_address),
    rule("no_reply_address", &[Block], recipient::no_reply),
    rule("shared_mailbox", &[Warn], recipient::shared),
    rule("role_address", &[Warn], recipient::role),
    rule("refused_address", &[Warn], recipient::refused),
    rule("same_as_colleague", &[Warn], alike::check),
    rule("look_alike_letters", &[Block], letters::check),
    rule("unwanted_phrase", &[Warn], phrases::check),
    rule(INSTRUCTIONS_RULE, &[Warn], hostile::check),
    rule(PRIVATE_RULE, &[Block, Warn], private::check),
    rule("empty_subject", &[Block], subject::empty),
    rule("long_subject", &[Block, Note], subject::long),
    rule("fake_reply", &[Block], subject::fake_reply),
    rule("shouted_subject", &[Warn], subject_style::shouted),
    rule("subject_marks", &[Note], subject_style::marks),
    rule("subject_money", &[Note], subject_style::money),
    rule("name_in_subject", &[Note], subject_style::name),
    rule("empty_body", &[Block], body::empty),
    rule("nobody_signs", &[Warn], body::unsigned),
    rule("no_call_to_action", &[Note], body::asks_nothing),
    rule("many_requests", &[Note], body::asks_much),
    rule("body_length", &[Note], body::length),
    rule("spam_salutation", &[Block, Warn], spam::salutation),
    rule("spam_phrase", &[Warn], spam::phrases),
    rule("removal_phrase", &[Warn], spam::removal),
    rule("promotional_words", &[Note], spam::promotional),
    rule("shouted_body", &[Warn], emphasis::shouted),
    rule("exclamation_marks", &[Warn, Note], emphasis::marks),
    rule("long_word", &[Warn], emphasis::long_word),
    rule("hard_to_read", &[Note], readability::check),
    rule("other_language", &[Warn], tone::other_language),
    rule("mixed_address", &[Warn], tone::mixed_address),
    rule("clipped_mail", &[Warn], size::check),
    rule("no_postal_address", &[Block, Note], footer::address),
    rule("post_box_address", &[Warn], footer::post_box),
    rule("no_unsubscribe", &[Block, Note], footer::unsubscribe),
    rule("no_sender_identity", &[Block, Warn], footer::identity),
    rule("no_consent_wording", &[Note], footer::consent),
];

/// Everything that the rules find, gravest first.
pub fn check(checked: &Checked<'_>) -> Vec<Finding> {
    let draft = Draft::new(checked);
    let mut findings = Vec::new();
    for rule in RULES {
        let mut found = Found {
            rule: rule.name,
            findings: &mut findings,
        };
        (rule.check)(&draft, &mut found);
    }
    findings.sort_by_key(|finding| finding.severity);
    findings
}

impl Checked<'_> {
    fn given_text(&self) -> String {
        let webinar = self.webinar;
        let mut known = webinar.title.clone();
        let details = [
            &webinar.topic,
            &webinar.host_name,
            &webinar.offer_name,
            &webinar.offer_description,
            &webinar.offer_url,
            &webinar.deadline,
            &webinar.replay_url,
        ];
        let sender = self.sender;
        let profile = [
            &sender.name,
            &sender.sign_off,
            &sender.signature,
            &sender.postal_address,
            &sender.unsubscribe_line,
            &webinar.compliance.sender_identity,
        ];
        let chapters = webinar.chapters.iter().map(|chapter| chapter.title.as_str());
        for text in details
            .into_iter()
            .flatten()
            .map(String::as_str)
            .chain(chapters)
            .chain(profile.map(String::as_str))
        {
            known.push('\n');
            known.push_str(text);
        }
        if let Some(price) = &webinar.price {
            known.push_str(&format!("\n{price}"));
        }
        known
    }
}
