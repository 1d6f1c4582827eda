//! Many records through the engine: list answers, files of rows, an end by Ctrl-C.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Command;

use crate::common::{Run, VALID, finish, program, run};

fn check_in(folder: &Path, options: &str) -> Run {
    let words: Vec<&str> = ["check"].into_iter().chain(options.split_whitespace()).collect();
    finish(program(&words).current_dir(folder).spawn().unwrap(), Vec::new())
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, contents) in files {
        fs::write(folder.path().join(name), contents).unwrap();
    }
    folder
}

const INVALID: &str = r#"{"Id": 1, "CoworkerContractId": 2, "FullName": ""}"#;

#[test]
fn records_of_a_list_answer_are_checked() {
    let answer = format!(r#"{{"TotalItems": 2, "Records": [{VALID}, {INVALID}], "HasNextPage": false}}"#);
    let run = run(&["check"], &answer);
    assert!(run.out.starts_with("stdin:1:"), "{}", run.out);
    assert!(
        run.out.contains(": record 2: FullName is a required field [required]\n\n2 records: 1 valid"),
        "{}",
        run.out
    );
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""));
    let pretty = answer.replace("[{", "[\n{").replace(", ", ",\n");
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
        // What was called valid is valid.
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
fn mixed_formats_or_an_input_as_output_exit_with_2() {
    let folder = folder(&[
        ("a.json", &format!("[{VALID}]")),
        ("b.ndjson", VALID),
        ("c.csv", "Id,FullName\n1,A\n"),
        ("d.csv", "FullName\nA\n"),
    ]);
    let run = check_in(folder.path(), "--valid v a.json b.ndjson");
    assert!(run.err.starts_with("error: b.ndjson: --valid and --invalid write one format"), "{}", run.err);
    assert_eq!(run.code, Some(2));
    let run = check_in(folder.path(), "--invalid v c.csv d.csv");
    assert!(run.err.starts_with("error: d.csv: --valid and --invalid write one header"), "{}", run.err);
    let run = check_in(folder.path(), "--valid ./a.json a.json");
    assert!(run.err.contains("is also a file to check"), "{}", run.err);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), format!("[{VALID}]"));
    let run = check_in(folder.path(), "--valid none/v a.json");
    assert!(run.err.contains("cannot write"), "{}", run.err);
    assert_eq!(run.code, Some(2));
}

#[test]
fn too_long_record_is_counted_with_written_records() {
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
        // The input goes on, and nothing more comes.
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

#[test]
fn max_errors_summary_only_and_quiet_shorten_the_report() {
    let input = format!("{INVALID}\n").repeat(3000);
    let out = |options: &[&str]| {
        let run = run(&[&["check"], options].concat(), &input);
        assert_eq!(run.code, Some(1));
        run.out
    };
    let text = out(&["--max-errors", "2"]);
    assert_eq!(text.matches("[required]").count(), 2);
    assert!(
        text.contains("3,000 records: 0 valid, 3,000 invalid") && text.contains("2,998 more errors are not shown"),
        "{text}"
    );
    assert!(out(&["--summary-only"]).starts_with("3,000 records: 0 valid, 3,000 invalid\n"));
    assert_eq!(out(&["--quiet"]), "");
}
