//! `contract-contact check`: records, files, options and exit codes.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use crate::common::{Run, VALID, assert_usage_error, check, check_files, check_in, program, run};

#[track_caller]
fn assert_report(run: &Run, code: i32, report: &str) {
    assert_eq!(run.out, report, "{}", run.err);
    assert_eq!(run.code, Some(code), "{}", run.err);
}

#[test]
fn valid_record_exits_with_0() {
    assert_report(&check("", VALID), 0, "1 record: 1 valid, 0 invalid\n");
}

#[test]
fn empty_input_has_0_records_and_exits_with_0() {
    assert_report(&check("", ""), 0, "0 records: 0 valid, 0 invalid\n");
}

#[test]
fn invalid_records_are_reported_by_line_and_exit_with_1() {
    let input = format!(
        "{VALID}\n{{\"Id\": 1, \"CoworkerContractId\": 2, \"FullName\": \"\", \"Email\": \"ada@\"}}\r\n\n{{\"Id\": nope}}\n[1]\n{VALID}"
    );
    let report = "\
stdin:2: FullName is a required field [required]
stdin:2: Email must be a valid email address [not_an_email]
stdin:4:9: The body is not valid JSON: expected true, false or null
stdin:5: The body must be an object, not an array

5 records: 2 valid, 3 invalid
        1  FullName             required
        1  Email                not_an_email
        2  not a record
";
    assert_report(&check("-", input), 1, report);
}

#[test]
fn progress_bar_is_absent_without_a_terminal() {
    assert_eq!(check("-", format!("{VALID}\n{{}}\n")).err, "");
}

#[test]
fn record_of_an_array_has_its_number_and_position() {
    let input = format!("[{VALID},\n  {{\"Id\": \"x\",\n \"CoworkerContractId\": 2, \"FullName\": \"A\"}}, 3 ]");
    let report = "\
stdin:2:3: record 2: Id must be an integer [not_an_integer]
stdin:3:45: record 3: The body must be an object, not a number

3 records: 1 valid, 2 invalid
        1  Id                   not_an_integer
        1  not a record
";
    assert_report(&check("", input), 1, report);
}

#[test]
fn records_before_a_syntax_error_are_reported_and_exit_with_2() {
    for (broken, place) in [
        ("[{\"Id\": 1},\n {\"Id\": nope}, {\"Id\": 2}]", "2:10: not valid JSON: expected true, false or null"),
        ("[{\"Id\": 1},\n {\"Id\": 2]", "2:10: not valid JSON: expected `,` or `}`"),
        ("[{\"Id\": 1}\n", "2:1: not valid JSON: it ends too early"),
        ("[{\"Id\": 1},\n]", "2:1: not valid JSON: trailing comma"),
        ("[{\"Id\": 1}\n {\"Id\": 2}]", "2:2: not valid JSON: expected `,` or `]`"),
        ("[{\"Id\": 1}]\n x", "2:2: not valid JSON: trailing characters"),
    ] {
        let run = check("", broken);
        assert_eq!(run.code, Some(2), "{broken}");
        assert!(run.err.starts_with(&format!("error: stdin:{place}")), "{broken}: {}", run.err);
        assert!(
            run.out.starts_with("stdin:1:2: record 1: CoworkerContractId is a required field [required]\n"),
            "{broken}"
        );
        assert!(run.out.ends_with("        1  files not read to the end\n"), "{broken}");
        assert!(!run.out.contains("record 3"), "{broken}");
    }
}

#[test]
fn json_out_of_range_is_one_invalid_record() {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    for value in ["1e400", r#""\ud800""#, &deep] {
        let run = check("", format!("[{{\"Notes\": {value}}}, {VALID}]"));
        assert!(run.out.contains("\n2 records: 1 valid, 1 invalid\n"), "{}{}", run.out, run.err);
        assert_eq!(run.code, Some(1));
    }
}

#[test]
fn missing_file_exits_with_2_and_the_others_are_checked() {
    let run = check_files("a.json missing.csv b.json", &[("a.json", "{}"), ("b.json", VALID)]);
    assert!(run.out.starts_with("a.json:1:1: record 1: Id is a required field [required]\n"), "{}", run.out);
    assert!(run.out.contains("\n2 records: 1 valid, 1 invalid\n"), "{}", run.out);
    assert!(run.err.starts_with("error: missing.csv: cannot read: "), "{}", run.err);
    assert_eq!(run.code, Some(2));
}

