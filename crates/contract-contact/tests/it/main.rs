//! Tests of the public API.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests"
)]

#[cfg(feature = "axum")]
mod axum;
mod bad_input;
#[path = "../../../../tests/corpus/cases.rs"]
mod cases;
mod common;
mod controls;
mod corpus;
mod envelopes;
#[cfg(feature = "axum")]
mod examples;
mod imports;
mod layers;
#[cfg(feature = "locales")]
mod locales;
mod oracles;
mod privacy;
mod properties;
mod reader;
