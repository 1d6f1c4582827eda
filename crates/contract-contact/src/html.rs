//! The attributes of HTML that suit a property's control: facts of the table, for whoever writes a form.
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

/// What a browser may fill in for the person at the form, as an autofill field name of the
/// [WHATWG HTML standard](https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill), or `off`
/// where the standard has none.
///
/// It is right where people write about themselves. A contact is often somebody else: there, `off` is.
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

/// The other attributes of its control, and their values. A bound is among them only where `rules` have it, so that a
/// form never refuses what they take.
///
/// An identifier is text with a numeric keypad, since `type=number` drops what it cannot read and changes at a turn of
/// the wheel. A date is text, since people remember the date of a birth and do not look it up; `min` is for a control
/// that is a date picker all the same.
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
