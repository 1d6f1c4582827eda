//! Identifiers and whole numbers.
//!
//! ```
//! use contract_contact::{Code, rules::identifier};
//!
//! assert_eq!(identifier::check(&1e16.into()), Err(Code::OutOfRange));
//! ```

use crate::attempted_value::AttemptedValue;
use crate::code::Code;
use crate::identifier::Identifier;
use crate::rules::submitted::Submitted;

/// Accepts a whole number from [`Identifier::MIN`] to [`Identifier::MAX`].
///
/// # Errors
/// [`Code::NotAnInteger`] or [`Code::OutOfRange`]. The number 0 is out of range.
///
/// ```
/// use contract_contact::{Code, rules::identifier};
///
/// assert_eq!(identifier::check(&7.0.into()).map(|id| id.get()), Ok(7));
/// assert_eq!(identifier::check(&"7".into()), Err(Code::NotAnInteger));
/// assert_eq!(identifier::check(&0.0.into()), Err(Code::OutOfRange));
/// ```
#[inline]
pub fn check(value: &AttemptedValue<'_>) -> Result<Identifier, Code> {
    match Submitted::from(value) {
        Submitted::Integer(number) => from_integer(number),
        _ => Err(Code::NotAnInteger),
    }
}

#[inline]
pub(super) fn from_integer(number: i64) -> Result<Identifier, Code> {
    Identifier::try_from(number).map_err(|_| Code::OutOfRange)
}
