//! The refusal that the rivals produce: the 400 body of the API reference.

use std::borrow::Cow;
use std::fmt::Display;

use contract_contact::Failure;
use serde::Serialize;
use serde_json::Value;

macro_rules! properties {
    ($($name:ident $field:ident $wrong_type:literal;)*) => {
        /// A property. The order is that of the API reference, and of the errors.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[allow(missing_docs, reason = "the properties of the wire")]
        pub enum Property {
            $($name,)*
        }

        impl Property {
            /// Returns the property with this name on the wire.
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($name) => Some(Property::$name),)*
                    _ => None,
                }
            }

            /// Returns the property with this field name in Rust, which the reports of garde and validator have.
            pub fn of_field(field: &str) -> Option<Self> {
                match field {
                    $(stringify!($field) => Some(Property::$name),)*
                    _ => None,
                }
            }

            /// Returns the name on the wire.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Property::$name => stringify!($name),)*
                }
            }

            /// Returns the message for a value of another type.
            pub const fn wrong_type(self) -> &'static str {
                match self {
                    $(Property::$name => $wrong_type,)*
                }
            }

            /// Returns whether the values are integers. Other values are strings.
            pub fn is_integer(self) -> bool {
                self.wrong_type() == "must be an integer"
            }
        }
    };
}

properties! {
    Id id "must be an integer";
    CoworkerContractId coworker_contract_id "must be an integer";
    FullName full_name "must be a string";
    CoworkerId coworker_id "must be an integer";
    Email email "must be a string";
    DateOfBirth date_of_birth "must be a string";
    Address address "must be a string";
    PostCode post_code "must be a string";
    CityName city_name "must be a string";
    State state "must be a string";
    CountryId country_id "must be an integer";
    PhoneNumber phone_number "must be a string";
    Notes notes "must be a string";
    ContractContactType contract_contact_type "must be an integer";
}

/// One error of the 400 body.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the keys of the wire")]
pub struct WireError {
    pub attempted_value: Value,
    pub message: Cow<'static, str>,
    pub property_name: Property,
}

/// The 400 body of the API reference.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Envelope {
    message: String,
    value: (),
    errors: Option<Vec<WireError>>,
    was_successful: bool,
}

impl Envelope {
    /// Creates the body from errors in the order of the API reference, at most one for each property.
    pub fn new(errors: Vec<WireError>) -> Self {
        let length = |error: &WireError| error.property_name.name().len() + error.message.len() + 4;
        let mut message = String::with_capacity(errors.iter().map(length).sum());
        for error in &errors {
            if !message.is_empty() {
                message.push_str("; ");
            }
            message.push_str(error.property_name.name());
            message.push_str(": ");
            message.push_str(&error.message);
        }
        Envelope { message, value: (), errors: Some(errors), was_successful: false }
    }

    /// Creates the body from errors in any order. Of several errors of a property, the body has the first.
    pub fn sorted(mut errors: Vec<WireError>) -> Self {
        errors.sort_by_key(|error| error.property_name);
        errors.dedup_by_key(|error| error.property_name);
        Envelope::new(errors)
    }

    /// Creates the body from the message of a reader that stopped.
    pub fn unread(error: impl Display) -> Self {
        Envelope { message: error.to_string(), value: (), errors: None, was_successful: false }
    }
}

/// The refusal of a contestant.
pub trait Refusal {
    /// Returns the body of the answer.
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
