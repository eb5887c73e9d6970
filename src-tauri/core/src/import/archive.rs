//! The list of parts at the end of a ZIP archive, which is what xlsx, xlsb and ods files are.
//!
//! Only names and sizes are read, before anything is unpacked: a few kilobytes can unpack to more than a computer
//! holds. Next: `workbook`.

/// One part of an archive.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry<'b> {
    /// With its folders.
    pub name: &'b [u8],
    /// Bytes when unpacked, by the archive's word.
    pub unpacked: u64,
}

/// The parts of an archive; `None` when it was cut off or is damaged.
pub(super) fn entries(bytes: &[u8]) -> Option<Vec<Entry<'_>>> {
    let end = memchr::memmem::rfind(bytes, b"PK\x05\x06")?;
    let mut at = number(bytes, end.checked_add(16)?, 4)? as usize;
    let count = number(bytes, end.checked_add(10)?, 2)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        if bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
            return None;
        }
        let unpacked = number(bytes, at.checked_add(24)?, 4)?;
        let [name, extra, comment] =
            [28, 30, 32].map(|offset| at.checked_add(offset).and_then(|at| number(bytes, at, 2)));
        let from = at.checked_add(46)?;
        let to = from.checked_add(name? as usize)?;
        entries.push(Entry {
            name: bytes.get(from..to)?,
            unpacked,
        });
        at = to.checked_add(extra? as usize)?.checked_add(comment? as usize)?;
    }
    Some(entries)
}

/// A number of some bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let digits = bytes.get(at..at.checked_add(length)?)?;
    Some(digits.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn names_and_sizes_are_read_and_a_cut_off_archive_is_none() {
        let mut bytes = b"PK\x03\x04".to_vec();
        let mut entry = vec![0; 46];
        entry[..4].copy_from_slice(b"PK\x01\x02");
        entry[24..28].copy_from_slice(&7_000u32.to_le_bytes());
        entry[28] = 3;
        entry.extend_from_slice(b"a/b");
        bytes.extend_from_slice(&entry);
        let mut end = vec![0; 22];
        end[..4].copy_from_slice(b"PK\x05\x06");
        end[10] = 1;
        end[16] = 4;
        bytes.extend_from_slice(&end);
        let expected = Entry {
            name: b"a/b",
            unpacked: 7_000,
        };
        assert_eq!(entries(&bytes).unwrap(), [expected]);
        assert_eq!(entries(&bytes[..60]), None);
        let at = bytes.len() - 6;
        bytes[at] = 0xff;
        assert_eq!(entries(&bytes), None);
    }
}
