//! SQLite in one file, in this process.
//!
//! One thread owns the connection that writes. The thread applies all waiting changes in one transaction, each in its own
//! savepoint. It answers when the transaction is on the disk, so many callers share one disk write. Lists and single contacts are
//! read on separate connections, which can read during a write because of the write-ahead log.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Duration;

use contract_contact::{ContractContact, Identifier, Timestamp, date};
use percent_encoding::percent_decode_str;
use rusqlite::{OpenFlags, TransactionBehavior};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};
use tokio::task::spawn_blocking;

use super::change::{Author, Change, Stored, Written};
use super::error::{FileError, MigrateError, OpenError, StoreError};
use super::file::{self, DatabaseFile, READ_ONLY};
use super::migrations;
use super::operations::{self, Connection, Row, Rows};
use super::statements::{Dialect, Statement, Statements};
use crate::column::{Type, Value};
use crate::list::Listing;

static STATEMENTS: LazyLock<Statements> = LazyLock::new(|| Statements::new(Dialect::Sqlite));

/// The number of SQLite steps between two checks that a caller still waits for the result.
const STEPS: i32 = 100;

/// The maximum number of changes that wait for the writing thread.
const QUEUE: usize = 1_024;

/// The maximum number of changes in a transaction.
const GROUP: usize = 128;

/// An open database.
#[derive(Clone)]
pub(super) struct Sqlite(Arc<Shared>);

struct Shared {
    file: Arc<DatabaseFile>,
    idle: Mutex<Vec<rusqlite::Connection>>,
    /// One permit for each reading connection.
    permits: Arc<Semaphore>,
    connections: u32,
    jobs: mpsc::Sender<Job>,
}

/// A job of the writing thread.
enum Job {
    Write(Box<Write>),
    Close { reply: oneshot::Sender<()> },
}

struct Write {
    change: Change,
    author: Author,
    reply: oneshot::Sender<Result<Written, StoreError>>,
}

impl Sqlite {
    /// Opens or creates the file of a URL, given without its `sqlite:`.
    pub(super) async fn open(url: &str, connections: u32, timeout: Duration) -> Result<Sqlite, OpenError> {
        let (path, may_create) = parse(url)?;
        let open = move || open(&path, may_create, connections, timeout);
        spawn_blocking(open).await.unwrap_or_else(|_| Err(MigrateError::from(PANICKED).into()))
    }

    pub(super) async fn close(&self) {
        let (reply, closed) = oneshot::channel();
        if self.0.jobs.send(Job::Close { reply }).await.is_ok() {
            let _ = closed.await;
        }
        // Waits until all connections are returned.
        let _ = self.0.permits.acquire_many(self.0.connections).await;
        self.0.permits.close();
        self.0.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Checks that the file is the opened file, and that a new connection can read and may write.
    pub(super) async fn ready(&self) -> Result<(), StoreError> {
        let file = self.0.file.clone();
        let probe = move || {
            file.is_ready()?;
            let connection = connect(file.path(), Duration::ZERO)?;
            if connection.is_readonly("main")? {
                return Err(READ_ONLY);
            }
            now(operations::is_there(&mut Session { connection: &connection, file: &file }))
        };
        spawn_blocking(probe).await.unwrap_or(Err(PANICKED))
    }

    pub(super) async fn get(&self, id: Identifier) -> Result<Stored, StoreError> {
        self.read(move |session| now(operations::get(session, id))).await
    }

    pub(super) async fn list(&self, listing: &Listing) -> Result<(Vec<ContractContact>, i64), StoreError> {
        let listing = listing.clone();
        self.read(move |session| now(operations::list(session, &listing))).await
    }

    pub(super) async fn write(&self, change: Change, author: &Author) -> Result<Written, StoreError> {
        let (reply, written) = oneshot::channel();
        let job = Job::Write(Box::new(Write { change, author: author.clone(), reply }));
        self.0.jobs.send(job).await.map_err(|_| CLOSED)?;
        written.await.unwrap_or(Err(CLOSED))
    }

    /// Reads on a separate connection. SQLite stops early if no caller waits for the result any more.
    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Session<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let permit = self.0.permits.clone().acquire_owned().await.map_err(|_| CLOSED)?;
        let is_unwanted = Arc::new(AtomicBool::new(false));
        let _until_dropped = SetWhenDropped(is_unwanted.clone());
        let shared = self.0.clone();
        let read = move || {
            let lent = Lent::take(shared, permit).ok_or(CLOSED)?;
            let connection = lent.connection()?;
            if is_unwanted.load(Ordering::Relaxed) {
                return Err(StoreError::TimedOut);
            }
            connection.progress_handler(STEPS, Some(move || is_unwanted.load(Ordering::Relaxed)))?;
            work(&mut Session { connection, file: &lent.shared.file })
        };
        spawn_blocking(read).await.unwrap_or(Err(PANICKED))
    }
}

