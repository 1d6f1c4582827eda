//! Faults around the service. The service must lose no acknowledged write, answer other clients, and recover.
//!
//! Each test takes a few seconds by default. `cargo xtask faults` sets `CONTRACT_CONTACT_FAULTS`, for longer runs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
#![allow(clippy::print_stdout)]

#[path = "../it/common.rs"]
mod common;

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rlimit::Resource;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use common::{CONTACTS, Keys, On, PROGRAM, Postgres, Program, Service, query};

/// Returns the first value by default, and the second value for the longer runs.
fn few_or_many<T>(few: T, many: T) -> T {
    if std::env::var_os("CONTRACT_CONTACT_FAULTS").is_some() { many } else { few }
}

/// Returns the seed of the random numbers: `PROPTEST_RNG_SEED`, as for the property tests, or a fixed seed.
fn seed() -> u64 {
    std::env::var("PROPTEST_RNG_SEED").map_or(1, |seed| seed.parse().unwrap())
}

/// The responses that the clients received.
#[derive(Default)]
struct Ledger {
    /// The last acknowledged version of each record.
    acknowledged: Mutex<BTreeMap<i64, i64>>,
    statuses: Mutex<BTreeMap<u16, usize>>,
    is_over: AtomicBool,
}

impl Ledger {
    fn count(&self, status: u16) -> usize {
        self.statuses.lock().unwrap().get(&status).copied().unwrap_or_default()
    }

    /// Checks that all acknowledged changes are stored, with an audit row for each change. Returns the number of changes.
    fn verify(&self, database: &str) -> usize {
        if database.starts_with("sqlite") {
            assert_eq!(query(database, "PRAGMA integrity_check").unwrap(), "ok\n");
        }
        let select = "SELECT id, full_name, version, (SELECT count(*) FROM audit WHERE contact_id = contract_contacts.id) \
                      FROM contract_contacts";
        let mut stored = BTreeMap::new();
        for row in query(database, select).unwrap().lines() {
            let [id, name, version, changes] = row.split('|').collect::<Vec<_>>().try_into().unwrap();
            assert_eq!(name, format!("Version {version}"), "a change must be stored completely or not at all");
            assert_eq!(changes, version, "the audit must have every change");
            stored.insert(id.parse::<i64>().unwrap(), version.parse::<i64>().unwrap());
        }
        let acknowledged = self.acknowledged.lock().unwrap();
        for (id, version) in acknowledged.iter() {
            let found = stored.get(id).unwrap_or_else(|| panic!("an acknowledged record is lost"));
            // One more change may be stored whose response did not arrive.
            assert!((*version..=version + 1).contains(found), "version {version} was acknowledged, {found} is stored");
        }
        acknowledged.values().map(|version| usize::try_from(*version).unwrap()).sum()
    }
}

/// Creates contacts and changes each contact four times, until the connection breaks or `is_over` is set.
async fn write(address: String, token: String, ledger: Arc<Ledger>) {
    let client = common::client();
    let url = format!("{address}{CONTACTS}");
    while !ledger.is_over.load(Ordering::Relaxed) {
        let mut id = None;
        for version in 1..=5 {
            let body = json!({"Id": id, "CoworkerContractId": 1, "FullName": format!("Version {version}")}).to_string();
            let request = if id.is_none() { client.post(&url) } else { client.put(&url) };
            let request = request.bearer_auth(&token).header("content-type", "application/json").body(body);
            let Ok(answer) = request.send().await else { return };
            let status = answer.status().as_u16();
            let Ok(body) = answer.bytes().await else { return };
            *ledger.statuses.lock().unwrap().entry(status).or_default() += 1;
            if status != 200 {
                sleep(Duration::from_millis(20)).await;
                break;
            }
            let answer: serde_json::Value = serde_json::from_slice(&body).unwrap();
            id = answer["Value"]["Id"].as_i64();
            ledger.acknowledged.lock().unwrap().insert(id.unwrap(), version);
        }
    }
}

