//! Checks the declared type and encoding of a body, by RFC 9110 sections 8.3 and 8.4.

use axum::http::{HeaderMap, header};
use contract_contact::Rejection;
use mime::Mime;

use crate::error::Error;

/// Checks that a body is declared with one type, in UTF-8 and without an encoding. The domain crate checks that the type is JSON.
pub(crate) fn check(headers: &HeaderMap) -> Result<(), Error> {
    let is_encoded = |coding: &str| !coding.is_empty() && !coding.eq_ignore_ascii_case("identity");
    let mut codings = headers.get_all(header::CONTENT_ENCODING).iter();
    if codings.any(|codings| codings.to_str().map_or(true, |list| list.split(',').map(str::trim).any(is_encoded))) {
        return Err(Error::Encoded);
    }
    let mut types = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(content_type), None) = (types.next(), types.next()) else {
        return match headers.contains_key(header::CONTENT_TYPE) {
            true => Err(Error::WrongType("The Content-Type must be given once")),
            false => Ok(()),
        };
    };
    let content_type = content_type.to_str().ok().and_then(|text| text.parse::<Mime>().ok());
    let content_type = content_type.ok_or(Error::Body(Rejection::UnsupportedMediaType))?;
    let mut charsets = content_type.params().filter(|(name, _)| *name == mime::CHARSET);
    if charsets.all(|(_, charset)| charset == mime::UTF_8) {
        Ok(())
    } else {
        Err(Error::WrongType("The charset of the Content-Type must be UTF-8"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(headers: &[(header::HeaderName, &str)]) -> bool {
        let headers = headers.iter().map(|(name, value)| (name.clone(), value.parse().unwrap()));
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(name, value);
        }
        check(&map).is_ok()
    }

    #[test]
    fn json_in_utf_8_is_accepted() {
        for content_type in [
            "application/json",
            "application/json; charset=utf-8",
            "application/json;charset=UTF-8",
            "application/json; Charset=\"utf-8\"",
            "application/json; profile=x",
            "application/json;",
        ] {
            assert!(accepts(&[(header::CONTENT_TYPE, content_type)]), "{content_type}");
        }
    }

    #[test]
    fn charset_other_than_utf_8_is_rejected() {
        for content_type in [
            "application/json; charset=utf-16",
            "application/json; charset=iso-8859-1",
            "application/json; charset=\"\"",
            "application/json; charset=utf8",
            "application/json; charset=utf-8; charset=utf-16",
            "application/json; charset",
            "application/json, text/plain",
            "json",
        ] {
            assert!(!accepts(&[(header::CONTENT_TYPE, content_type)]), "{content_type}");
        }
    }

    #[test]
    fn two_content_types_are_rejected() {
        let one = (header::CONTENT_TYPE, "application/json");
        assert!(accepts(std::slice::from_ref(&one)));
        assert!(!accepts(&[one.clone(), one]));
    }

    #[test]
    fn identity_is_no_encoding() {
        for coding in ["identity", "Identity", "", " , identity"] {
            assert!(accepts(&[(header::CONTENT_ENCODING, coding)]), "{coding}");
        }
    }

    #[test]
    fn encoded_body_is_rejected() {
        for coding in ["gzip", "br", "deflate", "identity, gzip", "x"] {
            assert!(!accepts(&[(header::CONTENT_ENCODING, coding)]), "{coding}");
        }
    }
}
