//! The role of a contact.
//!
//! ```
//! use contract_contact::{ContractContactType, rules::contact_type};
//!
//! assert_eq!(contact_type::check(&3_i64.into()), Ok(ContractContactType::NominatedRecipient));
//! ```

use crate::attempted_value::AttemptedValue;
use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::rules::submitted::Submitted;

/// Accepts the integer of one of [`ContractContactType::ALL`].
///
/// # Errors
/// [`Code::NotAnInteger`] or [`Code::UnknownValue`].
///
/// ```
/// use contract_contact::{Code, ContractContactType, rules::contact_type};
///
/// assert_eq!(contact_type::check(&1.0.into()), Ok(ContractContactType::Director));
/// assert_eq!(contact_type::check(&4.0.into()), Err(Code::UnknownValue));
/// assert_eq!(contact_type::check(&"Director".into()), Err(Code::NotAnInteger));
/// ```
#[inline]
pub fn check(value: &AttemptedValue<'_>) -> Result<ContractContactType, Code> {
    match Submitted::from(value) {
        Submitted::Integer(number) => from_integer(number),
        _ => Err(Code::NotAnInteger),
    }
}

#[inline]
pub(super) fn from_integer(number: i64) -> Result<ContractContactType, Code> {
    ContractContactType::try_from(number).map_err(|_| Code::UnknownValue)
}
