//! The body of an update.

use chrono::NaiveDate;
use serde::ser::{Serialize, Serializer};

use super::details::{Details, missing};
use super::{ContactParts, RequestBody, sealed};
use crate::check::Values;
use crate::draft::Draft;
use crate::errors::ValidationErrors;
use crate::field::{Field, Operation};
use crate::field_value::FieldValue;
use crate::identifier::Identifier;
use crate::rule_set::Rules;

/// A checked body of `PUT /api/billing/contractcontacts`, which replaces a whole record.
///
/// Build a body with [`from_json`](crate::FromJson::from_json), [`from_draft`](RequestBody::from_draft) or
/// [`from_record`](Self::from_record). The body serializes in the wire format: every writable property in the order of the API
/// reference, and null for a property without a value.
///
/// ```
/// use contract_contact::{FromJson, Rules, UpdateContractContact, date};
///
/// let body = br#"{"Id": 87654321, "CoworkerContractId": 1234, "FullName": "Ada Lovelace"}"#;
/// let contact = UpdateContractContact::from_json(body, Rules::strict(), date::today())?;
/// assert_eq!(contact.full_name(), "Ada Lovelace");
/// assert_eq!(contact.email(), None);
/// # Ok::<(), contract_contact::Rejection>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UpdateContractContact {
    pub(super) id: Identifier,
    pub(super) details: Details,
}

impl sealed::Sealed for UpdateContractContact {}

impl RequestBody for UpdateContractContact {
    const OPERATION: Operation = Operation::Update;

    fn from_draft(draft: &Draft<'_>, rules: Rules, today: NaiveDate) -> Result<Self, ValidationErrors> {
        let values = Values::check(draft, Self::OPERATION, rules, today)?;
        let id = values.id.ok_or_else(|| missing(Field::Id))?;
        Ok(UpdateContractContact { id, details: Details::new(values)? })
    }

    fn get(&self, field: Field) -> FieldValue<&str> {
        match field {
            Field::Id => FieldValue::Identifier(self.id),
            other => self.details.get(other),
        }
    }

    fn into_parts(self) -> ContactParts {
        self.details.into_parts(Some(self.id))
    }
}

impl UpdateContractContact {
    /// Merges `changes` into a record that the API returned, and checks the result.
    ///
    /// The result is the whole body of a PUT. A property that `changes` does not contain keeps its value. Null in `changes`
    /// empties a property.
    ///
    /// # Errors
    /// Returns every validation error of the result, including errors that the record already had.
    ///
    /// ```
    /// use contract_contact::{Draft, Field, Rules, UpdateContractContact, date};
    ///
    /// let record: Draft = serde_json::from_str(
    ///     r#"{"CoworkerContractId": 1234, "Email": null, "FullName": "Ada Byron", "DateOfBirth": "1990-12-10T00:00:00Z",
    ///         "CountryName": "United Kingdom", "Id": 7, "UpdatedOn": "2025-01-15T10:30:00Z", "IsNew": false}"#,
    /// )?;
    /// let changes = Draft::new().with(Field::FullName, "Ada Lovelace");
    /// let update = UpdateContractContact::from_record(record, changes, Rules::strict(), date::today()).unwrap();
    /// assert_eq!(update.full_name(), "Ada Lovelace");
    /// assert_eq!(update.date_of_birth(), date::parse("1990-12-10").ok());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn from_record<'a>(
        record: Draft<'a>,
        changes: Draft<'a>,
        rules: Rules,
        today: NaiveDate,
    ) -> Result<Self, ValidationErrors> {
        Self::from_draft(&record.overlay(changes), rules, today)
    }

    /// Returns the identifier of the record that the update replaces.
    ///
    /// ```
    #[doc = ada!(UpdateContractContact)]
    /// assert_eq!(contact.id().get(), 7);
    /// ```
    pub fn id(&self) -> Identifier {
        self.id
    }
}

impl Serialize for UpdateContractContact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Self::OPERATION.fields().map(|field| (field.name(), self.get(field))))
    }
}
