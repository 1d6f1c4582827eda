//! garde: serde_json reads the record, the derive checks it.

use ::garde::{Error, Result as Checked, Validate};

use super::rules;
use crate::record::Owned;
use crate::wire::{Envelope, WireError, property};

/// Reads and checks.
pub fn parse(body: &[u8]) -> Result<Owned, Envelope> {
    let mut record: Owned = serde_json::from_slice(body).map_err(Envelope::unread)?;
    match record.validate() {
        Ok(()) => Ok(record),
        Err(report) => {
            let errors = report.into_inner().into_iter().map(|(path, error)| {
                let property_name = property(&path.to_string());
                WireError {
                    attempted_value: record.take(property_name),
                    message: error.message().to_owned().into(),
                    property_name,
                }
            });
            Err(Envelope::new(errors.collect()))
        }
    }
}

macro_rules! rules {
    ($($rule:ident($type:ty) $by:tt;)*) => {
        $(pub(crate) fn $rule(value: &$type, _: &()) -> Checked {
            rules::$rule(rules!(@ $by value)).map_err(Error::new)
        })*
    };
    (@ copy $value:ident) => { *$value };
    (@ borrow $value:ident) => { $value };
}

rules! {
    required_identifier(i64) copy;
    identifier(i64) copy;
    contract_contact_type(i64) copy;
    full_name(str) borrow;
    text(str) borrow;
    lines(str) borrow;
    email(str) borrow;
    date_of_birth(str) borrow;
    phone_number(str) borrow;
}
