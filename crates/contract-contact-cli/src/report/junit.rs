//! The report as JUnit XML, which CI servers show.
//!
//! A test suite is a file, and a test case is a rule of a property. So the report is short even for a file of millions of errors.
//! The test cases are the same in each run, so a CI server can show their history. A failure lists the first records that break
//! the rule.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;

use contract_contact::{Operation, Rules};
use indicatif::HumanCount;
use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::summary::{Kind, index, kinds};
use super::{Entry, Form, Mark, NOT_A_RECORD, Name, Summary, Wording, text};
use crate::input::count;

/// The most records that a failure lists.
const PLACES: u64 = 100;

/// The longest list of a failure, in bytes. A value may have 1 MiB.
const LENGTH: usize = 64 * 1024;

/// The JUnit format.
pub(super) struct Junit {
    pub(super) operation: Operation,
    pub(super) rules: Rules,
}

/// The findings of a file.
#[derive(Default)]
pub(super) struct OfFile {
    summary: Summary,
    /// The first findings of each kind.
    places: BTreeMap<usize, Vec<String>>,
    /// The reason why the file was not read to its end.
    pub(super) problem: Option<String>,
}

impl OfFile {
    /// Adds the findings in the next piece of the file.
    pub(super) fn add(&mut self, summary: &Summary, text: &[u8], marks: &[Mark]) {
        self.summary.add(summary);
        let mut start = 0;
        for Mark { kind, end } in marks {
            let line = text.get(start..*end).unwrap_or_default();
            start = *end;
            let places = self.places.entry(*kind).or_default();
            let length = || -> usize { places.iter().map(String::len).sum() };
            if count(places.len()) < PLACES && length().saturating_add(line.len()) <= LENGTH {
                places.push(String::from_utf8_lossy(line).into_owned());
            }
        }
    }
}

impl Form for Junit {
    fn name(&self, name: &OsStr) -> String {
        text::Text.name(name)
    }

    fn common(&self, wording: &Wording<'_>) -> String {
        text::Text.common(wording)
    }

    fn add(&self, out: &mut Vec<u8>, entry: &Entry<'_>) {
        text::Text.add(out, entry);
    }

    fn opening(&self) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"contract-contact\">\n".to_owned()
    }

    fn closing(&self, _: &Summary) -> String {
        "</testsuites>\n".to_owned()
    }

    fn places(&self) -> Option<u64> {
        Some(PLACES)
    }

    fn file(&self, name: &Name, file: &OfFile, room: &mut u64) -> String {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        // Writing to memory cannot fail.
        let _ = self.write_suite(&mut writer, name, file, room);
        let mut out = String::from_utf8(writer.into_inner()).unwrap_or_default();
        out.push('\n');
        out
    }
}

impl Junit {
    fn write_suite(&self, xml: &mut Writer<Vec<u8>>, name: &Name, file: &OfFile, room: &mut u64) -> io::Result<()> {
        let number = |kind| file.summary.tally.get(kind);
        let kinds: Vec<Kind> = kinds().filter(|kind| self.is_tested(*kind) || number(*kind) > 0).collect();
        let failures = kinds.iter().filter(|kind| number(**kind) > 0).count();
        let (tests, failures) = (kinds.len().saturating_add(1).to_string(), failures.to_string());
        let errors = if file.problem.is_some() { "1" } else { "0" };
        xml.create_element("testsuite")
            .with_attributes([
                ("name", name.plain.as_str()),
                ("tests", &tests),
                ("failures", &failures),
                ("errors", errors),
            ])
            .write_inner_content(|xml| {
                xml.create_element("properties").write_inner_content(|xml| {
                    for (name, number) in [("records", file.summary.records), ("invalid", file.summary.invalid)] {
                        let value = number.to_string();
                        xml.create_element("property")
                            .with_attributes([("name", name), ("value", &value)])
                            .write_empty()?;
                    }
                    Ok(())
                })?;
                let problem =
                    file.problem.as_ref().map(|problem| ("error", "not_read", problem.clone(), String::new()));
                write_case(xml, name, "the file is read to its end", problem)?;
                for kind in kinds {
                    let failure = (number(kind) > 0).then(|| failure(file, kind, number(kind), room));
                    let title = match kind {
                        Some((field, code)) => format!("{field} {code}"),
                        None => NOT_A_RECORD.to_owned(),
                    };
                    write_case(xml, name, &title, failure)?;
                }
                Ok(())
            })?;
        Ok(())
    }

    /// Returns whether the check can report this kind.
    fn is_tested(&self, kind: Kind) -> bool {
        kind.is_none_or(|(field, code)| {
            self.rules.includes(code)
                && self.operation.fields().any(|each| each == field)
                && field.codes().contains(&code)
        })
    }
}

/// The failure of a test case: the element, its type, its message and its text.
type Failure = (&'static str, &'static str, String, String);

fn failure(file: &OfFile, kind: Kind, number: u64, room: &mut u64) -> Failure {
    let (code, message) = kind.map_or((NOT_A_RECORD, "is not a record"), |(_, code)| (code.name(), code.message()));
    let places = file.places.get(&index(kind)).map(Vec::as_slice).unwrap_or_default();
    let shown = usize::try_from(*room).unwrap_or(usize::MAX).min(places.len());
    *room = room.saturating_sub(count(shown));
    let mut text: String = places.iter().take(shown).map(String::as_str).collect();
    match number.saturating_sub(count(shown)) {
        0 => {}
        more => text.push_str(&format!("and {} more\n", HumanCount(more))),
    }
    let noun = if number == 1 { "record" } else { "records" };
    ("failure", code, format!("{message} ({} {noun})", HumanCount(number)), text)
}

fn write_case(xml: &mut Writer<Vec<u8>>, file: &Name, title: &str, failure: Option<Failure>) -> io::Result<()> {
    let case = xml.create_element("testcase").with_attributes([("name", title), ("classname", &file.plain)]);
    match failure {
        None => case.write_empty()?,
        Some((element, code, message, text)) => case.write_inner_content(|xml| {
            let failure = xml.create_element(element).with_attributes([("type", code), ("message", &message)]);
            if text.is_empty() {
                failure.write_empty()?;
            } else {
                failure.write_text_content(BytesText::new(&text))?;
            }
            Ok(())
        })?,
    };
    Ok(())
}
