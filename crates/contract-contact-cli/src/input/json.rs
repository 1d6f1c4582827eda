//! JSON and NDJSON: where each record begins and ends. What it holds is read by who checks it.

use std::io::Read;
use std::ops::Range;
use std::sync::Arc;

use memchr::{memchr, memchr_iter, memchr2};

use super::{GoOn, MAX_RECORD, PIECE, Place, Problem, RECORDS, count};

/// Some bytes, and the records in them.
pub(crate) struct Piece {
    pub(crate) bytes: Arc<Vec<u8>>,
    /// How many of the bytes are these records', about.
    pub(crate) length: u64,
    pub(crate) records: Vec<Record>,
    /// Each record is a line, so one that is broken does not touch the next.
    pub(crate) is_lines: bool,
    /// How many records there were before.
    pub(crate) before: u64,
}

/// Where a record is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Record {
    /// Among the bytes of the piece; `None` where it is too long to be looked at.
    pub(crate) range: Option<Range<usize>>,
    pub(crate) place: Place,
}

/// Reads a source to its end and gives its pieces to `take`.
pub(crate) fn read(mut source: impl Read, is_lines: bool, mut take: impl FnMut(Piece) -> GoOn) -> Result<(), Problem> {
    let mut splitter = if is_lines { Splitter::lines() } else { Splitter::document() };
    let mut bytes = Vec::with_capacity(PIECE);
    let mut before = 0;
    loop {
        // A record that fills all there is needs more.
        let wanted = PIECE.saturating_sub(bytes.len()).max(PIECE / 2);
        let read = source.by_ref().take(count(wanted)).read_to_end(&mut bytes)?;
        let is_last = read < wanted;
        let mut records = Vec::new();
        let split = splitter.split(&bytes, is_last, &mut records);
        let used = *split.as_ref().unwrap_or(&bytes.len());
        let rest = bytes.get(used..).unwrap_or_default();
        let mut next = Vec::with_capacity(PIECE.max(rest.len().saturating_mul(2)));
        next.extend_from_slice(rest);
        bytes.truncate(used);
        let whole = Arc::new(bytes);
        let parts = records.chunks(RECORDS);
        let length = count(used / parts.len().max(1));
        for part in parts {
            let (bytes, records) = (Arc::clone(&whole), part.to_vec());
            if !take(Piece { bytes, length, records, is_lines, before }) {
                return Ok(());
            }
            before = before.saturating_add(count(part.len()));
        }
        split?;
        if is_last {
            return Ok(());
        }
        bytes = next;
    }
}

/// What comes next.
#[derive(Clone, Copy, PartialEq)]
enum State {
    /// A line.
    Line,
    /// The rest of a line that is too long.
    RestOfLine,
    /// An array, or one record.
    Start,
    /// The first record of an array, or its end.
    First,
    /// A comma, or the end of the array.
    Comma,
    /// A record, after a comma.
    Next,
    /// Nothing.
    End,
}

/// Finds the records, and keeps the place in the file.
struct Splitter {
    state: State,
    place: Place,
}

impl Splitter {
    fn lines() -> Self {
        Splitter { state: State::Line, place: Place::FIRST }
    }

    fn document() -> Self {
        Splitter { state: State::Start, place: Place::FIRST }
    }

    /// Adds the whole records of these bytes and says how many bytes these are.
    fn split(&mut self, bytes: &[u8], is_last: bool, records: &mut Vec<Record>) -> Result<usize, Problem> {
        match self.state {
            State::Line | State::RestOfLine => Ok(self.split_lines(bytes, is_last, records)),
            _ => self.split_document(bytes, is_last, records),
        }
    }

    fn split_lines(&mut self, bytes: &[u8], is_last: bool, records: &mut Vec<Record>) -> usize {
        let mut start = 0;
        if self.state == State::RestOfLine {
            let Some(newline) = memchr(b'\n', bytes) else { return bytes.len() };
            start = newline.saturating_add(1);
            self.end_line();
        }
        let first = start;
        for newline in memchr_iter(b'\n', bytes.get(first..).unwrap_or_default()) {
            let newline = newline.saturating_add(first);
            self.line(bytes, start..newline, records);
            start = newline.saturating_add(1);
            self.end_line();
        }
        let rest = bytes.len().saturating_sub(start);
        if is_last || rest > MAX_RECORD {
            self.line(bytes, start..bytes.len(), records);
            self.state = State::RestOfLine;
            return bytes.len();
        }
        start
    }

    fn end_line(&mut self) {
        self.state = State::Line;
        self.place = Place::of_line(self.place.line.saturating_add(1));
    }

    fn line(&self, bytes: &[u8], range: Range<usize>, records: &mut Vec<Record>) {
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r');
        if !bytes.get(range.clone()).unwrap_or_default().iter().all(is_blank) {
            let range = Some(range).filter(|range| range.len() <= MAX_RECORD);
            records.push(Record { range, place: self.place });
        }
    }

