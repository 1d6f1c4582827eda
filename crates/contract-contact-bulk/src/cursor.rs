//! The state machine that finds records in the available bytes, checks them, and tracks the expected next element.

use std::borrow::Cow;

use crate::position::Position;
use crate::problem::{Problem, Stopped, Summary};
use crate::properties::Properties;
use crate::reader::{Reader, Type};
use crate::settings::{Format, Settings};
use crate::visitor::{Errors, Record, Visitor};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The next element that the cursor expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// The start of the input, perhaps a byte order mark.
    Start,
    /// Blanks, then any format that the settings allow.
    Format,
    /// A line.
    Line,
    /// The rest of a line that is too long.
    RestOfLine,
    /// The only record.
    Document,
    /// The bracket that opens the array.
    Array,
    /// The first record of the array, or its end.
    FirstElement,
    /// A record of the array, after a comma.
    Element,
    /// A comma, or the end of the array.
    Comma,
    /// The brace that opens the envelope.
    Envelope,
    /// The first property of the envelope, or its end.
    FirstProperty,
    /// A property of the envelope, after a comma.
    Property,
    /// A comma, or the end of the envelope.
    PropertyComma,
    /// Nothing. The JSON text has ended.
    End,
    /// Nothing. The input cannot be read any further.
    Lost,
}

/// A point in the input, with the counts before and the expected next element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub(crate) state: State,
    /// Whether the array is the list of an envelope.
    in_envelope: bool,
    /// Whether the list of the envelope was read.
    has_list: bool,
    pub(crate) position: Position,
    pub(crate) records: u64,
    pub(crate) invalid: u64,
}

impl From<Cursor> for Summary {
    fn from(Cursor { records, invalid, .. }: Cursor) -> Self {
        Summary { records, invalid }
    }
}

impl Cursor {
    pub(crate) const START: Cursor = Cursor {
        state: State::Start,
        in_envelope: false,
        has_list: false,
        position: Position::FIRST,
        records: 0,
        invalid: 0,
    };

    /// Guesses the cursor before a record that is not the first, from the state that the beginning of the input decided.
    pub(crate) const fn before_any_record(state: State) -> Cursor {
        let in_envelope = matches!(state, State::Envelope);
        let state = if matches!(state, State::Line) { State::Line } else { State::Element };
        Cursor { state, in_envelope, has_list: in_envelope, ..Cursor::START }
    }

    /// Returns the cursor before a record, in an input that ends at this cursor.
    pub(crate) const fn before_record(self, position: Position, records: u64, invalid: u64) -> Cursor {
        let is_line = matches!(self.state, State::Line | State::RestOfLine);
        let state = if is_line { State::Line } else { State::Element };
        Cursor { state, in_envelope: self.has_list, position, records, invalid, ..self }
    }

    /// Returns whether both cursors expect the same element, regardless of their positions.
    pub(crate) fn expects_as(self, other: Cursor) -> bool {
        self.relative() == other.relative()
    }

    /// Returns this cursor, with positions and counts of the beginning of an input.
    pub(crate) const fn relative(self) -> Cursor {
        Cursor { position: Position::FIRST, records: 0, invalid: 0, ..self }
    }

    /// Converts a cursor of an input that begins at `start` into a cursor of the whole input.
    pub(crate) const fn within(self, start: Cursor) -> Cursor {
        Cursor {
            position: self.position.within(start.position),
            records: self.records + start.records,
            invalid: self.invalid + start.invalid,
            ..self
        }
    }

    /// Reads `input`, which begins at the cursor, and returns the number of bytes that are finished.
    ///
    /// Callers pass the remaining bytes again, followed by the next bytes.
    pub(crate) fn advance(
        &mut self,
        settings: &Settings,
        input: &[u8],
        is_last: bool,
        visitor: &mut impl Visitor,
    ) -> Result<usize, Stopped> {
        let used = self.begin(settings, input, is_last);
        let rest = input.get(used..).unwrap_or_default();
        let mut step = Step { cursor: self, settings, is_last, visitor };
        let result = match step.cursor.state {
            State::Start | State::Format => Ok(0),
            State::Lost => Ok(rest.len()),
            State::Line | State::RestOfLine => Ok(step.read_lines(rest, used)),
            _ => step.read_text(rest, used),
        };
        match result {
            Ok(length) => Ok(used + length),
            Err((problem, position)) => {
                self.state = State::Lost;
                Err(self.stopped(problem, position))
            }
        }
    }

