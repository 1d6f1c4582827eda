//! JSON Schema 2020-12 and OpenAPI 3.1, made from the table of properties.
//!
//! A schema says the same as the rules but for two things: which is the last day a date of birth may be
//! ([`INEXPRESSIBLE`]), and which of several errors is reported. A value refused by one is refused by the other.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use crate::code::Code;
use crate::contact::{ContractContactType, Identifier};
use crate::date::{Date, Timestamp};
use crate::draft::Draft;
use crate::field::{Field, Kind, Operation, Presence};
use crate::response::{Failure, Success};
use crate::rules::{Rules, date, email, phone_number, text};

/// The codes that a schema cannot report, since it does not know today.
pub const INEXPRESSIBLE: [Code; 1] = [Code::InTheFuture];

/// The JSON Schema of a request body.
///
/// ```
/// use contract_contact::{Operation, Rules, schema};
///
/// let schema = schema::request(Operation::Update, Rules::strict());
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
            ("UpdateContractContact", "Replaces a record whole: a property that is left out is cleared.")
        }
        Operation::Create => ("CreateContractContact", "Makes a record."),
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

/// The JSON Schema of one property.
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
        Kind::Date => json!({ "pattern": or_empty(date::pattern(rules)) }),
        Kind::Email if rules.includes(Code::NotAnEmail) => {
            json!({ "pattern": or_empty(email::PATTERN), "maxLength": email::MAX_CHARACTERS })
        }
        Kind::Phone if rules.includes(Code::NotAPhoneNumber) => json!({ "pattern": or_empty(phone_number::PATTERN) }),
        Kind::Email | Kind::Phone => json!({}),
        kind @ (Kind::Text | Kind::MultilineText) => {
            let mut patterns = Vec::new();
            if is_required {
                patterns.push(format!("[^{}]", class(&text::BLANKS)));
            }
            if rules.includes(Code::NotPlainText) {
                let lines = if kind == Kind::MultilineText { text::LINE_CONTROLS.as_slice() } else { &[] };
                let lines: String = lines.iter().map(|each| escape(*each)).collect();
                patterns.push(match lines.as_str() {
                    "" => format!("^[^{}]*$", class(&text::CONTROLS)),
                    lines => format!("^(?:[{lines}]|[^{}])*$", class(&text::CONTROLS)),
                });
            }
            match patterns.as_slice() {
                [] => json!({}),
                [pattern] => json!({ "pattern": pattern }),
                several => {
                    let all: Vec<Value> = several.iter().map(|pattern| json!({ "pattern": pattern })).collect();
                    json!({ "allOf": all })
                }
            }
        }
    };
    if let (Value::Object(schema), Value::Object(constraints)) = (&mut schema, constraints) {
        schema.extend(constraints);
    }
    schema
}

/// Optional text may be empty, which clears it.
fn or_empty(pattern: &str) -> String {
    format!("^(?:{pattern})?$")
}

/// The inside of a character class.
fn class(ranges: &[(char, char)]) -> String {
    ranges
        .iter()
        .map(
            |(first, last)| {
                if first == last { escape(*first) } else { format!("{}-{}", escape(*first), escape(*last)) }
            },
        )
        .collect()
}

fn escape(each: char) -> String {
    format!("\\u{:04X}", u32::from(each))
}

/// The OpenAPI 3.1 description of the two operations that write a record, by the strict rules.
///
/// ```
/// let openapi = contract_contact::schema::openapi();
/// assert!(openapi["paths"]["/api/billing/contractcontacts"]["put"].is_object());
/// ```
pub fn openapi() -> Value {
    let rules = Rules::strict();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "ContractContact",
            "description": "Directors, trading names and mail recipients of a company.",
            "version": env!("CARGO_PKG_VERSION"),
        },
        "paths": {
            "/api/billing/contractcontacts": {
                "put": operation(
                    Operation::Update,
                    "Updates an existing ContractContact record. You must include the Id of the record to update along \
                     with all required fields.",
                    "ContractContact-Edit",
                ),
                "post": operation(Operation::Create, "Creates a ContractContact record.", "ContractContact-Create"),
            },
        },
        "components": {
            "schemas": {
                "UpdateContractContact": object(Operation::Update, rules),
                "CreateContractContact": object(Operation::Create, rules),
                "ValidationError": validation_error(),
                "Success": success(),
                "Failure": failure(),
            },
            "securitySchemes": {
                "bearer": { "type": "http", "scheme": "bearer" },
            },
        },
    })
}

