//! Entity tags: which version of a record a client has seen, so that two editors cannot overwrite each other unawares.

use axum::extract::FromRequestParts;
use axum::http::header::{IF_MATCH, IF_NONE_MATCH};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue};
use contract_contact::Identifier;
use std::convert::Infallible;

/// The strong tag of a record's version. It names the record too, since a PUT is sent to the path of them all.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct ETag {
    pub(crate) id: Identifier,
    pub(crate) version: i64,
}

impl ETag {
    pub(crate) fn text(self) -> String {
        format!("\"{}-{}\"", self.id, self.version)
    }
}

impl From<ETag> for HeaderValue {
    fn from(tag: ETag) -> Self {
        // Digits and a hyphen.
        HeaderValue::try_from(tag.text()).unwrap_or(HeaderValue::from_static("\"\""))
    }
}

/// The `If-Match` and `If-None-Match` of a request, RFC 9110 section 13.1.
#[derive(Default)]
pub(crate) struct Conditions {
    if_match: Option<String>,
    if_none_match: Option<String>,
}

impl Conditions {
    /// Whether `If-Match` lets the request change that version; without one, anything may be changed.
    pub(crate) fn allow_change_of(&self, current: ETag) -> bool {
        // A weak tag never matches here.
        self.if_match.as_deref().is_none_or(|header| lists(header, |tag| tag == current.text()))
    }

    /// Whether `If-None-Match` says that the client has what has that tag already.
    pub(crate) fn has(&self, current: &str) -> bool {
        self.if_none_match
            .as_deref()
            .is_some_and(|header| lists(header, |tag| tag.strip_prefix("W/").unwrap_or(tag) == current))
    }
}

/// Our tags hold no comma, so one that does is somebody else's, in however many pieces.
fn lists(header: &str, is_ours: impl Fn(&str) -> bool) -> bool {
    header.trim() == "*" || header.split(',').any(|tag| is_ours(tag.trim()))
}

impl<S: Sync> FromRequestParts<S> for Conditions {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let joined = |name: HeaderName| {
            let values: Vec<_> =
                parts.headers.get_all(name).iter().map(|value| value.to_str().unwrap_or_default()).collect();
            (!values.is_empty()).then(|| values.join(","))
        };
        Ok(Conditions { if_match: joined(IF_MATCH), if_none_match: joined(IF_NONE_MATCH) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn current() -> ETag {
        ETag { id: Identifier::new(7).unwrap(), version: 3 }
    }

    #[test]
    fn if_match_compares_strongly() {
        let allows = |header: &str| {
            Conditions { if_match: Some(header.into()), ..Conditions::default() }.allow_change_of(current())
        };
        for header in ["*", "\"7-3\"", "\"x\", \"7-3\"", "W/\"7-2\" ,\"7-3\""] {
            assert!(allows(header), "{header}");
        }
        for header in ["", "7-3", "W/\"7-3\"", "\"7-2\"", "\"8-3\"", "\"*\""] {
            assert!(!allows(header), "{header}");
        }
        assert!(Conditions::default().allow_change_of(current()));
    }

    #[test]
    fn if_none_match_compares_weakly() {
        let has = |header: &str| {
            Conditions { if_none_match: Some(header.into()), ..Conditions::default() }.has(&current().text())
        };
        assert!(has("W/\"7-3\"") && has("\"7-3\"") && has("*"));
        assert!(!has("\"7-4\""));
        assert!(!Conditions::default().has(&current().text()));
    }
}
