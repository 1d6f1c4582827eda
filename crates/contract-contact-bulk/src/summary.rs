//! Counts.

/// The number of records, and of those that are invalid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// How many records there are, with the invalid ones.
    pub records: u64,
    /// How many records have errors, or are no records.
    pub invalid: u64,
}
