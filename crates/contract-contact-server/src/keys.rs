//! The public keys that tokens are checked with: from a file or a URL, kept, and read again when they change.

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

/// However many tokens name a key that is not known, the keys are not read again sooner than this.
const SHORTEST_WAIT: Duration = Duration::from_secs(10);

/// Where keys come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A PEM public key, a JWK or a JWKS.
    File(PathBuf),
    /// A JWKS, by https, or by http from this machine.
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

/// Why there are no keys to check tokens with.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The client for a URL cannot be made.
    #[error("cannot set up TLS: {0}")]
    Tls(OutgoingError),
    /// The file cannot be read.
    #[error("cannot read the keys from {from}: {cause}")]
    File {
        /// Where they were to come from.
        from: Source,
        /// What the system says.
        cause: io::Error,
    },
    /// The URL cannot be read.
    #[error("cannot read the keys from {from}: {cause}")]
    Url {
        /// Where they were to come from.
        from: Source,
        /// What went wrong on the way.
        cause: OutgoingError,
    },
    /// What was read has no key that is of use.
    #[error("{from} holds no public key for {}", names(algorithms))]
    NoKey {
        /// Where they were to come from.
        from: Source,
        /// The algorithms that the configuration allows.
        algorithms: Vec<Algorithm>,
    },
    /// The keys would be too old before they are read again.
    #[error("--keys-max-age has to be more than --keys-refresh")]
    MaxAge,
}

fn names(algorithms: &[Algorithm]) -> String {
    algorithms.iter().map(|algorithm| format!("{algorithm:?}")).collect::<Vec<_>>().join(", ")
}

/// The keys cannot be read now, so that nobody can say whether a token is good.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the keys cannot be read now")]
pub(crate) struct KeysUnavailable;

/// A key, and which tokens it is for.
struct Key {
    id: Option<String>,
    /// The one algorithm it may be used with, where the JWK names one.
    algorithm: Option<Algorithm>,
    family: AlgorithmFamily,
    key: Arc<DecodingKey>,
}

/// The keys that are known now.
pub(crate) struct Keys {
    source: Source,
    client: Option<reqwest::Client>,
    /// Those of the configuration: a PEM does not say what its key is for.
    algorithms: Vec<Algorithm>,
    /// After this time without a successful reading, the known keys no longer count.
    max_age: Duration,
    current: RwLock<Current>,
    last: Mutex<Reading>,
}

struct Current {
    keys: Arc<[Key]>,
    read_at: Instant,
}

/// The last time that the keys were read, or reading them failed.
struct Reading {
    at: Instant,
    succeeded: bool,
}

impl Keys {
    /// Reads them for the first time.
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

    /// Returns the known keys that may have signed a token whose header says this; none where the keys are too old.
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
            // A key or a token that has no name goes with all.
            .filter(|key| key.id.is_none() || id.is_none() || key.id.as_deref() == id)
            .map(|key| key.key.clone())
            .collect()
    }

    /// The same, where none are known: a token that names a key which is not known may be signed with a new one, so the keys are
    /// read again, but not at everybody's wish.
    pub(crate) async fn ask(
        &self,
        id: Option<&str>,
        algorithm: Algorithm,
    ) -> Result<Vec<Arc<DecodingKey>>, KeysUnavailable> {
        let mut last = self.last.lock().await;
        // Somebody else may have read them while this one waited.
        let mut found = self.known(id, algorithm);
        if found.is_empty() && last.at.elapsed() >= SHORTEST_WAIT {
            *last = self.reload().await;
            found = self.known(id, algorithm);
        }
        if found.is_empty() && !last.succeeded { Err(KeysUnavailable) } else { Ok(found) }
    }

    /// Reads them again. Where that fails, those that are known stay in use until they are too old.
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
                tracing::warn!(%error, "the keys could not be read again; the known ones stay in use for a time");
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
            // There is a client for each URL.
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

/// The key of a PEM, which does not say what it is for: what the first algorithm that can use it says.
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

/// The keys of a JWKS, or the one of a JWK, that can check signatures; the others are for somebody else.
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
            // RFC 7517 section 4.3: a list that lacks it forbids it.
            let may_verify = |operations: &Vec<KeyOperations>| operations.contains(&KeyOperations::Verify);
            let may_verify = jwk.common.key_operations.as_ref().is_none_or(may_verify);
            let key = DecodingKey::from_jwk(&jwk).ok()?;
            // A secret that anybody can read is none.
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
