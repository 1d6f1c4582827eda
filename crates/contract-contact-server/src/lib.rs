//! `PUT /api/billing/contractcontacts` and its siblings as a service, around the domain crate
//! [`contract_contact`].
//!
//! ```text
//! connection → log → CORS → path → token and role → body and rules → database
//! ```
//!
//! Whatever stops a request on its way is answered in the page's envelope (`error.rs`). The program is `main.rs`; what is
//! public here is what it and the tests start.

mod app;
mod auth;
mod config;
mod contacts;
mod error;
mod etag;
mod examples;
mod files;
mod form;
mod keys;
mod list;
mod log;
mod metrics;
mod playground;
mod rate;
mod server;
mod store;
mod token;

pub use config::{ClaimNames, Config, Identity, Invocation, Task, TokenSettings};
pub use keys::Source;
pub use log::start as start_log;
pub use server::Server;
pub use token::{Keygen, Token};
