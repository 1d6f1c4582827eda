//! The API's answers, as this crate writes them and reads them.

use std::collections::BTreeMap;

use contract_contact::{
    AttemptedValue, Code, ContractContact, Draft, Failure, Field, FromJson, Identifier, Operation, Response, Rules,
    Stamps, Success, UpdateContractContact, ValidationError,
};
use serde_json::{Map, Value, json};

use crate::common::today;

/// The example of a 200 answer in the API reference.
const UPDATED: &str = r#"{
  "Status": 200,
  "Message": "ContractContact was successfully updated.",
  "Value": {
    "Id": 87654321
  },
  "OpenInDialog": false,
  "OpenInWindow": false,
  "RedirectURL": null,
  "JavaScript": null,
  "UpdatedOn": "2025-01-15T10:30:00Z",
  "UpdatedBy": "admin@example.com",
  "Errors": null,
  "WasSuccessful": true
}"#;

/// The example of a 400 answer in the API reference.
const REFUSED: &str = r#"{
  "Message": "FullName: is a required field",
  "Value": null,
  "Errors": [
    {
      "AttemptedValue": null,
      "Message": "is a required field",
      "PropertyName": "FullName"
    }
  ],
  "WasSuccessful": false
}"#;

fn success() -> Success {
    let id = Identifier::new(87_654_321).unwrap();
    Success::new(Operation::Update, id, "2025-01-15T10:30:00Z".parse().unwrap(), "admin@example.com")
}

fn read(body: &str) -> Response {
    Response::from_json(body.as_bytes()).unwrap()
}

#[track_caller]
fn failure(body: &str) -> Failure {
    match read(body) {
        Response::Failure(failure) => failure,
        Response::Success(_) => panic!("read as a success"),
    }
}

#[test]
fn success_is_written_as_the_200_answer_of_the_api_reference() {
    assert_eq!(serde_json::to_string_pretty(&success()).unwrap(), UPDATED);
}

#[test]
fn success_that_was_read_is_written_unchanged() {
    assert_eq!(serde_json::to_string_pretty(&read(UPDATED)).unwrap(), UPDATED);
}

/// The failure of a body.
fn failure_of(body: &[u8]) -> Failure {
    UpdateContractContact::from_json(body, Rules::strict(), today()).unwrap_err().failure()
}

const WITHOUT_A_NAME: &[u8] = br#"{"Id": 87654321, "CoworkerContractId": 1}"#;

#[test]
fn failure_is_written_as_the_400_answer_of_the_api_reference() {
    assert_eq!(serde_json::to_string_pretty(&failure_of(WITHOUT_A_NAME)).unwrap(), REFUSED);
}

#[test]
fn answer_400_of_the_api_reference_is_read_as_the_failure() {
    assert_eq!(read(REFUSED), Response::Failure(failure_of(WITHOUT_A_NAME)));
}

#[test]
fn to_json_equals_the_serialized_envelope() {
    assert_eq!(success().to_json(), serde_json::to_string(&success()).unwrap());
    assert_eq!(Response::Success(success()).to_json(), success().to_json());
}

