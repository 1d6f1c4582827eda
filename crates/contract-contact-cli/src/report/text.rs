//! The report for people: a line for each error, then a summary.

use std::ffi::OsStr;

use super::{Entry, Form, Summary, Wording, escape, number};

/// Writes lines such as `contacts.csv:2: FullName is a required field [required]`.
pub(super) struct Text;

impl Form for Text {
    fn name(&self, name: &OsStr) -> String {
        escape::printable(&name.to_string_lossy()).into_owned()
    }

    fn common(&self, wording: &Wording<'_>) -> String {
        format!(": {}", sentence(wording))
    }

    fn add(&self, out: &mut Vec<u8>, entry: &Entry<'_>) {
        out.extend_from_slice(entry.at.file.written.as_bytes());
        out.push(b':');
        number(out, entry.at.place.line);
        if let Some(column) = entry.column() {
            out.push(b':');
            number(out, column);
        }
        if !entry.at.is_line {
            out.extend_from_slice(b": record ");
            number(out, entry.at.record);
        }
        out.extend_from_slice(entry.common.as_bytes());
        if let Some(value) = entry.value {
            out.extend_from_slice(b": ");
            escape::write_json(out, value);
        }
        out.push(b'\n');
    }

    fn closing(&self, summary: &Summary) -> String {
        summary.to_string()
    }
}

/// Returns `FullName is a required field [required]`.
pub(super) fn sentence(wording: &Wording<'_>) -> String {
    let sentence = wording.sentence();
    match wording.code() {
        Some(code) => format!("{sentence} [{code}]"),
        None => escape::printable(&sentence).into_owned(),
    }
}
