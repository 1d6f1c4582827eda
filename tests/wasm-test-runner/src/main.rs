//! The runner of `cargo test --target wasm32-unknown-unknown`. `cargo xtask test` passes the runner to cargo.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    env_logger::init();
    Ok(wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())?)
}
