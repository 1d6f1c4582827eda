//! What is generated for the documents: the plots of the benchmarks. The program of this package builds the site.

mod plots;

pub use plots::plots;

/// Compiles the examples of the README and of the pages for users.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
#[doc = include_str!("../../validate-in-a-rust-service.md")]
#[doc = include_str!("../../add-your-own-rule.md")]
#[doc = include_str!("../../in-your-own-wasm-module.md")]
struct Examples;
