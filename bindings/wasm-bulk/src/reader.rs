//! A JSON reader for one purpose: to find the properties of a record in a text, fast in WebAssembly.
//!
//! It takes and refuses what serde_json, and so the domain crate, takes and refuses. What no rule looks into is checked
//! and stepped over, and nothing is built but the text of a string that has escapes.

use contract_contact::__private::{Day, Submitted, check_submitted};
use contract_contact::{Code, Field, Operation, Rules};

/// How deep a record may be nested, counting its own object; the domain crate's limit.
const MAX_DEPTH: usize = 127;

/// Why a text is no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// The text ended. Only this may turn into something else when there is more of it.
    End,
    Control,
    Colon,
    Comma,
    Escape,
    Key,
    ListEnd,
    NoList,
    Number,
    NumberRange,
    ObjectEnd,
    Surrogate,
    TooDeep,
    TooLong,
    Trailing,
    Utf8,
    Value,
    Word,
}

impl Problem {
    /// Returns whether the grammar of JSON is broken, so that nobody knows where the record ends.
    pub(crate) const fn is_of_syntax(self) -> bool {
        !matches!(self, Problem::NumberRange | Problem::Surrogate | Problem::TooDeep | Problem::TooLong)
    }

    /// For a person, and without a word of the text.
    pub(crate) const fn message(self) -> &'static str {
        match self {
            Problem::End => "The body is not valid JSON: it ends too early",
            Problem::Control => "The body is not valid JSON: control character found while parsing a string",
            Problem::Colon => "The body is not valid JSON: expected `:`",
            Problem::Comma => "The body is not valid JSON: trailing comma",
            Problem::Escape => "The body is not valid JSON: invalid escape",
            Problem::Key => "The body is not valid JSON: key must be a string",
            Problem::ListEnd => "The body is not valid JSON: expected `,` or `]`",
            Problem::NoList => "The body is not valid JSON: expected an array",
            Problem::Number => "The body is not valid JSON: invalid number",
            Problem::NumberRange => "The body is not valid JSON: number out of range",
            Problem::ObjectEnd => "The body is not valid JSON: expected `,` or `}`",
            Problem::Surrogate => "The body is not valid JSON: lone surrogate in a string",
            Problem::TooDeep => "The body is nested more than 127 deep",
            Problem::TooLong => "The body is too large",
            Problem::Trailing => "The body is not valid JSON: trailing characters",
            Problem::Utf8 => "The body is not valid UTF-8",
            Problem::Value => "The body is not valid JSON: expected value",
            Problem::Word => "The body is not valid JSON: expected true, false or null",
        }
    }
}

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
    /// Why a record cannot be of this type, in the domain crate's words.
    pub(crate) const fn refusal(self) -> &'static str {
        match self {
            Type::Object => "",
            Type::Array => "The body must be an object, not an array",
            Type::String => "The body must be an object, not a string",
            Type::Number => "The body must be an object, not a number",
            Type::Boolean => "The body must be an object, not a boolean",
            Type::Null => "The body must be an object, not null",
        }
    }
}

/// What a record is checked for, and what was found so far. Each value is checked as soon as it is read, so that none has
/// to be kept; of two of the same name the last counts.
pub(crate) struct Record<'t> {
    operation: Operation,
    rules: Rules,
    today: Day,
    /// A bit for each property that was read.
    seen: u32,
    /// A bit for each of those whose value is wrong.
    failed: u32,
    /// What is wrong, and the value as it stands in the text; only where the bit is set.
    found: [(Code, &'t str); Field::COUNT],
}

impl<'t> Record<'t> {
    pub(crate) const fn new(operation: Operation, rules: Rules, today: Day) -> Self {
        Record { operation, rules, today, seen: 0, failed: 0, found: [(Code::Required, ""); Field::COUNT] }
    }

    /// Makes room for the next record.
    #[inline(always)]
    pub(crate) const fn clear(&mut self) {
        (self.seen, self.failed) = (0, 0);
    }

    #[inline(always)]
    fn set(&mut self, field: Field, value: Submitted<&str>, text: &'t str) {
        let bit = 1 << place_of(field);
        self.seen |= bit;
        match check_submitted(self.rules, field, value, self.operation, self.today) {
            Ok(_) => self.failed &= !bit,
            Err(code) => {
                self.failed |= bit;
                if let Some(slot) = self.found.get_mut(place_of(field)) {
                    *slot = (code, text);
                }
            }
        }
    }

    /// Whether no rule found anything, `required` being a bit for each property that must not be absent.
    #[inline(always)]
    pub(crate) const fn is_valid(&self, required: u32) -> bool {
        self.failed == 0 && self.seen & required == required
    }

    /// What is wrong, in the page's order, with the value as it stands in the text.
    pub(crate) fn errors(&self) -> impl Iterator<Item = (Field, Code, &'t str)> {
        Field::ALL.into_iter().zip(&self.found).filter_map(|(field, (code, text))| {
            let has = |bits: u32| bits & (1 << place_of(field)) != 0;
            if has(self.seen) {
                return has(self.failed).then_some((field, *code, *text));
            }
            Some((field, self.absent(field)?, "null"))
        })
    }

    /// What is wrong where a property is absent.
    fn absent(&self, field: Field) -> Option<Code> {
        check_submitted::<&str>(self.rules, field, Submitted::Nothing, self.operation, self.today).err()
    }

    /// A bit for each property that must not be absent.
    pub(crate) fn required(&self) -> u32 {
        let bit = |field| if self.absent(field).is_some() { 1 << place_of(field) } else { 0 };
        Field::ALL.into_iter().fold(0, |bits, field| bits | bit(field))
    }
}

/// How a value is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// As Rust can hold it: no lone surrogates, no number beyond `f64`, not too deep.
    Read,
    /// Only its grammar counts.
    Skip,
}

