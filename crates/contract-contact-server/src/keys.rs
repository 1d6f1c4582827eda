//! The public keys that check tokens: read from a file or a URL, cached and reloaded.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use jsonwebtoken::jwk::{Jwk, KeyOperations, PublicKeyUse};
use jsonwebtoken::{Algorithm, AlgorithmFamily, DecodingKey};
use serde_json::Value;
use tokio::sync::Mutex;

use crate::outgoing::{self, OutgoingError, SecureUrl, SecureUrlError};

/// The minimum time between two reloads, regardless of how many tokens name an unknown key.
const SHORTEST_WAIT: Duration = Duration::from_secs(10);

/// The source of the keys.
#[derive(Clone, Debug)]
pub enum Source {
    /// A PEM public key, a JWK or a JWKS.
    File(PathBuf),
    /// The URL of a JWKS, by https, or by http from this machine.
    Url(SecureUrl),
}

impl std::str::FromStr for Source {
    type Err = SecureUrlError;

    fn from_str(text: &str) -> Result<Self, SecureUrlError> {
        if text.starts_with("http://") || text.starts_with("https://") {
            text.parse().map(Source::Url)
        } else {
            Ok(Source::File(text.into()))
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::File(path) => path.display().fmt(f),
            Source::Url(url) => url.fmt(f),
        }
    }
}

/// The reason why the keys cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The HTTP client cannot be created.
    #[error("cannot set up TLS: {0}")]
    Tls(OutgoingError),
    /// The file cannot be read.
    #[error("cannot read the keys from {from}: {cause}")]
    File {
        /// The source of the keys.
        from: Source,
        /// The error of the system.
        cause: io::Error,
    },
    /// The URL cannot be read.
    #[error("cannot read the keys from {from}: {cause}")]
    Url {
        /// The source of the keys.
        from: Source,
        /// The error of the request.
        cause: OutgoingError,
    },
    /// The source has no usable key.
    #[error("{from} has no public key for {}", names(algorithms))]
    NoKey {
        /// The source of the keys.
        from: Source,
        /// The algorithms that the configuration allows.
        algorithms: Vec<Algorithm>,
    },
    /// The keys would expire before the next reload.
    #[error("--keys-max-age must be more than --keys-refresh")]
    MaxAge,
}

fn names(algorithms: &[Algorithm]) -> String {
    algorithms.iter().map(|algorithm| format!("{algorithm:?}")).collect::<Vec<_>>().join(", ")
}

/// The keys cannot be read now, so the validity of the token is unknown.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the keys cannot be loaded now")]
pub(crate) struct KeysUnavailable;

/// A key, with the tokens that it applies to.
struct Key {
    id: Option<String>,
    /// The only allowed algorithm, where the JWK names an algorithm.
    algorithm: Option<Algorithm>,
    family: AlgorithmFamily,
    key: Arc<DecodingKey>,
}

/// The cached keys.
pub(crate) struct Keys {
    source: Source,
    client: Option<reqwest::Client>,
    /// The algorithms of the configuration, because a PEM does not name an algorithm.
    algorithms: Vec<Algorithm>,
    /// The time without a successful reload after which the cached keys are no longer valid.
    max_age: Duration,
    current: RwLock<Current>,
    last: Mutex<Reading>,
}

struct Current {
    keys: Arc<[Key]>,
    read_at: Instant,
}

/// The last attempt to read the keys.
struct Reading {
    at: Instant,
    succeeded: bool,
}

impl Keys {
    /// Reads the keys for the first time.
    pub(crate) async fn open(
        source: Source,
        algorithms: Vec<Algorithm>,
        refresh: Duration,
        max_age: Duration,
    ) -> Result<Keys, KeysError> {
        if max_age <= refresh {
            return Err(KeysError::MaxAge);
        }
        let client = match &source {
            Source::File(_) => None,
            Source::Url(_) => Some(outgoing::client().map_err(KeysError::Tls)?),
        };
        let now = Instant::now();
        let last = Mutex::new(Reading { at: now, succeeded: true });
        let current = RwLock::new(Current { keys: Arc::new([]), read_at: now });
        let keys = Keys { source, client, algorithms, max_age, current, last };
        let first = keys.load().await?;
        keys.replace(first, now);
        Ok(keys)
    }

    /// Returns the cached keys that may have signed a token with this header. Returns no key where the keys are too old.
    pub(crate) fn known(&self, id: Option<&str>, algorithm: Algorithm) -> Vec<Arc<DecodingKey>> {
        let keys = {
            let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
            if current.read_at.elapsed() > self.max_age {
                return Vec::new();
            }
            current.keys.clone()
        };
        keys.iter()
            .filter(|key| key.family == algorithm.family() && key.algorithm.is_none_or(|only| only == algorithm))
            // A key without an id matches every token, and a token without a key id matches every key.
            .filter(|key| key.id.is_none() || id.is_none() || key.id.as_deref() == id)
            .map(|key| key.key.clone())
            .collect()
    }

