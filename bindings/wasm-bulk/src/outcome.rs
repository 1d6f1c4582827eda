//! Writes the findings as a JSON text.

use std::fmt::Write;

use contract_contact_bulk::{Checker, Errors, Position, Problem, Record, Settings, Stopped, Visitor};

/// The size of the buffer. It fits the second-level cache of a processor, and the cost of a call is negligible.
const CHUNK: usize = 256 * 1024;

/// The check of one input, with a buffer for the bytes.
pub(crate) struct Bulk {
    /// The checker, or `None` after the end of the input.
    checker: Option<Checker>,
    buffer: Vec<u8>,
    /// The number of records so far, including an input that ended the check.
    records: u64,
    is_lost: bool,
    outcome: String,
}

impl Bulk {
    /// Returns a check, or `None` where memory is short.
    pub(crate) fn new(settings: Settings) -> Option<Self> {
        let mut buffer = Vec::new();
        buffer.try_reserve_exact(CHUNK).ok()?;
        buffer.resize(CHUNK, 0);
        Some(Bulk { checker: Some(Checker::new(settings)), buffer, records: 0, is_lost: false, outcome: String::new() })
    }

    /// Returns the buffer for the next bytes of the input.
    pub(crate) fn room(&mut self) -> &mut [u8] {
        &mut self.buffer
    }

    /// Checks the first `written` bytes of the buffer. `is_last` is whether the input ends with these bytes.
    ///
    /// Returns the findings since the last call, as JSON `[records, is_lost, invalid]`:
    ///
    /// - `records` is the number of records so far.
    /// - `is_lost` is whether the input cannot be read any further.
    /// - Each element of `invalid` is `[index, line, column, errors]`. An error of a property is `[field, code, value]`, by the
    ///   indices in `Field::ALL` and `Code::ALL`. If the input is no record, the only error is `[message, value]`. A value is the
    ///   text of the input.
    pub(crate) fn read(&mut self, written: usize, is_last: bool) -> &str {
        self.outcome.clear();
        // The text begins with the counts, which are known only at the end.
        let mut entries = Entries { text: std::mem::take(&mut self.outcome) };
        let result = self.check(written, is_last, &mut entries);
        if let Err(stopped) = result
            && !self.is_lost
        {
            entries.not_a_record(self.records, stopped.position(), stopped.problem(), "null");
            self.records += 1;
            self.is_lost = true;
        }
        let entries = entries.text;
        let entries_without_comma = entries.strip_prefix(',').unwrap_or(&entries);
        self.outcome = format!("[{},{},[{entries_without_comma}]]", self.records, self.is_lost);
        &self.outcome
    }

    fn check(&mut self, written: usize, is_last: bool, entries: &mut Entries) -> Result<(), Stopped> {
        let Some(mut checker) = self.checker.take() else { return Ok(()) };
        let result = checker.feed(self.buffer.get(..written).unwrap_or_default(), entries);
        self.records = checker.summary().records;
        result?;
        if !is_last {
            self.checker = Some(checker);
            return Ok(());
        }
        let result = checker.finish(entries);
        self.records = result.map_or_else(|stopped| stopped.summary().records, |summary| summary.records);
        result.map(drop)
    }

    /// Returns the last result of [`read`](Self::read).
    pub(crate) fn outcome(&self) -> &str {
        &self.outcome
    }
}

/// The elements of `invalid`, each preceded by a comma. Writing to a string cannot fail.
struct Entries {
    text: String,
}

impl Entries {
    fn begin(&mut self, index: u64, position: Position) {
        let _ = write!(self.text, ",[{index},{},{},[", position.line, position.column);
    }

    fn not_a_record(&mut self, index: u64, position: Position, problem: Problem, value: &str) {
        self.begin(index, position);
        let _ = write!(self.text, r#"["{}",{value}]]]"#, problem.message());
    }
}

impl Visitor for Entries {
    fn invalid(&mut self, record: &Record<'_>, errors: &Errors<'_>) {
        self.begin(record.index, record.position);
        for (index, error) in errors.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            let _ = write!(self.text, "{comma}[{},{},{}]", error.field_index(), error.code_index(), error.value);
        }
        self.text.push_str("]]");
    }

    fn not_a_record(&mut self, record: &Record<'_>, problem: Problem, position: Position) {
        let value = if problem.is_of_type() { str::from_utf8(record.bytes) } else { Ok("null") };
        self.not_a_record(record.index, position, problem, value.unwrap_or("null"));
    }
}
