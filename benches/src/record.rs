//! The records by serde's derive, as most services would write them first.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::Value;

use crate::rivals::{garde, validator};
use crate::wire::Property;

/// The owned record. garde and validator check the record in place.
#[derive(Clone, Debug, Deserialize, ::garde::Validate, ::validator::Validate)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the properties of the wire")]
pub struct Owned {
    #[garde(custom(garde::required_identifier))]
    #[validate(custom(function = "validator::required_identifier"))]
    pub id: i64,
    #[garde(custom(garde::required_identifier))]
    #[validate(custom(function = "validator::required_identifier"))]
    pub coworker_contract_id: i64,
    #[garde(custom(garde::full_name))]
    #[validate(custom(function = "validator::full_name"))]
    pub full_name: String,
    #[garde(custom(garde::identifier))]
    #[validate(custom(function = "validator::identifier"))]
    pub coworker_id: Option<i64>,
    #[garde(custom(garde::email))]
    #[validate(custom(function = "validator::email"))]
    pub email: Option<String>,
    #[garde(custom(garde::date_of_birth))]
    #[validate(custom(function = "validator::date_of_birth"))]
    pub date_of_birth: Option<String>,
    #[garde(custom(garde::lines))]
    #[validate(custom(function = "validator::lines"))]
    pub address: Option<String>,
    #[garde(custom(garde::text))]
    #[validate(custom(function = "validator::text"))]
    pub post_code: Option<String>,
    #[garde(custom(garde::text))]
    #[validate(custom(function = "validator::text"))]
    pub city_name: Option<String>,
    #[garde(custom(garde::text))]
    #[validate(custom(function = "validator::text"))]
    pub state: Option<String>,
    #[garde(custom(garde::identifier))]
    #[validate(custom(function = "validator::identifier"))]
    pub country_id: Option<i64>,
    #[garde(custom(garde::phone_number))]
    #[validate(custom(function = "validator::phone_number"))]
    pub phone_number: Option<String>,
    #[garde(custom(garde::lines))]
    #[validate(custom(function = "validator::lines"))]
    pub notes: Option<String>,
    #[garde(custom(garde::contract_contact_type))]
    #[validate(custom(function = "validator::contract_contact_type"))]
    pub contract_contact_type: Option<i64>,
}

impl Owned {
    /// Takes the attempted value of a property out of a rejected record.
    pub fn take(&mut self, property: Property) -> Value {
        match property {
            Property::Id => self.id.into(),
            Property::CoworkerContractId => self.coworker_contract_id.into(),
            Property::FullName => std::mem::take(&mut self.full_name).into(),
            Property::CoworkerId => self.coworker_id.into(),
            Property::Email => self.email.take().into(),
            Property::DateOfBirth => self.date_of_birth.take().into(),
            Property::Address => self.address.take().into(),
            Property::PostCode => self.post_code.take().into(),
            Property::CityName => self.city_name.take().into(),
            Property::State => self.state.take().into(),
            Property::CountryId => self.country_id.into(),
            Property::PhoneNumber => self.phone_number.take().into(),
            Property::Notes => self.notes.take().into(),
            Property::ContractContactType => self.contract_contact_type.into(),
        }
    }
}

/// The borrowed record. A string without escapes stays in the body.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the properties of the wire")]
pub struct Borrowed<'a> {
    pub id: Option<i64>,
    pub coworker_contract_id: Option<i64>,
    #[serde(borrow)]
    pub full_name: Option<Text<'a>>,
    pub coworker_id: Option<i64>,
    #[serde(borrow)]
    pub email: Option<Text<'a>>,
    #[serde(borrow)]
    pub date_of_birth: Option<Text<'a>>,
    #[serde(borrow)]
    pub address: Option<Text<'a>>,
    #[serde(borrow)]
    pub post_code: Option<Text<'a>>,
    #[serde(borrow)]
    pub city_name: Option<Text<'a>>,
    #[serde(borrow)]
    pub state: Option<Text<'a>>,
    pub country_id: Option<i64>,
    #[serde(borrow)]
    pub phone_number: Option<Text<'a>>,
    #[serde(borrow)]
    pub notes: Option<Text<'a>>,
    pub contract_contact_type: Option<i64>,
}

/// A string that is borrowed from the body if it has no escapes. serde reads a `Cow` inside an `Option` as owned, because
/// `#[serde(borrow)]` applies only to the type of the field itself.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Text<'a>(#[serde(borrow)] pub Cow<'a, str>);
