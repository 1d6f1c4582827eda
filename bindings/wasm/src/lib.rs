//! Checks JavaScript objects by the rules of [`contract_contact`], in your own wasm-bindgen module or Rust front-end.
//!
//! # Do you need this crate?
//!
//! - **A Rust form holds strings**, as in Leptos, Yew or Dioxus: no. The domain crate alone is enough. [`Field::read`]
//!   turns the string of a control into a value, and [`Draft::with`] collects the values.
//! - **A Rust worker receives bytes**: no. `UpdateContractContact::from_json` of the domain crate reads and checks a body.
//! - **A form in JavaScript or TypeScript**: no. The npm package `contract-contact` runs the same rules, in 6 kB.
//! - **A wasm-bindgen module of your own receives objects from JavaScript**: yes.
//!
//! A Rust form works without this crate:
//!
//! ```
//! use contract_contact::{CreateContractContact, Draft, Field, RequestBody, Rules, date};
//!
//! let draft = Draft::new()
//!     .with(Field::CoworkerContractId, Field::CoworkerContractId.read("1234"))
//!     .with(Field::FullName, Field::FullName.read("Ada Lovelace"))
//!     .with(Field::Email, Field::Email.read("ada@"));
//! let errors = CreateContractContact::from_draft(&draft, Rules::strict(), date::today()).unwrap_err();
//! assert_eq!(errors.of(Field::Email).unwrap().describe(), "Enter an email address in the correct format, like name@example.com");
//! ```
//!
//! # Usage
//!
//! ```toml
//! [dependencies]
//! contract-contact = { version = "0.1", default-features = false }
//! contract-contact-wasm = "0.1"
//! ```
//!
//! [`from_js`] reads an object into a typed record. The function never throws. For an invalid object, the function returns a
//! [`Refusal`], which holds the errors:
//!
//! ```no_run
//! use contract_contact::{Rules, UpdateContractContact};
//! use contract_contact_wasm::{ToJs, from_js, today};
//! use wasm_bindgen::prelude::*;
//!
//! #[wasm_bindgen]
//! pub fn save(input: &JsValue) -> JsValue {
//!     match from_js::<UpdateContractContact>(input, Rules::strict(), today()) {
//!         Ok(contact) => contact.to_js(), // every property that a PUT writes; an empty property is null
//!         Err(refusal) => refusal.failure(), // the body of the API's 400
//!     }
//! }
//! ```
//!
//! # Examples
//!
//! [`check`] checks an object without building a record. [`Refusal::to_js`] returns the errors in the form of the npm package:
//!
//! ```no_run
//! use contract_contact::{Operation, Rules};
//! use contract_contact_wasm::{check, today};
//! use wasm_bindgen::prelude::*;
//!
//! #[wasm_bindgen(js_name = errorsOf)]
//! pub fn errors_of(input: &JsValue) -> JsValue {
//!     match check(input, Operation::Create, Rules::strict(), today()) {
//!         Ok(()) => js_sys::Array::new().into(),
//!         Err(refusal) => refusal.to_js(),
//!     }
//! }
//! ```
//!
//! [`check_value`] checks one property, as a form does when the user leaves its control:
//!
//! ```no_run
//! use contract_contact::{Field, Operation, Rules};
//! use contract_contact_wasm::{check_value, today};
//! use wasm_bindgen::prelude::*;
//!
//! #[wasm_bindgen(js_name = emailHint)]
//! pub fn email_hint(value: &JsValue) -> Option<String> {
//!     let error = check_value(Field::Email, value, Operation::Update, Rules::strict(), today()).err()?;
//!     Some(error.describe().into_owned())
//! }
//! ```
//!
//! [`Options::from_js`] reads `{ rules, today, operation }` for exports that take options.
//!
//! # Reading objects
//!
//! - An object is a record if `JSON.stringify` writes the object as a JSON object of properties. Arrays, functions, `Date`,
//!   `Map` and boxed values are no records.
//! - The functions read only own, enumerable properties that the operation reads. They read each property once.
//! - No submitted value makes a function throw. A getter that throws causes a validation error of its property. The attempted
//!   value of this error is null.
//! - No submitted value makes a function trap, except a string that does not fit into memory.
//! - A revoked proxy is no object.
//! - `AttemptedValue` is the submitted value itself, by `Object.is`, and not a copy.
//! - The strict rules reject a string with a lone surrogate. The reference rules accept such a string, and so does [`check`]
//!   with [`Rules::reference`].
//! - [`from_js`] always rejects such a string, because a Rust string cannot contain a lone surrogate. The error has the code of
//!   the strict rules.
//! - The functions build objects without assigning properties, so no setter on `Object.prototype` runs.
//!
//! During a check, a string is copied into the memory of the module. A module has at most 4 GB, and traps where a copy does not
//! fit. Limit the size of untrusted input before the input becomes a JavaScript string.
//!
//! # Features
//!
//! - `exports`: adds ready-made exports with TypeScript types to every module that links this crate. The exports are
//!   `validateUpdate`, `validateCreate`, `validateField`, `parseUpdate`, `parseCreate`, `fields`, `codes` and `wordings`. If no
//!   other code of the module uses the crate, write `use contract_contact_wasm as _;`.
//!
//! # Versions of wasm-bindgen
//!
//! This crate has a caret requirement on wasm-bindgen, so your module decides the version. The tests build a module with the
//! lowest accepted version, and with a current version.
//!
//! [`Field::read`]: contract_contact::Field::read
//! [`Draft::with`]: contract_contact::Draft::with

