//! Opaque tokens, which the service checks by introspection at their issuer.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::common::{AUDIENCE, CONTACTS, ISSUER, Keys, On, Service, answer, now};

/// An issuer with some active tokens.
#[derive(Clone, Default)]
struct Issuer {
    tokens: Arc<Mutex<BTreeMap<String, Value>>>,
    /// Each request: its credentials and its token.
    asked: Arc<Mutex<Vec<(String, String)>>>,
    is_down: Arc<Mutex<bool>>,
}

impl Issuer {
    async fn start(&self) -> String {
        let issuer = self.clone();
        let introspect = async move |headers: HeaderMap, form: String| {
            let form = reqwest::Url::parse(&format!("http://form/?{form}")).unwrap();
            let form: BTreeMap<_, _> = form.query_pairs().into_owned().collect();
            let credentials = headers["authorization"].to_str().unwrap().to_owned();
            issuer.asked.lock().unwrap().push((credentials, form["token"].clone()));
            if *issuer.is_down.lock().unwrap() {
                return StatusCode::INTERNAL_SERVER_ERROR.into_response();
            }
            let known = issuer.tokens.lock().unwrap().get(&form["token"]).cloned();
            Json(known.unwrap_or_else(|| json!({"active": false}))).into_response()
        };
        let routes = Router::new().route("/introspect", axum::routing::post(introspect));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("--introspection-url=http://{}/introspect", listener.local_addr().unwrap());
        tokio::spawn(async { axum::serve(listener, routes).await });
        url
    }

    fn knows(&self, token: &str, answer: Value) {
        self.tokens.lock().unwrap().insert(token.into(), answer);
    }

