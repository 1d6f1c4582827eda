//! For spreadsheets: a row for each error. A cell that a spreadsheet would calculate gets a leading `'`.

use std::borrow::Cow;
use std::ffi::OsStr;

use super::{Entry, Form, Wording, escape, number};

/// Rows, under a header.
pub(super) struct Csv {
    pub(super) shows_values: bool,
}

const COLUMNS: [&str; 8] = ["file", "record", "line", "column", "PropertyName", "code", "Message", "description"];

impl Form for Csv {
    fn name(&self, name: &OsStr) -> String {
        let name = escape::printable(&name.to_string_lossy()).into_owned();
        row(&[&harmless(&name), ""])
    }

    fn common(&self, wording: &Wording<'_>) -> String {
        let message = escape::printable(wording.message);
        let code = wording.code().unwrap_or_default();
        row(&["", wording.property_name(), code, &harmless(&message), &harmless(&wording.description())])
    }

    fn add(&self, out: &mut Vec<u8>, entry: &Entry<'_>) {
        let place = entry.at.place;
        out.extend_from_slice(entry.at.file.written.as_bytes());
        number(out, entry.at.record);
        for each in [place.line, place.column] {
            out.push(b',');
            number(out, each);
        }
        out.extend_from_slice(entry.common.as_bytes());
        if self.shows_values {
            // A text as a cell holds it; anything else as JSON.
            let cell = match entry.value.map(|value| (value, value.as_str())) {
                None => String::new(),
                Some((_, Some(text))) => harmless(&escape::printable_but(text, &['\t', '\r', '\n'])).into_owned(),
                Some((value, None)) => escape::json(value),
            };
            out.extend_from_slice(row(&["", &cell]).as_bytes());
        }
        out.push(b'\n');
    }

    fn opening(&self) -> String {
        let value = self.shows_values.then_some("AttemptedValue");
        format!("{}\n", COLUMNS.into_iter().chain(value).collect::<Vec<_>>().join(","))
    }

    fn has_summary(&self) -> bool {
        false
    }
}

/// Returns cells with what stands between them, quoted where they have to be.
fn row(cells: &[&str]) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(cells);
    let row = String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default();
    row.strip_suffix('\n').map(str::to_owned).unwrap_or(row)
}

/// Returns a text that no spreadsheet takes for a formula: with a leading `'`, which spreadsheets do not show, where it begins like
/// one. OWASP names these characters, and those of full width. One character alone is no formula.
fn harmless(text: &str) -> Cow<'_, str> {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'), Some(_)) => {
            Cow::Owned(format!("'{text}"))
        }
        _ => Cow::Borrowed(text),
    }
}
