//! A JSON reader that finds the properties of a record in a text, designed for speed in WebAssembly.
//!
//! The reader accepts and rejects the same texts as serde_json, and so as the domain crate. It checks and skips the values that
//! no rule reads. It allocates only for strings with escapes.

use std::ops::Range;

use contract_contact::__private::{Submitted, SubmittedString};
use contract_contact::Field;

use crate::position::Position;
use crate::problem::Problem;
use crate::properties::{Properties, index_of};

/// The deepest nesting of a record, its own object included: the limit of the domain crate.
const MAX_DEPTH: usize = 127;

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

impl Type {
    /// Returns the problem of a record of this type. An object has none.
    pub(crate) const fn problem(self) -> Option<Problem> {
        match self {
            Type::Object => None,
            Type::Array => Some(Problem::Array),
            Type::String => Some(Problem::String),
            Type::Number => Some(Problem::NumberValue),
            Type::Boolean => Some(Problem::Boolean),
            Type::Null => Some(Problem::Null),
        }
    }
}

/// Facts about the properties of an object.
#[derive(Default)]
pub(crate) struct Survey {
    /// Whether a property has the name of a property of a record.
    pub(crate) is_record: bool,
    /// Whether a value is an array that is empty or begins with an object.
    pub(crate) has_list: bool,
    /// Whether the text ends within the object.
    pub(crate) is_cut: bool,
}

/// The strictness of reading a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Rejects values that Rust cannot represent: lone surrogates, numbers beyond `f64`, and too deep nesting.
    Read,
    /// Checks only the grammar.
    Skip,
}

/// A reader of a text from its beginning. After a problem, the reader stays at the problem.
#[derive(Clone)]
pub(crate) struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// Whether a newline is a blank. Where every line is a separate text, a newline is not blank.
    newline_is_blank: bool,
    /// The index in the text for which `position` is known.
    mark: usize,
    position: Position,
}

impl<'t> Reader<'t> {
    /// Returns a reader. `position` is where the text begins in the input.
    pub(crate) fn new(text: &'t str, position: Position, newline_is_blank: bool) -> Self {
        Reader { text, at: 0, newline_is_blank, mark: 0, position }
    }

    /// Returns the number of bytes read.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Returns the position in the input.
    pub(crate) fn position(&self) -> Position {
        self.position.after(self.at - self.mark)
    }

    /// Returns the range from this reader to a later reader of the same text.
    pub(crate) fn range_to(&self, end: &Reader<'t>) -> Range<usize> {
        self.at..end.at
    }

    /// Returns the next byte.
    #[inline(always)]
    pub(crate) fn next(&self) -> Result<u8, Problem> {
        self.text.as_bytes().get(self.at).copied().ok_or(Problem::End)
    }

    /// Skips blanks, and returns the next byte.
    #[inline(always)]
    pub(crate) fn peek(&mut self) -> Result<u8, Problem> {
        match self.next()? {
            byte @ ..=b' ' => self.peek_after_blanks(byte),
            byte => Ok(byte),
        }
    }

    #[inline(never)]
    fn peek_after_blanks(&mut self, mut byte: u8) -> Result<u8, Problem> {
        loop {
            match byte {
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\n' if self.newline_is_blank => self.newline(),
                _ => return Ok(byte),
            }
            byte = self.next()?;
        }
    }

    /// Skips a byte that is known and is no newline.
    #[inline(always)]
    pub(crate) fn step(&mut self) {
        self.at += 1;
    }

    /// Skips a newline.
    pub(crate) fn newline(&mut self) {
        self.at += 1;
        self.mark = self.at;
        self.position = self.position.next_line();
    }

    /// Skips everything up to the next newline.
    pub(crate) fn skip_line(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().take_while(|byte| **byte != b'\n').count();
    }

