//! What templates may insert: ready-made pieces of sentences, or nothing where something is unknown.

use minijinja::{Value, context};

use crate::domain::text::shortened;
use crate::domain::{FormOfAddress, Language, Length, Standing, Tone};
use crate::drafting::deadline::phrase;
use crate::drafting::facts::{FactSheet, Key};
use crate::drafting::languages::Wording;
use crate::drafting::presence::Stay;

/// The longest title that reads well within a sentence and within a subject, in characters.
const TITLE_IN_TEXT: usize = 90;
const TITLE_IN_SUBJECT: usize = 34;

/// The longest description or topic that fits into a sentence, in characters.
const PHRASE: usize = 180;

/// What is inserted, and the facts behind it.
pub(super) struct Values {
    pub context: Value,
    question: Vec<u32>,
    remark: Option<u32>,
    poll: Option<u32>,
}

impl Values {
    /// What a token stands for; nothing where that is unknown.
    pub fn get(&self, token: &str) -> Option<Value> {
        let value = self.context.get_attr(token).ok()?;
        (!value.is_none() && !value.is_undefined()).then_some(value)
    }

    /// The facts that a name in brackets stands for; none where nothing is known.
    pub fn numbers(&self, name: &str, sheet: &FactSheet) -> Vec<u32> {
        let keys: &[Key] = match name {
            "question" => return self.question.clone(),
            "remark" => return self.remark.into_iter().collect(),
            "poll" => return self.poll.into_iter().collect(),
            "recording" => return sheet.recording_question().into_iter().collect(),
            "title" => &[Key::Title],
            "topic" => &[Key::Topic],
            "host" => &[Key::Host],
            "offer" => &[Key::Offer],
            "what" => &[Key::What],
            "price" => &[Key::Price],
            "deadline" => &[Key::Deadline],
            "replay" => &[Key::Replay],
            "part" => &[Key::Parts],
            "came" | "registered" => &[Key::Presence],
            "stay" => &[Key::Stay],
            "missed" => &[Key::Missed],
            _ => &[],
        };
        keys.iter().filter_map(|key| sheet.number(*key)).collect()
    }
}

/// Everything that the templates know of one person.
pub(super) fn values(sheet: &FactSheet) -> Values {
    let webinar = &sheet.webinar;
    let style = webinar.mails;
    let wording = Wording::of(style.language);
    let quoted = |text: &str| wording.quote(&wording.inner_quotes(text));
    let title = short_title(&webinar.title, TITLE_IN_TEXT).map(|title| quoted(&title));
    let plain_title = short_title(&webinar.title, TITLE_IN_SUBJECT).map(|title| wording.inner_quotes(&title));
    let offer = webinar
        .offer_name
        .as_deref()
        .map(|name| shortened(name.trim_end_matches(['.', '!']), 60))
        .map(|name| match style.language {
            Language::En => name,
            // Elsewhere a bare name would want an article that nobody knows.
            _ => quoted(&name),
        });
    let has_offer = offer.is_some() || webinar.offer_url.is_some() || webinar.price.is_some();
    let what = webinar.offer_description.as_deref().and_then(fitting);
    let question = sheet.question();
    // One person's words are picked up once: a question counts for more than a remark.
    let remark = if question.is_none() { sheet.remark() } else { None };
    let is_quiet = question.is_none() && remark.is_none();
    let polled = sheet.polled().filter(|_| is_quiet);
    let poll = polled.map(|poll| {
        let quoted = |text: &str| quoted(text.trim_end_matches(['.', ',', ';']));
        let sentence = wording.polled.of(style.address);
        let sentence = sentence.replace("{question}", &quoted(&poll.question));
        sentence.replace("{answer}", &quoted(&poll.answer))
    });
    let deadline = webinar
        .deadline
        .as_deref()
        .and_then(|text| phrase(text, style.language));
    let part = |at: usize| sheet.parts.get(at).map(|title| quoted(title));
    let host = webinar.host_name.as_deref().filter(|host| {
        !sheet.sender.name.is_empty() && !host.to_lowercase().contains(&sheet.sender.name.to_lowercase())
    });
    let named = |name: &Option<String>, [within, start]: [&str; 2]| {
        let or = |other: &str| name.clone().unwrap_or_else(|| other.to_owned());
        (or(within), or(start))
    };
    let (event, event_start) = named(&title, wording.the_webinar);
    let (event_plain, event_plain_start) = named(&plain_title, wording.the_webinar);
    let (offer_mid, offer_start) = named(&offer, wording.the_offer);
    let opening = opening(sheet, &event, title.as_deref());
    let question_text = question.as_ref().map(|quote| match &quote.answered {
        None => quote.text.clone(),
        Some(answered) => {
            let [aloud, written] = wording.answered;
            let told = answered.text.as_ref().map(|text| written.replace("{answer}", text));
            format!("{} {}", quote.text, told.as_deref().unwrap_or(aloud))
        }
    });
    let context = context! {
        first_name => &sheet.given_name,
        formal => style.address == FormOfAddress::Formal,
        is_plain => style.tone == Tone::Plain,
        is_reserved => style.tone == Tone::Formal,
        short => style.length == Length::Short,
        long => style.length == Length::Long,
        event => event,
        event_start => event_start,
        event_plain => event_plain,
        event_plain_start => event_plain_start,
        titled => title.map_or_else(String::new, |title| format!(" {title}")),
        plain_title => plain_title,
        with_host => host.map_or_else(String::new, |host| format!("{}{}", wording.with, shortened(host, 60))),
        topic => webinar.topic.as_deref().and_then(fitting),
        stayed => sheet.stay == Stay::ToTheEnd,
        question => question_text,
        opening_start => opening.as_deref().map(capitalised),
        opening => opening,
        remark => remark.as_ref().map(|quote| &quote.text),
        silent => is_quiet && poll.is_none(),
        poll => poll,
        closing => (style.tone == Tone::Formal).then(|| *wording.closing.of(style.address)),
        recording_asked => webinar.replay_url.is_some() && sheet.recording_question().is_some(),
        part => part(0),
        part_start => part(0),
        part_2 => part(1),
        missed_some => sheet.parts.first().is_some_and(|title| sheet.missed.contains(title)),
        has_offer => has_offer,
        offer_mid => offer_mid,
        offer_start => offer_start,
        offer => offer,
        what => what,
        deadline => &deadline,
        terms => terms(sheet, deadline.as_deref()),
        replay => webinar.replay_url.is_some(),
        offer_link => webinar.offer_url.is_some(),
    };
    Values {
        context,
        question: question
            .into_iter()
            .flat_map(|quote| [Some(quote.fact), quote.answered.map(|answered| answered.fact)])
            .flatten()
            .collect(),
        remark: remark.map(|quote| quote.fact),
        poll: polled.map(|poll| poll.fact),
    }
}

