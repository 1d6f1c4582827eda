//! The interface that reports findings to callers.

use std::fmt;
use std::ops::Range;

use contract_contact::{Code, Field};

use crate::position::Position;
use crate::problem::Problem;

/// A receiver of findings, record by record, in the order of the input.
///
/// ```
/// use contract_contact::{Operation, Rules, date};
/// use contract_contact_bulk::{Errors, Problem, Position, Record, Settings, Visitor, check_slice};
///
/// struct Lines(Vec<u64>);
///
/// impl Visitor for Lines {
///     fn invalid(&mut self, record: &Record<'_>, errors: &Errors<'_>) {
///         self.0.push(record.position.line);
///     }
///     fn not_a_record(&mut self, record: &Record<'_>, problem: Problem, position: Position) {
///         self.0.push(position.line);
///     }
/// }
///
/// let input = b"{\"Id\": 1, \"CoworkerContractId\": 2, \"FullName\": \"Ada\"}\n{\"Id\": 1}\n[]\n";
/// let settings = Settings::new(Operation::Update, Rules::strict(), date::today());
/// let mut lines = Lines(Vec::new());
/// let summary = check_slice(&settings, input, &mut lines)?;
/// assert_eq!((summary.records, summary.invalid, lines.0), (3, 2, vec![2, 3]));
/// # Ok::<(), contract_contact_bulk::Stopped>(())
/// ```
pub trait Visitor {
    /// `true` where [`valid`](Self::valid) does something. Only `check_parallel` reads this constant.
    const WANTS_VALID: bool = false;

    /// Receives a record that passed every rule.
    #[inline(always)]
    fn valid(&mut self, record: &Record<'_>) {
        let _ = record;
    }

    /// Receives a record that the rules reject, with every error.
    fn invalid(&mut self, record: &Record<'_>, errors: &Errors<'_>);

    /// Receives a part of the input that is no record. `position` is the position of the problem.
    fn not_a_record(&mut self, record: &Record<'_>, problem: Problem, position: Position);
}

/// A part of the input that is a record, or should be a record.
#[derive(Clone, Copy)]
pub struct Record<'i> {
    /// The index of the record, from 0. Blank lines do not count.
    pub index: u64,
    /// The position of the first byte.
    pub position: Position,
    /// The bytes of the record, unchanged.
    ///
    /// The slice is empty if the record is too long, or if the input ends within the record.
    pub bytes: &'i [u8],
    /// The index of the first byte in the bytes that were read together.
    pub(crate) offset: usize,
}

/// Shows the index and the position. The bytes are personal data.
impl fmt::Debug for Record<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record").field("index", &self.index).field("position", &self.position).finish_non_exhaustive()
    }
}

/// The errors of a record, in the order of the API reference, at most one for each property.
#[derive(Clone, Copy)]
pub struct Errors<'i> {
    pub(crate) record: &'i [u8],
    pub(crate) found: &'i [Found],
}

/// An error of a record, with its value as a range of the record's bytes.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) field: Field,
    pub(crate) code: Code,
    /// The value, or `None` for an absent property.
    pub(crate) value: Option<Range<usize>>,
}

/// A validation error of one property.
#[derive(Clone, Copy)]
pub struct FieldError<'i> {
    /// The property.
    pub field: Field,
    /// The rule that rejects the value.
    pub code: Code,
    /// The value as JSON, exactly as in the input. `null` if the property is absent.
    pub value: &'i str,
}

impl FieldError<'_> {
    /// Returns the index of the property in [`Field::ALL`].
    #[expect(clippy::as_conversions, reason = "the discriminant of a fieldless enum is its index")]
    pub const fn field_index(&self) -> usize {
        self.field as usize
    }

    /// Returns the index of the code in [`Code::ALL`].
    #[expect(clippy::as_conversions, reason = "the discriminant of a fieldless enum is its index")]
    pub const fn code_index(&self) -> usize {
        self.code as usize
    }
}

/// Shows the property and the code. The value is personal data.
impl fmt::Debug for FieldError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FieldError").field("field", &self.field).field("code", &self.code).finish_non_exhaustive()
    }
}

impl fmt::Debug for Errors<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'i> Errors<'i> {
    /// Returns an iterator over the errors.
    pub fn iter(&self) -> impl Iterator<Item = FieldError<'i>> + use<'i> {
        let record = self.record;
        self.found.iter().map(move |Found { field, code, value }| {
            let value = value.clone().and_then(|value| str::from_utf8(record.get(value)?).ok());
            FieldError { field: *field, code: *code, value: value.unwrap_or("null") }
        })
    }

    /// Returns the errors as types of the domain crate, with their attempted values.
    ///
    /// ```
    /// use contract_contact::{Operation, Rules, date};
    /// use contract_contact_bulk::{Finding, Settings, check_slice};
    ///
    /// let settings = Settings::new(Operation::Create, Rules::strict(), date::today());
    /// let mut findings: Vec<Finding> = Vec::new();
    /// check_slice(&settings, b"[{\"CoworkerContractId\": 1, \"FullName\": \"\"}]", &mut findings)?;
    /// let errors = findings[0].errors().unwrap();
    /// assert_eq!(errors.to_json(), r#"[{"AttemptedValue":"","Message":"is a required field","PropertyName":"FullName"}]"#);
    /// # Ok::<(), contract_contact_bulk::Stopped>(())
    /// ```
    #[cfg(feature = "json")]
    pub fn to_validation_errors(&self) -> contract_contact::ValidationErrors {
        use contract_contact::ValidationError;
        // Cannot fail: the reader has accepted the value as JSON.
        self.iter()
            .map(|FieldError { field, code, value }| {
                ValidationError::new(field, code, serde_json::from_str(value).ok())
            })
            .collect()
    }
}
