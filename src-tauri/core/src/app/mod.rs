//! Being written.
pub mod views;
