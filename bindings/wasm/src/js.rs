//! The functions of JavaScript that this crate calls.
//!
//! - A submitted value can make each function throw, so each function catches.
//! - The functions are never called as methods, because a record can have its own property `toString`, or no prototype.
//! - A function that catches returns an [`Any`] in an `Option`, not a `JsValue`. For a `JsValue`, wasm-bindgen (up to 0.2.130 at
//!   least) leaks a slot in its table whenever the function throws.

use contract_contact::Field;
use js_sys::{Array, Map, Object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Any value but undefined and null.
    type Any;

    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    fn get(object: &JsValue, name: &JsValue) -> Result<Option<Any>, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = getPrototypeOf)]
    fn prototype(object: &JsValue) -> Result<Option<Any>, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "propertyIsEnumerable"], js_name = call)]
    fn property_is_enumerable(object: &JsValue, name: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    fn tag(value: &JsValue) -> Result<Option<Any>, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array_or_throws(value: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Object, js_name = entries)]
    fn entries(object: &JsValue) -> Result<Option<Any>, JsValue>;
}

thread_local! {
    static NAMES: [(Field, JsValue); Field::COUNT] = Field::ALL.map(|field| (field, JsValue::from_str(field.name())));
}

/// Returns an own, enumerable property. Returns undefined for an absent property and for null. The error is the exception of a
/// getter.
pub(crate) fn property(record: &JsValue, field: Field) -> Result<JsValue, JsValue> {
    let read = |name: &JsValue| match property_is_enumerable(record, name)? {
        true => Ok(get(record, name)?.map_or(JsValue::UNDEFINED, JsValue::from)),
        false => Ok(JsValue::UNDEFINED),
    };
    NAMES.with(|names| {
        names.iter().find(|(each, _)| *each == field).map_or(Ok(JsValue::UNDEFINED), |(_, name)| read(name))
    })
}

/// The shape of a value, as `JSON.stringify` sends it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Record,
    /// An object literal with its own tag. The value is a record, unless reading a property throws.
    Tagged,
    Other,
}

/// Returns the shape of a value, like the npm package.
pub(crate) fn shape(value: &JsValue) -> Shape {
    let prototype = |of: &JsValue| prototype(of).ok().flatten().map(JsValue::from);
    let of_all_objects = || prototype(&Map::new()).and_then(|of_maps| prototype(&of_maps));
    if !value.is_object() {
        Shape::Other
    } else if tag(value).is_ok_and(|tag| tag.is_some_and(|tag| *tag == "[object Object]")) {
        Shape::Record
    } else if prototype(value).is_some_and(|found| Some(found) == of_all_objects()) {
        Shape::Tagged
    } else {
        Shape::Other
    }
}

/// Returns whether the value is an array. A revoked proxy is not an array.
pub(crate) fn is_array(value: &JsValue) -> bool {
    is_array_or_throws(value).unwrap_or(false)
}

/// Returns a copy with only data properties. The error is the exception of reading the object.
pub(crate) fn snapshot(object: &JsValue) -> Result<JsValue, JsValue> {
    Ok(entries(object)?.map_or(JsValue::UNDEFINED, |entries| from_entries(&entries)))
}

/// Builds an object without assignments, which could run a setter of `Object.prototype`.
pub(crate) fn object<'k>(entries: impl IntoIterator<Item = (&'k str, JsValue)>) -> JsValue {
    let map = Map::new();
    for (name, value) in entries {
        map.set(&JsValue::from_str(name), &value);
    }
    from_entries(&map)
}

/// Builds an object from a `Map` or from an array of entries.
pub(crate) fn from_entries(entries: &JsValue) -> JsValue {
    // Cannot fail: this crate creates the entries.
    Object::from_entries(entries).map_or(JsValue::UNDEFINED, JsValue::from)
}

/// Builds an array, as [`object`] builds an object.
pub(crate) fn array(items: impl IntoIterator<Item = JsValue>) -> JsValue {
    let map = Map::new();
    for (index, item) in (0_u32..).zip(items) {
        map.set(&index.into(), &item);
    }
    Array::from(&map.values()).into()
}
