//! A service with its own error. A database stores the contracts. If a contract does not exist, the service answers with its own
//! error, in the same form as an error of the rules.
//!
//! ```sh
//! cargo run -p contract-contact-server --example own_error -- 127.0.0.1:3000
//! curl -X PUT http://127.0.0.1:3000/api/billing/contractcontacts -H 'Content-Type: application/json' \
//!   -d '{"Id": 1, "CoworkerContractId": 5678, "FullName": "Ada Lovelace"}'
//! ```
#![allow(clippy::print_stdout, reason = "it is a program for the terminal")]

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::put;
use contract_contact::axum::Validated;
use contract_contact::{Failure, Field, Operation, Success, Timestamp, UpdateContractContact, ValidationError};
use sqlx::{Executor, SqlitePool};

/// The tables, with the existing contract 1234.
const SCHEMA: &str = "
    CREATE TABLE contracts (id INTEGER PRIMARY KEY);
    CREATE TABLE contacts (id INTEGER PRIMARY KEY, contract_id INTEGER NOT NULL REFERENCES contracts, contact TEXT NOT NULL);
    INSERT INTO contracts VALUES (1234);
";
/// Stores a contact if its contract exists. One statement does both, so no other request can delete the contract in between.
const STORE: &str = "REPLACE INTO contacts SELECT $1, id, $3 FROM contracts WHERE id = $2";

async fn update(
    State(database): State<SqlitePool>,
    Validated(contact): Validated<UpdateContractContact>,
) -> axum::response::Result<Success> {
    let (id, contract) = (contact.id(), contact.coworker_contract_id());
    let store = sqlx::query(STORE).bind(i64::from(id)).bind(i64::from(contract)).bind(contact.to_json());
    if store.execute(&database).await.map_err(unavailable)?.rows_affected() == 0 {
        let error = ValidationError::custom(Field::CoworkerContractId, "does_not_exist", "does not exist", contract);
        return Err(error.into());
    }
    Ok(Success::new(Operation::Update, id, Timestamp::now(), "admin@example.com"))
}

/// Answers 503 without the database's message, which may quote a record.
fn unavailable(_: sqlx::Error) -> (StatusCode, Failure) {
    (StatusCode::SERVICE_UNAVAILABLE, Failure::new("The service is not available now"))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    let database = SqlitePool::connect("sqlite::memory:").await?;
    database.execute(SCHEMA).await?;
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("listening on http://{}", listener.local_addr()?);
    let app = Router::new().route("/api/billing/contractcontacts", put(update));
    Ok(axum::serve(listener, app.with_state(database)).await?)
}
