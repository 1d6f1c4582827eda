//! The rules: plain functions from a borrowed value to what it holds or the code of what is wrong with it.
//!
//! Each module has one rule, which can be called alone; [`Rules::check`] applies to one property all that fall to it.
//! None of them allocates.
//!
//! ```
//! use contract_contact::{Code, rules};
//!
//! assert_eq!(rules::email::check("ada@example"), Ok(()));
//! assert_eq!(rules::email::check("ada@"), Err(Code::NotAnEmail));
//! ```

pub mod contact_type;
pub mod date;
pub mod email;
pub mod identifier;
pub mod phone_number;
pub mod text;

use core::fmt;

use crate::attempted_value::AttemptedValue;
use crate::code::Code;
use crate::contact::{ContractContactType, Identifier};
use crate::date::Date;
use crate::field::{Field, Kind, Operation, Presence};

/// Which rules apply: all of them, or only those that the page states.
///
/// Whatever the strict rules accept, the others accept too.
///
/// ```
/// use contract_contact::{Date, Draft, Field, Operation, Rules};
///
/// let draft = Draft::new()
///     .with(Field::CoworkerContractId, 1234_u64)
///     .with(Field::FullName, "Ada Lovelace")
///     .with(Field::Email, "ada@");
/// let check = |rules| draft.check(Operation::Create, rules, Date::today());
/// assert!(check(Rules::strict()).is_err());
/// assert!(check(Rules::reference()).is_ok());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rules {
    strict: bool,
}

impl Rules {
    /// Every rule of the table.
    ///
    /// ```
    /// # use contract_contact::Rules;
    /// assert_eq!(Rules::strict(), Rules::default());
    /// ```
    #[inline]
    pub const fn strict() -> Rules {
        Rules { strict: true }
    }

    /// Only what the page states: types, required fields, real dates and known contact types.
    ///
    /// ```
    /// # use contract_contact::{Code, Rules};
    /// assert!(!Rules::reference().includes(Code::NotAPhoneNumber));
    /// ```
    #[inline]
    pub const fn reference() -> Rules {
        Rules { strict: false }
    }

