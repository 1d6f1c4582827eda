//! The conformance corpus, read from JavaScript and written to JavaScript.

/// Includes the files of the corpus, because a WebAssembly module has no file system.
macro_rules! corpus {
    ($($name:literal),* $(,)?) => {
        const FILES: &[(&str, &str)] = &[$((concat!($name, ".json"), include_str!(concat!("../../../../tests/corpus/", $name, ".json"))),)*];
    };
}

corpus!(
    "contract_contact_type",
    "date_of_birth",
    "email",
    "identifiers",
    "json",
    "phone_number",
    "records",
    "reference_rules",
    "required",
    "text",
);

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn tests_include_every_file_of_the_corpus() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus");
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name.ends_with(".json")).collect();
    names.sort();
    assert_eq!(names, FILES.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    assert!(FILES.iter().all(|(_, text)| text.contains("\"cases\"")));
}

#[cfg(target_arch = "wasm32")]
mod wasm {
    use contract_contact::chrono::NaiveDate;
    use contract_contact::{
        CreateContractContact, Failure, FromJson, Operation, Rejection, RequestBody, Rules, UpdateContractContact, date,
    };
    use contract_contact_wasm::{Options, Refusal, ToJs, check, from_js, today};
    use js_sys::{Array, Function, JSON, Object, Reflect};
    use serde::{Deserialize, Serialize};
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::FILES;
    use crate::cases;

    #[derive(Deserialize)]
    struct Case {
        name: String,
        operation: String,
        rules: String,
        today: String,
        input: String,
        parsed: Option<serde_json::Value>,
    }

    impl Case {
        fn rules(&self) -> Rules {
            Rules::from_name(&self.rules).unwrap()
        }

        fn today(&self) -> NaiveDate {
            date::parse(&self.today).unwrap()
        }

        fn operation(&self) -> Operation {
            Operation::from_name(&self.operation).unwrap()
        }
    }

    fn cases() -> impl Iterator<Item = Case> {
        let cases = FILES.iter().flat_map(|(_, text)| cases::cases(text));
        cases.map(|case| serde_json::from_value(case).unwrap())
    }

    fn get(object: &JsValue, name: &str) -> JsValue {
        Reflect::get(object, &name.into()).unwrap()
    }

    fn object(entries: &[(&str, &JsValue)]) -> JsValue {
        let entries: Array = entries.iter().map(|(name, value)| Array::of2(&(*name).into(), value)).collect();
        Object::from_entries(&entries).unwrap().into()
    }

    /// The function `validate` of the npm package, by [`check`].
    fn validate(operation: Operation) -> JsValue {
        let validate = move |input: JsValue, options: JsValue| {
            let Options { rules, today, .. } = Options::from_js(&options).unwrap();
            check(&input, operation, rules, today).map_or_else(|refusal| refusal.to_js(), |()| Array::new().into())
        };
        Closure::<dyn Fn(JsValue, JsValue) -> JsValue>::new(validate).into_js_value()
    }

