//! Creates a contact from each row of a CSV file. The header of the file has the names of properties. The program checks all rows
//! first, and sends nothing unless all rows are valid:
//!
//! ```sh
//! cargo run --example import_csv -- http://127.0.0.1:8080/api/billing/contractcontacts contacts.csv
//! ```
//!
//! The variable `TOKEN` has the bearer token. The command-line tool checks files that are larger than memory or have other
//! headers.
#![allow(clippy::print_stdout, reason = "it is a program for the terminal")]

use std::env;
use std::error::Error;
use std::process::ExitCode;

use contract_contact::{CreateContractContact, Draft, Field, RequestBody, Response, Rules, date};
use csv::{ReaderBuilder, StringRecord, Trim};
use reqwest::header::CONTENT_TYPE;

/// Returns the draft of a row. An empty cell is no value, and digits become a number where the property is a number. Any other
/// cell stays a string, which the rules check.
fn read<'r>(columns: &[Field], row: &'r StringRecord) -> Draft<'r> {
    let mut draft = Draft::new();
    for (field, cell) in columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
        match cell.parse::<u64>() {
            Ok(number) if field.kind().is_number() => draft.set(*field, number),
            _ => draft.set(*field, cell),
        }
    }
    draft
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [endpoint, file] = arguments.as_slice() else { return Err("usage: import_csv ENDPOINT FILE".into()) };

    let mut rows = ReaderBuilder::new().trim(Trim::All).from_path(file)?;
    let property = |header: &str| Field::from_name(header).ok_or_else(|| format!("there is no property {header:?}"));
    let columns = rows.headers()?.iter().map(property).collect::<Result<Vec<_>, _>>()?;
    let today = date::today();
    let (mut contacts, mut wrong) = (Vec::new(), 0);
    for row in rows.records() {
        let row = row?;
        let line = row.position().map_or(0, csv::Position::line);
        match CreateContractContact::from_draft(&read(&columns, &row), Rules::strict(), today) {
            Ok(contact) => contacts.push((line, contact)),
            Err(errors) => {
                wrong += 1;
                errors.iter().for_each(|error| println!("{file}:{line}: {error}"));
            }
        }
    }
    if wrong > 0 {
        println!("{wrong} rows are wrong, so nothing was sent");
        return Ok(ExitCode::FAILURE);
    }

    let client = reqwest::Client::new();
    let token = env::var("TOKEN").unwrap_or_default();
    for (line, contact) in contacts {
        let request = client.post(endpoint).bearer_auth(&token).header(CONTENT_TYPE, "application/json");
        let answer = request.body(contact.to_json()).send().await?.bytes().await?;
        match Response::from_json(&answer)? {
            Response::Success(success) => println!("{file}:{line}: {}", success.message()),
            // The rows before are stored, so the next run must begin at this line.
            Response::Failure(failure) => {
                println!("{file}:{line}: {}", failure.message());
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
