//! One rule set for the `ContractContact` record of a billing API: a director, a trading name or a mail recipient of a
//! company. A body becomes a typed record that cannot be wrong, or every error at once in the wire's exact shape.
//!
//! ```
//! use contract_contact::{Date, Rules, UpdateContractContact};
//!
//! let body = br#"{"CoworkerContractId": 0, "FullName": "", "Id": 87654321, "Email": "ada@"}"#;
//! let rejection = UpdateContractContact::from_json(body, Rules::strict(), Date::today()).unwrap_err();
//!
//! assert_eq!(rejection.status(), 400);
//! assert_eq!(
//!     rejection.to_string(),
//!     "CoworkerContractId: is a required field; FullName: is a required field; Email: must be a valid email address"
//! );
//! println!("{}", rejection.failure().to_json()); // {"Message":"CoworkerContractId: is a req…
//! ```
//!
//! # The way of a record
//!
//! ```text
//! input (any serde Deserializer) → Draft → Rules → UpdateContractContact, CreateContractContact
//!                                            └──→ ValidationErrors → Failure
//! ```
//!
//! A [`Draft`] is what was submitted, wrong types and all. [`Rules`] check it, property by property, and everything they
//! need to know of a property stands in one table, [`Field`]; what can be wrong is a [`Code`]. [`Response`] is what the
//! endpoint answers, and reads what the real API answers.
//!
//! # Scope
//!
//! It does no I/O, looks nothing up and trims nothing: whether a contract exists is for a service to say, and a value
//! is kept as it was sent. Unknown and read-only properties are skipped, as the real API does. [`Rules::reference`] checks
//! what the API's page states; [`Rules::strict`] also what any caller would want to know before sending.
//!
//! No `Debug`, `Display` or error of this crate shows a submitted value: nearly all of them are personal data.
//!
//! # Features
//!
//! - `std` (on): the system's clock, for [`Date::today`] and [`Timestamp::now`]. Without it the crate is `no_std` with
//!   `alloc`.
//! - `json` (on): the module [`json`] and everything named `from_json` and `to_json`, by serde_json.
//! - `schema`: the module `schema`, JSON Schema 2020-12, OpenAPI 3.1 and TypeScript's types from the table.
//! - `axum`: the extractor `axum::Validated`.
#![no_std]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod attempted_value;
mod code;
mod contact;
mod date;
mod draft;
mod errors;
mod field;
mod response;

pub mod html;
pub mod rules;

#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "json")]
pub mod json;
#[cfg(feature = "schema")]
pub mod schema;

pub use attempted_value::AttemptedValue;
pub use code::{Code, Param};
pub use contact::{
    Contact, ContractContact, ContractContactType, CreateContractContact, Identifier, Stamps, UpdateContractContact,
};
pub use date::{Date, ParseDateError, Timestamp};
pub use draft::Draft;
pub use errors::{ValidationError, ValidationErrors};
pub use field::{Field, Kind, Operation, Presence};
#[cfg(feature = "json")]
pub use json::{Rejection, SyntaxError};
pub use response::{Failure, Response, Success};
pub use rules::{Checked, Rules};

/// The examples of the README compile.
#[cfg(all(doctest, feature = "json"))]
#[doc = include_str!("../README.md")]
struct Readme;
