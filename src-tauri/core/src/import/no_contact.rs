//! Lists of people whom no mail may go to: what mail tools export of them, any table with a column of addresses, and
//! lines that somebody pasted.
//!
//! Every row is either an entry or told with its line. Mailchimp and SendGrid are recognised by their headings: those
//! of Mailchimp say whether people unsubscribed (`UNSUB_TIME`) or mails to them came back (`CLEAN_TIME`), those of
//! SendGrid have a reason for bounces and blocks and an IP address for reports of spam.

use super::Unreadable;
use super::document::Document;
use super::table::Row;
use crate::domain::{NoContactReason, Unwanted};

/// How much of a cell that cannot be read is shown, in characters.
const SHOWN_CHARS: usize = 60;

/// How many rows are looked at to find the column of addresses.
const LOOKED_AT: usize = 200;

/// What a list says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoContactList {
    /// What it was recognised as, in words.
    pub label: &'static str,
    /// Everybody on it, with the reason where the list gives one. The same address may come several times.
    pub entries: Vec<(Unwanted, Option<NoContactReason>)>,
    /// Rows from which nothing could be taken.
    pub unread: Vec<UnreadEntry>,
}

/// A row from which nothing could be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadEntry {
    /// Its line, counted from 1.
    pub line: u32,
    /// What stands there, shortened; may be empty.
    pub text: String,
}

/// Why a file is not taken as such a list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoList {
    /// It cannot be opened.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Nothing in it is an address.
    #[error("no column with e-mail addresses was found")]
    NoAddresses,
    /// It lists those who want mails.
    #[error(
        "this is Mailchimp's export of subscribed contacts, who want mails; export the unsubscribed or cleaned ones"
    )]
    Subscribed,
}

/// How a cell says why somebody is on the list.
type ReasonIn = fn(&str) -> Option<NoContactReason>;

struct Layout {
    label: &'static str,
    address: usize,
    has_heading: bool,
    /// What every row means, unless its own cell says more.
    reason: Option<NoContactReason>,
    /// The column whose cell says more, and how it is read.
    own: Option<(usize, ReasonIn)>,
}

/// Reads a file. Its name counts only where SendGrid's headings leave open what the rows are.
pub fn read_no_contact_file(name: &str, bytes: &[u8]) -> Result<NoContactList, NoList> {
    let mut document = Document::open(bytes)?;
    document.mend_letters();
    let sheet = document.sheet();
    let rows: Vec<Row<'_>> = sheet.rows().collect();
    let layout = layout(name, &rows)?;
    let mut list = NoContactList {
        label: layout.label,
        entries: Vec::new(),
        unread: Vec::new(),
    };
    for row in rows.iter().skip(usize::from(layout.has_heading)) {
        let cell = row.cell(layout.address);
        match Unwanted::parse(cell) {
            Some(who) => {
                let own = layout.own.and_then(|(column, read)| read(row.cell(column)));
                list.entries.push((who, own.or(layout.reason)));
            }
            None => {
                let shown = if cell.is_empty() {
                    row.cells().collect::<Vec<_>>().join(", ")
                } else {
                    cell.to_owned()
                };
                list.unread.push(unread(row.line(), &shown));
            }
        }
    }
    if list.entries.is_empty() {
        return Err(NoList::NoAddresses);
    }
    Ok(list)
}

/// Reads what somebody typed or pasted: addresses and domains, divided by line breaks, commas or semicolons.
pub fn read_no_contact_text(text: &str) -> NoContactList {
    let mut list = NoContactList {
        label: "pasted lines",
        entries: Vec::new(),
        unread: Vec::new(),
    };
    for (line, words) in (1..).zip(text.lines()) {
        for word in words
            .split([',', ';', '\t'])
            .map(str::trim)
            .filter(|word| !word.is_empty())
        {
            match Unwanted::parse(word) {
                Some(who) => list.entries.push((who, None)),
                None => list.unread.push(unread(line, word)),
            }
        }
    }
    list
}

