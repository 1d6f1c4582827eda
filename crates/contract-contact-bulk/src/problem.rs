//! The result of a check: its counts, and the reasons why a part of the input is no record.

#[cfg(not(target_family = "wasm"))]
use crate::cursor::Cursor;
use crate::position::Position;

/// The numbers of records and of invalid records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// The number of records, invalid records included.
    pub records: u64,
    /// The number of records with errors, and of parts of the input that are no records.
    pub invalid: u64,
}

/// The reason why a part of the input is no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// The input ends within a record or a list.
    End,
    /// A string contains a control character.
    Control,
    /// A colon is missing.
    Colon,
    /// A comma precedes a closing bracket.
    Comma,
    /// JSON does not have this escape sequence.
    Escape,
    /// The name of a property is not a string.
    Key,
    /// A comma or the end of an array is missing.
    ListEnd,
    /// JSON does not have this form of a number.
    Number,
    /// A number is larger than any `f64`.
    NumberRange,
    /// A comma or the end of an object is missing.
    ObjectEnd,
    /// A string contains half of a surrogate pair.
    Surrogate,
    /// The record is nested more than 127 deep.
    TooDeep,
    /// The record is longer than the limit.
    TooLong,
    /// The input continues after the end of the JSON text.
    Trailing,
    /// The bytes are not UTF-8.
    Utf8,
    /// A value is missing.
    Value,
    /// A word is not `true`, `false` or `null`.
    Word,
    /// The value is an array, not an object.
    Array,
    /// The value is a string, not an object.
    String,
    /// The value is a number, not an object.
    NumberValue,
    /// The value is a boolean, not an object.
    Boolean,
    /// The value is null, not an object.
    Null,
}

impl Problem {
    /// Returns whether the input breaks the grammar of JSON. The end of the record is then unknown.
    pub(crate) const fn is_of_syntax(self) -> bool {
        !matches!(self, Problem::NumberRange | Problem::Surrogate | Problem::TooDeep | Problem::TooLong)
    }

    /// Returns whether the value is valid JSON, but not an object.
    pub const fn is_of_type(self) -> bool {
        matches!(self, Problem::Array | Problem::String | Problem::NumberValue | Problem::Boolean | Problem::Null)
    }

    /// Returns the message for people. The message never quotes the input.
    pub const fn message(self) -> &'static str {
        match self {
            Problem::End => "The body is not valid JSON: it ends too early",
            Problem::Control => "The body is not valid JSON: control character found while parsing a string",
            Problem::Colon => "The body is not valid JSON: expected `:`",
            Problem::Comma => "The body is not valid JSON: trailing comma",
            Problem::Escape => "The body is not valid JSON: invalid escape",
            Problem::Key => "The body is not valid JSON: key must be a string",
            Problem::ListEnd => "The body is not valid JSON: expected `,` or `]`",
            Problem::Number => "The body is not valid JSON: invalid number",
            Problem::NumberRange => "The body is not valid JSON: number out of range",
            Problem::ObjectEnd => "The body is not valid JSON: expected `,` or `}`",
            Problem::Surrogate => "The body is not valid JSON: lone surrogate in a string",
            Problem::TooDeep => "The body is nested more than 127 deep",
            Problem::TooLong => "The body is too large",
            Problem::Trailing => "The body is not valid JSON: trailing characters",
            Problem::Utf8 => "The body is not valid UTF-8",
            Problem::Value => "The body is not valid JSON: expected value",
            Problem::Word => "The body is not valid JSON: expected true, false or null",
            Problem::Array => "The body must be an object, not an array",
            Problem::String => "The body must be an object, not a string",
            Problem::NumberValue => "The body must be an object, not a number",
            Problem::Boolean => "The body must be an object, not a boolean",
            Problem::Null => "The body must be an object, not null",
        }
    }
}

/// The error for an input that was not read to its end, with the problem and its position.
///
/// In an array, a syntax error or a record over the limit ends the check. The engine then cannot know where the next record
/// begins. Everything before the position was checked.
///
/// ```
/// use contract_contact::{Operation, Rules, date};
/// use contract_contact_bulk::{Problem, Settings, check_slice};
///
/// let settings = Settings::new(Operation::Update, Rules::strict(), date::today());
/// let stopped = check_slice(&settings, b"[{\"Id\": nope}]", &mut Vec::new()).unwrap_err();
/// assert_eq!(stopped.problem(), Problem::Word);
/// assert_eq!(stopped.to_string(), "The body is not valid JSON: expected true, false or null (line 1, column 10)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} (line {}, column {})", .problem.message(), .position.line, .position.column)]
pub struct Stopped {
    pub(crate) problem: Problem,
    pub(crate) position: Position,
    pub(crate) summary: Summary,
}

impl Stopped {
    /// Returns the reason.
    pub const fn problem(&self) -> Problem {
        self.problem
    }

    /// Returns the position of the problem.
    pub const fn position(&self) -> Position {
        self.position
    }

    /// Returns the number of records checked before the problem.
    pub const fn summary(&self) -> Summary {
        self.summary
    }

    /// Converts the error of an input that begins at `start` into the error of the whole input.
    #[cfg(not(target_family = "wasm"))]
    pub(crate) const fn within(self, start: Cursor) -> Stopped {
        let summary =
            Summary { records: self.summary.records + start.records, invalid: self.summary.invalid + start.invalid };
        Stopped { position: self.position.within(start.position), summary, ..self }
    }
}