    /// Reads the properties of an object, or the type of any other value.
    ///
    /// After a problem, `properties` contains some of the properties.
    #[inline]
    pub(crate) fn record(&mut self, properties: &mut Properties) -> Result<Type, Problem> {
        match self.peek()? {
            b'{' => self.object(properties).map(|()| Type::Object),
            // The domain crate rejects an array without reading its elements.
            b'[' => self.skip(Mode::Skip, 0),
            _ => self.skip(Mode::Read, 0),
        }
    }

    #[inline(always)]
    fn object(&mut self, properties: &mut Properties) -> Result<(), Problem> {
        self.step();
        if self.peek()? == b'}' {
            self.step();
            return Ok(());
        }
        // Most programs write the properties in the order of the API reference, without blanks.
        let mut expected = EXPECTED.iter();
        let (mut before, mut separator) = (self.at - 1, b'{');
        loop {
            let field = match expected.next() {
                Some(expected) if self.skip_expected(before, separator, expected) => Some(expected.field),
                _ => {
                    if separator == b',' {
                        match self.peek()? {
                            b',' => self.step(),
                            b'}' => {
                                self.step();
                                return Ok(());
                            }
                            _ => return Err(Problem::ObjectEnd),
                        }
                        if self.peek()? == b'}' {
                            return Err(Problem::Comma);
                        }
                    }
                    let field = self.name(Mode::Read)?.field();
                    if let Some(field) = field {
                        expected = EXPECTED.get(index_of(field) + 1..).unwrap_or_default().iter();
                    }
                    field
                }
            };
            match field {
                Some(field) => self.property(field, properties)?,
                None => {
                    self.skip(Mode::Skip, 1)?;
                }
            }
            (before, separator) = (self.at, b',');
        }
    }

    /// Skips the separator at the index `before`, the expected name and the colon, if they follow without a blank.
    #[inline(always)]
    fn skip_expected(&mut self, before: usize, separator: u8, expected: &Expected) -> bool {
        let rest = self.text.as_bytes().get(before..).unwrap_or_default();
        let is_next = rest.first_chunk().is_some_and(|bytes| expected.is_behind(separator, bytes));
        if is_next {
            self.at = before + expected.length;
        }
        is_next
    }

    /// Reads and checks the value of a property of the table.
    #[inline(always)]
    fn property(&mut self, field: Field, properties: &mut Properties) -> Result<(), Problem> {
        let first = self.peek()?;
        let start = self.at;
        // A branch for each type lets the compiler see which rules apply.
        match first {
            b'"' => {
                self.step();
                let raw = self.string(Mode::Read)?;
                if raw.has_escapes {
                    let decoded = decode(raw.bytes);
                    let text = Text { bytes: decoded.as_bytes(), is_printable: false };
                    properties.set_other(field, Submitted::String(text), start..self.at);
                } else {
                    let text = Text { bytes: raw.bytes, is_printable: raw.is_printable };
                    properties.set(field, Submitted::String(text), start..self.at);
                }
            }
            b'-' | b'0'..=b'9' => match self.numeral()? {
                Some(small) => properties.set(field, Submitted::Integer(small), start..self.at),
                None => properties.set_other(field, self.exact(start)?, start..self.at),
            },
            _ => {
                let value = match self.skip(Mode::Read, 1)? {
                    Type::Null => Submitted::Nothing,
                    _ => Submitted::Other,
                };
                properties.set_other(field, value, start..self.at);
            }
        }
        Ok(())
    }

    /// Skips a value by the grammar, or up to a syntax error.
    pub(crate) fn skip_value(&mut self) -> Result<(), Problem> {
        self.skip(Mode::Skip, 0).map(drop)
    }

    /// Skips the name of a property and the colon, by the grammar.
    pub(crate) fn skip_name(&mut self) -> Result<(), Problem> {
        self.name(Mode::Skip).map(drop)
    }

    /// Skips an object by the grammar, and returns facts about its properties.
    pub(crate) fn survey(&mut self) -> Survey {
        let mut survey = Survey::default();
        survey.is_cut = self.survey_into(&mut survey) == Err(Problem::End);
        survey
    }

