//! CSV: which column is which property, and what a row's cells stand for.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use contract_contact::rules::text;
use contract_contact::{AttemptedValue, Draft, Field};
use csv::{ByteRecord, Reader, ReaderBuilder};

use super::{GoOn, MAX_RECORD, PIECE, Place, Problem, RECORDS, count};

/// What stands behind the end of every source, as a line of its own. If it turns up in a cell, the quote of that cell was
/// never closed, and the cell has swallowed the rest of the file. No delimiter is a letter or NUL.
const END: &[u8] = b"\n\0EndOfTheFile\0\n";

/// Some rows.
pub(crate) struct Piece {
    /// What each column is.
    pub(crate) columns: Arc<[Option<Field>]>,
    pub(crate) rows: Vec<Row>,
    /// How many rows there were before, without the header.
    pub(crate) before: u64,
    /// How many bytes they are made of.
    pub(crate) bytes: u64,
}

/// The cells of a record.
pub(crate) struct Row {
    cells: ByteRecord,
    /// Where it begins.
    pub(crate) line: u64,
}

/// The properties of other headers.
pub(crate) type Mapping = BTreeMap<String, Field>;

/// Reads a mapping file.
pub(crate) fn read_mapping(path: &Path) -> Result<Mapping, String> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("{name} cannot be read: {error}"))?;
    let entries: BTreeMap<String, String> =
        toml::from_str(&text).map_err(|error| format!("{name} is no mapping: {}", error.to_string().trim_end()))?;
    entries
        .into_iter()
        .map(|(header, property)| match Field::from_name(&property) {
            Some(field) => Ok((trim(&header).to_owned(), field)),
            None => Err(format!("{name}: there is no property {property:?}; {}", properties())),
        })
        .collect()
}

fn properties() -> String {
    format!("the properties are {}", Field::ALL.map(Field::name).join(", "))
}

/// Reads a source to its end and gives its pieces to `take`, and to `warn` what else should be known.
pub(crate) fn read(
    source: impl Read,
    delimiter: u8,
    mapping: &Mapping,
    mut warn: impl FnMut(String) -> GoOn,
    mut take: impl FnMut(Piece) -> GoOn,
) -> Result<(), Problem> {
    let source = Source { inner: source, room: MAX_RECORD, end: END };
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        // A carriage return before it is trimmed off the last cell. So each row is known to have ended with one newline.
        .terminator(csv::Terminator::Any(b'\n'))
        .buffer_capacity(PIECE)
        .from_reader(source);
    let Some(header) = next_row(&mut reader)? else {
        return Err(Problem::at(Place::FIRST, "empty, where a header of property names was expected"));
    };
    let (columns, warning) = read_header(&header, mapping)?;
    let columns: Arc<[Option<Field>]> = columns.into();
    if warning.is_some_and(|warning| !warn(warning)) {
        return Ok(());
    }
    let (mut before, mut rows, mut start) = (0_u64, Vec::new(), 0);
    loop {
        let row = next_row(&mut reader);
        let is_last = !matches!(row, Ok(Some(_)));
        let bytes = reader.position().byte().saturating_sub(start);
        if is_last || bytes >= count(PIECE) || rows.len() >= RECORDS {
            start = reader.position().byte();
            let rows: Vec<Row> = std::mem::take(&mut rows);
            let found = count(rows.len());
            let goes_on = rows.is_empty() || take(Piece { columns: Arc::clone(&columns), rows, before, bytes });
            before = before.saturating_add(found);
            if !goes_on {
                return Ok(());
            }
        }
        match row? {
            Some(row) => rows.push(row),
            None => return Ok(()),
        }
    }
}

/// The next row that is not blank.
fn next_row<R: Read>(reader: &mut Reader<Source<R>>) -> Result<Option<Row>, Problem> {
    loop {
        let first_line = reader.position().line();
        reader.get_mut().room = MAX_RECORD.saturating_add(PIECE);
        let mut cells = ByteRecord::new();
        match reader.read_byte_record(&mut cells) {
            Ok(true) => {}
            Ok(false) => return Ok(None),
            Err(error) => {
                return Err(match error.into_kind() {
                    csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => Problem::at(
                        Place::of_line(first_line),
                        "a row of more than 1 MiB begins here: is a quote not closed?",
                    ),
                    csv::ErrorKind::Io(error) => error.into(),
                    _ => Problem::at(Place::of_line(first_line), "not valid CSV"),
                });
            }
        }
        if cells.len() == 1 && cells.get(0) == Some(END.trim_ascii()) {
            return Ok(None);
        }
        let is_cut = cells.as_slice().ends_with(END);
        // Of its newlines, one is the row's own unless the file ended within it; those of blank rows lie before it.
        let newlines = memchr::memchr_iter(b'\n', cells.as_slice()).count().saturating_add(usize::from(!is_cut));
        let line = reader.position().line().saturating_sub(count(newlines));
        if is_cut {
            return Err(Problem::at(Place::of_line(line), "a quote in the row that begins here is not closed"));
        }
        if cells.as_slice().trim_ascii().is_empty() && cells.len() == 1 {
            continue;
        }
        return Ok(Some(Row { cells, line }));
    }
}

