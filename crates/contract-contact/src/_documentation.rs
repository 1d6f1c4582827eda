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
