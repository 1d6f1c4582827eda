//! PostgreSQL, with a pool of connections.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use contract_contact::{ContractContact, Identifier};
use futures_util::TryStreamExt;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgRow};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection as _, Executor, PgConnection, PgPool, Row as _};
use tokio::sync::Mutex;

use super::change::{Author, Change, Stored, Written};
use super::error::{MigrateError, OpenError, StoreError};
use super::migrations;
use super::operations::{self, Connection, Row, Rows};
use super::statements::{Dialect, Statement, Statements};
use super::turns::Turns;
use crate::column::{Type, Value};
use crate::list::Listing;

static STATEMENTS: LazyLock<Statements> = LazyLock::new(|| Statements::new(Dialect::Postgres));

/// An open database.
#[derive(Clone)]
pub(super) struct Postgres(Arc<Shared>);

struct Shared {
    pool: PgPool,
    /// The turns of changes: one at a time for each contact. A change that waits for its turn holds no connection.
    changes: Turns<Identifier>,
    /// A connection for probes outside the pool, because the pool may be exhausted.
    probe: Mutex<Option<PgConnection>>,
    options: PgConnectOptions,
}

impl Postgres {
    pub(super) async fn open(url: &str, connections: u32, timeout: Duration) -> Result<Postgres, OpenError> {
        let options: PgConnectOptions = url.parse().map_err(|_| OpenError::Connect("the URL is invalid".to_owned()))?;
        // The log of the service contains only codes.
        let options = options.disable_statement_logging();
        // The pool would retry until the timeout, and then report only the timeout.
        let connect = tokio::time::timeout(timeout, PgConnection::connect_with(&options)).await;
        let mut connection = connect
            .map_err(|_| OpenError::Connect("the server did not answer in time".to_owned()))?
            .map_err(|error| OpenError::Connect(cause(&error)))?;
        migrations::on_postgres(&mut connection).await?;
        update_search_keys(&mut connection).await.map_err(MigrateError::from)?;
        // PostgreSQL ends a statement when the caller's time is over.
        let set_up = format!(
            "SET statement_timeout = {}; SET synchronous_commit = on; SET idle_in_transaction_session_timeout = '60s'",
            timeout.as_millis()
        );
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(timeout)
            // Asking each connection whether it is alive costs each request an answer of the database.
            .test_before_acquire(false)
            .before_acquire(|connection, metadata| {
                Box::pin(async move {
                    if metadata.idle_for >= Duration::from_secs(1) {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            })
            .after_connect(move |connection, _| {
                let set_up = AssertSqlSafe(set_up.clone());
                Box::pin(async move { connection.execute(set_up).await.map(|_| ()) })
            })
            .connect_lazy_with(options.clone());
        let changes = Turns::new(usize::try_from(connections).unwrap_or(usize::MAX), 1);
        Ok(Postgres(Arc::new(Shared { pool, changes, probe: Mutex::new(Some(connection)), options })))
    }

    pub(super) async fn close(&self) {
        if let Some(probe) = self.0.probe.lock().await.take() {
            let _ = probe.close().await;
        }
        self.0.pool.close().await;
    }

    /// Checks that the connection for probes can read, and may write.
    pub(super) async fn ready(&self) -> Result<(), StoreError> {
        let mut probe = self.0.probe.lock().await;
        // The connection may have been lost since the last probe.
        if let Some(mut connection) = probe.take()
            && check(&mut connection).await.is_ok()
        {
            *probe = Some(connection);
            return Ok(());
        }
        let mut connection = PgConnection::connect_with(&self.0.options).await?;
        check(&mut connection).await?;
        *probe = Some(connection);
        Ok(())
    }

    pub(super) async fn get(&self, id: Identifier) -> Result<Stored, StoreError> {
        operations::get(&mut Session(&mut *self.0.pool.acquire().await?), id).await
    }

    pub(super) async fn list(&self, listing: &Listing) -> Result<(Vec<ContractContact>, i64), StoreError> {
        operations::list(&mut Session(&mut *self.0.pool.acquire().await?), listing).await
    }

    pub(super) async fn write(&self, change: &Change, author: &Author) -> Result<Written, StoreError> {
        let _turn = match change {
            Change::Update(contact, _) => self.0.changes.take(contact.id()).await,
            Change::Delete(id, _) => self.0.changes.take(*id).await,
            Change::Create(_) | Change::Import(_) => None,
        };
        operations::apply(&mut Session(&mut *self.0.pool.acquire().await?), change, author).await
    }
}

async fn update_search_keys(connection: &mut PgConnection) -> Result<(), StoreError> {
    let mut transaction = connection.begin().await?;
    operations::update_search_keys(&mut Session(&mut transaction)).await?;
    Ok(transaction.commit().await?)
}

async fn check(connection: &mut PgConnection) -> Result<(), StoreError> {
    operations::is_there(&mut Session(connection)).await?;
    let may_write = "SELECT current_setting('transaction_read_only') = 'off'";
    if sqlx::query_scalar(may_write).fetch_one(connection).await? {
        Ok(())
    } else {
        Err(StoreError::Unavailable("it is read-only".into()))
    }
}

/// A connection, with or without a transaction.
struct Session<'c>(&'c mut PgConnection);

impl Connection for Session<'_> {
    fn statements(&self) -> &'static Statements {
        &STATEMENTS
    }

