//! What all requests share: the envelope, headers, limits, the log, and the end of the service.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use contract_contact::Locale;
use serde_json::{Value, json};

use crate::common::{Answer, CONTACTS, Keys, Program, Service, answer};

#[tokio::test]
async fn unknown_method_returns_405_with_the_allowed_methods() {
    let service = Service::start(&[]).await;
    let path = format!("{CONTACTS}/1");
    for (method, path, allowed) in [
        ("PATCH", CONTACTS, "GET,HEAD,POST,PUT"),
        ("DELETE", CONTACTS, "GET,HEAD,POST,PUT"),
        ("PUT", path.as_str(), "DELETE,GET,HEAD"),
        ("POST", "/healthz", "GET,HEAD"),
        ("BREW", CONTACTS, "GET,HEAD,POST,PUT"),
    ] {
        let answer = answer(service.request(method, path)).await;
        answer.assert_rejected(405, "This path does not take this method");
        let mut methods: Vec<_> = answer.header("allow").split(',').collect();
        methods.sort_unstable();
        assert_eq!(methods.join(","), allowed);
    }
}

#[tokio::test]
async fn unknown_path_returns_404() {
    let service = Service::start(&[]).await;
    for path in ["/form", "/api", "/api/billing/contractcontacts/1/2", "/favicon.ico", "/%00"] {
        service.get(path).await.assert_rejected(404, "There is nothing at this path");
    }
}

#[tokio::test]
async fn body_of_another_type_returns_415() {
    let service = Service::start(&[]).await;
    let plain = service.request("PUT", CONTACTS).header("content-type", "text/plain").body("{}");
    answer(plain).await.assert_rejected(415, "The Content-Type must be application/json");
}

#[tokio::test]
async fn body_over_the_limit_returns_413() {
    let service = Service::start(&["--max-body=1000"]).await;
    service.send("PUT", " ".repeat(1_001)).await.assert_rejected(413, "The body is too large");
}

#[tokio::test]
async fn empty_body_returns_400() {
    let service = Service::start(&[]).await;
    service.send("PUT", "").await.assert_rejected(400, "The body is empty: expected a JSON object (line 1, column 1)");
}

#[tokio::test]
async fn responses_are_not_cached_sniffed_or_shared() {
    let service = Service::start(&[]).await;
    for path in [CONTACTS, "/nothing", "/healthz"] {
        let answer = service.get(path).await;
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert!(answer.headers.get("access-control-allow-origin").is_none());
    }
}

#[tokio::test]
async fn response_has_a_request_id() {
    let service = Service::start(&[]).await;
    for path in [CONTACTS, "/nothing", "/healthz"] {
        assert_eq!(service.get(path).await.header("x-request-id").len(), 32);
    }
}

#[tokio::test]
async fn request_id_of_the_client_is_returned() {
    let service = Service::start(&[]).await;
    let named = answer(service.request("GET", "/healthz").header("x-request-id", "my-id.1")).await;
    assert_eq!(named.header("x-request-id"), "my-id.1");
}

#[tokio::test]
async fn invalid_request_id_of_the_client_is_replaced() {
    let service = Service::start(&[]).await;
    let hostile = answer(service.request("GET", "/healthz").header("x-request-id", "a b\"}")).await;
    assert_eq!(hostile.header("x-request-id").len(), 32);
}

/// Files of the pages, with their media types.
const FILES: [(&str, &str); 7] = [
    ("/", "text/html"),
    ("/form/app.js", "text/javascript"),
    ("/form/style.css", "text/css"),
    ("/playground/", "text/html"),
    ("/playground/playground.js", "text/javascript"),
    ("/playground/style.css", "text/css"),
    ("/playground/pkg/index.js", "text/javascript"),
];

#[tokio::test]
async fn file_has_its_media_type() {
    let service = Service::start(&[]).await;
    for (path, media_type) in FILES {
        let file = answer(service.anonymous("GET", path)).await;
        assert_eq!((file.status, file.header("content-type")), (200, format!("{media_type}; charset=utf-8").as_str()));
    }
}

#[tokio::test]
async fn file_has_a_strict_content_security_policy() {
    let service = Service::start(&[]).await;
    for (path, _) in FILES {
        let first = answer(service.anonymous("GET", path)).await;
        let policy = first.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';"));
        assert!(!policy.contains("unsafe-inline") && policy.contains("frame-ancestors 'none'"));
        // Only the form sends requests.
        assert_eq!(policy.contains("connect-src"), !path.starts_with("/playground/"));
        assert_eq!(first.header("x-content-type-options"), "nosniff");
        assert_eq!(first.header("referrer-policy"), "no-referrer");
    }
}

