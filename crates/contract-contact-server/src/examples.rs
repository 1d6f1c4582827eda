//! The contacts of `--example-contacts`: invented people and companies.

use contract_contact::{FromJson, Rules, UpdateContractContact, date};
use serde_json::Value;

/// Returns all example contacts with their Ids. The first has the Id of the examples in the API reference.
///
/// # Errors
/// Returns an error where an example breaks a rule.
pub(crate) fn contacts() -> Result<Vec<UpdateContractContact>, String> {
    let bodies: Vec<Value> = serde_json::from_str(include_str!("examples.json")).map_err(|error| error.to_string())?;
    bodies
        .iter()
        .map(|body| {
            UpdateContractContact::from_json(body.to_string().as_bytes(), Rules::strict(), date::today())
                .map_err(|rejection| rejection.to_string())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn example_contacts_pass_the_strict_rules() {
        assert_eq!(super::contacts().unwrap()[0].id().get(), 87_654_321);
    }
}
