//! A submitted value of any type.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use chrono::NaiveDate;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::contact_type::ContractContactType;
use crate::identifier::Identifier;

/// The deepest nesting of a body, its own object included. serde_json has this limit, and every other format gets the same.
pub(crate) const MAX_DEPTH: u8 = 127;

/// A submitted value of any type, nested values included. Strings without escapes are borrowed from the input.
///
/// The value deserializes from any self-describing serde format and serializes as it was submitted. Where JSON leaves a choice,
/// this type follows `JSON.parse`:
///
/// - `1.0`, `1e2` and `-0` are the integers 1, 100 and 0.
/// - If an object has a key twice, the last value counts, at the position of the first key.
///
/// `Debug` shows the type and never the value, which may be personal data. [`reveal`](Self::reveal) shows the value in a test.
///
/// ```
/// use contract_contact::AttemptedValue;
///
/// let value = AttemptedValue::from("ada@example.com");
/// assert_eq!(value.as_str(), Some("ada@example.com"));
/// assert_eq!(format!("{value:?}"), "AttemptedValue(string)");
/// ```
///
/// Integers of every width convert, and `None` is null. A draft therefore accepts a database column without conversion:
///
/// ```
/// # use contract_contact::{AttemptedValue, Draft, Field};
/// let (contact_type, country): (Option<i16>, Option<i32>) = (Some(3), None);
/// let draft = Draft::new().with(Field::ContractContactType, contact_type).with(Field::CountryId, country);
/// assert_eq!(draft.get(Field::ContractContactType), Some(&AttemptedValue::Integer(3)));
/// assert_eq!(draft.get(Field::CountryId), Some(&AttemptedValue::Null));
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum AttemptedValue<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number that fits an `i64`.
    Integer(i64),
    /// A whole number above `i64::MAX`.
    Unsigned(u64),
    /// Any other number, and every whole number below `i64::MIN` or above `u64::MAX`. A format other than JSON may produce an
    /// infinity or NaN.
    Float(f64),
    /// A string.
    String(Cow<'a, str>),
    /// An array.
    Array(Box<[AttemptedValue<'a>]>),
    /// An object. Its keys are unique and in the order of the input.
    Object(Box<[(Cow<'a, str>, AttemptedValue<'a>)]>),
}

impl<'a> AttemptedValue<'a> {
    /// Returns the JSON type: `null`, `boolean`, `number`, `string`, `array` or `object`.
    ///
    /// ```
    /// # use contract_contact::AttemptedValue;
    /// assert_eq!(AttemptedValue::Integer(7).type_name(), "number");
    /// ```
    pub const fn type_name(&self) -> &'static str {
        match self {
            AttemptedValue::Null => "null",
            AttemptedValue::Bool(_) => "boolean",
            AttemptedValue::Integer(_) | AttemptedValue::Unsigned(_) | AttemptedValue::Float(_) => "number",
            AttemptedValue::String(_) => "string",
            AttemptedValue::Array(_) => "array",
            AttemptedValue::Object(_) => "object",
        }
    }

    /// Returns the string, or `None` for any other type.
    ///
    /// ```
    /// # use contract_contact::AttemptedValue;
    /// assert_eq!(AttemptedValue::from("7").as_str(), Some("7"));
    /// assert_eq!(AttemptedValue::Integer(7).as_str(), None);
    /// ```
    #[inline]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            AttemptedValue::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the value of an object's key.
    ///
    /// Returns `None` where the key is absent, and for any other type.
    ///
    /// ```
    /// # use contract_contact::AttemptedValue;
    /// let value: AttemptedValue = serde_json::from_str(r#"{"Id":1,"Id":2}"#).unwrap();
    /// assert_eq!(value.get("Id"), Some(&AttemptedValue::Integer(2)));
    /// ```
    pub fn get(&self, key: &str) -> Option<&AttemptedValue<'a>> {
        match self {
            AttemptedValue::Object(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Returns the same value, without borrows from the input.
    ///
    /// ```
    /// # use contract_contact::AttemptedValue;
    /// let body = String::from(r#""ada@example.com""#);
    /// let value: AttemptedValue<'static> = serde_json::from_str::<AttemptedValue>(&body).unwrap().into_owned();
    /// drop(body);
    /// assert_eq!(value.as_str(), Some("ada@example.com"));
    /// ```
    pub fn into_owned(self) -> AttemptedValue<'static> {
        match self {
            AttemptedValue::String(text) => AttemptedValue::String(Cow::Owned(text.into_owned())),
            AttemptedValue::Array(items) => {
                AttemptedValue::Array(items.into_vec().into_iter().map(AttemptedValue::into_owned).collect())
            }
            AttemptedValue::Object(entries) => AttemptedValue::Object(
                entries
                    .into_vec()
                    .into_iter()
                    .map(|(name, value)| (Cow::Owned(name.into_owned()), value.into_owned()))
                    .collect(),
            ),
            AttemptedValue::Null => AttemptedValue::Null,
            AttemptedValue::Bool(value) => AttemptedValue::Bool(value),
            AttemptedValue::Integer(value) => AttemptedValue::Integer(value),
            AttemptedValue::Unsigned(value) => AttemptedValue::Unsigned(value),
            AttemptedValue::Float(value) => AttemptedValue::Float(value),
        }
    }
}

impl fmt::Debug for AttemptedValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AttemptedValue({})", self.type_name())
    }
}

