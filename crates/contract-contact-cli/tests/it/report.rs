//! The formats of the report: each is valid by its own schema or parser, whatever the files and values hold.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};
use uppsala::XsdValidator;

use crate::common::{Run, VALID, assert_usage_error, check, finish, program, run};

/// What a terminal, an editor, a spreadsheet, a log or a parser might obey.
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

/// Returns NDJSON of one record for each of these values, which is its e-mail address.
fn records(values: &[&str]) -> String {
    let record = |value: &&str| json!({ "Id": 1, "CoworkerContractId": 2, "FullName": "Ada", "Email": value });
    values.iter().map(|value| format!("{}\n", record(value))).collect()
}

/// A folder with a file of the hostile values and a broken one for each name, and the report on them.
fn check_named(options: &str, names: &[&str]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    for name in names {
        fs::write(folder.path().join(name), format!("{}{{\n", records(&HOSTILE))).unwrap();
    }
    let words: Vec<&str> = ["check", "--input", "ndjson"].into_iter().chain(options.split_whitespace()).collect();
    let files: Vec<String> = names.iter().map(|name| format!("./{name}")).collect();
    // The name itself has to be seen, so that its first letter is the report's.
    let files = files.iter().map(|file| file.strip_prefix("./").filter(|name| !name.starts_with('-')).unwrap_or(file));
    finish(program(&words).args(files).current_dir(&folder).spawn().unwrap(), Vec::new())
}

/// Names that a file may have where it is Unix.
fn hostile_names() -> Vec<&'static str> {
    let is_possible = |name: &&str| !name.contains('\0') && !name.contains('/');
    let is_possible_everywhere =
        |name: &&str| !name.contains(|each: char| each.is_control() || "\"*:<>?|".contains(each));
    let names = HOSTILE.into_iter().filter(is_possible);
    if cfg!(unix) { names.collect() } else { names.filter(is_possible_everywhere).collect() }
}

/// Returns the characters that are not seen.
fn unseen(text: &str) -> Vec<char> {
    let is_unseen = |each: &char| {
        each.is_control()
            || matches!(*each, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
            || matches!(*each, '\u{FFFF}' | '\u{E0041}')
    };
    text.chars().filter(is_unseen).collect()
}

/// Returns the text with unseen characters as the report has them.
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

#[test]
fn json_and_ndjson_match_the_schema_and_keep_values() {
    let (report, error, summary) = (validator(""), validator("error"), validator("summary"));
    for refused in [json!({}), json!({ "errors": [{}] }), json!([])] {
        assert!(!report.is_valid(&refused) && !error.is_valid(&refused) && !summary.is_valid(&refused));
    }
    let names = hostile_names();
    let json = serde_json::from_str(&check_named("--format json --show-values", &names).out).unwrap();
    assert_valid(&report, &json);
    let lines = check_named("--format ndjson --show-values", &names).out;
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines.iter().for_each(|line| assert_valid(&error, line));
    assert_eq!(json["errors"], Value::from(lines.clone()));
    assert_eq!(lines.len(), names.len() * (HOSTILE.len() + 1));
    let expected = names.iter().flat_map(|name| {
        let name = if name.starts_with('-') { format!("./{name}") } else { (*name).to_owned() };
        HOSTILE.iter().map(|value| Some(*value)).chain([None]).map(move |value| (name.clone(), value))
    });
    for (line, (name, value)) in lines.iter().zip(expected) {
        assert_eq!((line["file"].as_str(), line["AttemptedValue"].as_str()), (Some(name.as_str()), value));
    }

    for input in [VALID, "", "[", "[{},{}]", "{}\n{", "Id\n7,\n"] {
        let json = serde_json::from_str(&check("--format json", input).out).unwrap();
        assert_valid(&report, &json);
        assert_valid(&summary, &serde_json::from_str(&check("--format json --summary-only", input).out).unwrap());
        check("--format ndjson", input)
            .out
            .lines()
            .for_each(|line| assert_valid(&error, &serde_json::from_str(line).unwrap()));
    }
}

#[test]
fn json_ends_with_the_counts() {
    let input = format!("[{{}},{VALID},3,{{}}");
    let mut report: Value = serde_json::from_str(&check("--format json", &input).out).unwrap();
    assert_eq!(report.as_object_mut().unwrap().remove("errors").unwrap().as_array().unwrap().len(), 7);
    assert_eq!(report.as_object_mut().unwrap().remove("not_shown"), Some(json!(0)));
    let count = |name: &str| json!({ "PropertyName": name, "code": "required", "count": 2 });
    let counts = json!({
        "records": 4, "invalid": 3, "complete": false, "not_records": 1,
        "errors_by_property": [count("Id"), count("CoworkerContractId"), count("FullName")],
        "problems": ["stdin:1:72: not valid JSON: it ends too early"],
    });
    assert_eq!(report, counts);
    let summary: Value = serde_json::from_str(&check("--format json --summary-only", &input).out).unwrap();
    assert_eq!(summary, counts);
}

#[test]
fn sarif_matches_its_schema_and_keeps_values() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sarif-2.1.0.schema.json");
    // A pattern of it has a bracket too many, which not every engine takes.
    let schema = fs::read_to_string(path).unwrap().replace("{2}]?$", "{2}?$");
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let names = hostile_names();
    for options in ["", "--show-values", "--max-errors 3"] {
        let run = check_named(&format!("--format sarif {options}"), &names);
        assert_valid(&validator, &serde_json::from_str(&run.out).unwrap());
    }
    let run = check_named("--format sarif --show-values", &names);
    let report: Value = serde_json::from_str(&run.out).unwrap();
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

#[test]
fn csv_cells_are_no_formulas() {
    let names = hostile_names();
    let run = check_named("--format csv --show-values", &names);
    let mut reader = csv::Reader::from_reader(run.out.as_bytes());
    let header = reader.headers().unwrap().clone();
    assert_eq!(header.iter().next_back(), Some("AttemptedValue"));
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    assert_eq!(rows.len(), names.len() * (HOSTILE.len() + 1));
    // A spreadsheet whose separator is a semicolon knows no quotes within what it takes for a cell.
    for cell in run.out.split([';', '\t', '\r', '\n']) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '＝']), "{cell:?}");
    }
    for row in &rows {
        assert_eq!(row.len(), header.len());
        for cell in row {
            assert!(
                cell.chars().count() < 2 || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝']),
                "{cell:?}"
            );
        }
        for number in [1, 2, 3] {
            assert!(row[number].parse::<u64>().is_ok(), "{row:?}");
        }
    }
    for (of_file, name) in rows.chunks(HOSTILE.len() + 1).zip(&names) {
        for (row, value) in of_file.iter().zip(HOSTILE) {
            assert_eq!(row[0].replace('\'', "").trim_start_matches("./"), printable(name).replace('\'', ""));
            let [shown, whole] = [&row[8], value].map(|text| text.replace(['\t', '\r', '\n', '\''], ""));
            assert_eq!(shown, printable(&whole));
        }
    }
}

