//! The typed records: a value of one of these types passed its rules.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::num::NonZeroU64;

use serde_core::de::{self, Deserialize, Deserializer};
use serde_core::ser::{Serialize, SerializeMap, Serializer};

use crate::attempted_value::AttemptedValue;
use crate::code::Code;
use crate::date::{Date, Timestamp};
use crate::draft::Draft;
use crate::errors::{ValidationError, ValidationErrors};
use crate::field::{Field, Kind, Operation};
use crate::rules::{Checked, Rules};

/// The identifier of a record: an integer from 1 to 2⁵³ − 1, which JSON, JavaScript and Rust all hold exactly.
///
/// ```
/// use contract_contact::Identifier;
///
/// assert_eq!(Identifier::new(87_654_321).unwrap().get(), 87_654_321);
/// assert!(Identifier::new(0).is_none());
/// assert!(Identifier::new(1 << 53).is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier(NonZeroU64);

impl Identifier {
    /// 1.
    ///
    /// ```
    /// # use contract_contact::Identifier;
    /// assert_eq!(Identifier::MIN.get(), 1);
    /// ```
    pub const MIN: Identifier = Identifier(NonZeroU64::MIN);
    /// 9007199254740991, `Number.MAX_SAFE_INTEGER`.
    ///
    /// ```
    /// # use contract_contact::Identifier;
    /// assert_eq!(Identifier::MAX.get(), (1 << 53) - 1);
    /// ```
    pub const MAX: Identifier = match NonZeroU64::new((1 << 53) - 1) {
        Some(number) => Identifier(number),
        None => Identifier::MIN,
    };

    /// The identifier of that number, if it is one.
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

    /// The number.
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

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Identifier {
    /// It points to a person, so it is not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identifier(..)")
    }
}

impl Serialize for Identifier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.get())
    }
}

/// The role of a contact: the page's `eContractContactType`.
///
/// ```
/// use contract_contact::ContractContactType;
///
/// let role = ContractContactType::NominatedRecipient;
/// assert_eq!((role.number(), role.name(), role.label()), (3, "NominatedRecipient", "Authorised to receive mail"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContractContactType {
    /// 0: no role.
    None,
    /// 1: a company director.
    Director,
    /// 2: a trading name.
    CompanyAlias,
    /// 3: authorised to receive mail on behalf of the company.
    NominatedRecipient,
}

impl ContractContactType {
    /// All of them, by number.
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

    /// The number on the wire.
    ///
    /// ```
    /// # use contract_contact::ContractContactType;
    /// assert_eq!(ContractContactType::NominatedRecipient.number(), 3);
    /// ```
    #[expect(clippy::as_conversions, reason = "the discriminant of a fieldless enum")]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The type of that number.
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

    /// The page's name: `None`, `Director`, `CompanyAlias` or `NominatedRecipient`.
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

    /// What to call it in a form, in English.
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

impl fmt::Display for ContractContactType {
    /// The page's name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for ContractContactType {
    /// It says what somebody is, so it is not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ContractContactType(..)")
    }
}

impl Serialize for ContractContactType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.number())
    }
}

mod sealed {
    pub trait Sealed {}
}

/// The hidden lines of an example: a record with all its properties, as `contact`.
macro_rules! ada {
    (ContractContact) => {
        ada!(ContractContact, "serde_json::from_slice(body)")
    };
    ($record:ident) => {
        ada!($record, "json::from_slice(body, Rules::strict(), Date::today())")
    };
    ($record:ident, $read:literal) => {
        concat!(
            r##"# use contract_contact::*;
# let body = br#"{"Id": 7, "CoworkerContractId": 1234, "FullName": "Ada Lovelace", "CoworkerId": 56,
#     "Email": "ada@example.com", "DateOfBirth": "1990-06-15", "Address": "1 High Street", "PostCode": "AB1 2CD",
#     "CityName": "London", "State": "Greater London", "CountryId": 8, "PhoneNumber": "020 7946 0958",
#     "Notes": "Prefers post", "ContractContactType": 1, "UpdatedBy": "admin@example.com"}"#;
# let contact: "##,
            stringify!($record),
            " = ",
            $read,
            ".unwrap();"
        )
    };
}

