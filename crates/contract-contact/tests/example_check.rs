//! The example `check`, as a person runs it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
#![cfg(feature = "json")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// Runs it with the words of `line` as arguments and `input` as standard input.
fn check(line: &str, input: &str) -> Output {
    // Cargo builds the examples beside the tests.
    let tests = std::env::current_exe().unwrap();
    let example = tests.parent().unwrap().parent().unwrap().join("examples/check");
    let mut child = Command::new(example)
        .args(line.split_whitespace())
        .current_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/contacts"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may have ended without reading.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

#[track_caller]
fn assert_answer(output: &Output, code: i32, fragment: &str) {
    let answer = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(code), "{answer}");
    assert!(answer.contains(fragment), "{answer}");
}

#[test]
fn it_answers_the_page_s_curl_body_with_the_envelope() {
    let message = r#""Message": "CoworkerContractId: is a required field; FullName: is a required field""#;
    assert_answer(&check("page.json", ""), 1, message);
}

#[test]
fn it_accepts_each_contact_that_is_right() {
    assert_answer(&check("valid.json", ""), 0, r#""FullName": "Ada Lovelace""#);
    assert_answer(&check("record.json", ""), 0, r#""DateOfBirth": "1990-12-10""#);
}

#[test]
fn it_says_where_a_body_breaks() {
    assert_answer(&check("broken.json", ""), 1, "(line 4, column 5)");
}

#[test]
fn it_reads_standard_input_for_either_operation_by_either_rules_on_any_day() {
    let body = r#"{"CoworkerContractId": 5, "FullName": "Zoë", "DateOfBirth": "2020-06-01"}"#;
    assert_answer(&check("--operation create -", body), 0, r#""ContractContactType": 1"#);
    assert_answer(&check("-", body), 1, "Id: is a required field");
    assert_answer(&check("--operation create --today 2020-05-31 -", body), 1, "must not be in the future");
    assert_answer(&check("--operation create --rules reference --today 2020-05-31 -", body), 0, "2020-06-01");
}

#[test]
fn it_tells_a_file_that_cannot_be_read_from_one_that_is_refused() {
    let output = check("no-such-file.json", "");
    assert_answer(&output, 2, "");
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot read no-such-file.json"));
    assert_eq!(check("--today 2020-02-30 valid.json", "").status.code(), Some(2));
}
