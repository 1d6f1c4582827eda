//! Tests of the service.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests"
)]

/// Defines a test for each function and each database.
macro_rules! on_both_databases {
    ($($test:ident)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                super::$test(crate::common::On::Sqlite).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                super::$test(crate::common::On::Postgres).await;
            })*
        }
    };
}

mod auth;
#[path = "../../../../tests/corpus/cases.rs"]
mod cases;
mod columns;
mod common;
mod corpus;
mod examples;
mod http;
#[path = "../../../contract-contact/tests/it/imports.rs"]
mod imports;
mod introspection;
mod keys;
mod layers;
mod log;
mod migrations;
mod openapi;
mod options;
mod proxy;
mod readers;
mod ready;
mod reload;
mod requests;
mod search;
mod storage;
mod writes;
