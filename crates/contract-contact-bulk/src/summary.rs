//! The counts of a check.

/// The numbers of records and of invalid records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// The number of records, invalid records included.
    pub records: u64,
    /// The number of records with errors, and of parts of the input that are no records.
    pub invalid: u64,
}
