//! Generated inputs of one record, which are almost valid.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use contract_contact::chrono::NaiveDate;
use contract_contact::{AttemptedValue, Code, Draft, Field, Kind, Operation, Presence, Rules, date};
use fastrand::Rng;
use serde_json::{Map, Value, json};

use crate::{Outcome, bulk};

/// The strings from which others are generated, by the rule that they almost match.
const TEXTS: [&str; 38] = [
    "",
    " ",
    "Ada Lovelace",
    "1 High Street\r\nLondon\tUK",
    "\u{FEFF}\u{200B}",
    "\u{85}",
    "\u{0}",
    "naïve 名前 🙂",
    "null",
    "0",
    "ada@example.com",
    "a.b+c@sub.example.co.uk",
    "ada@-x.com",
    "ada@x-.com",
    "ada@a..b",
    "@b",
    "a@",
    "a@b.c-d",
    "ä@b.c",
    "1990-06-15",
    "2024-02-29",
    "2023-02-29",
    "1900-01-01",
    "1899-12-31",
    "2026-11-23",
    "2026-11-24",
    "9999-12-31",
    "0000-01-01",
    "1990-06-15T00:00:00Z",
    "1990-06-15T00:00",
    "1990-06-14T23:00:00.000Z",
    "1990-06-15T00:00:00+00:00",
    "1990-06-15T24:00:00Z",
    "+44 (0)20 7946 0958",
    "07700 900 982 ext. 12",
    "x12",
    "12",
    "123456789012345678901",
];
/// The characters that are inserted into a string.
const PIECES: [&str; 34] = [
    "a", "Z", "0", "9", "-", ".", "@", ":", "T", "Z", "+", "(", ")", "/", "#", "x", "ext", "EXT.", " ", "\t", "\n",
    "\r", "\u{0}", "\u{1F}", "\u{7F}", "\u{9F}", "\u{A0}", "\u{2060}", "\u{180E}", "é", "名", "🙂", "_", "'",
];
const NUMBERS: [f64; 18] = [
    0.0,
    -0.0,
    1.0,
    2.0,
    3.0,
    4.0,
    -1.0,
    0.5,
    1e300,
    9_007_199_254_740_991.0,
    9_007_199_254_740_992.0,
    4_503_599_627_370_495.5,
    1e-7,
    1234.0,
    255.0,
    256.0,
    1e21,
    -9_007_199_254_740_993.0,
];
/// Values that exist only in JavaScript. No rule accepts their type.
const FOREIGN: [&str; 10] =
    ["NaN", "Infinity", "-Infinity", "bigint", "symbol", "function", "date", "map", "regexp", "boxed"];
pub(crate) const TODAYS: [&str; 3] = ["2026-11-23", "1950-01-01", "9999-12-31"];

/// The number of inputs of one record for each input of many records.
const BULK: usize = 10;

/// Writes `count` inputs of one record, and a tenth as many of many records. The same seed gives the same inputs.
pub(crate) fn write_all(count: usize, seed: u64, folder: &Path) -> Outcome {
    fs::create_dir_all(folder)?;
    write(&folder.join("differential.ndjson"), count, seed, case)?;
    write(&folder.join("differential-bulk.ndjson"), count / BULK, seed, bulk::case)
}

fn write(path: &Path, count: usize, seed: u64, case: impl Fn(&mut Rng) -> Outcome<Value>) -> Outcome {
    let mut file = BufWriter::new(File::create(path)?);
    let mut random = Rng::with_seed(seed);
    for _ in 0..count {
        writeln!(file, "{}", case(&mut random)?)?;
    }
    Ok(file.flush()?)
}

/// Returns an input, its settings, and the result of the domain crate.
fn case(random: &mut Rng) -> Outcome<Value> {
    let operation = if random.bool() { Operation::Update } else { Operation::Create };
    let rules = if random.u8(..4) == 0 { Rules::reference() } else { Rules::strict() };
    let today = pick(random, &TODAYS);
    let day = date::parse(today)?;
    let (draft, values) = record(random, operation, rules, day);
    let errors = draft.check(operation, rules, day).err();
    let errors: Vec<Value> = errors
        .iter()
        .flatten()
        .map(|error| json!([error.property_name(), error.code().map(Code::name), error.message()]))
        .collect();
    Ok(json!({
        "create": operation == Operation::Create,
        "rules": rules.name(),
        "today": today,
        "values": values,
        "errors": errors,
    }))
}