    fn stopped(&self, problem: Problem, position: Position) -> Stopped {
        Stopped { problem, position, summary: (*self).into() }
    }

    /// Gives up a record that does not fit into memory, as if the record were too long.
    pub(crate) fn give_up_record(&mut self, settings: &Settings, visitor: &mut impl Visitor) -> Result<(), Stopped> {
        if self.state != State::Line {
            self.state = State::Lost;
            return Err(self.stopped(Problem::TooLong, self.position));
        }
        let place = Place { position: self.position, offset: 0 };
        Step { cursor: self, settings, is_last: false, visitor }.give_up_line(place);
        Ok(())
    }

    /// Skips everything before the records, and returns the number of skipped bytes. Decides on the format as soon as possible.
    pub(crate) fn begin(&mut self, settings: &Settings, input: &[u8], is_last: bool) -> usize {
        let mut used = 0;
        if self.state == State::Start {
            if input.len() < BYTE_ORDER_MARK.len() && BYTE_ORDER_MARK.starts_with(input) && !is_last {
                return 0;
            }
            used = input.len() - input.strip_prefix(BYTE_ORDER_MARK).unwrap_or(input).len();
            self.state = if settings.format == Some(Format::Ndjson) { State::Line } else { State::Format };
        }
        if self.state == State::Format {
            let rest = input.get(used..).unwrap_or_default();
            let (blanks, rest) = split_blanks(rest);
            self.position = self.position.behind(blanks);
            used += blanks.len();
            self.state = decide(settings.format, settings.max_record_bytes, rest, is_last).unwrap_or(State::Format);
        }
        used
    }
}

fn split_blanks(input: &[u8]) -> (&[u8], &[u8]) {
    let length = input.iter().take_while(|byte| is_blank(**byte) || **byte == b'\n').count();
    input.split_at_checked(length).unwrap_or_default()
}

/// Guesses the state after the beginning of an input.
pub(crate) fn detect(input: &[u8]) -> State {
    let (_, input) = split_blanks(input.strip_prefix(BYTE_ORDER_MARK).unwrap_or(input));
    decide(None, usize::MAX, input, true).unwrap_or(State::Format)
}

/// Returns the state for an input that begins with these bytes, or `None` where more bytes are needed. The first byte is not
/// blank.
fn decide(format: Option<Format>, max_record_bytes: usize, input: &[u8], is_last: bool) -> Option<State> {
    match (input.first(), format) {
        (None, Some(Format::Json)) if is_last => Some(State::Array),
        (None, _) => None,
        (Some(b'['), _) => Some(State::Array),
        (Some(b'{'), _) => decide_object(format, max_record_bytes, input, is_last),
        (Some(_), Some(Format::Json)) => Some(State::Document),
        (Some(_), _) => Some(State::Line),
    }
}

/// Decides whether an object is a single record or the envelope of a list. An object that is longer than the limit of a record is
/// an envelope, if it contains a list so far.
fn decide_object(format: Option<Format>, max_record_bytes: usize, input: &[u8], is_last: bool) -> Option<State> {
    let head = input.get(..max_record_bytes.saturating_add(1));
    let text = to_text(head.unwrap_or(input), is_last && head.is_none()).0;
    let mut reader = Reader::new(&text, Position::FIRST, true);
    let object = reader.survey();
    let goes_on = reader.position().line > 1;
    let is_decided = object.is_record && (goes_on || format == Some(Format::Json));
    if object.is_cut && !is_decided && !is_last && head.is_none() {
        return None;
    }
    Some(if object.has_list && !object.is_record {
        State::Envelope
    } else if goes_on || format == Some(Format::Json) {
        State::Document
    } else {
        State::Line
    })
}

