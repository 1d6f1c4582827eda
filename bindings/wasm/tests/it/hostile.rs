//! Hostile values: none throws or traps, and each has the errors of the npm package.

use std::cell::Cell;

use contract_contact::{Code, CreateContractContact, Field, Identifier, Operation, Rules, UpdateContractContact, date};
use contract_contact_wasm::{FieldError, Options, Refusal, ToJs, check, check_value, from_js, today};
use js_sys::{Function, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const VALID: &str = "({ Id: 1, CoworkerContractId: 2, FullName: 'Ada' })";

/// Runs JavaScript. Returns the value of its last expression.
fn js(source: &str) -> JsValue {
    js_sys::eval(source).unwrap()
}

fn function(parameters: &str, body: &str) -> Function {
    Function::new_with_args(parameters, body)
}

/// Returns a valid record, with another value of one property.
fn valid_with(name: &str, value: &JsValue) -> JsValue {
    let with = function("name, value", &format!("return {{ ...{VALID}, [name]: value }}"));
    with.call2(&JsValue::NULL, &name.into(), value).unwrap()
}

fn update(input: &JsValue) -> Result<(), Refusal> {
    let checked = check(input, Operation::Update, Rules::strict(), today());
    let parsed = from_js::<UpdateContractContact>(input, Rules::strict(), today()).map(|_| ());
    let text = |outcome: &Result<(), Refusal>| outcome.as_ref().err().map(ToString::to_string);
    assert_eq!(text(&checked), text(&parsed));
    checked
}

/// Returns the errors in order, such as `FullName: required`.
fn codes(input: &JsValue) -> Vec<String> {
    let refusal = match update(input) {
        Ok(()) => return Vec::new(),
        Err(refusal) if refusal.errors().is_empty() => return vec![refusal.to_string()],
        Err(refusal) => refusal,
    };
    refusal.errors().iter().map(|error| format!("{}: {}", error.field(), error.code())).collect()
}

const ABSENT: [&str; 3] = ["Id: required", "CoworkerContractId: required", "FullName: required"];

/// Values of no type that a rule accepts.
const HOSTILE: [&str; 34] = [
    "const cyclic = {}; cyclic.self = cyclic; cyclic",
    "let deep = []; for (let level = 0; level < 20_000; level++) deep = [deep]; deep",
    "const shared = []; const wide = []; for (let each = 0; each < 64; each++) wide.push(shared, wide); wide",
    "new Array(1_000_000).fill(0)",
    "new Array(4_000_000_000)",
    "1n",
    "2n ** 4096n",
    "Symbol('s')",
    "Symbol.iterator",
    "NaN",
    "Infinity",
    "-Infinity",
    "new Date()",
    "new Date(NaN)",
    "new Map([['Id', 1]])",
    "new Set([1])",
    "new WeakMap()",
    "/x/g",
    "(() => 1)",
    "(class {})",
    "(async function* () {})",
    "Object(1)",
    "Object('Ada')",
    "Object(true)",
    "Object(1n)",
    "true",
    "false",
    "[]",
    "({})",
    "Object.create(null)",
    "({ toString() { throw 1; }, valueOf() { throw 2; }, toJSON() { throw 3; }, [Symbol.toPrimitive]() { throw 4; } })",
    "const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); proxy",
    "const { proxy, revoke } = Proxy.revocable([], {}); revoke(); proxy",
    "new Proxy(function () {}, new Proxy({}, { get(_, trap) { throw new Error(trap); } }))",
];

#[wasm_bindgen_test]
fn hostile_value_is_an_error_with_the_same_attempted_value() {
    let mut checked = 0;
    for source in HOSTILE {
        let value = js(&format!("(() => {{ {} }})()", returned(source)));
        for field in Field::ALL {
            let input = valid_with(field.name(), &value);
            let refusal = update(&input).unwrap_err();
            let code = if field.kind().is_number() { Code::NotAnInteger } else { Code::NotAString };
            let [error] = refusal.errors() else { panic!("{source}: {refusal}") };
            assert_eq!((error.field(), error.code()), (field, code), "{source}");
            assert!(Object::is(error.attempted_value(), &value), "{source}");
            for errors in [refusal.to_js(), get(&refusal.failure(), "Errors")] {
                assert!(Object::is(&get(&get(&errors, "0"), "AttemptedValue"), &value), "{source}");
            }
            let alone = check_value(field, &value, Operation::Update, Rules::strict(), today()).unwrap_err();
            assert_eq!(alone.code(), code, "{source}");
            let create = from_js::<CreateContractContact>(&input, Rules::strict(), today());
            assert_eq!(create.is_ok(), field == Field::Id, "{source}");
            checked += 1;
        }
    }
    assert_eq!(checked, HOSTILE.len() * Field::COUNT);
}

/// Returns the statements, with `return` before the last one.
fn returned(source: &str) -> String {
    match source.rsplit_once("; ") {
        Some((before, last)) if !last.contains('}') => format!("{before}; return {last}"),
        _ => format!("return {source}"),
    }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

#[wasm_bindgen_test]
fn value_that_is_no_object_is_one_error() {
    for (source, type_name) in [
        ("null", "null"),
        ("undefined", "something else"),
        ("1", "a number"),
        ("NaN", "a number"),
        ("''", "a string"),
        ("'x'", "a string"),
        ("true", "a boolean"),
        ("1n", "something else"),
        ("Symbol('s')", "something else"),
        ("[]", "an array"),
        ("[{ Id: 1 }]", "an array"),
        ("new Proxy([], {})", "an array"),
        ("() => 1", "something else"),
        ("new Map()", "something else"),
        ("new Date()", "something else"),
        ("/x/", "something else"),
        ("Object('x')", "something else"),
        ("Object(1)", "something else"),
        ("new Error()", "something else"),
        ("Promise.resolve()", "something else"),
        ("(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()", "something else"),
        ("(() => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy; })()", "something else"),
        ("Object.create({}, { [Symbol.toStringTag]: { get() { throw 1; } } })", "something else"),
    ] {
        let input = js(&format!("({source})"));
        let refusal = update(&input).unwrap_err();
        let message = format!("The body must be an object, not {type_name}");
        assert_eq!(refusal.message(), message, "{source}");
        assert!(refusal.errors().is_empty(), "{source}");
        let errors = refusal.to_js();
        assert_eq!(get(&errors, "length"), 1);
        let error = get(&errors, "0");
        assert_eq!(get(&error, "PropertyName"), "");
        assert_eq!(get(&error, "Message"), message.as_str());
        assert_eq!(get(&error, "code"), JsValue::NULL);
        let attempted = if input.is_undefined() { JsValue::NULL } else { input };
        assert!(Object::is(&get(&error, "AttemptedValue"), &attempted), "{source}");
        let failure = JSON::stringify(&refusal.failure()).unwrap();
        assert_eq!(
            failure,
            format!(r#"{{"Message":"{message}","Value":null,"Errors":null,"WasSuccessful":false}}"#).as_str()
        );
    }
}

#[wasm_bindgen_test]
fn throwing_getter_is_an_error_of_its_property() {
    let input =
        js(&format!("({{ ...{VALID}, get FullName() {{ throw new Error('no'); }}, get Email() {{ throw 7; }} }})"));
    assert_eq!(codes(&input), ["FullName: not_a_string", "Email: not_a_string"]);
    let refusal = update(&input).unwrap_err();
    assert!(refusal.of(Field::FullName).unwrap().attempted_value().is_null());
    assert!(refusal.of(Field::Notes).is_none());
}

#[wasm_bindgen_test]
fn getter_may_check_another_record() {
    let inner =
        Closure::<dyn Fn(JsValue) -> JsValue>::new(|input: JsValue| codes(&input).join(",").into()).into_js_value();
    let input = function(
        "codes",
        &format!(
            "const long = {{ ...{VALID}, Email: 'x'.repeat(1_000_000) }};
            return {{
                ...{VALID},
                get FullName() {{ return codes(long); }},
                get Email() {{ return codes({VALID}) || 'ada@'; }},
                PhoneNumber: 'no number',
            }};"
        ),
    );
    let input = input.call1(&JsValue::NULL, &inner).unwrap();
    assert_eq!(codes(&input), ["Email: not_an_email", "PhoneNumber: not_a_phone_number"]);
}

#[wasm_bindgen_test]
fn proxy_is_read() {
    assert_eq!(codes(&js(&format!("new Proxy({VALID}, {{}})"))), [""; 0]);
}

#[wasm_bindgen_test]
fn throwing_trap_of_a_proxy_does_not_throw() {
    for trap in ["getPrototypeOf", "get", "getOwnPropertyDescriptor", "has", "ownKeys"] {
        let input = js(&format!("new Proxy({VALID}, {{ {trap}() {{ throw new Error('no'); }} }})"));
        let _ = codes(&input);
    }
    let all = js(&format!("new Proxy({VALID}, new Proxy({{}}, {{ get(_, trap) {{ throw new Error(trap); }} }}))"));
    assert_eq!(codes(&all), ["The body must be an object, not something else"]);
}

#[wasm_bindgen_test]
fn proxy_that_reports_other_values_than_it_returns_is_an_error_for_each_property() {
    let lies = js(
        "new Proxy({}, { getOwnPropertyDescriptor() { return { configurable: true, enumerable: true, value: 1 }; }, get() { return 1n; } })",
    );
    assert_eq!(update(&lies).unwrap_err().errors().len(), Field::COUNT);
}

#[wasm_bindgen_test]
fn inherited_property_is_not_read() {
    assert_eq!(codes(&js(&format!("Object.create({VALID})"))), ABSENT);
    assert_eq!(
        codes(&js(r#"JSON.parse('{"__proto__": {"Id": 1, "CoworkerContractId": 2, "FullName": "Ada"}}')"#)),
        ABSENT
    );
    let class = "new (class Contact { Id = 1; CoworkerContractId = 2; get FullName() { return 'Ada'; } })()";
    assert_eq!(codes(&js(class)), ["FullName: required"]);
}

#[wasm_bindgen_test]
fn property_that_is_not_enumerable_is_not_read() {
    let hidden = format!("Object.defineProperty({VALID}, 'FullName', {{ enumerable: false }})");
    assert_eq!(codes(&js(&hidden)), ["FullName: required"]);
}

#[wasm_bindgen_test]
fn property_with_the_name_of_a_method_is_ignored() {
    let names = "propertyIsEnumerable: 1, hasOwnProperty: 2, toString: 3, valueOf: 4, toJSON: 5, then: 6, length: 7";
    assert_eq!(codes(&js(&format!("({{ ...{VALID}, {names} }})"))), [""; 0]);
}

#[wasm_bindgen_test]
fn object_of_any_kind_is_read() {
    for object in [
        format!("Object.assign(Object.create(null), {VALID})"),
        format!("({{ ...{VALID}, [Symbol.toStringTag]: 'Map' }})"),
        format!("(function () {{ return Object.assign(arguments, {VALID}); }})()"),
        format!("Object.freeze({VALID})"),
    ] {
        assert_eq!(codes(&js(&object)), [""; 0], "{object}");
    }
}

#[wasm_bindgen_test]
fn update_reads_each_property_once() {
    let reads =
        properties_read(|input| drop(from_js::<UpdateContractContact>(input, Rules::strict(), today()).unwrap()));
    assert_eq!(reads, r#"["Id","CoworkerContractId","FullName"]"#);
}

#[wasm_bindgen_test]
fn create_reads_each_property_once_and_not_the_id() {
    let reads =
        properties_read(|input| drop(from_js::<CreateContractContact>(input, Rules::strict(), today()).unwrap()));
    assert_eq!(reads, r#"["CoworkerContractId","FullName"]"#);
}

/// Returns the names of the properties that a function reads of a valid record, as JSON.
fn properties_read(read: impl Fn(&JsValue)) -> String {
    let reads = js("globalThis.reads = []");
    read(&js(&format!("new Proxy({VALID}, {{ get(of, name) {{ reads.push(name); return of[name]; }} }})")));
    let names = function("reads", "return reads.filter((name) => typeof name === 'string')");
    JSON::stringify(&names.call1(&JsValue::NULL, &reads).unwrap()).unwrap().into()
}

/// Runs `test` while `Object.prototype` has setters that throw.
fn polluted(test: impl Fn()) {
    let undo: Function = js(
        "(() => {
            const names = ['Id', 'CoworkerContractId', 'FullName', 'Email', 'Notes', 'PropertyName', 'Message', 'AttemptedValue',
                'code', 'params', 'min', 'max', 'allowed', 'Errors', 'Value', 'WasSuccessful', 'record', 'errors', 'failure',
                'rules', 'today', 'operation', 'get', 'set', 'value', 'done', 'next', '0', '1', '2', 'size', 'then'];
            const found = () => { throw new Error('Object.prototype was asked'); };
            // A descriptor with a prototype would inherit these setters.
            for (const name of names) {
                const descriptor = Object.assign(Object.create(null), { configurable: true, enumerable: name < 'M', set: found });
                Object.defineProperty(Object.prototype, name, descriptor);
            }
            return () => { for (const name of names) delete Object.prototype[name]; };
        })()",
    )
    .into();
    test();
    undo.call0(&JsValue::NULL).unwrap();
}

#[wasm_bindgen_test]
fn setters_of_object_prototype_do_not_run() {
    let (valid, wrong, options) =
        (js(VALID), js("({ Id: 1n, Email: 'ada@', ContractContactType: 9 })"), js("({ rules: 'strict' })"));
    let text = |value: &JsValue| String::from(JSON::stringify(value).unwrap());
    let outcomes = || {
        let refusal = from_js::<UpdateContractContact>(&wrong, Rules::strict(), today()).unwrap_err();
        let record = from_js::<UpdateContractContact>(&valid, Rules::strict(), today()).unwrap();
        let root = from_js::<UpdateContractContact>(&JsValue::NULL, Rules::strict(), today()).unwrap_err();
        let options = Options::from_js(&options).unwrap();
        (refusal.to_js(), refusal.failure(), record.to_js(), root.to_js(), root.failure(), options)
    };
    let expected = outcomes();
    for _ in 0..2_000 {
        polluted(|| drop(outcomes()));
    }
    let found = Cell::new(None);
    polluted(|| found.set(Some(outcomes())));
    let found = found.take().unwrap();
    // JSON.stringify does not write a BigInt.
    assert!(Object::is(&get(&get(&found.0, "0"), "AttemptedValue"), &get(&wrong, "Id")));
    assert_eq!(text(&get(&found.0, "3")), text(&get(&expected.0, "3")));
    assert_eq!(get(&found.1, "Message"), get(&expected.1, "Message"));
    assert_eq!(text(&found.2), text(&expected.2));
    assert_eq!(text(&found.3), text(&expected.3));
    assert_eq!(text(&found.4), text(&expected.4));
    assert_eq!(found.5, expected.5);
}

#[wasm_bindgen_test]
fn number_is_checked_as_an_identifier() {
    for (name, number, code) in [
        ("CountryId", -0.0, "out_of_range"),
        ("Id", -0.0, "required"),
        ("Id", 1.5, "not_an_integer"),
        ("Id", 9_007_199_254_740_992.0, "out_of_range"),
        ("Id", f64::MAX, "out_of_range"),
    ] {
        assert_eq!(codes(&valid_with(name, &number.into())), [format!("{name}: {code}")], "{number}");
    }
}

#[wasm_bindgen_test]
fn largest_identifier_is_written_as_a_number() {
    let largest =
        from_js::<UpdateContractContact>(&valid_with("Id", &9_007_199_254_740_991.0.into()), Rules::strict(), today())
            .unwrap();
    assert_eq!(largest.id(), Identifier::MAX);
    assert_eq!(get(&largest.to_js(), "Id"), 9_007_199_254_740_991.0);
}

#[wasm_bindgen_test]
fn replacement_character_and_emoji_are_accepted() {
    let replacement = from_js::<UpdateContractContact>(
        &valid_with("FullName", &"Ada \u{FFFD} \u{1F600}".into()),
        Rules::strict(),
        today(),
    );
    assert_eq!(replacement.unwrap().full_name(), "Ada \u{FFFD} \u{1F600}");
}

#[wasm_bindgen_test]
fn lone_surrogate_is_not_plain_text() {
    assert_eq!(codes(&valid_with("FullName", &js(r"'Ada \uD800'"))), ["FullName: not_plain_text"]);
    assert_eq!(codes(&valid_with("Notes", &js(r"'\uFFFD\uDC00'"))), ["Notes: not_plain_text"]);
}

#[wasm_bindgen_test]
fn strings_of_ten_megabytes_are_checked() {
    let long = "a".repeat(10_000_000);
    assert_eq!(codes(&valid_with("Email", &format!("{long}@example.com").into())), ["Email: too_long"]);
    let input = function(
        "long",
        &format!("return {{ ...{VALID}, Email: long, PhoneNumber: long, DateOfBirth: long, Notes: long }}"),
    );
    let input = input.call1(&JsValue::NULL, &long.into()).unwrap();
    assert_eq!(codes(&input), ["Email: not_an_email", "DateOfBirth: not_a_date", "PhoneNumber: not_a_phone_number"]);
}

#[wasm_bindgen_test]
fn errors_have_the_shape_of_the_npm_package() {
    let input = js(
        "({ Id: 1, CoworkerContractId: 0, FullName: 'Ada', CountryId: -1, DateOfBirth: '1850-01-01', ContractContactType: 7 })",
    );
    let errors = JSON::stringify(&update(&input).unwrap_err().to_js()).unwrap();
    assert_eq!(
        errors,
        concat!(
            r#"[{"PropertyName":"CoworkerContractId","Message":"is a required field","AttemptedValue":0,"code":"required","params":{}},"#,
            r#"{"PropertyName":"DateOfBirth","Message":"must not be before 1900-01-01","AttemptedValue":"1850-01-01","code":"too_early","params":{"min":"1900-01-01"}},"#,
            r#"{"PropertyName":"CountryId","Message":"must be between 1 and 9007199254740991","AttemptedValue":-1,"code":"out_of_range","params":{"min":1,"max":9007199254740991}},"#,
            r#"{"PropertyName":"ContractContactType","Message":"must be one of 0 (None), 1 (Director), 2 (CompanyAlias), 3 (NominatedRecipient)","#,
            r#""AttemptedValue":7,"code":"unknown_value","params":{"allowed":{"0":"None","1":"Director","2":"CompanyAlias","3":"NominatedRecipient"}}}]"#,
        )
    );
}

#[wasm_bindgen_test]
fn debug_and_display_show_no_submitted_value() {
    let refusal = update(&js("({ Id: 'secret', CoworkerContractId: 2, FullName: 'Ada' })")).unwrap_err();
    let error: &FieldError = &refusal.errors()[0];
    assert_eq!(format!("{refusal:?} {refusal}"), "Refusal(Id: must be an integer) Id: must be an integer");
    assert_eq!(format!("{error:?} {error}"), "FieldError(Id: must be an integer) Id: must be an integer");
    let root = update(&"secret".into()).unwrap_err();
    assert!(!format!("{root:?} {root}").contains("secret"));
}

fn options(source: &str) -> Result<Options, JsValue> {
    Options::from_js(&js(&format!("({source})")))
}

#[wasm_bindgen_test]
fn options_are_read() {
    let options = options("{ rules: 'reference', today: '2026-01-31', operation: 'create' }").unwrap();
    assert_eq!((options.rules, options.operation), (Rules::reference(), Some(Operation::Create)));
    assert_eq!(Some(options.today), date::parse("2026-01-31").ok());
}

#[wasm_bindgen_test]
fn missing_option_has_its_default() {
    for defaults in
        ["undefined", "null", "{}", "{ rules: undefined, today: null, operation: undefined }", "Object.create(null)"]
    {
        let options = options(defaults).unwrap();
        assert_eq!((options.rules, options.today, options.operation), (Rules::strict(), today(), None));
    }
}

#[wasm_bindgen_test]
fn wrong_option_is_a_type_error() {
    for (source, message) in [
        ("{ rules: 'lax' }", r#"rules must be "strict" or "reference""#),
        ("{ rules: 7 }", r#"rules must be "strict" or "reference""#),
        ("{ rules: {} }", r#"rules must be "strict" or "reference""#),
        ("{ today: '2026-02-30' }", "today must be a day of the calendar as YYYY-MM-DD"),
        ("{ today: new Date() }", "today must be a day of the calendar as YYYY-MM-DD"),
        ("{ today: '' }", "today must be a day of the calendar as YYYY-MM-DD"),
        ("{ operation: 'PUT' }", r#"operation must be "update" or "create""#),
        ("{ rule: 'strict' }", r#"there is no option "rule""#),
        ("'strict'", "options must be an object"),
        ("['strict']", "options must be an object"),
        ("() => 1", "options must be an object"),
    ] {
        let error = options(source).unwrap_err();
        assert!(error.is_instance_of::<js_sys::TypeError>(), "{source}");
        assert_eq!(get(&error, "message"), message, "{source}");
    }
}

#[wasm_bindgen_test]
fn error_that_an_option_throws_is_returned_however_often() {
    let throws = js("({ get rules() { throw new RangeError('mine'); } })");
    for _ in 0..5_000 {
        assert!(Options::from_js(&throws).unwrap_err().is_instance_of::<js_sys::RangeError>());
    }
}

#[wasm_bindgen_test]
fn today_is_the_latest_date_on_earth() {
    assert_eq!(today_at("Date.parse('2024-12-31T09:59:59.999Z')"), "2024-12-31");
    assert_eq!(today_at("Date.parse('2024-12-31T10:00:00Z')"), "2025-01-01");
}

/// Returns the result of [`today`] while the clock has this time.
fn today_at(source: &str) -> String {
    let real = js("Date.now");
    js(&format!("Date.now = () => {source}"));
    let found = today().to_string();
    Reflect::set(&js("Date"), &"now".into(), &real).unwrap();
    found
}

#[wasm_bindgen_test]
fn today_of_a_wrong_clock_is_a_date() {
    for (time, expected) in [
        ("NaN", "1970-01-01"),
        ("Date.parse('-000100-01-01')", "0001-01-01"),
        ("Date.parse('+012000-01-01')", "9999-12-31"),
        ("-1e300", "1970-01-01"),
        ("Infinity", "1970-01-01"),
    ] {
        assert_eq!(today_at(time), expected, "{time}");
    }
}

#[wasm_bindgen_test]
fn many_calls_do_not_grow_memory() {
    let full = js(&format!(
        "({{ ...{VALID}, Email: 'ada@', DateOfBirth: '1990-06-15', Notes: 7, get State() {{ throw 1; }} }})"
    ));
    let (valid, revoked) =
        (js(VALID), js("(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()"));
    let calls = |count: u32| {
        for _ in 0..count {
            let refusal = from_js::<UpdateContractContact>(&full, Rules::strict(), today()).unwrap_err();
            let _ = (refusal.to_js(), refusal.failure());
            let _ = from_js::<UpdateContractContact>(&valid, Rules::strict(), today()).unwrap().to_js();
            let _ = check(&revoked, Operation::Create, Rules::strict(), today()).unwrap_err().to_js();
        }
        core::arch::wasm32::memory_size(0)
    };
    let before = calls(1_000);
    assert_eq!(calls(20_000), before, "the memory of the module grew");
}
