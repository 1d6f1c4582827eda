//! `contract-contact check`: one thread reads, as many as there are cores check, and one writes, in the order of the input.
//!
//! Between them are queues of a fixed length, so that memory does not grow with the input.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use contract_contact::chrono::NaiveDate;
use contract_contact::{Draft, Operation, Rules, date, json};
use indicatif::{ProgressBar, ProgressStyle};
use serde::de::IgnoredAny;

use crate::FAILED;
use crate::arguments::{Check, Input};
use crate::input::csv::{self, Hints, Mapping};
use crate::input::json::{self as json_input, Record};
use crate::input::{self, Opened, Piece, Place, Problem, count};
use crate::report::{self, Document, Finding, Findings, Location, Name, Report, Summary};

const INVALID: u8 = 1;

/// Checks the files and says so in the exit code.
pub(crate) fn check(arguments: &Check) -> ExitCode {
    let mapping = match arguments.mapping.as_deref().map(csv::read_mapping).transpose() {
        Ok(mapping) => mapping.unwrap_or_default(),
        Err(error) => {
            report::say("error", &error);
            return ExitCode::from(FAILED);
        }
    };
    match run(arguments, &mapping) {
        Ok(summary) if !summary.problems.is_empty() => ExitCode::from(FAILED),
        Ok(summary) if summary.invalid > 0 => ExitCode::from(INVALID),
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            // Whoever closed the pipe has seen enough.
            if error.kind() != ErrorKind::BrokenPipe {
                report::say("error", &format!("cannot write the report: {error}"));
            }
            ExitCode::from(FAILED)
        }
    }
}

fn run(arguments: &Check, mapping: &Mapping) -> io::Result<Summary> {
    let stdin = [PathBuf::from("-")];
    let files = if arguments.files.is_empty() { stdin.as_slice() } else { arguments.files.as_slice() };
    let report = Report::new(arguments);
    let names: Vec<Name> = files.iter().map(|path| report.name(path)).collect();
    let checker = Checker {
        names: &names,
        operation: arguments.operation,
        rules: arguments.rules,
        today: arguments.today.unwrap_or_else(date::today),
        report,
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let (steps_in, steps) = sync_channel(threads.saturating_mul(2));
    let (jobs_in, jobs) = sync_channel(threads);
    let jobs = Mutex::new(jobs);
    // The number of files that there is no use in reading on.
    let given_up = AtomicUsize::new(0);
    thread::scope(|scope| {
        let (checker, jobs, given_up) = (&checker, &jobs, &given_up);
        let reader = Reader { steps: steps_in, jobs: jobs_in, given_up };
        scope.spawn(move || reader.read_all(files, arguments, mapping));
        for _ in 0..threads {
            scope.spawn(move || checker.work(jobs));
        }
        Writer::new(checker, files, given_up).write_all(steps)
    })
}

/// What the writer is told, in the order of the input.
enum Step {
    /// To wait for what is found in a piece of that file.
    Piece { file: usize, outcome: Receiver<Outcome> },
    /// Of that file.
    Warning { file: usize, message: String },
    /// That file was not read to its end.
    Problem { file: usize, problem: Problem },
}

/// A piece to check, of that file, and who waits for the outcome.
struct Job {
    file: usize,
    piece: Piece,
    outcome: SyncSender<Outcome>,
}

/// What was found in a piece.
#[derive(Default)]
struct Outcome {
    findings: Findings,
    /// After which the rest of the file is not to be looked at.
    problem: Option<Problem>,
    /// What is said once of the file.
    hints: Hints,
    bytes: u64,
}

/// The thread that reads.
struct Reader<'s> {
    steps: SyncSender<Step>,
    jobs: SyncSender<Job>,
    given_up: &'s AtomicUsize,
}

