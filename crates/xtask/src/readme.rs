//! Nothing but the doc tests of the README and of the pages for users: a packaged crate cannot reach them.

#![cfg_attr(doctest, doc = include_str!("../../../README.md"))]
#![cfg_attr(doctest, doc = include_str!("../../../docs/validate-in-a-rust-service.md"))]
#![cfg_attr(doctest, doc = include_str!("../../../docs/add-your-own-rule.md"))]
#![cfg_attr(doctest, doc = include_str!("../../../docs/in-your-own-wasm-module.md"))]
