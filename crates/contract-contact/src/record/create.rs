//! The body of a create.

use chrono::NaiveDate;
use serde::ser::{Serialize, Serializer};

use super::details::Details;
use super::{ContactParts, RequestBody, UpdateContractContact, sealed};
use crate::check::Values;
use crate::contact_type::ContractContactType;
use crate::draft::Draft;
use crate::errors::ValidationErrors;
use crate::field::{Field, Operation};
use crate::field_value::FieldValue;
use crate::identifier::Identifier;
use crate::rule_set::Rules;

/// A checked body of `POST /api/billing/contractcontacts`, which creates a record.
///
/// The body has no `Id`. Without a submitted role, the role is [`Director`](ContractContactType::Director).
///
/// ```
/// use contract_contact::{ContractContactType, CreateContractContact, FromJson, Rules, date};
///
/// let body = br#"{"CoworkerContractId": 1234, "FullName": "Ada Lovelace"}"#;
/// let contact = CreateContractContact::from_json(body, Rules::strict(), date::today())?;
/// assert_eq!(contact.contract_contact_type(), Some(ContractContactType::Director));
/// # Ok::<(), contract_contact::Rejection>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CreateContractContact {
    pub(super) details: Details,
}

impl sealed::Sealed for CreateContractContact {}

impl RequestBody for CreateContractContact {
    const OPERATION: Operation = Operation::Create;

    fn from_draft(draft: &Draft<'_>, rules: Rules, today: NaiveDate) -> Result<Self, ValidationErrors> {
        let mut details = Details::new(Values::check(draft, Self::OPERATION, rules, today)?)?;
        details.contract_contact_type.get_or_insert(ContractContactType::Director);
        Ok(CreateContractContact { details })
    }

    fn get(&self, field: Field) -> FieldValue<&str> {
        self.details.get(field)
    }

    fn into_parts(self) -> ContactParts {
        self.details.into_parts(None)
    }
}

impl CreateContractContact {
    /// Adds the identifier `id`, and returns the record to store.
    ///
    /// ```
    #[doc = ada!(CreateContractContact)]
    /// let stored = contact.with_id(Identifier::MIN);
    /// assert_eq!((stored.id(), stored.full_name()), (Identifier::MIN, "Ada Lovelace"));
    /// ```
    pub fn with_id(self, id: Identifier) -> UpdateContractContact {
        UpdateContractContact { id, details: self.details }
    }
}

impl Serialize for CreateContractContact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Self::OPERATION.fields().map(|field| (field.name(), self.get(field))))
    }
}