    /// Returns keys like [`known`](Self::known), after a reload. An unknown key id may belong to a new key, but made-up ids must
    /// not cause many reloads.
    pub(crate) async fn ask(
        &self,
        id: Option<&str>,
        algorithm: Algorithm,
    ) -> Result<Vec<Arc<DecodingKey>>, KeysUnavailable> {
        let mut last = self.last.lock().await;
        // Another request may have reloaded the keys in the meantime.
        let mut found = self.known(id, algorithm);
        if found.is_empty() && last.at.elapsed() >= SHORTEST_WAIT {
            *last = self.reload().await;
            found = self.known(id, algorithm);
        }
        if found.is_empty() && !last.succeeded { Err(KeysUnavailable) } else { Ok(found) }
    }

    /// Reloads the keys. Where the reload fails, the cached keys stay in use until they are too old.
    pub(crate) async fn refresh(&self) {
        let mut last = self.last.lock().await;
        *last = self.reload().await;
    }

    async fn reload(&self) -> Reading {
        let at = Instant::now();
        let keys = self.load().await;
        let succeeded = keys.is_ok();
        match keys {
            Ok(keys) => self.replace(keys, at),
            Err(error) => {
                tracing::warn!(%error, "cannot reload the keys; the loaded keys stay valid for the time of --keys-max-age");
            }
        }
        Reading { at, succeeded }
    }

    fn replace(&self, keys: Vec<Key>, read_at: Instant) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Current { keys: keys.into(), read_at };
    }

    async fn load(&self) -> Result<Vec<Key>, KeysError> {
        let from = || self.source.clone();
        let bytes = match (&self.source, &self.client) {
            (Source::Url(url), Some(client)) => {
                let read = async { outgoing::read(client.get(url.0.clone()).send().await?).await };
                read.await.map_err(|cause| KeysError::Url { from: from(), cause })?
            }
            // Cannot happen: a URL always has a client.
            (Source::Url(_), None) => Vec::new(),
            (Source::File(path), _) => {
                tokio::fs::read(path).await.map_err(|cause| KeysError::File { from: from(), cause })?
            }
        };
        let keys = if bytes.trim_ascii_start().starts_with(b"-----BEGIN") {
            from_pem(&bytes, &self.algorithms)
        } else {
            from_json(&bytes)
        };
        let is_usable = |key: &Key| self.algorithms.iter().any(|algorithm| algorithm.family() == key.family);
        if keys.iter().any(is_usable) {
            Ok(keys)
        } else {
            Err(KeysError::NoKey { from: from(), algorithms: self.algorithms.clone() })
        }
    }
}

/// Reads the key of a PEM. A PEM does not name the type of its key, so the first algorithm that accepts the key decides.
fn from_pem(pem: &[u8], algorithms: &[Algorithm]) -> Vec<Key> {
    let of_family = |family: AlgorithmFamily| match family {
        AlgorithmFamily::Rsa => DecodingKey::from_rsa_pem(pem).ok(),
        AlgorithmFamily::Ec => DecodingKey::from_ec_pem(pem).ok(),
        AlgorithmFamily::Ed => DecodingKey::from_ed_pem(pem).ok(),
        AlgorithmFamily::Hmac => None,
    };
    let key = algorithms.iter().find_map(|algorithm| of_family(algorithm.family()));
    key.into_iter().map(|key| Key { id: None, algorithm: None, family: key.family(), key: Arc::new(key) }).collect()
}

/// Reads the keys of a JWKS or a JWK that can check signatures. Ignores all other keys.
fn from_json(bytes: &[u8]) -> Vec<Key> {
    let jwks = match serde_json::from_slice::<Value>(bytes) {
        Ok(Value::Object(mut set)) => match set.remove("keys") {
            Some(Value::Array(jwks)) => jwks,
            _ => vec![Value::Object(set)],
        },
        _ => Vec::new(),
    };
    jwks.into_iter()
        .filter_map(|jwk| {
            let jwk: Jwk = serde_json::from_value(jwk).ok()?;
            let is_for_signatures = matches!(jwk.common.public_key_use, None | Some(PublicKeyUse::Signature));
            // By RFC 7517 section 4.3, a list of operations without `verify` forbids checking.
            let may_verify = |operations: &Vec<KeyOperations>| operations.contains(&KeyOperations::Verify);
            let may_verify = jwk.common.key_operations.as_ref().is_none_or(may_verify);
            let key = DecodingKey::from_jwk(&jwk).ok()?;
            // A published shared secret is no secret.
            if !is_for_signatures || !may_verify || key.family() == AlgorithmFamily::Hmac {
                return None;
            }
            let algorithm = match jwk.common.key_algorithm {
                Some(algorithm) => Some(Algorithm::try_from(algorithm).ok()?),
                None => None,
            };
            Some(Key { id: jwk.common.key_id, algorithm, family: key.family(), key: Arc::new(key) })
        })
        .collect()
}
