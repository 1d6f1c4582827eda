//! Cuts CSV into pieces of whole rows, and reads the record of a row.
//!
//! One thread finds the ends of rows, and the checking threads find the cells. A CSV library would do both on one thread, and
//! would not report an unclosed quote. The tests compare rows and cells with the crate `csv`.

mod cell;
mod header;
mod mapping;
mod rows;

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::sync::Arc;

use contract_contact::Field;

pub(crate) use self::mapping::{Mapping, read_mapping};
use self::rows::{Cells, Row, Rows};
use super::{GoOn, MAX_RECORD, PIECE, Place, Problem, RECORDS, count};
use crate::arguments::{Check, DateFormat};

const NOT_UTF8: &str = "some cells are not valid UTF-8. If the file is in Windows-1252, add --encoding windows-1252";

/// The messages to print once for a file.
pub(crate) type Hints = BTreeSet<&'static str>;

/// A piece of the input with whole rows.
pub(crate) struct Piece {
    table: Arc<Table>,
    bytes: Arc<Vec<u8>>,
    rows: Vec<Row>,
    /// The number of rows before this piece, without the header.
    pub(crate) before: u64,
    /// The approximate number of bytes of these rows.
    pub(crate) length: u64,
}

/// The settings for reading the rows of a file.
struct Table {
    delimiter: u8,
    /// The property of each column.
    columns: Vec<Option<Field>>,
    date_format: Option<DateFormat>,
    /// The encoding of the file, for messages.
    encoding: &'static str,
    /// The header, unchanged.
    header: Arc<[u8]>,
}

impl Piece {
    /// Returns the header unchanged, with the end of the line.
    pub(crate) fn header(&self) -> Arc<[u8]> {
        Arc::clone(&self.table.header)
    }

    /// Returns a row unchanged, without the end of the line.
    pub(crate) fn bytes(&self, row: &Row) -> &[u8] {
        self.bytes.get(row.range.clone()).unwrap_or_default()
    }

    /// Returns the properties without a column.
    pub(crate) fn absent(&self) -> impl Iterator<Item = Field> {
        Field::ALL.into_iter().filter(|field| !self.table.columns.contains(&Some(*field)))
    }

    /// Returns the rows, each with its text, or `None` where the row is not valid UTF-8.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&Row, Option<&str>)> {
        let start = self.rows.first().map_or(0, |row| row.range.start);
        let end = self.rows.last().map_or(0, |row| row.range.end);
        // Validating all rows together is faster than each row alone.
        let all = self.bytes.get(start..end).and_then(|bytes| str::from_utf8(bytes).ok());
        self.rows.iter().map(move |row| match all {
            Some(all) => (row, all.get(row.range.start.saturating_sub(start)..row.range.end.saturating_sub(start))),
            None => (row, str::from_utf8(self.bytes(row)).ok()),
        })
    }

    /// Passes the text of each property that has a column to `take`, in the form of a form control. Returns an error where the
    /// row is no record.
    pub(crate) fn read(
        &self,
        row: &Row,
        text: Option<&str>,
        hints: &mut Hints,
        mut take: impl FnMut(Field, &str),
    ) -> Result<(), String> {
        let Table { delimiter, columns, date_format, encoding, .. } = &*self.table;
        let bytes = self.bytes(row);
        let (mut broken, mut cells) = (None, 0_usize);
        let mut fields = columns.iter();
        for cell in Cells::new(bytes, *delimiter) {
            cells += 1;
            let Some(Some(field)) = fields.next() else { continue };
            if cell.range.is_empty() {
                take(*field, "");
                continue;
            }
            let cell_text = match text {
                Some(text) => text.get(cell.range),
                None => bytes.get(cell.range).and_then(|bytes| str::from_utf8(bytes).ok()),
            };
            match cell_text {
                None => broken = broken.or(Some(*field)),
                Some(text) if cell.has_quotes => {
                    take(*field, &cell::read(*field, &rows::unquote(text), *date_format, hints));
                }
                Some(text) => take(*field, &cell::read(*field, text, *date_format, hints)),
            }
        }
        if cells != columns.len() {
            return Err(header::mismatch(bytes, *delimiter, cells, columns.len()));
        }
        match broken {
            None => Ok(()),
            Some(field) => {
                if *encoding == encoding_rs::UTF_8.name() {
                    hints.insert(NOT_UTF8);
                }
                Err(format!("{field} is not valid {encoding}"))
            }
        }
    }
}