/// A record that is made by checking a draft: [`UpdateContractContact`] or [`CreateContractContact`].
///
/// ```
/// use contract_contact::{Contact, CreateContractContact, Date, Draft, Rules, UpdateContractContact};
///
/// /// How many things are wrong with a draft, for either request.
/// fn wrong<T: Contact>(draft: &Draft) -> usize {
///     T::from_draft(draft, Rules::strict(), Date::today()).err().map_or(0, |errors| errors.len())
/// }
/// assert_eq!(wrong::<CreateContractContact>(&Draft::new()), 2);
/// assert_eq!(wrong::<UpdateContractContact>(&Draft::new()), 3); // the Id, too
/// ```
pub trait Contact: sealed::Sealed + Sized {
    /// The operation it is the body of.
    ///
    /// ```
    /// # use contract_contact::{Contact, Operation, UpdateContractContact};
    /// assert_eq!(UpdateContractContact::OPERATION, Operation::Update);
    /// ```
    const OPERATION: Operation;

    /// The checked record, or everything that is wrong with the draft. `today` is the last day a date of birth may be.
    ///
    /// # Errors
    /// At least one error, in the page's order, at most one for a property.
    ///
    /// ```
    /// use contract_contact::{Contact, CreateContractContact, Date, Draft, Field, Rules};
    ///
    /// let draft = Draft::new().with(Field::CoworkerContractId, 1234_u64).with(Field::FullName, "Ada Lovelace");
    /// let contact = CreateContractContact::from_draft(&draft, Rules::strict(), Date::today())?;
    /// assert_eq!(contact.full_name(), "Ada Lovelace");
    /// # Ok::<(), contract_contact::ValidationErrors>(())
    /// ```
    fn from_draft(draft: &Draft<'_>, rules: Rules, today: Date) -> Result<Self, ValidationErrors>;
}

/// The writable properties but `Id`.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Details {
    coworker_contract_id: Identifier,
    coworker_id: Option<Identifier>,
    country_id: Option<Identifier>,
    date_of_birth: Option<Date>,
    contract_contact_type: Option<ContractContactType>,
    texts: Texts,
}

impl Details {
    #[inline(always)]
    fn new(values: Values<'_>) -> Result<Self, ValidationErrors> {
        Ok(Details {
            // The rules required it; this only tells the compiler.
            coworker_contract_id: values.coworker_contract_id.ok_or_else(|| missing(Field::CoworkerContractId))?,
            coworker_id: values.coworker_id,
            country_id: values.country_id,
            date_of_birth: values.date_of_birth,
            contract_contact_type: values.contract_contact_type,
            texts: Texts::new(values.texts),
        })
    }

    fn get(&self, field: Field) -> Checked<&str> {
        fn or_cleared<'v, T>(value: Option<T>, some: impl Fn(T) -> Checked<&'v str>) -> Checked<&'v str> {
            value.map_or(Checked::Cleared, some)
        }
        match field {
            Field::CoworkerContractId => Checked::Identifier(self.coworker_contract_id),
            Field::CoworkerId => or_cleared(self.coworker_id, Checked::Identifier),
            Field::CountryId => or_cleared(self.country_id, Checked::Identifier),
            Field::DateOfBirth => or_cleared(self.date_of_birth, Checked::Date),
            Field::ContractContactType => or_cleared(self.contract_contact_type, Checked::Type),
            Field::Id => Checked::Cleared,
            text => or_cleared(self.texts.get(text), Checked::Text),
        }
    }
}

/// What the properties of a draft that passed its rules hold, still borrowed from it; a text that is not there is empty.
pub(crate) struct Values<'d> {
    id: Option<Identifier>,
    coworker_contract_id: Option<Identifier>,
    coworker_id: Option<Identifier>,
    country_id: Option<Identifier>,
    date_of_birth: Option<Date>,
    contract_contact_type: Option<ContractContactType>,
    texts: [&'d str; Texts::COUNT],
}

