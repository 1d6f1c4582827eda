//! The refusal that the rivals produce: the page's 400 body.

use std::borrow::Cow;
use std::fmt::Display;

use contract_contact::Failure;
use serde::Serialize;
use serde_json::Value;

macro_rules! properties {
    ($($name:ident $field:ident $wrong_type:literal;)*) => {
        /// A property, in the page's order, which is the order of the errors.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[allow(missing_docs, reason = "the properties of the wire")]
        pub enum Property {
            $($name,)*
        }

        impl Property {
            /// By its name on the wire.
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($name) => Some(Property::$name),)*
                    _ => None,
                }
            }

            /// By the name of the field in Rust, which the reports of garde and validator have.
            pub fn of_field(field: &str) -> Option<Self> {
                match field {
                    $(stringify!($field) => Some(Property::$name),)*
                    _ => None,
                }
            }

            /// The name on the wire.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Property::$name => stringify!($name),)*
                }
            }

            /// What is said of a value of another type.
            pub const fn wrong_type(self) -> &'static str {
                match self {
                    $(Property::$name => $wrong_type,)*
                }
            }

            /// Returns whether its values are integers; those of the others are strings.
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

/// One error of the page's 400 body.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the keys of the wire")]
pub struct WireError {
    pub attempted_value: Value,
    pub message: Cow<'static, str>,
    pub property_name: Property,
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

    /// Of errors in any order, perhaps several to a property, of which the first is kept.
    pub fn sorted(mut errors: Vec<WireError>) -> Self {
        errors.sort_by_key(|error| error.property_name);
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
