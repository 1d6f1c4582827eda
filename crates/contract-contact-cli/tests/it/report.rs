//! The formats of the report with hostile names of files and values, and the options that shorten the report.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};
use uppsala::XsdValidator;

use crate::common::{Run, VALID, assert_usage_error, check, finish, program, run};

/// Texts that a terminal, an editor, a spreadsheet, a log or a parser could interpret.
const HOSTILE: [&str; 16] = [
    "=1+1",
    "a;=1+1;b",
    "a\n-1\r@x\t+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "\u{1B}[31m\u{9B}31m",
    "\u{202E}\u{2066}\u{200F}\u{61C}\u{200B}",
    "\u{2028}\u{2029}\u{85}",
    "::error::x%0A::error::y,title=z",
    "a\n::error::b\r\nc,\"d\";e",
    "]]><!--&amp;<![CDATA[\u{FFFF}\u{E0041}",
    "\u{0}\u{7}\\\"'",
];

const FORMATS: [&str; 7] = ["text", "json", "ndjson", "sarif", "csv", "github", "junit"];

/// Returns NDJSON with one record for each value. The value is the e-mail address of the record.
fn records(values: &[&str]) -> String {
    let record = |value: &&str| json!({ "Id": 1, "CoworkerContractId": 2, "FullName": "Ada", "Email": value });
    values.iter().map(|value| format!("{}\n", record(value))).collect()
}

/// Checks a file for each name. Each file has a record for each hostile value, then a broken record.
fn check_named(options: &str, names: &[&str]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    for name in names {
        fs::write(folder.path().join(name), format!("{}{{\n", records(&HOSTILE))).unwrap();
    }
    let words: Vec<&str> = ["check", "--input", "ndjson"].into_iter().chain(options.split_whitespace()).collect();
    let files: Vec<String> = names.iter().map(|name| format!("./{name}")).collect();
    // Only a name that begins with a hyphen needs the prefix `./`.
    let files = files.iter().map(|file| file.strip_prefix("./").filter(|name| !name.starts_with('-')).unwrap_or(file));
    finish(program(&words).args(files).current_dir(&folder).spawn().unwrap(), Vec::new())
}

/// Returns the hostile texts that can be the name of a file on this system.
fn hostile_names() -> Vec<&'static str> {
    let is_possible = |name: &&str| !name.contains('\0') && !name.contains('/');
    let is_possible_everywhere =
        |name: &&str| !name.contains(|each: char| each.is_control() || "\"*:<>?|".contains(each));
    let names = HOSTILE.into_iter().filter(is_possible);
    if cfg!(unix) { names.collect() } else { names.filter(is_possible_everywhere).collect() }
}

/// Returns the invisible characters of a text.
fn unseen(text: &str) -> Vec<char> {
    let is_unseen = |each: &char| {
        each.is_control()
            || matches!(*each, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
            || matches!(*each, '\u{FFFF}' | '\u{E0041}')
    };
    text.chars().filter(is_unseen).collect()
}

/// Returns a text with its invisible characters escaped as in the report.
fn printable(text: &str) -> String {
    text.chars()
        .map(
            |each| {
                if unseen(&each.to_string()).is_empty() { each.to_string() } else { each.escape_unicode().to_string() }
            },
        )
        .collect()
}

#[test]
fn no_report_has_invisible_characters() {
    for format in FORMATS {
        let run = check_named(&format!("--format {format} --show-values"), &hostile_names());
        assert_eq!(run.code, Some(1), "{format}: {}", run.err);
        assert_eq!(run.err, "", "{format}");
        let found = unseen(&run.out);
        // A cell of CSV may have more than one line.
        let is_expected = |each: &char| *each == '\n' || (format == "csv" && matches!(each, '\t' | '\r'));
        assert!(found.iter().all(is_expected), "{format}: {found:?}");
    }
}

#[test]
fn reports_have_values_only_with_show_values() {
    for format in FORMATS {
        let [hidden, shown] = ["", " --show-values"].map(|option| {
            let run = check(&format!("--format {format}{option}"), records(&["secret", "=secret"]));
            run.out.contains("secret") || run.err.contains("secret")
        });
        assert_eq!((hidden, shown), (false, true), "{format}");
    }
}

#[test]
fn text_has_a_line_for_each_error_and_values_as_json() {
    let run = check_named("--show-values", &["=1+1"]);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), HOSTILE.len() + 5, "{}", run.out);
    for (place, (line, value)) in lines.iter().zip(HOSTILE).enumerate() {
        let start = format!("=1+1:{}: Email must be a valid email address [not_an_email]: ", place + 1);
        let shown = line.strip_prefix(&start).unwrap_or_else(|| panic!("{line}"));
        assert_eq!(serde_json::from_str::<String>(shown).unwrap(), value);
    }
}

