//! A body that is not a record is rejected with a message and a position. Time and memory grow linearly with the body.

use allocation_counter::{AllocationInfo, measure};
use contract_contact::{Code, Field, FromJson, Rejection, Rules, UpdateContractContact};

use crate::common::today;

/// How much `run` allocates.
fn allocations<T>(run: impl FnOnce() -> T) -> AllocationInfo {
    measure(|| drop(run()))
}

fn read(body: &[u8]) -> Result<UpdateContractContact, Rejection> {
    UpdateContractContact::from_json(body, Rules::strict(), today())
}

#[track_caller]
fn assert_refused(body: &[u8], message: &str) {
    let rejection = read(body).unwrap_err();
    assert_eq!(rejection.status(), 400);
    let failure = rejection.failure();
    assert_eq!(failure.message(), message);
    assert!(failure.errors().is_empty());
    assert!(failure.to_json().contains(r#""Errors":null"#));
}

#[test]
fn each_kind_of_broken_body_has_its_own_error() {
    for (body, message) in [
        ("", "The body is empty: expected a JSON object (line 1, column 1)"),
        (" \n ", "The body is empty: expected a JSON object (line 2, column 2)"),
        ("[]", "The body must be an object, not an array (line 1, column 1)"),
        ("\n  \"secret\"", "The body must be an object, not a string (line 2, column 3)"),
        ("12", "The body must be an object, not a number (line 1, column 1)"),
        ("-1.5", "The body must be an object, not a number (line 1, column 1)"),
        ("null", "The body must be an object, not null (line 1, column 1)"),
        ("true", "The body must be an object, not a boolean (line 1, column 1)"),
        ("{\"Id\": 1,\n\"FullName\" \"Ada\"}", "The body is not valid JSON: expected `:` (line 2, column 12)"),
        ("{\"Id\": 1", "The body is not valid JSON: EOF while parsing an object (line 1, column 8)"),
        ("{\"Id\": 1,}", "The body is not valid JSON: trailing comma (line 1, column 10)"),
        ("{\"Id\": 1} {", "The body is not valid JSON: trailing characters (line 1, column 11)"),
        ("{\"Id\": NaN}", "The body is not valid JSON: expected value (line 1, column 8)"),
        ("{\"Id\": nan}", "The body is not valid JSON: expected true, false or null (line 1, column 9)"),
        ("{\"Id\": Infinity}", "The body is not valid JSON: expected value (line 1, column 8)"),
        ("{\"Id\": -Infinity}", "The body is not valid JSON: invalid number (line 1, column 9)"),
        ("{\"Id\": 1e400}", "The body is not valid JSON: number out of range (line 1, column 12)"),
        ("\u{FEFF}{}", "The body must not begin with a byte order mark (line 1, column 1)"),
        ("{\"FullName\": \"\\ud800\"}", "The body is not valid JSON: unexpected end of hex escape (line 1, column 21)"),
    ] {
        assert_refused(body.as_bytes(), message);
    }
}

#[test]
fn invalid_utf_8_is_reported_with_its_position() {
    assert_refused(b"{\"Id\": 1,\n \"FullName\": \"\xFF\"}", "The body is not valid UTF-8 (line 2, column 15)");
}

#[test]
fn property_nested_more_than_127_deep_is_rejected() {
    for depth in [127, 200] {
        assert_refused(nested("Notes", depth).as_bytes(), "The body is nested more than 127 deep (line 1, column 137)");
    }
}

#[test]
fn property_nested_127_deep_and_unknown_property_of_any_depth_are_read() {
    for (name, depth) in [("Notes", 126), ("Other", 200), ("Other", 100_000)] {
        assert!(matches!(read(nested(name, depth).as_bytes()), Err(Rejection::Invalid(_))), "{name} {depth}");
    }
}

/// A body in which arrays are nested in a property.
fn nested(name: &str, depth: usize) -> String {
    format!("{{\"{name}\": {}{}}}", "[".repeat(depth), "]".repeat(depth))
}

#[test]
fn string_of_ten_megabytes_is_checked() {
    let long = "a".repeat(10_000_000);
    let body = format!(r#"{{"Id":1,"CoworkerContractId":2,"FullName":"{long}","Email":"{long}@example.com"}}"#);
    let Err(Rejection::Invalid(errors)) = read(body.as_bytes()) else { panic!("accepted") };
    let codes: Vec<_> = errors.iter().map(|error| (error.field(), error.code())).collect();
    assert_eq!(codes, [(Some(Field::Email), Some(Code::TooLong))]);
    assert_eq!(errors[0].attempted_value().as_str().map(str::len), Some(10_000_012));
}

fn keys(count: usize, name: impl Fn(usize) -> String) -> String {
    let entries: Vec<_> = (0..count).map(|number| format!(r#""{}":"{number}""#, name(number))).collect();
    format!("{{{}}}", entries.join(","))
}

#[test]
fn hundred_thousand_keys_take_few_allocations() {
    let unknown = keys(100_000, |number| format!("Key{number}"));
    let twice = keys(100_000, |_| "Notes".to_owned());
    for body in [unknown, twice] {
        let count = allocations(|| read(body.as_bytes())).count_total;
        assert!(count < 20, "{count} allocations");
    }
}

#[test]
fn memory_grows_linearly_with_the_input() {
    let bodies: [fn(usize) -> String; 4] = [
        |size| format!(r#"{{"Notes":"{}"}}"#, "\\u0041".repeat(size)),
        |size| format!(r#"{{"Notes":[{}1]}}"#, "1,".repeat(size)),
        |size| format!(r#"{{"Notes":{}}}"#, keys(size, |number| format!("Key{number}"))),
        |size| format!(r#"{{"Notes":{}}}"#, keys(size, |_| "Key".to_owned())),
    ];
    for body in bodies {
        let used = |size| {
            let body = body(size);
            allocations(|| read(body.as_bytes())).bytes_total
        };
        let (small, large) = (used(10_000), used(80_000));
        assert!(large < small * 12, "eight times the input takes {small}, then {large} bytes");
    }
}

const FULL: &[u8] = br#"{"Id":87654321,"CoworkerContractId":1234,"FullName":"Ada Lovelace","CoworkerId":77,"Email":"ada@example.com","DateOfBirth":"1990-12-10","Address":"12 St James's Square","PostCode":"SW1Y 4JH","CityName":"London","State":"Greater London","CountryId":1220,"PhoneNumber":"+44 20 7946 0958","Notes":"Countess","ContractContactType":1}"#;
const MINIMAL: &[u8] = br#"{"Id":87654321,"CoworkerContractId":1234,"FullName":"Ada Lovelace"}"#;

#[test]
fn parsing_a_valid_body_takes_one_allocation() {
    for body in [FULL, MINIMAL] {
        let used = allocations(|| read(body).unwrap());
        assert_eq!(used.count_total, 1);
        assert!(used.bytes_total < u64::try_from(body.len()).unwrap());
    }
}

#[test]
fn check_of_a_valid_draft_allocates_nothing() {
    for body in [FULL, MINIMAL] {
        let draft = contract_contact::json::draft(body).unwrap();
        let check = || draft.check(contract_contact::Operation::Update, Rules::strict(), today());
        assert_eq!(allocations(check).count_total, 0);
    }
}