    fn survey_into(&mut self, survey: &mut Survey) -> Result<(), Problem> {
        self.step();
        if self.peek()? == b'}' {
            return Ok(());
        }
        loop {
            survey.is_record |= self.name(Mode::Skip)?.field().is_some();
            let mut value = self.clone();
            if value.peek()? == b'[' {
                value.step();
                survey.has_list |= matches!(value.peek()?, b'{' | b']');
            }
            self.skip_value()?;
            match self.peek()? {
                b',' => self.step(),
                b'}' => return Ok(()),
                _ => return Err(Problem::ObjectEnd),
            }
            self.peek()?;
        }
    }

    /// Skips a value at the nesting `depth`. Does not recurse, because deep nesting would overflow the stack.
    fn skip(&mut self, mode: Mode, depth: usize) -> Result<Type, Problem> {
        let kind = type_of(self.peek()?)?;
        let mut open = Vec::new();
        loop {
            let first = self.peek()?;
            match type_of(first)? {
                Type::Array | Type::Object => {
                    if mode == Mode::Read && depth + open.len() >= MAX_DEPTH {
                        return Err(Problem::TooDeep);
                    }
                    self.step();
                    open.push(first);
                    match (first, self.peek()?) {
                        (b'[', b']') | (b'{', b'}') => {}
                        (b'[', _) => continue,
                        _ => {
                            self.name(mode)?;
                            continue;
                        }
                    }
                }
                Type::String => {
                    self.step();
                    self.string(mode)?;
                }
                Type::Number => {
                    let start = self.at;
                    if self.numeral()?.is_none() && mode == Mode::Read {
                        self.exact(start)?;
                    }
                }
                Type::Boolean if first == b't' => self.word(b"true")?,
                Type::Boolean => self.word(b"false")?,
                Type::Null => self.word(b"null")?,
            }
            // A value has ended, and perhaps some of the values around it.
            loop {
                let Some(innermost) = open.last() else { return Ok(kind) };
                match (innermost, self.peek()?) {
                    (b'[', b']') | (b'{', b'}') => {
                        self.step();
                        open.pop();
                    }
                    (b'[', b',') => {
                        self.step();
                        break;
                    }
                    (b'[', _) => return Err(Problem::ListEnd),
                    (_, b',') => {
                        self.step();
                        self.name(mode)?;
                        break;
                    }
                    _ => return Err(Problem::ObjectEnd),
                }
            }
        }
    }

