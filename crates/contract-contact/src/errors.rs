//! What is wrong with a record, in the wire's shape.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::{self, Vec};
use core::fmt;
use core::ops::Deref;

use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use crate::attempted_value::AttemptedValue;
use crate::code::Code;
use crate::field::Field;

/// One thing that is wrong: which property, what with it, and the value that was submitted.
///
/// Errors found by the rules and errors read from a server's answer are the same type. It serializes to the wire:
/// `{"AttemptedValue": …, "Message": …, "PropertyName": …}`. `Debug` and `Display` show neither the attempted value nor
/// words of a server that are not in the table of rules, as either may hold personal data.
///
/// ```
/// use contract_contact::{Code, Date, Draft, Field, Operation, Rules};
///
/// let draft = Draft::new().with(Field::CoworkerContractId, 12_u64).with(Field::FullName, "  ");
/// let errors = draft.check(Operation::Create, Rules::strict(), Date::today()).unwrap_err();
/// let error = &errors[0];
/// assert_eq!(error.code(), Some(Code::Required));
/// assert_eq!(error.property_name(), "FullName");
/// assert_eq!(error.message(), "is a required field");
/// assert_eq!(error.attempted_value().as_str(), Some("  "));
/// assert_eq!(error.describe(), "Enter the full name");
/// ```
#[derive(Clone, PartialEq)]
pub struct ValidationError {
    source: Source,
    attempted_value: AttemptedValue<'static>,
}

#[derive(Clone, PartialEq)]
enum Source {
    Rule {
        field: Field,
        code: Code,
    },
    /// A server's words that are not ours, or about a property that is not.
    Server {
        property_name: Box<str>,
        field: Option<Field>,
        message: Box<str>,
    },
}

impl ValidationError {
    /// The error that a rule found; `None` is an absent value.
    ///
    /// ```
    /// # use contract_contact::{Code, Field, ValidationError};
    /// let error = ValidationError::new(Field::FullName, Code::Required, None);
    /// assert_eq!(error.to_string(), "FullName: is a required field");
    /// ```
    pub fn new(field: Field, code: Code, attempted_value: Option<AttemptedValue<'_>>) -> Self {
        ValidationError {
            source: Source::Rule { field, code },
            attempted_value: attempted_value.map_or(AttemptedValue::Null, AttemptedValue::into_owned),
        }
    }

    /// The error that a server sent. Where the property and the words are those of a rule, it is that rule's error;
    /// a navigation name (`CoworkerContract`) becomes the property's own (`CoworkerContractId`).
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
            Some(Source::Rule { field, code })
        });
        let source = known.unwrap_or_else(|| Source::Server {
            property_name: field.map_or(property_name, |field| field.name()).into(),
            field,
            message: message.into(),
        });
        ValidationError { source, attempted_value: attempted_value.into_owned() }
    }

    /// The property, where it is one of the table.
    ///
    /// ```
    /// # use contract_contact::{Code, Field, ValidationError};
    /// let error = ValidationError::new(Field::Email, Code::NotAnEmail, Some("ada@".into()));
    /// assert_eq!(error.field(), Some(Field::Email));
    /// ```
    pub fn field(&self) -> Option<Field> {
        match &self.source {
            Source::Rule { field, .. } => Some(*field),
            Source::Server { field, .. } => *field,
        }
    }

    /// What is wrong, where it is a rule's error.
    ///
    /// ```
    /// # use contract_contact::{AttemptedValue, ValidationError};
    /// let error = ValidationError::from_server("FullName", "has been used already", AttemptedValue::Null);
    /// assert_eq!(error.code(), None); // no rule of ours
    /// ```
    pub fn code(&self) -> Option<Code> {
        match &self.source {
            Source::Rule { code, .. } => Some(*code),
            Source::Server { .. } => None,
        }
    }

    /// The property's name on the wire.
    ///
    /// ```
    /// # use contract_contact::{AttemptedValue, ValidationError};
    /// let error = ValidationError::from_server("Coworker", "does not exist", AttemptedValue::Integer(7));
    /// assert_eq!(error.property_name(), "CoworkerId");
    /// ```
    pub fn property_name(&self) -> &str {
        match &self.source {
            Source::Rule { field, .. } => field.name(),
            Source::Server { property_name, .. } => property_name,
        }
    }

    /// The wire message, without the property's name.
    ///
    /// ```
    /// # use contract_contact::{Code, Field, ValidationError};
    /// let error = ValidationError::new(Field::Email, Code::TooLong, None);
    /// assert_eq!(error.message(), "must be at most 254 characters");
    /// ```
    pub fn message(&self) -> &str {
        match &self.source {
            Source::Rule { code, .. } => code.message(),
            Source::Server { message, .. } => message,
        }
    }

    /// What to say to the person who filled in the form, in English: for a rule its customer wording, for anything else
    /// the server's words.
    ///
    /// ```
    /// # use contract_contact::{Code, Field, ValidationError};
    /// let error = ValidationError::new(Field::Email, Code::TooLong, None);
    /// assert_eq!(error.describe(), "Email address must be 254 characters or fewer");
    /// ```
    pub fn describe(&self) -> Cow<'_, str> {
        match &self.source {
            Source::Rule { field, code } => code.describe(*field),
            Source::Server { message, .. } => Cow::Borrowed(message),
        }
    }

    /// The value as it was submitted; null where it was absent.
    ///
    /// ```
    /// # use contract_contact::{Code, Field, ValidationError};
    /// let error = ValidationError::new(Field::Id, Code::NotAnInteger, Some("7".into()));
    /// assert_eq!(error.attempted_value().as_str(), Some("7"));
    /// ```
    pub fn attempted_value(&self) -> &AttemptedValue<'static> {
        &self.attempted_value
    }
}