impl<'d> Values<'d> {
    /// Checks every property in the page's order.
    ///
    /// One line a property, rather than a loop over the table, lets the compiler see the kind of each.
    #[inline(always)]
    pub(crate) fn check(
        draft: &'d Draft<'_>,
        operation: Operation,
        rules: Rules,
        today: Date,
    ) -> Result<Self, ValidationErrors> {
        let mut reader = Reader { draft, operation, rules, today, errors: Vec::new() };
        let id = reader.identifier(Field::Id);
        let coworker_contract_id = reader.identifier(Field::CoworkerContractId);
        let full_name = reader.text(Field::FullName);
        let coworker_id = reader.identifier(Field::CoworkerId);
        let email = reader.text(Field::Email);
        let date_of_birth = reader.date(Field::DateOfBirth);
        let address = reader.text(Field::Address);
        let post_code = reader.text(Field::PostCode);
        let city_name = reader.text(Field::CityName);
        let state = reader.text(Field::State);
        let country_id = reader.identifier(Field::CountryId);
        let phone_number = reader.text(Field::PhoneNumber);
        let notes = reader.text(Field::Notes);
        let contract_contact_type = reader.contact_type(Field::ContractContactType);
        match ValidationErrors::from_ordered(reader.errors) {
            Some(errors) => Err(errors),
            None => Ok(Values {
                id,
                coworker_contract_id,
                coworker_id,
                country_id,
                date_of_birth,
                contract_contact_type,
                texts: [full_name, email, address, post_code, city_name, state, phone_number, notes],
            }),
        }
    }
}

/// Checks one property after the other and gathers what is wrong with them.
struct Reader<'d, 'a> {
    draft: &'d Draft<'a>,
    operation: Operation,
    rules: Rules,
    today: Date,
    errors: Vec<ValidationError>,
}

impl<'d> Reader<'d, '_> {
    #[inline(always)]
    fn check(&mut self, field: Field) -> Checked<&'d str> {
        match self.rules.check(field, self.draft.get(field), self.operation, self.today) {
            Ok(checked) => checked,
            Err(code) => {
                self.fail(field, code);
                Checked::Cleared
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn fail(&mut self, field: Field, code: Code) {
        if self.errors.is_empty() {
            self.errors.reserve(8);
        }
        self.errors.push(ValidationError::new(field, code, self.draft.get(field).cloned()));
    }

    #[inline(always)]
    fn identifier(&mut self, field: Field) -> Option<Identifier> {
        match self.check(field) {
            Checked::Identifier(identifier) => Some(identifier),
            _ => None,
        }
    }

    #[inline(always)]
    fn text(&mut self, field: Field) -> &'d str {
        match self.check(field) {
            Checked::Text(text) => text,
            _ => "",
        }
    }

    #[inline(always)]
    fn date(&mut self, field: Field) -> Option<Date> {
        match self.check(field) {
            Checked::Date(date) => Some(date),
            _ => None,
        }
    }

    #[inline(always)]
    fn contact_type(&mut self, field: Field) -> Option<ContractContactType> {
        match self.check(field) {
            Checked::Type(contact_type) => Some(contact_type),
            _ => None,
        }
    }
}

fn missing(field: Field) -> ValidationErrors {
    ValidationErrors::one(ValidationError::new(field, Code::Required, None))
}

/// The texts of a record, end to end in one allocation, since they come and go together. A text that is not there is
/// empty.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Texts {
    all: Box<str>,
    ends: [usize; Texts::COUNT],
}

impl Texts {
    const fn is_text(field: Field) -> bool {
        matches!(field.kind(), Kind::Text | Kind::MultilineText | Kind::Email | Kind::Phone)
    }

    const COUNT: usize = {
        let (mut count, mut fields) = (0, Field::ALL.as_slice());
        while let [field, rest @ ..] = fields {
            if Texts::is_text(*field) {
                count += 1;
            }
            fields = rest;
        }
        count
    };

    /// The place of a field among those that hold text.
    #[inline]
    fn slot(field: Field) -> usize {
        Field::ALL.iter().take(field.index()).filter(|each| Texts::is_text(**each)).count()
    }

    fn new(texts: [&str; Texts::COUNT]) -> Self {
        let mut all = String::with_capacity(texts.iter().map(|text| text.len()).sum());
        let ends = texts.map(|text| {
            if !text.is_empty() {
                all.push_str(text);
            }
            all.len()
        });
        Texts { all: all.into_boxed_str(), ends }
    }

