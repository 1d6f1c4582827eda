//! The report, in each of its formats. It is written piece by piece, so that it may be larger than memory.

use std::fmt::Write;
use std::io;

use contract_contact::{AttemptedValue, Code, Field, ValidationError};
use indicatif::HumanCount;
use serde::Serialize;
use serde_json::json;

use crate::arguments::Format;
use crate::input::{Place, count};

/// What is called wrong where a text is no record at all, in SARIF, which wants a name for it.
const NOT_A_RECORD: &str = "not_a_record";

/// How findings are written.
pub(crate) struct Report {
    pub(crate) format: Format,
    pub(crate) shows_values: bool,
}

/// Where a record is.
#[derive(Clone, Copy)]
pub(crate) struct Location<'a> {
    /// The name of the file.
    pub(crate) file: &'a str,
    /// Which record it is, from 1.
    pub(crate) record: u64,
    pub(crate) place: Place,
    /// Whether each line is a record, so that the line alone says where it is.
    pub(crate) is_line: bool,
}

/// One thing that is wrong with a record.
pub(crate) enum Finding<'a> {
    /// By a rule.
    Error(&'a ValidationError),
    /// It is no record, for this reason.
    NotARecord(&'a str),
}

/// A finding as programs read it, under the names that the npm package has.
#[derive(Serialize)]
struct Entry<'a> {
    file: &'a str,
    record: u64,
    line: u64,
    column: u64,
    #[serde(rename = "PropertyName")]
    property_name: &'a str,
    code: Option<&'static str>,
    #[serde(rename = "Message")]
    message: &'a str,
    description: &'a str,
    #[serde(rename = "AttemptedValue", skip_serializing_if = "Option::is_none")]
    attempted_value: Option<&'a AttemptedValue<'static>>,
}

/// What a row of the report usually takes, in bytes.
const ROW: usize = 512;

const COLUMNS: [&str; 8] = ["file", "record", "line", "column", "PropertyName", "code", "Message", "description"];

impl Report {
    /// What comes before the findings.
    pub(crate) fn opening(&self) -> String {
        match self.format {
            Format::Text | Format::Ndjson => String::new(),
            Format::Json => "{\"errors\":[".to_owned(),
            Format::Csv => {
                let value = self.shows_values.then_some("AttemptedValue");
                format!("{}\n", COLUMNS.into_iter().chain(value).collect::<Vec<_>>().join(","))
            }
            Format::Sarif => {
                let rule = |id: &str, about: &str| json!({ "id": id, "shortDescription": { "text": about } });
                let rules: Vec<_> = Code::ALL
                    .into_iter()
                    .map(|code| rule(code.name(), code.description()))
                    .chain([rule(NOT_A_RECORD, "Not JSON, not an object, or not a row of the table.")])
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
        }
    }

    /// What stands before each finding but the first.
    pub(crate) fn separator(&self) -> &'static str {
        match self.format {
            Format::Json | Format::Sarif => ",",
            Format::Text | Format::Ndjson | Format::Csv => "",
        }
    }

    /// Adds a finding, after its separator. Writing to memory cannot fail.
    pub(crate) fn add(&self, out: &mut Vec<u8>, location: Location<'_>, finding: &Finding<'_>) {
        out.extend_from_slice(self.separator().as_bytes());
        let description;
        let mut entry = Entry {
            file: location.file,
            record: location.record,
            line: location.place.line,
            column: location.place.column,
            property_name: "",
            code: None,
            message: "",
            description: "",
            attempted_value: None,
        };
        match finding {
            Finding::Error(error) => {
                description = error.describe();
                entry.property_name = error.property_name();
                entry.code = error.code().map(Code::name);
                entry.message = error.message();
                entry.description = &description;
                entry.attempted_value = self.shows_values.then_some(error.attempted_value());
            }
            Finding::NotARecord(message) => entry.message = message,
        }
        match self.format {
            Format::Text => out.extend_from_slice(text(&entry, location.is_line).as_bytes()),
            Format::Json | Format::Ndjson => {
                let _ = serde_json::to_writer(&mut *out, &entry);
                out.push(b'\n');
            }
            Format::Csv => {
                let mut row = csv::WriterBuilder::new().buffer_capacity(ROW).from_writer(out);
                let numbers = [entry.record, entry.line, entry.column].map(|number| number.to_string());
                let value = self.shows_values.then(|| entry.attempted_value.map(as_text).unwrap_or_default());
                let cells = [entry.file]
                    .into_iter()
                    .chain(numbers.iter().map(String::as_str))
                    .chain([entry.property_name, entry.code.unwrap_or_default(), entry.message, entry.description])
                    .chain(value.as_deref());
                let _ = row.write_record(cells);
                let _ = row.flush();
            }
            Format::Sarif => {
                let _ = serde_json::to_writer(&mut *out, &sarif(&entry, finding));
                out.push(b'\n');
            }
        }
    }

