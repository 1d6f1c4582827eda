//! The value of a property that passed its rules.

use core::fmt;

use chrono::NaiveDate;
use serde::ser::{Serialize, Serializer};

use crate::attempted_value::AttemptedValue;
use crate::contact_type::ContractContactType;
use crate::identifier::Identifier;

/// The value of a property that passed its rules.
///
/// `Debug` shows identifiers, dates and roles, and hides a string.
///
/// ```
/// use contract_contact::{AttemptedValue, Field, FieldValue, Identifier, Operation, Rules, date};
///
/// let (one, null) = (AttemptedValue::Integer(1), AttemptedValue::Null);
/// let check = |value| Rules::strict().check(Field::CountryId, Some(value), Operation::Update, date::today());
/// assert_eq!(check(&one), Ok(FieldValue::Identifier(Identifier::MIN)));
/// assert_eq!(check(&null), Ok(FieldValue::Empty));
/// assert_eq!(format!("{:?}", FieldValue::String("Ada")), "String(..)");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FieldValue<T> {
    /// No value. The property is absent, null or an empty string.
    Empty,
    /// An identifier.
    Identifier(Identifier),
    /// A string that is not empty.
    String(T),
    /// A day.
    Date(NaiveDate),
    /// A role.
    ContactType(ContractContactType),
}

impl<T> fmt::Debug for FieldValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FieldValue::Empty => f.write_str("Empty"),
            FieldValue::Identifier(identifier) => identifier.fmt(f),
            FieldValue::String(_) => f.write_str("String(..)"),
            FieldValue::Date(date) => write!(f, "Date({date})"),
            FieldValue::ContactType(contact_type) => write!(f, "ContactType({contact_type})"),
        }
    }
}

impl<'v> From<FieldValue<&'v str>> for AttemptedValue<'v> {
    fn from(value: FieldValue<&'v str>) -> Self {
        match value {
            FieldValue::Empty => AttemptedValue::Null,
            FieldValue::Identifier(identifier) => identifier.into(),
            FieldValue::String(text) => text.into(),
            FieldValue::Date(date) => date.into(),
            FieldValue::ContactType(contact_type) => contact_type.into(),
        }
    }
}

impl Serialize for FieldValue<&str> {
    /// Serializes as in a request: an empty property is null, and a day is `YYYY-MM-DD`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            FieldValue::Empty => serializer.serialize_unit(),
            FieldValue::Identifier(identifier) => identifier.serialize(serializer),
            FieldValue::String(text) => serializer.serialize_str(text),
            FieldValue::Date(date) => serializer.collect_str(date),
            FieldValue::ContactType(contact_type) => contact_type.serialize(serializer),
        }
    }
}
