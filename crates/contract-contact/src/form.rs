//! The strings that form controls hold.

use crate::attempted_value::AttemptedValue;
use crate::field::Field;
use crate::rules::submitted::Submitted;
use crate::rules::text;

impl Field {
    /// Reads the string of a form control or of a urlencoded body, as `readValue` of the npm package does.
    ///
    /// - [Blanks](text::BLANKS) at both ends are removed.
    /// - An empty string becomes null.
    /// - For a property that is a number, a string of digits becomes a number.
    /// - Any other string stays a string. Where the property is a number, the rules report this string.
    ///
    /// ```
    /// use contract_contact::{AttemptedValue, Draft, Field};
    ///
    /// assert_eq!(Field::CountryId.read(" 8 "), AttemptedValue::Integer(8));
    /// assert_eq!(Field::CountryId.read("8a"), "8a".into());
    /// assert_eq!(Field::FullName.read("  "), AttemptedValue::Null);
    ///
    /// let fields = [("FullName", "Ada Lovelace"), ("CountryId", ""), ("csrf", "…")];
    /// let draft: Draft = fields.into_iter().filter_map(|(name, value)| {
    ///     let field = Field::from_name(name)?;
    ///     Some((field, field.read(value)))
    /// }).collect();
    /// assert_eq!(draft.to_json(), r#"{"FullName":"Ada Lovelace","CountryId":null}"#);
    /// ```
    pub fn read(self, control: &str) -> AttemptedValue<'_> {
        match Control::read(self, control) {
            Control::Nothing => AttemptedValue::Null,
            Control::Integer(number) => number.into(),
            Control::Float(number) => number.into(),
            Control::Text(text) => text.into(),
        }
    }
}

/// The value in the string of a form control, for a check without an [`AttemptedValue`].
#[derive(Clone, Copy)]
pub enum Control<'c> {
    /// No value.
    Nothing,
    /// A number of up to 15 digits.
    Integer(u64),
    /// A number of more digits, as a browser reads it.
    Float(f64),
    /// Any other string, trimmed.
    Text(&'c str),
}

impl<'c> Control<'c> {
    /// Reads the string of a control, as [`Field::read`] documents it.
    #[inline(always)]
    pub fn read(field: Field, control: &'c str) -> Self {
        // Most strings need no trimming: no blank is a visible ASCII character.
        let is_trimmed = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
        let trimmed = match control.as_bytes() {
            [] => return Control::Nothing,
            bytes if is_trimmed(bytes.first()) && is_trimmed(bytes.last()) => control,
            _ => trim(control),
        };
        if trimmed.is_empty() {
            Control::Nothing
        } else if field.kind().is_number() {
            Control::number(trimmed)
        } else {
            Control::Text(trimmed)
        }
    }

    /// Reads digits as a number.
    #[inline]
    fn number(text: &'c str) -> Self {
        let digit = |byte: u8| byte.is_ascii_digit().then(|| u64::from(byte - b'0'));
        let append = |number: u64, byte| Some(number.wrapping_mul(10).wrapping_add(digit(byte)?));
        match (text.len(), text.bytes().try_fold(0, append)) {
            (_, None) => Control::Text(text),
            // An f64 holds every integer of up to 15 digits exactly.
            (..=15, Some(number)) => Control::Integer(number),
            // JSON has no infinity, so digits beyond the largest f64 stay a string.
            _ => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => Control::Float(number),
                _ => Control::Text(text),
            },
        }
    }
}

#[inline(never)]
fn trim(control: &str) -> &str {
    control.trim_matches(text::is_blank_character)
}

impl<'c> From<Control<'c>> for Submitted<&'c str> {
    #[inline(always)]
    fn from(control: Control<'c>) -> Self {
        match control {
            Control::Nothing => Submitted::Nothing,
            Control::Integer(number) => Submitted::Integer(i64::try_from(number).unwrap_or(i64::MAX)),
            Control::Float(number) => Submitted::from(number),
            Control::Text(text) => Submitted::String(text),
        }
    }
}