#[test]
fn csv_keeps_numbers_and_single_characters() {
    let input =
        "{\"Id\": -5, \"CoworkerContractId\": 1e400, \"Email\": \"-\", \"FullName\": [-1]}\n".replace("1e400", "-1.5");
    let run = check("--format csv --show-values", input);
    let mut reader = csv::Reader::from_reader(run.out.as_bytes());
    let values: Vec<String> = reader.records().map(|row| row.unwrap()[8].to_owned()).collect();
    assert_eq!(values, ["-5", "-1.5", "[-1]", "-"]);
}

/// A workflow command: its name, its properties and its message.
type Command = (String, Vec<(String, String)>, String);

/// Reads a line as the runner of GitHub Actions does.
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
    // In a message only three characters are escaped.
    let message = message.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    (name.to_owned(), properties.collect(), message)
}

#[test]
fn github_has_a_command_for_each_error_and_the_summary() {
    let names = hostile_names();
    let run = check_named("--format github --show-values", &names);
    let commands: Vec<Command> = run.out.lines().map(command).collect();
    let (summary, errors) = commands.split_last().unwrap();
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
    assert_eq!(summary.0, "notice");
    assert!(summary.2.starts_with(&format!("{} records: 0 valid, ", errors.len())), "{}", summary.2);
    assert!(summary.2.contains("\n        9  not a record") || names.len() != 9, "{}", summary.2);

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

/// Returns the test cases of a report in JUnit XML, which has to be valid by the schema of Jenkins.
#[track_caller]
fn cases(report: &str) -> Vec<Case> {
    let schema = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/junit-10.xsd")).unwrap();
    let validator = XsdValidator::from_schema(&uppsala::parse(&schema).unwrap()).unwrap();
    let refused = uppsala::parse("<testsuites><testsuite name=\"a\"/></testsuites>").unwrap();
    assert!(!validator.validate(&refused).is_empty(), "the schema has to refuse something");
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
        let told = ["tests", "failures", "errors"].map(|each| attribute(suite, each).parse::<i32>().unwrap());
        assert_eq!(told, counts, "{report}");
    }
    cases
}

#[test]
fn junit_matches_its_schema_and_has_a_suite_per_file() {
    let names = hostile_names();
    let run = check_named("--format junit --show-values", &names);
    let found = cases(&run.out);
    let mut suites: Vec<&str> = found.iter().map(|(suite, _, _)| suite.as_str()).collect();
    suites.dedup();
    let expected: Vec<String> =
        names.iter().map(|name| if name.starts_with('-') { format!("./{name}") } else { printable(name) }).collect();
    assert_eq!(suites, expected);
    let failed: Vec<&Case> = found.iter().filter(|(_, _, ended)| ended.is_some()).collect();
    assert_eq!(failed.len(), 2 * names.len());
    let (_, name, ended) = failed[0];
    let (kind, message, text) = ended.as_ref().unwrap();
    assert_eq!((name.as_str(), kind.as_str()), ("Email not_an_email", "failure"));
    assert_eq!(message, &format!("must be a valid email address ({} records)", HOSTILE.len()));
    let start =
        |place: usize| format!("{}:{}: Email must be a valid email address [not_an_email]: ", expected[0], place + 1);
    for (place, (line, value)) in text.lines().zip(HOSTILE).enumerate() {
        assert_eq!(serde_json::from_str::<String>(line.strip_prefix(&start(place)).unwrap()).unwrap(), value);
    }
    assert_eq!(failed[1].1, "not_a_record");
}