    async fn run(&mut self, statement: &Statement, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let query = sqlx::query(AssertSqlSafe(statement.text.clone()));
        let query = values.into_iter().fold(query, |query, value| match value {
            Value::Integer(number) => query.bind(number),
            Value::SmallInteger(number) => query.bind(number),
            Value::Text(text) => query.bind(text),
            Value::Date(date) => query.bind(date),
            Value::Instant(instant) => query.bind(instant),
        });
        let mut rows = query.fetch(&mut *self.0);
        let mut read = Rows::of(statement);
        while let Some(row) = rows.try_next().await? {
            let values = statement.columns.iter().enumerate().map(|(index, column)| value(&row, index, *column));
            if !read.add(values.collect::<Result<_, _>>()?) {
                break;
            }
        }
        Ok(read.all())
    }
}

fn value(row: &PgRow, index: usize, column: Type) -> Result<Value, sqlx::Error> {
    Ok(match column {
        Type::Integer => Value::Integer(row.try_get(index)?),
        Type::SmallInteger => Value::SmallInteger(row.try_get(index)?),
        Type::Text => Value::Text(row.try_get(index)?),
        Type::Date => Value::Date(row.try_get(index)?),
        Type::Instant => Value::Instant(row.try_get(index)?),
    })
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        match error {
            E::Database(error) => {
                let code = error.code().unwrap_or_default().into_owned();
                match code.get(..2) {
                    _ if code == "57014" => StoreError::TimedOut,
                    // Connection lost, read-only, deadlock, insufficient resources, wrong state, operator intervention.
                    Some("08" | "25" | "40" | "53" | "55" | "57") => StoreError::Unavailable(code.into()),
                    _ => StoreError::Failed(code.into()),
                }
            }
            E::PoolTimedOut => StoreError::TimedOut,
            E::Io(_) | E::Tls(_) | E::Protocol(_) | E::PoolClosed | E::WorkerCrashed => {
                StoreError::Unavailable("connection".into())
            }
            _ => StoreError::Failed("unexpected".into()),
        }
    }
}

/// Returns the reason why a connection failed. Such messages are about names and permissions, and contain no stored value.
fn cause(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(error) => error.message().to_owned(),
        sqlx::Error::Io(error) => error.to_string(),
        sqlx::Error::Tls(error) => error.to_string(),
        _ => "the URL, or the answer of the server, is invalid".to_owned(),
    }
}
