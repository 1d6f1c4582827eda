//! Strings without a grammar: the rules of control characters and blanks.
//!
//! ```
//! use contract_contact::rules::text;
//!
//! assert!(text::is_blank("\u{3000}"));
//! assert!(text::check("Ада Лавлейс").is_ok());
//! ```

use crate::code::Code;

/// The characters that a blank string may consist of, as inclusive ranges.
///
/// The ranges are Unicode's White_Space, and the invisible characters U+180E, U+200B to U+200D, U+2060 and U+FEFF.
///
/// ```
/// # use contract_contact::rules::text;
/// assert!(text::BLANKS.iter().any(|(first, last)| (*first..=*last).contains(&'\u{200B}')));
/// ```
pub const BLANKS: [(char, char); 12] = [
    ('\u{9}', '\u{D}'),
    ('\u{20}', '\u{20}'),
    ('\u{85}', '\u{85}'),
    ('\u{A0}', '\u{A0}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{180E}', '\u{180E}'),
    ('\u{2000}', '\u{200D}'),
    ('\u{2028}', '\u{2029}'),
    ('\u{202F}', '\u{202F}'),
    ('\u{205F}', '\u{2060}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{FEFF}', '\u{FEFF}'),
];

/// The control characters that a string of one line must not contain, as inclusive ranges.
///
/// ```
/// # use contract_contact::rules::text;
/// assert!(text::CONTROLS.iter().any(|(first, last)| (*first..=*last).contains(&'\u{1B}')));
/// ```
pub const CONTROLS: [(char, char); 2] = [('\u{0}', '\u{1F}'), ('\u{7F}', '\u{9F}')];

/// The control characters that a string of several lines may contain.
///
/// ```
/// # use contract_contact::rules::text;
/// assert_eq!(text::LINE_CONTROLS, ['\t', '\n', '\r']);
/// ```
pub const LINE_CONTROLS: [char; 3] = ['\t', '\n', '\r'];

/// Returns whether the string is empty or holds only [`BLANKS`].
///
/// ```
/// use contract_contact::rules::text;
///
/// assert!(text::is_blank(" \u{200B}\u{FEFF}"));
/// assert!(!text::is_blank(" a"));
/// ```
#[inline]
pub fn is_blank(text: &str) -> bool {
    let begins_visibly = text.as_bytes().first().is_some_and(u8::is_ascii_graphic);
    !begins_visibly && text.chars().all(is_blank_character)
}

#[inline]
pub(crate) fn is_blank_character(each: char) -> bool {
    BLANKS.iter().any(|(first, last)| (*first..=*last).contains(&each))
}

/// Accepts a string of one line, without control characters.
///
/// # Errors
/// [`Code::NotPlainText`].
///
/// ```
/// use contract_contact::{Code, rules::text};
///
/// assert_eq!(text::check("Ada Lovelace"), Ok(()));
/// assert_eq!(text::check("Ada\tLovelace"), Err(Code::NotPlainText));
/// ```
#[inline]
pub fn check(text: &str) -> Result<(), Code> {
    if may_hold_controls(text) && text.chars().any(is_control) { Err(Code::NotPlainText) } else { Ok(()) }
}

/// Accepts a string of several lines, without control characters other than [`LINE_CONTROLS`].
///
/// # Errors
/// [`Code::NotPlainText`].
///
/// ```
/// use contract_contact::{Code, rules::text};
///
/// assert_eq!(text::check_multiline("1 High Street\r\nLondon"), Ok(()));
/// assert_eq!(text::check_multiline("\u{0}"), Err(Code::NotPlainText));
/// ```
#[inline]
pub fn check_multiline(text: &str) -> Result<(), Code> {
    let is_wrong = |each| is_control(each) && !LINE_CONTROLS.contains(&each);
    if may_hold_controls(text) && text.chars().any(is_wrong) { Err(Code::NotPlainText) } else { Ok(()) }
}

fn is_control(each: char) -> bool {
    CONTROLS.iter().any(|(first, last)| (*first..=*last).contains(&each))
}

/// Returns false only for a string without control characters. The result true may be a false alarm.
///
/// Reads eight bytes at a time without decoding. The characters U+0080 to U+009F begin with the byte C2.
#[inline]
fn may_hold_controls(text: &str) -> bool {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHS: u64 = ONES << 7;
    /// Returns the high bit of each byte below `limit`. `limit` is at most 0x80.
    const fn below(word: u64, limit: u64) -> u64 {
        word.wrapping_sub(ONES * limit) & !word & HIGHS
    }
    const fn suspects(word: u64) -> u64 {
        below(word, 0x20) | below(word ^ (ONES * 0x7F), 1) | below(word ^ (ONES * 0xC2), 1)
    }

    let bytes = text.as_bytes();
    let (words, rest) = bytes.as_chunks::<8>();
    let mut found = words.iter().fold(0, |found, word| found | suspects(u64::from_le_bytes(*word)));
    if !rest.is_empty() {
        // The last eight bytes may overlap the bytes before. A shorter string is padded with spaces.
        let last = bytes.last_chunk::<8>().copied().unwrap_or_else(|| {
            let mut last = [b' '; 8];
            last.iter_mut().zip(rest).for_each(|(slot, byte)| *slot = *byte);
            last
        });
        found |= suspects(u64::from_le_bytes(last));
    }
    found != 0
}
