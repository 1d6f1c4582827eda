//! `cargo xtask demo`.
#![expect(clippy::print_stdout, reason = "what it shows is its output")]

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use contract_contact::chrono::{DateTime, SubsecRound, Utc};
use contract_contact::{
    ContractContact, FromJson, Operation, Response, Rules, Stamps, Success, Timestamp, UpdateContractContact, date,
};
use serde_json::Value;

use crate::run::{Outcome, cargo, root, run};
use crate::service::{Service, built, free_port};

const PATH: &str = "/api/billing/contractcontacts";
const PORT: u16 = 8080;

/// That of the page, and of an example contact.
const ID: u64 = 87_654_321;
/// Whose the token is.
const USER: &str = "admin@example.com";
const GOOD: &str =
    r#"{"Id":87654321,"CoworkerContractId":1234,"FullName":"Paula Placeholder-Sample","Email":"paula@example.com"}"#;
/// What the page answers with its 400.
const BAD: &str = r#"{"Id":87654321,"CoworkerContractId":1234}"#;

/// Serves until Ctrl-C.
pub(crate) fn demo() -> Outcome {
    let begun = Instant::now();
    let port = free_port(PORT)?;
    let mut service = start(port)?;
    ctrlc::set_handler(service.stopper()).map_err(|error| format!("cannot watch for Ctrl-C: {error}"))?;
    let curl = |body| {
        format!(
            "curl -i -X PUT {}{PATH} -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' -d '{body}'",
            service.url
        )
    };
    println!(
        "\nThe service listens on {url} after {seconds:.1} s. Its key, database and log are in target/demo/{port}.\n\n\
         A token, for another terminal:\n\n\
         TOKEN={token}\n\n\
         A PUT that is right, answered 200:\n\n{good}\n\n\
         One without FullName, answered 400:\n\n{bad}\n\n\
         The record, and the list:\n\n\
         curl -i {url}{PATH}/{ID} -H \"Authorization: Bearer $TOKEN\"\n\
         curl -i '{url}{PATH}?orderBy=FullName' -H \"Authorization: Bearer $TOKEN\"\n\n\
         A form for the contacts, which asks for the token: {url}/\n\
         A page to try the rules: {url}/playground/\n\n\
         The API is described in {url}/openapi.json. Ctrl-C stops the service.",
        url = service.url,
        seconds = begun.elapsed().as_secs_f32(),
        token = service.token,
        good = curl(GOOD),
        bad = curl(BAD),
    );
    service.wait()
}

/// Sends both requests, reads the record, and fails unless each answer is what the domain crate says, byte for byte.
pub(crate) fn check() -> Outcome {
    let port = free_port(0)?;
    let service = start(port)?;
    let since: Timestamp = DateTime::<Utc>::from(Timestamp::now()).trunc_subsecs(0).into();
    let answers = [
        send(&service, "PUT", PATH, Some(GOOD))?,
        send(&service, "PUT", PATH, Some(BAD))?,
        send(&service, "GET", &format!("{PATH}/{ID}"), None)?,
    ];
    service.stop()?;
    fs::remove_dir_all(folder(port)).map_err(|error| format!("cannot clear up: {error}"))?;

    let parse = |body| UpdateContractContact::from_json(body, Rules::strict(), date::today());
    let good = parse(GOOD.as_bytes()).map_err(|_| "the good body is not good")?;
    let refusal = parse(BAD.as_bytes()).err().ok_or("the bad body is not bad")?.failure();
    // The times are the service's own; they cannot be foretold, but have to be of now.
    let updated_on = match Response::from_json(answers[0].1.as_bytes()) {
        Ok(Response::Success(success)) => success.updated_on().filter(|on| (since..=Timestamp::now()).contains(on)),
        _ => None,
    };
    let updated_on = updated_on.ok_or("the answer to the good PUT does not say that it was written now")?;
    let stored: Value = serde_json::from_str(&answers[2].1).unwrap_or_default();
    let stamps = Stamps {
        created_on: stored.get("CreatedOn").and_then(Value::as_str).and_then(|on| on.parse().ok()),
        updated_on: Some(updated_on),
        updated_by: Some(USER.into()),
    };
    let expected = [
        (200, Success::new(Operation::Update, good.id(), updated_on, USER).to_json()),
        (400, refusal.to_json()),
        (200, ContractContact::new(good, stamps).to_json()),
    ];
    for (answer, expected) in answers.iter().zip(&expected) {
        if answer != expected {
            return Err(format!("the answer should have been {} {}", expected.0, expected.1));
        }
    }
    println!("\nAll {} answers are what the domain crate says, byte for byte.", expected.len());
    Ok(())
}

fn start(port: u16) -> Outcome<Service> {
    eprintln!("Building the service (the first time takes some minutes) …");
    // Unoptimized: that is soonest built, and answers in milliseconds all the same.
    run(&mut cargo("build -p contract-contact-server"))?;
    Service::start(&built("contract-contact-server")?, &folder(port), port, &["--example-contacts"])
}

/// Of the port, so that no other demo is in it.
fn folder(port: u16) -> PathBuf {
    root().join(format!("target/demo/{port}"))
}

/// The status and the body of the answer, which are shown.
fn send(service: &Service, method: &str, path: &str, body: Option<&str>) -> Outcome<(u16, String)> {
    let request = ureq::http::Request::builder()
        .method(method)
        .uri(format!("{}{path}", service.url))
        .header("Authorization", format!("Bearer {}", service.token))
        .header("Content-Type", "application/json");
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build().into();
    let answer = match body {
        Some(body) => request.body(body).map_err(ureq::Error::from).and_then(|request| agent.run(request)),
        None => request.body(()).map_err(ureq::Error::from).and_then(|request| agent.run(request)),
    };
    let mut answer = answer.map_err(|error| format!("no answer to {method} {path}: {error}"))?;
    let text = answer.body_mut().read_to_string().map_err(|error| format!("half an answer to {method}: {error}"))?;
    println!("\n{method} {path} {}\n{} {text}", body.unwrap_or_default(), answer.status().as_u16());
    Ok((answer.status().as_u16(), text))
}
