//! A service whose body has its own property `Newsletter`, beside the properties of the record.
//!
//! ```sh
//! cargo run --features axum --example own_property -- 127.0.0.1:3000
//! curl http://127.0.0.1:3000/api/billing/contractcontacts -H 'Content-Type: application/json' \
//!   -d '{"CoworkerContractId": 1234, "FullName": "Ada Lovelace", "Newsletter": true}'
//! ```
#![allow(clippy::print_stdout, reason = "it is a program for the terminal")]

use axum::extract::DefaultBodyLimit;
use axum::routing::post;
use axum::{Json, Router};
use contract_contact::axum::Validated;
use contract_contact::chrono::NaiveDate;
use contract_contact::{
    AttemptedValue, CreateContractContact, Draft, FromJson, Rejection, RequestBody, Rules, ValidationError, json,
};
use serde::Serialize;

const MAX_BYTES: usize = 64 * 1024;

#[derive(Serialize)]
struct Signup {
    #[serde(flatten)]
    contact: CreateContractContact,
    #[serde(rename = "Newsletter")]
    newsletter: bool,
}

impl FromJson for Signup {
    fn from_json(body: &[u8], rules: Rules, today: NaiveDate) -> Result<Self, Rejection> {
        let object = json::object(body)?;
        let newsletter = match object.get("Newsletter") {
            Some(AttemptedValue::Bool(newsletter)) => Ok(*newsletter),
            Some(AttemptedValue::Null) | None => Ok(false),
            Some(other) => {
                Err(ValidationError::custom("Newsletter", "not_a_boolean", "must be true or false", other.clone()))
            }
        };
        // Checks both before answering, so that the answer has every error.
        match (CreateContractContact::from_draft(&Draft::from(object), rules, today), newsletter) {
            (Ok(contact), Ok(newsletter)) => Ok(Signup { contact, newsletter }),
            (contact, newsletter) => {
                Err(Rejection::Invalid(contact.err().into_iter().flatten().chain(newsletter.err()).collect()))
            }
        }
    }
}

async fn sign_up(Validated(signup): Validated<Signup>) -> Json<Signup> {
    // A service would store the contact here.
    Json(signup)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("listening on http://{}", listener.local_addr()?);
    let app = Router::new().route("/api/billing/contractcontacts", post(sign_up));
    axum::serve(listener, app.layer(DefaultBodyLimit::max(MAX_BYTES))).await
}
