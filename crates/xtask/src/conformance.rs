//! `cargo xtask conformance`: public suites given to the domain crate and to the package, and a report of what they say.
//!
//! The rows are data in `tests/conformance`, and so are the differences that are meant, with their reasons.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::process::Command;

use contract_contact::chrono::NaiveDate;
use contract_contact::{Field, FromJson, Rejection, Rules, UpdateContractContact, date, json};
use serde_json::{Value, json};

use crate::run::{Outcome, output, read, root};

/// The suites, in the order of the report.
const SUITES: [&str; 10] = [
    "wpt-email",
    "wpt-date",
    "blink-email",
    "blink-date",
    "gecko-email",
    "gecko-date",
    "json-schema-email",
    "json-schema-date",
    "json-schema-date-time",
    "json-test-suite",
];

/// What counts as today: no date of a suite is in the future.
const TODAY: &str = "9999-12-31";

const REPORT: &str = "docs/conformance.md";

/// Writes the report; with `check`, compares it with the committed one instead.
pub(crate) fn conformance(check: bool) -> Outcome {
    let suites = run_all()?;
    let problems: Vec<_> = suites.iter().flat_map(|suite| suite.problems.iter()).collect();
    for problem in &problems {
        eprintln!("{problem}");
    }
    if !problems.is_empty() {
        return Err(format!("{} rows are not as the suites or tests/conformance/differences.json say", problems.len()));
    }
    let report = report(&suites);
    let path = root().join(REPORT);
    if !check {
        fs::write(&path, report).map_err(|error| format!("cannot write {REPORT}: {error}"))?;
        eprintln!("wrote {REPORT}");
        return Ok(());
    }
    if read(REPORT)? == report {
        Ok(())
    } else {
        Err(format!("{REPORT} is out of date: run `cargo xtask conformance`"))
    }
}

/// A suite that was run.
struct Suite {
    file: &'static str,
    title: String,
    missing: Vec<String>,
    rows: Vec<Row>,
    differences: Vec<Difference>,
    /// What is neither as the suite says nor declared, and what is declared and not so.
    problems: Vec<String>,
}

struct Row {
    name: String,
    /// `valid`, `invalid`, or `either`, where the suite leaves it open.
    expected: String,
    native: Said,
    wasm: Said,
    /// What JSON.parse says, of a file of JSON.
    parse: Option<String>,
}

/// What one side says of a row.
struct Said {
    /// Each is a word: a code, or what became of a file of JSON in each of the places where it was put.
    words: Vec<String>,
    passes: bool,
}

/// Rows of which something else than the suite's verdict is meant.
struct Difference {
    reason: String,
    rows: BTreeSet<String>,
}

fn run_all() -> Outcome<Vec<Suite>> {
    let data = SUITES.into_iter().map(load).collect::<Outcome<Vec<_>>>()?;
    let declared = load("differences")?;
    let wasm = in_wasm()?;
    let mut suites = Vec::new();
    for ((file, data), wasm) in SUITES.into_iter().zip(&data).zip(&wasm) {
        let [rows, wasm] = [list(data, "rows"), wasm.as_array().map(Vec::as_slice).unwrap_or_default()];
        if rows.is_empty() || rows.len() != wasm.len() {
            return Err(format!("{file} has {} rows, and the package spoke of {}", rows.len(), wasm.len()));
        }
        let rows = rows.iter().zip(wasm).map(|(row, wasm)| run_row(data, row, wasm)).collect::<Outcome<Vec<_>>>()?;
        let differences = list(&declared, file).iter().map(|group| Difference {
            reason: text(group, "reason"),
            rows: list(group, "rows").iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        });
        let mut suite = Suite {
            file,
            title: text(data, "suite"),
            missing: list(data, "missing").iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            rows,
            differences: differences.collect(),
            problems: Vec::new(),
        };
        suite.problems = suite.find_problems();
        suites.push(suite);
    }
    Ok(suites)
}

