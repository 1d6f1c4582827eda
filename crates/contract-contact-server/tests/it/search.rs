//! The filters of the list in all of Unicode, with the same results on both databases.

use serde_json::{Value, json};

use crate::common::{CONTACTS, On, Service, answer};

on_both_databases! {
    name_is_found_in_any_case
    email_and_contract_are_filters
    search_finds_only_the_current_text
    search_keys_of_another_version_are_rebuilt
    second_filter_of_a_property_returns_400
    both_bounds_of_a_range_are_allowed
}

/// Returns the names of the contacts that match the filters.
async fn found(service: &Service, filters: &[(&str, &str)]) -> Vec<String> {
    let answer = answer(service.request("GET", CONTACTS).query(&[("size", "1000")]).query(filters)).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let list = answer.json();
    let records = list["Records"].as_array().unwrap();
    assert_eq!(list["TotalItems"], records.len());
    records.iter().map(|record| record["FullName"].as_str().unwrap().to_owned()).collect()
}

async fn create(service: &Service, names: &[&str]) {
    for name in names {
        service.create(json!({"CoworkerContractId": 1, "FullName": name})).await;
    }
}

async fn name_is_found_in_any_case(on: On) {
    let service = Service::on(on, &[]).await;
    let names = ["Émile", "Øystein", "Łucja", "Übel", "Straße", "Ὀδυσσεύς", "Дмитрий", "Emile", "e\u{301}tude", "老虎"];
    create(&service, &names).await;
    for (text, expected) in [
        ("Émile", &["Émile"][..]),
        ("ÉMILE", &["Émile"]),
        ("e\u{301}MILE", &["Émile"]),
        ("ét", &["e\u{301}tude"]),
        ("emile", &["Emile"]),
        ("mile", &["Émile", "Emile"]),
        ("ø", &["Øystein"]),
        ("Ø", &["Øystein"]),
        ("ł", &["Łucja"]),
        ("ü", &["Übel"]),
        ("STRASSE", &["Straße"]),
        ("ὈΔΥΣΣΕΎΣ", &["Ὀδυσσεύς"]),
        ("ДМИТ", &["Дмитрий"]),
        ("虎", &["老虎"]),
        ("x", &[]),
    ] {
        assert_eq!(found(&service, &[("ContractContact_FullName", text)]).await, expected, "{text}");
    }
}

async fn email_and_contract_are_filters(on: On) {
    let service = Service::on(on, &[]).await;
    for (contract, name, email) in
        [(17, "Ada", "Ada@Example.com"), (17, "Bob", "bob@example.org"), (18, "Eve", "eve@example.com")]
    {
        service.create(json!({"CoworkerContractId": contract, "FullName": name, "Email": email})).await;
    }
    assert_eq!(found(&service, &[("ContractContact_Email", "EXAMPLE.COM")]).await, ["Ada", "Eve"]);
    assert_eq!(found(&service, &[("ContractContact_CoworkerContract", "17")]).await, ["Ada", "Bob"]);
    let both = [("ContractContact_Email", "ada@"), ("ContractContact_CoworkerContract", "17")];
    assert_eq!(found(&service, &both).await, ["Ada"]);
}

async fn search_finds_only_the_current_text(on: On) {
    let service = Service::on(on, &[]).await;
    let id = service.create(json!({"CoworkerContractId": 1, "FullName": "Ångström", "Notes": "ÄÄÄ"})).await;
    let contact = json!({"Id": id, "CoworkerContractId": 1, "FullName": "Öberg"});
    assert_eq!(service.send("PUT", contact.to_string()).await.status, 200);
    assert_eq!(found(&service, &[("ContractContact_FullName", "öberg")]).await, ["Öberg"]);
    assert_eq!(found(&service, &[("ContractContact_FullName", "ångström")]).await, [""; 0]);
    assert_eq!(found(&service, &[("ContractContact_Notes", "ä")]).await, [""; 0]);
}

