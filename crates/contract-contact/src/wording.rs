//! Customer wording, by property and code.

pub(crate) mod locale;
mod locales;
mod words;

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt::{self, Write};

use crate::code::{Code, Param};
use crate::field::{Field, Kind};
use crate::wording::locale::Locale;
use crate::wording::words::fill;

impl Code {
    /// Returns the customer wording in English, with placeholders.
    ///
    /// The customer wording is the message for the person who filled in the form. The wording follows the [GOV.UK Design
    /// System](https://design-system.service.gov.uk/components/error-message/).
    ///
    /// The placeholders are `{min}`, `{max}`, `{Label}` (`Full name`) and `{label}` (`full name`). [`Code::describe_with`]
    /// fills a template.
    ///
    /// A translation contains one such template for each property and each of its [`Field::codes`].
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
            (Code::InTheFuture, _) => "{Label} must be today or in the past",
            (Code::TooEarly, _) => "{Label} must be on or after {min}",
            (Code::NotAPhoneNumber, _) => "Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192",
            (Code::NotPlainText, _) => "{Label} must not include characters that cannot be seen",
        }
    }

    /// Returns the customer wording in English, for the person who filled in the form.
    ///
    /// ```
    /// # use contract_contact::{Code, Field};
    /// assert_eq!(Code::Required.describe(Field::FullName), "Enter the full name");
    /// assert_eq!(Code::InTheFuture.describe(Field::DateOfBirth), "Date of birth must be today or in the past");
    /// assert_eq!(Code::TooEarly.describe(Field::DateOfBirth), "Date of birth must be on or after 1 January 1900");
    /// ```
    pub fn describe(self, field: Field) -> Cow<'static, str> {
        self.describe_in(field, Locale::ENGLISH)
    }

    /// Returns the customer wording in a language of this crate.
    ///
    /// ```
    /// # use contract_contact::{Code, Field, Locale};
    /// assert_eq!(Code::Required.describe_in(Field::FullName, Locale::ENGLISH), "Enter the full name");
    /// # #[cfg(feature = "locales")]
    /// assert_eq!(Code::Required.describe_in(Field::FullName, Locale::SPANISH), "Introduzca el nombre completo");
    /// ```
    pub fn describe_in(self, field: Field, locale: Locale) -> Cow<'static, str> {
        self.describe_with(locale.template(self, field), locale.label(field), |param, out| match param {
            Param::Date(date) => out.write_str(&locale.date(date)),
            other => write!(out, "{other}"),
        })
    }

    /// Fills your own `template`, for your own wording or for a language that is not in [`Locale::ALL`].
    ///
    /// `{Label}` becomes `label`, and `{label}` becomes `label` with a lower-case first letter. `write_param` writes `{min}`,
    /// `{max}` and `{allowed}`. Any other name in braces is removed.
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn message_equals_its_filled_template() {
        for code in Code::ALL {
            let filled = fill(code.message_template(), |name, out| write!(out, "{}", code.param(name).unwrap()));
            assert_eq!(filled, code.message());
        }
    }

    #[test]
    fn customer_wording_has_no_placeholder_left() {
        for field in Field::ALL {
            for code in field.codes() {
                let text = code.describe(field);
                assert!(!text.is_empty() && !text.contains(['{', '}']), "{field} {code}: {text}");
            }
        }
    }
}
