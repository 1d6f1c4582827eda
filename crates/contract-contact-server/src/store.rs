//! Contacts in a database: SQLite in one file, or PostgreSQL. The statements are the same for both.
//!
//! What differs is the schema (`migrations/`), how a connection is set up, and how a transaction that writes begins.

#[cfg(feature = "bare")]
pub(crate) mod bare;

use std::borrow::Cow;
use std::fmt::Write;
use std::sync::LazyLock;
use std::time::Duration;

use contract_contact::chrono::{DateTime, SubsecRound, Utc};
use contract_contact::{
    ContractContact, CreateContractContact, Draft, Field, FieldValue, Identifier, Operation, RequestBody, Rules,
    Stamps, Timestamp, UpdateContractContact, date,
};
use sqlx::any::{Any, AnyArguments, AnyPoolOptions, AnyRow};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::query::Query;
use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, Connection, Executor, Row, SqlSafeStr, SqlStr, Transaction};
use tokio::sync::Semaphore;

use crate::error::Error;
use crate::etag::{Conditions, ETag};
use crate::list::{Listing, Order, Test};

/// The two databases, and what differs between them beside the schema.
struct Dialect {
    migrations: &'static [(&'static str, &'static str)],
    /// The types of a column: of a number, of a text.
    column: [&'static str; 2],
    /// For each new connection.
    set_up: &'static str,
    begin: &'static str,
    /// After a SELECT: nobody else may change these rows until the transaction ends.
    for_update: &'static str,
    /// SQLite writes one transaction at a time. In its own queue a writer can starve, in ours they come in order.
    writes_at_a_time: Option<usize>,
}

const SQLITE: Dialect = Dialect {
    migrations: &[("contract contacts", include_str!("../migrations/sqlite/0001_contract_contacts.sql"))],
    column: ["INTEGER", "TEXT"],
    // FULL: what was acknowledged is on the disk, whatever fails next.
    set_up: "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
    begin: "BEGIN IMMEDIATE",
    for_update: "",
    writes_at_a_time: Some(1),
};

const POSTGRES: Dialect = Dialect {
    migrations: &[("contract contacts", include_str!("../migrations/postgres/0001_contract_contacts.sql"))],
    column: ["BIGINT", "TEXT COLLATE \"C\""],
    set_up: "SET synchronous_commit = on; SET idle_in_transaction_session_timeout = '60s'",
    begin: "BEGIN",
    for_update: " FOR UPDATE",
    writes_at_a_time: None,
};

/// The columns of a property each, in the page's order, then those that the service fills.
static COLUMNS: LazyLock<String> = LazyLock::new(|| Field::ALL.map(Field::snake_case).join(", "));

static SELECT: LazyLock<String> = LazyLock::new(|| {
    format!("SELECT {}, created_on, updated_on, updated_by, version FROM contract_contacts", *COLUMNS)
});

/// The parameters are the properties in the page's order, of which `Id` is the first, then the time and the user.
static UPDATE: LazyLock<String> = LazyLock::new(|| {
    let mut sql = String::from("UPDATE contract_contacts SET ");
    for (index, field) in Field::ALL.into_iter().enumerate().skip(1) {
        // Writing to a string cannot fail.
        let _ = write!(sql, "{} = ${}, ", field.snake_case(), index + 1);
    }
    let (on, by) = (Field::COUNT + 1, Field::COUNT + 2);
    let _ = write!(sql, "updated_on = ${on}, updated_by = ${by}, version = version + 1 WHERE id = $1");
    sql
});

/// All that is put into a statement's text comes from the tables of this crate; what a client sent is bound.
fn sql(text: impl Into<String>) -> SqlStr {
    AssertSqlSafe(text.into()).into_sql_str()
}

/// A contact as it is stored.
pub(crate) struct Stored {
    pub(crate) contact: ContractContact,
    pub(crate) etag: ETag,
}

/// What a change left behind.
pub(crate) struct Written {
    pub(crate) etag: ETag,
    pub(crate) on: Timestamp,
}

/// The database.
pub(crate) struct Store {
    pool: AnyPool,
    dialect: &'static Dialect,
    writers: Option<Semaphore>,
    timeout: Duration,
}

impl Store {
    /// Connects, and brings the schema up to date.
    pub(crate) async fn open(url: &str, connections: u32, timeout: Duration) -> Result<Store, String> {
        sqlx::any::install_default_drivers();
        let (dialect, url): (&'static Dialect, Cow<'_, str>) = match url.split_once(':') {
            Some(("postgres" | "postgresql", _)) => (&POSTGRES, url.into()),
            Some(("sqlite", rest)) if rest.contains('?') => (&SQLITE, url.into()),
            Some(("sqlite", _)) => (&SQLITE, format!("{url}?mode=rwc").into()),
            _ => return Err("the database has to be sqlite:FILE or postgres://…".into()),
        };
        let pool = AnyPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(timeout)
            .after_connect(move |connection, _| {
                Box::pin(async move { connection.execute(dialect.set_up).await.map(|_| ()) })
            })
            .after_release(|connection, _| {
                Box::pin(async move {
                    if connection.is_in_transaction() {
                        // The rollback of a transaction that was dropped is under way; this waits for it.
                        connection.ping().await?;
                    }
                    // When SQLite cannot write it rolls back by itself. The rollback that follows then fails, and sqlx takes
                    // the connection to be in a transaction for ever: it is of no more use.
                    Ok(!connection.is_in_transaction())
                })
            })
            .connect(&url)
            .await
            .map_err(|error| format!("cannot open the database: {error}"))?;
        migrator(dialect)
            .run(&pool)
            .await
            .map_err(|error| format!("cannot bring the database's schema up to date: {error}"))?;
        for field in Field::ALL {
            add_column(&pool, dialect, field)
                .await
                .map_err(|error| format!("cannot add a column for {field} to the database: {error}"))?;
        }
        let writers = dialect.writes_at_a_time.map(Semaphore::new);
        Ok(Store { pool, dialect, writers, timeout })
    }

