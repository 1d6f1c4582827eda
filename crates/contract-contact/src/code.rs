//! The table of codes: each broken rule with its name and its wire message.

use core::fmt;

use chrono::NaiveDate;

use crate::contact_type::ContractContactType;
use crate::identifier::Identifier;
use crate::limits;

macro_rules! codes {
    ($(
        $variant:ident, $name:literal, strict_only: $strict:literal, in_schema: $in_schema:literal, $message:literal,
        $description:literal;
    )*) => {
        /// The code of a broken rule. The name and the meaning of a code never change.
        ///
        /// ```
        /// use contract_contact::{Code, Field};
        ///
        /// let code = Code::TooLong;
        /// assert_eq!((code.name(), code.message()), ("too_long", "must be at most 254 characters"));
        /// assert_eq!(code.describe(Field::Email), "Email address must be 254 characters or fewer");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $description] $variant,)*
        }

        impl Code {
            const COUNT: usize = [$($name,)*].len();

            /// Every code, in the order of the table of rules.
            ///
            /// ```
            /// # use contract_contact::Code;
            /// assert_eq!(Code::ALL.first(), Some(&Code::Required));
            /// ```
            pub const ALL: [Code; Code::COUNT] = [$(Code::$variant,)*];

            /// Returns the stable name, in snake_case. A code serializes as this name.
            ///
            /// ```
            /// # use contract_contact::Code;
            /// assert_eq!(Code::NotAnEmail.name(), "not_an_email");
            /// ```
            pub const fn name(self) -> &'static str {
                match self {
                    $(Code::$variant => $name,)*
                }
            }

            /// Returns the description, which states when the rules report the code.
            ///
            /// ```
            /// # use contract_contact::Code;
            /// assert_eq!(Code::NotAString.description(), "The value is not a JSON string.");
            /// ```
            pub const fn description(self) -> &'static str {
                match self {
                    $(Code::$variant => $description,)*
                }
            }

            /// Returns whether only [`Rules::strict`](crate::Rules::strict) reports the code.
            ///
            /// The API reference does not state the strict-only rules.
            ///
            /// ```
            /// # use contract_contact::Code;
            /// assert!(Code::TooLong.is_strict_only());
            /// assert!(!Code::Required.is_strict_only());
            /// ```
            pub const fn is_strict_only(self) -> bool {
                match self {
                    $(Code::$variant => $strict,)*
                }
            }

            /// Returns whether JSON Schema can express this rule. A schema cannot know the current date.
            ///
            /// ```
            /// # use contract_contact::Code;
            /// assert!(Code::NotADate.is_in_schema());
            /// assert!(!Code::InTheFuture.is_in_schema());
            /// ```
            pub const fn is_in_schema(self) -> bool {
                match self {
                    $(Code::$variant => $in_schema,)*
                }
            }

            /// Returns the wire message, which never changes and is the same in every language.
            ///
            /// ```
            /// # use contract_contact::Code;
            /// assert_eq!(Code::Required.message(), "is a required field");
            /// assert_eq!(Code::TooEarly.message(), "must not be before 1900-01-01");
            /// ```
            #[inline]
            pub const fn message(self) -> &'static str {
                match self {
                    $(Code::$variant => $message,)*
                }
            }
        }
    };
}

codes! {
    Required, "required", strict_only: false, in_schema: true,
        "is a required field",
        "The value is absent, null, an empty or blank string, or 0 for an identifier.";
    NotAnInteger, "not_an_integer", strict_only: false, in_schema: true,
        "must be an integer",
        "The value is not a JSON number, or not whole. `1.0`, `1e2` and `-0` are whole.";
    OutOfRange, "out_of_range", strict_only: false, in_schema: true,
        "must be between 1 and 9007199254740991",
        "The integer is below `min` or above `max`. `max` is the largest integer that a browser holds exactly.";
    NotAString, "not_a_string", strict_only: false, in_schema: true,
        "must be a string",
        "The value is not a JSON string.";
    UnknownValue, "unknown_value", strict_only: false, in_schema: true,
        "must be one of 0 (None), 1 (Director), 2 (CompanyAlias), 3 (NominatedRecipient)",
        "The integer is no contact type.";
    NotAnEmail, "not_an_email", strict_only: true, in_schema: true,
        "must be a valid email address",
        "The string does not match the grammar of `<input type=email>` in the WHATWG HTML standard.";
    TooLong, "too_long", strict_only: true, in_schema: true,
        "must be at most 254 characters",
        "The string has more than `max` characters.";
    NotADate, "not_a_date", strict_only: false, in_schema: true,
        "must be a real date in the form YYYY-MM-DD",
        "The string is not a day of the Gregorian calendar, years 0001 to 9999, as `YYYY-MM-DD`. Midnight may follow the \
         day: `T00:00`, `T00:00:00` or `T00:00:00.0`, each with `Z` or nothing.";
    HasATime, "has_a_time", strict_only: true, in_schema: true,
        "must be a date without a time of day",
        "The string is a well-formed date-time, but not at midnight UTC. A date becomes such a string if its time zone is converted.";
    InTheFuture, "in_the_future", strict_only: true, in_schema: false,
        "must not be in the future",
        "The day is after today.";
    TooEarly, "too_early", strict_only: true, in_schema: true,
        "must not be before 1900-01-01",
        "The day is before `min`.";
    NotAPhoneNumber, "not_a_phone_number", strict_only: true, in_schema: true,
        "must be a phone number",
        "The string has fewer than `min` or more than `max` digits, or a character other than digits, spaces and \
         `+ - . ( ) / #`. It may end with an extension: `x`, `ext` or `ext.`, and digits.";
    NotPlainText, "not_plain_text", strict_only: true, in_schema: true,
        "must not contain control characters",
        "The string contains a control character (U+0000 to U+001F, U+007F to U+009F). `Address` and `Notes` may contain \
         tab, CR and LF. In JavaScript, a lone surrogate breaks the rule, too. A Rust string cannot contain one.";
}