    /// Reads a property's name and the colon.
    #[inline(always)]
    fn name(&mut self, mode: Mode) -> Result<Raw<'t>, Problem> {
        if self.peek()? != b'"' {
            return Err(Problem::Key);
        }
        self.step();
        let name = self.string(mode)?;
        if self.peek()? != b':' {
            return Err(Problem::Colon);
        }
        self.step();
        Ok(name)
    }

    /// Reads a string whose opening quote has been read.
    #[inline(always)]
    fn string(&mut self, mode: Mode) -> Result<Raw<'t>, Problem> {
        let start = self.at;
        let mut has_escapes = false;
        let mut is_printable = true;
        loop {
            is_printable &= self.run();
            match self.next()? {
                b'"' => break,
                b'\\' => {
                    has_escapes = true;
                    self.escape(mode)?;
                }
                _ => return Err(Problem::Control),
            }
        }
        let bytes = self.text.as_bytes().get(start..self.at).unwrap_or_default();
        self.step();
        Ok(Raw { bytes, has_escapes, is_printable })
    }

    /// Skips the characters that need no escape, eight bytes at a time. Returns whether all of them are known to be ASCII without
    /// control characters.
    #[inline(always)]
    #[expect(clippy::as_conversions, reason = "at most 7")]
    fn run(&mut self) -> bool {
        const ONES: u64 = u64::from_le_bytes([1; 8]);
        const HIGHS: u64 = ONES << 7;
        /// Returns the high bit of each byte below `limit`. After the first such byte, high bits of other bytes may be set, too.
        const fn below(word: u64, limit: u64) -> u64 {
            word.wrapping_sub(ONES * limit) & !word
        }
        // Has the high bit of each byte above `~`. After the first such byte, high bits of other bytes may be set, too.
        let mut above = 0;
        let bytes = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let mut rest = bytes;
        while let Some((word, tail)) = rest.split_first_chunk::<8>() {
            let word = u64::from_le_bytes(*word);
            let quote = word ^ (ONES * b'"' as u64);
            let backslash = word ^ (ONES * b'\\' as u64);
            let found = (below(word, 0x20) | below(quote, 1) | below(backslash, 1)) & HIGHS;
            above |= word | word.wrapping_add(ONES);
            if found != 0 {
                self.at += bytes.len() - rest.len() + (found.trailing_zeros() / 8) as usize;
                return above & HIGHS == 0;
            }
            rest = tail;
        }
        self.at += bytes.len() - rest.len();
        self.at += rest.iter().take_while(|byte| !matches!(byte, ..0x20 | b'"' | b'\\')).count();
        false
    }

    #[cold]
    #[inline(never)]
    fn escape(&mut self, mode: Mode) -> Result<(), Problem> {
        self.step();
        let letter = self.next()?;
        match letter {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {
                self.step();
                return Ok(());
            }
            b'u' => self.step(),
            _ => return Err(Problem::Escape),
        }
        let first = self.hexadecimal()?;
        if mode == Mode::Skip || !(0xD800..0xE000).contains(&first) {
            return Ok(());
        }
        for expected in *b"\\u" {
            if first >= 0xDC00 || self.next()? != expected {
                return Err(Problem::Surrogate);
            }
            self.step();
        }
        match self.hexadecimal()? {
            0xDC00..0xE000 => Ok(()),
            _ => Err(Problem::Surrogate),
        }
    }

    /// Reads four hexadecimal digits.
    fn hexadecimal(&mut self) -> Result<u32, Problem> {
        let mut number = 0;
        for _ in 0..4 {
            let digit = char::from(self.next()?).to_digit(16).ok_or(Problem::Escape)?;
            number = number * 16 + digit;
            self.step();
        }
        Ok(number)
    }

    /// Reads a number by the grammar. Returns the value of an integer of up to 18 digits, and `None` for any other number.
    #[inline(always)]
    fn numeral(&mut self) -> Result<Option<i64>, Problem> {
        let is_negative = self.next()? == b'-';
        if is_negative {
            self.step();
        }
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let (number, digits) = leading_digits(rest);
        self.at = start + digits;
        let first = rest.first().copied().ok_or(Problem::End)?;
        if digits == 0 || (first == b'0' && digits > 1) {
            // The position is the wrong byte, as with every problem. The byte after it may be in the next chunk.
            self.at = start + digits.min(1);
            return Err(Problem::Number);
        }
        if let Ok(b'.' | b'e' | b'E') = self.next() {
            self.fraction()?;
            return Ok(None);
        }
        // Any 18 digits fit.
        Ok(if digits > 18 { None } else { Some(if is_negative { -number } else { number }) })
    }

    /// Returns the value of the numeral from `start`, which is long, or has a fraction or an exponent.
    #[cold]
    #[inline(never)]
    fn exact(&self, start: usize) -> Result<Submitted<Text<'static>>, Problem> {
        let numeral = self.text.get(start..self.at).unwrap_or_default();
        if let Ok(number) = numeral.parse::<i64>() {
            return Ok(Submitted::Integer(number));
        }
        // A number of 2^63 or more is out of every range, and so is its nearest `i64`.
        match numeral.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Submitted::from(number)),
            _ => Err(Problem::NumberRange),
        }
    }

    #[cold]
    #[inline(never)]
    fn fraction(&mut self) -> Result<(), Problem> {
        if self.next()? == b'.' {
            self.step();
            self.digits()?;
        }
        if let Ok(b'e' | b'E') = self.next() {
            self.step();
            if let b'+' | b'-' = self.next()? {
                self.step();
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Problem> {
        if !self.next()?.is_ascii_digit() {
            return Err(Problem::Number);
        }
        while self.next().is_ok_and(|byte| byte.is_ascii_digit()) {
            self.step();
        }
        Ok(())
    }

    fn word(&mut self, word: &[u8]) -> Result<(), Problem> {
        for expected in word {
            if self.next()? != *expected {
                return Err(Problem::Word);
            }
            self.step();
        }
        Ok(())
    }
}

/// A property's name with its quotes, its colon and the byte before, for comparison eight bytes at a time.
struct Expected {
    field: Field,
    length: usize,
    /// The bytes to compare, where the mask has ones.
    bytes: [u64; 3],
    mask: [u64; 3],
}

/// Every property, in the order of the API reference.
#[expect(clippy::indexing_slicing, reason = "an index out of range is an error of the compiler")]
const EXPECTED: [Expected; Field::COUNT] = {
    let mut all = [const { Expected::new(Field::Id) }; Field::COUNT];
    let mut index = 0;
    while index < Field::COUNT {
        all[index] = Expected::new(Field::ALL[index]);
        index += 1;
    }
    all
};

impl Expected {
    #[expect(
        clippy::indexing_slicing,
        clippy::as_conversions,
        reason = "an index out of range is an error of the compiler"
    )]
    const fn new(field: Field) -> Self {
        let name = field.name().as_bytes();
        let length = name.len() + 4;
        let (mut bytes, mut mask) = ([0; 3], [0; 3]);
        let mut index = 1;
        while index < length {
            let byte = if index == 1 || index == length - 2 {
                b'"'
            } else if index == length - 1 {
                b':'
            } else {
                name[index - 2]
            };
            bytes[index / 8] |= (byte as u64) << (index % 8 * 8);
            mask[index / 8] |= 0xFF << (index % 8 * 8);
            index += 1;
        }
        Expected { field, length, bytes, mask }
    }

    #[inline(always)]
    fn is_behind(&self, separator: u8, text: &[u8; 24]) -> bool {
        let words = text.as_chunks::<8>().0.iter().zip(self.bytes).zip(self.mask);
        let differences = words.map(|((text, bytes), mask)| (u64::from_le_bytes(*text) ^ bytes) & mask);
        text[0] == separator && differences.fold(0, |all, difference| all | difference) == 0
    }
}

