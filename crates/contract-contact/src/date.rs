//! Days and instants, as the wire writes them.

use core::fmt::{self, Write};
use core::num::NonZeroU32;

use serde_core::ser::{Serialize, Serializer};

const SECONDS_PER_DAY: u32 = 86_400;

/// The days from 0000-03-01 to 0001-01-01.
const BEFORE_0001: u32 = 306;

/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
///
/// ```
/// use contract_contact::Date;
///
/// let date: Date = "1990-06-15".parse().unwrap();
/// assert_eq!((date.year(), date.month(), date.day()), (1990, 6, 15));
/// assert_eq!(date.to_string(), "1990-06-15");
/// assert!("2023-02-30".parse::<Date>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The day's place among all, from 1 on: what is compared far more often than it is written.
    place: NonZeroU32,
}

impl Date {
    /// 0001-01-01.
    const MIN: Date = Date { place: NonZeroU32::MIN };

    /// 9999-12-31.
    ///
    /// ```
    /// # use contract_contact::Date;
    /// assert_eq!(Date::MAX.to_string(), "9999-12-31");
    /// ```
    pub const MAX: Date = Date::place(9999, 12, 31);

    /// 1970-01-01.
    const EPOCH: Date = Date::place(1970, 1, 1);

    /// The day of that year (1 to 9999), month (1 to 12) and day, or `None` where there is no such day.
    ///
    /// ```
    /// # use contract_contact::Date;
    /// assert!(Date::new(2024, 2, 29).is_some());
    /// assert!(Date::new(2023, 2, 29).is_none());
    /// ```
    #[expect(clippy::as_conversions, reason = "a constant function cannot use From")]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        Date::of(year as u32, month as u32, day as u32)
    }

    const fn of(year: u32, month: u32, day: u32) -> Option<Date> {
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            _ => 0,
        };
        let is_day = 1 <= year && year <= 9999 && 1 <= day && day <= days;
        if is_day { Some(Date::place(year, month, day)) } else { None }
    }

    /// Of a day that there is. A year begins with March, so that the leap day is its last; 0000-02-28 would have place 0.
    const fn place(year: u32, month: u32, day: u32) -> Date {
        let (year, month) = if month > 2 { (year, month) } else { (year - 1, month + 12) };
        let before = year * 365 + year / 4 - year / 100 + year / 400 + (979 * month - 2919) / 32;
        Date::MIN.plus(before + day - BEFORE_0001 - 1)
    }

    const fn plus(self, days: u32) -> Date {
        Date { place: self.place.saturating_add(days) }
    }

    /// The day so many days after 1970-01-01; 9999-12-31 where that would be later.
    ///
    /// ```
    /// # use contract_contact::Date;
    /// assert_eq!(Date::from_days(19_889).to_string(), "2024-06-15");
    /// assert_eq!(Date::from_days(u32::MAX), Date::MAX);
    /// ```
    pub const fn from_days(days: u32) -> Date {
        let date = Date::EPOCH.plus(days);
        if date.place.get() < Date::MAX.place.get() { date } else { Date::MAX }
    }

    /// Year, month and day, by the algorithm of Neri and Schneider, "Euclidean affine functions and their application to
    /// calendar algorithms", <https://doi.org/10.1002/spe.3172>.
    const fn civil(self) -> (u32, u32, u32) {
        // From 0000-03-01.
        let days = self.place.get() - 1 + BEFORE_0001;
        let (century, of_century) = ((4 * days + 3) / 146_097, ((4 * days + 3) % 146_097) | 3);
        let (year, of_year) = (100 * century + of_century / 1461, of_century % 1461 / 4);
        let month_and_day = 2141 * of_year + 197_913;
        let (month, day) = (month_and_day >> 16, month_and_day % 65_536 / 2141 + 1);
        if month > 12 { (year + 1, month - 12, day) } else { (year, month, day) }
    }

    /// The year, 1 to 9999.
    ///
    /// ```
    /// # use contract_contact::Date;
    /// assert_eq!(Date::new(1990, 6, 15).map(Date::year), Some(1990));
    /// ```
    #[expect(clippy::as_conversions, reason = "it is in that range")]
    pub const fn year(self) -> u16 {
        self.civil().0 as u16
    }

    /// The month, 1 to 12.
    ///
    /// ```
    /// # use contract_contact::Date;
    /// assert_eq!(Date::new(1990, 6, 15).map(Date::month), Some(6));
    /// ```
    #[expect(clippy::as_conversions, reason = "it is in that range")]
    pub const fn month(self) -> u8 {
        self.civil().1 as u8
    }

    /// The day of the month, 1 to 31.
    ///
    /// ```
    /// # use contract_contact::Date;
    /// assert_eq!(Date::new(1990, 6, 15).map(Date::day), Some(15));
    /// ```
    #[expect(clippy::as_conversions, reason = "it is in that range")]
    pub const fn day(self) -> u8 {
        self.civil().2 as u8
    }

    /// The latest date that it is anywhere on Earth (UTC+14) so many seconds after 1970-01-01T00:00:00Z: the default
    /// for "today", by which a browser and a server never disagree over midnight.
    ///
    /// A number of seconds that leads out of the years 1 to 9999 gives the first or the last day of them.
    ///
    /// ```
    /// # use contract_contact::Date;
    /// let eleven_in_the_morning = 1_735_642_800; // 2024-12-31T11:00:00Z
    /// assert_eq!(Date::latest_on_earth(eleven_in_the_morning).to_string(), "2025-01-01");
    /// ```
    pub fn latest_on_earth(unix_seconds: i64) -> Date {
        Date::from_unix(unix_seconds.saturating_add(Date::LATEST_OFFSET))
    }

    /// How far the clocks are ahead of UTC, in seconds, where a day begins first.
    #[doc(hidden)]
    pub const LATEST_OFFSET: i64 = 14 * 3600;

    /// [`latest_on_earth`](Self::latest_on_earth) by the system's clock.
    ///
    /// ```
    /// # use contract_contact::{Date, Timestamp};
    /// assert!(Date::today() >= Timestamp::now().date()); // it may be tomorrow somewhere
    /// ```
    #[cfg(feature = "std")]
    pub fn today() -> Date {
        Date::latest_on_earth(seconds_since_1970().0)
    }

    /// The day so many seconds after 1970-01-01T00:00:00Z. Out of range: the nearest.
    fn from_unix(seconds: i64) -> Date {
        let place = seconds.div_euclid(SECONDS_PER_DAY.into()).saturating_add(Date::EPOCH.place.get().into());
        let place = place.clamp(Date::MIN.place.get().into(), Date::MAX.place.get().into());
        Date { place: place.try_into().ok().and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MIN) }
    }

    /// Reads `YYYY-MM-DD` and nothing else, from bytes.
    ///
    /// ```
    /// # use contract_contact::Date;
    /// assert_eq!(Date::from_ascii(b"1990-06-15"), Date::new(1990, 6, 15));
    /// assert_eq!(Date::from_ascii(b"1990-06-15T00:00"), None);
    /// ```
    pub fn from_ascii(text: &[u8]) -> Option<Date> {
        Date::split_from(text).filter(|(_, rest)| rest.is_empty()).map(|(date, _)| date)
    }

    /// Splits `YYYY-MM-DD` off the front.
    pub(crate) fn split_from(text: &[u8]) -> Option<(Date, &[u8])> {
        let ([y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1], rest) = text.split_first_chunk::<10>()? else {
            return None;
        };
        let year = two_digits(*y0, *y1)? * 100 + two_digits(*y2, *y3)?;
        let date = Date::of(year, two_digits(*m0, *m1)?, two_digits(*d0, *d1)?)?;
        Some((date, rest))
    }

    /// `YYYY-MM-DD` without an allocation.
    pub(crate) fn as_text(self) -> Text {
        let mut text = Text::default();
        // It has room.
        let _ = write!(text, "{self}");
        text
    }

    /// `1 January 1900`.
    pub(crate) fn write_in_english(self, out: &mut impl Write) -> fmt::Result {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let (year, month, day) = self.civil();
        let month = (1..).zip(MONTHS).find(|(number, _)| *number == month).map_or("", |(_, name)| name);
        write!(out, "{day} {month} {year}")
    }
}

