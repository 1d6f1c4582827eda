//! Requests that two programs could read differently, and requests that the service does not support.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::json;

use crate::common::{Answer, CONTACTS, Service, answer};

/// Sends a head unchanged. Returns the status and the body of the response.
fn raw(service: &Service, head: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(service.address).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head[9..12].parse().unwrap(), body.to_owned())
}

const ONCE: &str = "The header Host must be given once";
const NO_HOST: &str = "The header Host must be a host, or a host and a port";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn missing_or_double_host_returns_400() {
    let service = Service::start(&[]).await;
    for (hosts, message) in
        [("", ONCE), ("host: a\r\nhost: a\r\n", ONCE), ("host: a b\r\n", NO_HOST), ("host: ada@b\r\n", NO_HOST)]
    {
        for path in ["/", "/healthz", CONTACTS, "/nothing"] {
            let (status, body) = raw(&service, &format!("GET {path} HTTP/1.1\r\n{hosts}connection: close\r\n\r\n"));
            assert_eq!(status, 400, "{path} {hosts}");
            assert!(body.starts_with(&format!(r#"{{"Message":"{message}","Value":null,"#)), "{body}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn http_1_0_without_host_is_accepted() {
    let service = Service::start(&[]).await;
    assert_eq!(raw(&service, "GET /healthz HTTP/1.0\r\n\r\n"), (200, "ok".into()));
}

/// Sends a PUT of an existing record with these headers.
async fn put(service: &Service, headers: &[(&str, &str)]) -> Answer {
    let id = service.create(json!({"CoworkerContractId": 1, "FullName": "Ada"})).await;
    let body = json!({"Id": id, "CoworkerContractId": 1, "FullName": "Ada"}).to_string();
    let request =
        headers.iter().fold(service.request("PUT", CONTACTS), |request, (name, value)| request.header(*name, *value));
    answer(request.body(body)).await
}

const JSON: (&str, &str) = ("content-type", "application/json");

#[tokio::test]
async fn two_content_types_return_415() {
    let service = Service::start(&[]).await;
    for other in [JSON, ("content-type", "text/plain")] {
        put(&service, &[JSON, other]).await.assert_rejected(415, "The Content-Type must be given once");
    }
}

#[tokio::test]
async fn charset_other_than_utf_8_returns_415() {
    let service = Service::start(&[]).await;
    assert_eq!(put(&service, &[("content-type", "application/json; charset=UTF-8")]).await.status, 200);
    let latin = put(&service, &[("content-type", "application/json; charset=iso-8859-1")]).await;
    latin.assert_rejected(415, "The charset of the Content-Type must be UTF-8");
}

#[tokio::test]
async fn content_encoding_returns_415_with_accept_encoding() {
    let service = Service::start(&[]).await;
    assert_eq!(put(&service, &[JSON, ("content-encoding", "identity")]).await.status, 200);
    let gzip = put(&service, &[JSON, ("content-encoding", "gzip")]).await;
    gzip.assert_rejected(415, "The body must have no Content-Encoding");
    assert_eq!(gzip.header("accept-encoding"), "identity");
}

#[tokio::test]
async fn put_with_another_condition_than_if_match_returns_400() {
    let service = Service::start(&[]).await;
    for condition in
        [("if-none-match", "*"), ("if-none-match", "\"1-1\""), ("if-unmodified-since", "Wed, 15 Jan 2025 10:30:00 GMT")]
    {
        let answer = put(&service, &[JSON, condition, ("if-match", "*")]).await;
        answer.assert_rejected(400, "A change can have the condition If-Match and no other");
    }
    assert_eq!(service.query("SELECT max(version) FROM contract_contacts"), "1\n");
}

#[tokio::test]
async fn delete_with_another_condition_than_if_match_returns_400() {
    let service = Service::start(&[]).await;
    let id = service.create(json!({"CoworkerContractId": 1, "FullName": "Ada"})).await;
    let path = format!("{CONTACTS}/{id}");
    let answer = answer(service.request("DELETE", &path).header("if-none-match", "*")).await;
    answer.assert_rejected(400, "A change can have the condition If-Match and no other");
    assert_eq!(service.get(&path).await.status, 200);
}

#[tokio::test]
async fn noncanonical_id_in_a_path_is_rejected() {
    let service = Service::start(&[]).await;
    let id = service.create(json!({"CoworkerContractId": 1, "FullName": "Ada"})).await;
    assert_eq!(service.get(&format!("{CONTACTS}/{id}")).await.status, 200);
    let encoded: String = id.to_string().bytes().map(|digit| format!("%{digit:x}")).collect();
    for other in
        [format!("0{id}"), format!("+{id}"), format!("%2B{id}"), format!("{id}.0"), format!("{id}%20"), encoded]
    {
        let answer = service.get(&format!("{CONTACTS}/{other}")).await;
        answer.assert_rejected(404, "There is no ContractContact with this Id");
    }
}

#[tokio::test]
async fn noncanonical_id_in_a_filter_is_rejected() {
    let service = Service::start(&[]).await;
    assert_eq!(service.get(&format!("{CONTACTS}?ContractContact_Id=7")).await.status, 200);
    for other in ["07", "%2B7", "7.0", "%207"] {
        let answer = service.get(&format!("{CONTACTS}?ContractContact_Id={other}")).await;
        answer.assert_rejected(400, "ContractContact_Id must be an identifier");
    }
}

#[tokio::test]
async fn pages_are_isolated_from_other_origins() {
    let service = Service::start(&[]).await;
    for path in ["/", "/form/app.js", "/playground/", "/playground/pkg/index.js"] {
        let answer = answer(service.anonymous("GET", path)).await;
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{path}");
    }
}
