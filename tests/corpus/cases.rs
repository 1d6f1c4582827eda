//! Reads the cases of the corpus for the tests of every crate. `README.md` describes the format.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::panic, reason = "each test uses a part of it")]

use std::fs;
use std::path::PathBuf;

use serde_json::{Map, Value};

/// The keys that a case may have.
const KEYS: [&str; 10] =
    ["name", "operation", "rules", "today", "input", "record", "errors", "attempted", "syntax", "parsed"];

/// Returns all cases of all files, in the order of the files' names.
pub fn corpus() -> Vec<Value> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    paths.iter().flat_map(|path| cases(&fs::read_to_string(path).unwrap())).collect()
}

/// Returns the cases of a file, each merged with the file's base.
pub fn cases(file: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(file).unwrap();
    let base = file.get("base").unwrap();
    file.get("cases").and_then(Value::as_array).unwrap().iter().map(|case| merged(case, base)).collect()
}

fn merged(case: &Value, base: &Value) -> Value {
    let unknown = case.as_object().unwrap().keys().find(|key| !KEYS.contains(&key.as_str()));
    assert_eq!(unknown, None, "{case}");
    let value = |key: &str| case.get(key).or(base.get(key)).unwrap_or_else(|| panic!("no {key} in {case}"));
    let mut merged: Map<_, _> =
        ["name", "operation", "rules", "today"].into_iter().map(|key| (key.into(), value(key).clone())).collect();

    // The base record has an Id, which a create does not have.
    let is_create = value("operation") == "create";
    let base_input = base.get("input").and_then(Value::as_object).unwrap();
    let base_input = base_input.iter().filter(|(name, _)| !is_create || *name != "Id");
    let mut properties: Map<String, Value> = base_input.map(|(name, json)| (name.clone(), json.clone())).collect();
    let base_record: Map<_, _> = properties.iter().map(|(name, json)| (name.clone(), parsed(json))).collect();
    let input = match value("input") {
        Value::String(body) => {
            properties.clear();
            body.clone()
        }
        own => {
            properties.extend(own.as_object().unwrap().clone());
            let members: Vec<_> = properties
                .iter()
                .filter_map(|(name, json)| Some(format!("{}: {}", Value::from(name.as_str()), json.as_str()?)))
                .collect();
            format!("{{{}}}", members.join(", "))
        }
    };
    merged.insert("input".into(), input.into());

    let messages = base.get("messages").unwrap();
    let outcome = |of: &Value| {
        let mut outcome = Map::new();
        if let Some(record) = of.get("record") {
            let mut complete = base_record.clone();
            complete.extend(record.as_object().unwrap().clone());
            outcome.insert("record".into(), complete.into());
        }
        if let Some(errors) = of.get("errors") {
            let error = |(name, code): (&String, &Value)| {
                let attempted = of.get("attempted").and_then(|attempted| attempted.get(name)).cloned();
                serde_json::json!({
                    "PropertyName": name,
                    "code": code,
                    "Message": messages.get(code.as_str().unwrap()).unwrap_or_else(|| panic!("no message for {code}")),
                    "AttemptedValue": attempted.unwrap_or_else(|| properties.get(name).map_or(Value::Null, parsed)),
                })
            };
            outcome.insert("errors".into(), errors.as_object().unwrap().iter().map(error).collect());
        }
        outcome.extend(of.get("syntax").map(|syntax| ("syntax".into(), syntax.clone())));
        outcome
    };
    merged.extend(outcome(case));
    merged.extend(case.get("parsed").map(|parsed| ("parsed".into(), outcome(parsed).into())));
    merged.into()
}

/// Returns the value of a property's JSON text, or null where the property is left out.
fn parsed(json: &Value) -> Value {
    json.as_str().map_or(Value::Null, |json| serde_json::from_str(json).unwrap())
}
