//! Files: opened, unpacked and transcoded. CSV is cut into pieces of whole rows, and the engine reads JSON.
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

/// How much is read at a time, in bytes: small enough to be at home in a processor's cache, and large enough that handing it
/// over costs nothing beside the reading.
pub(crate) const PIECE: usize = 256 * 1024;

/// How many records are checked at a time, at most: of short ones that are all wrong, the report is far longer than they are.
pub(crate) const RECORDS: usize = 2048;

/// The longest record, in bytes: what is longer is no record, but a bracket or a quote that is not closed.
pub(crate) const MAX_RECORD: usize = 1024 * 1024;

/// The bytes of an input.
pub(crate) type Source = Box<dyn Read + Send>;

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// From 1.
    pub(crate) line: u64,
    /// The byte of the line, from 1.
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

/// A number of bytes or records as all of them are counted.
pub(crate) fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// Why a file was not read to its end, for a person, and where that is, if it is a place in the file.
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

/// Whether to go on: not so where nobody wants to know any more.
pub(crate) type GoOn = bool;