    fn split_document(&mut self, bytes: &[u8], is_last: bool, records: &mut Vec<Record>) -> Result<usize, Problem> {
        let mut at = 0;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let blanks = rest.iter().take_while(|byte| is_blank(**byte)).count();
            let (blanks, rest) = rest.split_at_checked(blanks).unwrap_or_default();
            self.place = self.place.after(blanks);
            at = at.saturating_add(blanks.len());
            let Some(first) = rest.first() else { break };
            let (length, state) = match (self.state, first) {
                (State::Start, b'[') => (1, State::First),
                (State::First | State::Comma, b']') => (1, State::End),
                (State::Comma, b',') => (1, State::Next),
                (State::Comma, _) => return Err(self.broken("expected `,` or `]`")),
                (State::Next, b']') => return Err(self.broken("trailing comma")),
                (State::End, _) => {
                    return Err(self.broken("trailing characters (with a record on each line it is NDJSON)"));
                }
                (state, _) => {
                    let length = value_length(rest).or_else(|| is_last.then_some(rest.len()));
                    if length.unwrap_or(rest.len()) > MAX_RECORD {
                        return Err(Problem::at(self.place, "a record of more than 1 MiB begins here"));
                    }
                    let Some(length) = length else { return Ok(at) };
                    records.push(Record { range: Some(at..at.saturating_add(length)), place: self.place });
                    (length, if state == State::Start { State::End } else { State::Comma })
                }
            };
            self.place = self.place.after(rest.get(..length).unwrap_or_default());
            self.state = state;
            at = at.saturating_add(length);
        }
        if is_last && self.state != State::End {
            return Err(self.broken("it ends too early"));
        }
        Ok(at)
    }

    fn broken(&self, what: &str) -> Problem {
        Problem::at(self.place, format!("not valid JSON: {what}"))
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// How long the value is that the bytes begin with, if it ends in them: by its brackets and quotes alone.
fn value_length(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut depth) = (0_usize, 0_usize);
    loop {
        let rest = bytes.get(at..)?;
        let length = match rest.first()? {
            b'"' => string_length(rest)?,
            b'{' | b'[' => {
                depth = depth.saturating_add(1);
                1
            }
            b'}' | b']' if depth > 0 => {
                depth = depth.saturating_sub(1);
                1
            }
            _ if depth > 0 => 1,
            _ => {
                let ends = |byte: &u8| is_blank(*byte) || matches!(byte, b',' | b']' | b'}');
                rest.iter().skip(1).position(ends)?.saturating_add(1)
            }
        };
        at = at.saturating_add(length);
        if depth == 0 {
            return Some(at);
        }
    }
}

/// How long the string is, with both its quotes.
fn string_length(bytes: &[u8]) -> Option<usize> {
    let mut at = 1_usize;
    loop {
        let found = memchr2(b'"', b'\\', bytes.get(at..)?)?.saturating_add(at);
        match bytes.get(found)? {
            b'"' => return Some(found.saturating_add(1)),
            _ => at = found.saturating_add(2),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    /// The records of a text that comes in these parts, by their text and place, and why it was not read to its end.
    fn read_parts(mut splitter: Splitter, parts: [&[u8]; 2]) -> (Vec<(Vec<u8>, Place)>, Option<String>) {
        let (mut bytes, mut found) = (Vec::new(), Vec::new());
        for (part, is_last) in parts.into_iter().zip([false, true]) {
            bytes.extend_from_slice(part);
            let mut records = Vec::new();
            let split = splitter.split(&bytes, is_last, &mut records);
            found.extend(records.into_iter().map(|record| (bytes[record.range.unwrap()].to_vec(), record.place)));
            match split {
                Ok(used) => drop(bytes.drain(..used)),
                Err(problem) => return (found, Some(format!("{:?} {}", problem.place, problem.message))),
            }
        }
        (found, None)
    }

    const TEXTS: [&str; 12] = [
        "",
        " [ ] ",
        "[{\"a\":\"]\\\"}\"}\n , 12,\r\n\"x\",[[]],null]\n",
        "{\"a\":[1,{\"b\":\"\\\\\"}]}",
        "{\"a\":1}\n\n {\"a\":2}\r\nnope\n",
        "12",
        "[1,]",
        "[1 2]",
        "[1] 2",
        "[{}",
        "[\"a",
        "[{]}, [",
    ];

    #[test]
    fn where_a_text_is_cut_does_not_matter() {
        for text in TEXTS.map(str::as_bytes) {
            for make in [Splitter::lines, Splitter::document] {
                let whole = read_parts(make(), [b"", text]);
                for cut in 0..=text.len() {
                    assert_eq!(
                        read_parts(make(), [&text[..cut], &text[cut..]]),
                        whole,
                        "{cut} {}",
                        text.escape_ascii()
                    );
                }
            }
        }
    }

    #[test]
    fn records_are_found_by_their_brackets_and_quotes() {
        let texts = |splitter, text: &str| -> Vec<String> {
            let (found, problem) = read_parts(splitter, [b"", text.as_bytes()]);
            assert_eq!(problem, None);
            found.into_iter().map(|(text, _)| String::from_utf8(text).unwrap()).collect()
        };
        assert_eq!(texts(Splitter::document(), TEXTS[2]), [r#"{"a":"]\"}"}"#, "12", r#""x""#, "[[]]", "null"]);
        assert_eq!(texts(Splitter::document(), TEXTS[3]), [TEXTS[3]]);
        assert_eq!(texts(Splitter::lines(), TEXTS[4]), [r#"{"a":1}"#, " {\"a\":2}\r", "nope"]);
    }
}
