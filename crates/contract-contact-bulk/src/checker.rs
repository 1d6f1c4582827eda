//! Checks on one thread: of chunks, a slice or a reader.

use std::io::{self, Read};

use crate::cursor::{Cursor, State};
use crate::problem::{Stopped, Summary};
use crate::settings::Settings;
use crate::visitor::Visitor;

/// The number of bytes to read at once. The chunk fits the second-level cache of a processor, and the cost of a read call is
/// negligible.
pub(crate) const CHUNK: usize = 256 * 1024;

/// The minimum number of bytes to add to an incomplete record before the next attempt to read it.
const STEP: usize = 4096;

/// A check of an input that arrives in chunks. The chunks may end anywhere, without an effect on the outcome.
///
/// The checker holds at most one incomplete record.
///
/// ```
/// use contract_contact::{Operation, Rules, date};
/// use contract_contact_bulk::{Checker, Finding, Settings};
///
/// let mut findings: Vec<Finding> = Vec::new();
/// let mut checker = Checker::new(Settings::new(Operation::Create, Rules::strict(), date::today()));
/// for chunk in ["{\"CoworkerContractId\": 1, \"Full", "Name\": \"Ada\"}\n{\"FullName\"", ": \"Grace\"}"] {
///     checker.feed(chunk.as_bytes(), &mut findings)?;
/// }
/// let summary = checker.finish(&mut findings)?;
/// assert_eq!((summary.records, summary.invalid), (2, 1));
/// assert_eq!(findings[0].to_string(), "line 2, column 1: CoworkerContractId: is a required field");
/// # Ok::<(), contract_contact_bulk::Stopped>(())
/// ```
pub struct Checker {
    settings: Settings,
    cursor: Cursor,
    /// The beginning of a record that continues in the next chunk.
    carry: Vec<u8>,
    /// The length that `carry` must have before the next attempt to read it. Otherwise an input of single bytes would be read too
    /// often.
    next_attempt: usize,
    stopped: Option<Stopped>,
}

/// Shows no part of the input.
impl std::fmt::Debug for Checker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checker")
            .field("summary", &self.summary())
            .field("stopped", &self.stopped)
            .finish_non_exhaustive()
    }
}

impl Checker {
    /// Returns a checker for a new input.
    pub const fn new(settings: Settings) -> Self {
        Checker { settings, cursor: Cursor::START, carry: Vec::new(), next_attempt: 0, stopped: None }
    }

    /// Returns the number of records so far.
    pub fn summary(&self) -> Summary {
        self.cursor.into()
    }

    /// Reads the next bytes of the input, and reports every complete record.
    ///
    /// If a record ends exactly at the end of `chunk`, a later call may report this record.
    ///
    /// # Errors
    /// Returns an error where the input cannot be read any further. Later calls return the same error.
    pub fn feed(&mut self, chunk: &[u8], visitor: &mut impl Visitor) -> Result<(), Stopped> {
        self.check_stopped()?;
        let mut rest = chunk;
        while !self.carry.is_empty() && !rest.is_empty() {
            let (head, tail) = rest.split_at_checked(self.carry.len().max(STEP)).unwrap_or((rest, &[]));
            let length = self.carry.len();
            self.keep(head, visitor)?;
            rest = tail;
            let may_end = self.cursor.state != State::Line || head.contains(&b'\n') || self.is_over_limit();
            if !may_end || self.carry.len() < self.next_attempt {
                continue;
            }
            let carry = std::mem::take(&mut self.carry);
            let used = self.advance(&carry, false, visitor)?;
            self.carry = carry;
            if used > length {
                // The carried record has ended, so the rest of the chunk is read in place.
                rest = chunk.get(chunk.len() - tail.len() - (self.carry.len() - used)..).unwrap_or_default();
                self.carry.clear();
                self.next_attempt = 0;
            } else {
                self.carry.drain(..used);
                self.next_attempt = self.carry.len() + (self.carry.len() / 8).saturating_sub(STEP / 8);
            }
        }
        if !rest.is_empty() {
            let used = self.advance(rest, false, visitor)?;
            self.keep(rest.get(used..).unwrap_or_default(), visitor)?;
        }
        Ok(())
    }

    /// Ends the input, and reports the last record.
    ///
    /// # Errors
    /// Returns an error where the input was not read to its end.
    pub fn finish(mut self, visitor: &mut impl Visitor) -> Result<Summary, Stopped> {
        self.check_stopped()?;
        let carry = std::mem::take(&mut self.carry);
        self.advance(&carry, true, visitor)?;
        Ok(self.summary())
    }