#[test]
fn folder_exits_with_2() {
    let run = check_files::<&str>(".", &[]);
    assert!(run.err.starts_with("error: .: cannot read: "), "{}", run.err);
    assert_eq!(run.code, Some(2));
}

#[test]
fn file_after_a_broken_one_is_checked() {
    let many = format!("[{}{VALID}]", "1 ".repeat(400_000));
    let run = check_files("a.json b.ndjson", &[("a.json", many.as_str()), ("b.ndjson", "{}\n")]);
    assert!(run.out.starts_with("a.json:1:2: record 1: The body must be"), "{}", run.out);
    assert!(run.out.contains("b.ndjson:1: Id is a required field"), "{}", run.out);
    assert_eq!(run.err, "error: a.json:1:4: not valid JSON: expected `,` or `]`\n");
    assert_eq!(run.code, Some(2));
}

#[test]
fn records_after_a_syntax_error_are_not_reported() {
    let many = format!("[{{\"Id\": 1}}, {{\"Id\": nope}}{}]", ", {}".repeat(500_000));
    let run = check_files("--format ndjson a.json b.json", &[("a.json", many.as_str()), ("b.json", VALID)]);
    assert!(run.out.lines().all(|line| line.contains("\"record\":1,")), "{}", run.out.lines().last().unwrap());
    assert_eq!(run.out.lines().count(), 2);
    assert_eq!(run.err, "error: a.json:1:21: not valid JSON: expected true, false or null\n");
}

#[test]
fn wrong_command_line_exits_with_2() {
    for options in [
        "--today 2020-02-30",
        "--rules lax",
        "--operation delete",
        "--input xml",
        "--delimiter ab",
        "--delimiter x",
        "--nope",
    ] {
        assert_usage_error(options);
    }
}

/// Returns the codes that `check` reports for a record without an Id, with an invalid e-mail address and a recent date of birth.
fn codes(options: &str) -> Vec<String> {
    let record = r#"{"CoworkerContractId": 5, "FullName": "Zoë", "DateOfBirth": "2020-06-01", "Email": "zoë"}"#;
    let run = check(&format!("--format ndjson {options}"), record);
    run.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["code"].as_str().unwrap().into()).collect()
}

#[test]
fn operation_create_does_not_require_the_id() {
    assert_eq!(codes(""), ["required", "not_an_email"]);
    assert_eq!(codes("--operation create"), ["not_an_email"]);
}

#[test]
fn date_of_birth_after_today_is_reported() {
    assert_eq!(codes("--operation create --today 2020-06-01"), ["not_an_email"]);
    assert_eq!(codes("--operation create --today 2020-05-31"), ["not_an_email", "in_the_future"]);
}

#[test]
fn reference_rules_omit_the_strict_codes() {
    assert!(codes("--operation create --today 2020-05-31 --rules reference").is_empty());
}

const CSV: &str = "Id,CoworkerContractId,FullName\n1,2,Ada\n";

#[test]
fn format_of_a_file_follows_its_extension() {
    let lines = format!("{VALID}\n{VALID}\n");
    let files =
        [("a.CSV", CSV), ("b.ndjson", &lines), ("c.jsonl", &lines), ("d.json", VALID), ("e", CSV), ("f.txt", &lines)];
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    assert_report(&check_files(&names.join(" "), &files), 0, "9 records: 9 valid, 0 invalid\n");
}

#[test]
fn input_option_overrides_the_extension() {
    assert_eq!(check_files("--input json a.CSV", &[("a.CSV", CSV)]).code, Some(2));
}

/// Returns the valid record on several lines.
fn spread() -> String {
    VALID.replace(", ", ",\n")
}

#[test]
fn format_of_standard_input_follows_its_first_bytes() {
    for input in [
        format!("\u{FEFF} \n[{VALID}]"),
        format!("\u{FEFF}{VALID}\n"),
        format!("{VALID}\n\n"),
        spread(),
        "\u{FEFF}Id,CoworkerContractId,FullName\r\n1,2,Ada".to_owned(),
    ] {
        assert_report(&check("", &input), 0, "1 record: 1 valid, 0 invalid\n");
    }
}

#[test]
fn input_option_overrides_the_first_bytes() {
    assert_eq!(check("--input ndjson", spread()).code, Some(1));
}

