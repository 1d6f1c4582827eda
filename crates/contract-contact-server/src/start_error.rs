//! Why the service does not start.

use std::io;
use std::net::SocketAddr;

use crate::store::OpenError;

/// Why the service does not start, in words for whoever started it.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The keys that tokens are checked with cannot be read.
    #[error("{0}")]
    Keys(String),
    /// The database cannot be opened.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// The example contacts cannot be stored.
    #[error("cannot store the example contacts: {0}")]
    ExampleContacts(String),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {cause}")]
    Listen {
        /// The address of the configuration.
        address: SocketAddr,
        /// What the system says.
        cause: io::Error,
    },
}
