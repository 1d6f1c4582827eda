//! The files of `--valid` and `--invalid`, with the unchanged records.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::arguments::{Check, Input};

/// The separator of two records in an array.
pub(super) const COMMA: &[u8] = b",\n";

/// The records of a part of the input.
#[derive(Default)]
pub(super) struct Rows {
    valid: Vec<u8>,
    invalid: Vec<u8>,
    /// The header of CSV rows.
    pub(super) header: Option<Arc<[u8]>>,
    /// The number of records that were too long to store.
    pub(super) not_written: u64,
}

impl Rows {
    /// Adds a record, given as its parts with separators.
    pub(super) fn add(&mut self, is_valid: bool, parts: &[&[u8]]) {
        let rows = if is_valid { &mut self.valid } else { &mut self.invalid };
        for part in parts {
            rows.extend_from_slice(part);
        }
    }
}

/// The files of `--valid` and `--invalid`.
pub(super) struct RowFiles {
    valid: Option<RowFile>,
    invalid: Option<RowFile>,
    /// The format of the files.
    format: Option<Input>,
    header: Option<Arc<[u8]>>,
    not_written: u64,
    /// Whether a file could not be written.
    pub(super) has_failed: bool,
}

impl RowFiles {
    /// Creates the files that the command line names. Returns an error if one of the files is an input.
    pub(super) fn create(arguments: &Check, inputs: &[PathBuf]) -> Result<Self, String> {
        let create = |path: &Option<PathBuf>| path.as_deref().map(|path| RowFile::create(path, inputs)).transpose();
        Ok(RowFiles {
            valid: create(&arguments.valid)?,
            invalid: create(&arguments.invalid)?,
            format: None,
            header: None,
            not_written: 0,
            has_failed: false,
        })
    }

    /// Begins an input of this format.
    pub(super) fn begin(&mut self, format: Input) -> Result<(), String> {
        if self.valid.is_none() && self.invalid.is_none() {
            return Ok(());
        }
        match *self.format.get_or_insert(format) {
            earlier if earlier != format => {
                Err("--valid and --invalid write one format: check the files of each format in a separate run"
                    .to_owned())
            }
            _ => Ok(()),
        }
    }

    /// Writes the records of the next part.
    pub(super) fn add(&mut self, rows: Rows) -> Result<(), String> {
        self.not_written = self.not_written.saturating_add(rows.not_written);
        if let Some(header) = &rows.header
            && *self.header.get_or_insert_with(|| Arc::clone(header)) != *header
        {
            return Err(
                "--valid and --invalid write one header: check the files of each header in a separate run".to_owned()
            );
        }
        for (file, rows) in [(&mut self.valid, rows.valid), (&mut self.invalid, rows.invalid)] {
            if let Some(file) = file {
                let header = self.header.as_deref().unwrap_or_default();
                file.write(&rows, self.format, header).inspect_err(|_| self.has_failed = true)?;
            }
        }
        Ok(())
    }

    /// Ends the files, and returns notes and errors about them.
    pub(super) fn close(&mut self) -> Vec<Result<String, String>> {
        let mut notes = Vec::new();
        for file in [&mut self.valid, &mut self.invalid].into_iter().flatten() {
            notes.extend(file.close(self.format).err().map(Err));
        }
        if self.not_written > 0 {
            notes.push(Ok(format!(
                "the file of --invalid lacks the records of more than 1 MiB (number: {})",
                self.not_written
            )));
        }
        notes
    }
}

/// A file of records.
struct RowFile {
    path: PathBuf,
    out: BufWriter<File>,
    is_empty: bool,
}

impl RowFile {
    fn create(path: &Path, inputs: &[PathBuf]) -> Result<Self, String> {
        let place = fs::canonicalize(path).ok();
        if place.is_some() && inputs.iter().any(|input| fs::canonicalize(input).ok() == place) {
            return Err(format!(
                "{} is also a file to check: give another file to --valid or --invalid",
                path.display()
            ));
        }
        let file = File::create(path).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        Ok(RowFile { path: path.to_owned(), out: BufWriter::new(file), is_empty: true })
    }

    fn write(&mut self, rows: &[u8], format: Option<Input>, header: &[u8]) -> Result<(), String> {
        if rows.is_empty() {
            return Ok(());
        }
        let (before, rows) = match format {
            _ if !self.is_empty => (&b""[..], rows),
            Some(Input::Json) => (&b"["[..], rows.strip_prefix(COMMA).unwrap_or(rows)),
            Some(Input::Csv) => (header, rows),
            _ => (&b""[..], rows),
        };
        self.is_empty = false;
        self.out.write_all(before).and_then(|()| self.out.write_all(rows)).map_err(|error| self.problem(&error))
    }

    fn close(&mut self, format: Option<Input>) -> Result<(), String> {
        let end: &[u8] = match format {
            Some(Input::Json) if self.is_empty => b"[]\n",
            Some(Input::Json) => b"]\n",
            _ => b"",
        };
        self.out.write_all(end).and_then(|()| self.out.flush()).map_err(|error| self.problem(&error))
    }

    fn problem(&self, error: &std::io::Error) -> String {
        format!("cannot write {}: {error}", self.path.display())
    }
}
