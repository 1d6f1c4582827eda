//! The report, in each of its formats. The report is written piece by piece, so it may be larger than memory.
//!
//! [`Report::add`] runs on the checking threads, and [`Document`] on the writing thread.

mod csv;
mod escape;
mod github;
mod json;
mod junit;
mod sarif;
mod schema;
mod summary;
mod text;

use std::borrow::Cow;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;

use contract_contact::{AttemptedValue, Code, Field};

use crate::arguments::{Check, Format};
use crate::input::{Place, count};

pub(crate) use escape::printable;
pub(crate) use schema::schema;
pub(crate) use summary::Summary;
use summary::{Kind, index, kinds};

/// The code of an input that is no record, in formats that need a name.
const NOT_A_RECORD: &str = "not_a_record";

/// A format, with the settings for its findings.
pub(crate) struct Report {
    form: Box<dyn Form>,
    /// Whether the findings contain values.
    pub(crate) shows_values: bool,
    /// Whether to write only the errors that end the reading of a file.
    pub(crate) is_quiet: bool,
    /// The most findings to show.
    limit: u64,
    /// Whether to write the number of further findings.
    has_note: bool,
    /// The common part of all findings of a kind, by the index of the kind.
    common: Vec<String>,
}

/// The location of a record.
#[derive(Clone, Copy)]
pub(crate) struct Location<'a> {
    pub(crate) file: &'a Name,
    /// The number of the record, from 1.
    pub(crate) record: u64,
    pub(crate) place: Place,
    /// Whether each line is a record, so that the line alone locates the record.
    pub(crate) is_line: bool,
}

/// The name of a file.
pub(crate) struct Name {
    /// The name with escapes, safe for a terminal.
    pub(crate) plain: String,
    /// The name in the syntax of the format.
    written: String,
}

/// An error of a record.
pub(crate) enum Finding<'a> {
    /// A property breaks a rule. The value is used only with [`Report::shows_values`].
    Invalid { field: Field, code: Code, value: Option<&'a AttemptedValue<'a>> },
    /// The input is no record, for this reason.
    NotARecord(&'a str),
}

/// The findings in a piece of the input, in the order of the input.
#[derive(Default)]
pub(crate) struct Findings {
    /// The records of the piece. [`Report::add`] counts the errors.
    pub(crate) summary: Summary,
    /// The text of the report, with a separator before each finding.
    text: Vec<u8>,
    marks: Vec<Mark>,
}

/// The position of a finding in the text.
struct Mark {
    /// The index of the kind.
    kind: usize,
    /// The end of the finding.
    end: usize,
}

/// A format of the report.
trait Form: Send + Sync {
    /// Returns the name of a file in the syntax of the format.
    fn name(&self, name: &OsStr) -> String;

    /// Returns the common part of all findings with this wording.
    fn common(&self, wording: &Wording<'_>) -> String;

    /// Appends a finding.
    fn add(&self, out: &mut Vec<u8>, entry: &Entry<'_>);

    /// Returns the text before all findings.
    fn opening(&self) -> String {
        String::new()
    }

    /// Returns the text between two findings.
    fn separator(&self) -> &'static str {
        ""
    }

    /// Returns the text after all findings.
    fn closing(&self, _summary: &Summary) -> String {
        String::new()
    }

    /// Returns whether the closing contains the number of errors that are not shown.
    fn has_summary(&self) -> bool {
        true
    }

    /// Returns the number of findings of each kind to list for each file. `Some` where the format has a part for each file
    /// instead of each finding.
    fn places(&self) -> Option<u64> {
        None
    }

    /// Returns the part of a file, which lists at most `room` findings.
    fn file(&self, _name: &Name, _file: &junit::OfFile, _room: &mut u64) -> String {
        String::new()
    }
}

/// The wording of a finding.
struct Wording<'a> {
    kind: Kind,
    message: &'a str,
}

