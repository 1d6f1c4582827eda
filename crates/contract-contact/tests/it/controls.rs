//! The strings of form controls, by the cases that the tests of the npm package use, too.

use contract_contact::{AttemptedValue, Field};
use serde::Deserialize;

#[derive(Deserialize)]
struct Controls {
    cases: Vec<(String, String, serde_json::Value)>,
}

#[test]
fn control_strings_are_read_as_in_a_browser() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/controls.json");
    let controls: Controls = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    assert!(controls.cases.len() >= 30);
    for (name, text, expected) in controls.cases {
        let field = Field::from_name(&name).expect("a property");
        let expected = AttemptedValue::deserialize(expected).unwrap();
        assert_eq!(field.read(&text).to_json(), expected.to_json(), "{name} {text:?}");
    }
}

/// JSON has no infinity, so the digits stay a string.
#[test]
fn number_out_of_range_stays_a_string() {
    let digits = "9".repeat(400);
    assert_eq!(Field::Id.read(&digits), digits.as_str().into());
}
