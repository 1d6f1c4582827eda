//! Properties of the rules that hold for every input.

use contract_contact::chrono::NaiveDate;
use contract_contact::{
    AttemptedValue, CreateContractContact, Draft, Failure, Field, FromJson, Operation, Rejection, RequestBody,
    Response, Rules, UpdateContractContact, ValidationErrors, json,
};
use proptest::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::common::{property_test, today};

/// Values. Many are almost valid for some property.
fn value() -> impl Strategy<Value = Value> {
    let number = prop_oneof![0..6_i64, any::<i64>(), Just(9_007_199_254_740_991), Just(9_007_199_254_740_992),];
    let text = prop_oneof![
        "\\PC{0,12}",
        ".{0,8}",
        "[a-z.!-]{1,5}@[a-z.-]{1,8}",
        "[a-z]{1,5}@[a-z]{1,5}\\.[a-z]{2,3}",
        "(18|19|20)[0-9]{2}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-5]0(:00)?(\\.0)?(Z|\\+01:00)?)?",
        "(\\+|\\(0\\))?[0-9 ./#-]{2,24}( ?(x|ext\\.?) ?[0-9]{1,3})?",
        "[ \u{A0}\u{200B}\u{FEFF}\u{85}\t]{0,3}",
        "[\\x00-\\x20\u{7F}-\u{A0}a]{1,4}",
    ];
    let leaf = prop_oneof![
        2 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::Bool),
        4 => number.prop_map(Value::from),
        1 => any::<u64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => (-3..8).prop_map(|number| Value::from(f64::from(number) / 2.0)),
        8 => text.prop_map(Value::String),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec((".{0,3}", inner), 0..4)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

/// A body: some properties in any order, and some unknown ones.
fn body() -> impl Strategy<Value = Vec<(String, Value)>> {
    let known = (0..Field::COUNT).prop_map(|place| Field::ALL[place].name().to_owned());
    let name = prop_oneof![12 => known, 1 => "\\PC{0,6}".prop_map(String::from)];
    let anything = prop::collection::vec((name, value()), 0..18);
    let required = ("[1-9][0-9]{0,9}", "[1-9][0-9]{0,9}", "[A-Z][a-z]{1,9}").prop_map(|(id, contract, name)| {
        vec![
            ("Id".to_owned(), id.parse::<u64>().unwrap().into()),
            ("CoworkerContractId".to_owned(), contract.parse::<u64>().unwrap().into()),
            ("FullName".to_owned(), name.into()),
        ]
    });
    // The last of duplicate properties wins, so half of the bodies have all required properties.
    (anything, prop::option::of(required)).prop_map(|(mut entries, required)| {
        entries.extend(required.unwrap_or_default());
        entries
    })
}

fn write(entries: &[(String, Value)]) -> String {
    let entries: Vec<_> =
        entries.iter().map(|(name, value)| format!("{}:{value}", Value::from(name.as_str()))).collect();
    format!("{{{}}}", entries.join(","))
}

fn rules() -> impl Strategy<Value = Rules> {
    prop_oneof![Just(Rules::strict()), Just(Rules::reference())]
}

fn read<T: RequestBody>(body: &str, rules: Rules) -> Result<T, ValidationErrors> {
    T::from_draft(&json::draft(body.as_bytes()).unwrap(), rules, today())
}

/// Checks a valid record once more, from its JSON.
fn round_trip<T: RequestBody + Serialize + PartialEq + std::fmt::Debug>(body: &str, rules: Rules) {
    let Ok(contact) = read::<T>(body, rules) else { return };
    let written = serde_json::to_string(&contact).unwrap();
    assert_eq!(read::<T>(&written, rules).as_ref(), Ok(&contact));
    let names: Vec<_> = T::OPERATION.fields().map(Field::name).collect();
    let Value::Object(object) = serde_json::from_str(&written).unwrap() else { panic!("not an object") };
    assert_eq!(object.len(), names.len());
    assert!(names.iter().all(|name| object.contains_key(*name)));
}

/// Returns the errors of a body by each operation that rejects the body.
fn rejections(body: &str, rules: Rules) -> impl Iterator<Item = ValidationErrors> {
    let update = read::<UpdateContractContact>(body, rules).err();
    update.into_iter().chain(read::<CreateContractContact>(body, rules).err())
}

proptest! {
    #![proptest_config(property_test(2_000))]

    #[test]
    fn valid_record_is_valid_and_unchanged_when_read_again(entries in body(), rules in rules()) {
        let body = write(&entries);
        round_trip::<UpdateContractContact>(&body, rules);
        round_trip::<CreateContractContact>(&body, rules);
    }

    #[test]
    fn errors_are_in_the_order_of_the_api_reference_with_at_most_one_for_a_property(entries in body(), rules in rules()) {
        for errors in rejections(&write(&entries), rules) {
            prop_assert!(!errors.is_empty());
            let fields: Vec<_> = errors.iter().map(|error| error.field().unwrap()).collect();
            prop_assert!(fields.is_sorted_by(|one, next| one < next));
        }
    }

    #[test]
    fn error_has_a_code_of_its_property_and_of_the_rules(entries in body(), rules in rules()) {
        for error in rejections(&write(&entries), rules).flatten() {
            let (field, code) = (error.field().unwrap(), error.code().unwrap());
            prop_assert!(field.codes().contains(&code) && rules.includes(code));
            prop_assert!(!error.describe().is_empty());
        }
    }

    #[test]
    fn failure_that_was_written_is_read_as_the_same_errors(entries in body(), rules in rules()) {
        for errors in rejections(&write(&entries), rules) {
            let failure = Failure::from(errors);
            let written = failure.to_json();
            let read_back = Response::from_json(written.as_bytes()).unwrap();
            prop_assert_eq!(read_back.to_json(), written);
            let Response::Failure(read_back) = read_back else { panic!("a failure became a success") };
            let codes = |failure: &Failure| -> Vec<_> {
                failure.errors().iter().map(|error| (error.field(), error.code())).collect()
            };
            prop_assert_eq!(codes(&read_back), codes(&failure));
        }
    }

    #[test]
    fn reference_rules_accept_what_strict_rules_accept(entries in body()) {
        let body = write(&entries);
        if let Ok(strict) = read::<UpdateContractContact>(&body, Rules::strict()) {
            prop_assert_eq!(read::<UpdateContractContact>(&body, Rules::reference()), Ok(strict));
        }
    }

    #[test]
    fn absent_and_null_have_the_same_outcome(entries in body(), rules in rules()) {
        let with_nulls: Map<String, Value> = Field::ALL
            .iter()
            .map(|field| (field.name().to_owned(), Value::Null))
            .chain(entries.iter().cloned())
            .collect();
        let mut without = with_nulls.clone();
        without.retain(|_, value| !value.is_null());
        prop_assert_eq!(
            read::<UpdateContractContact>(&Value::Object(with_nulls).to_string(), rules),
            read::<UpdateContractContact>(&Value::Object(without).to_string(), rules)
        );
    }

    #[test]
    fn order_of_keys_does_not_change_the_outcome(entries in body(), rules in rules(), turn in 0..32_usize) {
        let unique: Map<String, Value> = entries.into_iter().collect();
        let mut entries: Vec<_> = unique.into_iter().collect();
        let one = read::<UpdateContractContact>(&write(&entries), rules);
        if !entries.is_empty() {
            let middle = turn % entries.len();
            entries.rotate_left(middle);
        }
        prop_assert_eq!(one, read::<UpdateContractContact>(&write(&entries), rules));
    }

    #[test]
    fn last_duplicate_property_wins(entries in body(), rules in rules()) {
        let unique: Map<String, Value> = entries.iter().cloned().collect();
        prop_assert_eq!(
            read::<UpdateContractContact>(&write(&entries), rules),
            read::<UpdateContractContact>(&Value::Object(unique).to_string(), rules)
        );
    }

    #[test]
    fn attempted_value_round_trips(value in value()) {
        let text = value.to_string();
        let attempted: AttemptedValue<'_> = serde_json::from_str(&text).unwrap();
        let owned = attempted.clone().into_owned();
        prop_assert!(owned == attempted);
        let written = serde_json::to_string(&owned).unwrap();
        let again: AttemptedValue<'_> = serde_json::from_str(&written).unwrap();
        prop_assert!(again == attempted);
    }

    #[test]
    fn record_without_changes_is_unchanged(entries in body()) {
        if let Ok(contact) = read::<UpdateContractContact>(&write(&entries), Rules::strict()) {
            let same = UpdateContractContact::from_record(contact.to_draft(), Draft::new(), Rules::strict(), today());
            prop_assert_eq!(same.as_ref(), Ok(&contact));
        }
    }

    #[test]
    fn arbitrary_bytes_do_not_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = UpdateContractContact::from_json(&bytes, Rules::strict(), today());
        let _ = CreateContractContact::from_json(&bytes, Rules::reference(), today());
        let _ = Response::from_json(&bytes);
    }

    #[test]
    fn damaged_body_does_not_panic(entries in body(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut: bool) {
        let mut bytes = write(&entries).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        if let Err(Rejection::Syntax(error)) = UpdateContractContact::from_json(&bytes, Rules::strict(), today()) {
            prop_assert!(error.line() >= 1 && error.column() >= 1);
        }
    }
}

#[test]
fn operations_differ_only_in_id_and_default_type() {
    let draft = Draft::new().with(Field::CoworkerContractId, 1_u64).with(Field::FullName, "Ada");
    let today: NaiveDate = today();
    let create = CreateContractContact::from_draft(&draft, Rules::strict(), today).unwrap();
    let update = UpdateContractContact::from_draft(&draft.with(Field::Id, 5_u64), Rules::strict(), today).unwrap();
    let changed: Vec<_> = Operation::Update.fields().filter(|field| update.get(*field) != create.get(*field)).collect();
    assert_eq!(changed, [Field::Id, Field::ContractContactType]);
}
