//! The roles that the operations require.

use std::fmt;

/// The role that an operation requires. A full unrestricted administrator needs no role.
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
    /// Writes a role such as `ContractContact-Edit`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContractContact-{self:?}")
    }
}
