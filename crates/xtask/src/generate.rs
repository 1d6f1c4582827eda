//! `cargo xtask generate`: the files, and parts of files, that are generated from the tables of the domain crate.

use std::fmt::Write;

use anyhow::{Context as _, ensure};
use contract_contact::{Code, Field, Locale, Operation, Presence, Rules};
use {contract_contact_js_tables as typescript, contract_contact_schema as schema};

use crate::run::{Outcome, read, shell};

/// Writes all generated files.
pub(crate) fn write_all() -> Outcome {
    write_sources()?;
    let sh = shell("")?;
    for (path, contents) in committed()? {
        sh.write_file(&path, contents)?;
        eprintln!("wrote {path}");
    }
    Ok(())
}

/// Writes the sources of the npm package.
pub(crate) fn write_sources() -> Outcome {
    let sh = shell("")?;
    typescript::sources().into_iter().try_for_each(|(path, contents)| Ok(sh.write_file(path, contents)?))
}

/// Returns each file that is committed, by its path from the root.
fn committed() -> Outcome<Vec<(String, String)>> {
    let mut files = typescript::committed();
    let mut add =
        |name: &str, contents| files.push((format!("crates/contract-contact-schema/schema/{name}"), contents));
    for operation in Operation::ALL {
        for rules in [Rules::strict(), Rules::reference()] {
            let name = format!("{operation}.{}.schema.json", rules.name());
            add(&name, format!("{:#}\n", schema::request(operation, rules)));
        }
    }
    add("openapi.json", format!("{:#}\n", schema::openapi(Rules::strict())));
    for database in schema::Database::ALL {
        add(&format!("{}.sql", database.name()), schema::sql(database));
    }
    add_package(&mut files)?;
    files.extend(contract_contact_docs::plots(&read("benches/RESULTS.md")?)?);
    let path = "docs/rules.md";
    files.push((path.into(), replace_between(&read(path)?, "rules", &rule_tables())?));
    Ok(files)
}

/// Adds the files of `pkg/` that the service's pages load, as one text, because a published crate holds only files of its own folder.
fn add_package(files: &mut Vec<(String, String)>) -> Outcome {
    let locales = Locale::ALL.iter().map(|locale| format!("locales/{}.js", locale.language()));
    let mut text = String::new();
    for name in ["index.js", "form.js"].map(String::from).into_iter().chain(locales) {
        let contents = read(&format!("pkg/{name}"))?;
        ensure!(!contents.contains("==> "), "pkg/{name} holds `==> `, which divides the files");
        text += &format!("==> pkg/{name} <==\n{contents}");
    }
    files.push(("crates/contract-contact-server/src/package.txt".into(), text));
    Ok(())
}

/// Replaces the text between `<!-- name:start -->` and `<!-- name:end -->`.
pub(crate) fn replace_between(text: &str, name: &str, contents: &str) -> Outcome<String> {
    let (start, end) = (format!("<!-- {name}:start -->\n"), format!("<!-- {name}:end -->"));
    let missing = || format!("the markers {start:?} and {end:?} are missing");
    let (before, rest) = text.split_once(&start).with_context(missing)?;
    let (_, after) = rest.split_once(&end).with_context(missing)?;
    Ok(format!("{before}{start}{contents}{end}{after}"))
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
    fn every_committed_file_is_current() {
        for (path, contents) in committed().unwrap() {
            assert!(read(&path).unwrap() == contents, "{path} is out of date: run `cargo xtask generate`");
        }
    }
}
