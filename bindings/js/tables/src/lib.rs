//! The TypeScript of the npm package that is generated from the tables of the domain crate. `cargo xtask generate` writes it.
//!
//! Each file has a template. A value replaces each `<NAME>` in the template.

use std::fmt::Display;

use contract_contact::__private::{LATEST_OFFSET, PLAIN_LENGTH, plainly_valid};
use contract_contact::chrono::NaiveDate;
use contract_contact::rules::text;
use contract_contact::{
    Code, ContractContactType, Draft, Field, Identifier, Kind, Locale, Operation, Param, Presence, Rules, html,
};
use contract_contact_schema as schema;
use serde_json::{Map, Value, json};

const HEAD: &str = "// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.\n\n";

/// Returns each file that is committed, by its path from the root.
pub fn committed() -> Vec<(String, String)> {
    vec![
        ("bindings/wasm/src/types.d.ts".to_owned(), format!("{HEAD}{}\n", without_examples(&schema::typescript()))),
        ("tests/locales.json".to_owned(), sentences()),
    ]
}

/// Returns the sources of the npm package, by their paths from the root. `pkg/` is built from them, so they are not committed.
pub fn sources() -> Vec<(String, String)> {
    let files = [
        ("types", format!("{HEAD}{}\n", schema::typescript().trim_end())),
        ("tables", tables()),
        ("wording", wording()),
        ("schemas", schemas()),
        ("form-attributes", form_attributes()),
        ("characters", characters()),
        ("reader", reader()),
    ];
    let files = files.map(|(name, contents)| (name.to_owned(), contents)).into_iter();
    let locales = Locale::ALL.iter().map(|each| (format!("locales/{}", each.language()), locale(*each)));
    files.chain(locales).map(|(name, contents)| (format!("bindings/js/src/generated/{name}.ts"), contents)).collect()
}

/// Replaces each `<NAME>` of a template.
fn fill(template: &str, values: &[(&str, &dyn Display)]) -> String {
    let filled =
        |text: String, (name, value): &(&str, &dyn Display)| text.replace(&format!("<{name}>"), &value.to_string());
    values.iter().fold(format!("{HEAD}{template}"), filled)
}

/// Returns the lines of an array or of an object.
fn rows<T: Display>(rows: impl IntoIterator<Item = T>) -> String {
    rows.into_iter().map(|row| format!("  {row},\n")).collect()
}