    /// `"strict"` or `"reference"`.
    ///
    /// ```
    /// # use contract_contact::Rules;
    /// assert_eq!(Rules::reference().name(), "reference");
    /// ```
    pub const fn name(self) -> &'static str {
        if self.strict { "strict" } else { "reference" }
    }

    /// The rules of that [`name`](Self::name).
    ///
    /// ```
    /// # use contract_contact::Rules;
    /// assert_eq!(Rules::from_name("strict"), Some(Rules::strict()));
    /// ```
    pub fn from_name(name: &str) -> Option<Rules> {
        [Rules::strict(), Rules::reference()].into_iter().find(|rules| rules.name() == name)
    }

    /// Whether they can report `code`.
    ///
    /// ```
    /// # use contract_contact::{Code, Rules};
    /// assert!(Rules::strict().includes(Code::NotAnEmail));
    /// assert!(!Rules::reference().includes(Code::NotAnEmail));
    /// ```
    pub const fn includes(self, code: Code) -> bool {
        self.strict || !code.is_strict_only()
    }

    /// Checks one property alone, as a form does when the reader leaves it: `None` is an absent value, `today` the last
    /// day a date of birth may be.
    ///
    /// # Errors
    /// The first code of [`Field::codes`] that the value fails with.
    ///
    /// ```
    /// use contract_contact::{Checked, Code, Date, Field, Operation, Rules};
    ///
    /// let check = |value: &str| {
    ///     Rules::strict().check(Field::Email, Some(&value.into()), Operation::Update, Date::today()).map(|_| ())
    /// };
    /// assert_eq!(check("ada@example.com"), Ok(()));
    /// assert_eq!(check("ada"), Err(Code::NotAnEmail));
    /// assert_eq!(check(""), Ok(())); // cleared
    /// ```
    #[inline(always)]
    pub fn check<'v>(
        self,
        field: Field,
        value: Option<&'v AttemptedValue<'_>>,
        operation: Operation,
        today: Date,
    ) -> Result<Checked<&'v str>, Code> {
        let value = value.map_or(Submitted::Nothing, Submitted::from);
        self.check_submitted(field, value, operation, today)
    }

    /// [`check`](Self::check) for a value that lies elsewhere than in an [`AttemptedValue`], such as in a browser: it
    /// need not be copied for the rules, only reported.
    ///
    /// # Errors
    /// The first code of [`Field::codes`] that the value fails with.
    ///
    /// ```
    /// use contract_contact::rules::Submitted;
    /// use contract_contact::{Code, Date, Field, Operation, Rules};
    ///
    /// let check = |value: Submitted<&str>| {
    ///     Rules::strict().check_submitted(Field::Id, value, Operation::Update, Date::today()).map(|_| ())
    /// };
    /// assert_eq!(check(Submitted::from(7.0)), Ok(()));
    /// assert_eq!(check(Submitted::from(7.5)), Err(Code::NotAnInteger));
    /// ```
    #[inline(always)]
    pub fn check_submitted<T: Text>(
        self,
        field: Field,
        value: Submitted<T>,
        operation: Operation,
        today: Date,
    ) -> Result<Checked<T>, Code> {
        let is_required = match (value, field.presence(operation)) {
            (_, Presence::Ignored) => return Ok(Checked::Cleared),
            (Submitted::Nothing, Presence::Required) => return Err(Code::Required),
            (Submitted::Nothing, Presence::Optional) => return Ok(Checked::Cleared),
            (_, presence) => presence == Presence::Required,
        };
        match (field.kind(), value) {
            // What a form that was not filled in sends counts as absent where an identifier is required.
            (Kind::Identifier, Submitted::Integer(0)) if is_required => Err(Code::Required),
            (Kind::Identifier, Submitted::Integer(number)) => identifier::from_integer(number).map(Checked::Identifier),
            (Kind::Type, Submitted::Integer(number)) => contact_type::from_integer(number).map(Checked::Type),
            (Kind::Identifier | Kind::Type, _) => Err(Code::NotAnInteger),
            (_, Submitted::Text(text)) if is_required && text.is_blank() => Err(Code::Required),
            (_, Submitted::Text(text)) if text.is_empty() => Ok(Checked::Cleared),
            (kind, Submitted::Text(text)) => self.check_text(kind, text, today),
            _ => Err(Code::NotAString),
        }
    }

    #[inline(always)]
    fn check_text<T: Text>(self, kind: Kind, text: T, today: Date) -> Result<Checked<T>, Code> {
        match kind {
            Kind::Date => return date::check(text.as_bytes(), self, today).map(Checked::Date),
            _ if !self.strict => {}
            Kind::Email => email::check(text.as_bytes())?,
            Kind::Phone => phone_number::check(text.as_bytes())?,
            Kind::MultilineText if text.has_controls_other_than_of_lines() => return Err(Code::NotPlainText),
            Kind::Text if text.has_controls() => return Err(Code::NotPlainText),
            _ => {}
        }
        Ok(Checked::Text(text))
    }

    /// The same rules for a text of that kind as regular expressions of ECMA-262, each of which has to match: for schemas.
    #[cfg(feature = "schema")]
    pub(crate) fn patterns(self, kind: Kind, is_required: bool) -> alloc::vec::Vec<alloc::string::String> {
        // Optional text may be empty, which clears it.
        let or_empty = |pattern: &str| Some(alloc::format!("^(?:{pattern})?$"));
        let of_kind = match kind {
            Kind::Date => or_empty(date::pattern(self)),
            _ if !self.strict => None,
            Kind::Email => or_empty(email::PATTERN),
            Kind::Phone => or_empty(phone_number::PATTERN),
            Kind::Text => Some(text::pattern(&[])),
            Kind::MultilineText => Some(text::pattern(&text::LINE_CONTROLS)),
            Kind::Identifier | Kind::Type => None,
        };
        is_required.then(text::pattern_of_not_blank).into_iter().chain(of_kind).collect()
    }
}

/// A value, as far as the rules look at it.
///
/// ```
/// use contract_contact::AttemptedValue;
/// use contract_contact::rules::Submitted;
///
/// assert!(matches!(Submitted::<&str>::from(1e2), Submitted::Integer(100)));
/// assert!(matches!(Submitted::from(&AttemptedValue::from("Ada")), Submitted::Text("Ada")));
/// assert!(matches!(Submitted::from(&AttemptedValue::from(true)), Submitted::Other));
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Submitted<T> {
    /// Absent or null.
    Nothing,
    /// A whole number; one that does not fit is the nearest that does, which is out of every range here.
    Integer(i64),
    /// A string.
    Text(T),
    /// Anything else: a fraction, a boolean, an array, an object.
    Other,
}

impl<T> From<f64> for Submitted<T> {
    #[inline]
    fn from(number: f64) -> Self {
        identifier::whole(number).map_or(Submitted::Other, Submitted::Integer)
    }
}

impl<'v> From<&'v AttemptedValue<'_>> for Submitted<&'v str> {
    #[inline(always)]
    fn from(value: &'v AttemptedValue<'_>) -> Self {
        match value {
            AttemptedValue::Null => Submitted::Nothing,
            AttemptedValue::Integer(number) => Submitted::Integer(*number),
            AttemptedValue::Unsigned(number) => Submitted::Integer(i64::try_from(*number).unwrap_or(i64::MAX)),
            AttemptedValue::Float(number) => Submitted::from(*number),
            AttemptedValue::String(text) => Submitted::Text(text),
            AttemptedValue::Bool(_) | AttemptedValue::Array(_) | AttemptedValue::Object(_) => Submitted::Other,
        }
    }
}

