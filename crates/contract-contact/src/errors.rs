//! Validation errors, in the wire format.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::{self, Vec};
use core::fmt;
use core::ops::Deref;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::attempted_value::AttemptedValue;
use crate::code::Code;
use crate::field::Field;
use crate::wording::locale::Locale;

/// A validation error: the property, the code or message, and the submitted value.
///
/// The type represents errors of the rules, errors of your service, and errors in a server's answer. An error serializes as on
/// the wire: `{"AttemptedValue": …, "Message": …, "PropertyName": …}`.
///
/// `Debug` and `Display` hide the attempted value and a server's own messages, because these may hold personal data.
/// [`reveal`](Self::reveal) shows both in a test.
///
/// ```
/// use contract_contact::{Code, Draft, Field, Operation, Rules, date};
///
/// let draft = Draft::new().with(Field::CoworkerContractId, 12_u64).with(Field::FullName, "  ");
/// let errors = draft.check(Operation::Create, Rules::strict(), date::today()).unwrap_err();
/// let error = &errors[0];
/// assert_eq!(error.code(), Some(Code::Required));
/// assert_eq!(error.property_name(), "FullName");
/// assert_eq!(error.message(), "is a required field");
/// assert_eq!(error.attempted_value().as_str(), Some("  "));
/// assert_eq!(error.describe(), "Enter the full name");
/// ```
#[derive(Clone, PartialEq, thiserror::Error)]
#[error("{finding}")]
pub struct ValidationError {
    finding: Finding,
    attempted_value: AttemptedValue<'static>,
}

#[derive(Clone, PartialEq)]
enum Finding {
    Rule { field: Field, code: Code },
    Other(Box<Other>),
}

/// An error that is not in the table of rules.
#[derive(Clone, PartialEq)]
struct Other {
    property_name: Cow<'static, str>,
    field: Option<Field>,
    /// `None` where a server sent the error.
    code: Option<Cow<'static, str>>,
    message: Cow<'static, str>,
}

impl ValidationError {
    /// Returns the error of a rule. For an absent value, `attempted_value` is `None`.
    ///
    /// ```
    /// # use contract_contact::{Code, Field, ValidationError};
    /// let error = ValidationError::new(Field::FullName, Code::Required, None);
    /// assert_eq!(error.to_string(), "FullName: is a required field");
    /// ```
    pub fn new(field: Field, code: Code, attempted_value: Option<AttemptedValue<'_>>) -> Self {
        ValidationError {
            finding: Finding::Rule { field, code },
            attempted_value: attempted_value.map_or(AttemptedValue::Null, AttemptedValue::into_owned),
        }
    }

