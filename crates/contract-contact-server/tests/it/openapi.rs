//! Compares the OpenAPI document with the service: its paths, its parameters and its responses.

use std::collections::BTreeSet;

use contract_contact::Rules;
use contract_contact_schema as schema;
use serde_json::{Value, json};

use crate::common::{Answer, CONTACTS, Service, answer, claims};

#[tokio::test]
async fn document_has_exactly_the_operations_of_the_service() {
    let document = schema::openapi(Rules::strict());
    let described = document["paths"].as_object().unwrap();
    // The document does not describe the paths for operators.
    let routes: BTreeSet<&str> =
        include_str!("../../src/routes.rs").split('"').filter(|text| text.starts_with("/api/")).collect();
    assert_eq!(described.keys().map(String::as_str).collect::<BTreeSet<_>>(), routes);
    let service = Service::start(&[]).await;
    for (path, operations) in described {
        let answer = answer(service.request("BREW", &path.replace("{id}", "1"))).await;
        let allowed: BTreeSet<_> =
            answer.header("allow").split(',').filter(|method| *method != "HEAD").map(str::to_lowercase).collect();
        let methods = operations.as_object().unwrap().keys().filter(|key| *key != "parameters").cloned().collect();
        assert_eq!(allowed, methods, "{path}");
    }
}

#[tokio::test]
async fn service_accepts_every_documented_parameter() {
    let service = Service::start(&["--example-contacts"]).await;
    let document = schema::openapi(Rules::strict());
    let parameters = document["paths"][CONTACTS]["get"]["parameters"].as_array().unwrap();
    assert!(parameters.len() > 20);
    for parameter in parameters {
        let (name, schema) = (parameter["name"].as_str().unwrap(), &parameter["schema"]);
        let status = async |value: &Value| {
            let value = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
            answer(service.request("GET", CONTACTS).query(&[(name, value)])).await.status
        };
        let mut good: Vec<Value> = schema["enum"].as_array().into_iter().flatten().cloned().collect();
        good.extend(["minimum", "maximum"].iter().filter_map(|key| schema.get(key).cloned()));
        good.extend(schema["examples"].as_array().into_iter().flatten().cloned());
        good.extend((schema["format"] == "date").then(|| json!("1985-04-12")));
        let mut bad = Vec::new();
        bad.extend(schema["minimum"].as_i64().map(|least| json!(least - 1)));
        bad.extend(schema["maximum"].as_i64().map(|most| json!(most + 1)));
        match schema["maxLength"].as_u64() {
            Some(most) => {
                // JSON Schema counts characters, not bytes.
                assert_eq!(most, u64::try_from(schema::MAX_FILTER_CHARACTERS).unwrap(), "{name}");
                let most = schema::MAX_FILTER_CHARACTERS;
                good.push("é".repeat(most).into());
                bad.push("é".repeat(most + 1).into());
            }
            None => bad.push("x".into()),
        }
        assert!(!good.is_empty() && !bad.is_empty(), "{name}");
        for value in good {
            assert_eq!(status(&value).await, 200, "{name}={value}");
        }
        for value in bad {
            assert_eq!(status(&value).await, 400, "{name}={value}");
        }
        if let Some(usual) = schema.get("default") {
            let with = answer(service.request("GET", &format!("{CONTACTS}?{name}={usual}").replace('"', ""))).await;
            assert_eq!(service.get(CONTACTS).await.body, with.body, "{name}");
        }
    }
}