/// Which column is which property, and what should be said of those that are none.
fn read_header(row: &Row, mapping: &Mapping) -> Result<(Vec<Option<Field>>, Option<String>), Problem> {
    let place = Place::of_line(row.line);
    let header: Vec<&str> = row
        .cells
        .iter()
        .map(|cell| str::from_utf8(cell).map(trim))
        .collect::<Result<_, _>>()
        .map_err(|_| Problem::at(place, "the header is not valid UTF-8"))?;
    let find = |name: &&str| mapping.get(*name).copied().or_else(|| Field::from_name(name));
    let columns: Vec<Option<Field>> = header.iter().map(find).collect();
    if columns.iter().all(Option::is_none) {
        // A row that is no header may hold personal data, so it is not shown.
        let hint = if columns.len() == 1 { " or --delimiter" } else { "" };
        let message = format!("no column has the name of a property: see --mapping{hint}; {}", properties());
        return Err(Problem::at(place, message));
    }
    for field in Field::ALL {
        let names: Vec<_> = header.iter().zip(&columns).filter(|(_, column)| **column == Some(field)).collect();
        if let [(first, _), (second, _), ..] = names.as_slice() {
            let message = format!("two columns are {field}: {first:?} and {second:?}");
            return Err(Problem::at(place, message));
        }
    }
    let unknown: Vec<String> = header
        .iter()
        .zip(&columns)
        .filter(|(_, column)| column.is_none())
        .map(|(name, _)| match resembling(name) {
            Some(field) => format!("{name:?} (is it {field}?)"),
            None => format!("{name:?}"),
        })
        .collect();
    let warning =
        (!unknown.is_empty()).then(|| format!("columns that are no property are skipped: {}", unknown.join(", ")));
    Ok((columns, warning))
}

/// The property that has this name or label but for case, blanks and the like.
fn resembling(name: &str) -> Option<Field> {
    fn letters(name: &str) -> String {
        name.chars().filter(|each| each.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    }
    let name = letters(name);
    Field::ALL.into_iter().find(|field| [field.name(), field.label()].into_iter().any(|each| letters(each) == name))
}

impl Row {
    /// The record of the row, or why it is none.
    pub(crate) fn draft(&self, columns: &[Option<Field>]) -> Result<Draft<'_>, String> {
        if self.cells.len() != columns.len() {
            return Err(format!("The row has {} where the header has {} cells", self.cells.len(), columns.len()));
        }
        let mut draft = Draft::new();
        for (cell, field) in self.cells.iter().zip(columns) {
            let Some(field) = field else { continue };
            let cell = str::from_utf8(cell).map_err(|_| format!("{field} is not valid UTF-8"))?;
            if let Some(value) = read_value(*field, cell) {
                draft.set(*field, value);
            }
        }
        Ok(draft)
    }
}

/// What a text that was typed for a property stands for, as in the npm package's forms: trimmed, an integer where the property
/// is one and there are only digits, nothing where nothing is left.
fn read_value(field: Field, cell: &str) -> Option<AttemptedValue<'_>> {
    let text = trim(cell);
    if text.is_empty() {
        return None;
    }
    if !field.kind().is_number() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text.into());
    }
    if let Ok(number) = text.parse::<u64>() {
        return Some(number.into());
    }
    // So many digits that they are no number are left as they are: JSON has no infinity.
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Some(number.into()),
        _ => Some(text.into()),
    }
}

/// Without what the rules call blank, at both ends.
fn trim(text: &str) -> &str {
    text.trim_matches(|each: char| text::BLANKS.iter().any(|(first, last)| (*first..=*last).contains(&each)))
}

/// A source, then [`END`]; and no more bytes than there is room for a row, which is made anew for each.
struct Source<R> {
    inner: R,
    room: usize,
    end: &'static [u8],
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.room == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let length = buffer.len().min(self.room);
        let buffer = buffer.get_mut(..length).unwrap_or_default();
        let read = match self.inner.read(buffer)? {
            0 => self.end.read(buffer)?,
            read => read,
        };
        self.room = self.room.saturating_sub(read);
        Ok(read)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_read_as_a_form_is() {
        let read = |cell: &'static str| read_value(Field::Id, cell);
        assert_eq!(read(" 87654321\t"), Some(87_654_321_u64.into()));
        for text in ["0x10", "1e3", "7 7", "-1", "+1", "1.0"] {
            assert_eq!(read(text), Some(text.into()));
        }
        assert_eq!(read("007"), Some(7_u64.into()));
        assert_eq!(read("100000000000000000000"), Some(1e20.into()));
        assert_eq!(read(" \u{200B}"), None);
        assert_eq!(read_value(Field::PostCode, " 007 "), Some("007".into()));
        let digits: &'static str = "9".repeat(400).leak();
        assert_eq!(read(digits), Some(digits.into()));
    }
}