    /// Returns an error of your service about a [`Field`] or any other property.
    ///
    /// `Debug` and `Display` show the property name and the message. Do not put a submitted value into either string.
    ///
    /// ```
    /// use contract_contact::{Field, ValidationError, ValidationErrors};
    ///
    /// let error = ValidationError::custom(Field::CoworkerContractId, "does_not_exist", "does not exist", 1234_u64);
    /// assert_eq!(error.code_name(), Some("does_not_exist"));
    /// assert_eq!(
    ///     ValidationErrors::from(error).to_json(),
    ///     r#"[{"AttemptedValue":1234,"Message":"does not exist","PropertyName":"CoworkerContractId"}]"#
    /// );
    /// ```
    pub fn custom<'v>(
        property_name: impl Into<Cow<'static, str>>,
        code: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
        attempted_value: impl Into<AttemptedValue<'v>>,
    ) -> Self {
        let property_name = property_name.into();
        let other = Other {
            field: Field::from_property_name(&property_name),
            property_name,
            code: Some(code.into()),
            message: message.into(),
        };
        ValidationError {
            finding: Finding::Other(Box::new(other)),
            attempted_value: attempted_value.into().into_owned(),
        }
    }

    /// Converts an error that a server sent.
    ///
    /// If the property and the message match a rule, the result is the error of this rule. A navigation name (`CoworkerContract`)
    /// becomes the name of the property (`CoworkerContractId`).
    ///
    /// ```
    /// use contract_contact::{AttemptedValue, Code, Field, ValidationError};
    ///
    /// let error = ValidationError::from_server("CoworkerContract", "is a required field", AttemptedValue::Null);
    /// assert_eq!((error.field(), error.code()), (Some(Field::CoworkerContractId), Some(Code::Required)));
    /// ```
    pub fn from_server(property_name: &str, message: &str, attempted_value: AttemptedValue<'_>) -> Self {
        let field = Field::from_property_name(property_name);
        let known = field.and_then(|field| {
            let code = field.codes().iter().copied().find(|code| code.message() == message)?;
            Some(Finding::Rule { field, code })
        });
        let finding = known.unwrap_or_else(|| {
            Finding::Other(Box::new(Other {
                property_name: field.map_or_else(|| Cow::Owned(property_name.into()), Cow::from),
                field,
                code: None,
                message: Cow::Owned(message.into()),
            }))
        });
        ValidationError { finding, attempted_value: attempted_value.into_owned() }
    }

    /// Returns the property, or `None` for a property that is not in the table.
    ///
    /// ```
    /// # use contract_contact::{Code, Field, ValidationError};
    /// let error = ValidationError::new(Field::Email, Code::NotAnEmail, Some("ada@".into()));
    /// assert_eq!(error.field(), Some(Field::Email));
    /// ```
    pub fn field(&self) -> Option<Field> {
        match &self.finding {
            Finding::Rule { field, .. } => Some(*field),
            Finding::Other(other) => other.field,
        }
    }

    /// Returns the code of the rule, or `None` for an error of a service or a server.
    ///
    /// ```
    /// # use contract_contact::{AttemptedValue, ValidationError};
    /// let error = ValidationError::from_server("FullName", "has been used already", AttemptedValue::Null);
    /// assert_eq!(error.code(), None); // no rule of the table
    /// ```
    pub fn code(&self) -> Option<Code> {
        match &self.finding {
            Finding::Rule { code, .. } => Some(*code),
            Finding::Other(_) => None,
        }
    }

    /// Returns the name of the code: the code of a rule, or the code given to [`custom`](Self::custom).
    ///
    /// A server's own message has no code.
    ///
    /// ```
    /// # use contract_contact::{Code, Field, ValidationError};
    /// let error = ValidationError::new(Field::Email, Code::NotAnEmail, Some("ada@".into()));
    /// assert_eq!(error.code_name(), Some("not_an_email"));
    /// ```
    pub fn code_name(&self) -> Option<&str> {
        match &self.finding {
            Finding::Rule { code, .. } => Some(code.name()),
            Finding::Other(other) => other.code.as_deref(),
        }
    }

    /// Returns the property's name on the wire.
    ///
    /// ```
    /// # use contract_contact::{AttemptedValue, ValidationError};
    /// let error = ValidationError::from_server("Coworker", "does not exist", AttemptedValue::Integer(7));
    /// assert_eq!(error.property_name(), "CoworkerId");
    /// ```
    pub fn property_name(&self) -> &str {
        match &self.finding {
            Finding::Rule { field, .. } => field.name(),
            Finding::Other(other) => &other.property_name,
        }
    }

    /// Returns the wire message, without the property's name.
    ///
    /// ```
    /// # use contract_contact::{Code, Field, ValidationError};
    /// let error = ValidationError::new(Field::Email, Code::TooLong, None);
    /// assert_eq!(error.message(), "must be at most 254 characters");
    /// ```
    pub fn message(&self) -> &str {
        match &self.finding {
            Finding::Rule { code, .. } => code.message(),
            Finding::Other(other) => &other.message,
        }
    }

    /// Returns the customer wording in English, for the person who filled in the form.
    ///
    /// For an error of a service or a server, the method returns the [`message`](Self::message).
    ///
    /// ```
    /// # use contract_contact::{Code, Field, ValidationError};
    /// let error = ValidationError::new(Field::Email, Code::TooLong, None);
    /// assert_eq!(error.describe(), "Email address must be 254 characters or fewer");
    /// ```
    pub fn describe(&self) -> Cow<'_, str> {
        self.describe_in(Locale::ENGLISH)
    }

    /// Returns the customer wording in a language, for the person who filled in the form.
    ///
    /// For an error of a service or a server, the method returns the [`message`](Self::message).
    ///
    /// ```
    /// # use contract_contact::{Code, Field, Locale, ValidationError};
    /// let error = ValidationError::new(Field::Email, Code::TooLong, None);
    /// assert_eq!(error.describe_in(Locale::ENGLISH), "Email address must be 254 characters or fewer");
    /// # #[cfg(feature = "locales")]
    /// assert_eq!(error.describe_in(Locale::GERMAN), "Die E-Mail-Adresse darf höchstens 254 Zeichen lang sein");
    /// ```
    pub fn describe_in(&self, locale: Locale) -> Cow<'_, str> {
        match &self.finding {
            Finding::Rule { field, code } => code.describe_in(*field, locale),
            Finding::Other(other) => Cow::Borrowed(&other.message),
        }
    }

    /// Returns the submitted value, or null for an absent value.
    ///
    /// ```
    /// # use contract_contact::{Code, Field, ValidationError};
    /// let error = ValidationError::new(Field::Id, Code::NotAnInteger, Some("7".into()));
    /// assert_eq!(error.attempted_value().as_str(), Some("7"));
    /// ```
    pub fn attempted_value(&self) -> &AttemptedValue<'static> {
        &self.attempted_value
    }

    /// Returns the sort key: the index in the table. A property that is not in the table comes last.
    fn order(&self) -> usize {
        self.field().map_or(Field::COUNT, Field::index)
    }
}

