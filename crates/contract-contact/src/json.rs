//! JSON in and out, by serde_json.

use std::borrow::{Cow, ToOwned};
use std::string::{String, ToString};
use std::vec::Vec;
use std::{fmt, format, io};

use serde_core::Serialize;
use serde_json::error::Category;
use serde_json::ser::Formatter;

use crate::attempted_value::{AttemptedValue, MAX_DEPTH, TOO_DEEP};
use crate::contact::{Contact, ContractContact, CreateContractContact, UpdateContractContact};
use crate::date::Date;
use crate::draft::Draft;
use crate::errors::{ValidationError, ValidationErrors};
use crate::response::{Failure, Response, Success};
use crate::rules::Rules;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Why a request was refused: with [`status`](Self::status) and [`failure`](Self::failure) it is the whole answer.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Rejection {
    /// 400: not JSON, or not an object.
    Syntax(SyntaxError),
    /// 400: the rules found errors.
    Invalid(ValidationErrors),
    /// 400: it ended before its end.
    Incomplete,
    /// 413: longer than the limit.
    TooLarge,
    /// 415: not said to be JSON.
    UnsupportedMediaType,
}

impl Rejection {
    /// The HTTP status code.
    pub const fn status(&self) -> u16 {
        match self {
            Rejection::Syntax(_) | Rejection::Invalid(_) | Rejection::Incomplete => 400,
            Rejection::TooLarge => 413,
            Rejection::UnsupportedMediaType => 415,
        }
    }

    /// The body of the answer.
    ///
    /// ```
    /// use contract_contact::{Date, Rules, UpdateContractContact};
    ///
    /// let rejection = UpdateContractContact::from_json(b"[]", Rules::strict(), Date::today()).unwrap_err();
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

impl fmt::Display for Rejection {
    /// The `Message` of the envelope.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rejection::Syntax(error) => error.fmt(f),
            Rejection::Invalid(errors) => errors.fmt(f),
            Rejection::Incomplete => f.write_str("The body could not be read to its end"),
            Rejection::TooLarge => f.write_str("The body is too large"),
            Rejection::UnsupportedMediaType => f.write_str("The Content-Type must be application/json"),
        }
    }
}

impl core::error::Error for Rejection {}

impl From<ValidationErrors> for Rejection {
    fn from(errors: ValidationErrors) -> Self {
        Rejection::Invalid(errors)
    }
}

/// Where and how a body is not what it should be: JSON, and an object. It never quotes the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    message: Cow<'static, str>,
    line: usize,
    column: usize,
}

impl SyntaxError {
    /// What is wrong, without the place.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The line, from 1.
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The byte of the line, from 1, at which the reader gave up.
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
        // serde_json's words are its own or ours; either way they say what was expected and never quote the input.
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

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (line {}, column {})", self.message, self.line, self.column)
    }
}

impl core::error::Error for SyntaxError {}

/// Reads a draft from a JSON body, which it borrows from.
///
/// # Errors
/// The body is not UTF-8, not JSON, not an object, or nested more than 127 deep.
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

/// Looking at all of the text once is faster than at each string.
#[inline]
fn read_into<'b>(body: &'b [u8], draft: &mut Draft<'b>) -> Result<(), SyntaxError> {
    let text = core::str::from_utf8(body).map_err(|error| {
        let before = body.get(..error.valid_up_to()).unwrap_or_default();
        SyntaxError::at("The body is not valid UTF-8", before)
    })?;
    let mut reader = serde_json::Deserializer::from_str(text);
    draft.fill(&mut reader).and_then(|()| reader.end()).map_err(|error| SyntaxError::from_serde(&error, body))
}

/// Reads and checks a JSON body: from bytes to the typed record, or to all that the answer needs.
///
/// # Errors
/// [`Rejection::Syntax`] or [`Rejection::Invalid`].
#[inline]
pub fn from_slice<T: Contact>(body: &[u8], rules: Rules, today: Date) -> Result<T, Rejection> {
    let mut draft = Draft::new();
    read_into(body, &mut draft).map_err(Rejection::Syntax)?;
    Ok(T::from_draft(&draft, rules, today)?)
}

