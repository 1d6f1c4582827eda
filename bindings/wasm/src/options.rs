//! The options of a caller in JavaScript.

use std::fmt;

use contract_contact::chrono::NaiveDate;
use contract_contact::{Operation, Rules, date};
use js_sys::TypeError;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use wasm_bindgen::JsValue;

use crate::js;

/// The options that a JavaScript caller passes to your own export: `{ rules, today, operation }`.
///
/// Each option may be absent, undefined or null:
///
/// - `rules`: `"strict"`, the default, or `"reference"`.
/// - `today`: the latest valid date of birth, as `YYYY-MM-DD`. The default is [`today`](crate::today()).
/// - `operation`: `"update"` or `"create"`.
///
/// ```no_run
/// use contract_contact::UpdateContractContact;
/// use contract_contact_wasm::{Options, ToJs, from_js};
/// use wasm_bindgen::prelude::*;
///
/// #[wasm_bindgen]
/// pub fn save(input: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
///     let options = Options::from_js(options)?; // throws a TypeError
///     match from_js::<UpdateContractContact>(input, options.rules, options.today) {
///         Ok(contact) => Ok(contact.to_js()),
///         Err(refusal) => Ok(refusal.failure()),
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// The rules to check.
    pub rules: Rules,
    /// The latest valid date of birth.
    pub today: NaiveDate,
    /// The request that the record is for, or `None` if the caller did not set the option.
    pub operation: Option<Operation>,
}

impl Options {
    /// Reads the options. Undefined and null mean the defaults.
    ///
    /// # Errors
    /// Returns a `TypeError` that names the wrong option. Throw this error to the caller. If reading the options threw, returns
    /// the exception.
    pub fn from_js(options: &JsValue) -> Result<Options, JsValue> {
        let given = if options.is_undefined() || options.is_null() {
            Given::default()
        } else if options.is_object() && !js::is_array(options) {
            serde_wasm_bindgen::from_value(js::snapshot(options)?).map_err(|error| type_error(&error.to_string()))?
        } else {
            // The message must not repeat the value, which is a record if the arguments are in the wrong order.
            return Err(type_error("options must be an object"));
        };
        Ok(Options {
            rules: given.rules.unwrap_or_default(),
            today: given.today.unwrap_or_else(crate::today),
            operation: given.operation,
        })
    }
}

fn type_error(message: &str) -> JsValue {
    TypeError::new(message.strip_prefix("Error: ").unwrap_or(message)).into()
}

#[derive(Default)]
struct Given {
    rules: Option<Rules>,
    today: Option<NaiveDate>,
    operation: Option<Operation>,
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fill)
    }
}

struct Fill;

impl<'de> Visitor<'de> for Fill {
    type Value = Given;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("options")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Given, A::Error> {
        let mut given = Given::default();
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "rules" => {
                    given.rules = option(&mut map, Rules::from_name, r#"rules must be "strict" or "reference""#)?;
                }
                "today" => {
                    let read = |text: &str| date::parse(text).ok();
                    given.today = option(&mut map, read, "today must be a day of the calendar as YYYY-MM-DD")?;
                }
                "operation" => {
                    let must = r#"operation must be "update" or "create""#;
                    given.operation = option(&mut map, Operation::from_name, must)?;
                }
                other => return Err(de::Error::custom(format_args!("there is no option {other:?}"))),
            }
        }
        Ok(given)
    }
}

/// Reads the string of an option. Undefined and null mean an absent option.
fn option<'de, A: MapAccess<'de>, T>(
    map: &mut A,
    read: impl Fn(&str) -> Option<T>,
    must: &str,
) -> Result<Option<T>, A::Error> {
    let wrong = || de::Error::custom(must);
    match map.next_value::<Option<String>>() {
        Ok(None) => Ok(None),
        Ok(Some(text)) => read(&text).map(Some).ok_or_else(wrong),
        Err(_) => Err(wrong()),
    }
}