    #[inline]
    fn get(&self, field: Field) -> Option<&str> {
        let slot = Texts::slot(field);
        let start = slot.checked_sub(1).map_or(Some(&0), |before| self.ends.get(before))?;
        let text = self.all.get(*start..*self.ends.get(slot)?)?;
        (!text.is_empty()).then_some(text)
    }
}

/// A checked body of `PUT /api/billing/contractcontacts`, which replaces a record whole.
///
/// It is made by [`from_draft`](Contact::from_draft), by [`from_json`](Self::from_json) or by
/// [`from_record`](Self::from_record), and serializes to the wire: every writable property in the page's order, those
/// without a value null.
///
/// ```
/// use contract_contact::{Date, Rules, UpdateContractContact};
///
/// let body = br#"{"Id": 87654321, "CoworkerContractId": 1234, "FullName": "Ada Lovelace"}"#;
/// let contact = UpdateContractContact::from_json(body, Rules::strict(), Date::today())?;
/// assert_eq!(contact.full_name(), "Ada Lovelace");
/// assert_eq!(contact.email(), None);
/// # Ok::<(), contract_contact::Rejection>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UpdateContractContact {
    id: Identifier,
    details: Details,
}

/// A checked body of `POST /api/billing/contractcontacts`, which makes a record: no `Id`, and the role is
/// [`Director`](ContractContactType::Director) unless it says otherwise.
///
/// ```
/// use contract_contact::{ContractContactType, CreateContractContact, Date, Rules};
///
/// let body = br#"{"CoworkerContractId": 1234, "FullName": "Ada Lovelace"}"#;
/// let contact = CreateContractContact::from_json(body, Rules::strict(), Date::today())?;
/// assert_eq!(contact.contract_contact_type(), Some(ContractContactType::Director));
/// # Ok::<(), contract_contact::Rejection>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CreateContractContact {
    details: Details,
}

/// A stored record, as the API reads it back: the writable properties with the [`Stamps`] of its last change.
///
/// It serializes as the API does, read-only properties and all in the API's order, null where they are not known here,
/// the date of birth with `T00:00:00Z`. Deserializing checks it by [`Rules::reference`], since what is stored need not
/// meet the strict rules.
///
/// ```
/// use contract_contact::{ContractContact, Date, Draft, Field, Rules, Stamps, UpdateContractContact};
///
/// let body = br#"{"Id": 1, "CoworkerContractId": 2, "FullName": "Ada Lovelace", "DateOfBirth": "1815-12-10"}"#;
/// let contact = UpdateContractContact::from_json(body, Rules::reference(), Date::today()).unwrap();
/// let stored = ContractContact::new(contact, Stamps::default());
///
/// let json = stored.to_json();
/// assert!(json.contains(r#""DateOfBirth":"1815-12-10T00:00:00Z""#));
/// assert_eq!(serde_json::from_str::<ContractContact>(&json).unwrap(), stored);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ContractContact {
    contact: UpdateContractContact,
    stamps: Stamps,
}

/// When and by whom a record was made and last changed.
///
/// ```
/// use contract_contact::{Stamps, Timestamp};
///
/// let stamps = Stamps { updated_by: Some("admin@example.com".into()), ..Stamps::default() };
/// assert_eq!(stamps.created_on, None); // not known
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Stamps {
    /// When it was made.
    pub created_on: Option<Timestamp>,
    /// When it was last changed.
    pub updated_on: Option<Timestamp>,
    /// Who changed it last, by e-mail address.
    pub updated_by: Option<String>,
}

impl sealed::Sealed for UpdateContractContact {}

impl Contact for UpdateContractContact {
    const OPERATION: Operation = Operation::Update;

    fn from_draft(draft: &Draft<'_>, rules: Rules, today: Date) -> Result<Self, ValidationErrors> {
        let values = Values::check(draft, Self::OPERATION, rules, today)?;
        let id = values.id.ok_or_else(|| missing(Field::Id))?;
        Ok(UpdateContractContact { id, details: Details::new(values)? })
    }
}

impl sealed::Sealed for CreateContractContact {}

impl Contact for CreateContractContact {
    const OPERATION: Operation = Operation::Create;

