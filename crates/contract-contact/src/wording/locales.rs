//! One module for each language. Native speakers have not reviewed the words.

pub(super) mod en;

#[cfg(feature = "locales")]
pub(super) mod ar;
#[cfg(feature = "locales")]
pub(super) mod cs;
#[cfg(feature = "locales")]
pub(super) mod da;
#[cfg(feature = "locales")]
pub(super) mod de;
#[cfg(feature = "locales")]
pub(super) mod es;
#[cfg(feature = "locales")]
pub(super) mod fi;
#[cfg(feature = "locales")]
pub(super) mod fr;
#[cfg(feature = "locales")]
pub(super) mod it;
#[cfg(feature = "locales")]
pub(super) mod ja;
#[cfg(feature = "locales")]
pub(super) mod nl;
#[cfg(feature = "locales")]
pub(super) mod pl;
#[cfg(feature = "locales")]
pub(super) mod pt;
#[cfg(feature = "locales")]
pub(super) mod sv;
#[cfg(feature = "locales")]
pub(super) mod zh;
