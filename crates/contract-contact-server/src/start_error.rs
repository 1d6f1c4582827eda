//! The error of a service that cannot start.

use std::io;
use std::net::SocketAddr;

use crate::keys::KeysError;
use crate::outgoing::OutgoingError;
use crate::store::OpenError;

/// The reason why the service cannot start, with a message for operators.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The keys cannot be read.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The HTTP client for introspection cannot be created.
    #[error("cannot set up TLS: {0}")]
    Introspection(OutgoingError),
    /// The configuration would accept no token.
    #[error("--keys or --introspection-url is required")]
    NoTokens,
    /// The database cannot be opened.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// The example contacts cannot be stored.
    #[error("cannot store the example contacts: {0}")]
    ExampleContacts(String),
    /// The service cannot listen on the address.
    #[error("cannot listen on {address}: {cause}")]
    Listen {
        /// The address of the configuration.
        address: SocketAddr,
        /// The error of the system.
        cause: io::Error,
    },
}