/// Reads and checks a request, whatever HTTP server brought it: its `Content-Type` header, its body, and the most bytes
/// the body may have.
///
/// # Errors
/// [`Rejection::UnsupportedMediaType`] unless the type is `application/json` or `application/…+json`;
/// [`Rejection::TooLarge`]; else as [`from_slice`].
///
/// ```
/// use contract_contact::{CreateContractContact, Date, Rules, json};
///
/// let body = br#"{"CoworkerContractId": 1234, "FullName": "Ada Lovelace"}"#;
/// let read = |content_type| {
///     json::from_request::<CreateContractContact>(content_type, body, 65_536, Rules::strict(), Date::today())
/// };
/// assert!(read(Some(b"application/json; charset=utf-8")).is_ok());
/// assert_eq!(read(Some(b"text/plain")).unwrap_err().status(), 415);
/// ```
pub fn from_request<T: Contact>(
    content_type: Option<&[u8]>,
    body: &[u8],
    max_bytes: usize,
    rules: Rules,
    today: Date,
) -> Result<T, Rejection> {
    if !content_type.is_some_and(is_json) {
        return Err(Rejection::UnsupportedMediaType);
    }
    if body.len() > max_bytes {
        return Err(Rejection::TooLarge);
    }
    from_slice(body, rules, today)
}

/// `application/json` or `application/…+json`, with or without parameters, in any case.
pub(crate) fn is_json(content_type: &[u8]) -> bool {
    let essence = content_type.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
    let Some((kind, subtype)) = essence.split_at_checked(b"application/".len()) else { return false };
    let suffix = subtype.rsplit(|byte| *byte == b'+').next().unwrap_or_default();
    kind.eq_ignore_ascii_case(b"application/") && suffix.eq_ignore_ascii_case(b"json")
}

impl UpdateContractContact {
    /// Reads and checks the JSON body of a PUT.
    ///
    /// # Errors
    /// [`Rejection::Syntax`] or [`Rejection::Invalid`].
    #[inline]
    pub fn from_json(body: &[u8], rules: Rules, today: Date) -> Result<Self, Rejection> {
        from_slice(body, rules, today)
    }
}

impl CreateContractContact {
    /// Reads and checks the JSON body of a POST.
    ///
    /// # Errors
    /// [`Rejection::Syntax`] or [`Rejection::Invalid`].
    #[inline]
    pub fn from_json(body: &[u8], rules: Rules, today: Date) -> Result<Self, Rejection> {
        from_slice(body, rules, today)
    }
}

impl Response {
    /// Reads the answer of the real API, whatever its HTTP status was.
    ///
    /// # Errors
    /// The body is not JSON, or has no `WasSuccessful`: something other than the API answered. The error never quotes
    /// the body.
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
    ($($name:ty,)*) => {
        $(impl $name {
            /// As JSON, with numbers written as JavaScript writes them: the same bytes whether Rust or `JSON.stringify`
            /// wrote them.
            pub fn to_json(&self) -> String {
                write(self)
            }
        })*
    };
}

to_json! {
    AttemptedValue<'_>,
    Draft<'_>,
    UpdateContractContact,
    CreateContractContact,
    ContractContact,
    ValidationError,
    ValidationErrors,
    Success,
    Failure,
    Response,
}

/// Only for the types above: writing one of them to memory cannot fail.
fn write(value: &impl Serialize) -> String {
    let mut bytes = Vec::with_capacity(256);
    let written = value.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, EcmaNumbers));
    debug_assert!(written.is_ok(), "a type of this crate does not serialize");
    String::from_utf8(bytes).unwrap_or_default()
}

/// Numbers by `Number::toString` of ECMA-262, section 6.1.6.1.20; the rest is serde_json's compact form.
struct EcmaNumbers;

impl Formatter for EcmaNumbers {
    fn write_f64<W: io::Write + ?Sized>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        writer.write_all(ryu_js::Buffer::new().format_finite(value).as_bytes())
    }
}
