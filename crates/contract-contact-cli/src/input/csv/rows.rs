//! Finds the ends of rows and cells.
//!
//! - A quote opens only at the start of a cell. Within quotes, a doubled quote is a quote, and a single quote closes.
//! - Text after a closed quote belongs to the cell, unchanged.
//! - A row ends outside quotes, at a line feed, a carriage return or both.
//! - Blank lines are no rows.

use std::ops::Range;

use memchr::{Memchr3, memchr, memchr3_iter};

const QUOTE: u8 = b'"';

/// The position of a row in the bytes of a piece.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// The bytes of the row, without the end of the line.
    pub(crate) range: Range<usize>,
    /// The line on which the row begins.
    pub(crate) line: u64,
}

/// An iterator over the whole rows at the start of the bytes.
pub(super) struct Rows<'b> {
    bytes: &'b [u8],
    delimiter: u8,
    is_complete: bool,
    marks: Memchr3<'b>,
    /// The start of the next row. After the last row, the start of the incomplete rest.
    pub(super) start: usize,
    /// The line of `start`.
    pub(super) line: u64,
    /// After the last row, whether the rest has an unclosed quote.
    pub(super) is_open: bool,
}

impl<'b> Rows<'b> {
    /// Returns an iterator over bytes that begin on `line`. `is_complete` is whether the source ends with the bytes.
    pub(super) fn new(bytes: &'b [u8], delimiter: u8, line: u64, is_complete: bool) -> Self {
        let marks = memchr3_iter(QUOTE, b'\r', b'\n', bytes);
        Rows { bytes, delimiter, is_complete, marks, start: 0, line, is_open: false }
    }

    /// Ends a row, begins the next row, and returns the ended row unless it is blank.
    fn end_row(&mut self, end: usize, next: usize, next_line: u64) -> Option<Row> {
        let row = Row { range: self.start..end, line: self.line };
        (self.start, self.line) = (next, next_line);
        let bytes = self.bytes.get(row.range.clone()).unwrap_or_default();
        let is_blank = bytes.iter().all(|byte| byte.is_ascii_whitespace() && *byte != self.delimiter);
        (!is_blank).then_some(row)
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let (mut line, mut is_quoted) = (self.line, false);
        while let Some(at) = self.marks.next() {
            let next = at.saturating_add(1);
            let (byte, follower) = (self.bytes.get(at), self.bytes.get(next));
            if byte != Some(&QUOTE) {
                let end = match (byte, follower) {
                    (Some(b'\r'), Some(b'\n')) => {
                        self.marks.next();
                        next.saturating_add(1)
                    }
                    // A line feed may follow.
                    (Some(b'\r'), None) if !self.is_complete => break,
                    _ => next,
                };
                line = line.saturating_add(1);
                if is_quoted {
                    continue;
                }
                if let Some(row) = self.end_row(at, end, line) {
                    return Some(row);
                }
            } else if !is_quoted {
                is_quoted = at == self.start || self.bytes.get(at.saturating_sub(1)) == Some(&self.delimiter);
            } else if follower == Some(&QUOTE) {
                self.marks.next();
            } else {
                is_quoted = false;
            }
        }
        self.is_open = is_quoted;
        let end = self.bytes.len();
        if self.is_complete && !is_quoted && self.start < end { self.end_row(end, end, line) } else { None }
    }
}

/// A cell of a row.
#[derive(Debug, PartialEq)]
pub(super) struct Cell {
    /// The range in the row.
    pub(super) range: Range<usize>,
    /// Whether the range includes quotes, which [`unquote`] removes.
    pub(super) has_quotes: bool,
}

/// An iterator over the cells of a row.
pub(super) struct Cells<'r> {
    delimiter: u8,
    /// The start of the next cell.
    start: usize,
    /// The row from `start`, or `None` after the last cell.
    rest: Option<&'r [u8]>,
}

impl<'r> Cells<'r> {
    pub(super) const fn new(row: &'r [u8], delimiter: u8) -> Self {
        Cells { delimiter, start: 0, rest: Some(row) }
    }
}

/// Returns the end of the quoted part of a cell, and whether the part contains quotes. The cell begins with a quote.
fn close(cell: &[u8]) -> (usize, bool) {
    let (mut at, mut has_quotes) = (1_usize, false);
    loop {
        let rest = cell.get(at..).unwrap_or_default();
        let Some(quote) = memchr(QUOTE, rest) else { return (cell.len(), has_quotes) };
        let quote = at.saturating_add(quote);
        if cell.get(quote.saturating_add(1)) != Some(&QUOTE) {
            return (quote, has_quotes);
        }
        has_quotes = true;
        at = quote.saturating_add(2);
    }
}

impl Iterator for Cells<'_> {
    type Item = Cell;

    #[inline]
    fn next(&mut self) -> Option<Cell> {
        let rest = self.rest?;
        let quoted = (rest.first() == Some(&QUOTE)).then(|| close(rest));
        let from = quoted.map_or(0, |(close, _)| close.saturating_add(1));
        let found = find_near(self.delimiter, rest.get(from..).unwrap_or_default());
        let length = found.map_or(rest.len(), |length| from + length);
        let start = self.start;
        self.rest = found.and_then(|_| rest.get(length + 1..));
        self.start = start + length + 1;
        Some(match quoted {
            None => Cell { range: start..start + length, has_quotes: false },
            Some((close, false)) if from >= length => Cell { range: start + 1..start + close, has_quotes: false },
            Some(_) => Cell { range: start..start + length, has_quotes: true },
        })
    }
}