    /// Waits until what is under way has ended, and closes the database.
    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }

    /// Whether the database answers.
    pub(crate) async fn ping(&self) -> Result<(), Error> {
        self.within(async { Ok(self.pool.execute("SELECT 1").await.map(|_| ())?) }).await
    }

    /// The contact of that Id.
    pub(crate) async fn get(&self, id: Identifier) -> Result<Stored, Error> {
        self.within(async { select(&mut *self.pool.acquire().await?, id, "").await }).await
    }

    /// Stores a new contact, and gives it an Id.
    pub(crate) async fn create(&self, contact: &CreateContractContact, user: &str) -> Result<Written, Error> {
        self.within(async {
            let _turn = self.turn().await;
            let mut transaction = self.begin().await?;
            let written = insert(&mut transaction, Operation::Create, |field| contact.get(field), user).await?;
            transaction.commit().await?;
            Ok(written)
        })
        .await
    }

    /// Stores contacts under the Ids they have, where there are none at all.
    pub(crate) async fn fill(&self, contacts: &[UpdateContractContact], user: &str) -> Result<(), Error> {
        self.within(async {
            let _turn = self.turn().await;
            let mut transaction = self.begin().await?;
            let any = sqlx::query("SELECT 1 FROM contract_contacts LIMIT 1").fetch_optional(&mut *transaction).await?;
            if any.is_none() {
                for contact in contacts {
                    insert(&mut transaction, Operation::Update, |field| contact.get(field), user).await?;
                }
            }
            Ok(transaction.commit().await?)
        })
        .await
    }

    /// Replaces a contact whole, if it is still the version that the conditions name.
    pub(crate) async fn update(
        &self,
        contact: &UpdateContractContact,
        conditions: &Conditions,
        user: &str,
    ) -> Result<Written, Error> {
        self.within(async {
            let _turn = self.turn().await;
            let mut transaction = self.begin().await?;
            let old = self.lock(&mut transaction, contact.id(), conditions).await?;
            let on = now();
            let mut update = sqlx::query(sql(UPDATE.as_str()));
            for field in Field::ALL {
                update = bind(update, field, contact.get(field));
            }
            update.bind(on.to_string()).bind(user.to_owned()).execute(&mut *transaction).await?;
            let changed: Vec<_> =
                Field::ALL.into_iter().filter(|field| old.contact.get(*field) != contact.get(*field)).collect();
            audit(&mut transaction, contact.id(), "update", on, user, &changed).await?;
            transaction.commit().await?;
            Ok(Written { etag: ETag { version: old.etag.version + 1, ..old.etag }, on })
        })
        .await
    }

