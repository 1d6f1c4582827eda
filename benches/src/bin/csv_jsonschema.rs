//! Checks a CSV file with the crates csv and jsonschema, as a program without contract-contact would, on one thread.
//!
//! `csv-jsonschema FILE` prints a line for each error. Cells are read as by the command-line tool: trimmed, an empty
//! cell is null, and digits become a number if the property is a number.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "benchmark code, not library")]

use std::io::{BufWriter, Write as _, stdout};

use contract_contact_benches::rivals::jsonschema;
use contract_contact_benches::wire::Property;
use serde_json::{Map, Value, json};

fn main() {
    let file = std::env::args().nth(1).expect("usage: csv-jsonschema FILE");
    let mut reader = csv::Reader::from_path(&file).expect("the file can be read");
    let columns: Vec<(String, bool)> = reader
        .headers()
        .unwrap()
        .iter()
        .map(|name| (name.to_owned(), Property::named(name).is_some_and(Property::is_integer)))
        .collect();
    let mut out = BufWriter::new(stdout().lock());
    let mut row = csv::StringRecord::new();
    let mut record = 0_u64;
    while reader.read_record(&mut row).expect("the file is CSV") {
        record += 1;
        let cells = columns.iter().zip(&row).map(|((name, is_integer), cell)| (name.clone(), value(cell, *is_integer)));
        for error in jsonschema::errors(&Value::Object(cells.collect::<Map<_, _>>())) {
            let line = json!({ "record": record, "PropertyName": error.property_name, "Message": error.message });
            writeln!(out, "{line}").unwrap();
        }
    }
    out.flush().unwrap();
}

/// Returns the value of a cell.
fn value(cell: &str, is_integer: bool) -> Value {
    match cell.trim() {
        "" => Value::Null,
        text => match text.parse::<u64>() {
            Ok(number) if is_integer => number.into(),
            _ => text.into(),
        },
    }
}