/// The place of a byte in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// From 1.
    pub(crate) line: u64,
    /// The byte of the line, from 1.
    pub(crate) column: u64,
}

impl Place {
    pub(crate) const FIRST: Place = Place { line: 1, column: 1 };

    /// The place so many bytes later on the line.
    #[expect(clippy::as_conversions, reason = "no machine has larger addresses")]
    pub(crate) const fn after(self, bytes: usize) -> Place {
        Place { line: self.line, column: self.column + bytes as u64 }
    }

    pub(crate) const fn next_line(self) -> Place {
        Place { line: self.line + 1, column: 1 }
    }
}

/// Reads a text from its beginning. After a problem it stands where that is.
#[derive(Clone)]
pub(crate) struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// Not so where every line is a text of its own.
    newline_is_blank: bool,
    /// Where it stood in the text when it knew its place in the input, and that place.
    mark: usize,
    place: Place,
}

impl<'t> Reader<'t> {
    /// `place` is where in the input the text begins.
    pub(crate) fn new(text: &'t str, place: Place, newline_is_blank: bool) -> Self {
        Reader { text, at: 0, newline_is_blank, mark: 0, place }
    }

    /// How many bytes of the text it has read.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Where it stands in the input.
    pub(crate) fn place(&self) -> Place {
        self.place.after(self.at - self.mark)
    }

