//! Records that come in chunks: found, checked and counted.

use std::fmt::Write;

use contract_contact::chrono::NaiveDate;
use contract_contact::{Code, Operation, Rules};

use crate::reader::{Place, Problem, Reader, Record, Type, place_of};

/// What the buffer holds to begin with: small enough for a processor's second cache, large enough that a call costs
/// nothing beside the reading.
pub(crate) const CHUNK: usize = 256 * 1024;

/// In bytes of UTF-8.
const LONGEST_CHARACTER: usize = 4;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// How the records lie in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A JSON array of them.
    Array,
    /// A line each.
    Lines,
}

/// What every record is checked for.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) operation: Operation,
    pub(crate) rules: Rules,
    pub(crate) today: NaiveDate,
    /// `None`: an input whose first byte that is not blank is `[` is an array.
    pub(crate) format: Option<Format>,
    /// The length of the longest record. A longer record is too large, whatever else is wrong with it, and wherever the
    /// input is cut.
    ///
    /// A record begins with its first byte that is not blank. A line ends before its newline. A record of an array ends
    /// where the grammar of JSON says so; a syntax error before the limit hides that end, and is reported instead.
    pub(crate) max_record_bytes: usize,
}

/// What comes next in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Anything, perhaps after a byte order mark.
    Start,
    /// Blanks, and then either format.
    Format,
    /// A line.
    Line,
    /// The rest of a line that is too long.
    RestOfLine,
    /// The bracket that opens the array.
    Array,
    /// The first record of the array, or its end.
    FirstElement,
    /// A record of the array, after a comma.
    Element,
    /// A comma, or the end of the array.
    Comma,
    /// Nothing: the array has ended.
    AfterArray,
    /// What cannot be read.
    Lost,
}

/// The reading of one input, of which it holds a chunk.
pub(crate) struct Bulk {
    settings: Settings,
    /// A bit for each property that must not be absent.
    required: u32,
    buffer: Vec<u8>,
    /// How many bytes of the buffer hold input.
    filled: usize,
    state: State,
    /// Where in the input the buffer begins.
    place: Place,
    /// How many records there were.
    records: u64,
    outcome: String,
}

impl Bulk {
    /// `None` where there is no memory left.
    pub(crate) fn new(settings: Settings) -> Option<Self> {
        let mut bulk = Bulk {
            settings,
            required: Record::new(settings.operation, settings.rules, settings.today.into()).required(),
            buffer: Vec::new(),
            filled: 0,
            state: State::Start,
            place: Place::FIRST,
            records: 0,
            outcome: String::new(),
        };
        bulk.grow(CHUNK).then_some(bulk)
    }

    fn grow(&mut self, length: usize) -> bool {
        let is_there = self.buffer.try_reserve_exact(length.saturating_sub(self.buffer.len())).is_ok();
        if is_there {
            self.buffer.resize(length, 0);
        }
        is_there
    }

    /// Where the next bytes of the input belong. There is always room for a character.
    pub(crate) fn room(&mut self) -> &mut [u8] {
        self.buffer.get_mut(self.filled..).unwrap_or_default()
    }

    /// Reads on, after so many bytes were written to the [`room`](Self::room); `is_last` says that the input has no more.
    ///
    /// Gives what was found since the last time, as JSON: `[records, is_lost, invalid]`, where `records` is how many there
    /// were until now, `is_lost` that whatever else the input holds cannot be read, and `invalid` holds for each that is
    /// `[index, line, column, errors]`. An error of a property is `[field, code, value]`, by their places in
    /// [`Field::ALL`](contract_contact::Field::ALL) and `Code::ALL`. That it is no record is `[message, value]`.
    /// A value is the input's own text.
    pub(crate) fn read(&mut self, written: usize, is_last: bool) -> &str {
        self.filled = self.filled.saturating_add(written).min(self.buffer.len());
        let buffer = std::mem::take(&mut self.buffer);
        let mut invalid = std::mem::take(&mut self.outcome);
        invalid.clear();

        let input = buffer.get(..self.filled).unwrap_or_default();
        let used = self.read_input(input, is_last, &mut invalid);

        self.buffer = buffer;
        self.buffer.copy_within(used..self.filled, 0);
        self.filled -= used;
        if self.room().len() < LONGEST_CHARACTER {
            self.make_room(&mut invalid);
        }
        // An entry begins with the comma after the one before it.
        let entries = invalid.strip_prefix(',').unwrap_or(&invalid);
        self.outcome = format!("[{},{},[{entries}]]", self.records, self.state == State::Lost);
        &self.outcome
    }

    /// What [`read`](Self::read) gave last.
    pub(crate) fn outcome(&self) -> &str {
        &self.outcome
    }

