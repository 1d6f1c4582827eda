//! Escapes characters that control a terminal or an editor, in every text that the tool did not write.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// The characters that are invisible, that reorder the text around them, or that XML 1.0 forbids. Control characters are not
/// listed.
const UNSEEN: [(char, char); 10] = [
    ('\u{AD}', '\u{AD}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{180E}', '\u{180E}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{2028}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFF9}', '\u{FFFB}'),
    ('\u{FFFE}', '\u{FFFF}'),
    ('\u{E0000}', '\u{E007F}'),
];

/// Returns whether a character is escaped.
pub(super) fn is_unseen(each: char) -> bool {
    each.is_control() || (!each.is_ascii() && UNSEEN.iter().any(|(first, last)| (*first..=*last).contains(&each)))
}

/// Returns the text with unseen characters escaped, such as `\u{202e}`, so that they control no terminal or editor.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    printable_but(text, &[])
}

/// Returns the text with unseen characters escaped, such as `\u{202e}`, except those in `kept`.
pub(super) fn printable_but<'t>(text: &'t str, kept: &[char]) -> Cow<'t, str> {
    let is_escaped = |each: char| is_unseen(each) && !kept.contains(&each);
    if !text.contains(is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len().saturating_mul(2));
    for each in text.chars() {
        if is_escaped(each) {
            out.extend(each.escape_unicode());
        } else {
            out.push(each);
        }
    }
    Cow::Owned(out)
}

/// Appends a value as JSON with unseen characters escaped. A JSON parser reads the same value.
pub(super) fn write_json<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) {
    // Writing to memory cannot fail.
    let _ = value.serialize(&mut Serializer::with_formatter(out, Escaped));
}

/// Returns a value as JSON with unseen characters escaped.
pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> String {
    let mut out = Vec::new();
    write_json(&mut out, value);
    String::from_utf8(out).unwrap_or_default()
}

/// A formatter for JSON without blanks that escapes unseen characters, such as `\u202e`.
struct Escaped;

impl Formatter for Escaped {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, unseen)) = rest.char_indices().find(|(_, each)| is_unseen(*each)) {
            let (before, after) = rest.split_at_checked(at).unwrap_or_default();
            out.write_all(before.as_bytes())?;
            for unit in unseen.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = after.get(unseen.len_utf8()..).unwrap_or_default();
        }
        out.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn only_invisible_characters_are_escaped() {
        for unseen in
            ['\0', '\t', '\u{1B}', '\u{7F}', '\u{9B}', '\u{61C}', '\u{200B}', '\u{200E}', '\u{200F}', '\u{2028}']
                .into_iter()
                .chain(['\u{2029}', '\u{FEFF}', '\u{FFFF}', '\u{E0041}'])
                .chain('\u{202A}'..='\u{202E}')
                .chain('\u{2066}'..='\u{2069}')
        {
            let text = format!("a{unseen}é");
            assert_eq!(printable(&text), format!("a{}é", unseen.escape_unicode()));
            let escaped = json(&text);
            assert!(!escaped.contains(unseen), "{escaped}");
            assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
        }
        for seen in ["Zoë", "e\u{301}", "李", "עברית", "👩", "\u{FFFD}", "\\u{1b}"] {
            assert_eq!(printable(seen), seen);
            assert_eq!(json(seen), serde_json::to_string(seen).unwrap());
        }
    }
}
