//! The contacts of `--example-contacts`: people and companies that do not exist.

use contract_contact::{FromJson, Rules, UpdateContractContact, date};
use serde_json::Value;

/// All of them, under the Ids they are stored with. The first has the Id of the page's examples.
///
/// # Errors
/// One of them is not right.
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
