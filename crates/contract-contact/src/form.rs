//! The strings that form controls hold.

use crate::attempted_value::AttemptedValue;
use crate::field::Field;
use crate::rules::text;

impl Field {
    /// Reads the string of a form control or of a urlencoded body, as `readValue` of the npm package does.
    ///
    /// - [Blanks](text::BLANKS) at both ends are removed.
    /// - An empty string becomes null.
    /// - A string of digits becomes a number, where the property is a number.
    /// - Any other string stays a string, and the rules report it.
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
        // Most strings need no trimming: no blank is a visible ASCII character.
        let is_trimmed = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
        let trimmed = match control.as_bytes() {
            bytes if is_trimmed(bytes.first()) && is_trimmed(bytes.last()) => control,
            _ => control.trim_matches(text::is_blank_character),
        };
        if trimmed.is_empty() {
            return AttemptedValue::Null;
        }
        if !self.kind().is_number() || !trimmed.bytes().all(|byte| byte.is_ascii_digit()) {
            return trimmed.into();
        }
        // An f64 has each integer of up to 15 digits.
        match (trimmed.len(), trimmed.parse::<u64>()) {
            (..=15, Ok(number)) => number.into(),
            // JSON has no infinity: a string of so many digits stays a string.
            _ => match trimmed.parse::<f64>() {
                Ok(number) if number.is_finite() => number.into(),
                _ => trimmed.into(),
            },
        }
    }
}