/// Returns the type of a value by its first byte.
#[inline(always)]
fn type_of(first: u8) -> Result<Type, Problem> {
    match first {
        b'{' => Ok(Type::Object),
        b'[' => Ok(Type::Array),
        b'"' => Ok(Type::String),
        b'-' | b'0'..=b'9' => Ok(Type::Number),
        b't' | b'f' => Ok(Type::Boolean),
        b'n' => Ok(Type::Null),
        _ => Err(Problem::Value),
    }
}

/// Returns the value and the number of the leading digits. With more than 18 digits, the value is meaningless.
#[inline(always)]
fn leading_digits(bytes: &[u8]) -> (i64, usize) {
    let (mut number, mut rest) = (0_i64, bytes);
    while let Some((word, tail)) = rest.split_first_chunk()
        && let Some(eight) = eight_digits(*word)
    {
        number = number.wrapping_mul(100_000_000).wrapping_add(eight.into());
        rest = tail;
    }
    while let [digit @ b'0'..=b'9', tail @ ..] = rest {
        number = number.wrapping_mul(10).wrapping_add(i64::from(digit - b'0'));
        rest = tail;
    }
    (number, bytes.len() - rest.len())
}

/// Returns the value of eight digits. Combines them into four pairs, two groups of four, and then all, with one multiplication
/// each.
#[inline(always)]
#[expect(clippy::as_conversions, reason = "eight digits have 27 bits")]
const fn eight_digits(text: [u8; 8]) -> Option<u32> {
    let digits = u64::from_le_bytes(text) ^ u64::from_le_bytes([b'0'; 8]);
    // The sum of 0x76 and a number above 9 has the high bit.
    if (digits | digits.wrapping_add(u64::from_le_bytes([0x76; 8]))) & u64::from_le_bytes([0x80; 8]) != 0 {
        return None;
    }
    let pairs = (digits.wrapping_mul(10 << 8 | 1) >> 8) & 0x00FF_00FF_00FF_00FF;
    let fours = (pairs.wrapping_mul(100 << 16 | 1) >> 16) & 0x0000_FFFF_0000_FFFF;
    Some((fours.wrapping_mul(10_000 << 32 | 1) >> 32) as u32)
}

