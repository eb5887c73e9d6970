//! A mail in pieces, for tools whose fields are short or lose line breaks.
//!
//! Each line of a mail becomes a paragraph of the tool's template, and a line that is longer than a field becomes
//! several fields, which the template joins by blanks. So cuts are only ever made at blanks: no word, and no letter
//! that takes several characters, is ever torn.

/// A line in pieces of at most so many bytes. `None` when one word is longer than a field.
fn pieces(line: &str, most: usize) -> Option<Vec<String>> {
    let mut pieces: Vec<String> = Vec::new();
    for word in line.split_whitespace() {
        if word.len() > most {
            return None;
        }
        match pieces.last_mut() {
            Some(piece) if piece.len() + 1 + word.len() <= most => {
                piece.push(' ');
                piece.push_str(word);
            }
            _ => pieces.push(word.to_owned()),
        }
    }
    Some(pieces)
}

/// The lines of a mail that have words, each in pieces of at most `most` bytes. `None` when one word is longer.
pub(super) fn lines(text: &str, most: usize) -> Option<Vec<Vec<String>>> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| pieces(line, most))
        .collect()
}

/// How many fields each paragraph of a template takes, so that every mail fits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Layout(pub Vec<usize>);

impl Layout {
    /// Makes room for a mail.
    pub fn admit(&mut self, lines: &[Vec<String>]) {
        if self.0.len() < lines.len() {
            self.0.resize(lines.len(), 0);
        }
        for (room, line) in self.0.iter_mut().zip(lines) {
            *room = (*room).max(line.len());
        }
    }

    /// The paragraph and the piece that each field stands for, in order.
    pub fn places(&self) -> impl Iterator<Item = (usize, usize)> {
        let each = self.0.iter().enumerate();
        each.flat_map(|(paragraph, room)| (0..*room).map(move |piece| (paragraph, piece)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_cut_at_blanks_and_measured_in_bytes() {
        assert_eq!(
            lines("Grüße an alle\n\nÄÄÄÄ ÄÄÄÄ", 9).unwrap(),
            [vec!["Grüße", "an alle"], vec!["ÄÄÄÄ", "ÄÄÄÄ"]]
        );
        assert_eq!(lines("a ÄÄÄÄÄ", 9), None);
        assert_eq!(lines("\n \n", 9).unwrap(), Vec::<Vec<String>>::new());
    }

    proptest! {
        #[test]
        fn no_piece_is_over_the_limit_and_all_together_are_the_mail(
            text in "([a-zé👩‍👩‍👧ע, .\"=]{1,40}[ \n]{0,3}){0,30}",
            most in 8usize..=250,
        ) {
            match lines(&text, most) {
                None => prop_assert!(text.split_whitespace().any(|word| word.len() > most)),
                Some(lines) => {
                    prop_assert!(lines.iter().flatten().all(|piece| !piece.is_empty() && piece.len() <= most));
                    let words: Vec<&str> = lines.iter().flatten().flat_map(|piece| piece.split(' ')).collect();
                    prop_assert_eq!(words, text.split_whitespace().collect::<Vec<_>>());
                    let mut layout = Layout::default();
                    layout.admit(&lines);
                    prop_assert_eq!(layout.places().count(), lines.iter().map(Vec::len).sum::<usize>());
                    let fits = lines.iter().zip(&layout.0).all(|(line, room)| line.len() <= *room);
                    prop_assert!(fits);
                }
            }
        }
    }
}
