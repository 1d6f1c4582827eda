//! The answers of the endpoint, as in the API reference, and a parser for the answers of the real API.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{self, Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::attempted_value::AttemptedValue;
use crate::date::Timestamp;
use crate::errors::{ValidationError, ValidationErrors};
use crate::field::Operation;
use crate::identifier::Identifier;

/// An answer of the endpoint.
///
/// An answer serializes byte for byte as in the API reference. Deserializing also accepts the answers of the real API:
///
/// - `WasSuccessful` alone decides whether the request was successful. The HTTP status and the key `Status` do not matter.
/// - Keys may be missing or null.
/// - An error may name a navigation property ([`Field::navigation_name`](crate::Field::navigation_name)).
///
/// ```
/// use contract_contact::{Code, Response};
///
/// // Sent with HTTP 200.
/// let body = r#"{"Status": 500, "WasSuccessful": false, "Message": "…", "Errors":
///     [{"PropertyName": "CoworkerContract", "Message": "is a required field", "AttemptedValue": null}]}"#;
/// match serde_json::from_str(body)? {
///     Response::Success(_) => unreachable!(),
///     Response::Failure(failure) => {
///         let error = &failure.errors()[0];
///         assert_eq!((error.property_name(), error.code()), ("CoworkerContractId", Some(Code::Required)));
///     }
/// }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Response {
    /// The request was successful.
    Success(Success),
    /// The request was rejected.
    Failure(Failure),
}

impl Serialize for Response {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Response::Success(success) => success.serialize(serializer),
            Response::Failure(failure) => failure.serialize(serializer),
        }
    }
}

/// The body of a successful answer, with status 200.
///
/// `Debug` hides the message and the e-mail address. [`reveal`](Self::reveal) shows both in a test.
///
/// ```
/// use contract_contact::{Identifier, Operation, Success};
///
/// let id = Identifier::new(87_654_321).unwrap();
/// let success = Success::new(Operation::Update, id, "2025-01-15T10:30:00Z".parse().unwrap(), "admin@example.com");
/// assert!(success.to_json().starts_with(
///     r#"{"Status":200,"Message":"ContractContact was successfully updated.","Value":{"Id":87654321},"#
/// ));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Success {
    message: Cow<'static, str>,
    id: Option<Identifier>,
    updated_on: Option<Timestamp>,
    updated_by: Option<String>,
}

impl Success {
    /// Returns the answer to an operation on the record `id`. `updated_by` made the change at `updated_on`.
    ///
    /// ```
    /// # use contract_contact::{Identifier, Operation, Success};
    /// let success = Success::new(Operation::Create, Identifier::MIN, "2025-01-15T10:30:00Z".parse().unwrap(), "admin@example.com");
    /// assert_eq!(success.updated_by(), Some("admin@example.com"));
    /// ```
    pub fn new(operation: Operation, id: Identifier, updated_on: Timestamp, updated_by: impl Into<String>) -> Self {
        let message = match operation {
            Operation::Update => "ContractContact was successfully updated.",
            Operation::Create => "ContractContact was successfully created.",
        };
        Success {
            message: Cow::Borrowed(message),
            id: Some(id),
            updated_on: Some(updated_on),
            updated_by: Some(updated_by.into()),
        }
    }

    /// Returns the answer to a DELETE of the record `id`. `updated_by` deleted the record at `updated_on`.
    ///
    /// ```
    /// use contract_contact::{Identifier, Success};
    ///
    /// let success = Success::deleted(Identifier::MIN, "2025-01-15T10:30:00Z".parse().unwrap(), "admin@example.com");
    /// assert_eq!(success.message(), "ContractContact was successfully deleted.");
    /// ```
    pub fn deleted(id: Identifier, updated_on: Timestamp, updated_by: impl Into<String>) -> Self {
        Success {
            message: Cow::Borrowed("ContractContact was successfully deleted."),
            id: Some(id),
            updated_on: Some(updated_on),
            updated_by: Some(updated_by.into()),
        }
    }

