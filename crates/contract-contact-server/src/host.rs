//! Checks the header `Host`, by RFC 9112 section 3.2.

use axum::extract::Request;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Version, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::error::Error;

/// Rejects a request whose host a proxy and the service could read differently.
pub(crate) async fn require(request: Request, next: Next) -> Result<Response, Error> {
    check(request.version(), request.headers())?;
    Ok(next.run(request).await)
}

/// Checks the header. HTTP/1.0 has no such header. A comma means that two headers were joined.
fn check(version: Version, headers: &HeaderMap) -> Result<(), Error> {
    let mut hosts = headers.get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (None, _) if version < Version::HTTP_11 => Ok(()),
        (Some(host), None)
            if Authority::try_from(host.as_bytes()).is_ok_and(|host| !host.as_str().contains(['@', ','])) =>
        {
            Ok(())
        }
        (Some(_), None) => Err(Error::BadRequest("The header Host must be a host, or a host and a port".into())),
        _ => Err(Error::BadRequest("The header Host must be given once".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(version: Version, hosts: &[&str]) -> bool {
        let mut headers = HeaderMap::new();
        for host in hosts {
            headers.append(header::HOST, host.parse().unwrap());
        }
        check(version, &headers).is_ok()
    }

    #[test]
    fn host_with_or_without_a_port_is_accepted() {
        for host in ["example.com", "example.com:8080", "127.0.0.1:80", "[::1]:8080", "x"] {
            assert!(accepts(Version::HTTP_11, &[host]), "{host}");
        }
    }

    #[test]
    fn missing_or_double_host_is_rejected() {
        assert!(!accepts(Version::HTTP_11, &[]));
        assert!(!accepts(Version::HTTP_11, &["a", "a"]));
        assert!(!accepts(Version::HTTP_10, &["a", "b"]));
    }

    #[test]
    fn http_1_0_without_host_is_accepted() {
        assert!(accepts(Version::HTTP_10, &[]));
    }

    #[test]
    fn invalid_host_is_rejected() {
        for host in ["", "a b", "a/b", "ada@example.com", "a,b", "http://a", "a?b", "a:b:c"] {
            assert!(!accepts(Version::HTTP_11, &[host]), "{host}");
        }
    }
}
