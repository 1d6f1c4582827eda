//! Reports the native results of the domain crate and of the engine, for the tests that compare them with the npm package.
//!
//! - `native inputs COUNT SEED FOLDER` writes generated inputs with their results to FOLDER: COUNT inputs of one record, and a tenth of
//!   COUNT inputs of many records. `bindings/js/test/compare.mjs` compares the results with those of the package.
//! - `native rows TODAY FILE` prints the results for the rows of public suites. `tests/conformance/run.mjs` compares them.
#![allow(clippy::print_stdout, reason = "its output is what it reports")]

mod bulk;
mod inputs;
mod rows;

use std::error::Error;
use std::path::Path;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["inputs", count, seed, folder] => inputs::write_all(count.parse()?, seed.parse()?, Path::new(folder)),
        ["rows", today, file] => {
            println!("{}", rows::results(today, file)?);
            Ok(())
        }
        _ => Err("native inputs COUNT SEED FOLDER | native rows TODAY FILE".into()),
    }
}