    /// Deletes a contact, if it is still the version that the conditions name.
    pub(crate) async fn delete(&self, id: Identifier, conditions: &Conditions, user: &str) -> Result<Timestamp, Error> {
        self.within(async {
            let _turn = self.turn().await;
            let mut transaction = self.begin().await?;
            let old = self.lock(&mut transaction, id, conditions).await?;
            let on = now();
            sqlx::query("DELETE FROM contract_contacts WHERE id = $1")
                .bind(number(id))
                .execute(&mut *transaction)
                .await?;
            let had: Vec<_> =
                Operation::Create.fields().filter(|field| old.contact.get(*field) != FieldValue::Empty).collect();
            audit(&mut transaction, id, "delete", on, user, &had).await?;
            transaction.commit().await?;
            Ok(on)
        })
        .await
    }

    /// A page of contacts, and how many there are on all pages.
    pub(crate) async fn list(&self, listing: &Listing) -> Result<(Vec<ContractContact>, i64), Error> {
        let mut tests = String::new();
        for (index, (column, test, _)) in listing.tests.iter().enumerate() {
            let glue = if index == 0 { "WHERE" } else { "AND" };
            let parameter = index + 1;
            let _ = match test {
                Test::Equals => write!(tests, " {glue} {column} = ${parameter}"),
                Test::Contains => write!(tests, r" {glue} lower({column}) LIKE lower(${parameter}) ESCAPE '\'"),
                Test::AtLeast => write!(tests, " {glue} {column} >= ${parameter}"),
                Test::AtMost => write!(tests, " {glue} {column} <= ${parameter}"),
            };
        }
        let Order { column, is_nullable, is_descending, .. } = listing.order;
        let direction = if is_descending { "DESC" } else { "ASC" };
        // The two databases put NULL at different ends unless they are told.
        let nulls = match (is_nullable, is_descending) {
            (false, _) => "",
            (true, false) => " NULLS FIRST",
            (true, true) => " NULLS LAST",
        };
        let (limit, offset) = (listing.tests.len() + 1, listing.tests.len() + 2);
        let page = format!(
            "{}{tests} ORDER BY {column} {direction}{nulls}, id {direction} LIMIT ${limit} OFFSET ${offset}",
            *SELECT
        );
        let count = format!("SELECT count(*) FROM contract_contacts{tests}");

        self.within(async {
            let mut connection = self.pool.acquire().await?;
            let total = bind_all(sqlx::query(sql(count)), listing).fetch_one(&mut *connection).await?.try_get(0)?;
            let rows = bind_all(sqlx::query(sql(page)), listing)
                .bind(listing.size)
                .bind(listing.offset())
                .fetch_all(&mut *connection)
                .await?;
            let records = rows.iter().map(|row| Ok(read(row)?.contact)).collect::<Result<_, Failed>>()?;
            Ok((records, total))
        })
        .await
    }

    /// The current version, which stays so until the transaction ends, if the conditions allow to change it.
    async fn lock(
        &self,
        transaction: &mut Transaction<'static, Any>,
        id: Identifier,
        conditions: &Conditions,
    ) -> Result<Stored, Failed> {
        let stored = select(transaction, id, self.dialect.for_update).await?;
        if conditions.allow_change_of(stored.etag) { Ok(stored) } else { Err(Failed::Refused(Error::Changed)) }
    }

