//! Inputs of `contract-contact check`: compressed files, files of other programs, and CSV from spreadsheets.

use std::fs;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::common::{Run, VALID, check, finish, program, run};

const CSV: &str = "Id,CoworkerContractId,FullName\n1,2,Ada\n1,2,\n";
const CSV_REPORT: &str = ":3: FullName is a required field [required]\n\n2 records: 1 valid, 1 invalid\n";

/// Runs the program in a folder with these files.
fn check_files(options: &str, files: &[(&str, &[u8])]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    for (name, contents) in files {
        fs::write(folder.path().join(name), contents).unwrap();
    }
    let words: Vec<&str> = ["check"].into_iter().chain(options.split_whitespace()).collect();
    finish(program(&words).current_dir(&folder).spawn().unwrap(), Vec::new())
}

#[track_caller]
fn assert_summary(run: &Run, code: i32, summary: &str) {
    assert!(run.out.contains(&format!("{summary}\n")), "{}{}", run.out, run.err);
    assert_eq!(run.code, Some(code), "{}{}", run.out, run.err);
}

#[track_caller]
fn assert_valid(run: &Run) {
    assert_eq!((run.out.as_str(), run.err.as_str()), ("1 record: 1 valid, 0 invalid\n", ""));
    assert_eq!(run.code, Some(0));
}

/// Returns a CSV file of one record, with one column beside the required columns.
fn with_column(name: &str, cell: &str) -> String {
    format!("Id,CoworkerContractId,FullName,{name}\n1,2,Ada,{cell}\n")
}

fn gzip(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes.as_ref()).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    // Like the program zstd.
    let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
    encoder.include_checksum(true).unwrap();
    encoder.write_all(bytes.as_ref()).unwrap();
    encoder.finish().unwrap()
}

/// Returns invalid rows that do not compress well.
fn many_rows() -> String {
    let mut state = 1_u64;
    let rows = (0..20_000).map(|_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("1,2,,{state:x}\n")
    });
    format!("Id,CoworkerContractId,FullName,Notes\n{}", rows.collect::<String>())
}

// Compression.

#[test]
fn compressed_input_is_recognized_by_its_first_bytes() {
    let halves = CSV.split_at(40);
    // A zstd file may begin with a frame without data.
    let skippable = b"\x50\x2A\x4D\x18\x04\0\0\0none".to_vec();
    for packed in [
        gzip(CSV),
        zstd(CSV),
        [gzip(halves.0), gzip(""), gzip(halves.1)].concat(),
        [skippable, zstd(halves.0), zstd(halves.1)].concat(),
    ] {
        assert_eq!(check("", &packed).out, format!("stdin{CSV_REPORT}        1  FullName             required\n"));
        let run = check_files("a.csv", &[("a.csv", &packed)]);
        assert!(run.out.starts_with(&format!("a.csv{CSV_REPORT}")), "{}{}", run.out, run.err);
        assert_eq!((run.err.as_str(), run.code), ("", Some(1)));
    }
}

#[test]
fn uncompressed_file_with_the_extension_gz_is_read() {
    assert_summary(&check_files("a.csv.gz", &[("a.csv.gz", CSV.as_bytes())]), 1, "2 records: 1 valid, 1 invalid");
}

#[test]
fn format_follows_the_extension_before_gz_and_zst() {
    // The first bytes would identify one object.
    let spread = format!("{VALID}\n").replace(", ", ",\n");
    for name in ["a.ndjson.gz", "a.jsonl.zst", "A.NDJSON.GZ"] {
        assert_summary(&check_files(name, &[(name, &gzip(&spread))]), 1, "3 records: 0 valid, 3 invalid");
    }
    let header = zstd(with_column("Notes", "").replace(',', "\t"));
    assert_valid(&check_files("a.tsv.zst", &[("a.tsv.zst", &header)]));
}

#[test]
fn format_without_an_extension_before_gz_follows_the_first_bytes() {
    let spread = format!("{VALID}\n").replace(", ", ",\n");
    assert_valid(&check_files("a.gz", &[("a.gz", &gzip(&spread))]));
}

