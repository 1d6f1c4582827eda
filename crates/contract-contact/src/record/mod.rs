//! The typed records. Every value of these types has passed its rules.

use chrono::NaiveDate;

use crate::draft::Draft;
use crate::errors::ValidationErrors;
use crate::field::{Field, Operation};
use crate::field_value::FieldValue;
use crate::rule_set::Rules;

/// The hidden lines of an example: a record with all its properties, as `contact`.
macro_rules! ada {
    (ContractContact) => {
        ada!(ContractContact, "serde_json::from_slice(body)")
    };
    ($record:ident) => {
        ada!($record, concat!(stringify!($record), "::from_json(body, Rules::strict(), date::today())"))
    };
    ($record:ident, $read:expr) => {
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

mod accessors;
mod create;
mod details;
mod stored;
mod update;

pub use create::CreateContractContact;
pub use details::ContactParts;
pub use stored::{ContractContact, Stamps};
pub use update::UpdateContractContact;

mod sealed {
    pub trait Sealed {}
}

/// A checked request body: [`UpdateContractContact`] or [`CreateContractContact`].
///
/// Code that serves both requests is generic over this trait.
///
/// ```
/// use contract_contact::{CreateContractContact, Draft, RequestBody, Rules, UpdateContractContact, date};
///
/// /// Returns the number of errors of a draft, for either request.
/// fn errors<T: RequestBody>(draft: &Draft) -> usize {
///     T::from_draft(draft, Rules::strict(), date::today()).err().map_or(0, |errors| errors.len())
/// }
/// assert_eq!(errors::<CreateContractContact>(&Draft::new()), 2);
/// assert_eq!(errors::<UpdateContractContact>(&Draft::new()), 3); // the Id, too
/// ```
pub trait RequestBody: sealed::Sealed + Sized {
    /// The operation of the request.
    ///
    /// ```
    /// # use contract_contact::{Operation, RequestBody, UpdateContractContact};
    /// assert_eq!(UpdateContractContact::OPERATION, Operation::Update);
    /// ```
    const OPERATION: Operation;

    /// Checks a draft and builds the record. `today` is the latest valid date of birth.
    ///
    /// # Errors
    /// Returns every validation error, in the order of the API reference, at most one for each property.
    ///
    /// ```
    /// use contract_contact::{CreateContractContact, Draft, Field, RequestBody, Rules, date};
    ///
    /// let draft = Draft::new().with(Field::CoworkerContractId, 1234_u64).with(Field::FullName, "Ada Lovelace");
    /// let contact = CreateContractContact::from_draft(&draft, Rules::strict(), date::today())?;
    /// assert_eq!(contact.full_name(), "Ada Lovelace");
    /// # Ok::<(), contract_contact::ValidationErrors>(())
    /// ```
    fn from_draft(draft: &Draft<'_>, rules: Rules, today: NaiveDate) -> Result<Self, ValidationErrors>;

    /// Returns the value of a property. A property that the operation does not read is empty.
    ///
    /// ```
    #[doc = ada!(CreateContractContact)]
    /// assert_eq!(contact.get(Field::FullName), FieldValue::String("Ada Lovelace"));
    /// assert_eq!(contact.get(Field::Id), FieldValue::Empty);
    /// ```
    fn get(&self, field: Field) -> FieldValue<&str>;

    /// Returns the record as a draft. [`Draft::overlay`] merges changes into the draft.
    ///
    /// ```
    #[doc = ada!(UpdateContractContact)]
    /// let draft = contact.to_draft().with(Field::FullName, "Ada King");
    /// assert_eq!(draft.get(Field::Email), Some(&"ada@example.com".into()));
    /// ```
    fn to_draft(&self) -> Draft<'_> {
        Self::OPERATION.fields().map(|field| (field, self.get(field).into())).collect()
    }

    /// Returns the properties as plain values.
    ///
    /// Each string is copied, because a record holds its strings in one allocation.
    ///
    /// ```
    #[doc = ada!(UpdateContractContact)]
    /// let parts = contact.into_parts();
    /// assert_eq!((parts.full_name, parts.date_of_birth), ("Ada Lovelace".to_owned(), date::parse("1990-06-15").ok()));
    /// ```
    fn into_parts(self) -> ContactParts;
}
