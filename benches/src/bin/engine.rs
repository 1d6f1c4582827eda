//! Measures the engine and a typed parse by sonic_rs, each on one thread and on an NDJSON file in memory.
//!
//! `engine FILE` prints an array of `{"name": …, "seconds": …, "records": …, "invalid": …}`, one for each contestant. The
//! seconds are the median of [`ROUNDS`] runs. `invalid` is null for a contestant that checks nothing.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout, reason = "benchmark code, not library")]

use std::hint::black_box;
use std::time::Instant;

use contract_contact::{Operation, Rules, date};
use contract_contact_benches::rivals::floor;
use contract_contact_bulk::{Errors, Position, Problem, Record, Settings, Visitor, check_slice};
use serde_json::{Value, json};

const ROUNDS: usize = 3;

/// Reads the records of an NDJSON input. Returns the numbers of records and of invalid records.
type Read = fn(&[u8]) -> (u64, Option<u64>);

const CONTESTANTS: [(&str, Read); 3] = [
    ("engine", |bytes| {
        let (records, invalid) = engine(bytes);
        (records, Some(invalid))
    }),
    ("sonic_rs, owned", |bytes| (parse_lines(bytes, |line| floor::sonic(line).is_ok()), None)),
    ("sonic_rs, borrowed", |bytes| (parse_lines(bytes, |line| floor::sonic_borrowed(line).is_ok()), None)),
];

/// Checks the records of an NDJSON input. Returns the numbers of records and of invalid records.
fn engine(bytes: &[u8]) -> (u64, u64) {
    let settings = Settings::new(Operation::Update, Rules::strict(), date::today());
    let mut errors = CountErrors(0);
    let summary = check_slice(&settings, bytes, &mut errors).expect("each line is a record");
    black_box(errors.0);
    (summary.records, summary.invalid)
}

/// Counts the errors, so that the compiler cannot remove work whose result is unused.
struct CountErrors(usize);

impl Visitor for CountErrors {
    fn invalid(&mut self, _: &Record<'_>, errors: &Errors<'_>) {
        self.0 += errors.iter().count();
    }

    fn not_a_record(&mut self, _: &Record<'_>, _: Problem, _: Position) {
        self.0 += 1;
    }
}

/// Parses each line, and drops the record. All values have the right types. Returns the number of records.
fn parse_lines(bytes: &[u8], parse: impl Fn(&[u8]) -> bool) -> u64 {
    lines(bytes).fold(0, |records, line| {
        assert!(parse(line), "record {} was not parsed", records + 1);
        records + 1
    })
}

/// Returns the lines. Each ends with a newline.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', bytes).map(move |end| {
        let line = &bytes[start..end];
        start = end + 1;
        line
    })
}

fn main() {
    let file = std::env::args().nth(1).expect("usage: engine FILE");
    let bytes = std::fs::read(&file).expect("the file can be read");
    let mut times = CONTESTANTS.map(|_| Vec::new());
    let mut counts = CONTESTANTS.map(|_| (0, None));
    for _ in 0..ROUNDS {
        for (index, (_, read)) in CONTESTANTS.iter().enumerate() {
            let start = Instant::now();
            counts[index] = black_box(read(black_box(&bytes)));
            times[index].push(start.elapsed().as_secs_f64());
        }
    }
    let results = CONTESTANTS.iter().zip(times).zip(counts).map(|(((name, _), mut times), (records, invalid))| {
        times.sort_by(f64::total_cmp);
        json!({ "name": name, "seconds": times[ROUNDS / 2], "records": records, "invalid": invalid })
    });
    println!("{}", results.collect::<Value>());
}
