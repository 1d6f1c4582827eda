//! Why the service does not start.

use std::io;
use std::net::SocketAddr;

use crate::keys::KeysError;
use crate::outgoing::OutgoingError;
use crate::store::OpenError;

/// Why the service does not start, in words for whoever started it.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The keys that tokens are checked with cannot be read.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// Nobody can be asked about tokens.
    #[error("cannot set up TLS: {0}")]
    Introspection(OutgoingError),
    /// No token would be accepted.
    #[error("tokens need --keys or --introspection-url")]
    NoTokens,
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