fn operation(operation: Operation, summary: &str, role: &str) -> Value {
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let (body, id) = match operation {
        Operation::Update => ("UpdateContractContact", "updateContractContact"),
        Operation::Create => ("CreateContractContact", "createContractContact"),
    };
    let refusal = |description: &str| {
        json!({
            "description": description,
            "content": { "application/json": { "schema": reference("Failure") } },
        })
    };
    let mut invalid = refusal("The body broke a rule, or was not a JSON object.");
    if let Some(content) = invalid.pointer_mut("/content/application~1json").and_then(Value::as_object_mut) {
        content.insert("example".into(), json!(example_failure()));
    }
    json!({
        "operationId": id,
        "summary": summary,
        "description": format!("For a full unrestricted administrator, or with the role {role}."),
        "security": [{ "bearer": [] }],
        "requestBody": {
            "required": true,
            "content": { "application/json": { "schema": reference(body) } },
        },
        "responses": {
            "200": {
                "description": "The record was written.",
                "content": {
                    "application/json": { "schema": reference("Success"), "example": example_success(operation) },
                },
            },
            "400": invalid,
            "401": refusal("No valid bearer token."),
            "403": refusal(&format!("The token does not carry the role {role}.")),
            "413": refusal("The body is too large."),
            "415": refusal("The body is not said to be JSON."),
        },
    })
}

/// The examples of the page.
fn example_success(operation: Operation) -> Option<Success> {
    let on: Timestamp = "2025-01-15T10:30:00Z".parse().ok()?;
    Some(Success::new(operation, Identifier::new(87_654_321)?, on, "admin@example.com"))
}

fn example_failure() -> Option<Failure> {
    let draft = Draft::new().with(Field::CoworkerContractId, 1_u64);
    draft.check(Operation::Create, Rules::strict(), Date::MAX).err().map(Failure::from)
}

fn validation_error() -> Value {
    json!({
        "type": "object",
        "properties": {
            "AttemptedValue": { "description": "The value that was submitted, or null if missing." },
            "Message": { "type": "string" },
            "PropertyName": { "type": "string" },
        },
        "required": ["AttemptedValue", "Message", "PropertyName"],
    })
}

fn failure() -> Value {
    json!({
        "type": "object",
        "properties": {
            "Message": {
                "description": "A summary of the validation errors, in the format PropertyName: error message.",
                "type": "string",
            },
            "Value": { "type": "null" },
            "Errors": {
                "description": "Null where the refusal is about no property.",
                "type": ["array", "null"],
                "items": { "$ref": "#/components/schemas/ValidationError" },
            },
            "WasSuccessful": { "const": false },
        },
        "required": ["Message", "Value", "Errors", "WasSuccessful"],
    })
}

fn success() -> Value {
    json!({
        "type": "object",
        "properties": {
            "Status": { "const": 200 },
            "Message": { "type": "string" },
            "Value": {
                "type": "object",
                "properties": { "Id": { "type": "integer", "minimum": Identifier::MIN, "maximum": Identifier::MAX } },
                "required": ["Id"],
            },
            "OpenInDialog": { "const": false },
            "OpenInWindow": { "const": false },
            "RedirectURL": { "type": "null" },
            "JavaScript": { "type": "null" },
            "UpdatedOn": { "type": "string" },
            "UpdatedBy": { "type": "string" },
            "Errors": { "type": "null" },
            "WasSuccessful": { "const": true },
        },
        "required": ["Status", "Message", "Value", "UpdatedOn", "UpdatedBy", "Errors", "WasSuccessful"],
    })
}