impl fmt::Display for ValidationError {
    /// `FullName: is a required field`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.field().map_or("another property", Field::name);
        match self.code() {
            Some(code) => write!(f, "{name}: {}", code.message()),
            None => write!(f, "{name}: refused by the server in its own words"),
        }
    }
}

impl fmt::Debug for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ValidationError({self})")
    }
}

impl core::error::Error for ValidationError {}

impl Serialize for ValidationError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("ValidationError", 3)?;
        error.serialize_field("AttemptedValue", &self.attempted_value)?;
        error.serialize_field("Message", self.message())?;
        error.serialize_field("PropertyName", self.property_name())?;
        error.end()
    }
}

/// Everything that is wrong with a record: at least one error, in the page's order, at most one for a property.
///
/// It serializes to the `Errors` of the wire, and [`Failure`](crate::Failure) makes the whole 400 body of it.
///
/// ```
/// use contract_contact::{Date, Draft, Operation, Rules};
///
/// let errors = Draft::new().check(Operation::Update, Rules::strict(), Date::today()).unwrap_err();
/// let names: Vec<&str> = errors.iter().map(|error| error.property_name()).collect();
/// assert_eq!(names, ["Id", "CoworkerContractId", "FullName"]);
/// ```
#[derive(Clone, PartialEq)]
pub struct ValidationErrors(Vec<ValidationError>);

impl ValidationErrors {
    /// Of errors that are in order and one to a property; none are no errors.
    pub(crate) fn from_ordered(errors: Vec<ValidationError>) -> Option<Self> {
        if errors.is_empty() { None } else { Some(ValidationErrors(errors)) }
    }

    pub(crate) fn one(error: ValidationError) -> Self {
        ValidationErrors(alloc::vec![error])
    }

    /// The error of a property.
    ///
    /// ```
    /// # use contract_contact::{Date, Draft, Field, Operation, Rules};
    /// let errors = Draft::new().check(Operation::Update, Rules::strict(), Date::today()).unwrap_err();
    /// assert!(errors.of(Field::FullName).is_some());
    /// assert!(errors.of(Field::Email).is_none());
    /// ```
    pub fn of(&self, field: Field) -> Option<&ValidationError> {
        self.iter().find(|error| error.field() == Some(field))
    }

    /// The errors as a vector.
    ///
    /// ```
    /// # use contract_contact::{Date, Draft, Operation, Rules};
    /// let errors = Draft::new().check(Operation::Create, Rules::strict(), Date::today()).unwrap_err();
    /// assert_eq!(errors.into_vec().len(), 2);
    /// ```
    pub fn into_vec(self) -> Vec<ValidationError> {
        self.0
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

impl ValidationErrors {
    /// The `Message` of the envelope: `FullName: is a required field; Email: must be a valid email address`.
    ///
    /// ```
    /// # use contract_contact::{Date, Draft, Operation, Rules};
    /// let errors = Draft::new().check(Operation::Create, Rules::strict(), Date::today()).unwrap_err();
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

impl fmt::Display for ValidationErrors {
    /// The [`summary`](Self::summary).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.summary())
    }
}

impl fmt::Debug for ValidationErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ValidationErrors({self})")
    }
}

impl core::error::Error for ValidationErrors {}

impl Serialize for ValidationErrors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