    /// Returns the message, such as `ContractContact was successfully deleted.`
    ///
    /// ```
    /// # use contract_contact::{Identifier, Success};
    /// let success = Success::deleted(Identifier::MIN, "2025-01-15T10:30:00Z".parse().unwrap(), "admin@example.com");
    /// assert_eq!(success.message(), "ContractContact was successfully deleted.");
    /// ```
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns the identifier of the record. An answer of the real API may omit the identifier.
    ///
    /// ```
    /// # use contract_contact::Response;
    /// let body = br#"{"WasSuccessful": true, "Message": "Updated.", "Value": {"Id": 7}, "UpdatedOn": "2025-01-15T10:30:00Z"}"#;
    /// let Ok(Response::Success(success)) = Response::from_json(body) else { panic!("it was successful") };
    /// assert_eq!(success.id().map(|id| id.get()), Some(7));
    /// ```
    pub fn id(&self) -> Option<Identifier> {
        self.id
    }

    /// Returns the time of the change. An answer of the real API may omit the time.
    ///
    /// ```
    /// # use contract_contact::Response;
    /// let body = br#"{"WasSuccessful": true, "Message": "Updated.", "Value": {"Id": 7}, "UpdatedOn": "2025-01-15T10:30:00Z"}"#;
    /// let Ok(Response::Success(success)) = Response::from_json(body) else { panic!("it was successful") };
    /// assert_eq!(success.updated_on(), "2025-01-15T10:30:00Z".parse().ok());
    /// ```
    pub fn updated_on(&self) -> Option<Timestamp> {
        self.updated_on
    }

    /// Returns the e-mail address of the user who made the change.
    ///
    /// An answer of the real API may omit the address.
    ///
    /// ```
    /// # use contract_contact::Response;
    /// let body = br#"{"WasSuccessful": true, "Message": "Updated.", "Value": {"Id": 7}, "UpdatedOn": "2025-01-15T10:30:00Z"}"#;
    /// let Ok(Response::Success(success)) = Response::from_json(body) else { panic!("it was successful") };
    /// assert_eq!(success.updated_by(), None);
    /// ```
    pub fn updated_by(&self) -> Option<&str> {
        self.updated_by.as_deref()
    }
}

impl fmt::Debug for Success {
    /// Hides the e-mail address, and the message, which a server may have written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Success").field("id", &self.id).field("updated_on", &self.updated_on).finish_non_exhaustive()
    }
}

impl Serialize for Success {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(11))?;
        map.serialize_entry("Status", &200)?;
        map.serialize_entry("Message", &self.message)?;
        map.serialize_entry("Value", &self.id.map(WrittenId))?;
        map.serialize_entry("OpenInDialog", &false)?;
        map.serialize_entry("OpenInWindow", &false)?;
        map.serialize_entry("RedirectURL", &())?;
        map.serialize_entry("JavaScript", &())?;
        map.serialize_entry("UpdatedOn", &self.updated_on)?;
        map.serialize_entry("UpdatedBy", &self.updated_by)?;
        map.serialize_entry("Errors", &())?;
        map.serialize_entry("WasSuccessful", &true)?;
        map.end()
    }
}

/// The value of a successful answer: `{"Id": 87654321}`.
struct WrittenId(Identifier);

impl Serialize for WrittenId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("Id", self.0)])
    }
}

/// The body of every rejection: the 400 envelope of the API reference.
///
/// A rejection that concerns no property has the same form, with `Errors` null.
///
/// ```
/// use contract_contact::{Draft, Failure, Field, Operation, Rules, date};
///
/// let draft = Draft::new().with(Field::CoworkerContractId, 1_u64);
/// let errors = draft.check(Operation::Create, Rules::strict(), date::today()).unwrap_err();
/// assert_eq!(
///     Failure::from(errors).to_json(),
///     concat!(
///         r#"{"Message":"FullName: is a required field","Value":null,"Errors":[{"AttemptedValue":null,"#,
///         r#""Message":"is a required field","PropertyName":"FullName"}],"WasSuccessful":false}"#
///     )
/// );
/// ```
#[derive(Clone)]
pub struct Failure {
    message: Cow<'static, str>,
    errors: Vec<ValidationError>,
    /// Whether a server sent the failure. `Debug` then hides the message.
    is_received: bool,
}

