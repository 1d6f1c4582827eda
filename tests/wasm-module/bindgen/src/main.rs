//! `bindgen MODULE.wasm FOLDER` does the same as `wasm-bindgen --target nodejs` of this version.

use std::error::Error;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(module), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("bindgen MODULE.wasm FOLDER".into());
    };
    Bindgen::new().input_path(module).nodejs(true)?.typescript(true).generate(folder)?;
    Ok(())
}
