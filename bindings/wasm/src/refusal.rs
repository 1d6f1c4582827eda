//! The errors of a record.

use std::borrow::Cow;
use std::fmt;

use contract_contact::{Code, Draft, Field, Param, ValidationError, ValidationErrors};
use serde::de::value::{BoolDeserializer, Error, F64Deserializer, SeqDeserializer, StrDeserializer, UnitDeserializer};
use serde::de::{Deserialize, IntoDeserializer};
use serde::ser::Serialize;
use wasm_bindgen::JsValue;

use crate::js;

/// The errors of a record: a [`FieldError`] for each property that broke a rule, or one error for a value that is no object.
///
/// `Debug` and `Display` show no submitted value.
///
/// ```no_run
/// use contract_contact::{Field, Operation, Rules};
/// use wasm_bindgen::JsValue;
///
/// # fn example(input: &JsValue) {
/// let refusal = contract_contact_wasm::check(input, Operation::Update, Rules::strict(), contract_contact_wasm::today()).unwrap_err();
/// if let Some(error) = refusal.of(Field::Email) {
///     println!("{}", error.describe()); // Enter an email address in the correct format, like name@example.com
/// }
/// # }
/// ```
#[derive(Clone, thiserror::Error)]
#[error("{}", self.message())]
pub struct Refusal(Cause);

#[derive(Clone)]
enum Cause {
    NotAnObject {
        message: String,
        attempted_value: JsValue,
    },
    /// The errors of properties, at least one.
    Invalid(Vec<FieldError>),
}

/// The validation error of one property.
///
/// `Debug` and `Display` do not show the attempted value.
#[derive(Clone, thiserror::Error)]
#[error("{}", self.without_value())]
pub struct FieldError {
    field: Field,
    code: Code,
    attempted_value: JsValue,
}

impl Refusal {
    pub(crate) fn not_an_object(value: &JsValue) -> Self {
        let attempted_value = if value.is_undefined() { JsValue::NULL } else { value.clone() };
        Refusal(Cause::NotAnObject { message: not_an_object(value), attempted_value })
    }

    /// Returns a refusal with at least one error. The errors must be in the order of the properties.
    pub(crate) fn from_errors(errors: Vec<FieldError>) -> Self {
        Refusal(Cause::Invalid(errors))
    }

    /// Returns the errors in the order of the properties, at most one for each.
    ///
    /// If the submitted value is no object, the slice is empty.
    pub fn errors(&self) -> &[FieldError] {
        match &self.0 {
            Cause::NotAnObject { .. } => &[],
            Cause::Invalid(errors) => errors,
        }
    }

    /// Returns the error of a property.
    pub fn of(&self, field: Field) -> Option<&FieldError> {
        self.errors().iter().find(|error| error.field == field)
    }

    /// Returns the `Message` of the 400 body.
    ///
    /// An example is `FullName: is a required field; Email: must be a valid email address`.
    pub fn message(&self) -> Cow<'_, str> {
        match &self.0 {
            Cause::NotAnObject { message, .. } => Cow::Borrowed(message),
            Cause::Invalid(errors) => {
                Cow::Owned(errors.iter().map(FieldError::without_value).collect::<ValidationErrors>().summary())
            }
        }
    }

    /// Returns the errors in the form of the npm package.
    ///
    /// The result is an array of objects with `PropertyName`, `Message`, `AttemptedValue`, `code` and `params`. A value that is
    /// no object becomes one error with an empty `PropertyName` and null as `code`.
    pub fn to_js(&self) -> JsValue {
        match &self.0 {
            Cause::NotAnObject { message, attempted_value } => {
                js::array([error_object("", message, attempted_value.clone(), JsValue::NULL, js::object([]))])
            }
            Cause::Invalid(errors) => js::array(errors.iter().map(FieldError::to_js)),
        }
    }

    /// Returns the body of the API's 400. `JSON.stringify` writes this body byte for byte as the API does.
    pub fn failure(&self) -> JsValue {
        let errors = match &self.0 {
            Cause::NotAnObject { .. } => JsValue::NULL,
            Cause::Invalid(errors) => js::array(errors.iter().map(|error| {
                js::object([
                    ("AttemptedValue", error.attempted_value.clone()),
                    ("Message", error.message().into()),
                    ("PropertyName", error.field.name().into()),
                ])
            })),
        };
        js::object([
            ("Message", self.message().as_ref().into()),
            ("Value", JsValue::NULL),
            ("Errors", errors),
            ("WasSuccessful", false.into()),
        ])
    }
}

impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Refusal({self})")
    }
}

impl FieldError {
    pub(crate) fn new(field: Field, code: Code, value: JsValue) -> Self {
        let attempted_value = if value.is_undefined() { JsValue::NULL } else { value };
        FieldError { field, code, attempted_value }
    }

    fn without_value(&self) -> ValidationError {
        ValidationError::new(self.field, self.code, None)
    }

    /// Returns the property.
    pub fn field(&self) -> Field {
        self.field
    }

    /// Returns the code of the broken rule.
    pub fn code(&self) -> Code {
        self.code
    }

    /// Returns the wire message, without the name of the property.
    pub fn message(&self) -> &'static str {
        self.code.message()
    }

    /// Returns the customer wording in English, for the person who filled in the form.
    pub fn describe(&self) -> Cow<'static, str> {
        self.code.describe(self.field)
    }

    /// Returns the submitted value itself, not a copy.
    ///
    /// Returns null for an absent value, and where reading the value threw.
    pub fn attempted_value(&self) -> &JsValue {
        &self.attempted_value
    }

    /// Returns the error in the form of the npm package.
    pub fn to_js(&self) -> JsValue {
        let code = self.code.name().into();
        error_object(self.field.name(), self.message(), self.attempted_value.clone(), code, params(self.code))
    }
}

impl fmt::Debug for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FieldError({self})")
    }
}

fn error_object(name: &str, message: &str, attempted_value: JsValue, code: JsValue, params: JsValue) -> JsValue {
    js::object([
        ("PropertyName", name.into()),
        ("Message", message.into()),
        ("AttemptedValue", attempted_value),
        ("code", code),
        ("params", params),
    ])
}

/// Returns the parameters of a code, by name.
pub(crate) fn params(code: Code) -> JsValue {
    js::object(code.params().iter().map(|(name, param)| (*name, param_value(*param))))
}

fn param_value(param: Param) -> JsValue {
    match param {
        // The bounds are below 2⁵³.
        Param::Integer(number) => number.serialize(&serde_wasm_bindgen::Serializer::new()).unwrap_or_default(),
        Param::Allowed(types) => {
            let names = types.iter().map(|each| (each.number().to_string(), each.name().into())).collect::<Vec<_>>();
            js::object(names.iter().map(|(number, name): &(String, JsValue)| (number.as_str(), name.clone())))
        }
        other => other.to_string().into(),
    }
}

/// Returns the domain crate's message for a value that is no object.
fn not_an_object(value: &JsValue) -> String {
    fn message<'de>(deserializer: impl IntoDeserializer<'de, Error>) -> String {
        let read = Draft::deserialize(deserializer.into_deserializer());
        read.err().as_ref().map(ToString::to_string).unwrap_or_default()
    }
    if js::is_array(value) {
        message(SeqDeserializer::<_, Error>::new(std::iter::empty::<bool>()))
    } else if value.is_string() {
        message(StrDeserializer::new(""))
    } else if value.as_f64().is_some() {
        message(F64Deserializer::new(0.0))
    } else if value.as_bool().is_some() {
        message(BoolDeserializer::new(false))
    } else {
        let null = message(UnitDeserializer::new());
        if value.is_null() { null } else { null.replace("null", "something else") }
    }
}