fn unread(line: u32, text: &str) -> UnreadEntry {
    UnreadEntry {
        line,
        text: match text.char_indices().nth(SHOWN_CHARS) {
            Some((end, _)) => format!("{}…", &text[..end]),
            None => text.to_owned(),
        },
    }
}

fn layout(name: &str, rows: &[Row<'_>]) -> Result<Layout, NoList> {
    let first = rows.first().ok_or(NoList::NoAddresses)?;
    let headings: Vec<String> = first.cells().map(|cell| cell.trim().to_lowercase()).collect();
    let column = |wanted: &str| headings.iter().position(|heading| heading == wanted);
    let plain = |label, address, reason| Layout {
        label,
        address,
        has_heading: true,
        reason: Some(reason),
        own: None,
    };
    if let Some(address) = column("address_or_domain") {
        return Ok(Layout {
            label: "WebinarWins do-not-contact list",
            address,
            has_heading: true,
            reason: None,
            own: column("reason").map(|reason| (reason, NoContactReason::from_code as ReasonIn)),
        });
    }
    if let Some(address) = column("email address") {
        if column("unsub_time").is_some() {
            let mut layout = plain(
                "Mailchimp unsubscribed contacts",
                address,
                NoContactReason::Unsubscribed,
            );
            layout.own = column("unsub_reason").map(|reason| (reason, mailchimp_reason as ReasonIn));
            return Ok(layout);
        }
        if column("clean_time").is_some() {
            return Ok(plain("Mailchimp cleaned contacts", address, NoContactReason::Bounced));
        }
        if column("optin_time").is_some() && column("member_rating").is_some() {
            return Err(NoList::Subscribed);
        }
    }
    if let Some(address) = column("email").filter(|_| column("created").is_some()) {
        let name = name.to_lowercase();
        if column("ip").is_some() || name.contains("spam") {
            return Ok(plain("SendGrid spam reports", address, NoContactReason::Complained));
        }
        if column("reason").is_some() {
            let is_blocks = name.contains("block");
            let label = if is_blocks {
                "SendGrid blocks"
            } else {
                "SendGrid bounces"
            };
            return Ok(plain(label, address, NoContactReason::Bounced));
        }
        if headings.len() == 2 {
            let reason = NoContactReason::Unsubscribed;
            let is_global = name.contains("global");
            let label = if is_global {
                "SendGrid global unsubscribes"
            } else {
                "SendGrid unsubscribes"
            };
            return Ok(plain(label, address, reason));
        }
    }
    any_table(rows).ok_or(NoList::NoAddresses)
}

fn mailchimp_reason(cell: &str) -> Option<NoContactReason> {
    cell.to_lowercase()
        .contains("spam")
        .then_some(NoContactReason::Complained)
}

/// The column that holds most addresses; of equals the first.
fn any_table(rows: &[Row<'_>]) -> Option<Layout> {
    let is_address = |cell: &str| matches!(Unwanted::parse(cell), Some(Unwanted::Address(_)));
    let width = rows.iter().take(LOOKED_AT).map(|row| row.width()).max()?;
    let mut found = vec![0_usize; width];
    let mut any = vec![0_usize; width];
    for row in rows.iter().take(LOOKED_AT) {
        for (column, cell) in row.cells().enumerate() {
            found[column] += usize::from(is_address(cell));
            any[column] += usize::from(Unwanted::parse(cell).is_some());
        }
    }
    let best = |counts: &[usize]| {
        let most = counts.iter().max().copied().filter(|most| *most > 0)?;
        counts.iter().position(|count| *count == most)
    };
    // A table of domains alone has no address.
    let address = best(&found).or_else(|| best(&any))?;
    Some(Layout {
        label: "table with addresses",
        address,
        has_heading: Unwanted::parse(rows.first()?.cell(address)).is_none(),
        reason: None,
        own: None,
    })
}
