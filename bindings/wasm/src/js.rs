//! What this crate calls of JavaScript.
//!
//! A submitted value can make each of these functions throw, so each catches. They are called as functions, never as
//! methods: a record can have a property `toString` of its own, or no prototype.

use contract_contact::Field;
use js_sys::{Array, Map, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "propertyIsEnumerable"], js_name = call)]
    fn property_is_enumerable(object: &JsValue, name: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    fn tag(value: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array_or_throws(value: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Object, js_name = entries)]
    fn entries(object: &JsValue) -> Result<JsValue, JsValue>;
}

thread_local! {
    static NAMES: [(Field, JsValue); Field::COUNT] = Field::ALL.map(|field| (field, JsValue::from_str(field.name())));
}

/// Returns an own, enumerable property, or undefined. The error is what reading the property threw.
pub(crate) fn property(record: &JsValue, field: Field) -> Result<JsValue, JsValue> {
    let read = |name: &JsValue| match property_is_enumerable(record, name)? {
        true => Reflect::get(record, name),
        false => Ok(JsValue::UNDEFINED),
    };
    NAMES.with(|names| {
        names.iter().find(|(each, _)| *each == field).map_or(Ok(JsValue::UNDEFINED), |(_, name)| read(name))
    })
}

/// Returns whether `JSON.stringify` would send the value as an object of properties.
pub(crate) fn is_record(value: &JsValue) -> bool {
    let is_tagged = || tag(value).is_ok_and(|tag| tag == "[object Object]");
    // An object literal can have a tag of its own.
    let is_ordinary = || {
        let prototype = |of: &JsValue| Reflect::get_prototype_of(of).ok();
        prototype(value).is_some_and(|found| Some(found) == prototype(&Map::new()).and_then(|map| prototype(&map)))
    };
    value.is_object() && (is_tagged() || is_ordinary())
}

/// Returns whether the value is an array. A revoked proxy is none.
pub(crate) fn is_array(value: &JsValue) -> bool {
    is_array_or_throws(value).unwrap_or(false)
}

/// Returns a copy that holds data properties only. The error is what reading the object threw.
pub(crate) fn snapshot(object: &JsValue) -> Result<JsValue, JsValue> {
    Object::from_entries(&entries(object)?).map(JsValue::from)
}

/// Builds an object. An assignment to a property would run a setter of `Object.prototype`, this does not.
pub(crate) fn object<'k>(entries: impl IntoIterator<Item = (&'k str, JsValue)>) -> JsValue {
    let map = Map::new();
    for (name, value) in entries {
        map.set(&JsValue::from_str(name), &value);
    }
    from_map(&map)
}

/// Builds the object that has the entries of a `Map`.
pub(crate) fn from_map(map: &JsValue) -> JsValue {
    // `Object.fromEntries` throws on no Map.
    Object::from_entries(map).map_or(JsValue::UNDEFINED, JsValue::from)
}

/// Builds an array, as [`object`] builds an object.
pub(crate) fn array(items: impl IntoIterator<Item = JsValue>) -> JsValue {
    let map = Map::new();
    for (index, item) in (0_u32..).zip(items) {
        map.set(&index.into(), &item);
    }
    Array::from(&map.values()).into()
}
