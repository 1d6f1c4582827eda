//! The strict parser of days and times of day, which [`date`](crate::date) and the rule of dates share.

use chrono::{Datelike, NaiveDate, NaiveTime};

const SECONDS_PER_DAY: u32 = 86_400;

/// The offset of the time zone UTC+14, in seconds. Each day begins first in this zone.
pub const LATEST_OFFSET: u32 = 14 * 3600;

/// A day packed into one integer, which the rules parse and compare.
///
/// A [`NaiveDate`] is built only for records and callers, because chrono's tables would be a tenth of the browser's module.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(u32);

impl Day {
    pub(crate) const fn pack(year: u32, month: u32, day: u32) -> Day {
        Day(year << 9 | month << 5 | day)
    }

    /// Returns the day `year * 512 + month * 32 + day`, unchecked.
    ///
    /// A day outside the calendar compares by year, month and day.
    pub const fn from_packed(packed: u32) -> Day {
        Day(packed)
    }

    const fn of(year: u32, month: u32, day: u32) -> Option<Day> {
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            _ => 0,
        };
        let is_day = 1 <= year && year <= 9999 && 1 <= day && day <= days;
        if is_day { Some(Day::pack(year, month, day)) } else { None }
    }

    /// Parses `YYYY-MM-DD`, and rejects every other form.
    pub fn parse(text: &[u8]) -> Option<Day> {
        Day::split_from(text).filter(|(_, rest)| rest.is_empty()).map(|(day, _)| day)
    }

    /// Splits `YYYY-MM-DD` off the front.
    pub(crate) fn split_from(text: &[u8]) -> Option<(Day, &[u8])> {
        let ([y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1], rest) = text.split_first_chunk::<10>()? else {
            return None;
        };
        let year = two_digits(*y0, *y1)? * 100 + two_digits(*y2, *y3)?;
        let day = Day::of(year, two_digits(*m0, *m1)?, two_digits(*d0, *d1)?)?;
        Some((day, rest))
    }

    /// Returns the day in chrono's calendar, which has every parsed day.
    #[inline]
    #[expect(clippy::as_conversions, reason = "a constant function cannot use From, and 23 bits fit")]
    pub(crate) const fn to_date(self) -> NaiveDate {
        match NaiveDate::from_ymd_opt((self.0 >> 9) as i32, self.0 >> 5 & 15, self.0 & 31) {
            Some(date) => date,
            None => NaiveDate::MAX,
        }
    }
}

impl From<NaiveDate> for Day {
    /// Converts a day. A day outside the years 0 to 9999 compares as the first or last day of these years.
    #[inline]
    fn from(date: NaiveDate) -> Day {
        match u32::try_from(date.year()) {
            Ok(year @ 0..=9999) => Day::pack(year, date.month(), date.day()),
            Ok(_) => Day::pack(9999, 12, 31),
            Err(_) => Day(0),
        }
    }
}

fn two_digits(tens: u8, ones: u8) -> Option<u32> {
    let digit = |byte: u8| u32::from(byte).wrapping_sub(b'0'.into());
    let (tens, ones) = (digit(tens), digit(ones));
    (tens < 10 && ones < 10).then(|| tens * 10 + ones)
}

/// The time of day in a date-time.
#[derive(Clone, Copy)]
pub(crate) struct TimeOfDay<'t> {
    seconds: u32,
    /// The fractional digits of the seconds.
    fraction: &'t [u8],
    /// `None` without a zone and with `Z`. Otherwise the seconds that local time is ahead of UTC, plus a day for a negative
    /// offset.
    offset: Option<u32>,
}

impl TimeOfDay<'_> {
    /// Reads `THH:MM[:SS[.f…]]`, then `Z`, `±HH:MM` or nothing.
    pub(crate) fn parse(text: &[u8]) -> Option<TimeOfDay<'_>> {
        let ([b'T', h0, h1, b':', m0, m1], mut rest) = text.split_first_chunk::<6>()? else { return None };
        let mut seconds = hours_and_minutes(*h0, *h1, *m0, *m1)?;
        let mut fraction: &[u8] = &[];
        if let Some(([b':', s0, s1], tail)) = rest.split_first_chunk::<3>() {
            seconds += two_digits(*s0, *s1).filter(|seconds| *seconds < 60)?;
            rest = tail;
            if let [b'.', tail @ ..] = rest {
                let digits = tail.iter().take_while(|byte| byte.is_ascii_digit()).count();
                (fraction, rest) = tail.split_at_checked(digits).filter(|_| digits > 0)?;
            }
        }
        let offset = match rest {
            [] | [b'Z'] => None,
            [sign @ (b'+' | b'-'), h0, h1, b':', m0, m1] => {
                let ahead = hours_and_minutes(*h0, *h1, *m0, *m1)?;
                Some(if *sign == b'+' { ahead } else { SECONDS_PER_DAY - ahead })
            }
            _ => return None,
        };
        Some(TimeOfDay { seconds, fraction, offset })
    }

    /// Returns chrono's time. Fractional digits after the seventh are dropped, as in .NET.
    pub(crate) fn to_time(self) -> Option<NaiveTime> {
        let digit = |index| self.fraction.get(index).map_or(0, |digit| u32::from(digit - b'0'));
        let ticks = (0..7).fold(0, |sum, index| sum * 10 + digit(index));
        NaiveTime::from_num_seconds_from_midnight_opt(self.seconds, ticks * 100)
    }

    /// Returns whether the time is in UTC, with `Z` or without a zone.
    pub(crate) fn is_plain(&self) -> bool {
        self.offset.is_none()
    }

    /// Returns whether the time is midnight, with `Z` or without a zone.
    pub(crate) fn is_plain_midnight(&self) -> bool {
        self.is_plain() && self.is_midnight_utc()
    }

    /// Returns whether the time is midnight UTC. A time without a zone is in UTC.
    pub(crate) fn is_midnight_utc(&self) -> bool {
        self.seconds.abs_diff(self.offset.unwrap_or(0)).is_multiple_of(SECONDS_PER_DAY)
            && self.fraction.iter().all(|digit| *digit == b'0')
    }
}

fn hours_and_minutes(h0: u8, h1: u8, m0: u8, m1: u8) -> Option<u32> {
    let hours = two_digits(h0, h1).filter(|hours| *hours < 24)?;
    let minutes = two_digits(m0, m1).filter(|minutes| *minutes < 60)?;
    Some(hours * 3600 + minutes * 60)
}
