//! Plain text, and what counts as blank.

use crate::code::Code;

/// The characters that a blank text is made of, as inclusive ranges: Unicode's White_Space, and the invisible U+180E,
/// U+200B to 200D, U+2060 and U+FEFF.
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

/// The control characters that no text may hold, as inclusive ranges.
pub const CONTROLS: [(char, char); 2] = [('\u{0}', '\u{1F}'), ('\u{7F}', '\u{9F}')];

/// The control characters that text of several lines may hold all the same.
pub const LINE_CONTROLS: [char; 3] = ['\t', '\n', '\r'];

/// Whether the text holds nothing, or nothing but [`BLANKS`].
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
    !begins_visibly && text.chars().all(|each| BLANKS.iter().any(|(first, last)| (*first..=*last).contains(&each)))
}

/// Takes text of one line, without control characters.
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

/// Takes text without control characters other than [`LINE_CONTROLS`].
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

/// A quick look without decoding: U+0080 to 009F begin with the byte C2. It reads the text to the end rather than stop
/// at the first, so that the compiler takes many bytes at a time.
#[inline]
fn may_hold_controls(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| found | (byte < 0x20) | (byte == 0x7F) | (byte == 0xC2))
}