#[test]
fn csv_before_truncated_data_is_reported() {
    for (name, packed) in [("gzip", gzip(many_rows())), ("zstd", zstd(many_rows()))] {
        for (length, at_least) in [(packed.len() - 1, 15_000), (packed.len() / 2, 5_000), (20, 0), (5, 0)] {
            let run = check("--format ndjson --input csv", &packed[..length]);
            assert_eq!(
                run.err,
                format!(
                    "error: stdin: cannot read: the {name} data ends too early. Is the file complete? {name} -t FILE tests it\n"
                )
            );
            assert_eq!(run.code, Some(2));
            assert!(run.out.lines().count() >= at_least, "{name} {length}: {}", run.out.lines().count());
        }
    }
}

#[test]
fn json_before_truncated_data_is_reported() {
    let records: Vec<String> = many_rows().lines().skip(1).map(|row| format!("{{\"Notes\": \"{row}\"}}")).collect();
    let (lines, array) = (records.join("\n"), format!("[{}]", records.join(",\n")));
    for (format, text) in [("ndjson", lines), ("json", array)] {
        for packed in [gzip(&text), zstd(&text)] {
            let run = check(&format!("--format ndjson --input {format}"), &packed[..packed.len() / 2]);
            assert!(run.err.contains("data ends too early"), "{}", run.err);
            assert_eq!(run.code, Some(2));
            assert!(run.out.lines().count() > 10_000, "{format}: {}", run.out.lines().count());
        }
    }
}

#[test]
fn records_before_corrupt_data_are_reported() {
    for (name, packed) in [("gzip", gzip(many_rows())), ("zstd", zstd(many_rows()))] {
        let mut broken = packed.clone();
        let place = broken.len() * 3 / 4;
        broken[place..place + 64].fill(0xFF);
        let run = check("--format ndjson", &broken);
        assert!(
            run.err.starts_with(&format!("error: stdin: cannot read: the {name} data is corrupt (")),
            "{}",
            run.err
        );
        assert!(run.err.ends_with(&format!(" Copy the file again; {name} -t FILE tests it\n")), "{}", run.err);
        assert_eq!(run.code, Some(2));
        assert!(run.out.lines().count() > 5_000, "{name}: {}", run.out.lines().count());
    }
}

#[test]
fn garbage_after_compressed_data_exits_with_2() {
    for packed in [gzip(VALID), zstd(VALID)] {
        assert_eq!(check("", [packed.as_slice(), b"garbage"].concat()).code, Some(2));
    }
}

#[test]
fn wrong_checksum_is_corrupt_data() {
    let mut broken = gzip(VALID);
    let place = broken.len() - 8;
    broken[place] ^= 1;
    assert!(check("", broken).err.contains("the gzip data is corrupt"));
}

#[test]
fn compressed_data_within_compressed_data_is_rejected_with_advice() {
    for (packed, message) in [
        (gzip(gzip(CSV)), "the tool cannot read gzip data within gzip data: unpack the file with gzip -dc FILE |"),
        (zstd(gzip(CSV)), "the tool cannot read gzip data within zstd data: unpack the file with zstd -dc FILE |"),
        (gzip(zstd(CSV)), "the tool cannot read zstd data within gzip data: unpack the file with gzip -dc FILE |"),
    ] {
        let run = check("", packed);
        assert!(run.err.starts_with(&format!("error: stdin: {message}")), "{}", run.err);
        assert_eq!(run.code, Some(2));
    }
}

/// Returns a zstd frame with an empty block that needs a window of this many bytes, as a power of two.
fn zstd_frame(window_log: u8) -> [u8; 9] {
    [0x28, 0xB5, 0x2F, 0xFD, 0, (window_log - 10) << 3, 1, 0, 0]
}

#[test]
fn zstd_window_of_128_mib_is_accepted() {
    assert_summary(&check("", zstd_frame(27)), 0, "0 records: 0 valid, 0 invalid");
}

