//! The examples, run as a reader runs them: services on a free port, and clients that talk to them.

use std::env::{self, consts::EXE_SUFFIX};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::http::Method;
use reqwest::Client;
use reqwest::header::CONTENT_TYPE;

const ADA: &str = r#"{"Id":1,"CoworkerContractId":1234,"FullName":"Ada Byron","Email":"ada@example.com"}"#;

/// An example as `cargo test` has built it.
fn example(name: &str) -> Command {
    let program = env::current_exe().unwrap().ancestors().nth(2).unwrap().join(format!("examples/{name}{EXE_SUFFIX}"));
    // A run of this one test builds no example.
    assert!(program.exists(), "{} is missing: `cargo build --all-features --examples` makes it", program.display());
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

/// Whether an example ended well, and what it printed.
async fn run(name: &str, arguments: &[&str]) -> (bool, String) {
    let mut command = example(name);
    command.args(arguments);
    // On a thread of its own: the test's may be the server that it talks to.
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

/// An API whose answers to what is written are given, one after another, and what was written to it.
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

#[tokio::test]
async fn services_accept_valid_and_reject_invalid_contacts() {
    for name in ["axum", "hyper"] {
        let service = Service::start(name);
        let (status, body) = put(&service.endpoint, ADA).await;
        assert_eq!(status, 200, "{name}: {body}");
        assert!(body.contains(r#""Value":{"Id":1}"#), "{name}: {body}");
        let refusal = concat!(
            r#"{"Message":"CoworkerContractId: is a required field; FullName: is a required field","Value":null,"#,
            r#""Errors":[{"AttemptedValue":0,"Message":"is a required field","PropertyName":"CoworkerContractId"},"#,
            r#"{"AttemptedValue":"","Message":"is a required field","PropertyName":"FullName"}],"WasSuccessful":false}"#
        );
        let answer = put(&service.endpoint, r#"{"CoworkerContractId": 0, "FullName": "", "Id": 1}"#).await;
        assert_eq!(answer, (400, refusal.to_owned()), "{name}");
    }
}

#[tokio::test]
async fn own_property_is_checked_beside_the_rules() {
    let service = Service::start("own_property");
    let send = async |content_type: &str, body: String| {
        let request = client().post(&service.endpoint).header(CONTENT_TYPE, content_type).body(body);
        let answer = request.send().await.unwrap();
        assert_eq!(answer.headers()[CONTENT_TYPE], "application/json");
        (answer.status().as_u16(), answer.text().await.unwrap())
    };
    let body = |rest: &str| format!(r#"{{"CoworkerContractId":1234,"FullName":"Ada Byron"{rest}}}"#);
    for (rest, stored) in [(r#","Newsletter":true"#, true), (r#","Newsletter":null"#, false), ("", false)] {
        let (status, answer) = send("application/json", body(rest)).await;
        assert_eq!(status, 200, "{answer}");
        assert!(answer.starts_with(r#"{"CoworkerContractId":1234,"FullName":"Ada Byron","#), "{answer}");
        assert!(answer.ends_with(&format!(r#","Newsletter":{stored}}}"#)), "{answer}");
    }

    let refusal = |message| format!(r#"{{"Message":"{message}","Value":null,"Errors":null,"WasSuccessful":false}}"#);
    let plain = send("text/plain", body("")).await;
    assert_eq!(plain, (415, refusal("The Content-Type must be application/json")));
    let limit = 64 * 1024 - body("").len();
    assert_eq!(send("application/json", body(&" ".repeat(limit))).await.0, 200);
    let large = send("application/json", body(&" ".repeat(limit + 1))).await;
    assert_eq!(large, (413, refusal("The body is too large")));
    let broken = send("application/json", "{\n\"Newsletter\": }".to_owned()).await;
    assert_eq!(broken, (400, refusal("The body is not valid JSON: expected value (line 2, column 15)")));
    let array = send("application/json", "[]".to_owned()).await;
    assert_eq!(array, (400, refusal("The body must be an object, not an array (line 1, column 1)")));

    let both = concat!(
        r#"{"Message":"FullName: is a required field; Newsletter: must be true or false","Value":null,"Errors":["#,
        r#"{"AttemptedValue":null,"Message":"is a required field","PropertyName":"FullName"},"#,
        r#"{"AttemptedValue":"yes","Message":"must be true or false","PropertyName":"Newsletter"}],"WasSuccessful":false}"#
    );
    let answer = send("application/json", r#"{"Newsletter": "yes", "CoworkerContractId": 1234}"#.to_owned()).await;
    assert_eq!(answer, (400, both.to_owned()));
    let alone = send("application/json", body(r#","Newsletter":1"#)).await;
    assert_eq!(alone.0, 400);
    assert!(alone.1.starts_with(r#"{"Message":"Newsletter: must be true or false","#), "{}", alone.1);
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

/// A file of that name, and its path.
fn csv(name: &str, text: &str) -> String {
    let path = format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
    fs::write(&path, text).unwrap();
    path
}

#[tokio::test]
async fn import_creates_a_contact_per_row_until_a_rejection() {
    let rows = "Ada Lovelace, 1234 ,0123,\"a\nb\"\nGrace,5,,\nBarbara,6,,\n";
    let file = csv("right.csv", &format!("FullName,CoworkerContractId,PhoneNumber,Notes\n{rows}"));
    let (endpoint, received) = api(&[SUCCESS, r#"{"Message":"No such contract","WasSuccessful":false}"#]).await;
    let said = run("import_csv", &[&endpoint, &file]).await;
    assert_eq!(said, (false, format!("{file}:2: Done\n{file}:4: No such contract\n")));
    let received = received.lock().unwrap().clone();
    assert_eq!(received.len(), 2);
    for part in [r#""CoworkerContractId":1234,"#, r#""PhoneNumber":"0123""#, r#""Notes":"a\nb""#] {
        assert!(received[0].contains(part), "{}", received[0]);
    }

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
