//! The inputs and contestants of the benchmarks, and the record and refusal that the rivals produce.
//!
//! Every contestant parses the bytes of a body into an owned or a borrowed record, or into all errors as the API formats them.
//! Every contestant checks the strict rules. The rivals share one hand-written copy of the rules, [`rivals::rules`], which uses no
//! function of contract-contact.
#![allow(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "benchmark code, not library"
)]

pub mod cases;
pub mod contestants;
pub mod record;
pub mod rivals;
pub mod wire;
