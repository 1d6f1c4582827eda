//! `contract-contact check`: checks one file after another, each on all cores.
//!
//! The engine checks JSON. For CSV, one thread reads and the others check. Findings are written in the order of the input.
//! Nothing is queued, so memory does not grow with the input.

mod interrupt;
mod rows;
mod writer;

use std::io::ErrorKind;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::thread;

use contract_contact::__private::{Control, Day, Submitted, check_submitted};
use contract_contact::{AttemptedValue, date};
use contract_contact_bulk::{
    Errors, FieldError, Format, Position, ReadError, Record, Settings, Stopped, Visitor, check_parallel, in_order_ahead,
};

use self::rows::Rows;
use self::writer::{Writer, lock};
use crate::FAILED;
use crate::arguments::{Check, Input};
use crate::input::csv::{self, Hints, Mapping};
use crate::input::{self, Opened, Place, Problem, Source};
use crate::report::{self, Finding, Findings, Location, Name, Report};

const INVALID: u8 = 1;

/// Checks the files, and returns the outcome as an exit code.
pub(crate) fn check(arguments: &'static Check) -> ExitCode {
    match run(arguments) {
        Ok(exit_code) => exit_code,
        Err(message) => {
            report::say("error", &message);
            ExitCode::from(FAILED)
        }
    }
}

fn run(arguments: &'static Check) -> Result<ExitCode, String> {
    let mapping = arguments.mapping.as_deref().map(csv::read_mapping).transpose()?.unwrap_or_default();
    let stdin = [PathBuf::from("-")];
    let files = if arguments.files.is_empty() { stdin.as_slice() } else { arguments.files.as_slice() };
    let report = Report::new(arguments);
    let checker = Checker {
        names: files.iter().map(|path| report.name(path)).collect(),
        report,
        arguments,
        mapping,
        settings: Settings::new(arguments.operation, arguments.rules, arguments.today.unwrap_or_else(date::today))
            .with_max_record_bytes(input::MAX_RECORD),
        threads: thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN),
        wants_rows: arguments.valid.is_some() || arguments.invalid.is_some(),
    };
    // The signal handler needs a static reference, because it runs on its own thread at any time.
    let checker: &'static Checker = Box::leak(Box::new(checker));
    let writer: &'static Mutex<Writer> = Box::leak(Box::new(Mutex::new(Writer::new(checker, files)?)));
    interrupt::on_signal(writer);

    for (file, path) in files.iter().enumerate() {
        if let Err(problem) = checker.check_file(writer, file, path) {
            lock(writer).fail(file, &problem);
        }
        if lock(writer).has_failed() {
            break;
        }
    }
    let mut writer = lock(writer);
    match writer.close() {
        Ok(summary) if !summary.problems.is_empty() => Ok(ExitCode::from(FAILED)),
        Ok(summary) if summary.invalid > 0 => Ok(ExitCode::from(INVALID)),
        Ok(_) => Ok(ExitCode::SUCCESS),
        // The reader closed the pipe, which is no error to report.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::from(FAILED)),
        Err(error) => Err(format!("cannot write the report: {error}")),
    }
}

/// The data that all threads share.
struct Checker {
    arguments: &'static Check,
    mapping: Mapping,
    names: Vec<Name>,
    report: Report,
    settings: Settings,
    threads: NonZero<usize>,
    wants_rows: bool,
}

/// The findings in a part of a file.
#[derive(Default)]
struct Outcome {
    findings: Findings,
    rows: Rows,
    /// The hints to print once for the file.
    hints: Hints,
    bytes: u64,
}

impl Checker {
    fn check_file(&self, writer: &Mutex<Writer>, file: usize, path: &Path) -> Result<(), Problem> {
        let opened = input::open(path, self.arguments)?;
        lock(writer).begin(opened.format)?;
        match opened.format {
            Input::Csv => self.check_csv(writer, file, opened.source),
            Input::Json | Input::Ndjson if self.wants_rows => self.check_json::<true>(writer, file, opened),
            Input::Json | Input::Ndjson => self.check_json::<false>(writer, file, opened),
        }
    }

    fn check_json<const ROWS: bool>(
        &self,
        writer: &Mutex<Writer>,
        file: usize,
        Opened { format, source, is_computed }: Opened,
    ) -> Result<(), Problem> {
        let Some(name) = self.names.get(file) else { return Ok(()) };
        let is_lines = format == Input::Ndjson;
        let format = if is_lines { Format::Ndjson } else { Format::Json };
        let settings = self.settings.with_format(format).with_read_ahead(is_computed);
        let make = || Part::<ROWS> { checker: self, name, is_lines, outcome: Outcome::default() };
        let mut before = (0, 0);
        let result = check_parallel(&settings, source, self.threads, make, |part, progress| {
            let mut outcome = part.outcome;
            let now = (progress.summary.records, progress.summary.invalid);
            outcome.findings.summary.records = now.0.saturating_sub(before.0);
            outcome.findings.summary.invalid = now.1.saturating_sub(before.1);
            outcome.bytes = progress.bytes;
            before = now;
            lock(writer).add(file, outcome)
        });
        match result {
            Ok(_) | Err(ReadError::Cancelled) => Ok(()),
            Err(ReadError::Stopped(stopped)) => Err(problem(stopped)),
            Err(ReadError::Io(error)) => Err(error.into()),
            Err(error) => Err(error.to_string().into()),
        }
    }

