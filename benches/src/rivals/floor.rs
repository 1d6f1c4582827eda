//! Parsers without rules: a lower bound for every contestant that uses the same reader and allocates the same strings.

use crate::record::{Borrowed, Owned};
use crate::wire::Envelope;

/// `serde_json::from_slice`.
pub fn from_slice(body: &[u8]) -> Result<Owned, Envelope> {
    serde_json::from_slice(body).map_err(Envelope::unread)
}

/// `serde_json::from_str`, after one UTF-8 validation of the body, as in contract-contact.
pub fn from_str(body: &[u8]) -> Result<Owned, Envelope> {
    let text = std::str::from_utf8(body).map_err(Envelope::unread)?;
    serde_json::from_str(text).map_err(Envelope::unread)
}

/// `sonic_rs::from_slice`.
pub fn sonic(body: &[u8]) -> Result<Owned, Envelope> {
    sonic_rs::from_slice(body).map_err(Envelope::unread)
}

/// `serde_json::from_slice` with borrowed strings.
pub fn from_slice_borrowed(body: &[u8]) -> Result<Borrowed<'_>, Envelope> {
    serde_json::from_slice(body).map_err(Envelope::unread)
}

/// `serde_json::from_str` with borrowed strings, after one UTF-8 validation of the body.
pub fn from_str_borrowed(body: &[u8]) -> Result<Borrowed<'_>, Envelope> {
    let text = std::str::from_utf8(body).map_err(Envelope::unread)?;
    serde_json::from_str(text).map_err(Envelope::unread)
}

/// `sonic_rs::from_slice` with borrowed strings.
pub fn sonic_borrowed(body: &[u8]) -> Result<Borrowed<'_>, Envelope> {
    sonic_rs::from_slice(body).map_err(Envelope::unread)
}