impl Failure {
    /// Returns a failure that concerns no property.
    ///
    /// `Debug` shows the message. Do not put a submitted value into the message.
    ///
    /// ```
    /// # use contract_contact::Failure;
    /// assert!(Failure::new("The body is too large").errors().is_empty());
    /// ```
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Failure { message: message.into(), errors: Vec::new(), is_received: false }
    }

    /// Returns the summary of the errors, or the message of a failure that concerns no property.
    ///
    /// ```
    /// # use contract_contact::{Draft, Failure, Operation, Rules, date};
    /// let errors = Draft::new().check(Operation::Create, Rules::strict(), date::today()).unwrap_err();
    /// assert_eq!(
    ///     Failure::from(errors).message(),
    ///     "CoworkerContractId: is a required field; FullName: is a required field"
    /// );
    /// ```
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns the validation errors.
    ///
    /// The errors of a server are in the server's order. All other errors are in the order of the API reference.
    ///
    /// A failure that concerns no property has no validation errors.
    ///
    /// ```
    /// # use contract_contact::{Draft, Failure, Operation, Rules, date};
    /// let errors = Draft::new().check(Operation::Create, Rules::strict(), date::today()).unwrap_err();
    /// assert_eq!(Failure::from(errors).errors().len(), 2);
    /// ```
    pub fn errors(&self) -> &[ValidationError] {
        &self.errors
    }
}

impl PartialEq for Failure {
    /// Compares the message and the errors, as on the wire.
    fn eq(&self, other: &Self) -> bool {
        (&self.message, &self.errors) == (&other.message, &other.errors)
    }
}

impl From<ValidationErrors> for Failure {
    fn from(errors: ValidationErrors) -> Self {
        Failure { message: Cow::Owned(errors.summary()), errors: errors.into_vec(), is_received: false }
    }
}

impl From<ValidationError> for Failure {
    fn from(error: ValidationError) -> Self {
        ValidationErrors::from(error).into()
    }
}

impl fmt::Debug for Failure {
    /// Hides the message where a server sent it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut failure = f.debug_struct("Failure");
        if self.errors.is_empty() && !self.is_received {
            failure.field("message", &self.message);
        }
        failure.field("errors", &self.errors).finish_non_exhaustive()
    }
}

impl Serialize for Failure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("Message", &self.message)?;
        map.serialize_entry("Value", &())?;
        if self.errors.is_empty() {
            map.serialize_entry("Errors", &())?;
        } else {
            map.serialize_entry("Errors", &self.errors)?;
        }
        map.serialize_entry("WasSuccessful", &false)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Response {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let body = AttemptedValue::deserialize(deserializer)?;
        let text =
            |value: &AttemptedValue<'_>, key| value.get(key).and_then(AttemptedValue::as_str).map(ToOwned::to_owned);
        let message = Cow::Owned(text(&body, "Message").unwrap_or_default());
        match body.get("WasSuccessful") {
            Some(AttemptedValue::Bool(true)) => {
                let id = body.get("Value").and_then(|value| value.get("Id"));
                Ok(Response::Success(Success {
                    message,
                    id: id.and_then(|id| crate::rules::identifier::check(id).ok()),
                    updated_on: text(&body, "UpdatedOn").and_then(|text| text.parse().ok()),
                    updated_by: text(&body, "UpdatedBy"),
                }))
            }
            Some(AttemptedValue::Bool(false)) => {
                let errors = match body.get("Errors") {
                    Some(AttemptedValue::Array(errors)) => errors
                        .iter()
                        .map(|error| {
                            let property_name = text(error, "PropertyName").unwrap_or_default();
                            let message = text(error, "Message").unwrap_or_default();
                            let attempted = error.get("AttemptedValue").cloned().unwrap_or(AttemptedValue::Null);
                            ValidationError::from_server(&property_name, &message, attempted)
                        })
                        .collect(),
                    _ => Vec::new(),
                };
                Ok(Response::Failure(Failure { message, errors, is_received: true }))
            }
            _ => {
                Err(de::Error::custom("The body is not an answer of this API: WasSuccessful is neither true nor false"))
            }
        }
    }
}