    async fn begin(&self) -> Result<Transaction<'static, Any>, sqlx::Error> {
        self.pool.begin_with(self.dialect.begin).await
    }

    async fn turn(&self) -> Option<tokio::sync::SemaphorePermit<'_>> {
        match &self.writers {
            Some(writers) => writers.acquire().await.ok(),
            None => None,
        }
    }

    /// Gives up on a database that does not answer. What is dropped then rolls back.
    async fn within<T>(&self, work: impl Future<Output = Result<T, Failed>>) -> Result<T, Error> {
        match tokio::time::timeout(self.timeout, work).await {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(Failed::Refused(error))) => Err(error),
            Ok(Err(Failed::Database(error))) => Err(classify(&error)),
            Err(_) => {
                tracing::error!("the database did not answer in time");
                Err(Error::Unavailable)
            }
        }
    }
}

/// Why an operation did not succeed.
enum Failed {
    Refused(Error),
    Database(sqlx::Error),
}

impl From<sqlx::Error> for Failed {
    fn from(error: sqlx::Error) -> Self {
        Failed::Database(error)
    }
}

/// Whether to come again later. A database's own words may quote a record, so only codes are logged.
fn classify(error: &sqlx::Error) -> Error {
    use sqlx::Error as E;
    let (code, is_passing) = match error {
        E::Database(error) => {
            let code = error.code().unwrap_or_default().into_owned();
            let is_passing = if code.len() == 5 {
                // SQLSTATE: lost connection, no resources, not in the state for it, operator's intervention, deadlock.
                matches!(code.get(..2), Some("08" | "40" | "53" | "55" | "57"))
            } else {
                // SQLite: busy, locked, an I/O error, disk full, cannot be opened. What is behind it is in other bits.
                code.parse::<u32>().is_ok_and(|code| matches!(code & 0xFF, 5 | 6 | 10 | 13 | 14))
            };
            (code, is_passing)
        }
        E::Io(_) | E::Tls(_) | E::Protocol(_) | E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed => {
            ("connection".into(), true)
        }
        _ => ("unexpected".into(), false),
    };
    tracing::error!(code, "the database failed");
    if is_passing { Error::Unavailable } else { Error::Internal }
}

fn migrator(dialect: &Dialect) -> Migrator {
    let migrations = dialect.migrations.iter().zip(1..).map(|((description, text), version)| {
        Migration::new(version, (*description).into(), MigrationType::Simple, text.into_sql_str(), false)
    });
    Migrator::with_migrations(migrations.collect())
}

/// A property that is newer than the database gets its column here, so that none of the migrations has to know the table of
/// properties. What is stored already has no value for it.
async fn add_column(pool: &AnyPool, dialect: &Dialect, field: Field) -> Result<(), sqlx::Error> {
    let column = field.snake_case();
    let is_there = async || pool.execute(sql(format!("SELECT {column} FROM contract_contacts LIMIT 0"))).await.is_ok();
    if is_there().await {
        return Ok(());
    }
    let [number, text] = dialect.column;
    let kind = if field.kind().is_number() { number } else { text };
    match pool.execute(sql(format!("ALTER TABLE contract_contacts ADD COLUMN {column} {kind}"))).await {
        // Another instance of the service may have been quicker.
        Err(error) if !is_there().await => Err(error),
        _ => Ok(()),
    }
}

async fn select(connection: &mut AnyConnection, id: Identifier, for_update: &str) -> Result<Stored, Failed> {
    let select = format!("{} WHERE id = $1{for_update}", *SELECT);
    match sqlx::query(sql(select)).bind(number(id)).fetch_optional(connection).await? {
        Some(row) => read(&row),
        None => Err(Failed::Refused(Error::NoSuchContact)),
    }
}

/// Of an update, the Id is stored too.
async fn insert<'c>(
    connection: &mut AnyConnection,
    operation: Operation,
    get: impl Fn(Field) -> FieldValue<&'c str>,
    user: &str,
) -> Result<Written, Failed> {
    let columns: Vec<_> = operation.fields().map(Field::snake_case).collect();
    let parameters: Vec<_> = (1..=columns.len()).map(|number| format!("${number}")).collect();
    let (time, by) = (columns.len() + 1, columns.len() + 2);
    let statement = format!(
        "INSERT INTO contract_contacts ({}, created_on, updated_on, updated_by, version) \
         VALUES ({}, ${time}, ${time}, ${by}, 1) RETURNING id",
        columns.join(", "),
        parameters.join(", "),
    );
    let on = now();
    let mut insert = sqlx::query(sql(statement));
    for field in operation.fields() {
        insert = bind(insert, field, get(field));
    }
    let row = insert.bind(on.to_string()).bind(user.to_owned()).fetch_one(&mut *connection).await?;
    let id = identifier(row.try_get(0)?)?;
    let given: Vec<_> = Operation::Create.fields().filter(|field| get(*field) != FieldValue::Empty).collect();
    audit(connection, id, "create", on, user, &given).await?;
    Ok(Written { etag: ETag { id, version: 1 }, on })
}

