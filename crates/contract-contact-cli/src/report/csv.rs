//! The CSV report for spreadsheets, with a row for each error. A cell that a spreadsheet would calculate gets a leading `'`.

use std::borrow::Cow;
use std::ffi::OsStr;

use super::{Entry, Form, Wording, escape, number};

/// The CSV format.
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
            // A string is written as is, and any other value as JSON.
            match entry.value.map(|value| (value, value.as_str())) {
                None => add_cell(out, ""),
                Some((_, Some(text))) => {
                    add_cell(out, &harmless(&escape::printable_but(text, &['\t', '\r', '\n'])));
                }
                Some((value, None)) => add_cell(out, &escape::json(value)),
            }
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

/// Appends a cell to a row.
fn add_cell(out: &mut Vec<u8>, cell: &str) {
    // Only rare cells need the library, which allocates a buffer for each row.
    if cell.contains([',', '"', '\r', '\n']) {
        out.extend_from_slice(row(&["", cell]).as_bytes());
    } else {
        out.push(b',');
        out.extend_from_slice(cell.as_bytes());
    }
}

/// Returns cells with their separators, and quotes where needed.
fn row(cells: &[&str]) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(cells);
    let row = String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default();
    row.strip_suffix('\n').map(str::to_owned).unwrap_or(row)
}

/// Returns a text that no spreadsheet calculates. A text that begins like a formula gets a `'`, which spreadsheets do not show.
///
/// OWASP lists these characters. A spreadsheet whose separator is a semicolon ignores our quotes, and may begin a cell within the
/// text. A single character is no formula.
fn harmless(text: &str) -> Cow<'_, str> {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    const BREAKS: [char; 4] = [';', '\t', '\r', '\n'];
    if text.chars().nth(1).is_none() || !text.contains(|each| SIGNS.contains(&each) || BREAKS.contains(&each)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len().saturating_add(1));
    if text.starts_with(['\t', '\r', '\n']) {
        out.push('\'');
    }
    let mut before = ';';
    for each in text.chars() {
        if BREAKS.contains(&before) && SIGNS.contains(&each) {
            out.push('\'');
        }
        out.push(each);
        before = each;
    }
    Cow::Owned(out)
}
