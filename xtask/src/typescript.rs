//! The TypeScript that is made from the tables: types, codes, messages, and the reader of a record's properties.

use std::fmt::Write;

use contract_contact::rules::text;
use contract_contact::{
    Code, ContractContactType, Draft, Field, Kind, Operation, Param, Presence, Rules, html, schema,
};
use serde_json::{Map, Value, json};

/// `bindings/js/src/generated.ts`.
pub(crate) fn generated() -> String {
    let mut out =
        String::from("// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.\n\n");
    // Writing to a string cannot fail.
    let _ =
        types(&mut out).and_then(|()| tables(&mut out)).and_then(|()| form(&mut out)).and_then(|()| reader(&mut out));
    out
}

fn union<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let quoted: Vec<_> = names.into_iter().map(|name| format!("{name:?}")).collect();
    quoted.join(" | ")
}

fn types(out: &mut String) -> std::fmt::Result {
    writeln!(out, "/** The name of a property on the wire. */")?;
    writeln!(out, "export type FieldName = {};\n", union(Field::ALL.map(Field::name)))?;
    writeln!(out, "/** What can be wrong with a property. The names do not change. */")?;
    writeln!(out, "export type Code = {};\n", union(Code::ALL.map(Code::name)))?;
    writeln!(out, "/** The codes that each property can fail with. */\nexport interface Codes {{")?;
    for field in Field::ALL {
        writeln!(out, "  {field}: {};", union(field.codes().iter().map(|code| code.name())))?;
    }
    let kinds = [Kind::Identifier, Kind::Text, Kind::MultilineText, Kind::Email, Kind::Date, Kind::Phone, Kind::Type];
    writeln!(out, "}}\n\n/** What a property holds. */\nexport type Kind = {};\n", union(kinds.map(Kind::name)))?;
    writeln!(out, "/** Which request a record is checked for: PUT or POST. */")?;
    writeln!(out, "export type Operation = {};\n", union(Operation::ALL.map(Operation::name)))?;
    writeln!(out, "/** Which rules apply: all, or only what the API's page states. */")?;
    writeln!(out, "export type RuleSet = {};\n", union([Rules::strict(), Rules::reference()].map(Rules::name)))?;
    for (name, operation) in
        [("ContractContactUpdate", Operation::Update), ("ContractContactCreate", Operation::Create)]
    {
        writeln!(out, "/** A valid record: every property that a PUT or POST writes, null where there is none. */")?;
        writeln!(out, "export interface {name} {{")?;
        for field in operation.fields() {
            let base = match field.kind() {
                Kind::Type => union_of_types(),
                kind if kind.is_number() => "number".to_owned(),
                _ => "string".to_owned(),
            };
            let null = if field.presence(operation) == Presence::Required { "" } else { " | null" };
            writeln!(out, "  /** {} */\n  {field}: {base}{null};", field.description())?;
        }
        writeln!(out, "}}\n")?;
    }
    Ok(())
}

fn union_of_types() -> String {
    ContractContactType::ALL.map(|each| each.number().to_string()).join(" | ")
}

fn tables(out: &mut String) -> std::fmt::Result {
    writeln!(out, "/** The roles of a contact, by the page's names. */\nexport const ContractContactType = {{")?;
    for each in ContractContactType::ALL {
        writeln!(out, "  {each}: {},", each.number())?;
    }
    writeln!(out, "}} as const;\n\nexport const fieldTable = [")?;
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
        "] as const;\n\n/** In the order of the numbers that the rules answer with. */\nexport const codeTable = ["
    )?;
    for code in Code::ALL {
        let params: Map<String, Value> =
            code.params().iter().map(|(name, param)| ((*name).to_owned(), param_value(*param))).collect();
        writeln!(out, "  [{:?}, {:?}, {}],", code.name(), code.message(), Value::Object(params))?;
    }
    writeln!(
        out,
        "] as const;\n\n/** What to say to a person: by code, and by kind and code where the kind has other words. */"
    )?;
    writeln!(out, "export const customerTemplates: {{ readonly [key: string]: string }} = {{")?;
    for (key, template) in customer_templates() {
        writeln!(out, "  {key:?}: {template:?},")?;
    }
    writeln!(out, "}};\n\n/** The real API's names for properties whose record was not found. */")?;
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
    writeln!(out, "export const notAnObject = {said:?};")?;
    writeln!(out, "export const typeWords: {{ readonly [type: string]: string }} = {article};\n")?;
    for (name, operation) in [("updateSchema", Operation::Update), ("createSchema", Operation::Create)] {
        let schema = json!(schema::request(operation, Rules::strict()));
        writeln!(out, "export const {name} = {schema};\n")?;
    }
    Ok(())
}