impl<'a> From<&'a str> for AttemptedValue<'a> {
    fn from(text: &'a str) -> Self {
        AttemptedValue::String(Cow::Borrowed(text))
    }
}

impl From<String> for AttemptedValue<'_> {
    fn from(text: String) -> Self {
        AttemptedValue::String(Cow::Owned(text))
    }
}

impl From<bool> for AttemptedValue<'_> {
    fn from(value: bool) -> Self {
        AttemptedValue::Bool(value)
    }
}

impl<'a> From<Cow<'a, str>> for AttemptedValue<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        AttemptedValue::String(text)
    }
}

impl From<i64> for AttemptedValue<'_> {
    fn from(value: i64) -> Self {
        AttemptedValue::Integer(value)
    }
}

macro_rules! from_narrower {
    ($($integer:ty)*) => {
        $(impl From<$integer> for AttemptedValue<'_> {
            fn from(value: $integer) -> Self {
                AttemptedValue::Integer(value.into())
            }
        })*
    };
}

from_narrower!(i8 i16 i32 u8 u16 u32);

impl From<u64> for AttemptedValue<'_> {
    #[inline]
    fn from(value: u64) -> Self {
        match i64::try_from(value) {
            Ok(value) => AttemptedValue::Integer(value),
            Err(_) => AttemptedValue::Unsigned(value),
        }
    }
}

impl From<f64> for AttemptedValue<'_> {
    /// Converts a whole number into an integer, where both are the same number in JavaScript.
    #[inline]
    fn from(value: f64) -> Self {
        const MAX_EXACT: f64 = 9_007_199_254_740_992.0;
        #[expect(clippy::as_conversions, reason = "saturates, and the comparison says whether it was exact")]
        let (whole, back) = (value as i64, (value as i64) as f64);
        if back == value && (-MAX_EXACT..=MAX_EXACT).contains(&value) {
            AttemptedValue::Integer(whole)
        } else {
            AttemptedValue::Float(value)
        }
    }
}

impl From<Identifier> for AttemptedValue<'_> {
    fn from(identifier: Identifier) -> Self {
        identifier.get().into()
    }
}

impl From<ContractContactType> for AttemptedValue<'_> {
    fn from(contact_type: ContractContactType) -> Self {
        AttemptedValue::Integer(contact_type.number().into())
    }
}

impl From<NaiveDate> for AttemptedValue<'_> {
    /// Writes `YYYY-MM-DD`. A year that the wire cannot hold is written with a sign, and the rules report `not_a_date`.
    fn from(date: NaiveDate) -> Self {
        AttemptedValue::String(Cow::Owned(date.to_string()))
    }
}

impl<'a, T: Into<AttemptedValue<'a>>> From<Option<T>> for AttemptedValue<'a> {
    /// Converts `None` into null.
    fn from(value: Option<T>) -> Self {
        value.map_or(AttemptedValue::Null, Into::into)
    }
}

impl Serialize for AttemptedValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            AttemptedValue::Null => serializer.serialize_unit(),
            AttemptedValue::Bool(value) => serializer.serialize_bool(*value),
            AttemptedValue::Integer(value) => serializer.serialize_i64(*value),
            AttemptedValue::Unsigned(value) => serializer.serialize_u64(*value),
            AttemptedValue::Float(value) => serializer.serialize_f64(*value),
            AttemptedValue::String(text) => serializer.serialize_str(text),
            AttemptedValue::Array(items) => serializer.collect_seq(items.iter()),
            AttemptedValue::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (name, value) in entries {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for AttemptedValue<'a> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Nested { depth: 0 }.deserialize(deserializer)
    }
}

