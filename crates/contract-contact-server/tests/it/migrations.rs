//! The migrations of each database.

use std::collections::BTreeSet;

use contract_contact_schema as schema;
use contract_contact_server::{MigrateError, OpenError, Server, StartError};
use serde_json::{Value, json};

use crate::common::{CONTACTS, Keys, On, Service, config, query};

on_both_databases! {
    migrations_lead_to_the_generated_tables
    database_of_the_first_version_is_migrated
    migrated_contact_can_be_changed
    migrated_database_is_not_migrated_again
    ids_of_the_first_version_are_not_used_again
    row_that_cannot_be_migrated_stops_the_start_and_changes_nothing
    newer_database_stops_the_start
    altered_migration_stops_the_start
}

fn first_version(on: On) -> &'static str {
    match on {
        On::Sqlite => include_str!("../../migrations/sqlite/0001_contract_contacts.sql"),
        On::Postgres => include_str!("../../migrations/postgres/0001_contract_contacts.sql"),
    }
}

/// Runs several statements.
fn execute(database: &str, statements: &str) {
    if let Some(path) = database.strip_prefix("sqlite:") {
        rusqlite::Connection::open(path).unwrap().execute_batch(statements).unwrap();
    } else {
        query(database, statements).unwrap();
    }
}

/// Creates a database of the first version of the service, which used sqlx for the migrations of both databases.
fn make_first_version(on: On, database: &str, rows: &str) {
    use sqlx::SqlSafeStr;
    use sqlx::migrate::{Migration, MigrationType};
    let text = first_version(on);
    let migration = Migration::new(1, "contract contacts".into(), MigrationType::Simple, text.into_sql_str(), false);
    let checksum: String = migration.checksum.iter().map(|byte| format!("{byte:02x}")).collect();
    let (bytes, time) = match on {
        On::Sqlite => ("BLOB", "TIMESTAMP"),
        On::Postgres => ("BYTEA", "TIMESTAMPTZ"),
    };
    let checksum = if on == On::Sqlite { format!("x'{checksum}'") } else { format!("'\\x{checksum}'") };
    execute(
        database,
        &format!(
            "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL, \
             installed_on {time} NOT NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT NULL, checksum {bytes} NOT NULL, \
             execution_time BIGINT NOT NULL); \
             INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
             VALUES (1, 'contract contacts', true, {checksum}, 1); {text} {rows}"
        ),
    );
}

const ROWS: &str = "
    INSERT INTO contract_contacts VALUES
        (7, 1234, 'Émile', 5, 'e@example.com', '1990-12-10', 'Line 1
Line 2', 'SW1Y', 'London', 'Ohio', 1220, '020 7946 0958', 'Notes', 3,
         '2025-01-15T10:30:00Z', '2025-02-15T10:30:00Z', 'admin@example.com', 4),
        (9, 1, 'Ada', NULL, NULL, '0001-01-01', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
         '2025-01-15T10:30:00Z', '2025-01-15T10:30:00Z', 'x', 1);
    INSERT INTO audit (contact_id, operation, changed_on, changed_by, fields) VALUES
        (7, 'create', '2025-01-15T10:30:00Z', 'admin@example.com', 'FullName'),
        (8, 'delete', '2025-01-16T10:30:00Z', 'admin@example.com', '');";

async fn start_fails(keys: &Keys, database: &str) -> OpenError {
    match Server::start(config(&keys.public(), database, &[])).await {
        Err(StartError::Database(error)) => error,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("the service must not start"),
    }
}

/// Starts a service on a database of the first version.
async fn migrated(on: On) -> Service {
    let keys = Keys::new();
    let database = on.database(&keys);
    make_first_version(on, &database, ROWS);
    Service::with(keys, database, &[]).await
}

async fn database_of_the_first_version_is_migrated(on: On) {
    let service = migrated(on).await;
    let stored = service.get(&format!("{CONTACTS}/7")).await;
    assert_eq!(stored.header("etag"), "\"7-4\"");
    let stored = stored.json();
    let expected = json!({
        "Id": 7, "CoworkerContractId": 1234, "FullName": "Émile", "CoworkerId": 5, "Email": "e@example.com",
        "DateOfBirth": "1990-12-10T00:00:00Z", "Address": "Line 1\nLine 2", "PostCode": "SW1Y", "CityName": "London",
        "State": "Ohio", "CountryId": 1220, "PhoneNumber": "020 7946 0958", "Notes": "Notes", "ContractContactType": 3,
        "CreatedOn": "2025-01-15T10:30:00Z", "UpdatedOn": "2025-02-15T10:30:00Z", "UpdatedBy": "admin@example.com",
    });
    for (property, value) in expected.as_object().unwrap() {
        assert_eq!(&stored[property], value, "{property}");
    }
    let other = service.get(&format!("{CONTACTS}/9")).await.json();
    assert_eq!((&other["DateOfBirth"], &other["Notes"]), (&json!("0001-01-01T00:00:00Z"), &Value::Null));
    let audit = service.query("SELECT contact_id, operation, changed_by, fields FROM audit ORDER BY id");
    assert_eq!(audit, "7|create|admin@example.com|FullName\n8|delete|admin@example.com|\n");
}

async fn migrated_contact_can_be_changed(on: On) {
    let service = migrated(on).await;
    let stored = service.get(&format!("{CONTACTS}/7")).await;
    assert_eq!(service.send("PUT", stored.body).await.status, 200);
    assert_eq!(service.query("SELECT version FROM contract_contacts ORDER BY id"), "5\n1\n");
    // Earlier changes have no subject.
    let authors = service.query("SELECT changed_by, changed_by_subject FROM audit ORDER BY id");
    assert_eq!(authors, "admin@example.com|\nadmin@example.com|\nadmin@example.com|1\n");
}

