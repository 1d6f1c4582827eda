//! The outcome of arbitrary bytes. Nothing panics, and the property tests hold for every outcome.
#![no_main]

use contract_contact::chrono::NaiveDate;
use contract_contact::{CreateContractContact, Draft, FromJson, Rejection, RequestBody, Response, Rules, UpdateContractContact, json};
use libfuzzer_sys::fuzz_target;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn check<T: RequestBody + PartialEq>(body: &[u8], to_json: fn(&T) -> String) {
    let read = |rules| T::from_json(body, rules, today());
    let (strict, reference) = (read(Rules::strict()), read(Rules::reference()));
    assert!(strict.is_err() || reference == strict, "strict accepts what reference does not");
    for (rules, outcome) in [(Rules::strict(), strict), (Rules::reference(), reference)] {
        match outcome {
            Ok(contact) => {
                let again = T::from_json(to_json(&contact).as_bytes(), rules, today());
                assert!(again == Ok(contact), "the valid value does not check as itself");
            }
            Err(Rejection::Invalid(errors)) => {
                assert!(!errors.is_empty());
                assert!(errors.is_sorted_by(|one, next| one.field() < next.field()));
                let draft: Draft<'_> = json::draft(body).unwrap();
                assert!(draft.check(T::OPERATION, rules, today()) == Err(errors.clone()));
                let answer = Rejection::Invalid(errors).failure().to_json();
                assert!(matches!(Response::from_json(answer.as_bytes()), Ok(Response::Failure(_))));
            }
            Err(rejection) => assert_eq!(rejection.status(), 400),
        }
    }
}

fuzz_target!(|body: &[u8]| {
    // serde_json alone must read the same draft.
    if let Ok(text) = str::from_utf8(body) {
        assert!(json::draft(body).ok() == serde_json::from_str::<Draft<'_>>(text).ok());
    }
    check::<UpdateContractContact>(body, UpdateContractContact::to_json);
    check::<CreateContractContact>(body, CreateContractContact::to_json);
});