/// Returns the schema of an object of the report.
fn validator(definition: &str) -> jsonschema::Validator {
    let printed = run(&["schema", "report"], "");
    let mut schema: Value = serde_json::from_str(&printed.out).unwrap();
    if !definition.is_empty() {
        schema = json!({ "$ref": format!("#/$defs/{definition}"), "$defs": schema["$defs"] });
    }
    jsonschema::validator_for(&schema).unwrap()
}

#[track_caller]
fn assert_valid(validator: &jsonschema::Validator, report: &Value) {
    let errors: Vec<_> = validator.iter_errors(report).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

/// Parses the report in JSON.
#[track_caller]
fn json(report: &str) -> Value {
    serde_json::from_str(report).unwrap()
}

/// Parses the lines of the report in NDJSON.
#[track_caller]
fn json_lines(report: &str) -> Vec<Value> {
    report.lines().map(json).collect()
}

/// Inputs with and without errors, records and an end.
const INPUTS: [&str; 6] = [VALID, "", "[", "[{},{}]", "{}\n{", "Id\n7,\n"];

#[test]
fn printed_schemas_reject_other_objects() {
    for definition in ["", "error", "summary"] {
        let validator = validator(definition);
        for other in [json!({}), json!({ "errors": [{}] }), json!([])] {
            assert!(!validator.is_valid(&other), "{definition}: {other}");
        }
    }
}

#[test]
fn json_report_matches_the_printed_schema() {
    let validator = validator("");
    assert_valid(&validator, &json(&check_named("--format json --show-values", &hostile_names()).out));
    for input in INPUTS {
        assert_valid(&validator, &json(&check("--format json", input).out));
    }
}

#[test]
fn summary_in_json_matches_the_printed_schema() {
    let validator = validator("summary");
    for input in INPUTS {
        assert_valid(&validator, &json(&check("--format json --summary-only", input).out));
    }
}

#[test]
fn ndjson_report_matches_the_printed_schema() {
    let validator = validator("error");
    let lines = json_lines(&check_named("--format ndjson --show-values", &hostile_names()).out);
    lines.iter().for_each(|line| assert_valid(&validator, line));
    for input in INPUTS {
        json_lines(&check("--format ndjson", input).out).iter().for_each(|line| assert_valid(&validator, line));
    }
}

#[test]
fn json_and_ndjson_reports_have_the_same_errors() {
    let names = hostile_names();
    let report = json(&check_named("--format json --show-values", &names).out);
    let lines = json_lines(&check_named("--format ndjson --show-values", &names).out);
    assert_eq!(report["errors"], Value::from(lines));
}

#[test]
fn ndjson_report_has_the_unchanged_names_and_values() {
    let names = hostile_names();
    let lines = json_lines(&check_named("--format ndjson --show-values", &names).out);
    assert_eq!(lines.len(), names.len() * (HOSTILE.len() + 1));
    let expected = names.iter().flat_map(|name| {
        let name = if name.starts_with('-') { format!("./{name}") } else { (*name).to_owned() };
        HOSTILE.iter().map(|value| Some(*value)).chain([None]).map(move |value| (name.clone(), value))
    });
    for (line, (name, value)) in lines.iter().zip(expected) {
        assert_eq!((line["file"].as_str(), line["AttemptedValue"].as_str()), (Some(name.as_str()), value));
    }
}

/// Returns an input that ends too early, and the counts of its report.
fn incomplete_input() -> (String, Value) {
    let count = |name: &str| json!({ "PropertyName": name, "code": "required", "count": 2 });
    let counts = json!({
        "records": 4, "invalid": 3, "complete": false, "not_records": 1,
        "errors_by_property": [count("Id"), count("CoworkerContractId"), count("FullName")],
        "problems": ["stdin:1:72: not valid JSON: it ends too early"],
    });
    (format!("[{{}},{VALID},3,{{}}"), counts)
}

#[test]
fn json_report_ends_with_the_counts() {
    let (input, counts) = incomplete_input();
    let mut report = json(&check("--format json", &input).out);
    assert_eq!(report.as_object_mut().unwrap().remove("errors").unwrap().as_array().unwrap().len(), 7);
    assert_eq!(report.as_object_mut().unwrap().remove("not_shown"), Some(json!(0)));
    assert_eq!(report, counts);
}

#[test]
fn summary_in_json_has_only_the_counts() {
    let (input, counts) = incomplete_input();
    assert_eq!(json(&check("--format json --summary-only", &input).out), counts);
}

#[test]
fn sarif_report_with_hostile_values_matches_its_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sarif-2.1.0.schema.json");
    // A pattern of the schema has a superfluous bracket, which some engines reject.
    let schema = fs::read_to_string(path).unwrap().replace("{2}]?$", "{2}?$");
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for options in ["", "--show-values", "--max-errors 3"] {
        let run = check_named(&format!("--format sarif {options}"), &hostile_names());
        assert_valid(&validator, &json(&run.out));
    }
}

