//! Checks opaque tokens by introspection at their issuer (RFC 7662). Caches each answer for a short time.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use aws_lc_rs::digest::{SHA256, digest};
use moka::Expiry;
use moka::future::Cache;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::header::ACCEPT;
use serde_json::Value;

use crate::caller::Caller;
use crate::identity::Identity;
use crate::outgoing::{self, OutgoingError, Secret, SecureUrl};

/// The maximum number of cached answers.
const MOST_ANSWERS: u64 = 10_000;

/// The time that a rejection is cached. The time is short, because some servers of the issuer may not know a new token yet.
const REJECTION_LASTS: Duration = Duration::from_secs(10);

/// The introspection endpoint, with the credentials of the service.
pub(crate) struct Endpoint {
    pub(crate) url: SecureUrl,
    pub(crate) client: String,
    pub(crate) secret: Secret,
}

/// A client of the introspection endpoint, with a cache.
pub(crate) struct Introspection {
    endpoint: Endpoint,
    identity: Identity,
    leeway: u64,
    lasts: Duration,
    http: reqwest::Client,
    answers: Cache<Vec<u8>, Answer>,
}

/// An answer of the issuer about a token, with its lifetime.
#[derive(Clone)]
struct Answer {
    caller: Result<Caller, &'static str>,
    lasts: Duration,
}

struct UntilItExpires;

impl Expiry<Vec<u8>, Answer> for UntilItExpires {
    fn expire_after_create(&self, _: &Vec<u8>, answer: &Answer, _: Instant) -> Option<Duration> {
        Some(answer.lasts)
    }
}

impl Introspection {
    /// Returns a client. `lasts` is the time that an answer is cached, unless the token expires earlier.
    pub(crate) fn new(
        endpoint: Endpoint,
        identity: Identity,
        leeway: u64,
        lasts: Duration,
    ) -> Result<Introspection, OutgoingError> {
        let answers = Cache::builder().max_capacity(MOST_ANSWERS).expire_after(UntilItExpires).build();
        Ok(Introspection { endpoint, identity, leeway, lasts, http: outgoing::client()?, answers })
    }

    /// Returns the cached caller of a token, or `None` where the cache has no answer.
    pub(crate) async fn known(&self, token: &str) -> Option<Result<Caller, &'static str>> {
        Some(self.answers.get(&key(token)).await?.caller)
    }

    /// Asks the issuer for the caller of a token. Concurrent calls with the same token share one request.
    pub(crate) async fn ask(&self, token: &str) -> Result<Result<Caller, &'static str>, OutgoingUnavailable> {
        let answer = self.answers.try_get_with(key(token), self.request(token)).await;
        answer.map(|answer| answer.caller).map_err(|error| {
            tracing::warn!(%error, "the introspection endpoint did not answer");
            OutgoingUnavailable
        })
    }

    async fn request(&self, token: &str) -> Result<Answer, OutgoingError> {
        let Endpoint { url, client, secret } = &self.endpoint;
        // RFC 6749 section 2.3.1 requires this encoding.
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let request = self.http.post(url.0.clone()).basic_auth(encode(client), Some(encode(&secret.0)));
        let form = [("token", token), ("token_type_hint", "access_token")];
        let response = request.header(ACCEPT, "application/json").form(&form).send().await?;
        let bytes = outgoing::read(response).await?;
        let claims: Value = serde_json::from_slice(&bytes).map_err(|_| OutgoingError::NotJson)?;
        Ok(self.answer(&claims))
    }

    fn answer(&self, claims: &Value) -> Answer {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let caller = self.check(claims, now);
        let mut lasts = if caller.is_ok() { self.lasts } else { self.lasts.min(REJECTION_LASTS) };
        if let Some(expires) = claims.get("exp").and_then(seconds) {
            lasts = lasts.min(Duration::from_secs(expires.saturating_add(self.leeway).saturating_sub(now)));
        }
        Answer { caller, lasts }
    }

    /// Checks the claims of an answer. The issuer itself has checked the claims that the answer leaves out. All other claims must
    /// be valid.
    fn check(&self, claims: &Value, now: u64) -> Result<Caller, &'static str> {
        let Identity { issuer, audience, claims: names } = &self.identity;
        if claims.get("active") != Some(&Value::Bool(true)) {
            return Err("The token is not valid");
        }
        match claims.get("exp").map(seconds) {
            Some(None) => return Err("The token is not valid"),
            Some(Some(exp)) if exp.saturating_add(self.leeway) <= now => return Err("The token has expired"),
            _ => {}
        }
        match claims.get("nbf").map(seconds) {
            Some(None) => return Err("The token is not valid"),
            Some(Some(nbf)) if nbf > now.saturating_add(self.leeway) => return Err("The token is not valid yet"),
            _ => {}
        }
        if claims.get("iss").is_some_and(|iss| iss != issuer) {
            return Err("The token is of another issuer");
        }
        let is_for_us = |aud: &Value| match aud {
            Value::Array(several) => several.iter().any(|aud| aud == audience),
            one => one == audience,
        };
        if !claims.get("aud").is_none_or(is_for_us) {
            return Err("The token is for another audience");
        }
        Caller::from_claims(claims, names, issuer).ok_or("The token does not say whose it is")
    }
}

/// The issuer did not answer, so the validity of the token is unknown.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the introspection endpoint did not answer")]
pub(crate) struct OutgoingUnavailable;

/// Returns the cache key: a hash, so that the cache does not store the token.
fn key(token: &str) -> Vec<u8> {
    digest(&SHA256, token.as_bytes()).as_ref().to_vec()
}

/// Returns a time of RFC 7519 in whole seconds.
fn seconds(value: &Value) -> Option<u64> {
    // Drops a fraction.
    value.as_number()?.to_string().split('.').next()?.parse().ok()
}
