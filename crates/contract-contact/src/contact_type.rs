//! The role of a contact.

use core::fmt;

use serde::de::{Deserialize, Deserializer, Error};

use crate::whole_number;

/// The role of a contact: `eContractContactType` of the API reference.
///
/// On the wire and in a database, a role is a number. A role serializes as an integer, and converts into and from `u8`, `i16`,
/// `i32` and `i64`.
///
/// ```
/// use contract_contact::ContractContactType;
///
/// let role = ContractContactType::NominatedRecipient;
/// assert_eq!((role.number(), role.name(), role.label()), (3, "NominatedRecipient", "Authorised to receive mail"));
/// assert_eq!(ContractContactType::try_from(3_i16), Ok(role));
/// assert_eq!(i32::from(role), 3);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde_repr::Serialize_repr)]
#[repr(u8)]
pub enum ContractContactType {
    /// 0: no role.
    None = 0,
    /// 1: a company director.
    Director = 1,
    /// 2: a trading name.
    CompanyAlias = 2,
    /// 3: authorised to receive mail on behalf of the company.
    NominatedRecipient = 3,
}

impl ContractContactType {
    /// All roles, by number.
    ///
    /// ```
    /// # use contract_contact::ContractContactType;
    /// assert_eq!(ContractContactType::ALL.map(ContractContactType::number), [0, 1, 2, 3]);
    /// ```
    pub const ALL: [ContractContactType; 4] = [
        ContractContactType::None,
        ContractContactType::Director,
        ContractContactType::CompanyAlias,
        ContractContactType::NominatedRecipient,
    ];

    /// Returns the number on the wire.
    ///
    /// ```
    /// # use contract_contact::ContractContactType;
    /// assert_eq!(ContractContactType::NominatedRecipient.number(), 3);
    /// ```
    #[expect(clippy::as_conversions, reason = "the discriminant of a fieldless enum")]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// Returns the role with this number, or `None`.
    ///
    /// ```
    /// # use contract_contact::ContractContactType;
    /// assert_eq!(ContractContactType::from_number(1), Some(ContractContactType::Director));
    /// assert_eq!(ContractContactType::from_number(4), None);
    /// ```
    #[inline]
    pub fn from_number(number: u8) -> Option<ContractContactType> {
        ContractContactType::ALL.get(usize::from(number)).copied()
    }

    /// Returns the name in the API reference: `None`, `Director`, `CompanyAlias` or `NominatedRecipient`.
    ///
    /// ```
    /// # use contract_contact::ContractContactType;
    /// assert_eq!(ContractContactType::CompanyAlias.name(), "CompanyAlias");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            ContractContactType::None => "None",
            ContractContactType::Director => "Director",
            ContractContactType::CompanyAlias => "CompanyAlias",
            ContractContactType::NominatedRecipient => "NominatedRecipient",
        }
    }

    /// Returns the label for a form, in English.
    ///
    /// ```
    /// # use contract_contact::ContractContactType;
    /// assert_eq!(ContractContactType::CompanyAlias.label(), "Trading name");
    /// ```
    pub const fn label(self) -> &'static str {
        match self {
            ContractContactType::None => "No role",
            ContractContactType::Director => "Company director",
            ContractContactType::CompanyAlias => "Trading name",
            ContractContactType::NominatedRecipient => "Authorised to receive mail",
        }
    }
}

/// The error for a number that is no [`ContractContactType`]. The error does not show the number.
///
/// ```
/// use contract_contact::ContractContactType;
///
/// let error = ContractContactType::try_from(4_u8).unwrap_err();
/// assert_eq!(error.to_string(), "expected an integer from 0 to 3");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected an integer from 0 to 3")]
pub struct ContractContactTypeError(());

impl TryFrom<u8> for ContractContactType {
    type Error = ContractContactTypeError;

    fn try_from(number: u8) -> Result<Self, ContractContactTypeError> {
        ContractContactType::from_number(number).ok_or(ContractContactTypeError(()))
    }
}

impl TryFrom<i16> for ContractContactType {
    type Error = ContractContactTypeError;

    fn try_from(number: i16) -> Result<Self, ContractContactTypeError> {
        ContractContactType::try_from(i64::from(number))
    }
}

impl TryFrom<i32> for ContractContactType {
    type Error = ContractContactTypeError;

    fn try_from(number: i32) -> Result<Self, ContractContactTypeError> {
        ContractContactType::try_from(i64::from(number))
    }
}

impl TryFrom<i64> for ContractContactType {
    type Error = ContractContactTypeError;

    fn try_from(number: i64) -> Result<Self, ContractContactTypeError> {
        u8::try_from(number).ok().and_then(ContractContactType::from_number).ok_or(ContractContactTypeError(()))
    }
}

impl From<ContractContactType> for u8 {
    fn from(contact_type: ContractContactType) -> u8 {
        contact_type.number()
    }
}

impl From<ContractContactType> for i16 {
    fn from(contact_type: ContractContactType) -> i16 {
        contact_type.number().into()
    }
}

impl From<ContractContactType> for i32 {
    fn from(contact_type: ContractContactType) -> i32 {
        contact_type.number().into()
    }
}

impl From<ContractContactType> for i64 {
    fn from(contact_type: ContractContactType) -> i64 {
        contact_type.number().into()
    }
}

impl fmt::Display for ContractContactType {
    /// Writes the name in the API reference.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Written by hand, because the error of `Deserialize_repr` quotes the input.
impl<'de> Deserialize<'de> for ContractContactType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = whole_number::deserialize(deserializer, "an integer from 0 to 3")?;
        ContractContactType::try_from(number).map_err(D::Error::custom)
    }
}
