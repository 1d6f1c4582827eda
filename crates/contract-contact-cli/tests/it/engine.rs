//! Many records through the engine: list responses, files of records, and Ctrl-C.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::Command;

use crate::common::{VALID, check_in, program, run};

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, contents) in files {
        fs::write(folder.path().join(name), contents).unwrap();
    }
    folder
}

const INVALID: &str = r#"{"Id": 1, "CoworkerContractId": 2, "FullName": ""}"#;

#[test]
fn records_of_a_list_response_are_checked() {
    let response = format!(r#"{{"TotalItems": 2, "Records": [{VALID}, {INVALID}], "HasNextPage": false}}"#);
    let run = run(&["check"], &response);
    assert!(run.out.starts_with("stdin:1:"), "{}", run.out);
    assert!(
        run.out.contains(": record 2: FullName is a required field [required]\n\n2 records: 1 valid"),
        "{}",
        run.out
    );
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""));
    let pretty = response.replace("[{", "[\n{").replace(", ", ",\n");
    assert!(crate::common::run(&["check"], &pretty).out.contains("2 records: 1 valid, 1 invalid"));
}

#[test]
fn element_that_is_not_utf8_is_one_invalid_record() {
    let input = [b"[{\"Notes\": \"\xFF\"}, ".as_slice(), VALID.as_bytes(), b"]"].concat();
    let run = run(&["check"], &input);
    assert!(
        run.out.starts_with("stdin:1:13: record 1: The body is not valid UTF-8\n\n2 records: 1 valid"),
        "{}",
        run.out
    );
    assert_eq!(run.code, Some(1));
}

#[test]
fn megabyte_of_blank_lines_is_skipped() {
    let run = run(&["check"], format!("{}[{VALID}]", " \r\n".repeat(400_000)));
    assert_eq!((run.code, run.out.as_str()), (Some(0), "1 record: 1 valid, 0 invalid\n"));
}

#[test]
fn valid_and_invalid_records_are_written_unchanged() {
    let odd = r#" { "Id":1 , "CoworkerContractId":2,"FullName":"A\u0064a" }"#;
    let lines = format!("{odd}\n{INVALID}\r\n\n[1]\nnope\n{VALID}");
    let array = format!("[{odd},\n{INVALID}, 7 ,{VALID}]");
    let csv = "Id,CoworkerContractId,FullName,Notes\n1,2,Ada,\"a\nb\"\n1,2,,\n1,2\n1,2,Bob,";
    let folder = folder(&[("a.ndjson", &lines), ("b.json", &array), ("c.csv", csv)]);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    for (input, valid, invalid) in [
        ("a.ndjson", format!("{}\n{VALID}\n", odd.trim()), format!("{INVALID}\n[1]\nnope\n")),
        ("b.json", format!("[{},\n{VALID}]\n", odd.trim()), format!("[{INVALID},\n7]\n")),
        (
            "c.csv",
            "Id,CoworkerContractId,FullName,Notes\n1,2,Ada,\"a\nb\"\n1,2,Bob,\n".to_owned(),
            "Id,CoworkerContractId,FullName,Notes\n1,2,,\n1,2\n".to_owned(),
        ),
    ] {
        let run = check_in(folder.path(), &format!("--valid v --invalid i {input}"));
        assert_eq!(run.code, Some(1), "{}", run.err);
        assert_eq!((read("v"), read("i")), (valid, invalid), "{input}");
        // The program accepts the file of valid records.
        let format = input.split('.').next_back().unwrap();
        assert_eq!(check_in(folder.path(), &format!("--input {format} v")).code, Some(0));
    }
}

#[test]
fn no_records_are_written_as_an_empty_array_or_file() {
    let folder = folder(&[("a.json", &format!("[{VALID}]")), ("b.ndjson", VALID)]);
    assert_eq!(check_in(folder.path(), "--invalid i a.json").code, Some(0));
    assert_eq!(fs::read_to_string(folder.path().join("i")).unwrap(), "[]\n");
    assert_eq!(check_in(folder.path(), "--invalid i b.ndjson").code, Some(0));
    assert_eq!(fs::read_to_string(folder.path().join("i")).unwrap(), "");
}

