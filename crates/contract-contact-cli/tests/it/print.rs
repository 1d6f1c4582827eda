//! The outputs of the commands other than `check`.

use std::fs;
use std::path::Path;

use contract_contact::{Code, Field, Operation};

use crate::common::run;

/// Runs a command, and returns its output.
#[track_caller]
fn print(line: &str) -> String {
    let run = run(&line.split_whitespace().collect::<Vec<_>>(), "");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{line}");
    run.out
}

/// Reads a file of the repository.
fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap()
}

#[test]
fn printed_json_schemas_equal_the_committed_files() {
    for operation in ["update", "create"] {
        for rules in ["strict", "reference"] {
            let schema = file(&format!("crates/contract-contact-schema/schema/{operation}.{rules}.schema.json"));
            assert_eq!(print(&format!("schema json --operation {operation} --rules {rules}")), schema);
        }
    }
}

#[test]
fn printed_openapi_document_equals_the_committed_file() {
    assert_eq!(print("schema openapi"), file("crates/contract-contact-schema/schema/openapi.json"));
}

#[test]
fn printed_openapi_document_states_its_rules() {
    assert!(print("schema openapi --rules reference").contains("are checked by the reference rules"));
}

#[test]
fn printed_types_equal_those_of_the_npm_package() {
    let types = print("schema typescript");
    assert!(types.starts_with("/**") && types.contains("\nexport type FieldName = \"Id\" | "), "{types}");
    assert!(types.ends_with("};\n"));
    let declarations = file("pkg/index.d.ts");
    let declared: Vec<_> = declarations.lines().map(str::trim).collect();
    for line in types.lines().map(|line| line.trim().trim_start_matches("export ")) {
        assert!(declared.contains(&line), "pkg/index.d.ts has no line {line:?}");
    }
}

#[test]
fn printed_html_has_a_labelled_control_per_property() {
    for operation in Operation::ALL {
        let html = print(&format!("schema html --operation {operation}"));
        for field in Field::ALL {
            let is_read = operation.fields().any(|each| each == field);
            assert_eq!(html.contains(&format!("<label for=\"{field}\">{}</label>\n", field.label())), is_read);
            assert_eq!(html.contains(&format!(" id=\"{field}\" name=\"{field}\" ")), is_read);
        }
    }
}

#[test]
fn printed_html_marks_required_controls() {
    for (operation, required) in [(Operation::Update, 3), (Operation::Create, 2)] {
        let html = print(&format!("schema html --operation {operation}"));
        assert_eq!(html.matches("aria-required").count(), required);
    }
}

#[test]
fn printed_html_has_the_attributes_of_the_rules() {
    assert!(print("schema html").contains(r#"type="email" spellcheck="false" autocapitalize="none" maxlength="254""#));
    assert!(!print("schema html --rules reference").contains("maxlength"));
}

#[test]
fn printed_html_has_an_option_for_each_role() {
    assert!(print("schema html").contains("  <option value=\"2\">Trading name</option>\n"));
}

#[test]
fn explain_prints_every_fact_of_a_code() {
    for code in Code::ALL {
        let text = print(&format!("explain {code}"));
        assert!(text.starts_with(&format!("{code}\n\n{}\n", code.description())), "{text}");
        assert!(text.contains(&format!("\nMessage     {}\n", code.message())), "{text}");
        for field in Field::ALL {
            let line = format!("\n  {:19} {}", field.name(), code.describe(field));
            assert_eq!(text.contains(&line), field.codes().contains(&code), "{text}");
        }
        for (name, param) in code.params() {
            assert!(text.contains(&format!(" {name}: {param}\n")), "{text}");
        }
    }
}

#[test]
fn explain_prints_the_rule_sets_of_a_code() {
    assert!(print("explain too_long").contains("\nRules       strict\n"));
    assert!(print("explain required").contains("\nRules       strict, reference\n"));
}

#[test]
fn unknown_code_exits_with_2_and_suggests_the_nearest() {
    let run = run(&["explain", "not_a_dat"], "");
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("a similar value exists: 'not_a_date'"), "{}", run.err);
    assert!(Code::ALL.iter().all(|code| run.err.contains(code.name())), "{}", run.err);
}

#[test]
fn help_texts_are_unchanged() {
    let help = ["--help", "check --help", "schema --help", "explain --help"]
        .map(|line| format!("$ contract-contact {line}\n{}", print(line)));
    insta::assert_snapshot!(help.join("\n"));
}

#[test]
fn completions_are_printed_for_every_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = print(&format!("completions {shell}"));
        for word in ["contract-contact", "check", "show-values", "explain"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

#[test]
fn man_page_is_printed_for_every_command() {
    assert!(print("man").contains("contract\\-contact\\-check(1)"));
    for command in ["check", "schema", "explain", "completions"] {
        assert!(print(&format!("man {command}")).contains(&format!("\n.TH contract-contact-{command} 1 ")));
    }
}

#[test]
fn man_page_of_check_has_its_options_and_exit_codes() {
    let page = print("man check");
    for option in ["mapping", "show\\-values", "today", "Exit codes:"] {
        assert!(page.contains(option), "{option}");
    }
}

#[test]
fn help_lists_formats_and_encodings() {
    let help = print("check --help");
    for word in ["gzip", "--encoding", "--strict-columns", "--date-format", "sep=;", "has 0 records", ".zst"] {
        assert!(help.contains(word), "{word}");
    }
}
