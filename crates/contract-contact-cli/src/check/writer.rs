//! Writes the report, the progress bar and the files of rows, in the order of the input.

use std::collections::BTreeSet;
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use indicatif::{ProgressBar, ProgressStyle};

use super::rows::RowFiles;
use super::{Checker, Outcome};
use crate::arguments::Input;
use crate::input::{self, GoOn, Place, Problem};
use crate::report::{self, Document, Summary};

/// All outputs of a check.
pub(super) struct Writer {
    checker: &'static Checker,
    bar: ProgressBar,
    document: Document<'static>,
    /// The hints that were printed, by file.
    hinted: BTreeSet<(usize, &'static str)>,
    rows: RowFiles,
    /// The error of writing the report.
    error: Option<io::Error>,
}

impl Writer {
    pub(super) fn new(checker: &'static Checker, files: &[PathBuf]) -> Result<Self, String> {
        let bar = match files.iter().map(|path| input::length(path)).sum::<Option<u64>>() {
            _ if checker.report.is_quiet => ProgressBar::hidden(),
            Some(total) => ProgressBar::new(total)
                .with_style(style("{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} to go")),
            None => ProgressBar::no_length().with_style(style("{spinner} {bytes}, {bytes_per_sec}")),
        };
        let mut writer = Writer {
            checker,
            bar,
            document: Document::new(&checker.report, &checker.names),
            hinted: BTreeSet::new(),
            rows: RowFiles::create(checker.arguments, files)?,
            error: None,
        };
        writer.write();
        Ok(writer)
    }

    /// Begins an input file of this format.
    pub(super) fn begin(&mut self, format: Input) -> Result<(), Problem> {
        self.rows.begin(format).map_err(Problem::from)
    }

    /// Adds the findings in the next part of a file.
    pub(super) fn add(&mut self, file: usize, outcome: Outcome) -> ControlFlow<()> {
        self.bar.inc(outcome.bytes);
        self.document.add(file, outcome.findings);
        for hint in outcome.hints {
            if self.hinted.insert((file, hint)) {
                self.warn(file, hint);
            }
        }
        if let Err(problem) = self.rows.add(outcome.rows) {
            self.fail(file, &problem.into());
            return ControlFlow::Break(());
        }
        self.write();
        if self.has_failed() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Records why a file was not read to its end.
    pub(super) fn fail(&mut self, file: usize, problem: &Problem) {
        let message = self.say("error", file, problem.place, &problem.message);
        self.document.fail(file, message);
    }

    /// Returns whether an output cannot be written, so that the check should end.
    pub(super) const fn has_failed(&self) -> bool {
        self.error.is_some() || self.rows.has_failed
    }

    pub(super) fn warn(&self, file: usize, message: &str) -> GoOn {
        if !self.checker.report.is_quiet {
            self.say("warning", file, None, message);
        }
        true
    }

    /// Ends the report before the input has ended.
    pub(super) fn interrupt(&mut self) {
        self.document.interrupt();
        // A write error cannot be reported any more.
        let _ = self.close();
    }

    /// Ends the report, and returns the summary.
    pub(super) fn close(&mut self) -> io::Result<&Summary> {
        self.bar.finish_and_clear();
        for note in self.rows.close() {
            match note {
                Ok(note) => report::say("warning", &note),
                Err(problem) => {
                    report::say("error", &problem);
                    self.document.summary.problems.push(problem);
                }
            }
        }
        let note = self.document.close();
        self.write();
        if let Some(note) = note {
            report::say("note", &note);
        }
        match self.error.take() {
            Some(error) => Err(error),
            None => Ok(&self.document.summary),
        }
    }

    /// Prints a message about a file on standard error, and returns the message.
    fn say(&self, kind: &str, file: usize, place: Option<Place>, message: &str) -> String {
        let name = self.checker.names.get(file).map(|name| name.plain.as_str()).unwrap_or_default();
        let place = place.map(|Place { line, column }| format!(":{line}:{column}")).unwrap_or_default();
        let message = format!("{name}{place}: {message}");
        self.bar.suspend(|| report::say(kind, &message));
        report::printable(&message).into_owned()
    }

    /// Writes the report so far.
    fn write(&mut self) {
        let bytes = self.document.take();
        if !bytes.is_empty() && self.error.is_none() {
            self.error = self.bar.suspend(|| report::write(&mut io::stdout().lock(), &bytes)).err();
        }
    }
}

/// Locks the writer, also after a panic, because a panic ends the program anyway.
pub(super) fn lock(writer: &Mutex<Writer>) -> MutexGuard<'_, Writer> {
    writer.lock().unwrap_or_else(PoisonError::into_inner)
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
