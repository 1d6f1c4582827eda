//! Requests that the service sends to others: for keys, and about tokens.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};

/// How long another server may take.
const TIMEOUT: Duration = Duration::from_secs(5);
const MOST_BYTES: usize = 1 << 20;

/// Why another server's answer is none.
#[derive(Debug, thiserror::Error)]
pub enum OutgoingError {
    /// It was not reached, or refused. The URL is not a part of the message, since it may hold a password.
    #[error("{}", causes(.0))]
    Http(reqwest::Error),
    /// Its answer is too long.
    #[error("the answer has more than {MOST_BYTES} bytes")]
    TooLong,
    /// Its answer cannot be read.
    #[error("the answer is no JSON")]
    NotJson,
}

impl From<reqwest::Error> for OutgoingError {
    fn from(error: reqwest::Error) -> Self {
        OutgoingError::Http(error.without_url())
    }
}

/// The error, and what lies behind it: reqwest's own words end before that.
fn causes(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

/// A client that follows no redirection and waits for no slow server.
pub(crate) fn client() -> Result<Client, OutgoingError> {
    Ok(Client::builder().timeout(TIMEOUT).redirect(Policy::none()).build()?)
}

/// Reads an answer that is a success, to its end.
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

/// Why a text is no [`SecureUrl`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecureUrlError {
    /// It cannot be read.
    #[error("not a URL: {0}")]
    Syntax(<Url as FromStr>::Err),
    /// Anybody on the way could read and change what is sent.
    #[error("it has to be https")]
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
    /// Without a password.
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