impl Wording<'_> {
    fn property_name(&self) -> &'static str {
        self.kind.map_or("", |(field, _)| field.name())
    }

    fn code(&self) -> Option<&'static str> {
        self.kind.map(|(_, code)| code.name())
    }

    fn description(&self) -> Cow<'static, str> {
        self.kind.map(|(field, code)| code.describe(field)).unwrap_or_default()
    }

    /// Returns the message as a sentence.
    fn sentence(&self) -> Cow<'_, str> {
        match self.kind {
            Some((field, _)) => format!("{field} {}", self.message).into(),
            None => self.message.into(),
        }
    }
}

/// The input of a format for writing a finding.
struct Entry<'a> {
    at: Location<'a>,
    kind: Kind,
    /// See [`Form::common`].
    common: &'a str,
    value: Option<&'a AttemptedValue<'a>>,
}

impl Entry<'_> {
    /// Returns the column, or `None` where each line is a record.
    fn column(&self) -> Option<u64> {
        let column = self.at.place.column;
        (!self.at.is_line || (self.kind.is_none() && column > 1)).then_some(column)
    }
}

impl Report {
    /// Returns the report for a command line.
    pub(crate) fn new(arguments: &Check) -> Self {
        let Check { summary_only, quiet, max_errors, .. } = *arguments;
        let form: Box<dyn Form> = match arguments.format {
            _ if quiet => Box::new(Quiet),
            Format::Text => Box::new(text::Text),
            Format::Json => Box::new(json::Json { is_summary: summary_only }),
            Format::Ndjson => Box::new(json::Ndjson),
            Format::Sarif => Box::new(sarif::Sarif),
            Format::Csv => Box::new(csv::Csv { shows_values: arguments.show_values }),
            Format::Github => Box::new(github::Github),
            Format::Junit => Box::new(junit::Junit { operation: arguments.operation, rules: arguments.rules }),
        };
        let wording = |kind: Kind| Wording { kind, message: kind.map_or("", |(_, code)| code.message()) };
        Report {
            common: kinds().map(|kind| form.common(&wording(kind))).collect(),
            form,
            shows_values: arguments.show_values,
            is_quiet: quiet,
            limit: if quiet || summary_only { 0 } else { max_errors.unwrap_or(u64::MAX) },
            has_note: max_errors.is_some() && !summary_only,
        }
    }

    /// Returns the name of a file, `-` for standard input.
    pub(crate) fn name(&self, path: &Path) -> Name {
        let name = if path.as_os_str() == "-" { OsStr::new("stdin") } else { path.as_os_str() };
        Name { plain: printable(&name.to_string_lossy()).into_owned(), written: self.form.name(name) }
    }

    /// Counts a finding, and adds it to the report.
    pub(crate) fn add(&self, findings: &mut Findings, at: Location<'_>, finding: &Finding<'_>) {
        let kind = match finding {
            Finding::Invalid { field, code, .. } => Some((*field, *code)),
            Finding::NotARecord(_) => None,
        };
        let index = index(kind);
        let number = findings.summary.tally.add(index, 1);
        let is_needed = match self.form.places() {
            Some(places) => self.limit > 0 && number <= places,
            None => count(findings.marks.len()) < self.limit,
        };
        if !is_needed {
            return;
        }
        let out = &mut findings.text;
        out.extend_from_slice(self.form.separator().as_bytes());
        match finding {
            Finding::Invalid { value, .. } => {
                let common = self.common.get(index).map(String::as_str).unwrap_or_default();
                let value = value.filter(|_| self.shows_values);
                self.form.add(out, &Entry { at, kind, common, value });
            }
            Finding::NotARecord(message) => {
                let common = self.form.common(&Wording { kind, message });
                self.form.add(out, &Entry { at, kind, common: &common, value: None });
            }
        }
        findings.marks.push(Mark { kind: index, end: out.len() });
    }
}

/// The report during its construction, in the order of the input.
///
/// Each step may produce bytes to write. [`Document::take`] returns the bytes.
pub(crate) struct Document<'r> {
    report: &'r Report,
    names: &'r [Name],
    /// The counts so far.
    pub(crate) summary: Summary,
    /// The index of the current file in `names`.
    file: usize,
    of_file: junit::OfFile,
    pending: Vec<u8>,
}

