//! Stores a record in native columns of SQLite and PostgreSQL, and reads it through the rules, like a service of a user.

use contract_contact::chrono::{DateTime, NaiveDate, Utc};
use contract_contact::{
    ContactParts, ContractContactType, Draft, Field, FromJson, Identifier, Kind, RequestBody, Rules, Timestamp,
    UpdateContractContact, date,
};
use sqlx::{PgPool, Row, SqlitePool};

use crate::common::Postgres;

const INSERT: &str = "INSERT INTO contacts VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";

/// Returns a record with all properties, a record with only the required properties, and the time of their change.
fn records() -> ([UpdateContractContact; 2], Timestamp) {
    let full = r#"{
        "Id": 9007199254740991, "CoworkerContractId": 1450123456, "FullName": "Ada Lovelace", "CoworkerId": 5,
        "Email": "ada@example.com", "DateOfBirth": "1990-12-10", "Address": "12 St James's Square\nLondon",
        "PostCode": "SW1Y 4JH", "CityName": "London", "State": "Greater London", "CountryId": 1220,
        "PhoneNumber": "+44 20 7946 0958", "Notes": "Löwe 老虎 🦁", "ContractContactType": 3
    }"#;
    let required = r#"{"Id": 1, "CoworkerContractId": 2, "FullName": "Ada"}"#;
    let records = [full, required]
        .map(|body| UpdateContractContact::from_json(body.as_bytes(), Rules::strict(), date::today()).unwrap());
    assert!(Field::ALL.iter().all(|field| records[0].get(*field) != contract_contact::FieldValue::Empty));
    // PostgreSQL stores microseconds.
    (records, "2025-01-15T10:30:00.123456Z".parse().unwrap())
}

#[tokio::test]
async fn sqlite_returns_the_stored_record() {
    let pool = SqlitePool::connect("sqlite::memory:").await.unwrap();
    let create = "CREATE TABLE contacts (id INTEGER PRIMARY KEY, coworker_contract_id INTEGER NOT NULL, \
                  full_name TEXT NOT NULL, coworker_id INTEGER, email TEXT, date_of_birth DATE, address TEXT, \
                  post_code TEXT, city_name TEXT, state TEXT, country_id INTEGER, phone_number TEXT, notes TEXT, \
                  contract_contact_type INTEGER, updated_on DATETIME NOT NULL)";
    sqlx::query(create).execute(&pool).await.unwrap();
    let (records, stamp) = records();
    for record in records {
        // The record moves into the columns.
        let parts = record.clone().into_parts();
        let insert = sqlx::query(INSERT).bind(i64::from(record.id())).bind(i64::from(parts.coworker_contract_id));
        let insert = insert.bind(parts.full_name).bind(parts.coworker_id.map(i64::from)).bind(parts.email);
        let insert = insert.bind(parts.date_of_birth).bind(parts.address).bind(parts.post_code).bind(parts.city_name);
        let insert = insert.bind(parts.state).bind(parts.country_id.map(i64::from)).bind(parts.phone_number);
        let insert = insert.bind(parts.notes).bind(parts.contract_contact_type.map(i16::from));
        insert.bind(DateTime::<Utc>::from(stamp)).execute(&pool).await.unwrap();

        // The columns move into the parts of a record.
        let select = sqlx::query("SELECT * FROM contacts WHERE id = $1").bind(i64::from(record.id()));
        let row = select.fetch_one(&pool).await.unwrap();
        let parts = ContactParts {
            id: Some(row.get::<i64, _>("id").try_into().unwrap()),
            coworker_contract_id: row.get::<i64, _>("coworker_contract_id").try_into().unwrap(),
            full_name: row.get("full_name"),
            coworker_id: row.get::<Option<i64>, _>("coworker_id").map(Identifier::try_from).transpose().unwrap(),
            email: row.get("email"),
            date_of_birth: row.get("date_of_birth"),
            address: row.get("address"),
            post_code: row.get("post_code"),
            city_name: row.get("city_name"),
            state: row.get("state"),
            country_id: row.get::<Option<i64>, _>("country_id").map(Identifier::try_from).transpose().unwrap(),
            phone_number: row.get("phone_number"),
            notes: row.get("notes"),
            contract_contact_type: row
                .get::<Option<i16>, _>("contract_contact_type")
                .map(ContractContactType::try_from)
                .transpose()
                .unwrap(),
        };
        let read = UpdateContractContact::from_draft(&parts.into(), Rules::strict(), date::today());
        assert_eq!(read.unwrap().reveal(), record.reveal());
        assert_eq!(Timestamp::from(row.get::<DateTime<Utc>, _>("updated_on")), stamp);
    }
}

#[tokio::test]
async fn postgresql_returns_the_stored_record() {
    let database = Postgres::shared().database();
    let pool = PgPool::connect(&database).await.unwrap();
    let create = "CREATE TABLE contacts (id BIGINT PRIMARY KEY, coworker_contract_id BIGINT NOT NULL, \
                  full_name TEXT NOT NULL, coworker_id BIGINT, email TEXT, date_of_birth DATE, address TEXT, \
                  post_code TEXT, city_name TEXT, state TEXT, country_id BIGINT, phone_number TEXT, notes TEXT, \
                  contract_contact_type SMALLINT, updated_on TIMESTAMPTZ NOT NULL)";
    sqlx::query(create).execute(&pool).await.unwrap();
    let (records, stamp) = records();
    for record in records {
        // The record moves into the columns.
        let parts = record.clone().into_parts();
        let insert = sqlx::query(INSERT).bind(i64::from(record.id())).bind(i64::from(parts.coworker_contract_id));
        let insert = insert.bind(parts.full_name).bind(parts.coworker_id.map(i64::from)).bind(parts.email);
        let insert = insert.bind(parts.date_of_birth).bind(parts.address).bind(parts.post_code).bind(parts.city_name);
        let insert = insert.bind(parts.state).bind(parts.country_id.map(i64::from)).bind(parts.phone_number);
        let insert = insert.bind(parts.notes).bind(parts.contract_contact_type.map(i16::from));
        insert.bind(DateTime::<Utc>::from(stamp)).execute(&pool).await.unwrap();

        // The columns move into a draft.
        let select = sqlx::query("SELECT * FROM contacts WHERE id = $1").bind(i64::from(record.id()));
        let row = select.fetch_one(&pool).await.unwrap();
        let mut draft = Draft::new();
        for (field, column) in Field::ALL.map(|field| (field, field.snake_case())) {
            match field.kind() {
                Kind::Identifier => draft.set(field, row.get::<Option<i64>, _>(column)),
                Kind::Date => draft.set(field, row.get::<Option<NaiveDate>, _>(column)),
                Kind::Type => draft.set(field, row.get::<Option<i16>, _>(column)),
                _ => draft.set(field, row.get::<Option<String>, _>(column)),
            }
        }
        let read = UpdateContractContact::from_draft(&draft, Rules::strict(), date::today());
        assert_eq!(read.unwrap().reveal(), record.reveal());
        assert_eq!(Timestamp::from(row.get::<DateTime<Utc>, _>("updated_on")), stamp);
    }
    // The database calculates with the values, so their types are date, number and instant.
    let select = "SELECT id, date_of_birth + 1, contract_contact_type + 1, extract(epoch FROM updated_on) FROM contacts \
                  ORDER BY id DESC";
    let seen = crate::common::query(&database, select).unwrap();
    assert_eq!(seen, "9007199254740991|1990-12-11|4|1736937000.123456\n1|||1736937000.123456\n");
}
