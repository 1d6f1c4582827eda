//! The identifier of a record.

use core::fmt;
use core::num::NonZeroU64;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use crate::whole_number;

/// The identifier of a record: an integer from 1 to 2⁵³ − 1, which JSON, JavaScript and Rust all hold exactly.
///
/// An identifier converts into `u64` and `i64`, the integers of databases. `TryFrom` converts back and checks the range. `Debug`
/// and `Display` show the number.
///
/// ```
/// use contract_contact::Identifier;
///
/// let id = Identifier::new(87_654_321).unwrap();
/// assert_eq!((id.get(), i64::from(id)), (87_654_321, 87_654_321));
/// assert_eq!(Identifier::try_from(87_654_321_i64), Ok(id));
/// assert!(Identifier::new(0).is_none());
/// assert!(Identifier::new(1 << 53).is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier(NonZeroU64);

impl Identifier {
    /// The smallest identifier, 1.
    ///
    /// ```
    /// # use contract_contact::Identifier;
    /// assert_eq!(Identifier::MIN.get(), 1);
    /// ```
    pub const MIN: Identifier = Identifier(NonZeroU64::MIN);
    /// The largest identifier, 9007199254740991, which is JavaScript's `Number.MAX_SAFE_INTEGER`.
    ///
    /// ```
    /// # use contract_contact::Identifier;
    /// assert_eq!(Identifier::MAX.get(), (1 << 53) - 1);
    /// ```
    pub const MAX: Identifier = match NonZeroU64::new((1 << 53) - 1) {
        Some(number) => Identifier(number),
        None => Identifier::MIN,
    };

    /// Returns the identifier with this number, or `None` where the number is out of range.
    ///
    /// ```
    /// # use contract_contact::Identifier;
    /// assert_eq!(Identifier::new(1), Some(Identifier::MIN));
    /// assert_eq!(Identifier::new(0), None);
    /// ```
    #[inline]
    pub const fn new(number: u64) -> Option<Identifier> {
        match NonZeroU64::new(number) {
            Some(nonzero) if number <= Identifier::MAX.get() => Some(Identifier(nonzero)),
            _ => None,
        }
    }

    /// Returns the number.
    ///
    /// ```
    /// # use contract_contact::Identifier;
    /// assert_eq!(Identifier::new(1234).map(Identifier::get), Some(1234));
    /// ```
    #[inline]
    pub const fn get(self) -> u64 {
        self.0.get()
    }
}

/// The error for a number that is no [`Identifier`]. The error does not show the number.
///
/// ```
/// use contract_contact::Identifier;
///
/// let error = Identifier::try_from(-1_i64).unwrap_err();
/// assert_eq!(error.to_string(), "expected an integer from 1 to 9007199254740991");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected an integer from 1 to 9007199254740991")]
pub struct IdentifierError(());

impl TryFrom<u64> for Identifier {
    type Error = IdentifierError;

    fn try_from(number: u64) -> Result<Self, IdentifierError> {
        Identifier::new(number).ok_or(IdentifierError(()))
    }
}

impl TryFrom<i64> for Identifier {
    type Error = IdentifierError;

    fn try_from(number: i64) -> Result<Self, IdentifierError> {
        u64::try_from(number).ok().and_then(Identifier::new).ok_or(IdentifierError(()))
    }
}

impl From<Identifier> for u64 {
    fn from(identifier: Identifier) -> u64 {
        identifier.get()
    }
}

impl From<Identifier> for i64 {
    fn from(identifier: Identifier) -> i64 {
        // The largest identifier fits.
        identifier.get().cast_signed()
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Identifier {
    /// Writes `Identifier(87654321)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identifier({self})")
    }
}

impl Serialize for Identifier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.get())
    }
}

impl<'de> Deserialize<'de> for Identifier {
    /// Reads a whole number like the rules: `7.0` is 7. The error does not quote the input.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = whole_number::deserialize(deserializer, "an integer from 1 to 9007199254740991")?;
        Identifier::try_from(number).map_err(D::Error::custom)
    }
}
