//! TypeScript's types of the record, its codes and its operations.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Write};

use crate::code::Code;
use crate::contact::ContractContactType;
use crate::field::{Field, Kind, Operation, Presence};
use crate::rules::Rules;

/// The types that the npm package exports: of the record, of its properties' names, and of the codes.
///
/// ```
/// let types = contract_contact::schema::typescript();
/// assert!(types.contains("export interface ContractContactUpdate {"));
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
