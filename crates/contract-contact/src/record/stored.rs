//! The stored record.

use alloc::borrow::ToOwned;
use alloc::string::String;
use core::fmt;

use serde::de::{self, Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{RequestBody, UpdateContractContact};
use crate::attempted_value::AttemptedValue;
use crate::date::{self, Timestamp};
use crate::draft::Draft;
use crate::field::Field;
use crate::field_value::FieldValue;
use crate::identifier::Identifier;
use crate::rule_set::Rules;

/// A stored record, as the API returns it: the writable properties with the [`Stamps`] of its last change.
///
/// The record serializes as the API returns it, with all [`PROPERTIES`](Self::PROPERTIES). A read-only property that this type
/// does not store is null. The date of birth ends in `T00:00:00Z`. Deserializing checks the record by [`Rules::reference`],
/// because a stored record may break the strict rules.
///
/// ```
/// use contract_contact::{ContractContact, FromJson, Rules, Stamps, UpdateContractContact, date};
///
/// let body = br#"{"Id": 1, "CoworkerContractId": 2, "FullName": "Ada Lovelace", "DateOfBirth": "1815-12-10"}"#;
/// let contact = UpdateContractContact::from_json(body, Rules::reference(), date::today()).unwrap();
/// let stored = ContractContact::new(contact, Stamps::default());
///
/// let json = stored.to_json();
/// assert!(json.contains(r#""DateOfBirth":"1815-12-10T00:00:00Z""#));
/// assert_eq!(serde_json::from_str::<ContractContact>(&json).unwrap(), stored);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ContractContact {
    pub(super) contact: UpdateContractContact,
    stamps: Stamps,
}

/// The stamps of a record: the time of its creation, and the time and author of its last change.
///
/// `Debug` hides the e-mail address. [`reveal`](Self::reveal) shows the address in a test.
///
/// ```
/// use contract_contact::{Stamps, Timestamp};
///
/// let stamps = Stamps { updated_by: Some("admin@example.com".into()), ..Stamps::default() };
/// assert_eq!(stamps.created_on, None); // not known
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Stamps {
    /// When the record was created.
    pub created_on: Option<Timestamp>,
    /// When the record was last changed.
    pub updated_on: Option<Timestamp>,
    /// The e-mail address of the user who last changed the record.
    pub updated_by: Option<String>,
}

impl ContractContact {
    /// The names of all properties, in the order in which the API returns a record.
    ///
    /// ```
    /// # use contract_contact::ContractContact;
    /// assert_eq!(ContractContact::PROPERTIES[..2], ["CoworkerContractId", "CoworkerId"]);
    /// ```
    pub const PROPERTIES: [&'static str; 33] = [
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

    /// Returns the stored record with a checked `contact` and its stamps.
    ///
    /// ```
    #[doc = ada!(UpdateContractContact)]
    /// let stored = ContractContact::new(contact, Stamps { updated_on: Some(Timestamp::now()), ..Stamps::default() });
    /// assert!(stored.stamps().updated_on.is_some());
    /// ```
    pub fn new(contact: UpdateContractContact, stamps: Stamps) -> Self {
        ContractContact { contact, stamps }
    }

    /// Returns the writable properties, as the body of a PUT that changes nothing.
    ///
    /// ```
    #[doc = ada!(ContractContact)]
    /// assert_eq!(contact.contact().full_name(), "Ada Lovelace");
    /// ```
    pub fn contact(&self) -> &UpdateContractContact {
        &self.contact
    }

    /// Returns the stamps: the time of the creation, and the time and author of the last change.
    ///
    /// ```
    #[doc = ada!(ContractContact)]
    /// assert_eq!(contact.stamps().updated_by.as_deref(), Some("admin@example.com"));
    /// ```
    pub fn stamps(&self) -> &Stamps {
        &self.stamps
    }

    /// Returns the identifier.
    ///
    /// ```
    #[doc = ada!(ContractContact)]
    /// assert_eq!(contact.id().get(), 7);
    /// ```
    pub fn id(&self) -> Identifier {
        self.contact.id
    }

    /// Returns the value of a writable property.
    ///
    /// ```
    #[doc = ada!(ContractContact)]
    /// assert_eq!(contact.get(Field::DateOfBirth), FieldValue::Date(date::parse("1990-06-15").unwrap()));
    /// ```
    pub fn get(&self, field: Field) -> FieldValue<&str> {
        self.contact.get(field)
    }

    /// Splits the record into its writable properties and its stamps.
    ///
    /// ```
    #[doc = ada!(ContractContact)]
    /// let (contact, stamps) = contact.into_parts();
    /// assert_eq!((contact.id().get(), stamps.updated_by.as_deref()), (7, Some("admin@example.com")));
    /// ```
    pub fn into_parts(self) -> (UpdateContractContact, Stamps) {
        (self.contact, self.stamps)
    }
}

impl fmt::Debug for Stamps {
    /// Hides the e-mail address.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stamps")
            .field("created_on", &self.created_on)
            .field("updated_on", &self.updated_on)
            .finish_non_exhaustive()
    }
}

impl Serialize for ContractContact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(Self::PROPERTIES.len()))?;
        for name in Self::PROPERTIES {
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
        if !matches!(record, AttemptedValue::Object(_)) {
            return Err(de::Error::custom("The record must be an object"));
        }
        let text = |name| record.get(name).and_then(AttemptedValue::as_str);
        let stamp = |name| text(name).and_then(|text| text.parse().ok());
        let stamps = Stamps {
            created_on: stamp("CreatedOn"),
            updated_on: stamp("UpdatedOn"),
            updated_by: text("UpdatedBy").map(ToOwned::to_owned),
        };
        // The reference rules do not use the current date.
        let contact = UpdateContractContact::from_draft(&Draft::from(record), Rules::reference(), date::MAX)
            .map_err(de::Error::custom)?;
        Ok(ContractContact { contact, stamps })
    }
}
