//! The commands that the desktop handles, those that its permissions allow and those that the web UI's typed client
//! knows are one list.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text.find(start).unwrap() + start.len();
    &text[from..from + text[from..].find(end).unwrap()]
}

fn is_command(word: &str) -> bool {
    word.contains('_') && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

fn handled() -> BTreeSet<String> {
    let lib = read("src-tauri/desktop/lib.rs");
    let list = between(&lib, "generate_handler![", "]");
    list.split(',')
        .filter_map(|path| path.trim().rsplit("::").next())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn permissions_allow_just_what_is_handled() {
    let permissions = read("src-tauri/permissions/app.toml");
    let allowed: BTreeSet<String> = permissions
        .split('"')
        .filter(|word| is_command(word))
        .map(str::to_owned)
        .collect();
    assert_eq!(allowed, handled());
}

#[test]
fn the_typed_client_knows_just_what_is_handled() {
    let client = read("ui/src/ipc/client.ts");
    let commands = between(&client, "interface Commands {", "\n}");
    let mut known: BTreeSet<String> = commands
        .lines()
        .filter_map(|line| line.trim().split(':').next())
        .filter(|word| is_command(word))
        .map(str::to_owned)
        .collect();
    // The channel is opened by `host.ts`, since it is no question with an answer.
    known.insert("host_watch".to_owned());
    assert_eq!(known, handled());
}

#[test]
fn only_the_ipc_module_knows_tauri() {
    fn visit(folder: &Path, wrongs: &mut Vec<String>) {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() && !path.ends_with("ipc") {
                visit(&path, wrongs);
            } else if path.is_file() && fs::read_to_string(&path).unwrap_or_default().contains("@tauri-apps/") {
                wrongs.push(path.display().to_string());
            }
        }
    }
    let mut wrongs = Vec::new();
    visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src"), &mut wrongs);
    assert!(wrongs.is_empty(), "{wrongs:?}");
}
