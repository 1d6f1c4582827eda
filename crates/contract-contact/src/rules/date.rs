//! The date of birth.
//!
//! ```
//! use contract_contact::{Code, Rules, date::today, rules::date};
//!
//! assert_eq!(date::check("1990-02-29", Rules::reference(), today()), Err(Code::NotADate));
//! ```

use chrono::NaiveDate;

use crate::code::Code;
use crate::day::{Day, TimeOfDay};
use crate::limits;
use crate::rule_set::Rules;

/// The earliest valid date of birth under the strict rules.
///
/// ```
/// # use contract_contact::rules::date;
/// assert_eq!(date::EARLIEST.to_string(), "1900-01-01");
/// ```
pub const EARLIEST: NaiveDate = limits::EARLIEST_DATE;

macro_rules! day {
    () => {
        "(?:[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)\
            |(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
    };
}

macro_rules! days {
    () => {
        concat!(day!(), "(?:T00:00(?::00(?:\\.0+)?)?Z?)?")
    };
}

/// The strings that [`Timestamp`](crate::Timestamp) parses, as a regular expression of ECMA-262.
///
/// The pattern is for schemas. Anchor the pattern at both ends: `^(?:…)$`.
///
/// ```
/// use contract_contact::rules::date;
///
/// let schema = serde_json::json!({ "pattern": format!("^(?:{})$", date::TIMESTAMP_PATTERN) });
/// assert!(jsonschema::is_valid(&schema, &"2025-01-15T10:30".into()));
/// assert!(!jsonschema::is_valid(&schema, &"2025-02-30T10:30".into()));
/// ```
pub const TIMESTAMP_PATTERN: &str =
    concat!("(?!0000)", day!(), "T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]+)?)?Z?");

/// Returns the same rule as a regular expression of ECMA-262, for schemas.
///
/// Anchor the pattern at both ends: `^(?:…)$`.
///
/// The pattern checks the calendar and [`EARLIEST`], but cannot check the current date.
///
/// ```
/// use contract_contact::{Rules, rules::date};
///
/// // Validators of JSON Schema support lookahead in regular expressions.
/// let schema = serde_json::json!({ "pattern": format!("^(?:{})$", date::pattern(Rules::strict())) });
/// assert!(jsonschema::is_valid(&schema, &"2024-02-29".into()));
/// assert!(!jsonschema::is_valid(&schema, &"2023-02-29".into()));
/// ```
pub const fn pattern(rules: Rules) -> &'static str {
    if rules.includes(Code::TooEarly) { concat!("(?!0|1[0-8])", days!()) } else { concat!("(?!0000)", days!()) }
}

/// Accepts a day of the calendar as `YYYY-MM-DD`.
///
/// A midnight time may follow the day, because the API returns dates in this form.
///
/// The strict rules accept days from [`EARLIEST`] to `today`. The argument is a string or bytes.
///
/// # Errors
/// - [`Code::NotADate`].
/// - Under the strict rules, also [`Code::HasATime`], [`Code::InTheFuture`] and [`Code::TooEarly`].
///
/// ```
/// use contract_contact::{Code, Rules, date::parse, rules::date};
///
/// let today = parse("2026-01-31").unwrap();
/// let check = |text: &str| date::check(text, Rules::strict(), today);
/// assert_eq!(check("1990-06-15T00:00:00Z"), Ok(parse("1990-06-15").unwrap()));
/// assert_eq!(check("1990-06-14T23:00:00Z"), Err(Code::HasATime));
/// assert_eq!(check("2023-02-30"), Err(Code::NotADate));
/// assert_eq!(check("2026-01-31"), Ok(today));
/// assert_eq!(check("2026-02-01"), Err(Code::InTheFuture));
/// ```
#[inline]
pub fn check(text: &(impl AsRef<[u8]> + ?Sized), rules: Rules, today: NaiveDate) -> Result<NaiveDate, Code> {
    check_day(text.as_ref(), rules, today).map(Day::to_date)
}

pub(super) fn check_day(text: &[u8], rules: Rules, today: impl Into<Day>) -> Result<Day, Code> {
    let (day, rest) = Day::split_from(text).ok_or(Code::NotADate)?;
    if !rest.is_empty() {
        let time = TimeOfDay::parse(rest).ok_or(Code::NotADate)?;
        if !time.is_plain_midnight() {
            let is_shifted = rules.includes(Code::HasATime) && !time.is_midnight_utc();
            return Err(if is_shifted { Code::HasATime } else { Code::NotADate });
        }
    }
    if rules.includes(Code::InTheFuture) && day > today.into() {
        return Err(Code::InTheFuture);
    }
    if rules.includes(Code::TooEarly) && day < limits::EARLIEST {
        return Err(Code::TooEarly);
    }
    Ok(day)
}
