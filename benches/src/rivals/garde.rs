//! garde: serde_json reads the record, and the derive checks the record. The errors are in the alphabetical order of the fields.

use ::garde::{Error, Result as FieldValue, Validate};

use super::rules;
use crate::record::Owned;
use crate::wire::{Envelope, Property, WireError};

/// Reads and checks.
pub fn parse(body: &[u8]) -> Result<Owned, Envelope> {
    let mut record: Owned = serde_json::from_slice(body).map_err(Envelope::unread)?;
    match record.validate() {
        Ok(()) => Ok(record),
        Err(report) => {
            let errors = report.into_inner().into_iter().map(|(path, error)| {
                let property_name = Property::of_field(&path.to_string()).unwrap();
                WireError {
                    attempted_value: record.take(property_name),
                    message: error.message().to_owned().into(),
                    property_name,
                }
            });
            Err(Envelope::sorted(errors.collect()))
        }
    }
}

macro_rules! rules {
    ($($rule:ident($value:ident: $type:ty) $by:expr;)*) => {
        $(pub(crate) fn $rule($value: &$type, _: &()) -> FieldValue {
            $by.map_err(Error::new)
        })*
    };
}

rules! {
    required_identifier(value: i64) rules::required_identifier(*value);
    full_name(value: str) rules::full_name(value);
    identifier(value: Option<i64>) value.map_or(Ok(()), rules::identifier);
    contract_contact_type(value: Option<i64>) value.map_or(Ok(()), rules::contract_contact_type);
    text(value: Option<String>) value.as_deref().map_or(Ok(()), rules::text);
    lines(value: Option<String>) value.as_deref().map_or(Ok(()), rules::lines);
    email(value: Option<String>) value.as_deref().map_or(Ok(()), rules::email);
    date_of_birth(value: Option<String>) value.as_deref().map_or(Ok(()), rules::date_of_birth);
    phone_number(value: Option<String>) value.as_deref().map_or(Ok(()), rules::phone_number);
}