#[test]
fn sarif_report_has_the_unchanged_names_and_values() {
    let names = hostile_names();
    let report = json(&check_named("--format sarif --show-values", &names).out);
    let results = report["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), names.len() * (HOSTILE.len() + 1));
    for (of_file, name) in results.chunks(HOSTILE.len() + 1).zip(&names) {
        for (result, value) in of_file.iter().zip(HOSTILE) {
            let location = &result["locations"][0]["physicalLocation"];
            let uri = percent_decoded(location["artifactLocation"]["uri"].as_str().unwrap());
            assert_eq!(uri.trim_start_matches("./"), *name);
            assert_eq!(result["properties"]["AttemptedValue"], value);
        }
    }
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = text.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'%' => {
                let digits = [bytes.next().unwrap(), bytes.next().unwrap()];
                u8::from_str_radix(str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            byte => byte,
        });
    }
    String::from_utf8(out).unwrap()
}

/// Parses the report in CSV into its header and its rows.
fn csv_rows(report: &str) -> (csv::StringRecord, Vec<csv::StringRecord>) {
    let mut reader = csv::Reader::from_reader(report.as_bytes());
    (reader.headers().unwrap().clone(), reader.records().collect::<Result<_, _>>().unwrap())
}

#[test]
fn csv_report_has_no_formula_with_another_delimiter() {
    let run = check_named("--format csv --show-values", &hostile_names());
    // A spreadsheet with the delimiter `;` ignores the quotes of the report.
    for cell in run.out.split([';', '\t', '\r', '\n']) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '＝']), "{cell:?}");
    }
}

#[test]
fn csv_report_has_no_formula() {
    let run = check_named("--format csv --show-values", &hostile_names());
    for row in csv_rows(&run.out).1 {
        for cell in &row {
            assert!(
                cell.chars().count() < 2 || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝']),
                "{cell:?}"
            );
        }
    }
}

#[test]
fn csv_report_with_hostile_values_has_its_columns_in_each_row() {
    let names = hostile_names();
    let (header, rows) = csv_rows(&check_named("--format csv --show-values", &names).out);
    assert_eq!(header.iter().next_back(), Some("AttemptedValue"));
    assert_eq!(rows.len(), names.len() * (HOSTILE.len() + 1));
    for row in rows {
        assert_eq!(row.len(), header.len());
        for number in [1, 2, 3] {
            assert!(row[number].parse::<u64>().is_ok(), "{row:?}");
        }
    }
}

#[test]
fn csv_report_has_the_names_and_values_except_for_added_apostrophes() {
    let names = hostile_names();
    let (_, rows) = csv_rows(&check_named("--format csv --show-values", &names).out);
    for (of_file, name) in rows.chunks(HOSTILE.len() + 1).zip(&names) {
        for (row, value) in of_file.iter().zip(HOSTILE) {
            assert_eq!(row[0].replace('\'', "").trim_start_matches("./"), printable(name).replace('\'', ""));
            let [shown, whole] = [&row[8], value].map(|text| text.replace(['\t', '\r', '\n', '\''], ""));
            assert_eq!(shown, printable(&whole));
        }
    }
}

