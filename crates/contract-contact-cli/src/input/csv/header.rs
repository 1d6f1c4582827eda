//! Reads the header: finds the delimiter, and the property of each column.

use contract_contact::Field;

use super::cell::{is_alike, trim};
use super::mapping::{self, Mapping};
use super::rows::{self, Cells, Rows};
use super::{GoOn, MAX_RECORD, Place, Problem};
use crate::arguments::{self, Check};

/// The delimiters that are detected, the most common first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The header of a file.
pub(super) struct Header {
    pub(super) delimiter: u8,
    pub(super) line: u64,
    pub(super) is_too_long: bool,
    /// The names of the columns, or `None` if they are not valid UTF-8.
    names: Option<Vec<String>>,
    /// The number of bytes before the next row.
    pub(super) used: usize,
    /// The line of the next row.
    pub(super) next_line: u64,
}

/// Finds the header at the start of the bytes, if the header is complete.
///
/// The option sets the delimiter, or a line such as `sep=;`, which Excel writes. Otherwise the delimiter that finds the most
/// properties in the header wins. If several find as many, the delimiter with the most columns wins.
pub(super) fn find(
    bytes: &[u8],
    line: u64,
    is_complete: bool,
    option: Option<u8>,
    mapping: &Mapping,
) -> Option<Header> {
    let mut rows = Rows::new(bytes, b',', line, is_complete);
    let first = rows.next().and_then(|row| separator(bytes.get(row.range)?));
    let (start, line) = if first.is_some() { (rows.start, rows.line) } else { (0, line) };
    let bytes = bytes.get(start..).unwrap_or_default();
    let given = option.or(first).map(|delimiter| [delimiter]);
    let delimiters = given.as_ref().map_or(DELIMITERS.as_slice(), <[u8; 1]>::as_slice);
    let mut best: Option<((usize, usize), Header)> = None;
    for delimiter in delimiters {
        let mut rows = Rows::new(bytes, *delimiter, line, is_complete);
        let Some(row) = rows.next() else { continue };
        let is_too_long = row.range.len() > MAX_RECORD;
        let row_bytes = bytes.get(row.range).unwrap_or_default();
        let names = names(row_bytes, *delimiter);
        let known = names.iter().flatten().filter(|name| property(name, mapping).is_some()).count();
        let score = (known, Cells::new(row_bytes, *delimiter).count());
        if best.as_ref().is_none_or(|(other, _)| score > *other) {
            let used = start.saturating_add(rows.start);
            let (delimiter, line, next_line) = (*delimiter, row.line, rows.line);
            best = Some((score, Header { delimiter, line, is_too_long, names, used, next_line }));
        }
    }
    best.map(|(_, header)| header)
}

/// Returns whether the bytes contain no header.
pub(super) fn is_missing(bytes: &[u8]) -> bool {
    bytes.trim_ascii().is_empty() || separator(bytes.trim_ascii_end()).is_some()
}

/// Returns the delimiter of a line `sep=;`, with which Excel begins files.
fn separator(line: &[u8]) -> Option<u8> {
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    match line {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', byte] if arguments::is_delimiter(*byte) => Some(*byte),
        _ => None,
    }
}

fn names(row: &[u8], delimiter: u8) -> Option<Vec<String>> {
    let row = str::from_utf8(row).ok()?;
    Cells::new(row.as_bytes(), delimiter)
        .map(|cell| {
            let text = row.get(cell.range)?;
            let text = if cell.has_quotes { rows::unquote(text) } else { text.to_owned() };
            Some(trim(&text).to_owned())
        })
        .collect()
}

/// The certainty that a column belongs to a property.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Mapping,
    Name,
    Likeness,
}

/// Returns the property of a column by its name alone.
fn property(name: &str, mapping: &Mapping) -> Option<(By, Field)> {
    let alike = || {
        let names = |field: &Field| [field.name(), field.snake_case(), field.label()];
        Field::ALL.into_iter().find(|field| names(field).into_iter().any(|each| is_alike(each, name)))
    };
    let by_mapping = mapping.get(name).map(|field| (By::Mapping, *field));
    by_mapping
        .or_else(|| Field::from_name(name).map(|field| (By::Name, field)))
        .or_else(|| alike().map(|field| (By::Likeness, field)))
}

