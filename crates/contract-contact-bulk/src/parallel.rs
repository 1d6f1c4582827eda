//! Checks on several threads.
//!
//! The cutter cuts the input where a record probably ends. Each thread checks its part under this assumption, and waits for the
//! cursor of the previous part. If the cursor confirms the guess, the thread adds the positions to its findings and reports them.
//! Otherwise the thread checks the part again from the true cursor. A wrong guess costs time, but never changes the outcome.

use std::io::{self, Read};
use std::num::NonZero;
use std::ops::{ControlFlow, Deref};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

use crate::buffers::{Buffer, Buffers};
use crate::checker::{CHUNK, ReadError};
use crate::cursor::{Cursor, State};
use crate::in_order::{Emit, in_order, in_order_ahead, lock};
use crate::position::Position;
use crate::problem::{Problem, Summary};
use crate::settings::Settings;
use crate::store::Store;
use crate::visitor::{Errors, Record, Visitor};

/// The number of findings that one visitor receives before its delivery.
const BATCH: usize = 512;

/// The number of parts to read ahead of the check.
const AHEAD: usize = 2;

/// The progress of a check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// The number of bytes checked since the previous delivery.
    pub bytes: u64,
    /// The number of records so far. Findings from up to 256 KiB of the counted input may not be delivered yet.
    pub summary: Summary,
}

/// Checks an input on several threads.
///
/// - `make` returns a new visitor. Each visitor receives a batch of findings.
/// - `deliver` receives each visitor and the progress, in the order of the input. `deliver` returns whether to continue.
///
/// The threads take turns to read the input, so the reader needs no buffer of its own. Each thread holds 256 KiB, or the
/// longest record. With [`Settings::with_read_ahead`], only one thread reads, and this thread holds three such parts.
///
/// # Errors
/// Returns an error where the reader failed, the input was not read to its end, or `deliver` ended the check.
///
/// ```
/// use std::num::NonZero;
/// use std::ops::ControlFlow;
///
/// use contract_contact::{Operation, Rules, date};
/// use contract_contact_bulk::{Finding, Settings, check_parallel};
///
/// let file: &[u8] = b"{\"CoworkerContractId\": 1, \"FullName\": \"Ada\"}\n{}\n"; // std::fs::File::open("contacts.ndjson")?
/// let settings = Settings::new(Operation::Create, Rules::strict(), date::today());
/// let threads = std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
/// let mut report = Vec::new();
/// let summary = check_parallel(&settings, file, threads, Vec::new, |findings: Vec<Finding>, _| {
///     report.extend(findings.iter().map(Finding::to_string));
///     ControlFlow::Continue(())
/// })?;
/// assert_eq!((summary.records, summary.invalid), (2, 1));
/// assert!(report[0].starts_with("line 2, column 1: CoworkerContractId: is a required field"));
/// # Ok::<(), contract_contact_bulk::ReadError>(())
/// ```
pub fn check_parallel<V: Visitor + Send>(
    settings: &Settings,
    reader: impl Read + Send,
    threads: NonZero<usize>,
    make: impl Fn() -> V + Sync,
    deliver: impl FnMut(V, Progress) -> ControlFlow<()> + Send,
) -> Result<Summary, ReadError> {
    check_parts(&mut Cutter::new(settings, CHUNK), reader_parts(reader), threads, make, deliver)
}

/// Checks an input in memory on several threads, without a copy. See [`check_parallel`].
///
/// # Errors
/// Returns an error where the input was not read to its end, or where `deliver` ended the check.
pub fn check_slice_parallel<V: Visitor + Send>(
    settings: &Settings,
    input: &[u8],
    threads: NonZero<usize>,
    make: impl Fn() -> V + Sync,
    deliver: impl FnMut(V, Progress) -> ControlFlow<()> + Send,
) -> Result<Summary, ReadError> {
    check_parts(&mut Cutter::new(settings, CHUNK), slice_parts(input), threads, make, deliver)
}

/// Checks a slice in parts of about `part_bytes`, as several threads would, for the fuzz target.
///
/// # Errors
/// Returns the same errors as [`check_slice_parallel`].
pub fn check_in_parts<V: Visitor + Send>(
    settings: &Settings,
    input: &[u8],
    part_bytes: usize,
    make: impl Fn() -> V + Sync,
    mut deliver: impl FnMut(V) -> ControlFlow<()> + Send,
) -> Result<Summary, ReadError> {
    let deliver = |visitor, _| deliver(visitor);
    check_parts(&mut Cutter::new(settings, part_bytes), slice_parts(input), NonZero::<usize>::MIN, make, deliver)
}

/// A part of the input.
pub(crate) struct Part<'i> {
    bytes: Bytes<'i>,
    is_last: bool,
}

enum Bytes<'i> {
    Borrowed(&'i [u8]),
    Read(Buffer),
}

impl Deref for Bytes<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Bytes::Borrowed(bytes) => bytes,
            Bytes::Read(bytes) => bytes,
        }
    }
}

