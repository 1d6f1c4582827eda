//! Identifiers and whole numbers.

use crate::attempted_value::AttemptedValue;
use crate::code::Code;
use crate::contact::Identifier;

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
    let number = u64::try_from(whole(value)?).map_err(|_| Code::OutOfRange)?;
    Identifier::new(number).ok_or(Code::OutOfRange)
}

/// Whether it is the number 0, which a form that was not filled in sends and which counts as absent where an identifier
/// is required.
pub(super) fn is_zero(value: &AttemptedValue<'_>) -> bool {
    whole(value) == Ok(0)
}

/// A whole number; one that does not fit is the nearest that does, which is out of every range here.
#[inline]
pub(super) fn whole(value: &AttemptedValue<'_>) -> Result<i64, Code> {
    /// From here on every finite number is whole.
    const ALL_WHOLE: f64 = 9_007_199_254_740_992.0;
    match value {
        AttemptedValue::Integer(number) => Ok(*number),
        AttemptedValue::Unsigned(number) => Ok(i64::try_from(*number).unwrap_or(i64::MAX)),
        AttemptedValue::Float(number) => {
            #[expect(clippy::as_conversions, reason = "saturates, and the comparison says whether it was whole")]
            let (whole, back) = (*number as i64, (*number as i64) as f64);
            let is_whole = back == *number || (number.is_finite() && number.abs() >= ALL_WHOLE);
            if is_whole { Ok(whole) } else { Err(Code::NotAnInteger) }
        }
        _ => Err(Code::NotAnInteger),
    }
}
