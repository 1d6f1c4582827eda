//! Findings as values, for services.

use std::fmt;

use contract_contact::ValidationErrors;

use crate::position::Position;
use crate::problem::Problem;
use crate::visitor::{Errors, Record, Visitor};

/// An invalid record, with the errors of the domain crate. A `Vec<Finding>` is a [`Visitor`].
///
/// `Display` writes the position, the property names and the messages. `Display` never writes a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The index of the record, from 0. Blank lines do not count.
    pub index: u64,
    /// The position of the record, or of the problem in the record.
    pub position: Position,
    /// The reason why the record is invalid.
    pub reason: Reason,
}

/// The reason why a record is invalid.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The rules reject the record.
    Invalid(ValidationErrors),
    /// The input is no record.
    NotARecord(Problem),
}

impl Finding {
    /// Returns the validation errors, or `None` where the input is no record.
    pub const fn errors(&self) -> Option<&ValidationErrors> {
        match &self.reason {
            Reason::Invalid(errors) => Some(errors),
            Reason::NotARecord(_) => None,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: ", self.position.line, self.position.column)?;
        match &self.reason {
            Reason::Invalid(errors) => errors.fmt(f),
            Reason::NotARecord(problem) => f.write_str(problem.message()),
        }
    }
}

impl Visitor for Vec<Finding> {
    fn invalid(&mut self, record: &Record<'_>, errors: &Errors<'_>) {
        let reason = Reason::Invalid(errors.to_validation_errors());
        self.push(Finding { index: record.index, position: record.position, reason });
    }

    fn not_a_record(&mut self, record: &Record<'_>, problem: Problem, position: Position) {
        self.push(Finding { index: record.index, position, reason: Reason::NotARecord(problem) });
    }
}
