//! The submitted values, before the rules check them.

use alloc::vec::Vec;
use core::fmt;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::attempted_value::{AttemptedValue, Nested};
use crate::field::Field;

/// The submitted values. Each property has a value of any type, or is absent.
///
/// A draft deserializes from any self-describing serde format:
///
/// - A draft stores values of wrong types. The rules report wrong types together with all other errors.
/// - Deserializing fails only on broken syntax, and where the top level is not an object.
/// - If a property is present twice, the last value counts.
/// - Properties that are not in [`Field::ALL`] are skipped, so a draft can be read from a record of the API.
/// - A draft borrows from the input. Deserialize from bytes or a string in memory, not from a stream.
///
/// ```
/// use contract_contact::{Draft, Field};
///
/// let draft: Draft = serde_json::from_str(r#"{"Id": "7", "FullName": "Ada Lovelace", "IsNew": false}"#)?;
/// assert_eq!(draft.get(Field::Id), Some(&"7".into()));
/// assert_eq!(draft.get(Field::Email), None);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Draft<'a> {
    values: [Option<AttemptedValue<'a>>; Field::COUNT],
}

impl<'a> Draft<'a> {
    /// Returns a draft without any property.
    ///
    /// ```
    /// # use contract_contact::Draft;
    /// assert_eq!(Draft::new().iter().count(), 0);
    /// ```
    #[inline]
    pub const fn new() -> Self {
        Draft { values: [const { None }; Field::COUNT] }
    }

    /// Returns the value of a property, or `None` where the property is absent.
    ///
    /// ```
    /// # use contract_contact::{AttemptedValue, Draft, Field};
    /// let draft = Draft::new().with(Field::Email, AttemptedValue::Null);
    /// assert_eq!(draft.get(Field::Email), Some(&AttemptedValue::Null));
    /// assert_eq!(draft.get(Field::Notes), None);
    /// ```
    #[inline]
    pub fn get(&self, field: Field) -> Option<&AttemptedValue<'a>> {
        self.values.get(field.index()).and_then(Option::as_ref)
    }

    /// Sets a property.
    ///
    /// ```
    /// # use contract_contact::{AttemptedValue, Draft, Field};
    /// let mut changes = Draft::new();
    /// changes.set(Field::Email, "ada@example.com");
    /// changes.set(Field::PhoneNumber, AttemptedValue::Null); // no value
    /// assert_eq!(changes.to_json(), r#"{"Email":"ada@example.com","PhoneNumber":null}"#);
    /// ```
    #[inline]
    pub fn set(&mut self, field: Field, value: impl Into<AttemptedValue<'a>>) {
        if let Some(slot) = self.values.get_mut(field.index()) {
            *slot = Some(value.into());
        }
    }

    /// Returns the draft with a property set, for method chains.
    ///
    /// [`set`](Self::set) changes a draft in place.
    ///
    /// ```
    /// # use contract_contact::{Draft, Field};
    /// let draft = Draft::new().with(Field::CoworkerContractId, 1234_u64).with(Field::FullName, "Ada Lovelace");
    /// assert_eq!(draft.get(Field::CoworkerContractId), Some(&1234_u64.into()));
    /// ```
    #[must_use]
    pub fn with(mut self, field: Field, value: impl Into<AttemptedValue<'a>>) -> Self {
        self.set(field, value);
        self
    }

    /// Returns the properties that are present, in the order of the API reference.
    ///
    /// ```
    /// # use contract_contact::{Draft, Field};
    /// let draft = Draft::new().with(Field::FullName, "Ada").with(Field::Id, 7_u64);
    /// assert_eq!(draft.iter().map(|(field, _)| field).collect::<Vec<_>>(), [Field::Id, Field::FullName]);
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (Field, &AttemptedValue<'a>)> {
        Field::ALL.into_iter().zip(&self.values).filter_map(|(field, value)| Some((field, value.as_ref()?)))
    }

    /// Returns this draft with `changes` merged into it. Each property of `changes`, null included, replaces the stored value.
    ///
    /// A PUT replaces the whole record. To change one property, a client therefore reads the record, merges its changes, and
    /// sends the result.
    ///
    /// ```
    /// # use contract_contact::{Draft, Field};
    /// let record = Draft::new().with(Field::FullName, "Ada Byron").with(Field::Notes, "Countess");
    /// let changed = record.overlay(Draft::new().with(Field::FullName, "Ada Lovelace"));
    /// assert_eq!(changed.get(Field::FullName), Some(&"Ada Lovelace".into()));
    /// assert_eq!(changed.get(Field::Notes), Some(&"Countess".into()));
    /// ```
    #[must_use]
    pub fn overlay(mut self, changes: Draft<'a>) -> Self {
        for (slot, change) in self.values.iter_mut().zip(changes.values) {
            if change.is_some() {
                *slot = change;
            }
        }
        self
    }

    /// Sets every property that the input has.
    #[inline]
    pub(crate) fn fill<'de: 'a, D: Deserializer<'de>>(&mut self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(Fill(self))
    }

    /// Returns the same draft, without borrows from the input.
    ///
    /// ```
    /// # use contract_contact::{Draft, Field, json};
    /// let body = Vec::from(br#"{"FullName": "Ada"}"#);
    /// let draft: Draft<'static> = json::draft(&body).unwrap().into_owned();
    /// drop(body);
    /// assert_eq!(draft.get(Field::FullName), Some(&"Ada".into()));
    /// ```
    pub fn into_owned(self) -> Draft<'static> {
        Draft { values: self.values.map(|value| value.map(AttemptedValue::into_owned)) }
    }
}

