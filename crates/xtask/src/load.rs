//! `cargo xtask bench service`: what a PUT costs, beside an earlier build, SQLite alone on the same disk, and the rules alone.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use contract_contact::Timestamp;
use serde_json::{Value, json};

use crate::generate::replace_between;
use crate::install;
use crate::run::{Outcome, cargo, output, root, run};
use crate::service::{Service, free_port};

const RESULTS: &str = "benches/RESULTS.md";
const CONTACTS: &str = "/api/billing/contractcontacts";
const SECONDS: u32 = 1;
/// How often each is measured in a round: for a short time by turns, since the rest of a machine is never still.
const TURNS: u32 = 10;
/// What the rules may take of a request's processor time; what was to be reached.
const MOST_FOR_RULES: f64 = 0.05;

/// What is sent.
struct Case {
    name: &'static str,
    /// Where the database is: a folder.
    folder: PathBuf,
    /// Of a PostgreSQL server; without it, SQLite in the folder.
    postgres: Option<String>,
    connections: u32,
    if_match: &'static str,
    /// Left out of the body.
    without: Option<&'static str>,
    status: u64,
    /// Whether SQLite alone is measured in the same folder.
    has_limit: bool,
}

/// One turn of a load.
struct Sample {
    a_second: f64,
    /// Milliseconds.
    p50: f64,
    p99: f64,
    /// Microseconds of the service's processor time for each request.
    cpu: f64,
}

/// A turn of all that is measured in a case.
struct Turn {
    baseline: Option<Sample>,
    service: Sample,
    /// What SQLite alone stores in a second.
    limit: Option<f64>,
}

/// With a baseline, the program of an earlier build is measured by turns with that of this one.
///
/// With the URL of a PostgreSQL server, whose user may create databases, the service is measured on that too.
pub(crate) fn bench(rounds: u32, baseline: Option<&Path>, postgres: Option<&str>) -> Outcome {
    install::wrk()?;
    run(&mut cargo("build --release --target-dir target -p contract-contact-server"))?;
    run(&mut cargo("build --release --target-dir target -p contract-contact-service-benches"))?;
    let (program, limits) = (built("contract-contact-server"), built("service-limits"));
    let disk = root().join("target/bench/service");
    let memory = Path::new("/dev/shm");
    let memory = if memory.is_dir() { memory.join(format!("bench-{}", std::process::id())) } else { disk.clone() };
    let case = |name, folder: &Path, connections| Case {
        name,
        folder: folder.to_owned(),
        postgres: None,
        connections,
        if_match: "*",
        without: None,
        status: 200,
        has_limit: false,
    };
    let mut cases = vec![
        Case { has_limit: true, ..case("written: SQLite on disk, synchronous FULL", &disk, 64) },
        case("written: the same", &disk, 16),
        case("written: in memory", &memory, 16),
        Case { if_match: "\"1-0\"", status: 412, ..case("412: read and compared, not written", &memory, 16) },
        Case { without: Some("FullName"), status: 400, ..case("400: `FullName` left out, no storage", &memory, 16) },
    ];
    if let Some(url) = postgres {
        for connections in [64, 16] {
            let on_disk = case("written: PostgreSQL", &disk, connections);
            cases.push(Case { postgres: Some(url.to_owned()), ..on_disk });
        }
    }
    let mut text = head(rounds, baseline.is_some());
    if postgres.is_none() {
        text += "| PostgreSQL | not measured: no `--postgres` |\n";
    }
    let mut request = f64::NAN;
    for case in &cases {
        let outcome = measure([baseline, Some(&program)], &limits, case, rounds);
        let _ = fs::remove_dir_all(&case.folder);
        let turns = outcome?;
        text += &rows(case, &turns, baseline.is_some());
        if case.folder == memory && case.status == 200 {
            [_, request, _] = spread(turns.iter().map(|turn| turn.service.cpu));
        }
    }
    text += "\nFigures are medians over the turns. A ratio is that of two loads of one turn, one after the other; beside it stand the \
             bounds of the middle half of all.\n\n";
    text += &rules(&limits, request)?;
    text += &flat_memory(&program, &case("", &memory, 16))?;
    let path = root().join(RESULTS);
    let old = fs::read_to_string(&path).map_err(|error| format!("cannot read {RESULTS}: {error}"))?;
    fs::write(&path, replace_between(&old, "service", &text)?)
        .map_err(|error| format!("cannot write {RESULTS}: {error}"))?;
    eprintln!("written: {RESULTS}");
    Ok(())
}