async fn migrated_database_is_not_migrated_again(on: On) {
    let service = migrated(on).await;
    let database = service.database.clone();
    let again = Service::with(service.stop().await, database, &[]).await;
    assert_eq!(again.get(CONTACTS).await.json()["TotalItems"], 2);
}

async fn ids_of_the_first_version_are_not_used_again(on: On) {
    let keys = Keys::new();
    let database = on.database(&keys);
    let create = "INSERT INTO contract_contacts (coworker_contract_id, full_name, created_on, updated_on, updated_by, version) \
                  VALUES (1, 'Ada', '2025-01-15T10:30:00Z', '2025-01-15T10:30:00Z', 'x', 1);";
    make_first_version(on, &database, &(create.repeat(3) + "DELETE FROM contract_contacts;"));
    let service = Service::with(keys, database, &[]).await;
    assert_eq!(service.create(json!({"CoworkerContractId": 1, "FullName": "Ada"})).await, 4);
}

async fn row_that_cannot_be_migrated_stops_the_start_and_changes_nothing(on: On) {
    let keys = Keys::new();
    let database = on.database(&keys);
    make_first_version(
        on,
        &database,
        &(ROWS.to_owned() + "UPDATE contract_contacts SET full_name = ' ' WHERE id = 7;"),
    );
    let error = start_fails(&keys, &database).await;
    assert!(matches!(&error, OpenError::Migrate(MigrateError::Failed { version: 2, .. })), "{error}");
    let message = error.to_string();
    assert!(!message.contains("example.com") && message.contains("migration 2 failed with code "), "{message}");
    assert_eq!(
        query(&database, "SELECT count(*), max(updated_on) FROM contract_contacts").unwrap(),
        "2|2025-02-15T10:30:00Z\n"
    );
    // After the row is corrected, the service migrates the database.
    execute(&database, "UPDATE contract_contacts SET full_name = 'Ada' WHERE id = 7");
    let service = Service::with(keys, database, &[]).await;
    assert_eq!(service.get(CONTACTS).await.json()["TotalItems"], 2);
}

async fn newer_database_stops_the_start(on: On) {
    let service = Service::on(on, &[]).await;
    let database = service.database.clone();
    let keys = service.stop().await;
    let insert = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                  SELECT 1000, 'later', true, checksum, 0 FROM _sqlx_migrations WHERE version = 1";
    query(&database, insert).unwrap();
    let error = start_fails(&keys, &database).await;
    assert!(matches!(error, OpenError::Migrate(MigrateError::Newer(1000))), "{error}");
}

async fn altered_migration_stops_the_start(on: On) {
    let service = Service::on(on, &[]).await;
    let database = service.database.clone();
    let keys = service.stop().await;
    let other = if on == On::Sqlite { "x'00'" } else { "'\\x00'" };
    query(&database, &format!("UPDATE _sqlx_migrations SET checksum = {other} WHERE version = 1")).unwrap();
    let error = start_fails(&keys, &database).await;
    assert!(matches!(error, OpenError::Migrate(MigrateError::Altered(1))), "{error}");
}

/// Returns the definition of all tables: their columns, indexes and constraints.
fn tables(on: On, database: &str) -> BTreeSet<String> {
    let select = match on {
        On::Sqlite => {
            "SELECT 'column', t.name, t.strict, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk
             FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c
             UNION ALL SELECT 'index', s.tbl_name, s.sql, '', '', '', '', '' FROM sqlite_schema AS s WHERE s.type = 'index'"
        }
        On::Postgres => {
            "SELECT 'column', attrelid::regclass, attname, atttypid::regtype, attnotnull, attidentity, attcollation::regcollation
             FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
             WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped"
        }
    };
    let is_ours = |line: &&str| !line.contains("sqlx_migrations") && !line.contains("sqlite_");
    let mut found: BTreeSet<String> =
        query(database, select).unwrap().lines().filter(is_ours).map(str::to_owned).collect();
    match on {
        // Only the text of a table has its constraints.
        On::Sqlite => {
            let text = query(
                database,
                "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name IN ('contract_contacts', 'audit')",
            );
            found.extend(text.unwrap().split("CHECK ").skip(1).map(|rest| format!("CHECK {}", in_brackets(rest))));
        }
        On::Postgres => {
            let constraints =
                "SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid <> 0";
            let indexes = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'";
            for select in [constraints, indexes] {
                found.extend(query(database, select).unwrap().lines().filter(is_ours).map(str::to_owned));
            }
        }
    }
    found
}

/// Returns the text up to the bracket that closes the first bracket.
fn in_brackets(text: &str) -> &str {
    let mut depth = 0;
    let end = text.find(|each| {
        depth += match each {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth == 0
    });
    &text[..=end.unwrap()]
}

async fn migrations_lead_to_the_generated_tables(on: On) {
    let service = Service::on(on, &[]).await;
    let keys = Keys::new();
    let generated = on.database(&keys);
    let database = if on == On::Sqlite { schema::Database::Sqlite } else { schema::Database::Postgres };
    execute(&generated, &schema::sql(database));
    let (migrated, generated) = (tables(on, &service.database), tables(on, &generated));
    assert!(generated.len() > 30, "{generated:#?}");
    let only = |one: &BTreeSet<String>, other| one.difference(other).cloned().collect::<Vec<_>>();
    assert_eq!(
        (only(&migrated, &generated), only(&generated, &migrated)),
        (Vec::new(), Vec::new()),
        "left: only in the migrated database; right: only in the generated tables"
    );
}
