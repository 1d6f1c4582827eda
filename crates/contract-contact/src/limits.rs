//! The bounds that rules, messages and schemas share.

use chrono::NaiveDate;

use crate::day::Day;

/// The earliest valid date of birth.
pub(crate) const EARLIEST: Day = Day::from_packed(1900 << 9 | 1 << 5 | 1);

/// [`EARLIEST`] as a [`NaiveDate`], for callers.
pub(crate) const EARLIEST_DATE: NaiveDate = EARLIEST.to_date();

/// The longest e-mail address, in characters.
pub(crate) const EMAIL_CHARACTERS: u64 = 254;

/// The fewest digits of a phone number.
pub(crate) const FEWEST_DIGITS: u64 = 3;

/// The most digits of a phone number.
pub(crate) const MOST_DIGITS: u64 = 20;
