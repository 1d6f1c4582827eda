//! The errors of the database, independent of HTTP.

use std::borrow::Cow;
use std::io;
use std::path::PathBuf;

/// The reason why an operation failed. No message quotes a stored value, unlike a database's own messages.
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum StoreError {
    #[error("there is no contact with this Id")]
    NotFound,
    #[error("the stored version differs from the expected version")]
    Changed,
    #[error("the database did not answer in time")]
    TimedOut,
    /// The database is unavailable, with the code of the database or a description.
    #[error("the database is not available: {0}")]
    Unavailable(Cow<'static, str>),
    #[error("the database failed: {0}")]
    Failed(Cow<'static, str>),
    #[error("the database is damaged")]
    Damaged,
    #[error("the database has an invalid value: {0}")]
    Corrupt(&'static str),
}

impl StoreError {
    /// Returns whether the same operation may succeed later.
    pub(crate) fn is_transient(&self) -> bool {
        matches!(self, StoreError::TimedOut | StoreError::Unavailable(_))
    }
}

/// The reason why the database cannot be opened. No message contains a password or a stored value.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL names an unknown kind of database.
    #[error("the database must be sqlite:FILE or postgres://…")]
    Url,
    /// A parameter of a `sqlite:` URL is unknown.
    #[error("the URL of the database must have no parameter other than mode=rw or mode=rwc")]
    Parameter,
    /// The file of an SQLite database cannot be read and written.
    #[error("cannot open the database {}: {cause}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The error of the system or of SQLite.
        cause: FileError,
    },
    /// PostgreSQL does not answer, or rejects the connection.
    #[error("cannot connect to the database: {0}")]
    Connect(String),
    /// The schema cannot be migrated.
    #[error("cannot migrate the schema of the database: {0}")]
    Migrate(#[from] MigrateError),
}

/// The reason why the file of an SQLite database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The system reports an error, such as for a missing folder.
    #[error(transparent)]
    System(#[from] io::Error),
    /// The file is not an SQLite database.
    #[error("the file is not an SQLite database, or is damaged")]
    NotADatabase,
    /// Another program has locked the file.
    #[error("another program has locked the file")]
    Locked,
    /// The file system has no shared memory, which the write-ahead log needs.
    #[error(
        "the file system does not support the write-ahead log of SQLite: use a local file system, not a network file system"
    )]
    NoLog,
    /// The database would be in memory, and lost at the end of the service.
    #[error("contacts cannot be stored in memory: name a file")]
    InMemory,
    /// Any other failure, by the code of SQLite.
    #[error("SQLite failed with code {0}")]
    Other(i32),
}

/// The reason why the schema cannot be migrated.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// A later version of the service has migrated the database.
    #[error("a newer version of the service has migrated the database (schema number {0}): use that version")]
    Newer(i64),
    /// The statements of a migration differ from the statements of this service.
    #[error("migration {0} differs from the migration that was applied to the database")]
    Altered(i64),
    /// A statement failed, by the code of the database.
    #[error("migration {version} failed with code {code}")]
    Failed {
        /// The number of the migration.
        version: i64,
        /// The SQLSTATE, or the code of SQLite.
        code: String,
    },
    /// Any other failure of the database.
    #[error("{0}")]
    Database(String),
}

impl From<StoreError> for MigrateError {
    fn from(error: StoreError) -> Self {
        MigrateError::Database(error.to_string())
    }
}