#[cfg(feature = "exports")]
pub mod exports;
mod js;
mod options;
mod read;
mod refusal;
mod to_js;

use contract_contact::chrono::NaiveDate;
pub use contract_contact::date::today;
use contract_contact::{Draft, Field, Operation, RequestBody, Rules};
use wasm_bindgen::JsValue;

pub use options::Options;
use read::Check;
pub use refusal::{FieldError, Refusal};
pub use to_js::ToJs;

/// Reads an object into a typed record: [`UpdateContractContact`](contract_contact::UpdateContractContact) or
/// [`CreateContractContact`](contract_contact::CreateContractContact).
///
/// # Errors
/// Returns every validation error of the object.
///
/// ```no_run
/// use contract_contact::{Rules, UpdateContractContact};
/// use contract_contact_wasm::{from_js, today};
/// use wasm_bindgen::JsValue;
///
/// fn name_of(input: &JsValue) -> Option<String> {
///     let contact = from_js::<UpdateContractContact>(input, Rules::strict(), today()).ok()?;
///     Some(contact.full_name().to_owned())
/// }
/// ```
pub fn from_js<T: RequestBody>(input: &JsValue, rules: Rules, today: NaiveDate) -> Result<T, Refusal> {
    let mut values = Vec::with_capacity(Field::COUNT);
    let check = Check { operation: T::OPERATION, rules, today, is_for_rust: true };
    check.record(input, |field, value| values.push((field, value)))?;
    let mut draft = Draft::new();
    for (field, value) in &values {
        draft.set(*field, value.attempted());
    }
    // Cannot fail: the same rules accepted the same values above.
    T::from_draft(&draft, rules, today).map_err(|errors| {
        let errors =
            errors.iter().filter_map(|error| Some(FieldError::new(error.field()?, error.code()?, JsValue::NULL)));
        Refusal::from_errors(errors.collect())
    })
}

/// Checks an object without building a record.
///
/// # Errors
/// Returns every validation error of the object.
///
/// ```no_run
/// use contract_contact::{Operation, Rules};
/// use contract_contact_wasm::{check, today};
/// use wasm_bindgen::JsValue;
///
/// fn is_valid(input: &JsValue) -> bool {
///     check(input, Operation::Update, Rules::strict(), today()).is_ok()
/// }
/// ```
pub fn check(input: &JsValue, operation: Operation, rules: Rules, today: NaiveDate) -> Result<(), Refusal> {
    Check { operation, rules, today, is_for_rust: false }.record(input, |_, _| {})
}

/// Checks the value of one property. For an absent property, pass undefined.
///
/// # Errors
/// Returns the validation error of the value.
///
/// ```no_run
/// use contract_contact::{Code, Field, Operation, Rules};
/// use contract_contact_wasm::{check_value, today};
///
/// # fn example() {
/// let error = check_value(Field::Email, &"ada@".into(), Operation::Update, Rules::strict(), today()).unwrap_err();
/// assert_eq!(error.code(), Code::NotAnEmail);
/// # }
/// ```
pub fn check_value(
    field: Field,
    value: &JsValue,
    operation: Operation,
    rules: Rules,
    today: NaiveDate,
) -> Result<(), FieldError> {
    Check { operation, rules, today, is_for_rust: false }.value(value.clone(), field).map(|_| ())
}

/// Compiles the example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
