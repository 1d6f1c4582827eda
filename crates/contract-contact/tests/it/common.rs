//! Functions that several tests share.
#![allow(dead_code, unreachable_pub, reason = "each test takes a part of it")]

use std::panic::{AssertUnwindSafe, catch_unwind};

use contract_contact::chrono::NaiveDate;
use contract_contact::{AttemptedValue, Code, Field, Operation, Rules, ValidationErrors, date};
use proptest::test_runner::{Config, FileFailurePersistence, RngSeed, contextualize_config};
use serde::Deserialize;
use serde_json::Value;

/// Returns the configuration of a property test. The seed is fixed; `PROPTEST_RNG_SEED` sets another. A failing case is
/// added to `….proptest-regressions` beside the test's file, and every run begins with the cases of that file.
pub fn property_test(cases: u32) -> Config {
    let config = contextualize_config(Config {
        cases,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..Config::default()
    });
    eprintln!("PROPTEST_RNG_SEED={}", config.rng_seed);
    config
}

/// Returns the day that counts as today, which is after every date of the tests that is in the past.
pub fn today() -> NaiveDate {
    date::parse("2026-11-23").unwrap()
}

/// A case of the corpus: an input and its expected outcome.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    operation: String,
    rules: String,
    today: String,
    pub input: String,
    record: Option<Value>,
    errors: Option<Vec<ExpectedError>>,
    syntax: Option<Place>,
    /// The outcome for callers that pass a parsed value, if different. The tests of Rust read text.
    #[serde(rename = "parsed")]
    _parsed: Option<Value>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct ExpectedError {
    pub property_name: String,
    #[serde(rename = "code")]
    pub code: String,
    pub message: String,
    pub attempted_value: Value,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub line: usize,
    pub column: Option<usize>,
}

/// The expected outcome of a case.
pub enum Expected {
    Record(Value),
    Errors(Vec<ExpectedError>),
    Syntax(Place),
}

impl Case {
    pub fn operation(&self) -> Operation {
        Operation::from_name(&self.operation).unwrap()
    }

    pub fn rules(&self) -> Rules {
        Rules::from_name(&self.rules).unwrap()
    }

    pub fn today(&self) -> NaiveDate {
        date::parse(&self.today).unwrap()
    }

    /// Returns the record with null for missing properties. Panics unless the properties are in the order of the API reference.
    fn complete(&self, record: &Value) -> Value {
        let value = |field: Field| (field.name().to_owned(), record.get(field.name()).cloned().unwrap_or_default());
        let complete: serde_json::Map<_, _> = self.operation().fields().map(value).collect();
        let named: Vec<_> = record.as_object().unwrap().keys().collect();
        let in_order: Vec<_> = complete.keys().filter(|name| record.get(name).is_some()).collect();
        assert_eq!(named, in_order, "{}", self.name);
        complete.into()
    }

    pub fn expected(&self) -> Expected {
        match (&self.record, &self.errors, &self.syntax) {
            (Some(record), None, None) => Expected::Record(self.complete(record)),
            (None, Some(errors), None) => Expected::Errors(errors.clone()),
            (None, None, Some(place)) => Expected::Syntax(Place { line: place.line, column: place.column }),
            _ => panic!("{}: a case has exactly one of record, errors and syntax", self.name),
        }
    }
}

/// Returns all cases of `tests/corpus`.
pub fn corpus() -> Vec<Case> {
    crate::cases::corpus()
        .into_iter()
        .map(|case| serde_json::from_value(case.clone()).unwrap_or_else(|error| panic!("{case}: {error}")))
        .collect()
}

/// Runs `test` on every case, and panics at the end if it panicked on any.
pub fn for_every_case(test: impl Fn(&Case)) {
    let failed: Vec<_> = corpus()
        .into_iter()
        .filter(|case| catch_unwind(AssertUnwindSafe(|| test(case))).is_err())
        .map(|case| case.name)
        .collect();
    assert!(failed.is_empty(), "{} cases failed: {failed:#?}", failed.len());
}

/// Panics unless the errors are the expected ones, in order.
#[track_caller]
pub fn assert_errors(name: &str, errors: &ValidationErrors, expected: &[ExpectedError]) {
    let said: Vec<_> = errors.iter().map(|error| (error.property_name(), error.code().unwrap().name())).collect();
    let should: Vec<_> = expected.iter().map(|error| (error.property_name.as_str(), error.code.as_str())).collect();
    assert_eq!(said, should, "{name}");
    for (error, expected) in errors.iter().zip(expected) {
        assert_eq!(error.message(), expected.message, "{name}");
        assert_eq!(error.field(), Field::from_name(&expected.property_name), "{name}");
        assert_eq!(error.code(), Code::from_name(&expected.code), "{name}");
        let attempted = AttemptedValue::deserialize(&expected.attempted_value).unwrap();
        assert!(*error.attempted_value() == attempted, "{name}: the attempted value of {}", error.property_name());
    }
}