    const fn check_stopped(&self) -> Result<(), Stopped> {
        match self.stopped {
            Some(stopped) => Err(stopped),
            None => Ok(()),
        }
    }

    fn advance(&mut self, input: &[u8], is_last: bool, visitor: &mut impl Visitor) -> Result<usize, Stopped> {
        let result = self.cursor.advance(&self.settings, input, is_last, visitor);
        self.stopped = result.err();
        result
    }

    fn is_over_limit(&self) -> bool {
        self.carry.len() > self.settings.max_record_bytes
    }

    /// Adds bytes to the carry. Reports the record as too long where the memory does not suffice.
    fn keep(&mut self, bytes: &[u8], visitor: &mut impl Visitor) -> Result<(), Stopped> {
        if self.carry.try_reserve(bytes.len()).is_ok() {
            self.carry.extend_from_slice(bytes);
            return Ok(());
        }
        self.carry = Vec::new();
        self.next_attempt = 0;
        let result = self.cursor.give_up_record(&self.settings, visitor);
        self.stopped = result.err();
        result
    }
}

/// Checks an input in memory.
///
/// # Errors
/// Returns an error where the input was not read to its end.
///
/// ```
/// use contract_contact::{Operation, Rules, date};
/// use contract_contact_bulk::{Finding, Settings, check_slice};
///
/// let answer = br#"{"Records": [{"CoworkerContractId": 1, "FullName": "Ada"}, {"CoworkerContractId": 2}], "TotalItems": 2}"#;
/// let settings = Settings::new(Operation::Create, Rules::strict(), date::today());
/// let mut findings: Vec<Finding> = Vec::new();
/// let summary = check_slice(&settings, answer, &mut findings)?;
/// assert_eq!((summary.records, summary.invalid), (2, 1));
/// assert_eq!(findings[0].to_string(), "line 1, column 60: FullName: is a required field");
/// # Ok::<(), contract_contact_bulk::Stopped>(())
/// ```
pub fn check_slice(settings: &Settings, input: &[u8], visitor: &mut impl Visitor) -> Result<Summary, Stopped> {
    // With chunks, each byte is still in the processor's cache when it is read for the second time.
    check_chunks(settings, input.chunks(CHUNK), visitor)
}

/// Checks an input from an iterator of chunks, such as lines or the parts of a body.
///
/// # Errors
/// Returns an error where the input was not read to its end.
pub fn check_chunks<B: AsRef<[u8]>>(
    settings: &Settings,
    chunks: impl IntoIterator<Item = B>,
    visitor: &mut impl Visitor,
) -> Result<Summary, Stopped> {
    let mut checker = Checker::new(*settings);
    for chunk in chunks {
        checker.feed(chunk.as_ref(), visitor)?;
    }
    checker.finish(visitor)
}

/// The error for an input that was not read to its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The input is not JSON, or a record in a list is too long.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// The reader failed. Every record that was complete before the failure was reported.
    #[error("cannot read: {0}")]
    Io(#[from] io::Error),
    /// The caller of `check_parallel` ended the check.
    #[error("the check was ended by its caller")]
    Cancelled,
}

/// Checks an input from a file or another reader. The reader needs no buffer of its own.
///
/// # Errors
/// Returns an error where the reader failed, or where the input was not read to its end.
///
/// ```
/// use contract_contact::{Operation, Rules, date};
/// use contract_contact_bulk::{Settings, check_reader};
///
/// let file: &[u8] = b"{\"CoworkerContractId\": 1, \"FullName\": \"Ada\"}\n"; // std::fs::File::open("contacts.ndjson")?
/// let settings = Settings::new(Operation::Create, Rules::strict(), date::today());
/// let summary = check_reader(&settings, file, &mut Vec::new())?;
/// assert_eq!((summary.records, summary.invalid), (1, 0));
/// # Ok::<(), contract_contact_bulk::ReadError>(())
/// ```
pub fn check_reader(
    settings: &Settings,
    mut reader: impl Read,
    visitor: &mut impl Visitor,
) -> Result<Summary, ReadError> {
    let mut checker = Checker::new(*settings);
    let mut buffer = vec![0; CHUNK];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(checker.finish(visitor)?),
            Ok(length) => checker.feed(buffer.get(..length).unwrap_or_default(), visitor)?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
}
