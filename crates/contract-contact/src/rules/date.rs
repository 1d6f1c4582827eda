//! The date of birth.
//!
//! ```
//! use contract_contact::{Code, Date, Rules, rules::date};
//!
//! assert_eq!(date::check("1990-02-29", Rules::reference(), Date::today()), Err(Code::NotADate));
//! ```

use super::Rules;
use crate::code::Code;
use crate::date::{Date, TimeOfDay};

/// The first day a date of birth may be under the strict rules.
///
/// ```
/// # use contract_contact::rules::date;
/// assert_eq!(date::EARLIEST.to_string(), "1900-01-01");
/// ```
pub const EARLIEST: Date = match Date::new(1900, 1, 1) {
    Some(date) => date,
    None => panic!("1900-01-01 is a day"),
};

macro_rules! days {
    () => {
        "(?:[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)\
            |(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)\
            (?:T00:00(?::00(?:\\.0+)?)?Z?)?"
    };
}

/// The same rule as a regular expression of ECMA-262, to be anchored at both ends: for schemas. It knows the calendar
/// and [`EARLIEST`], but not today.
///
/// ```
/// use contract_contact::{Rules, rules::date};
///
/// // A reader of JSON Schema brings a regular expression that looks ahead.
/// let schema = serde_json::json!({ "pattern": format!("^(?:{})$", date::pattern(Rules::strict())) });
/// assert!(jsonschema::is_valid(&schema, &"2024-02-29".into()));
/// assert!(!jsonschema::is_valid(&schema, &"2023-02-29".into()));
/// ```
pub const fn pattern(rules: Rules) -> &'static str {
    if rules.includes(Code::TooEarly) { concat!("(?!0|1[0-8])", days!()) } else { concat!("(?!0000)", days!()) }
}

/// Takes a day of the calendar as `YYYY-MM-DD`, or as that and midnight, which is how the API gives it back; under the
/// strict rules one from [`EARLIEST`] to `today`.
///
/// # Errors
/// [`Code::NotADate`]; under the strict rules also [`Code::HasATime`], [`Code::InTheFuture`] and [`Code::TooEarly`].
///
/// ```
/// use contract_contact::{Code, Date, Rules, rules::date};
///
/// let today = Date::new(2026, 1, 31).unwrap();
/// let check = |text: &str| date::check(text, Rules::strict(), today);
/// assert_eq!(check("1990-06-15T00:00:00Z"), Ok(Date::new(1990, 6, 15).unwrap()));
/// assert_eq!(check("1990-06-14T23:00:00Z"), Err(Code::HasATime));
/// assert_eq!(check("2023-02-30"), Err(Code::NotADate));
/// assert_eq!(check("2026-02-01"), Err(Code::InTheFuture));
/// ```
#[inline]
pub fn check(text: &(impl AsRef<[u8]> + ?Sized), rules: Rules, today: Date) -> Result<Date, Code> {
    let (date, rest) = Date::split_from(text.as_ref()).ok_or(Code::NotADate)?;
    if !rest.is_empty() {
        let time = TimeOfDay::parse(rest).ok_or(Code::NotADate)?;
        if !time.is_plain_midnight() {
            let is_shifted = rules.includes(Code::HasATime) && !time.is_midnight_utc();
            return Err(if is_shifted { Code::HasATime } else { Code::NotADate });
        }
    }
    if rules.includes(Code::InTheFuture) && date > today {
        return Err(Code::InTheFuture);
    }
    if rules.includes(Code::TooEarly) && date < EARLIEST {
        return Err(Code::TooEarly);
    }
    Ok(date)
}