/// Returns the index of the first occurrence of a byte, reading eight bytes at a time.
///
/// The end of a cell is usually a few bytes away. There, the start of `memchr` takes longer than its search.
#[inline]
#[expect(clippy::as_conversions, reason = "at most 7")]
fn find_near(byte: u8, bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    while let Some((word, tail)) = rest.split_first_chunk() {
        let differences = u64::from_le_bytes(*word) ^ u64::from_le_bytes([byte; 8]);
        // Has the high bit of the first zero byte. High bits of later bytes may be set, too.
        let zeros = differences.wrapping_sub(u64::from_le_bytes([1; 8])) & !differences & u64::from_le_bytes([0x80; 8]);
        if zeros != 0 {
            return Some(bytes.len() - rest.len() + (zeros.trailing_zeros() / 8) as usize);
        }
        rest = tail;
    }
    rest.iter().position(|each| *each == byte).map(|index| bytes.len() - rest.len() + index)
}

/// Returns the text of a cell that begins with a quote.
pub(super) fn unquote(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut rest = cell.strip_prefix('"').unwrap_or(cell);
    while let Some((part, after)) = rest.split_once('"') {
        text.push_str(part);
        match after.strip_prefix('"') {
            Some(after) => {
                text.push('"');
                rest = after;
            }
            None => {
                rest = after;
                break;
            }
        }
    }
    text.push_str(rest);
    text
}

/// Returns the start and the number of the last line. The first line has the number `line`.
pub(super) fn lines(bytes: &[u8], line: u64) -> (usize, u64) {
    let (mut start, mut number, mut at) = (0, line, 0_usize);
    while let Some(found) = memchr::memchr2(b'\r', b'\n', bytes.get(at..).unwrap_or_default()) {
        let end = at.saturating_add(found);
        let is_pair = bytes.get(end) == Some(&b'\r') && bytes.get(end.saturating_add(1)) == Some(&b'\n');
        at = end.saturating_add(if is_pair { 2 } else { 1 });
        (start, number) = (at, number.saturating_add(1));
    }
    (start, number)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::as_conversions, reason = "tests")]
mod tests {
    use super::*;

    /// Returns every text of these characters up to a length.
    fn texts(length: u32) -> impl Iterator<Item = String> {
        const CHARACTERS: [char; 5] = ['a', ',', '"', '\r', '\n'];
        (0..=length).flat_map(|length| {
            (0..5_usize.pow(length)).map(move |number| {
                (0..length).map(|place| CHARACTERS[number / 5_usize.pow(place) % 5]).collect::<String>()
            })
        })
    }

    /// The rows of a text as the crate `csv` reads them.
    fn reference(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    fn cells(row: &str) -> Vec<String> {
        Cells::new(row.as_bytes(), b',')
            .map(|cell| match (&row[cell.range], cell.has_quotes) {
                (text, true) => unquote(text),
                (text, false) => text.to_owned(),
            })
            .collect()
    }

    #[test]
    fn rows_and_cells_equal_those_of_the_csv_crate() {
        for text in texts(6) {
            let mut rows = Rows::new(text.as_bytes(), b',', 1, true);
            let mut found: Vec<_> = rows.by_ref().map(|row| cells(&text[row.range])).collect();
            if rows.is_open {
                // The crate reads such a row as if its quote were closed.
                found.push(cells(&text[rows.start..]));
            }
            assert_eq!(found, reference(&text), "{text:?}");
        }
    }

    #[test]
    fn find_near_returns_the_first_index() {
        for length in 0..40 {
            for place in 0..=length {
                // Beside a comma are `+` and `-`, and 0xAC is a comma but for its high bit.
                for other in [b'+', b'-', 0xAC, 0] {
                    let mut bytes = vec![other; length];
                    bytes.iter_mut().skip(place).step_by(3).for_each(|byte| *byte = b',');
                    assert_eq!(find_near(b',', &bytes), memchr(b',', &bytes), "{bytes:?}");
                }
            }
        }
    }

    #[test]
    fn row_has_its_line_for_every_line_ending() {
        for text in texts(5) {
            for row in Rows::new(text.as_bytes(), b',', 1, true) {
                let before = text[..row.range.start].replace("\r\n", "\n").replace('\r', "\n");
                assert_eq!(row.line as usize, before.matches('\n').count() + 1, "{text:?}");
            }
            let blank = text.len() - text.trim_start().len();
            let (start, line) = lines(&text.as_bytes()[..blank], 1);
            let expected = text[..blank].replace("\r\n", "\n").replace('\r', "\n");
            assert_eq!((start, line as usize), (blank, expected.len() + 1), "{text:?}");
        }
    }

    #[test]
    fn cut_of_the_input_does_not_change_the_rows() {
        for text in texts(5) {
            let whole: Vec<Row> = Rows::new(text.as_bytes(), b',', 1, true).collect();
            for cut in 0..=text.len() {
                let mut rows = Rows::new(&text.as_bytes()[..cut], b',', 1, false);
                let mut found: Vec<Row> = rows.by_ref().collect();
                let start = rows.start;
                let rest = Rows::new(&text.as_bytes()[start..], b',', rows.line, true);
                found.extend(
                    rest.map(|row| Row { range: row.range.start + start..row.range.end + start, line: row.line }),
                );
                assert_eq!(found, whole, "{text:?} {cut}");
            }
        }
    }
}
