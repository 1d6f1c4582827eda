//! Stores contacts in a database: SQLite in one file, or PostgreSQL.
//!
//! `operations.rs` implements each operation once, by the statements of `statements.rs`. `sqlite.rs` and `postgres.rs` run
//! statements and transactions, and translate the errors of their database.

mod change;
mod error;
mod file;
mod migrations;
mod operations;
mod postgres;
mod sqlite;
mod statements;
mod turns;

use std::sync::Arc;
use std::time::Duration;

use contract_contact::{ContractContact, Identifier};

use crate::list::Listing;

pub(crate) use change::{Author, Change, Stored, Written};
pub(crate) use error::StoreError;
pub use error::{FileError, MigrateError, OpenError};
use postgres::Postgres;
use sqlite::Sqlite;
use turns::Turns;

/// A handle to the database.
#[derive(Clone)]
pub(crate) struct Store {
    database: Database,
    /// The turns of lists. Lists use at most half of the connections, so slow lists do not block single contacts. The lists of
    /// one user use at most half of these turns.
    lists: Arc<Turns<String>>,
    timeout: Duration,
}

#[derive(Clone)]
enum Database {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Store {
    /// Connects, and migrates the schema.
    ///
    /// At most `connections` read at the same time. No request waits longer than `timeout`.
    pub(crate) async fn open(url: &str, connections: u32, timeout: Duration) -> Result<Store, OpenError> {
        let database = match url.split_once(':') {
            Some(("sqlite", rest)) => Database::Sqlite(Sqlite::open(rest, connections, timeout).await?),
            Some(("postgres" | "postgresql", _)) => {
                Database::Postgres(Postgres::open(url, connections, timeout).await?)
            }
            _ => return Err(OpenError::Url),
        };
        let lists = usize::try_from(connections.div_ceil(2)).unwrap_or(usize::MAX);
        Ok(Store { database, lists: Arc::new(Turns::new(lists, lists.div_ceil(2))), timeout })
    }

    /// Waits for running operations, up to the timeout of a request, and closes the database.
    pub(crate) async fn close(&self) {
        let close = async {
            match &self.database {
                Database::Sqlite(sqlite) => sqlite.close().await,
                Database::Postgres(postgres) => postgres.close().await,
            }
        };
        if tokio::time::timeout(self.timeout, close).await.is_err() {
            tracing::warn!("the database did not close in time");
        }
    }

    /// Checks that contacts can be read and written.
    pub(crate) async fn ready(&self) -> Result<(), StoreError> {
        self.within(async {
            match &self.database {
                Database::Sqlite(sqlite) => sqlite.ready().await,
                Database::Postgres(postgres) => postgres.ready().await,
            }
        })
        .await
    }

    /// Returns the contact with this Id.
    pub(crate) async fn get(&self, id: Identifier) -> Result<Stored, StoreError> {
        self.within(async {
            match &self.database {
                Database::Sqlite(sqlite) => sqlite.get(id).await,
                Database::Postgres(postgres) => postgres.get(id).await,
            }
        })
        .await
    }

    /// Returns a page of contacts, and the number of contacts on all pages. The lists of one user wait for each other.
    pub(crate) async fn list(&self, listing: &Listing, user: &str) -> Result<(Vec<ContractContact>, i64), StoreError> {
        self.within(async {
            let _turn = self.lists.take(user.to_owned()).await;
            match &self.database {
                Database::Sqlite(sqlite) => sqlite.list(listing).await,
                Database::Postgres(postgres) => postgres.list(listing).await,
            }
        })
        .await
    }

    /// Returns whether the database has no contacts.
    pub(crate) async fn is_empty(&self) -> Result<bool, StoreError> {
        self.list(&Listing::default(), "").await.map(|(_, total)| total == 0)
    }

    /// Changes a contact in the name of its author. When this returns, the change is durable.
    pub(crate) async fn write(&self, change: Change, author: &Author) -> Result<Written, StoreError> {
        self.within(async {
            match &self.database {
                Database::Sqlite(sqlite) => sqlite.write(change, author).await,
                Database::Postgres(postgres) => postgres.write(&change, author).await,
            }
        })
        .await
    }

    /// Runs an operation with the timeout. Dropping an operation interrupts it or rolls it back, but a statement
    /// that changes a contact in PostgreSQL may still end.
    async fn within<T>(&self, work: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
        tokio::time::timeout(self.timeout, work).await.unwrap_or(Err(StoreError::TimedOut))
    }
}