impl<'r> Document<'r> {
    /// Begins the report on these files.
    pub(crate) fn new(report: &'r Report, names: &'r [Name]) -> Self {
        Document {
            report,
            names,
            summary: Summary::default(),
            file: 0,
            of_file: junit::OfFile::default(),
            pending: report.form.opening().into_bytes(),
        }
    }

    /// Returns the bytes to write now.
    pub(crate) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.pending)
    }

    /// Adds the findings in the next piece of a file.
    pub(crate) fn add(&mut self, file: usize, findings: Findings) {
        self.turn_to(file);
        let Findings { summary, mut text, marks } = findings;
        self.summary.add(&summary);
        if self.report.form.places().is_some() {
            self.of_file.add(&summary, &text, &marks);
            return;
        }
        let room = self.report.limit.saturating_sub(self.summary.shown);
        let room = usize::try_from(room).unwrap_or(usize::MAX).min(marks.len());
        let Some(last) = room.checked_sub(1).and_then(|last| marks.get(last)) else { return };
        text.truncate(last.end);
        if self.summary.shown == 0 {
            text.drain(..self.report.form.separator().len());
        }
        self.summary.shown = self.summary.shown.saturating_add(count(room));
        if self.pending.is_empty() {
            self.pending = text;
        } else {
            self.pending.extend(text);
        }
    }

    /// Records why a file was not read to its end, in the words of the message on standard error.
    pub(crate) fn fail(&mut self, file: usize, problem: String) {
        self.turn_to(file);
        self.of_file.problem = Some(problem.clone());
        self.summary.problems.push(problem);
    }

    /// Records that the check was interrupted.
    pub(crate) fn interrupt(&mut self) {
        let problem = "the check was interrupted: the rest of the input was not read";
        self.of_file.problem.get_or_insert_with(|| problem.to_owned());
        self.summary.problems.push(problem.to_owned());
        self.summary.is_interrupted = true;
    }

    /// Ends the report. Returns a text for people where the format has no place for it.
    pub(crate) fn close(&mut self) -> Option<String> {
        // The files after an interruption were not read.
        self.turn_to(if self.summary.is_interrupted { self.file.saturating_add(1) } else { self.names.len() });
        if self.report.has_note {
            self.summary.not_shown = self.summary.tally.total().saturating_sub(self.summary.shown);
        }
        self.pending.extend(self.report.form.closing(&self.summary).into_bytes());
        self.summary.note().filter(|_| !self.report.form.has_summary())
    }

    /// Writes the parts of the files before this one.
    fn turn_to(&mut self, file: usize) {
        while self.file < file
            && let Some(name) = self.names.get(self.file)
        {
            let of_file = std::mem::take(&mut self.of_file);
            let mut room = self.report.limit.saturating_sub(self.summary.shown);
            let before = room;
            self.pending.extend(self.report.form.file(name, &of_file, &mut room).into_bytes());
            self.summary.shown = self.summary.shown.saturating_add(before.saturating_sub(room));
            self.file = self.file.saturating_add(1);
        }
    }
}

/// The format that writes no report.
struct Quiet;

impl Form for Quiet {
    fn name(&self, _: &OsStr) -> String {
        String::new()
    }

    fn common(&self, _: &Wording<'_>) -> String {
        String::new()
    }