/// Returns a function that returns the next part of a slice.
pub(crate) fn slice_parts<'i>(input: &'i [u8]) -> impl FnMut(&mut Cutter) -> Option<io::Result<Part<'i>>> + Send {
    let mut rest = Some(input);
    move |cutter| {
        let input = rest?;
        let mut length = cutter.part_bytes;
        let part = loop {
            let Some(part) = input.get(..length).filter(|part| part.len() < input.len()) else { break input };
            match cutter.cut(part) {
                Some(cut) => break part.get(..cut).unwrap_or(part),
                None => length = length.saturating_mul(2),
            }
        };
        rest = input.get(part.len()..).filter(|rest| !rest.is_empty());
        Some(Ok(Part { bytes: Bytes::Borrowed(part), is_last: rest.is_none() }))
    }
}

/// Returns a function that returns the next part of a reader.
pub(crate) fn reader_parts(
    mut reader: impl Read + Send,
) -> impl FnMut(&mut Cutter) -> Option<io::Result<Part<'static>>> + Send {
    let buffers = Buffers::default();
    // The bytes that were read after the cut.
    let mut rest: Vec<u8> = Vec::new();
    let mut is_last = false;
    let mut failure = None;
    move |cutter| {
        if let Some(error) = failure.take() {
            is_last = true;
            return Some(Err(error));
        }
        if is_last {
            return None;
        }
        let mut bytes = buffers.take();
        bytes.extend(&rest);
        rest.clear();
        let mut wanted = cutter.part_bytes;
        loop {
            match bytes.fill(wanted, &mut reader) {
                Ok(is_full) => is_last = !is_full,
                // The bytes before the error are a part. The next call returns the error.
                Err(error) => failure = Some(error),
            }
            if is_last || failure.is_some() {
                break;
            }
            if let Some(cut) = cutter.cut(&bytes) {
                rest.extend_from_slice(bytes.get(cut..).unwrap_or_default());
                bytes.truncate(cut);
                break;
            }
            wanted = wanted.saturating_mul(2);
        }
        Some(Ok(Part { bytes: Bytes::Read(bytes), is_last }))
    }
}

/// Decides where to cut the input.
pub(crate) struct Cutter {
    settings: Settings,
    /// The length of a part. A part in which no record ends is longer.
    part_bytes: usize,
    /// The state that the beginning of the input decided.
    format: Option<State>,
}

impl Cutter {
    pub(crate) const fn new(settings: &Settings, part_bytes: usize) -> Self {
        Cutter { settings: *settings, part_bytes, format: None }
    }

    /// Returns the index at which to cut the bytes, probably after the last record. Returns `None` where more bytes are needed.
    ///
    /// The bytes must not be the end of the input.
    fn cut(&mut self, bytes: &[u8]) -> Option<usize> {
        if self.format.is_none() {
            let mut cursor = Cursor::START;
            cursor.begin(&self.settings, bytes, false);
            self.format = Some(cursor.state).filter(|state| !matches!(state, State::Start | State::Format));
        }
        let cut = match self.format? {
            State::Line => memchr::memrchr(b'\n', bytes).map(|newline| newline + 1),
            State::Array | State::Envelope => last_element(bytes),
            _ => None,
        };
        // No record within the limit is longer.
        cut.or((bytes.len() > self.settings.max_record_bytes.saturating_add(self.part_bytes)).then_some(bytes.len()))
    }

    /// Guesses the cursor at the beginning of the next part.
    fn guess(&self) -> Cursor {
        self.format.map_or(Cursor::START, Cursor::before_any_record)
    }
}

/// Returns the index after the last comma between two objects.
fn last_element(bytes: &[u8]) -> Option<usize> {
    let is_behind_object = |comma: &usize| bytes.get(..*comma).unwrap_or_default().trim_ascii_end().ends_with(b"}");
    let is_before_object =
        |comma: &usize| bytes.get(*comma + 1..).unwrap_or_default().trim_ascii_start().starts_with(b"{");
    memchr::memrchr_iter(b',', bytes)
        .find(|comma| is_behind_object(comma) && is_before_object(comma))
        .map(|comma| comma + 1)
}

/// The outcome of the check of a part.
enum Outcome {
    /// The cursor at the beginning of the next part, and the bytes of a record that continues there.
    Cursor(Cursor, Vec<u8>),
    Error(ReadError),
}

/// A part to check.
struct Job<'i> {
    part: io::Result<Part<'i>>,
    /// The guessed cursor at the beginning of the part.
    guess: Cursor,
    before: Receiver<Outcome>,
    after: SyncSender<Outcome>,
}

