//! What is stored, on SQLite and on PostgreSQL: the same tests for both.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod common;

use common::{Answer, CONTACTS, Keys, Postgres, Service, answer};
use contract_contact::Field;
use serde_json::{Value, json};
use sqlx::Row;

#[tokio::test]
async fn on_sqlite() {
    every_test(Service::start(&[]).await).await;
    every_field_holds_hostile_text_and_none_holds_nul(&Service::start(&["--rules=reference"]).await).await;
    a_property_newer_than_the_database_gets_a_column(Service::start(&[]).await).await;
}

#[tokio::test]
async fn on_postgresql() {
    let Some(postgres) = tokio::task::spawn_blocking(Postgres::start).await.unwrap() else { return };
    every_test(Service::with(Keys::new(), postgres.database("contacts"), &[]).await).await;
    let reference = Service::with(Keys::new(), postgres.database("reference"), &["--rules=reference"]).await;
    every_field_holds_hostile_text_and_none_holds_nul(&reference).await;
    a_property_newer_than_the_database_gets_a_column(Service::with(Keys::new(), postgres.database("older"), &[]).await)
        .await;
}

async fn a_property_newer_than_the_database_gets_a_column(service: Service) {
    let (id, database) = (service.create(ada()).await, service.database.clone());
    let keys = service.stop().await;
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&database).await.unwrap();
    for column in ["notes", "country_id"] {
        let drop = sqlx::AssertSqlSafe(format!("ALTER TABLE contract_contacts DROP COLUMN {column}"));
        sqlx::query(drop).execute(&pool).await.unwrap();
    }
    pool.close().await;

    let service = Service::with(keys, database, &[]).await;
    let path = format!("{CONTACTS}/{id}");
    let mut stored = service.get(&path).await.json();
    assert_eq!(
        (&stored["FullName"], &stored["Notes"], &stored["CountryId"]),
        (&ada()["FullName"], &Value::Null, &Value::Null)
    );
    (stored["Notes"], stored["CountryId"]) = (json!("new"), json!(7));
    assert_eq!(service.send("PUT", stored.to_string()).await.status, 200);
    let stored = service.get(&path).await.json();
    assert_eq!((&stored["Notes"], &stored["CountryId"]), (&json!("new"), &json!(7)));
}

