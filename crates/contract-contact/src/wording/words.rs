//! The words of one language, and the templates of its sentences.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt::{self, Write};

use chrono::{Datelike, NaiveDate};

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;

/// All words of a form in one language. A new property or code compiles only once each language has words for it.
pub(super) struct Words {
    /// The BCP 47 tag, for `lang` and for `Intl`.
    pub(super) tag: &'static str,
    /// The value of the HTML attribute `dir`.
    pub(super) dir: &'static str,
    /// The heading of an error summary.
    pub(super) heading: &'static str,
    /// The prefix of a message, and of the page title while a form has errors.
    pub(super) prefix: &'static str,
    pub(super) label: fn(Field) -> &'static str,
    pub(super) role: fn(ContractContactType) -> &'static str,
    /// The template of each message, with the placeholders of [`Code::customer_template`].
    ///
    /// `{label}` begins with a lower-case letter, so languages that capitalize nouns do not use `{label}`. A sentence may depend
    /// on the gender of the label. A property whose label has another gender then has a sentence of its own.
    pub(super) template: fn(Code, Field) -> &'static str,
    /// The long form of a date, with `{day}`, `{month}` and `{year}`, as `Intl.DateTimeFormat` with `dateStyle: "long"` writes
    /// it.
    pub(super) date_pattern: &'static str,
    /// The months in the form that a date needs.
    pub(super) months: [&'static str; 12],
}

impl Words {
    pub(super) fn date(&self, date: NaiveDate) -> String {
        let month = (1..).zip(self.months).find(|(number, _)| *number == date.month()).map_or("", |(_, name)| name);
        let filled = fill(self.date_pattern, |name, out| match name {
            "day" => write!(out, "{}", date.day()),
            "year" => write!(out, "{}", date.year()),
            _ => out.write_str(month),
        });
        filled.into_owned()
    }
}

/// Months that are written as numbers.
#[cfg(feature = "locales")]
pub(super) const NUMBERS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

/// Returns the template, a sentence with placeholders in braces, with every `{name}` replaced by the output of `write` for this name.
pub(super) fn fill(template: &str, write: impl Fn(&str, &mut String) -> fmt::Result) -> Cow<'_, str> {
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
    fn stray_brace_is_kept() {
        assert_eq!(fill("a { b", |_, _| Ok(())), "a { b");
        assert_eq!(fill("{x} b {", |_, out| out.write_str("!")), "! b {");
    }
}
