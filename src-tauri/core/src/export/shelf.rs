//! Where the files of an export go: one file, a folder, a zip archive or memory. Each file's hash is taken on the way.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::ExportError;
use super::files::replaced;

/// What the files of an export become on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// The file with the mails and nothing else.
    File,
    /// A folder with everything.
    Folder,
    /// A zip archive with everything.
    Zip,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelved {
    /// Its name, with its folder within the export.
    pub name: String,
    /// How long it is.
    pub bytes: u64,
    /// Hash of its bytes, in hexadecimal.
    pub sha256: String,
}

enum Place<'a> {
    One(BufWriter<&'a mut File>),
    Folder(PathBuf, Option<BufWriter<File>>),
    Zip(Box<ZipWriter<BufWriter<&'a mut File>>>),
    Memory(Vec<u8>),
}

/// Takes one file after the other.
pub struct Shelf<'a> {
    place: Place<'a>,
    open: Option<(String, u64, Sha256)>,
    done: Vec<Shelved>,
}

impl<'a> Shelf<'a> {
    fn new(place: Place<'a>) -> Self {
        Self {
            place,
            open: None,
            done: Vec::new(),
        }
    }

    /// Files that are only looked at.
    pub fn memory() -> Self {
        Self::new(Place::Memory(Vec::new()))
    }

    /// What has been written to [`Self::memory`].
    pub fn into_memory(self) -> Vec<u8> {
        match self.place {
            Place::Memory(bytes) => bytes,
            _ => Vec::new(),
        }
    }

    /// Begins a file; the one before is complete.
    pub(super) fn begin(&mut self, name: &str) -> Result<(), ExportError> {
        self.complete()?;
        match &mut self.place {
            Place::One(_) | Place::Memory(_) => {}
            Place::Folder(folder, file) => {
                let path = folder.join(name);
                if let Some(above) = path.parent() {
                    std::fs::create_dir_all(above)?;
                }
                *file = Some(BufWriter::new(private(&path)?));
            }
            Place::Zip(zip) => {
                let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
                zip.start_file(name, options.large_file(true)).map_err(broken)?;
            }
        }
        self.open = Some((name.to_owned(), 0, Sha256::new()));
        Ok(())
    }

    /// Bytes of the file that is being written.
    pub(super) fn bytes(&self) -> u64 {
        self.open.as_ref().map_or(0, |(_, bytes, _)| *bytes)
    }

    /// The files that are complete, this one included.
    pub fn complete(&mut self) -> Result<&[Shelved], ExportError> {
        if let Some((name, bytes, hash)) = self.open.take() {
            if let Place::Folder(_, Some(file)) = &mut self.place {
                file.flush()?;
            }
            let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
            self.done.push(Shelved { name, bytes, sha256 });
        }
        Ok(&self.done)
    }

    fn finish(mut self) -> Result<(), ExportError> {
        self.complete()?;
        match self.place {
            Place::One(mut file) => file.flush()?,
            Place::Zip(zip) => zip.finish().map_err(broken)?.flush()?,
            Place::Folder(..) | Place::Memory(_) => {}
        }
        Ok(())
    }
}

impl Write for Shelf<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.place {
            Place::One(file) => file.write_all(bytes)?,
            Place::Folder(_, Some(file)) => file.write_all(bytes)?,
            Place::Folder(_, None) => return Err(io::ErrorKind::NotFound.into()),
            Place::Zip(zip) => zip.write_all(bytes)?,
            Place::Memory(memory) => memory.extend_from_slice(bytes),
        }
        if let Some((_, length, hash)) = &mut self.open {
            *length += bytes.len() as u64;
            hash.update(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Lets `fill` write files into what stands at `path` afterwards. After any error nothing has changed there. A folder
/// that is there already is never written into.
pub fn shelve<T, E: From<ExportError>>(
    path: &Path,
    packing: Packing,
    fill: impl FnOnce(&mut Shelf<'_>) -> Result<T, E>,
) -> Result<T, E> {
    match packing {
        Packing::File => replaced(path, |file| filled(Place::One(BufWriter::new(file)), fill)),
        Packing::Zip => replaced(path, |file| {
            filled(Place::Zip(Box::new(ZipWriter::new(BufWriter::new(file)))), fill)
        }),
        Packing::Folder => {
            if path.exists() {
                return Err(ExportError::Taken.into());
            }
            let beside = match path.parent() {
                Some(folder) if !folder.as_os_str().is_empty() => folder,
                _ => Path::new("."),
            };
            let temporary = tempfile::Builder::new()
                .prefix(".webinarwins-")
                .tempdir_in(beside)
                .map_err(ExportError::from)?;
            let done = filled(Place::Folder(temporary.path().to_owned(), None), fill)?;
            std::fs::rename(temporary.path(), path).map_err(ExportError::from)?;
            // It has another name now, under which it is to stay.
            let _ = temporary.keep();
            Ok(done)
        }
    }
}

fn filled<T, E: From<ExportError>>(
    place: Place<'_>,
    fill: impl FnOnce(&mut Shelf<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let mut shelf = Shelf::new(place);
    let filled = fill(&mut shelf)?;
    shelf.finish()?;
    Ok(filled)
}

/// A file that its owner alone can read, since it holds a list of people.
fn private(path: &Path) -> io::Result<File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn broken(error: zip::result::ZipError) -> ExportError {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        _ => ExportError::System(io::ErrorKind::InvalidData),
    }
}