#[test]
fn writing_records_of_two_formats_exits_with_2() {
    let folder = folder(&[("a.json", &format!("[{VALID}]")), ("b.ndjson", VALID)]);
    let run = check_in(folder.path(), "--valid v a.json b.ndjson");
    assert!(run.err.starts_with("error: b.ndjson: --valid and --invalid write one format"), "{}", run.err);
    assert_eq!(run.code, Some(2));
}

#[test]
fn writing_rows_of_two_headers_is_an_error() {
    let folder = folder(&[("c.csv", "Id,FullName\n1,A\n"), ("d.csv", "FullName\nA\n")]);
    let run = check_in(folder.path(), "--invalid v c.csv d.csv");
    assert!(run.err.starts_with("error: d.csv: --valid and --invalid write one header"), "{}", run.err);
}

#[test]
fn input_as_output_exits_with_2_and_is_unchanged() {
    let folder = folder(&[("a.json", &format!("[{VALID}]"))]);
    let run = check_in(folder.path(), "--valid ./a.json a.json");
    assert!(run.err.contains("./a.json is also a file to check"), "{}", run.err);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), format!("[{VALID}]"));
}

#[test]
fn unwritable_output_exits_with_2() {
    let folder = folder(&[("a.json", &format!("[{VALID}]"))]);
    let run = check_in(folder.path(), "--valid none/v a.json");
    assert!(run.err.contains("cannot write"), "{}", run.err);
    assert_eq!(run.code, Some(2));
}

#[test]
fn too_long_record_is_not_written_and_counted_in_a_warning() {
    let long = format!("{{\"Notes\": \"{}\"}}\n{VALID}\n", "a".repeat(1 << 20));
    let folder = folder(&[("a.ndjson", &long)]);
    let run = check_in(folder.path(), "--invalid i a.ndjson");
    assert!(run.err.contains("the file of --invalid lacks the records of more than 1 MiB (number: 1)"), "{}", run.err);
    assert_eq!(run.code, Some(1));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_report_with_a_summary() {
    for (format, end) in [("text", "interrupted"), ("json", "\"complete\":false")] {
        let mut child = program(&["check", "--format", format, "-"]).spawn().unwrap();
        // The input stays open, without further records.
        let mut input = child.stdin.take().unwrap();
        input.write_all(format!("{INVALID}\n").repeat(6_000).as_bytes()).unwrap();
        input.flush().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut first = String::new();
        out.read_line(&mut first).unwrap();
        assert!(first.contains("FullName"), "{first}");
        assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
        let mut rest = String::new();
        std::io::Read::read_to_string(&mut out, &mut rest).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert!(rest.contains(end), "{}", rest.lines().last().unwrap_or_default());
        drop(input);
    }
}

/// Returns the report on 3,000 invalid records.
#[track_caller]
fn report(options: &[&str]) -> String {
    let run = run(&[&["check"], options].concat(), format!("{INVALID}\n").repeat(3000));
    assert_eq!(run.code, Some(1));
    run.out
}

#[test]
fn max_errors_shows_the_first_errors_and_counts_all() {
    let text = report(&["--max-errors", "2"]);
    assert_eq!(text.matches("[required]").count(), 2);
    assert!(
        text.contains("3,000 records: 0 valid, 3,000 invalid") && text.contains("2,998 more errors are not shown"),
        "{text}"
    );
}

#[test]
fn summary_only_report_begins_with_the_counts() {
    assert!(report(&["--summary-only"]).starts_with("3,000 records: 0 valid, 3,000 invalid\n"));
}

#[test]
fn quiet_report_is_empty() {
    assert_eq!(report(&["--quiet"]), "");
}