#[test]
fn csv_report_does_not_change_numbers_and_single_characters() {
    let input =
        "{\"Id\": -5, \"CoworkerContractId\": 1e400, \"Email\": \"-\", \"FullName\": [-1]}\n".replace("1e400", "-1.5");
    let run = check("--format csv --show-values", input);
    let values: Vec<String> = csv_rows(&run.out).1.iter().map(|row| row[8].to_owned()).collect();
    assert_eq!(values, ["-5", "-1.5", "[-1]", "-"]);
}

/// A workflow command: its name, its properties and its message.
type Command = (String, Vec<(String, String)>, String);

/// Parses a line like the runner of GitHub Actions.
fn command(line: &str) -> Command {
    let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap();
    let unescape = |text: &str| {
        text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
    };
    let properties = properties.split(',').map(|property| {
        let (key, value) = property.split_once('=').unwrap();
        (key.to_owned(), unescape(value))
    });
    // A message has only three escaped characters.
    let message = message.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    (name.to_owned(), properties.collect(), message)
}

#[test]
fn github_report_has_the_names_and_values_in_its_commands() {
    let names = hostile_names();
    let run = check_named("--format github --show-values", &names);
    let commands: Vec<Command> = run.out.lines().map(command).collect();
    let (_, errors) = commands.split_last().unwrap();
    assert_eq!(errors.len(), names.len() * (HOSTILE.len() + 1));
    for (of_file, name) in errors.chunks(HOSTILE.len() + 1).zip(&names) {
        let (broken, errors) = of_file.split_last().unwrap();
        for (place, ((kind, properties, message), value)) in errors.iter().zip(HOSTILE).enumerate() {
            let name = if name.starts_with('-') { format!("./{name}") } else { printable(name) };
            let record = (place + 1).to_string();
            let title = format!("record {record}, Email");
            let expected = [("file", name.as_str()), ("line", &record), ("title", &title)];
            assert_eq!(kind, "error");
            assert_eq!(
                properties.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect::<Vec<_>>(),
                expected
            );
            let shown = message.strip_prefix("Email must be a valid email address [not_an_email]: ").unwrap();
            assert_eq!(serde_json::from_str::<String>(shown).unwrap(), value);
        }
        assert_eq!(broken.1.last().unwrap().1, format!("record {}", HOSTILE.len() + 1));
    }
}

#[test]
fn github_report_ends_with_a_notice_of_the_counts() {
    let names = hostile_names();
    let run = check_named("--format github --show-values", &names);
    let (kind, _, message) = command(run.out.lines().next_back().unwrap());
    assert_eq!(kind, "notice");
    let records = names.len() * (HOSTILE.len() + 1);
    assert!(message.starts_with(&format!("{records} records: 0 valid, ")), "{message}");
    assert!(message.contains(&format!("\n{:>9}  not a record", names.len())), "{message}");
}

#[test]
fn github_report_has_an_error_for_an_unread_file() {
    let run = check("--format github", "[{\"Id\": 7},\n {}");
    insta::assert_snapshot!(run.out, @r"
    ::error file=stdin,line=1,col=2,title=record 1%2C CoworkerContractId::CoworkerContractId is a required field [required]
    ::error file=stdin,line=1,col=2,title=record 1%2C FullName::FullName is a required field [required]
    ::error file=stdin,line=2,col=2,title=record 2%2C Id::Id is a required field [required]
    ::error file=stdin,line=2,col=2,title=record 2%2C CoworkerContractId::CoworkerContractId is a required field [required]
    ::error file=stdin,line=2,col=2,title=record 2%2C FullName::FullName is a required field [required]
    ::error title=not read to the end::stdin:2:4: not valid JSON: it ends too early
    ::notice title=contract-contact::2 records: 0 valid, 2 invalid%0A        1  Id                   required%0A        2  CoworkerContractId   required%0A        2  FullName             required%0A        1  files not read to the end
    ");
}

/// A test case: its suite, its name, and the element of its failure with its message and text.
type Case = (String, String, Option<(String, String, String)>);

/// Returns the test cases of a report in JUnit XML. Checks that the report is valid by the schema of Jenkins.
#[track_caller]
fn cases(report: &str) -> Vec<Case> {
    let schema = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/junit-10.xsd")).unwrap();
    let validator = XsdValidator::from_schema(&uppsala::parse(&schema).unwrap()).unwrap();
    let refused = uppsala::parse("<testsuites><testsuite name=\"a\"/></testsuites>").unwrap();
    assert!(!validator.validate(&refused).is_empty(), "the schema must reject some reports");
    let document = uppsala::parse(report).unwrap_or_else(|error| panic!("{error}: {report}"));
    let errors: Vec<String> = validator.validate(&document).iter().map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{errors:?} {report}");

    let mut cases = Vec::new();
    let attribute = |node, name: &str| document.get_attribute(node, name).unwrap_or_default().to_owned();
    for suite in document.get_elements_by_tag_name("testsuite") {
        let name = attribute(suite, "name");
        let mut counts = [0, 0, 0];
        let children = |node, name: &'static str| -> Vec<_> {
            document
                .children(node)
                .into_iter()
                .filter(|each| document.element(*each).is_some_and(|element| &*element.name.local_name == name))
                .collect()
        };
        for case in children(suite, "testcase") {
            assert_eq!(attribute(case, "classname"), name);
            counts[0] += 1;
            let mut ended = None;
            for (place, kind) in [(1, "failure"), (2, "error")] {
                for failure in children(case, kind) {
                    counts[place] += 1;
                    ended = Some((kind.to_owned(), attribute(failure, "message"), document.text_content_deep(failure)));
                }
            }
            cases.push((name.clone(), attribute(case, "name"), ended));
        }
        let declared = ["tests", "failures", "errors"].map(|each| attribute(suite, each).parse::<i32>().unwrap());
        assert_eq!(declared, counts, "{report}");
    }
    cases
}