#[test]
fn ndjson_read_as_json_names_the_option_for_ndjson() {
    let run = check("--input json", format!("{VALID}\n{VALID}"));
    assert!(run.err.contains("If each line is a record, add --input ndjson"), "{}", run.err);
}

#[test]
fn csv_cells_are_read_as_form_controls() {
    let input = "Id,CoworkerContractId,FullName,CoworkerId,Email,DateOfBirth,ContractContactType\n\
                 \u{A0}1 ,2,  Ada  ,,  ,1990-06-15,2\n\
                 0x10,1e3,\u{200B},7 7,-,,1.0\n";
    let run = check("--format csv --show-values", input);
    let report = "\
file,record,line,column,PropertyName,code,Message,description,AttemptedValue
stdin,2,3,1,Id,not_an_integer,must be an integer,Contact ID must be a whole number,0x10
stdin,2,3,1,CoworkerContractId,not_an_integer,must be an integer,Contract ID must be a whole number,1e3
stdin,2,3,1,FullName,required,is a required field,Enter the full name,null
stdin,2,3,1,CoworkerId,not_an_integer,must be an integer,Coworker ID must be a whole number,7 7
stdin,2,3,1,Email,not_an_email,must be a valid email address,\"Enter an email address in the correct format, like name@example.com\",-
stdin,2,3,1,ContractContactType,not_an_integer,must be an integer,Select a role from the list,1.0
";
    assert_report(&run, 1, report);
}

#[test]
fn csv_row_has_the_line_of_its_start() {
    for newline in ["\n", "\r\n"] {
        let input = "\nId,CoworkerContractId,FullName,Notes\n\n1,2,,\n\n\n1,2,\"\",\"a\n\nb\"\n1,2,,\"x\"\n1,2,,"
            .replace('\n', newline);
        let run = check("", input);
        let lines: Vec<&str> =
            run.out.lines().filter_map(|line| line.split(": ").next()?.strip_prefix("stdin:")).collect();
        assert_eq!(lines, ["4", "7", "10", "11"], "{newline:?} {}", run.out);
    }
}

#[test]
fn csv_row_without_a_record_is_reported_and_the_others_are_checked() {
    let input = b"Id,CoworkerContractId,FullName\n1,2\n1,2,Ada,more\n1,2,\xFF\n1,2,Ada\n";
    let report = "\
stdin:2: The row has 2 cells, but the header has 3
stdin:3: The row has 4 cells, but the header has 3
stdin:4: FullName is not valid UTF-8

4 records: 1 valid, 3 invalid
        3  not a record
";
    assert_report(&check("", input), 1, report);
}

const UNCLOSED_QUOTE: &str = "Id,CoworkerContractId,FullName,Notes\n1,2,,\n\n1,2,Ada,\"open\n1,2,Ada,\n";

#[test]
fn unclosed_quote_is_reported_with_the_line_of_its_row() {
    let run = check("--input csv", UNCLOSED_QUOTE);
    assert!(run.out.starts_with("stdin:2: FullName is a required field"), "{}", run.out);
    assert_eq!(run.err, "error: stdin:4:1: a quote in the row that begins here is not closed\n");
    assert_eq!(run.code, Some(2));
}

#[test]
fn unclosed_quote_before_1_mib_is_reported_as_a_long_row() {
    let run = check("--input csv", format!("{UNCLOSED_QUOTE}{}", "1,2,Ada,\n".repeat(200_000)));
    assert!(run.out.starts_with("stdin:2: FullName is a required field"), "{}", run.out);
    assert_eq!(run.err, "error: stdin:4:1: a row of more than 1 MiB begins here: is a quote not closed?\n");
}

#[test]
fn quote_within_a_cell_is_an_ordinary_character() {
    assert_eq!(check("--input csv", "Id,CoworkerContractId,FullName\n1,2,5\" pipe\n").code, Some(0));
}

const GERMAN_CSV: &str = "Full name;nummer;CoworkerContractId\nAda;1;2\n;1;2\n";

#[test]
fn mapping_file_maps_columns_to_properties() {
    let mapping = "# the export of our CRM\n\"Full name\" = \"FullName\"\nnummer = 'Id'\n";
    let files = [("m.toml", mapping), ("a.csv", GERMAN_CSV)];
    let run = check_files("--mapping m.toml --delimiter ; a.csv", &files);
    assert!(
        run.out.starts_with("a.csv:3: FullName is a required field [required]\n\n2 records: 1 valid"),
        "{}",
        run.out
    );
    assert_eq!(run.err, "");
}

