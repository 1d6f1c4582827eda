//! What is stored, on SQLite and on PostgreSQL: the same tests for both.

use contract_contact::{Field, Kind};
use serde_json::{Value, json};

use crate::common::{Answer, CONTACTS, On, Postgres, Service, answer};

on_both_databases! {
    written_contact_reads_back
    put_empties_properties_that_it_leaves_out
    unknown_id_returns_404
    outdated_version_returns_412_and_is_not_written
    one_of_four_editors_wins
    deleted_contact_stays_deleted
    audit_names_changed_properties_without_values
    text_like_sql_is_stored_as_text
    every_property_stores_hostile_text_and_rejects_nul
    nul_returns_400
    list_is_paged_filtered_and_ordered
    filter_length_is_counted_in_characters
    contacts_survive_a_restart
    row_that_breaks_a_rule_of_the_api_reference_is_rejected
    example_contacts_are_stored_in_an_empty_database
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

async fn written_contact_reads_back(on: On) {
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
    assert_eq!(stored["UpdatedBy"], "admin@example.com");
    assert_eq!(stored["UpdatedOn"], stored["CreatedOn"]);
    assert_eq!(stored["UpdatedOn"].as_str().unwrap().len(), "2025-01-15T10:30:00Z".len());
    // Every key, in the API's order, null where nothing is known; but for a property that is newer than the page.
    let page: Vec<_> =
        "CoworkerContractId CoworkerId Email FullName DateOfBirth Address PostCode CityName State CountryId CountryName \
         PhoneNumber Notes ContractContactType Id UpdatedOn CreatedOn UniqueId UpdatedBy IsNew SystemId ToStringText \
         LocalizationDetails CustomFields CoworkerContractQuantity CoworkerContractFloorPlanDeskIds \
         CoworkerContractFloorPlanDeskNames CoworkerContractTariffName CoworkerFullName CoworkerCompanyName \
         CoworkerBillingName CoworkerEmail CoworkerActive"
            .split(' ')
            .collect();
    let mut keys: Vec<_> = stored.as_object().unwrap().keys().map(String::as_str).collect();
    keys.retain(|key| page.contains(key) || Field::from_name(key).is_none());
    assert_eq!(keys, page);
    // A record that was read can be sent back as it is.
    assert_eq!(put(service, &stored, None).await.status, 200);
}

async fn put_empties_properties_that_it_leaves_out(on: On) {
    let service = &Service::on(on, &[]).await;
    let id = service.create(ada()).await;
    let answer = put(service, &json!({"Id": id, "CoworkerContractId": 2, "FullName": "Ada"}), None).await;
    let on = answer.json()["UpdatedOn"].as_str().unwrap().to_owned();
    // As on the page, but for the time.
    assert_eq!(
        answer.body,
        format!(
            "{{\"Status\":200,\"Message\":\"ContractContact was successfully updated.\",\"Value\":{{\"Id\":{id}}},\
             \"OpenInDialog\":false,\"OpenInWindow\":false,\"RedirectURL\":null,\"JavaScript\":null,\
             \"UpdatedOn\":\"{on}\",\"UpdatedBy\":\"admin@example.com\",\"Errors\":null,\"WasSuccessful\":true}}"
        )
    );
    let stored = read(service, id).await.json();
    assert_eq!((&stored["FullName"], &stored["CoworkerContractId"]), (&json!("Ada"), &json!(2)));
    for property in ["Email", "DateOfBirth", "Address", "CoworkerId", "CountryId", "Notes", "ContractContactType"] {
        assert_eq!(stored[property], Value::Null, "{property}");
    }
}

async fn unknown_id_returns_404(on: On) {
    let service = &Service::on(on, &[]).await;
    const MESSAGE: &str = "There is no ContractContact with this Id";
    for id in ["9007199254740991", "0", "-1", "abc", "1.0", "18446744073709551616", "%00"] {
        let path = format!("{CONTACTS}/{id}");
        service.get(&path).await.assert_rejected(404, MESSAGE);
        answer(service.request("DELETE", &path)).await.assert_rejected(404, MESSAGE);
    }
    let nobody = with_id(ada(), 9_007_199_254_740_991);
    put(service, &nobody, None).await.assert_rejected(404, MESSAGE);
    put(service, &nobody, Some("*")).await.assert_rejected(404, MESSAGE);
}

async fn outdated_version_returns_412_and_is_not_written(on: On) {
    let service = &Service::on(on, &[]).await;
    const CHANGED: &str = "The record was changed since it was read: read it again";
    let id = service.create(ada()).await;
    let contact = with_id(ada(), id);
    let first = read(service, id).await.header("etag").to_owned();
    assert!(first.starts_with('"'), "a strong tag: {first}");

    let written = put(service, &contact, Some(&first)).await;
    assert_eq!(written.status, 200);
    let second = written.header("etag").to_owned();
    assert_ne!(first, second);
    assert_eq!(read(service, id).await.header("etag"), second);

    put(service, &contact, Some(&first)).await.assert_rejected(412, CHANGED);
    put(service, &contact, Some("\"x\"")).await.assert_rejected(412, CHANGED);
    put(service, &contact, Some(&format!("W/{second}"))).await.assert_rejected(412, CHANGED);
    let path = format!("{CONTACTS}/{id}");
    answer(service.request("DELETE", &path).header("if-match", &first)).await.assert_rejected(412, CHANGED);
    assert_eq!(read(service, id).await.header("etag"), second, "a refusal changes nothing");

    let same = answer(service.request("GET", &path).header("if-none-match", &second)).await;
    assert_eq!((same.status, same.body.as_str(), same.header("etag")), (304, "", second.as_str()));
    assert_eq!(answer(service.request("GET", &path).header("if-none-match", &first)).await.status, 200);
    assert_eq!(put(service, &contact, Some("*")).await.status, 200);
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
    // Without a condition, all are written one after the other.
    let id = service.create(ada()).await;
    let contact = with_id(ada(), id);
    let edit = async || put(service, &contact, None).await.status;
    assert_eq!(tokio::join!(edit(), edit(), edit(), edit()), (200, 200, 200, 200));
    assert_eq!(read(service, id).await.header("etag"), format!("\"{id}-5\""));
}

async fn deleted_contact_stays_deleted(on: On) {
    let service = &Service::on(on, &[]).await;
    let id = service.create(ada()).await;
    let path = format!("{CONTACTS}/{id}");
    let deleted = answer(service.request("DELETE", &path)).await;
    assert_eq!((deleted.status, &deleted.json()["Value"]["Id"]), (200, &json!(id)));
    assert_eq!(deleted.json()["Message"], "ContractContact was successfully deleted.");
    assert_eq!(service.get(&path).await.status, 404);
    assert_eq!(put(service, &with_id(ada(), id), None).await.status, 404);
    assert!(service.create(ada()).await > id, "an Id is not used again");
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
        // And as a filter it means itself.
        let found = answer(service.request("GET", CONTACTS).query(&[("ContractContact_FullName", text)])).await;
        assert_eq!((found.status, &found.json()["TotalItems"]), (200, &json!(1)), "{text}: {}", found.body);
        assert_eq!(found.json()["Records"][0]["Id"], id);
    }
    for hostile in ["Id; DROP TABLE audit", "id", "version", "1"] {
        let answer = answer(service.request("GET", CONTACTS).query(&[("orderBy", hostile)])).await;
        answer.assert_rejected(400, "orderBy must be the name of a property that can be sorted by");
    }
}

