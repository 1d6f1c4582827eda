//! The JSON Schema of the reports in JSON and NDJSON.

use contract_contact::{Code, Field};
use serde_json::{Value, json};

/// Returns the schema of a report in JSON. A line of NDJSON is by `#/$defs/error` of it, and a report with `--summary-only` by
/// `#/$defs/summary`.
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
        "records": described(&count, "The records that were checked."),
        "invalid": described(&count, "The records that are not valid."),
        "complete": { "type": "boolean", "description": "Whether all files were read to their end." },
        "not_records": described(&count, "The invalid records that are no record at all."),
        "errors_by_property": {
            "type": "array",
            "description": "The number of records with each error, in the order of the table of properties.",
            "items": { "$ref": "#/$defs/count" },
        },
        "problems": {
            "type": "array",
            "description": "Why files were not read to their end, for a person.",
            "items": { "type": "string" },
        },
    });
    let mut properties = json!({
        "errors": { "type": "array", "items": { "$ref": "#/$defs/error" } },
        "not_shown": described(&count, "The errors that --max-errors left out of errors."),
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
        "description": "A line of --format ndjson is an error of $defs. With --summary-only the report is a summary of $defs.",
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
                    "record": described(&position, "The number of the record in its file."),
                    "line": described(&position, "The line on which the record begins; in broken JSON, the line of the error."),
                    "column": described(&position, "The byte of the line."),
                    "PropertyName": { "enum": names_or_none, "description": "Empty where the text is no record at all." },
                    "code": { "enum": codes_or_null, "description": "Null where the text is no record at all." },
                    "Message": { "type": "string", "description": "The message that the API gives." },
                    "description": { "type": "string", "description": "The wording for customers." },
                    "AttemptedValue": { "description": "The value as it was submitted. It is there only with --show-values." },
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

/// Returns the names of properties, all of which are required.
fn required(properties: &Value) -> Vec<&String> {
    properties.as_object().into_iter().flat_map(|properties| properties.keys()).collect()
}
