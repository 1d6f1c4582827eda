//! The contestants, one a file. Each has a function `parse` from a body to a record or a refusal.

pub mod deserr;
pub mod eserde;
pub mod floor;
pub mod garde;
pub mod jsonschema;
pub mod ours;
pub mod rules;
pub mod validator;
