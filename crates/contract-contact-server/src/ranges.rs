//! The ranges of all numeric options.

use std::ops::RangeInclusive;

use clap::Command;
use clap::builder::RangedU64ValueParser;

/// The longest timeout, one hour. Nobody waits longer for an answer.
const WAIT: u64 = 3_600;
const DAY: u64 = 86_400;

/// The ranges. No value in them overflows a time, exhausts the memory by itself or is rejected by the database.
const RANGES: [(&str, RangeInclusive<u64>); 16] = [
    ("database-connections", 1..=1_000),
    ("database-timeout", 1..=WAIT),
    ("max-body", 1..=1 << 30),
    ("body-timeout", 1..=WAIT),
    ("header-timeout", 1..=WAIT),
    ("write-timeout", 1..=WAIT),
    ("max-page", 1..=1 << 30),
    ("max-connections", 1..=1_000_000),
    ("rate", 0..=1_000_000),
    ("burst", 1..=1_000_000),
    ("shutdown-timeout", 0..=WAIT),
    ("keys-refresh", 1..=DAY),
    ("keys-max-age", 1..=30 * DAY),
    ("introspection-cache", 0..=DAY),
    ("leeway", 0..=WAIT),
    ("lifetime", 1..=3_650 * DAY),
];

/// Returns the parser of an option of the table.
pub(crate) fn number<T: TryFrom<u64> + Clone + Send + Sync>(option: &str) -> RangedU64ValueParser<T> {
    let range = range(option).unwrap_or(0..=0);
    RangedU64ValueParser::new().range(range)
}

fn range(option: &str) -> Option<RangeInclusive<u64>> {
    RANGES.into_iter().find(|(name, _)| *name == option).map(|(_, range)| range)
}

/// Adds the range to the help of each option.
pub(crate) fn with_ranges(command: Command) -> Command {
    let command = command.mut_args(|arg| match arg.get_long().and_then(range) {
        Some(range) => {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            arg.help(format!("{help} [{} to {}]", range.start(), range.end()))
        }
        None => arg,
    });
    command.mut_subcommands(with_ranges)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use clap::error::ErrorKind;

    use super::*;
    use crate::config::Invocation;

    /// Returns the kind of the error for a rejected value.
    fn error_of(option: &str, value: impl ToString) -> Option<ErrorKind> {
        let value = format!("--{option}={}", value.to_string());
        let task = ["token", "--private-key=x", "--issuer=x", "--audience=x"];
        let serve = ["--keys=x", "--issuer=x", "--audience=x"];
        let before = if option == "lifetime" { task.as_slice() } else { &serve };
        let arguments = ["server"].iter().chain(before).map(OsString::from).chain([value.into()]);
        Invocation::read(arguments).err().map(|error| error.kind())
    }

    #[test]
    fn numbers_within_the_range_are_accepted() {
        for (option, range) in RANGES {
            for value in [range.start(), range.end()] {
                assert_eq!(error_of(option, value), None, "--{option}={value}");
            }
        }
    }

    #[test]
    fn numbers_out_of_range_are_an_error() {
        for (option, range) in RANGES {
            let too_small = i128::from(*range.start()) - 1;
            let too_large = i128::from(*range.end()) + 1;
            let others = [u32::MAX.into(), i64::MAX.into(), u64::MAX.into(), i128::from(u64::MAX) + 1];
            for value in [too_small, too_large].into_iter().chain(others) {
                assert_eq!(error_of(option, value), Some(ErrorKind::ValueValidation), "--{option}={value}");
            }
        }
    }

    #[test]
    fn every_numeric_option_has_a_range() {
        let command = crate::config::command();
        let all = command.get_subcommands().chain([&command]).flat_map(|command| command.get_arguments());
        let is_number = |arg: &&clap::Arg| {
            let names = arg.get_value_names().unwrap_or_default();
            arg.get_action().takes_values()
                && names.iter().any(|name| ["NUMBER", "SECONDS", "BYTES"].contains(&name.as_str()))
        };
        let mut numbers: Vec<_> = all.filter(is_number).filter_map(|arg| arg.get_long()).collect();
        let mut ranges = RANGES.map(|(name, _)| name);
        numbers.sort_unstable();
        ranges.sort_unstable();
        assert_eq!(numbers, ranges);
    }
}
