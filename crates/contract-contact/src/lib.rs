//! Parses and checks the `ContractContact` records of a billing API.
//!
//! A contact is a director, a trading name or a mail recipient of a company. Parse a request body into a record that is
//! guaranteed valid, or get every error at once, formatted exactly as the API returns it.
//!
//! ```
//! use contract_contact::{FromJson, Rules, UpdateContractContact, date};
//!
//! let body = br#"{"CoworkerContractId": 0, "FullName": "", "Id": 87654321, "Email": "ada@"}"#;
//! let rejection = UpdateContractContact::from_json(body, Rules::strict(), date::today()).unwrap_err();
//!
//! assert_eq!(rejection.status(), 400);
//! assert_eq!(
//!     rejection.to_string(),
//!     "CoworkerContractId: is a required field; FullName: is a required field; Email: must be a valid email address"
//! );
//! println!("{}", rejection.failure().to_json()); // {"Message":"CoworkerContractId: is a req…
//! ```
//!
//! # Start here
//!
//! - A service parses a body with [`UpdateContractContact::from_json`](FromJson::from_json) or, in axum, with the extractor
//!   `axum::Validated`.
//! - A form checks one property with [`Rules::check`] and a whole record with [`Draft::check`]. [`Field::read`] reads the string of
//!   a control. In a browser, [`date::today`] needs the feature `js`.
//! - A client merges its changes into a record with [`UpdateContractContact::from_record`], and parses the answer with
//!   [`Response`].
//! - [`ValidationError::describe`] returns a message for the person who filled in a form.
//! - [`describe_in`](ValidationError::describe_in) returns this message in another [`Locale`].
//! - A service creates its own errors with [`ValidationError::custom`].
//! - A service reads further properties, beside the properties of a contact, with its own implementation of [`FromJson`].
//! - [`_documentation`] explains the decisions behind this crate.
//!
//! # Usage
//!
//! ```toml
//! [dependencies]
//! contract-contact = "0.1"
//! ```
//!
//! A day is a [`chrono::NaiveDate`]. An instant is a [`Timestamp`], which converts into `chrono::DateTime<Utc>`. The crate
//! re-exports [`chrono`].
//!
//! # Data flow
//!
//! ```text
//! input (any serde Deserializer) → Draft → Rules → UpdateContractContact, CreateContractContact
//!                                            └──→ ValidationErrors → Failure
//! ```
//!
//! - A [`Draft`] holds the submitted values. A submitted value may have the wrong type.
//! - [`Rules`] check each property of a draft. The table [`Field`] contains all facts about a property that the rules need.
//! - A [`Code`] names a broken rule.
//! - A [`Response`] is an answer of the endpoint. The type also parses the answers of the real API.
//!
//! In this documentation, the *real API* is the billing API itself. The *API reference* is the documentation of the real API.
//!
//! # Examples
//!
//! Add an error of your service. The 400 body ([`Failure`]) then lists all errors in the order of the API reference:
//!
//! ```
//! use contract_contact::{Draft, Failure, Field, Operation, Rules, ValidationError, date};
//!
//! let draft = Draft::new().with(Field::CoworkerContractId, 1234_u64).with(Field::FullName, " ");
//! let mut errors = draft.check(Operation::Create, Rules::strict(), date::today()).unwrap_err();
//! errors.extend([ValidationError::custom(Field::CoworkerContractId, "does_not_exist", "does not exist", 1234_u64)]);
//!
//! let failure = Failure::from(errors);
//! assert_eq!(failure.message(), "CoworkerContractId: does not exist; FullName: is a required field");
//! ```
//!
//! Convert a record into the columns of a database:
//!
//! ```
//! use contract_contact::{CreateContractContact, Draft, Field, RequestBody, Rules, date};
//!
//! let draft = Draft::new().with(Field::CoworkerContractId, 1234_i64).with(Field::FullName, "Ada Lovelace");
//! let contact = CreateContractContact::from_draft(&draft, Rules::strict(), date::today())?;
//! let parts = contact.into_parts();
//! let row: (i64, String, Option<i16>) =
//!     (parts.coworker_contract_id.into(), parts.full_name, parts.contract_contact_type.map(i16::from));
//! assert_eq!(row, (1234, "Ada Lovelace".to_owned(), Some(1)));
//! # Ok::<(), contract_contact::ValidationErrors>(())
//! ```
//!
//! # Scope
//!
//! - The crate does no I/O, so the crate cannot check whether a contract exists. Your service checks this.
//! - The crate never trims a value. A record stores each value as it was sent.
//! - The crate skips unknown and read-only properties, as the real API does.
//! - [`Rules::reference`] checks the rules that the API reference states. [`Rules::strict`] also rejects values that a caller
//!   would want to correct before sending.
//!
//! # Personal data
//!
//! Nearly every property of a record is personal data. `Debug` hides the values of:
//!
//! - records and [`ContactParts`];
//! - [`Draft`], which shows the properties that are present and the types of their values;
//! - [`AttemptedValue`], which shows its type;
//! - a string in a [`FieldValue`];
//! - the e-mail address in [`Stamps`] and [`Success`], and the message of a [`Success`];
//! - a message that a server sent, in a [`ValidationError`] and a [`Failure`].
//!
//! `Display` and `Debug` of every error show the property and the rule, and never the submitted value. Both traits show:
//!
//! - identifiers, dates, times, roles, codes and names of properties;
//! - the property name and message that a service passed to [`ValidationError::custom`];
//! - the message that a service passed to [`Failure::new`].
//!
//! Serialization shows every value. The methods `reveal()` show every value, too, and are only for tests.
//!
//! # Features
//!
//! | feature | default | adds | change it |
//! |---|---|---|---|
//! | `std` | yes | the system clock: [`date::today`], [`Timestamp::now`] | off for `no_std` with `alloc` |
//! | `json` | yes | the module [`json`] and the methods `from_json` and `to_json`, which use serde_json | off to use another format |
//! | `axum` | no | the extractor `axum::Validated` | on in an axum service |
//! | `locales` | no | the languages of [`Locale`] besides English | on for a form in another language |
//! | `js` | no | JavaScript's clock on `wasm32-unknown-unknown` | on in a browser |
#![no_std]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub use chrono;

