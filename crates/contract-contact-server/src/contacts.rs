//! The operations on contacts. The caller's role was checked before.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Extension, FromRequestParts, Query, State};
use axum::http::header::ETAG;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use contract_contact::{
    CreateContractContact, Field, FieldValue, Identifier, Operation, RequestBody, Success, UpdateContractContact,
};

use crate::body::{Body, Limits};
use crate::caller::Caller;
use crate::canonical;
use crate::error::Error;
use crate::etag::{self, Conditions};
use crate::list::{Listing, Page};
use crate::store::{Author, Change, Store, Written};
use crate::version::Version;

/// `PUT`: replaces a whole record.
pub(crate) async fn update(
    State(store): State<Store>,
    Extension(caller): Extension<Caller>,
    conditions: Conditions,
    Body(contact): Body<UpdateContractContact>,
) -> Result<Response, Error> {
    refuse_nul(|field| contact.get(field))?;
    let (change, author) = (Change::Update(contact, conditions.precondition()?), caller.into_author());
    let written = store.write(change, &author).await?;
    Ok(success(Operation::Update, written, author))
}

/// `POST`: creates a record, and answers with its Id.
pub(crate) async fn create(
    State(store): State<Store>,
    Extension(caller): Extension<Caller>,
    Body(contact): Body<CreateContractContact>,
) -> Result<Response, Error> {
    refuse_nul(|field| contact.get(field))?;
    let author = caller.into_author();
    let written = store.write(Change::Create(contact), &author).await?;
    Ok(success(Operation::Create, written, author))
}

/// `GET /{id}`: answers with the record, as the API returns it.
pub(crate) async fn read(State(store): State<Store>, conditions: Conditions, Id(id): Id) -> Result<Response, Error> {
    let stored = store.get(id).await?;
    if conditions.has(&etag::of(stored.version)) {
        return Ok((StatusCode::NOT_MODIFIED, tag(stored.version)).into_response());
    }
    Ok((tag(stored.version), Json(stored.contact)).into_response())
}

/// `GET`: answers with a page of the list.
pub(crate) async fn list(
    State(store): State<Store>,
    State(Limits { page_bytes, .. }): State<Limits>,
    Extension(caller): Extension<Caller>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Json<Page>, Error> {
    let Query(query) = query.map_err(|_| Error::BadRequest("The query could not be read".into()))?;
    let listing = Listing::from_query(&query)?.of_at_most(page_bytes);
    let (records, total) = store.list(&listing, &caller.user).await?;
    Ok(Json(listing.page(records, total)))
}

/// `DELETE /{id}`: deletes a record.
pub(crate) async fn delete(
    State(store): State<Store>,
    Extension(caller): Extension<Caller>,
    conditions: Conditions,
    Id(id): Id,
) -> Result<Success, Error> {
    let (change, author) = (Change::Delete(id, conditions.precondition()?), caller.into_author());
    let written = store.write(change, &author).await?;
    Ok(Success::deleted(id, written.on, author.user))
}

fn success(operation: Operation, written: Written, author: Author) -> Response {
    (tag(written.version), Success::new(operation, written.version.id, written.on, author.user)).into_response()
}

fn tag(version: Version) -> [(HeaderName, HeaderValue); 1] {
    [(ETAG, etag::header(version))]
}

/// Rejects U+0000 for both databases. The reference rules accept U+0000, but PostgreSQL cannot store it.
fn refuse_nul<'c>(get: impl Fn(Field) -> FieldValue<&'c str>) -> Result<(), Error> {
    let holds_nul = |field: &Field| matches!(get(*field), FieldValue::String(text) if text.contains('\0'));
    match Field::ALL.into_iter().find(holds_nul) {
        Some(field) => Err(Error::BadRequest(format!("{field}: must not contain the character U+0000").into())),
        None => Ok(()),
    }
}

/// The Id in a path, in its canonical form, so that a record has exactly one path. Any other form is answered 404.
pub(crate) struct Id(Identifier);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        // axum's `Path` would decode `%31` to `1`.
        let last = parts.uri.path().rsplit('/').next();
        last.and_then(canonical::parse).and_then(Identifier::new).map(Id).ok_or(Error::NoSuchContact)
    }
}
