//! The TypeScript that is generated from the tables, a file for each kind.

use std::fmt::Write;

use contract_contact::__private::LATEST_OFFSET;
use contract_contact::chrono::NaiveDate;
use contract_contact::rules::text;
use contract_contact::{
    Code, ContractContactType, Draft, Field, Kind, Locale, Operation, Param, Presence, Rules, html,
};
use contract_contact_schema as schema;
use serde_json::{Map, Value, json};

const HEAD: &str = "// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.\n\n";

/// Returns the files of `bindings/js/src/generated`, by name.
pub(crate) fn generated() -> [(&'static str, String); 7] {
    let file = |write: fn(&mut String) -> std::fmt::Result| {
        let mut out = String::from(HEAD);
        // Writing to a string cannot fail.
        let _ = write(&mut out);
        out.truncate(out.trim_end().len());
        out + "\n"
    };
    [
        ("types", file(|out| out.write_str(&schema::typescript()))),
        ("tables", file(tables)),
        ("wording", file(wording)),
        ("schemas", file(schemas)),
        ("form-attributes", file(form_attributes)),
        ("characters", file(characters)),
        ("reader", file(reader)),
    ]
}

/// `bindings/wasm/src/types.d.ts`: the types of the tables, without the examples, which are of the npm package.
pub(crate) fn types() -> String {
    let mut out = String::from(HEAD);
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
        r#"import type { FieldName } from "./types.js";

/**
 * The roles of a contact, by the names of the API reference, as a record has them.
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
    let names = Field::ALL.map(Field::name);
    writeln!(out, "}} as const;\n\n/** A check alone needs no more of the properties. @internal */")?;
    writeln!(out, "export const names = {} as const;\n", json!(names))?;
    writeln!(out, "/** @internal */\nexport const fieldTable = /* @__PURE__ */ ([")?;
    for field in Field::ALL {
        let required = Operation::ALL.into_iter().filter(|each| field.presence(*each) == Presence::Required);
        let row = json!([
            field.label(),
            field.kind().name(),
            required.map(Operation::name).collect::<Vec<_>>(),
            field.codes().iter().map(|code| code.name()).collect::<Vec<_>>(),
        ]);
        writeln!(out, "  {row},")?;
    }
    writeln!(
        out,
        "] as const).map(([label, kind, required, codes], index) => ({{ name: names[index]!, label, kind, required, codes }}));\n"
    )?;
    writeln!(out, "/** In the order of the numbers that the rules return. @internal */\nexport const codeTable = [")?;
    for code in Code::ALL {
        let params: Map<String, Value> =
            code.params().iter().map(|(name, param)| ((*name).to_owned(), param_value(*param))).collect();
        writeln!(out, "  [{:?}, {:?}, {}],", code.name(), code.message(), Value::Object(params))?;
    }
    writeln!(out, "] as const;\n\n/** The real API's names for properties whose record was not found. @internal */")?;
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
    writeln!(out, "/** @internal */\nexport const typeWords: {{ readonly [type: string]: string }} = {article};")
}

/// The customer wording.
fn wording(out: &mut String) -> std::fmt::Result {
    writeln!(out, "/** By code, and by kind and code where the kind has other words. @internal */")?;
    writeln!(out, "export const customerTemplates: {{ readonly [key: string]: string }} = {{")?;
    for (key, template) in customer_templates() {
        writeln!(out, "  {key:?}: {template:?},")?;
    }
    writeln!(out, "}};\n\n/** The words of an error summary. @internal */")?;
    let (heading, prefix) = (Locale::ENGLISH.heading(), Locale::ENGLISH.prefix());
    writeln!(out, "export const english = {{ heading: {heading:?}, prefix: {prefix:?} }};")
}

/// The JSON Schemas of the requests.
fn schemas(out: &mut String) -> std::fmt::Result {
    let mut properties = Vec::new();
    let mut requests = Map::new();
    for operation in Operation::ALL {
        let by_rules = [Rules::strict(), Rules::reference()]
            .map(|rules| (rules.name().to_owned(), request_schema(operation, rules, &mut properties)));
        requests.insert(operation.name().to_owned(), Value::Object(by_rules.into_iter().collect()));
    }
    writeln!(
        out,
        "/** The JSON Schemas of properties, without descriptions and without titles, which are the labels. @internal */"
    )?;
    writeln!(out, "export const propertySchemas: readonly {{ readonly [key: string]: unknown }}[] = [")?;
    for property in properties {
        writeln!(out, "  {property},")?;
    }
    writeln!(
        out,
        "];\n\n/** The JSON Schemas of the requests. A property is its index in `propertySchemas`, or -1 where the request does not read it. @internal */"
    )?;
    writeln!(out, "export const requestSchemas = {};", Value::Object(requests))
}

/// Returns the schema of a request, whose properties are indexes into the list. Adds those that the list does not have.
fn request_schema(operation: Operation, rules: Rules, list: &mut Vec<Value>) -> Value {
    let mut schema = schema::request(operation, rules);
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

/// The attributes of controls.
fn form_attributes(out: &mut String) -> std::fmt::Result {
    let attributes = |field, rules| html::attributes(field, rules).into_iter();
    writeln!(out, "import type {{ FieldName }} from \"./types.js\";\n")?;
    writeln!(out, "type Attributes = {{ readonly [attribute: string]: string }};\n")?;
    writeln!(out, "/** The attributes of each property's control. @internal */")?;
    writeln!(out, "export const formAttributes: {{ readonly [P in FieldName]: Attributes }} = {{")?;
    for field in Field::ALL {
        let mut all: Map<_, _> =
            attributes(field, Rules::reference()).map(|(name, value)| (name.to_owned(), value.into())).collect();
        all.insert("autocomplete".to_owned(), html::autocomplete(field).into());
        writeln!(out, "  {field}: {},", Value::Object(all))?;
    }
    writeln!(out, "}};\n\n/** The attributes that the strict rules add. @internal */")?;
    writeln!(out, "export const strictAttributes: {{ readonly [P in FieldName]?: Attributes }} = {{")?;
    for field in Field::ALL {
        let known = html::attributes(field, Rules::reference());
        let added = attributes(field, Rules::strict()).filter(|each| !known.contains(each));
        let added: Map<_, _> = added.map(|(name, value)| (name.to_owned(), value.into())).collect();
        if !added.is_empty() {
            writeln!(out, "  {field}: {},", Value::Object(added))?;
        }
    }
    writeln!(out, "}};")
}

/// The characters that the rules of text distinguish.
fn characters(out: &mut String) -> std::fmt::Result {
    writeln!(out, "/** A character that blank text may not hold. @internal */")?;
    writeln!(out, "export const visible = /[^{}]/;\n", class(&text::BLANKS))?;
    // A half of a pair is found too, and then looked at again: see `holds` in bindings/js/src/engine/facts.ts.
    writeln!(out, "/** A character that text may not hold. @internal */")?;
    writeln!(out, "export const control = /[{}\\uD800-\\uDFFF]/;\n", class(&text::CONTROLS))?;
    writeln!(out, "/** A character that multi-line text may not hold. @internal */")?;
    writeln!(out, "export const controlOfLines = /[{}\\uD800-\\uDFFF]/;", class(&controls_of_lines()))
}

/// `bindings/js/src/locales/LANGUAGE.ts`: the words of a locale.
pub(crate) fn locale(locale: Locale) -> String {
    let mut out = String::from(HEAD);
    let mut object = Object(String::new());
    let labels = Field::ALL.map(|field| (field.name().to_owned(), locale.label(field)));
    let roles = ContractContactType::ALL.map(|role| (role.number().to_string(), locale.role(role)));
    object.text("locale", locale.tag());
    object.text("dir", locale.dir());
    object.text("heading", locale.heading());
    object.text("prefix", locale.prefix());
    object.texts("labels", labels);
    object.texts("roles", roles);
    object.texts("messages", locale_templates(locale));
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "import type {{ CompleteCatalogue }} from \"../index.js\";\n\nconst {0}: CompleteCatalogue = {{\n{1}}};\n\n\
         export default {0};\n",
        locale.language(),
        object.0
    );
    out
}

/// The lines of an object literal.
struct Object(String);

impl Object {
    fn text(&mut self, name: &str, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "  {name}: {},", quoted(text));
    }

    fn texts(&mut self, name: &str, texts: impl IntoIterator<Item = (String, &'static str)>) {
        let _ = writeln!(self.0, "  {name}: {{");
        for (key, text) in texts {
            let key = if key.contains('.') { format!("{key:?}") } else { key };
            let _ = writeln!(self.0, "    {key}: {},", quoted(text));
        }
        self.0.push_str("  },\n");
    }
}

/// A string literal in which spaces and isolates that nobody can see are escaped.
fn quoted(text: &str) -> String {
    let mut out = Value::from(text).to_string();
    for invisible in ['\u{A0}', '\u{2068}', '\u{2069}'] {
        out = out.replace(invisible, &format!("\\u{:04X}", u32::from(invisible)));
    }
    out
}

/// The templates of a locale: by code what most of its properties have, and by property and code what another has.
fn locale_templates(locale: Locale) -> Vec<(String, &'static str)> {
    let mut templates = Vec::new();
    for code in Code::ALL {
        let all: Vec<_> = Field::ALL.into_iter().filter(|field| field.codes().contains(&code)).collect();
        let template = |field: &Field| locale.template(code, *field);
        let count = |one: &Field| all.iter().filter(|other| template(other) == template(one)).count();
        // Of equal counts, the first.
        let Some(common) = all.iter().rev().max_by_key(|field| count(field)).map(template) else { continue };
        templates.push((code.name().to_owned(), common));
        let others = all.iter().filter(|field| template(field) != common);
        templates.extend(others.map(|field| (format!("{field}.{code}"), template(field))));
    }
    templates
}

/// `tests/locales.json`: what the domain crate says of each error in each locale, and how it writes a day of each month.
pub(crate) fn sentences() -> String {
    let in_each = |text: &dyn Fn(Locale) -> String| -> Map<_, _> {
        Locale::ALL.iter().map(|locale| (locale.language().to_owned(), text(*locale).into())).collect()
    };
    let errors = Field::ALL.into_iter().flat_map(|field| field.codes().iter().map(move |code| (field, *code)));
    let errors = errors.map(|(field, code)| {
        let said = in_each(&|locale| code.describe_in(field, locale).into_owned());
        json!({ "property": field.name(), "code": code.name(), "message": code.message(), "said": said })
    });
    let days = (1900..).zip(1..=12).filter_map(|(year, month)| NaiveDate::from_ymd_opt(year, month, month * 2));
    let days = days.map(|day| json!({ "day": day.to_string(), "said": in_each(&|locale| locale.date(day)) }));
    format!("{:#}\n", json!({ "errors": errors.collect::<Vec<_>>(), "days": days.collect::<Vec<_>>() }))
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
        .map(|(first, last)| {
            let between = if u32::from(*first) + 1 == u32::from(*last) { "" } else { "-" };
            if first == last { escape(*first) } else { format!("{}{between}{}", escape(*first), escape(*last)) }
        })
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

const READER: &str = r#"import { dayAt } from "../engine/day.js";
import { holds, isBlank, number, stateOfNumber, stateOfText } from "../engine/facts.js";
import { load } from "../engine/load.js";
import { found, put } from "../engine/transfer.js";
import type { ValidationError, Values } from "../types.js";
import { control, controlOfLines } from "./characters.js";

/** The exports of the module of the rules. @internal */
export interface Rules {
  check(create: number, reference: number, states: number, remarks: number, PARAMETERS, today: number, day: number): number;
  address(): number;
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
}

/** @internal */
export const none: readonly never[] = Object.freeze([]);

/**
 * Returns whether Object.prototype has a property of the record, which `record` would then inherit. Fourteen reads of one object cost
 * an engine next to nothing; Firefox takes 20 ns for a loop over all properties.
 *
 * @internal
 */
export const isPrototypeClean = (): boolean => (CLEAN) === undefined;
const clean: Values = {};

/**
 * Reads each property once and hands the facts about the values to the rules: see `check` in bindings/wasm-lean. Returns undefined where
 * `today` is no day. The rules are loaded after the last property was read: a getter may have run another check.
 *
 * @internal
 */
export function check(record: Values, create: number, reference: number, today: string): readonly ValidationError[] | undefined {
"#;

/// Straight code for each property is what engines make fast: no loop over names, no closure, numbers for booleans.
fn reader(out: &mut String) -> std::fmt::Result {
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
    let numbers = join(is_number, ", ", &|field, _| format!("{}: number", camel_case(field)));
    let lengths = join(is_carried, ", ", &|field, _| format!("{}: number", camel_case(field)));
    let clean = join(|_| true, " ?? ", &|field, _| format!("clean.{field}"));
    out.push_str(&READER.replace("CLEAN", &clean).replace("PARAMETERS", &format!("{numbers},\n    {lengths}")));
    for field in Field::ALL {
        writeln!(out, "  const v{} = record.{field};", place(field))?;
    }
    let states = join(|_| true, " | ", &|field, n| {
        let state = if field.kind().is_number() { "stateOfNumber" } else { "stateOfText" };
        format!("{state}(v{n}){}", shift(n))
    });
    let blank = join(is_required_text, " | ", &|_, n| format!("isBlank(v{n}){}", shift(n)));
    let controls = join(is_free, " | ", &|field, n| {
        let characters = if field.kind() == Kind::MultilineText { "controlOfLines" } else { "control" };
        format!("holds({characters}, v{n}){}", shift(n))
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

/// To the two bits of a property.
fn shift(place: usize) -> String {
    if place == 0 { String::new() } else { format!(" << {}", place * 2) }
}

fn camel_case(field: Field) -> String {
    let (first, rest) = field.name().split_at(1);
    first.to_lowercase() + rest
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