#[test]
fn invalid_mapping_file_exits_with_2_without_a_report() {
    for (mapping, fragment) in [
        ("nummer = 'Nr'", "there is no property \"Nr\"; the properties are Id, "),
        ("nummer", "m.toml is not a mapping file: "),
        ("nummer = 1", "m.toml is not a mapping file: "),
    ] {
        let run = check_files("--mapping m.toml a.csv", &[("m.toml", mapping), ("a.csv", GERMAN_CSV)]);
        assert!(run.err.contains(fragment), "{}", run.err);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    }
}

#[test]
fn missing_mapping_file_exits_with_2() {
    let run = check_files("--mapping none.toml a.csv", &[("a.csv", GERMAN_CSV)]);
    assert!(run.err.starts_with("error: cannot read none.toml: "), "{}", run.err);
    assert_eq!(run.code, Some(2));
}

#[test]
fn delimiter_option_separates_cells() {
    for (delimiter, option) in [("\t", "\\t"), (" ", " "), (";", ";"), ("|", "|")] {
        let csv = "Id,CoworkerContractId,FullName\n1,2,Ada\n".replace(',', delimiter);
        assert_report(
            &run(&["check", "--input", "csv", "--delimiter", option], csv),
            0,
            "1 record: 1 valid, 0 invalid\n",
        );
    }
}

#[test]
fn unknown_column_is_a_warning_with_a_mapping_file() {
    let run = check("", "Id,CoworkerContractId,full_name,Shoe size\n1,2,Ada,38\n");
    assert!(run.err.starts_with("warning: stdin: 1 column matches no property and is skipped. "), "{}", run.err);
    assert!(run.err.contains("\n  # \"Shoe size\" = \"\"\n"), "{}", run.err);
    assert_eq!(run.code, Some(0));
}

#[test]
fn two_columns_of_the_same_property_are_an_error() {
    let run = check("", "Id,Id\n1,2\n");
    assert_eq!(run.err, "error: stdin:1:1: two columns match Id: \"Id\" and \"Id\". Rename or remove one of them\n");
    assert_eq!(run.code, Some(2));
}

#[test]
fn header_without_a_property_is_an_error_that_does_not_quote_it() {
    for (input, fragment) in [("Ada,7\n", "add --mapping, or run"), ("Ada\n", "add --mapping or --delimiter, or run")] {
        let run = check("", input);
        assert!(run.err.contains("no column matches a property") && run.err.contains(fragment), "{}", run.err);
        assert!(!run.err.contains("Ada"), "the line may be a record with personal data: {}", run.err);
        assert_eq!(run.code, Some(2));
    }
}

#[test]
fn empty_csv_is_an_error() {
    assert_eq!(
        check("--input csv", "").err,
        "error: stdin:1:1: the header is missing: the first line of a CSV file must name its columns\n"
    );
}

const MEBIBYTE: usize = 1 << 20;

/// Returns a record of this many bytes, which is valid except for its length.
fn record_of(length: usize) -> String {
    let record = VALID.replace('}', &format!(", \"Notes\": \"{}\"}}", "x".repeat(length - VALID.len() - 13)));
    assert_eq!(record.len(), length);
    record
}

#[test]
fn record_of_1_mib_is_accepted() {
    let record = record_of(MEBIBYTE);
    assert_eq!(check("", format!("{record}\n")).code, Some(0));
    assert_eq!(check("", format!("[{record}]")).code, Some(0));
}

#[test]
fn too_long_line_is_rejected_and_the_next_line_is_read() {
    for length in [MEBIBYTE + 1, 3 * MEBIBYTE] {
        let run = check("", format!("{VALID}\n{}\n{VALID}\n{{}}\n", record_of(length)));
        assert!(run.out.starts_with("stdin:2: The record has more than 1 MiB\nstdin:4: Id"), "{}", run.out);
        assert!(run.out.contains("\n4 records: 2 valid, 2 invalid\n"), "{}", run.out);
    }
}

#[test]
fn too_long_record_of_an_array_ends_the_reading() {
    for length in [MEBIBYTE + 1, 3 * MEBIBYTE] {
        let run = check("", format!("[{VALID},\n{}]", record_of(length)));
        assert_eq!(
            run.err,
            "error: stdin:2:1: a record of more than 1 MiB begins here: is a bracket or quote not closed?\n"
        );
        assert_eq!(run.code, Some(2));
    }
}

