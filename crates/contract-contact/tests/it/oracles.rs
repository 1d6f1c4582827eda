//! The rules, compared with a standard or a library that decides the same question.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};
use contract_contact::__private::{PLAIN_LENGTH, plainly_valid};
use contract_contact::rules::{email, phone_number, text};
use contract_contact::{Code, Field, FieldValue, Kind, Operation, Rules, Timestamp, date, rules};
use proptest::prelude::*;
use regex::Regex;

use crate::common::property_test;

fn whatwg() -> Regex {
    // As printed in https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
    let printed = r"^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$";
    assert_eq!(printed, format!("^{}$", email::PATTERN), "the schema's pattern is the standard's");
    // The crate regex does not know `\/`.
    Regex::new(&printed.replace(r"\/", "/")).unwrap()
}

const TIME: &str = "[12][0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{1,9})?";

/// Returns the time by chrono. Unlike chrono, the rules accept no leap second.
fn time_by_chrono(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok().filter(|_| &text[17..19] != "60")
}

/// Strings that resemble an e-mail address.
fn nearly_an_email() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{0,4}@[a-zA-Z0-9.-]{0,8}",
        "[a-z.]{1,3}@[a-z-]{1,3}(\\.[a-z-]{0,3}){0,3}",
        "[a-z]@[a-z-]{60,66}(\\.[a-z-]{60,66})?",
        "[a-z@. \u{e9}\\x00-\\x7f]{0,8}",
        "\\PC{0,10}",
    ]
}

/// Returns whether a browser accepts the string without the rule.
fn is_plainly_valid(kind: Kind, text: &str) -> bool {
    static PATTERNS: LazyLock<Vec<(Kind, Regex)>> = LazyLock::new(|| {
        // In ECMA-262, `\d` and `\w` are ASCII.
        let ascii = [(r"[^\W_]", "[0-9A-Za-z]"), (r"\w", "0-9A-Za-z_"), (r"\d", "[0-9]"), (r"\/", "/")];
        let pattern =
            |kind| ascii.iter().fold(plainly_valid(kind).unwrap(), |pattern, (one, other)| pattern.replace(one, other));
        [Kind::Email, Kind::Date, Kind::Phone].map(|kind| (kind, Regex::new(&pattern(kind)).unwrap())).into()
    });
    let (_, pattern) = PATTERNS.iter().find(|(each, _)| *each == kind).unwrap();
    text.chars().count() <= PLAIN_LENGTH && pattern.is_match(text)
}

#[test]
fn usual_strings_are_plainly_valid() {
    for (kind, text) in [
        (Kind::Email, "ada.lovelace+post@mail.example.co.uk"),
        (Kind::Date, "1990-06-15"),
        (Kind::Date, "2024-02-28"),
        (Kind::Date, "1985-04-30"),
        (Kind::Date, "2001-12-29"),
        (Kind::Phone, "+44 (0)20 7946-0958"),
    ] {
        assert!(is_plainly_valid(kind, text), "{text}");
    }
}

