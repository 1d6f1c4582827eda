//! Phone numbers, as people write them.
//!
//! ```
//! use contract_contact::rules::phone_number;
//!
//! assert!(phone_number::check("07700 900 982").is_ok());
//! ```

use crate::code::Code;
use crate::limits;

/// The fewest digits of a number, its extension included.
///
/// ```
/// # use contract_contact::rules::phone_number;
/// assert!(phone_number::check(&"9".repeat(phone_number::MIN_DIGITS as usize)).is_ok());
/// assert!(phone_number::check("99").is_err());
/// ```
pub const MIN_DIGITS: u64 = limits::FEWEST_DIGITS;
/// The most digits of a number, its extension included.
///
/// ```
/// # use contract_contact::rules::phone_number;
/// let longest = "9".repeat(phone_number::MAX_DIGITS as usize);
/// assert!(phone_number::check(&longest).is_ok());
/// assert!(phone_number::check(&(longest + "9")).is_err());
/// ```
pub const MAX_DIGITS: u64 = limits::MOST_DIGITS;

/// The same rule as a regular expression of ECMA-262, for schemas.
///
/// Anchor the pattern at both ends: `^(?:…)$`.
///
/// ```
/// use contract_contact::rules::phone_number;
///
/// // Validators of JSON Schema support lookahead in regular expressions.
/// let schema = serde_json::json!({ "pattern": format!("^(?:{})$", phone_number::PATTERN) });
/// assert!(jsonschema::is_valid(&schema, &"020 7946 0958 x12".into()));
/// assert!(!jsonschema::is_valid(&schema, &"call me".into()));
/// ```
pub const PATTERN: &str = "(?=(?:[^0-9]*[0-9]){3,20}[^0-9]*$)[0-9 +\\-.()\\/#]*(?:(?:[xX]|[eE][xX][tT]\\.?) *[0-9]+)?";

/// Accepts digits, spaces and `+ - . ( ) / #`, and an optional extension.
///
/// An extension is `x`, `ext` or `ext.`, in upper or lower case, then spaces, then digits. The number and its extension have
/// [`MIN_DIGITS`] to [`MAX_DIGITS`] digits in total. The argument is a string or bytes.
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
            _ => {
                digits += extension_digits(rest).ok_or(Code::NotAPhoneNumber)?; // two lengths of one text: no overflow
                break;
            }
        }
        rest = tail;
    }
    if (MIN_DIGITS..=MAX_DIGITS).contains(&digits) { Ok(()) } else { Err(Code::NotAPhoneNumber) }
}

/// Returns the number of digits of an extension, or `None` for any other text.
fn extension_digits(text: &[u8]) -> Option<u64> {
    let after_word = match text {
        [b'x' | b'X', tail @ ..] => tail,
        [b'e' | b'E', b'x' | b'X', b't' | b'T', tail @ ..] => tail.strip_prefix(b".").unwrap_or(tail),
        _ => return None,
    };
    let mut digits = 0;
    for byte in after_word {
        match byte {
            b' ' if digits == 0 => {}
            b'0'..=b'9' => digits += 1,
            _ => return None,
        }
    }
    (digits > 0).then_some(digits)
}