mod attempted_value;
mod check;
mod code;
mod contact_type;
mod day;
mod draft;
mod errors;
mod field;
mod field_value;
mod form;
mod identifier;
mod limits;
mod record;
mod response;
mod reveal;
mod rule_set;
mod whole_number;
mod wording;

pub mod date;
pub mod html;
pub mod rules;

#[cfg(feature = "axum")]
pub mod axum;
#[cfg(all(feature = "axum", not(feature = "js"), target_arch = "wasm32", target_os = "unknown"))]
compile_error!(
    "feature `axum` needs a clock, and wasm32-unknown-unknown has none: turn on the feature `js` of contract-contact, too"
);
#[cfg(feature = "json")]
pub mod json;

pub use attempted_value::AttemptedValue;
pub use code::{Code, Param};
pub use contact_type::{ContractContactType, ContractContactTypeError};
pub use date::{ParseDateError, Timestamp};
pub use draft::Draft;
pub use errors::{ValidationError, ValidationErrors};
pub use field::{Field, Kind, Operation, Presence};
pub use field_value::FieldValue;
pub use identifier::{Identifier, IdentifierError};
#[cfg(feature = "json")]
pub use json::{FromJson, Rejection, SyntaxError};
pub use record::{ContactParts, ContractContact, CreateContractContact, RequestBody, Stamps, UpdateContractContact};
pub use response::{Failure, Response, Success};
pub use reveal::Revealed;
pub use rule_set::Rules;
pub use wording::locale::Locale;

pub mod _documentation {
    //! Documentation that belongs to no single item.
    //!
    //! - [`design`]: the decisions of this crate and their reasons, as questions and answers.
    //!
    //! The repository also has:
    //!
    //! - a comparison with other libraries (`docs/comparison.md`);
    //! - a changelog (`CHANGELOG.md`);
    //! - the decisions about the service, the browser and the command-line tool (`docs/design.md`).
    //!
    //! ```
    //! // Each decision can be tried. For example: a draft stores wrong types, so that all errors come at once.
    //! use contract_contact::{Draft, Field, Operation, Rules, date};
    //!
    //! let draft = Draft::new().with(Field::CoworkerContractId, "1234").with(Field::FullName, true);
    //! let errors = draft.check(Operation::Create, Rules::strict(), date::today()).unwrap_err();
    //! assert_eq!(errors.to_string(), "CoworkerContractId: must be an integer; FullName: must be a string");
    //! ```

    #[doc = include_str!("../DESIGN.md")]
    ///
    /// # Example
    ///
    /// `Debug` hides the values of a record. `reveal()` shows the values in a test.
    ///
    /// ```
    /// use contract_contact::{Draft, Field};
    ///
    /// let draft = Draft::new().with(Field::FullName, "Ada Lovelace");
    /// assert_eq!(format!("{draft:?}"), r#"Draft {FullName: "string"}"#);
    /// assert_eq!(format!("{:?}", draft.reveal()), r#"{FullName: "Ada Lovelace"}"#);
    /// ```
    pub mod design {}
}

/// Items for the other crates of this workspace, which pin this crate exactly.
///
/// These items change without notice.
#[doc(hidden)]
pub mod __private {
    pub use crate::__contract_contact_table as table;
    pub use crate::day::{Day, LATEST_OFFSET};
    pub use crate::form::Control;
    pub use crate::rules::check::check_submitted;
    pub use crate::rules::pattern::{PLAIN_LENGTH, plainly_valid};
    pub use crate::rules::submitted::{Submitted, SubmittedString};
}

/// Compiles the examples of the README.
#[cfg(all(doctest, feature = "json"))]
#[doc = include_str!("../README.md")]
struct Readme;
