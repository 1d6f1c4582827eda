//! The caller, read from the claims of an accepted token.

use serde_json::Value;

use crate::identity::{ClaimNames, is_name};
use crate::role::Role;
use crate::store::Author;

/// The holder of an accepted token. The type has no `Debug`, because it names a person.
#[derive(Clone)]
pub(crate) struct Caller {
    pub(crate) subject: String,
    pub(crate) author: Author,
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
        let author = Author {
            user: name(&names.user_claim).unwrap_or(subject).into(),
            subject: Some(subject.into()),
            issuer: Some(issuer.into()),
        };
        let is_administrator = claim(claims, &names.administrator_claim) == Some(&Value::Bool(true));
        Some(Caller { subject: subject.into(), author, is_administrator, roles })
    }

    pub(crate) fn may(&self, role: Role) -> bool {
        self.is_administrator || self.roles.contains(&role.to_string())
    }
}

/// Returns a claim by its name. A name that begins with a slash is a JSON Pointer, such as `/realm_access/roles`.
fn claim<'c>(claims: &'c Value, name: &str) -> Option<&'c Value> {
    if name.starts_with('/') { claims.pointer(name) } else { claims.get(name) }
}
