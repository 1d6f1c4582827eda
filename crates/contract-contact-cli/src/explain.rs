//! `contract-contact explain`: explains a code.

use std::fmt::Write;

use contract_contact::{Code, Field, Operation, Presence};

/// Returns the meaning of a code, its messages, its parameters and its properties.
pub(crate) fn explain(code: Code) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write(code, &mut out);
    out
}

fn write(code: Code, out: &mut String) -> std::fmt::Result {
    let rules = if code.is_strict_only() { "strict" } else { "strict, reference" };
    writeln!(out, "{code}\n\n{}\n", code.description())?;
    writeln!(out, "Message     {}", code.message())?;
    writeln!(out, "Rules       {rules}")?;
    for (place, (name, param)) in code.params().iter().enumerate() {
        writeln!(out, "{} {name}: {param}", if place == 0 { "Parameters " } else { "           " })?;
    }
    writeln!(out, "\nProperties, each with the wording for the person at the form:\n")?;
    for field in Field::ALL.into_iter().filter(|field| field.codes().contains(&code)) {
        let note = match code {
            Code::Required if field.presence(Operation::Create) == Presence::Ignored => " (on update)",
            _ => "",
        };
        writeln!(out, "  {:19} {}{note}", field.name(), code.describe(field))?;
    }
    Ok(())
}
