//! What the first line may and may not say.

use super::super::fixture::Case;
use super::*;
use crate::domain::{Block, BlockRole};

fn greeted(line: &str, recipient: &str) -> Case {
    let mut case = Case::default();
    case.mail.blocks[0] = Block::plain(BlockRole::Greeting, line);
    case.name = recipient.to_owned();
    case
}

fn greeting_after(rule: &str, line: &str, recipient: &str) -> String {
    let fixed = greeted(line, recipient).fixed(rule);
    fixed.lines().nth(1).unwrap_or_default().to_owned()
}

#[test]
fn a_gap_in_the_greeting_blocks() {
    for line in [
        "Hi ,",
        "Hi,",
        "Dear  ,",
        "Hello",
        "Hi None,",
        "Hi null,",
        "Hallo ,",
        "Liebe ,",
        "Sehr geehrter Herr,",
        "Cher ,",
        "Querida,",
        "Caro ,",
        "Geachte ,",
    ] {
        assert_eq!(
            greeted(line, "Lori Vance").severity("empty_greeting"),
            Some(Severity::Block),
            "{line}"
        );
    }
    for line in [
        "Hi Lori,",
        "Bonjour,",
        "Hallo,",
        "Hola,",
        "Olá,",
        "Ciao,",
        "Guten Tag,",
        "Hallo Lori,",
    ] {
        assert_eq!(greeted(line, "Lori Vance").severity("empty_greeting"), None, "{line}");
    }
}

#[test]
fn a_greeting_that_reads_like_a_mistake_is_found() {
    for (line, severity) in [
        ("Hi there there,", Severity::Block),
        ("Hi lori@example.com,", Severity::Block),
        ("Hi lori77,", Severity::Block),
        ("Hi LORI,", Severity::Warn),
        ("Hi lori,", Severity::Warn),
        ("Hi Lori 🎉,", Severity::Warn),
        ("Hi Vance Ltd,", Severity::Warn),
        ("Bonjour LORI,", Severity::Warn),
    ] {
        assert_eq!(
            greeted(line, "Lori Vance").severity("odd_greeting"),
            Some(severity),
            "{line}"
        );
    }
    for line in ["Hi Lori,", "Sehr geehrte Frau Vance,", "Chère Lori,"] {
        assert_eq!(greeted(line, "LORI VANCE").severity("odd_greeting"), None, "{line}");
    }
}

#[test]
fn another_persons_name_in_the_greeting_blocks() {
    for line in [
        "Hi Bela,",
        "Hallo Bela,",
        "Chère Bela,",
        "Hola Bela:",
        "Olá Bela,",
        "Ciao Bela,",
        "Beste Bela,",
    ] {
        assert_eq!(
            greeted(line, "Lori Vance").severity("greeting_of_another"),
            Some(Severity::Block),
            "{line}"
        );
    }
    assert_eq!(
        greeted("Hi Lo,", "Lori Vance").severity("greeting_of_another"),
        Some(Severity::Warn)
    );
    for (line, name) in [
        ("Hi Lori,", "Lori Vance"),
        ("Dear Lori Vance,", "Lori Vance"),
        ("Dear Mrs. Vance,", "Lori Vance"),
        ("Sehr geehrte Frau Vance,", "Lori Vance"),
        ("Hi Jo!", "Smith, Jo"),
        ("Hi 李娜,", "李娜"),
        ("Bonjour à tous,", "Lori Vance"),
    ] {
        assert_eq!(greeted(line, name).severity("greeting_of_another"), None, "{line}");
    }
}

#[test]
fn the_beginning_of_the_address_is_no_name() {
    let mut case = greeted("Hi jsmith,", "");
    case.email = "jsmith@vance.example";
    assert_eq!(case.severity("greeting_from_address"), Some(Severity::Warn));
    assert_eq!(
        greeted("Hi Lori,", "Lori Vance").severity("greeting_from_address"),
        None
    );
}

#[test]
fn a_greeting_without_a_name_is_noted() {
    for line in ["Hi there,", "Hallo,", "Bonjour à tous,", "Hola,"] {
        assert_eq!(
            greeted(line, "jxe655").severity("greeting_without_name"),
            Some(Severity::Note),
            "{line}"
        );
    }
    assert_eq!(
        greeted("Hi Lori,", "Lori Vance").severity("greeting_without_name"),
        None
    );
}

#[test]
fn a_mail_without_a_greeting_is_noted() {
    assert_eq!(
        greeted("The recording is here.", "Lori").severity("no_greeting"),
        Some(Severity::Note)
    );
    assert_eq!(greeted("Good morning Lori,", "Lori").severity("no_greeting"), None);
}

#[test]
fn one_key_puts_the_right_greeting() {
    for (rule, line, name, right) in [
        ("empty_greeting", "Hi ,", "Lori Vance", "Hi Lori,"),
        ("empty_greeting", "Hi ,", "jxe655", "Hi there,"),
        ("empty_greeting", "Hallo ,", "jxe655", "Hallo,"),
        (
            "empty_greeting",
            "Hi None, good to write",
            "Lori Vance",
            "Hi Lori, good to write",
        ),
        ("greeting_of_another", "Hallo Bela,", "Lori Vance", "Hallo Lori,"),
        ("odd_greeting", "Hi LORI,", "LORI VANCE", "Hi Lori,"),
        ("odd_greeting", "Hi there there,", "", "Hi there,"),
        ("greeting_without_name", "Hi there,", "Lori Vance", "Hi Lori,"),
    ] {
        assert_eq!(greeting_after(rule, line, name), right, "{rule}: {line}");
    }
}
