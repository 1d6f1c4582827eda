//! The conformance corpus, by every function that reads a record.

use std::collections::HashSet;
use std::fmt::Debug;

use contract_contact::{
    Code, CreateContractContact, Draft, Field, FromJson, Operation, Rejection, RequestBody, UpdateContractContact, json,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::common::{Case, Expected, assert_errors, corpus, for_every_case};

#[track_caller]
fn compare<T: Serialize + Debug>(case: &Case, outcome: Result<T, Rejection>) {
    let name = &case.name;
    match (case.expected(), outcome) {
        (Expected::Record(expected), Ok(contact)) => {
            // As strings, so that the order of the keys counts.
            assert_eq!(serde_json::to_string(&contact).unwrap(), expected.to_string(), "{name}");
        }
        (Expected::Errors(expected), Err(Rejection::Invalid(errors))) => assert_errors(name, &errors, &expected),
        (Expected::Syntax(place), Err(Rejection::Syntax(error))) => {
            assert_eq!(error.line(), place.line, "{name}: {error}");
            assert!(place.column.is_none_or(|column| column == error.column()), "{name}: {error}");
        }
        (_, outcome) => panic!("{name}: {outcome:?}"),
    }
}

#[test]
fn from_json_has_the_outcome_of_every_case() {
    for_every_case(|case| {
        let (body, rules, today) = (case.input.as_bytes(), case.rules(), case.today());
        match case.operation() {
            Operation::Update => compare(case, UpdateContractContact::from_json(body, rules, today)),
            Operation::Create => compare(case, CreateContractContact::from_json(body, rules, today)),
        }
    });
}

/// Compares every case as read by another function, which returns `None` for a syntax error.
fn by_draft(read: impl Fn(&str) -> Option<Draft<'_>>) {
    for_every_case(|case| match (case.expected(), read(&case.input)) {
        (Expected::Syntax(_), None) => {}
        (Expected::Syntax(_), Some(_)) => panic!("{}: was read", case.name),
        (_, None) => panic!("{}: was not read", case.name),
        (_, Some(draft)) => compare_draft(case, &draft),
    });
}

fn compare_draft(case: &Case, draft: &Draft<'_>) {
    fn checked<T: RequestBody + Serialize + Debug>(case: &Case, draft: &Draft<'_>) {
        compare(case, T::from_draft(draft, case.rules(), case.today()).map_err(Rejection::Invalid));
    }
    match case.operation() {
        Operation::Update => checked::<UpdateContractContact>(case, draft),
        Operation::Create => checked::<CreateContractContact>(case, draft),
    }
}

#[test]
fn serde_json_has_the_outcome_of_every_case() {
    by_draft(|input| serde_json::from_str(input).ok());
}

#[test]
fn json_value_has_the_outcome_of_every_case() {
    by_draft(|input| {
        let value: Value = serde_json::from_str(input).ok().or_else(|| {
            // A `Value` cannot hold some values that a draft skips.
            let draft: Draft<'_> = serde_json::from_str(input).ok()?;
            serde_json::to_value(&draft).ok()
        })?;
        Some(Draft::deserialize(&value).ok()?.into_owned())
    });
}

/// A draft can be read from another format than JSON.
#[test]
fn message_pack_has_the_outcome_of_every_case() {
    for_every_case(|case| {
        let Ok(value) = serde_json::from_str::<Value>(&case.input) else { return };
        let bytes = rmp_serde::to_vec(&value).unwrap();
        match (case.expected(), rmp_serde::from_slice::<Draft<'_>>(&bytes)) {
            (Expected::Syntax(_), outcome) => assert!(outcome.is_err(), "{}: was read", case.name),
            (_, draft) => compare_draft(case, &draft.unwrap()),
        }
    });
}

#[test]
fn sonic_rs_has_the_outcome_of_every_case() {
    // Without optimization, sonic-rs takes some 40 kB of stack for each level that it skips.
    let test = || by_draft(|input| sonic_rs::from_str(input).ok());
    std::thread::Builder::new().stack_size(64 << 20).spawn(test).unwrap().join().unwrap();
}

#[test]
fn draft_check_has_the_errors_of_every_case() {
    for_every_case(|case| {
        let Ok(draft) = json::draft(case.input.as_bytes()) else { return };
        let outcome = draft.check(case.operation(), case.rules(), case.today());
        match case.expected() {
            Expected::Errors(expected) => assert_errors(&case.name, &outcome.unwrap_err(), &expected),
            _ => assert_eq!(outcome, Ok(()), "{}", case.name),
        }
    });
}

#[test]
fn property_check_has_the_code_of_every_case() {
    for_every_case(|case| {
        let (Ok(draft), Expected::Errors(expected)) = (json::draft(case.input.as_bytes()), case.expected()) else {
            return;
        };
        for field in case.operation().fields() {
            let code = case.rules().check(field, draft.get(field), case.operation(), case.today()).err();
            let expected = expected.iter().find(|error| error.property_name == field.name());
            assert_eq!(code.map(Code::name), expected.map(|error| error.code.as_str()), "{}: {field}", case.name);
        }
    });
}

#[test]
fn corpus_has_at_least_250_cases_with_unique_names() {
    let cases = corpus();
    let names: HashSet<_> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), cases.len());
    assert!(cases.len() >= 250, "{} cases", cases.len());
}

#[test]
fn quarter_of_the_corpus_is_accepted() {
    let cases = corpus();
    let accepted = cases.iter().filter(|case| matches!(case.expected(), Expected::Record(_))).count();
    assert!(accepted >= cases.len() / 4, "{accepted} of {} are accepted", cases.len());
}

#[test]
fn corpus_has_every_code_of_every_property() {
    let cases = corpus();
    let seen: HashSet<(String, String)> = cases
        .iter()
        .filter_map(|case| match case.expected() {
            Expected::Errors(errors) => Some(errors),
            _ => None,
        })
        .flatten()
        .map(|error| (error.property_name, error.code))
        .collect();
    for field in Field::ALL {
        for code in field.codes() {
            assert!(seen.contains(&(field.name().into(), code.name().into())), "no case for {field} {code}");
        }
    }
}