/// Returns the names of the suites of these files.
fn suite_names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| if name.starts_with('-') { format!("./{name}") } else { printable(name) }).collect()
}

#[test]
fn junit_report_has_a_suite_per_file() {
    let names = hostile_names();
    let found = cases(&check_named("--format junit --show-values", &names).out);
    let mut suites: Vec<&str> = found.iter().map(|(suite, _, _)| suite.as_str()).collect();
    suites.dedup();
    assert_eq!(suites, suite_names(&names));
}

#[test]
fn junit_failure_lists_the_invalid_records() {
    let names = hostile_names();
    let found = cases(&check_named("--format junit --show-values", &names).out);
    let first_file = &suite_names(&names)[0];
    let failed: Vec<&Case> = found.iter().filter(|(_, _, ended)| ended.is_some()).collect();
    assert_eq!(failed.len(), 2 * names.len());
    let (_, name, ended) = failed[0];
    let (kind, message, text) = ended.as_ref().unwrap();
    assert_eq!((name.as_str(), kind.as_str()), ("Email not_an_email", "failure"));
    assert_eq!(message, &format!("must be a valid email address ({} records)", HOSTILE.len()));
    let start =
        |place: usize| format!("{first_file}:{}: Email must be a valid email address [not_an_email]: ", place + 1);
    for (place, (line, value)) in text.lines().zip(HOSTILE).enumerate() {
        assert_eq!(serde_json::from_str::<String>(line.strip_prefix(&start(place)).unwrap()).unwrap(), value);
    }
    assert_eq!(failed[1].1, "not_a_record");
}

/// Returns the names of the test cases of a report.
#[track_caller]
fn case_names(input: &str, options: &str) -> Vec<String> {
    cases(&check(&format!("--format junit {options}"), input).out).into_iter().map(|(_, name, _)| name).collect()
}

#[test]
fn junit_report_has_the_same_test_cases_for_every_outcome() {
    let strict = case_names(VALID, "");
    assert_eq!(strict[..3], ["the file is read to its end", "Id required", "Id not_an_integer"]);
    assert_eq!(strict.last().unwrap(), "not_a_record");
    for input in ["", "[", "{}\n{\n", "[{},{}]"] {
        assert_eq!(case_names(input, ""), strict, "{input}");
    }
}

#[test]
fn junit_report_has_only_the_test_cases_of_its_rules_and_operation() {
    assert!(!case_names(VALID, "--rules reference").contains(&"Email not_an_email".to_owned()));
    assert!(!case_names(VALID, "--operation create").contains(&"Id required".to_owned()));
}