fn load(name: &str) -> Outcome<Value> {
    let path = format!("tests/conformance/{name}.json");
    serde_json::from_str(&read(&path)?).map_err(|error| format!("{path}: {error}"))
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// What the package says, in Node: of each suite a list with an entry for each row.
fn in_wasm() -> Outcome<Vec<Value>> {
    let mut node = Command::new("node");
    node.arg("tests/conformance/run.mjs").arg(TODAY).current_dir(root());
    node.args(SUITES.map(|suite| format!("tests/conformance/{suite}.json")));
    serde_json::from_str(&output(&mut node)?).map_err(|error| format!("tests/conformance/run.mjs: {error}"))
}

fn run_row(suite: &Value, row: &Value, wasm: &Value) -> Outcome<Row> {
    let (name, expected) = (text(row, "name"), text(row, "expect"));
    if !["valid", "invalid", "either"].contains(&expected.as_str()) {
        return Err(format!("the row {name} expects {expected:?}"));
    }
    let (native, wasm, parse) = match suite.get("property").and_then(Value::as_str) {
        Some(property) => {
            let value = row.get("value").ok_or_else(|| format!("the row {name} has no value"))?;
            (vec![check(property, value)?], vec![wasm.as_str().unwrap_or_default().to_owned()], None)
        }
        None => {
            let words = wasm.as_array().map(Vec::as_slice).unwrap_or_default();
            let words: Vec<_> = words.iter().map(|word| word.as_str().unwrap_or_default().to_owned()).collect();
            let [record @ .., parse] = words.as_slice() else {
                return Err(format!("the package said nothing of {name}"));
            };
            (read_in_each_place(&bytes(row)?).to_vec(), record.to_vec(), Some(parse.clone()))
        }
    };
    let reads_date_times = text(suite, "reads") == "date-time";
    let said = |words: Vec<String>| Said {
        passes: words.iter().all(|word| match expected.as_str() {
            "valid" if reads_date_times => !["not_a_date", "not_a_string"].contains(&word.as_str()),
            "invalid" if reads_date_times => word == "not_a_date",
            "valid" => ["accepted", "read", "no object"].contains(&word.as_str()),
            "invalid" => !["accepted", "read"].contains(&word.as_str()),
            _ => true,
        }),
        words,
    };
    Ok(Row { native: said(native), wasm: said(wasm), name, expected, parse })
}

/// The code of the property in a record that is otherwise right, or `accepted`.
fn check(property: &str, value: &Value) -> Outcome<String> {
    let field = Field::ALL.into_iter().find(|field| field.name() == property);
    let field = field.ok_or_else(|| format!("there is no property {property}"))?;
    let today: NaiveDate = date::parse(TODAY).map_err(|error| format!("{TODAY}: {error}"))?;
    let body = json!({ "Id": 1, "CoworkerContractId": 1, "FullName": "Ada", property: value }).to_string();
    match UpdateContractContact::from_json(body.as_bytes(), Rules::strict(), today) {
        Ok(_) => Ok("accepted".to_owned()),
        Err(Rejection::Invalid(errors)) => {
            let error = errors.iter().find(|error| error.field() == Some(field));
            let code = error.and_then(|error| error.code()).ok_or("another property was refused")?;
            Ok(code.name().to_owned())
        }
        Err(other) => Err(format!("{body}: {other}")),
    }
}

/// The bytes of a file of JSON: they are there as text, as hexadecimal digits where they are no UTF-8, or as something
/// repeated.
fn bytes(row: &Value) -> Outcome<Vec<u8>> {
    let wrong = || format!("the row {} has no bytes", text(row, "name"));
    if let Some(hex) = row.get("hex").and_then(Value::as_str) {
        let pairs = hex.as_bytes().chunks(2).map(|pair| {
            std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok()).ok_or_else(wrong)
        });
        return pairs.collect();
    }
    if let [piece, count] = list(row, "repeat") {
        let count = count.as_u64().and_then(|count| usize::try_from(count).ok()).ok_or_else(wrong)?;
        return Ok((piece.as_str().ok_or_else(wrong)?.repeat(count) + &text(row, "then")).into_bytes());
    }
    row.get("text").and_then(Value::as_str).map(|text| text.as_bytes().to_vec()).ok_or_else(wrong)
}

