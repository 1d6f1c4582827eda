//! Days and instants in the wire format, parsed strictly, in [`chrono`]'s calendar.
//!
//! A day is a [`chrono::NaiveDate`]. Parse days with [`parse`], which accepts only `YYYY-MM-DD`. chrono's `NaiveDate::from_str`
//! also accepts signs and blanks.
//!
//! ```
//! use contract_contact::date;
//!
//! assert!(date::parse("1990-06-15").is_ok());
//! assert!(date::parse(" 1990-6-15").is_err());
//! assert!(" 1990-6-15".parse::<chrono::NaiveDate>().is_ok());
//! ```

#[cfg(any(
    all(feature = "std", not(all(target_arch = "wasm32", target_os = "unknown"))),
    all(feature = "js", target_arch = "wasm32", target_os = "unknown")
))]
mod clock;

use core::fmt::{self, Write};

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::day::{Day, LATEST_OFFSET, TimeOfDay};

#[cfg(any(
    all(feature = "std", not(all(target_arch = "wasm32", target_os = "unknown"))),
    all(feature = "js", target_arch = "wasm32", target_os = "unknown")
))]
pub use clock::today;

/// The first day that the wire can hold, 0001-01-01.
///
/// ```
/// # use contract_contact::date;
/// assert_eq!(date::MIN.to_string(), "0001-01-01");
/// ```
pub const MIN: NaiveDate = Day::pack(1, 1, 1).to_date();

/// The last day that the wire can hold, 9999-12-31.
///
/// ```
/// # use contract_contact::date;
/// assert_eq!(date::MAX.to_string(), "9999-12-31");
/// ```
pub const MAX: NaiveDate = Day::pack(9999, 12, 31).to_date();

/// Parses a day as `YYYY-MM-DD`, from year 0001 on. Every other form is an error.
///
/// # Errors
/// Returns an error where the string has another form, or is no day of the Gregorian calendar.
///
/// ```
/// use chrono::NaiveDate;
/// use contract_contact::date;
///
/// assert_eq!(date::parse("1990-06-15").ok(), NaiveDate::from_ymd_opt(1990, 6, 15));
/// assert!(date::parse("2023-02-30").is_err());
/// assert!(date::parse("1990-06-15T00:00").is_err());
/// ```
pub fn parse(text: &str) -> Result<NaiveDate, ParseDateError> {
    Day::parse(text.as_bytes()).map(Day::to_date).ok_or(ParseDateError::DATE)
}

/// Returns the latest date anywhere on Earth (UTC+14) at an instant.
///
/// `today()` returns this date, so that a browser and a server never disagree around midnight. For an instant outside the years 1
/// to 9999, the result is [`MIN`] or [`MAX`].
///
/// ```
/// use contract_contact::{Timestamp, date};
///
/// let eleven_in_the_morning: Timestamp = "2024-12-31T11:00:00Z".parse().unwrap();
/// assert_eq!(date::latest_on_earth(eleven_in_the_morning.into()).to_string(), "2025-01-01");
/// ```
pub fn latest_on_earth(now: DateTime<Utc>) -> NaiveDate {
    let there = now.naive_utc().checked_add_signed(TimeDelta::seconds(LATEST_OFFSET.into()));
    there.map_or(MAX, |there| there.date().clamp(MIN, MAX))
}

/// The error for a string that is no day or no [`Timestamp`]. The error does not show the string.
///
/// ```
/// use contract_contact::date;
///
/// let error = date::parse("15/06/1990").unwrap_err();
/// assert_eq!(error.to_string(), "expected a day of the calendar as YYYY-MM-DD");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}")]
pub struct ParseDateError {
    expected: &'static str,
}

impl ParseDateError {
    const DATE: ParseDateError = ParseDateError { expected: "a day of the calendar as YYYY-MM-DD" };
    const TIMESTAMP: ParseDateError = ParseDateError { expected: "a time in UTC as YYYY-MM-DDTHH:MM:SSZ" };
}

