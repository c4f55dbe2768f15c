//! Files of a backup: made, hashed and pressed onto the disk. Everything here blocks.

use std::{
    fs::{self, DirBuilder, File},
    io::{self, Read, Write},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

/// A file or folder that could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{} cannot be read or written; check that it exists, that it is yours and that the disk has room", path.display())]
pub struct FileError {
    path: PathBuf,
    #[source]
    source: io::Error,
}

impl FileError {
    /// Says which file it is about.
    pub fn new(path: &Path, source: io::Error) -> Self {
        Self {
            path: path.to_path_buf(),
            source,
        }
    }
}

fn about(path: &Path) -> impl Fn(io::Error) -> FileError {
    move |source| FileError::new(path, source)
}

/// Makes a folder that only its owner may read: backups hold the key and people's addresses.
pub fn make(folder: &Path) -> Result<(), FileError> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(about(folder))
}

/// The same, and refuses a folder that holds something.
pub fn make_empty(folder: &Path) -> Result<(), FileError> {
    make(folder)?;
    if is_empty(folder)? {
        return Ok(());
    }
    let why = io::Error::other("the folder is not empty; choose a new one");
    Err(FileError::new(folder, why))
}

/// Whether nothing is in a folder. One that does not exist is empty.
pub fn is_empty(folder: &Path) -> Result<bool, FileError> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(FileError::new(folder, error)),
    }
}

/// Makes a file that was not there.
pub fn create(path: &Path) -> Result<File, FileError> {
    File::create_new(path).map_err(about(path))
}

/// Writes a file and presses it onto the disk.
pub fn write_json(path: &Path, content: &impl Serialize) -> Result<(), FileError> {
    let mut text = serde_json::to_vec_pretty(content).map_err(|error| about(path)(error.into()))?;
    text.push(b'\n');
    let mut file = File::create(path).map_err(about(path))?;
    file.write_all(&text).map_err(about(path))?;
    file.sync_all().map_err(about(path))
}

/// Reads what [`write_json`] wrote.
pub fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T, FileError> {
    let text = fs::read(path).map_err(about(path))?;
    serde_json::from_slice(&text).map_err(|error| about(path)(error.into()))
}

/// How long a file is, and its SHA-256.
pub fn sum(path: &Path) -> Result<(u64, String), FileError> {
    let mut file = File::open(path).map_err(about(path))?;
    let (mut hash, mut bytes) = (Sha256::new(), 0);
    let mut buffer = vec![0_u8; 256 * 1024];
    loop {
        let read = file.read(&mut buffer).map_err(about(path))?;
        if read == 0 {
            return Ok((bytes, hex::encode(hash.finalize())));
        }
        bytes += read as u64;
        hash.update(&buffer[..read]);
    }
}

/// Presses a file, or the names in a folder, onto the disk.
pub fn sync(path: &Path) -> Result<(), FileError> {
    let file = File::open(path).map_err(about(path))?;
    file.sync_all().map_err(about(path))
}

/// The files below a folder, by their path in it, in order.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let (mut files, mut folders) = (Vec::new(), vec![PathBuf::new()]);
    while let Some(inner) = folders.pop() {
        let path = folder.join(&inner);
        for entry in fs::read_dir(&path).map_err(about(&path))? {
            let entry = entry.map_err(about(&path))?;
            let name = inner.join(entry.file_name());
            let kind = entry.file_type().map_err(about(&path))?;
            let into = if kind.is_dir() {
                &mut folders
            } else {
                &mut files
            };
            into.push(name);
        }
    }
    files.sort();
    Ok(files)
}

/// Repeats a folder of files that never change their content: by hard link, or by copy onto
/// another disk. A folder that is not there has no files.
pub fn repeat(from: &Path, to: &Path) -> Result<(), FileError> {
    if !from.is_dir() {
        return Ok(());
    }
    make(to)?;
    for name in list(from)? {
        let (source, target) = (from.join(&name), to.join(&name));
        if let Some(parent) = target.parent() {
            make(parent)?;
        }
        if fs::hard_link(&source, &target).is_err() {
            fs::copy(&source, &target).map_err(about(&target))?;
            sync(&target)?;
        }
    }
    sync(to)
}

/// Copies a file, for a copy that will change.
pub fn copy(from: &Path, to: &Path) -> Result<(), FileError> {
    fs::copy(from, to).map_err(about(to))?;
    sync(to)
}

/// Gives a file or folder its final name, and keeps the name through a power cut.
pub fn rename(from: &Path, to: &Path) -> Result<(), FileError> {
    fs::rename(from, to).map_err(about(to))?;
    match to.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => sync(parent),
        _ => Ok(()),
    }
}