const CLOSED: StoreError = StoreError::Unavailable(Cow::Borrowed("closed"));
const PANICKED: StoreError = StoreError::Failed(Cow::Borrowed("a panic"));

struct SetWhenDropped(Arc<AtomicBool>);

impl Drop for SetWhenDropped {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// A borrowed connection, which returns to the pool when dropped.
struct Lent {
    connection: Option<rusqlite::Connection>,
    shared: Arc<Shared>,
    _permit: OwnedSemaphorePermit,
}

impl Lent {
    fn take(shared: Arc<Shared>, permit: OwnedSemaphorePermit) -> Option<Lent> {
        let connection = shared.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()?;
        Some(Lent { connection: Some(connection), shared, _permit: permit })
    }

    fn connection(&self) -> Result<&rusqlite::Connection, StoreError> {
        self.connection.as_ref().ok_or(CLOSED)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.shared.idle.lock().unwrap_or_else(PoisonError::into_inner).extend(self.connection.take());
    }
}

/// Applies changes until the database is closed. Changes that wait at the same time share a transaction.
fn write_each(mut connection: rusqlite::Connection, file: &DatabaseFile, mut queue: mpsc::Receiver<Job>) {
    let mut jobs = Vec::with_capacity(GROUP);
    while queue.blocking_recv_many(&mut jobs, GROUP) > 0 {
        let (mut writes, mut close) = (Vec::with_capacity(jobs.len()), None);
        for job in jobs.drain(..) {
            match job {
                // No caller waits for the result any more.
                Job::Write(write) if write.reply.is_closed() => {}
                Job::Write(write) => writes.push(*write),
                Job::Close { reply } => close = Some(reply),
            }
        }
        if !writes.is_empty() {
            // A failed transaction has written nothing.
            let outcomes =
                write_all(&mut connection, file, &writes).unwrap_or_else(|error| vec![Err(error); writes.len()]);
            for (write, outcome) in writes.into_iter().zip(outcomes) {
                let _ = write.reply.send(outcome);
            }
        }
        if let Some(reply) = close {
            drop((queue, connection));
            let _ = reply.send(());
            return;
        }
    }
}

/// Applies changes in one transaction. A rejected or failed change does not affect the other changes.
fn write_all(
    connection: &mut rusqlite::Connection,
    file: &DatabaseFile,
    writes: &[Write],
) -> Result<Vec<Result<Written, StoreError>>, StoreError> {
    let mut transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut outcomes = Vec::with_capacity(writes.len());
    for Write { change, author, .. } in writes {
        let savepoint = transaction.savepoint()?;
        let outcome = now(operations::apply(&mut Session { connection: &savepoint, file }, change, author));
        match &outcome {
            Ok(_) => savepoint.commit()?,
            // SQLite has rolled back the whole transaction, such as for a full disk.
            Err(error) if savepoint.is_autocommit() => return Err(error.clone()),
            Err(_) => savepoint.finish()?,
        }
        outcomes.push(outcome);
    }
    transaction.commit()?;
    // A write to a removed file is not durable.
    file.is_the_same()?;
    Ok(outcomes)
}

/// A connection that runs statements synchronously on the calling thread.
struct Session<'c> {
    connection: &'c rusqlite::Connection,
    file: &'c DatabaseFile,
}

impl Connection for Session<'_> {
    fn statements(&self) -> &'static Statements {
        &STATEMENTS
    }

    async fn run(&mut self, statement: &Statement, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        run(self.connection, statement, values).inspect_err(|error| self.file.remember(error))
    }
}

/// The result of an operation on a [`Session`], which never waits.
fn now<T>(operation: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
    match pin!(operation).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        Poll::Pending => Err(StoreError::Failed("an operation waits".into())),
    }
}

fn run(connection: &rusqlite::Connection, statement: &Statement, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
    let mut prepared = connection.prepare_cached(&statement.text)?;
    for (index, value) in (1..).zip(values) {
        match value {
            Value::Integer(number) => prepared.raw_bind_parameter(index, number),
            Value::SmallInteger(number) => prepared.raw_bind_parameter(index, number),
            Value::Text(text) => prepared.raw_bind_parameter(index, text),
            Value::Date(date) => prepared.raw_bind_parameter(index, date.map(|date| date.to_string())),
            Value::Instant(instant) => {
                prepared.raw_bind_parameter(index, instant.map(|instant| Timestamp::from(instant).to_string()))
            }
        }?;
    }
    let mut rows = prepared.raw_query();
    let mut read = Rows::of(statement);
    while let Some(row) = rows.next()? {
        let values = statement.columns.iter().enumerate().map(|(index, column)| value(row, index, *column));
        if !read.add(values.collect::<Result<_, _>>()?) {
            break;
        }
    }
    Ok(read.all())
}

