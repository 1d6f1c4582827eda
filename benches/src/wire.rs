//! The refusal that the rivals produce: the page's 400 body.

use std::borrow::Cow;
use std::fmt::{Display, Write};

use contract_contact::Failure;
use serde::Serialize;
use serde_json::Value;

/// The properties in the page's order, which is the order of the errors.
pub const PROPERTIES: [&str; 14] = [
    "Id",
    "CoworkerContractId",
    "FullName",
    "CoworkerId",
    "Email",
    "DateOfBirth",
    "Address",
    "PostCode",
    "CityName",
    "State",
    "CountryId",
    "PhoneNumber",
    "Notes",
    "ContractContactType",
];

/// The place of a property in the page's order; a name that is none of them comes last.
pub fn rank(property: &str) -> usize {
    PROPERTIES.iter().position(|each| *each == property).unwrap_or(PROPERTIES.len())
}

/// The property of that name, without holding on to the name.
pub fn property(name: &str) -> &'static str {
    PROPERTIES.get(rank(name)).copied().unwrap_or_default()
}

/// What the type of a property is called when a value is not of it.
pub fn wrong_type(property: &str) -> &'static str {
    match property {
        "Id" | "CoworkerContractId" | "CoworkerId" | "CountryId" | "ContractContactType" => "must be an integer",
        _ => "must be a string",
    }
}

/// One error of the page's 400 body.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the keys of the wire")]
pub struct WireError {
    pub attempted_value: Value,
    pub message: Cow<'static, str>,
    pub property_name: &'static str,
}

/// The page's 400 body.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Envelope {
    message: String,
    value: (),
    errors: Option<Vec<WireError>>,
    was_successful: bool,
}

impl Envelope {
    /// Of errors that are in the page's order, at most one to a property.
    pub fn new(errors: Vec<WireError>) -> Self {
        let mut message = String::new();
        for error in &errors {
            let separator = if message.is_empty() { "" } else { "; " };
            let _ = write!(message, "{separator}{}: {}", error.property_name, error.message);
        }
        Envelope { message, value: (), errors: Some(errors), was_successful: false }
    }

    /// Of errors in any order, perhaps several to a property, of which the first is kept.
    pub fn sorted(mut errors: Vec<WireError>) -> Self {
        errors.sort_by_key(|error| rank(error.property_name));
        errors.dedup_by_key(|error| error.property_name);
        Envelope::new(errors)
    }

    /// Of a reader that stopped: all that is known is its message.
    pub fn unread(error: impl Display) -> Self {
        Envelope { message: error.to_string(), value: (), errors: None, was_successful: false }
    }
}

/// A refusal, ours or a rival's.
pub trait Refusal {
    /// The body of the answer.
    fn to_json(&self) -> String;
}

impl Refusal for Envelope {
    fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap()
    }
}

impl Refusal for Failure {
    fn to_json(&self) -> String {
        self.to_json()
    }
}
