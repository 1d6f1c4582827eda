//! The codes: what can be wrong with a property, with the words for it.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt::{self, Write};

use crate::contact::{ContractContactType, Identifier};
use crate::date::Date;
use crate::field::{Field, Kind};
use crate::rules::{email, phone_number};

macro_rules! codes {
    ($(
        $variant:ident, $name:literal, strict_only: $strict:literal, in_schema: $in_schema:literal, $message:literal,
        $description:literal;
    )*) => {
        /// What is wrong with a property. The names are API: they do not change, and no code changes its meaning.
        ///
        /// ```
        /// use contract_contact::{Code, Field};
        ///
        /// let code = Code::TooLong;
        /// assert_eq!((code.name(), code.message()), ("too_long", "must be at most 254 characters"));
        /// assert_eq!(code.describe(Field::Email), "Email address must be 254 characters or fewer");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

            /// The stable name, in snake_case.
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

            /// When it is reported.
            ///
            /// ```
            /// # use contract_contact::Code;
            /// assert_eq!(Code::NotAString.description(), "Not a JSON string.");
            /// ```
            pub const fn description(self) -> &'static str {
                match self {
                    $(Code::$variant => $description,)*
                }
            }

            /// Whether only [`Rules::strict`](crate::Rules::strict) reports it, the page being silent on it.
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

            /// Whether a JSON Schema can say it: none knows today.
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

            /// The wire message. It never changes, whatever the language of the form.
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
        "Absent or null; an identifier that is 0; text that is empty or blank.";
    NotAnInteger, "not_an_integer", strict_only: false, in_schema: true,
        "must be an integer",
        "Not a JSON number, or one that is not whole. `1.0`, `1e2` and `-0` are whole.";
    OutOfRange, "out_of_range", strict_only: false, in_schema: true,
        "must be between 1 and 9007199254740991",
        "An integer below `min` or above `max`, which is the largest that a browser holds exactly.";
    NotAString, "not_a_string", strict_only: false, in_schema: true,
        "must be a string",
        "Not a JSON string.";
    UnknownValue, "unknown_value", strict_only: false, in_schema: true,
        "must be one of 0 (None), 1 (Director), 2 (CompanyAlias), 3 (NominatedRecipient)",
        "An integer that stands for no contact type.";
    NotAnEmail, "not_an_email", strict_only: true, in_schema: true,
        "must be a valid email address",
        "Not what `<input type=email>` accepts: the grammar of the WHATWG HTML standard.";
    TooLong, "too_long", strict_only: true, in_schema: true,
        "must be at most 254 characters",
        "More than `max` characters.";
    NotADate, "not_a_date", strict_only: false, in_schema: true,
        "must be a real date in the form YYYY-MM-DD",
        "Not a day of the Gregorian calendar, years 0001 to 9999, as `YYYY-MM-DD`, which may be followed by midnight \
         (`T00:00`, `T00:00:00`, `T00:00:00.0`, each with `Z` or nothing).";
    HasATime, "has_a_time", strict_only: true, in_schema: true,
        "must be a date without a time of day",
        "A well-formed date-time that is not midnight UTC: what a time-zone shift makes of a date.";
    InTheFuture, "in_the_future", strict_only: true, in_schema: false,
        "must not be in the future",
        "After today.";
    TooEarly, "too_early", strict_only: true, in_schema: true,
        "must not be before 1900-01-01",
        "Before `min`.";
    NotAPhoneNumber, "not_a_phone_number", strict_only: true, in_schema: true,
        "must be a phone number",
        "Something other than digits, spaces, `+ - . ( ) / #` and a trailing extension (`x`, `ext` or `ext.` and \
         digits); or fewer than `min` or more than `max` digits.";
    NotPlainText, "not_plain_text", strict_only: true, in_schema: true,
        "must not contain control characters",
        "Holds a control character (U+0000 to 001F, 007F to 009F). `Address` and `Notes` may hold tab, CR and LF. In \
         JavaScript also a lone surrogate, which a Rust string cannot hold.";
}

/// A bound or a choice that a code speaks of, as data: what a message in another language needs.
///
/// ```
/// use contract_contact::{Code, Date, Param};
///
/// let [("min", Param::Date(earliest))] = Code::TooEarly.params() else { panic!("one bound, a day") };
/// assert_eq!(Some(*earliest), Date::new(1900, 1, 1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Param {
    /// A number of something: characters, digits, or an identifier itself.
    Integer(u64),
    /// A day.
    Date(Date),
    /// The values to choose from.
    Allowed(&'static [ContractContactType]),
}

impl fmt::Display for Param {
    /// As the wire messages have it: `9007199254740991`, `1900-01-01`, `0 (None), 1 (Director), …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Param::Integer(number) => write!(f, "{number}"),
            Param::Date(date) => write!(f, "{date}"),
            Param::Allowed(types) => {
                for (place, each) in types.iter().enumerate() {
                    let comma = if place == 0 { "" } else { ", " };
                    write!(f, "{comma}{} ({each})", each.number())?;
                }
                Ok(())
            }
        }
    }
}

