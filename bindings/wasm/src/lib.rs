//! The rules of [`contract_contact`] for your own wasm-bindgen module or Rust front-end: `JsValue` in, `JsValue` out.
//!
//! # Do you need this crate?
//!
//! - **A Rust form holds strings**, as in Leptos, Yew or Dioxus: no. The domain crate alone is enough. [`Field::read`]
//!   turns the string of a control into a value, and [`Draft::with`] collects the values.
//! - **A Rust worker receives bytes**: no. `UpdateContractContact::from_json` of the domain crate reads and checks a body.
//! - **A form in JavaScript or TypeScript**: no. The npm package `contract-contact` runs the same rules, in 6 kB.
//! - **A wasm-bindgen module of your own receives objects from JavaScript**: yes.
//!
//! The form in Rust, without this crate:
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
//! [`from_js`] reads an object into a typed record. An invalid object is a return value, the [`Refusal`], and never an
//! exception:
//!
//! ```no_run
//! use contract_contact::{Rules, UpdateContractContact};
//! use contract_contact_wasm::{ToJs, from_js, today};
//! use wasm_bindgen::prelude::*;
//!
//! #[wasm_bindgen]
//! pub fn save(input: &JsValue) -> JsValue {
//!     match from_js::<UpdateContractContact>(input, Rules::strict(), today()) {
//!         Ok(contact) => contact.to_js(), // every property that a PUT writes, null where there is none
//!         Err(refusal) => refusal.failure(), // the body of the API's 400
//!     }
//! }
//! ```
//!
//! # Examples
//!
//! [`check`] checks an object without making a record of it. [`Refusal::to_js`] returns the errors as the npm package does:
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
//! [`check_value`] checks one property, as a form does when the reader leaves it:
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
//! # What is read
//!
//! - An object counts as a record where `JSON.stringify` sends it as an object of properties. Arrays, functions, `Date`,
//!   `Map` and boxed values do not.
//! - Only the record's own, enumerable properties are read, each once, and only those that the operation reads.
//! - No value throws or traps: a getter that throws is a validation error of its property, whose attempted value is null.
//!   A revoked proxy is no object.
//! - `AttemptedValue` is the very value that was submitted, by `Object.is`. It is not copied.
//! - A string with a lone surrogate breaks the strict rules. The rules of the API's reference accept it, and so does
//!   [`check`] with [`Rules::reference`]. A Rust string cannot hold a lone surrogate, so [`from_js`] rejects it with the code
//!   of the strict rules.
//! - No property is assigned: a setter on `Object.prototype` does not run.
//!
//! A string is copied into the memory of the module while it is checked. A module has 4 GB at most, and traps where a copy
//! does not fit. Limit the size of what strangers send before it becomes a JavaScript string.
//!
//! # Features
//!
//! - `exports`: the ready exports `validateUpdate`, `validateCreate`, `validateField`, `parseUpdate`, `parseCreate`,
//!   `fields`, `codes` and `wordings`, with TypeScript types, in every module that links this crate. Write
//!   `use contract_contact_wasm as _;` where nothing else uses the crate.
//!
//! # Versions of wasm-bindgen
//!
//! The requirement is a caret, so your module decides the version. The tests build a module with the lowest version that the
//! requirement accepts, and with a current one.
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
/// Everything that is wrong with the object.
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
    // The same rules accepted the same values above, so nothing is refused here.
    T::from_draft(&draft, rules, today).map_err(|errors| {
        let errors =
            errors.iter().filter_map(|error| Some(FieldError::new(error.field()?, error.code()?, JsValue::NULL)));
        Refusal::from_errors(errors.collect())
    })
}

/// Checks an object, without making a record of it.
///
/// # Errors
/// Everything that is wrong with the object.
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

/// Checks the value of one property; undefined where it is absent.
///
/// # Errors
/// What is wrong with the value.
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

/// The example of the README compiles.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