impl Header {
    /// Returns the property of each column, and warns about columns without a property.
    pub(super) fn columns(
        &self,
        arguments: &Check,
        mapping: &Mapping,
        warn: &mut impl FnMut(String) -> GoOn,
    ) -> Result<Vec<Option<Field>>, Problem> {
        let place = Place::of_line(self.line);
        let Some(names) = &self.names else {
            let hint = if arguments.encoding.is_none() {
                ". If the file is in Windows-1252, add --encoding windows-1252"
            } else {
                ""
            };
            return Err(Problem::at(place, format!("the header is not valid UTF-8{hint}")));
        };
        let columns = columns(names, mapping).map_err(|message| Problem::at(place, message))?;
        let unknown = columns.iter().filter(|column| column.is_none()).count();
        if unknown == columns.len() {
            // A row that is no header may contain personal data.
            let show = if arguments.show_values {
                warn(format!("complete this mapping file for --mapping:\n{}", mapping::suggest(names, &columns)));
                ""
            } else {
                ", or run again with --show-values to get a mapping file"
            };
            let hint = if columns.len() == 1 { " or --delimiter" } else { "" };
            let message = format!("no column matches a property: add --mapping{hint}{show}; {}", mapping::properties());
            return Err(Problem::at(place, message));
        }
        if unknown > 0 {
            let (unmatched, skipped) = match unknown {
                1 => ("1 column matches no property".to_owned(), " and is skipped"),
                _ => (format!("{unknown} columns match no property"), " and are skipped"),
            };
            let skipped = if arguments.strict_columns { "" } else { skipped };
            let suggestion = mapping::suggest(names, &columns);
            warn(format!("{unmatched}{skipped}. Complete this mapping file for --mapping:\n{suggestion}"));
            if arguments.strict_columns {
                return Err(Problem::at(place, format!("{unmatched}, which --strict-columns rejects")));
            }
        }
        Ok(columns)
    }
}

/// Returns the property of each column. If several columns match a property, the most certain match counts.
fn columns(names: &[String], mapping: &Mapping) -> Result<Vec<Option<Field>>, String> {
    let mut columns: Vec<_> = names.iter().map(|name| property(name, mapping)).collect();
    for field in Field::ALL {
        let of_field = |column: &Option<(By, Field)>| column.filter(|(_, other)| *other == field);
        let Some((surest, _)) = columns.iter().filter_map(of_field).min_by_key(|(by, _)| *by) else { continue };
        let best = columns.iter().zip(names).filter(|(column, _)| **column == Some((surest, field)));
        if let [(_, first), (_, second), ..] = best.collect::<Vec<_>>().as_slice() {
            return Err(format!("two columns match {field}: {first:?} and {second:?}. Rename or remove one of them"));
        }
        for column in &mut columns {
            if of_field(column).is_some_and(|(by, _)| by != surest) {
                *column = None;
            }
        }
    }
    Ok(columns.into_iter().map(|column| column.map(|(_, field)| field)).collect())
}

/// Returns the message for a row that has another number of cells than the header.
pub(super) fn mismatch(row: &[u8], delimiter: u8, cells: usize, columns: usize) -> String {
    let other = DELIMITERS
        .iter()
        .filter(|other| **other != delimiter)
        .find(|other| columns > 1 && Cells::new(row, **other).count() == columns);
    let hint = other.map(|other| {
        let [other, delimiter] = [*other, delimiter].map(|byte| char::from(byte).escape_default());
        format!(". The delimiter of the row seems to be {other} and the delimiter of the header is {delimiter}")
    });
    let noun = if cells == 1 { "cell" } else { "cells" };
    format!("The row has {cells} {noun}, but the header has {columns}{}", hint.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_and_label_finds_its_own_property() {
        let names = Field::ALL.map(|field| [field.name(), field.snake_case(), field.label()]);
        for (place, names) in names.iter().enumerate() {
            for name in names {
                let found = property(name, &Mapping::new()).map(|(_, field)| field);
                assert_eq!(found, Field::ALL.get(place).copied(), "{name}");
            }
        }
    }
}