fn value(row: &rusqlite::Row<'_>, index: usize, column: Type) -> Result<Value, StoreError> {
    Ok(match column {
        Type::Integer => Value::Integer(row.get(index)?),
        Type::SmallInteger => Value::SmallInteger(row.get(index)?),
        Type::Text => Value::Text(row.get(index)?),
        Type::Date => {
            let text: Option<String> = row.get(index)?;
            let date = text.map(|text| date::parse(&text)).transpose();
            Value::Date(date.map_err(|_| StoreError::Corrupt("a date is invalid"))?)
        }
        Type::Instant => {
            let text: Option<String> = row.get(index)?;
            let stamp = text.map(|text| text.parse::<Timestamp>()).transpose();
            Value::Instant(stamp.map_err(|_| StoreError::Corrupt("a time is invalid"))?.map(Into::into))
        }
    })
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let Some(error) = error.sqlite_error() else { return StoreError::Failed("unexpected".into()) };
        let code = error.extended_code;
        // The other bits contain the extended code.
        match code & 0xFF {
            rusqlite::ffi::SQLITE_INTERRUPT => StoreError::TimedOut,
            rusqlite::ffi::SQLITE_CORRUPT | rusqlite::ffi::SQLITE_NOTADB => StoreError::Damaged,
            rusqlite::ffi::SQLITE_BUSY
            | rusqlite::ffi::SQLITE_LOCKED
            | rusqlite::ffi::SQLITE_READONLY
            | rusqlite::ffi::SQLITE_IOERR
            | rusqlite::ffi::SQLITE_FULL
            | rusqlite::ffi::SQLITE_CANTOPEN => StoreError::Unavailable(code.to_string().into()),
            _ => StoreError::Failed(code.to_string().into()),
        }
    }
}

impl From<rusqlite::Error> for FileError {
    fn from(error: rusqlite::Error) -> Self {
        let code = error.sqlite_error().map_or(rusqlite::ffi::SQLITE_ERROR, |error| error.extended_code);
        match code & 0xFF {
            rusqlite::ffi::SQLITE_NOTADB | rusqlite::ffi::SQLITE_CORRUPT => FileError::NotADatabase,
            rusqlite::ffi::SQLITE_BUSY | rusqlite::ffi::SQLITE_LOCKED => FileError::Locked,
            _ => FileError::Other(code),
        }
    }
}

/// Returns the path of a URL without its `sqlite:`, and whether the file may be created.
fn parse(url: &str) -> Result<(PathBuf, bool), OpenError> {
    let (path, parameters) = url.split_once('?').unwrap_or((url, "mode=rwc"));
    let may_create = match parameters {
        "mode=rwc" => true,
        "mode=rw" => false,
        _ => return Err(OpenError::Parameter),
    };
    let path = percent_decode_str(path.strip_prefix("//").unwrap_or(path)).decode_utf8().map_err(|_| OpenError::Url)?;
    let path = PathBuf::from(path.as_ref());
    if matches!(path.to_str(), Some("" | ":memory:")) {
        return Err(OpenError::File { path, cause: FileError::InMemory });
    }
    Ok((path, may_create))
}

fn open(path: &Path, may_create: bool, connections: u32, timeout: Duration) -> Result<Sqlite, OpenError> {
    let failed = |cause| OpenError::File { path: path.to_owned(), cause };
    let system = |cause: std::io::Error| failed(cause.into());
    file::prepare(path, may_create).map_err(system)?;
    let connect = || connect(path, timeout).map_err(|error| failed(error.into()));
    let mut writer = connect()?;
    set_up(&writer).map_err(failed)?;
    migrations::on_sqlite(&mut writer)?;
    let readers: Vec<_> = (0..connections).map(|_| connect()).collect::<Result<_, _>>()?;
    let file = Arc::new(DatabaseFile::new(path).map_err(system)?);
    update_search_keys(&mut writer, &file).map_err(MigrateError::from)?;
    let (jobs, queue) = mpsc::channel(QUEUE);
    let of_writer = file.clone();
    let write = move || write_each(writer, &of_writer, queue);
    thread::Builder::new().name("sqlite-writer".into()).spawn(write).map_err(system)?;
    let permits = Arc::new(Semaphore::new(readers.len()));
    Ok(Sqlite(Arc::new(Shared { file, idle: Mutex::new(readers), permits, connections, jobs })))
}

fn connect(path: &Path, timeout: Duration) -> rusqlite::Result<rusqlite::Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = rusqlite::Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(timeout)?;
    Ok(connection)
}

/// Sets up the connection that writes.
fn set_up(connection: &rusqlite::Connection) -> Result<(), FileError> {
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode != "wal" {
        return Err(FileError::NoLog);
    }
    // An acknowledged change must be on the disk.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // Overwrites deleted and replaced data, so that a later copy of the file does not contain the data.
    connection.pragma_update(None, "secure_delete", "ON")?;
    Ok(())
}

/// Updates the search keys, and moves the write-ahead log into the file, so that probes read from the file.
fn update_search_keys(connection: &mut rusqlite::Connection, file: &DatabaseFile) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    now(operations::update_search_keys(&mut Session { connection: &transaction, file }))?;
    transaction.commit()?;
    Ok(connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}