/// Returns a record for the rules, and the same record for JavaScript.
pub(crate) fn record(random: &mut Rng, operation: Operation, rules: Rules, day: NaiveDate) -> (Draft<'static>, Value) {
    let mut draft = Draft::new();
    let mut values = Map::new();
    for field in Field::ALL {
        if random.u8(..5) == 0 {
            continue;
        }
        let (value, written) = value(random, field);
        if let Some(value) = value {
            draft.set(field, value);
        }
        values.insert(field.name().into(), written);
    }
    if random.bool() {
        // Most generated records are invalid. Half of the records get valid values for their invalid properties.
        for field in draft.check(operation, rules, day).err().iter().flatten().filter_map(|error| error.field()) {
            let (right, written): (AttemptedValue<'_>, Value) = match (field.presence(operation), field.kind()) {
                (Presence::Required, Kind::Identifier) => (1.0.into(), json!(1)),
                (Presence::Required, _) => ("Ada".into(), json!("Ada")),
                _ => (AttemptedValue::Null, Value::Null),
            };
            draft.set(field, right);
            values.insert(field.name().into(), written);
        }
    }
    (draft, values.into())
}

/// Returns a value for the rules, and the same value for JavaScript.
fn value(random: &mut Rng, field: Field) -> (Option<AttemptedValue<'static>>, Value) {
    match random.u8(..40) {
        0 => (Some(AttemptedValue::Null), Value::Null),
        1 => (None, json!({ "$js": "undefined" })),
        2 => (Some(true.into()), Value::Bool(true)),
        3 => (Some(AttemptedValue::Array(Box::default())), json!([])),
        4 => (Some(AttemptedValue::Object(Box::default())), json!({})),
        5 | 6 => (Some(false.into()), json!({ "$js": pick(random, &FOREIGN) })),
        7 | 8 if !field.kind().is_number() => {
            // Rust has no string with a lone surrogate. A control character is also invalid and not blank.
            let text = text(random, field);
            let units: Vec<u16> = text.encode_utf16().chain([0xD800 + random.u16(..0x800)]).collect();
            (Some((text + "\u{1}").into()), json!({ "$utf16": units }))
        }
        kind if (kind < 12) == field.kind().is_number() => {
            let text = text(random, field);
            (Some(text.clone().into()), text.into())
        }
        _ => {
            let number = if random.bool() { pick(random, &NUMBERS) } else { f64::from(random.i32(-2..9_000)) };
            (Some(number.into()), json!(number))
        }
    }
}

/// Returns a string that the rule of the field almost accepts.
fn text(random: &mut Rng, field: Field) -> String {
    let near = match field.kind() {
        Kind::Email => 10..19,
        Kind::Date => 19..33,
        Kind::Phone => 33..38,
        _ => 0..10,
    };
    let near = if random.u8(..6) == 0 { 0..TEXTS.len() } else { near };
    let mut letters: Vec<String> =
        TEXTS.get(random.usize(near)).copied().unwrap_or_default().chars().map(String::from).collect();
    for _ in 0..random.usize(..4) {
        let place = random.usize(..=letters.len());
        match random.u8(..3) {
            0 => letters.insert(place, pick(random, &PIECES).to_owned()),
            1 if place < letters.len() => drop(letters.remove(place)),
            _ => {
                if let Some(letter) = letters.get_mut(place) {
                    *letter = pick(random, &PIECES).to_owned();
                }
            }
        }
    }
    if random.u8(..50) == 0 {
        letters = vec![letters.concat(); random.usize(1..40)];
    }
    letters.concat()
}

/// Returns one of the choices.
pub(crate) fn pick<T: Copy + Default>(random: &mut Rng, choices: &[T]) -> T {
    choices.get(random.usize(..choices.len())).copied().unwrap_or_default()
}
