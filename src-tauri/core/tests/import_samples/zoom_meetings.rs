//! How the samples of this kind must be read.
