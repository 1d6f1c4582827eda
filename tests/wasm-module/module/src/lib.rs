//! The module's own exports, as in the documentation of contract-contact-wasm. The feature `exports` adds the ready exports.

use contract_contact::{Field, Operation, Rules, UpdateContractContact};
use contract_contact_wasm::{Options, ToJs, check, check_value, from_js, today};
use wasm_bindgen::prelude::*;

/// Returns the record with every property, or the body of the API's 400.
#[wasm_bindgen]
pub fn save(input: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::from_js(options)?;
    Ok(match from_js::<UpdateContractContact>(input, options.rules, options.today) {
        Ok(contact) => contact.to_js(),
        Err(refusal) => refusal.failure(),
    })
}

/// Returns the errors, or null.
#[wasm_bindgen(js_name = errorsOf)]
pub fn errors_of(input: &JsValue) -> JsValue {
    match check(input, Operation::Update, Rules::strict(), today()) {
        Ok(()) => JsValue::NULL,
        Err(refusal) => refusal.to_js(),
    }
}

/// Returns the customer wording for an invalid e-mail address.
#[wasm_bindgen(js_name = emailHint)]
pub fn email_hint(value: &JsValue) -> Option<String> {
    let error = check_value(Field::Email, value, Operation::Update, Rules::strict(), today()).err()?;
    Some(error.describe().into_owned())
}
