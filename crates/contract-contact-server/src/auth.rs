//! Who may do what: bearer tokens and the roles they carry.

use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, LazyLock};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, Validation};
use serde_json::Value;

use crate::config::TokenSettings;
use crate::error::Error;
use crate::identity::ClaimNames;
use crate::keys::Keys;
use crate::proxy::Proxies;
use crate::rate::{Client, Rate};
use crate::role::Role;

/// Whose token was accepted. It has no `Debug`: it names a person.
#[derive(Clone)]
pub(crate) struct Caller {
    subject: String,
    /// For UpdatedBy.
    pub(crate) user: String,
    is_administrator: bool,
    roles: Vec<String>,
}

impl Caller {
    fn may(&self, role: Role) -> bool {
        self.is_administrator || self.roles.contains(&role.to_string())
    }
}

/// Checks tokens.
#[derive(Clone)]
pub(crate) struct Tokens(Arc<Accepted>);

/// What tokens are accepted.
struct Accepted {
    keys: Arc<Keys>,
    algorithms: Vec<Algorithm>,
    claims: ClaimNames,
    validation: Validation,
}

impl Tokens {
    pub(crate) fn new(settings: &TokenSettings, keys: Arc<Keys>) -> Self {
        // The algorithms are set for each token, to one of those that the configuration allows.
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[&settings.identity.issuer]);
        validation.set_audience(&[&settings.identity.audience]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        validation.leeway = settings.leeway;
        validation.validate_nbf = true;
        let (algorithms, claims) = (settings.algorithm.clone(), settings.identity.claims.clone());
        Tokens(Arc::new(Accepted { keys, algorithms, claims, validation }))
    }

    async fn caller(&self, headers: &HeaderMap) -> Result<Caller, Error> {
        let token = bearer(headers)?;
        let header = jsonwebtoken::decode_header(token).map_err(refused)?;
        if !self.0.algorithms.contains(&header.alg) {
            return Err(Error::BadToken("The token is signed in a way that is not accepted"));
        }
        let mut validation = self.0.validation.clone();
        validation.algorithms = vec![header.alg];
        let mut outcome = Err(Error::BadToken("The token is signed with a key that is not known"));
        for key in self.0.keys.for_token(header.kid.as_deref(), header.alg).await? {
            outcome = jsonwebtoken::decode::<Value>(token, &key, &validation).map_err(refused);
            if outcome.is_ok() {
                break;
            }
        }
        self.read(&outcome?.claims).ok_or(Error::BadToken("The token does not say whose it is"))
    }

    fn read(&self, claims: &Value) -> Option<Caller> {
        // They are stored as UpdatedBy, and PostgreSQL takes no NUL.
        let text = |name: &str| claim(claims, name)?.as_str().filter(|text| !text.chars().any(char::is_control));
        let subject = text("sub").filter(|subject| !subject.is_empty())?;
        let roles = match claim(claims, &self.0.claims.roles_claim) {
            Some(Value::Array(roles)) => roles.iter().filter_map(Value::as_str).map(Into::into).collect(),
            Some(Value::String(roles)) => roles.split_ascii_whitespace().map(Into::into).collect(),
            _ => Vec::new(),
        };
        Some(Caller {
            subject: subject.into(),
            user: text(&self.0.claims.user_claim).unwrap_or(subject).into(),
            is_administrator: claim(claims, &self.0.claims.administrator_claim) == Some(&Value::Bool(true)),
            roles,
        })
    }
}

/// A claim by its name, or, where that begins with a slash, by JSON Pointer: `/realm_access/roles`.
fn claim<'c>(claims: &'c Value, name: &str) -> Option<&'c Value> {
    if name.starts_with('/') { claims.pointer(name) } else { claims.get(name) }
}

fn bearer(headers: &HeaderMap) -> Result<&str, Error> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return Err(Error::NoToken) };
    let (scheme, token) = value.to_str().ok().and_then(|text| text.split_once(' ')).ok_or(Error::NoToken)?;
    if scheme.eq_ignore_ascii_case("Bearer") { Ok(token.trim()) } else { Err(Error::NoToken) }
}

fn refused(error: jsonwebtoken::errors::Error) -> Error {
    Error::BadToken(match error.kind() {
        ErrorKind::ExpiredSignature => "The token has expired",
        ErrorKind::ImmatureSignature => "The token is not valid yet",
        ErrorKind::InvalidIssuer => "The token is of another issuer",
        ErrorKind::InvalidAudience => "The token is for another audience",
        _ => "The token is not valid",
    })
}

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
    let caller = guard.tokens.caller(request.headers()).await;
    let client = match &caller {
        Ok(caller) => Client::Subject(caller.subject.clone()),
        Err(_) => Client::Address(address(&guard.proxies, &request), token_hash(request.headers())),
    };
    guard.rate.check(client).map_err(Error::TooMany)?;
    let caller = caller?;
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
