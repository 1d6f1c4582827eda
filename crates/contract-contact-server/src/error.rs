//! Whatever is wrong with a request or its handling, and its answer: the page's envelope under the right status.

use std::borrow::Cow;
use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use contract_contact::{Failure, Rejection};

use crate::list::InvalidListing;
use crate::role::Role;
use crate::store::StoreError;

/// Why a request was refused. None of its texts repeats what was submitted, or says how the service is built.
#[derive(Debug)]
pub(crate) enum Error {
    /// 400, 413 or 415, in the domain crate's words.
    Body(Rejection),
    /// 400.
    BadRequest(Cow<'static, str>),
    /// 401: there is no bearer token.
    NoToken,
    /// 401: there is one, and what is wrong with it.
    BadToken(&'static str),
    /// 403.
    Forbidden(Role),
    /// 404: no such record.
    NoSuchContact,
    /// 404: no such path.
    NoSuchPath,
    /// 405.
    WrongMethod,
    /// 408.
    TooSlow,
    /// 412.
    Changed,
    /// 415: what is wrong with the `Content-Type`, where the domain crate has no words for it.
    WrongType(&'static str),
    /// 415: the body has a `Content-Encoding`.
    Encoded,
    /// 429, and when to come again.
    TooMany(Duration),
    /// 500. What it was is in the log.
    Internal,
    /// 503: the database or the keys cannot be reached now.
    Unavailable,
}

impl Error {
    fn status(&self) -> StatusCode {
        match self {
            Error::Body(rejection) => {
                StatusCode::from_u16(rejection.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            }
            Error::BadRequest(_) => StatusCode::BAD_REQUEST,
            Error::NoToken | Error::BadToken(_) => StatusCode::UNAUTHORIZED,
            Error::Forbidden(_) => StatusCode::FORBIDDEN,
            Error::NoSuchContact | Error::NoSuchPath => StatusCode::NOT_FOUND,
            Error::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Error::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Error::Changed => StatusCode::PRECONDITION_FAILED,
            Error::WrongType(_) | Error::Encoded => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Error::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Error::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Error::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    fn message(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Error::Body(rejection) => return rejection.to_string().into(),
            Error::BadRequest(message) => return message.clone(),
            Error::Forbidden(role) => return format!("The role {role} is required").into(),
            Error::NoToken => "A bearer token is required",
            Error::BadToken(what) | Error::WrongType(what) => what,
            Error::NoSuchContact => "There is no ContractContact with this Id",
            Error::NoSuchPath => "There is nothing at this path",
            Error::WrongMethod => "This path does not take this method",
            Error::TooSlow => "The body did not arrive in time",
            Error::Changed => "The record was changed since it was read: read it again",
            Error::Encoded => "The body must have no Content-Encoding",
            Error::TooMany(_) => "Too many requests",
            Error::Internal => "The service failed",
            Error::Unavailable => "The service is not available now",
        })
    }

    /// The header that goes with the status.
    fn header(&self) -> Option<(header::HeaderName, String)> {
        Some(match self {
            Error::NoToken => (header::WWW_AUTHENTICATE, r#"Bearer realm="contract-contact""#.into()),
            Error::BadToken(what) => (
                header::WWW_AUTHENTICATE,
                format!(r#"Bearer realm="contract-contact", error="invalid_token", error_description="{what}""#),
            ),
            Error::Forbidden(role) => (
                header::WWW_AUTHENTICATE,
                format!(r#"Bearer realm="contract-contact", error="insufficient_scope", scope="{role}""#),
            ),
            Error::TooMany(wait) => (header::RETRY_AFTER, wait.as_secs().saturating_add(1).to_string()),
            Error::Unavailable => (header::RETRY_AFTER, "5".into()),
            Error::Encoded => (header::ACCEPT_ENCODING, "identity".into()),
            Error::TooSlow => (header::CONNECTION, "close".into()),
            _ => return None,
        })
    }
}

impl From<InvalidListing> for Error {
    fn from(InvalidListing(message): InvalidListing) -> Self {
        Error::BadRequest(message)
    }
}

impl From<StoreError> for Error {
    /// Logs what the database failed with: a code alone, since its own words may quote a record.
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => return Error::NoSuchContact,
            StoreError::Changed => return Error::Changed,
            _ => tracing::error!(%error, "the database failed"),
        }
        if error.is_transient() { Error::Unavailable } else { Error::Internal }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, header) = (self.status(), self.header());
        let failure = match self {
            Error::Body(rejection) => rejection.failure(),
            other => Failure::new(other.message()),
        };
        let mut response = (status, failure).into_response();
        if let Some((name, value)) = header
            && let Ok(value) = HeaderValue::try_from(value)
        {
            response.headers_mut().insert(name, value);
        }
        response
    }
}
