//! The do-not-contact list as a table, which the program reads back and any mail tool takes.

use std::io;

use super::{ExportError, formulas};

/// Writes heading and rows: address or domain, reason, source, date.
pub fn write_no_contact<'a>(
    rows: impl Iterator<Item = [&'a str; 4]>,
    sink: &mut dyn io::Write,
) -> Result<(), ExportError> {
    let failure = |error: csv::Error| match error.into_kind() {
        csv::ErrorKind::Io(error) => ExportError::from(error),
        _ => ExportError::System(io::ErrorKind::InvalidData),
    };
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(sink);
    table
        .write_record(["address_or_domain", "reason", "source", "added_at"])
        .map_err(failure)?;
    for [who, reason, source, added_at] in rows {
        let cells = [who, reason, source, added_at].map(|cell| formulas::disarmed(cell).0);
        table.write_record(&cells).map_err(failure)?;
    }
    Ok(table.flush()?)
}
