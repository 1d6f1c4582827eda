//! Reads and writes JSON, by serde_json.
//!
//! ```
//! use contract_contact::{CreateContractContact, FromJson, Rules, date};
//!
//! let body = br#"{"CoworkerContractId": 1234, "FullName": "Ada Lovelace"}"#;
//! let contact = CreateContractContact::from_json(body, Rules::strict(), date::today())?;
//! assert!(contact.to_json().starts_with(r#"{"CoworkerContractId":1234,"FullName":"Ada Lovelace","#));
//! # Ok::<(), contract_contact::Rejection>(())
//! ```

mod reader;

use std::borrow::{Cow, ToOwned};
use std::string::{String, ToString};
use std::vec::Vec;
use std::{format, io};

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::error::Category;
use serde_json::ser::Formatter;

use crate::attempted_value::{AttemptedValue, MAX_DEPTH, TOO_DEEP};
use crate::draft::Draft;
use crate::errors::{ValidationError, ValidationErrors};
use crate::record::{ContractContact, CreateContractContact, RequestBody, UpdateContractContact};
use crate::response::{Failure, Response, Success};
use crate::rule_set::Rules;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The reason why a request was rejected.
///
/// [`status`](Self::status) and [`failure`](Self::failure) make up the answer.
///
/// ```
/// use contract_contact::{CreateContractContact, FromJson, Rejection, Rules, date};
///
/// let read = |body| CreateContractContact::from_json(body, Rules::strict(), date::today()).unwrap_err();
/// assert!(matches!(read(b"{"), Rejection::Syntax(_)));
/// assert!(matches!(read(b"{}"), Rejection::Invalid(errors) if errors.len() == 2));
/// ```
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Rejection {
    /// 400: the body is not JSON, or not an object.
    #[error(transparent)]
    Syntax(SyntaxError),
    /// 400: the rules found errors.
    #[error(transparent)]
    Invalid(ValidationErrors),
    /// 400: the body ended early.
    #[error("The body could not be read to its end")]
    Incomplete,
    /// 413: the body is longer than the limit.
    #[error("The body is too large")]
    TooLarge,
    /// 415: the `Content-Type` is not JSON.
    #[error("The Content-Type must be application/json")]
    UnsupportedMediaType,
}

impl Rejection {
    /// Returns the HTTP status code.
    ///
    /// ```
    /// # use contract_contact::Rejection;
    /// assert_eq!(Rejection::UnsupportedMediaType.status(), 415);
    /// ```
    pub const fn status(&self) -> u16 {
        match self {
            Rejection::Syntax(_) | Rejection::Invalid(_) | Rejection::Incomplete => 400,
            Rejection::TooLarge => 413,
            Rejection::UnsupportedMediaType => 415,
        }
    }

    /// Returns the body of the answer.
    ///
    /// ```
    /// use contract_contact::{FromJson, Rules, UpdateContractContact, date};
    ///
    /// let rejection = UpdateContractContact::from_json(b"[]", Rules::strict(), date::today()).unwrap_err();
    /// assert_eq!(rejection.status(), 400);
    /// assert_eq!(
    ///     rejection.failure().to_json(),
    ///     concat!(
    ///         r#"{"Message":"The body must be an object, not an array (line 1, column 1)","#,
    ///         r#""Value":null,"Errors":null,"WasSuccessful":false}"#
    ///     )
    /// );
    /// ```
    pub fn failure(self) -> Failure {
        match self {
            Rejection::Invalid(errors) => errors.into(),
            other => Failure::new(other.to_string()),
        }
    }
}

impl From<ValidationErrors> for Rejection {
    fn from(errors: ValidationErrors) -> Self {
        Rejection::Invalid(errors)
    }
}

impl From<ValidationError> for Rejection {
    fn from(error: ValidationError) -> Self {
        Rejection::Invalid(error.into())
    }
}

impl From<SyntaxError> for Rejection {
    fn from(error: SyntaxError) -> Self {
        Rejection::Syntax(error)
    }
}

impl From<Rejection> for Failure {
    fn from(rejection: Rejection) -> Self {
        rejection.failure()
    }
}

/// The error for a body that is no JSON object, with a message, a line and a column.
///
/// The error never quotes the body.
///
/// ```
/// let error = contract_contact::json::draft(b"[]").unwrap_err();
/// assert_eq!(error.to_string(), "The body must be an object, not an array (line 1, column 1)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} (line {line}, column {column})")]
pub struct SyntaxError {
    message: Cow<'static, str>,
    line: usize,
    column: usize,
}

