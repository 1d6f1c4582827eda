//! Phone numbers, as people write them.

use crate::code::Code;

/// The fewest digits of a number, its extension included.
pub const MIN_DIGITS: u64 = 3;
/// The most digits of a number, its extension included.
pub const MAX_DIGITS: u64 = 20;

/// The same rule as a regular expression of ECMA-262, to be anchored at both ends: for schemas.
pub const PATTERN: &str = "(?=(?:[^0-9]*[0-9]){3,20}[^0-9]*$)[0-9 +\\-.()\\/#]*(?:(?:[xX]|[eE][xX][tT]\\.?) *[0-9]+)?";

/// Takes digits, spaces and `+ - . ( ) / #`, then perhaps an extension: `x`, `ext` or `ext.` in either case, spaces,
/// digits; in all [`MIN_DIGITS`] to [`MAX_DIGITS`] digits. Text or bytes.
///
/// # Errors
/// [`Code::NotAPhoneNumber`].
///
/// ```
/// use contract_contact::{Code, rules::phone_number};
///
/// assert_eq!(phone_number::check("+44 (0)20 7946 0958 ext. 12"), Ok(()));
/// assert_eq!(phone_number::check("+44"), Err(Code::NotAPhoneNumber));
/// assert_eq!(phone_number::check("call me"), Err(Code::NotAPhoneNumber));
/// ```
#[inline]
pub fn check(text: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), Code> {
    let mut digits = 0;
    let mut rest = text.as_ref();
    while let [byte, tail @ ..] = rest {
        match byte {
            b'0'..=b'9' => digits += 1,
            b' ' | b'+' | b'-' | b'.' | b'(' | b')' | b'/' | b'#' => {}
            _ => break,
        }
        rest = tail;
    }
    if !rest.is_empty() {
        digits += extension_digits(rest).ok_or(Code::NotAPhoneNumber)?; // two lengths of one text: no overflow
    }
    if (MIN_DIGITS..=MAX_DIGITS).contains(&digits) { Ok(()) } else { Err(Code::NotAPhoneNumber) }
}

/// How many digits an extension has, if it is one.
fn extension_digits(text: &[u8]) -> Option<u64> {
    let after_word = match text {
        [b'x' | b'X', tail @ ..] => tail,
        [b'e' | b'E', b'x' | b'X', b't' | b'T', b'.', tail @ ..] => tail,
        [b'e' | b'E', b'x' | b'X', b't' | b'T', tail @ ..] => tail,
        _ => return None,
    };
    let mut digits = after_word;
    while let [b' ', tail @ ..] = digits {
        digits = tail;
    }
    let is_number = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    if is_number { u64::try_from(digits.len()).ok() } else { None }
}
