//! Entity tags for versions of records, by RFC 9110 section 8.8.3.

use axum::extract::FromRequestParts;
use axum::http::header::{IF_MATCH, IF_NONE_MATCH, IF_UNMODIFIED_SINCE};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue};
use std::convert::Infallible;

use crate::error::Error;
use crate::version::{Precondition, Version};

/// Returns the strong tag of a version.
pub(crate) fn of(version: Version) -> String {
    format!("\"{version}\"")
}

/// Returns the value of the header `ETag` for a version.
pub(crate) fn header(version: Version) -> HeaderValue {
    // Cannot fail: a tag has only digits and a hyphen.
    HeaderValue::try_from(of(version)).unwrap_or(HeaderValue::from_static("\"\""))
}

/// The conditions of a request, RFC 9110 section 13.1.
#[derive(Default)]
pub(crate) struct Conditions {
    if_match: Option<String>,
    if_none_match: Option<String>,
    has_if_unmodified_since: bool,
}

impl Conditions {
    /// Returns the versions that `If-Match` allows the request to change. Without the header, returns any version.
    ///
    /// # Errors
    /// Returns an error where the request has another condition. Ignoring a condition would do exactly what the client wanted to
    /// prevent.
    pub(crate) fn precondition(&self) -> Result<Precondition, Error> {
        if self.if_none_match.is_some() || self.has_if_unmodified_since {
            return Err(Error::BadRequest("A change can have the condition If-Match and no other".into()));
        }
        Ok(match self.if_match.as_deref() {
            None => Precondition::AnyVersion,
            Some(header) if header.trim() == "*" => Precondition::AnyVersion,
            // A weak tag never matches here.
            Some(header) => Precondition::OneOf(tags(header).filter_map(version).collect()),
        })
    }

    /// Returns whether `If-None-Match` contains the tag, so that the client has the current version.
    pub(crate) fn has(&self, current: &str) -> bool {
        self.if_none_match.as_deref().is_some_and(|header| {
            header.trim() == "*" || tags(header).any(|tag| tag.strip_prefix("W/").unwrap_or(tag) == current)
        })
    }
}

/// Splits a list of tags at commas. Our tags contain no comma, so the pieces of other tags match none of ours.
fn tags(header: &str) -> impl Iterator<Item = &str> {
    header.split(',').map(str::trim)
}

fn version(tag: &str) -> Option<Version> {
    tag.strip_prefix('"')?.strip_suffix('"')?.parse().ok()
}

impl<S: Sync> FromRequestParts<S> for Conditions {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let joined = |name: HeaderName| {
            let values: Vec<_> =
                parts.headers.get_all(name).iter().map(|value| value.to_str().unwrap_or_default()).collect();
            (!values.is_empty()).then(|| values.join(","))
        };
        Ok(Conditions {
            if_match: joined(IF_MATCH),
            if_none_match: joined(IF_NONE_MATCH),
            has_if_unmodified_since: parts.headers.contains_key(IF_UNMODIFIED_SINCE),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract_contact::Identifier;

    fn current() -> Version {
        Version { id: Identifier::new(7).unwrap(), number: 3 }
    }

    #[test]
    fn if_match_compares_strongly() {
        let allows = |header: &str| {
            let conditions = Conditions { if_match: Some(header.into()), ..Conditions::default() };
            conditions.precondition().unwrap().allows(current())
        };
        for header in ["*", "\"7-3\"", "\"x\", \"7-3\"", "W/\"7-2\" ,\"7-3\""] {
            assert!(allows(header), "{header}");
        }
        for header in ["", "7-3", "W/\"7-3\"", "\"7-2\"", "\"8-3\"", "\"*\""] {
            assert!(!allows(header), "{header}");
        }
        assert!(Conditions::default().precondition().unwrap().allows(current()));
    }

    #[test]
    fn if_none_match_compares_weakly() {
        let has = |header: &str| {
            Conditions { if_none_match: Some(header.into()), ..Conditions::default() }.has(&of(current()))
        };
        assert!(has("W/\"7-3\"") && has("\"7-3\"") && has("*"));
        assert!(!has("\"7-4\""));
        assert!(!Conditions::default().has(&of(current())));
    }
}
