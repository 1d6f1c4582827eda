//! Stores the findings of a part of the input until its position is known.

use crate::cursor::Cursor;
use crate::position::Position;
use crate::problem::Problem;
use crate::visitor::{Errors, Found, Record, Visitor};

/// The most findings that are stored. The limit bounds the memory for inputs in which every record is invalid.
const MOST: usize = 4096;

/// The findings of a part of the input, without the bytes.
pub(crate) struct Store {
    wants_valid: bool,
    found: Vec<Stored>,
    /// The errors of all invalid records, in order.
    errors: Vec<Found>,
    /// The number of findings that are invalid records.
    invalid: u64,
    /// The first record without room, as an offset, and the number of invalid records before it.
    overflow: Option<(Stored, u64)>,
}

#[derive(Clone, Copy)]
struct Stored {
    index: u64,
    position: Position,
    offset: usize,
    length: usize,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Valid,
    /// The number of errors of the record.
    Invalid(usize),
    NotARecord(Problem, Position),
}

impl Store {
    pub(crate) const fn new(wants_valid: bool) -> Self {
        Store { wants_valid, found: Vec::new(), errors: Vec::new(), invalid: 0, overflow: None }
    }

    /// Adds a finding, and returns whether there was room.
    fn add(&mut self, record: &Record<'_>, kind: Kind) -> bool {
        let Record { index, position, bytes, offset } = *record;
        let stored = Stored { index, position, offset, length: bytes.len(), kind };
        if self.overflow.is_some() || self.found.len() >= MOST {
            self.overflow.get_or_insert((stored, self.invalid));
            return false;
        }
        self.invalid += u64::from(!matches!(kind, Kind::Valid));
        self.found.push(stored);
        true
    }

    /// Reports every stored finding of the input, which begins at the cursor `start`.
    pub(crate) fn replay(&self, input: &[u8], start: Cursor, visitor: &mut impl Visitor) {
        let mut errors = self.errors.as_slice();
        for Stored { index, position, offset, length, kind } in &self.found {
            let bytes = input.get(*offset..offset + length).unwrap_or_default();
            let (index, position) = (index + start.records, position.within(start.position));
            let record = Record { index, position, bytes, offset: *offset };
            match kind {
                Kind::Valid => visitor.valid(&record),
                Kind::Invalid(count) => {
                    let (found, rest) = errors.split_at_checked(*count).unwrap_or_default();
                    errors = rest;
                    visitor.invalid(&record, &Errors { record: bytes, found });
                }
                Kind::NotARecord(problem, at) => {
                    visitor.not_a_record(&record, *problem, at.within(start.position));
                }
            }
        }
    }

    /// Returns the offset and the cursor of the first finding without room, in an input from `start` to `end`.
    pub(crate) fn overflow(&self, start: Cursor, end: Cursor) -> Option<(usize, Cursor)> {
        let (Stored { index, position, offset, .. }, invalid) = self.overflow?;
        let position = position.within(start.position);
        Some((offset, end.before_record(position, index + start.records, invalid + start.invalid)))
    }
}

impl Visitor for Store {
    #[inline(always)]
    fn valid(&mut self, record: &Record<'_>) {
        if self.wants_valid {
            self.add(record, Kind::Valid);
        }
    }

    fn invalid(&mut self, record: &Record<'_>, errors: &Errors<'_>) {
        if self.add(record, Kind::Invalid(errors.found.len())) {
            self.errors.extend_from_slice(errors.found);
        }
    }

    fn not_a_record(&mut self, record: &Record<'_>, problem: Problem, position: Position) {
        self.add(record, Kind::NotARecord(problem, position));
    }
}
