//! What code says around a text, and listens for in people's words, in each language of the mails: one file a language.

mod de;
mod en;
mod es;
mod fr;
mod it;
mod nl;
mod pt;

use crate::checks::Pattern;
use crate::domain::{FormOfAddress, Language, MailStyle, Money, Tone};

/// Everything that is particular to one language.
pub(super) struct Wording {
    /// Its name in English, as a model is told it.
    pub name: &'static str,
    /// What the forms of address are called; empty where there is only one.
    pub forms: Forms<&'static str>,
    pub greeting: Forms<Greeting>,
    /// Whether the text goes on in small letters behind the greeting's comma.
    pub goes_on_small: bool,
    /// Lines above the name in the order of [`Tone`]: warm, plain, formal.
    pub sign_off: Forms<[&'static str; 3]>,
    /// The last sentence of a mail in a formal tone.
    pub closing: Forms<&'static str>,
    /// Comes back to an answer to a poll; `{question}` and `{answer}` stand for both in quotes.
    pub polled: Forms<&'static str>,
    /// What a mail asks for where the link that was meant is not known.
    pub ask_for_reply: Forms<&'static str>,
    /// Quotation marks, and those within them.
    pub quotes: [[&'static str; 2]; 2],
    /// What comes before the name of the host.
    pub with: &'static str,
    /// The webinar and the offer where they have no name, within a sentence and at its start.
    pub the_webinar: [&'static str; 2],
    pub the_offer: [&'static str; 2],
    /// Behind a question: that it was answered aloud; in writing, where `{answer}` stands for the answer in quotes.
    pub answered: [&'static str; 2],
    /// First sentences to somebody who was not let in, and to somebody of whom it is not known whether they came;
    /// `{titled}` stands for the title in quotes with a blank before it, `{event}` for the title or "the webinar".
    pub left_waiting: Forms<&'static str>,
    pub came_or_not: Forms<&'static str>,
    pub terms: Terms,
    pub dates: Dates,
    pub money: Currency,
    pub hearing: Hearing,
    /// Titles of parts that are about nothing, such as a welcome; in small letters.
    pub empty_parts: Pattern,
}

/// One text for each form of address.
#[derive(Debug, Clone, Copy)]
pub(super) struct Forms<T> {
    pub formal: T,
    pub informal: T,
}

/// The first line, in the order of [`Tone`]; `{}` stands for the name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Greeting {
    pub named: [&'static str; 3],
    /// Whether the name is given in full.
    pub in_full: bool,
    pub nameless: [&'static str; 3],
}

/// Price and deadline as sentences; `{price}` and `{deadline}` stand for what [`Wording::price`] and
/// [`super::deadline::phrase`] yield, `{words}` for a deadline that fits into no sentence.
pub(super) struct Terms {
    pub price_and_deadline: &'static str,
    pub price: &'static str,
    pub deadline: &'static str,
    pub words: &'static str,
}

/// How times are told; `{}` stands for the time.
pub(super) struct Dates {
    /// Behind "is open": a length of time, a day named by one word, a date.
    pub span: &'static str,
    pub until: &'static str,
    pub until_date: &'static str,
    /// How a deadline begins that needs no help, in small letters.
    pub leads: &'static [&'static str],
    /// Hours, days, weeks: one, several, and other spellings, in small letters where the language has them.
    pub units: [&'static [&'static str]; 3],
    /// From Monday on, as they stand behind `until`.
    pub weekdays: [&'static str; 7],
    pub today: &'static str,
    pub tomorrow: &'static str,
    pub months: [&'static str; 12],
    /// Day, month and, where known, year.
    pub date: fn(i8, &str, Option<i16>) -> String,
}

/// How amounts are written.
pub(super) struct Currency {
    pub decimal: char,
    pub thousands: Option<char>,
    /// The amount with its currency's code.
    pub with_unit: fn(&str, &str) -> String,
}

/// What is listened for in people's own words.
pub(super) struct Hearing {
    /// Insults, private misfortune: never quoted.
    pub risky: Pattern,
    /// Sound, slides, links, the recording: nothing to come back to.
    pub logistics: Pattern,
    /// Asks for the recording.
    pub recording: Pattern,
    /// Greets, thanks, agrees.
    pub greets: Pattern,
    /// Is about buying.
    pub purchase: Pattern,
    /// Speaks of oneself.
    pub personal: Pattern,
    /// Tells of a difficulty or a wish.
    pub concern: Pattern,
}

impl Wording {
    /// That of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &en::WORDING,
            Language::De => &de::WORDING,
            Language::Fr => &fr::WORDING,
            Language::Es => &es::WORDING,
            Language::Pt => &pt::WORDING,
            Language::It => &it::WORDING,
            Language::Nl => &nl::WORDING,
        }
    }

    /// The line above the name where neither the user nor the text has one.
    pub fn sign_off(&self, style: MailStyle) -> &'static str {
        in_tone(style.tone, *self.sign_off.of(style.address))
    }

    /// The first line of a mail to somebody of this name.
    pub fn greet(&self, style: MailStyle, given: Option<&str>, full: Option<&str>) -> String {
        let greeting = self.greeting.of(style.address);
        match if greeting.in_full { full.or(given) } else { given } {
            Some(name) => in_tone(style.tone, greeting.named).replace("{}", name),
            None => in_tone(style.tone, greeting.nameless).to_owned(),
        }
    }

    /// In quotation marks; those within have to be single by then.
    pub fn quote(&self, text: &str) -> String {
        let [open, close] = self.quotes[0];
        format!("{open}{text}{close}")
    }

    /// A text with its double quotation marks made those that stand within others.
    pub fn inner_quotes(&self, text: &str) -> String {
        let [open, close] = self.quotes[1];
        let mut inner = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                // “ opens in English and closes in German.
                '„' | '«' => inner.push_str(open),
                '“' | '"' if inner.is_empty() || inner.ends_with([' ', '(']) => inner.push_str(open),
                '“' | '”' | '"' | '»' => inner.push_str(close),
                c => inner.push(c),
            }
        }
        inner
    }

    /// An amount as it is written in a sentence.
    pub fn price(&self, money: &Money) -> String {
        let amount = money.amount();
        let (whole, cents) = amount.split_once('.').unwrap_or((&amount, ""));
        let mut written = String::with_capacity(amount.len() + 2);
        for (at, digit) in whole.chars().enumerate() {
            if let (true, Some(mark)) = (at > 0 && (whole.len() - at).is_multiple_of(3), self.money.thousands) {
                written.push(mark);
            }
            written.push(digit);
        }
        if !cents.is_empty() {
            written.push(self.money.decimal);
            written.push_str(cents);
        }
        (self.money.with_unit)(&written, &money.currency)
    }
}

impl<T> Forms<T> {
    /// The one of this form of address.
    pub fn of(&self, address: FormOfAddress) -> &T {
        match address {
            FormOfAddress::Formal => &self.formal,
            FormOfAddress::Informal => &self.informal,
        }
    }
}

fn in_tone(tone: Tone, [warm, plain, formal]: [&'static str; 3]) -> &'static str {
    match tone {
        Tone::Warm => warm,
        Tone::Plain => plain,
        Tone::Formal => formal,
    }
}

/// Whether a line of a signature is a sign-off and no name, in whichever language it was written.
pub(super) fn is_sign_off(line: &str) -> bool {
    let known = |language: &Language| {
        let forms = &Wording::of(*language).sign_off;
        forms.formal.contains(&line) || forms.informal.contains(&line)
    };
    line.ends_with(',') || Language::ALL.iter().any(known)
}

/// The sign of a currency that has one everybody knows.
fn sign(code: &str) -> &str {
    match code {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        other => other,
    }
}

/// `497 €`
fn unit_behind(amount: &str, code: &str) -> String {
    format!("{amount} {}", sign(code))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_price_is_written_in_the_way_of_the_language() {
        let price = |language, amount, currency| Wording::of(language).price(&Money::parse(amount, currency).unwrap());
        for (language, euros, dollars) in [
            (Language::En, "€1299.50", "$97"),
            (Language::De, "1.299,50 €", "97 $"),
            (Language::Fr, "1299,50 €", "97 $"),
            (Language::Es, "1299,50 €", "97 USD"),
            (Language::Pt, "€ 1.299,50", "US$ 97"),
            (Language::It, "1.299,50 €", "97 $"),
            (Language::Nl, "€ 1.299,50", "$ 97"),
        ] {
            assert_eq!(price(language, "1299.50", "EUR"), euros);
            assert_eq!(price(language, "97", "USD"), dollars);
        }
        assert_eq!(price(Language::De, "97", "CHF"), "97 CHF");
        assert_eq!(price(Language::Pt, "97", "BRL"), "R$ 97");
    }

    #[test]
    fn the_full_name_stands_where_the_form_of_address_wants_it() {
        let greet = |language, address, given, full| {
            let style = MailStyle {
                address,
                ..MailStyle::default()
            };
            Wording::of(language).greet(style, given, full)
        };
        let (lori, vance) = (Some("Lori"), Some("Lori Vance"));
        assert_eq!(
            greet(Language::De, FormOfAddress::Formal, lori, vance),
            "Guten Tag Lori Vance,"
        );
        assert_eq!(greet(Language::De, FormOfAddress::Informal, lori, vance), "Hallo Lori,");
        assert_eq!(greet(Language::De, FormOfAddress::Formal, None, None), "Guten Tag,");
        assert_eq!(greet(Language::Fr, FormOfAddress::Formal, lori, vance), "Bonjour Lori,");
    }

    #[test]
    fn quotation_marks_within_a_quotation_are_single() {
        let german = Wording::of(Language::De);
        assert_eq!(
            german.quote(&german.inner_quotes("Was heißt „live“ hier?")),
            "„Was heißt ‚live‘ hier?“"
        );
        let english = Wording::of(Language::En);
        assert_eq!(english.inner_quotes("a \"b\" c"), "a ‘b’ c");
    }

    #[test]
    fn every_pattern_of_every_language_can_be_read() {
        for language in Language::ALL {
            let hearing = &Wording::of(language).hearing;
            for pattern in [
                &hearing.risky,
                &hearing.logistics,
                &hearing.recording,
                &hearing.greets,
                &hearing.purchase,
                &hearing.personal,
                &hearing.concern,
                &Wording::of(language).empty_parts,
            ] {
                assert!(pattern.is_sound(), "{language:?}");
            }
        }
    }
}
