//! Tests of the library.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

#[path = "../../../../tests/corpus/cases.rs"]
mod cases;
mod corpus;
#[cfg(target_arch = "wasm32")]
mod hostile;
