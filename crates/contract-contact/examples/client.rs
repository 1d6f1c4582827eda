//! A client that checks before it sends, with reqwest. It changes some properties of a contact; null clears one:
//!
//! ```sh
//! cargo run --example client -- http://127.0.0.1:3000/api/billing/contractcontacts 1 '{"FullName": "Ada Lovelace"}'
//! ```
//!
//! The variable `TOKEN` has the bearer token, where the API wants one. For https, give reqwest the feature `rustls`.
#![allow(clippy::print_stdout, reason = "it is a program for the terminal")]

use std::env;
use std::error::Error;
use std::process::ExitCode;

use contract_contact::{Draft, Response, Rules, UpdateContractContact, date, json};
use reqwest::header::CONTENT_TYPE;

/// Reads the record, lays the changes over it, checks the whole, sends it and reads the answer. Whoever finds something
/// wrong, the rules here or the server, it is the same type; what the rules here refuse is not sent.
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
    // Not by its status: the API also refuses with 200.
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
