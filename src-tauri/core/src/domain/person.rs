//! What to call a person: the given name read out of a display name, or nothing when there is none to be had.

/// The given name to greet with, or `None` when the display name holds no usable one.
pub fn given_name(display_name: &str) -> Option<String> {
    let word = display_name.split_whitespace().next()?;
    Some(word.to_owned())
}
