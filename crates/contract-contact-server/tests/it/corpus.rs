//! Sends the conformance corpus over HTTP. The responses equal those of the domain crate, byte for byte.

use std::collections::BTreeSet;

use contract_contact::{CreateContractContact, FromJson, Rejection, Rules, UpdateContractContact, date};
use serde_json::Value;

use crate::common::{CONTACTS, On, Service};

fn cases(operation: &str, rules: Rules) -> Vec<Value> {
    let mut cases = crate::cases::corpus();
    cases.retain(|case| case["rules"] == rules.name() && case["operation"] == operation);
    cases
}

/// Returns the result of the domain crate for a body: the record as JSON, or the rejection.
fn expected(case: &Value, rules: Rules) -> Result<String, Rejection> {
    let body = case["input"].as_str().unwrap().as_bytes();
    if case["operation"] == "update" {
        UpdateContractContact::from_json(body, rules, date::today()).map(|contact| contact.to_json())
    } else {
        CreateContractContact::from_json(body, rules, date::today()).map(|contact| contact.to_json())
    }
}

/// Sends every case of an operation and a rule set, and compares the response with the result of the domain crate.
async fn assert_equal(on: On, operation: &str, rules: Rules) {
    let service = Service::on(on, &[&format!("--rules={}", rules.name())]).await;
    let cases = cases(operation, rules);
    // A PUT does not create a record, so the database needs a record for each updated Id.
    let accepted: Vec<String> = cases.iter().filter_map(|case| expected(case, rules).ok()).collect();
    let ids: BTreeSet<u64> =
        accepted.iter().filter_map(|record| serde_json::from_str::<Value>(record).unwrap()["Id"].as_u64()).collect();
    for id in ids {
        service.query(&format!(
            "INSERT INTO contract_contacts (id, coworker_contract_id, full_name, created_on, updated_on, updated_by, \
             version) VALUES ({id}, 1, 'x', '2025-01-15T10:30:00Z', '2025-01-15T10:30:00Z', 'x', 1)"
        ));
    }

    let (mut rejected, mut written) = (0, 0);
    for case in &cases {
        let name = &case["name"];
        let method = if case["operation"] == "update" { "PUT" } else { "POST" };
        let answer = service.send(method, case["input"].as_str().unwrap().to_owned()).await;
        match expected(case, rules) {
            Err(rejection) => {
                assert_eq!(answer.status, 400, "{name}");
                assert_eq!(answer.body, rejection.failure().to_json(), "{name}");
                rejected += 1;
            }
            Ok(record) if record.contains("\\u0000") => {
                let field = answer.json()["Message"].as_str().unwrap().split(':').next().unwrap().to_owned();
                answer.assert_rejected(400, &format!("{field}: must not contain the character U+0000"));
            }
            Ok(record) => {
                assert_eq!(answer.status, 200, "{name}: {}", answer.body);
                // An accepted record reads back unchanged, except for the format of a date and the Id of a new record.
                let stored = service.get(&format!("{CONTACTS}/{}", answer.json()["Value"]["Id"])).await.json();
                let record: Value = serde_json::from_str(&record).unwrap();
                for (property, value) in record.as_object().unwrap() {
                    let value = match (property.as_str(), value.as_str()) {
                        ("DateOfBirth", Some(date)) => format!("{date}T00:00:00Z").into(),
                        _ => value.clone(),
                    };
                    assert_eq!(stored[property], value, "{name}: {property}");
                }
                written += 1;
            }
        }
    }
    assert!(rejected > 5 && written > 5, "{rejected} rejected, {written} written");
}

on_both_databases! {
    put_by_the_strict_rules_equals_the_domain_crate
    post_by_the_strict_rules_equals_the_domain_crate
    put_by_the_reference_rules_equals_the_domain_crate
    post_by_the_reference_rules_equals_the_domain_crate
}

async fn put_by_the_strict_rules_equals_the_domain_crate(on: On) {
    assert_equal(on, "update", Rules::strict()).await;
}

async fn post_by_the_strict_rules_equals_the_domain_crate(on: On) {
    assert_equal(on, "create", Rules::strict()).await;
}

async fn put_by_the_reference_rules_equals_the_domain_crate(on: On) {
    assert_equal(on, "update", Rules::reference()).await;
}

async fn post_by_the_reference_rules_equals_the_domain_crate(on: On) {
    assert_equal(on, "create", Rules::reference()).await;
}
