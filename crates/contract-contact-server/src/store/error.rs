//! Why the database did not do what it was asked for, without a word of HTTP.

use std::borrow::Cow;
use std::io;
use std::path::PathBuf;

/// Why an operation did not succeed. No message quotes what is stored: a database's own words may.
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum StoreError {
    #[error("there is no contact with this Id")]
    NotFound,
    #[error("the stored version is not the expected one")]
    Changed,
    #[error("the database did not answer in time")]
    TimedOut,
    /// The code is that of the database, or a word for what came before it could give one.
    #[error("the database is not available: {0}")]
    Unavailable(Cow<'static, str>),
    #[error("the database failed: {0}")]
    Failed(Cow<'static, str>),
    #[error("the database is damaged")]
    Damaged,
    #[error("the database holds what it should not: {0}")]
    Corrupt(&'static str),
}

impl StoreError {
    /// Returns whether the same operation may succeed later.
    pub(crate) fn is_transient(&self) -> bool {
        matches!(self, StoreError::TimedOut | StoreError::Unavailable(_))
    }
}

/// Why the database cannot be opened. No message holds a password or a stored value.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL is of no database that the service knows.
    #[error("the database has to be sqlite:FILE or postgres://…")]
    Url,
    /// A parameter of a `sqlite:` URL is unknown.
    #[error("the database's URL may have no parameter but mode=rw or mode=rwc")]
    Parameter,
    /// The file of an SQLite database cannot be read and written.
    #[error("cannot open the database {}: {cause}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system or SQLite says.
        cause: FileError,
    },
    /// PostgreSQL does not answer, or refuses.
    #[error("cannot connect to the database: {0}")]
    Connect(String),
    /// The schema cannot be brought up to date.
    #[error("cannot bring the database's schema up to date: {0}")]
    Migrate(#[from] MigrateError),
}

/// Why the file of an SQLite database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The system refuses, such as where the folder does not exist.
    #[error(transparent)]
    System(#[from] io::Error),
    /// The file is something else.
    #[error("it is no SQLite database, or damaged")]
    NotADatabase,
    /// Another program holds it.
    #[error("another program has locked it")]
    Locked,
    /// The file system has no shared memory, which the write-ahead log needs.
    #[error("SQLite cannot keep a write-ahead log there, as on a network's file system")]
    NoLog,
    /// It would end with the service.
    #[error("contacts cannot be stored in memory")]
    InMemory,
    /// Any other failure, by the code of SQLite.
    #[error("SQLite failed with code {0}")]
    Other(i32),
}

/// Why the schema cannot be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// A later version of the service has been there.
    #[error("the database is of a newer version of the service (its schema has number {0})")]
    Newer(i64),
    /// The schema was made by other statements than those of this service.
    #[error("migration {0} is not the one that was applied to the database")]
    Altered(i64),
    /// A statement failed, by the code of the database.
    #[error("migration {version} failed with code {code}")]
    Failed {
        /// The number of the migration.
        version: i64,
        /// SQLSTATE, or SQLite's code.
        code: String,
    },
    /// The database failed besides.
    #[error("{0}")]
    Database(String),
}

impl From<StoreError> for MigrateError {
    fn from(error: StoreError) -> Self {
        MigrateError::Database(error.to_string())
    }
}