    fn check_csv(&self, writer: &Mutex<Writer>, file: usize, source: Source) -> Result<(), Problem> {
        let read = |send: &mut dyn FnMut(csv::Piece) -> bool| {
            let warn = |message: String| lock(writer).warn(file, &message);
            csv::read(source, self.arguments, &self.mapping, warn, send)
        };
        // The reader stops when the check has ended.
        let (_, read) = in_order_ahead(
            self.threads,
            self.threads.get(),
            read,
            |piece, emit| {
                let _ = emit(self.check_rows(file, &piece));
            },
            |outcome| lock(writer).add(file, outcome),
        );
        read
    }

    fn check_rows(&self, file: usize, piece: &csv::Piece) -> Outcome {
        let mut outcome = Outcome { bytes: piece.length, ..Outcome::default() };
        let Some(name) = self.names.get(file) else { return outcome };
        let Check { operation, rules, .. } = *self.arguments;
        let today = Day::from(self.settings.today());
        let check = |field, value: Submitted<&str>| check_submitted(rules, field, value, operation, today).err();
        // A property without a column has the same error in each row.
        let absent = piece.absent().filter_map(|field| Some((field, check(field, Submitted::Nothing)?, None)));
        let absent: Vec<_> = absent.collect();
        let mut errors = Vec::new();
        for (record, (row, text)) in (piece.before.saturating_add(1)..).zip(piece.rows()) {
            let at = Location { file: name, record, place: Place::of_line(row.line), is_line: true };
            errors.clone_from(&absent);
            let result = piece.read(row, text, &mut outcome.hints, |field, text| {
                if let Some(code) = check(field, Control::read(field, text).into()) {
                    errors.push((field, code, self.report.shows_values.then(|| field.read(text).into_owned())));
                }
            });
            if let Err(message) = &result {
                self.report.add(&mut outcome.findings, at, &Finding::NotARecord(message));
            } else {
                errors.sort_by_key(|(field, ..)| *field);
                for (field, code, value) in &errors {
                    let finding = Finding::Invalid { field: *field, code: *code, value: value.as_ref() };
                    self.report.add(&mut outcome.findings, at, &finding);
                }
            }
            let is_valid = result.is_ok() && errors.is_empty();
            outcome.findings.summary.records += 1;
            outcome.findings.summary.invalid += u64::from(!is_valid);
            if self.wants_rows {
                outcome.rows.header.get_or_insert_with(|| piece.header());
                outcome.rows.add(is_valid, &[piece.bytes(row), b"\n"]);
            }
        }
        outcome
    }
}

/// Returns the tool's message for a file that was not read to its end.
fn problem(stopped: Stopped) -> Problem {
    use contract_contact_bulk::Problem as Cause;
    let message = match stopped.problem() {
        Cause::TooLong => "a record of more than 1 MiB begins here: is a bracket or quote not closed?",
        Cause::Trailing => "not valid JSON: trailing characters. If each line is a record, add --input ndjson",
        problem => problem.message().strip_prefix("The body is ").unwrap_or(problem.message()),
    };
    Problem::at(stopped.position().into(), message)
}

/// The findings of a part of a JSON file. `ROWS` is whether the records are written to files.
struct Part<'c, const ROWS: bool> {
    checker: &'c Checker,
    name: &'c Name,
    is_lines: bool,
    outcome: Outcome,
}

impl<'c, const ROWS: bool> Part<'c, ROWS> {
    fn location(&self, record: &Record<'_>, position: Position) -> Location<'c> {
        let record = record.index.saturating_add(1);
        Location { file: self.name, record, place: position.into(), is_line: self.is_lines }
    }

    fn add_row(&mut self, is_valid: bool, record: &Record<'_>) {
        if !ROWS {
        } else if record.bytes.is_empty() {
            self.outcome.rows.not_written += 1;
        } else if self.is_lines {
            self.outcome.rows.add(is_valid, &[record.bytes, b"\n"]);
        } else {
            self.outcome.rows.add(is_valid, &[rows::COMMA, record.bytes]);
        }
    }
}

impl<const ROWS: bool> Visitor for Part<'_, ROWS> {
    const WANTS_VALID: bool = ROWS;

    fn valid(&mut self, record: &Record<'_>) {
        self.add_row(true, record);
    }

    fn invalid(&mut self, record: &Record<'_>, errors: &Errors<'_>) {
        let at = self.location(record, record.position);
        for FieldError { field, code, value } in errors.iter() {
            let shows_values = self.checker.report.shows_values;
            // Cannot fail: the engine has accepted the value as JSON.
            let value =
                shows_values.then(|| serde_json::from_str::<AttemptedValue<'_>>(value).unwrap_or(AttemptedValue::Null));
            let finding = Finding::Invalid { field, code, value: value.as_ref() };
            self.checker.report.add(&mut self.outcome.findings, at, &finding);
        }
        self.add_row(false, record);
    }

    fn not_a_record(&mut self, record: &Record<'_>, problem: contract_contact_bulk::Problem, position: Position) {
        let message = match problem {
            contract_contact_bulk::Problem::TooLong => "The record has more than 1 MiB",
            problem => problem.message(),
        };
        let at = self.location(record, position);
        self.checker.report.add(&mut self.outcome.findings, at, &Finding::NotARecord(message));
        self.add_row(false, record);
    }
}
