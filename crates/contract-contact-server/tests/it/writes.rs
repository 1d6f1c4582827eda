//! Changes at the same time.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::json;
use tokio::task::{JoinSet, spawn_blocking};

use crate::common::{Answer, CONTACTS, Keys, On, Service, answer, query};

on_both_databases! {
    rejected_change_does_not_affect_its_neighbours
    acknowledged_change_is_seen_by_another_connection
    total_and_page_of_a_list_are_consistent
}

/// Returns the request of a change, and the expected status of its response.
fn change(service: &Service, number: u64, id: u64) -> (reqwest::RequestBuilder, u16) {
    let body = |id: Option<u64>| json!({"Id": id, "CoworkerContractId": 1, "FullName": format!("New {number}")});
    let send = |method: &str, id| {
        service.request(method, CONTACTS).header("content-type", "application/json").body(body(id).to_string())
    };
    match number % 5 {
        0 => (send("PUT", Some(id)), 200),
        1 => (send("PUT", Some(9_007_199_254_740_991)), 404),
        2 => (send("PUT", Some(id)).header("if-match", "\"1-1000\""), 412),
        3 => (service.request("DELETE", &format!("{CONTACTS}/9007199254740991")), 404),
        _ => (send("POST", None), 200),
    }
}

async fn rejected_change_does_not_affect_its_neighbours(on: On) {
    let service = Service::on(on, &["--database-timeout=60"]).await;
    let id = service.create(json!({"CoworkerContractId": 1, "FullName": "Ada"})).await;
    let mut changes = JoinSet::new();
    for number in 0..50 {
        let (request, status) = change(&service, number, id);
        changes.spawn(async move { (number, answer(request).await, status) });
    }
    while let Some(change) = changes.join_next().await {
        let (number, answer, status) = change.unwrap();
        assert_eq!(answer.status, status, "{number}: {}", answer.body);
    }
    // The first contact and ten created contacts, and ten changes of the first contact.
    assert_eq!(service.query("SELECT count(*) FROM contract_contacts"), "11\n");
    assert_eq!(service.query(&format!("SELECT version FROM contract_contacts WHERE id = {id}")), "11\n");
    assert_eq!(service.query("SELECT count(*) FROM audit"), "21\n");
}

async fn acknowledged_change_is_seen_by_another_connection(on: On) {
    let service = Arc::new(Service::on(on, &["--database-timeout=60"]).await);
    let mut writing = JoinSet::new();
    for number in 0..8 {
        let service = service.clone();
        writing.spawn(async move {
            for change in 0..5 {
                let name = format!("{number}-{change}");
                let id = service.create(json!({"CoworkerContractId": 1, "FullName": name})).await;
                let (database, select) =
                    (service.database.clone(), format!("SELECT full_name FROM contract_contacts WHERE id = {id}"));
                let seen = spawn_blocking(move || query(&database, &select).unwrap()).await.unwrap();
                assert_eq!(seen, format!("{name}\n"));
            }
        });
    }
    writing.join_all().await;
}

/// Only on PostgreSQL, because an SQLite file has one service.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_services_that_change_one_contact_lose_no_change() {
    let first = Service::on(On::Postgres, &["--database-timeout=60"]).await;
    let second = Service::with(Keys::new(), first.database.clone(), &["--database-timeout=60"]).await;
    let id = first.create(json!({"CoworkerContractId": 1, "FullName": "Ada"})).await;
    let mut changes = JoinSet::new();
    for number in 0..40 {
        let service = if number % 2 == 0 { &first } else { &second };
        let body = json!({"Id": id, "CoworkerContractId": 1, "FullName": format!("Ada {number}")}).to_string();
        let request = service.request("PUT", CONTACTS).header("content-type", "application/json").body(body);
        changes.spawn(async move {
            let answer = answer(request).await;
            assert_eq!(answer.status, 200, "{}", answer.body);
            answer.header("etag").to_owned()
        });
    }
    let versions: BTreeSet<_> = changes.join_all().await.into_iter().collect();
    assert_eq!(versions.len(), 40, "each change must create a new version");
    assert_eq!(first.query(&format!("SELECT version FROM contract_contacts WHERE id = {id}")), "41\n");
    assert_eq!(first.query(&format!("SELECT count(*) FROM audit WHERE contact_id = {id}")), "41\n");
}

