//! contract-contact, over serde_json and over sonic-rs.

use contract_contact::chrono::NaiveDate;
use contract_contact::{Draft, Failure, FromJson, Operation, RequestBody, Rules, UpdateContractContact, json};

/// The day that counts as today in every contestant. [`super::rules`] has the same day.
const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 23) {
    Some(date) => date,
    None => panic!("2026-11-23 is a day"),
};

/// Parses an owned record by `UpdateContractContact::from_json`.
pub fn parse(body: &[u8]) -> Result<UpdateContractContact, Failure> {
    UpdateContractContact::from_json(body, Rules::strict(), TODAY).map_err(|rejection| rejection.failure())
}

/// Parses an owned record from a draft that sonic-rs reads.
pub fn over_sonic(body: &[u8]) -> Result<UpdateContractContact, Failure> {
    let draft: Draft<'_> = sonic_rs::from_slice(body).map_err(|error| Failure::new(error.to_string()))?;
    Ok(UpdateContractContact::from_draft(&draft, Rules::strict(), TODAY)?)
}

/// Checks a draft, whose strings are borrowed.
pub fn borrowed(body: &[u8]) -> Result<Draft<'_>, Failure> {
    let draft = json::draft(body).map_err(|error| Failure::new(error.to_string()))?;
    draft.check(Operation::Update, Rules::strict(), TODAY)?;
    Ok(draft)
}

/// Checks a draft that sonic-rs reads, whose strings are borrowed.
pub fn borrowed_over_sonic(body: &[u8]) -> Result<Draft<'_>, Failure> {
    let draft: Draft<'_> = sonic_rs::from_slice(body).map_err(|error| Failure::new(error.to_string()))?;
    draft.check(Operation::Update, Rules::strict(), TODAY)?;
    Ok(draft)
}