impl fmt::Display for Finding {
    /// `FullName: is a required field`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Finding::Rule { field, code } => write!(f, "{field}: {}", code.message()),
            Finding::Other(other) => match (&other.code, other.field) {
                (Some(_), _) => write!(f, "{}: {}", other.property_name, other.message),
                (None, Some(field)) => write!(f, "{field}: rejected by the server (message hidden)"),
                (None, None) => f.write_str("another property: rejected by the server (message hidden)"),
            },
        }
    }
}

impl fmt::Debug for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ValidationError({self})")
    }
}

impl Serialize for ValidationError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("ValidationError", 3)?;
        error.serialize_field("AttemptedValue", &self.attempted_value)?;
        error.serialize_field("Message", self.message())?;
        error.serialize_field("PropertyName", self.property_name())?;
        error.end()
    }
}

/// The validation errors of a record, in the order of the API reference.
///
/// The rules return at least one error, and at most one for each property. A service collects errors with [`FromIterator`], and
/// adds errors with [`Extend`]:
///
/// - An added error about a [`Field`] is inserted in the order of the table, after existing errors about the same property.
/// - Errors about other properties come last, in the order in which the service added the errors.
/// - A service may collect no errors. [`into_result`](Self::into_result) turns an empty collection into `Ok`.
///
/// The collection serializes as `Errors` on the wire. [`Failure`](crate::Failure) is the whole 400 body.
///
/// ```
/// use contract_contact::{Draft, Field, Operation, Rules, ValidationError, date};
///
/// let mut errors = Draft::new().check(Operation::Update, Rules::strict(), date::today()).unwrap_err();
/// errors.extend([
///     ValidationError::custom("Newsletter", "not_a_boolean", "must be true or false", "yes"),
///     ValidationError::custom(Field::CoworkerContractId, "does_not_exist", "does not exist", 1234_u64),
/// ]);
/// let names: Vec<&str> = errors.iter().map(|error| error.property_name()).collect();
/// assert_eq!(names, ["Id", "CoworkerContractId", "CoworkerContractId", "FullName", "Newsletter"]);
/// ```
#[derive(Clone, Default, PartialEq, thiserror::Error)]
#[error("{}", Each(.0))]
pub struct ValidationErrors(Vec<ValidationError>);

impl ValidationErrors {
    /// Returns a collection of errors that are sorted already.
    pub(crate) fn from_ordered(errors: Vec<ValidationError>) -> Self {
        ValidationErrors(errors)
    }