async fn search_keys_of_another_version_are_rebuilt(on: On) {
    let service = Service::on(on, &[]).await;
    let names: Vec<String> = (0..450).map(|number| format!("Émile {number}")).collect();
    create(&service, &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
    service.query("UPDATE contract_contacts SET full_name_search = 'x'");
    service.query("UPDATE search_keys SET version = 0");
    let database = service.database.clone();
    let again = Service::with(service.stop().await, database, &[]).await;
    assert_eq!(found(&again, &[("ContractContact_FullName", "éMILE")]).await, names);
}

async fn second_filter_of_a_property_returns_400(on: On) {
    let service = Service::on(on, &[]).await;
    let assert_rejected = async |filters: &[(&str, &str)], name: &str| {
        let answer = answer(service.request("GET", CONTACTS).query(filters)).await;
        answer.assert_rejected(400, &format!("{name} must be given once"));
    };
    let name = "ContractContact_FullName";
    assert_rejected(&[(name, "a"), (name, "b")], name).await;
    assert_rejected(&[(name, "a"); 990], name).await;
    // Two names of the same property.
    let (contract, id) = ("ContractContact_CoworkerContract", "ContractContact_CoworkerContractId");
    assert_rejected(&[(contract, "1"), (id, "1")], id).await;
    let from = "from_ContractContact_UpdatedOn";
    assert_rejected(&[(from, "2025-01-01T00:00"), (from, "2026-01-01T00:00")], from).await;
}

async fn both_bounds_of_a_range_are_allowed(on: On) {
    let service = Service::on(on, &[]).await;
    let range =
        [("from_ContractContact_UpdatedOn", "2025-01-01T00:00"), ("to_ContractContact_UpdatedOn", "2026-01-01T00:00")];
    assert_eq!(found(&service, &range).await, [""; 0]);
}

/// Returns a random text, with and without case and accents.
fn text(random: &mut fastrand::Rng) -> String {
    const RANGES: [(char, char); 12] = [
        ('!', '~'),
        ('\u{A1}', '\u{24F}'),
        ('\u{300}', '\u{345}'),
        ('\u{370}', '\u{52F}'),
        ('\u{531}', '\u{587}'),
        ('\u{10A0}', '\u{10FF}'),
        ('\u{13A0}', '\u{13FD}'),
        ('\u{1E00}', '\u{1FFF}'),
        ('\u{2100}', '\u{218B}'),
        ('\u{2C00}', '\u{2D2D}'),
        ('\u{A640}', '\u{A7FF}'),
        ('\u{10400}', '\u{1E943}'),
    ];
    (0..random.usize(1..8))
        .map(|_| {
            let (first, last) = RANGES[random.usize(..RANGES.len())];
            if random.u8(..4) == 0 { random.char(..).max(' ') } else { random.char(first..=last) }
        })
        .filter(|character| !character.is_control())
        .collect::<String>()
        + "x"
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_find_the_same_generated_texts() {
    let seed = std::env::var("PROPTEST_RNG_SEED").map_or(1, |seed| seed.parse().unwrap());
    let mut random = fastrand::Rng::with_seed(seed);
    let services = [Service::on(On::Sqlite, &[]).await, Service::on(On::Postgres, &[]).await];
    let names: Vec<String> = (0..200).map(|_| text(&mut random)).collect();
    for service in &services {
        create(service, &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
    }
    for name in &names {
        let characters: Vec<char> = name.chars().collect();
        let start = random.usize(..characters.len());
        let part: String = characters[start..].iter().take(random.usize(1..4)).collect();
        for searched in [name.clone(), name.to_uppercase(), name.to_lowercase(), part.clone(), part.to_uppercase()] {
            let filter = [("ContractContact_FullName", searched.as_str())];
            let [one, other] = [found(&services[0], &filter).await, found(&services[1], &filter).await];
            assert_eq!(one, other, "{searched:?}, seed {seed}");
            if searched == *name {
                assert!(one.contains(name), "{name:?} does not find itself, seed {seed}");
            }
        }
    }
    let sorted = async |service: &Service, query: &[(&str, &str)]| -> Vec<Value> {
        let list = answer(service.request("GET", CONTACTS).query(query)).await.json();
        list["Records"].as_array().unwrap().iter().map(|record| record["FullName"].clone()).collect()
    };
    let by_name = [("orderBy", "FullName"), ("size", "1000")];
    assert_eq!(sorted(&services[0], &by_name).await, sorted(&services[1], &by_name).await, "seed {seed}");
}