#[test]
fn junit_report_has_an_error_for_each_unread_file() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("a.json", "[{}"), ("b.json", VALID), ("d.json", "{}")] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let words = ["check", "--format", "junit", "a.json", "b.json", "c.json", "d.json"];
    let run = finish(program(&words).current_dir(&folder).spawn().unwrap(), Vec::new());
    let ended: Vec<(String, String, String)> = cases(&run.out)
        .into_iter()
        .filter_map(|(suite, name, ended)| ended.map(|(kind, ..)| (suite, name, kind)))
        .collect();
    let (unread, required) =
        ("the file is read to its end", ["Id required", "CoworkerContractId required", "FullName required"]);
    let all = |file: &str| required.map(|name| (file.to_owned(), name.to_owned(), "failure".to_owned()));
    let error = |file: &str| [(file.to_owned(), unread.to_owned(), "error".to_owned())];
    assert_eq!(ended, [error("a.json").as_slice(), &all("a.json"), &error("c.json"), &all("d.json")].concat());
    assert!(run.out.contains("<testsuite name=\"b.json\""), "{}", run.out);
    assert_eq!(run.code, Some(2));
}

#[test]
fn junit_failure_lists_at_most_100_records_and_64_kib() {
    let long = "x".repeat(3_000);
    for (value, listed) in [("x", 100), (long.as_str(), 21)] {
        let run = check("--format junit --show-values", records(&[value]).repeat(10_000));
        let cases = cases(&run.out);
        let (_, _, ended) = cases.iter().find(|(_, _, ended)| ended.is_some()).unwrap();
        let (_, message, text) = ended.as_ref().unwrap();
        assert_eq!(message, "must be a valid email address (10,000 records)");
        assert_eq!(text.lines().count(), listed + 1);
        let last = format!("and {} more", 10_000 - listed).replace("and 9", "and 9,");
        assert_eq!(text.lines().next_back(), Some(last.as_str()));
        assert!(run.out.len() < 100_000, "{}", run.out.len());
    }
}

/// Returns the report on 10,000 invalid records with `--max-errors 7`. The tool reads the input in several pieces.
fn seven_errors(format: &str) -> Run {
    let input = format!("{}{}", format!("{VALID}\n").repeat(5), records(&["x"]).repeat(10_000));
    check(&format!("--max-errors 7 --format {format}"), &input)
}

const NOTE: &str = "9,993 more errors are not shown (see --max-errors)";

#[test]
fn max_errors_shows_the_first_errors_and_counts_all_in_text() {
    let text = seven_errors("text");
    assert_eq!(text.out.lines().filter(|line| line.starts_with("stdin:")).count(), 7);
    assert!(
        text.out.starts_with("stdin:6: ") && text.out.contains("\n\n10,005 records: 5 valid, 10,000 invalid\n"),
        "{}",
        text.out
    );
    assert!(text.out.ends_with(&format!("   10,000  Email                not_an_email\n{NOTE}\n")), "{}", text.out);
    assert_eq!((text.code, text.err.as_str()), (Some(1), ""));
}

#[test]
fn max_errors_shows_the_first_errors_and_counts_all_in_json() {
    let report = json(&seven_errors("json").out);
    assert_valid(&validator(""), &report);
    assert_eq!(
        (report["errors"].as_array().unwrap().len(), &report["not_shown"], &report["invalid"]),
        (7, &json!(9_993), &json!(10_000))
    );
}

#[test]
fn max_errors_is_a_note_on_standard_error_for_ndjson_and_csv() {
    for (format, lines) in [("ndjson", 7), ("csv", 8)] {
        let run = seven_errors(format);
        assert_eq!((run.out.lines().count(), run.err), (lines, format!("note: {NOTE}\n")), "{format}");
    }
}

#[test]
fn max_errors_is_a_notification_in_sarif() {
    let sarif = json(&seven_errors("sarif").out);
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), 7);
    let invocation = &sarif["runs"][0]["invocations"][0];
    assert_eq!(invocation["toolExecutionNotifications"], json!([{ "level": "note", "message": { "text": NOTE } }]));
    assert_eq!(invocation["executionSuccessful"], true);
}

#[test]
fn max_errors_is_in_the_notice_for_github() {
    let github = seven_errors("github").out;
    assert_eq!(github.lines().count(), 8);
    assert!(command(github.lines().next_back().unwrap()).2.ends_with(NOTE));
}

#[test]
fn max_errors_shortens_the_failures_of_junit() {
    let junit = seven_errors("junit").out;
    assert_eq!(junit.matches("stdin:").count(), 7);
    assert!(junit.contains("and 9,993 more"), "{junit}");
}

