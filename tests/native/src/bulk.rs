//! Generated inputs of many records, often damaged.

use std::fmt::Write;

use contract_contact::{Operation, Rules, date};
use contract_contact_bulk::{Finding, Format, Reason, Settings, check_slice};
use fastrand::Rng;
use serde_json::{Value, json};

use crate::Outcome;
use crate::inputs::{TODAYS, pick, record};

/// The replacements for a part of an input. They cause most kinds of damage.
const DAMAGE: [&[u8]; 20] = [
    b"",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b"0",
    b"e9999",
    b"-",
    b" ",
    b"\n",
    b"null",
    b"\xFF",
    b"\xC3",
    b"\\ud800",
    b"[[[[",
    b"\xEF\xBB\xBF",
];

/// Returns an input, the settings and the chunks, and the native result of the engine.
pub(crate) fn case(random: &mut Rng) -> Outcome<Value> {
    let operation = if random.bool() { Operation::Update } else { Operation::Create };
    let rules = if random.u8(..4) == 0 { Rules::reference() } else { Rules::strict() };
    let today = pick(random, &TODAYS);
    let day = date::parse(today)?;
    let records: Vec<String> =
        (0..random.usize(..6)).map(|_| record(random, operation, rules, day).1.to_string()).collect();
    let text = match random.u8(..4) {
        0 => records.join("\n"),
        1 => format!("[{}]", records.join(", ")),
        2 => format!("{{\"TotalItems\":{},\n\"Records\":[{}]}}", records.len(), records.join(",\n")),
        _ => records.join("\r\n\n"),
    };
    let mut input = text.into_bytes();
    for _ in 0..random.u8(..3) {
        let start = random.usize(..=input.len());
        let end = (start + random.usize(..4)).min(input.len());
        input.splice(start..end, pick(random, &DAMAGE).iter().copied());
    }
    let (name, format) =
        pick(random, &[(None, None), (Some("json"), Some(Format::Json)), (Some("ndjson"), Some(Format::Ndjson))]);
    let max_record_bytes = pick(random, &[20, 200, 1 << 20]);
    let mut settings = Settings::new(operation, rules, day).with_max_record_bytes(max_record_bytes);
    if let Some(format) = format {
        settings = settings.with_format(format);
    }
    let mut findings = Vec::new();
    let result = check_slice(&settings, &input, &mut findings);
    let mut invalid: Vec<Value> = findings.iter().map(entry).collect();
    let records = match result {
        Ok(summary) => summary.records,
        // In the package, an input that ends the check is a record.
        Err(stopped) => {
            let (position, index) = (stopped.position(), stopped.summary().records);
            let problem = json!(["", null, stopped.problem().message()]);
            invalid.push(json!([index, position.line, position.column, [problem]]));
            index + 1
        }
    };
    Ok(json!({
        "create": operation == Operation::Create,
        "rules": rules.name(),
        "today": today,
        "format": name,
        "maxRecordBytes": max_record_bytes,
        "input": hexadecimal(&input),
        "cut": random.usize(1..60),
        "outcome": [records, result.is_ok(), invalid],
    }))
}

fn entry(finding: &Finding) -> Value {
    let errors: Vec<Value> = match &finding.reason {
        Reason::Invalid(errors) => {
            errors.iter().map(|error| json!([error.property_name(), error.code_name(), error.message()])).collect()
        }
        Reason::NotARecord(problem) => vec![json!(["", null, problem.message()])],
    };
    json!([finding.index, finding.position.line, finding.position.column, errors])
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