    fn from_draft(draft: &Draft<'_>, rules: Rules, today: Date) -> Result<Self, ValidationErrors> {
        let mut details = Details::new(Values::check(draft, Self::OPERATION, rules, today)?)?;
        details.contract_contact_type.get_or_insert(ContractContactType::Director);
        Ok(CreateContractContact { details })
    }
}

impl UpdateContractContact {
    /// The record as the API gave it, with `changes` laid over it: the whole body that a PUT needs, so that nothing is
    /// cleared because it was left out. A change to null clears a property on purpose.
    ///
    /// # Errors
    /// What is wrong with the outcome, also where it was so in the record already.
    ///
    /// ```
    /// use contract_contact::{Date, Draft, Field, Rules, UpdateContractContact};
    ///
    /// let record: Draft = serde_json::from_str(
    ///     r#"{"CoworkerContractId": 1234, "Email": null, "FullName": "Ada Byron", "DateOfBirth": "1990-12-10T00:00:00Z",
    ///         "CountryName": "United Kingdom", "Id": 7, "UpdatedOn": "2025-01-15T10:30:00Z", "IsNew": false}"#,
    /// )?;
    /// let changes = Draft::new().with(Field::FullName, "Ada Lovelace");
    /// let update = UpdateContractContact::from_record(record, changes, Rules::strict(), Date::today()).unwrap();
    /// assert_eq!(update.full_name(), "Ada Lovelace");
    /// assert_eq!(update.date_of_birth(), Date::new(1990, 12, 10));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn from_record<'a>(
        record: Draft<'a>,
        changes: Draft<'a>,
        rules: Rules,
        today: Date,
    ) -> Result<Self, ValidationErrors> {
        Self::from_draft(&record.overlay(changes), rules, today)
    }

    /// Which record it replaces.
    ///
    /// ```
    #[doc = ada!(UpdateContractContact)]
    /// assert_eq!(contact.id().get(), 7);
    /// ```
    pub fn id(&self) -> Identifier {
        self.id
    }

    /// What a property holds.
    ///
    /// ```
    #[doc = ada!(UpdateContractContact)]
    /// assert_eq!(contact.get(Field::CountryId), Checked::Identifier(Identifier::new(8).unwrap()));
    /// ```
    pub fn get(&self, field: Field) -> Checked<&str> {
        match field {
            Field::Id => Checked::Identifier(self.id),
            other => self.details.get(other),
        }
    }

    /// The record as a draft, to lay changes over.
    ///
    /// ```
    #[doc = ada!(UpdateContractContact)]
    /// let draft = contact.to_draft().with(Field::FullName, "Ada King");
    /// assert_eq!(draft.get(Field::Email), Some(&"ada@example.com".into()));
    /// ```
    pub fn to_draft(&self) -> Draft<'_> {
        Field::ALL.into_iter().fold(Draft::new(), |draft, field| draft.with(field, self.get(field)))
    }
}

impl CreateContractContact {
    /// The record it becomes once it has an identifier.
    ///
    /// ```
    #[doc = ada!(CreateContractContact)]
    /// let stored = contact.with_id(Identifier::MIN);
    /// assert_eq!((stored.id(), stored.full_name()), (Identifier::MIN, "Ada Lovelace"));
    /// ```
    pub fn with_id(self, id: Identifier) -> UpdateContractContact {
        UpdateContractContact { id, details: self.details }
    }

    /// What a property holds; `Id` holds nothing.
    ///
    /// ```
    #[doc = ada!(CreateContractContact)]
    /// assert_eq!(contact.get(Field::FullName), Checked::Text("Ada Lovelace"));
    /// assert_eq!(contact.get(Field::Id), Checked::Cleared);
    /// ```
    pub fn get(&self, field: Field) -> Checked<&str> {
        self.details.get(field)
    }
}