#[test]
fn message_joins_all_errors() {
    let failure = failure_of(br#"{"CoworkerContractId": 0, "FullName": "", "Id": 87654321}"#);
    insta::assert_snapshot!(serde_json::to_string_pretty(&failure).unwrap(), @r#"
    {
      "Message": "CoworkerContractId: is a required field; FullName: is a required field",
      "Value": null,
      "Errors": [
        {
          "AttemptedValue": 0,
          "Message": "is a required field",
          "PropertyName": "CoworkerContractId"
        },
        {
          "AttemptedValue": "",
          "Message": "is a required field",
          "PropertyName": "FullName"
        }
      ],
      "WasSuccessful": false
    }
    "#);
}

#[test]
fn numbers_are_written_as_javascript_writes_them() {
    for (sent, written) in [
        ("1.0", "1"),
        ("-0", "0"),
        ("1e2", "100"),
        ("1.5", "1.5"),
        ("1e21", "1e+21"),
        ("123456789012345680000", "123456789012345680000"),
        ("1e-7", "1e-7"),
        ("0.000001", "0.000001"),
        ("5e-324", "5e-324"),
        ("18446744073709551615", "18446744073709551615"),
        ("18446744073709551616", "18446744073709552000"),
    ] {
        let value: AttemptedValue<'_> = serde_json::from_str(sent).unwrap();
        assert_eq!(value.to_json(), written);
    }
}

#[test]
fn was_successful_decides_over_the_status() {
    let refused = failure(r#"{"Status": 200, "WasSuccessful": false, "Message": "No.", "Errors": null}"#);
    assert_eq!((refused.message(), refused.errors()), ("No.", [].as_slice()));
    let refused = failure(r#"{"Status": 500, "WasSuccessful": false}"#);
    assert_eq!((refused.message(), refused.errors()), ("", [].as_slice()));
    assert!(matches!(read(r#"{"Status": 500, "WasSuccessful": true}"#), Response::Success(_)));
}

#[test]
fn navigation_name_is_read_as_its_property() {
    for (navigation, field) in [
        ("CoworkerContract", Field::CoworkerContractId),
        ("Coworker", Field::CoworkerId),
        ("Country", Field::CountryId),
    ] {
        let body = format!(
            r#"{{"WasSuccessful": false, "Message": "x", "Errors":
                [{{"AttemptedValue": 7, "Message": "was not found", "PropertyName": "{navigation}"}}]}}"#
        );
        let failure = failure(&body);
        let error = &failure.errors()[0];
        assert_eq!((error.field(), error.property_name()), (Some(field), field.name()));
    }
}

#[test]
fn unknown_message_of_the_server_is_kept_without_a_code() {
    let failure = failure(
        r#"{"WasSuccessful": false, "Message": "x", "Errors":
            [{"AttemptedValue": 7, "Message": "was not found", "PropertyName": "CountryId"}]}"#,
    );
    let error = &failure.errors()[0];
    assert_eq!((error.code(), error.message()), (None, "was not found"));
    assert_eq!(error.describe(), "was not found");
    assert_eq!(error.attempted_value(), &AttemptedValue::Integer(7));
}

#[test]
fn server_error_with_a_known_message_has_its_code() {
    for field in Field::ALL {
        for code in field.codes() {
            let ours = ValidationError::new(field, *code, Some("x".into()));
            let theirs = ValidationError::from_server(field.name(), code.message(), "x".into());
            assert_eq!(ours, theirs);
        }
    }
}

#[test]
fn server_error_with_the_message_of_another_property_has_no_code() {
    let error = ValidationError::from_server("FullName", Code::NotAnEmail.message(), "x".into());
    assert_eq!((error.field(), error.code()), (Some(Field::FullName), None));
}

#[test]
fn error_of_an_unknown_property_is_kept() {
    let failure =
        failure(r#"{"WasSuccessful": false, "Errors": [{"PropertyName": "AmlCheckStatus", "Message": "is odd"}]}"#);
    let [error] = failure.errors() else { panic!("{failure:?}") };
    assert_eq!((error.property_name(), error.field()), ("AmlCheckStatus", None));
    assert_eq!(error.to_json(), r#"{"AttemptedValue":null,"Message":"is odd","PropertyName":"AmlCheckStatus"}"#);
}

#[test]
fn malformed_error_is_kept_without_a_name() {
    let failure = failure(
        r#"{"WasSuccessful": false, "Errors": [{"PropertyName": "AmlCheckStatus", "Message": "is odd"}, {}, 7, null]}"#,
    );
    let names: Vec<_> = failure.errors().iter().map(ValidationError::property_name).collect();
    assert_eq!(names, ["AmlCheckStatus", "", "", ""]);
}

#[test]
fn malformed_parts_of_a_success_are_ignored() {
    let Response::Success(success) = read(
        r#"{"WasSuccessful": true, "Message": null, "Value": {"Id": "7"}, "UpdatedOn": "yesterday", "UpdatedBy": 5}"#,
    ) else {
        panic!("read as a failure")
    };
    assert_eq!(success.message(), "");
    assert_eq!((success.id(), success.updated_on(), success.updated_by()), (None, None, None));
}

#[test]
fn byte_order_mark_before_an_answer_is_skipped() {
    assert_eq!(read(&format!("\u{FEFF}{UPDATED}")), read(UPDATED));
}

#[test]
fn error_of_a_body_that_is_no_answer_does_not_quote_the_body() {
    for body in ["", "<html>secret</html>", "\"secret\"", "[]", "{}", r#"{"WasSuccessful": "secret"}"#] {
        let error = Response::from_json(body.as_bytes()).unwrap_err().to_string();
        assert!(!error.contains("secret"), "{error}");
    }
}

#[test]
fn error_of_a_body_that_is_no_answer_has_a_position() {
    let error = Response::from_json(b" {}").unwrap_err();
    assert_eq!(
        error.to_string(),
        "The body is not an answer of this API: WasSuccessful is neither true nor false (line 1, column 2)"
    );
}

/// A record as the API reads it back.
const RECORD: &str = r#"{"CoworkerContractId":1234,"CoworkerId":null,"Email":"ada@example.com","FullName":"Ada Lovelace","DateOfBirth":"1990-12-10T00:00:00Z","Address":"12 St James's Square\nLondon","PostCode":"SW1Y 4JH","CityName":"London","State":null,"CountryId":1220,"CountryName":null,"PhoneNumber":"+44 20 7946 0958","Notes":null,"ContractContactType":1,"Id":87654321,"UpdatedOn":"2025-01-15T10:30:00Z","CreatedOn":"2024-12-01T08:00:00.1234567Z","UniqueId":null,"UpdatedBy":"admin@example.com","IsNew":false,"SystemId":null,"ToStringText":"Ada Lovelace","LocalizationDetails":null,"CustomFields":null,"CoworkerContractQuantity":null,"CoworkerContractFloorPlanDeskIds":null,"CoworkerContractFloorPlanDeskNames":null,"CoworkerContractTariffName":null,"CoworkerFullName":null,"CoworkerCompanyName":null,"CoworkerBillingName":null,"CoworkerEmail":null,"CoworkerActive":null}"#;

#[test]
fn stored_record_round_trips_as_the_api_writes_it() {
    let record: ContractContact = serde_json::from_str(RECORD).unwrap();
    // As strings, so that the order of the keys counts. The record lacks properties that are newer than the API reference.
    let read: Map<String, Value> = serde_json::from_str(RECORD).unwrap();
    let written: Map<String, Value> = serde_json::from_str(&record.to_json()).unwrap();
    let was_read = |(name, _): &(String, Value)| read.contains_key(name) || Field::from_name(name).is_none();
    let written: Map<_, _> = written.into_iter().filter(was_read).collect();
    assert_eq!(Value::from(written).to_string(), RECORD);
}

#[test]
fn stored_record_has_its_editor_and_times() {
    let record: ContractContact = serde_json::from_str(RECORD).unwrap();
    assert_eq!(record.stamps().updated_by.as_deref(), Some("admin@example.com"));
    assert_eq!(record.stamps().created_on.unwrap().to_string(), "2024-12-01T08:00:00.1234567Z");
}

#[test]
fn changed_record_is_an_update_that_keeps_other_values() {
    let record: Draft<'_> = serde_json::from_str(RECORD).unwrap();
    let changes =
        Draft::new().with(Field::Email, "countess@example.com").with(Field::PhoneNumber, AttemptedValue::Null);
    let update = UpdateContractContact::from_record(record, changes, Rules::strict(), today()).unwrap();
    let put: BTreeMap<String, Value> = serde_json::from_str(&update.to_json()).unwrap();
    assert_eq!(put.len(), Field::COUNT, "nothing is left out");
    let held: BTreeMap<_, _> = put.into_iter().filter(|(_, value)| !value.is_null()).collect();
    let expected = json!({
        "Id": 87_654_321, "CoworkerContractId": 1234, "FullName": "Ada Lovelace", "Email": "countess@example.com",
        "DateOfBirth": "1990-12-10", "Address": "12 St James's Square\nLondon", "PostCode": "SW1Y 4JH", "CityName": "London",
        "CountryId": 1220, "ContractContactType": 1,
    });
    assert_eq!(json!(held), expected);
}

#[test]
fn invalid_value_of_a_stored_record_is_reported() {
    let record: Draft<'_> =
        serde_json::from_str(r#"{"Id": 1, "CoworkerContractId": 2, "FullName": "Ada", "Email": "ada@"}"#).unwrap();
    let errors = UpdateContractContact::from_record(record, Draft::new(), Rules::strict(), today()).unwrap_err();
    assert_eq!(errors.of(Field::Email).unwrap().code(), Some(Code::NotAnEmail));
}

#[test]
fn stored_record_is_built_from_a_created_one() {
    let body = br#"{"CoworkerContractId": 1234, "FullName": "Ada Lovelace"}"#;
    let create = contract_contact::CreateContractContact::from_json(body, Rules::strict(), today()).unwrap();
    let update = create.with_id(Identifier::new(9).unwrap());
    let record = ContractContact::new(update, Stamps::default());
    assert_eq!((record.id().get(), record.full_name()), (9, "Ada Lovelace"));
}
