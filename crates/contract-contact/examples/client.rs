//! A client with reqwest that checks a record before sending it. The client changes some properties of a contact. Null empties a
//! property:
//!
//! ```sh
//! cargo run --example client -- http://127.0.0.1:3000/api/billing/contractcontacts 1 '{"FullName": "Ada Lovelace"}'
//! ```
//!
//! The variable `TOKEN` has the bearer token, if the API requires a token. For https, turn on the feature `rustls` of reqwest.
#![allow(clippy::print_stdout, reason = "it is a program for the terminal")]

use std::env;
use std::error::Error;
use std::process::ExitCode;

use contract_contact::{Draft, Response, Rules, UpdateContractContact, date, json};
use reqwest::header::CONTENT_TYPE;

/// Reads the record, merges the changes, checks the result, sends it and reads the answer.
///
/// Errors of the local rules and of the server have the same type. A record that the local rules reject is not sent.
async fn save(endpoint: &str, id: &str, changes: Draft<'_>) -> Result<Response, Box<dyn Error>> {
    let client = reqwest::Client::new();
    let token = env::var("TOKEN").unwrap_or_default();

    let record = client.get(format!("{endpoint}/{id}")).bearer_auth(&token).send().await?.error_for_status()?;
    let record = record.bytes().await?;
    let record = json::draft(&record)?;
    let update = match UpdateContractContact::from_record(record, changes, Rules::strict(), date::today()) {
        Ok(update) => update,
        Err(errors) => return Ok(Response::Failure(errors.into())),
    };
    let request = client.put(endpoint).bearer_auth(&token).header(CONTENT_TYPE, "application/json");
    // The HTTP status does not count, because the API also rejects requests with 200.
    Ok(Response::from_json(&request.body(update.to_json()).send().await?.bytes().await?)?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [endpoint, id, changes] = arguments.as_slice() else { return Err("usage: client ENDPOINT ID CHANGES".into()) };
    match save(endpoint, id, json::draft(changes.as_bytes())?).await? {
        Response::Success(success) => {
            println!("{}", success.message());
            Ok(ExitCode::SUCCESS)
        }
        Response::Failure(failure) => {
            for error in failure.errors() {
                println!("{}: {}", error.property_name(), error.describe());
            }
            if failure.errors().is_empty() {
                println!("{}", failure.message());
            }
            Ok(ExitCode::FAILURE)
        }
    }
}
