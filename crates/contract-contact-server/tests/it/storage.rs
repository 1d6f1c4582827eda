//! Stored contacts, versions, the audit and the list: the same tests on SQLite and on PostgreSQL.

use contract_contact::{Field, Kind};
use serde_json::{Value, json};

use crate::common::{Answer, CONTACTS, On, Postgres, Service, answer, query};

on_both_databases! {
    created_contact_reads_back
    created_contact_has_stamps
    read_contact_has_every_key_in_the_order_of_the_api_reference
    read_contact_can_be_sent_back
    put_returns_the_response_of_the_api_reference
    put_empties_properties_that_it_leaves_out
    unknown_id_in_a_path_returns_404
    put_of_an_unknown_id_returns_404
    change_returns_the_etag_of_the_new_version
    outdated_version_returns_412_and_changes_nothing
    read_of_the_current_version_returns_304
    if_match_star_allows_any_version
    one_of_four_editors_wins
    changes_without_a_condition_are_all_written
    delete_returns_the_id
    deleted_contact_returns_404
    id_of_a_deleted_contact_is_not_used_again
    audit_names_changed_properties_without_values
    text_like_sql_is_stored_as_text
    filter_like_sql_finds_its_text
    order_by_text_like_sql_returns_400
    every_text_property_stores_hostile_text
    every_text_property_rejects_nul
    every_other_property_rejects_hostile_text
    nul_returns_400_by_the_strict_rules
    nul_in_a_filter_returns_400
    list_is_ordered_by_a_property
    list_is_filtered_by_properties
    list_is_cut_into_pages
    invalid_query_of_the_list_returns_400
    filter_length_is_counted_in_characters
    contacts_survive_a_restart
    row_that_breaks_a_rule_of_the_api_reference_is_rejected
    row_within_the_rules_of_the_api_reference_is_served
    example_contacts_are_stored_in_an_empty_database
    example_contacts_are_not_stored_again
}

fn ada() -> Value {
    json!({
        "CoworkerContractId": 1_450_123_456, "CoworkerId": 5, "FullName": "Ada Lovelace", "Email": "ada@example.com",
        "DateOfBirth": "1990-12-10", "Address": "12 St James's Square\nLondon", "PostCode": "SW1Y 4JH",
        "CityName": "London", "State": "Greater London", "CountryId": 1220, "PhoneNumber": "+44 20 7946 0958",
        "Notes": "Löwe 老虎 Léopard 🦁", "ContractContactType": 3,
    })
}

fn with_id(mut contact: Value, id: u64) -> Value {
    contact["Id"] = id.into();
    contact
}

async fn read(service: &Service, id: u64) -> Answer {
    service.get(&format!("{CONTACTS}/{id}")).await
}

async fn put(service: &Service, contact: &Value, if_match: Option<&str>) -> Answer {
    let mut request = service.request("PUT", CONTACTS).header("content-type", "application/json");
    if let Some(tag) = if_match {
        request = request.header("if-match", tag);
    }
    answer(request.body(contact.to_string())).await
}

async fn created_contact_reads_back(on: On) {
    let service = &Service::on(on, &[]).await;
    let id = service.create(ada()).await;
    let answer = read(service, id).await;
    assert_eq!(answer.status, 200);
    let stored = answer.json();
    for (property, value) in ada().as_object().unwrap() {
        let midnight = json!("1990-12-10T00:00:00Z");
        assert_eq!(&stored[property], if property == "DateOfBirth" { &midnight } else { value }, "{property}");
    }
    assert_eq!(stored["Id"], id);
}

async fn created_contact_has_stamps(on: On) {
    let service = &Service::on(on, &[]).await;
    let id = service.create(ada()).await;
    let stored = read(service, id).await.json();
    assert_eq!(stored["UpdatedBy"], "admin@example.com");
    assert_eq!(stored["UpdatedOn"], stored["CreatedOn"]);
    assert_eq!(stored["UpdatedOn"].as_str().unwrap().len(), "2025-01-15T10:30:00Z".len());
}

