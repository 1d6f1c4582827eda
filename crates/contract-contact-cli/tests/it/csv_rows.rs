//! CSV: rows, headers and delimiters.

use std::fs;

use crate::common::{assert_summary, assert_valid, check, check_files, finish, gzip, program, with_column, zstd};

#[test]
fn delimiter_follows_the_header() {
    let csv = with_column("Notes", "\"a,b;c\t|\"");
    for delimiter in [",", ";", "\t", "|"] {
        assert_valid(&check("", csv.replacen(',', delimiter, 6)));
    }
}

#[test]
fn quoted_delimiters_in_the_header_do_not_count() {
    assert_valid(&check("", "\"Id\";\"Coworker,Contract,Id\";\"Full, name\"\n1;2;Ada\n"));
}

#[test]
fn header_of_one_column_has_no_other_delimiter() {
    let run = check("", "FullName\nAda; Countess | of, Lovelace\n");
    assert!(run.out.starts_with("stdin:2: The row has 2 cells, but the header has 1\n"), "{}", run.out);
    assert!(!check("", "FullName\nAda | Countess; of\n").out.contains("The row has"));
}

#[test]
fn delimiter_in_the_cells_does_not_count() {
    assert_valid(&check("--operation create", "CoworkerContractId;FullName\n2;Lovelace, Ada\n"));
}

#[test]
fn delimiter_with_the_most_columns_counts_without_a_property() {
    let run = check("--show-values", "a;b;c,d\n");
    assert!(run.err.contains("# \"c,d\" = \"\""), "{}", run.err);
}

#[test]
fn sep_line_sets_the_delimiter() {
    for line in ["sep=;", "SEP=;", "\"sep=;\""] {
        for newline in ["\n", "\r\n", "\r"] {
            let csv = [line, "Id;CoworkerContractId;FullName,x;Notes", "1;2;Ada;", "1;2;Ada;;"].join(newline);
            let run = check_files(
                "--mapping m a.csv",
                &[("m", b"\"FullName,x\" = \"FullName\"".as_slice()), ("a.csv", csv.as_bytes())],
            );
            assert!(
                run.out.starts_with("a.csv:4: The row has 5 cells, but the header has 4\n"),
                "{}{}",
                run.out,
                run.err
            );
            assert_summary(&run, 1, "2 records: 1 valid, 1 invalid");
        }
    }
    assert_valid(&check("", format!("\u{FEFF}sep=\t\n{}", with_column("Notes", "").replace(',', "\t"))));
}

#[test]
fn delimiter_option_overrides_the_sep_line() {
    assert_valid(&check("--delimiter ,", format!("sep=;\n{}", with_column("Notes", "a;b"))));
}

#[test]
fn sep_line_without_a_header_is_an_error() {
    let run = check("", "sep=;\n");
    assert!(
        run.err.contains("the header is missing: the first line of a CSV file must name its columns"),
        "{}",
        run.err
    );
}

#[test]
fn written_rows_have_the_unchanged_header() {
    let csv = "sep=\t\nId\tCoworkerContractId\tFullName\t\t\n1\t2\tAda\t\t\n";
    let folder = tempfile::tempdir().unwrap();
    let mut command = program(&["check", "--valid", "valid.csv"]);
    finish(command.current_dir(&folder).spawn().unwrap(), csv.as_bytes().to_vec());
    assert_eq!(fs::read_to_string(folder.path().join("valid.csv")).unwrap(), csv);
}

#[test]
fn rows_with_another_delimiter_are_reported() {
    let run = check("", "Id,CoworkerContractId,FullName\n1;2;Ada\n1,2,Ada\n1\t2\tAda\n1;2\n");
    let report = "\
stdin:2: The row has 1 cell, but the header has 3. The delimiter of the row seems to be ; and the delimiter of the header is ,
stdin:4: The row has 1 cell, but the header has 3. The delimiter of the row seems to be \\t and the delimiter of the header is ,
stdin:5: The row has 1 cell, but the header has 3

4 records: 1 valid, 3 invalid
";
    assert!(run.out.starts_with(report), "{}", run.out);
}

#[test]
fn carriage_return_alone_ends_a_line() {
    let csv = "Id,CoworkerContractId,FullName,Notes\r1,2,Ada,\r\r1,2,,\"a\rb\"\r1,2,,";
    let run = check("", csv);
    assert!(
        run.out.starts_with("stdin:4: FullName is a required field [required]\nstdin:6: FullName is a required"),
        "{}",
        run.out
    );
    assert_summary(&run, 1, "3 records: 1 valid, 2 invalid");
    assert_eq!(run.err, "");
}

#[test]
fn every_line_end_is_read_over_many_pieces() {
    // A piece may end between a carriage return and its line feed.
    for newline in ["\r", "\n", "\r\n"] {
        let rows: String = (0..120_000).map(|row| format!("{row},2,Ada{newline}")).collect();
        let run = check("", format!("Id,CoworkerContractId,FullName{newline}{rows}1,2,{newline}"));
        assert!(
            run.out.starts_with("stdin:2: Id is a required field [required]\nstdin:120002: FullName"),
            "{}",
            run.out
        );
        assert_summary(&run, 1, "120,001 records: 119,999 valid, 2 invalid");
    }
}

