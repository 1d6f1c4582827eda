//! Authentication, rate limits and roles, before an operation.

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

/// The checks that a request must pass before an operation.
#[derive(Clone)]
pub(crate) struct Guard {
    pub(crate) tokens: Tokens,
    pub(crate) rate: Arc<Rate>,
    pub(crate) proxies: Proxies,
    pub(crate) role: Role,
}

/// Rejects a request whose token does not carry the role, before its body is read.
pub(crate) async fn require(State(guard): State<Guard>, mut request: Request, next: Next) -> Result<Response, Error> {
    let known = guard.tokens.known(request.headers()).await;
    let client = match &known {
        Ok(Some(caller)) => Client::Subject(caller.subject.clone()),
        // Counted before the service asks another server, and by the address alone, because anybody can make up tokens.
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

/// Returns a hash that identifies a token without storing the token. The hash keys are random for each process, so nobody can
/// choose two tokens with the same hash.
fn token_hash(headers: &HeaderMap) -> Option<u64> {
    static KEYS: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    bearer(headers).ok().map(|token| KEYS.hash_one(token))
}
