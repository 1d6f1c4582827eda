//! A reader for the bodies that clients send: one object of strings, integers, booleans and nulls.
//!
//! The reader accepts only bodies that serde_json accepts, and reads the same values. serde_json reads every other body, valid or
//! not. Therefore serde_json reports every syntax error.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::attempted_value::AttemptedValue;
use crate::draft::Draft;
use crate::field::Field;

/// Reads a whole body. After `None`, serde_json has to read the body, and the draft may hold a part of the values.
#[inline]
pub(super) fn read<'b>(body: &'b str, draft: &mut Draft<'b>) -> Option<()> {
    let mut reader = Reader { rest: body };
    reader.skip_blanks();
    reader.expect(b'{')?;
    // Most clients send the properties in the order of the API reference.
    let mut next = Field::ALL.iter();
    loop {
        reader.skip_blanks();
        reader.expect(b'"')?;
        let field = match next.clone().next() {
            Some(field) if reader.skip_name(field.name()) => Some(*field),
            _ => Field::from_name(reader.name()?),
        };
        reader.skip_blanks();
        reader.expect(b':')?;
        reader.skip_blanks();
        let value = reader.value()?;
        if let Some(field) = field {
            draft.set(field, value);
            next = Field::ALL.get(field.index().saturating_add(1)..).unwrap_or_default().iter();
        }
        reader.skip_blanks();
        match reader.next()? {
            b',' => {}
            b'}' => break,
            _ => return None,
        }
    }
    reader.skip_blanks();
    reader.rest.is_empty().then_some(())
}

struct Reader<'b> {
    rest: &'b str,
}

impl<'b> Reader<'b> {
    #[inline(always)]
    fn skip_blanks(&mut self) {
        while let [b' ' | b'\n' | b'\r' | b'\t', ..] = self.rest.as_bytes() {
            self.rest = self.rest.get(1..).unwrap_or_default();
        }
    }

    #[inline(always)]
    fn next(&mut self) -> Option<u8> {
        let byte = *self.rest.as_bytes().first()?;
        self.rest = self.rest.get(1..)?;
        Some(byte)
    }

    #[inline(always)]
    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then_some(())
    }

    /// Skips `name` and its closing quote, where they come next.
    #[inline(always)]
    fn skip_name(&mut self, name: &str) -> bool {
        match self.rest.strip_prefix(name).and_then(|rest| rest.strip_prefix('"')) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Reads a name without escapes, up to its closing quote.
    fn name(&mut self) -> Option<&'b str> {
        let (name, rest) = self.rest.split_at_checked(plain_length(self.rest.as_bytes()))?;
        self.rest = rest.strip_prefix('"')?;
        Some(name)
    }

    #[inline(always)]
    fn value(&mut self) -> Option<AttemptedValue<'b>> {
        match self.rest.as_bytes().first()? {
            b'"' => {
                self.rest = self.rest.get(1..)?;
                self.string()
            }
            b'0'..=b'9' => self.integer(),
            b'n' => self.word("null", AttemptedValue::Null),
            b't' => self.word("true", AttemptedValue::Bool(true)),
            b'f' => self.word("false", AttemptedValue::Bool(false)),
            _ => None,
        }
    }

    fn word(&mut self, word: &str, value: AttemptedValue<'b>) -> Option<AttemptedValue<'b>> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(value)
    }

    /// Reads at most 15 digits, which every type of number holds exactly.
    #[inline(always)]
    fn integer(&mut self) -> Option<AttemptedValue<'b>> {
        let (mut number, mut length) = (0_i64, 0_usize);
        for byte in self.rest.as_bytes().iter().take(16) {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                break;
            }
            number = number * 10 + i64::from(digit);
            length += 1;
        }
        let (digits, rest) = self.rest.split_at_checked(length)?;
        let is_whole = !matches!(rest.as_bytes().first()?, b'.' | b'e' | b'E');
        self.rest = rest;
        (is_whole && length <= 15 && (length == 1 || !digits.starts_with('0')))
            .then_some(AttemptedValue::Integer(number))
    }

    #[inline(always)]
    fn string(&mut self) -> Option<AttemptedValue<'b>> {
        let (plain, rest) = self.rest.split_at_checked(plain_length(self.rest.as_bytes()))?;
        self.rest = rest.get(1..)?;
        match rest.as_bytes().first()? {
            b'"' => Some(AttemptedValue::String(Cow::Borrowed(plain))),
            b'\\' => self.escaped(plain),
            _ => None,
        }
    }

    /// Reads the rest of a string, after `plain` and a backslash.
    #[inline(never)]
    fn escaped(&mut self, plain: &'b str) -> Option<AttemptedValue<'b>> {
        let mut string = String::with_capacity(plain.len().saturating_add(64));
        string.push_str(plain);
        loop {
            string.push(match self.next()? {
                byte @ (b'"' | b'\\' | b'/') => byte.into(),
                b'b' => '\u{8}',
                b'f' => '\u{C}',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                // Clients rarely send `\u`, so serde_json reads such bodies.
                _ => return None,
            });
            let (plain, rest) = self.rest.split_at_checked(plain_length(self.rest.as_bytes()))?;
            string.push_str(plain);
            self.rest = rest.get(1..)?;
            match rest.as_bytes().first()? {
                b'"' => return Some(AttemptedValue::String(Cow::Owned(string))),
                b'\\' => {}
                _ => return None,
            }
        }
    }
}

/// Returns the number of bytes before the first quote, backslash or control character. Reads eight bytes at a time.
#[inline(always)]
fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHS: u64 = ONES << 7;
    /// Returns the high bit of the first byte below `limit`. The high bits of later bytes may be set, too.
    const fn below(word: u64, limit: u64) -> u64 {
        word.wrapping_sub(ONES * limit) & !word & HIGHS
    }
    let (words, rest) = bytes.as_chunks::<8>();
    let mut length = 0_usize;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let found = below(word, 0x20)
            | below(word ^ u64::from_le_bytes([b'"'; 8]), 1)
            | below(word ^ u64::from_le_bytes([b'\\'; 8]), 1);
        if found != 0 {
            let index: u32 = found.trailing_zeros() / 8;
            return length.saturating_add(usize::try_from(index).unwrap_or_default());
        }
        length = length.saturating_add(8);
    }
    let is_plain = |byte: &&u8| !matches!(**byte, b'"' | b'\\' | 0..0x20);
    length.saturating_add(rest.iter().take_while(is_plain).count())
}
