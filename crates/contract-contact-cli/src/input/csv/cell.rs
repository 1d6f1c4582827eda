//! Reads the value of a cell.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use contract_contact::rules::text;
use contract_contact::{ContractContactType, Field, Kind};

use super::Hints;
use crate::arguments::DateFormat;

const DATES: &str = "some dates are not in the format YYYY-MM-DD: add --date-format dmy, mdy or ymd";

/// The separators of the numbers in a date.
const SEPARATORS: [&str; 5] = ["/", ".", "-", " ", ". "];

/// Returns the text of a cell in the form of a form control, without the marks that only spreadsheets write.
#[inline]
pub(super) fn read<'c>(
    field: Field,
    cell: &'c str,
    date_format: Option<DateFormat>,
    hints: &mut Hints,
) -> Cow<'c, str> {
    match (field.kind(), cell.as_bytes()) {
        // Fast path for the usual form.
        (Kind::Date, [b'0'..=b'9', _, _, _, b'-', ..]) if date_format.is_none() => cell.into(),
        (Kind::Type, [b'0'..=b'9', ..]) => cell.into(),
        (Kind::Date | Kind::Type, [_, ..]) => read_special(field, without_apostrophe(cell), date_format, hints),
        (_, [first, ..]) if first.is_ascii_alphanumeric() => cell.into(),
        _ => without_apostrophe(cell).into(),
    }
}

/// Returns the text of a cell that may hold a date in another form, or the name of a role.
#[inline(never)]
fn read_special<'c>(field: Field, cell: &'c str, date_format: Option<DateFormat>, hints: &mut Hints) -> Cow<'c, str> {
    match (field.kind(), date_format) {
        (Kind::Date, Some(format)) => format.rewrite(trim(cell)).map_or(cell.into(), Cow::Owned),
        (Kind::Date, None) => {
            let formats = [DateFormat::Dmy, DateFormat::Mdy, DateFormat::Ymd];
            // A date in the wire format needs no conversion.
            let is_iso = cell.as_bytes().get(4) == Some(&b'-');
            if !is_iso && formats.iter().any(|format| format.rewrite(trim(cell)).is_some()) {
                hints.insert(DATES);
            }
            cell.into()
        }
        // A number is not the name of a role.
        (Kind::Type, _) if !cell.starts_with(|first: char| first.is_ascii_digit()) => {
            role(field, cell).map_or(cell.into(), |role| role.number().to_string().into())
        }
        _ => cell.into(),
    }
}

/// Removes the apostrophe by which a spreadsheet marks text. Only an apostrophe before a digit, a sign, `=` or `@` is removed, so
/// a name keeps its apostrophe.
fn without_apostrophe(cell: &str) -> &str {
    match cell.trim_start().strip_prefix('\'') {
        Some(rest) if rest.starts_with(|first: char| first.is_ascii_digit() || "+-=@".contains(first)) => rest,
        _ => cell,
    }
}

/// Returns the role of this name or label.
fn role(field: Field, cell: &str) -> Option<ContractContactType> {
    let is_it = |role: &&ContractContactType| is_alike(cell, role.name()) || is_alike(cell, role.label());
    field.allowed().iter().find(is_it).copied()
}

impl DateFormat {
    /// Returns the date as `YYYY-MM-DD`, or `None` for another form. The rules check the calendar.
    fn rewrite(self, date: &str) -> Option<String> {
        SEPARATORS.iter().find_map(|separator| {
            let mut parts = date.split(separator);
            let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
            let (day, month, year) = match self {
                DateFormat::Dmy => (first, second, third),
                DateFormat::Mdy => (second, first, third),
                DateFormat::Ymd => (third, second, first),
            };
            let fits = |number: &str, length: RangeInclusive<usize>| {
                length.contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
            };
            let is_date = parts.next().is_none() && fits(day, 1..=2) && fits(month, 1..=2) && fits(year, 4..=4);
            is_date.then(|| format!("{year}-{month:0>2}-{day:0>2}"))
        })
    }
}

/// Returns whether two names are equal, ignoring case, spaces and punctuation.
pub(super) fn is_alike(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

/// Returns the letters and digits of a name, in lower case.
pub(super) fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|each| each.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Removes the blanks of the rules at both ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|each: char| text::BLANKS.iter().any(|(first, last)| (*first..=*last).contains(&each)))
}

#[cfg(test)]
mod tests {
    use contract_contact::AttemptedValue;

    use super::*;

    #[test]
    fn only_dates_in_the_named_form_are_rewritten() {
        for (format, date, expected) in [
            (DateFormat::Dmy, "15/06/1990", Some("1990-06-15")),
            (DateFormat::Dmy, "1.2.1990", Some("1990-02-01")),
            (DateFormat::Dmy, "1. 2. 1990", Some("1990-02-01")),
            (DateFormat::Dmy, "15 6 1990", Some("1990-06-15")),
            (DateFormat::Mdy, "6-15-1990", Some("1990-06-15")),
            (DateFormat::Ymd, "1990/6/15", Some("1990-06-15")),
            (DateFormat::Ymd, "1990-06-15", Some("1990-06-15")),
            // The rules reject this day, because no calendar has it.
            (DateFormat::Mdy, "15/06/1990", Some("1990-15-06")),
            (DateFormat::Dmy, "1990-06-15", None),
            (DateFormat::Dmy, "15/06/90", None),
            (DateFormat::Dmy, "15/06-1990", None),
            (DateFormat::Dmy, "15//1990", None),
            (DateFormat::Dmy, "015/06/1990", None),
            (DateFormat::Dmy, "15/06/1990/", None),
            (DateFormat::Dmy, "15/06/1990 00:00", None),
            (DateFormat::Dmy, "+1/06/1990", None),
            (DateFormat::Dmy, "١٥/06/1990", None),
            (DateFormat::Dmy, "", None),
        ] {
            assert_eq!(format.rewrite(date).as_deref(), expected, "{date}");
        }
    }

    #[test]
    fn apostrophe_is_removed_only_before_digits_and_plus() {
        for (cell, expected) in [
            ("'007", "007"),
            (" '+44 20", "+44 20"),
            ("'=1", "=1"),
            ("'-1", "-1"),
            ("'@x", "@x"),
            ("'t Hooft", "'t Hooft"),
            ("'", "'"),
            ("''1", "''1"),
            ("1'", "1'"),
        ] {
            assert_eq!(without_apostrophe(cell), expected);
        }
    }

    #[test]
    fn cell_is_read_as_a_form_control() {
        let read = |field: Field, cell| field.read(&super::read(field, cell, None, &mut Hints::new())).into_owned();
        assert_eq!(read(Field::Id, " 87654321\t"), 87_654_321_u64.into());
        for text in ["0x10", "1e3", "7 7", "-1", "+1", "1.0"] {
            assert_eq!(read(Field::Id, text), text.into());
        }
        assert_eq!(read(Field::Id, "007"), 7_u64.into());
        // The nearest number, as in a browser.
        assert_eq!(read(Field::Id, "9007199254740993"), 9_007_199_254_740_992_u64.into());
        assert_eq!(read(Field::Id, " \u{200B}"), AttemptedValue::Null);
        assert_eq!(read(Field::PostCode, " 007 "), "007".into());
        assert_eq!(read(Field::ContractContactType, "nominated recipient"), 3_u64.into());
        assert_eq!(read(Field::ContractContactType, "2"), 2_u64.into());
        assert_eq!(read(Field::FullName, "Director"), "Director".into());
    }
}
