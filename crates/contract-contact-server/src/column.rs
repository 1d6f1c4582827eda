//! The columns of a stored contact, and the values in them.

use contract_contact::chrono::{DateTime, NaiveDate, Utc};
use contract_contact::{Field, FieldValue, Kind};

use crate::search;

/// The type of a column. `contract_contact_schema::sql` writes the corresponding type of each database.
#[derive(Clone, Copy)]
pub(crate) enum Type {
    Integer,
    SmallInteger,
    Text,
    Date,
    Instant,
}

impl Type {
    pub(crate) const fn of(field: Field) -> Type {
        match field.kind() {
            Kind::Identifier => Type::Integer,
            Kind::Type => Type::SmallInteger,
            Kind::Date => Type::Date,
            _ => Type::Text,
        }
    }
}

/// Returns the properties that a list can search for a part of their text.
pub(crate) fn searched() -> impl Iterator<Item = Field> {
    Field::ALL.into_iter().filter(|field| matches!(Type::of(*field), Type::Text))
}

/// A value to bind, or a value from a row. `None` is NULL. The type has no `Debug`, because nearly every value is personal data.
#[derive(Clone)]
pub(crate) enum Value {
    Integer(Option<i64>),
    SmallInteger(Option<i16>),
    Text(Option<String>),
    Date(Option<NaiveDate>),
    Instant(Option<DateTime<Utc>>),
}

impl Value {
    pub(crate) fn of(field: Field, value: FieldValue<&str>) -> Value {
        match (Type::of(field), value) {
            (Type::Integer, FieldValue::Identifier(identifier)) => Value::Integer(Some(identifier.into())),
            (Type::Integer, _) => Value::Integer(None),
            (Type::SmallInteger, FieldValue::ContactType(contact_type)) => {
                Value::SmallInteger(Some(contact_type.into()))
            }
            (Type::SmallInteger, _) => Value::SmallInteger(None),
            (Type::Date, FieldValue::Date(date)) => Value::Date(Some(date)),
            (Type::Date, _) => Value::Date(None),
            (_, FieldValue::String(text)) => Value::text(text),
            _ => Value::Text(None),
        }
    }

    /// Returns the value of the search column for a text.
    pub(crate) fn search_key(value: FieldValue<&str>) -> Value {
        match value {
            FieldValue::String(text) => Value::text(search::key(text)),
            _ => Value::Text(None),
        }
    }

    /// Returns the approximate size.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            Value::Text(Some(text)) => text.len(),
            _ => 8,
        }
    }

    pub(crate) fn text(text: impl Into<String>) -> Value {
        Value::Text(Some(text.into()))
    }

    pub(crate) fn instant(instant: impl Into<DateTime<Utc>>) -> Value {
        Value::Instant(Some(instant.into()))
    }
}