/// Reads a source to its end. Passes its pieces to `take`, and warnings to `warn`.
pub(crate) fn read(
    source: impl Read,
    arguments: &Check,
    mapping: &Mapping,
    mut warn: impl FnMut(String) -> GoOn,
    mut take: impl FnMut(Piece) -> GoOn,
) -> Result<(), Problem> {
    let mut buffer = Buffer { source, bytes: Vec::with_capacity(PIECE), line: 1, end: None };
    let (header, header_bytes) = read_header(&mut buffer, arguments, mapping)?;
    let columns = header.columns(arguments, mapping, &mut warn)?;
    let (delimiter, encoding) = (header.delimiter, arguments.encoding.unwrap_or(encoding_rs::UTF_8).name());
    // Trims the end of the line only, because trailing tabs are empty cells.
    let end = header_bytes.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n')).unwrap_or_default();
    let header = [header_bytes.get(..=end).unwrap_or_default(), b"\n"].concat().into();
    let table = Arc::new(Table { delimiter, columns, date_format: arguments.date_format, encoding, header });
    let mut before = 0;
    loop {
        let mut rows = Rows::new(&buffer.bytes, delimiter, buffer.line, buffer.is_complete());
        let (found, too_long) = whole_rows(&mut rows);
        let (used, line, is_open) = (rows.start, rows.line, rows.is_open);
        let bytes = Arc::new(buffer.advance(used, line));
        let parts = found.chunks(RECORDS);
        let length = count(used / parts.len().max(1));
        for part in parts {
            let (table, bytes, rows) = (Arc::clone(&table), Arc::clone(&bytes), part.to_vec());
            if !take(Piece { table, bytes, rows, before, length }) {
                return Ok(());
            }
            before = before.saturating_add(count(part.len()));
        }
        if let Some(line) = too_long.or_else(|| buffer.is_too_long().then_some(line)) {
            return Err(too_long_at(line));
        }
        match buffer.end.take() {
            None => buffer.fill(),
            Some(Err(error)) => return Err(error.into()),
            Some(Ok(())) if is_open => return Err(not_closed(line)),
            Some(Ok(())) => {
                if before == 0 {
                    warn("the file has a header, but no rows".to_owned());
                }
                return Ok(());
            }
        }
    }
}

/// Returns the rows before the first row that is too long, and the line of this row.
fn whole_rows(rows: &mut Rows<'_>) -> (Vec<Row>, Option<u64>) {
    let mut whole = Vec::new();
    for row in rows {
        if row.range.len() > MAX_RECORD {
            return (whole, Some(row.line));
        }
        whole.push(row);
    }
    (whole, None)
}

/// Reads the header.
fn read_header(
    buffer: &mut Buffer<impl Read>,
    arguments: &Check,
    mapping: &Mapping,
) -> Result<(header::Header, Vec<u8>), Problem> {
    loop {
        buffer.fill();
        buffer.skip_blank_lines();
        let is_complete = buffer.is_complete();
        if let Some(header) = header::find(&buffer.bytes, buffer.line, is_complete, arguments.delimiter, mapping) {
            let bytes = buffer.advance(header.used, header.next_line);
            return if header.is_too_long { Err(too_long_at(header.line)) } else { Ok((header, bytes)) };
        }
        if buffer.is_too_long() {
            return Err(too_long_at(buffer.line));
        }
        match buffer.end.take() {
            None => {}
            Some(Err(error)) => return Err(error.into()),
            Some(Ok(())) if header::is_missing(&buffer.bytes) => {
                return Err(Problem::at(
                    Place::FIRST,
                    "the header is missing: the first line of a CSV file must name its columns",
                ));
            }
            Some(Ok(())) => return Err(not_closed(buffer.line)),
        }
    }
}

fn too_long_at(line: u64) -> Problem {
    Problem::at(Place::of_line(line), "a row of more than 1 MiB begins here: is a quote not closed?")
}

fn not_closed(line: u64) -> Problem {
    Problem::at(Place::of_line(line), "a quote in the row that begins here is not closed")
}

/// The bytes of a source that `take` has not received yet.
struct Buffer<R> {
    source: R,
    bytes: Vec<u8>,
    /// The line of the first byte.
    line: u64,
    /// The result of reading to the end, or `None` before the end.
    end: Option<io::Result<()>>,
}

impl<R: Read> Buffer<R> {
    /// Reads more bytes. Keeps the bytes before an error.
    fn fill(&mut self) {
        // A row that fills the whole piece needs more bytes.
        let wanted = PIECE.saturating_sub(self.bytes.len()).max(PIECE / 2);
        match self.source.by_ref().take(count(wanted)).read_to_end(&mut self.bytes) {
            Ok(read) if read == wanted => {}
            other => self.end = Some(other.map(drop)),
        }
    }

    /// Returns whether the source has ended.
    const fn is_complete(&self) -> bool {
        matches!(self.end, Some(Ok(())))
    }

    /// Returns whether the bytes of an incomplete row are too many for a row. The last byte may end the row.
    fn is_too_long(&self) -> bool {
        self.bytes.len() > MAX_RECORD.saturating_add(usize::from(!self.is_complete()))
    }

    /// Removes and returns the first `used` bytes. The next byte begins `line`.
    fn advance(&mut self, used: usize, line: u64) -> Vec<u8> {
        self.line = line;
        let rest = self.bytes.get(used..).unwrap_or_default();
        let mut next = Vec::with_capacity(PIECE.max(rest.len().saturating_mul(2)));
        next.extend_from_slice(rest);
        self.bytes.truncate(used);
        std::mem::replace(&mut self.bytes, next)
    }

    /// Removes the leading blank lines.
    fn skip_blank_lines(&mut self) {
        let blank = self.bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let blanks = self.bytes.get(..blank).unwrap_or_default();
        // A line feed may follow the carriage return.
        let may_go_on = blank == self.bytes.len() && !self.is_complete();
        let blanks = blanks.strip_suffix(b"\r").filter(|_| may_go_on).unwrap_or(blanks);
        let (used, line) = rows::lines(blanks, self.line);
        self.bytes.drain(..used.min(self.bytes.len()));
        self.line = line;
    }
}
