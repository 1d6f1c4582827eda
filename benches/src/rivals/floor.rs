//! Parsing alone, without any rule: what nothing that uses the same reader can undercut, as long as it makes the same
//! strings.

use crate::record::{Borrowed, Owned};
use crate::wire::Envelope;

/// `serde_json::from_slice`.
pub fn from_slice(body: &[u8]) -> Result<Owned, Envelope> {
    serde_json::from_slice(body).map_err(Envelope::unread)
}

/// `serde_json::from_str`, after one check of the body for UTF-8, as contract-contact does.
pub fn from_str(body: &[u8]) -> Result<Owned, Envelope> {
    let text = std::str::from_utf8(body).map_err(Envelope::unread)?;
    serde_json::from_str(text).map_err(Envelope::unread)
}

/// `sonic_rs::from_slice`.
pub fn sonic(body: &[u8]) -> Result<Owned, Envelope> {
    sonic_rs::from_slice(body).map_err(Envelope::unread)
}

/// `serde_json::from_slice`, text borrowed.
pub fn from_slice_borrowed(body: &[u8]) -> Result<Borrowed<'_>, Envelope> {
    serde_json::from_slice(body).map_err(Envelope::unread)
}

/// `serde_json::from_str` after one check for UTF-8, text borrowed.
pub fn from_str_borrowed(body: &[u8]) -> Result<Borrowed<'_>, Envelope> {
    let text = std::str::from_utf8(body).map_err(Envelope::unread)?;
    serde_json::from_str(text).map_err(Envelope::unread)
}

/// `sonic_rs::from_slice`, text borrowed.
pub fn sonic_borrowed(body: &[u8]) -> Result<Borrowed<'_>, Envelope> {
    sonic_rs::from_slice(body).map_err(Envelope::unread)
}
