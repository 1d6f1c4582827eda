//! Nothing that was submitted shows in a `Debug`, a `Display` or an error's chain.

use std::error::Error;
use std::fmt::{Debug, Display};

use contract_contact::{
    AttemptedValue, ContractContact, ContractContactType, CreateContractContact, Draft, Failure, Field, FieldValue,
    FromJson, Identifier, Operation, Rejection, RequestBody, Response, Rules, Stamps, Success, Timestamp,
    UpdateContractContact, ValidationError, date,
};
use serde::Deserialize;
use serde::de::value::{Error as ValueError, StrDeserializer, StringDeserializer};

use crate::common::today;

/// Each is submitted as some value, and shows in no output.
const SECRETS: [&str; 7] = ["Lovelace", "ada@", "1990", "12-10", "7946", "424242", "Countess"];

#[track_caller]
fn assert_hidden(text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret} shows in {text}");
    }
}

#[track_caller]
fn hides(value: &dyn Debug) {
    assert_hidden(&format!("{value:?} {value:#?}"));
}

#[track_caller]
fn hides_as_an_error<E: Error + Display + Debug>(error: &E) {
    hides(error);
    assert_hidden(&error.to_string());
    let mut source = error.source();
    while let Some(error) = source {
        assert_hidden(&format!("{error} {error:?}"));
        source = error.source();
    }
}

fn draft() -> Draft<'static> {
    Draft::new()
        .with(Field::Id, 424_242_u64)
        .with(Field::CoworkerContractId, 424_242_u64)
        .with(Field::FullName, "Ada Lovelace")
        .with(Field::CoworkerId, 424_242_u64)
        .with(Field::Email, "ada@example.com")
        .with(Field::DateOfBirth, "1990-12-10")
        .with(Field::Address, "Lovelace House")
        .with(Field::PostCode, "424242")
        .with(Field::CityName, "Lovelace")
        .with(Field::State, "Lovelace")
        .with(Field::CountryId, 424_242_u64)
        .with(Field::PhoneNumber, "+44 20 7946 0958")
        .with(Field::Notes, "Countess")
        .with(Field::ContractContactType, 3_u64)
}

#[test]
fn debug_of_a_record_hides_its_values() {
    let draft = draft();
    let update = UpdateContractContact::from_draft(&draft, Rules::strict(), today()).unwrap();
    hides(&draft);
    hides(&update);
    hides(&CreateContractContact::from_draft(&draft, Rules::strict(), today()).unwrap());
    hides(&update.clone().into_parts());
    for field in Field::ALL.into_iter().filter(|field| !field.kind().is_number() && *field != Field::DateOfBirth) {
        hides(&update.get(field));
    }
    let stamps = Stamps { updated_by: Some("ada@example.com".into()), ..Stamps::default() };
    hides(&stamps);
    hides(&ContractContact::new(update, stamps));
    assert_eq!(format!("{:?}", FieldValue::String("Lovelace")), "String(..)");
}

#[test]
fn debug_of_a_value_hides_it() {
    for value in [
        AttemptedValue::from("Lovelace"),
        AttemptedValue::from(424_242_u64),
        AttemptedValue::from(424_242.5),
        AttemptedValue::Array(Box::new(["Lovelace".into()])),
        AttemptedValue::Object(Box::new([("Lovelace".into(), "Countess".into())])),
    ] {
        hides(&value);
    }
}

#[test]
fn debug_and_display_of_an_error_hide_the_attempted_value() {
    for field in Field::ALL {
        for code in field.codes() {
            hides_as_an_error(&ValidationError::new(field, *code, Some("Ada Lovelace 424242".into())));
        }
    }
    let wrong = draft().with(Field::Id, "Lovelace").with(Field::Email, "ada@").with(Field::PhoneNumber, "Countess");
    let errors = UpdateContractContact::from_draft(&wrong, Rules::strict(), today()).unwrap_err();
    hides_as_an_error(&errors);
    hides_as_an_error(&Rejection::Invalid(errors.clone()));
    hides(&Failure::from(errors.clone()));
    hides(&Response::Failure(Failure::from(errors)));
    hides_as_an_error(&date::parse("1990-12-10T").unwrap_err());
}

#[test]
fn syntax_error_does_not_quote_the_body() {
    for body in [
        r#"{"FullName": "Ada Lovelace"#,
        r#"{"FullName": Lovelace}"#,
        r#"{"Lovelace" 1990}"#,
        r#""Ada Lovelace""#,
        "424242",
        "424242.1990",
        r#"["Lovelace"]"#,
        r#"{"Id": 1990-12-10}"#,
        r#"{"Id": 424242} Lovelace"#,
        "{\"FullName\": \"Lovelace \u{1}\"}",
    ] {
        for rules in [Rules::strict(), Rules::reference()] {
            hides_as_an_error(&UpdateContractContact::from_json(body.as_bytes(), rules, today()).unwrap_err());
        }
        if let Err(error) = serde_json::from_str::<Draft<'_>>(body) {
            hides_as_an_error(&error);
        }
        if let Err(error) = serde_json::from_str::<ContractContact>(body) {
            hides_as_an_error(&error);
        }
        hides_as_an_error(&Response::from_json(body.as_bytes()).unwrap_err());
    }
    // Other formats quote the value unless the visitor answers itself.
    hides_as_an_error(&Draft::deserialize(StrDeserializer::<ValueError>::new("Lovelace")).unwrap_err());
    hides_as_an_error(&Draft::deserialize(StringDeserializer::<ValueError>::new("Lovelace".into())).unwrap_err());
    hides_as_an_error(&Draft::deserialize(serde_json::json!("Lovelace")).unwrap_err());
    hides_as_an_error(&Draft::deserialize(serde_json::json!(424_242)).unwrap_err());
    hides_as_an_error(&Draft::deserialize(serde_json::json!(424_242.5)).unwrap_err());
    let stored = serde_json::json!({"Id": "Lovelace", "DateOfBirth": "1990-12-10T07:00:00Z"});
    hides_as_an_error(&ContractContact::deserialize(stored).unwrap_err());
}