fn built(name: &str) -> PathBuf {
    root().join("target/release").join(name)
}

/// The baseline and this build, by turns which is first, then SQLite alone.
fn measure(programs: [Option<&Path>; 2], limits: &Path, case: &Case, rounds: u32) -> Outcome<Vec<Turn>> {
    let start = |program: &Path, name| {
        let database =
            case.postgres.as_deref().map_or(Ok("sqlite:contacts.db".to_owned()), |url| new_database(url, name))?;
        let flags = ["--example-contacts", "--rate=0"];
        Service::start_on(&database, program, &case.folder.join(name), free_port(0)?, &flags)
    };
    let [baseline, service] = programs;
    let baseline = baseline.map(|program| start(program, "baseline")).transpose()?;
    let service = service.map(|program| start(program, "service")).transpose()?.ok_or("there is no program")?;
    let folder = case.folder.join("limit");
    fs::create_dir_all(&folder).map_err(|error| format!("cannot make a folder: {error}"))?;
    // What is the same for both is warm before either is measured.
    let mut turns = Vec::new();
    for turn in 0..=rounds * TURNS {
        if turn % TURNS == 1 {
            eprintln!("{}, {} connections, round {} of {rounds}", case.name, case.connections, turn / TURNS + 1);
        }
        let load = |service: &Service| sample(service, case, SECONDS);
        let samples = if turn % 2 == 0 {
            let baseline = baseline.as_ref().map(load).transpose()?;
            (baseline, load(&service)?)
        } else {
            let service = load(&service)?;
            (baseline.as_ref().map(load).transpose()?, service)
        };
        let limit =
            case.has_limit.then(|| number(&output(Command::new(limits).arg("sqlite").arg(&folder))?, "a_second"));
        let all = Turn { baseline: samples.0, service: samples.1, limit: limit.transpose()? };
        if turn > 0 {
            turns.push(all);
        }
    }
    service.stop()?;
    baseline.map_or(Ok(()), Service::stop)?;
    Ok(turns)
}

/// Empties a database of a PostgreSQL server, and returns its URL.
fn new_database(server: &str, name: &str) -> Outcome<String> {
    let name = format!("contract_contact_bench_{name}");
    for statement in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
        output(Command::new("psql").args(["--quiet", "--set=ON_ERROR_STOP=1", "--command", &statement, server]))?;
    }
    let (address, parameters) = server.split_once('?').unwrap_or((server, ""));
    let (host, _) = address
        .rsplit_once('/')
        .ok_or("`--postgres` is a URL with a database, such as postgres://localhost/postgres")?;
    Ok(format!("{host}/{name}?{parameters}"))
}

/// A figure of a line of JSON.
fn number(text: &str, name: &str) -> Outcome<f64> {
    let said: Value = text.lines().find_map(|line| serde_json::from_str(line).ok()).unwrap_or_default();
    said.get(name).and_then(Value::as_f64).ok_or(format!("there is no {name} in {text}"))
}

fn body(notes: &str, without: Option<&str>) -> String {
    let mut body = json!({
        "Id": 87_654_321, "CoworkerContractId": 1_450_012_345, "FullName": "Augusta Ada King", "CoworkerId": 1_450_067_890,
        "Email": "ada.lovelace@example.co.uk", "DateOfBirth": "1990-06-15", "Address": "12 St James's Square\nLondon",
        "PostCode": "SW1Y 4JH", "CityName": "London", "State": "Greater London", "CountryId": 1220,
        "PhoneNumber": "+44 20 7946 0958", "Notes": notes, "ContractContactType": 1,
    });
    if let (Some(name), Some(body)) = (without, body.as_object_mut()) {
        body.remove(name);
    }
    body.to_string()
}