impl Reader<'_> {
    fn read_all(self, files: &[PathBuf], arguments: &Check, mapping: &Mapping) {
        for (file, path) in files.iter().enumerate() {
            if let Err(problem) = self.read(file, path, arguments, mapping)
                && self.steps.send(Step::Problem { file, problem }).is_err()
            {
                return;
            }
        }
    }

    fn read(&self, file: usize, path: &Path, arguments: &Check, mapping: &Mapping) -> Result<(), Problem> {
        let Opened { format, source } = input::open(path, arguments)?;
        match format {
            Input::Csv => {
                let warn = |message| self.steps.send(Step::Warning { file, message }).is_ok();
                csv::read(source, arguments, mapping, warn, |piece| self.hand_over(file, Piece::Csv(piece)))
            }
            Input::Json | Input::Ndjson => {
                json_input::read(source, format == Input::Ndjson, |piece| self.hand_over(file, Piece::Json(piece)))
            }
        }
    }

    /// Whether to go on with the file.
    fn hand_over(&self, file: usize, piece: Piece) -> bool {
        let (sender, outcome) = sync_channel(1);
        self.given_up.load(Ordering::Relaxed) <= file
            && self.steps.send(Step::Piece { file, outcome }).is_ok()
            && self.jobs.send(Job { file, piece, outcome: sender }).is_ok()
    }
}

/// What the threads that check know.
struct Checker<'n> {
    names: &'n [Name],
    operation: Operation,
    rules: Rules,
    today: NaiveDate,
    report: Report,
}

impl Checker<'_> {
    fn work(&self, jobs: &Mutex<Receiver<Job>>) {
        loop {
            let Ok(Job { file, piece, outcome }) = jobs.lock().map_err(drop).and_then(|jobs| jobs.recv().map_err(drop))
            else {
                return;
            };
            let Some(name) = self.names.get(file) else { return };
            // The writer may have stopped.
            let _ = outcome.send(match piece {
                Piece::Json(piece) => self.check_json(name, &piece),
                Piece::Csv(piece) => self.check_csv(name, &piece),
            });
        }
    }

    fn check_json(&self, file: &Name, piece: &json_input::Piece) -> Outcome {
        let mut outcome = Outcome { bytes: piece.length, ..Outcome::default() };
        for (index, Record { range, place }) in piece.records.iter().enumerate() {
            let record = piece.before.saturating_add(count(index)).saturating_add(1);
            let at = Location { file, record, place: *place, is_line: piece.is_lines };
            let Some(text) = range.clone().and_then(|range| piece.bytes.get(range)) else {
                self.refuse(&mut outcome, at, "The record has more than 1 MiB");
                continue;
            };
            match json::draft(text) {
                Ok(draft) => self.check(&mut outcome, at, &draft),
                Err(error) => {
                    let (line, column) = (count(error.line()), count(error.column()));
                    let place = Place { line, column }.within(*place);
                    // Between brackets nobody knows where what is broken ends.
                    if !piece.is_lines && serde_json::from_slice::<IgnoredAny>(text).is_err() {
                        let message = error.message();
                        let what = message.strip_prefix("The body is ").unwrap_or(message);
                        outcome.problem = Some(Problem::at(place, what));
                        break;
                    }
                    self.refuse(&mut outcome, Location { place, ..at }, error.message());
                }
            }
        }
        outcome
    }

    fn check_csv(&self, file: &Name, piece: &csv::Piece) -> Outcome {
        let mut outcome = Outcome { bytes: piece.length, ..Outcome::default() };
        for (index, row) in piece.rows.iter().enumerate() {
            let record = piece.before.saturating_add(count(index)).saturating_add(1);
            let at = Location { file, record, place: Place::of_line(row.line), is_line: true };
            match piece.draft(row, &mut outcome.hints) {
                Ok(draft) => self.check(&mut outcome, at, &draft),
                Err(message) => self.refuse(&mut outcome, at, &message),
            }
        }
        outcome
    }

    fn check(&self, outcome: &mut Outcome, at: Location<'_>, draft: &Draft<'_>) {
        outcome.findings.summary.records += 1;
        if let Err(errors) = draft.check(self.operation, self.rules, self.today) {
            outcome.findings.summary.invalid += 1;
            for error in &errors {
                // The rules give nothing else.
                let (Some(field), Some(code)) = (error.field(), error.code()) else { continue };
                let value = self.report.shows_values.then(|| error.attempted_value());
                self.report.add(&mut outcome.findings, at, &Finding::Invalid { field, code, value });
            }
        }
    }

    fn refuse(&self, outcome: &mut Outcome, at: Location<'_>, message: &str) {
        outcome.findings.summary.records += 1;
        outcome.findings.summary.invalid += 1;
        self.report.add(&mut outcome.findings, at, &Finding::NotARecord(message));
    }
}

