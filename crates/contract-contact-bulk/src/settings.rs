//! The settings of a check.

use contract_contact::chrono::NaiveDate;
use contract_contact::{Operation, Rules};

use crate::cursor::{self, State};

/// The default limit for the length of a record, in bytes: 1 MiB.
pub const MAX_RECORD_BYTES: usize = 1024 * 1024;

/// The format of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON text: an array of records, one record, or a list envelope.
    ///
    /// A list envelope is an object that contains records and is no record itself: `{"Records": […], "TotalItems": 2}`. The
    /// records are the elements of the first array that begins with an object. The array's property may have any name. An
    /// object with any property of a record is a record, not an envelope.
    Json,
    /// One record on each line. Blank lines are skipped.
    Ndjson,
}

impl Format {
    /// Returns the format of an input that begins with these bytes.
    ///
    /// - `[` begins JSON.
    /// - `{` begins JSON if it begins a list envelope, or a record of more than one line.
    /// - Everything else is NDJSON.
    ///
    /// If an object continues after these bytes, the function decides by the given bytes.
    ///
    /// ```
    /// use contract_contact_bulk::Format;
    ///
    /// assert_eq!(Format::detect(b"[{}"), Format::Json);
    /// assert_eq!(Format::detect(b"{\"TotalItems\": 2, \"Records\": [{"), Format::Json);
    /// assert_eq!(Format::detect(b"{\n  \"Id\": 1\n}"), Format::Json);
    /// assert_eq!(Format::detect(b"{\"Id\": 1}\n{\"Id\": 2}"), Format::Ndjson);
    /// ```
    pub fn detect(input: &[u8]) -> Format {
        match cursor::detect(input) {
            State::Line | State::Format => Format::Ndjson,
            _ => Format::Json,
        }
    }
}

/// The settings of a check.
///
/// ```
/// use contract_contact::{Operation, Rules, date};
/// use contract_contact_bulk::{Format, Settings};
///
/// let settings = Settings::new(Operation::Create, Rules::strict(), date::today())
///     .with_format(Format::Ndjson)
///     .with_max_record_bytes(64 * 1024);
/// # let _ = settings;
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    pub(crate) operation: Operation,
    pub(crate) rules: Rules,
    pub(crate) today: NaiveDate,
    pub(crate) format: Option<Format>,
    pub(crate) max_record_bytes: usize,
    pub(crate) reads_ahead: bool,
}

impl Settings {
    /// Returns the settings for records of this operation, with these rules.
    ///
    /// `today` is the latest valid date of birth. The beginning of the input decides the format. A record has at most
    /// [`MAX_RECORD_BYTES`].
    pub const fn new(operation: Operation, rules: Rules, today: NaiveDate) -> Self {
        Settings { operation, rules, today, format: None, max_record_bytes: MAX_RECORD_BYTES, reads_ahead: false }
    }

    /// Returns the latest valid date of birth.
    pub const fn today(&self) -> NaiveDate {
        self.today
    }

    /// Sets the format.
    ///
    /// Without a format, the first byte that is not blank decides. `[` begins an array. `{` begins a list envelope, a record of
    /// more than one line, or NDJSON. Anything else is NDJSON.
    #[must_use]
    pub const fn with_format(self, format: Format) -> Self {
        Settings { format: Some(format), ..self }
    }

    /// Sets the limit for the length of a record, in bytes.
    ///
    /// The engine reports a longer record as too large. Other errors in the record and the ends of the chunks do not matter.
    ///
    /// - A record begins with its first byte that is not blank.
    /// - A record on a line ends before the newline.
    /// - A record in an array ends where its JSON value ends.
    /// - After a syntax error, the end of the record is unknown. For a syntax error before the limit, the engine reports the
    ///   syntax error.
    #[must_use]
    pub const fn with_max_record_bytes(self, max_record_bytes: usize) -> Self {
        Settings { max_record_bytes, ..self }
    }

    /// Sets whether [`check_parallel`](crate::check_parallel) reads on one thread only.
    ///
    /// - `false`, the default: the threads take turns to read. This is faster for a file.
    /// - `true`: one thread reads ahead of the other threads. While enough parts wait, this thread checks a part, too. Use
    ///   `true` for a reader that computes its bytes, such as a decompressor. The tables of the decompressor then stay in the
    ///   cache of one core.
    ///
    /// ```
    /// use contract_contact::{Operation, Rules, date};
    /// use contract_contact_bulk::Settings;
    ///
    /// let settings = Settings::new(Operation::Create, Rules::strict(), date::today()).with_read_ahead(true);
    /// ```
    #[must_use]
    pub const fn with_read_ahead(self, reads_ahead: bool) -> Self {
        Settings { reads_ahead, ..self }
    }
}