/// Removes the examples, which use the npm package.
fn without_examples(types: &str) -> String {
    let mut is_example = false;
    let kept = types.lines().filter(|line| {
        is_example = (is_example || *line == " * @example") && *line != " */";
        // An empty line precedes an example.
        !is_example && *line != " *"
    });
    kept.collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

fn tables() -> String {
    let fields = Field::ALL.map(|field| {
        let required = Operation::ALL.into_iter().filter(|each| field.presence(*each) == Presence::Required);
        let required: Vec<_> = required.map(Operation::name).collect();
        let codes: Vec<_> = field.codes().iter().map(|code| code.name()).collect();
        json!([field.label(), field.kind().name(), required, codes])
    });
    let codes = Code::ALL.into_iter().map(|code| {
        let params: Map<_, _> =
            code.params().iter().map(|(name, param)| ((*name).into(), param_value(*param))).collect();
        format!("[{}, {}, {}]", json!(code.name()), json!(code.message()), Value::Object(params))
    });
    let navigation =
        Field::ALL.into_iter().filter_map(|field| Some((field.navigation_name()?.into(), field.name().into())));
    let (not_an_object, type_words) = not_an_object();
    fill(
        include_str!("../templates/tables.ts.in"),
        &[
            ("ROLES", &rows(ContractContactType::ALL.map(|each| format!("{each}: {}", each.number())))),
            ("NAMES", &json!(Field::ALL.map(Field::name))),
            ("FIELDS", &rows(fields)),
            ("CODES", &rows(codes)),
            ("NAVIGATION", &Value::Object(navigation.collect())),
            ("NOT_AN_OBJECT", &not_an_object),
            ("TYPE_WORDS", &type_words),
        ],
    )
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

/// Returns the message of the domain crate for a body that is no object, and the word for each type.
fn not_an_object() -> (Value, Value) {
    let mut words = Map::new();
    let mut said = Value::Null;
    let bodies = [("array", "[]"), ("string", "\"\""), ("number", "0"), ("boolean", "true"), ("null", "null")];
    for (name, body) in bodies {
        let error = serde_json::from_str::<Draft<'_>>(body).err().map(|error| error.to_string()).unwrap_or_default();
        let message = error.split(" at line").next().unwrap_or_default();
        if let Some((before, word)) = message.rsplit_once(" not ") {
            said = format!("{before} not ").into();
            words.insert(name.to_owned(), word.into());
        }
    }
    (said, words.into())
}

/// Returns the customer wording by code. A kind with another template than the first kind has an entry by kind and code.
fn wording() -> String {
    let mut templates = Map::new();
    for field in Field::ALL {
        for code in field.codes() {
            let template = code.customer_template(field);
            if templates.entry(code.name()).or_insert_with(|| template.into()) != template {
                templates.entry(format!("{}.{code}", field.kind().name())).or_insert_with(|| template.into());
            }
        }
    }
    fill(
        include_str!("../templates/wording.ts.in"),
        &[
            ("TEMPLATES", &rows(templates.iter().map(|(key, template)| format!("{}: {template}", json!(key))))),
            ("HEADING", &json!(Locale::ENGLISH.heading())),
            ("PREFIX", &json!(Locale::ENGLISH.prefix())),
        ],
    )
}

fn schemas() -> String {
    let mut properties = Vec::new();
    let mut requests = Map::new();
    for operation in Operation::ALL {
        let by_rules = [Rules::strict(), Rules::reference()]
            .map(|rules| (rules.name().to_owned(), request_schema(operation, rules, &mut properties)));
        requests.insert(operation.name().to_owned(), Value::Object(by_rules.into_iter().collect()));
    }
    let values: [(_, &dyn Display); 2] = [("PROPERTIES", &rows(properties)), ("REQUESTS", &Value::Object(requests))];
    fill(include_str!("../templates/schemas.ts.in"), &values)
}

/// Returns the schema of a request, whose properties are indexes into the list. Adds missing schemas to the list.
fn request_schema(operation: Operation, rules: Rules, list: &mut Vec<Value>) -> Value {
    let mut schema = schema::request(operation, rules);
    let indexes = Field::ALL.map(|field| {
        let mut property = schema.pointer(&format!("/properties/{field}")).cloned().unwrap_or_default();
        let Some(object) = property.as_object_mut() else { return json!(-1) };
        object.remove("title");
        object.remove("description");
        let index = list.iter().position(|each| *each == property).unwrap_or(list.len());
        if index == list.len() {
            list.push(property);
        }
        json!(index)
    });
    if let Some(object) = schema.as_object_mut() {
        object.remove("description");
        object.insert("properties".to_owned(), indexes.into_iter().collect());
    }
    schema
}

fn form_attributes() -> String {
    let row = |field: Field, attributes: &[(&str, String)]| {
        let object = attributes.iter().map(|(name, value)| ((*name).to_owned(), value.as_str().into()));
        format!("{field}: {}", Value::Object(object.collect()))
    };
    let all = Field::ALL.map(|field| {
        let mut all = html::attributes(field, Rules::reference());
        all.push(("autocomplete", html::autocomplete(field).to_owned()));
        row(field, &all)
    });
    let strict = Field::ALL.into_iter().filter_map(|field| {
        let known = html::attributes(field, Rules::reference());
        let mut added = html::attributes(field, Rules::strict());
        added.retain(|each| !known.contains(each));
        (!added.is_empty()).then(|| row(field, &added))
    });
    let values: [(_, &dyn Display); 2] = [("ATTRIBUTES", &rows(all)), ("STRICT", &rows(strict))];
    fill(include_str!("../templates/form-attributes.ts.in"), &values)
}

/// A half of a surrogate pair first counts as a control character. `holds` in bindings/js/src/engine/facts.ts checks it again.
fn characters() -> String {
    let mut of_lines: Vec<(char, char)> = Vec::new();
    let controls = text::CONTROLS.into_iter().flat_map(|(first, last)| first..=last);
    for each in controls.filter(|each| !text::LINE_CONTROLS.contains(each)) {
        match of_lines.last_mut() {
            Some((_, last)) if u32::from(*last) + 1 == u32::from(each) => *last = each,
            _ => of_lines.push((each, each)),
        }
    }
    let [email, date, phone] =
        [Kind::Email, Kind::Date, Kind::Phone].map(|kind| plainly_valid(kind).unwrap_or_default());
    let values: [(_, &dyn Display); 7] = [
        ("BLANKS", &class(&text::BLANKS)),
        ("CONTROLS", &class(&text::CONTROLS)),
        ("CONTROLS_OF_LINES", &class(&of_lines)),
        ("PLAIN_EMAIL", &email),
        ("PLAIN_DATE", &date),
        ("PLAIN_PHONE", &phone),
        ("PLAIN_LENGTH", &PLAIN_LENGTH),
    ];
    fill(include_str!("../templates/characters.ts.in"), &values)
}

fn class(ranges: &[(char, char)]) -> String {
    let escape = |each: char| match u32::from(each) {
        low @ ..=0xFF => format!("\\x{low:02X}"),
        other => format!("\\u{other:04X}"),
    };
    let range = |(first, last): &(char, char)| match u32::from(*last) - u32::from(*first) {
        0 => escape(*first),
        1 => escape(*first) + &escape(*last),
        _ => format!("{}-{}", escape(*first), escape(*last)),
    };
    ranges.iter().map(range).collect()
}

/// Each property has its own code, because engines run such code fastest: no loop over names, no closure, numbers for booleans.
fn reader() -> String {
    type Is = fn(&Field) -> bool;
    let all: Is = |_| true;
    let carried: Is = |field| matches!(field.kind(), Kind::Email | Kind::Date | Kind::Phone);
    let date: Is = |field| field.kind() == Kind::Date;
    let required: Is = |field| Operation::ALL.into_iter().any(|each| field.presence(each) == Presence::Required);
    let join = |is_one: Is, separator: &str, write: &dyn Fn(usize, Field) -> String| {
        let fields = Field::ALL.into_iter().enumerate().filter(|(_, field)| is_one(field));
        fields.map(|(index, field)| write(index, field)).collect::<Vec<_>>().join(separator)
    };
    // The position of the two bits of a property.
    let shift = |index| if index == 0 { String::new() } else { format!(" << {}", index * 2) };
    let parameter = |_, field: Field| {
        let (first, rest) = field.name().split_at(1);
        format!("{}{rest}: number", first.to_lowercase())
    };
    let length = |index, _| format!("l{index}");
    let before = |index| {
        let earlier = Field::ALL.iter().take(index).enumerate().filter(|(_, field)| carried(field));
        let earlier: Vec<_> = earlier.map(|(index, _)| format!("l{index}")).collect();
        if earlier.is_empty() { "0".to_owned() } else { earlier.join(" + ") }
    };
    let state = |index, field: Field| {
        let controls = if field.kind() == Kind::MultilineText { "controlOfLines" } else { "control" };
        let kind = if required(&field) { "Required" } else { "" };
        let state = match field.kind() {
            Kind::Identifier => {
                format!("stateOf{kind}Number({}, {}, v{index})", Identifier::MIN, Identifier::MAX)
            }
            Kind::Type => {
                let numbers = ContractContactType::ALL.map(ContractContactType::number);
                let [first, .., last] = numbers;
                format!("stateOf{kind}Number({first}, {last}, v{index})")
            }
            Kind::Email | Kind::Date | Kind::Phone => format!("stateOfPattern(v{index})"),
            _ => format!("stateOf{kind}Text({controls}, v{index})"),
        };
        state + &shift(index)
    };
    // The bits that no valid record has: the higher bit of each state, and both bits of a required property.
    let wrong = |operation| {
        (0..).zip(Field::ALL).fold(0_u32, |mask, (index, field)| {
            let bits = match field.presence(operation) {
                Presence::Required => 3,
                Presence::Optional => 2,
                Presence::Ignored => 0,
            };
            mask | bits << (index * 2)
        })
    };
    let is_plain = |index, field: Field| match field.kind() {
        Kind::Email => format!("isPlain(plainEmail, v{index})"),
        Kind::Phone => format!("isPlain(plainPhone, v{index})"),
        _ => format!("isPlain(plainDate, v{index}) && !(latest && (v{index} as string) > latest)"),
    };
    let put = |index, _| format!("  const l{index} = put(rules, v{index}, {});\n", before(index));
    fill(
        include_str!("../templates/reader.ts.in"),
        &[
            ("LENGTH_PARAMETERS", &join(carried, ", ", &parameter)),
            ("CLEAN", &join(all, " ?? ", &|_, field| format!("clean.{field}"))),
            ("READS", &join(all, "", &|index, field| format!("  const v{index} = record.{field};\n"))),
            ("STATES", &join(all, " | ", &state)),
            ("WRONG_IN_UPDATE", &wrong(Operation::Update)),
            ("WRONG_IN_CREATE", &wrong(Operation::Create)),
            ("PUTS", &join(carried, "", &put)),
            ("ALL_LENGTHS", &before(Field::ALL.len())),
            (
                "IS_LATE",
                &join(date, " || ", &|n, _| format!("(typeof v{n} === \"string\" && v{n}.charCodeAt(0) > 49)")),
            ),
            ("ARE_PLAIN", &join(carried, " && ", &is_plain)),
            ("LATEST_OFFSET", &(LATEST_OFFSET * 1000)),
            ("LENGTHS", &join(carried, ", ", &length)),
            ("VALUES", &join(all, ", ", &|index, _| format!("v{index}"))),
        ],
    )
}

fn locale(locale: Locale) -> String {
    let labels = Field::ALL.map(|field| (field.name().to_owned(), locale.label(field)));
    let roles = ContractContactType::ALL.map(|role| (role.number().to_string(), locale.role(role)));
    let texts = |texts: &[(String, &'static str)]| -> String {
        let key = |key: &str| if key.contains('.') { json!(key).to_string() } else { key.to_owned() };
        texts.iter().map(|(name, text)| format!("    {}: {},\n", key(name), quoted(text))).collect()
    };
    fill(
        include_str!("../templates/locale.ts.in"),
        &[
            ("LANGUAGE", &locale.language()),
            ("LOCALE", &quoted(locale.tag())),
            ("DIR", &quoted(locale.dir())),
            ("HEADING", &quoted(locale.heading())),
            ("PREFIX", &quoted(locale.prefix())),
            ("LABELS", &texts(&labels)),
            ("ROLES", &texts(&roles)),
            ("MESSAGES", &texts(&locale_templates(locale))),
        ],
    )
}

/// Returns a string literal in which invisible spaces and isolates are escaped.
fn quoted(text: &str) -> String {
    let escape = |text: String, each: char| text.replace(each, &format!("\\u{:04X}", u32::from(each)));
    ['\u{A0}', '\u{2068}', '\u{2069}'].into_iter().fold(json!(text).to_string(), escape)
}

/// Returns the templates of a locale. The template of most properties is by code. Another template is by property and code.
fn locale_templates(locale: Locale) -> Vec<(String, &'static str)> {
    let mut templates = Vec::new();
    for code in Code::ALL {
        let all: Vec<_> = Field::ALL.into_iter().filter(|field| field.codes().contains(&code)).collect();
        let template = |field: &Field| locale.template(code, *field);
        let count = |one: &Field| all.iter().filter(|other| template(other) == template(one)).count();
        // Of templates with equal counts, the first counts.
        let Some(common) = all.iter().rev().max_by_key(|field| count(field)).map(template) else { continue };
        templates.push((code.name().to_owned(), common));
        let others = all.iter().filter(|field| template(field) != common);
        templates.extend(others.map(|field| (format!("{field}.{code}"), template(field))));
    }
    templates
}

/// Returns `tests/locales.json`: the wording of each error in each locale, and a day of each month.
fn sentences() -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_that_the_reader_takes_for_visible_is_never_blank() {
        assert!(('\x21'..='\x7E').all(|each| text::BLANKS.iter().all(|(first, last)| each < *first || *last < each)));
    }

    #[test]
    fn the_numbers_of_the_roles_have_no_gap() {
        let numbers = ContractContactType::ALL.map(ContractContactType::number);
        assert!((0..).zip(numbers).all(|(index, number)| index == number));
    }

    #[test]
    fn a_property_that_is_required_once_is_never_optional() {
        // For `stateOfRequiredNumber` and `stateOfRequiredText`, which know no operation.
        let presences = Field::ALL.map(|field| Operation::ALL.map(|operation| field.presence(operation)));
        assert!(
            presences
                .iter()
                .all(|[one, other]| { one == other || *one == Presence::Ignored || *other == Presence::Ignored })
        );
    }
}
