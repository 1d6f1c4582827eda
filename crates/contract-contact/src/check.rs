//! Checks a draft by rules, and returns its values or every error.

use alloc::vec::Vec;

use chrono::NaiveDate;

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::draft::Draft;
use crate::errors::{ValidationError, ValidationErrors};
use crate::field::{Field, Operation};
use crate::field_value::FieldValue;
use crate::identifier::Identifier;
use crate::rule_set::Rules;

impl Draft<'_> {
    /// Checks every property that the operation reads, without building the typed record.
    ///
    /// `today` is the latest valid date of birth.
    ///
    /// # Errors
    /// Returns every validation error, in the order of the API reference, at most one for each property.
    ///
    /// ```
    /// use contract_contact::{Draft, Operation, Rules, date};
    ///
    /// let errors = Draft::new().check(Operation::Create, Rules::strict(), date::today()).unwrap_err();
    /// assert_eq!(errors.to_string(), "CoworkerContractId: is a required field; FullName: is a required field");
    /// ```
    pub fn check(&self, operation: Operation, rules: Rules, today: NaiveDate) -> Result<(), ValidationErrors> {
        Values::check(self, operation, rules, today).map(|_| ())
    }
}

/// The checked values of a draft, borrowed from the draft.
pub(crate) struct Values<'d> {
    pub(crate) id: Option<Identifier>,
    pub(crate) coworker_contract_id: Option<Identifier>,
    pub(crate) coworker_id: Option<Identifier>,
    pub(crate) country_id: Option<Identifier>,
    pub(crate) date_of_birth: Option<NaiveDate>,
    pub(crate) contract_contact_type: Option<ContractContactType>,
    /// In the order of the API reference. An absent string is empty.
    pub(crate) strings: [&'d str; 8],
}

impl<'d> Values<'d> {
    /// Checks every property in the order of the API reference.
    ///
    /// One line for each property, instead of a loop over the table, lets the compiler specialize for each kind.
    #[inline(always)]
    pub(crate) fn check(
        draft: &'d Draft<'_>,
        operation: Operation,
        rules: Rules,
        today: NaiveDate,
    ) -> Result<Self, ValidationErrors> {
        let mut reader = Reader { draft, operation, rules, today, errors: Vec::new() };
        let id = reader.identifier(Field::Id);
        let coworker_contract_id = reader.identifier(Field::CoworkerContractId);
        let full_name = reader.string(Field::FullName);
        let coworker_id = reader.identifier(Field::CoworkerId);
        let email = reader.string(Field::Email);
        let date_of_birth = reader.date(Field::DateOfBirth);
        let address = reader.string(Field::Address);
        let post_code = reader.string(Field::PostCode);
        let city_name = reader.string(Field::CityName);
        let state = reader.string(Field::State);
        let country_id = reader.identifier(Field::CountryId);
        let phone_number = reader.string(Field::PhoneNumber);
        let notes = reader.string(Field::Notes);
        let contract_contact_type = reader.contact_type(Field::ContractContactType);
        if !reader.errors.is_empty() {
            return Err(ValidationErrors::from_ordered(reader.errors));
        }
        Ok(Values {
            id,
            coworker_contract_id,
            coworker_id,
            country_id,
            date_of_birth,
            contract_contact_type,
            strings: [full_name, email, address, post_code, city_name, state, phone_number, notes],
        })
    }
}

/// Checks one property after the other and collects the errors.
struct Reader<'d, 'a> {
    draft: &'d Draft<'a>,
    operation: Operation,
    rules: Rules,
    today: NaiveDate,
    errors: Vec<ValidationError>,
}

impl<'d> Reader<'d, '_> {
    #[inline(always)]
    fn check(&mut self, field: Field) -> FieldValue<&'d str> {
        match self.rules.check(field, self.draft.get(field), self.operation, self.today) {
            Ok(value) => value,
            Err(code) => {
                self.fail(field, code);
                FieldValue::Empty
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
            FieldValue::Identifier(identifier) => Some(identifier),
            _ => None,
        }
    }

    #[inline(always)]
    fn string(&mut self, field: Field) -> &'d str {
        match self.check(field) {
            FieldValue::String(text) => text,
            _ => "",
        }
    }

    #[inline(always)]
    fn date(&mut self, field: Field) -> Option<NaiveDate> {
        match self.check(field) {
            FieldValue::Date(date) => Some(date),
            _ => None,
        }
    }

    #[inline(always)]
    fn contact_type(&mut self, field: Field) -> Option<ContractContactType> {
        match self.check(field) {
            FieldValue::ContactType(contact_type) => Some(contact_type),
            _ => None,
        }
    }
}
