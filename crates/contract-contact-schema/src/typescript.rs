//! The TypeScript types of the record, its codes and its operations.

use std::fmt::{self, Write};

use contract_contact::{Code, ContractContactType, Field, Kind, Operation, Presence, Rules};

/// Returns the types of the npm package: the record, the names of its properties, and the codes.
///
/// ```
/// let types = contract_contact_schema::typescript();
/// assert!(types.contains("export type ContractContactUpdate = {"));
/// ```
pub fn typescript() -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write(&mut out);
    out
}

fn union<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let quoted: Vec<_> = names.into_iter().map(|name| format!("{name:?}")).collect();
    quoted.join(" | ")
}

fn write(out: &mut String) -> fmt::Result {
    doc(
        out,
        "The name of a property on the wire, and in every record.",
        &[
            r#"import { type FieldName, fields } from "contract-contact";"#,
            "",
            "const texts: FieldName[] = fields.filter(({ kind }) => kind === \"multiline text\").map(({ name }) => name);",
            "console.log(texts);",
            "// [ 'Address', 'Notes' ]",
        ],
    )?;
    writeln!(out, "export type FieldName = {};\n", union(Field::ALL.map(Field::name)))?;
    doc(
        out,
        "The code of a broken rule. The names do not change.",
        &[
            r#"import { type Code, validateField } from "contract-contact";"#,
            "",
            r#"const code: Code | undefined = validateField("PhoneNumber", "call me")?.code;"#,
            "console.log(code);",
            "// not_a_phone_number",
        ],
    )?;
    writeln!(out, "export type Code = {};\n", union(Code::ALL.map(Code::name)))?;
    doc(
        out,
        "The codes that each property can fail with.",
        &[
            r#"import { type Codes, validateField } from "contract-contact";"#,
            "",
            r#"const words: { [C in Codes["Email"]]: string } = {"#,
            r#"  not_a_string: "No text","#,
            r#"  not_an_email: "No e-mail address","#,
            r#"  too_long: "Too long","#,
            "};",
            r#"const error = validateField("Email", "ada@");"#,
            "console.log(error && words[error.code]);",
            "// No e-mail address",
        ],
    )?;
    writeln!(out, "export interface Codes {{")?;
    for field in Field::ALL {
        writeln!(out, "  {field}: {};", union(field.codes().iter().map(|code| code.name())))?;
    }
    let kinds = [Kind::Identifier, Kind::Text, Kind::MultilineText, Kind::Email, Kind::Date, Kind::Phone, Kind::Type];
    writeln!(out, "}}\n")?;
    doc(
        out,
        "The kind of value that a property holds. An `identifier` and a `type` are numbers, and all other kinds are strings.",
        &[
            r#"import { fields, type Kind } from "contract-contact";"#,
            "",
            r#"const isNumber = (kind: Kind): boolean => kind === "identifier" || kind === "type";"#,
            "console.log(fields.filter(({ kind }) => isNumber(kind)).length);",
            "// 5",
        ],
    )?;
    writeln!(out, "export type Kind = {};\n", union(kinds.map(Kind::name)))?;
    doc(
        out,
        "The request that a record is checked for: PUT (`update`) or POST (`create`).",
        &[
            r#"import { type Operation, validateField } from "contract-contact";"#,
            "",
            r#"const operation: Operation = "create";"#,
            r#"console.log(validateField("Id", undefined, { operation }));"#,
            "// null",
        ],
    )?;
    writeln!(out, "export type Operation = {};\n", union(Operation::ALL.map(Operation::name)))?;
    doc(
        out,
        "The rules to check: all rules (`strict`), or only the rules that the API reference states (`reference`).",
        &[
            r#"import { type RuleSet, validateField } from "contract-contact";"#,
            "",
            r#"const rules: RuleSet = "reference";"#,
            r#"console.log(validateField("Email", "ada@", { rules }));"#,
            "// null",
        ],
    )?;
    writeln!(out, "export type RuleSet = {};\n", union([Rules::strict(), Rules::reference()].map(Rules::name)))?;
    for (name, schema, operation) in [
        ("ContractContactUpdate", "contractContactUpdate", Operation::Update),
        ("ContractContactCreate", "contractContactCreate", Operation::Create),
    ] {
        let (request, id) = match operation {
            Operation::Update => ("PUT", "Id: 7, "),
            Operation::Create => ("POST", ""),
        };
        doc(
            out,
            &format!("A valid record with every property that a {request} writes. A property without a value is null."),
            &[
                &format!("import {{ {schema}, type {name} }} from \"contract-contact\";"),
                "",
                "const result =",
                &format!("  {schema}[\"~standard\"].validate({{ {id}CoworkerContractId: 12, FullName: \"Ada\" }});"),
                &format!("const record: {name} | undefined = result.issues ? undefined : result.value;"),
                "console.log(record?.FullName, record?.Email);",
                "// Ada null",
            ],
        )?;
        // Libraries require an index signature, which a type alias has, unlike an interface.
        writeln!(out, "export type {name} = {{")?;
        for field in operation.fields() {
            let base = match field.kind() {
                Kind::Type => union_of_types(),
                kind if kind.is_number() => "number".to_owned(),
                _ => "string".to_owned(),
            };
            let null = if field.presence(operation) == Presence::Required { "" } else { " | null" };
            writeln!(out, "  /** {} */\n  {field}: {base}{null};", field.description())?;
        }
        writeln!(out, "}};\n")?;
    }
    Ok(())
}

/// Writes a doc comment with an example.
fn doc(out: &mut String, text: &str, example: &[&str]) -> fmt::Result {
    writeln!(out, "/**\n * {text}\n *\n * @example\n * ```ts")?;
    for line in example {
        writeln!(out, "{}", format!(" * {line}").trim_end())?;
    }
    writeln!(out, " * ```\n */")
}

fn union_of_types() -> String {
    ContractContactType::ALL.map(|each| each.number().to_string()).join(" | ")
}