    /// What lies between it and another reader of the same text, that is further on.
    pub(crate) fn text_to(&self, end: &Reader<'t>) -> &'t str {
        self.text.get(self.at..end.at).unwrap_or_default()
    }

    /// The next byte.
    #[inline(always)]
    pub(crate) fn next(&self) -> Result<u8, Problem> {
        self.text.as_bytes().get(self.at).copied().ok_or(Problem::End)
    }

    /// Steps over blanks, to the byte after them.
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

    /// Steps over a byte that was looked at and is no newline.
    #[inline(always)]
    pub(crate) fn step(&mut self) {
        self.at += 1;
    }

    /// Steps over a newline.
    pub(crate) fn newline(&mut self) {
        self.at += 1;
        self.mark = self.at;
        self.place = self.place.next_line();
    }

    /// Steps over everything up to the next newline.
    pub(crate) fn skip_line(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().take_while(|byte| **byte != b'\n').count();
    }

    /// Reads a value: the properties of an object, or the type of what is none.
    ///
    /// After a problem the record holds some of them.
    #[inline]
    pub(crate) fn record(&mut self, record: &mut Record<'t>) -> Result<Type, Problem> {
        match self.peek()? {
            b'{' => self.object(record).map(|()| Type::Object),
            // The domain crate refuses an array without looking into it.
            b'[' => self.skip(Mode::Skip, 0),
            _ => self.skip(Mode::Read, 0),
        }
    }

    #[inline(always)]
    fn object(&mut self, record: &mut Record<'t>) -> Result<(), Problem> {
        self.step();
        if self.peek()? == b'}' {
            self.step();
            return Ok(());
        }
        loop {
            let name = self.name(Mode::Read)?;
            let field = if name.has_escapes { Field::from_name(&name.decode()) } else { Field::from_name(name.text) };
            match field {
                Some(field) => self.property(field, record)?,
                None => {
                    self.skip(Mode::Skip, 1)?;
                }
            }
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
    }

    /// Reads and checks the value of a property of ours.
    #[inline(always)]
    fn property(&mut self, field: Field, record: &mut Record<'t>) -> Result<(), Problem> {
        let first = self.peek()?;
        let start = self.at;
        let decoded;
        let value = match first {
            b'"' => {
                self.step();
                let raw = self.string(Mode::Read)?;
                if raw.has_escapes {
                    decoded = raw.decode();
                    Submitted::String(decoded.as_str())
                } else {
                    Submitted::String(raw.text)
                }
            }
            b'-' | b'0'..=b'9' => self.number()?,
            _ => match self.skip(Mode::Read, 1)? {
                Type::Null => Submitted::Nothing,
                _ => Submitted::Other,
            },
        };
        record.set(field, value, self.text.get(start..self.at).unwrap_or_default());
        Ok(())
    }

    /// Steps over a value by its grammar alone, or to where that is broken.
    pub(crate) fn skip_value(&mut self) {
        let _ = self.skip(Mode::Skip, 0);
    }

    /// Steps over a value that lies `depth` deep. Without recursion: a stack would end before the text does.
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
                Type::Number if mode == Mode::Read => {
                    self.number()?;
                }
                Type::Number => {
                    self.numeral()?;
                }
                Type::Boolean if first == b't' => self.word(b"true")?,
                Type::Boolean => self.word(b"false")?,
                Type::Null => self.word(b"null")?,
            }
            // A value has ended, and perhaps some of those around it.
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
        loop {
            self.run();
            match self.next()? {
                b'"' => break,
                b'\\' => {
                    has_escapes = true;
                    self.escape(mode)?;
                }
                _ => return Err(Problem::Control),
            }
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        self.step();
        Ok(Raw { text, has_escapes })
    }

    /// Steps over what a string may hold as it is, eight bytes at a time.
    #[inline(always)]
    #[expect(clippy::as_conversions, reason = "at most 7")]
    fn run(&mut self) {
        const ONES: u64 = u64::from_le_bytes([1; 8]);
        const HIGHS: u64 = ONES << 7;
        /// The high bit of each byte below `limit`, and perhaps of some after the first such.
        const fn below(word: u64, limit: u64) -> u64 {
            word.wrapping_sub(ONES * limit) & !word
        }
        let mut rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        while let Some((word, tail)) = rest.split_first_chunk::<8>() {
            let word = u64::from_le_bytes(*word);
            let quote = word ^ (ONES * b'"' as u64);
            let backslash = word ^ (ONES * b'\\' as u64);
            let found = (below(word, 0x20) | below(quote, 1) | below(backslash, 1)) & HIGHS;
            if found != 0 {
                self.at += (found.trailing_zeros() / 8) as usize;
                return;
            }
            self.at += 8;
            rest = tail;
        }
        self.at += rest.iter().take_while(|byte| !matches!(byte, ..0x20 | b'"' | b'\\')).count();
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

    /// Four digits.
    fn hexadecimal(&mut self) -> Result<u32, Problem> {
        let mut number = 0;
        for _ in 0..4 {
            let digit = char::from(self.next()?).to_digit(16).ok_or(Problem::Escape)?;
            number = number * 16 + digit;
            self.step();
        }
        Ok(number)
    }

    /// Reads a number as the domain crate does.
    #[inline(always)]
    fn number(&mut self) -> Result<Submitted<&'static str>, Problem> {
        let start = self.at;
        match self.numeral()? {
            Some(small) => Ok(Submitted::Integer(small)),
            None => exact(self.text.get(start..self.at).unwrap_or_default()),
        }
    }

    /// Reads a number by its grammar, and says which one, where it is whole and small enough to be told at once.
    #[inline(always)]
    fn numeral(&mut self) -> Result<Option<i64>, Problem> {
        let is_negative = self.next()? == b'-';
        if is_negative {
            self.step();
        }
        let start = self.at;
        let mut number = 0_i64;
        while let Ok(byte @ b'0'..=b'9') = self.next() {
            number = number.wrapping_mul(10).wrapping_add(i64::from(byte - b'0'));
            self.step();
        }
        let digits = self.at - start;
        let first = self.text.as_bytes().get(start).copied().ok_or(Problem::End)?;
        if digits == 0 || (first == b'0' && digits > 1) {
            // At the byte that is wrong, as every problem: the byte after it may be in the next chunk.
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

/// The place of a property in [`Field::ALL`].
#[expect(clippy::as_conversions, reason = "the discriminant of a fieldless enum is its place")]
pub(crate) const fn place_of(field: Field) -> usize {
    field as usize
}

/// By its first byte.
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

/// The value of a numeral that is long or has a fraction or an exponent.
#[cold]
#[inline(never)]
fn exact(numeral: &str) -> Result<Submitted<&'static str>, Problem> {
    if let Ok(number) = numeral.parse::<i64>() {
        return Ok(Submitted::Integer(number));
    }
    // One of 2^63 or more is out of every range, also as the nearest number.
    match numeral.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Submitted::from(number)),
        _ => Err(Problem::NumberRange),
    }
}

/// The inside of a string as it stands in the text.
struct Raw<'t> {
    text: &'t str,
    has_escapes: bool,
}

impl Raw<'_> {
    /// What the string holds. Its escapes were checked.
    #[cold]
    #[inline(never)]
    fn decode(&self) -> String {
        let mut decoded = String::with_capacity(self.text.len());
        let mut rest = self.text;
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
}

/// The character that an escape stands for, of which `\u` has been read, and what comes after it.
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
