//! A value as far as the rules look at it, for bindings whose values lie elsewhere than in an
//! [`AttemptedValue`].

use crate::attempted_value::AttemptedValue;
use crate::rules::text;
use crate::whole_number;

/// A value, as far as the rules look at it.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Submitted<T> {
    /// Absent or null.
    Nothing,
    /// A whole number; one that does not fit is the nearest that does, which is out of every range here.
    Integer(i64),
    /// A string.
    String(T),
    /// Anything else: a fraction, a boolean, an array, an object.
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

/// What the rules ask of a string. A `str` is read; a binding whose strings lie elsewhere answers from what it was told of them.
pub trait SubmittedString: Copy {
    /// Whether it has no character.
    fn is_empty(&self) -> bool;
    /// Whether it has none but [`text::BLANKS`].
    fn is_blank(&self) -> bool;
    /// Whether it holds one of [`text::CONTROLS`].
    fn has_controls(&self) -> bool;
    /// Whether it holds one of them that is not of [`text::LINE_CONTROLS`].
    fn has_controls_other_than_of_lines(&self) -> bool;
    /// The text in ASCII; one that is not may be any bytes of which the first is from 0x80 on, or UTF-8. Asked for of e-mail
    /// addresses, dates and phone numbers only, whose grammars are ASCII.
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