/// Checks that the document describes the status, the headers and the body of a response.
fn assert_described(document: &Value, operation: &str, answer: &Answer) {
    let (path, method) = match operation {
        "read" | "delete" => (format!("{CONTACTS}/{{id}}"), if operation == "read" { "get" } else { operation }),
        "list" => (CONTACTS.to_owned(), "get"),
        method => (CONTACTS.to_owned(), method),
    };
    let responses = &document["paths"][&path][method]["responses"];
    let reference = responses[answer.status.to_string()]["$ref"].as_str();
    let reference = reference.unwrap_or_else(|| panic!("{operation}: {} is not described", answer.status));
    let response = document.pointer(&reference[1..]).unwrap();
    for name in response["headers"].as_object().into_iter().flat_map(|headers| headers.keys()) {
        answer.header(name);
    }
    let schema = &response["content"]["application/json"]["schema"];
    if schema.is_null() {
        assert_eq!(answer.body, "", "{operation}");
    } else {
        let schema = json!({ "allOf": [schema], "components": document["components"] });
        let errors: Vec<_> = jsonschema::draft202012::new(&schema)
            .unwrap()
            .iter_errors(&answer.json())
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{operation} {}: {errors:#?}", answer.status);
    }
}

#[tokio::test]
async fn document_has_the_rules_of_the_service() {
    for rules in [Rules::strict(), Rules::reference()] {
        let service = Service::start(&["--rules", rules.name()]).await;
        assert_eq!(service.get("/openapi.json").await.json(), schema::openapi(rules));
    }
    assert_ne!(schema::openapi(Rules::strict()), schema::openapi(Rules::reference()));
}

#[tokio::test]
async fn every_response_matches_the_document() {
    let service = Service::start(&["--example-contacts", "--max-body=500", "--body-timeout=1"]).await;
    let document = service.get("/openapi.json").await.json();
    assert_eq!(document, schema::openapi(Rules::strict()));
    let check = |operation: &str, status: u16, answer: Answer| {
        assert_eq!(answer.status, status, "{operation}: {}", answer.body);
        assert_described(&document, operation, &answer);
        (operation.to_owned(), status)
    };
    let good = json!({"Id": 87654321, "CoworkerContractId": 1, "FullName": "Ada"}).to_string();
    let read = format!("{CONTACTS}/87654321");
    let none = format!("{CONTACTS}/1");
    let to_all = |method: &str, path: &str| {
        service.request(method, path).header("content-type", "application/json").header("if-match", "\"x\"")
    };
    let mut seen = vec![
        check("list", 200, service.get(CONTACTS).await),
        check("list", 400, service.get(&format!("{CONTACTS}?size=0")).await),
        check("read", 200, service.get(&read).await),
        check("read", 400, answer(service.request("GET", &read).header("host", "a").header("host", "b")).await),
        check("delete", 400, answer(service.request("DELETE", &read).header("if-none-match", "*")).await),
        check("read", 304, answer(service.request("GET", &read).header("if-none-match", "*")).await),
        check("read", 404, service.get(&none).await),
        check("put", 200, service.send("PUT", good.clone()).await),
        check("put", 404, service.send("PUT", good.replace("87654321", "1")).await),
        check("put", 412, answer(to_all("PUT", CONTACTS).body(good.clone())).await),
        check("post", 200, service.send("POST", good.clone()).await),
        check("delete", 412, answer(to_all("DELETE", &read)).await),
        check("delete", 200, answer(service.request("DELETE", &read)).await),
        check("delete", 404, answer(service.request("DELETE", &read)).await),
    ];
    for method in ["put", "post"] {
        let upper = method.to_uppercase();
        let slow = reqwest::Body::wrap_stream(futures_util::stream::pending::<Result<Vec<u8>, std::io::Error>>());
        seen.extend([
            check(method, 400, service.send(&upper, "{}").await),
            check(method, 408, service.send(&upper, slow).await),
            check(method, 413, service.send(&upper, " ".repeat(501)).await),
            check(method, 415, answer(service.request(&upper, CONTACTS).body(good.clone())).await),
        ]);
    }
    for (operation, method, path) in [
        ("list", "GET", CONTACTS),
        ("post", "POST", CONTACTS),
        ("put", "PUT", CONTACTS),
        ("read", "GET", &none),
        ("delete", "DELETE", &none),
    ] {
        seen.push(check(operation, 401, answer(service.anonymous(method, path)).await));
        let token = service.keys.sign(&claims(&[]));
        seen.push(check(operation, 403, answer(service.anonymous(method, path).bearer_auth(token)).await));
    }
    // The test has a response for every described status, except for those that need an overload or a fault.
    let described: usize = document["paths"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|path| path.as_object().unwrap().values())
        .filter_map(|operation| operation["responses"].as_object())
        .map(|responses| responses.keys().filter(|status| !["429", "500", "503"].contains(&status.as_str())).count())
        .sum();
    assert_eq!(seen.into_iter().collect::<BTreeSet<_>>().len(), described);
}
