//! deserr: serde_json reads a `Value`, and the derive converts the value into a record and collects every error. A rule runs as
//! the `try_from` of a property, so rule errors and type errors are reported together.

use std::ops::ControlFlow;

use ::deserr::{DeserializeError, Deserr, ErrorKind, IntoValue, MergeWithError, ValueKind, ValuePointerRef};
use serde_json::Value;

use super::rules;
use crate::wire::{Envelope, Property, WireError};

/// The record by the derive of deserr.
#[derive(Debug, Deserr)]
#[deserr(error = Errors)]
#[allow(missing_docs, reason = "the properties of the wire")]
pub struct Record {
    #[deserr(rename = "Id", try_from(Option<i64>) = self::required_identifier -> Broken)]
    pub id: i64,
    #[deserr(rename = "CoworkerContractId", try_from(Option<i64>) = self::required_identifier -> Broken)]
    pub coworker_contract_id: i64,
    #[deserr(rename = "FullName", try_from(Option<String>) = self::full_name -> Broken)]
    pub full_name: String,
    #[deserr(rename = "CoworkerId", default, try_from(Option<i64>) = self::identifier -> Broken)]
    pub coworker_id: Option<i64>,
    #[deserr(rename = "Email", default, try_from(Option<String>) = self::email -> Broken)]
    pub email: Option<String>,
    #[deserr(rename = "DateOfBirth", default, try_from(Option<String>) = self::date_of_birth -> Broken)]
    pub date_of_birth: Option<String>,
    #[deserr(rename = "Address", default, try_from(Option<String>) = self::lines -> Broken)]
    pub address: Option<String>,
    #[deserr(rename = "PostCode", default, try_from(Option<String>) = self::text -> Broken)]
    pub post_code: Option<String>,
    #[deserr(rename = "CityName", default, try_from(Option<String>) = self::text -> Broken)]
    pub city_name: Option<String>,
    #[deserr(rename = "State", default, try_from(Option<String>) = self::text -> Broken)]
    pub state: Option<String>,
    #[deserr(rename = "CountryId", default, try_from(Option<i64>) = self::identifier -> Broken)]
    pub country_id: Option<i64>,
    #[deserr(rename = "PhoneNumber", default, try_from(Option<String>) = self::phone_number -> Broken)]
    pub phone_number: Option<String>,
    #[deserr(rename = "Notes", default, try_from(Option<String>) = self::lines -> Broken)]
    pub notes: Option<String>,
    #[deserr(rename = "ContractContactType", default, try_from(Option<i64>) = self::contract_contact_type -> Broken)]
    pub contract_contact_type: Option<i64>,
}

/// Reads, converts and checks.
pub fn parse(body: &[u8]) -> Result<Record, Envelope> {
    let value: Value = serde_json::from_slice(body).map_err(Envelope::unread)?;
    ::deserr::deserialize(value).map_err(|Errors(errors)| Envelope::sorted(errors))
}

/// All errors.
#[derive(Debug)]
pub struct Errors(Vec<WireError>);

/// A broken rule, with the attempted value.
pub struct Broken {
    message: rules::Broken,
    attempted_value: Value,
}

impl Errors {
    fn and(earlier: Option<Self>, error: WireError) -> ControlFlow<Self, Self> {
        let mut errors = earlier.map_or_else(Vec::new, |Errors(errors)| errors);
        errors.push(error);
        ControlFlow::Continue(Errors(errors))
    }
}

fn at(location: ValuePointerRef<'_>) -> Property {
    location.last_field().and_then(Property::named).unwrap()
}

impl MergeWithError<Errors> for Errors {
    fn merge(earlier: Option<Self>, other: Errors, _: ValuePointerRef<'_>) -> ControlFlow<Self, Self> {
        match earlier {
            None => ControlFlow::Continue(other),
            Some(Errors(mut errors)) => {
                errors.extend(other.0);
                ControlFlow::Continue(Errors(errors))
            }
        }
    }
}

impl MergeWithError<Broken> for Errors {
    fn merge(earlier: Option<Self>, other: Broken, location: ValuePointerRef<'_>) -> ControlFlow<Self, Self> {
        let error = WireError {
            attempted_value: other.attempted_value,
            message: other.message.into(),
            property_name: at(location),
        };
        Errors::and(earlier, error)
    }
}

impl DeserializeError for Errors {
    fn error<V: IntoValue>(
        earlier: Option<Self>,
        error: ErrorKind<'_, V>,
        location: ValuePointerRef<'_>,
    ) -> ControlFlow<Self, Self> {
        let property_name = at(location);
        let error = match error {
            ErrorKind::IncorrectValueKind { actual, accepted } => {
                let is_text = accepted.contains(&ValueKind::String);
                WireError {
                    attempted_value: actual.into(),
                    message: if is_text { "must be a string" } else { "must be an integer" }.into(),
                    property_name,
                }
            }
            ErrorKind::MissingField { field } => WireError {
                attempted_value: Value::Null,
                message: rules::REQUIRED.into(),
                property_name: Property::named(field).unwrap(),
            },
            // The only other error is for an integer beyond 64 bits.
            _ => WireError { attempted_value: Value::Null, message: rules::OUT_OF_RANGE.into(), property_name },
        };
        Errors::and(earlier, error)
    }
}

fn required_identifier(number: Option<i64>) -> Result<i64, Broken> {
    let Some(number) = number else {
        return Err(Broken { message: rules::REQUIRED, attempted_value: Value::Null });
    };
    match rules::required_identifier(number) {
        Ok(()) => Ok(number),
        Err(message) => Err(Broken { message, attempted_value: number.into() }),
    }
}

fn full_name(name: Option<String>) -> Result<String, Broken> {
    let Some(name) = name else {
        return Err(Broken { message: rules::REQUIRED, attempted_value: Value::Null });
    };
    match rules::full_name(&name) {
        Ok(()) => Ok(name),
        Err(message) => Err(Broken { message, attempted_value: name.into() }),
    }
}

macro_rules! optional {
    ($($rule:ident($type:ty) $by:tt;)*) => {
        $(fn $rule(value: Option<$type>) -> Result<Option<$type>, Broken> {
            let Some(value) = value else { return Ok(None) };
            match rules::$rule(optional!(@ $by value)) {
                Ok(()) => Ok(Some(value)),
                Err(message) => Err(Broken { message, attempted_value: value.into() }),
            }
        })*
    };
    (@ copy $value:ident) => { $value };
    (@ borrow $value:ident) => { &$value };
}

optional! {
    identifier(i64) copy;
    contract_contact_type(i64) copy;
    text(String) borrow;
    lines(String) borrow;
    email(String) borrow;
    date_of_birth(String) borrow;
    phone_number(String) borrow;
}