async fn read_contact_has_every_key_in_the_order_of_the_api_reference(on: On) {
    let service = &Service::on(on, &[]).await;
    let id = service.create(ada()).await;
    let stored = read(service, id).await.json();
    let reference: Vec<_> =
        "CoworkerContractId CoworkerId Email FullName DateOfBirth Address PostCode CityName State CountryId CountryName \
         PhoneNumber Notes ContractContactType Id UpdatedOn CreatedOn UniqueId UpdatedBy IsNew SystemId ToStringText \
         LocalizationDetails CustomFields CoworkerContractQuantity CoworkerContractFloorPlanDeskIds \
         CoworkerContractFloorPlanDeskNames CoworkerContractTariffName CoworkerFullName CoworkerCompanyName \
         CoworkerBillingName CoworkerEmail CoworkerActive"
            .split(' ')
            .collect();
    let mut keys: Vec<_> = stored.as_object().unwrap().keys().map(String::as_str).collect();
    // A property may be newer than the API reference.
    keys.retain(|key| reference.contains(key) || Field::from_name(key).is_none());
    assert_eq!(keys, reference);
}

async fn read_contact_can_be_sent_back(on: On) {
    let service = &Service::on(on, &[]).await;
    let id = service.create(ada()).await;
    let stored = read(service, id).await.json();
    assert_eq!(put(service, &stored, None).await.status, 200);
}

async fn put_returns_the_response_of_the_api_reference(on: On) {
    let service = &Service::on(on, &[]).await;
    let id = service.create(ada()).await;
    let answer = put(service, &json!({"Id": id, "CoworkerContractId": 2, "FullName": "Ada"}), None).await;
    let on = answer.json()["UpdatedOn"].as_str().unwrap().to_owned();
    assert_eq!(
        answer.body,
        format!(
            "{{\"Status\":200,\"Message\":\"ContractContact was successfully updated.\",\"Value\":{{\"Id\":{id}}},\
             \"OpenInDialog\":false,\"OpenInWindow\":false,\"RedirectURL\":null,\"JavaScript\":null,\
             \"UpdatedOn\":\"{on}\",\"UpdatedBy\":\"admin@example.com\",\"Errors\":null,\"WasSuccessful\":true}}"
        )
    );
}

async fn put_empties_properties_that_it_leaves_out(on: On) {
    let service = &Service::on(on, &[]).await;
    let id = service.create(ada()).await;
    put(service, &json!({"Id": id, "CoworkerContractId": 2, "FullName": "Ada"}), None).await;
    let stored = read(service, id).await.json();
    assert_eq!((&stored["FullName"], &stored["CoworkerContractId"]), (&json!("Ada"), &json!(2)));
    for property in ["Email", "DateOfBirth", "Address", "CoworkerId", "CountryId", "Notes", "ContractContactType"] {
        assert_eq!(stored[property], Value::Null, "{property}");
    }
}

const NO_SUCH_CONTACT: &str = "There is no ContractContact with this Id";

async fn unknown_id_in_a_path_returns_404(on: On) {
    let service = &Service::on(on, &[]).await;
    for id in ["9007199254740991", "0", "-1", "abc", "1.0", "18446744073709551616", "%00"] {
        let path = format!("{CONTACTS}/{id}");
        service.get(&path).await.assert_rejected(404, NO_SUCH_CONTACT);
        answer(service.request("DELETE", &path)).await.assert_rejected(404, NO_SUCH_CONTACT);
    }
}

async fn put_of_an_unknown_id_returns_404(on: On) {
    let service = &Service::on(on, &[]).await;
    let unknown = with_id(ada(), 9_007_199_254_740_991);
    put(service, &unknown, None).await.assert_rejected(404, NO_SUCH_CONTACT);
    put(service, &unknown, Some("*")).await.assert_rejected(404, NO_SUCH_CONTACT);
}

/// Creates a contact and changes it once. Returns its Id, and the tags of both versions.
async fn changed_contact(service: &Service) -> (u64, String, String) {
    let id = service.create(ada()).await;
    let first = read(service, id).await.header("etag").to_owned();
    let written = put(service, &with_id(ada(), id), Some(&first)).await;
    assert_eq!(written.status, 200);
    (id, first, written.header("etag").to_owned())
}

async fn change_returns_the_etag_of_the_new_version(on: On) {
    let service = &Service::on(on, &[]).await;
    let (id, first, second) = changed_contact(service).await;
    assert!(first.starts_with('"'), "the tag must be strong: {first}");
    assert_ne!(first, second);
    assert_eq!(read(service, id).await.header("etag"), second);
}