#[test]
fn report_keeps_the_order_of_the_input() {
    let wrong = r#"{"Id": 1, "CoworkerContractId": 2, "FullName": " "}"#;
    let records: Vec<&str> = (0..60_000).map(|index| if index % 7 == 3 { wrong } else { VALID }).collect();
    let csv = format!(
        "Id,CoworkerContractId,FullName\n{}",
        (0..60_000)
            .map(|index| if index % 7 == 3 { "1,2,\n" } else { "1,2,Ada Lovelace and her whole family\n" })
            .collect::<String>()
    );
    for (input, first_line) in [(records.join("\n"), 1), (format!("[{}]", records.join(",\n")), 1), (csv, 2)] {
        let run = check("--format ndjson", &input);
        let found: Vec<(u64, u64)> = run
            .out
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap())
            .map(|entry| (entry["record"].as_u64().unwrap(), entry["line"].as_u64().unwrap()))
            .collect();
        let expected: Vec<_> =
            (0..60_000).filter(|index| index % 7 == 3).map(|index| (index + 1, index + first_line)).collect();
        assert!(found == expected, "{:?}", found.iter().zip(&expected).find(|(one, other)| one != other));
    }
}

const WRONG: &str =
    "{\"Email\": \"ada@@secret\", \"FullName\": \"\u{9b}31mSecret\", \"Id\": \"007 secret\"}\n{\"secret\"\n";

#[test]
fn values_are_shown_only_with_show_values() {
    let csv = "Id,Email,Notes\n007 secret,@secret,fine\n\"secret\n";
    for format in ["text", "json", "ndjson", "sarif", "csv"] {
        for input in [WRONG.to_owned(), format!("[{}", WRONG.replace('\n', ",")), csv.to_owned()] {
            let hidden = check(&format!("--format {format}"), &input);
            assert!(!hidden.out.contains("ecret") && !hidden.err.contains("ecret"), "{}{}", hidden.out, hidden.err);
            let shown = check(&format!("--format {format} --show-values"), &input);
            assert!(shown.out.contains("007 secret"), "{format}: {}", shown.out);
            assert!(
                format != "text" || !shown.out.contains('\u{9b}'),
                "a terminal could interpret the control character"
            );
        }
    }
}

/// Returns the report in JSON.
#[track_caller]
fn json_report(options: &str, input: &str) -> Value {
    serde_json::from_str(&check(&format!("--format json {options}"), input).out).unwrap()
}

#[test]
fn json_report_counts_records() {
    let report = json_report("", WRONG);
    assert_eq!((&report["records"], &report["invalid"]), (&2.into(), &2.into()));
}

#[test]
fn json_report_lists_every_error() {
    let report = json_report("", WRONG);
    let errors = report["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 5);
    let expected = serde_json::json!({
        "file": "stdin", "record": 1, "line": 1, "column": 1, "PropertyName": "CoworkerContractId", "code": "required",
        "Message": "is a required field", "description": "Enter the contract ID",
    });
    assert_eq!(errors[1], expected);
    assert_eq!(errors[4]["code"], Value::Null);
}

#[test]
fn json_report_has_values_with_show_values() {
    let shown = json_report("--show-values", WRONG);
    assert_eq!(shown["errors"][0]["AttemptedValue"], "007 secret");
    assert_eq!(shown["errors"][1]["AttemptedValue"], Value::Null);
}

#[test]
fn json_report_is_complete_unless_the_reading_ended_early() {
    assert_eq!(json_report("", WRONG)["complete"], true);
    for (input, complete) in [(VALID, true), ("[", false)] {
        let report = json_report("", input);
        assert_eq!((&report["errors"], &report["complete"]), (&serde_json::json!([]), &complete.into()));
    }
}

#[test]
fn ndjson_report_has_one_line_per_error() {
    let run = check("--format ndjson", WRONG);
    assert_eq!(run.out.lines().count(), 5);
    assert!(run.out.lines().all(|line| serde_json::from_str::<Value>(line).is_ok_and(|entry| entry.is_object())));
    assert_eq!(check("--format ndjson", VALID).out, "");
}

#[test]
fn csv_report_has_a_header_and_one_line_per_error() {
    assert_eq!(check("--format csv", WRONG).out.lines().count(), 6);
}

/// Returns a SARIF report for each of several inputs, with and without values, and its exit code.
fn sarif_reports() -> Vec<(Value, Option<i32>)> {
    let mut reports = Vec::new();
    for options in ["--format sarif", "--format sarif --show-values"] {
        for input in [VALID, WRONG, "[{}", "[{\"Id\": 7},{}]", "", "Id\n7,\n"] {
            let run = check(options, input);
            reports.push((serde_json::from_str(&run.out).unwrap(), run.code));
        }
    }
    reports
}

#[test]
fn sarif_report_matches_its_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sarif-2.1.0.schema.json");
    // A pattern of the schema has a superfluous bracket, which some engines reject.
    let schema = fs::read_to_string(path).unwrap().replace("{2}]?$", "{2}?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0" })), "the schema must reject some reports");
    for (report, _) in sarif_reports() {
        let errors: Vec<_> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}

