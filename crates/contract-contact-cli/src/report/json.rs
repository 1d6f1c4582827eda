//! The reports for programs: one JSON object, or one object on each line. `contract-contact schema report` describes both.

use std::ffi::OsStr;

use serde::Serialize;

use super::{Entry, Form, Summary, Wording, escape, number};

/// The JSON format: one object with the whole report.
pub(super) struct Json {
    /// Whether to leave out the errors.
    pub(super) is_summary: bool,
}

/// The NDJSON format: one object for each error, each on its own line.
pub(super) struct Ndjson;

impl Form for Json {
    fn name(&self, name: &OsStr) -> String {
        Ndjson.name(name)
    }

    fn common(&self, wording: &Wording<'_>) -> String {
        Ndjson.common(wording)
    }

    fn add(&self, out: &mut Vec<u8>, entry: &Entry<'_>) {
        Ndjson.add(out, entry);
    }

    fn opening(&self) -> String {
        if self.is_summary { "{" } else { "{\"errors\":[" }.to_owned()
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn closing(&self, summary: &Summary) -> String {
        let counts = Counts {
            records: summary.records,
            invalid: summary.invalid,
            complete: summary.is_complete(),
            not_records: summary.tally.get(None),
            not_shown: (!self.is_summary).then_some(summary.not_shown),
            errors_by_property: summary
                .tally
                .rules()
                .map(|(field, code, count)| Count { property_name: field.name(), code: code.name(), count })
                .collect(),
            problems: &summary.problems,
        };
        let counts = escape::json(&counts);
        let before = if self.is_summary { "" } else { "]," };
        format!("{before}{}\n", counts.strip_prefix('{').unwrap_or_default())
    }
}

impl Form for Ndjson {
    fn name(&self, name: &OsStr) -> String {
        escape::json(&*name.to_string_lossy())
    }

    fn common(&self, wording: &Wording<'_>) -> String {
        let common = Common {
            property_name: wording.property_name(),
            code: wording.code(),
            message: wording.message,
            description: &wording.description(),
        };
        let common = escape::json(&common);
        // Leaves the object open, because a value may follow.
        common.strip_prefix('{').and_then(|common| common.strip_suffix('}')).unwrap_or_default().to_owned()
    }

    fn add(&self, out: &mut Vec<u8>, entry: &Entry<'_>) {
        out.extend_from_slice(b"{\"file\":");
        out.extend_from_slice(entry.at.file.written.as_bytes());
        out.extend_from_slice(b",\"record\":");
        number(out, entry.at.record);
        out.extend_from_slice(b",\"line\":");
        number(out, entry.at.place.line);
        out.extend_from_slice(b",\"column\":");
        number(out, entry.at.place.column);
        out.push(b',');
        out.extend_from_slice(entry.common.as_bytes());
        if let Some(value) = entry.value {
            out.extend_from_slice(b",\"AttemptedValue\":");
            escape::write_json(out, value);
        }
        out.extend_from_slice(b"}\n");
    }

    fn has_summary(&self) -> bool {
        false
    }
}

/// The common part of all findings of a kind, with the property names of the npm package.
#[derive(Serialize)]
struct Common<'a> {
    #[serde(rename = "PropertyName")]
    property_name: &'a str,
    code: Option<&'a str>,
    #[serde(rename = "Message")]
    message: &'a str,
    description: &'a str,
}

/// The end of the report.
#[derive(Serialize)]
struct Counts<'a> {
    records: u64,
    invalid: u64,
    complete: bool,
    not_records: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_shown: Option<u64>,
    errors_by_property: Vec<Count>,
    problems: &'a [String],
}

/// The number of errors with a code of a property.
#[derive(Serialize)]
struct Count {
    #[serde(rename = "PropertyName")]
    property_name: &'static str,
    code: &'static str,
    count: u64,
}
