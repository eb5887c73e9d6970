//! Answers as text for people or JSON for programs.

use serde::Serialize;
use serde_json::{Map, Value};
use webinarwins_core::Error;

/// Prints the JSON value, or the text.
pub fn say(json: bool, value: &impl Serialize, text: impl FnOnce() -> String) {
    if json {
        println!("{}", serde_json::to_string_pretty(value).unwrap_or_default());
    } else {
        println!("{}", text());
    }
}

/// Prints a remark beside the answer, where progress goes.
pub fn note(text: &str) {
    eprintln!("{text}");
}

/// Prints an error where errors belong.
pub fn refusal(error: &Error, json: bool) {
    if json {
        let view = serde_json::json!({ "error": error.view() });
        eprintln!("{view}");
        return;
    }
    eprintln!("{}", error.message);
    if !error.hint.is_empty() {
        eprintln!("{}", error.hint);
    }
}

/// A view of the core with the command line's spelling of names: `webinar_id`, not `webinarId`.
pub fn snake(view: &impl Serialize) -> Value {
    rename(serde_json::to_value(view).unwrap_or_default())
}

fn rename(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.into_iter()
                .map(|(key, value)| (snake_case(&key), rename(value)))
                .collect::<Map<_, _>>(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(rename).collect()),
        other => other,
    }
}

fn snake_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// Columns of text, aligned by what they hold; the last one is left as it is.
pub fn table(rows: impl Iterator<Item = Vec<String>>) -> String {
    let rows: Vec<Vec<String>> = rows.collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let lines = rows.iter().map(|row| {
        let last = row.len().saturating_sub(1);
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let padding = if column == last {
                0
            } else {
                widths[column].saturating_sub(cell.chars().count())
            };
            format!("{cell}{}", " ".repeat(padding))
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelled_the_command_lines_way_at_every_depth() {
        let value = serde_json::json!({ "toReview": 1, "leftOut": [{ "isQuestion": true }] });
        assert_eq!(
            rename(value),
            serde_json::json!({ "to_review": 1, "left_out": [{ "is_question": true }] })
        );
    }

    #[test]
    fn columns_line_up_and_lines_do_not_end_in_blanks() {
        let rows = [
            vec!["1".to_owned(), "Łucja".to_owned()],
            vec!["10".to_owned(), String::new()],
        ];
        assert_eq!(table(rows.into_iter()), "1   Łucja\n10");
    }
}