impl ContractContact {
    /// The properties in the order in which the API reads a record back.
    pub(crate) const READ_BACK: [&'static str; 33] = [
        "CoworkerContractId",
        "CoworkerId",
        "Email",
        "FullName",
        "DateOfBirth",
        "Address",
        "PostCode",
        "CityName",
        "State",
        "CountryId",
        "CountryName",
        "PhoneNumber",
        "Notes",
        "ContractContactType",
        "Id",
        "UpdatedOn",
        "CreatedOn",
        "UniqueId",
        "UpdatedBy",
        "IsNew",
        "SystemId",
        "ToStringText",
        "LocalizationDetails",
        "CustomFields",
        "CoworkerContractQuantity",
        "CoworkerContractFloorPlanDeskIds",
        "CoworkerContractFloorPlanDeskNames",
        "CoworkerContractTariffName",
        "CoworkerFullName",
        "CoworkerCompanyName",
        "CoworkerBillingName",
        "CoworkerEmail",
        "CoworkerActive",
    ];

    /// The record as it is stored after `contact` was accepted.
    ///
    /// ```
    #[doc = ada!(UpdateContractContact)]
    /// let stored = ContractContact::new(contact, Stamps { updated_on: Some(Timestamp::now()), ..Stamps::default() });
    /// assert!(stored.stamps().updated_on.is_some());
    /// ```
    pub fn new(contact: UpdateContractContact, stamps: Stamps) -> Self {
        ContractContact { contact, stamps }
    }

    /// The writable properties, as the body of a PUT that would change nothing.
    ///
    /// ```
    #[doc = ada!(ContractContact)]
    /// assert_eq!(contact.contact().full_name(), "Ada Lovelace");
    /// ```
    pub fn contact(&self) -> &UpdateContractContact {
        &self.contact
    }

    /// When and by whom it was made and changed.
    ///
    /// ```
    #[doc = ada!(ContractContact)]
    /// assert_eq!(contact.stamps().updated_by.as_deref(), Some("admin@example.com"));
    /// ```
    pub fn stamps(&self) -> &Stamps {
        &self.stamps
    }

    /// Its identifier.
    ///
    /// ```
    #[doc = ada!(ContractContact)]
    /// assert_eq!(contact.id().get(), 7);
    /// ```
    pub fn id(&self) -> Identifier {
        self.contact.id
    }

    /// What a property holds.
    ///
    /// ```
    #[doc = ada!(ContractContact)]
    /// assert_eq!(contact.get(Field::DateOfBirth), Checked::Date(Date::new(1990, 6, 15).unwrap()));
    /// ```
    pub fn get(&self, field: Field) -> Checked<&str> {
        self.contact.get(field)
    }
}

macro_rules! accessors {
    ($($record:ident: $($path:ident).+;)*) => {
        $(impl $record {
            /// The contract the contact belongs to.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.coworker_contract_id().get(), 1234);
            /// ```
            pub fn coworker_contract_id(&self) -> Identifier {
                self.$($path).+.coworker_contract_id
            }

            /// The contact's full name, never blank.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.full_name(), "Ada Lovelace");
            /// ```
            pub fn full_name(&self) -> &str {
                self.$($path).+.texts.get(Field::FullName).unwrap_or_default()
            }

            /// The coworker record the contact is linked to.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.coworker_id(), Identifier::new(56));
            /// ```
            pub fn coworker_id(&self) -> Option<Identifier> {
                self.$($path).+.coworker_id
            }

            /// The e-mail address.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.email(), Some("ada@example.com"));
            /// ```
            pub fn email(&self) -> Option<&str> {
                self.$($path).+.texts.get(Field::Email)
            }

            /// The date of birth.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.date_of_birth(), Date::new(1990, 6, 15));
            /// ```
            pub fn date_of_birth(&self) -> Option<Date> {
                self.$($path).+.date_of_birth
            }

            /// The address, which may have several lines.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.address(), Some("1 High Street"));
            /// ```
            pub fn address(&self) -> Option<&str> {
                self.$($path).+.texts.get(Field::Address)
            }

            /// The post code.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.post_code(), Some("AB1 2CD"));
            /// ```
            pub fn post_code(&self) -> Option<&str> {
                self.$($path).+.texts.get(Field::PostCode)
            }

            /// The town or city.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.city_name(), Some("London"));
            /// ```
            pub fn city_name(&self) -> Option<&str> {
                self.$($path).+.texts.get(Field::CityName)
            }

            /// The state or county.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.state(), Some("Greater London"));
            /// ```
            pub fn state(&self) -> Option<&str> {
                self.$($path).+.texts.get(Field::State)
            }

            /// The country.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.country_id(), Identifier::new(8));
            /// ```
            pub fn country_id(&self) -> Option<Identifier> {
                self.$($path).+.country_id
            }

            /// The phone number, as it was written.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.phone_number(), Some("020 7946 0958"));
            /// ```
            pub fn phone_number(&self) -> Option<&str> {
                self.$($path).+.texts.get(Field::PhoneNumber)
            }

            /// The notes, which may have several lines.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.notes(), Some("Prefers post"));
            /// ```
            pub fn notes(&self) -> Option<&str> {
                self.$($path).+.texts.get(Field::Notes)
            }

            /// The role.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.contract_contact_type(), Some(ContractContactType::Director));
            /// ```
            pub fn contract_contact_type(&self) -> Option<ContractContactType> {
                self.$($path).+.contract_contact_type
            }
        }

        impl fmt::Debug for $record {
            /// Nearly every property is personal data, so none is shown.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($record), "(..)"))
            }
        })*
    };
}