proptest! {
    #![proptest_config(property_test(20_000))]

    #[test]
    fn plainly_valid_string_is_valid(
        email in prop_oneof![nearly_an_email(), "[\\w.+-]{1,60}@[a-zA-Z0-9.-]{1,66}", "[a-z]@[a-z0-9]{60,66}"],
        date in "(19|20|18|0)[0-9]{2}-[0-3][0-9]-[0-3][0-9][T ]?",
        phone in "[0-9 +.()/-]{0,30}[0-9x]?",
    ) {
        for (field, text) in [(Field::Email, email), (Field::DateOfBirth, date), (Field::PhoneNumber, phone)] {
            if is_plainly_valid(field.kind(), &text) {
                let value = text.clone().into();
                for rules in [Rules::strict(), Rules::reference()] {
                    let found = rules.check(field, Some(&value), Operation::Update, date::MAX);
                    prop_assert!(found.is_ok_and(|value| value != FieldValue::Empty), "{}", text);
                }
            }
        }
    }

    #[test]
    fn email_rule_equals_the_regular_expression_of_html(text in nearly_an_email()) {
        thread_local!(static PATTERN: Regex = whatwg());
        let expected = PATTERN.with(|pattern| pattern.is_match(&text));
        // The standard has no longest address.
        prop_assert_eq!(email::check(&text) != Err(Code::NotAnEmail), expected, "{}", text);
    }

    #[test]
    fn phone_rule_equals_its_pattern(text in "(\\+|\\(0\\)|#)?[0-9 ./-]{0,22}( ?(x|X|ext|Ext\\.|ext\\.|e)? {0,2}[0-9]{0,3})?[ a]?") {
        thread_local!(static PATTERN: Regex = Regex::new(
            // The crate regex has no look-ahead, which counts the digits.
            &format!("^(?:{})$", phone_number::PATTERN.split_once("$)").unwrap().1.replace(r"\/", "/"))
        ).unwrap());
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let expected = PATTERN.with(|pattern| pattern.is_match(&text)) && (3..=20).contains(&digits);
        prop_assert_eq!(phone_number::check(&text).is_ok(), expected, "{}", text);
    }

    /// The rule reads eight bytes at once, so the strings are shorter and longer than eight bytes.
    #[test]
    fn control_character_is_found_at_every_index(
        before in "[a-zA-Z@-_¡-¿é€]{0,20}",
        middle in "[\\x00-\\x20\u{7E}-\u{A1}a]?",
        after in "[a-zA-Z@-_¡-¿é€]{0,20}",
    ) {
        let text = before + &middle + &after;
        prop_assert_eq!(text::check(&text).is_err(), text.chars().any(char::is_control), "{:?}", text);
    }

    #[test]
    fn date_is_parsed_as_chrono_parses_it(year in 0..=10_000_u16, month in 0..=13_u8, day in 0..=32_u8) {
        let expected = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()).filter(|_| (1..=9999).contains(&year));
        if year <= 9999 {
            let text = format!("{year:04}-{month:02}-{day:02}");
            prop_assert_eq!(rules::date::check(&text, Rules::reference(), date::MAX).is_ok(), expected.is_some(), "{}", text);
        }
    }

    #[test]
    fn date_rule_reads_a_time_as_chrono_does(text in TIME) {
        let expected = time_by_chrono(&text);
        let found = rules::date::check(&(text.clone() + "Z"), Rules::strict(), date::MAX);
        let is_midnight = expected.is_some_and(|time| time.time() == chrono::NaiveTime::MIN);
        prop_assert_eq!(matches!(found, Err(Code::HasATime)), expected.is_some() && !is_midnight, "{}", text);
    }

    #[test]
    fn timestamp_reads_a_time_as_chrono_does(text in TIME) {
        let expected = time_by_chrono(&text);
        prop_assert_eq!((text + "Z").parse::<Timestamp>().is_ok(), expected.is_some());
    }

    #[test]
    fn day_of_a_second_equals_that_of_chrono(seconds in -70_000_000_000_i64..300_000_000_000) {
        let expected = chrono::DateTime::from_timestamp(seconds, 0).unwrap();
        if (1..=9999).contains(&expected.year()) {
            prop_assert_eq!(
                Timestamp::from(expected).to_string(),
                expected.naive_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
            );
        }
    }
}

/// The rule reads eight bytes at once. A control character in one group of eight must not hide one in another group.
#[test]
fn two_control_characters_are_found_at_every_index() {
    for length in 2..=24 {
        for (first, second) in (0..length).flat_map(|first| (first + 1..length).map(move |second| (first, second))) {
            for control in ['\t', '\u{7F}', '\u{80}', '\u{9F}'] {
                let text: String =
                    (0..length).map(|place| if [first, second].contains(&place) { control } else { 'a' }).collect();
                assert_eq!(text::check(&text), Err(Code::NotPlainText), "{text:?}");
            }
        }
    }
}

fn system_clock() -> Timestamp {
    DateTime::<Utc>::from(std::time::SystemTime::now()).into()
}

#[test]
fn now_is_the_time_of_the_system_clock() {
    let (before, now, after) = (system_clock(), Timestamp::now(), system_clock());
    assert!(before <= now && now <= after);
}

#[test]
fn today_is_the_day_of_the_system_clock() {
    let (before, today, after) = (system_clock(), date::today(), system_clock());
    assert!(date::latest_on_earth(before.into()) <= today && today <= date::latest_on_earth(after.into()));
}

