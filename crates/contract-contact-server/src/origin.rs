//! Parses origins (RFC 6454): of pages that may call the API, and of the service itself.

use axum::http::HeaderValue;

use crate::outgoing::SecureUrl;

/// Parses an origin. Accepts only the form that browsers send, because the comparison is exact.
pub(crate) fn origin(text: &str) -> Result<HeaderValue, String> {
    let wrong =
        || "it must be an origin as a browser sends it, such as https://example.com, and not * or null".to_owned();
    let url: reqwest::Url = text.parse().map_err(|_| wrong())?;
    let host = url.host_str().filter(|host| !host.is_empty() && !host.contains('*')).ok_or_else(wrong)?;
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    if format!("{}://{host}{port}", url.scheme()) != text {
        return Err(wrong());
    }
    HeaderValue::from_str(text).map_err(|_| wrong())
}

/// Parses a URL without a path, by https, or by http to this machine. Returns the URL without its trailing slash.
pub(crate) fn own_origin(text: &str) -> Result<String, String> {
    let SecureUrl(url) = text.parse().map_err(|error: <SecureUrl as std::str::FromStr>::Err| error.to_string())?;
    let origin = url.origin().ascii_serialization();
    let is_origin = url.as_str().strip_suffix('/') == Some(origin.as_str());
    if is_origin {
        Ok(origin)
    } else {
        Err("it must have only a scheme, a host and a port, such as https://contacts.example.com".into())
    }
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn origin_of_a_browser_is_accepted() {
        for text in ["https://example.com", "http://127.0.0.1:3000", "http://[::1]:3000", "capacitor://localhost"] {
            assert_eq!(origin(text).unwrap(), text);
        }
    }

    #[test]
    fn origin_that_no_browser_sends_is_an_error() {
        for text in [
            "",
            "*",
            "null",
            "example.com",
            "https://",
            "https://example.com/",
            "https://example.com/a",
            "https://example.com:443",
            "HTTPS://example.com",
            "https://Example.com",
            "https://ada@example.com",
            "https://*.example.com",
            "https://example.com?",
            "https://bücher.example",
            "https://a b",
            "https://a\nb",
            "file:///a",
            "mailto:a@b",
        ] {
            assert!(origin(text).is_err(), "{text}");
        }
    }
}