#[test]
fn sarif_result_refers_to_its_rule() {
    for (report, _) in sarif_reports() {
        let log = &report["runs"][0];
        for result in log["results"].as_array().unwrap() {
            let rule = &log["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
            assert_eq!(rule["id"], result["ruleId"]);
        }
    }
}

#[test]
fn sarif_report_is_successful_unless_the_reading_ended_early() {
    for (report, code) in sarif_reports() {
        assert_eq!(report["runs"][0]["invocations"][0]["executionSuccessful"], code != Some(2));
    }
}

#[test]
fn sarif_report_names_a_file_by_an_encoded_uri() {
    let run = check_files("--format sarif größe#1.json", &[("größe#1.json", "{}")]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let location = &report["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "gr%C3%B6%C3%9Fe%231.json");
    assert_eq!(location["region"]["startLine"], 1);
}

#[test]
fn closed_pipe_ends_the_check_without_an_error() {
    let mut child = program(&["check"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || while stdin.write_all(b"{}\n".repeat(10_000).as_slice()).is_ok() {});
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "stdin:1: Id is a required field [required]\n");
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(2), ""));
}

#[test]
fn closed_pipe_ends_the_schema_without_an_error() {
    let mut child = program(&["schema", "openapi"]).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(0));
}

/// Returns the peak memory of a run, in kB.
#[cfg(target_os = "linux")]
fn peak(options: &str, head: &str, record: &str, megabytes: usize) -> u64 {
    let words: Vec<&str> = ["check"].into_iter().chain(options.split_whitespace()).collect();
    let mut child = program(&words).stdout(Stdio::null()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let read_peak = || -> Option<u64> {
        let status = fs::read_to_string(&status).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    };
    stdin.write_all(head.as_bytes()).unwrap();
    let block = record.repeat(1_000_000 / record.len() + 1);
    let mut peak = 0;
    for _ in 0..megabytes {
        stdin.write_all(block.as_bytes()).unwrap();
        peak = peak.max(read_peak().unwrap());
    }
    drop(stdin);
    assert_ne!(child.wait().unwrap().code(), None);
    peak
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_input() {
    let record = VALID.replace('}', &format!(", \"Notes\": \"{}\"}}", "x".repeat(8_000)));
    let (line, element, row) =
        (format!("{record}\n"), format!("{record},\n"), format!("1,2,Ada Lovelace,{}\n", "x".repeat(8_000)));
    let cases = [
        ("", "", line.as_str(), 200),
        ("", "[", element.as_str(), 100),
        ("", "Id,CoworkerContractId,FullName,Notes\n", row.as_str(), 100),
        // All records are invalid, so the report is larger than the input.
        ("--format ndjson --show-values", "", "{}\n", 1),
        ("--format ndjson --show-values", "Id,Email\n", "x,y\n", 1),
        ("--format junit --show-values", "", "{}\n", 1),
        ("", "", "{\n", 1),
        // A line that does not end.
        ("--input ndjson", "", "x", 50),
    ];
    for (options, head, record, megabytes) in cases {
        let peak = peak(options, head, record, megabytes);
        assert!((1..48_000).contains(&peak), "{peak} kB for {megabytes} MB of {record:?}");
    }
}

#[test]
fn documented_output_equals_the_output_of_the_example() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = check_in(&root.join("examples"), "contacts.csv");
    let page = fs::read_to_string(root.join("../../docs/check-files.md")).unwrap();
    assert!(page.contains(&format!("$ contract-contact check contacts.csv\n{}```\n", run.out)), "{}", run.out);
}
