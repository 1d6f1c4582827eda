//! The readiness of the service, and the errors of its start.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use contract_contact_server::{FileError, OpenError, Server, StartError};
use serde_json::json;

use crate::common::{CONTACTS, Keys, On, PROGRAM, Postgres, Program, Service, answer, config};

on_both_databases! {
    times_of_a_contact_do_not_go_back
    open_database_is_ready
}

fn contact() -> serde_json::Value {
    json!({"CoworkerContractId": 1, "FullName": "Ada"})
}

async fn open_database_is_ready(on: On) {
    let service = Service::on(on, &[]).await;
    for _ in 0..3 {
        let answer = answer(service.anonymous("GET", "/readyz")).await;
        assert_eq!((answer.status, answer.body.as_str()), (200, "ready"));
    }
}

async fn times_of_a_contact_do_not_go_back(on: On) {
    const LATER: &str = "2999-12-31T23:59:59Z";
    let service = Service::on(on, &[]).await;
    let id = service.create(contact()).await;
    // The clock was ahead during the last change.
    let changed = format!("UPDATE contract_contacts SET updated_on = '{LATER}' WHERE id = {id}");
    service.query(&changed);
    let mut contact = contact();
    contact["Id"] = id.into();
    let written = service.send("PUT", contact.to_string()).await.json();
    assert_eq!(written["UpdatedOn"], LATER);
    let path = format!("{CONTACTS}/{id}");
    assert_eq!(service.get(&path).await.json()["UpdatedOn"], LATER);
    assert_eq!(answer(service.request("DELETE", &path)).await.json()["UpdatedOn"], LATER);
    let select = "SELECT operation FROM audit WHERE changed_on = '2999-12-31T23:59:59Z' ORDER BY id";
    assert_eq!(service.query(select), "update\ndelete\n");
}

/// Starts a service on SQLite. Returns the service and the path of its file.
async fn on_sqlite() -> (Service, PathBuf) {
    let service = Service::on(On::Sqlite, &[]).await;
    let path = service.database.strip_prefix("sqlite:").unwrap().into();
    assert_eq!(service.get("/readyz").await.status, 200);
    (service, path)
}

