//! The file of an SQLite database, and whether it is still the one that was opened.

use std::fs::{self, OpenOptions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::{Access, access};

use super::error::StoreError;

/// The database and its write-ahead log. What is written while one of them is gone or replaced is lost.
pub(super) struct DatabaseFile {
    path: PathBuf,
    /// Device and number of each file when the database was opened.
    opened: [(PathBuf, (u64, u64)); 2],
    is_damaged: AtomicBool,
}

impl DatabaseFile {
    /// Of a database that SQLite has opened, so that both files exist.
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

    /// Checks that the files are those that were opened.
    pub(super) fn is_the_same(&self) -> Result<(), StoreError> {
        for (path, opened) in &self.opened {
            match identity(path) {
                Ok(found) if found == *opened => {}
                Ok(_) => return Err(StoreError::Unavailable("its file was replaced".into())),
                Err(_) => return Err(StoreError::Unavailable("its file is gone".into())),
            }
        }
        Ok(())
    }

    /// Checks that the files are those that were opened, may be written, and were not found damaged.
    ///
    /// SQLite's locks belong to the process, and closing any handle of a file ends them, so no file is opened here.
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

    /// Remembers a failure after which no answer can be trusted.
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

/// Creates the file for its owner alone, or finds out why it cannot be read and written, which SQLite does not tell.
pub(super) fn prepare(path: &Path, may_create: bool) -> io::Result<()> {
    OpenOptions::new().read(true).write(true).create(may_create).mode(0o600).open(path).map(|_| ())
}