#[test]
fn max_errors_above_the_count_changes_nothing() {
    for format in FORMATS {
        let (all, some) = (
            check(&format!("--format {format}"), "{}\n{"),
            check(&format!("--format {format} --max-errors 4"), "{}\n{"),
        );
        assert_eq!((some.out, some.err), (all.out, String::new()), "{format}");
    }
}

#[test]
fn max_errors_below_the_count_is_noted_in_every_format() {
    for format in FORMATS {
        let run = check(&format!("--format {format} --max-errors 3"), "{}\n{");
        let has_note = format!("{}{}", run.out, run.err).contains("1 more");
        assert!(
            has_note || (format == "json" && run.out.contains("\"not_shown\":1,")),
            "{format}: {}{}",
            run.out,
            run.err
        );
    }
}

/// Returns a report without errors, and the counts that it should have.
fn summary(format: &str) -> (Run, &'static str) {
    let run = check(&format!("--summary-only --format {format}"), format!("{{}}\n{VALID}\n{{"));
    let counts = "3 records: 1 valid, 2 invalid\n        1  Id                   required\n        1  CoworkerContractId   required\n        \
                  1  FullName             required\n        1  not a record\n";
    (run, counts)
}

#[test]
fn summary_only_writes_only_the_counts_in_text() {
    let (run, counts) = summary("text");
    assert_eq!((run.out.as_str(), run.code), (counts, Some(1)));
}

#[test]
fn summary_only_writes_only_the_notice_for_github() {
    let (run, counts) = summary("github");
    assert_eq!(
        command(run.out.trim_end()),
        ("notice".into(), vec![("title".into(), "contract-contact".into())], counts.trim().into())
    );
}

#[test]
fn summary_only_lists_no_records_in_junit() {
    let junit = summary("junit").0.out;
    assert_eq!(cases(&junit).iter().filter(|(_, _, ended)| ended.is_some()).count(), 4);
    assert!(!junit.contains("stdin:"), "{junit}");
}

#[test]
fn quiet_check_prints_only_why_a_file_was_not_read_to_its_end() {
    for (input, code, err) in
        [(VALID, 0, ""), ("{}", 1, ""), ("[{}", 2, "error: stdin:1:4: not valid JSON: it ends too early\n")]
    {
        let run = check("--quiet", input);
        assert_eq!((run.out.as_str(), run.err.as_str(), run.code), ("", err, Some(code)));
    }
}

#[test]
fn quiet_check_prints_no_warnings() {
    let run = check("-q", "Id,CoworkerContractId,FullName,Shoe size\n1,2,Ada,38\n");
    assert_eq!((run.out.as_str(), run.err.as_str(), run.code), ("", "", Some(0)));
}

#[test]
fn conflicting_options_exit_with_2() {
    for options in [
        "--quiet --format json",
        "--quiet --summary-only",
        "--summary-only --max-errors 3",
        "--summary-only --show-values",
        "--summary-only --format ndjson",
        "--summary-only --format csv",
        "--summary-only --format sarif",
        "--max-errors x",
        "--max-errors -1",
    ] {
        assert_usage_error(options);
    }
}

#[test]
fn standard_error_has_no_invisible_characters() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).into_os_string();
    fs::write(path("m.toml"), "Id = 'Id' \u{1B}[31m\u{202E}\n").unwrap();
    fs::write(path("n.toml"), "Id = 'a\u{9B}31m'\n").unwrap();
    fs::write(path("a.csv"), "Id,\u{202E}FullName\u{9B}31m\n1,2\n").unwrap();
    let mapping = |name: &str| ["--mapping".into(), path(name), path("a.csv")].to_vec();
    for arguments in [
        mapping("m.toml"),
        mapping("n.toml"),
        mapping("none\nerror: \u{1B}[31m"),
        vec![path("a.csv")],
        vec![path("none\n\u{1B}[31m\u{202E}")],
        vec!["--\u{1B}[31m\u{202E}".into()],
        vec!["--input".into(), "\u{9B}31m\u{1B}[31m\n".into()],
    ] {
        let command = program(&["check"]).args(&arguments).stdin(Stdio::piped()).spawn().unwrap();
        let run = finish(command, Vec::new());
        let found = unseen(&run.err);
        assert!(!run.err.is_empty() && found.iter().all(|each| *each == '\n'), "{found:?} {}", run.err);
        assert!(run.err.lines().skip(1).all(|line| !line.starts_with("error: ")), "{}", run.err);
    }
}