/// Checks that the service is alive, but not ready, and acknowledges no change.
async fn assert_not_ready(service: &Service) {
    service.get("/readyz").await.assert_rejected(503, "The service is not available now");
    for _ in 0..3 {
        assert_ne!(service.send("POST", contact().to_string()).await.status, 200);
    }
    assert_eq!(service.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn deleted_database_file_is_not_ready_and_rejects_writes() {
    let (service, path) = on_sqlite().await;
    service.create(contact()).await;
    fs::remove_file(path).unwrap();
    assert_not_ready(&service).await;
}

#[tokio::test]
async fn replaced_database_file_is_not_ready_and_rejects_writes() {
    let (service, path) = on_sqlite().await;
    service.create(contact()).await;
    let copy = path.with_extension("copy");
    fs::copy(&path, &copy).unwrap();
    fs::rename(copy, path).unwrap();
    assert_not_ready(&service).await;
}

#[tokio::test]
async fn deleted_write_ahead_log_is_not_ready_and_rejects_writes() {
    let (service, path) = on_sqlite().await;
    service.create(contact()).await;
    fs::remove_file(format!("{}-wal", path.display())).unwrap();
    assert_not_ready(&service).await;
}

#[tokio::test]
async fn damaged_database_file_is_not_ready() {
    let (service, path) = on_sqlite().await;
    let length = fs::metadata(&path).unwrap().len();
    fs::write(&path, vec![0x5A; length.try_into().unwrap()]).unwrap();
    service.get("/readyz").await.assert_rejected(503, "The service is not available now");
}

#[tokio::test]
async fn damage_found_by_a_request_is_not_ready() {
    let keys = Keys::new();
    let database = On::Sqlite.database(&keys);
    let service = Service::with(keys, database, &[]).await;
    for _ in 0..200 {
        service.create(json!({"CoworkerContractId": 1, "FullName": "Ada", "Notes": "x".repeat(1_000)})).await;
    }
    let database = service.database.clone();
    let keys = service.stop().await;
    // The first pages have the schema.
    let path = Path::new(database.strip_prefix("sqlite:").unwrap());
    let mut bytes = fs::read(path).unwrap();
    assert!(bytes.len() > 50 * 4_096);
    bytes[20 * 4_096..].fill(0x5A);
    fs::write(path, bytes).unwrap();
    let service = Service::with(keys, database, &[]).await;
    assert_eq!(service.get("/readyz").await.status, 200, "no request has read the damaged pages");
    assert_eq!(service.get(&format!("{CONTACTS}?orderBy=Notes")).await.status, 500);
    assert_eq!(service.get("/readyz").await.status, 503);
}

/// Returns the program without the right of root to ignore the permissions of files.
fn bound_by_permissions() -> Command {
    if Command::new("id").arg("-u").output().unwrap().stdout != b"0\n" {
        return Command::new(PROGRAM);
    }
    let mut command = Command::new("setpriv");
    command.args(["--bounding-set=-dac_override,-dac_read_search", PROGRAM]);
    command
}

#[tokio::test]
async fn read_only_database_file_is_not_ready() {
    let keys = Keys::new();
    let program = Program::spawn(bound_by_permissions(), &keys, &["--database=sqlite:contacts.db"]);
    let ready = async || {
        let request = crate::common::client().get(format!("{}/readyz", program.address));
        answer(request).await.status
    };
    let path = keys.folder.path().join("contacts.db");
    let set = |mode| fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
    assert_eq!(ready().await, 200);
    set(0o400);
    assert_eq!(ready().await, 503);
    set(0o600);
    assert_eq!(ready().await, 200);
}

#[tokio::test]
async fn read_only_postgresql_is_not_ready() {
    let service = Service::on(On::Postgres, &[]).await;
    assert_eq!(service.get("/readyz").await.status, 200);
    let name = service.query("SELECT current_database()").trim().to_owned();
    // The setting applies to new connections.
    let set = |value: &str| {
        let postgres = Postgres::shared();
        let set = format!("ALTER DATABASE {name} SET default_transaction_read_only = {value}");
        let end = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        for statement in [set, end] {
            postgres.psql("postgres", &statement).unwrap();
        }
    };
    set("on");
    assert_eq!(service.get("/readyz").await.status, 503);
    set("off");
    assert_eq!(service.get("/readyz").await.status, 200);
}

#[tokio::test]
async fn postgresql_without_the_tables_is_not_ready() {
    let service = Service::on(On::Postgres, &[]).await;
    service.query("ALTER TABLE contract_contacts RENAME TO other");
    assert_eq!(service.get("/readyz").await.status, 503);
}

/// Returns the error of a start on this database.
async fn start_error(database: &str) -> OpenError {
    let keys = Keys::new();
    match Server::start(config(&keys.public(), database, &["--database-timeout=2"])).await {
        Err(StartError::Database(error)) => error,
        Err(error) => panic!("{database}: {error}"),
        Ok(_) => panic!("the service must not start on {database}"),
    }
}

#[tokio::test]
async fn start_error_names_the_fault_of_an_sqlite_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("text"), "This is no database. ".repeat(100)).unwrap();
    for (url, ends_with) in [
        (path("none/contacts.db"), "none/contacts.db: No such file or directory (os error 2)"),
        (path("none.db?mode=rw"), "none.db: No such file or directory (os error 2)"),
        (path(""), "/: Is a directory (os error 21)"),
        (path("text"), "text: the file is not an SQLite database, or is damaged"),
        (":memory:".to_owned(), "cannot open the database :memory:: contacts cannot be stored in memory: name a file"),
        (path("x?mode=memory"), "the URL of the database must have no parameter other than mode=rw or mode=rwc"),
    ] {
        let error = start_error(&format!("sqlite:{url}")).await.to_string();
        assert!(error.ends_with(ends_with), "{error}");
    }
}

