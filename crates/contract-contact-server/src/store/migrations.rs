//! Migrates the schema when the service starts. Each migration runs once, in order, in a transaction.
//!
//! Both databases record migrations in the table of sqlx, so versions of the service with and without sqlx recognize each other's
//! migrations.

use rusqlite::TransactionBehavior;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{PgConnection, SqlSafeStr};

use super::error::MigrateError;
use super::statements::Dialect;

macro_rules! migrations {
    ($($file:literal)*) => {
        /// The migrations: description, statements for SQLite, statements for PostgreSQL. The number of a migration is its
        /// position, from 1.
        const MIGRATIONS: &[[&str; 3]] = &[$([
            $file,
            include_str!(concat!("../../migrations/sqlite/", $file, ".sql")),
            include_str!(concat!("../../migrations/postgres/", $file, ".sql")),
        ]),*];
    };
}

migrations! {
    "0001_contract_contacts"
    "0002_types_and_constraints"
    "0003_search_keys"
    "0004_audit_identity"
}

fn migrations(dialect: Dialect) -> Vec<Migration> {
    let migration = |(version, [description, sqlite, postgres]): (i64, &[&'static str; 3])| {
        let text = match dialect {
            Dialect::Sqlite => *sqlite,
            Dialect::Postgres => *postgres,
        };
        Migration::new(version, (*description).into(), MigrationType::Simple, text.into_sql_str(), false)
    };
    (1..).zip(MIGRATIONS).map(migration).collect()
}

pub(super) async fn on_postgres(connection: &mut PgConnection) -> Result<(), MigrateError> {
    use sqlx::migrate::MigrateError as E;
    let migrator = Migrator::with_migrations(migrations(Dialect::Postgres));
    migrator.run(connection).await.map_err(|error| match error {
        E::VersionMissing(version) => MigrateError::Newer(version),
        E::VersionMismatch(version) => MigrateError::Altered(version),
        E::ExecuteMigration(error, version) => MigrateError::Failed { version, code: code(&error) },
        E::Execute(error) => MigrateError::Database(code(&error)),
        _ => MigrateError::Database("unexpected".into()),
    })
}

/// Returns the code of an error, because the message of a database may quote a stored value.
fn code(error: &sqlx::Error) -> String {
    let of_database = error.as_database_error().and_then(|error| error.code());
    of_database.map_or_else(|| "of the connection".to_owned(), |code| code.into_owned())
}

pub(super) fn on_sqlite(connection: &mut rusqlite::Connection) -> Result<(), MigrateError> {
    let of_database = |error: rusqlite::Error| MigrateError::Database(sqlite_code(&error));
    // Only one of several services that start at the same time migrates.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(of_database)?;
    let create = "CREATE TABLE IF NOT EXISTS _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL, \
                  installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT NULL, \
                  checksum BLOB NOT NULL, execution_time BIGINT NOT NULL)";
    transaction.execute_batch(create).map_err(of_database)?;
    let applied: Vec<(i64, Vec<u8>)> = transaction
        .prepare("SELECT version, checksum FROM _sqlx_migrations ORDER BY version")
        .and_then(|mut select| select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect())
        .map_err(of_database)?;
    let migrations = migrations(Dialect::Sqlite);
    for (version, checksum) in &applied {
        match migrations.iter().find(|migration| migration.version == *version) {
            None => return Err(MigrateError::Newer(*version)),
            Some(migration) if *migration.checksum != **checksum => return Err(MigrateError::Altered(*version)),
            Some(_) => {}
        }
    }
    for migration in migrations.iter().skip(applied.len()) {
        let Migration { version, description, sql, checksum, .. } = migration;
        let failed = |error: rusqlite::Error| MigrateError::Failed { version: *version, code: sqlite_code(&error) };
        transaction.execute_batch(sql.as_str()).map_err(failed)?;
        let remember = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                        VALUES (?1, ?2, true, ?3, 0)";
        transaction.execute(remember, (version, description.as_ref(), checksum.as_ref())).map_err(failed)?;
    }
    transaction.commit().map_err(of_database)
}

fn sqlite_code(error: &rusqlite::Error) -> String {
    error.sqlite_error().map_or_else(|| "unexpected".to_owned(), |error| error.extended_code.to_string())
}
