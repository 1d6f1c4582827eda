//! E-mail addresses, by the grammar of the WHATWG HTML standard:
//! <https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address>.
//!
//! ```
//! use contract_contact::rules::email;
//!
//! assert!(email::check("ada@localhost").is_ok()); // the grammar requires no dot
//! ```

use crate::code::Code;
use crate::limits;

/// The maximum length of an address, in characters.
///
/// RFC 5321, section 4.5.3.1.3, limits a path to 256 octets. The path includes the two angle brackets around the address.
///
/// ```
/// # use contract_contact::rules::email;
/// let longest = format!("{}@{}.example", "a".repeat(182), "b".repeat(63));
/// assert_eq!(longest.len() as u64, email::MAX_CHARACTERS);
/// assert!(email::check(&longest).is_ok());
/// assert!(email::check(&format!("a{longest}")).is_err());
/// ```
pub const MAX_CHARACTERS: u64 = limits::EMAIL_CHARACTERS;

/// The regular expression of the HTML standard for the grammar, for schemas.
///
/// Anchor the pattern at both ends: `^(?:…)$`.
///
/// ```
/// use contract_contact::rules::email;
///
/// let grammar = regex::Regex::new(&format!("^{}$", email::PATTERN)).unwrap();
/// assert!(grammar.is_match("ada@example.com"));
/// assert!(!grammar.is_match("ada@"));
/// ```
pub const PATTERN: &str = "[a-zA-Z0-9.!#$%&'*+\\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\
    (?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*";

/// The longest label of a domain, by RFC 1034, section 3.5.
const MAX_LABEL: usize = 63;

/// Accepts every address that `<input type=email>` accepts, up to [`MAX_CHARACTERS`]. The argument is a string or bytes.
///
/// # Errors
/// [`Code::NotAnEmail`], or [`Code::TooLong`] for an address of the right form.
///
/// ```
/// use contract_contact::{Code, rules::email};
///
/// assert_eq!(email::check("ada.lovelace+post@example.co.uk"), Ok(()));
/// assert_eq!(email::check("ada@-example.com"), Err(Code::NotAnEmail));
/// assert_eq!(email::check(&("a".repeat(255) + "@example.com")), Err(Code::TooLong));
/// ```
#[inline]
pub fn check(text: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), Code> {
    let bytes = text.as_ref();
    let local = bytes.iter().take_while(|byte| is(**byte, LOCAL)).count();
    match bytes.split_at_checked(local) {
        Some(([_, ..], [b'@', domain @ ..])) if is_domain(domain) => {}
        _ => return Err(Code::NotAnEmail),
    }
    // The grammar is ASCII, so bytes are characters.
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= MAX_CHARACTERS) { Ok(()) } else { Err(Code::TooLong) }
}

fn is_domain(domain: &[u8]) -> bool {
    let mut label_length = 0;
    let mut previous = b'.';
    for &byte in domain {
        if is(byte, ALPHANUMERIC) || (byte == b'-' && label_length > 0) {
            label_length += 1;
        } else if byte == b'.' && label_length > 0 && previous != b'-' {
            label_length = 0;
        } else {
            return false;
        }
        if label_length > MAX_LABEL {
            return false;
        }
        previous = byte;
    }
    label_length > 0 && previous != b'-'
}

const LOCAL: u8 = 1;
const ALPHANUMERIC: u8 = 2;

#[inline]
#[expect(clippy::indexing_slicing, clippy::as_conversions, reason = "a byte is an index of a table of 256")]
fn is(byte: u8, class: u8) -> bool {
    CLASSES[byte as usize] & class != 0
}

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        let class = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => LOCAL | ALPHANUMERIC,
            b'.' | b'!' | b'#' | b'$' | b'%' | b'&' | b'\'' | b'*' | b'+' | b'/' | b'=' | b'?' | b'^' | b'_' | b'`'
            | b'{' | b'|' | b'}' | b'~' | b'-' => LOCAL,
            _ => 0,
        };
        #[expect(clippy::indexing_slicing, clippy::as_conversions, reason = "evaluated by the compiler")]
        {
            classes[byte as usize] = class;
        }
        byte += 1;
    }
    classes
};
