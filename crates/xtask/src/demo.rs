//! `cargo xtask demo`: the service with example contacts.
#![expect(clippy::print_stdout, reason = "what it shows is its output")]

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Instant;

use anyhow::{Context as _, anyhow, bail, ensure};
use contract_contact::chrono::{DateTime, SubsecRound, Utc};
use contract_contact::{
    ContractContact, FromJson, Operation, Response, Rules, Stamps, Success, Timestamp, UpdateContractContact, date,
};
use serde_json::Value;
use xshell::{Cmd, cmd};

use crate::run::{Outcome, shell};

const PATH: &str = "/api/billing/contractcontacts";
const PORT: u16 = 8080;

/// The Id of an example contact, and of the example in the API reference.
const ID: u64 = 87_654_321;
/// The user of the token.
const USER: &str = "admin@example.com";
const GOOD: &str =
    r#"{"Id":87654321,"CoworkerContractId":1234,"FullName":"Paula Placeholder-Sample","Email":"paula@example.com"}"#;
/// The body that the API reference answers with 400.
const BAD: &str = r#"{"Id":87654321,"CoworkerContractId":1234}"#;

/// Runs the service until Ctrl-C.
pub(crate) fn demo() -> Outcome {
    let begun = Instant::now();
    // Port 0 is any free port.
    let listener = TcpListener::bind(("127.0.0.1", PORT)).or_else(|_| TcpListener::bind(("127.0.0.1", 0)))?;
    let port = listener.local_addr()?.port();
    drop(listener);
    let service = Service::start(port, &format!("target/demo/{port}"))?;
    ctrlc::set_handler(service.stopper())?;
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

/// Sends both requests and reads the record. Fails unless each answer equals that of the domain crate, byte for byte.
pub(crate) fn check() -> Outcome {
    let folder = format!("target/demo/check-{}", std::process::id());
    let service = Service::start(0, &folder)?;
    let since: Timestamp = DateTime::<Utc>::from(Timestamp::now()).trunc_subsecs(0).into();
    let answers = [
        send(&service, "PUT", PATH, Some(GOOD))?,
        send(&service, "PUT", PATH, Some(BAD))?,
        send(&service, "GET", &format!("{PATH}/{ID}"), None)?,
    ];
    service.stopper()();
    service.wait()?;
    shell("")?.remove_path(folder)?;

    let parse = |body| UpdateContractContact::from_json(body, Rules::strict(), date::today());
    let good = parse(GOOD.as_bytes()).map_err(|_| anyhow!("the good body is not good"))?;
    let refusal = parse(BAD.as_bytes()).err().context("the bad body is not bad")?.failure();
    // The service sets the times, so the check only requires that they are within this run.
    let updated_on = match Response::from_json(answers[0].1.as_bytes()) {
        Ok(Response::Success(success)) => success.updated_on().filter(|on| (since..=Timestamp::now()).contains(on)),
        _ => None,
    };
    let updated_on = updated_on.context("the answer to the good PUT does not say that it was written now")?;
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
        ensure!(answer == expected, "the answer should have been {} {}", expected.0, expected.1);
    }
    println!("\nAll {} answers are what the domain crate says, byte for byte.", expected.len());
    Ok(())
}

/// The issuer and the audience of the service's tokens.
const IDENTITY: [&str; 4] = ["--issuer", "demo", "--audience", "demo"];

/// A service on the loopback interface, which stops when this value is dropped.
struct Service {
    child: Child,
    /// The address, such as `http://127.0.0.1:8080`.
    url: String,
    /// A token of an administrator, which is valid for half a day.
    token: String,
}

impl Service {
    /// Builds the service, and starts it with a new key, database and log in the emptied folder. Port 0 is any free port.
    fn start(port: u16, folder: &str) -> Outcome<Service> {
        eprintln!("Building the service (the first time takes some minutes) …");
        let sh = shell("")?;
        // An unoptimized service is built faster, and still answers in milliseconds.
        cmd!(sh, "cargo build -p contract-contact-server").run()?;
        // cargo writes all programs of a profile into one folder.
        let program = std::env::current_exe()?.with_file_name("contract-contact-server");
        sh.remove_path(folder)?;
        sh.change_dir(sh.create_dir(folder)?);
        // The user's environment may configure another service.
        let command = || -> Cmd<'_> { sh.cmd(&program).env_clear().quiet() };
        command().args(["keygen", "key.pem", "keys.json"]).ignore_stdout().run()?;
        let token = command().args(["token", "--private-key", "key.pem", "--administrator", "--lifetime", "43200"]);
        let token = token.args(IDENTITY).read()?;
        let serve = command().args(["--keys", "keys.json", "--database", "sqlite:contacts.db"]).args(IDENTITY);
        let serve = serve.arg(format!("--listen=127.0.0.1:{port}")).arg("--example-contacts");
        let child = Command::from(serve).stdin(Stdio::null()).stderr(Stdio::piped()).spawn()?;
        let mut service = Service { child, url: String::new(), token };
        let mut log = BufReader::new(service.child.stderr.take().context("the service has no log")?);
        let mut first = String::new();
        log.read_line(&mut first)?;
        let line: Value = serde_json::from_str(&first).unwrap_or_default();
        let Some(address) = line.get("address").and_then(Value::as_str) else {
            let _ = log.read_to_string(&mut first);
            bail!("the service did not start: {}", first.trim());
        };
        service.url = format!("http://{address}");
        let mut file = File::create(sh.current_dir().join("log.jsonl"))?;
        // The thread ends with the service.
        thread::spawn(move || io::copy(&mut log, &mut file));
        Ok(service)
    }

    /// Returns a function that stops the service from any thread.
    fn stopper(&self) -> impl Fn() + Send + use<> {
        let id = self.child.id().to_string();
        move || drop(Command::new("kill").arg(&id).status())
    }

    /// Waits until the service has stopped.
    fn wait(mut self) -> Outcome {
        let status = self.child.wait()?;
        ensure!(status.success(), "the service ended with {status}");
        Ok(())
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.stopper()();
            let _ = self.child.wait();
        }
    }
}

/// Sends a request and prints its answer. Returns the status and the body of the answer.
fn send(service: &Service, method: &str, path: &str, body: Option<&str>) -> Outcome<(u16, String)> {
    let request = ureq::http::Request::builder()
        .method(method)
        .uri(format!("{}{path}", service.url))
        .header("Authorization", format!("Bearer {}", service.token))
        .header("Content-Type", "application/json");
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build().into();
    let mut answer = match body {
        Some(body) => agent.run(request.body(body)?)?,
        None => agent.run(request.body(())?)?,
    };
    let (status, text) = (answer.status().as_u16(), answer.body_mut().read_to_string()?);
    println!("\n{method} {path} {}\n{status} {text}", body.unwrap_or_default());
    Ok((status, text))
}
