//! The operations on contacts. Whoever comes here may do what they ask for.

use std::time::Duration;

use axum::Json;
use axum::body::HttpBody;
use axum::extract::{Extension, FromRequest, Path, Query, Request, State};
use axum::http::header::ETAG;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use contract_contact::axum::Validated;
use contract_contact::{
    CreateContractContact, Field, FieldValue, Identifier, Operation, Rejection, RequestBody, Success,
    UpdateContractContact,
};

use crate::app::App;
use crate::auth::Caller;
use crate::error::Error;
use crate::etag::{Conditions, ETag};
use crate::list::{Listing, Page};
use crate::store::Written;

/// `PUT`: replaces a record whole.
pub(crate) async fn update(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    conditions: Conditions,
    Body(contact): Body<UpdateContractContact>,
) -> Result<Response, Error> {
    refuse_nul(|field| contact.get(field))?;
    let written = app.store.update(&contact, &conditions, &caller.user).await?;
    Ok(success(Operation::Update, written, caller))
}

/// `POST`: makes a record, and answers with its Id.
pub(crate) async fn create(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(contact): Body<CreateContractContact>,
) -> Result<Response, Error> {
    refuse_nul(|field| contact.get(field))?;
    let written = app.store.create(&contact, &caller.user).await?;
    Ok(success(Operation::Create, written, caller))
}

/// `GET /{id}`: the record as the API reads it back.
pub(crate) async fn read(State(app): State<App>, conditions: Conditions, Id(id): Id) -> Result<Response, Error> {
    let stored = app.store.get(id).await?;
    if conditions.has(&stored.etag.text()) {
        return Ok((StatusCode::NOT_MODIFIED, tag(stored.etag)).into_response());
    }
    Ok((tag(stored.etag), Json(stored.contact)).into_response())
}

/// `GET`: a page of the list.
pub(crate) async fn list(
    State(app): State<App>,
    query: Result<Query<Vec<(String, String)>>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<Page>, Error> {
    let Query(query) = query.map_err(|_| Error::from("The query could not be read"))?;
    let listing = Listing::from_query(&query)?;
    let (records, total) = app.store.list(&listing).await?;
    Ok(Json(listing.page(records, total)))
}

/// `DELETE /{id}`.
pub(crate) async fn delete(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    conditions: Conditions,
    Id(id): Id,
) -> Result<Success, Error> {
    let on = app.store.delete(id, &conditions, &caller.user).await?;
    Ok(Success::deleted(id, on, caller.user))
}

pub(crate) fn success(operation: Operation, written: Written, caller: Caller) -> Response {
    (tag(written.etag), Success::new(operation, written.etag.id, written.on, caller.user)).into_response()
}

fn tag(etag: ETag) -> [(axum::http::HeaderName, HeaderValue); 1] {
    [(ETAG, etag.into())]
}

/// PostgreSQL cannot store U+0000, which the rules of the page let pass, so neither database is given one.
fn refuse_nul<'c>(get: impl Fn(Field) -> FieldValue<&'c str>) -> Result<(), Error> {
    let holds_nul = |field: &Field| matches!(get(*field), FieldValue::String(text) if text.contains('\0'));
    match Field::ALL.into_iter().find(holds_nul) {
        Some(field) => Err(Error::BadRequest(format!("{field}: must not contain the character U+0000").into())),
        None => Ok(()),
    }
}

/// The Id in a path. One that cannot be an Id is one that no record has.
pub(crate) struct Id(Identifier);

impl<S: Send + Sync> axum::extract::FromRequestParts<S> for Id {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, state: &S) -> Result<Self, Error> {
        let path = Path::<u64>::from_request_parts(parts, state).await;
        path.ok().and_then(|Path(number)| Identifier::new(number)).map(Id).ok_or(Error::NoSuchContact)
    }
}

/// [`Validated`], if it arrives in time.
pub(crate) struct Body<T>(T);

impl<T: RequestBody> FromRequest<App> for Body<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        // Nobody waits for a body that is announced to be too large.
        let least = usize::try_from(request.body().size_hint().lower()).unwrap_or(usize::MAX);
        if least > app.config.max_body {
            return Err(Error::Body(Rejection::TooLarge));
        }
        let limit = Duration::from_secs(app.config.body_timeout);
        match tokio::time::timeout(limit, Validated::from_request(request, app)).await {
            Ok(Ok(Validated(contact))) => Ok(Body(contact)),
            Ok(Err(rejection)) => Err(Error::Body(rejection)),
            Err(_) => Err(Error::TooSlow),
        }
    }
}