fn sample(service: &Service, case: &Case, seconds: u32) -> Outcome<Sample> {
    let before = service.processor_time()?;
    let output = Command::new("wrk")
        .args(["--threads=1", &format!("--connections={}", case.connections), &format!("--duration={seconds}s")])
        .arg("--script=benches/service/put.lua")
        .arg(format!("{}{CONTACTS}", service.url))
        .current_dir(root())
        .env("TOKEN", &service.token)
        .env("IF_MATCH", case.if_match)
        .env("BODY_1", body("Letters on Mondays", case.without))
        .env("BODY_2", body("Letters on Tuesdays", case.without))
        .output()
        .map_err(|error| format!("cannot start wrk: {error}"))?;
    let took = service.processor_time()?.saturating_sub(before);
    let text = String::from_utf8_lossy(&output.stdout);
    let number = |name| number(&text, name);
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

fn head(rounds: u32, has_baseline: bool) -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let columns = if has_baseline {
        "| | | baseline | this build | ratio | middle half |\n|---|---|---|---|---|---|\n"
    } else {
        "| | | this build |\n|---|---|---|\n"
    };
    format!(
        "## Service\n\n`cargo xtask bench service`, {date}, {cores} cores, {turns} turns of {SECONDS} s for each; wrk on \
         the same machine, a full record, release builds. The baseline is an earlier build, which `--baseline` names.\n\n{columns}",
        date = Timestamp::now().date(),
        turns = rounds * TURNS,
    )
}

fn rows(case: &Case, turns: &[Turn], has_baseline: bool) -> String {
    let mut text = String::new();
    let mut name = format!("{}, {} connections", case.name, case.connections);
    let mut row = |what: &str, digits: usize, of: fn(&Sample) -> f64| {
        let [_, this, _] = spread(turns.iter().map(|turn| of(&turn.service)));
        let both = || turns.iter().filter_map(|turn| Some((of(turn.baseline.as_ref()?), of(&turn.service))));
        let [_, baseline, _] = spread(both().map(|(baseline, _)| baseline));
        let [low, ratio, high] = spread(both().map(|(baseline, this)| this / baseline));
        // Writing to a string cannot fail.
        let _ = if has_baseline {
            writeln!(
                text,
                "| {name} | {what} | {baseline:.digits$} | {this:.digits$} | {ratio:.2} | {low:.2}–{high:.2} |"
            )
        } else {
            writeln!(text, "| {name} | {what} | {this:.digits$} |")
        };
        name.clear();
    };
    row("requests a second", 0, |sample| sample.a_second);
    row("p50, ms", 2, |sample| sample.p50);
    row("p99, ms", 2, |sample| sample.p99);
    row("processor time a request, µs", 0, |sample| sample.cpu);
    if case.has_limit {
        let [_, limit, _] = spread(turns.iter().filter_map(|turn| turn.limit));
        let [low, share, high] = spread(turns.iter().filter_map(|turn| Some(turn.service.a_second / turn.limit?)));
        let rest = if has_baseline { format!("| | {share:.2} | {low:.2}–{high:.2} |") } else { "|".to_owned() };
        let _ = writeln!(
            text,
            "| SQLite alone, 32 changes a commit; the ratio is that of this build to it | changes a second | {limit:.0} {rest}"
        );
    }
    text
}

/// What memory the service has before and after half a million changes.
fn flat_memory(program: &Path, case: &Case) -> Outcome<String> {
    const MANY: f64 = 500_000.0;
    let flags = ["--example-contacts", "--rate=0"];
    let service = Service::start(program, &case.folder.join("memory"), free_port(0)?, &flags)?;
    let load = || sample(&service, case, 5).map(|sample| sample.a_second * 5.0);
    load()?;
    let before = service.memory()?;
    let mut requests = 0.0;
    while requests < MANY {
        requests += load()?;
    }
    let after = service.memory()?;
    service.stop()?;
    let _ = fs::remove_dir_all(&case.folder);
    Ok(format!(
        "\nAfter 5 s of changes the service has {before} KiB of memory, and {requests:.0} changes later {after} KiB.\n"
    ))
}

/// What the rules take of a request that is written.
fn rules(limits: &Path, request: f64) -> Outcome<String> {
    let measured = output(Command::new(limits).args(["rules", &body("Letters on Mondays", None)]))?;
    let (checked, unchecked) = (number(&measured, "checked")?, number(&measured, "unchecked")?);
    let share = checked / request;
    Ok(format!(
        "A body becomes a checked record in {checked:.2} µs, and a plain struct that nobody checks, by serde, in {unchecked:.2} µs. Of the \
         processor time of a written request, in memory, that is {share:.3}, reading the JSON included. To be reached: at most \
         {MOST_FOR_RULES}{}.\n",
        if share <= MOST_FOR_RULES { ", reached" } else { ", not reached" }
    ))
}

/// The median between the bounds of the middle half.
fn spread(values: impl Iterator<Item = f64>) -> [f64; 3] {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    [last / 4, last / 2, last - last / 4].map(|index| values.get(index).copied().unwrap_or(f64::NAN))
}