    fn asked(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

const CREDENTIALS: [&str; 2] = ["--introspection-client=the service", "--introspection-secret=geheim:&"];

async fn start(issuer: &Issuer, flags: &[&str]) -> Service {
    let url = issuer.start().await;
    let flags: Vec<_> = [url.as_str()].into_iter().chain(CREDENTIALS).chain(flags.iter().copied()).collect();
    Service::on(On::Sqlite, &flags).await
}

fn active() -> Value {
    json!({"active": true, "sub": "42", "email": "ada@example.com", "roles": ["ContractContact-List"]})
}

/// Returns the response for an active token, with another value of one claim.
fn with(name: &str, value: Value) -> Value {
    let mut response = active();
    response[name] = value;
    response
}

async fn list(service: &Service, token: &str) -> crate::common::Answer {
    answer(service.anonymous("GET", CONTACTS).bearer_auth(token)).await
}

#[tokio::test]
async fn active_opaque_token_is_accepted() {
    let issuer = Issuer::default();
    issuer.knows("good", active());
    let service = start(&issuer, &[]).await;
    assert_eq!(list(&service, "good").await.status, 200);
}

#[tokio::test]
async fn opaque_token_has_the_roles_of_the_introspection_response() {
    let issuer = Issuer::default();
    issuer.knows("good", active());
    let service = start(&issuer, &[]).await;
    assert_eq!(answer(service.anonymous("GET", &format!("{CONTACTS}/1")).bearer_auth("good")).await.status, 403);
}

#[tokio::test]
async fn introspection_request_has_the_encoded_credentials() {
    let issuer = Issuer::default();
    issuer.knows("good", active());
    let service = start(&issuer, &[]).await;
    list(&service, "good").await;
    // "the service" and "geheim:&": each is percent-encoded, and both together are in Base64.
    let asked = issuer.asked.lock().unwrap().clone();
    assert_eq!(asked, [("Basic dGhlJTIwc2VydmljZTpnZWhlaW0lM0ElMjY=".to_owned(), "good".to_owned())]);
}

#[tokio::test]
async fn unknown_opaque_token_returns_401() {
    let issuer = Issuer::default();
    let service = start(&issuer, &[]).await;
    list(&service, "other").await.assert_rejected(401, "The token is not valid");
}

#[tokio::test]
async fn invalid_introspection_response_returns_401() {
    let issuer = Issuer::default();
    let service = start(&issuer, &[]).await;
    for (number, (name, value, message)) in [
        ("active", json!("true"), "The token is not valid"),
        ("exp", json!(now() - 60), "The token has expired"),
        ("exp", json!("soon"), "The token is not valid"),
        ("nbf", json!(now() + 60), "The token is not valid yet"),
        ("iss", json!("https://other.test"), "The token is of another issuer"),
        ("iss", json!([ISSUER]), "The token is of another issuer"),
        ("aud", json!("other"), "The token is for another audience"),
        ("sub", json!(""), "The token does not say whose it is"),
    ]
    .into_iter()
    .enumerate()
    {
        let token = format!("token{number}");
        issuer.knows(&token, with(name, value));
        list(&service, &token).await.assert_rejected(401, message);
    }
}

#[tokio::test]
async fn introspection_response_with_valid_claims_is_accepted() {
    let issuer = Issuer::default();
    let service = start(&issuer, &[]).await;
    for (name, value) in [("exp", json!(now() + 60)), ("iss", json!(ISSUER)), ("aud", json!(["other", AUDIENCE]))] {
        issuer.knows(name, with(name, value));
        assert_eq!(list(&service, name).await.status, 200, "{name}");
    }
}

#[tokio::test]
async fn introspection_response_is_cached() {
    let issuer = Issuer::default();
    issuer.knows("good", active());
    let service = start(&issuer, &[]).await;
    for token in ["good", "other"] {
        let before = issuer.asked();
        for _ in 0..20 {
            list(&service, token).await;
        }
        assert_eq!(issuer.asked() - before, 1, "{token}");
    }
}

#[tokio::test]
async fn revoked_opaque_token_returns_401_after_the_cache_expires() {
    let issuer = Issuer::default();
    issuer.knows("good", active());
    let service = start(&issuer, &["--introspection-cache=1"]).await;
    assert_eq!(list(&service, "good").await.status, 200);
    issuer.knows("good", json!({"active": false}));
    for _ in 0..100 {
        if list(&service, "good").await.status == 401 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the service still accepts the token");
}

#[tokio::test]
async fn failing_issuer_returns_503_and_is_asked_again() {
    let issuer = Issuer::default();
    issuer.knows("good", active());
    *issuer.is_down.lock().unwrap() = true;
    let service = start(&issuer, &[]).await;
    list(&service, "good").await.assert_rejected(503, "The service is not available now");
    *issuer.is_down.lock().unwrap() = false;
    assert_eq!(list(&service, "good").await.status, 200);
}

#[tokio::test]
async fn unknown_tokens_do_not_flood_their_issuer() {
    let issuer = Issuer::default();
    let service = start(&issuer, &["--rate=1", "--burst=5"]).await;
    for number in 0..50 {
        list(&service, &format!("token{number}")).await;
    }
    assert!((5..25).contains(&issuer.asked()), "{}", issuer.asked());
}

#[tokio::test]
async fn signed_token_is_checked_without_introspection() {
    let issuer = Issuer::default();
    let service = start(&issuer, &[]).await;
    assert_eq!(service.get(CONTACTS).await.status, 200);
    assert_eq!(list(&service, &Keys::new().administrator()).await.status, 401);
    assert_eq!(issuer.asked(), 0);
}

#[tokio::test]
async fn every_token_is_introspected_without_keys() {
    let issuer = Issuer::default();
    let keys = Keys::new();
    let token = keys.administrator();
    issuer.knows(&token, active());
    let url = issuer.start().await;
    let mut config =
        crate::common::config(&keys.public(), &On::Sqlite.database(&keys), &[&url, CREDENTIALS[0], CREDENTIALS[1]]);
    config.token.keys = None;
    let server = contract_contact_server::Server::start(config).await.unwrap();
    let address = server.address().unwrap();
    tokio::spawn(server.run(std::future::pending()));
    let request = crate::common::client().get(format!("http://{address}{CONTACTS}")).bearer_auth(token);
    assert_eq!(answer(request).await.status, 200);
    assert_eq!(issuer.asked(), 1);
}

/// Parses a command line with these options and without keys.
fn parse(options: &[&str]) -> Result<(), String> {
    let line = ["server", "--issuer=i", "--audience=a"].iter().chain(options).map(Into::into);
    contract_contact_server::Invocation::read(line).map(|_| ()).map_err(|error| error.to_string())
}

const URL: &str = "--introspection-url=https://issuer.test/introspect";

#[test]
fn introspection_options_replace_the_keys() {
    assert!(parse(&[]).unwrap_err().contains("--keys or --introspection-url is required"));
    assert!(parse(&[URL, CREDENTIALS[0], CREDENTIALS[1]]).is_ok());
}

#[test]
fn introspection_url_without_credentials_is_an_error() {
    for options in [&[URL][..], &[URL, CREDENTIALS[0]], &[URL, CREDENTIALS[1]]] {
        let error = parse(options).unwrap_err();
        assert!(error.contains("--introspection-client and --introspection-secret"), "{error}");
    }
}

#[test]
fn introspection_url_of_another_machine_must_be_https() {
    let error = parse(&["--introspection-url=http://issuer.test/"]).unwrap_err();
    assert!(error.contains("the URL must begin with https://"), "{error}");
}

#[test]
fn secret_is_not_in_debug_output() {
    use contract_contact_server::{Secret, SecureUrl};
    let secret: Secret = "geheim".parse().unwrap();
    assert!(!format!("{secret:?}").contains("geheim"));
    let url: SecureUrl = "https://user:geheim@issuer.test/".parse().unwrap();
    assert!(!format!("{url:?} {url}").contains("geheim"));
}

#[tokio::test]
async fn callers_without_a_token_do_not_exhaust_introspection() {
    let issuer = Issuer::default();
    issuer.knows("good", active());
    let service = start(&issuer, &["--rate=1", "--burst=3"]).await;
    while answer(service.anonymous("GET", CONTACTS)).await.status != 429 {}
    assert_eq!(list(&service, "good").await.status, 200);
}
