//! The facts about a value that the rules need, for bindings that do not store values as [`AttemptedValue`].

use crate::attempted_value::AttemptedValue;
use crate::rules::text;
use crate::whole_number;

/// The facts about a value that the rules need.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Submitted<T> {
    /// Absent or null.
    Nothing,
    /// A whole number. A number that does not fit becomes the nearest `i64`, which is out of range of every rule.
    Integer(i64),
    /// A string.
    String(T),
    /// Any other value: a fraction, a boolean, an array or an object.
    Other,
}

impl<T> From<f64> for Submitted<T> {
    #[inline]
    fn from(number: f64) -> Self {
        whole_number::from_f64(number).map_or(Submitted::Other, Submitted::Integer)
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
            AttemptedValue::String(text) => Submitted::String(text),
            AttemptedValue::Bool(_) | AttemptedValue::Array(_) | AttemptedValue::Object(_) => Submitted::Other,
        }
    }
}

/// The facts about a string that the rules need. A binding can report these facts without the string.
pub trait SubmittedString: Copy {
    /// Returns whether the string is empty.
    fn is_empty(&self) -> bool;
    /// Returns whether all characters are [`text::BLANKS`].
    fn is_blank(&self) -> bool;
    /// Returns whether the string contains any of [`text::CONTROLS`].
    fn has_controls(&self) -> bool;
    /// Returns whether the string contains any of [`text::CONTROLS`] that is not in [`text::LINE_CONTROLS`].
    fn has_controls_other_than_of_lines(&self) -> bool;
    /// Returns the bytes of an ASCII string.
    ///
    /// For any other string, returns UTF-8, or any bytes that begin with a byte of at least 0x80.
    ///
    /// The rules call this method only for e-mail addresses, dates and phone numbers, whose grammars are ASCII.
    fn as_bytes(&self) -> &[u8];
}

impl SubmittedString for &str {
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
