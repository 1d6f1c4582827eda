//! Tokens, roles and the audit.

use std::path::Path;

use contract_contact_server::Server;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use crate::common::{AUDIENCE, Answer, CONTACTS, ISSUER, Keys, On, Service, answer, claims, config, now};

/// Every operation, with the role that it requires.
const OPERATIONS: [(&str, &str, &str); 5] = [
    ("GET", "", "ContractContact-List"),
    ("GET", "/1", "ContractContact-Read"),
    ("POST", "", "ContractContact-Create"),
    ("PUT", "", "ContractContact-Edit"),
    ("DELETE", "/1", "ContractContact-Delete"),
];

fn body(method: &str) -> String {
    let contact = json!({"Id": 1, "CoworkerContractId": 1, "FullName": "Ada"});
    if method == "GET" { String::new() } else { contact.to_string() }
}

/// Returns a service with one contact.
async fn service_with_contact() -> Service {
    let service = Service::start(&[]).await;
    service.create(json!({"CoworkerContractId": 1, "FullName": "Ada"})).await;
    service
}

/// Sends the request of an operation with a token of these claims.
async fn send(service: &Service, (method, path, _): (&str, &str, &str), claims: &Value) -> Answer {
    let request = service.anonymous(method, &format!("{CONTACTS}{path}")).bearer_auth(service.keys.sign(claims));
    answer(request.header("content-type", "application/json").body(body(method))).await
}

/// Checks that the operation ran. An earlier DELETE may have deleted the contact.
#[track_caller]
fn assert_allowed(answer: &Answer) {
    assert!([200, 404].contains(&answer.status), "{answer:?}");
}

#[tokio::test]
async fn role_allows_only_its_operation() {
    let service = service_with_contact().await;
    for operation in OPERATIONS {
        let (.., required) = operation;
        for (.., role) in OPERATIONS {
            let answer = send(&service, operation, &claims(&[role])).await;
            if role == required {
                assert_allowed(&answer);
            } else {
                answer.assert_rejected(403, &format!("The role {required} is required"));
            }
        }
    }
}

#[tokio::test]
async fn missing_role_is_named_in_the_challenge() {
    let service = service_with_contact().await;
    for operation in OPERATIONS {
        let (.., required) = operation;
        let answer = send(&service, operation, &claims(&[])).await;
        let challenge = format!(r#"Bearer realm="contract-contact", error="insufficient_scope", scope="{required}""#);
        assert_eq!((answer.status, answer.header("www-authenticate")), (403, challenge.as_str()));
    }
}

#[tokio::test]
async fn roles_may_be_a_string_separated_by_spaces() {
    let service = service_with_contact().await;
    for operation in OPERATIONS {
        let roles = format!("other {}", operation.2);
        assert_allowed(&send(&service, operation, &with("roles", roles.into())).await);
    }
}

#[tokio::test]
async fn administrator_may_run_every_operation() {
    let service = service_with_contact().await;
    let mut administrator = claims(&[]);
    administrator["administrator"] = json!(true);
    for operation in OPERATIONS {
        assert_allowed(&send(&service, operation, &administrator).await);
    }
}

#[tokio::test]
async fn administrator_claim_other_than_true_allows_nothing() {
    let service = service_with_contact().await;
    for other in [json!("true"), json!(1), Value::Null] {
        let mut claims = claims(&[]);
        claims["administrator"] = other;
        for operation in OPERATIONS {
            assert_eq!(send(&service, operation, &claims).await.status, 403);
        }
    }
}

/// Returns the claims of a valid token, with another value of one claim.
fn with(name: &str, value: Value) -> Value {
    let mut claims = claims(&["ContractContact-List"]);
    claims[name] = value;
    claims
}

/// Returns the claims of a valid token, without one claim.
fn without(name: &str) -> Value {
    let mut claims = with("x", Value::Null);
    claims.as_object_mut().unwrap().remove(name);
    claims
}

fn base64url(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for digit in 0..=chunk.len() {
            text.push(char::from(DIGITS[usize::try_from(bits >> (18 - 6 * digit) & 63).unwrap()]));
        }
    }
    text
}

