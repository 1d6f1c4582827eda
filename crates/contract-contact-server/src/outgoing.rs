//! Requests to other servers: for keys, and about tokens.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};

/// The timeout for another server.
const TIMEOUT: Duration = Duration::from_secs(5);
const MOST_BYTES: usize = 1 << 20;

/// The reason why a request to another server failed.
#[derive(Debug, thiserror::Error)]
pub enum OutgoingError {
    /// The server was not reached, or rejected the request. The message omits the URL, which may contain a password.
    #[error("{}", causes(.0))]
    Http(reqwest::Error),
    /// The answer is too long.
    #[error("the response has more than {MOST_BYTES} bytes")]
    TooLong,
    /// The answer cannot be parsed.
    #[error("the response is not JSON")]
    NotJson,
}

impl From<reqwest::Error> for OutgoingError {
    fn from(error: reqwest::Error) -> Self {
        OutgoingError::Http(error.without_url())
    }
}

/// Returns the error with its causes, which reqwest's own message omits.
fn causes(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

/// Returns a client that follows no redirects and has a timeout.
pub(crate) fn client() -> Result<Client, OutgoingError> {
    Ok(Client::builder().timeout(TIMEOUT).redirect(Policy::none()).build()?)
}

/// Reads the whole body of a successful answer.
pub(crate) async fn read(response: Response) -> Result<Vec<u8>, OutgoingError> {
    let mut response = response.error_for_status()?;
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MOST_BYTES {
            return Err(OutgoingError::TooLong);
        }
    }
    Ok(bytes)
}

/// A URL by https, or by http to this machine.
///
/// ```
/// use contract_contact_server::SecureUrl;
///
/// assert!("https://issuer.example/jwks".parse::<SecureUrl>().is_ok());
/// assert!("http://issuer.example/jwks".parse::<SecureUrl>().is_err());
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct SecureUrl(pub(crate) Url);

/// The reason why a string is no [`SecureUrl`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecureUrlError {
    /// The string is not a URL.
    #[error("it is not a URL: {0}")]
    Syntax(<Url as FromStr>::Err),
    /// The URL is not https, so the network could read and change the request.
    #[error("the URL must begin with https://, except for a server on this machine")]
    NotHttps,
}

impl FromStr for SecureUrl {
    type Err = SecureUrlError;

    fn from_str(text: &str) -> Result<Self, SecureUrlError> {
        let url: Url = text.parse().map_err(SecureUrlError::Syntax)?;
        let is_local = matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
        match url.scheme() {
            "https" => Ok(SecureUrl(url)),
            "http" if is_local => Ok(SecureUrl(url)),
            _ => Err(SecureUrlError::NotHttps),
        }
    }
}

impl fmt::Display for SecureUrl {
    /// Writes the URL without its password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut url = self.0.clone();
        if url.password().is_some() {
            let _ = url.set_password(Some("…"));
        }
        url.fmt(f)
    }
}

impl fmt::Debug for SecureUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A secret of the configuration. `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub(crate) String);

impl FromStr for Secret {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Secret(text.into()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}
