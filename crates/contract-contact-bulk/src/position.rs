//! Positions in the input.

/// The position of a byte in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: u64,
    /// The byte in the line, from 1.
    pub column: u64,
}

impl Position {
    /// The first byte of an input.
    pub const FIRST: Position = Position { line: 1, column: 1 };

    /// Returns the position `bytes` bytes later on the same line.
    #[expect(clippy::as_conversions, reason = "no machine has larger addresses")]
    pub(crate) const fn after(self, bytes: usize) -> Position {
        Position { line: self.line, column: self.column + bytes as u64 }
    }

    pub(crate) const fn next_line(self) -> Position {
        Position { line: self.line + 1, column: 1 }
    }

    /// Returns the position after these bytes.
    pub(crate) fn behind(self, bytes: &[u8]) -> Position {
        bytes.iter().fold(self, |position, byte| match byte {
            b'\n' => position.next_line(),
            _ => position.after(1),
        })
    }

    /// Converts a position in a text that begins at `start` into a position in the whole input.
    pub(crate) const fn within(self, start: Position) -> Position {
        match self.line {
            1 => Position { line: start.line, column: start.column + self.column - 1 },
            line => Position { line: start.line + line - 1, column: self.column },
        }
    }
}
