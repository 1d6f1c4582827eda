//! Nothing but the doc tests of the README: a packaged crate cannot reach it.

#![cfg_attr(doctest, doc = include_str!("../../../README.md"))]
