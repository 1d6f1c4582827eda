//! The inputs and outputs of the database.

use contract_contact::{ContractContact, CreateContractContact, Identifier, Timestamp, UpdateContractContact};

use crate::version::{Precondition, Version};

/// A stored contact with its version.
pub(crate) struct Stored {
    pub(crate) contact: ContractContact,
    pub(crate) version: Version,
}

/// A change to a contact.
pub(crate) enum Change {
    /// Creates a contact with a new Id.
    Create(CreateContractContact),
    /// Creates a contact with the given Id.
    Import(UpdateContractContact),
    /// Replaces a whole contact.
    Update(UpdateContractContact, Precondition),
    Delete(Identifier, Precondition),
}

/// The author of a change. The type has no `Debug`, because it names a person.
#[derive(Clone)]
pub(crate) struct Author {
    /// The name that appears as UpdatedBy.
    pub(crate) user: String,
    /// The claim sub of the token, or `None` without a token.
    pub(crate) subject: Option<String>,
    /// The claim iss of the token. A subject is unique only together with its issuer.
    pub(crate) issuer: Option<String>,
}

/// The result of a change.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    pub(crate) version: Version,
    pub(crate) on: Timestamp,
}
