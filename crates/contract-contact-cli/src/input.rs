//! Opens, decompresses and transcodes files. Cuts CSV into pieces of whole rows. The engine reads JSON.
//!
//! ```text
//! file → compression → encoding → JSON, or CSV → pieces
//! ```

mod compression;
pub(crate) mod csv;
mod encoding;
mod foreign;
mod open;

use std::io::{self, Read};

pub(crate) use open::{Opened, length, open};

/// The number of bytes to read at once. A piece fits the cache of a processor, and the cost of handing it over is negligible.
pub(crate) const PIECE: usize = 256 * 1024;

/// The most records to check at once. The limit bounds the report of a piece in which many short records are invalid.
pub(crate) const RECORDS: usize = 2048;

/// The longest record, in bytes. A longer text is most likely an unclosed bracket or quote.
pub(crate) const MAX_RECORD: usize = 1024 * 1024;

/// The bytes of an input.
pub(crate) type Source = Box<dyn Read + Send>;

/// A position in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The line, from 1.
    pub(crate) line: u64,
    /// The byte in the line, from 1.
    pub(crate) column: u64,
}

impl Place {
    pub(crate) const FIRST: Place = Place { line: 1, column: 1 };

    pub(crate) const fn of_line(line: u64) -> Place {
        Place { line, column: 1 }
    }
}

impl From<contract_contact_bulk::Position> for Place {
    fn from(position: contract_contact_bulk::Position) -> Self {
        Place { line: position.line, column: position.column }
    }
}

/// Converts a length into the type of the counters.
pub(crate) fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// The reason why a file was not read to its end: a message for people, and the position, where known.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) message: String,
    pub(crate) place: Option<Place>,
}

impl Problem {
    pub(crate) fn at(place: Place, message: impl Into<String>) -> Self {
        Problem { message: message.into(), place: Some(place) }
    }
}

impl From<String> for Problem {
    fn from(message: String) -> Self {
        Problem { message, place: None }
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Problem { message: format!("cannot read: {error}"), place: None }
    }
}

/// Whether to continue reading.
pub(crate) type GoOn = bool;
