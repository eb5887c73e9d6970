//! The sample webinar: what the program shows to somebody who has no files at hand yet.
//!
//! Two files as a platform exports them and the form as its host would fill it, imported by the same way as any
//! other. All people are invented; their addresses lead nowhere (RFC 2606). The list holds what real lists hold:
//! somebody registered twice, a one-letter name, none at all, a guest who is not on it, a message that looks like
//! a formula. `tests/sample.rs` holds what the first screen promises of it.

use crate::domain::{Chapter, MailStyle, Money, WebinarDetails};

/// Name and bytes of each file.
pub(crate) const FILES: [(&str, &[u8]); 2] = [
    ("attendees.csv", include_bytes!("sample/attendees.csv")),
    ("chat.csv", include_bytes!("sample/chat.csv")),
];

/// The form as the host would fill it.
pub(crate) fn details() -> WebinarDetails {
    let chapter = |minute, title: &str| Chapter {
        minute,
        title: title.to_owned(),
    };
    let text = |text: &str| Some(text.to_owned());
    WebinarDetails {
        title: "Building Custom GPTs for Your Business".to_owned(),
        topic: text("building a custom GPT for your own business, without code"),
        hosted_at: "2025-10-01 09:00 PDT".parse().ok(),
        duration_minutes: Some(61.0),
        host_name: text("Gabriela Reyes"),
        offer_name: text("AI Evolution Lab"),
        offer_description: text("weekly hands-on sessions, templates and feedback on your own GPT; start any time"),
        offer_url: text("https://gabrielareyes.example/ai-evolution-lab"),
        price: Money::parse("97", "USD").ok(),
        deadline: text("48 hours"),
        replay_url: text("https://gabrielareyes.example/replays/building-custom-gpts"),
        chapters: vec![
            chapter(5.0, "What a custom GPT can do"),
            chapter(16.0, "Build one from scratch"),
            chapter(41.0, "Voice demo"),
            chapter(53.0, "The offer and your questions"),
        ],
        mails: MailStyle::default(),
        compliance: Default::default(),
    }
}