    /// A record fills the buffer and has not ended. For the longest it becomes as large as needed to know it for too long.
    fn make_room(&mut self, invalid: &mut String) {
        let most = self.settings.max_record_bytes.saturating_add(2 * LONGEST_CHARACTER).max(CHUNK);
        if self.buffer.len() >= most || !self.grow(self.buffer.len().saturating_mul(2).min(most)) {
            self.fail(self.place, Problem::TooLong, invalid);
            self.state = if self.state == State::Line { State::RestOfLine } else { State::Lost };
            self.filled = 0;
        }
    }

    /// Reads as far as it can and says how many bytes of the input that was.
    fn read_input(&mut self, input: &[u8], is_last: bool, invalid: &mut String) -> usize {
        let mut used = 0;
        if self.state == State::Start {
            if input.len() < BYTE_ORDER_MARK.len() && BYTE_ORDER_MARK.starts_with(input) && !is_last {
                return 0;
            }
            used = input.len() - input.strip_prefix(BYTE_ORDER_MARK).unwrap_or(input).len();
            self.state = match self.settings.format {
                Some(Format::Array) => State::Array,
                Some(Format::Lines) => State::Line,
                None => State::Format,
            };
        }
        if self.state == State::Format {
            let rest = input.get(used..).unwrap_or_default();
            let length = rest.iter().take_while(|byte| is_blank(**byte) || **byte == b'\n').count();
            let blanks = rest.get(..length).unwrap_or_default();
            self.place = blanks.iter().fold(self.place, |place, byte| match byte {
                b'\n' => place.next_line(),
                _ => place.after(1),
            });
            used += length;
            match rest.get(length) {
                Some(b'[') => self.state = State::Array,
                Some(_) => self.state = State::Line,
                None => {}
            }
        }
        let rest = input.get(used..).unwrap_or_default();
        used + match self.state {
            State::Lost | State::Format => rest.len(),
            State::Line | State::RestOfLine => self.read_lines(rest, is_last, invalid),
            _ => self.read_array(rest, is_last, invalid),
        }
    }

    /// Reads whole lines.
    fn read_lines(&mut self, input: &[u8], is_last: bool, invalid: &mut String) -> usize {
        let mut used = 0;
        if self.state == State::RestOfLine {
            let Some(length) = line_length(input) else { return input.len() };
            used = length + 1;
            self.state = State::Line;
            self.place = self.place.next_line();
        }
        let end = if is_last { input.len() } else { line_start(input).max(used) };
        while let Some(rest) = input.get(used..end).filter(|rest| !rest.is_empty()) {
            let valid = match str::from_utf8(rest) {
                Ok(text) => {
                    self.check_lines(text, invalid);
                    break;
                }
                Err(error) => rest.get(..error.valid_up_to()).unwrap_or_default(),
            };
            // Of what is not UTF-8 only the line is lost.
            let start = line_start(valid);
            self.check_lines(str::from_utf8(valid.get(..start).unwrap_or_default()).unwrap_or_default(), invalid);
            let broken = rest.get(start..).unwrap_or_default();
            let length = line_length(broken).unwrap_or(broken.len());
            let blanks = blank_length(broken);
            if length.saturating_sub(blanks) > self.settings.max_record_bytes {
                self.fail(self.place.after(blanks), Problem::TooLong, invalid);
            } else {
                self.fail(self.place.after(valid.len() - start), Problem::Utf8, invalid);
            }
            used += start + length;
            if broken.get(length).is_some() {
                used += 1;
                self.place = self.place.next_line();
            }
        }
        let blanks = blank_length(input.get(end..).unwrap_or_default());
        self.place = self.place.after(blanks);
        end + blanks
    }

    fn check_lines(&mut self, text: &str, invalid: &mut String) {
        let mut reader = Reader::new(text, self.place, false);
        let mut record = self.record();
        loop {
            let next = reader.peek();
            let start = reader.clone();
            let outcome = match next {
                Ok(b'\n') | Err(_) => None,
                Ok(_) => {
                    record.clear();
                    Some(reader.record(&mut record).and_then(|kind| match reader.peek() {
                        Ok(b'\n') | Err(_) => Ok(kind),
                        Ok(_) => Err(Problem::Trailing),
                    }))
                }
            };
            let place = reader.place();
            let is_cut = !matches!(reader.next(), Ok(byte) if byte != b'\n');
            reader.skip_line();
            if self.is_too_long(&start, &reader) {
                self.fail(start.place(), Problem::TooLong, invalid);
            } else {
                match outcome {
                    None => {}
                    Some(Ok(kind)) => self.check(kind, &record, &start, &reader, invalid),
                    Some(Err(problem)) => self.fail(place, if is_cut { Problem::End } else { problem }, invalid),
                }
            }
            if reader.next().is_err() {
                break;
            }
            reader.newline();
        }
        self.place = reader.place();
    }