impl Code {
    /// The code of that [`name`](Self::name).
    ///
    /// ```
    /// # use contract_contact::Code;
    /// assert_eq!(Code::from_name("too_long"), Some(Code::TooLong));
    /// ```
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.into_iter().find(|code| code.name() == name)
    }

    /// Its parameters by name; most codes have none.
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
            Code::TooLong => const { &[("max", Param::Integer(email::MAX_CHARACTERS))] },
            Code::TooEarly => const { &[("min", Param::Date(crate::rules::date::EARLIEST))] },
            Code::NotAPhoneNumber => {
                const {
                    &[
                        ("min", Param::Integer(phone_number::MIN_DIGITS)),
                        ("max", Param::Integer(phone_number::MAX_DIGITS)),
                    ]
                }
            }
            _ => &[],
        }
    }

    /// The wire message with `{min}`, `{max}` and `{allowed}` in the place of its parameters.
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

    /// What to say to the person who filled in the form, in English, with `{min}`, `{max}`, `{Label}` (`Full name`) and
    /// `{label}` (`full name`) to be filled in: the wording of the
    /// [GOV.UK Design System](https://design-system.service.gov.uk/components/error-message/).
    ///
    /// A catalogue for another language has one such text for each of [`Field::codes`]; [`Code::describe_with`] fills it.
    ///
    /// ```
    /// # use contract_contact::{Code, Field};
    /// assert_eq!(Code::TooLong.customer_template(Field::Email), "{Label} must be {max} characters or fewer");
    /// ```
    pub const fn customer_template(self, field: Field) -> &'static str {
        match (self, field.kind()) {
            (Code::Required, _) => "Enter the {label}",
            (Code::NotAnInteger, Kind::Type) | (Code::UnknownValue, _) => "Select a {label} from the list",
            (Code::NotAnInteger, _) => "{Label} must be a whole number",
            (Code::OutOfRange, _) => "{Label} must be between {min} and {max}",
            (Code::NotAString, _) => "{Label} must be text",
            (Code::NotAnEmail, _) => "Enter an email address in the correct format, like name@example.com",
            (Code::TooLong, _) => "{Label} must be {max} characters or fewer",
            (Code::NotADate, _) => "{Label} must be a real date, like 1990-06-15",
            (Code::HasATime, _) => "{Label} must not include a time of day",
            (Code::InTheFuture, _) => "{Label} must be in the past",
            (Code::TooEarly, _) => "{Label} must be on or after {min}",
            (Code::NotAPhoneNumber, _) => "Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192",
            (Code::NotPlainText, _) => "{Label} must not include characters that cannot be seen",
        }
    }

    /// What to say to the person who filled in the form, in English.
    ///
    /// ```
    /// # use contract_contact::{Code, Field};
    /// assert_eq!(Code::Required.describe(Field::FullName), "Enter the full name");
    /// assert_eq!(Code::InTheFuture.describe(Field::DateOfBirth), "Date of birth must be in the past");
    /// assert_eq!(Code::TooEarly.describe(Field::DateOfBirth), "Date of birth must be on or after 1 January 1900");
    /// ```
    pub fn describe(self, field: Field) -> Cow<'static, str> {
        self.describe_with(self.customer_template(field), field.label(), |param, out| match param {
            Param::Date(date) => date.write_in_english(out),
            other => write!(out, "{other}"),
        })
    }

    /// Fills a `template` of another language: `label` for `{Label}`, the same with a small first letter for `{label}`,
    /// and whatever `write_param` writes for `{min}`, `{max}` and `{allowed}`. A name in braces that is none of these
    /// leaves nothing behind.
    ///
    /// ```
    /// # use contract_contact::Code;
    /// use core::fmt::Write;
    ///
    /// let german = Code::TooLong.describe_with("{Label}: höchstens {max} Zeichen", "E-Mail", |param, out| write!(out, "{param}"));
    /// assert_eq!(german, "E-Mail: höchstens 254 Zeichen");
    /// ```
    pub fn describe_with<'t>(
        self,
        template: &'t str,
        label: &str,
        write_param: impl Fn(Param, &mut String) -> fmt::Result,
    ) -> Cow<'t, str> {
        fill(template, |name, out| match (name, self.param(name)) {
            ("Label", _) => out.write_str(label),
            ("label", _) => {
                let mut letters = label.chars();
                letters.next().map_or(Ok(()), |first| write!(out, "{}", first.to_lowercase()))?;
                out.write_str(letters.as_str())
            }
            (_, Some(param)) => write_param(param, out),
            (_, None) => Ok(()),
        })
    }

    fn param(self, name: &str) -> Option<Param> {
        self.params().iter().find(|(each, _)| *each == name).map(|(_, param)| *param)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The template with every `{name}` replaced by what `write` writes for it.
fn fill(template: &str, write: impl Fn(&str, &mut String) -> fmt::Result) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = template;
    while let Some((text, (name, after))) =
        rest.split_once('{').and_then(|(text, tail)| Some((text, tail.split_once('}')?)))
    {
        out.push_str(text);
        // Writing to a string cannot fail.
        let _ = write(name, &mut out);
        rest = after;
    }
    if rest.len() == template.len() {
        return Cow::Borrowed(template);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_found_by_its_name() {
        for code in Code::ALL {
            assert_eq!(Code::from_name(code.name()), Some(code));
        }
    }

    #[test]
    fn every_message_is_its_template_with_the_parameters() {
        for code in Code::ALL {
            let filled = fill(code.message_template(), |name, out| write!(out, "{}", code.param(name).unwrap()));
            assert_eq!(filled, code.message());
        }
    }

    #[test]
    fn no_message_leaves_a_placeholder_unfilled() {
        for field in Field::ALL {
            for code in field.codes() {
                let text = code.describe(field);
                assert!(!text.is_empty() && !text.contains(['{', '}']), "{field} {code}: {text}");
            }
        }
    }

    #[test]
    fn a_template_with_a_stray_brace_is_left_as_it_is() {
        assert_eq!(fill("a { b", |_, _| Ok(())), "a { b");
        assert_eq!(fill("{x} b {", |_, out| out.write_str("!")), "! b {");
    }
}
