//! The public keys that tokens are checked with: from a file or a URL, kept, and read again when they change.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use jsonwebtoken::jwk::{Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, AlgorithmFamily, DecodingKey};
use reqwest::redirect::Policy;
use serde_json::Value;
use tokio::sync::Mutex;

use crate::error::Error;
use crate::passwords::without_passwords;

/// However many tokens name a key that is not known, the keys are not read again sooner than this.
const SHORTEST_WAIT: Duration = Duration::from_secs(10);
/// How long a server of keys may take.
const FETCH_TIMEOUT: Duration = Duration::from_secs(5);
const MOST_BYTES: usize = 1 << 20;

/// Where keys come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A PEM public key, a JWK or a JWKS.
    File(PathBuf),
    /// A JWKS, by https, or by http from this machine.
    Url(reqwest::Url),
}

impl std::str::FromStr for Source {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if !text.starts_with("http://") && !text.starts_with("https://") {
            return Ok(Source::File(text.into()));
        }
        let url: reqwest::Url = text.parse().map_err(|error| format!("not a URL: {error}"))?;
        let is_local = matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
        if url.scheme() == "https" || is_local { Ok(Source::Url(url)) } else { Err("it has to be https".into()) }
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
    current: RwLock<Arc<[Key]>>,
    last: Mutex<Reading>,
}

/// The last time that the keys were read, or reading them failed.
struct Reading {
    at: Instant,
    succeeded: bool,
}

impl Keys {
    /// Reads them for the first time.
    pub(crate) async fn open(source: Source, algorithms: Vec<Algorithm>) -> Result<Keys, String> {
        let client = match &source {
            Source::File(_) => None,
            Source::Url(_) => Some(
                reqwest::Client::builder()
                    .timeout(FETCH_TIMEOUT)
                    .redirect(Policy::none())
                    .build()
                    .map_err(|error| format!("cannot set up TLS: {error}"))?,
            ),
        };
        let last = Mutex::new(Reading { at: Instant::now(), succeeded: true });
        let keys = Keys { source, client, algorithms, current: RwLock::new(Arc::new([])), last };
        let first = keys.load().await?;
        keys.replace(first);
        Ok(keys)
    }

    /// The keys that may have signed a token whose header says this. A token that names a key which is not known may be
    /// signed with a new one, so they are read again, but not at everybody's wish. Where that fails, nobody can say whether
    /// the token is good.
    pub(crate) async fn for_token(
        &self,
        id: Option<&str>,
        algorithm: Algorithm,
    ) -> Result<Vec<Arc<DecodingKey>>, Error> {
        let found = self.find(id, algorithm);
        if !found.is_empty() {
            return Ok(found);
        }
        let mut last = self.last.lock().await;
        // Somebody else may have read them while this one waited.
        let mut found = self.find(id, algorithm);
        if found.is_empty() && last.at.elapsed() >= SHORTEST_WAIT {
            *last = self.reload().await;
            found = self.find(id, algorithm);
        }
        if found.is_empty() && !last.succeeded { Err(Error::Unavailable) } else { Ok(found) }
    }

    /// Reads them again. Where that fails, those that are known stay in use.
    pub(crate) async fn refresh(&self) {
        let mut last = self.last.lock().await;
        *last = self.reload().await;
    }

    async fn reload(&self) -> Reading {
        let at = Instant::now();
        let keys = self.load().await;
        let succeeded = keys.is_ok();
        match keys {
            Ok(keys) => self.replace(keys),
            Err(error) => tracing::warn!(error, "the keys could not be read again; the known ones stay in use"),
        }
        Reading { at, succeeded }
    }

    fn replace(&self, keys: Vec<Key>) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = keys.into();
    }

    fn find(&self, id: Option<&str>, algorithm: Algorithm) -> Vec<Arc<DecodingKey>> {
        let keys = self.current.read().unwrap_or_else(PoisonError::into_inner).clone();
        keys.iter()
            .filter(|key| key.family == algorithm.family() && key.algorithm.is_none_or(|only| only == algorithm))
            // A key or a token that has no name goes with all.
            .filter(|key| key.id.is_none() || id.is_none() || key.id.as_deref() == id)
            .map(|key| key.key.clone())
            .collect()
    }

    async fn load(&self) -> Result<Vec<Key>, String> {
        let bytes = match (&self.source, &self.client) {
            (Source::Url(url), Some(client)) => fetch(client, url.clone()).await.map_err(|error| error.to_string()),
            (Source::Url(_), None) => Err("there is no client".to_owned()),
            (Source::File(path), _) => tokio::fs::read(path).await.map_err(|error| error.to_string()),
        };
        let keys = match bytes {
            Ok(bytes) if bytes.trim_ascii_start().starts_with(b"-----BEGIN") => from_pem(&bytes, &self.algorithms),
            Ok(bytes) => from_json(&bytes),
            Err(error) => {
                return Err(without_passwords(&format!("cannot read the keys from {}: {error}", self.source)));
            }
        };
        let is_usable = |key: &Key| self.algorithms.iter().any(|algorithm| algorithm.family() == key.family);
        if keys.iter().any(is_usable) {
            Ok(keys)
        } else {
            let algorithms: Vec<_> = self.algorithms.iter().map(|each| format!("{each:?}")).collect();
            Err(without_passwords(&format!("{} holds no public key for {}", self.source, algorithms.join(", "))))
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
            let key = DecodingKey::from_jwk(&jwk).ok()?;
            // A secret that anybody can read is none.
            if !is_for_signatures || key.family() == AlgorithmFamily::Hmac {
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

async fn fetch(client: &reqwest::Client, url: reqwest::Url) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut response = client.get(url).send().await?.error_for_status()?;
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MOST_BYTES {
            return Err("it is too long".into());
        }
    }
    Ok(bytes)
}