pub(crate) fn check_parts<'i, V: Visitor + Send>(
    cutter: &mut Cutter,
    mut next_part: impl FnMut(&mut Cutter) -> Option<io::Result<Part<'i>>> + Send,
    threads: NonZero<usize>,
    make: impl Fn() -> V + Sync,
    mut deliver: impl FnMut(V, Progress) -> ControlFlow<()> + Send,
) -> Result<Summary, ReadError> {
    let (sender, receiver) = sync_channel(1);
    // Cannot fail: the channel has room for one outcome.
    let _ = sender.send(Outcome::Cursor(Cursor::START, Vec::new()));
    let last = Mutex::new(receiver);
    let settings = cutter.settings;
    let mut next = || {
        let guess = cutter.guess();
        let part = next_part(cutter)?;
        let (after, receiver) = sync_channel(1);
        let before = std::mem::replace(&mut *lock(&last), receiver);
        Some(Job { part, guess, before, after })
    };
    let work = |job: Job<'i>, emit: &mut Emit<'_, _>| job.check(&settings, &make, emit);
    let deliver = |(visitor, progress)| deliver(visitor, progress);
    let flow = if settings.reads_ahead {
        let read = |send: &mut dyn FnMut(Job<'i>) -> bool| while next().is_some_and(&mut *send) {};
        in_order_ahead(threads, AHEAD, read, work, deliver).0
    } else {
        in_order(threads, next, work, deliver)
    };
    let last = last.into_inner().unwrap_or_else(PoisonError::into_inner);
    match last.recv() {
        Ok(Outcome::Cursor(cursor, _)) if flow.is_continue() => Ok(cursor.into()),
        Ok(Outcome::Error(error)) if flow.is_continue() => Err(error),
        _ => Err(ReadError::Cancelled),
    }
}

impl Job<'_> {
    fn check<V: Visitor>(self, settings: &Settings, make: impl Fn() -> V, emit: &mut Emit<'_, (V, Progress)>) {
        let checked = self.part.map(|part| {
            let mut store = Store::new(V::WANTS_VALID);
            let mut end = self.guess;
            let result = end.advance(settings, &part.bytes, part.is_last, &mut store);
            (part, store, end, result)
        });
        let (start, carry) = match self.before.recv() {
            Ok(Outcome::Cursor(start, carry)) => (start, carry),
            // An earlier part failed, so this part does not count.
            Ok(error) => return drop(self.after.send(error)),
            Err(_) => return,
        };
        let (part, mut store, mut end, mut result) = match checked {
            Ok(checked) => checked,
            Err(error) => return drop(self.after.send(Outcome::Error(error.into()))),
        };
        let mut bytes: &[u8] = &part.bytes;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let with_carry;
        if !carry.is_empty() || !start.expects_as(self.guess) {
            with_carry = [&carry, bytes].concat();
            bytes = &with_carry;
            store = Store::new(V::WANTS_VALID);
            end = start.relative();
            result = end.advance(settings, bytes, part.is_last, &mut store);
        }
        let end = end.within(start);
        let outcome = match result {
            Ok(used) => Outcome::Cursor(end, bytes.get(used..).unwrap_or_default().to_vec()),
            Err(stopped) => Outcome::Error(stopped.within(start).into()),
        };
        // Sent before the report, so the next part does not wait for the report.
        let _ = self.after.send(outcome);

        let progress = Progress { bytes: 0, summary: end.into() };
        let mut batch = Batch { visitor: make(), findings: 0, progress, make, emit };
        store.replay(bytes, start, &mut batch);
        if let Some((offset, mut cursor)) = store.overflow(start, end) {
            let rest = bytes.get(offset..).unwrap_or_default();
            // The first pass has returned the same result.
            let _ = cursor.advance(settings, rest, part.is_last, &mut batch);
        }
        let Batch { visitor, emit, .. } = batch;
        let _ = emit((visitor, Progress { bytes: length, ..progress }));
    }
}

/// A visitor that passes its findings to further visitors, and delivers each of them after a batch.
struct Batch<'e, 'f, V, M> {
    visitor: V,
    findings: usize,
    progress: Progress,
    make: M,
    emit: &'e mut Emit<'f, (V, Progress)>,
}

impl<V: Visitor, M: Fn() -> V> Batch<'_, '_, V, M> {
    fn count(&mut self) {
        self.findings += 1;
        if self.findings >= BATCH {
            self.findings = 0;
            let full = std::mem::replace(&mut self.visitor, (self.make)());
            let _ = (self.emit)((full, self.progress));
        }
    }
}

impl<V: Visitor, M: Fn() -> V> Visitor for Batch<'_, '_, V, M> {
    const WANTS_VALID: bool = V::WANTS_VALID;

    fn valid(&mut self, record: &Record<'_>) {
        if V::WANTS_VALID {
            self.visitor.valid(record);
            self.count();
        }
    }

    fn invalid(&mut self, record: &Record<'_>, errors: &Errors<'_>) {
        self.visitor.invalid(record, errors);
        self.count();
    }

    fn not_a_record(&mut self, record: &Record<'_>, problem: Problem, position: Position) {
        self.visitor.not_a_record(record, problem, position);
        self.count();
    }
}