async fn outdated_version_returns_412_and_changes_nothing(on: On) {
    const CHANGED: &str = "The record was changed since it was read: read it again";
    let service = &Service::on(on, &[]).await;
    let (id, first, second) = changed_contact(service).await;
    let contact = with_id(ada(), id);
    put(service, &contact, Some(&first)).await.assert_rejected(412, CHANGED);
    put(service, &contact, Some("\"x\"")).await.assert_rejected(412, CHANGED);
    put(service, &contact, Some(&format!("W/{second}"))).await.assert_rejected(412, CHANGED);
    let path = format!("{CONTACTS}/{id}");
    answer(service.request("DELETE", &path).header("if-match", &first)).await.assert_rejected(412, CHANGED);
    assert_eq!(read(service, id).await.header("etag"), second);
}

async fn read_of_the_current_version_returns_304(on: On) {
    let service = &Service::on(on, &[]).await;
    let (id, first, second) = changed_contact(service).await;
    let path = format!("{CONTACTS}/{id}");
    let same = answer(service.request("GET", &path).header("if-none-match", &second)).await;
    assert_eq!((same.status, same.body.as_str(), same.header("etag")), (304, "", second.as_str()));
    assert_eq!(answer(service.request("GET", &path).header("if-none-match", &first)).await.status, 200);
}

async fn if_match_star_allows_any_version(on: On) {
    let service = &Service::on(on, &[]).await;
    let (id, ..) = changed_contact(service).await;
    let path = format!("{CONTACTS}/{id}");
    assert_eq!(put(service, &with_id(ada(), id), Some("*")).await.status, 200);
    assert_eq!(answer(service.request("DELETE", &path).header("if-match", "*")).await.status, 200);
}

async fn one_of_four_editors_wins(on: On) {
    let service = &Service::on(on, &[]).await;
    for round in 0..10 {
        let id = service.create(ada()).await;
        let tag = read(service, id).await.header("etag").to_owned();
        let edit = async |name: &str| {
            let mut contact = with_id(ada(), id);
            contact["FullName"] = name.into();
            put(service, &contact, Some(&tag)).await.status
        };
        let outcome = tokio::join!(edit("Grace"), edit("Joan"), edit("Mary"), edit("Radia"));
        let mut outcome = <[u16; 4]>::from(outcome);
        let winner = ["Grace", "Joan", "Mary", "Radia"][outcome.iter().position(|status| *status == 200).unwrap()];
        assert_eq!(read(service, id).await.json()["FullName"], winner, "round {round}");
        outcome.sort_unstable();
        assert_eq!(outcome, [200, 412, 412, 412], "round {round}");
    }
}

async fn changes_without_a_condition_are_all_written(on: On) {
    let service = &Service::on(on, &[]).await;
    let id = service.create(ada()).await;
    let contact = with_id(ada(), id);
    let edit = async || put(service, &contact, None).await.status;
    assert_eq!(tokio::join!(edit(), edit(), edit(), edit()), (200, 200, 200, 200));
    assert_eq!(read(service, id).await.header("etag"), format!("\"{id}-5\""));
}

/// Creates and deletes a contact. Returns its Id and the response to the DELETE.
async fn deleted_contact(service: &Service) -> (u64, Answer) {
    let id = service.create(ada()).await;
    let deleted = answer(service.request("DELETE", &format!("{CONTACTS}/{id}"))).await;
    assert_eq!(deleted.status, 200);
    (id, deleted)
}

async fn delete_returns_the_id(on: On) {
    let (id, deleted) = deleted_contact(&Service::on(on, &[]).await).await;
    assert_eq!(deleted.json()["Value"]["Id"], id);
    assert_eq!(deleted.json()["Message"], "ContractContact was successfully deleted.");
}

async fn deleted_contact_returns_404(on: On) {
    let service = &Service::on(on, &[]).await;
    let (id, _) = deleted_contact(service).await;
    assert_eq!(read(service, id).await.status, 404);
    assert_eq!(put(service, &with_id(ada(), id), None).await.status, 404);
}

