//! One file for each format that a mail tool reads.

pub(super) mod csv;