#[tokio::test]
async fn mode_rw_does_not_create_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none.db");
    start_error(&format!("sqlite:{}?mode=rw", path.display())).await;
    assert!(!path.exists());
}

#[tokio::test]
async fn unknown_kind_of_database_fails_the_start() {
    assert!(matches!(start_error("mysql://x").await, OpenError::Url));
}

#[tokio::test]
async fn start_error_names_a_locked_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contacts.db");
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE; CREATE TABLE x (y)").unwrap();
    let error = start_error(&format!("sqlite:{}", path.display())).await;
    assert!(matches!(error, OpenError::File { cause: FileError::Locked, .. }), "{error}");
}

#[test]
fn start_error_names_a_read_only_database_file() {
    let keys = Keys::new();
    let path = keys.folder.path().join("contacts.db");
    fs::write(&path, "").unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o400)).unwrap();
    let mut command = bound_by_permissions();
    command.args(["--issuer=x", "--audience=x", "--listen=127.0.0.1:0", "--keys"]).arg(keys.public());
    let output = command.arg("--database").arg(format!("sqlite:{}", path.display())).output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        message,
        format!("error: cannot open the database {}: Permission denied (os error 13)\n", path.display())
    );
}

#[tokio::test]
async fn start_error_has_the_message_of_postgresql_and_no_password() {
    let postgres = On::Postgres.database(&Keys::new());
    let (_, folder) = postgres.split_once("?host=").unwrap();
    for (url, cause) in [
        (format!("postgres://test:geheim@localhost/none?host={folder}"), "database \"none\" does not exist"),
        (format!("postgres://nobody:geheim@localhost/contacts0?host={folder}"), "role \"nobody\" does not exist"),
        ("postgres://test:geheim@127.0.0.1:1/contacts".to_owned(), "Connection refused (os error 111)"),
        (format!("postgres://test:geheim@localhost/x?host={folder}/none"), "No such file or directory (os error 2)"),
        ("postgres://test:geheim@localhost:port/x".to_owned(), "the URL is invalid"),
    ] {
        let error = start_error(&url).await.to_string();
        assert_eq!(error, format!("cannot connect to the database: {cause}"));
    }
}

#[tokio::test]
async fn new_database_files_are_readable_only_by_their_owner() {
    let (service, path) = on_sqlite().await;
    service.create(contact()).await;
    for end in ["", "-wal", "-shm"] {
        let metadata = fs::metadata(format!("{}{end}", path.display())).unwrap();
        assert_eq!(metadata.permissions().mode() & 0o777, 0o600, "{end}");
    }
}

#[tokio::test]
async fn deleted_text_is_erased_from_the_file() {
    const SECRET: &[u8] = b"Xyzzy-Frobozz";
    let (service, path) = on_sqlite().await;
    let note = String::from_utf8(SECRET.repeat(500)).unwrap();
    let deleted = service.create(json!({"CoworkerContractId": 1, "FullName": "Ada", "Notes": note})).await;
    let emptied = service.create(json!({"CoworkerContractId": 1, "FullName": "Ada", "Notes": note})).await;
    let database = service.database.clone();
    let keys = service.stop().await;
    let is_there = |path: &Path| {
        let bytes = fs::read(path).unwrap();
        [SECRET, b"xyzzy-frobozz"].iter().any(|secret| bytes.windows(secret.len()).any(|window| window == *secret))
    };
    assert!(is_there(&path));
    let service = Service::with(keys, database, &[]).await;
    assert_eq!(answer(service.request("DELETE", &format!("{CONTACTS}/{deleted}"))).await.status, 200);
    let mut contact = contact();
    contact["Id"] = emptied.into();
    assert_eq!(service.send("PUT", contact.to_string()).await.status, 200);
    let _keys = service.stop().await;
    assert!(!is_there(&path));
}
