//! A JSON Schema accepts the same bodies as the rules, except for rules that no schema can express.

use std::collections::HashMap;

use contract_contact::{Code, Field, Operation, Rules, Timestamp, date};
use contract_contact_schema as schema;
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::Value;

use crate::common::{Expected, corpus, property_test};

fn validator(operation: Operation, rules: Rules) -> Validator {
    jsonschema::draft202012::new(&schema::request(operation, rules)).unwrap()
}

/// Returns the schema of each request by each rule set.
fn requests() -> impl Iterator<Item = (Operation, Value)> {
    let each_rule_set =
        |operation| [Rules::strict(), Rules::reference()].map(|rules| (operation, schema::request(operation, rules)));
    Operation::ALL.into_iter().flat_map(each_rule_set)
}

#[test]
fn request_schema_matches_the_meta_schema() {
    assert!(requests().all(|(_, schema)| jsonschema::meta::is_valid(&schema)));
}

#[test]
fn request_schema_has_every_property_of_the_operation() {
    for (operation, schema) in requests() {
        assert_eq!(schema["properties"].as_object().unwrap().len(), operation.fields().count());
    }
}

fn openapi_documents() -> [Value; 2] {
    [Rules::strict(), Rules::reference()].map(schema::openapi)
}

/// The OpenAPI Initiative publishes this schema under Apache-2.0.
#[test]
fn openapi_document_matches_the_openapi_schema() {
    let standard: Value = serde_json::from_str(include_str!("openapi-3.1.schema.json")).unwrap();
    let standard = jsonschema::draft202012::new(&standard).unwrap();
    for document in openapi_documents() {
        let errors: Vec<_> = standard.iter_errors(&document).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn schema_in_the_openapi_document_matches_the_meta_schema() {
    for document in openapi_documents() {
        for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
            assert!(jsonschema::meta::is_valid(schema), "{name}");
        }
    }
}

#[test]
fn reference_in_the_openapi_document_leads_to_a_component() {
    for document in openapi_documents() {
        let text = document.to_string();
        let references: Vec<_> = text.split(r##""$ref":"#"##).skip(1).collect();
        assert!(references.len() > 50, "{} references", references.len());
        for reference in references {
            assert!(document.pointer(reference.split('"').next().unwrap()).is_some(), "{reference:.60}");
        }
    }
}

#[test]
fn component_of_the_openapi_document_is_referred_to() {
    for document in openapi_documents() {
        let text = document.to_string();
        for kind in ["schemas", "parameters", "headers", "responses"] {
            for name in document["components"][kind].as_object().unwrap().keys() {
                assert!(text.contains(&format!(r##""#/components/{kind}/{name}""##)), "{kind} {name}");
            }
        }
    }
}

#[test]
fn openapi_document_has_the_schemas_of_its_rules() {
    for rules in [Rules::strict(), Rules::reference()] {
        let document = schema::openapi(rules);
        for (operation, name) in
            [(Operation::Update, "UpdateContractContact"), (Operation::Create, "CreateContractContact")]
        {
            let body = &document["components"]["schemas"][name];
            for field in operation.fields() {
                let property = schema::property(field, operation, rules);
                for key in ["type", "minimum", "maximum", "maxLength", "enum"] {
                    assert_eq!(body["properties"][field.name()].get(key), property.get(key), "{rules:?} {field} {key}");
                }
            }
        }
    }
}

#[test]
fn time_pattern_matches_every_readable_time() {
    let document = schema::openapi(Rules::strict());
    let parameters = &document["paths"]["/api/billing/contractcontacts"]["get"]["parameters"];
    let mut times =
        parameters.as_array().unwrap().iter().filter(|each| each["name"] == "from_ContractContact_UpdatedOn");
    let validator = jsonschema::draft202012::new(&times.next().unwrap()["schema"]).unwrap();
    let mut accepted = 0;
    for day in
        ["2025-01-15", "2024-02-29", "2023-02-29", "1900-02-29", "2025-04-31", "0000-01-01", "0001-01-01", "25-01-15"]
    {
        for time in [
            "",
            "T10:30",
            "T10:30Z",
            "T24:00",
            "T10:60",
            "T10:30:59",
            "T10:30:60",
            "T10:30:00.",
            "T10:30:00.5Z",
            "T10:30+00:00",
            "t10:30",
            " 10:30",
            "T10:30z",
        ] {
            let text = format!("{day}{time}");
            let is_time = text.parse::<Timestamp>().is_ok();
            assert_eq!(validator.is_valid(&text.as_str().into()), is_time, "{text}");
            accepted += usize::from(is_time);
        }
    }
    assert!(accepted > 10, "{accepted}");
}

/// No database of the service stores this character, so the service rejects it.
#[test]
fn openapi_document_rejects_text_with_nul() {
    for rules in [Rules::strict(), Rules::reference()] {
        let document = schema::openapi(rules);
        let body = jsonschema::draft202012::new(&document["components"]["schemas"]["CreateContractContact"]).unwrap();
        for field in Operation::Create.fields().filter(|field| !field.kind().is_number()) {
            let mut record = serde_json::json!({ "CoworkerContractId": 1, "FullName": "Ada" });
            assert!(body.is_valid(&record));
            record[field.name()] = "a\u{0}b".into();
            assert!(!body.is_valid(&record), "{rules:?} {field}");
        }
    }
}

#[test]
fn schema_verdict_on_the_corpus_equals_the_rules() {
    let mut validators = HashMap::new();
    let (mut compared, mut beyond) = (0, Vec::new());
    for case in corpus() {
        let expected = case.expected();
        let Ok(body) = serde_json::from_str::<Value>(&case.input) else { continue };
        let validator = validators
            .entry((case.operation(), case.rules()))
            .or_insert_with(|| validator(case.operation(), case.rules()));
        let is_valid = validator.is_valid(&body);
        match expected {
            Expected::Record(_) => assert!(is_valid, "{}", case.name),
            Expected::Syntax(_) => assert!(!is_valid, "{}", case.name),
            Expected::Errors(errors) => {
                let is_expressible = |code: &str| Code::from_name(code).expect("a known code").is_in_schema();
                if errors.iter().any(|error| is_expressible(&error.code)) {
                    assert!(!is_valid, "{}", case.name);
                } else {
                    beyond.push(case.name);
                    continue;
                }
            }
        }
        compared += 1;
    }
    assert!(compared >= 250, "{compared} cases compared");
    assert!(!beyond.is_empty() && beyond.len() < 15, "beyond a schema: {beyond:#?}");
}

fn nearly(field: Field) -> BoxedStrategy<String> {
    match field {
        Field::Email => "[a-z.+-]{0,3}@?[a-zA-Z0-9.-]{0,6}( |@)?".boxed(),
        Field::PhoneNumber => "[0-9 +().x/#-]{0,24}( ?(ext\\.?|X) ?[0-9]{0,3})?".boxed(),
        Field::DateOfBirth => prop_oneof![
            "(0000|0001|1[6-9]|20)[0-9]{0,2}-(02|0[0-9]|1[0-3])-(2[89]|30|31|[0-3][0-9])",
            "(1999|2000|2004|2100)-02-(28|29|30)(T00:00(:0[01])?(\\.0{0,3})?(Z|z|\\+00:00)?)?",
        ]
        .boxed(),
        _ => "[\\x00-\\x0E\u{7F}-\u{A1}\u{200A}-\u{200E}\u{FEFF}ab \u{10348}]{0,3}".boxed(),
    }
}

proptest! {
    #![proptest_config(property_test(4_000))]

    #[test]
    fn schema_verdict_on_a_generated_text_equals_the_rules(
        (field, text) in prop_oneof![
            Just(Field::FullName), Just(Field::Email), Just(Field::DateOfBirth), Just(Field::Address),
            Just(Field::PostCode), Just(Field::PhoneNumber),
        ].prop_flat_map(|field| (Just(field), nearly(field))),
        rules in prop_oneof![Just(Rules::strict()), Just(Rules::reference())],
    ) {
        thread_local!(static VALIDATORS: HashMap<(Field, Rules), Validator> = Field::ALL
            .into_iter()
            .flat_map(|field| [Rules::strict(), Rules::reference()].map(|rules| (field, rules)))
            .map(|(field, rules)| {
                let schema = schema::property(field, Operation::Update, rules);
                ((field, rules), jsonschema::draft202012::new(&schema).unwrap())
            })
            .collect());
        let code = rules.check(field, Some(&text.as_str().into()), Operation::Update, date::MAX).map(|_| ()).err();
        let by_schema = VALIDATORS.with(|all| all[&(field, rules)].is_valid(&text.as_str().into()));
        prop_assert_eq!(code.is_none(), by_schema, "{} {:?} {:?}", field, text, code);
    }
}
