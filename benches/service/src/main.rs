//! The limits with which `cargo xtask bench service` compares the service. Prints a line of JSON.
//!
//! - `service-limits sqlite FOLDER`: the changes of a contact that SQLite alone stores per second in the folder. Each commit has 32
//!   changes, and is durable: `{"a_second":…}`.
//! - `service-limits rules BODY`: the microseconds to parse one body into a checked record, and into a plain struct without checks:
//!   `{"checked":…,"unchecked":…}`.
#![allow(clippy::print_stdout, reason = "its output is what it measures")]

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use contract_contact::{FromJson, Rules, UpdateContractContact, date};
use contract_contact_schema::{Database, sql};
use serde::Deserialize;
use serde_json::json;

const A_COMMIT: u32 = 32;
const LONG_ENOUGH: Duration = Duration::from_secs(1);
/// Enough calls that the time of reading the clock is negligible.
const A_BATCH: u32 = 100_000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let measured = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["sqlite", folder] => sqlite(Path::new(folder))?,
        ["rules", body] => rules(body.as_bytes())?,
        _ => return Err("service-limits sqlite FOLDER | service-limits rules BODY".into()),
    };
    println!("{measured}");
    Ok(())
}

fn sqlite(folder: &Path) -> Result<serde_json::Value, Box<dyn Error>> {
    let file = folder.join("limit.db");
    let is_new = !file.exists();
    let mut connection = rusqlite::Connection::open(file)?;
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")?;
    if is_new {
        connection.execute_batch(&sql(Database::Sqlite))?;
        connection.execute_batch(
            "INSERT INTO contract_contacts (id, coworker_contract_id, full_name, created_on, updated_on, updated_by, version) \
             VALUES (1, 1, 'Ada Lovelace', '2025-01-15T10:30:00Z', '2025-01-15T10:30:00Z', 'x', 1)",
        )?;
    }
    let (start, mut changes) = (Instant::now(), 0);
    while start.elapsed() < LONG_ENOUGH {
        let transaction = connection.transaction()?;
        for _ in 0..A_COMMIT {
            let version: i64 = transaction
                .prepare_cached("SELECT version FROM contract_contacts WHERE id = 1")?
                .query_row([], |row| row.get(0))?;
            transaction
                .prepare_cached("UPDATE contract_contacts SET notes = ?1, version = ?2 WHERE id = 1")?
                .execute(("Letters on Mondays", version + 1))?;
            transaction
                .prepare_cached(
                    "INSERT INTO audit (contact_id, operation, changed_on, changed_by, fields) \
                     VALUES (1, 'update', '2025-01-15T10:30:00Z', 'admin@example.com', 'Notes')",
                )?
                .execute([])?;
        }
        transaction.commit()?;
        changes += A_COMMIT;
    }
    Ok(json!({ "a_second": f64::from(changes) / start.elapsed().as_secs_f64() }))
}

macro_rules! member {
    (Identifier) => { Option<i64> };
    (Type) => { Option<i64> };
    ($text:ident) => { Option<String> };
}

macro_rules! plain {
    ($($field:ident $snake:ident: $kind:ident, $($rest:expr),*;)*) => {
        /// A record by serde's derive alone.
        #[derive(Deserialize)]
        #[serde(rename_all = "PascalCase")]
        #[expect(dead_code, reason = "it is read and dropped")]
        struct Plain {
            $($snake: member!($kind),)*
        }
    };
}

contract_contact::__private::table!(plain);

fn rules(body: &[u8]) -> Result<serde_json::Value, Box<dyn Error>> {
    let today = date::today();
    UpdateContractContact::from_json(body, Rules::strict(), today).map_err(|rejection| rejection.to_string())?;
    serde_json::from_slice::<Plain>(body)?;
    let checked =
        microseconds(|| drop(black_box(UpdateContractContact::from_json(black_box(body), Rules::strict(), today))));
    let unchecked = microseconds(|| drop(black_box(serde_json::from_slice::<Plain>(black_box(body)))));
    Ok(json!({ "checked": checked, "unchecked": unchecked }))
}

/// Returns the median of several batches.
fn microseconds(work: impl Fn()) -> f64 {
    let mut batches: Vec<f64> = (0..9)
        .map(|_| {
            let start = Instant::now();
            (0..A_BATCH).for_each(|_| work());
            start.elapsed().as_secs_f64() * 1e6 / f64::from(A_BATCH)
        })
        .collect();
    batches.sort_by(f64::total_cmp);
    batches.get(batches.len() / 2).copied().unwrap_or(f64::NAN)
}
