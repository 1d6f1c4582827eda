//! The records that serde's derive reads: what most services would write first.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::Value;

use crate::rivals::{garde, validator};

/// The owned record: the floor reads it, garde and validator check it where it stands.
#[derive(Clone, Debug, Deserialize, ::garde::Validate, ::validator::Validate)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the properties of the wire")]
pub struct Owned {
    #[garde(rename = "Id", custom(garde::required_identifier))]
    #[validate(custom(function = "validator::required_identifier"))]
    pub id: i64,
    #[garde(rename = "CoworkerContractId", custom(garde::required_identifier))]
    #[validate(custom(function = "validator::required_identifier"))]
    pub coworker_contract_id: i64,
    #[garde(rename = "FullName", custom(garde::full_name))]
    #[validate(custom(function = "validator::full_name"))]
    pub full_name: String,
    #[garde(rename = "CoworkerId", inner(custom(garde::identifier)))]
    #[validate(custom(function = "validator::identifier"))]
    pub coworker_id: Option<i64>,
    #[garde(rename = "Email", inner(custom(garde::email)))]
    #[validate(custom(function = "validator::email"))]
    pub email: Option<String>,
    #[garde(rename = "DateOfBirth", inner(custom(garde::date_of_birth)))]
    #[validate(custom(function = "validator::date_of_birth"))]
    pub date_of_birth: Option<String>,
    #[garde(rename = "Address", inner(custom(garde::lines)))]
    #[validate(custom(function = "validator::lines"))]
    pub address: Option<String>,
    #[garde(rename = "PostCode", inner(custom(garde::text)))]
    #[validate(custom(function = "validator::text"))]
    pub post_code: Option<String>,
    #[garde(rename = "CityName", inner(custom(garde::text)))]
    #[validate(custom(function = "validator::text"))]
    pub city_name: Option<String>,
    #[garde(rename = "State", inner(custom(garde::text)))]
    #[validate(custom(function = "validator::text"))]
    pub state: Option<String>,
    #[garde(rename = "CountryId", inner(custom(garde::identifier)))]
    #[validate(custom(function = "validator::identifier"))]
    pub country_id: Option<i64>,
    #[garde(rename = "PhoneNumber", inner(custom(garde::phone_number)))]
    #[validate(custom(function = "validator::phone_number"))]
    pub phone_number: Option<String>,
    #[garde(rename = "Notes", inner(custom(garde::lines)))]
    #[validate(custom(function = "validator::lines"))]
    pub notes: Option<String>,
    #[garde(rename = "ContractContactType", inner(custom(garde::contract_contact_type)))]
    #[validate(custom(function = "validator::contract_contact_type"))]
    pub contract_contact_type: Option<i64>,
}

impl Owned {
    /// Takes a property out of a record that was refused, to say what was attempted.
    pub fn take(&mut self, property: &str) -> Value {
        match property {
            "Id" => self.id.into(),
            "CoworkerContractId" => self.coworker_contract_id.into(),
            "FullName" => std::mem::take(&mut self.full_name).into(),
            "CoworkerId" => self.coworker_id.into(),
            "Email" => self.email.take().into(),
            "DateOfBirth" => self.date_of_birth.take().into(),
            "Address" => self.address.take().into(),
            "PostCode" => self.post_code.take().into(),
            "CityName" => self.city_name.take().into(),
            "State" => self.state.take().into(),
            "CountryId" => self.country_id.into(),
            "PhoneNumber" => self.phone_number.take().into(),
            "Notes" => self.notes.take().into(),
            _ => self.contract_contact_type.into(),
        }
    }
}

/// The borrowed record: text without escapes stays in the body.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the properties of the wire")]
pub struct Borrowed<'a> {
    pub id: Option<i64>,
    pub coworker_contract_id: Option<i64>,
    #[serde(borrow)]
    pub full_name: Option<Cow<'a, str>>,
    pub coworker_id: Option<i64>,
    #[serde(borrow)]
    pub email: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub date_of_birth: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub address: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub post_code: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub city_name: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub state: Option<Cow<'a, str>>,
    pub country_id: Option<i64>,
    #[serde(borrow)]
    pub phone_number: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub notes: Option<Cow<'a, str>>,
    pub contract_contact_type: Option<i64>,
}
