//! Who may import whom: the table of ARCHITECTURE.md, read against the `use` lines and paths of the core and its
//! shells. A newcomer who crosses a wall learns it here, not in a review.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// Module, the modules of the core it may use, and the crates it must not.
const WALLS: &[(&str, &[&str], &[&str])] = &[
    (
        "domain",
        &["domain"],
        &[
            "tokio",
            "rusqlite",
            "reqwest",
            "keyring",
            "futures",
            "serde_json",
            "csv",
        ],
    ),
    (
        "import",
        &["import", "domain"],
        &["tokio", "rusqlite", "reqwest", "keyring", "futures"],
    ),
    (
        "scoring",
        &["scoring", "domain"],
        &["tokio", "rusqlite", "reqwest", "keyring", "futures", "csv"],
    ),
    (
        "insights",
        &["insights", "domain"],
        &["tokio", "rusqlite", "reqwest", "keyring", "futures", "csv"],
    ),
    (
        "checks",
        &["checks", "domain"],
        &["tokio", "rusqlite", "reqwest", "keyring", "futures", "csv"],
    ),
    (
        "export",
        &["export", "domain"],
        &["tokio", "rusqlite", "reqwest", "keyring", "futures"],
    ),
    (
        "drafting",
        &["drafting", "domain", "checks"],
        &["tokio", "rusqlite", "reqwest", "keyring", "csv"],
    ),
    (
        "openai",
        &["openai", "domain", "drafting", "secrets"],
        &["rusqlite", "keyring", "csv"],
    ),
    (
        "store",
        &["store", "domain"],
        &["tokio", "reqwest", "keyring", "csv", "futures"],
    ),
    ("send", &["send", "domain", "secrets"], &["rusqlite", "keyring", "csv"]),
    ("secrets", &["secrets"], &["rusqlite", "reqwest", "csv"]),
    (
        "jobs",
        &["jobs", "domain", "store"],
        &["rusqlite", "reqwest", "keyring", "csv"],
    ),
    (
        "app",
        &[
            "app", "domain", "import", "scoring", "insights", "checks", "export", "drafting", "openai", "store",
            "secrets", "jobs", "send",
        ],
        &["rusqlite", "reqwest", "keyring", "csv", "tauri", "rfd"],
    ),
];

/// Modules of the core that are open for its benchmarks only.
const HIDDEN: [&str; 5] = ["checks", "drafting", "export", "import", "scoring"];

/// What the shells must leave to the core.
const SHELLS: &[(&str, &[&str])] = &[
    ("desktop", &["rusqlite", "csv", "reqwest", "keyring"]),
    ("cli/src", &["rusqlite", "csv", "reqwest", "keyring", "tauri"]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The code of a file: without comments, and without its tests, which may use more.
fn code(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).unwrap();
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.split("//").next().unwrap_or_default().to_owned()))
        .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
        .collect()
}

/// Names that follow `prefix` in a line, such as `store` in `use crate::store::Tx`.
fn names_after<'a>(line: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    line.match_indices(prefix).map(move |(at, _)| {
        let rest = &line[at + prefix.len()..];
        &rest[..rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len())]
    })
}

fn mentions_crate(line: &str, name: &str) -> bool {
    let path = format!("{name}::");
    line.match_indices(&path)
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
}

#[test]
fn modules_of_the_core_use_only_those_below_them() {
    let mut wrongs = Vec::new();
    for (module, allowed, forbidden) in WALLS {
        for path in rust_files(&root().join("core/src").join(module)) {
            if path.file_name().is_some_and(|name| name == "tests.rs") {
                continue;
            }
            for (number, line) in code(&path) {
                let shown = format!("{}:{number}: {}", path.display(), line.trim());
                if names_after(&line, "crate::").any(|name| !name.is_empty() && !allowed.contains(&name)) {
                    wrongs.push(shown.clone());
                }
                if forbidden.iter().any(|name| mentions_crate(&line, name)) {
                    wrongs.push(shown);
                }
            }
        }
    }
    assert!(
        wrongs.is_empty(),
        "these lines cross a wall of ARCHITECTURE.md:\n{}",
        wrongs.join("\n")
    );
}

#[test]
fn every_module_of_the_core_has_its_row_in_the_table() {
    for entry in fs::read_dir(root().join("core/src")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            !path.is_dir() || WALLS.iter().any(|(module, ..)| *module == name),
            "core/src/{name} has no row in WALLS"
        );
    }
}

#[test]
fn shells_leave_files_databases_and_networks_to_the_core() {
    for (shell, forbidden) in SHELLS {
        for path in rust_files(&root().join(shell)) {
            for (number, line) in code(&path) {
                let past_the_facade = names_after(&line, "webinarwins_core::").any(|name| HIDDEN.contains(&name));
                assert!(
                    !past_the_facade && !forbidden.iter().any(|name| mentions_crate(&line, name)),
                    "{}:{number}: {}",
                    path.display(),
                    line.trim()
                );
            }
        }
    }
}

#[test]
fn only_the_store_knows_sql() {
    for module in fs::read_dir(root().join("core/src"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if !module.is_dir() || module.ends_with("store") {
            continue;
        }
        for path in rust_files(&module) {
            for (number, line) in code(&path) {
                let sql = ["\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE ", "\"PRAGMA "];
                assert!(
                    !sql.iter().any(|word| line.contains(word)),
                    "{}:{number}: {}",
                    path.display(),
                    line.trim()
                );
            }
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for path in rust_files(&root().join("core/src"))
        .into_iter()
        .chain(rust_files(&root().join("desktop")))
    {
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            path.ends_with("tests.rs") || text.starts_with("//!"),
            "{} opens without a word about its purpose",
            path.display()
        );
    }
}
