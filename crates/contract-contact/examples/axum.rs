//! The endpoint with axum, with contacts in memory: `cargo run --features axum --example axum -- 127.0.0.1:3000`.
#![allow(clippy::print_stdout, reason = "it is a program for the terminal")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header::CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::routing::{get, put};
use contract_contact::axum::Validated;
use contract_contact::{Failure, Operation, Success, Timestamp, UpdateContractContact};

type Contacts = Arc<Mutex<HashMap<u64, UpdateContractContact>>>;
type Refusal = (StatusCode, Failure);

// The extractor has answered every invalid body before axum calls this handler.
async fn update(State(contacts): State<Contacts>, Validated(contact): Validated<UpdateContractContact>) -> Success {
    let success = Success::new(Operation::Update, contact.id(), Timestamp::now(), "admin@example.com");
    contacts.lock().unwrap_or_else(PoisonError::into_inner).insert(contact.id().get(), contact);
    success
}

async fn read(State(contacts): State<Contacts>, Path(id): Path<u64>) -> Result<impl IntoResponse, Refusal> {
    let contacts = contacts.lock().unwrap_or_else(PoisonError::into_inner);
    let contact = contacts.get(&id).ok_or((StatusCode::NOT_FOUND, Failure::new("There is no such contact")))?;
    Ok(([(CONTENT_TYPE, "application/json")], contact.to_json()))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("listening on http://{}", listener.local_addr()?);
    let app = Router::new()
        .route("/api/billing/contractcontacts", put(update))
        .route("/api/billing/contractcontacts/{id}", get(read));
    axum::serve(listener, app.with_state(Contacts::default())).await
}
