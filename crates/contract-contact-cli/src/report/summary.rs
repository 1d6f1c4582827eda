//! The counts of a check.

use std::fmt;

use contract_contact::{Code, Field};
use indicatif::HumanCount;

use crate::input::count;

/// The kind of an error: a code of a property, or `None` for an input that is no record.
pub(crate) type Kind = Option<(Field, Code)>;

/// Returns every kind, in the order of the tables. An input that is no record comes last.
pub(super) fn kinds() -> impl Iterator<Item = Kind> {
    Field::ALL
        .into_iter()
        .flat_map(|field| Code::ALL.into_iter().map(move |code| Some((field, code))))
        .chain(std::iter::once(None))
}

/// Returns the index of a kind in [`kinds`].
pub(super) fn index(kind: Kind) -> usize {
    const KINDS: usize = Field::ALL.len() * Code::ALL.len();
    kind.and_then(|(field, code)| {
        let field = Field::ALL.iter().position(|each| *each == field)?;
        let code = Code::ALL.iter().position(|each| *each == code)?;
        Some(field.saturating_mul(Code::ALL.len()).saturating_add(code))
    })
    .unwrap_or(KINDS)
}

/// The counts of a check, with the reasons why the check is incomplete.
#[derive(Default)]
pub(crate) struct Summary {
    pub(crate) records: u64,
    pub(crate) invalid: u64,
    /// The number of errors of each kind.
    pub(super) tally: Tally,
    /// The number of errors that the report shows.
    pub(super) shown: u64,
    /// The number of errors that `--max-errors` leaves out of the report.
    pub(super) not_shown: u64,
    /// The reasons why the input was not read to its end: a text for each file, and for an interruption.
    pub(crate) problems: Vec<String>,
    pub(super) is_interrupted: bool,
}

impl Summary {
    /// Adds the counts of a piece of the input.
    pub(super) fn add(&mut self, other: &Summary) {
        self.records = self.records.saturating_add(other.records);
        self.invalid = self.invalid.saturating_add(other.invalid);
        for (index, number) in other.tally.0.iter().enumerate() {
            self.tally.add(index, *number);
        }
    }

    /// Returns whether all of the input was read.
    pub(super) fn is_complete(&self) -> bool {
        self.problems.is_empty()
    }

    /// Returns the note on the errors that are not shown, if there are any.
    pub(super) fn note(&self) -> Option<String> {
        match self.not_shown {
            0 => None,
            1 => Some("1 more error is not shown (see --max-errors)".to_owned()),
            number => Some(format!("{} more errors are not shown (see --max-errors)", HumanCount(number))),
        }
    }
}

/// The number of errors of each kind, by the index of the kind.
#[derive(Default)]
pub(super) struct Tally(Vec<u64>);

impl Tally {
    /// Adds to the number of a kind, and returns the sum.
    pub(super) fn add(&mut self, index: usize, number: u64) -> u64 {
        if self.0.len() <= index {
            self.0.resize(index.saturating_add(1), 0);
        }
        self.0.get_mut(index).map_or(0, |sum| {
            *sum = sum.saturating_add(number);
            *sum
        })
    }

    /// Returns the number of a kind.
    pub(super) fn get(&self, kind: Kind) -> u64 {
        self.0.get(index(kind)).copied().unwrap_or_default()
    }

    /// Returns the codes of properties that occurred, with their numbers.
    pub(super) fn rules(&self) -> impl Iterator<Item = (Field, Code, u64)> {
        kinds()
            .zip(&self.0)
            .filter_map(|(kind, number)| kind.map(|(field, code)| (field, code, *number)))
            .filter(|(_, _, number)| *number > 0)
    }

    /// Returns the number of all errors.
    pub(super) fn total(&self) -> u64 {
        self.0.iter().fold(0, |sum, number| sum.saturating_add(*number))
    }
}

impl fmt::Display for Summary {
    /// Writes the number of records, and of each error.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.shown > 0 {
            writeln!(f)?;
        }
        let noun = if self.records == 1 { "record" } else { "records" };
        let valid = self.records.saturating_sub(self.invalid);
        let [records, valid, invalid] = [self.records, valid, self.invalid].map(HumanCount);
        writeln!(f, "{records} {noun}: {valid} valid, {invalid} invalid")?;
        for (field, code, number) in self.tally.rules() {
            writeln!(f, "{:>9}  {:19}  {code}", HumanCount(number).to_string(), field.name())?;
        }
        let unread = count(self.problems.len()).saturating_sub(self.is_interrupted.into());
        for (number, what) in [(self.tally.get(None), "not a record"), (unread, "files not read to the end")] {
            if number > 0 {
                writeln!(f, "{:>9}  {what}", HumanCount(number).to_string())?;
            }
        }
        if self.is_interrupted {
            writeln!(f, "The check was interrupted: the rest of the input was not read")?;
        }
        if let Some(note) = self.note() {
            writeln!(f, "{note}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_index() {
        for (place, kind) in kinds().enumerate() {
            assert_eq!(index(kind), place);
        }
    }
}
