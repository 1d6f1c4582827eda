//! The roles that the operations require.

use std::fmt;

/// What a token has to carry for one of the operations; a full unrestricted administrator needs none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    List,
    Read,
    Create,
    Edit,
    Delete,
}

impl Role {
    pub(crate) const ALL: [Role; 5] = [Role::List, Role::Read, Role::Create, Role::Edit, Role::Delete];
}

impl fmt::Display for Role {
    /// `ContractContact-Edit`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContractContact-{self:?}")
    }
}
