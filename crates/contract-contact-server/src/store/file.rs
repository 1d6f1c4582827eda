//! Checks that the file of an SQLite database is still the opened file.

use std::fs::{self, OpenOptions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::{Access, access};

use super::error::StoreError;

/// The files of the database and its write-ahead log. Writes are lost while a file is removed or replaced.
pub(super) struct DatabaseFile {
    path: PathBuf,
    /// The device and inode number of each file when the database was opened.
    opened: [(PathBuf, (u64, u64)); 2],
    is_damaged: AtomicBool,
}

impl DatabaseFile {
    /// Returns the files of a database that SQLite has opened, so that both files exist.
    pub(super) fn new(path: &Path) -> io::Result<DatabaseFile> {
        let path = path.canonicalize()?;
        let mut log = path.clone().into_os_string();
        log.push("-wal");
        let opened = |path: PathBuf| identity(&path).map(|identity| (path, identity));
        Ok(DatabaseFile {
            opened: [opened(path.clone())?, opened(log.into())?],
            path,
            is_damaged: AtomicBool::new(false),
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Checks that the files are the opened files.
    pub(super) fn is_the_same(&self) -> Result<(), StoreError> {
        for (path, opened) in &self.opened {
            match identity(path) {
                Ok(found) if found == *opened => {}
                Ok(_) => return Err(StoreError::Unavailable("its file was replaced".into())),
                Err(_) => return Err(StoreError::Unavailable("its file was removed".into())),
            }
        }
        Ok(())
    }

    /// Checks that the files are the opened files, are writable, and were not found damaged.
    ///
    /// The check opens no file. SQLite's locks belong to the process, and closing any handle of a file releases them.
    pub(super) fn is_ready(&self) -> Result<(), StoreError> {
        self.is_the_same()?;
        let may_write = |path: &PathBuf| access(path, Access::READ_OK | Access::WRITE_OK).is_ok();
        if !self.opened.iter().all(|(path, _)| may_write(path)) {
            return Err(READ_ONLY);
        }
        if self.is_damaged.load(Ordering::Relaxed) {
            return Err(StoreError::Damaged);
        }
        Ok(())
    }

    /// Stores a failure after which no answer can be trusted.
    pub(super) fn remember(&self, error: &StoreError) {
        if matches!(error, StoreError::Damaged) {
            self.is_damaged.store(true, Ordering::Relaxed);
        }
    }
}

pub(super) const READ_ONLY: StoreError = StoreError::Unavailable(std::borrow::Cow::Borrowed("its file is read-only"));

fn identity(path: &Path) -> io::Result<(u64, u64)> {
    fs::metadata(path).map(|metadata| (metadata.dev(), metadata.ino()))
}

/// Creates the file for its owner only. Otherwise returns why the file cannot be read and written, which SQLite does not report.
pub(super) fn prepare(path: &Path, may_create: bool) -> io::Result<()> {
    OpenOptions::new().read(true).write(true).create(may_create).mode(0o600).open(path).map(|_| ())
}
