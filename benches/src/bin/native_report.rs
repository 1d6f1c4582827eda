//! Runs the benchmark `native` several times, and writes the section `Native` of `benches/RESULTS.md`.
//!
//! `cargo run --profile bench -p contract-contact-benches --bin native-report -- [--rounds N]`
//!
//! A ratio compares two times of one round, which were measured within seconds. The report has the median of the ratios over
//! the rounds.
#![allow(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "benchmark code, not library"
)]

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use contract_contact::Timestamp;
use contract_contact_benches::cases::{Case, LARGE, LARGE_PARTS};
use contract_contact_benches::contestants::{CONTESTANTS, League};
use serde_json::Value;

const START: &str = "<!-- native:start -->";
const END: &str = "<!-- native:end -->";

const FROM_SLICE: &str = "serde_json::from_slice";
const FROM_STR: &str = "serde_json::from_str";
const SONIC: &str = "sonic_rs::from_slice";
const OURS: &str = "contract-contact";
const OURS_OVER_SONIC: &str = "contract-contact over sonic-rs";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rounds = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => 5,
        ["--rounds", number] => number.parse()?,
        _ => return Err("usage: native-report [--rounds N]".into()),
    };
    // The id of the process, because two runs at the same time would read each other's times.
    let scratch = std::env::current_exe()?.with_file_name(format!("native-rounds-{}", std::process::id()));
    let times = (1..=rounds)
        .map(|round| {
            eprintln!("round {round} of {rounds}");
            measure(&scratch.join(round.to_string()))
        })
        .collect::<Result<Vec<_>, _>>()?;
    fs::remove_dir_all(&scratch)?;
    let results = Path::new(env!("CARGO_MANIFEST_DIR")).join("RESULTS.md");
    put_section(&results, &section(&Rounds(times)))?;
    eprintln!("written: benches/RESULTS.md");
    Ok(())
}

/// Times in nanoseconds, by case and contestant.
type Times = HashMap<(String, String), f64>;

/// Runs one round of the benchmark in another process.
fn measure(directory: &Path) -> Result<Times, Box<dyn Error>> {
    if directory.exists() {
        fs::remove_dir_all(directory)?;
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let run = Command::new(cargo)
        .args(["bench", "--quiet", "--package", "contract-contact-benches", "--bench", "native", "--", "--noplot"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("CRITERION_HOME", directory)
        .output()?;
    if !run.status.success() {
        return Err(format!("the benchmark failed: {}\n{}", run.status, String::from_utf8_lossy(&run.stderr)).into());
    }
    let mut times = Times::new();
    for estimates in find(directory, "estimates.json")? {
        if estimates.parent().is_some_and(|parent| parent.ends_with("new")) {
            let name: Value = serde_json::from_slice(&fs::read(estimates.with_file_name("benchmark.json"))?)?;
            let found: Value = serde_json::from_slice(&fs::read(&estimates)?)?;
            let text = |key: &str| name[key].as_str().unwrap().to_owned();
            times.insert(
                (text("group_id"), text("function_id")),
                found["median"]["point_estimate"].as_f64().expect("a median"),
            );
        }
    }
    Ok(times)
}

fn find(directory: &Path, name: &str) -> Result<Vec<PathBuf>, std::io::Error> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(find(&path, name)?);
        } else if path.file_name().is_some_and(|each| each == name) {
            found.push(path);
        }
    }
    Ok(found)
}

struct Rounds(Vec<Times>);

impl Rounds {
    fn time(&self, case: Case, contestant: &str) -> Spread {
        let records = if case == Case::Records { 10_000.0 } else { 1.0 };
        Spread::of(self.0.iter().map(|times| get(times, case, contestant) / records))
    }

    fn ratio(&self, case: Case, contestant: &str, to: &str) -> Spread {
        Spread::of(self.0.iter().map(|times| get(times, case, contestant) / get(times, case, to)))
    }
}

fn get(times: &Times, case: Case, contestant: &str) -> f64 {
    let key = (case.name().to_owned(), contestant.to_owned());
    *times.get(&key).unwrap_or_else(|| panic!("{key:?} was not measured"))
}

/// The lowest, median and highest value of several rounds.
struct Spread {
    least: f64,
    median: f64,
    most: f64,
}

impl Spread {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.collect();
        values.sort_by(f64::total_cmp);
        let (least, most) = (values[0], values[values.len() - 1]);
        let median = (values[(values.len() - 1) / 2] + values[values.len() / 2]) / 2.0;
        Spread { least, median, most }
    }
}

fn section(rounds: &Rounds) -> String {
    let mut text = String::from("## Native\n\n");
    text += &circumstances(rounds.0.len());
    text += &goals(rounds);
    for league in [League::Owned, League::Borrowed] {
        text += match league {
            League::Owned => "### Owned results\n\n",
            League::Borrowed => "### Borrowed results\n\nStrings without escapes are borrowed from the body.\n\n",
        };
        for case in Case::ALL {
            text += &table(rounds, league, case);
        }
    }
    text += &large(rounds);
    text += &embedding();
    text
}

