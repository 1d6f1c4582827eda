//! The properties that both request bodies share.

use alloc::boxed::Box;
use alloc::string::String;

use chrono::NaiveDate;

use crate::check::Values;
use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::draft::Draft;
use crate::errors::{ValidationError, ValidationErrors};
use crate::field::{Field, Kind};
use crate::field_value::FieldValue;
use crate::identifier::Identifier;

/// The writable properties except `Id`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Details {
    pub(super) coworker_contract_id: Identifier,
    pub(super) coworker_id: Option<Identifier>,
    pub(super) country_id: Option<Identifier>,
    pub(super) date_of_birth: Option<NaiveDate>,
    pub(super) contract_contact_type: Option<ContractContactType>,
    pub(super) strings: Strings,
}

impl Details {
    #[inline(always)]
    pub(super) fn new(values: Values<'_>) -> Result<Self, ValidationErrors> {
        Ok(Details {
            // Cannot fail: the rules have required the property.
            coworker_contract_id: values.coworker_contract_id.ok_or_else(|| missing(Field::CoworkerContractId))?,
            coworker_id: values.coworker_id,
            country_id: values.country_id,
            date_of_birth: values.date_of_birth,
            contract_contact_type: values.contract_contact_type,
            strings: Strings::new(values.strings),
        })
    }

    pub(super) fn get(&self, field: Field) -> FieldValue<&str> {
        fn or_empty<'v, T>(value: Option<T>, some: impl Fn(T) -> FieldValue<&'v str>) -> FieldValue<&'v str> {
            value.map_or(FieldValue::Empty, some)
        }
        match field {
            Field::CoworkerContractId => FieldValue::Identifier(self.coworker_contract_id),
            Field::CoworkerId => or_empty(self.coworker_id, FieldValue::Identifier),
            Field::CountryId => or_empty(self.country_id, FieldValue::Identifier),
            Field::DateOfBirth => or_empty(self.date_of_birth, FieldValue::Date),
            Field::ContractContactType => or_empty(self.contract_contact_type, FieldValue::ContactType),
            Field::Id => FieldValue::Empty,
            string => or_empty(self.strings.get(string), FieldValue::String),
        }
    }

    pub(super) fn into_parts(self, id: Option<Identifier>) -> ContactParts {
        let string = |field| self.strings.get(field).map(String::from);
        ContactParts {
            id,
            coworker_contract_id: self.coworker_contract_id,
            full_name: string(Field::FullName).unwrap_or_default(),
            coworker_id: self.coworker_id,
            email: string(Field::Email),
            date_of_birth: self.date_of_birth,
            address: string(Field::Address),
            post_code: string(Field::PostCode),
            city_name: string(Field::CityName),
            state: string(Field::State),
            country_id: self.country_id,
            phone_number: string(Field::PhoneNumber),
            notes: string(Field::Notes),
            contract_contact_type: self.contract_contact_type,
        }
    }
}

pub(super) fn missing(field: Field) -> ValidationErrors {
    ValidationError::new(field, Code::Required, None).into()
}

/// The strings of a record, in one allocation. An absent string is empty.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Strings {
    all: Box<str>,
    ends: [usize; Strings::COUNT],
}

impl Strings {
    const fn is_string(field: Field) -> bool {
        matches!(field.kind(), Kind::Text | Kind::MultilineText | Kind::Email | Kind::Phone)
    }

    const COUNT: usize = {
        let (mut count, mut fields) = (0, Field::ALL.as_slice());
        while let [field, rest @ ..] = fields {
            if Strings::is_string(*field) {
                count += 1;
            }
            fields = rest;
        }
        count
    };

    /// Returns the index of a property among the string properties.
    #[inline]
    fn index(field: Field) -> usize {
        Field::ALL.iter().take(field.index()).filter(|each| Strings::is_string(**each)).count()
    }

    fn new(strings: [&str; Strings::COUNT]) -> Self {
        let mut all = String::with_capacity(strings.iter().map(|string| string.len()).sum());
        let ends = strings.map(|string| {
            if !string.is_empty() {
                all.push_str(string);
            }
            all.len()
        });
        Strings { all: all.into_boxed_str(), ends }
    }

    #[inline]
    pub(super) fn get(&self, field: Field) -> Option<&str> {
        let index = Strings::index(field);
        let start = index.checked_sub(1).map_or(Some(&0), |before| self.ends.get(before))?;
        let string = self.all.get(*start..*self.ends.get(index)?)?;
        (!string.is_empty()).then_some(string)
    }
}

/// The properties of a request body as plain values, for a row of a database or a struct of your own.
///
/// [`into_parts`](crate::RequestBody::into_parts) returns the parts of a record. Your code can change the parts, so the parts
/// are no longer guaranteed valid. To check the parts again, convert the parts into a [`Draft`]. `Debug` hides all values.
///
/// ```
/// use contract_contact::{CreateContractContact, Draft, FromJson, RequestBody, Rules, date};
///
/// let body = br#"{"CoworkerContractId": 1234, "FullName": "Ada Lovelace"}"#;
/// let mut parts = CreateContractContact::from_json(body, Rules::strict(), date::today())?.into_parts();
/// parts.email = Some("ada@".into());
/// let errors = CreateContractContact::from_draft(&Draft::from(parts), Rules::strict(), date::today()).unwrap_err();
/// assert_eq!(errors.to_string(), "Email: must be a valid email address");
/// # Ok::<(), contract_contact::Rejection>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ContactParts {
    /// The record that an update replaces. A create has none.
    pub id: Option<Identifier>,
    /// The contract that the contact belongs to.
    pub coworker_contract_id: Identifier,
    /// The full name.
    pub full_name: String,
    /// The coworker record that the contact is linked to.
    pub coworker_id: Option<Identifier>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The date of birth.
    pub date_of_birth: Option<NaiveDate>,
    /// The address, which may have several lines.
    pub address: Option<String>,
    /// The post code.
    pub post_code: Option<String>,
    /// The town or city.
    pub city_name: Option<String>,
    /// The state or county.
    pub state: Option<String>,
    /// The country.
    pub country_id: Option<Identifier>,
    /// The phone number, as it was written.
    pub phone_number: Option<String>,
    /// The notes, which may have several lines.
    pub notes: Option<String>,
    /// The role.
    pub contract_contact_type: Option<ContractContactType>,
}

impl core::fmt::Debug for ContactParts {
    /// Nearly every property is personal data, so none is shown.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("ContactParts(..)")
    }
}

impl From<ContactParts> for Draft<'static> {
    fn from(parts: ContactParts) -> Self {
        Draft::new()
            .with(Field::Id, parts.id)
            .with(Field::CoworkerContractId, parts.coworker_contract_id)
            .with(Field::FullName, parts.full_name)
            .with(Field::CoworkerId, parts.coworker_id)
            .with(Field::Email, parts.email)
            .with(Field::DateOfBirth, parts.date_of_birth)
            .with(Field::Address, parts.address)
            .with(Field::PostCode, parts.post_code)
            .with(Field::CityName, parts.city_name)
            .with(Field::State, parts.state)
            .with(Field::CountryId, parts.country_id)
            .with(Field::PhoneNumber, parts.phone_number)
            .with(Field::Notes, parts.notes)
            .with(Field::ContractContactType, parts.contract_contact_type)
    }
}
