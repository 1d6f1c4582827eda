//! The table of contestants, for the benchmark, the report and the tests.

use std::hint::black_box;

use serde_json::Value;

use crate::cases::Case;
use crate::rivals::{deserr, eserde, floor, garde, jsonschema, ours, validator};
use crate::wire::Refusal;

/// The group of contestants that are compared with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum League {
    /// The record owns its strings.
    Owned,
    /// The record borrows its strings from the body.
    Borrowed,
}

/// The errors that a contestant reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reports {
    /// Every error, with the attempted value.
    All,
    /// Every error, without the attempted value.
    AllWithoutValues,
    /// Only the position of the first value that could not be read.
    FirstOnly,
    /// No errors, because the contestant has no rules.
    Nothing,
}

impl Reports {
    /// Returns the words for the tables of the report.
    pub const fn words(self) -> &'static str {
        match self {
            Reports::All => "all",
            Reports::AllWithoutValues => "all, no values",
            Reports::FirstOnly => "first only",
            Reports::Nothing => "none",
        }
    }
}

/// A parser from a body to a record or a refusal.
pub struct Contestant {
    /// The name in reports.
    pub name: &'static str,
    /// The group in which the contestant is compared.
    pub league: League,
    /// The reported errors for a body that breaks five rules.
    pub rule_errors: Reports,
    /// The reported errors for a body with five wrong types.
    pub type_errors: Reports,
    /// Parses a body, and drops the result.
    pub run: fn(&[u8]),
    /// Parses a body, and writes a refusal as JSON.
    pub run_to_bytes: fn(&[u8]),
    /// Parses bodies into a vector of records, and drops the vector.
    pub run_all: fn(&[&[u8]]),
    /// Returns the refusal as JSON, or `None` for an accepted body.
    pub refusal: fn(&[u8]) -> Option<String>,
}

impl Contestant {
    /// Returns the errors that the contestant reports for a case.
    pub fn reports(&self, case: Case) -> Reports {
        if case == Case::TypeErrors { self.type_errors } else { self.rule_errors }
    }
}

macro_rules! contestants {
    ($($name:literal, $parse:path, $league:ident, $rule_errors:ident, $type_errors:ident;)*) => {
        /// All contestants in the order of the report: in each group, the parsers without rules come first.
        pub const CONTESTANTS: &[Contestant] = &[$(Contestant {
            name: $name,
            league: League::$league,
            rule_errors: Reports::$rule_errors,
            type_errors: Reports::$type_errors,
            run: |body| {
                black_box(&$parse(black_box(body)));
            },
            run_to_bytes: |body| {
                black_box(&$parse(black_box(body)).map_err(|refusal| refusal.to_json()));
            },
            run_all: |bodies| {
                let mut records = Vec::with_capacity(bodies.len());
                records.extend(black_box(bodies).iter().flat_map(|body| $parse(body)));
                assert_eq!(records.len(), bodies.len(), "all of them are valid");
                black_box(&records);
            },
            refusal: |body| $parse(body).err().map(|refusal| refusal.to_json()),
        },)*];
    };
}

contestants! {
    "serde_json::from_slice", floor::from_slice, Owned, Nothing, FirstOnly;
    "serde_json::from_str", floor::from_str, Owned, Nothing, FirstOnly;
    "sonic_rs::from_slice", floor::sonic, Owned, Nothing, FirstOnly;
    "contract-contact", ours::parse, Owned, All, All;
    "contract-contact over sonic-rs", ours::over_sonic, Owned, All, All;
    "garde", garde::parse, Owned, All, FirstOnly;
    "validator", validator::parse, Owned, All, FirstOnly;
    "eserde", eserde::parse, Owned, All, AllWithoutValues;
    "deserr", deserr::parse, Owned, All, All;
    "jsonschema", jsonschema::parse, Owned, All, All;
    "serde_json::from_slice, borrowed", floor::from_slice_borrowed, Borrowed, Nothing, FirstOnly;
    "serde_json::from_str, borrowed", floor::from_str_borrowed, Borrowed, Nothing, FirstOnly;
    "sonic_rs::from_slice, borrowed", floor::sonic_borrowed, Borrowed, Nothing, FirstOnly;
    "contract-contact, borrowed", ours::borrowed, Borrowed, All, All;
    "contract-contact over sonic-rs, borrowed", ours::borrowed_over_sonic, Borrowed, All, All;
}

/// Returns contract-contact in its usual form, which parses bytes into an owned record.
pub fn ours() -> &'static Contestant {
    CONTESTANTS.iter().find(|contestant| contestant.name == "contract-contact").unwrap()
}

/// Panics unless every contestant gives the right verdict on every case. A contestant that reports all errors must also write
/// the same bytes.
pub fn check_verdicts() {
    for case in Case::ALL {
        for line in case.body().lines().map(str::as_bytes) {
            let expected = (ours().refusal)(line);
            assert_eq!(expected.as_deref().map_or(vec![], wrong_properties), case.wrong(), "{case:?}");
            for contestant in CONTESTANTS {
                let refusal = (contestant.refusal)(line);
                let label = format!("{} on {case:?}", contestant.name);
                match contestant.reports(case) {
                    Reports::All => assert_eq!(refusal, expected, "{label}"),
                    Reports::AllWithoutValues => {
                        assert_eq!(wrong_properties(&refusal.unwrap()), case.wrong(), "{label}");
                    }
                    Reports::FirstOnly => {
                        let answer: Value = serde_json::from_str(&refusal.unwrap()).unwrap();
                        assert_eq!(answer["Errors"], Value::Null, "{label}");
                        assert_ne!(answer["Message"], "", "{label}");
                    }
                    Reports::Nothing => assert_eq!(refusal, None, "{label}"),
                }
            }
        }
    }
}

fn wrong_properties(refusal: &str) -> Vec<String> {
    let answer: Value = serde_json::from_str(refusal).unwrap();
    let errors = answer["Errors"].as_array().unwrap();
    errors.iter().map(|error| error["PropertyName"].as_str().unwrap().to_owned()).collect()
}