impl<'a> FromIterator<(Field, AttemptedValue<'a>)> for Draft<'a> {
    /// Collects a draft. If a property has two values, the last value counts.
    fn from_iter<I: IntoIterator<Item = (Field, AttemptedValue<'a>)>>(values: I) -> Self {
        let mut draft = Draft::new();
        draft.extend(values);
        draft
    }
}

impl<'a> Extend<(Field, AttemptedValue<'a>)> for Draft<'a> {
    fn extend<I: IntoIterator<Item = (Field, AttemptedValue<'a>)>>(&mut self, values: I) {
        for (field, value) in values {
            self.set(field, value);
        }
    }
}

impl<'a> From<AttemptedValue<'a>> for Draft<'a> {
    /// Reads the record's properties from an object. Any other value becomes an empty draft.
    fn from(value: AttemptedValue<'a>) -> Self {
        let entries = match value {
            AttemptedValue::Object(entries) => entries.into_vec(),
            _ => Vec::new(),
        };
        entries.into_iter().filter_map(|(name, value)| Some((Field::from_name(&name)?, value))).collect()
    }
}

impl fmt::Debug for Draft<'_> {
    /// Shows the properties that are present and the types of their values. [`reveal`](Draft::reveal) shows the values, too.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Draft ")?;
        f.debug_map().entries(self.iter().map(|(field, value)| (field, value.type_name()))).finish()
    }
}

impl Serialize for Draft<'_> {
    /// Serializes the properties that are present, in the order of the API reference, as they were submitted.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.iter().count()))?;
        for (field, value) in self.iter() {
            map.serialize_entry(field.name(), value)?;
        }
        map.end()
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Draft<'a> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut draft = Draft::new();
        draft.fill(deserializer)?;
        Ok(draft)
    }

    #[inline]
    fn deserialize_in_place<D: Deserializer<'de>>(deserializer: D, place: &mut Self) -> Result<(), D::Error> {
        *place = Draft::new();
        place.fill(deserializer)
    }
}

/// Reads an object into an existing draft, which saves moving the draft.
struct Fill<'d, 'a>(&'d mut Draft<'a>);

/// Reports the type of a wrong top level. serde's own error would quote the value.
macro_rules! refuse {
    ($($visit:ident: $type:ty, $name:literal;)*) => {
        $(fn $visit<E: de::Error>(self, _: $type) -> Result<(), E> {
            Err(E::custom(concat!("The body must be an object, not ", $name)))
        })*
    };
}

