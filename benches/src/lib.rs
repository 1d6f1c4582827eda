//! What the benchmarks share: the inputs, the contestants, and the record and refusal that the rivals produce.
//!
//! Every contestant goes from the bytes of a body to a record it owns (or, in a league of its own, borrows), or to
//! everything that is wrong in the wire's shape. The rules are the strict table in each; the rivals share one
//! hand-written copy of it, [`rivals::rules`], which uses none of contract-contact's functions.
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