    /// The schema of the npm package, by [`from_js`].
    fn schema<T: RequestBody + ToJs + 'static>() -> JsValue {
        let validate = |input: JsValue| match from_js::<T>(&input, Rules::strict(), today()) {
            Ok(record) => object(&[("value", &record.to_js())]),
            Err(refusal) => object(&[("issues", &refusal.to_js())]),
        };
        let validate = Closure::<dyn Fn(JsValue) -> JsValue>::new(validate).into_js_value();
        object(&[("~standard", &object(&[("validate", &validate)]))])
    }

    /// Runs the corpus as the npm package does: it compares verdicts, codes, messages, records and attempted values.
    #[wasm_bindgen_test]
    fn every_case_gets_the_errors_of_the_npm_package() {
        let source = include_str!("../../../js/test/corpus.mjs").replace("export function", "function");
        let run: Function =
            Function::new_no_args(&format!("{source}; return run")).call0(&JsValue::NULL).unwrap().into();
        let fields: Array =
            contract_contact::Field::ALL.iter().map(|field| object(&[("name", &field.name().into())])).collect();
        let api = object(&[
            ("validateUpdate", &validate(Operation::Update)),
            ("validateCreate", &validate(Operation::Create)),
            ("contractContactUpdate", &schema::<UpdateContractContact>()),
            ("contractContactCreate", &schema::<CreateContractContact>()),
            ("fields", &fields),
        ]);
        let files: Array = FILES.iter().map(|(_, text)| JSON::parse(text).unwrap()).collect();
        let outcome = run.call2(&JsValue::NULL, &api, &files).unwrap();
        assert_eq!(JSON::stringify(&get(&outcome, "differences")).unwrap(), "[]");
        assert!(get(&outcome, "ran").as_f64().unwrap() > 1_200.0);
    }

    /// Compares what `JSON.stringify` writes for JavaScript's record or failure with the JSON of the domain crate.
    fn compare<T: RequestBody + ToJs + Serialize>(
        case: &Case,
        input: &JsValue,
        native: impl Fn(&[u8], Rules, NaiveDate) -> Result<T, Rejection>,
    ) {
        let (rules, today, name) = (case.rules(), case.today(), &case.name);
        let text = |value: &JsValue| String::from(JSON::stringify(value).unwrap());
        // JavaScript rounds numbers beyond 2⁵³, so the native JSON is rounded, too.
        let native_text = |json: &str| text(&JSON::parse(json).unwrap());
        match (from_js::<T>(input, rules, today), native(case.input.as_bytes(), rules, today)) {
            (Ok(record), Ok(expected)) => {
                assert_eq!(text(&record.to_js()), serde_json::to_string(&expected).unwrap(), "{name}");
                assert!(check(input, T::OPERATION, rules, today).is_ok(), "{name}");
            }
            (Err(refusal), Err(Rejection::Invalid(errors))) => {
                assert_eq!(text(&refusal.failure()), native_text(&Failure::from(errors).to_json()), "{name}");
                let other = check(input, T::OPERATION, rules, today).unwrap_err();
                assert_eq!(text(&refusal.to_js()), text(&other.to_js()), "{name}");
            }
            (Err(refusal), Err(Rejection::Syntax(error))) => {
                assert!(refusal.errors().is_empty(), "{name}");
                assert!(error.to_string().starts_with(refusal.message().as_ref()), "{name}");
                let message = get(&refusal.failure(), "Message");
                assert_eq!(message.as_string().unwrap(), refusal.message(), "{name}");
            }
            (outcome, _) => panic!("{name}: {:?}", outcome.err()),
        }
    }

    #[wasm_bindgen_test]
    fn records_and_failures_equal_those_of_the_domain_crate() {
        let mut compared = 0;
        for case in cases().filter(|case| case.parsed.is_none()) {
            let Ok(input) = JSON::parse(&case.input) else { continue };
            match case.operation() {
                Operation::Update => compare(&case, &input, UpdateContractContact::from_json),
                Operation::Create => compare(&case, &input, CreateContractContact::from_json),
            }
            compared += 1;
        }
        assert!(compared > 1_100, "{compared}");
    }

    /// This is the only difference between [`check`] and [`from_js`].
    #[wasm_bindgen_test]
    fn lone_surrogate_passes_check_and_is_rejected_by_from_js() {
        let mut accepted = 0;
        for case in cases().filter(|case| case.rules == "reference" && case.parsed.is_some()) {
            let Ok(input) = JSON::parse(&case.input) else { continue };
            let is_accepted = check(&input, case.operation(), case.rules(), case.today()).is_ok();
            let refusal: Refusal = match case.operation() {
                Operation::Update => from_js::<UpdateContractContact>(&input, case.rules(), case.today()).unwrap_err(),
                Operation::Create => from_js::<CreateContractContact>(&input, case.rules(), case.today()).unwrap_err(),
            };
            let strict = check(&input, case.operation(), Rules::strict(), case.today()).unwrap_err();
            let codes = |refusal: &Refusal| {
                refusal.errors().iter().map(|error| (error.field(), error.code())).collect::<Vec<_>>()
            };
            assert_eq!(codes(&refusal), codes(&strict), "{}", case.name);
            accepted += usize::from(is_accepted);
        }
        assert!(accepted >= 8, "{accepted}");
    }
}
