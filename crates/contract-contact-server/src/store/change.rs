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

/// What a change left behind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    pub(crate) version: Version,
    pub(crate) on: Timestamp,
}
