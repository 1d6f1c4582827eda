//! The rows of public test suites, which `tests/conformance` describes.

use std::fs;

use contract_contact::{Field, FromJson, Rejection, Rules, UpdateContractContact, date, json};
use serde_json::{Map, Value, json};

use crate::Outcome;

/// Returns for each suite of a file a list with the result of each row: a code or "accepted", and for a JSON file one result for each
/// position.
pub(crate) fn results(today: &str, file: &str) -> Outcome<Value> {
    let results = |suite: &Value| -> Outcome<Value> {
        let rows = suite.get("rows").and_then(Value::as_array).into_iter().flatten();
        let results = rows.map(|row| match suite.get("property").and_then(Value::as_str) {
            Some(property) => Ok(check(property, row.get("value").ok_or("a row has no value")?, today)?.into()),
            None => Ok(json!(read_in_each_place(&bytes(row).ok_or_else(|| format!("{row} has no bytes"))?))),
        });
        results.collect()
    };
    let suites: Map<String, Value> = serde_json::from_slice(&fs::read(file)?)?;
    suites.iter().map(|(name, suite)| Ok((name.clone(), results(suite)?))).collect()
}

/// Returns the code of the property in an otherwise valid record, or "accepted".
fn check(property: &str, value: &Value, today: &str) -> Outcome<String> {
    let field = Field::ALL.into_iter().find(|field| field.name() == property).ok_or("there is no such property")?;
    let body = json!({ "Id": 1, "CoworkerContractId": 1, "FullName": "Ada", property: value }).to_string();
    match UpdateContractContact::from_json(body.as_bytes(), Rules::strict(), date::parse(today)?) {
        Ok(_) => Ok("accepted".to_owned()),
        Err(Rejection::Invalid(errors)) => {
            let error = errors.iter().find(|error| error.field() == Some(field));
            let code = error.and_then(|error| error.code()).ok_or("another property was rejected")?;
            Ok(code.name().to_owned())
        }
        Err(other) => Err(format!("{body}: {other}").into()),
    }
}

/// Returns the bytes of a JSON file. A row has a string, a repeated string, or hexadecimal digits for bytes that are not UTF-8.
fn bytes(row: &Value) -> Option<Vec<u8>> {
    let text = |name: &str| row.get(name)?.as_str();
    if let Some(hex) = text("hex") {
        let pairs = hex.as_bytes().chunks(2);
        return pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect();
    }
    if let Some([piece, count]) = row.get("repeat").and_then(Value::as_array).map(Vec::as_slice) {
        return Some((piece.as_str()?.repeat(count.as_u64()?.try_into().ok()?) + text("then")?).into_bytes());
    }
    text("text").map(|text| text.as_bytes().to_vec())
}

/// Reads a file at three positions: as the body, in a known property, and in an unknown property.
fn read_in_each_place(file: &[u8]) -> [&'static str; 3] {
    [("", ""), ("{\"Notes\":", "}"), ("{\"x\":", "}")].map(|(before, after)| {
        match json::draft(&[before.as_bytes(), file, after.as_bytes()].concat()) {
            Ok(_) => "read",
            Err(error) if error.message().starts_with("The body must be an object") => "not an object",
            Err(_) => "rejected",
        }
    })
}