async fn id_of_a_deleted_contact_is_not_used_again(on: On) {
    let service = &Service::on(on, &[]).await;
    let (id, _) = deleted_contact(service).await;
    assert!(service.create(ada()).await > id);
}

async fn audit_names_changed_properties_without_values(on: On) {
    let service = &Service::on(on, &[]).await;
    let id = service.create(ada()).await;
    let mut contact = with_id(ada(), id);
    contact["Email"] = json!("countess@example.com");
    contact["Notes"] = Value::Null;
    put(service, &contact, None).await;
    put(service, &contact, None).await;
    put(service, &contact, Some("\"refused\"")).await;
    answer(service.request("DELETE", &format!("{CONTACTS}/{id}"))).await;

    let select = format!("SELECT operation, changed_by, fields FROM audit WHERE contact_id = {id} ORDER BY id");
    let all = "CoworkerContractId,FullName,CoworkerId,Email,DateOfBirth,Address,PostCode,CityName,State,CountryId,\
               PhoneNumber,Notes,ContractContactType";
    let by = "admin@example.com";
    let (had, changed) = (all.replace("Notes,", ""), "Email,Notes");
    assert_eq!(
        service.query(&select),
        format!("create|{by}|{all}\nupdate|{by}|{changed}\nupdate|{by}|\ndelete|{by}|{had}\n")
    );
}

const HOSTILE: [&str; 6] = [
    "'; DROP TABLE contract_contacts; --",
    "\" OR \"\"=\"",
    "Robert'); DELETE FROM audit;--",
    "$1 ?1 :id @id %s {} \\' \\\\ \\n",
    "100% _under_ [a-z]* /* */ -- #",
    "NULL",
];

async fn text_like_sql_is_stored_as_text(on: On) {
    let service = &Service::on(on, &[]).await;
    for text in HOSTILE {
        let mut contact = json!({"CoworkerContractId": 1, "FullName": text});
        for property in ["Address", "PostCode", "CityName", "State", "Notes"] {
            contact[property] = text.into();
        }
        let id = service.create(contact.clone()).await;
        assert_eq!(put(service, &with_id(contact, id), None).await.status, 200);
        let stored = read(service, id).await.json();
        for property in ["FullName", "Address", "PostCode", "CityName", "State", "Notes"] {
            assert_eq!(stored[property], text, "{property}");
        }
    }
}

async fn filter_like_sql_finds_its_text(on: On) {
    let service = &Service::on(on, &[]).await;
    for text in HOSTILE {
        let id = service.create(json!({"CoworkerContractId": 1, "FullName": text})).await;
        let found = answer(service.request("GET", CONTACTS).query(&[("ContractContact_FullName", text)])).await;
        assert_eq!((found.status, &found.json()["TotalItems"]), (200, &json!(1)), "{text}: {}", found.body);
        assert_eq!(found.json()["Records"][0]["Id"], id);
    }
}

async fn order_by_text_like_sql_returns_400(on: On) {
    let service = &Service::on(on, &[]).await;
    for hostile in ["Id; DROP TABLE audit", "id", "version", "1"] {
        let answer = answer(service.request("GET", CONTACTS).query(&[("orderBy", hostile)])).await;
        answer.assert_rejected(400, "orderBy must be the name of a property that can be sorted by");
    }
}

/// The properties for which the reference rules accept any text.
const TEXTS: [&str; 8] = ["FullName", "Email", "Address", "PostCode", "CityName", "State", "PhoneNumber", "Notes"];

async fn every_text_property_stores_hostile_text(on: On) {
    let service = &Service::on(on, &["--rules=reference"]).await;
    for text in HOSTILE {
        let mut contact = json!({"CoworkerContractId": 1});
        for property in TEXTS {
            contact[property] = text.into();
        }
        let id = service.create(contact).await;
        let stored = read(service, id).await.json();
        for property in TEXTS {
            assert_eq!(stored[property], text, "{property}");
            let filter = [(format!("ContractContact_{property}"), text)];
            let found = answer(service.request("GET", CONTACTS).query(&filter)).await;
            assert_eq!(found.json()["Records"][0]["Id"], id, "{property}: {}", found.body);
        }
    }
}

