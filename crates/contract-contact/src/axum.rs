//! An axum extractor that checks request bodies.
//!
//! A handler with the argument [`Validated<UpdateContractContact>`](Validated) receives only records that passed the rules. The
//! extractor answers every other request with the error body of the API reference.
//!
//! ```
//! use axum::response::IntoResponse;
//! use contract_contact::Rejection;
//!
//! assert_eq!(Rejection::TooLarge.into_response().status(), 413);
//! ```

use std::string::String;

use axum_core::body::Body;
use axum_core::extract::{FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, StatusCode};

use crate::date;
use crate::errors::{ValidationError, ValidationErrors};
use crate::json::{self, FromJson, Rejection};
use crate::response::{Failure, Success};
use crate::rule_set::Rules;

/// A request body, parsed and checked: a record, or any other type that implements [`FromJson`].
///
/// The extractor answers every rejected request with a [`Failure`] and one of these statuses:
///
/// - 415 where the `Content-Type` is not JSON;
/// - 413 where the body is longer than axum's `DefaultBodyLimit`;
/// - 400 otherwise.
///
/// The extractor checks by [`Rules::strict`], or by the [`Rules`] that a layer puts into the request's extensions. The current
/// date is [`date::today`].
///
/// A handler can return its own errors in `Err`: a [`Rejection`], [`ValidationErrors`] or a [`ValidationError`].
///
/// ```
/// use axum::body::Body;
/// use axum::http::Request;
/// use axum::{Extension, Router, routing::put};
/// use contract_contact::axum::Validated;
/// use contract_contact::{Operation, Rules, Success, Timestamp, UpdateContractContact};
///
/// async fn update(Validated(contact): Validated<UpdateContractContact>) -> Success {
///     // … write it …
///     Success::new(Operation::Update, contact.id(), Timestamp::now(), "admin@example.com")
/// }
///
/// let app: Router = Router::new()
///     .route("/api/billing/contractcontacts", put(update))
///     .layer(Extension(Rules::reference())); // to check only what the API reference states
///
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// # use tower::ServiceExt;
/// let request = Request::put("/api/billing/contractcontacts").header("content-type", "application/json");
/// let answer = app.oneshot(request.body(Body::from("{}")).unwrap()).await.unwrap();
/// assert_eq!(answer.status(), 400);
/// # });
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validated<T>(pub T);

impl<S: Send + Sync, T: FromJson> FromRequest<S> for Validated<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        let content_type = request.headers().get(CONTENT_TYPE);
        if !content_type.is_some_and(|value| json::is_json(value.as_bytes())) {
            return Err(Rejection::UnsupportedMediaType);
        }
        let rules = request.extensions().get().copied().unwrap_or(Rules::strict());
        let body = Bytes::from_request(request, state).await.map_err(|rejection| {
            match rejection.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => Rejection::TooLarge,
                _ => Rejection::Incomplete,
            }
        })?;
        T::from_json(&body, rules, date::today()).map(Validated)
    }
}

fn respond(status: u16, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        let status = self.status();
        respond(status, self.failure().to_json())
    }
}

impl IntoResponse for ValidationErrors {
    /// Answers with 400.
    fn into_response(self) -> Response {
        Rejection::from(self).into_response()
    }
}

impl IntoResponse for ValidationError {
    /// Answers with 400.
    fn into_response(self) -> Response {
        Rejection::from(self).into_response()
    }
}

impl IntoResponse for Failure {
    /// Answers with 400. For another status, return a tuple of the status and the failure.
    fn into_response(self) -> Response {
        respond(400, self.to_json())
    }
}

impl IntoResponse for Success {
    fn into_response(self) -> Response {
        respond(200, self.to_json())
    }
}
