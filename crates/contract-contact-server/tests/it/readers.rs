//! Clients that read their answers slowly or not at all, and how large an answer is.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::common::{CONTACTS, On, Service, answer};

/// So many that their answers, of some 60 kB each, do not fit into the buffers of the system.
const REQUESTS: usize = 500;

/// A connection with many requests for the OpenAPI document.
async fn ask(service: &Service) -> TcpStream {
    let mut stream = TcpStream::connect(service.address).await.unwrap();
    let one = "GET /openapi.json HTTP/1.1\r\nhost: x\r\n\r\n";
    let last = "GET /openapi.json HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let requests = one.repeat(REQUESTS - 1) + last;
    stream.write_all(requests.as_bytes()).await.unwrap();
    stream
}

async fn all_answers(service: &Service) -> usize {
    REQUESTS * service.get("/openapi.json").await.body.len()
}

#[tokio::test]
async fn client_that_reads_nothing_is_disconnected() {
    let service = Service::start(&["--write-timeout=1", "--operations-listen=127.0.0.1:0"]).await;
    let all = all_answers(&service).await;
    let mut stream = ask(&service).await;
    // Other connections than this one are the tests' own: that of the probe and that of the call before.
    sleep(Duration::from_secs(5)).await;
    let mut read = Vec::new();
    // What the system holds arrives, and then the end.
    let _ = timeout(Duration::from_secs(30), stream.read_to_end(&mut read)).await.expect("it is still open");
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
    contact_larger_than_a_page_has_its_own_page
}

/// A service with five contacts of some 3,000 bytes, whose pages have so many bytes at most.
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

async fn page_over_the_byte_limit_has_fewer_contacts(on: On) {
    let service = with_contacts(on, 10_000).await;
    let list = async |query: &str| service.get(&format!("{CONTACTS}?{query}")).await.json();
    let cut = list("size=5").await;
    assert_eq!(ids(&cut), [1, 2, 3]);
    let items = (&cut["FirstItem"], &cut["LastItem"], &cut["TotalItems"], &cut["PageSize"]);
    assert_eq!(items, (&json!(1), &json!(3), &json!(5), &json!(5)));
    // Smaller pages have every contact.
    assert_eq!(ids(&list("size=2&page=2").await), [3, 4]);
    assert_eq!(ids(&list("size=3&page=2").await), [4, 5]);
    // The connection is as good as before.
    for _ in 0..20 {
        assert_eq!(ids(&list("size=5&dir=-1").await), [5, 4, 3]);
    }
}

async fn contact_larger_than_a_page_has_its_own_page(on: On) {
    let service = with_contacts(on, 1_000).await;
    let list = answer(service.request("GET", &format!("{CONTACTS}?size=5"))).await.json();
    assert_eq!((ids(&list), &list["LastItem"]), (vec![1], &json!(1)));
}
