//! The rate limit of callers behind proxies, and of callers without a valid token.

use serde_json::json;

use crate::common::{CONTACTS, Service, answer, claims, now};

/// Returns the status of a list with these headers.
async fn status(service: &Service, headers: &[(&str, &str)]) -> u16 {
    let request = service.anonymous("GET", CONTACTS);
    answer(headers.iter().fold(request, |request, (name, value)| request.header(*name, *value))).await.status
}

/// Sends requests with different headers until the response is 429. Fails if the service counts each request separately.
async fn use_up<'h>(service: &Service, headers: impl Fn(u8) -> Vec<(&'h str, String)>) {
    for number in 1..=200 {
        let headers = headers(number);
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        if status(service, &headers).await == 429 {
            return;
        }
    }
    panic!("no 429");
}

/// A limit of one request per second, after three requests.
const FEW: [&str; 2] = ["--rate=1", "--burst=3"];

/// Starts a service with this limit and further options.
async fn start(options: &[&str]) -> Service {
    Service::start(&[FEW.as_slice(), options].concat()).await
}

#[tokio::test]
async fn clients_of_a_trusted_proxy_have_separate_limits() {
    let service = start(&["--trusted-proxy=127.0.0.0/8"]).await;
    use_up(&service, |_| vec![("x-forwarded-for", "192.0.2.1".into())]).await;
    assert_eq!(status(&service, &[("x-forwarded-for", "192.0.2.2")]).await, 401);
}

#[tokio::test]
async fn client_cannot_forge_its_address_at_a_trusted_proxy() {
    let service = start(&["--trusted-proxy=127.0.0.1"]).await;
    // The left address is from the client, and the right address is from the proxy.
    use_up(&service, |number| vec![("x-forwarded-for", format!("198.51.100.{number}, 192.0.2.1"))]).await;
}

#[tokio::test]
async fn several_trusted_proxies_are_skipped() {
    let service = start(&["--trusted-proxy=127.0.0.1,10.0.0.0/8", "--trusted-proxy=fd00::/8"]).await;
    use_up(&service, |number| vec![("x-forwarded-for", format!("192.0.2.1, fd00::{number}, 10.0.0.{number}"))]).await;
    assert_eq!(status(&service, &[("x-forwarded-for", "192.0.2.2, fd00::1, 10.0.0.1")]).await, 401);
}

#[tokio::test]
async fn forwarding_headers_are_ignored_without_a_trusted_proxy() {
    let service = start(&[]).await;
    use_up(&service, |number| {
        let client = format!("192.0.2.{number}");
        vec![("forwarded", format!("for={client}")), ("x-forwarded-for", client)]
    })
    .await;
}

#[tokio::test]
async fn only_the_configured_forwarding_header_is_read() {
    let service = start(&["--trusted-proxy=127.0.0.1", "--proxy-header=forwarded"]).await;
    use_up(&service, |number| {
        vec![("forwarded", "for=192.0.2.1;proto=https".into()), ("x-forwarded-for", format!("192.0.2.{number}"))]
    })
    .await;
    assert_eq!(status(&service, &[("forwarded", "for=192.0.2.2")]).await, 401);
}

#[tokio::test]
async fn caller_without_a_valid_token_does_not_turn_another_401_into_429() {
    let service = start(&[]).await;
    let mut expired = claims(&["ContractContact-List"]);
    expired["exp"] = json!(now() - 600);
    let expired = format!("Bearer {}", service.keys.sign(&expired));
    use_up(&service, |_| Vec::new()).await;
    use_up(&service, |_| vec![("authorization", "Bearer garbage".into())]).await;
    // All requests are from the same address.
    assert_eq!(status(&service, &[("authorization", &expired)]).await, 401);
    assert_eq!(status(&service, &[("authorization", "Bearer other")]).await, 401);
}

#[tokio::test]
async fn caller_without_a_valid_token_does_not_block_valid_callers() {
    let service = start(&[]).await;
    use_up(&service, |_| Vec::new()).await;
    assert_eq!(service.get(CONTACTS).await.status, 200);
}