/// They share a service, since starting a PostgreSQL takes a second.
async fn every_test(service: Service) {
    it_reads_back_what_was_written(&service).await;
    a_put_clears_what_it_leaves_out(&service).await;
    a_record_that_is_not_there_is_not_found(&service).await;
    a_version_that_was_overtaken_is_not_written(&service).await;
    of_two_editors_one_wins(&service).await;
    a_delete_is_for_ever(&service).await;
    every_change_is_in_the_audit_by_names_alone(&service).await;
    text_that_looks_like_sql_is_text(&service).await;
    nul_is_refused(&service).await;
    lists_have_pages_filters_and_an_order(&service).await;
    filter_length_is_counted_in_characters(&service).await;
    it_survives_a_restart(service).await;
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

async fn it_reads_back_what_was_written(service: &Service) {
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

async fn a_put_clears_what_it_leaves_out(service: &Service) {
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

async fn a_record_that_is_not_there_is_not_found(service: &Service) {
    const MESSAGE: &str = "There is no ContractContact with this Id";
    for id in ["9007199254740991", "0", "-1", "abc", "1.0", "18446744073709551616", "%00"] {
        let path = format!("{CONTACTS}/{id}");
        service.get(&path).await.assert_refused(404, MESSAGE);
        answer(service.request("DELETE", &path)).await.assert_refused(404, MESSAGE);
    }
    let nobody = with_id(ada(), 9_007_199_254_740_991);
    put(service, &nobody, None).await.assert_refused(404, MESSAGE);
    put(service, &nobody, Some("*")).await.assert_refused(404, MESSAGE);
}

async fn a_version_that_was_overtaken_is_not_written(service: &Service) {
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

    put(service, &contact, Some(&first)).await.assert_refused(412, CHANGED);
    put(service, &contact, Some("\"x\"")).await.assert_refused(412, CHANGED);
    put(service, &contact, Some(&format!("W/{second}"))).await.assert_refused(412, CHANGED);
    let path = format!("{CONTACTS}/{id}");
    answer(service.request("DELETE", &path).header("if-match", &first)).await.assert_refused(412, CHANGED);
    assert_eq!(read(service, id).await.header("etag"), second, "a refusal changes nothing");

    let same = answer(service.request("GET", &path).header("if-none-match", &second)).await;
    assert_eq!((same.status, same.body.as_str(), same.header("etag")), (304, "", second.as_str()));
    assert_eq!(answer(service.request("GET", &path).header("if-none-match", &first)).await.status, 200);
    assert_eq!(put(service, &contact, Some("*")).await.status, 200);
    assert_eq!(answer(service.request("DELETE", &path).header("if-match", "*")).await.status, 200);
}

async fn of_two_editors_one_wins(service: &Service) {
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

async fn a_delete_is_for_ever(service: &Service) {
    let id = service.create(ada()).await;
    let path = format!("{CONTACTS}/{id}");
    let deleted = answer(service.request("DELETE", &path)).await;
    assert_eq!((deleted.status, &deleted.json()["Value"]["Id"]), (200, &json!(id)));
    assert_eq!(deleted.json()["Message"], "ContractContact was successfully deleted.");
    assert_eq!(service.get(&path).await.status, 404);
    assert_eq!(put(service, &with_id(ada(), id), None).await.status, 404);
    assert!(service.create(ada()).await > id, "an Id is not used again");
}

async fn every_change_is_in_the_audit_by_names_alone(service: &Service) {
    let id = service.create(ada()).await;
    let mut contact = with_id(ada(), id);
    contact["Email"] = json!("countess@example.com");
    contact["Notes"] = Value::Null;
    put(service, &contact, None).await;
    put(service, &contact, None).await;
    put(service, &contact, Some("\"refused\"")).await;
    answer(service.request("DELETE", &format!("{CONTACTS}/{id}"))).await;

    let pool = sqlx::AnyPool::connect(&service.database).await.unwrap();
    let select = "SELECT operation, changed_by, fields, changed_on FROM audit WHERE contact_id = $1 ORDER BY id";
    let rows = sqlx::query(select).bind(i64::try_from(id).unwrap()).fetch_all(&pool).await.unwrap();
    let audit: Vec<[String; 3]> = rows.iter().map(|row| [row.get(0), row.get(1), row.get(2)]).collect();
    let all = "CoworkerContractId,FullName,CoworkerId,Email,DateOfBirth,Address,PostCode,CityName,State,CountryId,\
               PhoneNumber,Notes,ContractContactType";
    let by = "admin@example.com";
    assert_eq!(
        audit,
        [
            ["create", by, all],
            ["update", by, "Email,Notes"],
            ["update", by, ""],
            ["delete", by, &all.replace("Notes,", "")],
        ]
        .map(|row| row.map(str::to_owned))
    );
    assert!(rows.iter().all(|row| row.get::<String, _>(3).ends_with('Z')));
    pool.close().await;
}

const HOSTILE: [&str; 6] = [
    "'; DROP TABLE contract_contacts; --",
    "\" OR \"\"=\"",
    "Robert'); DELETE FROM audit;--",
    "$1 ?1 :id @id %s {} \\' \\\\ \\n",
    "100% _under_ [a-z]* /* */ -- #",
    "NULL",
];

async fn text_that_looks_like_sql_is_text(service: &Service) {
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
        answer.assert_refused(400, "orderBy must be the name of a property that can be sorted by");
    }
}

/// By the rules of the page, which let any text pass in all properties but the date.
async fn every_field_holds_hostile_text_and_none_holds_nul(service: &Service) {
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
        answer.assert_refused(400, &format!("{property}: must not contain the character U+0000"));
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

async fn nul_is_refused(service: &Service) {
    // By the strict rules as a control character; that the rules of the page let it pass, tests/corpus.rs has.
    let answer = service.send("POST", r#"{"CoworkerContractId": 1, "FullName": "A\u0000"}"#).await;
    assert_eq!(answer.status, 400);
    let answer = service.get(&format!("{CONTACTS}?ContractContact_FullName=%00")).await;
    answer.assert_refused(400, "ContractContact_FullName must be a text of at most 1000 characters without U+0000");
}

async fn lists_have_pages_filters_and_an_order(service: &Service) {
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
        service.get(&format!("{CONTACTS}?{query}")).await.assert_refused(400, message);
    }
}

async fn filter_length_is_counted_in_characters(service: &Service) {
    const WORDS: &str = "ContractContact_Notes must be a text of at most 1000 characters without U+0000";
    // Of one byte, of two, of four, and one that is escaped.
    for character in ["x", "é", "🦁", "%"] {
        let filter = async |length: usize| {
            let query = [("ContractContact_Notes", character.repeat(length))];
            answer(service.request("GET", CONTACTS).query(&query)).await
        };
        let longest = filter(1_000).await;
        assert_eq!((longest.status, &longest.json()["TotalItems"]), (200, &json!(0)), "{character}: {}", longest.body);
        filter(1_001).await.assert_refused(400, WORDS);
    }
}

async fn it_survives_a_restart(service: Service) {
    let id = service.create(ada()).await;
    let tag = read(&service, id).await.header("etag").to_owned();
    let database = service.database.clone();
    let keys = service.stop().await;
    let again = Service::with(keys, database, &[]).await;
    assert_eq!(read(&again, id).await.header("etag"), tag);
}

#[tokio::test]
async fn example_contacts_are_stored_where_there_are_none() {
    let service = Service::start(&["--example-contacts"]).await;
    let path = format!("{CONTACTS}/87654321");
    assert_eq!(service.get(&path).await.json()["FullName"], "Paula Placeholder");
    assert_eq!(service.get(CONTACTS).await.json()["TotalItems"], 6);
    // What was deleted does not come back.
    assert_eq!(answer(service.request("DELETE", &path)).await.status, 200);
    let database = service.database.clone();
    let again = Service::with(service.stop().await, database, &["--example-contacts"]).await;
    assert_eq!(again.get(CONTACTS).await.json()["TotalItems"], 5);
    assert_eq!(again.create(ada()).await, 87_654_327, "an Id is never used twice");
}

#[tokio::test]
async fn a_database_that_went_away_is_503_and_comes_back() {
    let Some(postgres) = tokio::task::spawn_blocking(Postgres::start).await.unwrap() else { return };
    let service = Service::with(Keys::new(), postgres.database("contacts"), &["--database-timeout=20"]).await;
    assert_eq!(service.get("/readyz").await.status, 200);
    postgres.psql("postgres", "ALTER DATABASE contacts ALLOW_CONNECTIONS false").unwrap();
    postgres
        .psql("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'contacts'")
        .unwrap();
    for answer in
        [service.get(CONTACTS).await, service.get("/readyz").await, service.send("POST", ada().to_string()).await]
    {
        answer.assert_refused(503, "The service is not available now");
        assert_eq!(answer.header("retry-after"), "5");
    }
    assert_eq!(service.get("/healthz").await.status, 200);
    postgres.psql("postgres", "ALTER DATABASE contacts ALLOW_CONNECTIONS true").unwrap();
    assert_eq!(service.get("/readyz").await.status, 200);
    assert_eq!(service.get(CONTACTS).await.status, 200);
}

#[tokio::test]
async fn sqlite_is_set_up_so_that_what_was_acknowledged_stays() {
    let service = Service::start(&[]).await;
    service.create(ada()).await;
    let file = service.database.strip_prefix("sqlite:").unwrap();
    assert!(std::path::Path::new(&format!("{file}-wal")).exists(), "write-ahead log");
}
