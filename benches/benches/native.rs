//! Measures every contestant on every case, after a check that all verdicts are right. `cargo xtask bench native` runs this
//! benchmark several times and writes the report.
//!
//! `NATIVE_WARM_UP_MS` (300), `NATIVE_MEASURE_MS` (700) and `NATIVE_SAMPLES` (30) set the duration.
#![allow(clippy::unwrap_used, reason = "benchmark code, not library")]

use std::time::Duration;

use contract_contact_benches::cases::{Case, LARGE, LARGE_PARTS};
use contract_contact_benches::contestants::{CONTESTANTS, check_verdicts, ours};
use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};

fn native(criterion: &mut Criterion) {
    check_verdicts();
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
    let mut group = criterion.benchmark_group("large");
    for (name, body) in LARGE {
        for parts in LARGE_PARTS {
            let body = body(parts);
            group.bench_function(format!("{name}, {parts}"), |bencher| bencher.iter(|| (ours().run)(body.as_bytes())));
        }
    }
    group.finish();
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
