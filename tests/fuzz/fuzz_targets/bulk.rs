//! Many records. Nothing panics, each record has the outcome of the domain crate, and chunks and parts do not change the outcome.
#![no_main]

use std::ops::ControlFlow;

use contract_contact::chrono::NaiveDate;
use contract_contact::{Operation, Rejection, Rules, json};
use contract_contact_bulk::{
    Checker, Errors, Finding, Format, Position, Problem, ReadError, Record, Settings, Stopped, Summary, Visitor, __private,
};
use libfuzzer_sys::fuzz_target;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// Compares each record with the domain crate, and collects the findings.
struct Compared {
    operation: Operation,
    rules: Rules,
    findings: Vec<Finding>,
}

impl Compared {
    fn outcome(&self, record: &Record<'_>) -> Result<(), Rejection> {
        let draft = json::draft(record.bytes)?;
        Ok(draft.check(self.operation, self.rules, today())?)
    }
}

impl Visitor for Compared {
    const WANTS_VALID: bool = true;

    fn valid(&mut self, record: &Record<'_>) {
        assert_eq!(self.outcome(record), Ok(()));
    }

    fn invalid(&mut self, record: &Record<'_>, errors: &Errors<'_>) {
        assert_eq!(self.outcome(record), Err(Rejection::Invalid(errors.to_validation_errors())));
        self.findings.invalid(record, errors);
    }

    fn not_a_record(&mut self, record: &Record<'_>, problem: Problem, position: Position) {
        if problem != Problem::TooLong {
            assert!(matches!(self.outcome(record), Err(Rejection::Syntax(_))));
        }
        self.findings.not_a_record(record, problem, position);
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Some(([how, length, cut, part], input)) = bytes.split_first_chunk() else { return };
    let operation = if how & 1 == 0 { Operation::Update } else { Operation::Create };
    let rules = if how & 2 == 0 { Rules::strict() } else { Rules::reference() };
    let mut settings = Settings::new(operation, rules, today());
    settings = match how & 12 {
        4 => settings.with_format(Format::Json),
        8 => settings.with_format(Format::Ndjson),
        _ => settings,
    };
    if how & 16 != 0 {
        settings = settings.with_max_record_bytes(usize::from(*length));
    }
    let visitor = || Compared { operation, rules, findings: Vec::new() };

    let mut whole = visitor();
    let result: Result<Summary, Stopped> = contract_contact_bulk::check_slice(&settings, input, &mut whole);

    let mut checker = Checker::new(settings);
    let mut chunks = visitor();
    let fed = input.chunks(usize::from(*cut).max(1)).try_for_each(|chunk| checker.feed(chunk, &mut chunks));
    let again = fed.and_then(|()| checker.finish(&mut chunks));
    assert_eq!((again, &chunks.findings), (result, &whole.findings));

    let mut findings = Vec::new();
    let again = __private::check_in_parts(&settings, input, usize::from(*part).max(1), visitor, |part| {
        findings.extend(part.findings);
        ControlFlow::Continue(())
    });
    let again = again.map_err(|error| match error {
        ReadError::Stopped(stopped) => stopped,
        error => panic!("{error}"),
    });
    assert_eq!((again, &findings), (result, &whole.findings));
});