/// Returns the bytes as a string of the same length, and whether bytes that are not UTF-8 were replaced by `?`. Leaves out a last
/// character that may continue in the next bytes.
fn to_text(input: &[u8], is_last: bool) -> (Cow<'_, str>, bool) {
    let error = match str::from_utf8(input) {
        Ok(text) => return (text.into(), false),
        Err(error) => error,
    };
    if error.error_len().is_none() && !is_last {
        let valid = input.get(..error.valid_up_to()).unwrap_or_default();
        return (str::from_utf8(valid).unwrap_or_default().into(), false);
    }
    let mut text = String::with_capacity(input.len());
    for chunk in input.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    (text.into(), true)
}

/// One call of [`Cursor::advance`].
struct Step<'c, V> {
    cursor: &'c mut Cursor,
    settings: &'c Settings,
    is_last: bool,
    visitor: &'c mut V,
}

impl<V: Visitor> Step<'_, V> {
    /// Reads whole lines. `offset` is the index of the first byte in the input.
    fn read_lines(&mut self, input: &[u8], offset: usize) -> usize {
        let mut used = 0;
        if self.cursor.state == State::RestOfLine {
            let Some(length) = line_length(input) else { return input.len() };
            used = length + 1;
            self.cursor.state = State::Line;
            self.cursor.position = self.cursor.position.next_line();
        }
        let end = if self.is_last { input.len() } else { line_start(input).max(used) };
        while let Some(rest) = input.get(used..end).filter(|rest| !rest.is_empty()) {
            let valid = match str::from_utf8(rest) {
                Ok(text) => {
                    self.check_lines(text, offset + used);
                    break;
                }
                Err(error) => rest.get(..error.valid_up_to()).unwrap_or_default(),
            };
            // Rejects only the line that is not UTF-8.
            let start = line_start(valid);
            let lines = str::from_utf8(valid.get(..start).unwrap_or_default()).unwrap_or_default();
            self.check_lines(lines, offset + used);
            let broken = rest.get(start..).unwrap_or_default();
            let length = line_length(broken).unwrap_or(broken.len());
            let blanks = blank_length(broken);
            let bytes = broken.get(blanks..length).unwrap_or_default();
            let position = self.cursor.position;
            let place = Place { position: position.after(blanks), offset: offset + used + start + blanks };
            if bytes.len() > self.settings.max_record_bytes {
                self.refuse_whole(place, &[], Problem::TooLong, place.position);
            } else {
                self.refuse_whole(place, bytes, Problem::Utf8, position.after(valid.len() - start));
            }
            self.cursor.position = position.after(length);
            used += start + length;
            if broken.get(length).is_some() {
                used += 1;
                self.cursor.position = self.cursor.position.next_line();
            }
        }
        let rest = input.get(end..).unwrap_or_default();
        let blanks = blank_length(rest);
        self.cursor.position = self.cursor.position.after(blanks);
        if rest.len() - blanks > self.settings.max_record_bytes {
            self.give_up_line(Place { position: self.cursor.position, offset: offset + end + blanks });
            return input.len();
        }
        end + blanks
    }

    fn check_lines(&mut self, text: &str, offset: usize) {
        let mut reader = Reader::new(text, self.cursor.position, false);
        let mut properties = Properties::new(*self.settings);
        loop {
            let next = reader.peek();
            let start = reader.clone();
            let outcome = match next {
                Ok(b'\n') | Err(_) => None,
                Ok(_) => {
                    properties.clear();
                    Some(reader.record(&mut properties).and_then(|kind| {
                        let end = reader.clone();
                        match reader.peek() {
                            Ok(b'\n') | Err(_) => Ok((kind, end)),
                            Ok(_) => Err(Problem::Trailing),
                        }
                    }))
                }
            };
            let position = reader.position();
            let is_cut = !matches!(reader.next(), Ok(byte) if byte != b'\n');
            reader.skip_line();
            if self.is_too_long(&start, &reader) {
                let place = Place { position: start.position(), offset: offset + start.at() };
                self.refuse_whole(place, &[], Problem::TooLong, place.position);
            } else {
                match outcome {
                    None => {}
                    Some(Ok((kind, end))) => self.check(kind, &properties, text, offset, &start, &end),
                    Some(Err(problem)) => {
                        let place = Place { position: start.position(), offset: offset + start.at() };
                        let bytes = text.as_bytes().get(start.range_to(&reader)).unwrap_or_default();
                        self.refuse_whole(place, bytes, if is_cut { Problem::End } else { problem }, position);
                    }
                }
            }
            if reader.next().is_err() {
                break;
            }
            reader.newline();
        }
        self.cursor.position = reader.position();
    }

    /// Reads an array, an envelope or a single record, up to the last complete element.
    fn read_text(&mut self, input: &[u8], offset: usize) -> Result<usize, (Problem, Position)> {
        let (text, is_broken) = to_text(input, self.is_last);
        let mut element = Element { input, offset, is_broken, properties: Properties::new(*self.settings) };
        let mut reader = Reader::new(&text, self.cursor.position, true);
        loop {
            let next = reader.peek();
            let start = reader.clone();
            let Err(problem) = next.and_then(|next| self.read_next(next, &mut reader, &text, &mut element)) else {
                continue;
            };
            if self.is_too_long(&start, &reader) {
                return Err((Problem::TooLong, start.position()));
            }
            if problem == Problem::End && (!self.is_last || self.cursor.state == State::End) {
                self.cursor.position = start.position();
                return Ok(start.at());
            }
            return Err((problem, reader.position()));
        }
    }

    /// Reads the element that begins with the byte `next`: a bracket, a comma, a property of the envelope, or a record.
    #[inline(always)]
    fn read_next<'t>(
        &mut self,
        next: u8,
        reader: &mut Reader<'t>,
        text: &'t str,
        element: &mut Element<'_>,
    ) -> Result<(), Problem> {
        let state = match (self.cursor.state, next) {
            (State::Element | State::FirstElement, b'{') => None,
            (State::Comma, b',') => Some(State::Element),
            (State::FirstElement | State::Comma, b']') if self.cursor.in_envelope => {
                self.cursor.in_envelope = false;
                Some(State::PropertyComma)
            }
            (State::FirstElement | State::Comma, b']') | (State::FirstProperty | State::PropertyComma, b'}') => {
                Some(State::End)
            }
            (State::Array, b'[') => Some(State::FirstElement),
            (State::Envelope, b'{') => Some(State::FirstProperty),
            (State::PropertyComma, b',') => Some(State::Property),
            (State::FirstProperty | State::Property, b'"') => return self.read_property(reader),
            (State::Comma, _) => return Err(Problem::ListEnd),
            (State::PropertyComma, _) => return Err(Problem::ObjectEnd),
            (State::End, _) => return Err(Problem::Trailing),
            (State::Element, b']') | (State::Property, b'}') => return Err(Problem::Comma),
            (State::FirstProperty | State::Property, _) => return Err(Problem::Key),
            _ => None,
        };
        let Some(state) = state else { return self.read_record(reader, text, element) };
        self.cursor.state = state;
        reader.step();
        Ok(())
    }

    /// Reads a property of the envelope. Enters the list, and skips every other value.
    fn read_property(&mut self, reader: &mut Reader<'_>) -> Result<(), Problem> {
        let start = reader.clone();
        reader.skip_name()?;
        if reader.peek()? == b'[' && !self.cursor.has_list {
            let value = reader.clone();
            reader.step();
            if reader.peek()? == b'{' {
                if self.is_too_long(&start, reader) {
                    return Err(Problem::TooLong);
                }
                (self.cursor.in_envelope, self.cursor.has_list) = (true, true);
                self.cursor.state = State::FirstElement;
                return Ok(());
            }
            *reader = value;
        }
        reader.skip_value()?;
        // A number may continue in the next bytes.
        let _ = reader.next()?;
        if self.is_too_long(&start, reader) {
            return Err(Problem::TooLong);
        }
        self.cursor.state = State::PropertyComma;
        Ok(())
    }

    /// Reads and checks an element of the list, or the single record.
    #[inline(always)]
    fn read_record<'t>(
        &mut self,
        reader: &mut Reader<'t>,
        text: &'t str,
        element: &mut Element<'_>,
    ) -> Result<(), Problem> {
        let start = reader.clone();
        element.properties.clear();
        let outcome = reader.record(&mut element.properties);
        let position = reader.position();
        if let Err(problem) = outcome {
            if problem.is_of_syntax() {
                return Err(problem);
            }
            // Rust cannot represent the record, but the grammar defines its end.
            *reader = start.clone();
            reader.skip_value()?;
        }
        let is_document = self.cursor.state == State::Document;
        let is_number = matches!(text.as_bytes().get(start.at()), Some(b'-' | b'0'..=b'9'));
        if is_number && !(is_document && self.is_last) {
            // The value may continue in the next bytes.
            let _ = reader.next()?;
        }
        if self.is_too_long(&start, reader) {
            return Err(Problem::TooLong);
        }
        let place = Place { position: start.position(), offset: element.offset + start.at() };
        let bytes = element.input.get(start.range_to(reader)).unwrap_or_default();
        let utf8 = if element.is_broken { str::from_utf8(bytes).map(drop) } else { Ok(()) };
        match (outcome, utf8) {
            (_, Err(error)) => {
                let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
                self.refuse_whole(place, bytes, Problem::Utf8, start.position().behind(valid));
            }
            (Err(problem), _) => self.refuse_whole(place, bytes, problem, position),
            (Ok(kind), _) => self.check(kind, &element.properties, text, element.offset, &start, reader),
        }
        self.cursor.state = if is_document { State::End } else { State::Comma };
        Ok(())
    }

    /// Returns whether a record from `start` to `end` is longer than the limit.
    #[inline(always)]
    fn is_too_long(&self, start: &Reader<'_>, end: &Reader<'_>) -> bool {
        end.at() - start.at() > self.settings.max_record_bytes
    }

    /// Counts a record that was read from `start` to `end`, and reports its errors.
    #[inline(always)]
    fn check(
        &mut self,
        kind: Type,
        properties: &Properties,
        text: &str,
        offset: usize,
        start: &Reader<'_>,
        end: &Reader<'_>,
    ) {
        let bytes = text.as_bytes().get(start.range_to(end)).unwrap_or_default();
        let place = Place { position: start.position(), offset: offset + start.at() };
        if let Some(problem) = kind.problem() {
            self.refuse_whole(place, bytes, problem, place.position);
        } else if properties.are_valid() {
            self.visitor.valid(&place.record(self.cursor.records, bytes));
            self.cursor.records += 1;
        } else {
            self.refuse(place, bytes, properties, start.at());
        }
    }

    #[cold]
    #[inline(never)]
    fn refuse(&mut self, place: Place, bytes: &[u8], properties: &Properties, start: usize) {
        let errors = properties.errors(start);
        let errors = Errors { record: bytes, found: &errors };
        self.visitor.invalid(&place.record(self.cursor.records, bytes), &errors);
        self.cursor.records += 1;
        self.cursor.invalid += 1;
    }

    /// Reports a line that is too long, before its end has arrived.
    fn give_up_line(&mut self, place: Place) {
        self.refuse_whole(place, &[], Problem::TooLong, place.position);
        self.cursor.state = State::RestOfLine;
    }

    #[cold]
    #[inline(never)]
    fn refuse_whole(&mut self, place: Place, bytes: &[u8], problem: Problem, position: Position) {
        self.visitor.not_a_record(&place.record(self.cursor.records, bytes), problem, position);
        self.cursor.records += 1;
        self.cursor.invalid += 1;
    }
}

/// The beginning of a record.
#[derive(Clone, Copy)]
struct Place {
    position: Position,
    /// The index of the first byte in the input.
    offset: usize,
}

impl Place {
    #[inline(always)]
    const fn record(self, index: u64, bytes: &[u8]) -> Record<'_> {
        Record { index, position: self.position, bytes, offset: self.offset }
    }
}

/// The arguments for reading an element of a list, besides the reader.
struct Element<'i> {
    input: &'i [u8],
    offset: usize,
    /// Whether some bytes are not UTF-8.
    is_broken: bool,
    properties: Properties,
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r')
}

/// Returns the number of leading blanks.
fn blank_length(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| is_blank(**byte)).count()
}

/// Returns the index of the first byte of the last line.
fn line_start(bytes: &[u8]) -> usize {
    memchr::memrchr(b'\n', bytes).map_or(0, |newline| newline + 1)
}

/// Returns the length of the first line without its newline, or `None` where the newline is missing.
fn line_length(bytes: &[u8]) -> Option<usize> {
    memchr::memchr(b'\n', bytes)
}
