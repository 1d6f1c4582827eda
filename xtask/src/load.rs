//! `cargo xtask bench service`: what the rules cost a PUT, beside the same PUT without them.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use contract_contact::Timestamp;
use serde_json::{Value, json};

use crate::generate::replace_between;
use crate::install;
use crate::run::{Outcome, cargo, root, run};
use crate::service::{Service, free_port};

const RESULTS: &str = "benches/RESULTS.md";
const CONNECTIONS: u32 = 16;
const SECONDS: u32 = 1;
/// How often each of the two is measured in a round: for a short time by turns, since the rest of a machine is never still.
const TURNS: u32 = 10;
/// Of the throughput of the PUT without the rules; what was to be reached.
const LEAST: f64 = 0.95;

/// The two handlers, in one process on one database, and their paths.
const BARE: &str = "/bare";
const CHECKED: &str = "/api/billing/contractcontacts";

/// What is sent.
struct Case {
    name: &'static str,
    /// Where the database is: a folder.
    folder: PathBuf,
    if_match: &'static str,
    /// Left out of the body.
    without: Option<&'static str>,
    status: u64,
}

/// One PUT in the load of one round.
struct Sample {
    a_second: f64,
    /// Milliseconds.
    p50: f64,
    p99: f64,
    /// Microseconds of the service's processor time for each request.
    cpu: f64,
}

pub(crate) fn bench(rounds: u32) -> Outcome {
    install::wrk()?;
    run(&mut cargo("build --release -p contract-contact-server --features bare --target-dir target/bare"))?;
    let program = root().join("target/bare/release/contract-contact-server");
    let disk = root().join("target/bench/service");
    let memory = Path::new("/dev/shm");
    let memory = if memory.is_dir() { memory.join(format!("bench-{}", std::process::id())) } else { disk.clone() };
    let case = |name, folder: &Path, if_match, without, status| Case {
        name,
        folder: folder.to_owned(),
        if_match,
        without,
        status,
    };
    let cases = [
        case("written: SQLite on disk, synchronous FULL", &disk, "*", None, 200),
        case("written: the same in memory", &memory, "*", None, 200),
        case("412: read and compared, not written", &memory, "\"other\"", None, 412),
        case("400: `FullName` left out, no storage", &memory, "*", Some("FullName"), 400),
    ];
    let mut text = head(rounds);
    for case in &cases {
        let outcome = measure(&program, case, rounds);
        let _ = fs::remove_dir_all(&case.folder);
        text += &rows(case, &outcome?);
    }
    text += "\nFigures are medians over the turns. A ratio is that of the checked PUT to the bare one within two turns, one after \
             the other; beside it stand the bounds of the middle half of all.\n";
    let path = root().join(RESULTS);
    let old = fs::read_to_string(&path).map_err(|error| format!("cannot read {RESULTS}: {error}"))?;
    fs::write(&path, replace_between(&old, "service", &text)?)
        .map_err(|error| format!("cannot write {RESULTS}: {error}"))?;
    eprintln!("written: {RESULTS}");
    Ok(())
}

/// Bare and checked of each round, by turns which is first.
fn measure(program: &Path, case: &Case, rounds: u32) -> Outcome<Vec<[Sample; 2]>> {
    let port = free_port(0)?;
    let service = Service::start(program, &case.folder, port, &["--example-contacts", "--rate=0"])?;
    let load = |path, seconds| sample(&service, case, path, seconds);
    // What is the same for both is warm before either is measured.
    load(BARE, 1)?;
    load(CHECKED, 1)?;
    let mut samples = Vec::new();
    for turn in 0..rounds * TURNS {
        if turn % TURNS == 0 {
            eprintln!("{}, round {} of {rounds}", case.name, turn / TURNS + 1);
        }
        samples.push(if turn % 2 == 0 {
            let bare = load(BARE, SECONDS)?;
            [bare, load(CHECKED, SECONDS)?]
        } else {
            let checked = load(CHECKED, SECONDS)?;
            [load(BARE, SECONDS)?, checked]
        });
    }
    service.stop()?;
    Ok(samples)
}

