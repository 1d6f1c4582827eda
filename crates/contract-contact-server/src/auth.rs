//! Who may do what: what a request passes on its way to an operation.

use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, LazyLock};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;

use crate::bearer::{Tokens, bearer};
use crate::error::Error;
use crate::proxy::Proxies;
use crate::rate::{Client, Rate};
use crate::role::Role;

/// What a request needs to pass on its way to an operation.
#[derive(Clone)]
pub(crate) struct Guard {
    pub(crate) tokens: Tokens,
    pub(crate) rate: Arc<Rate>,
    pub(crate) proxies: Proxies,
    pub(crate) role: Role,
}

/// Lets a request pass whose token carries the role, before its body is read.
pub(crate) async fn require(State(guard): State<Guard>, mut request: Request, next: Next) -> Result<Response, Error> {
    let known = guard.tokens.known(request.headers()).await;
    let client = match &known {
        Ok(Some(caller)) => Client::Subject(caller.subject.clone()),
        // Whoever makes the service ask another server is counted before it does, whatever the token.
        Ok(None) => Client::Asking(address(&guard.proxies, &request)),
        Err(_) => Client::Address(address(&guard.proxies, &request), token_hash(request.headers())),
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

fn address(proxies: &Proxies, request: &Request) -> Option<IpAddr> {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    peer.map(|ConnectInfo(address)| proxies.client(address.ip(), request.headers()))
}

/// Tells tokens apart without keeping them. Nobody can choose two with the same hash, as its keys are of this process.
fn token_hash(headers: &HeaderMap) -> Option<u64> {
    static KEYS: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    bearer(headers).ok().map(|token| KEYS.hash_one(token))
}
