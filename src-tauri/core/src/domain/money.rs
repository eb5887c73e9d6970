//! An amount of money as the user typed it: hundredths and a currency code. No conversion, no arithmetic.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The largest amount accepted, in hundredths: a price of an offer, not of a company.
const MAX_HUNDREDTHS: i64 = 100_000_000_000;

/// A price in hundredths of the currency's unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Money {
    /// Hundredths of the unit: 9700 is 97.
    #[ts(type = "number")]
    pub hundredths: i64,
    /// ISO 4217 code in capitals, such as `USD`.
    pub currency: String,
}

/// The amount or the currency cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a price: give a number such as 97 or 97.50 and a currency code such as USD")]
pub struct InvalidMoney;

impl Money {
    /// Reads an amount such as `97`, `97.50` or `1,299` and a three-letter currency code.
    pub fn parse(amount: &str, currency: &str) -> Result<Self, InvalidMoney> {
        let currency = currency.trim().to_ascii_uppercase();
        if currency.len() != 3 || !currency.bytes().all(|b| b.is_ascii_uppercase()) {
            return Err(InvalidMoney);
        }
        let cleaned: String = amount
            .trim()
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '\'')
            .collect();
        // The last separator is a decimal one when one or two digits follow it: 1.299,50 and 1,299.50 alike.
        let decimal_at = cleaned
            .rfind(['.', ','])
            .filter(|at| (2..=3).contains(&(cleaned.len() - at)));
        let (whole, fraction) = match decimal_at {
            Some(at) => (&cleaned[..at], &cleaned[at + 1..]),
            None => (cleaned.as_str(), ""),
        };
        let whole: String = whole.chars().filter(|c| !".,".contains(*c)).collect();
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits(&whole) || !digits(fraction) {
            return Err(InvalidMoney);
        }
        let hundredths: i64 = format!("{whole}{fraction:0<2}").parse().map_err(|_| InvalidMoney)?;
        if hundredths > MAX_HUNDREDTHS {
            return Err(InvalidMoney);
        }
        Ok(Self { hundredths, currency })
    }

    /// The amount without its currency: `97` or `97.50`.
    pub fn amount(&self) -> String {
        match self.hundredths % 100 {
            0 => (self.hundredths / 100).to_string(),
            cents => format!("{}.{cents:02}", self.hundredths / 100),
        }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = self.amount();
        match self.currency.as_str() {
            "USD" => write!(f, "${amount}"),
            "EUR" => write!(f, "€{amount}"),
            "GBP" => write!(f, "£{amount}"),
            other => write!(f, "{amount} {other}"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn prices_are_read_as_people_type_them() {
        for (typed, shown) in [
            ("97", "$97"),
            ("97.5", "$97.50"),
            ("1,299", "$1299"),
            ("1.299,50", "$1299.50"),
            (" 1 299 ", "$1299"),
        ] {
            assert_eq!(Money::parse(typed, "usd").unwrap().to_string(), shown);
        }
        for (amount, currency) in [
            ("", "USD"),
            ("free", "USD"),
            ("-5", "USD"),
            ("97", "dollars"),
            ("99999999999", "USD"),
        ] {
            assert_eq!(Money::parse(amount, currency), Err(InvalidMoney));
        }
    }
}