/// The content of a string, with its escapes.
struct Raw<'t> {
    /// Valid UTF-8, like the text.
    bytes: &'t [u8],
    has_escapes: bool,
    /// See [`Text`].
    is_printable: bool,
}

/// A string for the rules, with a fact from reading it.
#[derive(Clone, Copy)]
pub(crate) struct Text<'t> {
    /// Valid UTF-8.
    bytes: &'t [u8],
    /// Whether the string is known to be ASCII without control characters. `false` means unknown.
    is_printable: bool,
}

impl<'t> Text<'t> {
    /// Returns the string. Most checks do not need it.
    fn as_str(&self) -> &'t str {
        str::from_utf8(self.bytes).unwrap_or_default()
    }
}

impl SubmittedString for Text<'_> {
    #[inline(always)]
    fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    #[inline(always)]
    fn is_blank(&self) -> bool {
        let begins_visibly = self.bytes.first().is_some_and(u8::is_ascii_graphic);
        !begins_visibly && self.as_str().is_blank()
    }

    #[inline(always)]
    fn has_controls(&self) -> bool {
        !self.is_printable && self.as_str().has_controls()
    }

    #[inline(always)]
    fn has_controls_other_than_of_lines(&self) -> bool {
        !self.is_printable && self.as_str().has_controls_other_than_of_lines()
    }

    #[inline(always)]
    fn as_bytes(&self) -> &[u8] {
        self.bytes
    }
}

impl Raw<'_> {
    /// Returns the property of this name.
    #[inline(always)]
    fn field(self) -> Option<Field> {
        if self.has_escapes {
            Field::from_name(&decode(self.bytes))
        } else {
            Field::from_name(str::from_utf8(self.bytes).unwrap_or_default())
        }
    }
}

/// Decodes the content of a string, whose escapes were checked.
#[cold]
#[inline(never)]
fn decode(bytes: &[u8]) -> String {
    let mut decoded = String::with_capacity(bytes.len());
    let mut rest = str::from_utf8(bytes).unwrap_or_default();
    while let Some((plain, tail)) = rest.split_once('\\') {
        decoded.push_str(plain);
        let mut after = tail.chars();
        let letter = match after.next() {
            Some('b') => '\u{8}',
            Some('f') => '\u{C}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => {
                let (letter, tail) = decode_unicode(after.as_str());
                decoded.push(letter);
                rest = tail;
                continue;
            }
            other => other.unwrap_or_default(),
        };
        decoded.push(letter);
        rest = after.as_str();
    }
    decoded.push_str(rest);
    decoded
}

/// Decodes an escape after its `\u`. Returns the character and the rest of the text.
fn decode_unicode(text: &str) -> (char, &str) {
    fn unit(text: &str) -> Option<(u16, &str)> {
        let (digits, rest) = text.split_at_checked(4)?;
        Some((u16::from_str_radix(digits, 16).ok()?, rest))
    }
    let (first, rest) = unit(text).unwrap_or_default();
    match char::from_u32(first.into()) {
        Some(letter) => (letter, rest),
        None => {
            let (second, rest) = rest.strip_prefix("\\u").and_then(unit).unwrap_or_default();
            let letter = char::decode_utf16([first, second]).next().and_then(Result::ok);
            (letter.unwrap_or(char::REPLACEMENT_CHARACTER), rest)
        }
    }
}
