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
mod compression;
mod corpus;
mod csv_cells;
mod csv_columns;
mod csv_rows;
mod encodings;
mod engine;
mod foreign;
mod formats;
mod print;
mod report;
