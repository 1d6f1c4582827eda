//! Reads submitted values.

use contract_contact::__private::{Submitted, SubmittedString, check_submitted};
use contract_contact::chrono::NaiveDate;
use contract_contact::{AttemptedValue, Code, Field, Operation, Rules};
use wasm_bindgen::JsValue;

use crate::js::{self, Shape};
use crate::refusal::{FieldError, Refusal};

/// The value of a property.
pub(crate) enum Value {
    /// Undefined or null.
    Nothing,
    Number(f64),
    String(JsString),
    Other,
}

/// A string of JavaScript, copied once.
pub(crate) struct JsString {
    /// The string, with U+FFFD instead of each lone surrogate.
    text: String,
    has_lone_surrogates: bool,
}

impl Value {
    fn read(value: &JsValue) -> Self {
        if value.is_undefined() || value.is_null() {
            Value::Nothing
        } else if let Some(number) = value.as_f64() {
            Value::Number(number)
        } else if let Some(text) = value.as_string() {
            // Only a string without lone surrogates is unchanged after the conversion to Rust and back.
            let has_lone_surrogates = text.contains(char::REPLACEMENT_CHARACTER) && JsValue::from_str(&text) != *value;
            Value::String(JsString { text, has_lone_surrogates })
        } else {
            Value::Other
        }
    }

    fn submitted(&self) -> Submitted<&JsString> {
        match self {
            Value::Nothing => Submitted::Nothing,
            Value::Number(number) => Submitted::from(*number),
            Value::String(string) => Submitted::String(string),
            Value::Other => Submitted::Other,
        }
    }

    /// Returns a value that passed the rules, for a [`Draft`](contract_contact::Draft).
    pub(crate) fn attempted(&self) -> AttemptedValue<'_> {
        match self {
            Value::Number(number) => AttemptedValue::from(*number),
            Value::String(string) => AttemptedValue::from(string.text.as_str()),
            Value::Nothing | Value::Other => AttemptedValue::Null,
        }
    }

    fn has_lone_surrogates(&self) -> bool {
        matches!(self, Value::String(JsString { has_lone_surrogates: true, .. }))
    }
}

impl SubmittedString for &JsString {
    fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    fn is_blank(&self) -> bool {
        self.text.as_str().is_blank()
    }

    fn has_controls(&self) -> bool {
        self.has_lone_surrogates || self.text.as_str().has_controls()
    }

    fn has_controls_other_than_of_lines(&self) -> bool {
        self.has_lone_surrogates || self.text.as_str().has_controls_other_than_of_lines()
    }

    fn as_bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }
}

/// The settings of a check.
#[derive(Clone, Copy)]
pub(crate) struct Check {
    pub(crate) operation: Operation,
    pub(crate) rules: Rules,
    pub(crate) today: NaiveDate,
    /// Whether the values become Rust strings, which cannot contain lone surrogates.
    pub(crate) is_for_rust: bool,
}

impl Check {
    /// Reads and checks every property that the operation reads, and passes valid values to `keep`.
    pub(crate) fn record(self, input: &JsValue, mut keep: impl FnMut(Field, Value)) -> Result<(), Refusal> {
        let shape = js::shape(input);
        if shape == Shape::Other {
            return Err(Refusal::not_an_object(input));
        }
        let mut errors = Vec::new();
        for field in self.operation.fields() {
            let checked = match js::property(input, field) {
                Ok(value) => self.value(value, field),
                Err(_) if shape == Shape::Tagged => return Err(Refusal::not_an_object(input)),
                Err(_) => self.unreadable(field),
            };
            match checked {
                Ok(value) => keep(field, value),
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(Refusal::from_errors(errors)) }
    }

    fn unreadable(self, field: Field) -> Result<Value, FieldError> {
        match self.code(field, &Value::Other) {
            None => Ok(Value::Other),
            Some(code) => Err(FieldError::new(field, code, JsValue::NULL)),
        }
    }

    /// Checks a value.
    pub(crate) fn value(self, value: JsValue, field: Field) -> Result<Value, FieldError> {
        let read = Value::read(&value);
        match self.code(field, &read) {
            None => Ok(read),
            Some(code) => Err(FieldError::new(field, code, value)),
        }
    }

    fn code(self, field: Field, value: &Value) -> Option<Code> {
        // The strict rules report every lone surrogate.
        let must_be_strict = self.is_for_rust && value.has_lone_surrogates();
        let rules = if must_be_strict { Rules::strict() } else { self.rules };
        check_submitted(rules, field, value.submitted(), self.operation, self.today).err()
    }
}
