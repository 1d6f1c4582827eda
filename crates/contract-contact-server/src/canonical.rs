//! Parses values that have exactly one valid form.

use std::str::FromStr;

/// Parses the form of `Display`. Rejects every other form of the same value, such as `+7` or `07`.
pub(crate) fn parse<T: FromStr + ToString>(text: &str) -> Option<T> {
    text.parse().ok().filter(|value: &T| value.to_string() == text)
}

#[cfg(test)]
mod tests {
    #[test]
    fn number_in_another_form_is_rejected() {
        let parse = super::parse::<u64>;
        assert_eq!((parse("0"), parse("7")), (Some(0), Some(7)));
        for other in ["", "+7", "07", " 7", "7 ", "7.0", "7e0", "-0", "٧", "18446744073709551616"] {
            assert_eq!(parse(other), None, "{other}");
        }
    }
}
