//! The body of a request, as a checked record.

use std::time::Duration;

use axum::body::HttpBody;
use axum::extract::{FromRef, FromRequest, Request};
use contract_contact::axum::Validated;
use contract_contact::{Rejection, RequestBody};

use crate::error::Error;
use crate::media;

/// The limits for the size of a body, the seconds until a body arrives, and the size of a page of the list.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) bytes: usize,
    pub(crate) seconds: u64,
    pub(crate) page_bytes: usize,
}

/// [`Validated`], with a time limit.
pub(crate) struct Body<T>(pub(crate) T);

impl<T, S> FromRequest<S> for Body<T>
where
    T: RequestBody,
    S: Send + Sync,
    Limits: FromRef<S>,
{
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        media::check(request.headers())?;
        let limits = Limits::from_ref(state);
        // Answers immediately where Content-Length announces too large a body.
        let least = usize::try_from(request.body().size_hint().lower()).unwrap_or(usize::MAX);
        if least > limits.bytes {
            return Err(Error::Body(Rejection::TooLarge));
        }
        let validated = Validated::from_request(request, state);
        match tokio::time::timeout(Duration::from_secs(limits.seconds), validated).await {
            Ok(Ok(Validated(contact))) => Ok(Body(contact)),
            Ok(Err(rejection)) => Err(Error::Body(rejection)),
            Err(_) => Err(Error::TooSlow),
        }
    }
}
