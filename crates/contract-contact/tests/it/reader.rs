//! The JSON reader of this crate, compared with serde_json: both read the same draft.

use contract_contact::{Draft, Field, json};
use proptest::prelude::*;
use serde_json::Value;

use crate::common::{for_every_case, property_test};

/// A draft deserialized by serde_json alone is the oracle.
#[track_caller]
fn compare(body: &str) {
    let expected = serde_json::from_str::<Draft<'_>>(body);
    match json::draft(body.as_bytes()) {
        Ok(draft) => assert_eq!(draft.reveal(), expected.expect("serde_json reads it, too").reveal(), "{body}"),
        Err(error) => assert!(expected.is_err(), "{body}: {error}"),
    }
}

#[test]
fn reader_agrees_with_serde_json_on_the_corpus() {
    for_every_case(|case| compare(&case.input));
}

/// The body has strings, numbers, names and brackets. Each byte is inserted at each index, and the body ends at each index.
#[test]
fn reader_agrees_with_serde_json_on_every_byte_at_every_index() {
    let body = r#"{ "Id" : 12,"FullName":"Ada\n \"K\" é","Notes":null,"X":true}"#;
    for (index, _) in body.char_indices() {
        compare(&body[..index]);
        for byte in 0..=0x7F_u8 {
            let with = |rest: &str| format!("{}{}{rest}", &body[..index], char::from(byte));
            compare(&with(&body[index..]));
            if body.is_char_boundary(index + 1) {
                compare(&with(&body[index + 1..]));
            }
        }
    }
}

#[test]
fn reader_agrees_with_serde_json_on_strings_of_every_length() {
    for length in 0..40 {
        for end in
            ["", "\\n", "\\", "\u{1F}", "\u{7F}", "é", "\\u0041", "\\ud83d\\ude00", "\\ud800", "\\/\\b\\f\\r\\t\\\""]
        {
            compare(&format!(r#"{{"FullName":"{}{end}","Id":1}}"#, "a".repeat(length)));
            compare(&format!(r#"{{"FullName":"{end}{}","Id":1}}"#, "a".repeat(length)));
            compare(&format!(r#"{{"FullName":"{}{end}"#, "a".repeat(length)));
        }
    }
}

#[test]
fn reader_agrees_with_serde_json_on_numbers() {
    let digits = (1..25).flat_map(|length| ["1".repeat(length), "9".repeat(length), "0".repeat(length)]);
    let others =
        ["-0", "-7", "1.0", "1e2", "1E2", "1.5", "01", "1.", "1e", "9007199254740991", "9007199254740993", "1e400"];
    for number in digits.chain(others.map(str::to_owned)) {
        compare(&format!(r#"{{"Id":{number},"CountryId":{number}}}"#));
        compare(&format!(r#"{{"Id":{number}"#));
    }
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>().prop_map(|text| Value::from(text).to_string()),
        "[a-c@.é ]{0,20}".prop_map(|text| format!("\"{text}\"")),
        any::<i64>().prop_map(|number| number.to_string()),
        (0..2_000_000_000_u64).prop_map(|number| number.to_string()),
        any::<f64>()
            .prop_filter("JSON has no infinity", |number| number.is_finite())
            .prop_map(|number| format!("{number:e}")),
        prop::sample::select(vec![
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "nul",
            "tru",
            "01",
            "-",
            "\"",
            "[1,{\"Id\":2}]",
            "\"\\ud800\"",
            "\"\\u00e9\"",
        ])
        .prop_map(str::to_owned),
    ]
}

fn body() -> impl Strategy<Value = String> {
    let names = Field::ALL.map(Field::name).into_iter().chain(["Other", "id", r"\u0049d", "é", ""]);
    let blank = || prop::sample::select(vec!["", "", "", " ", "\t", "\r\n", "\u{A0}"]);
    let pair = (prop::sample::select(names.collect::<Vec<_>>()), blank(), value())
        .prop_map(|(name, blank, value)| format!("{blank}\"{name}\"{blank}:{blank}{value}{blank}"));
    (prop::collection::vec(pair, 0..16), blank())
        .prop_map(|(pairs, blank)| format!("{blank}{{{}}}{blank}", pairs.join(",")))
}

proptest! {
    #![proptest_config(property_test(4_000))]

    #[test]
    fn reader_agrees_with_serde_json_on_generated_bodies(body in body()) {
        compare(&body);
    }

    #[test]
    fn reader_agrees_with_serde_json_on_changed_bodies(
        body in body(), at in any::<prop::sample::Index>(), length in 0..3_usize,
        piece in prop::sample::select(vec!["", "{", "}", ",", ":", "\"", "\\", "0", "e", "-", " ", "\n", "é"]),
    ) {
        let characters: Vec<char> = body.chars().collect();
        let start = at.index(characters.len() + 1);
        let (head, tail) = (&characters[..start], &characters[(start + length).min(characters.len())..]);
        compare(&head.iter().copied().chain(piece.chars()).chain(tail.iter().copied()).collect::<String>());
    }
}