    /// Reads whole records of an array.
    fn read_array(&mut self, input: &[u8], is_last: bool, invalid: &mut String) -> usize {
        let (text, is_broken) = match str::from_utf8(input) {
            Ok(text) => (text, false),
            Err(error) => {
                let valid = input.get(..error.valid_up_to()).unwrap_or_default();
                // A character that is cut in two goes on in the next chunk.
                (str::from_utf8(valid).unwrap_or_default(), is_last || error.error_len().is_some())
            }
        };
        let mut reader = Reader::new(text, self.place, true);
        let mut record = self.record();
        let mut start;
        let problem = loop {
            let next = reader.peek();
            start = reader.clone();
            match next.and_then(|next| self.read_element(next, &mut reader, &mut record, invalid)) {
                Ok(()) => {}
                Err(problem) => break problem,
            }
        };
        let mut end = reader.clone();
        if !problem.is_of_syntax() {
            // The record goes on behind the problem.
            end = start.clone();
            end.skip_value();
        }
        let is_cut = end.next().is_err();
        if self.is_too_long(&start, &end) {
            self.fail(start.place(), Problem::TooLong, invalid);
        } else if is_cut && !is_broken && (!is_last || self.state == State::AfterArray) {
            self.place = start.place();
            return start.at();
        } else if problem == Problem::End && is_broken {
            self.fail(reader.place(), Problem::Utf8, invalid);
        } else {
            self.fail(reader.place(), problem, invalid);
        }
        self.state = State::Lost;
        input.len()
    }

    /// Reads what begins with the byte `next`: a bracket, a comma or a record.
    #[inline(always)]
    fn read_element<'t>(
        &mut self,
        next: u8,
        reader: &mut Reader<'t>,
        record: &mut Record<'t>,
        invalid: &mut String,
    ) -> Result<(), Problem> {
        self.state = match (self.state, next) {
            (State::Array, b'[') => State::FirstElement,
            (State::Array, _) => return Err(Problem::NoList),
            (State::FirstElement | State::Comma, b']') => State::AfterArray,
            (State::Comma, b',') => State::Element,
            (State::Comma, _) => return Err(Problem::ListEnd),
            (State::AfterArray, _) => return Err(Problem::Trailing),
            (State::Element, b']') => return Err(Problem::Comma),
            _ => {
                let start = reader.clone();
                record.clear();
                let kind = reader.record(record)?;
                // Of a number more digits may come; and an array has an end.
                let _ = reader.next()?;
                if self.is_too_long(&start, reader) {
                    return Err(Problem::TooLong);
                }
                self.check(kind, record, &start, reader, invalid);
                self.state = State::Comma;
                return Ok(());
            }
        };
        reader.step();
        Ok(())
    }

    fn record<'t>(&self) -> Record<'t> {
        Record::new(self.settings.operation, self.settings.rules, self.settings.today.into())
    }

    /// Whether a record that begins at `start` is known to go on for too long.
    fn is_too_long(&self, start: &Reader<'_>, end: &Reader<'_>) -> bool {
        end.at() - start.at() > self.settings.max_record_bytes
    }

    /// Checks what was read from `start` to `end`, and counts it.
    #[inline(always)]
    fn check(&mut self, kind: Type, record: &Record<'_>, start: &Reader<'_>, end: &Reader<'_>, invalid: &mut String) {
        if kind != Type::Object {
            self.refuse_whole(start.place(), kind.refusal(), start.text_to(end), invalid);
        } else if record.is_valid(self.required) {
            self.records += 1;
        } else {
            self.refuse(record, start.place(), invalid);
        }
    }

    #[cold]
    #[inline(never)]
    fn refuse(&mut self, record: &Record<'_>, place: Place, invalid: &mut String) {
        self.begin_entry(place, invalid);
        for (index, (field, code, text)) in record.errors().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            // Writing to a string cannot fail.
            let _ = write!(invalid, "{comma}[{},{},{text}]", place_of(field), place_of_code(code));
        }
        invalid.push_str("]]");
    }

    fn fail(&mut self, place: Place, problem: Problem, invalid: &mut String) {
        self.refuse_whole(place, problem.message(), "null", invalid);
    }

    #[cold]
    #[inline(never)]
    fn refuse_whole(&mut self, place: Place, message: &str, value: &str, invalid: &mut String) {
        self.begin_entry(place, invalid);
        let _ = write!(invalid, r#"["{message}",{value}]]]"#);
    }

    fn begin_entry(&mut self, place: Place, invalid: &mut String) {
        let _ = write!(invalid, ",[{},{},{},[", self.records, place.line, place.column);
        self.records += 1;
    }
}

/// The place of a code in [`Code::ALL`](contract_contact::Code::ALL).
#[expect(clippy::as_conversions, reason = "the discriminant of a fieldless enum is its place")]
const fn place_of_code(code: Code) -> u8 {
    code as u8
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r')
}

/// How many blanks come first.
fn blank_length(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| is_blank(**byte)).count()
}

/// Where the last line begins.
fn line_start(bytes: &[u8]) -> usize {
    bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1)
}

/// How long the first line is, without its newline, if it has one.
fn line_length(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| *byte == b'\n')
}
