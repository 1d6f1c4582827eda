//! Tests of the program.
#![allow(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "tests"
)]

#[path = "../../../../tests/corpus/cases.rs"]
mod cases;
mod check;
mod common;
mod corpus;
mod engine;
mod formats;
mod input;
mod print;
mod report;
