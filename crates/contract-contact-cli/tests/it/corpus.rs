//! Runs the conformance corpus through the program, as NDJSON and as arrays.

use std::collections::BTreeMap;

use contract_contact::AttemptedValue;
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::common::run;

/// Returns the cases, by the options that the program needs for them.
fn corpus() -> BTreeMap<[String; 3], Vec<Value>> {
    let mut groups: BTreeMap<_, Vec<Value>> = BTreeMap::new();
    for case in crate::cases::corpus() {
        let options = ["operation", "rules", "today"].map(|key| case[key].as_str().unwrap().to_owned());
        groups.entry(options).or_default().push(case);
    }
    groups
}

fn input(case: &Value) -> &str {
    case["input"].as_str().unwrap()
}

/// Checks the cases that `is_expressible` selects, in the format that `write` writes. Returns the number of cases.
fn compare(format: &str, is_expressible: fn(&Value) -> bool, write: fn(&[&str]) -> String) -> usize {
    let mut compared = 0;
    for ([operation, rules, today], cases) in corpus() {
        let cases: Vec<&Value> = cases.iter().filter(|case| is_expressible(case)).collect();
        let inputs: Vec<&str> = cases.iter().map(|case| input(case)).collect();
        let options = ["check", "--input", format, "--format", "ndjson", "--show-values", "--operation", &operation];
        let options = [options.as_slice(), &["--rules", &rules, "--today", &today]].concat();
        let run = run(&options, write(&inputs));
        let mut found = run.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).peekable();
        for (index, case) in cases.iter().enumerate() {
            let mut errors = Vec::new();
            while let Some(error) = found.next_if(|error| error["record"] == index + 1) {
                errors.push(error);
            }
            let name = &case["name"];
            if let Some(expected) = case["errors"].as_array() {
                assert_eq!(errors.len(), expected.len(), "{name}: {errors:?}");
                for (error, expected) in errors.iter().zip(expected) {
                    for key in ["PropertyName", "code", "Message"] {
                        assert_eq!(error[key], expected[key], "{name}");
                    }
                    assert_eq!(stored(&error["AttemptedValue"]), stored(&expected["AttemptedValue"]), "{name}");
                }
            } else if case["syntax"].is_object() {
                assert_eq!((errors.len(), &errors[0]["code"]), (1, &Value::Null), "{name}");
                let column = &case["syntax"]["column"];
                assert!(format != "ndjson" || column.is_null() || errors[0]["column"] == *column, "{name}: {errors:?}");
            } else {
                assert!(case["record"].is_object() && errors.is_empty(), "{name}: {errors:?}");
            }
            compared += 1;
        }
        assert!(found.next().is_none(), "{:?}", found.next());
        assert_eq!(run.err, "");
    }
    compared
}

/// Returns a value as the domain crate stores it, so that equal numbers compare as equal.
fn stored(value: &Value) -> String {
    serde_json::from_str::<AttemptedValue<'_>>(&value.to_string()).unwrap().to_json()
}

#[test]
fn ndjson_has_the_errors_of_the_corpus() {
    // NDJSON cannot contain a record with a line break, a blank record, or a record that begins with a byte order mark.
    let is_expressible = |case: &Value| {
        let input = input(case);
        !input.contains('\n') && !input.trim_matches([' ', '\t', '\r']).is_empty() && !input.starts_with('\u{FEFF}')
    };
    let compared = compare("ndjson", is_expressible, |inputs| inputs.join("\n"));
    assert!(compared > 1_250, "{compared}");
}

#[test]
fn arrays_have_the_errors_of_the_corpus() {
    // A syntax error would end the reading of the array.
    let is_expressible = |case: &Value| serde_json::from_str::<IgnoredAny>(input(case)).is_ok();
    let compared = compare("json", is_expressible, |inputs| format!("[{}]", inputs.join(",")));
    assert!(compared > 1_200, "{compared}");
}