accessors! {
    UpdateContractContact: details;
    CreateContractContact: details;
    ContractContact: contact.details;
}

impl fmt::Debug for Stamps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stamps(..)")
    }
}

impl<'v> From<Checked<&'v str>> for AttemptedValue<'v> {
    fn from(value: Checked<&'v str>) -> Self {
        match value {
            Checked::Cleared => AttemptedValue::Null,
            Checked::Identifier(identifier) => identifier.into(),
            Checked::Text(text) => text.into(),
            Checked::Date(date) => date.into(),
            Checked::Type(contact_type) => contact_type.into(),
        }
    }
}

impl Serialize for Checked<&str> {
    /// As in a request; what is cleared is null.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Checked::Cleared => serializer.serialize_unit(),
            Checked::Identifier(identifier) => identifier.serialize(serializer),
            Checked::Text(text) => serializer.serialize_str(text),
            Checked::Date(date) => date.serialize(serializer),
            Checked::Type(contact_type) => contact_type.serialize(serializer),
        }
    }
}

impl Serialize for UpdateContractContact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Self::OPERATION.fields().map(|field| (field.name(), self.get(field))))
    }
}

impl Serialize for CreateContractContact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Self::OPERATION.fields().map(|field| (field.name(), self.get(field))))
    }
}

impl Serialize for ContractContact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(Self::READ_BACK.len()))?;
        for name in Self::READ_BACK {
            match (Field::from_name(name), name) {
                (Some(Field::DateOfBirth), _) => {
                    let midnight = self.date_of_birth().map(Timestamp::from);
                    map.serialize_entry(name, &midnight)?;
                }
                (Some(field), _) => map.serialize_entry(name, &self.get(field))?,
                (None, "CreatedOn") => map.serialize_entry(name, &self.stamps.created_on)?,
                (None, "UpdatedOn") => map.serialize_entry(name, &self.stamps.updated_on)?,
                (None, "UpdatedBy") => map.serialize_entry(name, &self.stamps.updated_by)?,
                (None, "IsNew") => map.serialize_entry(name, &false)?,
                (None, "ToStringText") => map.serialize_entry(name, self.full_name())?,
                (None, _) => map.serialize_entry(name, &())?,
            }
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for ContractContact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let record = AttemptedValue::deserialize(deserializer)?;
        let AttemptedValue::Object(entries) = &record else {
            return Err(de::Error::custom("The record must be an object"));
        };
        let mut draft = Draft::new();
        for (name, value) in entries {
            if let Some(field) = Field::from_name(name) {
                draft.set(field, value.clone());
            }
        }
        // The rules of the page know no "today".
        let contact =
            UpdateContractContact::from_draft(&draft, Rules::reference(), Date::MAX).map_err(de::Error::custom)?;
        let text = |name| record.get(name).and_then(AttemptedValue::as_str);
        let stamp = |name| text(name).and_then(|text| text.parse().ok());
        let stamps = Stamps {
            created_on: stamp("CreatedOn"),
            updated_on: stamp("UpdatedOn"),
            updated_by: text("UpdatedBy").map(ToOwned::to_owned),
        };
        Ok(ContractContact { contact, stamps })
    }
}
