//! The examples, run as a reader runs them: services on a free port, and clients that send requests to the services.

use std::env::{self, consts::EXE_SUFFIX};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, Once};

use axum::Router;
use axum::http::Method;
use reqwest::Client;
use reqwest::header::CONTENT_TYPE;

const ADA: &str = r#"{"Id":1,"CoworkerContractId":1234,"FullName":"Ada Byron","Email":"ada@example.com"}"#;

/// Returns an example. `cargo test` builds the examples. `cargo test --test it` does not, so the first test builds missing ones.
fn example(name: &str) -> Command {
    static BUILT: Once = Once::new();
    let profile = env::current_exe().unwrap().ancestors().nth(2).unwrap().to_owned();
    let program = profile.join(format!("examples/{name}{EXE_SUFFIX}"));
    BUILT.call_once(|| {
        if !program.exists() {
            let mut build = Command::new(env!("CARGO"));
            build.args(["build", "--package", "contract-contact", "--all-features", "--examples", "--target-dir"]);
            let status = build.arg(profile.parent().unwrap()).status().unwrap();
            assert!(status.success(), "the examples do not compile");
        }
    });
    let mut command = Command::new(program);
    command.env("NO_PROXY", "127.0.0.1");
    command
}

/// A service that runs until it is dropped.
struct Service {
    process: Child,
    endpoint: String,
}