    /// What comes after the findings.
    pub(crate) fn closing(&self, summary: &Summary) -> String {
        let is_complete = summary.problems.is_empty();
        match self.format {
            Format::Text => summary.to_string(),
            Format::Ndjson | Format::Csv => String::new(),
            Format::Json => format!(
                "],\"records\":{},\"invalid\":{},\"complete\":{is_complete}}}\n",
                summary.records, summary.invalid
            ),
            Format::Sarif => {
                let notifications: Vec<_> = summary
                    .problems
                    .iter()
                    .map(|problem| json!({ "level": "error", "message": { "text": problem } }))
                    .collect();
                let invocation = json!({
                    "executionSuccessful": is_complete,
                    "toolExecutionNotifications": notifications,
                });
                format!("],\"invocations\":[{invocation}]}}]}}\n")
            }
        }
    }
}

/// `contacts.csv:2: FullName is a required field [required]`.
fn text(entry: &Entry<'_>, is_line: bool) -> String {
    let mut out = format!("{}:{}", entry.file, entry.line);
    let is_record = entry.code.is_some();
    // Writing to a string cannot fail.
    if !is_line || (!is_record && entry.column > 1) {
        let _ = write!(out, ":{}", entry.column);
    }
    if !is_line {
        let _ = write!(out, ": record {}", entry.record);
    }
    let _ = match entry.code {
        Some(code) => write!(out, ": {} {} [{code}]", entry.property_name, entry.message),
        None => write!(out, ": {}", entry.message),
    };
    if let Some(value) = entry.attempted_value {
        let _ = write!(out, ": {}", printable(&value.to_json()));
    }
    out.push('\n');
    out
}

/// A text as a cell holds it; anything else as JSON.
fn as_text(value: &AttemptedValue<'_>) -> String {
    value.as_str().map_or_else(|| value.to_json(), str::to_owned)
}

fn sarif(entry: &Entry<'_>, finding: &Finding<'_>) -> serde_json::Value {
    let code = match finding {
        Finding::Error(error) => error.code(),
        Finding::NotARecord(_) => None,
    };
    let place = Code::ALL.iter().position(|each| Some(*each) == code).unwrap_or(Code::ALL.len());
    let message = match code {
        Some(_) => format!("{} {}", entry.property_name, entry.message),
        None => entry.message.to_owned(),
    };
    let name = match code {
        Some(_) => format!("record {}, {}", entry.record, entry.property_name),
        None => format!("record {}", entry.record),
    };
    // A column would have to be counted in characters, and a record that long is not read by people.
    let mut result = json!({
        "ruleId": code.map_or(NOT_A_RECORD, Code::name),
        "ruleIndex": place,
        "level": "error",
        "message": { "text": message },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": uri(entry.file) },
                "region": { "startLine": entry.line },
            },
            "logicalLocations": [{ "fullyQualifiedName": name }],
        }],
    });
    if let (Some(value), Some(result)) = (entry.attempted_value, result.as_object_mut()) {
        result.insert("properties".to_owned(), json!({ "AttemptedValue": value }));
    }
    result
}

/// A path as a reference by RFC 3986.
fn uri(path: &str) -> String {
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// Without characters that a terminal might obey.
pub(crate) fn printable(text: &str) -> String {
    if !text.contains(char::is_control) {
        return text.to_owned();
    }
    text.chars()
        .map(|each| if each.is_control() { each.escape_unicode().to_string() } else { each.to_string() })
        .collect()
}

/// What was found in all.
#[derive(Default)]
pub(crate) struct Summary {
    pub(crate) records: u64,
    pub(crate) invalid: u64,
    /// Of them, those that are no record at all.
    pub(crate) not_records: u64,
    pub(crate) tally: Tally,
    /// Why files were not read to their end.
    pub(crate) problems: Vec<String>,
}

/// How often each error of each property was met.
#[derive(Default)]
pub(crate) struct Tally(std::collections::BTreeMap<(Field, Code), u64>);

impl Tally {
    pub(crate) fn count(&mut self, error: &ValidationError) {
        if let (Some(field), Some(code)) = (error.field(), error.code()) {
            *self.0.entry((field, code)).or_default() += 1;
        }
    }

    pub(crate) fn add(&mut self, other: Tally) {
        for (key, number) in other.0 {
            *self.0.entry(key).or_default() += number;
        }
    }
}

impl std::fmt::Display for Summary {
    /// How many records there were, and which errors how often.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.invalid > 0 {
            writeln!(f)?;
        }
        let noun = if self.records == 1 { "record" } else { "records" };
        let valid = self.records.saturating_sub(self.invalid);
        writeln!(
            f,
            "{} {noun}: {} valid, {} invalid",
            HumanCount(self.records),
            HumanCount(valid),
            HumanCount(self.invalid)
        )?;
        for ((field, code), number) in &self.tally.0 {
            writeln!(f, "{:>9}  {:19}  {code}", HumanCount(*number).to_string(), field.name())?;
        }
        if self.not_records > 0 {
            writeln!(f, "{:>9}  no record at all", HumanCount(self.not_records).to_string())?;
        }
        if !self.problems.is_empty() {
            writeln!(f, "{:>9}  of the files not read to the end", HumanCount(count(self.problems.len())).to_string())?;
        }
        Ok(())
    }
}

/// Writes it at once: whoever reads it along should not wait.
pub(crate) fn write(out: &mut impl io::Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(bytes)?;
    out.flush()
}