impl<'de: 'a, 'a> Visitor<'de> for Fill<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    refuse! {
        visit_bool: bool, "a boolean";
        visit_i64: i64, "a number";
        visit_u64: u64, "a number";
        visit_i128: i128, "a number";
        visit_u128: u128, "a number";
        visit_f64: f64, "a number";
        visit_str: &str, "a string";
        visit_bytes: &[u8], "bytes";
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Err(E::custom("The body must be an object, not null"))
    }

    fn visit_none<E: de::Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(de::Error::custom("The body must be an object, not an array"))
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(field) = map.next_key_seed(Name)? {
            match field {
                Some(field) => {
                    let value = map.next_value_seed(Nested { depth: 1 })?;
                    self.0.set(field, value);
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// Reads a property name. `None` is a name that is not in the table.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Option<Field>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Field>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Option<Field>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    #[inline]
    fn visit_str<E>(self, name: &str) -> Result<Option<Field>, E> {
        Ok(Field::from_name(name))
    }

    fn visit_bytes<E>(self, name: &[u8]) -> Result<Option<Field>, E> {
        Ok(core::str::from_utf8(name).ok().and_then(Field::from_name))
    }

    /// Accepts a numeric key, which some formats have.
    fn visit_u64<E>(self, _: u64) -> Result<Option<Field>, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Option<Field>, E> {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use serde::de::IntoDeserializer;
    use serde::de::value::{BytesDeserializer, Error, MapDeserializer, StringDeserializer};

    use super::*;

    fn read<'de, D: Deserializer<'de, Error = Error>>(deserializer: D) -> Result<Draft<'de>, Error> {
        Draft::deserialize(deserializer)
    }

    /// A map inside a newtype inside `Some`, as some formats wrap a record.
    struct Wrapped<D> {
        is_some: bool,
        inner: D,
    }

    impl<'de, D: Deserializer<'de>> Deserializer<'de> for Wrapped<D> {
        type Error = D::Error;

        fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            if self.is_some { visitor.visit_some(self.inner) } else { visitor.visit_newtype_struct(self.inner) }
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
            newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
        }
    }

    /// A map whose names and values are owned.
    fn map() -> MapDeserializer<'static, core::iter::Once<(String, String)>, Error> {
        MapDeserializer::new(core::iter::once((String::from("FullName"), String::from("Ada"))))
    }

    #[test]
    fn draft_is_read_from_owned_and_wrapped_maps() {
        let expected = Draft::new().with(Field::FullName, "Ada");
        assert_eq!(read(map()), Ok(expected.clone()));
        assert_eq!(read(Wrapped { is_some: true, inner: map() }), Ok(expected.clone()));
        assert_eq!(read(Wrapped { is_some: false, inner: map() }), Ok(expected));
    }

    #[test]
    fn deserialize_in_place_replaces_the_draft() {
        let mut place = Draft::new().with(Field::Email, "ada@example.com");
        Draft::deserialize_in_place(map(), &mut place).unwrap();
        assert_eq!(place, Draft::new().with(Field::FullName, "Ada"));
    }

    #[test]
    fn property_name_in_bytes_is_read() {
        let entry = |name: &'static [u8]| {
            MapDeserializer::<_, Error>::new([(Name(name), "Ada".into_deserializer())].into_iter())
        };
        struct Name(&'static [u8]);
        impl<'de> IntoDeserializer<'de, Error> for Name {
            type Deserializer = BytesDeserializer<'static, Error>;

            fn into_deserializer(self) -> Self::Deserializer {
                BytesDeserializer::new(self.0)
            }
        }
        assert_eq!(read(entry(b"FullName")), Ok(Draft::new().with(Field::FullName, "Ada")));
        assert_eq!(read(entry(b"Full\xFF")), Ok(Draft::new()));
    }

    #[test]
    fn numeric_property_name_is_skipped() {
        assert_eq!(read(MapDeserializer::new([(7_u64, "Ada")].into_iter())), Ok(Draft::new()));
        assert_eq!(read(MapDeserializer::new([(-7_i64, "Ada")].into_iter())), Ok(Draft::new()));
    }

    #[test]
    fn type_error_names_the_type_without_the_value() {
        let error = read(StringDeserializer::new("Ada".into())).unwrap_err();
        assert_eq!(format!("{error}"), "The body must be an object, not a string");
        let error = read(().into_deserializer()).unwrap_err();
        assert_eq!(format!("{error}"), "The body must be an object, not null");
    }

    #[test]
    fn debug_shows_properties_and_types() {
        let draft = Draft::new().with(Field::Id, 7_u64).with(Field::Notes, AttemptedValue::Null);
        assert_eq!(format!("{draft:?}"), r#"Draft {Id: "number", Notes: "null"}"#);
    }
}