#[tokio::test]
async fn unchanged_file_returns_304() {
    let service = Service::start(&[]).await;
    for (path, _) in FILES {
        let first = answer(service.anonymous("GET", path)).await;
        assert_eq!(first.header("cache-control"), "no-cache");
        let again = answer(service.anonymous("GET", path).header("if-none-match", first.header("etag"))).await;
        assert_eq!((again.status, again.body.as_str()), (304, ""));
        assert_eq!(again.header("etag"), first.header("etag"));
    }
}

#[tokio::test]
async fn form_checks_by_the_rules_of_the_service() {
    let page = async |service: &Service| answer(service.anonymous("GET", "/")).await.body;
    assert!(page(&Service::start(&[]).await).await.contains(r#"data-rules="strict""#));
    assert!(page(&Service::start(&["--rules=reference"]).await).await.contains(r#"data-rules="reference""#));
}

#[tokio::test]
async fn playground_without_a_slash_redirects_to_a_relative_url() {
    let service = Service::start(&[]).await;
    let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let answer = answer(client.get(service.url("/playground"))).await;
    assert_eq!((answer.status, answer.header("location")), (308, "playground/"));
}

/// Returns the form for a browser that accepts these languages.
async fn form(service: &Service, accepted: &[&str]) -> Answer {
    let request = service.anonymous("GET", "/");
    answer(accepted.iter().fold(request, |request, each| request.header("accept-language", *each))).await
}

#[tokio::test]
async fn form_has_the_language_that_the_browser_accepts() {
    let service = Service::start(&[]).await;
    for (accepted, tag, dir) in [
        (&["de-CH, en;q=0.5"][..], "de", "ltr"),
        (&["tlh", "ar"], "ar", "rtl"),
        (&["tlh, *"], "en-GB", "ltr"),
        (&[], "en-GB", "ltr"),
    ] {
        let answer = form(&service, accepted).await;
        assert_eq!(answer.header("content-language"), tag);
        assert_eq!(answer.header("vary"), "accept-language");
        let html = format!(r#"<html lang="{tag}" dir="{dir}" data-rules="strict">"#);
        assert!(answer.body.contains(&html), "{html}");
    }
}

#[tokio::test]
async fn form_in_another_language_has_another_etag() {
    let service = Service::start(&[]).await;
    assert_ne!(form(&service, &["de"]).await.header("etag"), form(&service, &["fr"]).await.header("etag"));
}

#[tokio::test]
async fn pages_load_the_catalogue_of_each_language() {
    let service = Service::start(&[]).await;
    for (locale, page) in Locale::ALL.iter().flat_map(|locale| ["form", "playground"].map(|page| (locale, page))) {
        let path = format!("/{page}/pkg/locales/{}.js", locale.language());
        let module = answer(service.anonymous("GET", &path)).await;
        assert_eq!((module.status, module.header("content-type")), (200, "text/javascript; charset=utf-8"), "{locale}");
        assert!(module.body.contains(locale.heading()), "{locale}");
    }
}

#[tokio::test]
async fn wire_messages_are_english_in_every_language() {
    let service = Service::start(&[]).await;
    let request =
        service.request("PUT", CONTACTS).header("accept-language", "de").body(r#"{"Id": 1, "CoworkerContractId": 1}"#);
    let answer = answer(request.header("content-type", "application/json")).await;
    assert_eq!((answer.status, &answer.json()["Message"]), (400, &json!("FullName: is a required field")));
    assert!(answer.headers.get("content-language").is_none());
}

#[tokio::test]
async fn only_listed_origins_get_cors_headers() {
    let service = Service::start(&["--cors-origin=https://a.test,https://b.test"]).await;
    let preflight = async |origin: &str| {
        let request = service.anonymous("OPTIONS", CONTACTS).header("origin", origin);
        answer(request.header("access-control-request-method", "PUT")).await
    };
    let allowed = preflight("https://b.test").await;
    assert_eq!(allowed.header("access-control-allow-origin"), "https://b.test");
    assert!(preflight("https://c.test").await.headers.get("access-control-allow-origin").is_none());
}

#[tokio::test]
async fn preflight_without_cors_origins_returns_405() {
    let service = Service::start(&[]).await;
    let answer = answer(service.anonymous("OPTIONS", CONTACTS).header("origin", "https://b.test")).await;
    answer.assert_rejected(405, "This path does not take this method");
}

#[tokio::test]
async fn rate_limit_returns_429_with_retry_after() {
    let service = Service::start(&["--rate=1", "--burst=3"]).await;
    let start = Instant::now();
    let (mut accepted, mut answer) = (0, service.get(CONTACTS).await);
    while answer.status == 200 {
        accepted += 1;
        answer = service.get(CONTACTS).await;
    }
    // A slow machine may take seconds for the requests. Each second allows one more.
    assert!((3..=3 + start.elapsed().as_secs()).contains(&accepted), "{accepted}");
    answer.assert_rejected(429, "Too many requests");
    assert_eq!(answer.header("retry-after"), "1");
}

#[tokio::test]
async fn rate_limit_does_not_affect_other_callers_and_probes() {
    let service = Service::start(&["--rate=1", "--burst=3"]).await;
    while service.get(CONTACTS).await.status != 429 {}
    let other = service.keys.sign(&crate::common::claims(&["ContractContact-List"]));
    assert_eq!(answer(service.anonymous("GET", CONTACTS).bearer_auth(other)).await.status, 200);
    assert_eq!(service.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn rate_limit_applies_to_callers_without_a_token() {
    let service = Service::start(&["--rate=1", "--burst=3"]).await;
    let guess = async || answer(service.anonymous("GET", CONTACTS)).await.status;
    assert_eq!([guess().await, guess().await, guess().await], [401; 3]);
    while guess().await != 429 {}
}

/// Sends bytes, and reads to the end of the connection. Returns the response and the time.
fn raw(service: &Service, bytes: &[u8]) -> (String, Duration) {
    let start = Instant::now();
    let mut stream = TcpStream::connect(service.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream.write_all(bytes).unwrap();
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    (answer, start.elapsed())
}

/// Returns a PUT with this announced length and only the first byte of its body.
fn incomplete_put(service: &Service, length: usize) -> String {
    let token = &service.token;
    format!(
        "PUT {CONTACTS} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\n\
         content-length: {length}\r\n\r\n{{"
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_body_returns_408() {
    let service = Service::start(&["--body-timeout=1", "--header-timeout=1"]).await;
    let (answer, took) = raw(&service, incomplete_put(&service, 100).as_bytes());
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(answer.contains(r#"{"Message":"The body did not arrive in time","Value":null,"#), "{answer}");
    assert!(took < Duration::from_secs(10), "{took:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn body_with_too_large_a_length_returns_413_before_it_arrives() {
    let service = Service::start(&["--body-timeout=1", "--header-timeout=1"]).await;
    let (answer, _) = raw(&service, incomplete_put(&service, 65_537).as_bytes());
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert!(answer.contains(r#"{"Message":"The body is too large","Value":null,"#), "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_head_and_silent_connection_are_disconnected() {
    let service = Service::start(&["--body-timeout=1", "--header-timeout=1"]).await;
    for bytes in [b"GET / HTTP/1.1\r\nhost: ".as_slice(), b""] {
        let (_, took) = raw(&service, bytes);
        assert!(took < Duration::from_secs(10), "{took:?}");
    }
    assert_eq!(service.get("/healthz").await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_over_the_limit_wait() {
    let service = Service::start(&["--max-connections=2"]).await;
    let first = TcpStream::connect(service.address).unwrap();
    let second = TcpStream::connect(service.address).unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let third = tokio::time::timeout(Duration::from_millis(500), service.get("/healthz")).await;
    assert!(third.is_err(), "the third connection must wait");
    drop((first, second));
    assert_eq!(service.get("/healthz").await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hundreds_of_connections_at_once_are_all_answered() {
    let service = Service::start(&["--max-connections=1"]).await;
    let first = TcpStream::connect(service.address).unwrap();
    let connect = || {
        let mut stream = TcpStream::connect_timeout(&service.address, Duration::from_secs(20))?;
        stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")?;
        Ok::<_, std::io::Error>(stream)
    };
    let waiting: Vec<_> =
        (0..500).map(|number| connect().unwrap_or_else(|error| panic!("{number}: {error}"))).collect();
    drop(first);
    for mut stream in waiting {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    }
}

#[tokio::test]
async fn operations_listener_has_the_probes() {
    let service = Service::start(&["--operations-listen=127.0.0.1:0"]).await;
    assert_eq!(service.operation("/healthz").await.body, "ok");
    assert_eq!(service.operation("/readyz").await.body, "ready");
}

#[tokio::test]
async fn metrics_count_requests_by_route_without_ids() {
    let service = Service::start(&["--operations-listen=127.0.0.1:0"]).await;
    service.get(&format!("{CONTACTS}/123456")).await;
    let metrics = service.operation("/metrics").await.body;
    let line = r#"http_requests_total{method="GET",route="/api/billing/contractcontacts/{id}",status="404"} 1"#;
    assert!(metrics.contains(line), "{metrics}");
    assert!(!metrics.contains("123456"));
}

#[tokio::test]
async fn openapi_document_is_served() {
    let service = Service::start(&[]).await;
    let openapi = service.get("/openapi.json").await.json();
    assert!(openapi["paths"][CONTACTS]["put"].is_object());
}

#[tokio::test]
async fn operations_listener_has_only_operational_paths() {
    let service = Service::start(&["--operations-listen=127.0.0.1:0"]).await;
    for path in ["/healthz", "/readyz", "/metrics"] {
        assert_eq!(service.get(path).await.status, 404, "{path}");
    }
    for path in ["/", "/openapi.json", CONTACTS] {
        assert_eq!(service.operation(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn without_an_operations_listener_there_are_no_metrics() {
    let service = Service::start(&[]).await;
    assert_eq!(service.get("/metrics").await.status, 404);
    assert_eq!(service.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn log_has_no_values_and_no_tokens() {
    let keys = Keys::new();
    let program = Program::start(&keys, &["--log=debug"]);
    let client = crate::common::client();
    let roles = ["ContractContact-Edit", "ContractContact-Create", "ContractContact-Read", "ContractContact-List"];
    let token = keys.sign(&crate::common::claims(&roles));
    let url = format!("{}{CONTACTS}", program.address);
    let mut values = Vec::new();
    for case in crate::cases::corpus() {
        let input = case["input"].as_str().unwrap();
        let method = if case["operation"] == "update" { reqwest::Method::PUT } else { reqwest::Method::POST };
        let request = client.request(method, &url).header("content-type", "application/json").bearer_auth(&token);
        // A random request id could contain the seven digits of some value.
        request.header("x-request-id", "named").body(input.to_owned()).send().await.unwrap();
        if let Ok(Value::Object(sent)) = serde_json::from_str(input) {
            let texts = sent.into_iter().filter_map(|(_, value)| match value {
                Value::String(text) => Some(text),
                Value::Number(number) => Some(number.to_string()),
                _ => None,
            });
            // Shorter texts occur in times.
            values.extend(texts.filter(|text| text.len() > 6));
        }
    }
    for path in ["?ContractContact_FullName=Lovelace", "/87654321", "/Lovelace", "?page=Lovelace"] {
        let request = client.get(format!("{url}{path}")).header("x-request-id", "named").bearer_auth(&token);
        request.send().await.unwrap();
    }
    client.get(&url).header("x-request-id", "named").bearer_auth("Lovelace").send().await.unwrap();
    let log = program.terminate();
    assert!(log.lines().count() > 1_300, "{} lines", log.lines().count());
    // The time and the duration of a request may have the digits of some value.
    let without_times = |line: &str| {
        let mut line: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("not JSON: {line}"));
        line.as_object_mut().unwrap().retain(|name, _| name != "timestamp" && name != "seconds");
        line.to_string()
    };
    let lines: BTreeSet<_> = log.lines().map(without_times).collect();
    values.extend([token, "Lovelace".into(), "87654321".into(), "ada@example.com".into(), "eyJ".into()]);
    for value in values {
        assert!(!lines.iter().any(|line| line.contains(&value)), "{value} is in the log");
    }
    assert!(log.lines().last().unwrap().contains(r#""message":"stopped""#));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn request_before_a_signal_is_finished() {
    let keys = Keys::new();
    let program = Program::start(&keys, &["--log=debug", "--body-timeout=60", "--shutdown-timeout=60"]);
    let address = program.address.strip_prefix("http://").unwrap().to_owned();
    let token = keys.sign(&crate::common::claims(&["ContractContact-Create"]));
    let body = json!({"CoworkerContractId": 1, "FullName": "Ada"}).to_string();
    let mut stream = TcpStream::connect(&address).unwrap();
    let head = format!(
        "POST {CONTACTS} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\n\
         expect: 100-continue\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    // The service sends this response when it waits for the body.
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).unwrap();
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    let terminated = tokio::task::spawn_blocking(|| program.terminate());
    let is_refused = || TcpStream::connect(&address).is_err();
    for _ in 0..100 {
        if is_refused() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(is_refused(), "the service must reject new connections");
    stream.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    terminated.await.unwrap();
}
