//! The rules against somebody else's word for the same thing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod common;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use common::property_test;
use contract_contact::rules::{email, phone_number, text};
use contract_contact::{Code, Date, Rules, Timestamp, rules};
use proptest::prelude::*;
use regex::Regex;

/// The pattern of the standard is the oracle; the length is our own affair.
fn is_email_by_the_standard(pattern: &Regex, text: &str) -> bool {
    pattern.is_match(text)
}

fn whatwg() -> Regex {
    // As printed in https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
    let printed = r"^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$";
    assert_eq!(printed, format!("^{}$", email::PATTERN), "the schema's pattern is the standard's");
    // The engine has no `\/`, and its `$` is the end of the text as here.
    Regex::new(&printed.replace(r"\/", "/")).unwrap()
}

/// Texts close to an address.
fn nearly_an_email() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{0,4}@[a-zA-Z0-9.-]{0,8}",
        "[a-z.]{1,3}@[a-z-]{1,3}(\\.[a-z-]{0,3}){0,3}",
        "[a-z]@[a-z-]{60,66}(\\.[a-z-]{60,66})?",
        "[a-z@. \u{e9}\\x00-\\x7f]{0,8}",
        "\\PC{0,10}",
    ]
}

proptest! {
    #![proptest_config(property_test(20_000))]

    #[test]
    fn email_is_the_grammar_of_the_html_standard(text in nearly_an_email()) {
        thread_local!(static PATTERN: Regex = whatwg());
        let expected = PATTERN.with(|pattern| is_email_by_the_standard(pattern, &text));
        prop_assert_eq!(email::check(&text) != Err(Code::NotAnEmail), expected, "{}", text);
    }

    #[test]
    fn a_phone_number_is_its_pattern(text in "(\\+|\\(0\\)|#)?[0-9 ./-]{0,22}( ?(x|X|ext|Ext\\.|ext\\.|e)? {0,2}[0-9]{0,3})?[ a]?") {
        thread_local!(static PATTERN: Regex = Regex::new(
            // The engine has no look-ahead, which counts the digits.
            &format!("^(?:{})$", phone_number::PATTERN.split_once("$)").unwrap().1.replace(r"\/", "/"))
        ).unwrap());
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let expected = PATTERN.with(|pattern| pattern.is_match(&text)) && (3..=20).contains(&digits);
        prop_assert_eq!(phone_number::check(&text).is_ok(), expected, "{}", text);
    }

    /// Texts of every length around the eight bytes that are looked at together, mostly without a control character.
    #[test]
    fn a_control_character_is_found_wherever_it_stands(
        before in "[a-zA-Z@-_¡-¿é€]{0,20}",
        middle in "[\\x00-\\x20\u{7E}-\u{A1}a]?",
        after in "[a-zA-Z@-_¡-¿é€]{0,20}",
    ) {
        let text = before + &middle + &after;
        prop_assert_eq!(text::check(&text).is_err(), text.chars().any(char::is_control), "{:?}", text);
    }

    #[test]
    fn a_date_is_a_day_of_the_calendar(year in 0..=10_000_u16, month in 0..=13_u8, day in 0..=32_u8) {
        let expected = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()).filter(|_| (1..=9999).contains(&year));
        prop_assert_eq!(Date::new(year, month, day).is_some(), expected.is_some());
        if year <= 9999 {
            let text = format!("{year:04}-{month:02}-{day:02}");
            prop_assert_eq!(rules::date::check(&text, Rules::reference(), Date::MAX).is_ok(), expected.is_some(), "{}", text);
        }
    }

    #[test]
    fn a_time_of_day_is_what_the_calendar_library_reads(text in "[12][0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{1,9})?") {
        // The sixtieth second, which the library reads, is no second of a birth date here.
        let expected = NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%S%.f").ok().filter(|_| &text[17..19] != "60");
        let found = rules::date::check(&(text.clone() + "Z"), Rules::strict(), Date::MAX);
        let is_midnight = expected.is_some_and(|time| time.time() == chrono::NaiveTime::MIN);
        prop_assert_eq!(matches!(found, Err(Code::HasATime)), expected.is_some() && !is_midnight, "{}", text);
        prop_assert_eq!((text + "Z").parse::<Timestamp>().is_ok(), expected.is_some());
    }

    #[test]
    fn the_day_of_a_second_is_the_calendar_library_s(seconds in -70_000_000_000_i64..300_000_000_000) {
        let expected = chrono::DateTime::from_timestamp(seconds, 0).unwrap();
        if (1..=9999).contains(&expected.year()) {
            prop_assert_eq!(
                Timestamp::from_unix(seconds, 0).to_string(),
                expected.naive_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
            );
        }
    }
}

