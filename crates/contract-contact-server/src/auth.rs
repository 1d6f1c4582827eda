//! Who may do what: what a request passes on its way to an operation.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::bearer::Tokens;
use crate::error::Error;
use crate::rate::{Client, Rate};
use crate::role::Role;

/// What a request needs to pass on its way to an operation.
#[derive(Clone)]
pub(crate) struct Guard {
    pub(crate) tokens: Tokens,
    pub(crate) rate: Arc<Rate>,
    pub(crate) role: Role,
}

/// Lets a request pass whose token carries the role, before its body is read.
pub(crate) async fn require(State(guard): State<Guard>, mut request: Request, next: Next) -> Result<Response, Error> {
    let known = guard.tokens.known(request.headers()).await;
    let client = match &known {
        Ok(Some(caller)) => Client::Subject(caller.subject.clone()),
        // Whoever makes the service ask another server is counted before it does.
        Ok(None) | Err(_) => Client::Address(address(&request)),
    };
    guard.rate.check(client).map_err(Error::TooMany)?;
    let caller = match known? {
        Some(caller) => caller,
        None => guard.tokens.ask(request.headers()).await?,
    };
    if !caller.may(guard.role) {
        return Err(Error::Forbidden(guard.role));
    }
    request.extensions_mut().insert(caller);
    Ok(next.run(request).await)
}

fn address(request: &Request) -> Option<IpAddr> {
    request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip())
}
