//! The benchmarks compare equal work: every contestant gives the right verdict on every case, and checks the same rules.
#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used, reason = "a test")]

use std::borrow::Cow;

use contract_contact_benches::cases::{Case, full_with};
use contract_contact_benches::contestants::{CONTESTANTS, Reports, check_verdicts, ours};
use contract_contact_benches::rivals::floor;
use serde_json::{Map, Value, json};

#[test]
fn every_contestant_gives_the_right_verdict_on_every_case() {
    check_verdicts();
}

#[test]
fn full_case_has_about_400_bytes_and_no_escapes() {
    let body = Case::Full.body();
    assert!((390..=450).contains(&body.len()), "{}", body.len());
    assert!(!body.contains('\\'));
}

#[test]
fn records_case_has_ten_thousand_lines() {
    assert_eq!(Case::Records.body().lines().count(), 10_000);
}

#[test]
fn borrowed_records_borrow_from_the_input() {
    let body = Case::Full.body();
    for parse in [floor::from_slice_borrowed, floor::from_str_borrowed, floor::sonic_borrowed] {
        let record = parse(body.as_bytes()).unwrap();
        let texts = [record.full_name, record.email, record.date_of_birth, record.address, record.post_code];
        let more = [record.city_name, record.state, record.phone_number, record.notes];
        assert!(texts.into_iter().chain(more).all(|text| matches!(text.unwrap().0, Cow::Borrowed(_))));
    }
}

#[test]
fn rules_of_the_rivals_agree_with_ours() {
    let label = "a".repeat(63);
    let long = format!("{}@{label}.{label}.{label}", "a".repeat(62));
    let longest = &long[..254];
    #[rustfmt::skip]
    let emails = [
        "", "a@b", "a@b.c", "a.b+c@d-e.fg", "!#$%&'*+/=?^_`{|}~-@x", ".a.@b", "@b", "a@", "a", "a@@b", "a b@c",
        "a@b.", "a@.b", "a@b..c", "a@-b", "a@b-", "a@b_c", "ä@b", "a@ä", " a@b", "a@b ", "a@b\n", "a\u{0}@b",
        longest, &long,
    ];
    #[rustfmt::skip]
    let dates = [
        "", "1990-06-15", "1990-06-15T00:00", "1990-06-15T00:00:00", "1990-06-15T00:00:00.000", "1990-06-15T00:00Z",
        "1990-06-15T00:00:00.0000000Z", "1990-06-15T23:00:00Z", "1990-06-15T00:00:00+00:00",
        "1990-06-15T01:00+01:00", "1990-06-15T00:00:00.5Z", "1990-06-15T24:00:00Z", "1990-06-15T00:60",
        "1990-06-15T00:00:00.", "1990-06-15T", "1990-06-15 00:00", "1990-06-15T00:00z", "1990-02-29", "2000-02-29",
        "1900-02-29", "2024-02-29", "1990-13-01", "1990-00-01", "1990-01-00", "1990-04-31", "1990-6-15",
        "15/06/1990", "0000-01-01", "1899-12-31", "1900-01-01", "2026-11-23", "2026-11-24", "9999-12-31",
        "1990-06-1é", "x", "2027-01-01T10:00:00Z", "1990-06-15T00:00+1:00",
    ];
    #[rustfmt::skip]
    let phones = [
        "", "123", "12", "+44 (0)20 7946 0958", "020 7946 0958 x12", "020 7946 0958 EXT. 12", "020 7946 0958ext12",
        "020 7946 0958 ext", "x12", "123x", "123 x 4 5", "12345678901234567890", "123456789012345678901", "12x3",
        "1x2", "call me", "123\t", "12/34#5-6.7", "１２３", "123 x\u{a0}4", "x123", "ext.. 12",
    ];
    let texts = [
        "",
        " ",
        "a",
        "a\tb",
        "a\nb",
        "a\r\nb",
        "a\u{0}",
        "\u{7f}",
        "\u{80}",
        "é",
        "\u{9f}x",
        "\u{a0}",
        "Â",
        "日本",
        "\u{200b}",
        "\u{feff}",
        "\u{180e}\u{2060}",
        "\u{85}",
        "\u{b}",
        "\u{1f}",
        "\u{2028}",
        "\t",
        "a\u{1b}",
    ];
    #[rustfmt::skip]
    let identifiers = [
        json!(1), json!(0), json!(-1), json!(9_007_199_254_740_991_i64), json!(9_007_199_254_740_992_i64),
        Value::Null, json!(i64::MAX),
    ];
    let types = [json!(0), json!(3), json!(4), json!(-1), Value::Null];

    let mut bodies = 0;
    let mut check = |property: &str, value: &Value| {
        let changes = Map::from_iter([(property.to_owned(), value.clone())]);
        let body = full_with(&changes);
        let expected = (ours().refusal)(body.as_bytes());
        for contestant in CONTESTANTS.iter().filter(|contestant| contestant.rule_errors != Reports::Nothing) {
            // For a derive, null in a required property is a type error.
            let is_null_required = value.is_null() && expected.is_some();
            if !is_null_required || contestant.type_errors == Reports::All {
                let refusal = (contestant.refusal)(body.as_bytes());
                assert_eq!(refusal, expected, "{} on {property} {value}", contestant.name);
            }
        }
        bodies += 1;
    };
    let mut check_all = |property: &str, values: &[&str]| {
        for value in values {
            check(property, &json!(value));
        }
    };
    check_all("Email", &emails);
    check_all("DateOfBirth", &dates);
    check_all("PhoneNumber", &phones);
    for property in ["FullName", "Address", "PostCode", "CityName", "State", "Notes"] {
        check_all(property, &texts);
    }
    for property in ["Id", "CoworkerContractId", "CoworkerId", "CountryId"] {
        for value in &identifiers {
            check(property, value);
        }
    }
    for value in &types {
        check("ContractContactType", value);
    }
    assert!(bodies > 250, "{bodies}");
}
