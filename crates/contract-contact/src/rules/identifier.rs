//! Identifiers and whole numbers.
//!
//! ```
//! use contract_contact::{Code, rules::identifier};
//!
//! assert_eq!(identifier::check(&1e16.into()), Err(Code::OutOfRange));
//! ```

use crate::attempted_value::AttemptedValue;
use crate::code::Code;
use crate::contact::Identifier;
use crate::rules::Submitted;

/// Takes a whole number from [`Identifier::MIN`] to [`Identifier::MAX`].
///
/// # Errors
/// [`Code::NotAnInteger`], or [`Code::OutOfRange`], also for 0.
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
    u64::try_from(number).ok().and_then(Identifier::new).ok_or(Code::OutOfRange)
}

/// A whole number; one that does not fit is the nearest that does.
#[inline]
pub(super) fn whole(number: f64) -> Option<i64> {
    /// From here on every finite number is whole.
    const ALL_WHOLE: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::as_conversions, reason = "saturates, and the comparison says whether it was whole")]
    let (whole, back) = (number as i64, (number as i64) as f64);
    let is_whole = back == number || (ALL_WHOLE..=f64::MAX).contains(&number.abs());
    is_whole.then_some(whole)
}
