//! Checks bearer tokens: signed tokens by keys, and opaque tokens by introspection at their issuer.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderMap, header};
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, DecodingKey, Header, Validation};
use serde_json::Value;

use crate::caller::Caller;
use crate::config::TokenSettings;
use crate::error::Error;
use crate::identity::Identity;
use crate::introspection::{Endpoint, Introspection};
use crate::keys::Keys;
use crate::start_error::StartError;

/// A checker of tokens.
#[derive(Clone)]
pub(crate) struct Tokens(Arc<Accepted>);

/// The accepted tokens.
struct Accepted {
    keys: Option<Keys>,
    introspection: Option<Introspection>,
    algorithms: Vec<Algorithm>,
    identity: Identity,
    validation: Validation,
}

/// A token, by the way in which it is checked.
enum Kind<'a> {
    Signed(Box<Header>, &'a Keys),
    Opaque(&'a Introspection),
}

impl Tokens {
    /// Reads the keys, where the configuration names keys.
    pub(crate) async fn open(settings: &TokenSettings) -> Result<Self, StartError> {
        let (refresh, max_age) = (settings.keys_refresh, settings.keys_max_age);
        let (refresh, max_age) = (Duration::from_secs(refresh), Duration::from_secs(max_age));
        let keys = match &settings.keys {
            Some(source) => Some(Keys::open(source.clone(), settings.algorithm.clone(), refresh, max_age).await?),
            None => None,
        };
        let TokenSettings { introspection_url, introspection_client, introspection_secret, .. } = settings.clone();
        let introspection = match (introspection_url, introspection_client, introspection_secret) {
            (Some(url), Some(client), Some(secret)) => {
                let endpoint = Endpoint { url, client, secret };
                let lasts = Duration::from_secs(settings.introspection_cache);
                let introspection = Introspection::new(endpoint, settings.identity.clone(), settings.leeway, lasts);
                Some(introspection.map_err(StartError::Introspection)?)
            }
            _ => None,
        };
        if keys.is_none() && introspection.is_none() {
            return Err(StartError::NoTokens);
        }
        // Replaced for each token by an algorithm that the configuration allows.
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[&settings.identity.issuer]);
        validation.set_audience(&[&settings.identity.audience]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        validation.leeway = settings.leeway;
        validation.validate_nbf = true;
        let (algorithms, identity) = (settings.algorithm.clone(), settings.identity.clone());
        Ok(Tokens(Arc::new(Accepted { keys, introspection, algorithms, identity, validation })))
    }

    /// Reloads the keys.
    pub(crate) async fn refresh(&self) {
        if let Some(keys) = &self.0.keys {
            keys.refresh().await;
        }
    }

    /// Returns the caller, or `None` where the service has to ask another server.
    pub(crate) async fn known(&self, headers: &HeaderMap) -> Result<Option<Caller>, Error> {
        let token = bearer(headers)?;
        match self.kind(token)? {
            Kind::Signed(header, keys) => match keys.known(header.kid.as_deref(), header.alg) {
                keys if keys.is_empty() => Ok(None),
                keys => self.verify(token, &header, &keys).map(Some),
            },
            Kind::Opaque(introspection) => introspection.known(token).await.transpose().map_err(Error::BadToken),
        }
    }

    /// Returns the caller after a request to another server, for its keys or about the token.
    pub(crate) async fn ask(&self, headers: &HeaderMap) -> Result<Caller, Error> {
        let token = bearer(headers)?;
        match self.kind(token)? {
            Kind::Signed(header, keys) => {
                let keys = keys.ask(header.kid.as_deref(), header.alg).await.map_err(|_| Error::Unavailable)?;
                self.verify(token, &header, &keys)
            }
            Kind::Opaque(introspection) => {
                introspection.ask(token).await.map_err(|_| Error::Unavailable)?.map_err(Error::BadToken)
            }
        }
    }

    fn kind(&self, token: &str) -> Result<Kind<'_>, Error> {
        let Accepted { keys, introspection, algorithms, .. } = &*self.0;
        let header = jsonwebtoken::decode_header(token);
        match (keys, introspection, header) {
            (Some(keys), _, Ok(header)) => {
                check(&header, algorithms)?;
                Ok(Kind::Signed(Box::new(header), keys))
            }
            (_, Some(introspection), _) => Ok(Kind::Opaque(introspection)),
            (_, None, Err(error)) => Err(rejected(error)),
            // Cannot happen: the configuration has keys or an introspection URL.
            (None, None, Ok(_)) => Err(Error::Internal),
        }
    }

    fn verify(&self, token: &str, header: &Header, keys: &[Arc<DecodingKey>]) -> Result<Caller, Error> {
        let mut validation = self.0.validation.clone();
        validation.algorithms = vec![header.alg];
        let mut outcome = Err(Error::BadToken("The token is signed with a key that is not known"));
        for key in keys {
            outcome = jsonwebtoken::decode::<Value>(token, key, &validation).map_err(rejected);
            if outcome.is_ok() {
                break;
            }
        }
        let claims = outcome?.claims;
        let Identity { issuer, claims: names, .. } = &self.0.identity;
        // The library also accepts a list of issuers. RFC 7519 section 4.1.1 defines a single issuer.
        if claims.get("iss").and_then(Value::as_str) != Some(issuer) {
            return Err(Error::BadToken("The token is of another issuer"));
        }
        Caller::from_claims(&claims, names, issuer).ok_or(Error::BadToken("The token does not say whose it is"))
    }
}

/// Checks the header of a token, except its key.
fn check(header: &Header, algorithms: &[Algorithm]) -> Result<(), Error> {
    /// The types of RFC 7519 section 5.1, and of RFC 9068 section 2.1 for access tokens. The prefix `application/` is optional.
    const TYPES: [&str; 2] = ["jwt", "at+jwt"];
    if !algorithms.contains(&header.alg) {
        return Err(Error::BadToken("The token is signed in a way that is not accepted"));
    }
    // RFC 7515 section 4.1.11 requires rejection unless all critical headers are understood. This service understands none.
    if header.crit.is_some() {
        return Err(Error::BadToken("The token has critical headers that are not known"));
    }
    if let Some(typ) = &header.typ {
        let typ = typ.to_ascii_lowercase();
        if !TYPES.contains(&typ.strip_prefix("application/").unwrap_or(&typ)) {
            return Err(Error::BadToken("The token is of another type"));
        }
    }
    Ok(())
}

pub(crate) fn bearer(headers: &HeaderMap) -> Result<&str, Error> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return Err(Error::NoToken) };
    let (scheme, token) = value.to_str().ok().and_then(|text| text.split_once(' ')).ok_or(Error::NoToken)?;
    if scheme.eq_ignore_ascii_case("Bearer") { Ok(token.trim()) } else { Err(Error::NoToken) }
}

fn rejected(error: jsonwebtoken::errors::Error) -> Error {
    Error::BadToken(match error.kind() {
        ErrorKind::ExpiredSignature => "The token has expired",
        ErrorKind::ImmatureSignature => "The token is not valid yet",
        ErrorKind::InvalidIssuer => "The token is of another issuer",
        ErrorKind::InvalidAudience => "The token is for another audience",
        _ => "The token is not valid",
    })
}
