//! Inputs in other encodings than UTF-8.

use crate::common::{VALID, assert_summary, assert_valid, check, gzip, with_column};

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

type ToBytes = fn(u16) -> [u8; 2];

const UTF_16: [(&str, ToBytes); 2] = [("UTF-16LE", u16::to_le_bytes), ("UTF-16BE", u16::to_be_bytes)];

/// Returns the name of the encoding, options without an encoding, and an input of one valid record, for several inputs in UTF-16.
fn utf_16_inputs() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let csv = with_column("Notes", "Zoë 𝄞");
    let mut inputs = Vec::new();
    for (name, to_bytes) in UTF_16 {
        for (options, text) in [("", csv.as_str()), ("--input csv", &csv), ("", VALID), ("--input json", VALID)] {
            for mark in ["", "\u{FEFF}"] {
                inputs.push((name, options, utf_16(&format!("{mark}{text}"), to_bytes)));
            }
        }
    }
    inputs
}

#[test]
fn utf_16_without_encoding_is_rejected_with_the_option() {
    for (name, options, input) in utf_16_inputs() {
        let run = check(options, &input);
        let label = name.to_ascii_lowercase();
        let message = format!("error: stdin: the input is text in {name}: add --encoding {label}\n");
        assert_eq!((run.err, run.code), (message, Some(2)), "{options}");
    }
}

#[test]
fn utf_16_is_read_with_encoding() {
    for (name, options, input) in utf_16_inputs() {
        let label = name.to_ascii_lowercase();
        assert_valid(&check(&format!("{options} --encoding {label}"), &input));
    }
}

#[test]
fn compressed_utf_16_is_read_with_encoding() {
    for (name, options, input) in utf_16_inputs() {
        let label = name.to_ascii_lowercase();
        assert_valid(&check(&format!("{options} --encoding {label}"), gzip(&input)));
    }
}

#[test]
fn byte_order_mark_overrides_the_encoding_option() {
    for (_, to_bytes) in UTF_16 {
        let csv = format!("\u{FEFF}{}", with_column("Notes", "Zoë 𝄞"));
        assert_valid(&check("--encoding windows-1252", utf_16(&csv, to_bytes)));
    }
}

#[test]
fn utf_32_is_rejected_with_advice() {
    let csv = with_column("Notes", "Zoë 𝄞");
    for (name, input) in [
        ("UTF-32LE", csv.chars().flat_map(|each| u32::from(each).to_le_bytes()).collect::<Vec<u8>>()),
        ("UTF-32BE", csv.chars().flat_map(|each| u32::from(each).to_be_bytes()).collect()),
    ] {
        let run = check("", input);
        assert!(
            run.err.contains(&format!("the input is text in {name}: convert it with iconv -f {name}")),
            "{}",
            run.err
        );
        assert_eq!(run.code, Some(2));
    }
}

#[test]
fn unmappable_bytes_reject_only_their_record() {
    let csv = "Id,CoworkerContractId,FullName\n1,2,Ada\n1,2,A?a\n1,2,Ada\n";
    let mut input = utf_16(csv, u16::to_le_bytes);
    let place = input.iter().position(|byte| *byte == b'?').unwrap();
    // Half of a surrogate pair.
    (input[place], input[place + 1]) = (0, 0xD8);
    let run = check("--encoding utf-16le", &input);
    assert!(run.out.starts_with("stdin:3: FullName is not valid UTF-16LE\n"), "{}", run.out);
    assert_summary(&run, 1, "3 records: 2 valid, 1 invalid");
    assert_eq!(run.err, "");
}

#[test]
fn incomplete_utf_16_at_the_end_rejects_the_last_record() {
    let mut input = utf_16("Id,CoworkerContractId,FullName\n1,2,Ada\n1,2,Ada\n1,2,Ada\n", u16::to_le_bytes);
    input.pop();
    assert_summary(&check("--encoding utf-16le", &input), 1, "3 records: 2 valid, 1 invalid");
}

#[test]
fn long_input_in_another_encoding_is_read_as_in_utf_8() {
    let rows: String = (0..60_000).map(|row| format!("{row},2,Zoë {row} ß\n")).collect();
    let csv = format!("Id,CoworkerContractId,FullName\n{rows}1,2,\n");
    let expected = check("--format ndjson", &csv);
    for (label, input) in [
        ("utf-16le", utf_16(&csv, u16::to_le_bytes)),
        ("windows-1252", csv.chars().map(|each| u8::try_from(u32::from(each)).unwrap()).collect()),
        ("utf-8", csv.clone().into_bytes()),
    ] {
        let run = check(&format!("--format ndjson --encoding {label}"), input);
        assert_eq!((run.out, run.err, run.code), (expected.out.clone(), String::new(), Some(1)), "{label}");
    }
}

/// Returns 10,000 rows in Windows-1252.
fn rows_in_windows_1252() -> Vec<u8> {
    [b"Id,CoworkerContractId,FullName\n".as_slice(), &b"1,2,Zo\xEB\n".repeat(10_000)].concat()
}

#[test]
fn rows_in_windows_1252_are_invalid_and_the_encoding_is_suggested_once() {
    let run = check("", rows_in_windows_1252());
    assert_eq!(
        run.err,
        "warning: stdin: some cells are not valid UTF-8. If the file is in Windows-1252, add --encoding windows-1252\n"
    );
    assert!(run.out.starts_with("stdin:2: FullName is not valid UTF-8\n"), "{}", run.out);
    assert_summary(&run, 1, "10,000 records: 0 valid, 10,000 invalid");
}

#[test]
fn windows_1252_is_read_with_encoding() {
    let run = check("--encoding windows-1252", rows_in_windows_1252());
    assert_summary(&run, 0, "10,000 records: 10,000 valid, 0 invalid");
    assert_eq!(run.err, "");
}

#[test]
fn header_in_windows_1252_is_an_error_that_suggests_the_encoding() {
    let header = b"Id,CoworkerContractId,FullName,Gr\xF6\xDFe\n1,2,Ada,\n";
    assert_eq!(
        check("", header).err,
        "error: stdin:1:1: the header is not valid UTF-8. If the file is in Windows-1252, add --encoding windows-1252\n"
    );
    assert!(check("--encoding latin1", header).err.contains("\"Größe\""));
}

#[test]
fn skipped_column_may_have_invalid_utf_8() {
    let run = check("", b"Id,CoworkerContractId,FullName,Photo\n1,2,Ada,\xFF\n");
    assert_summary(&run, 0, "1 record: 1 valid, 0 invalid");
}

#[test]
fn unknown_encoding_exits_with_2() {
    for label in ["utf-32", "nope", "iso-2022-kr"] {
        let run = check(&format!("--encoding {label}"), VALID);
        assert!(run.err.starts_with(&format!("error: invalid value '{label}' for '--encoding <LABEL>': give a label")));
        assert_eq!(run.code, Some(2));
    }
}
