//! Where every row of a file went. Nothing disappears: each row is entered once, under one fate.
//!
//! Readers enter rows as they take them; the total comes from whoever counted the rows of the file, so that a row
//! that a reader forgot shows as a difference (`tests/import_properties.rs` holds that there is none).

/// What became of a row or line of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// Headings, titles, summaries.
    Heading,
    /// Somebody was there for a time.
    Visit,
    /// Somebody was on the list and did not come.
    Absent,
    /// Somebody registered; the row does not say whether they came.
    Registration,
    /// A registration that was taken back.
    Cancelled,
    /// A registration that was refused or never approved.
    NotApproved,
    /// Somebody waited and was not let in during that time.
    WaitingRoom,
    /// Somebody watched the recording.
    Replay,
    /// A visit on another day than the webinar's.
    OtherDay,
    /// A program that takes notes was there.
    Bot,
    /// A message, or a line of one.
    Message,
    /// A reaction to a message.
    Reaction,
    /// A line that the platform wrote by itself.
    System,
    /// Answers to a poll.
    PollAnswer,
    /// Details about people and visits that other rows give already.
    Detail,
    /// Nothing could be taken from it; an issue says why.
    NotUnderstood,
}

impl Fate {
    /// All fates, in the order in which they are told.
    pub const ALL: [Self; 16] = [
        Self::Visit,
        Self::Absent,
        Self::Registration,
        Self::Cancelled,
        Self::NotApproved,
        Self::WaitingRoom,
        Self::Replay,
        Self::OtherDay,
        Self::Bot,
        Self::Message,
        Self::Reaction,
        Self::System,
        Self::PollAnswer,
        Self::Detail,
        Self::Heading,
        Self::NotUnderstood,
    ];

    /// The fate in words that go behind a number: "1 visit", "2 visits".
    pub fn words(self, count: usize) -> &'static str {
        let (one, several) = match self {
            Self::Heading => ("heading line", "heading lines"),
            Self::Visit => ("visit", "visits"),
            Self::Absent => ("person who did not come", "people who did not come"),
            Self::Registration => ("registration", "registrations"),
            Self::Cancelled => ("cancelled", "cancelled"),
            Self::NotApproved => ("not approved", "not approved"),
            Self::WaitingRoom => ("in the waiting room only", "in the waiting room only"),
            Self::Replay => ("replay only", "replay only"),
            Self::OtherDay => ("visit on another day", "visits on another day"),
            Self::Bot => ("visit of a notetaker", "visits of notetakers"),
            Self::Message => ("line of messages", "lines of messages"),
            Self::Reaction => ("reaction", "reactions"),
            Self::System => ("line by the platform", "lines by the platform"),
            Self::PollAnswer => ("poll submission", "poll submissions"),
            Self::Detail => ("line of details", "lines of details"),
            Self::NotUnderstood => ("not understood", "not understood"),
        };
        if count == 1 { one } else { several }
    }
}

/// The rows of one file by their fate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    counts: [usize; Fate::ALL.len()],
}

impl Ledger {
    /// Enters rows.
    pub(super) fn add(&mut self, fate: Fate, rows: usize) {
        self.counts[fate as usize] += rows;
    }

    /// Enters a row under another fate, now that more is known of it.
    pub(super) fn change(&mut self, from: Fate, to: Fate) {
        if self.counts[from as usize] > 0 {
            self.counts[from as usize] -= 1;
            self.counts[to as usize] += 1;
        }
    }

    /// How many rows had this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.counts[fate as usize]
    }

    /// All rows entered.
    pub fn sum(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The fates that some row had, in the order in which they are told.
    pub fn parts(&self) -> impl Iterator<Item = (Fate, usize)> {
        Fate::ALL
            .into_iter()
            .map(|fate| (fate, self.count(fate)))
            .filter(|(_, count)| *count > 0)
    }
}
