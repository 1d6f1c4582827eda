//! Ready-made exports for JavaScript, with TypeScript types.

use contract_contact::{Code, CreateContractContact, Field, Operation, Presence, RequestBody, UpdateContractContact};
use js_sys::TypeError;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::refusal::{FieldError, Refusal, params};
use crate::{Options, ToJs, js};

/// The types of the tables, which `cargo xtask generate` writes.
#[wasm_bindgen(typescript_custom_section)]
const TABLES: &str = include_str!("types.d.ts");

/// The types of this module.
#[wasm_bindgen(typescript_custom_section)]
const EXPORTS: &str = include_str!("exports.d.ts");

#[wasm_bindgen]
extern "C" {
    /// Any value.
    #[wasm_bindgen(typescript_type = "unknown")]
    pub type Unknown;
    /// The options of a record.
    #[wasm_bindgen(typescript_type = "Options")]
    pub type RecordOptions;
    /// The options of a property.
    #[wasm_bindgen(typescript_type = "FieldOptions")]
    pub type ValueOptions;
    /// The errors of a record.
    #[wasm_bindgen(typescript_type = "ValidationError[]")]
    pub type Errors;
    /// The error of a property, or null.
    #[wasm_bindgen(typescript_type = "FieldError | null")]
    pub type ErrorOrNull;
    /// The record of an update, or the validation errors.
    #[wasm_bindgen(typescript_type = "Parsed<ContractContactUpdate>")]
    pub type ParsedUpdate;
    /// The record of a create, or the validation errors.
    #[wasm_bindgen(typescript_type = "Parsed<ContractContactCreate>")]
    pub type ParsedCreate;
    /// The name of a property.
    #[wasm_bindgen(typescript_type = "FieldName")]
    pub type Name;
    /// The table of properties.
    #[wasm_bindgen(typescript_type = "Field[]")]
    pub type Fields;
    /// The table of codes.
    #[wasm_bindgen(typescript_type = "CodeTable")]
    pub type Codes;
    /// The table of customer wordings.
    #[wasm_bindgen(typescript_type = "Wordings")]
    pub type Wordings;
}

fn options(given: Option<&JsValue>) -> Result<Options, JsValue> {
    Options::from_js(given.unwrap_or(&JsValue::UNDEFINED))
}

fn validate(input: &JsValue, operation: Operation, given: Option<&JsValue>) -> Result<Errors, JsValue> {
    let Options { rules, today, .. } = options(given)?;
    let outcome = crate::check(input, operation, rules, today);
    Ok(outcome.err().map_or_else(|| js::array([]), |refusal| refusal.to_js()).unchecked_into())
}

fn parse<T: RequestBody + ToJs>(input: &JsValue, given: Option<&JsValue>) -> Result<JsValue, JsValue> {
    let Options { rules, today, .. } = options(given)?;
    let outcome: Result<T, Refusal> = crate::from_js(input, rules, today);
    Ok(match outcome {
        Ok(record) => js::object([("record", record.to_js())]),
        Err(refusal) => js::object([("errors", refusal.to_js()), ("failure", refusal.failure())]),
    })
}

/// Checks the body of a PUT.
///
/// Returns every validation error, in the order of the properties.
#[wasm_bindgen(js_name = validateUpdate)]
pub fn validate_update(input: &Unknown, options: Option<RecordOptions>) -> Result<Errors, JsValue> {
    validate(input, Operation::Update, options.as_deref())
}

/// Checks the body of a POST, which has no `Id`.
///
/// Returns every validation error, in the order of the properties.
#[wasm_bindgen(js_name = validateCreate)]
pub fn validate_create(input: &Unknown, options: Option<RecordOptions>) -> Result<Errors, JsValue> {
    validate(input, Operation::Create, options.as_deref())
}

/// Checks the value of one property. Pass `undefined` for an absent property.
///
/// Returns the validation error, or null.
#[wasm_bindgen(js_name = validateField)]
pub fn validate_field(name: &Name, value: &Unknown, options: Option<ValueOptions>) -> Result<ErrorOrNull, JsValue> {
    let name = name.as_string().unwrap_or_default();
    let field = Field::from_name(&name).ok_or_else(|| TypeError::new(&format!("there is no property {name:?}")))?;
    let Options { rules, today, operation } = self::options(options.as_deref())?;
    let outcome = crate::check_value(field, value, operation.unwrap_or(Operation::Update), rules, today);
    Ok(outcome.err().as_ref().map_or(JsValue::NULL, FieldError::to_js).unchecked_into())
}

/// Parses the body of a PUT. Returns the record with all its properties, or the validation errors.
#[wasm_bindgen(js_name = parseUpdate)]
pub fn parse_update(input: &Unknown, options: Option<RecordOptions>) -> Result<ParsedUpdate, JsValue> {
    parse::<UpdateContractContact>(input, options.as_deref()).map(JsCast::unchecked_into)
}

/// Parses the body of a POST. Returns the record with all its properties, or the validation errors.
#[wasm_bindgen(js_name = parseCreate)]
pub fn parse_create(input: &Unknown, options: Option<RecordOptions>) -> Result<ParsedCreate, JsValue> {
    parse::<CreateContractContact>(input, options.as_deref()).map(JsCast::unchecked_into)
}

/// Returns the table of properties, in the order of the API reference.
#[wasm_bindgen]
pub fn fields() -> Fields {
    let row = |field: Field| {
        let required = Operation::ALL.into_iter().filter(|each| field.presence(*each) == Presence::Required);
        js::object([
            ("name", field.name().into()),
            ("label", field.label().into()),
            ("kind", field.kind().name().into()),
            ("required", js::array(required.map(|operation| operation.name().into()))),
            ("codes", js::array(field.codes().iter().map(|code| code.name().into()))),
        ])
    };
    js::array(Field::ALL.map(row)).unchecked_into()
}

/// Returns the table of codes, by code.
#[wasm_bindgen]
pub fn codes() -> Codes {
    let row = |code: Code| {
        js::object([
            ("message", code.message().into()),
            ("description", code.description().into()),
            ("isStrictOnly", code.is_strict_only().into()),
            ("params", params(code)),
        ])
    };
    js::object(Code::ALL.map(|code| (code.name(), row(code)))).unchecked_into()
}

/// Returns the customer wordings in English, by property and code.
///
/// A wording may have placeholders. `{label}` and `{Label}` stand for the label of the property. `{min}`, `{max}` and `{allowed}`
/// stand for the parameters of the code.
#[wasm_bindgen]
pub fn wordings() -> Wordings {
    let of =
        |field: Field| js::object(field.codes().iter().map(|code| (code.name(), code.customer_template(field).into())));
    js::object(Field::ALL.map(|field| (field.name(), of(field)))).unchecked_into()
}
