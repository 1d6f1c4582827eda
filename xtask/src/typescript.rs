//! The TypeScript that is made from the tables: the types, which the domain crate writes, messages, and the reader of a
//! record's properties.

use std::fmt::Write;

use contract_contact::__private::LATEST_OFFSET;
use contract_contact::rules::text;
use contract_contact::{Code, ContractContactType, Draft, Field, Kind, Operation, Param, Presence, Rules, html};
use contract_contact_schema as schema;
use serde_json::{Map, Value, json};

/// `bindings/js/src/generated.ts`.
pub(crate) fn generated() -> String {
    let mut out =
        String::from("// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.\n\n");
    out.push_str("import { dayAt } from \"./day.js\";\n\n");
    out.push_str(&schema::typescript());
    // Writing to a string cannot fail.
    let _ = tables(&mut out).and_then(|()| form(&mut out)).and_then(|()| reader(&mut out));
    out
}

/// `bindings/wasm/src/types.d.ts`: the types of the tables, without the examples, which are of the npm package.
pub(crate) fn types() -> String {
    let mut out =
        String::from("// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.\n\n");
    let mut is_example = false;
    for line in schema::typescript().lines() {
        is_example = (is_example || line == " * @example") && line != " */";
        // The line before an example is empty.
        if !is_example && line != " *" {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn tables(out: &mut String) -> std::fmt::Result {
    out.push_str(
        r#"/**
 * The roles of a contact, by the page's names, as a record has them.
 *
 * @example
 * ```ts
 * import { ContractContactType, validateField } from "contract-contact";
 *
 * console.log(ContractContactType.Director, validateField("ContractContactType", ContractContactType.Director));
 * // 1 null
 * ```
 */
export const ContractContactType = {
"#,
    );
    for each in ContractContactType::ALL {
        writeln!(out, "  {each}: {},", each.number())?;
    }
    writeln!(out, "}} as const;\n\n/** @internal */\nexport const fieldTable = [")?;
    for field in Field::ALL {
        let required = Operation::ALL.into_iter().filter(|each| field.presence(*each) == Presence::Required);
        let row = json!({
            "name": field.name(),
            "label": field.label(),
            "kind": field.kind().name(),
            "required": required.map(Operation::name).collect::<Vec<_>>(),
            "codes": field.codes().iter().map(|code| code.name()).collect::<Vec<_>>(),
        });
        writeln!(out, "  {row},")?;
    }
    writeln!(
        out,
        "] as const;\n\n/** In the order of the numbers that the rules answer with. @internal */\nexport const codeTable = ["
    )?;
    for code in Code::ALL {
        let params: Map<String, Value> =
            code.params().iter().map(|(name, param)| ((*name).to_owned(), param_value(*param))).collect();
        writeln!(out, "  [{:?}, {:?}, {}],", code.name(), code.message(), Value::Object(params))?;
    }
    writeln!(
        out,
        "] as const;\n\n/** What to say to a person: by code, and by kind and code where the kind has other words. @internal */"
    )?;
    writeln!(out, "export const customerTemplates: {{ readonly [key: string]: string }} = {{")?;
    for (key, template) in customer_templates() {
        writeln!(out, "  {key:?}: {template:?},")?;
    }
    writeln!(out, "}};\n\n/** The real API's names for properties whose record was not found. @internal */")?;
    let navigation: Map<String, Value> = Field::ALL
        .into_iter()
        .filter_map(|field| Some((field.navigation_name()?.to_owned(), field.name().into())))
        .collect();
    writeln!(
        out,
        "export const navigationNames: {{ readonly [name: string]: FieldName }} = {};\n",
        Value::Object(navigation)
    )?;
    let (said, article) = not_an_object();
    writeln!(out, "/** @internal */\nexport const notAnObject = {said:?};")?;
    writeln!(out, "/** @internal */\nexport const typeWords: {{ readonly [type: string]: string }} = {article};\n")?;
    let mut properties = Vec::new();
    let requests: Map<_, _> = Operation::ALL
        .into_iter()
        .map(|operation| (operation.name().to_owned(), request_schema(operation, &mut properties)))
        .collect();
    writeln!(
        out,
        "/** The JSON Schemas that properties have, without titles, which are their labels, and descriptions. @internal */"
    )?;
    writeln!(out, "export const propertySchemas: readonly {{ readonly [key: string]: unknown }}[] = [")?;
    for property in properties {
        writeln!(out, "  {property},")?;
    }
    writeln!(
        out,
        "];\n\n/** Those of the requests: for each property its place among them, or -1 where the request does not read it. @internal */"
    )?;
    writeln!(out, "export const requestSchemas = {};\n", Value::Object(requests))?;
    Ok(())
}

/// The schema of a request whose properties are places in a list, which gets those that it does not have.
fn request_schema(operation: Operation, list: &mut Vec<Value>) -> Value {
    let mut schema = schema::request(operation, Rules::strict());
    let places = Field::ALL.map(|field| {
        let mut property = schema.pointer(&format!("/properties/{field}")).cloned().unwrap_or_default();
        let Some(object) = property.as_object_mut() else { return json!(-1) };
        object.remove("title");
        object.remove("description");
        let place = list.iter().position(|each| *each == property).unwrap_or(list.len());
        if place == list.len() {
            list.push(property);
        }
        json!(place)
    });
    if let Some(object) = schema.as_object_mut() {
        object.remove("description");
        object.insert("properties".to_owned(), places.into_iter().collect());
    }
    schema
}

/// What only the form's entry imports.
fn form(out: &mut String) -> std::fmt::Result {
    let attributes = |field, rules| html::attributes(field, rules).into_iter();
    writeln!(out, "type Attributes = {{ readonly [attribute: string]: string }};\n")?;
    writeln!(out, "/** The attributes of each property's control. @internal */")?;
    writeln!(out, "export const formAttributes: {{ readonly [P in FieldName]: Attributes }} = {{")?;
    for field in Field::ALL {
        let mut all: Map<_, _> =
            attributes(field, Rules::reference()).map(|(name, value)| (name.to_owned(), value.into())).collect();
        all.insert("autocomplete".to_owned(), html::autocomplete(field).into());
        writeln!(out, "  {field}: {},", Value::Object(all))?;
    }
    writeln!(out, "}};\n\n/** Those that the strict rules add. @internal */")?;
    writeln!(out, "export const strictAttributes: {{ readonly [P in FieldName]?: Attributes }} = {{")?;
    for field in Field::ALL {
        let known = html::attributes(field, Rules::reference());
        let added = attributes(field, Rules::strict()).filter(|each| !known.contains(each));
        let added: Map<_, _> = added.map(|(name, value)| (name.to_owned(), value.into())).collect();
        if !added.is_empty() {
            writeln!(out, "  {field}: {},", Value::Object(added))?;
        }
    }
    writeln!(out, "}};\n\n/** A character that blank text may hold. @internal */")?;
    writeln!(out, "export const blankCharacter = /[{}]/;\n", class(&text::BLANKS))
}

fn param_value(param: Param) -> Value {
    match param {
        Param::Integer(number) => number.into(),
        Param::Allowed(types) => {
            types.iter().map(|each| (each.number().to_string(), each.name().into())).collect::<Map<_, _>>().into()
        }
        other => other.to_string().into(),
    }
}

fn customer_templates() -> Vec<(String, &'static str)> {
    let mut templates: Vec<(String, &'static str)> = Vec::new();
    for field in Field::ALL {
        for code in field.codes() {
            let template = code.customer_template(field);
            let plain = templates.iter().find(|(key, _)| key == code.name()).map(|(_, template)| *template);
            match plain {
                None => templates.push((code.name().to_owned(), template)),
                Some(plain) if plain != template => {
                    let key = format!("{}.{code}", field.kind().name());
                    if !templates.iter().any(|(each, _)| *each == key) {
                        templates.push((key, template));
                    }
                }
                Some(_) => {}
            }
        }
    }
    templates
}

/// What the domain crate says of a body that is no object, and the word for each type.
fn not_an_object() -> (String, Value) {
    let mut words = Map::new();
    let mut said = String::new();
    for (name, value) in [
        ("array", json!([])),
        ("string", json!("")),
        ("number", json!(0)),
        ("boolean", json!(true)),
        ("null", json!(null)),
    ] {
        let text = value.to_string();
        let message = serde_json::from_str::<Draft<'_>>(&text).err().map(|error| error.to_string()).unwrap_or_default();
        let message = message.split(" at line").next().unwrap_or_default();
        if let Some((before, word)) = message.rsplit_once(" not ") {
            said = format!("{before} not ");
            words.insert(name.to_owned(), word.into());
        }
    }
    (said, Value::Object(words))
}

fn class(ranges: &[(char, char)]) -> String {
    let escape = |each: char| match u32::from(each) {
        low @ ..=0xFF => format!("\\x{low:02X}"),
        other => format!("\\u{other:04X}"),
    };
    ranges
        .iter()
        .map(
            |(first, last)| {
                if first == last { escape(*first) } else { format!("{}-{}", escape(*first), escape(*last)) }
            },
        )
        .collect()
}

/// The control characters that multi-line text may not hold either.
fn controls_of_lines() -> Vec<(char, char)> {
    let mut ranges: Vec<(char, char)> = Vec::new();
    for each in text::CONTROLS.into_iter().flat_map(|(first, last)| first..=last) {
        if text::LINE_CONTROLS.contains(&each) {
            continue;
        }
        match ranges.last_mut() {
            Some((_, last)) if u32::from(*last) + 1 == u32::from(each) => *last = each,
            _ => ranges.push((each, each)),
        }
    }
    ranges
}

const READER: &str = r#"/** What the module of the rules gives. @internal */
export interface Rules {
  check(create: number, reference: number, states: number, remarks: number, id: number,
    coworkerContractId: number, coworkerId: number, countryId: number, contractContactType: number, email: number,
    dateOfBirth: number, phoneNumber: number, today: number, day: number): number;
  address(): number;
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
}

/** @internal */
export const none: readonly never[] = Object.freeze([]);

/** What a value is, in two bits: nothing, of its type, an empty text, something else. (`== null` is slow on mixed types.) */
const stateOfOther = (value: unknown): number => (value === undefined || value === null ? 0 : 3);
const stateOfNumber = (value: unknown): number => (typeof value === "number" ? 1 : stateOfOther(value));
const stateOfText = (value: unknown): number => (typeof value === "string" ? (value === "" ? 2 : 1) : stateOfOther(value));

const number = (value: unknown): number => (typeof value === "number" ? value : 0);
const holds = (characters: RegExp, value: unknown): number => (typeof value === "string" && characters.test(value) ? 2 : 0);

/** Of a text that begins with an ASCII character that can be seen, nothing else need be looked at. */
function isBlank(value: unknown): number {
  if (typeof value !== "string") return 0;
  const first = value.charCodeAt(0);
  return (first > 0x20 && first < 0x7F) || visible.test(value) ? 0 : 1;
}

/**
 * Reads the properties once, says of each value what it is, and has them checked: see `check` in bindings/wasm-lean. `put` carries a
 * value, if it is a text, and gives its length; what is wrong goes to `found`, a bit a property, with the values. The rules are
 * loaded after the last property was read: a getter may have had something else checked.
 *
 * @internal
 */
export function check<E>(load: () => Rules, record: { readonly [P in FieldName]?: unknown }, create: number, reference: number,
  today: string, put: (rules: Rules, value: unknown, after: number) => number,
  found: (failed: number, values: readonly unknown[]) => E): E | typeof none {
"#;

/// Straight code for each property is what engines make fast: no loop over names, no closure, numbers for booleans.
fn reader(out: &mut String) -> std::fmt::Result {
    // In u-mode a surrogate in a class is a lone one.
    writeln!(out, "const visible = /[^{}]/;", class(&text::BLANKS))?;
    writeln!(out, "const control = /[{}\\uD800-\\uDFFF]/u;", class(&text::CONTROLS))?;
    writeln!(out, "const controlOfLines = /[{}\\uD800-\\uDFFF]/u;\n", class(&controls_of_lines()))?;
    out.push_str(READER);
    for field in Field::ALL {
        writeln!(out, "  const v{} = record.{field};", place(field))?;
    }
    let join = |is_one: fn(Field) -> bool, separator: &str, write: &dyn Fn(Field, usize) -> String| {
        let fields = Field::ALL.into_iter().filter(|field| is_one(*field));
        fields.map(|field| write(field, place(field))).collect::<Vec<_>>().join(separator)
    };
    let is_number: fn(Field) -> bool = |field| field.kind().is_number();
    let is_free: fn(Field) -> bool = |field| matches!(field.kind(), Kind::Text | Kind::MultilineText);
    let is_carried: fn(Field) -> bool = |field| matches!(field.kind(), Kind::Email | Kind::Date | Kind::Phone);
    let is_required_text: fn(Field) -> bool = |field| {
        let mut presences = Operation::ALL.into_iter().map(|each| field.presence(each));
        !field.kind().is_number() && presences.any(|presence| presence == Presence::Required)
    };
    let states = join(|_| true, " | ", &|field, n| {
        let state = if field.kind().is_number() { "stateOfNumber" } else { "stateOfText" };
        format!("{state}(v{n}) << {}", n * 2)
    });
    let blank = join(is_required_text, " | ", &|_, n| format!("isBlank(v{n}) << {}", n * 2));
    let controls = join(is_free, " | ", &|field, n| {
        let characters = if field.kind() == Kind::MultilineText { "controlOfLines" } else { "control" };
        format!("holds({characters}, v{n}) << {}", n * 2)
    });
    writeln!(out, "  const states = {states};")?;
    writeln!(out, "  const remarks = {blank} | (reference === 1 ? 0 : {controls});")?;
    writeln!(out, "  const rules = load();")?;
    let mut after = String::from("0");
    for field in Field::ALL.into_iter().filter(|field| is_carried(*field)) {
        let n = place(field);
        writeln!(out, "  const l{n} = put(rules, v{n}, {after});")?;
        after = if after == "0" { format!("l{n}") } else { format!("{after} + l{n}") };
    }
    let dates = join(|field| field.kind() == Kind::Date, " || ", &|_, n| {
        format!("(typeof v{n} === \"string\" && v{n} >= \"2\")")
    });
    writeln!(out, "  const l = today === \"\" ? 0 : put(rules, today, {after});")?;
    writeln!(out, "  // A day before 2000 is past, whatever the clock says.")?;
    writeln!(out, "  const day = today === \"\" && ({dates}) ? dayAt(Date.now() + {}) : -1;", LATEST_OFFSET * 1000)?;
    writeln!(
        out,
        "  const failed = rules.check(create, reference, states, remarks, {}, {}, l, day);\n  \
         return failed === 0 ? none : found(failed, [{}]);\n}}",
        join(is_number, ", ", &|_, n| format!("number(v{n})")),
        join(is_carried, ", ", &|_, n| format!("l{n}")),
        join(|_| true, ", ", &|_, n| format!("v{n}")),
    )
}

fn place(field: Field) -> usize {
    Field::ALL.iter().position(|each| *each == field).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_reader_takes_for_visible_is_no_blank() {
        assert!(('\x21'..='\x7E').all(|each| text::BLANKS.iter().all(|(first, last)| each < *first || *last < each)));
    }
}
