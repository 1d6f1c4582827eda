//! No `Debug`, no `Display` and no chain of errors shows a submitted value.

use std::error::Error;
use std::fmt::{Debug, Display};

use contract_contact::{
    AttemptedValue, ContractContact, ContractContactType, CreateContractContact, Draft, Failure, Field, FieldValue,
    FromJson, Identifier, Operation, Rejection, RequestBody, Response, Rules, Stamps, Success, Timestamp,
    UpdateContractContact, ValidationError, ValidationErrors, date,
};
use serde::Deserialize;
use serde::de::value::{Error as ValueError, StrDeserializer, StringDeserializer};

use crate::common::today;

/// Parts of submitted values. No output shows one.
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
    hides(&ContractContact::new(update, stamps()));
}

/// The editor and the times of a record.
fn stamps() -> Stamps {
    Stamps { updated_by: Some("ada@example.com".into()), ..Stamps::default() }
}

#[test]
fn debug_of_stamps_hides_the_editor() {
    hides(&stamps());
}

#[test]
fn debug_of_a_field_value_hides_a_string() {
    let update = UpdateContractContact::from_draft(&draft(), Rules::strict(), today()).unwrap();
    for field in Field::ALL.into_iter().filter(|field| !field.kind().is_number() && *field != Field::DateOfBirth) {
        hides(&update.get(field));
    }
    assert_eq!(format!("{:?}", FieldValue::String("Lovelace")), "String(..)");
}

#[test]
fn debug_of_an_attempted_value_hides_the_value() {
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
fn debug_of_an_attempted_value_shows_its_type() {
    assert_eq!(format!("{:?}", AttemptedValue::from("Lovelace")), "AttemptedValue(string)");
    assert_eq!(format!("{:?}", AttemptedValue::Array(Box::new([]))), "AttemptedValue(array)");
}

#[test]
fn debug_and_display_of_a_validation_error_hide_the_attempted_value() {
    for field in Field::ALL {
        for code in field.codes() {
            hides_as_an_error(&ValidationError::new(field, *code, Some("Ada Lovelace 424242".into())));
        }
    }
}

#[test]
fn debug_and_display_of_all_errors_of_a_record_hide_the_attempted_values() {
    let wrong = draft().with(Field::Id, "Lovelace").with(Field::Email, "ada@").with(Field::PhoneNumber, "Countess");
    let errors = UpdateContractContact::from_draft(&wrong, Rules::strict(), today()).unwrap_err();
    hides_as_an_error(&errors);
    hides_as_an_error(&Rejection::Invalid(errors.clone()));
    hides(&Failure::from(errors.clone()));
    hides(&Response::Failure(Failure::from(errors)));
}

#[test]
fn error_of_a_date_or_time_hides_the_input() {
    hides_as_an_error(&date::parse("1990-12-10T").unwrap_err());
    hides_as_an_error(&serde_json::from_str::<Timestamp>(r#""1990-12-10T""#).unwrap_err());
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
}

/// A deserializer of another format quotes the value, unless the visitor returns an error of its own.
#[test]
fn error_of_a_draft_that_is_no_object_hides_the_input() {
    hides_as_an_error(&Draft::deserialize(StrDeserializer::<ValueError>::new("Lovelace")).unwrap_err());
    hides_as_an_error(&Draft::deserialize(StringDeserializer::<ValueError>::new("Lovelace".into())).unwrap_err());
    hides_as_an_error(&Draft::deserialize(serde_json::json!("Lovelace")).unwrap_err());
    hides_as_an_error(&Draft::deserialize(serde_json::json!(424_242)).unwrap_err());
    hides_as_an_error(&Draft::deserialize(serde_json::json!(424_242.5)).unwrap_err());
}

#[test]
fn error_of_an_invalid_stored_record_hides_the_input() {
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
}

#[test]
fn debug_of_a_success_hides_the_editor() {
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
}

#[test]
fn debug_of_a_failure_shows_the_service_own_message() {
    assert_eq!(format!("{:?}", Failure::new("Nothing here")), r#"Failure { message: "Nothing here", errors: [], .. }"#);
}

#[test]
fn debug_of_a_custom_error_shows_its_message_without_the_value() {
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

#[test]
fn error_of_an_identifier_or_contact_type_hides_the_input() {
    for value in [serde_json::json!("Lovelace"), serde_json::json!(424_242.5), serde_json::json!(["Lovelace"])] {
        hides_as_an_error(&ContractContactType::deserialize(value.clone()).unwrap_err());
        hides_as_an_error(&Identifier::deserialize(value).unwrap_err());
    }
    hides_as_an_error(&ContractContactType::deserialize(serde_json::json!(424_242)).unwrap_err());
    hides_as_an_error(&Identifier::deserialize(serde_json::json!(-424_242)).unwrap_err());
}

fn two_errors() -> ValidationErrors {
    let wrong = draft().with(Field::Id, "Lovelace").with(Field::Email, "ada@");
    UpdateContractContact::from_draft(&wrong, Rules::strict(), today()).unwrap_err()
}

#[test]
fn debug_and_display_of_errors_show_properties_and_messages() {
    let errors = two_errors();
    assert_eq!(errors.to_string(), "Id: must be an integer; Email: must be a valid email address");
    assert_eq!(format!("{errors:?}"), format!("ValidationErrors({errors})"));
    assert_eq!(errors[0].to_string(), "Id: must be an integer");
    assert_eq!(format!("{:?}", errors[0]), "ValidationError(Id: must be an integer)");
}

#[test]
fn errors_are_iterated_by_value_and_by_reference() {
    let errors = two_errors();
    assert_eq!((&errors).into_iter().count(), 2);
    assert_eq!(errors.into_iter().count(), 2);
}

#[test]
fn display_of_a_server_error_hides_an_unknown_property_and_message() {
    let theirs = ValidationError::from_server("Email", "ada@example.com is taken", AttemptedValue::Null);
    assert_eq!(theirs.to_string(), "Email: rejected by the server (message hidden)");
    let theirs = ValidationError::from_server("Lovelace", "is taken", AttemptedValue::Null);
    assert_eq!(theirs.to_string(), "another property: rejected by the server (message hidden)");
}
