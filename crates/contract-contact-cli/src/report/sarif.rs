//! The report as SARIF 2.1.0, which code hosts and editors show.

use std::ffi::OsStr;
use std::fmt::Write;

use contract_contact::Code;
use serde_json::json;

use super::{Entry, Form, NOT_A_RECORD, Summary, Wording, escape, number};

/// The SARIF format: one run, with a result for each error.
pub(super) struct Sarif;

impl Form for Sarif {
    fn name(&self, name: &OsStr) -> String {
        uri(name)
    }

    fn common(&self, wording: &Wording<'_>) -> String {
        let code = wording.kind.map(|(_, code)| code);
        let place = Code::ALL.iter().position(|each| Some(*each) == code).unwrap_or(Code::ALL.len());
        let id = code.map_or(NOT_A_RECORD, Code::name);
        let message = escape::json(&*wording.sentence());
        format!("{{\"ruleId\":\"{id}\",\"ruleIndex\":{place},\"level\":\"error\",\"message\":{{\"text\":{message}}}")
    }

    fn add(&self, out: &mut Vec<u8>, entry: &Entry<'_>) {
        out.extend_from_slice(entry.common.as_bytes());
        out.extend_from_slice(b",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"");
        out.extend_from_slice(entry.at.file.written.as_bytes());
        // SARIF counts columns in characters, which would cost time. People do not read records that long.
        out.extend_from_slice(b"\"},\"region\":{\"startLine\":");
        number(out, entry.at.place.line);
        out.extend_from_slice(b"}},\"logicalLocations\":[{\"fullyQualifiedName\":\"record ");
        number(out, entry.at.record);
        if let Some((field, _)) = entry.kind {
            out.extend_from_slice(b", ");
            out.extend_from_slice(field.name().as_bytes());
        }
        out.extend_from_slice(b"\"}]}]");
        if let Some(value) = entry.value {
            out.extend_from_slice(b",\"properties\":{\"AttemptedValue\":");
            escape::write_json(out, value);
            out.push(b'}');
        }
        out.extend_from_slice(b"}\n");
    }

    fn opening(&self) -> String {
        let rule = |id: &str, about: &str| json!({ "id": id, "shortDescription": { "text": about } });
        let rules: Vec<_> = Code::ALL
            .into_iter()
            .map(|code| rule(code.name(), code.description()))
            .chain([rule(
                NOT_A_RECORD,
                "The input is not valid JSON, not an object, or a CSV row that does not match the header.",
            )])
            .collect();
        let driver = json!({
            "name": "contract-contact",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        });
        format!(
            "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\
             \"runs\":[{{\"tool\":{{\"driver\":{driver}}},\"results\":["
        )
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn closing(&self, summary: &Summary) -> String {
        let notification = |level: &str, text: &str| json!({ "level": level, "message": { "text": text } });
        let notifications: Vec<_> = summary
            .problems
            .iter()
            .map(|problem| notification("error", problem))
            .chain(summary.note().map(|note| notification("note", &note)))
            .collect();
        let invocation = json!({
            "executionSuccessful": summary.is_complete(),
            "toolExecutionNotifications": notifications,
        });
        format!("],\"invocations\":[{}]}}]}}\n", escape::json(&invocation))
    }
}

/// Returns a path as a URI reference by RFC 3986. On Unix, the reference contains all bytes of the path, valid UTF-8 or not.
fn uri(path: &OsStr) -> String {
    let path = path.as_encoded_bytes();
    let mut out = String::from(if path.starts_with(b"/") { "file://" } else { "" });
    for byte in path {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(*byte)),
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}