/// A parameter of a code: a bound or the allowed values. A message in any language contains the parameters.
///
/// ```
/// use contract_contact::{Code, Param, date};
///
/// let [("min", Param::Date(earliest))] = Code::TooEarly.params() else { panic!("one bound, a day") };
/// assert_eq!(*earliest, date::parse("1900-01-01").unwrap());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Param {
    /// A number of characters or digits, or a bound of an identifier.
    Integer(u64),
    /// A day.
    Date(NaiveDate),
    /// The allowed values.
    Allowed(&'static [ContractContactType]),
}

impl fmt::Display for Param {
    /// Writes the parameter as in the wire messages: `9007199254740991`, `1900-01-01`, `0 (None), 1 (Director), …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Param::Integer(number) => write!(f, "{number}"),
            Param::Date(date) => write!(f, "{date}"),
            Param::Allowed(types) => {
                for (index, each) in types.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(f, "{comma}{} ({each})", each.number())?;
                }
                Ok(())
            }
        }
    }
}

impl Code {
    /// Returns the code with this [`name`](Self::name), or `None`.
    ///
    /// ```
    /// # use contract_contact::Code;
    /// assert_eq!(Code::from_name("too_long"), Some(Code::TooLong));
    /// ```
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.into_iter().find(|code| code.name() == name)
    }

    /// Returns the parameters with their names. Most codes have none.
    ///
    /// ```
    /// # use contract_contact::{Code, Param};
    /// assert_eq!(Code::TooLong.params(), [("max", Param::Integer(254))]);
    /// assert_eq!(Code::Required.params(), []);
    /// ```
    pub const fn params(self) -> &'static [(&'static str, Param)] {
        match self {
            Code::OutOfRange => {
                const { &[("min", Param::Integer(Identifier::MIN.get())), ("max", Param::Integer(Identifier::MAX.get()))] }
            }
            Code::UnknownValue => &[("allowed", Param::Allowed(&ContractContactType::ALL))],
            Code::TooLong => const { &[("max", Param::Integer(limits::EMAIL_CHARACTERS))] },
            Code::TooEarly => const { &[("min", Param::Date(limits::EARLIEST_DATE))] },
            Code::NotAPhoneNumber => {
                const { &[("min", Param::Integer(limits::FEWEST_DIGITS)), ("max", Param::Integer(limits::MOST_DIGITS))] }
            }
            _ => &[],
        }
    }

    /// Returns the wire message with `{min}`, `{max}` and `{allowed}` in place of its parameters.
    ///
    /// ```
    /// # use contract_contact::Code;
    /// assert_eq!(Code::OutOfRange.message_template(), "must be between {min} and {max}");
    /// ```
    pub const fn message_template(self) -> &'static str {
        match self {
            Code::OutOfRange => "must be between {min} and {max}",
            Code::UnknownValue => "must be one of {allowed}",
            Code::TooLong => "must be at most {max} characters",
            Code::TooEarly => "must not be before {min}",
            _ => self.message(),
        }
    }

    pub(crate) fn param(self, name: &str) -> Option<Param> {
        self.params().iter().find(|(each, _)| *each == name).map(|(_, param)| *param)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_name_finds_every_code() {
        for code in Code::ALL {
            assert_eq!(Code::from_name(code.name()), Some(code));
        }
    }
}
