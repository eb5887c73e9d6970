//! What a phrase is found in, and what becomes of the words around it.

use proptest::prelude::*;

use super::*;
use crate::domain::{Block, BlockRole};

fn phrase(find: &str, replacement: &str) -> Phrase {
    Phrase {
        find: find.to_owned(),
        replacement: replacement.to_owned(),
        match_case: false,
        whole_words: false,
        in_subject: true,
        in_body: true,
        in_links: true,
    }
}

fn mail(runs: Vec<Run>) -> Mail {
    Mail {
        subject: "Until Friday".to_owned(),
        blocks: vec![Block {
            runs,
            ..Block::plain(BlockRole::Body, "")
        }],
    }
}

fn bold(text: &str) -> Run {
    Run {
        bold: true,
        ..Run::plain(text)
    }
}

fn link(text: &str, href: &str) -> Run {
    Run {
        href: Some(href.to_owned()),
        ..Run::plain(text)
    }
}

#[test]
fn a_phrase_is_replaced_in_subject_text_note_and_link() {
    let mail = mail(vec![
        Run::plain("It ends on Friday. "),
        link("friday offer", "https://example.org/friday"),
    ]);
    let done = replace_phrase(&mail, "See you Friday.", &phrase("friday", "Monday"));
    assert_eq!(done.mail.subject, "Until Monday");
    assert_eq!(done.mail.blocks[0].text(), "It ends on Monday. Monday offer");
    assert_eq!(
        done.mail.blocks[0].runs[1].href.as_deref(),
        Some("https://example.org/Monday")
    );
    assert_eq!(done.note, "See you Monday.");
    let places: Vec<PhrasePlace> = done.hits.iter().map(|hit| hit.place).collect();
    use PhrasePlace::{Body, Link, Note, Subject};
    assert_eq!(places, [Subject, Body, Body, Link, Note]);
    assert_eq!(
        (done.hits[1].lead.as_str(), done.hits[1].words.as_str()),
        ("It ends on ", "Friday")
    );
    assert_eq!(done.left, 0);
}

#[test]
fn places_that_are_not_wanted_are_left() {
    let mail = mail(vec![link("Friday", "https://example.org/friday")]);
    let only = |in_subject, in_body, in_links| Phrase {
        in_subject,
        in_body,
        in_links,
        ..phrase("friday", "Monday")
    };
    assert_eq!(replace_phrase(&mail, "", &only(true, false, false)).hits.len(), 1);
    assert_eq!(replace_phrase(&mail, "Friday", &only(false, true, false)).hits.len(), 2);
    let linked = replace_phrase(&mail, "", &only(false, false, true)).mail;
    assert_eq!(linked.blocks[0].text(), "Friday");
}

#[test]
fn case_and_whole_words_count_when_wanted() {
    let mail = mail(vec![Run::plain("Price, price, prices, reprice.")]);
    let count = |match_case, whole_words| {
        let phrase = Phrase {
            match_case,
            whole_words,
            ..phrase("price", "cost")
        };
        replace_phrase(&mail, "", &phrase).hits.len()
    };
    assert_eq!(count(false, false), 4);
    assert_eq!(count(true, false), 3);
    assert_eq!(count(false, true), 2);
    assert_eq!(count(true, true), 1);
}

#[test]
fn words_that_are_bold_in_part_become_as_they_begin() {
    let mail = mail(vec![Run::plain("Only "), bold("48 ho"), Run::plain("urs left.")]);
    let done = replace_phrase(&mail, "", &phrase("48 hours", "3 days"));
    assert_eq!(
        done.mail.blocks[0].runs,
        [Run::plain("Only "), bold("3 days"), Run::plain(" left.")]
    );
}

#[test]
fn a_phrase_across_the_edge_of_a_link_is_left_and_counted() {
    let mail = mail(vec![Run::plain("Join "), link("the lab", "https://example.org/")]);
    let done = replace_phrase(&mail, "", &phrase("join the", "see the"));
    assert_eq!((done.mail, done.hits.len(), done.left), (mail, 0, 1));
}

#[test]
fn a_part_of_a_placeholder_is_left_and_a_whole_one_can_be_replaced() {
    let mail = mail(vec![Run::plain("Hi {{first_name}}, your name is *|FNAME|*.")]);
    let done = replace_phrase(&mail, "", &phrase("name", "title"));
    assert_eq!(
        done.mail.blocks[0].text(),
        "Hi {{first_name}}, your title is *|FNAME|*."
    );
    assert_eq!(done.left, 2);
    let whole = replace_phrase(&mail, "", &phrase("{{first_name}}", "Lori"));
    assert_eq!(whole.mail.blocks[0].text(), "Hi Lori, your name is *|FNAME|*.");
}

#[test]
fn marks_and_blanks_of_typography_are_found_by_plain_ones() {
    let mail = mail(vec![Run::plain("Don\u{2019}t wait 48\u{a0}hours.")]);
    let done = replace_phrase(&mail, "", &phrase("don't wait 48 hours", "Wait"));
    assert_eq!(done.mail.blocks[0].text(), "Wait.");
}

#[test]
fn half_a_character_is_no_place() {
    let mail = mail(vec![Run::plain("İ e\u{301}")]);
    let places = |find| {
        let phrase = Phrase {
            in_subject: false,
            ..phrase(find, "x")
        };
        replace_phrase(&mail, "", &phrase).hits.len()
    };
    assert_eq!(
        (places("i"), places("e"), places("İ"), places("e\u{301}")),
        (0, 0, 1, 1)
    );
}

proptest! {
    /// Whatever the words, runs and phrase are, the text of a block is what replacing in its plain text would give,
    /// and nothing panics.
    #[test]
    fn runs_change_nothing_about_the_words(
        parts in prop::collection::vec(("[ab’ é\u{301}İ]{0,6}", any::<bool>()), 1..6),
        find in "[ab' é]{1,3}",
        by in "[xy]{0,3}",
        whole_words in any::<bool>(),
        match_case in any::<bool>(),
    ) {
        let runs: Vec<Run> = parts.iter().map(|(text, bold)| Run { bold: *bold, ..Run::plain(text.clone()) }).collect();
        let flat: String = parts.iter().map(|(text, _)| text.as_str()).collect();
        let phrase = Phrase { whole_words, match_case, ..phrase(&find, &by) };
        let styled = replace_phrase(&mail(runs), "", &phrase);
        let plain = replace_phrase(&mail(vec![Run::plain(flat)]), "", &phrase);
        prop_assert_eq!(styled.mail.blocks[0].text(), plain.mail.blocks[0].text());
        prop_assert_eq!(styled.hits, plain.hits);
    }
}