/// An instant in the wire format: `2025-01-15T10:30:00Z`, with up to seven fractional digits.
///
/// A timestamp wraps a [`DateTime<Utc>`], and converts both ways. `Display` and serde use the wire format, which differs from
/// chrono's format. chrono represents more instants than the wire format, so `From<DateTime<Utc>>` does three things:
///
/// - truncates to 100 nanoseconds;
/// - replaces a leap second by the second before;
/// - clamps an instant outside the years 1 to 9999 to the first or last instant of these years.
///
/// ```
/// use chrono::{DateTime, Utc};
/// use contract_contact::Timestamp;
///
/// let stamp: Timestamp = "2025-01-15T10:30:00.1200000Z".parse().unwrap();
/// assert_eq!(stamp.to_string(), "2025-01-15T10:30:00.12Z");
/// assert_eq!(DateTime::<Utc>::from(stamp).timestamp(), 1_736_937_000);
/// assert_eq!(Timestamp::from(DateTime::<Utc>::UNIX_EPOCH).to_string(), "1970-01-01T00:00:00Z");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(DateTime<Utc>);

impl Timestamp {
    /// Returns the day in UTC.
    ///
    /// ```
    /// # use contract_contact::{Timestamp, date};
    /// let stamp: Timestamp = "1970-01-02T00:00:00Z".parse().unwrap();
    /// assert_eq!(stamp.date(), date::parse("1970-01-02").unwrap());
    /// ```
    pub fn date(self) -> NaiveDate {
        self.0.date_naive()
    }
}

impl From<DateTime<Utc>> for Timestamp {
    fn from(instant: DateTime<Utc>) -> Self {
        let (first, last) = (MIN.and_time(NaiveTime::MIN), MAX.and_hms_nano_opt(23, 59, 59, 999_999_900));
        let ticks = instant.nanosecond().min(999_999_999) / 100;
        let cut = instant.naive_utc().with_nanosecond(ticks * 100).unwrap_or(first);
        Timestamp(cut.clamp(first, last.unwrap_or(first)).and_utc())
    }
}

impl From<Timestamp> for DateTime<Utc> {
    fn from(stamp: Timestamp) -> Self {
        stamp.0
    }
}

impl From<NaiveDate> for Timestamp {
    /// Returns midnight UTC, the start of the day.
    fn from(date: NaiveDate) -> Self {
        date.and_time(NaiveTime::MIN).and_utc().into()
    }
}

impl fmt::Display for Timestamp {
    /// Writes `YYYY-MM-DDTHH:MM:SSZ`, with a fraction of the second where it is not zero.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = self.0.time();
        write!(f, "{}T{:02}:{:02}:{:02}", self.date(), time.hour(), time.minute(), time.second())?;
        let (mut fraction, mut width) = (time.nanosecond() / 100, 7);
        if fraction != 0 {
            while fraction.is_multiple_of(10) {
                fraction /= 10;
                width -= 1;
            }
            write!(f, ".{fraction:0width$}")?;
        }
        f.write_char('Z')
    }
}

impl core::str::FromStr for Timestamp {
    type Err = ParseDateError;

    /// Parses `YYYY-MM-DDTHH:MM[:SS[.f…]]`, followed by `Z` or nothing. Both mean UTC.
    ///
    /// Fractional digits after the seventh are dropped.
    fn from_str(text: &str) -> Result<Timestamp, ParseDateError> {
        let read = || {
            let (day, rest) = Day::split_from(text.as_bytes())?;
            let time = TimeOfDay::parse(rest).filter(TimeOfDay::is_plain)?;
            Some(Timestamp(day.to_date().and_time(time.to_time()?).and_utc()))
        };
        read().ok_or(ParseDateError::TIMESTAMP)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    /// Parses the same strings as `FromStr`. The error does not quote the input.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Timestamp;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&ParseDateError::TIMESTAMP, f)
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}
