//! Checks many records in JSON arrays, NDJSON and [list envelopes](Format::Json) by the rules of the crate
//! [`contract_contact`].
//!
//! The engine reads bytes and reports errors. The engine builds no values, because it checks each property at its position in
//! the input. The input decides which function to call:
//!
//! | the input | call |
//! |---|---|
//! | is in memory | [`check_slice`] |
//! | is in a file or another [`Read`](std::io::Read) | [`check_reader`] |
//! | is large, and there are several cores | `check_parallel`, `check_slice_parallel` |
//! | comes in chunks | [`Checker`], [`check_chunks`] |
//! | is an async stream | `check_stream` (feature `stream`) |
//!
//! The outcome does not depend on the size of the chunks or on the number of threads. For each record, the engine reports the
//! same errors as [`Draft::check`](contract_contact::Draft::check), in the same order.
//!
//! ```
//! use contract_contact::{Operation, Rules, date};
//! use contract_contact_bulk::{Finding, Settings, check_slice};
//!
//! let input = br#"[{"CoworkerContractId": 1234, "FullName": "Ada Lovelace"},
//!     {"CoworkerContractId": 1234, "FullName": "Grace Hopper", "Email": "grace@"}]"#;
//! let settings = Settings::new(Operation::Create, Rules::strict(), date::today());
//! let mut findings: Vec<Finding> = Vec::new();
//! let summary = check_slice(&settings, input, &mut findings)?;
//! assert_eq!((summary.records, summary.invalid), (2, 1));
//! assert_eq!(findings[0].to_string(), "line 2, column 5: Email: must be a valid email address");
//! # Ok::<(), contract_contact_bulk::Stopped>(())
//! ```
//!
//! # What callers receive
//! A [`Visitor`] receives each invalid record with its errors, and each part of the input that is no record. A `Vec<Finding>`
//! is a visitor that stores all errors as values. Implement the trait to write your own report.
//!
//! # Limits
//! A record has at most [`MAX_RECORD_BYTES`], or the limit of [`Settings::with_max_record_bytes`]. The engine holds at most one
//! incomplete record, so its memory does not grow with the input.
//!
//! In NDJSON, the engine reports a line that is no record, and continues with the next line. In an array, a syntax error ends
//! the check with [`Stopped`]. After a syntax error, the engine cannot know where the next record begins.
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `json` | yes | typed errors: `Finding`, `Errors::to_validation_errors` |
//! | `stream` | no | `check_stream`, which uses the crate futures-core |
#![cfg_attr(target_family = "wasm", allow(dead_code, reason = "only `parallel` uses it, which needs threads"))]

#[cfg(not(target_family = "wasm"))]
mod buffers;
mod checker;
mod cursor;
#[cfg(feature = "json")]
mod finding;
#[cfg(not(target_family = "wasm"))]
mod in_order;
#[cfg(not(target_family = "wasm"))]
mod parallel;
mod position;
mod problem;
mod properties;
mod reader;
mod settings;
#[cfg(not(target_family = "wasm"))]
mod store;
#[cfg(feature = "stream")]
mod stream;
mod visitor;

#[cfg(test)]
mod tests;

pub use checker::{Checker, ReadError, check_chunks, check_reader, check_slice};
#[cfg(feature = "json")]
pub use finding::{Finding, Reason};
#[cfg(not(target_family = "wasm"))]
pub use in_order::{in_order, in_order_ahead};
#[cfg(not(target_family = "wasm"))]
pub use parallel::{Progress, check_parallel, check_slice_parallel};
pub use position::Position;
pub use problem::{Problem, Stopped, Summary};
pub use settings::{Format, MAX_RECORD_BYTES, Settings};
#[cfg(feature = "stream")]
pub use stream::{StreamError, check_stream};
pub use visitor::{Errors, FieldError, Record, Visitor};

/// Items for the fuzz target of this workspace. These items change without notice.
#[cfg(not(target_family = "wasm"))]
#[doc(hidden)]
pub mod __private {
    pub use crate::parallel::check_in_parts;
}

/// Compiles the examples of the README.
#[cfg(all(doctest, feature = "json"))]
#[doc = include_str!("../README.md")]
struct Readme;
