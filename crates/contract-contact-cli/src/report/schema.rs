//! The JSON Schema of the reports in JSON and NDJSON.

use contract_contact::{Code, Field};
use serde_json::{Value, json};

/// Returns the schema of a report in JSON. Its `#/$defs/error` describes a line of NDJSON, and `#/$defs/summary` a report with
/// `--summary-only`.
pub(crate) fn schema() -> Value {
    let count = json!({ "type": "integer", "minimum": 0 });
    let position = json!({ "type": "integer", "minimum": 1 });
    let described = |schema: &Value, about: &str| {
        let mut schema = schema.clone();
        if let Some(members) = schema.as_object_mut() {
            members.insert("description".to_owned(), about.into());
        }
        schema
    };
    let counts = json!({
        "records": described(&count, "The number of checked records."),
        "invalid": described(&count, "The number of invalid records."),
        "complete": { "type": "boolean", "description": "Whether all files were read to their end." },
        "not_records": described(&count, "The number of invalid records that are not records at all, such as broken JSON."),
        "errors_by_property": {
            "type": "array",
            "description": "The number of records with each error, in the order of the table of properties.",
            "items": { "$ref": "#/$defs/count" },
        },
        "problems": {
            "type": "array",
            "description": "The reasons why files were not read to their end, for people.",
            "items": { "type": "string" },
        },
    });
    let mut properties = json!({
        "errors": { "type": "array", "items": { "$ref": "#/$defs/error" } },
        "not_shown": described(&count, "The number of errors that --max-errors leaves out of the array errors."),
    });
    if let (Some(properties), Some(counts)) = (properties.as_object_mut(), counts.as_object()) {
        properties.extend(counts.clone());
    }
    let names: Vec<&str> = Field::ALL.map(Field::name).to_vec();
    let codes: Vec<&str> = Code::ALL.map(Code::name).to_vec();
    let names_or_none: Vec<&str> = names.iter().copied().chain([""]).collect();
    let codes_or_null: Vec<Option<&str>> = codes.iter().copied().map(Some).chain([None]).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Report of contract-contact check --format json",
        "description": "$defs/error describes a line of --format ndjson. $defs/summary describes a report with --summary-only.",
        "type": "object",
        "required": required(&properties),
        "additionalProperties": false,
        "properties": properties,
        "$defs": {
            "error": {
                "type": "object",
                "required": ["file", "record", "line", "column", "PropertyName", "code", "Message", "description"],
                "additionalProperties": false,
                "properties": {
                    "file": { "type": "string", "description": "The name of the file, or stdin." },
                    "record": described(&position, "The number of the record in its file, from 1."),
                    "line": described(&position, "The line on which the record begins. In broken JSON, the line of the error."),
                    "column": described(&position, "The byte in the line, from 1."),
                    "PropertyName": { "enum": names_or_none, "description": "Empty if the input is not a record." },
                    "code": { "enum": codes_or_null, "description": "Null if the input is not a record." },
                    "Message": { "type": "string", "description": "The wire message of the API." },
                    "description": { "type": "string", "description": "The customer wording." },
                    "AttemptedValue": { "description": "The submitted value. Present only with --show-values." },
                },
            },
            "count": {
                "type": "object",
                "required": ["PropertyName", "code", "count"],
                "additionalProperties": false,
                "properties": { "PropertyName": { "enum": names }, "code": { "enum": codes }, "count": position },
            },
            "summary": {
                "type": "object",
                "required": required(&counts),
                "additionalProperties": false,
                "properties": counts,
            },
        },
    })
}

/// Returns the names of all properties, to mark them as required.
fn required(properties: &Value) -> Vec<&String> {
    properties.as_object().into_iter().flat_map(|properties| properties.keys()).collect()
}