async fn total_and_page_of_a_list_are_consistent(on: On) {
    let service = Arc::new(Service::on(on, &["--database-timeout=60"]).await);
    let is_over = Arc::new(AtomicBool::new(false));
    let mut writing = JoinSet::new();
    for _ in 0..4 {
        let (service, is_over) = (service.clone(), is_over.clone());
        writing.spawn(async move {
            while !is_over.load(Ordering::Relaxed) {
                let id = service.create(json!({"CoworkerContractId": 1, "FullName": "Ada"})).await;
                let path = format!("{CONTACTS}/{id}");
                assert_eq!(answer(service.request("DELETE", &path)).await.status, 200);
            }
        });
    }
    for _ in 0..300 {
        let list = service.get(&format!("{CONTACTS}?size=1000")).await.json();
        let (total, last) = (list["TotalItems"].as_u64().unwrap(), list["LastItem"].as_u64().unwrap());
        assert_eq!((total, list["Records"].as_array().unwrap().len()), (last, usize::try_from(last).unwrap()));
    }
    is_over.store(true, Ordering::Relaxed);
    writing.join_all().await;
}

/// Returns the number of transactions in the write-ahead log of SQLite. The last frame of a transaction has the size of the
/// database.
fn transactions(database: &Path) -> usize {
    let log = std::fs::read(format!("{}-wal", database.display())).unwrap();
    if log.is_empty() {
        return 0;
    }
    let page = usize::try_from(u32::from_be_bytes(log[8..12].try_into().unwrap())).unwrap();
    log[32..].chunks_exact(24 + page).filter(|frame| frame[4..8] != [0; 4]).count()
}

/// Sends changes while another program has locked the database, so that all changes wait.
async fn while_locked(service: &Service, count: u64, id: u64) -> Vec<(Answer, u16)> {
    let path = service.database.strip_prefix("sqlite:").unwrap().to_owned();
    let other = rusqlite::Connection::open(path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut changes = JoinSet::new();
    for number in 0..count {
        let (request, status) = change(service, number, id);
        changes.spawn(async move { (answer(request).await, status) });
    }
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert!(changes.try_join_next().is_none(), "a change must not be acknowledged before it is written");
    other.execute_batch("ROLLBACK").unwrap();
    changes.join_all().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn waiting_changes_share_a_transaction_of_sqlite() {
    let service = Service::on(On::Sqlite, &["--database-timeout=60"]).await;
    let path = Path::new(service.database.strip_prefix("sqlite:").unwrap());
    let id = service.create(json!({"CoworkerContractId": 1, "FullName": "Ada"})).await;
    let before = transactions(path);
    assert_eq!(before, 1);
    let answers = while_locked(&service, 100, id).await;
    assert!(answers.iter().all(|(answer, status)| answer.status == *status));
    // The first transaction waits for the lock, with the changes so far. Later changes are in the next transactions.
    let made = transactions(path) - before;
    assert!((1..=3).contains(&made), "{made} transactions for 100 changes");
    assert_eq!(service.query("SELECT count(*) FROM contract_contacts"), "21\n");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn change_that_timed_out_is_not_written() {
    let service = Service::on(On::Sqlite, &["--database-timeout=1"]).await;
    let id = service.create(json!({"CoworkerContractId": 1, "FullName": "Ada"})).await;
    let answers = while_locked_for_too_long(&service, id).await;
    assert!(answers.iter().all(|status| *status == 503), "{answers:?}");
    let stored = service.query("SELECT count(*) FROM contract_contacts");
    assert_eq!(stored, "1\n");
    assert_eq!(service.create(json!({"CoworkerContractId": 1, "FullName": "Ada"})).await, id + 1);
}

async fn while_locked_for_too_long(service: &Service, id: u64) -> Vec<u16> {
    let other = rusqlite::Connection::open(service.database.strip_prefix("sqlite:").unwrap()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut changes = JoinSet::new();
    for number in 0..20 {
        let (request, _) = change(service, 5 * number + 4 - 4 * (number % 2), id);
        changes.spawn(async move { answer(request).await.status });
    }
    let statuses = changes.join_all().await;
    // The busy timeout of SQLite has passed, too.
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    other.execute_batch("ROLLBACK").unwrap();
    statuses
}