/// What only the form's entry imports.
fn form(out: &mut String) -> std::fmt::Result {
    let attributes = |field, rules| html::attributes(field, rules).into_iter();
    writeln!(out, "type Attributes = {{ readonly [attribute: string]: string }};\n")?;
    writeln!(out, "/** The attributes of each property's control. */")?;
    writeln!(out, "export const formAttributes: {{ readonly [P in FieldName]: Attributes }} = {{")?;
    for field in Field::ALL {
        let mut all: Map<_, _> =
            attributes(field, Rules::reference()).map(|(name, value)| (name.to_owned(), value.into())).collect();
        all.insert("autocomplete".to_owned(), html::autocomplete(field).into());
        writeln!(out, "  {field}: {},", Value::Object(all))?;
    }
    writeln!(out, "}};\n\n/** Those that the strict rules add. */")?;
    writeln!(out, "export const strictAttributes: {{ readonly [P in FieldName]?: Attributes }} = {{")?;
    for field in Field::ALL {
        let known = html::attributes(field, Rules::reference());
        let added = attributes(field, Rules::strict()).filter(|each| !known.contains(each));
        let added: Map<_, _> = added.map(|(name, value)| (name.to_owned(), value.into())).collect();
        if !added.is_empty() {
            writeln!(out, "  {field}: {},", Value::Object(added))?;
        }
    }
    writeln!(out, "}};\n\n/** A character that blank text may hold. */")?;
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

const READER: &str = "\
/** What the module of the rules gives. */
export interface Rules {
  check(create: boolean, reference: boolean, states: number, blank: number, controls: number, id: number,
    coworkerContractId: number, coworkerId: number, countryId: number, contractContactType: number, email: number,
    dateOfBirth: number, phoneNumber: number, today: number, now: number): number;
  address(): number;
  memory: WebAssembly.Memory;
}

/** Reads the properties once, says of each value what it is, and has them checked: see `check` in bindings/wasm. */
";

/// Straight code for each property is what engines make fast: no loop over names.
fn reader(out: &mut String) -> std::fmt::Result {
    // In u-mode a surrogate in a class is a lone one.
    writeln!(out, "const visible = /[^{}]/;", class(&text::BLANKS))?;
    writeln!(out, "const control = /[{}\\uD800-\\uDFFF]/u;", class(&text::CONTROLS))?;
    writeln!(out, "const controlOfLines = /[{}\\uD800-\\uDFFF]/u;\n", class(&controls_of_lines()))?;
    out.push_str(READER);
    writeln!(
        out,
        "export function check(rules: Rules, record: {{ readonly [P in FieldName]?: unknown }}, create: boolean, \
         reference: boolean,\n  today: string, put: (text: string, after: number) => void, \
         fail: (failed: number, values: readonly unknown[]) => void): void {{\n  \
         let states = 0, blank = 0, controls = 0, length = 0, now = 0;"
    )?;
    for field in Field::ALL {
        let (v, at) = (format!("v{}", place(field)), place(field) * 2);
        let is_required = Operation::ALL.into_iter().any(|each| field.presence(each) == Presence::Required);
        writeln!(out, "  const {v} = record.{field};")?;
        if field.kind().is_number() {
            writeln!(
                out,
                "  let n{0} = 0;\n  if (typeof {v} === \"number\") {{ states |= 1 << {at}; n{0} = {v}; }}",
                place(field)
            )?;
        } else {
            let carried = matches!(field.kind(), Kind::Email | Kind::Date | Kind::Phone);
            if carried {
                writeln!(out, "  let l{} = 0;", place(field))?;
            }
            let blank = format!("blank |= 1 << {};", place(field));
            writeln!(out, "  if (typeof {v} === \"string\") {{")?;
            writeln!(
                out,
                "    if ({v} === \"\") {{ states |= 2 << {at}; {} }}",
                if is_required { &*blank } else { "" }
            )?;
            writeln!(out, "    else {{\n      states |= 1 << {at};")?;
            if is_required {
                writeln!(out, "      if (!visible.test({v})) {blank}")?;
            }
            if carried {
                writeln!(out, "      put({v}, length); length += l{} = {v}.length;", place(field))?;
                if field.kind() == Kind::Date {
                    writeln!(out, "      if (today === \"\") now = Date.now() / 1000;")?;
                }
            } else {
                let pattern = if field.kind() == Kind::MultilineText { "controlOfLines" } else { "control" };
                writeln!(out, "      if (!reference && {pattern}.test({v})) controls |= 1 << {};", place(field))?;
            }
            writeln!(out, "    }}\n  }}")?;
        }
        writeln!(out, "  else if ({v} !== null && {v} !== undefined) states |= 3 << {at};")?;
    }
    writeln!(out, "  if (today !== \"\") put(today, length);")?;
    let numbers: Vec<_> = Field::ALL
        .into_iter()
        .filter(|field| field.kind().is_number())
        .map(|field| format!("n{}", place(field)))
        .collect();
    let lengths: Vec<_> = Field::ALL
        .into_iter()
        .filter(|field| matches!(field.kind(), Kind::Email | Kind::Date | Kind::Phone))
        .map(|field| format!("l{}", place(field)))
        .collect();
    let values: Vec<_> = Field::ALL.iter().map(|field| format!("v{}", place(*field))).collect();
    writeln!(
        out,
        "  const failed = rules.check(create, reference, states, blank, controls, {}, {}, today.length, now);\n  \
         if (failed !== 0) fail(failed, [{}]);\n}}",
        numbers.join(", "),
        lengths.join(", "),
        values.join(", "),
    )
}

fn place(field: Field) -> usize {
    Field::ALL.iter().position(|each| *each == field).unwrap_or_default()
}