/// Reads a value that is nested `depth` arrays and objects deep.
#[derive(Clone, Copy)]
pub(crate) struct Nested {
    pub(crate) depth: u8,
}

impl Nested {
    fn deeper<E: de::Error>(self) -> Result<Nested, E> {
        match self.depth.checked_add(1) {
            Some(depth) if depth <= MAX_DEPTH => Ok(Nested { depth }),
            _ => Err(E::custom(TOO_DEEP)),
        }
    }
}

/// The message that serde_json reports, too.
pub(crate) const TOO_DEEP: &str = "recursion limit exceeded";

impl<'de> DeserializeSeed<'de> for Nested {
    type Value = AttemptedValue<'de>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested {
    type Value = AttemptedValue<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    #[inline]
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(AttemptedValue::Null)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(AttemptedValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(value.into())
    }

    #[inline]
    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(value.into())
    }

    #[inline]
    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(value.into())
    }

    #[expect(clippy::as_conversions, reason = "the nearest number, as JSON.parse would give it")]
    fn visit_i128<E>(self, value: i128) -> Result<Self::Value, E> {
        Ok(i64::try_from(value).map_or(AttemptedValue::Float(value as f64), Into::into))
    }

    #[expect(clippy::as_conversions, reason = "the nearest number, as JSON.parse would give it")]
    fn visit_u128<E>(self, value: u128) -> Result<Self::Value, E> {
        Ok(u64::try_from(value).map_or(AttemptedValue::Float(value as f64), Into::into))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(value.into())
    }

    #[inline]
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(text.into())
    }

    #[inline]
    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(text.to_owned().into())
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(text.into())
    }

    /// Stores bytes as an array of numbers, which is also how serde_json writes bytes.
    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        Ok(AttemptedValue::Array(bytes.iter().map(|byte| AttemptedValue::Integer((*byte).into())).collect()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let seed = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(seed)? {
            items.push(item);
        }
        Ok(AttemptedValue::Array(items.into_boxed_slice()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let seed = self.deeper()?;
        let mut entries = Vec::new();
        while let Some(name) = map.next_key_seed(Key)? {
            entries.push((name, map.next_value_seed(seed)?));
        }
        Ok(AttemptedValue::Object(last_of_each_key(entries)))
    }
}

/// Keeps the last value of each key, at the index of the first one, in O(n log n).
fn last_of_each_key<'a>(entries: Vec<(Cow<'a, str>, AttemptedValue<'a>)>) -> Box<[(Cow<'a, str>, AttemptedValue<'a>)]> {
    let mut places = alloc::collections::BTreeMap::new();
    let mut unique: Vec<(Cow<'a, str>, AttemptedValue<'a>)> = Vec::with_capacity(entries.len());
    for (name, value) in entries {
        match places.get(&name).and_then(|place: &usize| unique.get_mut(*place)) {
            Some((_, earlier)) => *earlier = value,
            None => {
                places.insert(name.clone(), unique.len());
                unique.push((name, value));
            }
        }
    }
    unique.into_boxed_slice()
}

struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_is_no_larger_than_a_string() {
        assert_eq!(size_of::<Option<AttemptedValue<'_>>>(), size_of::<String>());
    }

    #[test]
    fn signed_integer_of_128_bits_is_the_nearest_value() {
        let read = |number: i128| Nested { depth: 0 }.visit_i128::<de::value::Error>(number).unwrap();
        assert_eq!(read(-7), AttemptedValue::Integer(-7));
        assert_eq!(read(i128::MAX), AttemptedValue::Float(170_141_183_460_469_231_731_687_303_715_884_105_727.0));
    }

    #[test]
    fn unsigned_integer_of_128_bits_is_the_nearest_value() {
        let read = |number: u128| Nested { depth: 0 }.visit_u128::<de::value::Error>(number).unwrap();
        assert_eq!(read(7), AttemptedValue::Integer(7));
        assert_eq!(read(u128::from(u64::MAX)), AttemptedValue::Unsigned(u64::MAX));
        assert_eq!(read(1 << 100), AttemptedValue::Float(1_267_650_600_228_229_401_496_703_205_376.0));
    }

    #[test]
    fn bytes_become_an_array_of_numbers() {
        let bytes = Nested { depth: 0 }.visit_bytes::<de::value::Error>(&[1, 255]).unwrap();
        assert_eq!(bytes, AttemptedValue::Array(Box::new([1_u64.into(), 255_u64.into()])));
    }
}
