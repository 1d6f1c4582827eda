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
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rules {
    strict: bool,
}

impl Rules {
    /// Every rule of the table.
    #[inline]
    pub const fn strict() -> Rules {
        Rules { strict: true }
    }

    /// Only what the page states: types, required fields, real dates and known contact types.
    #[inline]
    pub const fn reference() -> Rules {
        Rules { strict: false }
    }

    /// `"strict"` or `"reference"`.
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
    ) -> Result<Checked<'v>, Code> {
        let (value, is_required) = match (value, field.presence(operation)) {
            (_, Presence::Ignored) => return Ok(Checked::Cleared),
            (None | Some(AttemptedValue::Null), Presence::Required) => return Err(Code::Required),
            (None | Some(AttemptedValue::Null), Presence::Optional) => return Ok(Checked::Cleared),
            (Some(value), presence) => (value, presence == Presence::Required),
        };
        match field.kind() {
            Kind::Identifier => match identifier::check(value) {
                Err(Code::OutOfRange) if is_required && identifier::is_zero(value) => Err(Code::Required),
                checked => checked.map(Checked::Identifier),
            },
            Kind::Type => contact_type::check(value).map(Checked::Type),
            kind => match value.as_str() {
                None => Err(Code::NotAString),
                Some(text) if is_required && text::is_blank(text) => Err(Code::Required),
                Some("") => Ok(Checked::Cleared),
                Some(text) => self.check_text(kind, text, today),
            },
        }
    }

    #[inline(always)]
    fn check_text(self, kind: Kind, text: &str, today: Date) -> Result<Checked<'_>, Code> {
        match kind {
            Kind::Date => return date::check(text, self, today).map(Checked::Date),
            _ if !self.strict => {}
            Kind::Email => email::check(text)?,
            Kind::Phone => phone_number::check(text)?,
            Kind::MultilineText => text::check_multiline(text)?,
            _ => text::check(text)?,
        }
        Ok(Checked::Text(text))
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
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Checked<'v> {
    /// Nothing: absent, null or empty.
    Cleared,
    /// An identifier.
    Identifier(Identifier),
    /// Text that is not empty.
    Text(&'v str),
    /// A day.
    Date(Date),
    /// A contact type.
    Type(ContractContactType),
}

impl fmt::Debug for Checked<'_> {
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