#[test]
fn debug_hides_messages_of_the_server() {
    let body = br#"{"WasSuccessful": false, "Message": "ada@example.com is taken by Lovelace", "Errors":
        [{"PropertyName": "Lovelace", "Message": "424242 is taken", "AttemptedValue": "Countess"},
         {"PropertyName": "Email", "Message": "ada@example.com is taken", "AttemptedValue": "ada@example.com"}]}"#;
    let Ok(Response::Failure(failure)) = Response::from_json(body) else { panic!("not read as a failure") };
    hides(&failure);
    for error in failure.errors() {
        hides_as_an_error(error);
    }
    hides(&Success::new(Operation::Update, Identifier::MIN, "2025-01-15T10:30:00Z".parse().unwrap(), "ada@"));
}

#[test]
fn debug_shows_data_that_is_not_personal() {
    let update = UpdateContractContact::from_draft(&draft(), Rules::strict(), today()).unwrap();
    assert_eq!(format!("{:?}", update.id()), "Identifier(424242)");
    assert_eq!(format!("{:?}", update.date_of_birth()), "Some(1990-12-10)");
    assert_eq!(format!("{:?}", update.contract_contact_type()), "Some(NominatedRecipient)");
    assert_eq!(format!("{:?}", update.get(Field::Id)), "Identifier(424242)");
    assert_eq!(format!("{:?}", update.get(Field::DateOfBirth)), "Date(1990-12-10)");
    assert_eq!(format!("{:?}", update.get(Field::ContractContactType)), "ContactType(NominatedRecipient)");
    assert_eq!(format!("{:?}", Failure::new("Nothing here")), r#"Failure { message: "Nothing here", errors: [], .. }"#);
    let own = ValidationError::custom(Field::CoworkerContractId, "does_not_exist", "does not exist", "Lovelace");
    hides_as_an_error(&own);
    assert_eq!(format!("{own:?}"), "ValidationError(CoworkerContractId: does not exist)");
}

#[test]
fn reveal_shows_where_two_records_differ() {
    let read = |name: &'static str| {
        let draft = draft().with(Field::FullName, name);
        UpdateContractContact::from_draft(&draft, Rules::strict(), today()).unwrap()
    };
    let (one, other) = (read("Ada Lovelace"), read("Ada Byron"));
    assert_ne!(one.reveal(), other.reveal());
    assert_eq!(
        format!("{:?}", one.reveal()).replace("Ada Lovelace", "Ada Byron"),
        format!("{:?}", other.reveal()),
        "nothing else differs"
    );
}

/// The errors of the types that serde reads do not quote the input either.
#[test]
fn deserialize_errors_hide_the_input() {
    for value in [serde_json::json!("Lovelace"), serde_json::json!(424_242.5), serde_json::json!(["Lovelace"])] {
        hides_as_an_error(&ContractContactType::deserialize(value.clone()).unwrap_err());
        hides_as_an_error(&Identifier::deserialize(value).unwrap_err());
    }
    hides_as_an_error(&ContractContactType::deserialize(serde_json::json!(424_242)).unwrap_err());
    hides_as_an_error(&Identifier::deserialize(serde_json::json!(-424_242)).unwrap_err());
    hides_as_an_error(&serde_json::from_str::<Timestamp>(r#""1990-12-10T""#).unwrap_err());
}

#[test]
fn debug_shows_names_and_types() {
    let wrong = draft().with(Field::Id, "Lovelace").with(Field::Email, "ada@");
    let errors = UpdateContractContact::from_draft(&wrong, Rules::strict(), today()).unwrap_err();
    assert_eq!(errors.to_string(), "Id: must be an integer; Email: must be a valid email address");
    assert_eq!(format!("{errors:?}"), format!("ValidationErrors({errors})"));
    assert_eq!(errors[0].to_string(), "Id: must be an integer");
    assert_eq!(format!("{:?}", errors[0]), "ValidationError(Id: must be an integer)");
    assert_eq!(errors.clone().into_iter().count(), 2);
    assert_eq!((&errors).into_iter().count(), 2);
    let theirs = ValidationError::from_server("Email", "ada@example.com is taken", AttemptedValue::Null);
    assert_eq!(theirs.to_string(), "Email: rejected by the server (message hidden)");
    let theirs = ValidationError::from_server("Lovelace", "is taken", AttemptedValue::Null);
    assert_eq!(theirs.to_string(), "another property: rejected by the server (message hidden)");
    assert_eq!(format!("{:?}", AttemptedValue::from("Lovelace")), "AttemptedValue(string)");
    assert_eq!(format!("{:?}", AttemptedValue::Array(Box::new([]))), "AttemptedValue(array)");
}
