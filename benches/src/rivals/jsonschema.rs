//! jsonschema: serde_json reads a `Value`, a compiled schema checks the value, and serde_json converts the value into the record.
//!
//! The schema is compiled once. Its patterns run on the crate `regex`, because no pattern needs more. The date is a custom
//! keyword, because a schema knows neither the calendar nor the current date.

use std::borrow::Cow;
use std::sync::LazyLock;

use ::jsonschema::error::ValidationErrorKind;
use ::jsonschema::{Keyword, PatternOptions, ValidationError, Validator};
use serde_json::{Value, json};

use super::rules;
use crate::record::Owned;
use crate::wire::{Envelope, Property, WireError};

/// Reads, checks and converts.
pub fn parse(body: &[u8]) -> Result<Owned, Envelope> {
    let value: Value = serde_json::from_slice(body).map_err(Envelope::unread)?;
    let errors = errors(&value);
    if errors.is_empty() { serde_json::from_value(value).map_err(Envelope::unread) } else { Err(Envelope::new(errors)) }
}

/// Checks a value. Returns one error for each invalid property, in the order of the API reference.
pub fn errors(value: &Value) -> Vec<WireError> {
    let mut found: Vec<_> = VALIDATOR.iter_errors(value).map(|error| (order(error.kind()), to_wire(&error))).collect();
    found.sort_by_key(|(order, error)| (error.property_name, *order));
    found.dedup_by_key(|(_, error)| error.property_name);
    found.into_iter().map(|(_, error)| error).collect()
}

/// Returns the priority of an error. Of several errors of a property, one is reported.
fn order(kind: &ValidationErrorKind) -> u8 {
    match kind {
        ValidationErrorKind::Type { .. } => 0,
        ValidationErrorKind::Pattern { pattern } if pattern == NOT_BLANK => 1,
        ValidationErrorKind::Pattern { .. } => 2,
        _ => 3,
    }
}

fn to_wire(error: &ValidationError<'_>) -> WireError {
    if let ValidationErrorKind::Required { property: Value::String(missing) } = error.kind() {
        return WireError {
            attempted_value: Value::Null,
            message: rules::REQUIRED.into(),
            property_name: Property::named(missing).unwrap(),
        };
    }
    let attempted_value = error.instance().clone().into_owned();
    let property_name = Property::named(error.instance_path().as_str().trim_start_matches('/')).unwrap();
    let is_required = matches!(property_name, Property::Id | Property::CoworkerContractId | Property::FullName);
    let message: Cow<'static, str> = match error.kind() {
        ValidationErrorKind::Type { .. } if is_required && attempted_value.is_null() => rules::REQUIRED.into(),
        ValidationErrorKind::Type { .. } => property_name.wrong_type().into(),
        ValidationErrorKind::Minimum { .. } if is_required && attempted_value == 0 => rules::REQUIRED.into(),
        ValidationErrorKind::Minimum { .. } | ValidationErrorKind::Maximum { .. } => rules::OUT_OF_RANGE.into(),
        ValidationErrorKind::Enum { .. } => rules::UNKNOWN_VALUE.into(),
        ValidationErrorKind::MaxLength { .. } => rules::TOO_LONG.into(),
        ValidationErrorKind::Pattern { pattern } => match (property_name, pattern.as_str()) {
            (_, NOT_BLANK) => rules::REQUIRED,
            (Property::Email, _) => rules::NOT_AN_EMAIL,
            (Property::PhoneNumber, _) => rules::NOT_A_PHONE_NUMBER,
            _ => rules::NOT_PLAIN_TEXT,
        }
        .into(),
        ValidationErrorKind::Custom { message, .. } => message.clone().into(),
        _ => error.to_string().into(),
    };
    WireError { attempted_value, message, property_name }
}

const NOT_BLANK: &str = "[^\u{9}-\u{D} \u{85}\u{A0}\u{1680}\u{180E}\u{2000}-\u{200D}\u{2028}\u{2029}\u{202F}\u{205F}\
    \u{2060}\u{3000}\u{FEFF}]";
const TEXT: &str = r"^[^\u0000-\u001F\u007F-\u009F]*$";
const LINES: &str = r"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]*$";
const EMAIL: &str = "^(?:[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\
    (?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)?$";
const PHONE: &str = r"^[0-9 +\-.()/#]*(?:(?:[xX]|[eE][xX][tT]\.?) *[0-9]+)?$";
const DIGITS: &str = "^(?:(?:[^0-9]*[0-9]){3,20}[^0-9]*)?$";

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    let required_identifier = json!({"type": "integer", "minimum": 1, "maximum": 9_007_199_254_740_991_u64});
    let identifier = json!({"type": ["integer", "null"], "minimum": 1, "maximum": 9_007_199_254_740_991_u64});
    let text = json!({"type": ["string", "null"], "pattern": TEXT});
    let lines = json!({"type": ["string", "null"], "pattern": LINES});
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["Id", "CoworkerContractId", "FullName"],
        "properties": {
            "Id": required_identifier,
            "CoworkerContractId": required_identifier,
            "FullName": {"type": "string", "pattern": TEXT, "allOf": [{"pattern": NOT_BLANK}]},
            "CoworkerId": identifier,
            "Email": {"type": ["string", "null"], "pattern": EMAIL, "maxLength": 254},
            "DateOfBirth": {"type": ["string", "null"], "dateOfBirth": true},
            "Address": lines,
            "PostCode": text,
            "CityName": text,
            "State": text,
            "CountryId": identifier,
            "PhoneNumber": {"type": ["string", "null"], "pattern": PHONE, "allOf": [{"pattern": DIGITS}]},
            "Notes": lines,
            "ContractContactType": {"type": ["integer", "null"], "enum": [0, 1, 2, 3, null]},
        }
    });
    ::jsonschema::options()
        .with_pattern_options(PatternOptions::regex())
        .with_keyword("dateOfBirth", |_, _, _| Ok(Box::new(DateOfBirth)))
        .build(&schema)
        .expect("the schema is valid")
});

struct DateOfBirth;

impl<'i> Keyword<'i> for DateOfBirth {
    fn validate(&self, instance: &'i Value) -> Result<(), ValidationError<'i>> {
        match instance.as_str().map(rules::date_of_birth) {
            Some(Err(message)) => Err(ValidationError::custom(message)),
            _ => Ok(()),
        }
    }

    fn is_valid(&self, instance: &'i Value) -> bool {
        instance.as_str().is_none_or(|text| rules::date_of_birth(text).is_ok())
    }
}
