//! Clients that read responses slowly or not at all, and the size of a page of the list.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::common::{CONTACTS, On, Service};

/// The number of requests. The responses, some 60 kB each, exceed the buffers of the system.
const REQUESTS: usize = 500;

/// Opens a connection, and sends many requests for the OpenAPI document.
async fn ask(service: &Service) -> TcpStream {
    let mut stream = TcpStream::connect(service.address).await.unwrap();
    let one = "GET /openapi.json HTTP/1.1\r\nhost: x\r\n\r\n";
    let last = "GET /openapi.json HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let requests = one.repeat(REQUESTS - 1) + last;
    stream.write_all(requests.as_bytes()).await.unwrap();
    stream
}

/// Returns the number of bytes in all responses.
async fn all_answers(service: &Service) -> usize {
    REQUESTS * service.get("/openapi.json").await.body.len()
}

#[tokio::test]
async fn client_that_reads_nothing_is_disconnected() {
    let service = Service::start(&["--write-timeout=1", "--operations-listen=127.0.0.1:0"]).await;
    let all = all_answers(&service).await;
    let mut stream = ask(&service).await;
    sleep(Duration::from_secs(5)).await;
    let mut read = Vec::new();
    // The client receives the buffered bytes, and then the end of the connection.
    let _ = timeout(Duration::from_secs(30), stream.read_to_end(&mut read))
        .await
        .expect("the service must close the connection");
    assert!(read.len() < all, "{} of {all} bytes", read.len());
}

#[tokio::test]
async fn slow_reader_gets_every_answer() {
    let service = Service::start(&["--write-timeout=1"]).await;
    let all = all_answers(&service).await;
    let mut stream = ask(&service).await;
    let (mut read, mut chunk) = (0, vec![0; 1 << 20]);
    loop {
        match stream.read(&mut chunk).await.unwrap() {
            0 => break,
            some => read += some,
        }
        sleep(Duration::from_millis(100)).await;
    }
    assert!(read > all, "{read} of {all} bytes");
}

on_both_databases! {
    page_over_the_byte_limit_has_fewer_contacts
    page_below_the_byte_limit_has_its_size
    connection_is_usable_after_a_page_over_the_byte_limit
    contact_larger_than_a_page_has_its_own_page
}

/// Starts a service with five contacts of some 3,000 bytes, and pages of at most `max_page` bytes.
async fn with_contacts(on: On, max_page: usize) -> Service {
    let service = Service::on(on, &[&format!("--max-page={max_page}")]).await;
    for number in 1..=5 {
        let notes = number.to_string().repeat(3_000);
        service.create(json!({"CoworkerContractId": number, "FullName": "Ada", "Notes": notes})).await;
    }
    service
}

fn ids(list: &Value) -> Vec<u64> {
    list["Records"].as_array().unwrap().iter().map(|contact| contact["Id"].as_u64().unwrap()).collect()
}

async fn list(service: &Service, query: &str) -> Value {
    service.get(&format!("{CONTACTS}?{query}")).await.json()
}

async fn page_over_the_byte_limit_has_fewer_contacts(on: On) {
    let service = with_contacts(on, 10_000).await;
    let cut = list(&service, "size=5").await;
    assert_eq!(ids(&cut), [1, 2, 3]);
    let items = (&cut["FirstItem"], &cut["LastItem"], &cut["TotalItems"], &cut["PageSize"]);
    assert_eq!(items, (&json!(1), &json!(3), &json!(5), &json!(5)));
}

async fn page_below_the_byte_limit_has_its_size(on: On) {
    let service = with_contacts(on, 10_000).await;
    assert_eq!(ids(&list(&service, "size=2&page=2").await), [3, 4]);
    assert_eq!(ids(&list(&service, "size=3&page=2").await), [4, 5]);
}

async fn connection_is_usable_after_a_page_over_the_byte_limit(on: On) {
    let service = with_contacts(on, 10_000).await;
    for _ in 0..20 {
        assert_eq!(ids(&list(&service, "size=5&dir=-1").await), [5, 4, 3]);
    }
}

async fn contact_larger_than_a_page_has_its_own_page(on: On) {
    let service = with_contacts(on, 1_000).await;
    let list = list(&service, "size=5").await;
    assert_eq!((ids(&list), &list["LastItem"]), (vec![1], &json!(1)));
}
