//! Opening the data folder: the right key opens it, everything else is a clear refusal that changes nothing.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use support::{ATTENDEES, CHAT, Fixture, any_file_holds, ports};
use webinarwins_core::{App, Code, InMemorySecrets, Ports, SecretError, SecretStore, Sensitive};

struct NoKeychain;

impl SecretStore for NoKeychain {
    fn get(&self, _: &str) -> Result<Option<Sensitive>, SecretError> {
        Err(SecretError::Unavailable("There is no keychain.".to_owned()))
    }
    fn set(&self, _: &str, _: &Sensitive) -> Result<(), SecretError> {
        Err(SecretError::Unavailable("There is no keychain.".to_owned()))
    }
    fn remove(&self, _: &str) -> Result<(), SecretError> {
        Err(SecretError::Unavailable("There is no keychain.".to_owned()))
    }
}

fn without_keychain() -> Ports {
    Ports {
        secrets: Arc::new(NoKeychain),
        ..ports()
    }
}

fn passphrase(text: &str) -> Sensitive {
    Sensitive::new(text.to_owned())
}

fn refusal(folder: &Path, ports: Ports, passphrase: Option<&Sensitive>) -> webinarwins_core::Error {
    match App::open(folder, ports, passphrase) {
        Ok(_) => panic!("it opened"),
        Err(error) => error,
    }
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file());
    files
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read(&path).unwrap(),
            )
        })
        .collect()
}

#[test]
fn no_file_holds_an_address_a_message_or_the_key() {
    let fixture = Fixture::new();
    fixture.import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)]);
    let key_file = fs::read_to_string(fixture.folder.path().join("webinarwins.key")).unwrap();
    let entry = key_file.split_whitespace().nth(1).unwrap();
    let key = fixture.ports.secrets.get(entry).unwrap().unwrap();
    for needle in ["john@example.com", "Can you limit sharing?", "John Doe", key.expose()] {
        assert!(
            !any_file_holds(fixture.folder.path(), needle.as_bytes()),
            "a file holds {needle:?}"
        );
    }
}

#[test]
fn everything_is_there_after_a_restart() {
    let fixture = Fixture::new();
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)])
        .webinar_id;
    let before = fixture.people(webinar);
    let fixture = fixture.restarted();
    assert_eq!(fixture.people(webinar), before);
}

#[test]
fn a_second_instance_is_told_so_and_the_first_goes_on() {
    let fixture = Fixture::new();
    assert_eq!(
        refusal(fixture.folder.path(), fixture.ports.clone(), None).code,
        Code::InUse
    );
    assert!(fixture.app.webinars().unwrap().is_empty());
}

#[test]
fn without_a_keychain_a_passphrase_is_asked_for_and_opens_it_again() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(
        refusal(folder.path(), without_keychain(), None).code,
        Code::PassphraseNew
    );
    assert_eq!(
        refusal(folder.path(), without_keychain(), Some(&passphrase("short"))).code,
        Code::Invalid
    );
    let right = passphrase("correct horse battery");
    drop(App::open(folder.path(), without_keychain(), Some(&right)).unwrap());
    let before = contents(folder.path());
    assert_eq!(
        refusal(folder.path(), without_keychain(), None).code,
        Code::PassphraseNeeded
    );
    assert_eq!(
        refusal(
            folder.path(),
            without_keychain(),
            Some(&passphrase("wrong horse battery"))
        )
        .code,
        Code::WrongKey
    );
    assert_eq!(contents(folder.path()), before);
    assert!(App::open(folder.path(), without_keychain(), Some(&right)).is_ok());
}

#[test]
fn a_keychain_that_lost_the_key_or_has_another_is_told_apart_from_a_damaged_file() {
    let fixture = Fixture::new();
    let folder = fixture.folder;
    drop(fixture.app);
    let before = contents(folder.path());
    let empty = Ports {
        secrets: Arc::new(InMemorySecrets::default()),
        ..ports()
    };
    assert_eq!(refusal(folder.path(), empty, None).code, Code::Keychain);
    let key_file = fs::read_to_string(folder.path().join("webinarwins.key")).unwrap();
    let entry = key_file.split_whitespace().nth(1).unwrap();
    let other = InMemorySecrets::default();
    other.set(entry, &Sensitive::new("ab".repeat(32))).unwrap();
    assert_eq!(
        refusal(
            folder.path(),
            Ports {
                secrets: Arc::new(other),
                ..ports()
            },
            None
        )
        .code,
        Code::WrongKey
    );
    assert_eq!(contents(folder.path()), before);

    let database = folder.path().join("webinarwins.db");
    let mut bytes = fs::read(&database).unwrap();
    for byte in bytes.iter_mut().take(2000) {
        *byte ^= 0x5a;
    }
    fs::write(&database, &bytes).unwrap();
    assert_eq!(refusal(folder.path(), fixture.ports, None).code, Code::Damaged);
    assert_eq!(fs::read(&database).unwrap(), bytes);
}

#[test]
fn a_database_without_its_key_file_is_not_replaced_by_a_new_one() {
    let Fixture { app, folder, ports } = Fixture::new();
    drop(app);
    fs::remove_file(folder.path().join("webinarwins.key")).unwrap();
    let before = contents(folder.path());
    assert_eq!(refusal(folder.path(), ports, None).code, Code::Damaged);
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn a_file_in_the_place_of_the_folder_is_a_clear_error() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("data");
    fs::write(&place, b"somebody's notes").unwrap();
    assert_eq!(refusal(&place, ports(), None).code, Code::Disk);
    assert_eq!(fs::read(&place).unwrap(), b"somebody's notes");
}

#[test]
fn two_folders_of_one_user_have_keys_of_their_own() {
    let shared = ports();
    let first = Fixture::with(shared.clone());
    let second = Fixture::with(shared);
    first.import(&[("attendees.csv", ATTENDEES)]);
    assert_eq!(first.restarted().app.webinars().unwrap().len(), 1);
    assert!(second.restarted().app.webinars().unwrap().is_empty());
}

#[test]
fn erasing_everything_leaves_neither_data_nor_keys() {
    let Fixture { app, folder, ports } = Fixture::new();
    app.import(
        support::given(&[("attendees.csv", ATTENDEES)]),
        None,
        support::details("One"),
    )
    .unwrap();
    app.save_key(&passphrase("sk-test-key")).unwrap();
    let key_file = fs::read_to_string(folder.path().join("webinarwins.key")).unwrap();
    let entry = key_file.split_whitespace().nth(1).unwrap().to_owned();
    app.erase_everything().unwrap();
    assert_eq!(ports.secrets.get(&entry).unwrap().map(|_| ()), None);
    assert_eq!(
        ports.secrets.get("engine-key:api.openai.com").unwrap().map(|_| ()),
        None
    );
    assert!(!folder.path().join("webinarwins.db").exists());
    let app = App::open(folder.path(), ports, None).unwrap();
    assert!(app.webinars().unwrap().is_empty());
}

#[test]
fn chosen_keys_are_there_after_a_restart_and_what_can_be_no_key_is_not_kept() {
    let fixture = Fixture::new();
    let mut settings = fixture.app.settings().unwrap();
    for (action, keys) in [
        ("draft.approve", "y"),
        ("draft.skip", ""),
        ("draft.edit", &"e ".repeat(40)),
    ] {
        settings.keys.insert(action.to_owned(), keys.to_owned());
    }
    fixture.app.update_settings(settings).unwrap();
    let kept = fixture.restarted().app.settings().unwrap().keys;
    assert_eq!(kept, BTreeMap::from([("draft.approve".to_owned(), "y".to_owned())]));
}
