//! What goes into the database, and what comes back.

use contract_contact::{ContractContact, CreateContractContact, Identifier, Timestamp, UpdateContractContact};

use crate::version::{Precondition, Version};

/// A contact as it is stored.
pub(crate) struct Stored {
    pub(crate) contact: ContractContact,
    pub(crate) version: Version,
}

/// What is to be changed.
pub(crate) enum Change {
    /// A new contact, which gets an Id.
    Create(CreateContractContact),
    /// A new contact under the Id that it has.
    Import(UpdateContractContact),
    /// A contact is replaced whole.
    Update(UpdateContractContact, Precondition),
    Delete(Identifier, Precondition),
}

/// Who makes a change. It has no `Debug`: it names a person.
#[derive(Clone)]
pub(crate) struct Author {
    /// The name that is shown as UpdatedBy.
    pub(crate) user: String,
    /// The claim sub of the token; nothing where there was no token.
    pub(crate) subject: Option<String>,
    /// The claim iss of the token, without which a subject names nobody.
    pub(crate) issuer: Option<String>,
}

/// What a change left behind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    pub(crate) version: Version,
    pub(crate) on: Timestamp,
}
