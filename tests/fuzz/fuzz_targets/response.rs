//! The reader of the API's answers. Nothing panics, and an answer that is written and read again is unchanged.
#![no_main]

use contract_contact::Response;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    if let Ok(response) = Response::from_json(body) {
        let written = response.to_json();
        let again = Response::from_json(written.as_bytes()).unwrap();
        assert_eq!(again.to_json(), written);
        let _ = format!("{response:?}");
    }
});