async fn every_text_property_rejects_nul(on: On) {
    let service = &Service::on(on, &["--rules=reference"]).await;
    for property in TEXTS {
        let mut contact = json!({"CoworkerContractId": 1, "FullName": "Ada"});
        contact[property] = "A\0".into();
        let answer = service.send("POST", contact.to_string()).await;
        answer.assert_rejected(400, &format!("{property}: must not contain the character U+0000"));
    }
}

async fn every_other_property_rejects_hostile_text(on: On) {
    let service = &Service::on(on, &["--rules=reference"]).await;
    for property in ["Id", "CoworkerContractId", "CoworkerId", "DateOfBirth", "CountryId", "ContractContactType"] {
        for text in HOSTILE.into_iter().chain(["1\0"]) {
            let mut contact = json!({"Id": 1, "CoworkerContractId": 1, "FullName": "Ada"});
            contact[property] = text.into();
            let answer = put(service, &contact, None).await;
            assert_eq!((answer.status, &answer.json()["Errors"][0]["PropertyName"]), (400, &json!(property)), "{text}");
        }
    }
}

async fn nul_returns_400_by_the_strict_rules(on: On) {
    let service = &Service::on(on, &[]).await;
    let answer = service.send("POST", r#"{"CoworkerContractId": 1, "FullName": "A\u0000"}"#).await;
    assert_eq!(answer.status, 400);
}

async fn nul_in_a_filter_returns_400(on: On) {
    let service = &Service::on(on, &[]).await;
    let answer = service.get(&format!("{CONTACTS}?ContractContact_FullName=%00")).await;
    answer.assert_rejected(400, "ContractContact_FullName must be a text of at most 1000 characters without U+0000");
}

/// Returns a service with five contacts.
async fn with_five_contacts(on: On) -> Service {
    let service = Service::on(on, &[]).await;
    for (name, email, kind) in [
        ("beta", Some("b@example.com"), 1),
        ("Alpha", None, 2),
        ("alpha 100%", Some("A@Example.com"), 1),
        ("Émile", Some("e@example.com"), 3),
        ("alpha 1000", None, 1),
    ] {
        let contact = json!({
            "CoworkerContractId": 777, "FullName": name, "Email": email, "ContractContactType": kind,
            "DateOfBirth": if kind == 3 { json!("1990-01-31") } else { Value::Null },
        });
        service.create(contact).await;
    }
    service
}

/// Returns the list of this query.
async fn list(service: &Service, query: &str) -> Value {
    let answer = service.get(&format!("{CONTACTS}?{query}")).await;
    assert_eq!(answer.status, 200, "{query}: {}", answer.body);
    answer.json()
}

/// Returns the names in the list of this query.
async fn names(service: &Service, query: &str) -> String {
    let list = list(service, query).await;
    let names = list["Records"].as_array().unwrap().iter().map(|each| each["FullName"].as_str().unwrap());
    names.collect::<Vec<_>>().join(", ")
}

async fn list_is_ordered_by_a_property(on: On) {
    let service = with_five_contacts(on).await;
    let names = async |query: &str| names(&service, query).await;
    // The default order is by Id.
    assert_eq!(names("").await, "beta, Alpha, alpha 100%, Émile, alpha 1000");
    assert_eq!(names("dir=-1").await, "alpha 1000, Émile, alpha 100%, Alpha, beta");
    assert_eq!(names("orderBy=FullName").await, "Alpha, alpha 100%, alpha 1000, beta, Émile");
    assert_eq!(names("orderBy=FullName&dir=-1").await, "Émile, beta, alpha 1000, alpha 100%, Alpha");
    // Contacts without a value come first in ascending order. Contacts with equal values are ordered by Id.
    assert_eq!(names("orderBy=Email&dir=1").await, "Alpha, alpha 1000, alpha 100%, beta, Émile");
    assert_eq!(names("dir=-1&orderBy=Email").await, "Émile, beta, alpha 100%, alpha 1000, Alpha");
    assert_eq!(names("orderBy=ContractContactType").await, "beta, alpha 100%, alpha 1000, Alpha, Émile");
}

async fn list_is_filtered_by_properties(on: On) {
    let service = with_five_contacts(on).await;
    let names = async |query: &str| names(&service, query).await;
    assert_eq!(names("ContractContact_FullName=ALPHA").await, "Alpha, alpha 100%, alpha 1000");
    assert_eq!(names("ContractContact_FullName=100%25").await, "alpha 100%");
    assert_eq!(names("ContractContact_Email=example&ContractContact_ContractContactType=1").await, "beta, alpha 100%");
    assert_eq!(names("ContractContact_DateOfBirth=1990-01-31").await, "Émile");
    assert_eq!(names("ContractContact_CoworkerId=5").await, "");
    assert_eq!(names("ContractContact_CoworkerContract=777").await.split(", ").count(), 5);
    assert_eq!(names("from_ContractContact_UpdatedOn=2020-01-01T00:00").await.split(", ").count(), 5);
    assert_eq!(names("to_ContractContact_CreatedOn=2020-01-01T00:00").await, "");
    assert_eq!(names("_=123&unknown=x").await.split(", ").count(), 5);
}

async fn list_is_cut_into_pages(on: On) {
    let service = with_five_contacts(on).await;
    let mut page = list(&service, "orderBy=FullName&page=2&size=2").await;
    let records = page.as_object_mut().unwrap().shift_remove("Records").unwrap();
    assert_eq!(records[0]["FullName"], "alpha 1000");
    assert_eq!(
        page.to_string(),
        r#"{"CurrentPage":2,"CurrentPageSize":2,"CurrentOrderField":"FullName","CurrentSortDirection":1,"FirstItem":3,"HasNextPage":true,"HasPreviousPage":true,"LastItem":4,"PageNumber":2,"PageSize":2,"TotalItems":5,"TotalPages":3}"#
    );
    let last = list(&service, "page=3&size=2").await;
    assert_eq!((&last["FirstItem"], &last["LastItem"], &last["HasNextPage"]), (&json!(5), &json!(5), &json!(false)));
    let beyond = list(&service, "page=4294967295&size=1000").await;
    assert_eq!((&beyond["Records"], &beyond["FirstItem"], &beyond["LastItem"]), (&json!([]), &json!(0), &json!(0)));
}

async fn invalid_query_of_the_list_returns_400(on: On) {
    let service = Service::on(on, &[]).await;
    for (query, message) in [
        ("page=0", "page must be a number from 1"),
        ("page=-1", "page must be a number from 1"),
        ("size=0", "size must be a number from 1 to 1000"),
        ("size=1001", "size must be a number from 1 to 1000"),
        ("dir=2", "dir must be 1 (ascending) or -1 (descending)"),
        ("ContractContact_Fullname=x", "There is no such filter"),
        ("ContractContact_CountryId=x", "ContractContact_CountryId must be an identifier"),
        (
            "ContractContact_ContractContactType=9",
            "ContractContact_ContractContactType must be the number of a contact type",
        ),
        ("ContractContact_DateOfBirth=1990", "ContractContact_DateOfBirth must be a day as YYYY-MM-DD"),
        (
            "from_ContractContact_UpdatedOn=x",
            "from_ContractContact_UpdatedOn must be a time in UTC as YYYY-MM-DDTHH:MM",
        ),
        ("from_ContractContact_FullName=x", "Only CreatedOn and UpdatedOn can be filtered by a range"),
    ] {
        service.get(&format!("{CONTACTS}?{query}")).await.assert_rejected(400, message);
    }
}

async fn filter_length_is_counted_in_characters(on: On) {
    let service = &Service::on(on, &[]).await;
    const WORDS: &str = "ContractContact_Notes must be a text of at most 1000 characters without U+0000";
    // Characters of one, two and four bytes, and a character that a pattern must escape.
    for character in ["x", "é", "🦁", "%"] {
        let filter = async |length: usize| {
            let query = [("ContractContact_Notes", character.repeat(length))];
            answer(service.request("GET", CONTACTS).query(&query)).await
        };
        let longest = filter(1_000).await;
        assert_eq!((longest.status, &longest.json()["TotalItems"]), (200, &json!(0)), "{character}: {}", longest.body);
        filter(1_001).await.assert_rejected(400, WORDS);
    }
}

async fn contacts_survive_a_restart(on: On) {
    let service = Service::on(on, &[]).await;
    let id = service.create(ada()).await;
    let tag = read(&service, id).await.header("etag").to_owned();
    let database = service.database.clone();
    let again = Service::with(service.stop().await, database, &[]).await;
    assert_eq!(read(&again, id).await.header("etag"), tag);
}

async fn example_contacts_are_stored_in_an_empty_database(on: On) {
    let service = Service::on(on, &["--example-contacts"]).await;
    let path = format!("{CONTACTS}/87654321");
    assert_eq!(service.get(&path).await.json()["FullName"], "Paula Placeholder");
    assert_eq!(service.get(CONTACTS).await.json()["TotalItems"], 6);
}

async fn example_contacts_are_not_stored_again(on: On) {
    let service = Service::on(on, &["--example-contacts"]).await;
    assert_eq!(answer(service.request("DELETE", &format!("{CONTACTS}/87654321"))).await.status, 200);
    let database = service.database.clone();
    let again = Service::with(service.stop().await, database, &["--example-contacts"]).await;
    assert_eq!(again.get(CONTACTS).await.json()["TotalItems"], 5);
    let id = again.create(ada()).await;
    if on == On::Sqlite {
        assert_eq!(id, 87_654_327, "the Id must be greater than all earlier Ids");
    }
}

/// Sets a column of a contact without the service.
fn set(service: &Service, id: u64, column: &str, value: &str) -> Result<String, String> {
    query(&service.database, &format!("UPDATE contract_contacts SET {column} = {value} WHERE id = {id}"))
}

async fn row_that_breaks_a_rule_of_the_api_reference_is_rejected(on: On) {
    let service = Service::on(on, &[]).await;
    let id = service.create(ada()).await;
    for field in Field::ALL {
        let wrong: &[&str] = match field.kind() {
            Kind::Identifier => &["0", "-1", "9007199254740992", "'x'"],
            Kind::Type => &["4", "-1", "'x'"],
            Kind::Date => &["'1990-02-30'", "'0000-12-31'", "'10000-01-01'", "'x'", "''"],
            _ if field == Field::FullName => &["''", "' '", "'\u{a0}\u{3000}\t\u{feff}'", "NULL"],
            _ => &["''"],
        };
        for value in wrong {
            assert!(set(&service, id, field.snake_case(), value).is_err(), "{field}: {value}");
        }
    }
    for (column, wrong) in [("created_on", "'x'"), ("updated_on", "NULL"), ("updated_by", "NULL"), ("version", "0")] {
        assert!(set(&service, id, column, wrong).is_err(), "{column}: {wrong}");
    }
}

async fn row_within_the_rules_of_the_api_reference_is_served(on: On) {
    let service = Service::on(on, &[]).await;
    let id = service.create(ada()).await;
    for field in Field::ALL.into_iter().filter(|field| *field != Field::Id) {
        let right: &[&str] = match field.kind() {
            Kind::Identifier => &["9007199254740991"],
            Kind::Type => &["0", "1", "2", "3", "NULL"],
            Kind::Date => &["'0001-01-01'", "'9999-12-31'"],
            _ if field == Field::FullName => &["'x'", "' x '"],
            _ => &["' '", "'x'", "NULL"],
        };
        for value in right {
            let outcome = set(&service, id, field.snake_case(), value);
            outcome.unwrap_or_else(|error| panic!("{field}: {value}: {error}"));
        }
    }
    assert_eq!(read(&service, id).await.json()["DateOfBirth"], "9999-12-31T00:00:00Z");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lost_postgresql_returns_503_until_it_is_back() {
    let service = Service::on(On::Postgres, &["--database-timeout=20"]).await;
    assert_eq!(service.get("/readyz").await.status, 200);
    let name = service.query("SELECT current_database()").trim().to_owned();
    let postgres = Postgres::shared();
    postgres.psql("postgres", &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).unwrap();
    let terminate = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    postgres.psql("postgres", &terminate).unwrap();
    for answer in
        [service.get(CONTACTS).await, service.get("/readyz").await, service.send("POST", ada().to_string()).await]
    {
        answer.assert_rejected(503, "The service is not available now");
        assert_eq!(answer.header("retry-after"), "5");
    }
    assert_eq!(service.get("/healthz").await.status, 200);
    postgres.psql("postgres", &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).unwrap();
    assert_eq!(service.get("/readyz").await.status, 200);
    assert_eq!(service.get(CONTACTS).await.status, 200);
}