    fn add(&self, _: &mut Vec<u8>, _: &Entry<'_>) {}
}

/// Prints a message on standard error. Escapes unseen characters, and indents all lines but the first, so that none can pose as a
/// message.
pub(crate) fn say(kind: &str, message: &str) {
    let mut text = format!("{kind}: ");
    for (place, line) in message.trim_end().lines().enumerate() {
        text.push_str(if place > 0 { "\n  " } else { "" });
        text.push_str(&printable(line));
    }
    text.push('\n');
    // An error of standard error cannot be reported.
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Appends a number.
fn number(out: &mut Vec<u8>, number: u64) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// Writes and flushes the bytes, so that a reader of the report does not wait.
pub(crate) fn write(out: &mut impl io::Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(bytes)?;
    out.flush()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use clap::Parser;
    use serde_json::Value;

    use super::*;
    use crate::arguments::{Arguments, Command};

    const FILES: [&str; 3] = ["a", "b", "c"];

    /// Returns the report and the note of a check that was interrupted in its second file. Each file so far has one error.
    fn interrupted(options: &str) -> (String, Option<String>) {
        let words = ["contract-contact", "check"].into_iter().chain(options.split_whitespace());
        let Command::Check(arguments) = Arguments::parse_from(words).command else { panic!("{options}") };
        let report = Report::new(&arguments);
        let names = FILES.map(|name| report.name(Path::new(name)));
        let mut document = Document::new(&report, &names);
        for file in [0, 1] {
            let mut findings = Findings::default();
            findings.summary.records = 2;
            findings.summary.invalid = 1;
            let at = Location { file: &names[file], record: 2, place: Place::of_line(2), is_line: true };
            report.add(
                &mut findings,
                at,
                &Finding::Invalid { field: Field::FullName, code: Code::Required, value: None },
            );
            document.add(file, findings);
        }
        document.interrupt();
        let note = document.close();
        (String::from_utf8(document.take()).unwrap(), note)
    }

    const PROBLEM: &str = "the check was interrupted: the rest of the input was not read";

    #[test]
    fn interrupted_text_report_ends_with_the_counts_so_far() {
        let errors = "a:2: FullName is a required field [required]\nb:2: FullName is a required field [required]\n\n";
        let summary = "4 records: 2 valid, 2 invalid\n        2  FullName             required\n\
                       The check was interrupted: the rest of the input was not read\n";
        assert_eq!(interrupted("").0, format!("{errors}{summary}"));
        assert_eq!(interrupted("--summary-only").0, summary);
    }

    #[test]
    fn interrupted_json_report_is_incomplete_with_the_counts_so_far() {
        for options in ["--format json", "--format json --summary-only"] {
            let json: Value = serde_json::from_str(&interrupted(options).0).unwrap();
            assert_eq!((&json["complete"], &json["problems"][0]), (&false.into(), &PROBLEM.into()));
            assert_eq!((&json["records"], &json["errors_by_property"][0]["count"]), (&4.into(), &2.into()));
        }
    }

    #[test]
    fn interrupted_sarif_report_is_unsuccessful() {
        let sarif: Value = serde_json::from_str(&interrupted("--format sarif").0).unwrap();
        let invocation = &sarif["runs"][0]["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], false);
        assert_eq!(invocation["toolExecutionNotifications"][0]["message"]["text"], PROBLEM);
    }

    #[test]
    fn interrupted_github_report_has_an_error_and_the_counts_so_far() {
        let github = interrupted("--format github").0;
        assert!(github.contains(&format!("::error title=not read to the end::{PROBLEM}\n::notice ")), "{github}");
        assert!(github.ends_with("%0AThe check was interrupted: the rest of the input was not read\n"), "{github}");
    }

    #[test]
    fn interrupted_junit_report_has_the_started_files() {
        let junit = interrupted("--format junit").0;
        assert_eq!(junit.matches("<testsuite ").count(), 2, "{junit}");
        assert_eq!(junit.matches("<error ").count(), 1, "{junit}");
        assert!(junit.contains("the check was interrupted") && junit.ends_with("</testsuites>\n"), "{junit}");
    }

    #[test]
    fn max_errors_counts_over_files() {
        for (options, note) in [("text", false), ("json", false), ("ndjson", true), ("csv", true), ("sarif", false)] {
            let (text, written) = interrupted(&format!("--max-errors 1 --format {options}"));
            assert_eq!(text.matches("is a required field").count(), 1, "{text}");
            assert_eq!(written.is_some(), note, "{options}");
        }
        assert_eq!(interrupted("--max-errors 1 --format junit").0.matches("[required]").count(), 1);
    }
}