/// What the rules ask of a text. A `str` looks; a binding whose texts lie elsewhere answers with what it knows of them.
///
/// ```
/// use contract_contact::rules::{Submitted, Text};
/// use contract_contact::{Code, Date, Field, Operation, Rules};
///
/// /// What a browser told of a text that it kept: that it has characters, none of them a control character.
/// #[derive(Clone, Copy)]
/// struct Kept;
///
/// impl Text for Kept {
///     fn is_empty(&self) -> bool { false }
///     fn is_blank(&self) -> bool { false }
///     fn has_controls(&self) -> bool { false }
///     fn has_controls_other_than_of_lines(&self) -> bool { false }
///     fn as_bytes(&self) -> &[u8] { &[] }
/// }
///
/// let check = |value| Rules::strict().check_submitted(Field::FullName, value, Operation::Create, Date::today());
/// assert!(check(Submitted::Text(Kept)).is_ok());
/// assert_eq!(check(Submitted::Nothing).err(), Some(Code::Required));
/// ```
pub trait Text: Copy {
    /// Whether it has no character.
    ///
    /// ```
    /// # use contract_contact::rules::Text;
    /// assert!(Text::is_empty(&""));
    /// ```
    fn is_empty(&self) -> bool;
    /// Whether it has none but [`text::BLANKS`].
    ///
    /// ```
    /// # use contract_contact::rules::Text;
    /// assert!("\u{A0} ".is_blank());
    /// ```
    fn is_blank(&self) -> bool;
    /// Whether it holds one of [`text::CONTROLS`].
    ///
    /// ```
    /// # use contract_contact::rules::Text;
    /// assert!("Ada\n".has_controls());
    /// ```
    fn has_controls(&self) -> bool;
    /// Whether it holds one of them that is not of [`text::LINE_CONTROLS`].
    ///
    /// ```
    /// # use contract_contact::rules::Text;
    /// assert!(!"1 High Street\nLondon".has_controls_other_than_of_lines());
    /// ```
    fn has_controls_other_than_of_lines(&self) -> bool;
    /// The text in ASCII; one that is not may be any bytes of which the first is from 0x80 on, or UTF-8. Asked for of e-mail
    /// addresses, dates and phone numbers only, whose grammars are ASCII.
    ///
    /// ```
    /// # use contract_contact::rules::Text;
    /// assert_eq!(Text::as_bytes(&"ada@example.com"), b"ada@example.com");
    /// ```
    fn as_bytes(&self) -> &[u8];
}

impl Text for &str {
    #[inline(always)]
    fn is_empty(&self) -> bool {
        str::is_empty(self)
    }

    #[inline(always)]
    fn is_blank(&self) -> bool {
        text::is_blank(self)
    }

    #[inline(always)]
    fn has_controls(&self) -> bool {
        text::check(self).is_err()
    }

    #[inline(always)]
    fn has_controls_other_than_of_lines(&self) -> bool {
        text::check_multiline(self).is_err()
    }

    #[inline(always)]
    fn as_bytes(&self) -> &[u8] {
        str::as_bytes(self)
    }
}

/// The codes that [`Rules::check`] gives for a kind, in its order; `required` only where the property is.
pub(crate) const fn codes(kind: Kind) -> &'static [Code] {
    match kind {
        Kind::Identifier => &[Code::Required, Code::NotAnInteger, Code::OutOfRange],
        Kind::Type => &[Code::Required, Code::NotAnInteger, Code::UnknownValue],
        Kind::Text | Kind::MultilineText => &[Code::Required, Code::NotAString, Code::NotPlainText],
        Kind::Email => &[Code::Required, Code::NotAString, Code::NotAnEmail, Code::TooLong],
        Kind::Phone => &[Code::Required, Code::NotAString, Code::NotAPhoneNumber],
        Kind::Date => {
            &[Code::Required, Code::NotAString, Code::NotADate, Code::HasATime, Code::InTheFuture, Code::TooEarly]
        }
    }
}

impl Default for Rules {
    /// [`Rules::strict`].
    fn default() -> Self {
        Rules::strict()
    }
}

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rules::{}()", self.name())
    }
}

/// What a property that passed its rules holds.
///
/// ```
/// use contract_contact::{AttemptedValue, Checked, Date, Field, Identifier, Operation, Rules};
///
/// let check = |value: &AttemptedValue| {
///     Rules::strict().check(Field::CountryId, Some(value), Operation::Update, Date::today()).map(|found| match found {
///         Checked::Identifier(id) => Some(id),
///         _ => None,
///     })
/// };
/// assert_eq!(check(&1_i64.into()), Ok(Some(Identifier::MIN)));
/// assert_eq!(check(&AttemptedValue::Null), Ok(None));
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Checked<T> {
    /// Nothing: absent, null or empty.
    Cleared,
    /// An identifier.
    Identifier(Identifier),
    /// Text that is not empty.
    Text(T),
    /// A day.
    Date(Date),
    /// A contact type.
    Type(ContractContactType),
}

impl<T> fmt::Debug for Checked<T> {
    /// Names the kind, not the value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Checked::Cleared => "Cleared",
            Checked::Identifier(_) => "Identifier(..)",
            Checked::Text(_) => "Text(..)",
            Checked::Date(_) => "Date(..)",
            Checked::Type(_) => "Type(..)",
        })
    }
}
