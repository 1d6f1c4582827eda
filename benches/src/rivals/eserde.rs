//! eserde: its derive reads the record. If this fails, the derive reads the body again and collects every type error. The rules
//! run only on a record without type errors. eserde stores no attempted values.

use ::eserde::DeserializationErrors;

use super::rules;
use crate::wire::{Envelope, Property, WireError};

/// The record by the derive of eserde.
#[derive(Debug, ::eserde::Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the properties of the wire")]
pub struct Record {
    pub id: i64,
    pub coworker_contract_id: i64,
    pub full_name: String,
    pub coworker_id: Option<i64>,
    pub email: Option<String>,
    pub date_of_birth: Option<String>,
    pub address: Option<String>,
    pub post_code: Option<String>,
    pub city_name: Option<String>,
    pub state: Option<String>,
    pub country_id: Option<i64>,
    pub phone_number: Option<String>,
    pub notes: Option<String>,
    pub contract_contact_type: Option<i64>,
}

/// Reads, then checks.
pub fn parse(body: &[u8]) -> Result<Record, Envelope> {
    let record: Record = ::eserde::json::from_slice(body).map_err(|errors| wrong_types(&errors))?;
    let errors = check(&record);
    if errors.is_empty() { Ok(record) } else { Err(Envelope::new(errors)) }
}

fn wrong_types(errors: &DeserializationErrors) -> Envelope {
    let errors = errors.iter().map(|error| {
        let property_name = error.path().and_then(|path| Property::named(&path.to_string())).unwrap();
        WireError {
            attempted_value: serde_json::Value::Null,
            message: property_name.wrong_type().into(),
            property_name,
        }
    });
    Envelope::sorted(errors.collect())
}

fn check(record: &Record) -> Vec<WireError> {
    let mut errors = Vec::new();
    macro_rules! check {
        ($($name:ident: $rule:ident($value:expr);)*) => {
            $(if let Some(value) = $value {
                if let Err(message) = rules::$rule(value) {
                    let (attempted_value, message) = (value.into(), message.into());
                    errors.push(WireError { attempted_value, message, property_name: Property::$name });
                }
            })*
        };
    }
    check! {
        Id: required_identifier(Some(record.id));
        CoworkerContractId: required_identifier(Some(record.coworker_contract_id));
        FullName: full_name(Some(record.full_name.as_str()));
        CoworkerId: identifier(record.coworker_id);
        Email: email(record.email.as_deref());
        DateOfBirth: date_of_birth(record.date_of_birth.as_deref());
        Address: lines(record.address.as_deref());
        PostCode: text(record.post_code.as_deref());
        CityName: text(record.city_name.as_deref());
        State: text(record.state.as_deref());
        CountryId: identifier(record.country_id);
        PhoneNumber: phone_number(record.phone_number.as_deref());
        Notes: lines(record.notes.as_deref());
        ContractContactType: contract_contact_type(record.contract_contact_type);
    }
    errors
}
