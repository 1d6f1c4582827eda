//! The report as workflow commands of GitHub Actions, which become annotations.
//!
//! The syntax: <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>.

use std::ffi::OsStr;
use std::fmt::Write;

use super::{Entry, Form, Summary, Wording, escape, number, text};

/// Writes `::error file=contacts.csv,line=2,title=record 1%2C FullName::FullName is a required field [required]`.
pub(super) struct Github;

impl Form for Github {
    fn name(&self, name: &OsStr) -> String {
        escaped(&escape::printable(&name.to_string_lossy()), true)
    }

    fn common(&self, wording: &Wording<'_>) -> String {
        format!("::{}", escaped(&text::sentence(wording), false))
    }

    fn add(&self, out: &mut Vec<u8>, entry: &Entry<'_>) {
        out.extend_from_slice(b"::error file=");
        out.extend_from_slice(entry.at.file.written.as_bytes());
        out.extend_from_slice(b",line=");
        number(out, entry.at.place.line);
        if let Some(column) = entry.column() {
            out.extend_from_slice(b",col=");
            number(out, column);
        }
        out.extend_from_slice(b",title=record ");
        number(out, entry.at.record);
        if let Some((field, _)) = entry.kind {
            out.extend_from_slice(b"%2C ");
            out.extend_from_slice(field.name().as_bytes());
        }
        out.extend_from_slice(entry.common.as_bytes());
        if let Some(value) = entry.value {
            out.extend_from_slice(b": ");
            out.extend_from_slice(escaped(&escape::json(value), false).as_bytes());
        }
        out.push(b'\n');
    }

    fn closing(&self, summary: &Summary) -> String {
        let mut out = String::new();
        for problem in &summary.problems {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "::error title=not read to the end::{}", escaped(problem, false));
        }
        let _ = writeln!(out, "::notice title=contract-contact::{}", escaped(summary.to_string().trim(), false));
        out
    }
}

/// Returns the escaped text of a message or of a property. A property escapes two more characters.
fn escaped(text: &str, is_property: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for each in text.chars() {
        match each {
            '%' => out.push_str("%25"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            ':' if is_property => out.push_str("%3A"),
            ',' if is_property => out.push_str("%2C"),
            _ => out.push(each),
        }
    }
    out
}