/// What becomes of a file as the body itself, in a property that is read, and in one that is skipped.
fn read_in_each_place(file: &[u8]) -> [String; 3] {
    [("", ""), ("{\"Notes\":", "}"), ("{\"x\":", "}")].map(|(before, after)| {
        let word = match json::draft(&[before.as_bytes(), file, after.as_bytes()].concat()) {
            Ok(_) => "read",
            Err(error) if error.message().starts_with("The body must be an object") => "no object",
            Err(_) => "refused",
        };
        word.to_owned()
    })
}

impl Suite {
    fn find_problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for row in &self.rows {
            let declared = self.differences.iter().filter(|difference| difference.rows.contains(&row.name)).count();
            let passes = row.native.passes && row.wasm.passes;
            let problem = match declared {
                0 if !passes => format!("the suite says {}, which no difference explains", row.expected),
                1 if passes => "passes, though a difference is declared".to_owned(),
                2.. => "is declared twice".to_owned(),
                _ if !row.agrees() => "the domain crate and the package differ".to_owned(),
                _ => continue,
            };
            let (native, wasm) = (row.native.words.join(", "), row.wasm.words.join(", "));
            problems.push(format!("{}: {}: {problem}; native: {native}; wasm: {wasm}", self.file, row.name));
        }
        let names: BTreeSet<_> = self.rows.iter().map(|row| &row.name).collect();
        if names.len() != self.rows.len() {
            problems.push(format!("{}: two rows have one name", self.file));
        }
        let unknown = self.differences.iter().flat_map(|each| &each.rows).filter(|name| !names.contains(name));
        problems.extend(unknown.map(|name| format!("{}: a difference names {name}, which is no row", self.file)));
        problems
    }
}

impl Row {
    /// Of JSON that stands alone the domain crate reads no further once it sees that it is no object; so that is not
    /// compared.
    fn agrees(&self) -> bool {
        let compared =
            |said: &Said| said.words.iter().skip(usize::from(self.parse.is_some())).cloned().collect::<Vec<_>>();
        compared(&self.native) == compared(&self.wasm)
    }

    /// What both sides say of it, in a property that is read and in one that is skipped if it is JSON.
    fn said(&self) -> String {
        let words: Vec<_> = self.native.words.iter().skip(usize::from(self.parse.is_some())).cloned().collect();
        words.join(", ")
    }
}

