//! validator: serde_json reads the record, and the derive checks the record.

use ::validator::{Validate, ValidationError, ValidationErrorsKind};
use serde_json::Value;

use super::rules;
use crate::record::Owned;
use crate::wire::{Envelope, Property, WireError};

/// Reads and checks a record. The derive copies every rejected value, which becomes the attempted value.
pub fn parse(body: &[u8]) -> Result<Owned, Envelope> {
    let record: Owned = serde_json::from_slice(body).map_err(Envelope::unread)?;
    match record.validate() {
        Ok(()) => Ok(record),
        Err(report) => {
            let mut errors = Vec::with_capacity(report.errors().len());
            for (field, kind) in report.into_errors() {
                let ValidationErrorsKind::Field(kinds) = kind else { continue };
                errors.extend(kinds.into_iter().map(|mut error| WireError {
                    attempted_value: error.params.remove("value").unwrap_or(Value::Null),
                    message: error.message.unwrap_or_default(),
                    property_name: Property::of_field(&field).unwrap(),
                }));
            }
            Err(Envelope::sorted(errors))
        }
    }
}

macro_rules! rules {
    ($($rule:ident($type:ty);)*) => {
        $(pub(crate) fn $rule(value: $type) -> Result<(), ValidationError> {
            rules::$rule(value).map_err(|message| ValidationError::new("rule").with_message(message.into()))
        })*
    };
}

rules! {
    required_identifier(i64);
    identifier(i64);
    contract_contact_type(i64);
    full_name(&str);
    text(&str);
    lines(&str);
    email(&str);
    date_of_birth(&str);
    phone_number(&str);
}