#[test]
fn error_of_a_date_or_time_names_the_expected_form() {
    let date = date::parse("2000-02-30").unwrap_err();
    assert_eq!(date.to_string(), "expected a day of the calendar as YYYY-MM-DD");
    let timestamp = "2000-02-30T00:00:00Z".parse::<Timestamp>().unwrap_err();
    assert_eq!(timestamp.to_string(), "expected a time in UTC as YYYY-MM-DDTHH:MM:SSZ");
}

#[test]
fn every_day_round_trips() {
    let days = date::MIN.iter_days().take_while(|day| *day <= date::MAX);
    assert_eq!(days.map(|day| assert_eq!(date::parse(&day.to_string()), Ok(day))).count(), 3_652_059);
}

#[test]
fn today_is_the_latest_date_on_earth() {
    let latest = |text: &str| date::latest_on_earth(text.parse().unwrap()).to_string();
    assert_eq!(latest("2026-06-15T10:00:00Z"), "2026-06-16");
    assert_eq!(latest("2026-06-15T09:59:59Z"), "2026-06-15");
}

#[test]
fn latest_date_on_earth_is_clamped_to_the_wire_range() {
    assert_eq!(date::latest_on_earth(DateTime::<Utc>::MAX_UTC), date::MAX);
    assert_eq!(date::latest_on_earth(DateTime::<Utc>::MIN_UTC), date::MIN);
}

fn written(instant: DateTime<Utc>) -> String {
    Timestamp::from(instant).to_string()
}

/// The wire writes the years 1 to 9999. chrono has more.
#[test]
fn timestamp_is_clamped_to_the_wire_range() {
    assert_eq!(written(DateTime::<Utc>::MIN_UTC), "0001-01-01T00:00:00Z");
    assert_eq!(written(DateTime::<Utc>::MAX_UTC), "9999-12-31T23:59:59.9999999Z");
}

#[test]
fn timestamp_has_seven_digits_of_a_second() {
    assert_eq!(written(DateTime::from_timestamp(0, 123_456_789).unwrap()), "1970-01-01T00:00:00.1234567Z");
}

#[test]
fn leap_second_becomes_the_end_of_the_second_before() {
    let leap_second = date::MIN.and_hms_nano_opt(23, 59, 59, 1_999_999_999).unwrap().and_utc();
    assert_eq!(written(leap_second), "0001-01-01T23:59:59.9999999Z");
}

/// A draft writes such a day with a sign, which no rule accepts.
#[test]
fn day_beyond_the_wire_is_not_a_date() {
    for day in [date::MIN.pred_opt(), date::MAX.succ_opt(), Some(NaiveDate::MIN), Some(NaiveDate::MAX)] {
        let value = day.unwrap().into();
        let found = Rules::reference().check(Field::DateOfBirth, Some(&value), Operation::Update, date::MAX);
        assert_eq!(found, Err(Code::NotADate), "{day:?}");
    }
}

/// The rules compare year, month and day, which hold fewer days than chrono's type.
#[test]
fn today_is_clamped_to_the_wire_range() {
    let check = |today| rules::date::check("1990-06-15", Rules::strict(), today);
    assert!(check(NaiveDate::MAX).is_ok() && check(date::MAX.succ_opt().unwrap()).is_ok());
    assert_eq!(check(NaiveDate::MIN), Err(Code::InTheFuture));
    assert_eq!(check(date::MIN.pred_opt().unwrap()), Err(Code::InTheFuture));
}

#[test]
fn blank_is_white_space_or_one_of_six_invisible_characters() {
    let invisible = ['\u{180E}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}'];
    for each in '\0'..=char::MAX {
        let expected = each.is_whitespace() || invisible.contains(&each);
        assert_eq!(text::is_blank(each.encode_utf8(&mut [0; 4])), expected, "{each:?}");
    }
}

#[test]
fn control_characters_equal_those_of_unicode() {
    for each in '\0'..=char::MAX {
        assert_eq!(text::check(each.encode_utf8(&mut [0; 4])).is_err(), each.is_control(), "{each:?}");
    }
}

#[test]
fn text_of_several_lines_may_have_tabs_and_line_breaks() {
    for each in '\0'..=char::MAX {
        let is_wrong = each.is_control() && !['\t', '\r', '\n'].contains(&each);
        assert_eq!(text::check_multiline(each.encode_utf8(&mut [0; 4])).is_err(), is_wrong, "{each:?}");
    }
}