/// The thread that writes.
struct Writer<'c> {
    checker: &'c Checker<'c>,
    given_up: &'c AtomicUsize,
    bar: ProgressBar,
    document: Document<'c>,
    /// The hints that were given, by file.
    hinted: BTreeSet<(usize, &'static str)>,
}

impl<'c> Writer<'c> {
    fn new(checker: &'c Checker<'c>, files: &[PathBuf], given_up: &'c AtomicUsize) -> Self {
        let bar = match files.iter().map(|path| input::length(path)).sum::<Option<u64>>() {
            _ if checker.report.is_quiet => ProgressBar::hidden(),
            Some(total) => ProgressBar::new(total)
                .with_style(style("{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} to go")),
            None => ProgressBar::no_length().with_style(style("{spinner} {bytes}, {bytes_per_sec}")),
        };
        let document = Document::new(&checker.report, checker.names);
        Writer { checker, given_up, bar, document, hinted: BTreeSet::new() }
    }

    /// Writes everything, and gives the summary.
    fn write_all(mut self, steps: Receiver<Step>) -> io::Result<Summary> {
        self.write()?;
        for step in steps {
            match step {
                Step::Warning { .. } if self.checker.report.is_quiet => {}
                Step::Warning { file, message } => {
                    self.say("warning", file, None, &message);
                }
                Step::Problem { file, problem } => self.give_up(file, problem),
                Step::Piece { file, outcome } => {
                    let Ok(outcome) = outcome.recv() else { continue };
                    self.bar.inc(outcome.bytes);
                    if self.given_up.load(Ordering::Relaxed) <= file {
                        self.write_outcome(outcome, file)?;
                    }
                }
            }
        }
        self.bar.finish_and_clear();
        let note = self.document.close();
        self.write()?;
        if let Some(note) = note {
            report::say("note", &note);
        }
        Ok(self.document.summary)
    }

    fn write_outcome(&mut self, outcome: Outcome, file: usize) -> io::Result<()> {
        self.document.add(file, outcome.findings);
        self.write()?;
        for hint in outcome.hints {
            if !self.checker.report.is_quiet && self.hinted.insert((file, hint)) {
                self.say("warning", file, None, hint);
            }
        }
        if let Some(problem) = outcome.problem {
            self.give_up(file, problem);
        }
        Ok(())
    }

    fn give_up(&mut self, file: usize, problem: Problem) {
        if self.given_up.fetch_max(file.saturating_add(1), Ordering::Relaxed) <= file {
            let message = self.say("error", file, problem.place, &problem.message);
            self.document.fail(file, message);
        }
    }

    /// Says something of a file, beside the report, and gives it back.
    fn say(&self, kind: &str, file: usize, place: Option<Place>, message: &str) -> String {
        let name = self.checker.names.get(file).map(|name| name.plain.as_str()).unwrap_or_default();
        let place = place.map(|Place { line, column }| format!(":{line}:{column}")).unwrap_or_default();
        let message = format!("{name}{place}: {message}");
        self.bar.suspend(|| report::say(kind, &message));
        report::printable(&message).into_owned()
    }

    /// Writes what the report has so far.
    fn write(&mut self) -> io::Result<()> {
        let bytes = self.document.take();
        if bytes.is_empty() {
            return Ok(());
        }
        self.bar.suspend(|| report::write(&mut io::stdout().lock(), &bytes))
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
