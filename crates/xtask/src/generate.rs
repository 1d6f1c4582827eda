//! `cargo xtask generate`: every file, or part of one, that is made from the tables of the domain crate.

use std::fmt::Write;
use std::fs;

use contract_contact::{Code, Field, Locale, Operation, Presence, Rules};
use contract_contact_schema as schema;

use crate::run::{Outcome, read, root};
use crate::typescript;

/// A file, by its path from the root, and what it is to hold.
type Generated = (String, String);

/// Writes them all.
pub(crate) fn write_all() -> Outcome {
    for (path, contents) in all()? {
        let file = root().join(&path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(|error| format!("cannot create {}: {error}", folder.display()))?;
        }
        fs::write(&file, contents).map_err(|error| format!("cannot write {path}: {error}"))?;
        eprintln!("wrote {path}");
    }
    Ok(())
}

fn all() -> Outcome<Vec<Generated>> {
    let pretty = |value: &serde_json::Value| format!("{value:#}\n");
    let mut files = Vec::new();
    for operation in Operation::ALL {
        for rules in [Rules::strict(), Rules::reference()] {
            let path = format!("crates/contract-contact-schema/schema/{operation}.{}.schema.json", rules.name());
            files.push((path, pretty(&schema::request(operation, rules))));
        }
    }
    files
        .push(("crates/contract-contact-schema/schema/openapi.json".into(), pretty(&schema::openapi(Rules::strict()))));
    for (name, contents) in typescript::generated() {
        files.push((format!("bindings/js/src/generated/{name}.ts"), contents));
    }
    for database in schema::Database::ALL {
        files.push((format!("crates/contract-contact-schema/schema/{}.sql", database.name()), schema::sql(database)));
    }
    files.push(("bindings/wasm/src/types.d.ts".into(), typescript::types()));
    for locale in Locale::ALL {
        files.push((format!("bindings/js/src/locales/{}.ts", locale.language()), typescript::locale(*locale)));
    }
    files.push(("tests/locales.json".into(), typescript::sentences()));
    files.extend(contract_contact_docs::plots(&read("benches/RESULTS.md")?)?);
    let path = "docs/rules.md";
    files.push((path.into(), replace_between(&read(path)?, "rules", &rule_tables())?));
    Ok(files)
}

/// The text with what stands between `<!-- name:start -->` and `<!-- name:end -->` replaced.
pub(crate) fn replace_between(text: &str, name: &str, contents: &str) -> Outcome<String> {
    let (start, end) = (format!("<!-- {name}:start -->\n"), format!("<!-- {name}:end -->"));
    let marked = || {
        let (before, rest) = text.split_once(&start)?;
        let (_, after) = rest.split_once(&end)?;
        Some(format!("{before}{start}{contents}{end}{after}"))
    };
    marked().ok_or_else(|| format!("the markers {start:?} and {end:?} are missing"))
}

fn rule_tables() -> String {
    let mut out = String::from("| property | kind | required | can fail with |\n|---|---|---|---|\n");
    for field in Field::ALL {
        let required = Operation::ALL.into_iter().filter(|each| field.presence(*each) == Presence::Required);
        let required: Vec<_> = required.map(Operation::name).collect();
        let codes: Vec<_> = field.codes().iter().map(|code| format!("`{code}`")).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "| `{field}` | {} | {} | {} |",
            field.kind().name(),
            if required.is_empty() { "no".to_owned() } else { format!("on {}", required.join(" and ")) },
            codes.join(", "),
        );
    }
    out.push_str(
        "\nWhat a code means, and its wire message:\n\n| code | rules | wire message | when |\n|---|---|---|---|\n",
    );
    for code in Code::ALL {
        let rules = if code.is_strict_only() { "strict" } else { "both" };
        let params: Vec<_> = code
            .params()
            .iter()
            .filter(|(name, _)| !code.message_template().contains(&format!("{{{name}}}")))
            .map(|(name, param)| format!(" `{name}` is {param}."))
            .collect();
        let _ = writeln!(
            out,
            "| `{code}` | {rules} | {} | {}{} |",
            code.message(),
            code.description().replace('|', "\\|"),
            params.concat(),
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_generated_file_is_current() {
        for (path, contents) in all().unwrap() {
            assert!(read(&path).unwrap() == contents, "{path} is out of date: run `cargo xtask generate`");
        }
    }
}
