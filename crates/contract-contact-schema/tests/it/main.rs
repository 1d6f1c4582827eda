//! Tests of the generated schemas.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests"
)]

#[path = "../../../../tests/corpus/cases.rs"]
mod cases;
#[path = "../../../contract-contact/tests/it/common.rs"]
mod common;
mod schema;