impl SyntaxError {
    /// Returns the message without the position.
    ///
    /// ```
    /// # use contract_contact::json;
    /// assert_eq!(json::draft(b"").unwrap_err().message(), "The body is empty: expected a JSON object");
    /// ```
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns the line, counted from 1.
    ///
    /// ```
    /// # use contract_contact::json;
    /// assert_eq!(json::draft(b"{\n}}").unwrap_err().line(), 2);
    /// ```
    pub const fn line(&self) -> usize {
        self.line
    }

    /// Returns the position in the line, in bytes and counted from 1, at which the reader stopped.
    ///
    /// ```
    /// # use contract_contact::json;
    /// assert_eq!(json::draft(b"{\n}}").unwrap_err().column(), 2);
    /// ```
    pub const fn column(&self) -> usize {
        self.column
    }

    fn at(message: impl Into<Cow<'static, str>>, before: &[u8]) -> Self {
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline.saturating_add(1));
        SyntaxError {
            message: message.into(),
            line: before.iter().filter(|byte| **byte == b'\n').count().saturating_add(1),
            column: before.len().saturating_sub(line_start).saturating_add(1),
        }
    }

    #[cold]
    fn from_serde(error: &serde_json::Error, body: &[u8]) -> Self {
        if body.starts_with(BYTE_ORDER_MARK) {
            return SyntaxError::at("The body must not begin with a byte order mark", &[]);
        }
        let blank = body.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let before_text = body.get(..blank).unwrap_or_default();
        if blank == body.len() {
            return SyntaxError::at("The body is empty: expected a JSON object", before_text);
        }
        // The message is of serde_json or of this crate. Both name the expected input, and neither quotes the actual input.
        let said = error.to_string();
        let what = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what);
        let message = match (what, error.classify()) {
            (TOO_DEEP, _) => format!("The body is nested more than {MAX_DEPTH} deep"),
            (_, Category::Data) => return SyntaxError::at(what.to_owned(), before_text),
            ("expected ident", _) => "The body is not valid JSON: expected true, false or null".to_owned(),
            _ => format!("The body is not valid JSON: {what}"),
        };
        SyntaxError { message: message.into(), line: error.line(), column: error.column().max(1) }
    }
}

/// Reads a draft from a JSON body. The draft borrows from the body.
///
/// # Errors
/// Returns an error where the body is not UTF-8, not JSON, not an object, or nested more than 127 deep.
///
/// ```
/// let error = contract_contact::json::draft(b"{\n  \"Id\": nope}").unwrap_err();
/// assert_eq!(error.to_string(), "The body is not valid JSON: expected true, false or null (line 2, column 10)");
/// assert_eq!((error.line(), error.column()), (2, 10));
/// ```
#[inline]
pub fn draft(body: &[u8]) -> Result<Draft<'_>, SyntaxError> {
    let mut draft = Draft::new();
    read_into(body, &mut draft)?;
    Ok(draft)
}

/// Checks UTF-8 once for the whole body, which is faster than for each string.
#[inline]
fn read_into<'b>(body: &'b [u8], draft: &mut Draft<'b>) -> Result<(), SyntaxError> {
    let text = core::str::from_utf8(body).map_err(|error| {
        let before = body.get(..error.valid_up_to()).unwrap_or_default();
        SyntaxError::at("The body is not valid UTF-8", before)
    })?;
    if reader::read(text, draft).is_some() {
        return Ok(());
    }
    *draft = Draft::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    draft.fill(&mut reader).and_then(|()| reader.end()).map_err(|error| SyntaxError::from_serde(&error, body))
}