fn two_digits(tens: u8, ones: u8) -> Option<u32> {
    let digit = |byte: u8| u32::from(byte).wrapping_sub(b'0'.into());
    let (tens, ones) = (digit(tens), digit(ones));
    (tens < 10 && ones < 10).then(|| tens * 10 + ones)
}

impl fmt::Display for Date {
    /// `YYYY-MM-DD`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Date {
    /// A date may be a date of birth, so it is not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Date(..)")
    }
}

impl core::str::FromStr for Date {
    type Err = ParseDateError;

    /// Reads `YYYY-MM-DD` and nothing else.
    fn from_str(text: &str) -> Result<Date, ParseDateError> {
        Date::from_ascii(text.as_bytes()).ok_or(ParseDateError::DATE)
    }
}

impl Serialize for Date {
    /// As `YYYY-MM-DD`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_text().as_str())
    }
}

/// The text is no [`Date`] or no [`Timestamp`].
///
/// ```
/// use contract_contact::Date;
///
/// let error = "15/06/1990".parse::<Date>().unwrap_err();
/// assert_eq!(error.to_string(), "expected a day of the calendar as YYYY-MM-DD");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDateError {
    expected: &'static str,
}

impl ParseDateError {
    const DATE: ParseDateError = ParseDateError { expected: "a day of the calendar as YYYY-MM-DD" };
    const TIMESTAMP: ParseDateError = ParseDateError { expected: "a time in UTC as YYYY-MM-DDTHH:MM:SSZ" };
}

impl fmt::Display for ParseDateError {
    /// `expected a day of the calendar as YYYY-MM-DD`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl core::error::Error for ParseDateError {}

/// What follows the day in a date-time.
#[derive(Clone, Copy)]
pub(crate) struct TimeOfDay<'t> {
    seconds: u32,
    /// The digits after the point of the seconds.
    fraction: &'t [u8],
    /// `None` without a zone and with `Z`, else the seconds that local time is ahead of UTC, or a day more than that.
    offset: Option<u32>,
}