fn sample(service: &Service, case: &Case, path: &str, seconds: u32) -> Outcome<Sample> {
    let body = |notes: &str| {
        let mut body = json!({
            "Id": 87_654_321, "CoworkerContractId": 1_450_012_345, "FullName": "Augusta Ada King", "CoworkerId": 1_450_067_890,
            "Email": "ada.lovelace@example.co.uk", "DateOfBirth": "1990-06-15", "Address": "12 St James's Square\nLondon",
            "PostCode": "SW1Y 4JH", "CityName": "London", "State": "Greater London", "CountryId": 1220,
            "PhoneNumber": "+44 20 7946 0958", "Notes": notes, "ContractContactType": 1,
        });
        if let (Some(name), Some(body)) = (case.without, body.as_object_mut()) {
            body.remove(name);
        }
        body.to_string()
    };
    let before = service.processor_time()?;
    let output = Command::new("wrk")
        .args(["--threads=1", &format!("--connections={CONNECTIONS}"), &format!("--duration={seconds}s")])
        .arg("--script=benches/service/put.lua")
        .arg(format!("{}{path}", service.url))
        .current_dir(root())
        .env("TOKEN", &service.token)
        .env("IF_MATCH", case.if_match)
        .env("BODY_1", body("Letters on Mondays"))
        .env("BODY_2", body("Letters on Tuesdays"))
        .output()
        .map_err(|error| format!("cannot start wrk: {error}"))?;
    let took = service.processor_time()?.saturating_sub(before);
    let text = String::from_utf8_lossy(&output.stdout);
    let said: Value = text.lines().find_map(|line| serde_json::from_str(line).ok()).unwrap_or_default();
    let number = |name| said.get(name).and_then(Value::as_f64).ok_or(format!("wrk did not say its {name}: {text}"));
    let (requests, refused, broken) = (number("requests")?, number("refused")?, number("broken")?);
    let expected = if case.status == 200 { 0.0 } else { requests };
    if requests == 0.0 || refused != expected || broken != 0.0 {
        return Err(format!("of {requests} requests {refused} were refused and {broken} broken"));
    }
    Ok(Sample {
        a_second: requests / number("microseconds")? * 1e6,
        p50: number("p50")? / 1e3,
        p99: number("p99")? / 1e3,
        cpu: took.as_secs_f64() * 1e6 / requests,
    })
}

fn head(rounds: u32) -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "## Service\n\n`cargo xtask bench service`, {date}, {cores} cores, {turns} turns of {SECONDS} s for each; wrk on \
         the same machine, {CONNECTIONS} connections, a full record, a release build.\n\n\
         Beside the PUT of the service stands the same without the rules: what serde derives for a plain struct, stored by \
         the same statements in a transaction of the same steps. Token, limits, entity tag, audit and envelope are the \
         same code, and both are in one process on one database, by turns.\n\n\
         To be reached: at least {LEAST} of the bare throughput at an equal p99.\n\n\
         | | | bare | checked | ratio | middle half |\n|---|---|---|---|---|---|\n",
        date = Timestamp::now().date(),
        turns = rounds * TURNS,
    )
}

fn rows(case: &Case, samples: &[[Sample; 2]]) -> String {
    let mut text = String::new();
    let mut row = |name: &str, what: &str, digits: usize, of: fn(&Sample) -> f64, is_goal: bool| {
        let [_, bare, _] = spread(samples.iter().map(|[bare, _]| of(bare)));
        let [_, checked, _] = spread(samples.iter().map(|[_, checked]| of(checked)));
        let [low, ratio, high] = spread(samples.iter().map(|[bare, checked]| of(checked) / of(bare)));
        let verdict = match (is_goal, ratio >= LEAST) {
            (false, _) => "",
            (true, true) => ", reached",
            (true, false) => ", not reached",
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {name} | {what} | {bare:.digits$} | {checked:.digits$} | {ratio:.2}{verdict} | {low:.2}–{high:.2} |"
        );
    };
    row(case.name, "requests a second", 0, |sample| sample.a_second, case.status == 200);
    row("", "p50, ms", 2, |sample| sample.p50, false);
    row("", "p99, ms", 2, |sample| sample.p99, false);
    row("", "processor time a request, µs", 0, |sample| sample.cpu, false);
    text
}

/// The median between the bounds of the middle half.
fn spread(values: impl Iterator<Item = f64>) -> [f64; 3] {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    [last / 4, last / 2, last - last / 4].map(|index| values.get(index).copied().unwrap_or(f64::NAN))
}
