//! HTML attributes for the control of a property, for authors of forms.
//!
//! ```
//! use contract_contact::{Field, Rules, html};
//!
//! let control: String = html::attributes(Field::PhoneNumber, Rules::strict())
//!     .iter()
//!     .map(|(name, value)| format!(r#" {name}="{value}""#))
//!     .collect();
//! assert_eq!(control, r#" type="tel""#);
//! ```

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::code::Code;
use crate::field::{Field, Kind};
use crate::rule_set::Rules;
use crate::rules::{date, email};

/// Returns the value of `autocomplete`: an autofill field name of the HTML standard, or `off`.
///
/// The [WHATWG HTML standard](https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill) defines the
/// names. Use the value in forms where people enter their own data. Use `off` in forms for another person's data.
///
/// ```
/// use contract_contact::{Field, html};
///
/// assert_eq!(html::autocomplete(Field::CityName), "address-level2");
/// assert_eq!(html::autocomplete(Field::Notes), "off");
/// ```
pub const fn autocomplete(field: Field) -> &'static str {
    field.autofill()
}

/// Returns the other attributes of the control, with their values.
///
/// The attributes include a bound only where `rules` include the bound, so a form never rejects a value that the rules accept.
///
/// - An identifier is a text control with a numeric keypad. `type=number` would drop input that is not a number, and would change
///   the value when the mouse wheel turns.
/// - A date is a text control, because people can type a date of birth from memory. The attribute `min` is for forms that use a
///   date picker anyway.
///
/// ```
/// use contract_contact::{Field, Rules, html};
///
/// assert!(html::attributes(Field::CountryId, Rules::strict()).contains(&("inputmode", "numeric".into())));
/// assert!(html::attributes(Field::Email, Rules::strict()).contains(&("maxlength", "254".into())));
/// assert!(html::attributes(Field::Notes, Rules::strict()).is_empty());
/// ```
pub fn attributes(field: Field, rules: Rules) -> Vec<(&'static str, String)> {
    let by_kind: &[(&str, &str)] = match field.kind() {
        Kind::Identifier => &[("inputmode", "numeric"), ("spellcheck", "false")],
        Kind::Email => &[("type", "email"), ("spellcheck", "false"), ("autocapitalize", "none")],
        Kind::Phone => &[("type", "tel")],
        Kind::Text if matches!(field, Field::PostCode) => &[("spellcheck", "false"), ("autocapitalize", "characters")],
        Kind::Text => &[("spellcheck", "false"), ("autocapitalize", "words")],
        Kind::Date | Kind::MultilineText | Kind::Type => &[],
    };
    let bound = match field.kind() {
        Kind::Email if rules.includes(Code::TooLong) => Some(("maxlength", email::MAX_CHARACTERS.to_string())),
        Kind::Date if rules.includes(Code::TooEarly) => Some(("min", date::EARLIEST.to_string())),
        _ => None,
    };
    by_kind.iter().map(|(name, value)| (*name, (*value).to_string())).chain(bound).collect()
}