/// The first sentence to somebody of whom it cannot be said that they did not come; nothing for all others.
fn opening(sheet: &FactSheet, event: &str, title: Option<&str>) -> Option<String> {
    let style = sheet.webinar.mails;
    let wording = Wording::of(style.language);
    let forms = match sheet.standing {
        Standing::WaitingRoom => &wording.left_waiting,
        Standing::Registered => &wording.came_or_not,
        _ => return None,
    };
    let titled = title.map_or_else(String::new, |title| format!(" {title}"));
    let sentence = forms.of(style.address).replace("{event}", event);
    Some(sentence.replace("{titled}", &titled))
}

/// With a capital, for the start of a sentence.
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Price and deadline as sentences about the offer, or nothing.
fn terms(sheet: &FactSheet, deadline: Option<&str>) -> String {
    let wording = Wording::of(sheet.webinar.mails.language);
    let said = &wording.terms;
    let price = sheet.webinar.price.as_ref().map(|price| wording.price(price));
    let own_words = sheet.webinar.deadline.as_deref().filter(|_| deadline.is_none());
    let mut terms = match (&price, deadline) {
        (Some(price), Some(deadline)) => said
            .price_and_deadline
            .replace("{price}", price)
            .replace("{deadline}", deadline),
        (Some(price), None) => said.price.replace("{price}", price),
        (None, Some(deadline)) => said.deadline.replace("{deadline}", deadline),
        (None, None) => String::new(),
    };
    if let Some(words) = own_words {
        let words = words.trim_end_matches(['.', '!', ' ']);
        let told = said.words.replace("{words}", &shortened(words, PHRASE));
        terms = format!("{terms} {told}").trim().to_owned();
    }
    terms
}

/// A title that fits: itself, else what stands before or behind its colon or dash; `None` when none does.
fn short_title(title: &str, limit: usize) -> Option<String> {
    let fits = |text: &str| text.chars().count() <= limit;
    let whole = title.trim_end_matches(['.', '!', ' ']).to_owned();
    if fits(&whole) {
        return Some(whole).filter(|title| !title.is_empty());
    }
    let (before, behind) = [": ", " – ", " — ", " - ", " | "]
        .iter()
        .find_map(|divider| whole.split_once(divider))?;
    let generic = [
        "webinar",
        "workshop",
        "masterclass",
        "live",
        "training",
        "live webinar",
        "free webinar",
    ];
    let telling = |text: &str| text.chars().count() >= 8 && !generic.contains(&text.to_lowercase().as_str());
    [before, behind]
        .into_iter()
        .map(str::trim)
        .find(|part| fits(part) && telling(part))
        .map(str::to_owned)
}

/// A phrase without its full stop, or nothing when it is more than a phrase.
fn fitting(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['.', '!', ',', ';', ':', ' ']);
    let one_sentence = ![". ", "! ", "? "].iter().any(|end| text.contains(end));
    (one_sentence && !text.is_empty() && text.chars().count() <= PHRASE).then(|| text.to_owned())
}