/// Returns the section about the first build of a program that uses the domain crate.
fn embedding() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/embedder");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("src")).expect("target/ can be written to");
    let manifest = "[package]\nname = \"embedder\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
        contract-contact = { path = \"../../crates/contract-contact\" }\n";
    fs::write(folder.join("Cargo.toml"), manifest).expect("target/ can be written to");
    fs::write(folder.join("src/main.rs"), "fn main() {}\n").expect("target/ can be written to");
    let cargo = |arguments: &[&str]| {
        let output = Command::new("cargo").args(arguments).current_dir(&folder).output().expect("cargo starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let tree = cargo(&["tree", "--edges", "normal,build", "--prefix", "none", "--no-dedupe", "--format", "{p}"]);
    let packages: HashSet<&str> = tree.lines().skip(1).collect();
    let start = Instant::now();
    cargo(&["build", "--quiet", "--target-dir", "target"]);
    format!(
        "### First build\n\nA new program with contract-contact and its default features compiles {} packages in {:.0} s \
         (`cargo build` from nothing). Before chrono, serde, serde_repr and thiserror were added, it compiled 7 packages in 5 s \
         on the same machine.\n\n",
        packages.len(),
        start.elapsed().as_secs_f64(),
    )
}

/// Returns the section about large bodies, whose time grows linearly.
fn large(rounds: &Rounds) -> String {
    let mut text = String::from(
        "### Large bodies\n\nNanoseconds a byte, for contract-contact over serde_json. The time is linear in the \
         size of the body, except for the last case, whose keys are sorted to find duplicates.\n\n| |",
    );
    for parts in LARGE_PARTS {
        let _ = write!(text, " {parts} parts |");
    }
    text += &format!("\n|---|{}\n", "---|".repeat(LARGE_PARTS.len()));
    for (name, body) in LARGE {
        let _ = write!(text, "| {name} |");
        for parts in LARGE_PARTS {
            let bytes = body(parts).len() as f64;
            let key = ("large".to_owned(), format!("{name}, {parts}"));
            let time = Spread::of(rounds.0.iter().map(|times| times[&key] / bytes));
            let _ = write!(text, " {:.2} |", time.median);
        }
        text += "\n";
    }
    text
}

fn circumstances(rounds: usize) -> String {
    let rivals = ["serde_json", "sonic-rs", "garde", "validator", "eserde", "deserr", "jsonschema", "criterion"];
    let lock = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock")).unwrap_or_default();
    let versions = rivals.map(|name| format!("{name} {}", version(&lock, name))).join(", ");
    format!(
        "`cargo xtask bench native`, {date}, {cpu}, {cores} cores, {rustc}, {rounds} rounds.\n{versions}.\n\n\
        Every contestant reads the same bytes into a record, or into the body of the API's 400 as a value, with the same \
        strict rules. The rivals share one hand-written copy of the rules, and a test compares their results byte for byte.\n\n\
        - Times are medians, with the freeing of the result, on the default target CPU. A ratio is taken within a round, and \
        the table has the median over the rounds.\n\
        - `serde_json::from_slice` into owned structs checks no rule, and is the floor. `serde_json::from_str`, after one \
        UTF-8 validation of the whole body, is a second, lower floor: a rival that read in this way would save the \
        difference of the two.\n\
        - contract-contact also validates UTF-8 once. It reads a body of strings, integers, booleans and nulls with its own \
        reader, and any other body with serde_json.\n\
        - \"First only\" means that a contestant stops at the first wrong type and does not name the property.\n\n",
        date = Timestamp::now().date(),
        cpu = cpu(),
        cores = std::thread::available_parallelism().map_or(1, usize::from),
        rustc = output("rustc", "--version"),
    )
}

fn version<'l>(lock: &'l str, package: &str) -> &'l str {
    let entry = format!("name = \"{package}\"\nversion = \"");
    lock.split_once(&entry).and_then(|(_, rest)| rest.split('"').next()).unwrap_or("of unknown version")
}

fn cpu() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let value = |key| {
        let line = info.lines().find(|line| line.starts_with(key))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let name = value("model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    match (value("cpu family"), value("model\t")) {
        (Some(family), Some(model)) => format!("{name} (family {family}, model {model})"),
        _ => name,
    }
}

