//! A file that appears whole or not at all.

use std::fs::File;
use std::path::Path;

use super::ExportError;

/// Lets `fill` write a temporary file beside `path`, makes sure that it is on the disk, and moves it to `path`,
/// where it replaces an older file at once. After any error `path` is what it was, and nothing is left behind.
///
/// The file is readable by its owner only, since it holds a list of people.
pub fn atomically<T>(path: &Path, fill: impl FnOnce(&mut File) -> Result<T, ExportError>) -> Result<T, ExportError> {
    replaced(path, fill)
}

/// The same, for a `fill` that can fail in ways of its own.
pub(super) fn replaced<T, E: From<ExportError>>(
    path: &Path,
    fill: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<T, E> {
    if path.is_dir() {
        return Err(ExportError::IsFolder.into());
    }
    // Beside its final place: only within one file system is a move all or nothing.
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut temporary = tempfile::Builder::new()
        .prefix(".webinarwins-")
        .tempfile_in(folder)
        .map_err(ExportError::from)?;
    let filled = fill(temporary.as_file_mut())?;
    settle(temporary, path, folder)?;
    Ok(filled)
}

fn settle(temporary: tempfile::NamedTempFile, path: &Path, folder: &Path) -> Result<(), ExportError> {
    temporary.as_file().sync_all()?;
    temporary.persist(path).map_err(|failure| failure.error)?;
    // The move itself is on the disk once the folder is. Windows opens no folders, and needs none of this.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}
