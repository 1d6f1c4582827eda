//! Mapping files, which map the names of columns to properties.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use contract_contact::{Field, html};

use super::cell::{letters, trim};
use crate::report::printable;

/// The property of each column name.
pub(crate) type Mapping = BTreeMap<String, Field>;

/// The least similarity of a name and a property for a guess, from 0 to 1.
const LIKENESS: f64 = 0.5;

/// The most columns, and the longest name, for which the tool makes a guess. Real headers stay far below both limits.
const GUESSED_COLUMNS: usize = 200;
const GUESSED_NAME: usize = 100;

/// Reads a mapping file.
pub(crate) fn read_mapping(path: &Path) -> Result<Mapping, String> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("cannot read {name}: {error}"))?;
    let entries: BTreeMap<String, String> = toml::from_str(&text)
        .map_err(|error| format!("{name} is not a mapping file: {}", error.to_string().trim_end()))?;
    entries
        .into_iter()
        .map(|(header, property)| match Field::from_name(&property) {
            Some(field) => Ok((trim(&header).to_owned(), field)),
            None => Err(format!("{name}: there is no property {property:?}; {}", properties())),
        })
        .collect()
}

/// Returns the names of all properties, for a message.
pub(super) fn properties() -> String {
    format!("the properties are {}", Field::ALL.map(Field::name).join(", "))
}

/// Returns a mapping file with a line for each column without a property. A line has a guess, or is a comment.
pub(super) fn suggest(names: &[String], columns: &[Option<Field>]) -> String {
    let is_free = |field: &Field| !columns.contains(&Some(*field));
    let mut free: BTreeSet<Field> = Field::ALL.into_iter().filter(is_free).collect();
    let mut out = String::new();
    if !free.is_empty() {
        let names: Vec<_> = free.iter().map(|field| field.name()).collect();
        let _ = writeln!(out, "# Properties without a column: {}", names.join(", "));
    }
    let mut listed = BTreeSet::new();
    for (index, (name, _)) in names.iter().zip(columns).enumerate().filter(|(_, (_, column))| column.is_none()) {
        if name.is_empty() {
            let _ = writeln!(out, "# Column {} has no name.", index.saturating_add(1));
        } else if listed.insert(name) {
            let is_guessed = listed.len() <= GUESSED_COLUMNS && name.len() <= GUESSED_NAME;
            let guess = if is_guessed { guess(name, &free) } else { None };
            let _ = match guess {
                Some(field) => writeln!(out, "{} = \"{field}\"", quoted(name)),
                None => writeln!(out, "# {} = \"\"", quoted(name)),
            };
            free.retain(|field| Some(*field) != guess);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Returns the property whose name, label or autofill name is most similar to `name`.
fn guess(name: &str, free: &BTreeSet<Field>) -> Option<Field> {
    let name: String = letters(name).collect();
    let likeness = |field: Field| {
        [field.name(), field.label(), html::autocomplete(field)]
            .into_iter()
            .filter(|each| *each != "off")
            .map(|each| strsim::sorensen_dice(&name, &letters(each).collect::<String>()))
            .fold(0.0, f64::max)
    };
    let mut best = (LIKENESS, None);
    for field in free {
        let likeness = likeness(*field);
        if likeness > best.0 {
            best = (likeness, Some(*field));
        }
    }
    best.1
}

/// Returns a name as a TOML string. Escapes characters that are invisible or control a terminal.
fn quoted(name: &str) -> String {
    let mut out = String::from("\"");
    for each in name.chars() {
        let is_plain = matches!(printable(each.encode_utf8(&mut [0; 4])), Cow::Borrowed(_));
        let _ = match each {
            '"' | '\\' => write!(out, "\\{each}"),
            _ if is_plain => write!(out, "{each}"),
            '\0'..='\u{FFFF}' => write!(out, "\\u{:04X}", u32::from(each)),
            _ => write!(out, "\\U{:08X}", u32::from(each)),
        };
    }
    out.push('"');
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn suggested_mapping_maps_the_columns_it_names() {
        let names = ["Mail", "Telefon (phone)", "a\"b\\c\u{1B}[31m\u{202E}\u{E0001}\u{9B}\n", "e\u{301}", "Ünit"];
        let names = names.map(str::to_owned);
        let text = suggest(&names, &[None; 5]).replace("# \"", "\"");
        assert!(!text.contains(['\u{1B}', '\u{202E}', '\u{9B}', '\u{E0001}']), "{text}");
        let read: BTreeMap<String, String> = toml::from_str(&text).unwrap();
        assert!(names.iter().all(|name| read.contains_key(name)), "{text}");
        assert_eq!(read.get("Mail").map(String::as_str), Some("Email"));
    }

    #[test]
    fn guess_finds_the_property_of_a_similar_name() {
        let all: BTreeSet<Field> = Field::ALL.into_iter().collect();
        for (name, expected) in [
            ("Name", Some(Field::FullName)),
            ("Mail", Some(Field::Email)),
            ("Phone", Some(Field::PhoneNumber)),
            ("Birth date", Some(Field::DateOfBirth)),
            ("Postal code", Some(Field::PostCode)),
            ("City", Some(Field::CityName)),
            ("Shoe size", None),
            ("", None),
        ] {
            assert_eq!(guess(name, &all), expected, "{name}");
        }
    }
}