impl Service {
    fn start(name: &str) -> Service {
        let mut process = example(name).arg("127.0.0.1:0").stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on ").unwrap_or_else(|| panic!("{line:?}"));
        Service { process, endpoint: format!("{address}/api/billing/contractcontacts") }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// Runs an example. Returns whether the example succeeded, and its output.
async fn run(name: &str, arguments: &[&str]) -> (bool, String) {
    let mut command = example(name);
    command.args(arguments);
    // In another thread, because the test's thread can be the server of this example.
    let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}

fn client() -> Client {
    Client::builder().no_proxy().build().unwrap()
}

async fn put(endpoint: &str, body: &'static str) -> (u16, String) {
    let request = client().put(endpoint).header(CONTENT_TYPE, "application/json").body(body);
    let answer = request.send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

async fn get(endpoint: &str, id: u64) -> (u16, String) {
    let answer = client().get(format!("{endpoint}/{id}")).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

const SUCCESS: &str = r#"{"Message":"Done","WasSuccessful":true}"#;

/// Starts an API that gives these answers one after another. Returns its endpoint, and the bodies that it received.
async fn api(answers: &[&'static str]) -> (String, Arc<Mutex<Vec<String>>>) {
    let received = Arc::new(Mutex::new(Vec::new()));
    let (bodies, answers) = (Arc::clone(&received), answers.to_vec());
    let app = Router::new().fallback(async move |method: Method, body: String| {
        if method == Method::GET {
            return ADA;
        }
        let mut bodies = bodies.lock().unwrap();
        bodies.push(body);
        answers[bodies.len() - 1]
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}/contacts", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    (endpoint, received)
}

#[test]
fn axum_example_has_at_most_forty_lines() {
    let source = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/axum.rs")).unwrap();
    assert!(source.lines().count() <= 40);
}

const SERVICES: [&str; 2] = ["axum", "hyper"];

#[tokio::test]
async fn service_accepts_a_valid_contact() {
    for name in SERVICES {
        let service = Service::start(name);
        let (status, body) = put(&service.endpoint, ADA).await;
        assert_eq!(status, 200, "{name}: {body}");
        assert!(body.contains(r#""Value":{"Id":1}"#), "{name}: {body}");
    }
}

#[tokio::test]
async fn service_rejects_an_invalid_contact() {
    for name in SERVICES {
        let service = Service::start(name);
        let refusal = concat!(
            r#"{"Message":"CoworkerContractId: is a required field; FullName: is a required field","Value":null,"#,
            r#""Errors":[{"AttemptedValue":0,"Message":"is a required field","PropertyName":"CoworkerContractId"},"#,
            r#"{"AttemptedValue":"","Message":"is a required field","PropertyName":"FullName"}],"WasSuccessful":false}"#
        );
        let answer = put(&service.endpoint, r#"{"CoworkerContractId": 0, "FullName": "", "Id": 1}"#).await;
        assert_eq!(answer, (400, refusal.to_owned()), "{name}");
    }
}

/// The example with a property of its own, `Newsletter`.
struct OwnProperty(Service);

impl OwnProperty {
    fn start() -> OwnProperty {
        OwnProperty(Service::start("own_property"))
    }

    async fn send(&self, content_type: &str, body: impl Into<String>) -> (u16, String) {
        let request = client().post(&self.0.endpoint).header(CONTENT_TYPE, content_type).body(body.into());
        let answer = request.send().await.unwrap();
        assert_eq!(answer.headers()[CONTENT_TYPE], "application/json");
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    async fn post(&self, body: impl Into<String>) -> (u16, String) {
        self.send("application/json", body).await
    }
}

/// A valid body, with more in it.
fn valid_with(rest: &str) -> String {
    format!(r#"{{"CoworkerContractId":1234,"FullName":"Ada Byron"{rest}}}"#)
}

fn refusal(message: &str) -> String {
    format!(r#"{{"Message":"{message}","Value":null,"Errors":null,"WasSuccessful":false}}"#)
}

#[tokio::test]
async fn own_property_is_stored_and_false_by_default() {
    let service = OwnProperty::start();
    for (rest, stored) in [(r#","Newsletter":true"#, true), (r#","Newsletter":null"#, false), ("", false)] {
        let (status, answer) = service.post(valid_with(rest)).await;
        assert_eq!(status, 200, "{answer}");
        assert!(answer.starts_with(r#"{"CoworkerContractId":1234,"FullName":"Ada Byron","#), "{answer}");
        assert!(answer.ends_with(&format!(r#","Newsletter":{stored}}}"#)), "{answer}");
    }
}

#[tokio::test]
async fn service_with_an_own_property_returns_415_for_plain_text() {
    let answer = OwnProperty::start().send("text/plain", valid_with("")).await;
    assert_eq!(answer, (415, refusal("The Content-Type must be application/json")));
}

#[tokio::test]
async fn service_with_an_own_property_returns_413_over_64_kib() {
    let service = OwnProperty::start();
    let limit = 64 * 1024 - valid_with("").len();
    assert_eq!(service.post(valid_with(&" ".repeat(limit))).await.0, 200);
    let large = service.post(valid_with(&" ".repeat(limit + 1))).await;
    assert_eq!(large, (413, refusal("The body is too large")));
}

#[tokio::test]
async fn service_with_an_own_property_returns_400_for_a_body_that_is_no_record() {
    let service = OwnProperty::start();
    for (body, message) in [
        ("{\n\"Newsletter\": }", "The body is not valid JSON: expected value (line 2, column 15)"),
        ("[]", "The body must be an object, not an array (line 1, column 1)"),
    ] {
        assert_eq!(service.post(body).await, (400, refusal(message)));
    }
}

#[tokio::test]
async fn error_of_the_own_property_is_reported_after_those_of_the_rules() {
    let both = concat!(
        r#"{"Message":"FullName: is a required field; Newsletter: must be true or false","Value":null,"Errors":["#,
        r#"{"AttemptedValue":null,"Message":"is a required field","PropertyName":"FullName"},"#,
        r#"{"AttemptedValue":"yes","Message":"must be true or false","PropertyName":"Newsletter"}],"WasSuccessful":false}"#
    );
    let answer = OwnProperty::start().post(r#"{"Newsletter": "yes", "CoworkerContractId": 1234}"#).await;
    assert_eq!(answer, (400, both.to_owned()));
}

#[tokio::test]
async fn own_property_alone_can_be_invalid() {
    let (status, answer) = OwnProperty::start().post(valid_with(r#","Newsletter":1"#)).await;
    assert_eq!(status, 400);
    assert!(answer.starts_with(r#"{"Message":"Newsletter: must be true or false","#), "{answer}");
}

#[tokio::test]
async fn client_changes_one_property_and_keeps_the_others() {
    let service = Service::start("axum");
    put(&service.endpoint, ADA).await;
    let changes = r#"{"FullName": "Ada Lovelace", "Notes": "Countess"}"#;
    let said = run("client", &[&service.endpoint, "1", changes]).await;
    assert_eq!(said, (true, "ContractContact was successfully updated.\n".to_owned()));
    let (status, record) = get(&service.endpoint, 1).await;
    assert_eq!(status, 200);
    for kept in [r#""FullName":"Ada Lovelace""#, r#""Notes":"Countess""#, r#""Email":"ada@example.com""#] {
        assert!(record.contains(kept), "{record}");
    }
}

#[tokio::test]
async fn axum_example_returns_404_for_an_unknown_id() {
    let service = Service::start("axum");
    put(&service.endpoint, ADA).await;
    assert_eq!(get(&service.endpoint, 2).await.0, 404);
}

#[tokio::test]
async fn client_reports_errors_without_sending() {
    let (endpoint, received) = api(&[]).await;
    let said = run("client", &[&endpoint, "1", r#"{"FullName": null, "Email": "ada@"}"#]).await;
    let words = "FullName: Enter the full name\n\
                 Email: Enter an email address in the correct format, like name@example.com\n";
    assert_eq!(said, (false, words.to_owned()));
    assert!(received.lock().unwrap().is_empty());
}

#[tokio::test]
async fn client_reports_errors_of_the_server() {
    let answers = [
        r#"{"WasSuccessful":false,"Errors":[{"PropertyName":"CoworkerContract","Message":"is a required field"}]}"#,
        r#"{"Message":"The contract is cancelled","WasSuccessful":false,"Errors":null}"#,
    ];
    let (endpoint, received) = api(&answers).await;
    for words in ["CoworkerContractId: Enter the contract ID\n", "The contract is cancelled\n"] {
        assert_eq!(run("client", &[&endpoint, "1", "{}"]).await, (false, words.to_owned()));
    }
    assert_eq!(received.lock().unwrap().len(), 2);
}

/// Writes a file. Returns its path.
fn csv(name: &str, text: &str) -> String {
    let path = format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
    fs::write(&path, text).unwrap();
    path
}

const THREE_ROWS: &str = "FullName,CoworkerContractId,PhoneNumber,Notes\n\
    Ada Lovelace, 1234 ,0123,\"a\nb\"\nGrace,5,,\nBarbara,6,,\n";

#[tokio::test]
async fn import_creates_a_contact_per_row_until_a_rejection() {
    let file = csv("until-a-rejection.csv", THREE_ROWS);
    let (endpoint, received) = api(&[SUCCESS, r#"{"Message":"No such contract","WasSuccessful":false}"#]).await;
    let said = run("import_csv", &[&endpoint, &file]).await;
    assert_eq!(said, (false, format!("{file}:2: Done\n{file}:4: No such contract\n")));
    let received = received.lock().unwrap().clone();
    assert_eq!(received.len(), 2);
    for part in [r#""CoworkerContractId":1234,"#, r#""PhoneNumber":"0123""#, r#""Notes":"a\nb""#] {
        assert!(received[0].contains(part), "{}", received[0]);
    }
}

#[tokio::test]
async fn import_of_accepted_rows_succeeds() {
    let file = csv("accepted.csv", THREE_ROWS);
    let (endpoint, _) = api(&[SUCCESS; 3]).await;
    assert!(run("import_csv", &[&endpoint, &file]).await.0);
}

#[tokio::test]
async fn import_with_an_invalid_row_sends_nothing() {
    let text = "FullName,CoworkerContractId,Email\nAda Lovelace,1234,ada@example.com\n,0x5,ada@\n";
    let file = csv("wrong.csv", text);
    let (endpoint, received) = api(&[]).await;
    let said = run("import_csv", &[&endpoint, &file]).await;
    let words = [
        format!("{file}:3: CoworkerContractId: must be an integer"),
        format!("{file}:3: FullName: is a required field"),
        format!("{file}:3: Email: must be a valid email address"),
        "1 rows are wrong, so nothing was sent\n".to_owned(),
    ];
    assert_eq!(said, (false, words.join("\n")));
    assert!(received.lock().unwrap().is_empty());
}
