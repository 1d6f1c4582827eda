//! Converts records into objects of JavaScript.

use contract_contact::{ContractContact, CreateContractContact, UpdateContractContact};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::js;

/// A record that converts into an object of JavaScript.
///
/// The object equals the result of `JSON.parse` for the JSON of the record. The object has every property, in the order of the
/// API reference. A property without a value is null, and a day is `YYYY-MM-DD`.
///
/// ```no_run
/// use contract_contact::UpdateContractContact;
/// use contract_contact_wasm::ToJs;
/// use wasm_bindgen::JsValue;
///
/// fn body(contact: &UpdateContractContact) -> JsValue {
///     contact.to_js()
/// }
/// ```
pub trait ToJs {
    /// Returns the object.
    fn to_js(&self) -> JsValue;
}

macro_rules! to_js {
    ($($record:ty),*) => {$(
        impl ToJs for $record {
            fn to_js(&self) -> JsValue {
                record(self)
            }
        }
    )*};
}

to_js!(UpdateContractContact, CreateContractContact, ContractContact);

fn record(record: &impl Serialize) -> JsValue {
    // A serde map becomes a `Map` without an assignment to a property. The values are strings, numbers up to 2⁵³ and null.
    let map = record.serialize(&Serializer::new().serialize_missing_as_null(true));
    map.map_or(JsValue::UNDEFINED, |map| js::from_entries(&map))
}