#[tokio::test]
async fn invalid_token_returns_401_before_the_body_is_read() {
    let service = Service::start(&[]).await;
    let other = Keys::new();
    let claims = with("x", Value::Null);
    let good = service.keys.sign(&claims);
    let (signed, signature) = good.rsplit_once('.').unwrap();
    let none =
        format!("{}.{}.", base64url(br#"{"alg":"none","typ":"JWT"}"#), base64url(claims.to_string().as_bytes()),);
    // A known attack: the public key as the secret of an HMAC.
    let public = std::fs::read(service.keys.public()).unwrap();
    let mut hmac = Header::new(Algorithm::HS256);
    hmac.kid = Some(service.keys.id.clone());
    let hmac = jsonwebtoken::encode(&hmac, &claims, &EncodingKey::from_secret(&public)).unwrap();
    // Another key with the id of the service's key.
    let mut forged = Header::new(Algorithm::EdDSA);
    forged.kid = Some(service.keys.id.clone());
    let forged = jsonwebtoken::encode(&forged, &claims, &other.encoding).unwrap();

    const INVALID: &str = "The token is not valid";
    let cases: Vec<(&str, String, &str)> = vec![
        ("garbage", "x".into(), INVALID),
        ("empty", String::new(), "A bearer token is required"),
        ("two parts", signed.into(), INVALID),
        ("no signature", format!("{signed}."), INVALID),
        ("another signature", format!("{signed}.{}", signature.chars().rev().collect::<String>()), INVALID),
        ("alg none", none, INVALID),
        ("HMAC with the public key", hmac, "The token is signed in a way that is not accepted"),
        ("another key with the id of the service's key", forged, INVALID),
        ("unknown key", other.sign(&claims), "The token is signed with a key that is not known"),
        ("expired", service.keys.sign(&with("exp", (now() - 60).into())), "The token has expired"),
        ("no expiry", service.keys.sign(&without("exp")), INVALID),
        ("not yet valid", service.keys.sign(&with("nbf", (now() + 60).into())), "The token is not valid yet"),
        (
            "wrong issuer",
            service.keys.sign(&with("iss", "https://other.test".into())),
            "The token is of another issuer",
        ),
        ("no issuer", service.keys.sign(&without("iss")), INVALID),
        ("wrong audience", service.keys.sign(&with("aud", "other".into())), "The token is for another audience"),
        ("no audience", service.keys.sign(&without("aud")), INVALID),
        ("no subject", service.keys.sign(&without("sub")), INVALID),
        ("empty subject", service.keys.sign(&with("sub", "".into())), "The token does not say whose it is"),
    ];
    for (name, token, message) in cases {
        // The response would be 413 if the service read this body.
        let request = service.anonymous("PUT", CONTACTS).header("authorization", format!("Bearer {token}"));
        let answer = answer(request.body("x".repeat(100_000))).await;
        assert_eq!(answer.status, 401, "{name}: {answer:?}");
        answer.assert_rejected(401, message);
        let expected = if token.is_empty() {
            r#"Bearer realm="contract-contact""#.to_owned()
        } else {
            format!(r#"Bearer realm="contract-contact", error="invalid_token", error_description="{message}""#)
        };
        assert_eq!(answer.header("www-authenticate"), expected, "{name}");
    }
}

#[tokio::test]
async fn request_without_a_bearer_token_returns_401() {
    let service = Service::start(&[]).await;
    let without_scheme = service.keys.sign(&with("x", Value::Null));
    for header in [None, Some("Basic YTpi"), Some("Bearer"), Some(without_scheme.as_str())] {
        let mut request = service.anonymous("GET", CONTACTS);
        if let Some(header) = header {
            request = request.header("authorization", header);
        }
        let answer = answer(request).await;
        answer.assert_rejected(401, "A bearer token is required");
        assert_eq!(answer.header("www-authenticate"), r#"Bearer realm="contract-contact""#);
    }
}

#[tokio::test]
async fn valid_token_is_accepted() {
    let service = Service::start(&[]).await;
    for claims in [with("x", Value::Null), with("aud", json!(["other", AUDIENCE]))] {
        assert_eq!(list(&service, &service.keys.sign(&claims)).await.status, 200, "{claims}");
    }
}

#[tokio::test]
async fn token_within_the_leeway_of_the_clocks_is_accepted() {
    let service = Service::start(&[]).await;
    for claims in [with("exp", (now() - 10).into()), with("nbf", (now() + 10).into())] {
        assert_eq!(list(&service, &service.keys.sign(&claims)).await.status, 200, "{claims}");
    }
}

#[tokio::test]
async fn claim_names_are_configurable() {
    let service = Service::start(&[
        "--roles-claim=/realm_access/roles",
        "--administrator-claim=https://example.com/root",
        "--user-claim=upn",
    ])
    .await;
    let mut claims = without("roles");
    claims["realm_access"] = json!({"roles": ["ContractContact-Create"]});
    claims["upn"] = json!("ada@example.org");
    let post = async |claims: &Value| {
        let request = service.anonymous("POST", CONTACTS).bearer_auth(service.keys.sign(claims));
        answer(request.header("content-type", "application/json").body(body("POST"))).await
    };
    let answer = post(&claims).await;
    assert_eq!((answer.status, &answer.json()["UpdatedBy"]), (200, &json!("ada@example.org")));

    claims.as_object_mut().unwrap().remove("realm_access");
    assert_eq!(post(&claims).await.status, 403);
    claims["https://example.com/root"] = json!(true);
    claims.as_object_mut().unwrap().remove("upn");
    let answer = post(&claims).await;
    assert_eq!((answer.status, &answer.json()["UpdatedBy"]), (200, &json!("42")));
}

/// Returns the error of a start with this file of keys.
async fn start_error(keys: &Path, flags: &[&str]) -> String {
    Server::start(config(keys, "sqlite::memory:", flags)).await.err().unwrap().to_string()
}

#[tokio::test]
async fn missing_file_of_keys_fails_the_start() {
    let keys = Keys::new();
    let error = start_error(&keys.folder.path().join("none"), &[]).await;
    assert!(error.starts_with("cannot read the keys from "), "{error}");
}

#[tokio::test]
async fn private_key_as_public_key_fails_the_start() {
    let error = start_error(&Keys::new().private(), &[]).await;
    assert!(error.ends_with("has no public key for EdDSA"), "{error}");
}

#[tokio::test]
async fn shared_secret_as_public_key_fails_the_start() {
    let keys = Keys::new();
    let secret = keys.folder.path().join("secret.json");
    std::fs::write(&secret, r#"{"keys": [{"kty": "oct", "k": "c2VjcmV0", "alg": "HS256"}]}"#).unwrap();
    let error = start_error(&secret, &[]).await;
    assert!(error.ends_with("has no public key for EdDSA"), "{error}");
}

#[tokio::test]
async fn key_of_another_algorithm_fails_the_start() {
    let error = start_error(&Keys::new().public(), &["--algorithm=ES256,RS256"]).await;
    assert!(error.ends_with("has no public key for ES256, RS256"), "{error}");
}

#[tokio::test]
async fn new_key_in_the_file_is_accepted() {
    let service = Service::start(&["--keys-refresh=1"]).await;
    let next = Keys::new();
    let list = async || {
        let request = service.anonymous("GET", CONTACTS).bearer_auth(next.sign(&with("x", Value::Null)));
        answer(request).await.status
    };
    assert_eq!(list().await, 401);
    std::fs::copy(next.public(), service.keys.public()).unwrap();
    for _ in 0..300 {
        if list().await == 200 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("the service does not accept the new key");
}

#[tokio::test]
async fn unknown_keys_cause_at_most_one_request_in_ten_seconds() {
    use std::sync::atomic::{AtomicU64, Ordering};
    let keys = Keys::new();
    let asked = std::sync::Arc::new(AtomicU64::new(0));
    let (jwks, count) = (std::fs::read_to_string(keys.public()).unwrap(), asked.clone());
    let routes = axum::Router::new().route(
        "/jwks",
        axum::routing::get(move || {
            count.fetch_add(1, Ordering::Relaxed);
            std::future::ready(jwks)
        }),
    );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/jwks", listener.local_addr().unwrap());
    tokio::spawn(async { axum::serve(listener, routes).await });
    let database = format!("sqlite:{}", keys.folder.path().join("contacts.db").display());
    let mut config = config(&keys.public(), &database, &[]);
    config.token.keys = Some(url.parse().unwrap());
    let start = std::time::Instant::now();
    let server = Server::start(config).await.unwrap();
    let address = server.address().unwrap();
    tokio::spawn(server.run(std::future::pending()));
    let client = crate::common::client();
    let list =
        async |token: String| answer(client.get(format!("http://{address}{CONTACTS}")).bearer_auth(token)).await.status;
    assert_eq!(list(keys.sign(&with("x", Value::Null))).await, 200);
    let other = Keys::new();
    for _ in 0..20 {
        assert_eq!(list(other.sign(&with("x", Value::Null))).await, 401);
    }
    // One request at the start. A slow machine may take ten seconds for the loop.
    let most = 1 + start.elapsed().as_secs() / 10;
    assert!(asked.load(Ordering::Relaxed) <= most, "{asked:?}");
}

#[test]
fn keys_url_of_another_machine_must_be_https() {
    for bad in ["http://example.com/jwks", "ftp://example.com"] {
        assert!(!matches!(bad.parse(), Ok(contract_contact_server::Source::Url(_))), "{bad}");
    }
}

#[tokio::test]
async fn token_of_the_subcommand_has_its_role() {
    use contract_contact_server::{Invocation, Task};
    let service = Service::start(&[]).await;
    let private = service.keys.private();
    let arguments = [
        "server",
        "token",
        "--private-key",
        private.to_str().unwrap(),
        "--issuer",
        ISSUER,
        "--audience",
        AUDIENCE,
        "--role",
        "ContractContact-List",
    ];
    let Invocation::Task(Task::Token(token)) = Invocation::read(arguments.map(Into::into)).unwrap() else { panic!() };
    let token = token.run().unwrap();
    assert_eq!(answer(service.anonymous("GET", CONTACTS).bearer_auth(&token)).await.status, 200);
    assert_eq!(answer(service.anonymous("GET", &format!("{CONTACTS}/1")).bearer_auth(&token)).await.status, 403);
}

/// Signs the claims of a valid token, with another header.
fn with_header(keys: &Keys, change: impl FnOnce(&mut Header)) -> String {
    let mut header = Header::new(Algorithm::EdDSA);
    header.kid = Some(keys.id.clone());
    change(&mut header);
    jsonwebtoken::encode(&header, &with("x", Value::Null), &keys.encoding).unwrap()
}

async fn list(service: &Service, token: &str) -> Answer {
    answer(service.anonymous("GET", CONTACTS).bearer_auth(token)).await
}

#[tokio::test]
async fn token_with_critical_headers_returns_401() {
    let service = Service::start(&[]).await;
    let token = with_header(&service.keys, |header| header.crit = Some(vec!["b64".into()]));
    list(&service, &token).await.assert_rejected(401, "The token has critical headers that are not known");
}

#[tokio::test]
async fn token_of_another_type_returns_401() {
    let service = Service::start(&[]).await;
    for (typ, status) in [
        (None, 200),
        (Some("JWT"), 200),
        (Some("at+jwt"), 200),
        (Some("application/at+JWT"), 200),
        (Some("dpop+jwt"), 401),
        (Some("logout+jwt"), 401),
        (Some(""), 401),
    ] {
        let token = with_header(&service.keys, |header| header.typ = typ.map(Into::into));
        assert_eq!(list(&service, &token).await.status, status, "{typ:?}");
    }
}

#[tokio::test]
async fn list_of_issuers_returns_401() {
    let service = Service::start(&[]).await;
    let token = service.keys.sign(&with("iss", json!([ISSUER])));
    list(&service, &token).await.assert_rejected(401, "The token is of another issuer");
}

#[tokio::test]
async fn subject_that_is_too_long_or_hides_text_returns_401() {
    let service = Service::start(&[]).await;
    for subject in ["x".repeat(256), "ada\u{202E}".into(), "ada\u{7}".into()] {
        let token = service.keys.sign(&with("sub", subject.into()));
        list(&service, &token).await.assert_rejected(401, "The token does not say whose it is");
    }
}

on_both_databases! {
    audit_records_subject_and_issuer_beside_the_address
    address_that_hides_text_is_not_recorded
}

async fn audit_records_subject_and_issuer_beside_the_address(on: On) {
    let service = Service::on(on, &[]).await;
    let id = service.create(json!({"CoworkerContractId": 1, "FullName": "Ada"})).await;
    let contact = json!({"Id": id, "CoworkerContractId": 2, "FullName": "Ada"});
    assert_eq!(service.send("PUT", contact.to_string()).await.status, 200);
    assert_eq!(answer(service.request("DELETE", &format!("{CONTACTS}/{id}"))).await.status, 200);
    let select = "SELECT operation, changed_by, changed_by_subject, changed_by_issuer FROM audit ORDER BY id";
    let rows: String = ["create", "update", "delete"]
        .iter()
        .map(|operation| format!("{operation}|admin@example.com|1|{}\n", ISSUER))
        .collect();
    assert_eq!(service.query(select), rows);
}

async fn address_that_hides_text_is_not_recorded(on: On) {
    let service = Service::on(on, &[]).await;
    let mut claims = with("email", "ada\u{2066}@example.com".into());
    claims["roles"] = json!(["ContractContact-Create"]);
    let request = service.anonymous("POST", CONTACTS).bearer_auth(service.keys.sign(&claims));
    let answer = answer(request.header("content-type", "application/json").body(body("POST"))).await;
    assert_eq!((answer.status, &answer.json()["UpdatedBy"]), (200, &json!("42")));
    assert_eq!(service.query("SELECT changed_by, changed_by_subject FROM audit"), "42|42\n");
}

#[tokio::test]
async fn resource_option_publishes_metadata() {
    let service = Service::start(&["--resource=https://contacts.test/"]).await;
    let metadata = answer(service.anonymous("GET", "/.well-known/oauth-protected-resource")).await;
    assert_eq!(metadata.header("content-type"), "application/json");
    let roles: Vec<_> = OPERATIONS.iter().map(|(.., role)| *role).collect();
    let expected = json!({
        "resource": "https://contacts.test", "resource_name": "contract-contact",
        "resource_documentation": "https://contacts.test/openapi.json", "bearer_methods_supported": ["header"],
        "scopes_supported": roles, "authorization_servers": [ISSUER],
    });
    assert_eq!(metadata.json(), expected);
}

#[tokio::test]
async fn every_challenge_names_the_resource_metadata() {
    let service = Service::start(&["--resource=https://contacts.test/"]).await;
    let named = r#", resource_metadata="https://contacts.test/.well-known/oauth-protected-resource""#;
    for token in ["x".to_owned(), service.keys.sign(&claims(&[]))] {
        let answer = list(&service, &token).await;
        assert!(answer.header("www-authenticate").ends_with(named), "{answer:?}");
    }
    let none = answer(service.anonymous("GET", CONTACTS)).await;
    assert_eq!(none.header("www-authenticate"), format!(r#"Bearer realm="contract-contact"{named}"#));
}

#[tokio::test]
async fn service_without_a_public_url_has_no_metadata() {
    let service = Service::start(&[]).await;
    assert_eq!(answer(service.anonymous("GET", "/.well-known/oauth-protected-resource")).await.status, 404);
}
