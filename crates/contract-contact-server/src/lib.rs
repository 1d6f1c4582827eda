//! The endpoint `/api/billing/contractcontacts` as an HTTP service, around the domain crate [`contract_contact`].
//!
//! ```text
//! connection → log → CORS → path → token and role → body and rules → database
//! ```
//!
//! Every rejected request is answered in the envelope of the API reference (`error.rs`). The program is `main.rs`. The public
//! items of this library are for the program and the tests.

mod app;
mod auth;
mod bearer;
mod body;
mod caller;
mod canonical;
mod column;
mod config;
mod connections;
mod contacts;
mod error;
mod etag;
mod examples;
mod files;
mod form;
mod host;
mod identity;
mod introspection;
mod keys;
mod list;
mod log;
mod log_writer;
mod media;
mod metrics;
mod origin;
mod outgoing;
mod passwords;
mod playground;
mod probes;
mod protected_resource;
mod proxy;
mod ranges;
mod rate;
mod role;
mod routes;
mod search;
mod server;
mod start_error;
mod store;
mod token;
mod version;

pub use config::{Config, Invocation, Task, TokenSettings};
pub use identity::{ClaimNames, Identity};
pub use keys::{KeysError, Source};
pub use log::start as start_log;
pub use log_writer::LogGuard;
pub use outgoing::{OutgoingError, Secret, SecureUrl, SecureUrlError};
pub use passwords::without_passwords;
pub use proxy::ProxyHeader;
pub use server::Server;
pub use start_error::StartError;
pub use store::{FileError, MigrateError, OpenError};
pub use token::{Keygen, Token};