/// Eight bytes are looked at together: what one eight shows must not hide what another does.
#[test]
fn two_control_characters_are_found_wherever_they_stand() {
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

#[test]
fn now_is_by_the_system_s_clock() {
    let seconds = || i64::try_from(std::time::UNIX_EPOCH.elapsed().unwrap().as_secs()).unwrap();
    let (before, now, today, after) = (seconds(), Timestamp::now(), Date::today(), seconds());
    assert!(Timestamp::from_unix(before, 0) <= now && now < Timestamp::from_unix(after + 1, 0));
    assert!(Date::latest_on_earth(before) <= today && today <= Date::latest_on_earth(after));
}

#[test]
fn a_text_that_is_no_date_is_told_what_one_is() {
    let date = "2000-02-30".parse::<Date>().unwrap_err();
    assert_eq!(date.to_string(), "expected a day of the calendar as YYYY-MM-DD");
    let timestamp = "2000-02-30T00:00:00Z".parse::<Timestamp>().unwrap_err();
    assert_eq!(timestamp.to_string(), "expected a time in UTC as YYYY-MM-DDTHH:MM:SSZ");
}

#[test]
fn every_day_of_the_calendar_is_a_date() {
    let mut day = NaiveDate::from_ymd_opt(1, 1, 1).unwrap();
    let mut previous: Option<Date> = None;
    while day.year() <= 9999 {
        let date: Date = day.format("%Y-%m-%d").to_string().parse().unwrap();
        assert_eq!(
            (i32::from(date.year()), u32::from(date.month()), u32::from(date.day())),
            (day.year(), day.month(), day.day())
        );
        assert!(previous.is_none_or(|previous| previous < date));
        previous = Some(date);
        day = day.succ_opt().unwrap();
    }
    assert_eq!(previous, Some(Date::MAX));
}

#[test]
fn today_is_the_latest_date_on_earth() {
    let noon_in_london = "2026-06-15T10:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    assert_eq!(Date::latest_on_earth(noon_in_london.timestamp()).to_string(), "2026-06-16");
    assert_eq!(Date::latest_on_earth(noon_in_london.timestamp() - 1).to_string(), "2026-06-15");
    assert_eq!(Date::latest_on_earth(i64::MAX), Date::MAX);
    assert_eq!(Date::latest_on_earth(i64::MIN).to_string(), "0001-01-01");
}

#[test]
fn a_blank_is_unicode_white_space_or_one_of_six_invisible_characters() {
    let invisible = ['\u{180E}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}'];
    for each in '\0'..=char::MAX {
        let expected = each.is_whitespace() || invisible.contains(&each);
        assert_eq!(text::is_blank(each.encode_utf8(&mut [0; 4])), expected, "{each:?}");
    }
}

#[test]
fn a_control_character_is_one_of_unicode_s() {
    for each in '\0'..=char::MAX {
        let mut bytes = [0; 4];
        let one = each.encode_utf8(&mut bytes);
        assert_eq!(text::check(one).is_err(), each.is_control(), "{each:?}");
        assert_eq!(text::check_multiline(one).is_err(), each.is_control() && !['\t', '\r', '\n'].contains(&each));
    }
}