/// A type that is read from a JSON body and checked. Every [`RequestBody`] implements this trait.
///
/// Implement this trait for your own type, to read further properties beside the properties of a contact. [`from_request`] and
/// the extractor `axum::Validated` then accept your type. Both handle the content type, the size limit and syntax errors as for
/// a contact. Clients still get all errors at once.
///
/// ```
/// use chrono::NaiveDate;
/// use contract_contact::{
///     AttemptedValue, CreateContractContact, Draft, FromJson, Rejection, RequestBody, Rules, ValidationError, date, json,
/// };
///
/// struct Signup {
///     contact: CreateContractContact,
///     newsletter: bool,
/// }
///
/// impl FromJson for Signup {
///     fn from_json(body: &[u8], rules: Rules, today: NaiveDate) -> Result<Self, Rejection> {
///         let object = json::object(body)?;
///         let newsletter = match object.get("Newsletter") {
///             Some(AttemptedValue::Bool(newsletter)) => Ok(*newsletter),
///             None => Ok(false),
///             Some(other) => {
///                 Err(ValidationError::custom("Newsletter", "not_a_boolean", "must be true or false", other.clone()))
///             }
///         };
///         match (CreateContractContact::from_draft(&Draft::from(object), rules, today), newsletter) {
///             (Ok(contact), Ok(newsletter)) => Ok(Signup { contact, newsletter }),
///             (contact, newsletter) => {
///                 let errors = contact.err().into_iter().flatten().chain(newsletter.err());
///                 Err(Rejection::Invalid(errors.collect()))
///             }
///         }
///     }
/// }
///
/// let body = br#"{"CoworkerContractId": 1234, "Newsletter": "yes"}"#;
/// let rejection = Signup::from_json(body, Rules::strict(), date::today()).err().unwrap();
/// assert_eq!(rejection.to_string(), "FullName: is a required field; Newsletter: must be true or false");
/// ```
pub trait FromJson: Sized {
    /// Reads and checks a JSON body. `today` is the latest valid date of birth.
    ///
    /// # Errors
    /// - [`Rejection::Syntax`] where the body is not JSON or not an object.
    /// - [`Rejection::Invalid`] with every validation error.
    ///
    /// ```
    /// use contract_contact::{FromJson, Rejection, Rules, UpdateContractContact, date};
    ///
    /// let read = |body| UpdateContractContact::from_json(body, Rules::strict(), date::today());
    /// assert!(read(br#"{"Id": 7, "CoworkerContractId": 1234, "FullName": "Ada Lovelace"}"#).is_ok());
    /// assert!(matches!(read(br#"{"Id": 7}"#), Err(Rejection::Invalid(errors)) if errors.len() == 2));
    /// ```
    fn from_json(body: &[u8], rules: Rules, today: NaiveDate) -> Result<Self, Rejection>;
}

impl<T: RequestBody> FromJson for T {
    #[inline]
    fn from_json(body: &[u8], rules: Rules, today: NaiveDate) -> Result<Self, Rejection> {
        let mut draft = Draft::new();
        read_into(body, &mut draft)?;
        Ok(T::from_draft(&draft, rules, today)?)
    }
}

/// Reads a whole JSON object, for your own implementation of [`FromJson`].
///
/// `Draft::from` reads the record's properties from the object.
///
/// # Errors
/// Returns the same errors as [`draft`].
///
/// ```
/// use contract_contact::{AttemptedValue, json};
///
/// let object = json::object(br#"{"Newsletter": true}"#)?;
/// assert_eq!(object.get("Newsletter"), Some(&AttemptedValue::Bool(true)));
/// assert_eq!(json::object(b"7").unwrap_err().message(), "The body must be an object, not a number");
/// # Ok::<(), contract_contact::SyntaxError>(())
/// ```
pub fn object(body: &[u8]) -> Result<AttemptedValue<'_>, SyntaxError> {
    // `draft` reports syntax errors with the messages of this crate.
    draft(body)?;
    serde_json::from_slice(body).map_err(|error| SyntaxError::from_serde(&error, body))
}

/// Reads and checks the request of any HTTP server, given its `Content-Type` header and its body.
///
/// # Errors
/// - [`Rejection::UnsupportedMediaType`] unless the type is `application/json` or `application/…+json`.
/// - [`Rejection::TooLarge`] where the body is longer than `max_bytes`.
/// - The errors of [`FromJson::from_json`].
///
/// ```
/// use contract_contact::{CreateContractContact, Rules, date, json};
///
/// let body = br#"{"CoworkerContractId": 1234, "FullName": "Ada Lovelace"}"#;
/// let read = |content_type| {
///     json::from_request::<CreateContractContact>(content_type, body, 65_536, Rules::strict(), date::today())
/// };
/// assert!(read(Some(b"application/json; charset=utf-8")).is_ok());
/// assert_eq!(read(Some(b"text/plain")).unwrap_err().status(), 415);
/// ```
pub fn from_request<T: FromJson>(
    content_type: Option<&[u8]>,
    body: &[u8],
    max_bytes: usize,
    rules: Rules,
    today: NaiveDate,
) -> Result<T, Rejection> {
    if !content_type.is_some_and(is_json) {
        return Err(Rejection::UnsupportedMediaType);
    }
    if body.len() > max_bytes {
        return Err(Rejection::TooLarge);
    }
    T::from_json(body, rules, today)
}

/// Returns whether the type is `application/json` or `application/…+json`, in any case, with or without parameters.
pub(crate) fn is_json(content_type: &[u8]) -> bool {
    let essence = content_type.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
    let Some((kind, subtype)) = essence.split_at_checked(b"application/".len()) else { return false };
    let suffix = subtype.rsplit(|byte| *byte == b'+').next().unwrap_or_default();
    kind.eq_ignore_ascii_case(b"application/") && suffix.eq_ignore_ascii_case(b"json")
}

