//! Times every contestant on every case. `cargo run --profile bench -p contract-contact-benches --bin native-report`
//! runs it several times over and writes the report.
//!
//! `NATIVE_WARM_UP_MS` (300), `NATIVE_MEASURE_MS` (700) and `NATIVE_SAMPLES` (30) set how long it takes.
#![allow(clippy::unwrap_used, reason = "benchmark code, not library")]

use std::time::Duration;

use contract_contact_benches::cases::Case;
use contract_contact_benches::contestants::CONTESTANTS;
use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};

fn native(criterion: &mut Criterion) {
    for case in Case::ALL {
        let body = case.body();
        let lines: Vec<&[u8]> = body.lines().map(str::as_bytes).collect();
        let mut group = criterion.benchmark_group(case.name());
        if case == Case::Records {
            group.sampling_mode(SamplingMode::Flat);
        }
        for contestant in CONTESTANTS {
            group.bench_function(contestant.name, |bencher| match case {
                Case::Records => bencher.iter(|| (contestant.run_all)(&lines)),
                Case::RuleErrorsToBytes => bencher.iter(|| (contestant.run_to_bytes)(body.as_bytes())),
                _ => bencher.iter(|| (contestant.run)(body.as_bytes())),
            });
        }
        group.finish();
    }
}

fn settings() -> Criterion {
    let number = |name, default| std::env::var(name).map_or(default, |value| value.parse().unwrap());
    Criterion::default()
        .warm_up_time(Duration::from_millis(number("NATIVE_WARM_UP_MS", 300)))
        .measurement_time(Duration::from_millis(number("NATIVE_MEASURE_MS", 700)))
        .sample_size(number("NATIVE_SAMPLES", 30).try_into().unwrap())
}

criterion_group! {
    name = benches;
    config = settings();
    targets = native
}
criterion_main!(benches);
