//! Whole numbers on the wire, where `7`, `7.0` and `7e0` are the same.

use core::fmt;

use serde::de::{Deserializer, Error, Visitor};

/// Returns `number` as an integer, or `None` for a fraction. A number that does not fit becomes the nearest `i64`.
#[inline]
pub(crate) fn from_f64(number: f64) -> Option<i64> {
    /// Every finite number from here on is whole.
    const ALL_WHOLE: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::as_conversions, reason = "saturates, and the comparison says whether it was whole")]
    let (whole, back) = (number as i64, (number as i64) as f64);
    let is_whole = back == number || (ALL_WHOLE..=f64::MAX).contains(&number.abs());
    is_whole.then_some(whole)
}

/// Reads a whole number. The error names the expected value. serde's own error would quote the input.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D, expected: &'static str) -> Result<i64, D::Error> {
    deserializer.deserialize_any(WholeNumber { expected })
}

struct WholeNumber {
    expected: &'static str,
}

impl WholeNumber {
    fn refuse<E: Error>(self) -> Result<i64, E> {
        Err(E::custom(format_args!("expected {}", self.expected)))
    }
}

macro_rules! refuse {
    ($($visit:ident: $type:ty;)*) => {
        $(fn $visit<E: Error>(self, _: $type) -> Result<i64, E> {
            self.refuse()
        })*
    };
}

impl<'de> Visitor<'de> for WholeNumber {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<i64, E> {
        Ok(number)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<i64, E> {
        Ok(i64::try_from(number).unwrap_or(i64::MAX))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<i64, E> {
        from_f64(number).map_or_else(|| self.refuse(), Ok)
    }

    refuse! {
        visit_bool: bool;
        visit_i128: i128;
        visit_u128: u128;
        visit_str: &str;
        visit_bytes: &[u8];
    }
}