impl TimeOfDay<'_> {
    /// `THH:MM[:SS[.f…]]`, then `Z`, `±HH:MM` or nothing.
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

    /// The fraction in units of 100 nanoseconds, as .NET counts; more digits are cut off.
    fn ticks(&self) -> u32 {
        (0..7).fold(0, |sum, place| sum * 10 + self.fraction.get(place).map_or(0, |digit| u32::from(digit - b'0')))
    }

    /// Whether it names midnight without shifting it: `Z` or no zone at all.
    pub(crate) fn is_plain_midnight(&self) -> bool {
        self.offset.is_none() && self.is_midnight_utc()
    }

    /// Whether it is midnight in UTC; without a zone it is taken to be UTC.
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

/// An instant in UTC, to 100 nanoseconds, as the API stamps its records: `2025-01-15T10:30:00Z`, with up to seven
/// digits of a second.
///
/// ```
/// use contract_contact::Timestamp;
///
/// let stamp: Timestamp = "2025-01-15T10:30:00.1200000Z".parse().unwrap();
/// assert_eq!(stamp.to_string(), "2025-01-15T10:30:00.12Z");
/// assert_eq!(Timestamp::from_unix(0, 0).to_string(), "1970-01-01T00:00:00Z");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    date: Date,
    /// Of the day.
    seconds: u32,
    ticks: u32,
}

impl Timestamp {
    /// The instant `seconds` and `nanoseconds` (below 1,000,000,000) after 1970-01-01T00:00:00Z. What leads out of the
    /// years 1 to 9999 gives the first or last day of them; nanoseconds are cut to 100.
    ///
    /// ```
    /// # use contract_contact::Timestamp;
    /// assert_eq!(Timestamp::from_unix(1_736_937_000, 120_000_000).to_string(), "2025-01-15T10:30:00.12Z");
    /// ```
    pub fn from_unix(seconds: i64, nanoseconds: u32) -> Timestamp {
        Timestamp {
            date: Date::from_unix(seconds),
            seconds: seconds.rem_euclid(SECONDS_PER_DAY.into()).try_into().unwrap_or_default(),
            ticks: nanoseconds.min(999_999_999) / 100,
        }
    }

    /// This instant, by the system's clock.
    ///
    /// ```
    /// # use contract_contact::Timestamp;
    /// assert!(Timestamp::now() > "2025-01-15T10:30:00Z".parse().unwrap());
    /// ```
    #[cfg(feature = "std")]
    pub fn now() -> Timestamp {
        let (seconds, nanoseconds) = seconds_since_1970();
        Timestamp::from_unix(seconds, nanoseconds)
    }

    /// Its day in UTC.
    ///
    /// ```
    /// # use contract_contact::Timestamp;
    /// assert_eq!(Timestamp::from_unix(86_400, 0).date().to_string(), "1970-01-02");
    /// ```
    pub const fn date(self) -> Date {
        self.date
    }
}

impl From<Date> for Timestamp {
    /// The midnight, in UTC, that the day begins with.
    fn from(date: Date) -> Self {
        Timestamp { date, seconds: 0, ticks: 0 }
    }
}

/// A clock set before 1970 counts as 1970.
#[cfg(feature = "std")]
fn seconds_since_1970() -> (i64, u32) {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    (i64::try_from(since.as_secs()).unwrap_or(i64::MAX), since.subsec_nanos())
}

impl fmt::Display for Timestamp {
    /// `YYYY-MM-DDTHH:MM:SSZ`, with the digits of the second that are not zero.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes, seconds) = (self.seconds / 3600, self.seconds / 60 % 60, self.seconds % 60);
        write!(f, "{}T{hours:02}:{minutes:02}:{seconds:02}", self.date)?;
        if self.ticks != 0 {
            let (mut fraction, mut width) = (self.ticks, 7);
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

    /// Reads `YYYY-MM-DDTHH:MM[:SS[.f…]]` with `Z`, or with nothing, which is read as UTC. Digits after the seventh are
    /// dropped.
    fn from_str(text: &str) -> Result<Timestamp, ParseDateError> {
        let (date, rest) = Date::split_from(text.as_bytes()).ok_or(ParseDateError::TIMESTAMP)?;
        let time = TimeOfDay::parse(rest).filter(|time| time.offset.is_none()).ok_or(ParseDateError::TIMESTAMP)?;
        Ok(Timestamp { date, seconds: time.seconds, ticks: time.ticks() })
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = Text::default();
        let _ = write!(text, "{self}");
        serializer.serialize_str(text.as_str())
    }
}

/// A short ASCII text on the stack: the longest date or timestamp has 28 characters.
#[derive(Default)]
pub(crate) struct Text {
    bytes: [u8; 28],
    len: usize,
}

impl Text {
    pub(crate) fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len + text.len();
        self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}