#[test]
fn zstd_window_of_more_than_128_mib_is_rejected_with_advice() {
    let run = check("", zstd_frame(28));
    assert!(run.err.contains(
        "the zstd data needs a window of more than 128 MiB. Unpack the file first, with zstd -d --long=31 FILE"
    ));
    assert_eq!(run.code, Some(2));
}

/// Runs the program. Returns the run and its peak memory, in kB.
#[cfg(target_os = "linux")]
fn peak(options: &str, input: Vec<u8>) -> (Run, u64) {
    let words: Vec<&str> = ["check"].into_iter().chain(options.split_whitespace()).collect();
    let child = program(&words).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let watcher = std::thread::spawn(move || {
        let mut peak = 0;
        while let Some(now) = fs::read_to_string(&status).ok().and_then(|status| {
            let line = status.lines().find(|line| line.starts_with("VmHWM:"))?.to_owned();
            line.split_whitespace().nth(1)?.parse().ok()
        }) {
            peak = now;
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        peak
    });
    let run = finish(child, input);
    (run, watcher.join().unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn decompression_bomb_does_not_grow_memory() {
    for pack in [gzip as fn(Vec<u8>) -> Vec<u8>, zstd] {
        // 64 MB of one character.
        let [brackets, quotes] = [b'[', b'"'].map(|byte| pack(vec![byte; 2_000_000]).repeat(32));
        for (options, start, rest) in [
            ("--input json", "[", &brackets),
            ("--input ndjson", "", &brackets),
            ("--input csv", "Id\n", &brackets),
            ("", CSV, &quotes),
        ] {
            let input = [pack(start.as_bytes().to_vec()).as_slice(), rest].concat();
            let (run, peak) = peak(options, input);
            assert!(matches!(run.code, Some(1 | 2)), "{options}: {}{}", run.out, run.err);
            assert!((1..48_000).contains(&peak), "{peak} kB: {options} {start}");
        }
    }
}

// Files that the tool recognizes and rejects.

#[test]
fn file_of_another_program_is_rejected_with_advice() {
    let zip = |name: &str| [b"PK\x03\x04\x14\0\0\0\x08\0".as_slice(), &[0; 16], name.as_bytes()].concat();
    let tar = [b"contacts.csv".as_slice(), &[0; 245], b"ustar\x0000", &[0; 100]].concat();
    let spreadsheet = "save it as CSV UTF-8 in a spreadsheet program";
    for (input, name, advice) in [
        (zip("[Content_Types].xml"), "an Excel workbook (.xlsx)", spreadsheet),
        (zip("xl/workbook.xml"), "an Excel workbook (.xlsx)", spreadsheet),
        (
            zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
            "an OpenDocument spreadsheet (.ods)",
            spreadsheet,
        ),
        (zip("contacts.csv"), "a zip archive", "unzip FILE"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0".to_vec(), "an Excel workbook (.xls)", spreadsheet),
        (b"PAR1\x15\x04\x15\x00".to_vec(), "a Parquet file", "duckdb"),
        (b"BZh91AY&SY\x01".to_vec(), "a bzip2 file", "bzip2 -dc FILE | contract-contact check"),
        (b"\xFD7zXZ\0\0\x04".to_vec(), "an xz file", "xz -dc FILE | contract-contact check"),
        (b"7z\xBC\xAF\x27\x1C\0\x04".to_vec(), "a 7z archive", "7z x FILE"),
        (tar.clone(), "a tar archive", "tar -xf FILE"),
        (gzip(tar), "a tar archive", "tar -xf FILE"),
    ] {
        for options in ["", "--input csv", "--input json"] {
            let run = check(options, &input);
            assert!(
                run.err.starts_with(&format!("error: stdin: the input is {name}, which the tool cannot read: ")),
                "{}",
                run.err
            );
            assert!(run.err.contains(advice), "{}", run.err);
            assert_summary(&run, 2, "0 records: 0 valid, 0 invalid");
        }
    }
}

#[test]
fn text_that_begins_like_a_foreign_file_is_read() {
    for text in ["PAR1,Id,CoworkerContractId,FullName\n,1,2,Ada\n", "BZh9,Id,CoworkerContractId,FullName\n,1,2,Ada\n"] {
        assert_summary(&check("", text), 0, "1 record: 1 valid, 0 invalid");
    }
}

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

// CSV: rows and delimiters.

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
            let run =
                check_files("--mapping m a.csv", &[("m", b"\"FullName,x\" = \"FullName\""), ("a.csv", csv.as_bytes())]);
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
    let run = check("", CSV.lines().next().unwrap());
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

// CSV: columns.

#[test]
fn column_matches_a_name_or_label_without_case_and_punctuation() {
    for header in [
        "Contact ID,Contract-ID,Full name,E-mail,Date of birth,Post code,Role",
        "ID,coworker_contract_id,full_name,email,date_of_birth,post_code,contract_contact_type",
        " id ,coworkercontractid,FULL NAME,Email address,dateOfBirth,Postcode,CONTRACT CONTACT TYPE",
    ] {
        let row = "7,8,,@,x,\u{7},9";
        let run = check("--format csv", format!("{header}\n{row}\n"));
        let properties: Vec<&str> = run.out.lines().skip(1).map(|line| line.split(',').nth(4).unwrap()).collect();
        assert_eq!(properties, ["FullName", "Email", "DateOfBirth", "PostCode", "ContractContactType"], "{header}");
        assert_eq!(run.err, "");
    }
}

/// Only the column `Email` has a valid e-mail address.
const E_MAILS: &[u8] = b"Id,CoworkerContractId,FullName,Email,E-mail,Mail 2\n1,2,Ada,a@b.example,x,y\n";

#[test]
fn exact_name_of_a_column_overrides_a_similar_name() {
    let run = check_files("a.csv", &[("a.csv", E_MAILS)]);
    assert_summary(&run, 0, "1 record: 1 valid, 0 invalid");
    assert!(
        run.err.contains("2 columns match no property and are skipped.") && run.err.contains("# \"E-mail\" = \"\"\n"),
        "{}",
        run.err
    );
}

#[test]
fn mapping_overrides_the_exact_name_of_a_column() {
    let run = check_files("--mapping m a.csv", &[("a.csv", E_MAILS), ("m", b"\"Mail 2\" = \"Email\"")]);
    assert!(run.out.starts_with("a.csv:2: Email must be a valid email address"), "{}", run.out);
}

#[test]
fn two_equally_similar_columns_are_an_error() {
    for header in ["Id,Id", "E-mail,e_mail", "FullName,E-mail,EMAIL"] {
        let run = check("", format!("{header}\n"));
        assert!(run.err.starts_with("error: stdin:1:1: two columns match "), "{}", run.err);
        assert_eq!(run.code, Some(2));
    }
}

/// A file with columns that match no property.
const UNKNOWN_COLUMNS: &[u8] =
    b"Nr,CoworkerContractId,Name,Mail,Phone,Shoe \"size\",,Nr\n1,2,Ada,a@b.example,01632 960 001,38,,\n";

/// The mapping file that the tool suggests for `UNKNOWN_COLUMNS`.
const SUGGESTION: &str = concat!(
    "  # Properties without a column: Id, FullName, CoworkerId, Email, DateOfBirth, Address, PostCode, CityName, State, CountryId, PhoneNumber, Notes, ContractContactType\n",
    "  # \"Nr\" = \"\"\n",
    "  \"Name\" = \"FullName\"\n",
    "  \"Mail\" = \"Email\"\n",
    "  \"Phone\" = \"PhoneNumber\"\n",
    "  # \"Shoe \\\"size\\\"\" = \"\"\n",
    "  # Column 7 has no name.\n",
);

#[test]
fn warning_for_unknown_columns_suggests_a_mapping_file() {
    let run = check_files("a.csv", &[("a.csv", UNKNOWN_COLUMNS)]);
    assert_eq!(
        run.err,
        format!(
            "warning: a.csv: 7 columns match no property and are skipped. Complete this mapping file for --mapping:\n{SUGGESTION}"
        )
    );
    assert_eq!(run.code, Some(1));
}

#[test]
fn suggested_mapping_file_is_accepted() {
    let run = check_files(
        "--mapping m a.csv --operation create",
        &[("a.csv", UNKNOWN_COLUMNS), ("m", SUGGESTION.as_bytes())],
    );
    assert_summary(&run, 0, "1 record: 1 valid, 0 invalid");
}

#[test]
fn unknown_column_exits_with_2_with_strict_columns() {
    let csv = with_column("Shoe size", "38");
    let run = check("--strict-columns", &csv);
    assert_eq!(
        run.err,
        "warning: stdin: 1 column matches no property. Complete this mapping file for --mapping:\n  \
         # Properties without a column: CoworkerId, Email, DateOfBirth, Address, PostCode, CityName, State, CountryId, \
         PhoneNumber, Notes, ContractContactType\n  \
         # \"Shoe size\" = \"\"\n\
         error: stdin:1:1: 1 column matches no property, which --strict-columns rejects\n"
    );
    assert_summary(&run, 2, "0 records: 0 valid, 0 invalid");
}

#[test]
fn known_columns_are_accepted_with_strict_columns() {
    assert_valid(&check("--strict-columns", with_column("Notes", "")));
}

/// Inputs without a header, with the options that the message names in addition to --mapping.
const WITHOUT_HEADER: [(&str, &str); 2] =
    [("Ada Lovelace,ada@example.com\n", ""), ("Ada Lovelace ada@example.com\n", " or --delimiter")];

#[test]
fn first_row_without_a_property_is_an_error_that_does_not_quote_it() {
    for (input, option) in WITHOUT_HEADER {
        let run = check("", input);
        assert!(
            run.err.starts_with(&format!(
                "error: stdin:1:1: no column matches a property: add --mapping{option}, or run again with \
                 --show-values to get a mapping file; the properties are Id, "
            )),
            "{}",
            run.err
        );
        assert!(!format!("{}{}", run.err, run.out).contains("Ada"));
        assert_eq!(run.code, Some(2));
    }
}

#[test]
fn first_row_without_a_property_is_quoted_with_show_values() {
    for (input, _) in WITHOUT_HEADER {
        let run = check("--show-values", input);
        assert!(
            run.err.starts_with("warning: stdin: complete this mapping file for --mapping:\n  # Properties"),
            "{}",
            run.err
        );
        assert!(run.err.contains("# \"Ada Lovelace"), "{}", run.err);
        assert_eq!(run.code, Some(2));
    }
}

/// Characters that could control a terminal, within printable ones.
const HOSTILE: &str = "\u{1B}[31m\u{9B}\u{202E}\u{2066}\u{0}\u{7}\u{2028}";

#[track_caller]
fn assert_escaped(run: &Run) {
    let is_hostile = |each| HOSTILE.contains(each) && !"[31m".contains(each);
    assert!(!format!("{}{}", run.err, run.out).contains(is_hostile), "{:?}", run.err);
}

#[test]
fn hostile_column_names_are_escaped() {
    for (options, csv) in [
        ("", format!("Id,{HOSTILE}\n1,2\n")),
        ("--show-values", format!("x,{HOSTILE}\n1,2\n")),
        ("--format json", format!("Id,I{HOSTILE}d\n1,2\n")),
        ("", format!("Id,E{HOSTILE}mail,e-mail\n1,2\n")),
    ] {
        let run = check(options, &csv);
        assert!(run.err.contains("\\u"), "{:?}", run.err);
        assert_escaped(&run);
    }
}

#[test]
fn hostile_mapping_files_are_escaped() {
    for mapping in [format!("{HOSTILE} = x"), format!("\"{HOSTILE}\" = \"Id\""), format!("x = \"{HOSTILE}\"")] {
        let run = check_files("--mapping m a.csv", &[("a.csv", b""), ("m", mapping.as_bytes())]);
        assert_escaped(&run);
        assert_eq!(run.code, Some(2));
    }
}

#[test]
fn header_of_many_columns_is_read_in_time() {
    let names: String = (0..20_000).map(|number| format!(",no{number}")).collect();
    let run = check("", format!("Id{names}\n"));
    assert!(run.err.contains("# \"no19999\" = \"\"\n"));
    assert_eq!(run.code, Some(0));
}

// CSV: cells.

#[test]
fn date_format_option_accepts_other_dates() {
    for (options, cell) in [
        ("--date-format dmy", "15/06/1990"),
        ("--date-format dmy", "5.6.1990"),
        ("--date-format dmy", "15. 6. 1990"),
        ("--date-format mdy", "06-15-1990"),
        ("--date-format ymd", "1990 6 15"),
        ("--date-format mdy", " 1990-06-15 "),
    ] {
        assert_valid(&check(options, with_column("DateOfBirth", cell)));
    }
}

#[test]
fn invalid_date_is_reported_with_the_date_format_option() {
    for (options, cell, shown) in [
        ("--date-format mdy", "15/06/1990", "1990-15-06"),
        ("--date-format dmy", "15/06/90", "15/06/90"),
        ("--date-format dmy", "31/02/1990", "1990-02-31"),
        ("--date-format dmy", "June 1990", "June 1990"),
    ] {
        let run = check(&format!("--show-values {options}"), with_column("DateOfBirth", cell));
        let line =
            format!("stdin:2: DateOfBirth must be a real date in the form YYYY-MM-DD [not_a_date]: \"{shown}\"\n");
        assert!(run.out.starts_with(&line), "{}", run.out);
        assert_eq!(run.err, "");
    }
}

#[test]
fn date_format_option_is_suggested_for_other_dates() {
    let hint = "warning: stdin: some dates are not in the format YYYY-MM-DD: add --date-format dmy, mdy or ymd\n";
    for (cell, message) in
        [("15/06/1990", hint), ("6.15.1990", hint), ("1990/6/15", hint), ("June", ""), ("1990-6-15", "")]
    {
        let run = check("", with_column("DateOfBirth", cell));
        assert!(run.out.contains("[not_a_date]"));
        assert_eq!(run.err, message, "{cell}");
    }
}

#[test]
fn role_may_be_a_number_name_or_label() {
    for cell in ["1", "Director", "director", "Company director", "COMPANY_ALIAS", "nominatedrecipient", "None", ""] {
        assert_valid(&check("", with_column("Role", cell)));
    }
}

#[test]
fn unknown_role_is_invalid() {
    for cell in ["4", "Directors", "x"] {
        assert_summary(&check("", with_column("Role", cell)), 1, "1 record: 0 valid, 1 invalid");
    }
}

#[test]
fn apostrophe_of_a_spreadsheet_is_removed() {
    for (column, cell) in [("CountryId", "'007"), ("PhoneNumber", "'+44 808 157 0192"), ("DateOfBirth", "'1990-06-15")]
    {
        assert_valid(&check("", with_column(column, cell)));
    }
}

#[test]
fn apostrophe_before_a_letter_is_not_removed() {
    let run = check("--show-values", "Id,CoworkerContractId,FullName\n'x,2,'t Hooft\n");
    assert!(run.out.starts_with("stdin:2: Id must be an integer [not_an_integer]: \"'x\"\n"), "{}", run.out);
}

#[test]
fn numbers_are_read_as_in_a_browser() {
    for cell in ["9007199254740991", "9007199254740993", "100000000000000000000"] {
        let run = check("--format json --show-values", with_column("CountryId", cell));
        let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let shown = &report["errors"][0]["AttemptedValue"];
        match cell {
            "9007199254740991" => assert_eq!(run.code, Some(0)),
            "9007199254740993" => assert_eq!(shown, 9_007_199_254_740_992_u64),
            _ => assert_eq!(shown.as_f64(), Some(1e20)),
        }
    }
}

#[test]
fn help_lists_formats_and_encodings() {
    let help = run(&["check", "--help"], "").out;
    for word in ["gzip", "--encoding", "--strict-columns", "--date-format", "sep=;", "has 0 records", ".zst"] {
        assert!(help.contains(word), "{word}");
    }
}