fn writers(count: usize, address: &str, token: &str, ledger: &Arc<Ledger>) -> JoinSet<()> {
    (0..count).map(|_| write(address.into(), token.into(), ledger.clone())).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kill_under_load_loses_no_acknowledged_write() {
    let kills = few_or_many(3, 50);
    let keys = Keys::new();
    let database = format!("sqlite:{}", keys.folder.path().join("contract-contact.db").display());
    let ledger = Arc::new(Ledger::default());
    let mut random = fastrand::Rng::with_seed(seed());
    let mut written = 0;
    for _ in 0..kills {
        let program = Program::start(&keys, &[]);
        let writing = writers(8, &program.address, &keys.administrator(), &ledger);
        let before = ledger.count(200);
        while ledger.count(200) < before + 8 {
            sleep(Duration::from_millis(5)).await;
        }
        sleep(Duration::from_millis(random.u64(0..300))).await;
        program.kill();
        writing.join_all().await;
        written = ledger.verify(&database);
    }
    assert!(written >= kills * 8, "{written} writes");
    println!("{kills} kills under load: {written} acknowledged writes, none lost");
}

/// Writes until the disk is full, makes room, and writes again.
async fn assert_survives_full_disk(
    program: Program,
    keys: &Keys,
    database: &str,
    fill: impl FnOnce(),
    make_room: impl FnOnce(),
) {
    let ledger = Arc::new(Ledger::default());
    let mut writing = writers(4, &program.address, &keys.administrator(), &ledger);
    let until = async |is_reached: &dyn Fn() -> bool| {
        // The disk may be slow.
        for _ in 0..1_200 {
            if is_reached() {
                return;
            }
            sleep(Duration::from_millis(50)).await;
        }
        panic!("{:?}", ledger.statuses.lock().unwrap());
    };
    until(&|| ledger.count(200) > 20).await;
    fill();
    until(&|| ledger.count(503) > 5).await;
    // Stored contacts can still be read.
    let url = format!("{}{CONTACTS}", program.address);
    let list = common::client().get(&url).bearer_auth(keys.administrator()).send().await.unwrap();
    assert_eq!(list.status(), 200);
    let before = ledger.count(200);
    make_room();
    until(&|| ledger.count(200) > before + 20).await;
    ledger.is_over.store(true, Ordering::Relaxed);
    while writing.join_next().await.is_some() {}
    program.terminate();
    let written = ledger.verify(database);
    let statuses = ledger.statuses.lock().unwrap();
    assert_eq!(statuses.keys().copied().collect::<Vec<_>>(), [200, 503]);
    println!("a full disk: {written} acknowledged writes, none lost; responses {statuses:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn file_size_limit_returns_503_until_lifted() {
    let keys = Keys::new();
    let database = format!("sqlite:{}", keys.folder.path().join("contract-contact.db").display());
    // Without the trap, the system would end the process.
    let mut shell = Command::new("sh");
    shell.args(["-c", r#"trap "" XFSZ; exec "$0" "$@""#, PROGRAM]);
    let program = Program::spawn(shell, &keys, &[]);
    let id = program.child.id().try_into().unwrap();
    let limit = move |bytes| rlimit::prlimit(id, Resource::FSIZE, Some((bytes, rlimit::INFINITY)), None).unwrap();
    assert_survives_full_disk(program, &keys, &database, || limit(1 << 16), || limit(rlimit::INFINITY)).await;
}

/// A preloaded library makes the disk full. Mounting a small disk would need more rights.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn full_disk_returns_503_until_there_is_room() {
    let keys = Keys::new();
    let database = format!("sqlite:{}", keys.folder.path().join("contract-contact.db").display());
    let (library, mark) = (keys.folder.path().join("full_disk.so"), keys.folder.path().join("full"));
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/full_disk.c");
    let mut compiler = Command::new("cc");
    assert!(compiler.args(["-shared", "-fPIC", "-o"]).arg(&library).arg(source).status().unwrap().success());
    let mut shell = Command::new("sh");
    shell.args(["-c", r#"export LD_PRELOAD="$0" FULL_DISK="$1"; shift; exec "$@""#]);
    shell.args([&library, &mark]).arg(PROGRAM);
    let program = Program::spawn(shell, &keys, &[]);
    assert_survives_full_disk(
        program,
        &keys,
        &database,
        || fs::write(&mark, "").unwrap(),
        || fs::remove_file(&mark).unwrap(),
    )
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn restart_of_postgresql_returns_503_and_recovers() {
    let restarts = few_or_many(2, 10);
    let mut postgres = Postgres::start();
    let database = postgres.database();
    let service = Service::with(Keys::new(), database.clone(), &["--database-timeout=2"]).await;
    let ledger = Arc::new(Ledger::default());
    let writing = writers(8, &service.url(""), &service.token, &ledger);
    let mut longest = Duration::ZERO;
    for round in 0..restarts {
        sleep(Duration::from_millis(500)).await;
        // A fast shutdown, then a crash, and so on.
        let signal = if round % 2 == 0 { "-INT" } else { "-QUIT" };
        let unavailable = ledger.count(503);
        postgres.stop(signal);
        let down = Instant::now();
        while ledger.count(503) == unavailable {
            assert!(down.elapsed() < Duration::from_secs(30), "the service must return 503 without the database");
            sleep(Duration::from_millis(10)).await;
        }
        postgres = tokio::task::spawn_blocking(move || {
            postgres.start_again();
            postgres
        })
        .await
        .unwrap();
        let (up, written) = (Instant::now(), ledger.count(200));
        while ledger.count(200) < written + 20 {
            assert!(up.elapsed() < Duration::from_secs(30), "the service must recover");
            sleep(Duration::from_millis(10)).await;
        }
        longest = longest.max(up.elapsed());
    }
    ledger.is_over.store(true, Ordering::Relaxed);
    writing.join_all().await;
    let written = ledger.verify(&database);
    let statuses = ledger.statuses.lock().unwrap();
    assert_eq!(statuses.keys().copied().collect::<Vec<_>>(), [200, 503]);
    println!(
        "{restarts} restarts of PostgreSQL under load: {written} acknowledged writes, none lost; responses {statuses:?}; \
         writing again {longest:.1?} after it was up, at the longest"
    );
}

/// Stores contacts whose notes take long to search. Returns the text whose search takes longest.
fn long_notes(database: &str, count: usize) -> String {
    let is_sqlite = database.starts_with("sqlite");
    let (many, text) = if is_sqlite {
        let many = format!("many(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM many WHERE i < {count})");
        (many, "replace(hex(zeroblob(30000)), '0', 'a')")
    } else {
        (format!("many(i) AS (SELECT generate_series(1, {count}))"), "repeat('a', 60000)")
    };
    let insert = format!(
        "WITH RECURSIVE {many} INSERT INTO contract_contacts (coworker_contract_id, full_name, notes_search, created_on, \
         updated_on, updated_by, version) SELECT 1, 'Ada', {text}, '2025-01-15T10:30:00Z', '2025-01-15T10:30:00Z', 'x', 1 \
         FROM many"
    );
    query(database, &insert).unwrap();
    // SQLite compares from the start of the text, and PostgreSQL from its end.
    let most = "a".repeat(999);
    if is_sqlite { format!("{most}b") } else { format!("b{most}") }
}

/// Sends requests one after the other until `is_over` is set. Returns their number and the time of the slowest.
async fn slowest(urls: [String; 2], is_over: Arc<AtomicBool>) -> (usize, Duration) {
    let client = common::client();
    let (mut count, mut slowest) = (0, Duration::ZERO);
    while !is_over.load(Ordering::Relaxed) {
        for url in &urls {
            let start = Instant::now();
            assert_eq!(client.get(url).send().await.unwrap().status(), 200, "{url}");
            slowest = slowest.max(start.elapsed());
            count += 1;
        }
        sleep(Duration::from_millis(20)).await;
    }
    (count, slowest)
}

/// Sends the slowest lists of eight callers at the same time.
async fn assert_slow_searches_time_out(on: On) {
    // With this number of contacts, a search takes several times its timeout, also on a fast machine.
    let (contacts, rounds, bound) =
        few_or_many((4_000, 1, Duration::from_secs(2)), (5_000, 5, Duration::from_millis(100)));
    let keys = Keys::new();
    let database = on.database(&keys);
    let flags = ["--database", &database, "--database-timeout=2", "--shutdown-timeout=1", "--max-body=1000000"];
    let program = Program::start(&keys, &flags);
    let note = long_notes(&database, contacts);
    let is_over = Arc::new(AtomicBool::new(false));
    let probes = ["/healthz", "/readyz"].map(|path| format!("{}{path}", program.address));
    let probing = tokio::spawn(slowest(probes, is_over.clone()));
    let client = common::client();
    let token = keys.administrator();
    let other = |number: usize| {
        let mut claims = common::claims(&["ContractContact-List"]);
        claims["email"] = format!("{number}@example.com").into();
        keys.sign(&claims)
    };
    let list = |token: &str| {
        let request = client.get(format!("{}{CONTACTS}", program.address)).bearer_auth(token);
        request.query(&[("size", "1"), ("ContractContact_Notes", &note), ("orderBy", "Notes")])
    };
    let quick = |token: &str| client.get(format!("{}{CONTACTS}?size=1&page=2", program.address)).bearer_auth(token);
    let mut longest = Duration::ZERO;
    for _ in 0..rounds {
        let callers: JoinSet<_> = (0..8)
            .map(|number| {
                let request = list(&other(number));
                async move {
                    let start = Instant::now();
                    (request.send().await.unwrap().status().as_u16(), start.elapsed())
                }
            })
            .collect();
        // Meanwhile, other requests write and read single contacts.
        let body = json!({"CoworkerContractId": 1, "FullName": "Ada"}).to_string();
        let create = client.post(format!("{}{CONTACTS}", program.address)).bearer_auth(&token);
        let created = common::answer(create.header("content-type", "application/json").body(body)).await;
        assert_eq!(created.status, 200);
        let id = created.json()["Value"]["Id"].to_string();
        let read = client.get(format!("{}{CONTACTS}/{id}", program.address)).bearer_auth(&token);
        assert_eq!(read.send().await.unwrap().status(), 200);
        for (status, took) in callers.join_all().await {
            assert_eq!(status, 503, "the search must be slow");
            longest = longest.max(took);
        }
        // The database has ended the searches, too, so the next list does not wait.
        let start = Instant::now();
        assert_eq!(quick(&token).send().await.unwrap().status(), 200);
        assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    }
    // Many lists of one caller do not block the lists of another caller.
    let greedy: JoinSet<_> = (0..50).map(|_| list(&token).send()).collect();
    sleep(Duration::from_millis(200)).await;
    assert_eq!(quick(&other(0)).send().await.unwrap().status(), 200);
    for answer in greedy.join_all().await {
        assert_eq!(answer.unwrap().status(), 503);
    }
    is_over.store(true, Ordering::Relaxed);
    let (count, slowest) = probing.await.unwrap();
    assert!(count > 10 && slowest < bound, "the slowest of {count} probes took {slowest:?}");
    assert!(longest < Duration::from_secs(10), "{longest:?}");

    // A signal ends the service also during searches.
    let _searching: JoinSet<_> = (0..8).map(|number| list(&other(number)).send()).collect();
    sleep(Duration::from_millis(500)).await;
    let start = Instant::now();
    let stopped = tokio::task::spawn_blocking(|| program.terminate());
    stopped.await.unwrap();
    let stopped = start.elapsed();
    assert!(stopped < Duration::from_secs(10), "{stopped:?}");
    println!(
        "{rounds} rounds of 8 slow searches on {on:?}: all over after {longest:.1?} at most; the slowest of {count} probes took \
         {slowest:.0?}; stopped in {stopped:.1?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_searches_of_sqlite_time_out_and_block_no_probe() {
    assert_slow_searches_time_out(On::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_searches_of_postgresql_time_out_and_block_no_probe() {
    assert_slow_searches_time_out(On::Postgres).await;
}

/// Sends bytes, and returns the response at the end of the connection, or `None` if the connection does not end.
async fn exchange(address: &str, bytes: &[u8], pause: Option<Duration>) -> Option<String> {
    let whole = async {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let mut answer = Vec::new();
        let (mut reader, mut writer) = stream.split();
        let send = async {
            // The service may close the connection before it has received all bytes.
            match pause {
                None => drop(writer.write_all(bytes).await),
                Some(pause) => {
                    for byte in bytes {
                        if writer.write_all(&[*byte]).await.is_err() {
                            break;
                        }
                        sleep(pause).await;
                    }
                }
            }
            std::future::pending::<()>().await;
        };
        tokio::select! {
            () = send => {}
            _ = reader.read_to_end(&mut answer) => {}
        }
        String::from_utf8_lossy(&answer).into_owned()
    };
    timeout(Duration::from_secs(60), whole).await.ok()
}

fn put(token: &str, more: &str, body: &str) -> String {
    format!(
        "PUT {CONTACTS} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\n\
         connection: close\r\n{more}content-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// Checks that the program is ready. Returns the time of the request.
async fn assert_ready(program: &mut Program) -> Duration {
    assert!(program.child.try_wait().unwrap().is_none(), "the program has ended");
    let client = common::client();
    let start = Instant::now();
    let base = if program.operations.is_empty() { &program.address } else { &program.operations };
    let answer = client.get(format!("{base}/readyz")).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    start.elapsed()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_send_slowly_are_disconnected_and_block_nobody() {
    let clients = few_or_many(40, 200);
    let keys = Keys::new();
    let mut program = Program::start(&keys, &["--header-timeout=5", "--body-timeout=1"]);
    let address = program.address.strip_prefix("http://").unwrap().to_owned();
    let request = put(&keys.administrator(), "", &" ".repeat(1_000));
    let (head, body) = request.split_at(request.find("\r\n\r\n").unwrap() + 4);
    let (head, body) = (head.to_owned(), body.to_owned());
    let start = Instant::now();
    let mut slow = JoinSet::new();
    for number in 0..clients {
        let (address, head, body) = (address.clone(), head.clone(), body.clone());
        slow.spawn(async move {
            if number % 2 == 0 {
                exchange(&address, head.as_bytes(), Some(Duration::from_millis(100)))
                    .await
                    .expect("the connection must end")
            } else {
                let whole = async {
                    let mut stream = TcpStream::connect(&address).await.unwrap();
                    stream.write_all(head.as_bytes()).await.unwrap();
                    let (mut reader, mut writer) = stream.split();
                    let send = async {
                        for byte in body.as_bytes() {
                            let _ = writer.write_all(&[*byte]).await;
                            sleep(Duration::from_millis(100)).await;
                        }
                    };
                    let mut answer = vec![0; 12];
                    tokio::select! {
                        () = send => panic!("the connection must end"),
                        _ = reader.read_exact(&mut answer) => {}
                    }
                    String::from_utf8(answer).unwrap()
                };
                whole.await
            }
        });
    }
    sleep(Duration::from_millis(500)).await;
    let other_request = assert_ready(&mut program).await;
    let answers = slow.join_all().await;
    let took = start.elapsed();
    let timeouts = answers.iter().filter(|answer| answer.starts_with("HTTP/1.1 408")).count();
    assert_eq!(timeouts, clients / 2);
    // At this pace, a head takes half a minute, and a body takes longer.
    assert!(took < Duration::from_secs(20), "{took:?}");
    assert!(other_request < Duration::from_secs(10), "{other_request:?}");
    program.terminate();
    println!("{clients} slow clients: all disconnected in {took:.1?}; another request took {other_request:.1?}");
}

/// Returns the number after a name in a text, such as a metric.
fn number(text: &str, name: &str) -> u64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_read_nothing_are_disconnected_and_block_nobody() {
    let (of_documents, of_pages, contacts) = few_or_many((10, 6, 100), (50, 24, 1_000));
    let keys = Keys::new();
    let database = On::Sqlite.database(&keys);
    let flags = ["--database", &database, "--write-timeout=3", "--operations-listen=127.0.0.1:0"];
    let program = Program::start(&keys, &flags);
    let insert = format!(
        "WITH RECURSIVE many(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM many WHERE i < {contacts}) \
         INSERT INTO contract_contacts (coworker_contract_id, full_name, notes, created_on, updated_on, updated_by, version) \
         SELECT 1, 'Ada', replace(hex(zeroblob(30000)), '0', 'a'), '2025-01-15T10:30:00Z', '2025-01-15T10:30:00Z', 'x', 1 \
         FROM many"
    );
    query(&database, &insert).unwrap();
    let status = format!("/proc/{}/status", program.child.id());
    let memory = || number(&fs::read_to_string(&status).unwrap(), "VmRSS:");
    let before = memory();
    let document = "GET /openapi.json HTTP/1.1\r\nhost: x\r\n\r\n".to_owned();
    let token = keys.administrator();
    let page = format!("GET {CONTACTS}?size=1000 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\r\n");
    let address = program.address.strip_prefix("http://").unwrap().to_owned();
    let mut unread = JoinSet::new();
    for request in std::iter::repeat_n(document, of_documents).chain(std::iter::repeat_n(page, of_pages)) {
        let address = address.clone();
        unread.spawn(async move {
            let mut stream = TcpStream::connect(&address).await.unwrap();
            let requests = request.repeat(100);
            // The loop ends when the service closes the connection.
            while stream.write_all(requests.as_bytes()).await.is_ok() {}
        });
    }
    let is_over = Arc::new(AtomicBool::new(false));
    let urls = [format!("{}/readyz", program.operations), format!("{}/healthz", program.operations)];
    let probing = tokio::spawn(slowest(urls, is_over.clone()));
    let urls = [format!("{}/", program.address), format!("{}/form/style.css", program.address)];
    let calling = tokio::spawn(slowest(urls, is_over.clone()));
    let start = Instant::now();
    let all_gone = async { while unread.join_next().await.is_some() {} };
    timeout(Duration::from_secs(60), all_gone).await.expect("the service must disconnect all clients");
    let gone = start.elapsed();
    is_over.store(true, Ordering::Relaxed);
    let (probes, slowest_probe) = probing.await.unwrap();
    let (calls, slowest_call) = calling.await.unwrap();
    assert!(probes > 10 && calls > 10, "{probes} probes and {calls} calls");
    let bound = few_or_many(Duration::from_secs(5), Duration::from_secs(2));
    assert!(slowest_probe < bound && slowest_call < bound, "{slowest_probe:?}, {slowest_call:?}");
    let grown = memory().saturating_sub(before) / 1_024;
    // Each response has 60 MB.
    assert!(grown < 300, "{grown} MiB more memory");
    program.terminate();
    println!(
        "{of_documents} clients that read no document and {of_pages} that read no page: all disconnected after {gone:.1?}; the slowest of \
         {probes} probes took {slowest_probe:.0?}, of {calls} calls {slowest_call:.0?}; {grown} MiB more memory"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn idle_connections_block_nobody() {
    let count = few_or_many(500, 10_000);
    let limit = rlimit::increase_nofile_limit(u64::MAX).unwrap();
    assert!(limit > count + 100, "a process may have only {limit} open files, which is too few for this test");
    let keys = Keys::new();
    let mut program =
        Program::start(&keys, &["--header-timeout=600", "--max-connections=12000", "--operations-listen=127.0.0.1:0"]);
    let address = program.address.strip_prefix("http://").unwrap().to_owned();
    let status = format!("/proc/{}/status", program.child.id());
    let memory = || -> u64 {
        let status = fs::read_to_string(&status).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0");
        line.split_whitespace().next().unwrap().parse().unwrap()
    };
    let before = memory();
    let mut idle = Vec::new();
    for number in 0..count {
        let mut stream = TcpStream::connect(&address).await.unwrap();
        // Every other connection has sent a request.
        if number % 2 == 0 {
            stream.write_all(b"HEAD /openapi.json HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
            let mut answer = [0; 15];
            stream.read_exact(&mut answer).await.unwrap();
            assert_eq!(&answer, b"HTTP/1.1 200 OK");
        }
        idle.push(stream);
    }
    let took = assert_ready(&mut program).await;
    let create = json!({"CoworkerContractId": 1, "FullName": "Ada"}).to_string();
    let client = common::client();
    let request = client.post(format!("{}{CONTACTS}", program.address)).header("content-type", "application/json");
    let answer = request.bearer_auth(keys.administrator()).body(create).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    // The timeout for idle connections is ten minutes.
    assert!(took < Duration::from_secs(10), "{took:?}");
    let metrics = client.get(format!("{}/metrics", program.operations)).send().await.unwrap().text().await.unwrap();
    let open = metrics.lines().find_map(|line| line.strip_prefix("http_connections ")).unwrap();
    assert!(open.parse::<u64>().unwrap() >= count, "{open} are open");
    let grown = memory().saturating_sub(before);
    let start = Instant::now();
    program.terminate();
    println!(
        "{open} connections open: answered in {took:.1?}; {grown} KiB more memory; stopped in {:.1?}",
        start.elapsed()
    );
    drop(idle);
}

/// Returns malformed requests with the status of their response. The status 0 means a closed connection without a response.
fn malformed(token: &str) -> Vec<(&'static str, Vec<u8>, u16)> {
    let get = |line: &str, more: &str| format!("{line}\r\nhost: x\r\nconnection: close\r\n{more}\r\n").into_bytes();
    let ours = |more: &str, body: &str| {
        format!(
            "PUT {CONTACTS} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\n\
             connection: close\r\n{more}\r\n{body}"
        )
        .into_bytes()
    };
    let body = r#"{"Id": 1}"#;
    vec![
        ("nothing", b"".to_vec(), 0),
        ("empty lines", b"\r\n\r\n\r\n\r\n".to_vec(), 0),
        ("half a line", b"GET / HT".to_vec(), 0),
        ("no end of the head", b"GET /healthz HTTP/1.1\r\nhost: x\r\n".to_vec(), 0),
        ("words", b"hello there\r\n\r\n".to_vec(), 400),
        ("NUL", vec![0; 1_000], 400),
        ("all bytes", (0..=255).collect(), 400),
        ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(), 400),
        ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(), 0),
        ("HTTP/0.9", b"GET /healthz\r\n\r\n".to_vec(), 400),
        ("HTTP/1.0", b"GET /healthz HTTP/1.0\r\n\r\n".to_vec(), 200),
        ("HTTP/9.9", get("GET /healthz HTTP/9.9", ""), 400),
        ("no host", b"GET /healthz HTTP/1.1\r\nconnection: close\r\n\r\n".to_vec(), 400),
        ("two hosts", get("GET /healthz HTTP/1.1", "host: y\r\n"), 400),
        ("two spaces", get("GET  /healthz HTTP/1.1", ""), 400),
        ("an invalid method", get("G\x01T /healthz HTTP/1.1", ""), 400),
        ("an unknown method", get("BREW /healthz HTTP/1.1", ""), 405),
        ("asterisk", get("OPTIONS * HTTP/1.1", ""), 404),
        ("CONNECT", get("CONNECT x:443 HTTP/1.1", ""), 404),
        ("an absolute target", get("GET http://x/healthz HTTP/1.1", ""), 200),
        ("a target without a slash", get("GET healthz HTTP/1.1", ""), 404),
        ("dots", get("GET /../../etc/passwd HTTP/1.1", ""), 404),
        ("not UTF-8 in the path", get(&format!("GET {CONTACTS}/%ff%fe HTTP/1.1"), ""), 401),
        ("half a percent sign", get("GET /%4 HTTP/1.1", ""), 404),
        ("NUL in the path", get("GET /\0 HTTP/1.1", ""), 400),
        ("a long target", get(&format!("GET /{} HTTP/1.1", "x".repeat(60_000)), ""), 404),
        ("a longer target", get(&format!("GET /{} HTTP/1.1", "x".repeat(66_000)), ""), 414),
        ("a long head", get("GET /healthz HTTP/1.1", &format!("x: {}\r\n", "x".repeat(1_000_000))), 431),
        ("many headers", get("GET /healthz HTTP/1.1", &"x: y\r\n".repeat(1_000)), 431),
        ("no colon", get("GET /healthz HTTP/1.1", "x\r\n"), 400),
        ("a space before the colon", get("GET /healthz HTTP/1.1", "x : y\r\n"), 400),
        ("a folded header", get("GET /healthz HTTP/1.1", "x: y\r\n z\r\n"), 400),
        ("NUL in a header", get("GET /healthz HTTP/1.1", "x: \0\r\n"), 400),
        (
            "a header that is not UTF-8",
            b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx: \xff\xfe\r\n\r\n".to_vec(),
            200,
        ),
        ("line feeds alone", b"GET /healthz HTTP/1.1\nhost: x\nconnection: close\n\n".to_vec(), 200),
        ("a length that is negative", ours("content-length: -1\r\n", body), 400),
        ("a length that is not a number", ours("content-length: 9x\r\n", body), 400),
        ("a length out of range", ours("content-length: 99999999999999999999999\r\n", body), 400),
        ("a length beyond the limit", ours("content-length: 1000000000\r\n", body), 413),
        ("a length beyond the body", ours("content-length: 100\r\n", body), 408),
        ("a length below the body", ours("content-length: 2\r\n", body), 400),
        ("two lengths", ours("content-length: 9\r\ncontent-length: 8\r\n", body), 400),
        ("length and chunks", ours("content-length: 9\r\ntransfer-encoding: chunked\r\n", "0\r\n\r\n"), 400),
        ("an unknown transfer encoding", ours("transfer-encoding: x\r\n", body), 400),
        ("chunked twice", ours("transfer-encoding: chunked, chunked\r\n", "0\r\n\r\n"), 400),
        ("a chunk length that is not a number", ours("transfer-encoding: chunked\r\n", "x\r\n"), 400),
        ("a chunk length out of range", ours("transfer-encoding: chunked\r\n", "fffffffffffffffff\r\n"), 400),
        ("half a chunk", ours("transfer-encoding: chunked\r\n", "9\r\n{}"), 408),
        ("an expectation of 100 Continue", ours("expect: 100-continue\r\ncontent-length: 9\r\n", body), 100),
        ("an unknown expectation", ours("expect: 200-ok\r\ncontent-length: 9\r\n", body), 400),
        ("an upgrade", get("GET /healthz HTTP/1.1", "upgrade: websocket\r\n"), 200),
        ("no body at all", ours("", ""), 400),
        ("two tokens", ours("authorization: Bearer x\r\ncontent-length: 9\r\n", body), 401),
        ("two types", ours("content-type: text/plain\r\ncontent-length: 9\r\n", body), 415),
        ("a content encoding", ours("content-encoding: gzip\r\ncontent-length: 9\r\n", body), 415),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn malformed_request_returns_its_status() {
    let keys = Keys::new();
    let mut program = Program::start(&keys, &["--header-timeout=5", "--body-timeout=1"]);
    let address = program.address.strip_prefix("http://").unwrap().to_owned();
    let mut table = JoinSet::new();
    for (name, bytes, expected) in malformed(&keys.administrator()) {
        let address = address.clone();
        table.spawn(async move {
            let answer =
                exchange(&address, &bytes, None).await.unwrap_or_else(|| panic!("{name}: the connection does not end"));
            let status = answer.strip_prefix("HTTP/1.").map_or(0, |rest| rest[2..5].parse().unwrap());
            (status != expected).then(|| format!("{name}: {status} instead of {expected}"))
        });
    }
    let wrong: Vec<_> = table.join_all().await.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_ready(&mut program).await;
    let log = program.terminate();
    assert!(!log.contains("panic"), "{log}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn randomly_altered_requests_harm_nothing() {
    let keys = Keys::new();
    let mut program = Program::start(&keys, &["--header-timeout=5", "--body-timeout=1"]);
    let address = program.address.strip_prefix("http://").unwrap().to_owned();
    let (count, seed) = (few_or_many(500, 20_000), seed());
    let mut random = fastrand::Rng::with_seed(seed);
    let token = keys.administrator();
    let bases = [
        put(&token, "", r#"{"Id": 1, "CoworkerContractId": 1, "FullName": "Ada"}"#),
        put(&token, "if-match: \"1-1\"\r\n", "{}").replace("PUT", "POST"),
        put(&token, "", "").replace("PUT", "GET"),
        put(&token, "", "").replace(&format!("PUT {CONTACTS}"), &format!("DELETE {CONTACTS}/1")),
    ];
    let mut statuses: BTreeMap<u16, usize> = BTreeMap::new();
    let mut running = JoinSet::new();
    for number in 0..count {
        let mut bytes = bases[number % bases.len()].clone().into_bytes();
        for _ in 0..random.usize(1..8) {
            let place = random.usize(..bytes.len());
            match random.u8(..5) {
                0 => bytes[place] = random.u8(..),
                1 => drop(bytes.remove(place)),
                2 => bytes.insert(place, *random.choice(b"\r\n\0 :,;\"%/\xff0").unwrap()),
                3 => drop(bytes.splice(place..place, b"\r\n".repeat(random.usize(1..3)))),
                _ if random.u8(..20) == 0 => bytes.truncate(place.max(1)),
                _ => bytes[place] ^= 1 << random.u8(..8),
            }
        }
        let address = address.clone();
        running.spawn(async move { exchange(&address, &bytes, None).await });
        while running.len() >= 300 || (number + 1 == count && !running.is_empty()) {
            let answer = running.join_next().await.unwrap().unwrap();
            let answer = answer.unwrap_or_else(|| panic!("the connection does not end, seed {seed}"));
            let status = answer.strip_prefix("HTTP/1.").map_or(0, |rest| rest[2..5].parse().unwrap());
            assert!(status < 500, "{status}, seed {seed}");
            assert!(answer.is_empty() || status > 0, "seed {seed}");
            *statuses.entry(status).or_default() += 1;
        }
    }
    assert_ready(&mut program).await;
    let log = program.terminate();
    assert!(!log.contains("panic"), "seed {seed}: {log}");
    println!("{count} randomly altered requests (seed {seed}): responses {statuses:?}");
}