#[test]
fn junit_has_the_same_test_cases_for_every_outcome() {
    let names = |input: &str, options: &str| -> Vec<String> {
        cases(&check(&format!("--format junit {options}"), input).out).into_iter().map(|(_, name, _)| name).collect()
    };
    let strict = names(VALID, "");
    assert_eq!(strict[..3], ["the file is read to its end", "Id required", "Id not_an_integer"]);
    assert_eq!(strict.last().unwrap(), "not_a_record");
    for input in ["", "[", "{}\n{\n", "[{},{}]"] {
        assert_eq!(names(input, ""), strict, "{input}");
    }
    assert!(!names(VALID, "--rules reference").contains(&"Email not_an_email".to_owned()));
    assert!(!names(VALID, "--operation create").contains(&"Id required".to_owned()));
}

#[test]
fn junit_reports_unread_files() {
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
fn junit_is_short_however_many_errors_there_are() {
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

#[test]
fn max_errors_shows_the_first_and_counts_all() {
    // So many that they are in several pieces.
    let input = format!("{}{}", format!("{VALID}\n").repeat(5), records(&["x"]).repeat(10_000));
    let find = |options: &str| check(&format!("--max-errors 7 {options}"), &input);
    let note = "9,993 more errors are not shown (see --max-errors)";

    let text = find("");
    assert_eq!(text.out.lines().filter(|line| line.starts_with("stdin:")).count(), 7);
    assert!(
        text.out.starts_with("stdin:6: ") && text.out.contains("\n\n10,005 records: 5 valid, 10,000 invalid\n"),
        "{}",
        text.out
    );
    assert!(text.out.ends_with(&format!("   10,000  Email                not_an_email\n{note}\n")), "{}", text.out);
    assert_eq!((text.code, text.err.as_str()), (Some(1), ""));

    let json: Value = serde_json::from_str(&find("--format json").out).unwrap();
    assert_valid(&validator(""), &json);
    assert_eq!(
        (json["errors"].as_array().unwrap().len(), &json["not_shown"], &json["invalid"]),
        (7, &json!(9_993), &json!(10_000))
    );

    for (format, lines) in [("ndjson", 7), ("csv", 8)] {
        let run = find(&format!("--format {format}"));
        assert_eq!((run.out.lines().count(), run.err), (lines, format!("note: {note}\n")), "{format}");
    }

    let sarif: Value = serde_json::from_str(&find("--format sarif").out).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), 7);
    let invocation = &sarif["runs"][0]["invocations"][0];
    assert_eq!(invocation["toolExecutionNotifications"], json!([{ "level": "note", "message": { "text": note } }]));
    assert_eq!(invocation["executionSuccessful"], true);

    let github = find("--format github").out;
    assert_eq!(github.lines().count(), 8);
    assert!(command(github.lines().next_back().unwrap()).2.ends_with(note));

    let junit = find("--format junit").out;
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
        let run = check(&format!("--format {format} --max-errors 3"), "{}\n{");
        let is_told = format!("{}{}", run.out, run.err).contains("1 more");
        assert!(
            is_told || (format == "json" && run.out.contains("\"not_shown\":1,")),
            "{format}: {}{}",
            run.out,
            run.err
        );
    }
}

#[test]
fn summary_only_lists_no_errors() {
    let input = format!("{{}}\n{VALID}\n{{");
    let run = check("--summary-only", &input);
    let text = "3 records: 1 valid, 2 invalid\n        1  Id                   required\n        1  CoworkerContractId   required\n        \
                1  FullName             required\n        1  not a record\n";
    assert_eq!((run.out.as_str(), run.code), (text, Some(1)));
    let github = check("--format github --summary-only", &input).out;
    assert_eq!(
        command(github.trim_end()),
        ("notice".into(), vec![("title".into(), "contract-contact".into())], text.trim().into())
    );
    let junit = check("--format junit --summary-only", &input).out;
    assert_eq!(cases(&junit).iter().filter(|(_, _, ended)| ended.is_some()).count(), 4);
    assert!(!junit.contains("stdin:"), "{junit}");
}

#[test]
fn quiet_prints_no_report() {
    for (input, code, err) in
        [(VALID, 0, ""), ("{}", 1, ""), ("[{}", 2, "error: stdin:1:4: not valid JSON: it ends too early\n")]
    {
        let run = check("--quiet", input);
        assert_eq!((run.out.as_str(), run.err.as_str(), run.code), ("", err, Some(code)));
    }
    let run = check("-q", "Id,CoworkerContractId,FullName,Shoe size\n1,2,Ada,38\n");
    assert_eq!((run.out.as_str(), run.err.as_str(), run.code), ("", "", Some(0)), "a warning is no error");
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
