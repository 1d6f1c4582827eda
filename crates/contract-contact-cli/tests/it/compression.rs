//! Compressed inputs: gzip and zstd.

use std::fs;

use crate::common::{
    Run, VALID, assert_summary, assert_valid, check, check_files, finish, gzip, program, with_column, zstd,
};

const CSV: &str = "Id,CoworkerContractId,FullName\n1,2,Ada\n1,2,\n";
const CSV_REPORT: &str = ":3: FullName is a required field [required]\n\n2 records: 1 valid, 1 invalid\n";

/// Returns invalid rows that do not compress well.
fn many_rows() -> String {
    let mut state = 1_u64;
    let rows = (0..20_000).map(|_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("1,2,,{state:x}\n")
    });
    format!("Id,CoworkerContractId,FullName,Notes\n{}", rows.collect::<String>())
}

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
