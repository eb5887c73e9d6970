//! What is printed or handed on: typeset PDFs, made here and offline.
//!
//! [`call_sheet`] is for whoever picks up the phone, [`report`] is one page for whoever asks how it went. Both take a
//! plain description of what to show and return the bytes of a file that is the same for the same input. Fonts are
//! embedded, words can be selected and searched in any script, headings and pictures are tagged for screen readers.
//!
//! `text` sets words in lines, `flow` fills pages with them, `sheet` is a page, `write` makes the file; `charts` and
//! `lists` are the parts of the report, `fonts` and `palette` what all draw from.

mod call_sheet;
mod charts;
mod flow;
mod fonts;
mod lists;
mod palette;
mod report;
mod sheet;
mod text;
mod write;

pub use call_sheet::{BuyingSignal, CallPerson, CallSheet};
pub use report::{Band, Curve, Moment, Number, PersonToCall, Report, Topic, UnansweredQuestion};

use sheet::Page;
use text::{SystemFonts, Typesetter};

/// The paper to print on, upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 mm.
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// Width and height in points.
    fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// Why there is no PDF. Nothing was written anywhere.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the PDF could not be made ({0}); nothing was saved")]
pub struct PdfError(String);

/// The people to call, best first, each with what to know and room for notes.
pub fn call_sheet(sheet: &CallSheet, paper: Paper) -> Result<Vec<u8>, PdfError> {
    made(paper, &sheet.document_title(), |typesetter| {
        sheet.pages(typesetter, paper)
    })
}

/// How a webinar went, on exactly one page; what does not fit is counted.
pub fn report(report: &Report, paper: Paper) -> Result<Vec<u8>, PdfError> {
    made(paper, &report.document_title(), |typesetter| {
        vec![report.page(typesetter, paper)]
    })
}

/// A font of the computer may be broken or refuse to be embedded: then the bundled ones have to do.
fn made(paper: Paper, title: &str, pages: impl Fn(&mut Typesetter) -> Vec<Page>) -> Result<Vec<u8>, PdfError> {
    let with = |fonts| write::write(paper, &pages(&mut Typesetter::new(fonts)), title);
    with(SystemFonts::WhenNeeded).or_else(|_| with(SystemFonts::Never))
}

#[cfg(test)]
mod reading_back;
#[cfg(test)]
mod tests;
