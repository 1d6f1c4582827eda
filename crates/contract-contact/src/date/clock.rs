//! The clock: the system's, or JavaScript's in a browser.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Timestamp, latest_on_earth};

/// Returns the current date by [`latest_on_earth`]: the latest date anywhere on Earth.
///
/// The function reads the system clock. The target `wasm32-unknown-unknown` has no system clock. There, the function exists only
/// with the feature `js`, and reads JavaScript's `Date.now()`. A clock set before 1970 counts as 1970.
///
/// ```
/// use contract_contact::{Timestamp, date};
///
/// assert!(date::today() >= Timestamp::now().date()); // it may be tomorrow somewhere
/// ```
pub fn today() -> NaiveDate {
    latest_on_earth(now())
}

impl Timestamp {
    /// Returns the current instant, by the same clock as [`today`].
    ///
    /// ```
    /// # use contract_contact::Timestamp;
    /// assert!(Timestamp::now() > "2025-01-15T10:30:00Z".parse().unwrap());
    /// ```
    pub fn now() -> Timestamp {
        now().into()
    }
}

/// Counts a clock set before 1970 as 1970. `Utc::now()` would panic.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn now() -> DateTime<Utc> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
    DateTime::from_timestamp(seconds, since.subsec_nanos()).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn now() -> DateTime<Utc> {
    #[expect(clippy::as_conversions, reason = "saturates; JavaScript's clock is within ±8.64e15 milliseconds")]
    DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or(DateTime::<Utc>::UNIX_EPOCH)
}
