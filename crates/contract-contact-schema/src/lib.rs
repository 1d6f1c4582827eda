//! Generates JSON Schema 2020-12, OpenAPI 3.1, TypeScript types and SQL tables of the `ContractContact` record, from the tables
//! of [`contract_contact`].
//!
//! A schema accepts and rejects the same values as the rules, with one exception. A schema cannot know the current date, so a
//! schema accepts a date of birth in the future ([`Code::is_in_schema`]).
//!
//! A value can break several rules. A schema cannot express which of these errors the rules report.
//!
//! ```
//! use contract_contact::{Operation, Rules};
//!
//! let schema = contract_contact_schema::request(Operation::Create, Rules::strict());
//! let record = serde_json::json!({ "CoworkerContractId": 1234, "FullName": "Ada Lovelace", "DateOfBirth": "1990-02-30" });
//! assert!(!jsonschema::is_valid(&schema, &record));
//! ```
//!
//! # Scope
//!
//! - The schemas describe request bodies.
//! - The OpenAPI document describes the service `contract-contact-server`: its paths, roles, parameters and answers.
//! - The SQL creates the tables of the service.
//!
//! The crate turns on serde_json's feature `preserve_order`, so that keys keep the order of the tables.

mod openapi;
mod sql;
mod typescript;

use contract_contact::rules::email;
use contract_contact::{Code, ContractContactType, Field, Identifier, Kind, Operation, Presence, Rules};
use serde_json::{Map, Value, json};

pub use openapi::{MAX_FILTER_CHARACTERS, openapi};
pub use sql::{Database, sql};
pub use typescript::typescript;

/// Returns the JSON Schema of a request body.
///
/// ```
/// use contract_contact::{Operation, Rules};
///
/// let schema = contract_contact_schema::request(Operation::Update, Rules::strict());
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// assert_eq!(schema["required"], serde_json::json!(["Id", "CoworkerContractId", "FullName"]));
/// ```
pub fn request(operation: Operation, rules: Rules) -> Value {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:contract-contact:{operation}:{}", rules.name()),
    });
    if let (Value::Object(schema), Value::Object(body)) = (&mut schema, object(operation, rules)) {
        schema.extend(body);
    }
    schema
}

fn object(operation: Operation, rules: Rules) -> Value {
    let (title, description) = match operation {
        Operation::Update => {
            ("UpdateContractContact", "Replaces a whole record. A property that the body leaves out is emptied.")
        }
        Operation::Create => ("CreateContractContact", "Creates a record."),
    };
    let properties: Map<String, Value> =
        operation.fields().map(|field| (field.name().into(), property(field, operation, rules))).collect();
    let required: Vec<&str> =
        operation.fields().filter(|field| field.presence(operation) == Presence::Required).map(Field::name).collect();
    json!({
        "title": title,
        "description": description,
        "type": "object",
        "properties": properties,
        "required": required,
    })
}

/// Returns the JSON Schema of one property.
///
/// ```
/// use contract_contact::{Field, Operation, Rules};
///
/// let schema = contract_contact_schema::property(Field::CountryId, Operation::Update, Rules::strict());
/// assert_eq!(schema["type"], serde_json::json!(["integer", "null"]));
/// assert_eq!(schema["minimum"], 1);
/// ```
pub fn property(field: Field, operation: Operation, rules: Rules) -> Value {
    let is_required = field.presence(operation) == Presence::Required;
    let json_type = if field.kind().is_number() { "integer" } else { "string" };
    let mut schema = json!({
        "title": field.label(),
        "description": field.description(),
        "type": if is_required { json!(json_type) } else { json!([json_type, "null"]) },
    });
    let constraints = match field.kind() {
        Kind::Identifier => json!({ "minimum": Identifier::MIN, "maximum": Identifier::MAX }),
        Kind::Type => {
            let mut allowed: Vec<Option<ContractContactType>> = field.allowed().iter().copied().map(Some).collect();
            if !is_required {
                allowed.push(None);
            }
            match operation {
                Operation::Update => json!({ "enum": allowed }),
                Operation::Create => json!({ "enum": allowed, "default": ContractContactType::Director }),
            }
        }
        kind => {
            let patterns = rules.patterns(field, operation);
            let mut constraints = Map::new();
            match patterns.as_slice() {
                [] => {}
                [pattern] => drop(constraints.insert("pattern".into(), json!(pattern))),
                several => {
                    let all: Vec<Value> = several.iter().map(|pattern| json!({ "pattern": pattern })).collect();
                    constraints.insert("allOf".into(), all.into());
                }
            }
            if kind == Kind::Email && rules.includes(Code::TooLong) {
                constraints.insert("maxLength".into(), email::MAX_CHARACTERS.into());
            }
            Value::Object(constraints)
        }
    };
    if let (Value::Object(schema), Value::Object(constraints)) = (&mut schema, constraints) {
        schema.extend(constraints);
    }
    schema
}

/// Compiles the examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