    /// Returns the first error of a property.
    ///
    /// ```
    /// # use contract_contact::{Draft, Field, Operation, Rules, date};
    /// let errors = Draft::new().check(Operation::Update, Rules::strict(), date::today()).unwrap_err();
    /// assert!(errors.of(Field::FullName).is_some());
    /// assert!(errors.of(Field::Email).is_none());
    /// ```
    pub fn of(&self, field: Field) -> Option<&ValidationError> {
        self.iter().find(|error| error.field() == Some(field))
    }

    /// Returns the errors as a vector.
    ///
    /// ```
    /// # use contract_contact::{Draft, Operation, Rules, date};
    /// let errors = Draft::new().check(Operation::Create, Rules::strict(), date::today()).unwrap_err();
    /// assert_eq!(errors.into_vec().len(), 2);
    /// ```
    pub fn into_vec(self) -> Vec<ValidationError> {
        self.0
    }

    /// Returns `Ok` where there is no error.
    ///
    /// # Errors
    /// Returns `self` where there is at least one error.
    ///
    /// ```
    /// use contract_contact::{Field, ValidationError, ValidationErrors};
    ///
    /// fn check_contract(exists: bool) -> Result<(), ValidationErrors> {
    ///     let missing =
    ///         || ValidationError::custom(Field::CoworkerContractId, "does_not_exist", "does not exist", 1234_u64);
    ///     (!exists).then(missing).into_iter().collect::<ValidationErrors>().into_result()
    /// }
    /// assert!(check_contract(true).is_ok());
    /// assert!(check_contract(false).is_err());
    /// ```
    pub fn into_result(self) -> Result<(), ValidationErrors> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }

    /// Returns the `Message` of the envelope, with all errors.
    ///
    /// An example is `FullName: is a required field; Email: must be a valid email address`.
    ///
    /// ```
    /// # use contract_contact::{Draft, Operation, Rules, date};
    /// let errors = Draft::new().check(Operation::Create, Rules::strict(), date::today()).unwrap_err();
    /// assert_eq!(errors.summary(), "CoworkerContractId: is a required field; FullName: is a required field");
    /// ```
    pub fn summary(&self) -> String {
        const SEPARATOR: &str = "; ";
        const COLON: &str = ": ";
        let length = |error: &ValidationError| {
            error.property_name().len() + COLON.len() + error.message().len() + SEPARATOR.len()
        };
        let mut summary = String::with_capacity(self.iter().map(length).sum());
        for error in self {
            if !summary.is_empty() {
                summary.push_str(SEPARATOR);
            }
            summary.push_str(error.property_name());
            summary.push_str(COLON);
            summary.push_str(error.message());
        }
        summary
    }
}

/// The summary, without a server's own messages.
struct Each<'e>(&'e [ValidationError]);

impl fmt::Display for Each<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            write!(f, "{}{error}", if index == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

impl From<ValidationError> for ValidationErrors {
    fn from(error: ValidationError) -> Self {
        ValidationErrors(Vec::from([error]))
    }
}

impl FromIterator<ValidationError> for ValidationErrors {
    fn from_iter<I: IntoIterator<Item = ValidationError>>(errors: I) -> Self {
        let mut all = ValidationErrors::default();
        all.extend(errors);
        all
    }
}

impl Extend<ValidationError> for ValidationErrors {
    fn extend<I: IntoIterator<Item = ValidationError>>(&mut self, errors: I) {
        self.0.extend(errors);
        self.0.sort_by_key(ValidationError::order);
    }
}

impl Deref for ValidationErrors {
    type Target = [ValidationError];

    fn deref(&self) -> &[ValidationError] {
        &self.0
    }
}

impl IntoIterator for ValidationErrors {
    type Item = ValidationError;
    type IntoIter = vec::IntoIter<ValidationError>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'e> IntoIterator for &'e ValidationErrors {
    type Item = &'e ValidationError;
    type IntoIter = core::slice::Iter<'e, ValidationError>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for ValidationErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ValidationErrors({self})")
    }
}

impl Serialize for ValidationErrors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