#[test]
fn control_characters_do_not_end_a_file() {
    for line in ["\0EndOfTheFile\0", "\u{1A}", "\0", "."] {
        let csv = format!("Id,CoworkerContractId,FullName\n1,2,Ada\n{line}\n1,2,\n");
        let run = check("--input csv", &csv);
        assert!(run.out.starts_with("stdin:3: The row has 1 cell, but"), "{}", run.out);
        assert!(run.out.contains("\nstdin:4: FullName is a required field"), "{}", run.out);
        assert_summary(&run, 1, "3 records: 1 valid, 2 invalid");
    }
}

const MEBIBYTE: usize = 1 << 20;

const LINE_ENDS: [&str; 3] = ["\n", "\r\n", "\r"];

/// A header and an invalid row.
const WITH_NOTES: &str = "Id,CoworkerContractId,FullName,Notes\n1,2,,\n";

/// Returns a valid row of this many bytes.
fn row(length: usize) -> String {
    format!("1,2,Ada,{}", "x".repeat(length - 8))
}

#[test]
fn row_of_1_mib_is_accepted() {
    for newline in LINE_ENDS {
        let csv = format!("{WITH_NOTES}{}\n1,2,,\n", row(MEBIBYTE)).replace('\n', newline);
        assert_summary(&check("", csv), 1, "3 records: 1 valid, 2 invalid");
    }
    // The tool reads pieces of 256 and 128 KiB. A piece ends within the line end of this row.
    let before = "Id,CoworkerContractId,FullName,Notes\n1,2,Ada,\n";
    let before = format!("{before}{}\n", row(131_071 - before.len() - 1));
    assert_summary(&check("", format!("{before}{}\r\n1,2,,\n", row(MEBIBYTE))), 1, "4 records: 3 valid, 1 invalid");
}

#[test]
fn longer_row_ends_the_reading() {
    for newline in LINE_ENDS {
        for length in [MEBIBYTE + 1, MEBIBYTE + 2, MEBIBYTE + 300_000, 3 * MEBIBYTE] {
            let csv = format!("{WITH_NOTES}\n{}\n1,2,,\n", row(length)).replace('\n', newline);
            let run = check("", csv);
            assert_eq!(
                run.err, "error: stdin:4:1: a row of more than 1 MiB begins here: is a quote not closed?\n",
                "{newline:?} {length}"
            );
            assert_summary(&run, 2, "1 record: 0 valid, 1 invalid");
        }
    }
}

#[test]
fn many_blank_lines_are_skipped() {
    let blank = "\r\n".repeat(700_000);
    let run = check("--input csv", format!("\n{blank}Id,CoworkerContractId,FullName\n{blank}1,2,\n"));
    assert!(run.out.starts_with("stdin:1400003: FullName"), "{}", run.out);
    assert_eq!((run.err.as_str(), run.code), ("", Some(1)));
}

#[test]
fn header_of_more_than_1_mib_is_an_error() {
    let run = check("--input csv", "x".repeat(2 * MEBIBYTE));
    assert_eq!(run.err, "error: stdin:1:1: a row of more than 1 MiB begins here: is a quote not closed?\n");
}

#[test]
fn unclosed_quote_in_the_header_is_reported() {
    let run = check("--input csv", "\n\"Id,FullName\n1,Ada\n");
    assert_eq!(run.err, "error: stdin:2:1: a quote in the row that begins here is not closed\n");
    assert!(!run.out.contains("Ada"));
    assert_eq!(run.code, Some(2));
}

#[test]
fn header_without_rows_is_a_warning() {
    let run = check("", "Id,CoworkerContractId,FullName");
    assert_summary(&run, 0, "0 records: 0 valid, 0 invalid");
    assert_eq!(run.err, "warning: stdin: the file has a header, but no rows\n");
}

#[test]
fn empty_csv_and_json_files_are_errors_and_other_empty_files_are_not() {
    for (name, contents, code, message) in [
        (
            "a.csv",
            "",
            2,
            "error: a.csv:1:1: the header is missing: the first line of a CSV file must name its columns\n",
        ),
        (
            "a.csv",
            " \r\n\n",
            2,
            "error: a.csv:1:1: the header is missing: the first line of a CSV file must name its columns\n",
        ),
        (
            "a.csv",
            "\u{FEFF}",
            2,
            "error: a.csv:1:1: the header is missing: the first line of a CSV file must name its columns\n",
        ),
        ("a.json", "", 2, "error: a.json:1:1: not valid JSON: it ends too early\n"),
        ("a.ndjson", "", 0, ""),
        ("a", "", 0, ""),
    ] {
        for (name, contents) in [
            (name.to_owned(), contents.as_bytes().to_vec()),
            (format!("{name}.gz"), gzip(contents)),
            (format!("{name}.zst"), zstd(contents)),
        ] {
            let run = check_files(&name, &[(&name, &contents)]);
            assert_summary(&run, code, "0 records: 0 valid, 0 invalid");
            assert_eq!(run.err, message.replace("a.csv", &name).replace("a.json:", &format!("{name}:")));
        }
    }
}