async fn audit(
    connection: &mut AnyConnection,
    id: Identifier,
    operation: &'static str,
    on: Timestamp,
    user: &str,
    fields: &[Field],
) -> Result<(), sqlx::Error> {
    let names: Vec<_> = fields.iter().map(|field| field.name()).collect();
    sqlx::query(
        "INSERT INTO audit (contact_id, operation, changed_on, changed_by, fields) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(number(id))
    .bind(operation)
    .bind(on.to_string())
    .bind(user.to_owned())
    .bind(names.join(","))
    .execute(connection)
    .await?;
    Ok(())
}

/// The contact of a row of [`SELECT`].
fn read(row: &AnyRow) -> Result<Stored, Failed> {
    let mut draft = Draft::new();
    for (index, field) in Field::ALL.into_iter().enumerate() {
        if field.kind().is_number() {
            draft.set(field, row.try_get::<Option<i64>, _>(index)?);
        } else {
            draft.set(field, row.try_get::<Option<String>, _>(index)?);
        }
    }
    // It was checked when it was written; the rules may have changed since, but not those of the page.
    let contact = UpdateContractContact::from_draft(&draft, Rules::reference(), date::MAX)
        .map_err(|_| corrupt("a stored contact breaks the rules of the page"))?;
    let stamp = |column| -> Result<_, Failed> {
        let text: String = row.try_get(column)?;
        Ok(Some(text.parse().map_err(|_| corrupt("a stored time is none"))?))
    };
    let stamps = Stamps {
        created_on: stamp("created_on")?,
        updated_on: stamp("updated_on")?,
        updated_by: Some(row.try_get("updated_by")?),
    };
    let etag = ETag { id: contact.id(), version: row.try_get("version")? };
    Ok(Stored { contact: ContractContact::new(contact, stamps), etag })
}

fn corrupt(what: &'static str) -> Failed {
    tracing::error!(what, "the database holds what it should not");
    Failed::Refused(Error::Internal)
}

type Statement = Query<'static, Any, AnyArguments>;

fn bind(query: Statement, field: Field, value: FieldValue<&str>) -> Statement {
    match value {
        FieldValue::Identifier(identifier) => query.bind(number(identifier)),
        FieldValue::ContactType(contact_type) => query.bind(i64::from(contact_type.number())),
        FieldValue::String(text) => query.bind(text.to_owned()),
        FieldValue::Date(date) => query.bind(date.to_string()),
        // PostgreSQL wants to know of what type it is null.
        _ if field.kind().is_number() => query.bind(None::<i64>),
        _ => query.bind(None::<String>),
    }
}

fn bind_all(query: Statement, listing: &Listing) -> Statement {
    listing.tests.iter().fold(query, |query, (.., operand)| match operand {
        crate::list::Operand::Number(number) => query.bind(*number),
        crate::list::Operand::Text(text) => query.bind(text.clone()),
    })
}

/// An identifier is below 2⁵³.
fn number(identifier: Identifier) -> i64 {
    i64::try_from(identifier.get()).unwrap_or(i64::MAX)
}

fn identifier(number: i64) -> Result<Identifier, Failed> {
    u64::try_from(number).ok().and_then(Identifier::new).ok_or_else(|| corrupt("an Id is out of range"))
}

/// To the second, as on the page, so that stored times are all of one length and sort as text.
fn now() -> Timestamp {
    DateTime::<Utc>::from(Timestamp::now()).trunc_subsecs(0).into()
}
