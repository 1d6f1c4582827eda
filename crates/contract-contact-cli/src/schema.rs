//! `contract-contact schema`: prints outputs that are generated from the table of properties.

use std::fmt::Write;

use contract_contact::{Field, Kind, Operation, Presence, Rules, html};
use contract_contact_schema as schema;

use crate::arguments::{Schema, What};
use crate::report;

/// Returns the output that the command line names.
pub(crate) fn schema(arguments: &Schema) -> String {
    let Schema { what, operation, rules } = *arguments;
    match what {
        What::Json => format!("{:#}\n", schema::request(operation, rules)),
        What::Openapi => format!("{:#}\n", schema::openapi(rules)),
        What::Typescript => format!("{}\n", schema::typescript().trim_end()),
        What::Report => format!("{:#}\n", report::schema()),
        What::Html => operation.fields().map(|field| control(field, operation, rules)).collect::<Vec<_>>().join("\n"),
    }
}

/// Returns a label and a control, for a page to style.
///
/// `autocomplete` is off, because a contact is often another person than the user of the form. `required` is absent, because
/// browsers would mark an empty control as invalid before the first input.
fn control(field: Field, operation: Operation, rules: Rules) -> String {
    let mut attributes = format!(r#"id="{field}" name="{field}" autocomplete="off""#);
    for (name, value) in html::attributes(field, rules) {
        // Only a date picker uses `min`, and this control is a text control.
        if (field.kind(), name) != (Kind::Date, "min") {
            // Writing to a string cannot fail.
            let _ = write!(attributes, r#" {name}="{value}""#);
        }
    }
    if field.presence(operation) == Presence::Required {
        attributes.push_str(r#" aria-required="true""#);
    }
    let control = match field.kind() {
        Kind::MultilineText => format!("<textarea {attributes}></textarea>"),
        Kind::Type => {
            let option = |each: &contract_contact::ContractContactType| {
                format!("  <option value=\"{}\">{}</option>\n", each.number(), each.label())
            };
            let options: String = field.allowed().iter().map(option).collect();
            format!("<select {attributes}>\n  <option value=\"\"></option>\n{options}</select>")
        }
        _ => format!("<input {attributes}>"),
    };
    format!("<label for=\"{field}\">{}</label>\n{control}\n", field.label())
}
