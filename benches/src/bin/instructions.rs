//! Runs one contestant on one case, to count its instructions. The count does not depend on the load of the machine.
//!
//! `valgrind --tool=callgrind target/release/instructions CONTESTANT CASE CALLS` with the names of the report. Subtract the
//! counts for two numbers of calls, to exclude the start of the program.
#![allow(clippy::expect_used, reason = "benchmark code, not library")]

use contract_contact_benches::cases::Case;
use contract_contact_benches::contestants::CONTESTANTS;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [contestant, case, calls] = arguments.as_slice() else {
        return eprintln!("instructions CONTESTANT CASE CALLS");
    };
    let contestant = CONTESTANTS.iter().find(|each| each.name == contestant).expect("the name of a contestant");
    let case = Case::ALL.into_iter().find(|each| each.name() == case).expect("the name of a case");
    let body = case.body();
    let lines: Vec<&[u8]> = body.lines().map(str::as_bytes).collect();
    for _ in 0..calls.parse::<u32>().expect("a number of calls") {
        match case {
            Case::Records => (contestant.run_all)(&lines),
            Case::RuleErrorsToBytes => (contestant.run_to_bytes)(body.as_bytes()),
            _ => (contestant.run)(body.as_bytes()),
        }
    }
}
