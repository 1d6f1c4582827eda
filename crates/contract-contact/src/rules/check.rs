//! All rules of one property.

use crate::attempted_value::AttemptedValue;
use crate::code::Code;
use crate::day::Day;
use crate::field::{Field, Kind, Operation, Presence};
use crate::field_value::FieldValue;
use crate::rule_set::Rules;
use crate::rules::submitted::{Submitted, SubmittedString};
use crate::rules::{contact_type, date, email, identifier, phone_number};

impl Rules {
    /// Checks one property, as a form does when the user leaves its control.
    ///
    /// `value` is `None` where the property is absent. `today` is the latest valid date of birth.
    ///
    /// # Errors
    /// Returns the first code of [`Field::codes`] that applies to the value.
    ///
    /// ```
    /// use contract_contact::{Code, Field, FieldValue, Operation, Rules, date};
    ///
    /// let check = |value: &'static str| {
    ///     let value = Field::Email.read(value);
    ///     Rules::strict().check(Field::Email, Some(&value), Operation::Update, date::today()).map(|_| ())
    /// };
    /// assert_eq!(check("ada@example.com"), Ok(()));
    /// assert_eq!(check("ada"), Err(Code::NotAnEmail));
    /// assert_eq!(check(""), Ok(())); // empty: there is no value
    /// ```
    #[inline(always)]
    pub fn check<'v>(
        self,
        field: Field,
        value: Option<&'v AttemptedValue<'_>>,
        operation: Operation,
        today: chrono::NaiveDate,
    ) -> Result<FieldValue<&'v str>, Code> {
        let value = value.map_or(Submitted::Nothing, Submitted::from);
        check_submitted(self, field, value, operation, today)
    }
}

/// Checks a value that is stored outside an [`AttemptedValue`], such as in a browser, without a copy.
#[inline(always)]
pub fn check_submitted<T: SubmittedString>(
    rules: Rules,
    field: Field,
    value: Submitted<T>,
    operation: Operation,
    today: impl Into<Day>,
) -> Result<FieldValue<T>, Code> {
    let is_required = match (value, field.presence(operation)) {
        (_, Presence::Ignored) => return Ok(FieldValue::Empty),
        (Submitted::Nothing, Presence::Required) => return Err(Code::Required),
        (Submitted::Nothing, Presence::Optional) => return Ok(FieldValue::Empty),
        (_, presence) => presence == Presence::Required,
    };
    match (field.kind(), value) {
        // An untouched form sends 0. Where an identifier is required, 0 counts as absent.
        (Kind::Identifier, Submitted::Integer(0)) if is_required => Err(Code::Required),
        (Kind::Identifier, Submitted::Integer(number)) => identifier::from_integer(number).map(FieldValue::Identifier),
        (Kind::Type, Submitted::Integer(number)) => contact_type::from_integer(number).map(FieldValue::ContactType),
        (Kind::Identifier | Kind::Type, _) => Err(Code::NotAnInteger),
        (_, Submitted::String(text)) if is_required && text.is_blank() => Err(Code::Required),
        (_, Submitted::String(text)) if text.is_empty() => Ok(FieldValue::Empty),
        (kind, Submitted::String(text)) => check_string(rules, kind, text, today),
        _ => Err(Code::NotAString),
    }
}

#[inline(always)]
fn check_string<T: SubmittedString>(
    rules: Rules,
    kind: Kind,
    text: T,
    today: impl Into<Day>,
) -> Result<FieldValue<T>, Code> {
    match kind {
        Kind::Date => {
            let day = date::check_day(text.as_bytes(), rules, today)?;
            return Ok(FieldValue::Date(day.to_date()));
        }
        _ if rules == Rules::reference() => {}
        Kind::Email => email::check(text.as_bytes())?,
        Kind::Phone => phone_number::check(text.as_bytes())?,
        Kind::MultilineText if text.has_controls_other_than_of_lines() => return Err(Code::NotPlainText),
        Kind::Text if text.has_controls() => return Err(Code::NotPlainText),
        _ => {}
    }
    Ok(FieldValue::String(text))
}