fn output(program: &str, argument: &str) -> String {
    let output = Command::new(program).arg(argument).output();
    output.map_or_else(|_| program.to_owned(), |output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The reason why a goal is not met.
const OVER_SONIC: &str = "
Over sonic-rs, a minimal record misses its limit. valgrind's count of instructions shows the reason. sonic-rs's typed parse takes \
2,194, and 0.95 of that is 2,084. contract-contact over sonic-rs takes 2,747:

| part | instructions |
|---|---|
| sonic-rs reads the names and values, and checks UTF-8 | 1,721 |
| the draft is moved out of `sonic_rs::from_slice` | 281 |
| the record is allocated, filled and freed | 270 |
| the rules of 14 properties | 254 |
| the draft is dropped | 114 |
| names are found in the table, and values stored in the draft | 90 |
| the rest | 17 |

The first three parts alone take more than 2,084. sonic-rs reads its own struct in 1,681 and moves it in 327, so it reads a draft \
no faster. The counts are of 2026-11-27, sonic-rs 0.5.10 and rustc 1.95.0; `benches/src/bin/instructions.rs` counts again. \
`UpdateContractContact::from_json` itself is faster than sonic-rs's unchecked parse.

";

fn goals(rounds: &Rounds) -> String {
    let mut text = String::from("### Goals\n\n| | at most | measured | rounds | |\n|---|---|---|---|---|\n");
    let mut goal = |case: Case, contestant: &str, to: &str, limit: f64| {
        let ratio = rounds.ratio(case, contestant, to);
        let verdict = if ratio.median <= limit { "met" } else { "not met" };
        let _ = writeln!(
            text,
            "| {}: {contestant} / {to} | {limit:.2} | {:.2} | {:.2}–{:.2} | {verdict} |",
            case.name(),
            ratio.median,
            ratio.least,
            ratio.most
        );
    };
    goal(Case::Full, OURS, FROM_SLICE, 0.6);
    goal(Case::Minimal, OURS, FROM_SLICE, 0.86);
    goal(Case::Records, OURS, FROM_SLICE, 0.73);
    goal(Case::RuleErrors, OURS, "garde", 0.5);
    for case in [Case::Full, Case::Minimal, Case::RuleErrors, Case::TypeErrors, Case::Records] {
        goal(case, OURS, "deserr", 0.6);
    }
    for case in [Case::Full, Case::Minimal, Case::Records] {
        goal(case, OURS, SONIC, 0.95);
        goal(case, OURS_OVER_SONIC, SONIC, 0.95);
    }
    let second: Vec<String> = [Case::Full, Case::Minimal, Case::Records]
        .map(|case| format!("{} {:.2}", case.name(), rounds.ratio(case, OURS, FROM_STR).median))
        .into();
    let _ =
        writeln!(text, "\nCompared with the second floor, `{FROM_STR}`, the first three are: {}.", second.join(", "));
    text += OVER_SONIC;
    text
}

fn table(rounds: &Rounds, league: League, case: Case) -> String {
    let (suffix, references): (_, &[&str]) = match (league, case) {
        (League::Borrowed, Case::RuleErrorsToBytes) => return String::new(),
        (League::Borrowed, Case::TypeErrors) => (", borrowed", &[]),
        (League::Borrowed, _) => (", borrowed", &[FROM_SLICE, FROM_STR, SONIC]),
        // Parsers without rules stop at the first wrong type, so they are no lower bound here.
        (League::Owned, Case::TypeErrors) => ("", &["deserr", "jsonschema"]),
        (League::Owned, Case::RuleErrors | Case::RuleErrorsToBytes) => ("", &[FROM_SLICE, "garde", "deserr"]),
        (League::Owned, _) => ("", &[FROM_SLICE, FROM_STR, SONIC]),
    };
    let is_wrong = !case.wrong().is_empty();
    let mut text = match case {
        Case::Records => format!("**{}**, per record\n\n", case.name()),
        Case::RuleErrorsToBytes => format!("**{}**: the body of the 400, written as JSON\n\n", case.name()),
        _ => format!("**{}**, {} bytes\n\n", case.name(), case.body().len()),
    };
    text += "| | ns |";
    for reference in references {
        let _ = write!(text, " × {reference} |");
    }
    text += if is_wrong { " reports |\n" } else { "\n" };
    text += &format!("|---|{}\n", "---|".repeat(1 + references.len() + usize::from(is_wrong)));
    for contestant in CONTESTANTS.iter().filter(|contestant| contestant.league == league) {
        let time = rounds.time(case, contestant.name).median;
        let _ = write!(text, "| {} | {time:.0} |", contestant.name.strip_suffix(suffix).unwrap_or(contestant.name));
        for reference in references {
            let ratio = rounds.ratio(case, contestant.name, &format!("{reference}{suffix}"));
            let _ = write!(text, " {:.2} |", ratio.median);
        }
        text += &if is_wrong { format!(" {} |\n", contestant.reports(case).words()) } else { "\n".to_owned() };
    }
    text + "\n"
}

/// Writes the section between its marks. In a file without the marks, appends the section.
fn put_section(path: &Path, section: &str) -> Result<(), std::io::Error> {
    let old = if path.exists() { fs::read_to_string(path)? } else { "# Results\n".to_owned() };
    let (before, after) = match (old.split_once(START), old.split_once(END)) {
        (Some((before, _)), Some((_, after))) => (before.to_owned(), after),
        _ => (format!("{old}\n"), "\n"),
    };
    fs::write(path, format!("{before}{START}\n{}\n{END}{after}", section.trim_end()))
}