fn report(suites: &[Suite]) -> String {
    let mut out = String::from(INTRODUCTION);
    // Writing to a string cannot fail.
    let mut total = [0; 5];
    for suite in suites {
        let open = suite.rows.iter().filter(|row| row.expected == "either").count();
        let pass = |side: fn(&Row) -> &Said| suite.rows.iter().filter(|row| side(row).passes).count() - open;
        let declared = suite.differences.iter().map(|difference| difference.rows.len()).sum::<usize>();
        let numbers = [suite.rows.len(), open, pass(|row| &row.native), pass(|row| &row.wasm), declared];
        for (sum, number) in total.iter_mut().zip(numbers) {
            *sum += number;
        }
        let _ = writeln!(out, "| [{}](../tests/conformance/{}.json) |{}", suite.title, suite.file, cells(numbers));
    }
    let _ = writeln!(out, "| all |{}\n\n{COLUMNS}", cells(total));
    for suite in suites {
        for name in &suite.missing {
            let _ = writeln!(out, "- {}: `{name}` could not be had byte by byte, and is not run.", suite.title);
        }
    }
    out.push_str("\n## Differences that are meant\n");
    for suite in suites.iter().filter(|suite| !suite.differences.is_empty()) {
        let _ = writeln!(out, "\n### {}", suite.title);
        for difference in &suite.differences {
            let _ = writeln!(out, "\n{}\n\n```text", difference.reason);
            let rows = suite.rows.iter().filter(|row| difference.rows.contains(&row.name));
            let lines = rows
                .map(|row| [row.name.clone(), format!("the suite: {}", row.expected), format!("here: {}", row.said())]);
            out.push_str(&aligned(lines));
            out.push_str("```\n");
        }
    }
    let files = suites.iter().flat_map(|suite| &suite.rows).filter_map(|row| Some((row, row.parse.as_ref()?)));
    let open = files.clone().filter(|(row, _)| row.expected == "either");
    let _ = writeln!(out, "\n{LEFT_OPEN}\n\n```text");
    let line = |(row, parse): (&Row, &String)| {
        [row.name.clone(), format!("here: {}", row.said()), format!("JSON.parse: {parse}")]
    };
    out.push_str(&aligned(open.map(line)));
    let _ = writeln!(out, "```\n\n{JSON_PARSE}\n");
    let otherwise: Vec<_> = files
        .filter(|(row, parse)| row.expected != "either" && (row.expected == "valid") != (parse.as_str() == "read"))
        .map(line)
        .collect();
    if otherwise.is_empty() {
        out.push_str("None.\n");
    } else {
        let _ = writeln!(out, "```text\n{}```", aligned(otherwise.into_iter()));
    }
    out
}

fn cells(numbers: [usize; 5]) -> String {
    numbers.map(|number| format!(" {number} |")).concat()
}

/// Lines in columns.
fn aligned(lines: impl Iterator<Item = [String; 3]>) -> String {
    let lines: Vec<_> = lines.collect();
    let widest = |column: fn(&[String; 3]) -> &String| {
        lines.iter().map(|line| column(line).chars().count()).filter(|width| *width <= 60).max().unwrap_or(0)
    };
    let (first, second) = (widest(|[first, ..]| first), widest(|[_, second, _]| second));
    let mut out = String::new();
    for [name, left, right] in &lines {
        let _ = writeln!(out, "{name:first$}  {left:second$}  {right}");
    }
    out
}

const INTRODUCTION: &str = "# Conformance

What public suites say, and what the rules say to the same rows: in Rust, and as WebAssembly through the package in `pkg` under Node.
`cargo xtask conformance` runs them and writes this file; `cargo xtask test` fails when it is out of date, when a row fails that is not
named below, and when one that is named passes. [tests/conformance](../tests/conformance/README.md) has the rows and says where they are
from.

A row of the suites for e-mail and dates is a property, `Email` or `DateOfBirth`, of a record that is otherwise right, checked by the
strict rules, with the last day of the year 9999 as today so that none is in the future. A file of JSONTestSuite is read in three
places: as the body itself, as the value of `Notes`, which is read, and as the value of a property that is not ours, which is skipped.
In the package that is the reader of `contract-contact/bulk`.

| suite | rows | left open | native pass | wasm pass | differences |
|---|---|---|---|---|---|
";

const COLUMNS: &str =
    "A row that is left open has no verdict in its suite: it neither passes nor fails. A difference is a row that
fails, and is meant to. The two sides have to give the same code, or the same outcome, for every row; they do.

What is missing:
";

const LEFT_OPEN: &str = "## What JSONTestSuite leaves open

Each file in a property that is read, then in one that is skipped; native and wasm are the same. What Rust has no string or number for
is refused only where it is read, and so is what is nested more than 127 deep.";

const JSON_PARSE: &str = "## Where JSON.parse says otherwise

Who hands the package's main entry a value has parsed it with JSON.parse, after the bytes became text as in `fetch`. The files on
which JSON.parse says something else than JSONTestSuite:";