impl Response {
    /// Reads the body of an answer of the real API, with any HTTP status.
    ///
    /// # Errors
    /// Returns an error where the body is not JSON or has no `WasSuccessful`. Something other than the API, such as a proxy,
    /// sent this body. The error never quotes the body.
    ///
    /// ```
    /// use contract_contact::Response;
    ///
    /// assert!(Response::from_json(b"<html>Bad Gateway</html>").is_err());
    /// ```
    pub fn from_json(body: &[u8]) -> Result<Response, SyntaxError> {
        let body = body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body);
        serde_json::from_slice(body).map_err(|error| SyntaxError::from_serde(&error, body))
    }
}

macro_rules! to_json {
    ($($name:ty: $example:literal;)*) => {
        $(impl $name {
            /// Returns the value as JSON, the same bytes as `JSON.stringify` writes.
            ///
            /// ```
            /// # use contract_contact::*;
            #[doc = $example]
            /// ```
            pub fn to_json(&self) -> String {
                write(self)
            }
        })*
    };
}

to_json! {
    AttemptedValue<'_>: r#"assert_eq!(AttemptedValue::from(1e21).to_json(), "1e+21");"#;
    Draft<'_>: r##"assert_eq!(Draft::new().with(Field::Id, 7_u64).to_json(), r#"{"Id":7}"#);"##;
    UpdateContractContact: r##"
let body = br#"{"Id": 7, "CoworkerContractId": 1234, "FullName": "Ada", "DateOfBirth": "1990-06-15T00:00:00Z"}"#;
let contact = UpdateContractContact::from_json(body, Rules::strict(), date::today())?;
assert!(contact.to_json().starts_with(r#"{"Id":7,"CoworkerContractId":1234,"FullName":"Ada","CoworkerId":null,"#));
assert!(contact.to_json().contains(r#""DateOfBirth":"1990-06-15""#));
# Ok::<(), Rejection>(())"##;
    CreateContractContact: r##"
let body = br#"{"CoworkerContractId": 1234, "FullName": "Ada"}"#;
let contact = CreateContractContact::from_json(body, Rules::strict(), date::today())?;
assert!(contact.to_json().ends_with(r#""Notes":null,"ContractContactType":1}"#));
# Ok::<(), Rejection>(())"##;
    ContractContact: r##"
let body = br#"{"CoworkerContractId": 1234, "FullName": "Ada", "Id": 7, "CountryName": "France"}"#;
let stored: ContractContact = serde_json::from_slice(body)?;
assert!(stored.to_json().contains(r#""CountryName":null"#)); // not known here
# Ok::<(), serde_json::Error>(())"##;
    ValidationError: r##"
let error = ValidationError::new(Field::Id, Code::NotAnInteger, Some("7".into()));
let json = r#"{"AttemptedValue":"7","Message":"must be an integer","PropertyName":"Id"}"#;
assert_eq!(error.to_json(), json);"##;
    ValidationErrors: r##"
let draft = Draft::new().with(Field::FullName, "Ada");
let errors = draft.check(Operation::Create, Rules::strict(), date::today()).unwrap_err();
let json = r#"[{"AttemptedValue":null,"Message":"is a required field","PropertyName":"CoworkerContractId"}]"#;
assert_eq!(errors.to_json(), json);"##;
    Success: r##"
let success = Success::deleted(Identifier::MIN, "2025-01-15T10:30:00Z".parse()?, "admin@example.com");
assert!(success.to_json().ends_with(r#""UpdatedBy":"admin@example.com","Errors":null,"WasSuccessful":true}"#));
# Ok::<(), ParseDateError>(())"##;
    Failure: r##"
let json = r#"{"Message":"The body is too large","Value":null,"Errors":null,"WasSuccessful":false}"#;
assert_eq!(Failure::new("The body is too large").to_json(), json);"##;
    Response: r##"
let answer = Response::Failure(Failure::new("The body is too large"));
assert!(answer.to_json().ends_with(r#""WasSuccessful":false}"#));"##;
}

/// Writes a type of the list above, which cannot fail in memory.
fn write(value: &impl Serialize) -> String {
    let mut bytes = Vec::with_capacity(256);
    let written = value.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, EcmaNumbers));
    debug_assert!(written.is_ok(), "a type of this crate does not serialize");
    String::from_utf8(bytes).unwrap_or_default()
}

/// Writes numbers by `Number::toString` of ECMA-262, section 6.1.6.1.20, and everything else in serde_json's compact form.
struct EcmaNumbers;

impl Formatter for EcmaNumbers {
    fn write_f64<W: io::Write + ?Sized>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        writer.write_all(ryu_js::Buffer::new().format_finite(value).as_bytes())
    }
}
