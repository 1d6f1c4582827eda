//! The caller, read from the claims of an accepted token.

use serde_json::Value;

use crate::identity::{ClaimNames, is_name};
use crate::role::Role;
use crate::store::Author;

/// The holder of an accepted token. The type has no `Debug`, because it names a person.
#[derive(Clone)]
pub(crate) struct Caller {
    /// The name that appears as UpdatedBy.
    pub(crate) user: String,
    pub(crate) subject: String,
    issuer: String,
    is_administrator: bool,
    roles: Vec<String>,
}

impl Caller {
    /// Reads the claims of an accepted token. Returns `None` where the claims do not name a holder.
    pub(crate) fn from_claims(claims: &Value, names: &ClaimNames, issuer: &str) -> Option<Caller> {
        let name = |name: &str| claim(claims, name)?.as_str().filter(|text| is_name(text));
        let subject = name("sub")?;
        let roles = match claim(claims, &names.roles_claim) {
            Some(Value::Array(roles)) => roles.iter().filter_map(Value::as_str).map(Into::into).collect(),
            Some(Value::String(roles)) => roles.split_ascii_whitespace().map(Into::into).collect(),
            _ => Vec::new(),
        };
        let user = name(&names.user_claim).unwrap_or(subject).into();
        let is_administrator = claim(claims, &names.administrator_claim) == Some(&Value::Bool(true));
        Some(Caller { user, subject: subject.into(), issuer: issuer.into(), is_administrator, roles })
    }

    /// Returns the author of the caller's changes.
    pub(crate) fn into_author(self) -> Author {
        Author { user: self.user, subject: Some(self.subject), issuer: Some(self.issuer) }
    }

    pub(crate) fn may(&self, role: Role) -> bool {
        self.is_administrator || self.roles.contains(&role.to_string())
    }
}

/// Returns a claim by its name. A name that begins with a slash is a JSON Pointer, such as `/realm_access/roles`.
fn claim<'c>(claims: &'c Value, name: &str) -> Option<&'c Value> {
    if name.starts_with('/') { claims.pointer(name) } else { claims.get(name) }
}
