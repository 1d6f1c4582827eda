//! The errors of requests, and their answers: a status with the envelope of the API reference.

use std::borrow::Cow;
use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use contract_contact::{Failure, Rejection};

use crate::list::InvalidListing;
use crate::role::Role;
use crate::store::StoreError;

/// The reason why a request was rejected. No message repeats a submitted value or reveals how the service is built.
#[derive(Debug)]
pub(crate) enum Error {
    /// 400, 413 or 415, with the message of the domain crate.
    Body(Rejection),
    /// 400.
    BadRequest(Cow<'static, str>),
    /// 401: the request has no bearer token.
    NoToken,
    /// 401: the bearer token is invalid, for this reason.
    BadToken(&'static str),
    /// 403.
    Forbidden(Role),
    /// 404: the record does not exist.
    NoSuchContact,
    /// 404: the path does not exist.
    NoSuchPath,
    /// 405.
    WrongMethod,
    /// 408.
    TooSlow,
    /// 412.
    Changed,
    /// 415: the `Content-Type` is wrong, with a message for cases that the domain crate does not check.
    WrongType(&'static str),
    /// 415: the body has a `Content-Encoding`.
    Encoded,
    /// 429, with the time until the next attempt.
    TooMany(Duration),
    /// 500. The log contains the cause.
    Internal,
    /// 503: the database or the keys are unavailable.
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

    /// Returns the header that the status requires.
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
    /// Logs the code of a database error. The database's own message may quote a record.
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