/// By the rules of the page, which let any text pass in all properties but the date.
async fn every_property_stores_hostile_text_and_rejects_nul(on: On) {
    let service = &Service::on(on, &["--rules=reference"]).await;
    const TEXTS: [&str; 8] = ["FullName", "Email", "Address", "PostCode", "CityName", "State", "PhoneNumber", "Notes"];
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
    for property in TEXTS {
        let mut contact = json!({"CoworkerContractId": 1, "FullName": "Ada"});
        contact[property] = "A\0".into();
        let answer = service.send("POST", contact.to_string()).await;
        answer.assert_rejected(400, &format!("{property}: must not contain the character U+0000"));
    }
    // In the others, which hold no text, every one of them is of the wrong kind.
    for property in ["Id", "CoworkerContractId", "CoworkerId", "DateOfBirth", "CountryId", "ContractContactType"] {
        for text in HOSTILE.into_iter().chain(["1\0"]) {
            let mut contact = json!({"Id": 1, "CoworkerContractId": 1, "FullName": "Ada"});
            contact[property] = text.into();
            let answer = put(service, &contact, None).await;
            assert_eq!((answer.status, &answer.json()["Errors"][0]["PropertyName"]), (400, &json!(property)), "{text}");
        }
    }
}

async fn nul_returns_400(on: On) {
    let service = &Service::on(on, &[]).await;
    // By the strict rules as a control character; that the rules of the page let it pass, corpus.rs has.
    let answer = service.send("POST", r#"{"CoworkerContractId": 1, "FullName": "A\u0000"}"#).await;
    assert_eq!(answer.status, 400);
    let answer = service.get(&format!("{CONTACTS}?ContractContact_FullName=%00")).await;
    answer.assert_rejected(400, "ContractContact_FullName must be a text of at most 1000 characters without U+0000");
}

async fn list_is_paged_filtered_and_ordered(on: On) {
    let service = &Service::on(on, &[]).await;
    // A contract of their own keeps them apart from those of the other tests.
    const OWN: &str = "ContractContact_CoworkerContract=777";
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
    let list = async |query: &str| {
        let answer = service.get(&format!("{CONTACTS}?{OWN}{query}")).await;
        assert_eq!(answer.status, 200, "{query}: {}", answer.body);
        answer.json()
    };
    let names = async |query: &str| {
        let list = list(query).await;
        let names =
            list["Records"].as_array().unwrap().iter().map(|each| each["FullName"].as_str().unwrap().to_owned());
        names.collect::<Vec<_>>().join(", ")
    };
    // Without an order by Id, which is the order in which they were made.
    assert_eq!(names("").await, "beta, Alpha, alpha 100%, Émile, alpha 1000");
    assert_eq!(names("&dir=-1").await, "alpha 1000, Émile, alpha 100%, Alpha, beta");
    assert_eq!(names("&orderBy=FullName").await, "Alpha, alpha 100%, alpha 1000, beta, Émile");
    assert_eq!(names("&orderBy=FullName&dir=-1").await, "Émile, beta, alpha 1000, alpha 100%, Alpha");
    // What has no value comes first, and last the other way round; equals by Id.
    assert_eq!(names("&orderBy=Email&dir=1").await, "Alpha, alpha 1000, alpha 100%, beta, Émile");
    assert_eq!(names("&dir=-1&orderBy=Email").await, "Émile, beta, alpha 100%, alpha 1000, Alpha");
    assert_eq!(names("&orderBy=ContractContactType").await, "beta, alpha 100%, alpha 1000, Alpha, Émile");

    assert_eq!(names("&ContractContact_FullName=ALPHA").await, "Alpha, alpha 100%, alpha 1000");
    assert_eq!(names("&ContractContact_FullName=100%25").await, "alpha 100%");
    assert_eq!(names("&ContractContact_Email=example&ContractContact_ContractContactType=1").await, "beta, alpha 100%");
    assert_eq!(names("&ContractContact_DateOfBirth=1990-01-31").await, "Émile");
    assert_eq!(names("&ContractContact_CoworkerId=5").await, "");
    assert_eq!(names("&from_ContractContact_UpdatedOn=2020-01-01T00:00").await.split(", ").count(), 5);
    assert_eq!(names("&to_ContractContact_CreatedOn=2020-01-01T00:00").await, "");
    assert_eq!(names("&_=123&unknown=x").await.split(", ").count(), 5);

    let mut page = list("&orderBy=FullName&page=2&size=2").await;
    let records = page.as_object_mut().unwrap().shift_remove("Records").unwrap();
    assert_eq!(records[0]["FullName"], "alpha 1000");
    assert_eq!(
        page.to_string(),
        r#"{"CurrentPage":2,"CurrentPageSize":2,"CurrentOrderField":"FullName","CurrentSortDirection":1,"FirstItem":3,"HasNextPage":true,"HasPreviousPage":true,"LastItem":4,"PageNumber":2,"PageSize":2,"TotalItems":5,"TotalPages":3}"#
    );
    let last = list("&page=3&size=2").await;
    assert_eq!((&last["FirstItem"], &last["LastItem"], &last["HasNextPage"]), (&json!(5), &json!(5), &json!(false)));
    let beyond = list("&page=4294967295&size=1000").await;
    assert_eq!((&beyond["Records"], &beyond["FirstItem"], &beyond["LastItem"]), (&json!([]), &json!(0), &json!(0)));

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
    // Of one byte, of two, of four, and one that is escaped.
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
    // What was deleted does not come back.
    assert_eq!(answer(service.request("DELETE", &path)).await.status, 200);
    let database = service.database.clone();
    let again = Service::with(service.stop().await, database, &["--example-contacts"]).await;
    assert_eq!(again.get(CONTACTS).await.json()["TotalItems"], 5);
    let id = again.create(ada()).await;
    if on == On::Sqlite {
        assert_eq!(id, 87_654_327, "an Id is never used twice");
    }
}

async fn row_that_breaks_a_rule_of_the_api_reference_is_rejected(on: On) {
    let service = Service::on(on, &[]).await;
    let id = service.create(ada()).await;
    let set = |column: &str, value: &str| {
        crate::common::query(
            &service.database,
            &format!("UPDATE contract_contacts SET {column} = {value} WHERE id = {id}"),
        )
    };
    for field in Field::ALL {
        let (wrong, right): (&[&str], &[&str]) = match field.kind() {
            Kind::Identifier => (&["0", "-1", "9007199254740992", "'x'"], &["9007199254740991"]),
            Kind::Type => (&["4", "-1", "'x'"], &["0", "1", "2", "3", "NULL"]),
            Kind::Date => {
                (&["'1990-02-30'", "'0000-12-31'", "'10000-01-01'", "'x'", "''"], &["'0001-01-01'", "'9999-12-31'"])
            }
            _ if field == Field::FullName => (&["''", "' '", "'\u{a0}\u{3000}\t\u{feff}'", "NULL"], &["'x'", "' x '"]),
            _ => (&["''"], &["' '", "'x'", "NULL"]),
        };
        for value in wrong {
            assert!(set(field.snake_case(), value).is_err(), "{field}: {value}");
        }
        if field != Field::Id {
            for value in right {
                set(field.snake_case(), value).unwrap_or_else(|error| panic!("{field}: {value}: {error}"));
            }
        }
    }
    for (column, wrong) in [("created_on", "'x'"), ("updated_on", "NULL"), ("updated_by", "NULL"), ("version", "0")] {
        assert!(set(column, wrong).is_err(), "{column}: {wrong}");
    }
    // What is stored by hand within the rules is served.
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
