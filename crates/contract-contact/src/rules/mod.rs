//! The rules. Each rule is a function that borrows a value and returns the checked value or the code of the broken rule.
//!
//! Each module has one rule, and callers can use the rule alone. [`Rules::check`](crate::Rules::check) applies all rules of a
//! property. No rule allocates.
//!
//! ```
//! use contract_contact::{Code, rules};
//!
//! assert_eq!(rules::email::check("ada@example"), Ok(()));
//! assert_eq!(rules::email::check("ada@"), Err(Code::NotAnEmail));
//! ```

pub mod contact_type;
pub mod date;
pub mod email;
pub mod identifier;
pub mod phone_number;
pub mod text;

pub(crate) mod check;
pub(crate) mod pattern;
pub(crate) mod submitted;
