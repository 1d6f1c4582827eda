//! The options: their sources, the help, errors at start, and passwords in messages.

use std::process::Command;

use crate::common::{Keys, PROGRAM};

/// Runs the program with options with which it ends. Returns the exit code and the output.
fn print(options: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(PROGRAM);
    command.env_clear().args(["--issuer=i", "--audience=a"]).args(options);
    let output = command.output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(text).unwrap())
}

#[test]
fn number_out_of_range_is_an_error_with_the_range() {
    for (option, range) in [
        ("--body-timeout=18446744073709551615", "18446744073709551615 is not in 1..=3600"),
        ("--max-connections=4294967295", "4294967295 is not in 1..=1000000"),
        ("--database-connections=4294967295", "4294967295 is not in 1..=1000"),
        ("--rate=4294967295", "4294967295 is not in 0..=1000000"),
        ("--max-body=-1", "invalid digit"),
    ] {
        let (code, text) = print(&["--keys=none", option]);
        assert_eq!(code, Some(2), "{text}");
        assert!(text.contains(range) && !text.contains("panic"), "{text}");
    }
}

#[test]
fn help_lists_every_range() {
    let (code, text) = print(&["--help"]);
    assert_eq!(code, Some(0), "{text}");
    // A range may be on two lines.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("After this time, the response is 503 [1 to 3600] "), "{text}");
    let numbers = ["<NUMBER>", "<SECONDS>", "<BYTES>"].map(|name| text.matches(name).count());
    let in_brackets = text.split('[').filter_map(|part| part.split_once(']'));
    let ranges = in_brackets.filter(|(range, _)| range.contains(" to ")).count();
    assert_eq!(numbers.iter().sum::<usize>(), ranges, "{text}");
}

#[test]
fn help_text_is_unchanged() {
    let (code, text) = print(&["--help"]);
    assert_eq!(code, Some(0), "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn invalid_cors_origin_is_an_error() {
    for origin in ["*", "null", "https://a.test/", "a.test", "https://a.test,*"] {
        let (code, text) = print(&["--keys=none", &format!("--cors-origin={origin}")]);
        assert_eq!(code, Some(2), "{text}");
        assert!(text.contains("it must be an origin as a browser sends it, such as https://example.com"), "{text}");
    }
}

#[test]
fn invalid_trusted_proxy_is_an_error() {
    let (code, text) = print(&["--keys=none", "--trusted-proxy=10.0.0.0/33"]);
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("it must be an IP address, or a network such as 10.0.0.0/8 or fd00::/8"), "{text}");
}

#[test]
fn messages_have_no_password_of_a_url() {
    let keys = Keys::new();
    let public = format!("--keys={}", keys.public().display());
    let file = keys.folder.path().join("server.toml");
    let config = format!("--config={}", file.display());
    let assert_hidden = |options: &[&str]| {
        let (code, text) = print(options);
        assert!(!text.contains("hunter2") && !text.is_empty(), "{options:?} {code:?}: {text}");
    };
    assert_hidden(&[&public, "--database=postgres://ada:hunter2@127.0.0.1:1/contacts"]);
    assert_hidden(&[&public, "--database=postgres://ada:hunt?er2@127.0.0.1:1/hunter2@"]);
    assert_hidden(&[&public, "--database=postgres://127.0.0.1:1/contacts?user=ada&password=hunter2"]);
    assert_hidden(&[&public, "postgres://ada:hunter2@db.test/contacts"]);
    assert_hidden(&[&public, "--databse=postgres://ada:hunter2@db.test/contacts"]);
    assert_hidden(&["--keys=http://ada:hunter2@db.test/jwks"]);
    assert_hidden(&["--keys=https://ada:hunter2@127.0.0.1:1/jwks"]);
    assert_hidden(&["--keys=http://ada:hunter2@127.0.0.1:1/jwks"]);
    assert_hidden(&["--keys=none", "--listen=http://ada:hunter2@a.test"]);
    assert_hidden(&["--keys=none", "--cors-origin=https://ada:hunter2@a.test"]);
    std::fs::write(&file, "database = 'postgres://ada:hunter2@db.test/contacts'\n").unwrap();
    assert_hidden(&[&config, "--help"]);
    std::fs::write(&file, "database = \"postgres://ada:hunter2@db.test/contacts\n").unwrap();
    assert_hidden(&[&config]);
}

#[test]
fn messages_have_no_introspection_secret() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("server.toml");
    let config = format!("--config={}", file.display());
    for (text, options) in [
        ("introspection-secret = 'geheim'\n", [config.as_str(), "--help"].as_slice()),
        ("introspection-secret = 'geheim'\nrate = 'fast'\n", &[&config]),
        ("\nintrospection-secret = \"geheim\n", &[&config]),
    ] {
        std::fs::write(&file, text).unwrap();
        let (code, text) = print(options);
        assert!(!text.contains("geheim") && !text.is_empty(), "{options:?} {code:?}: {text}");
    }
}

#[test]
fn syntax_error_of_the_file_names_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("server.toml");
    std::fs::write(&file, "\nintrospection-secret = \"geheim\n").unwrap();
    assert!(print(&[&format!("--config={}", file.display())]).1.contains("server.toml: line 2: "));
}

/// Returns the error of the program with this file, this variable `CONTRACT_CONTACT_LISTEN`, and these flags.
fn error(file: &str, variable: Option<&str>, flags: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("server.toml");
    std::fs::write(&path, file).unwrap();
    let mut command = Command::new(PROGRAM);
    command.env_clear().current_dir(&folder).arg("--config").arg(&path).args(flags);
    if let Some(value) = variable {
        command.env("CONTRACT_CONTACT_LISTEN", value);
    }
    let output = command.output().unwrap();
    assert!(!output.status.success());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn options_may_come_from_a_file() {
    let error = error("keys = 'none'\nissuer = 'i'\naudience = 'a'\nalgorithm = ['ES256', 'EdDSA']", None, &[]);
    assert!(error.starts_with("error: cannot read the keys from none: "), "{error}");
}

#[test]
fn variable_overrides_the_file_and_flag_overrides_the_variable() {
    assert!(error("listen = 'file'", None, &[]).contains("invalid value 'file'"));
    assert!(error("listen = 'file'", Some("variable"), &[]).contains("invalid value 'variable'"));
    assert!(error("listen = 'file'", Some("variable"), &["--listen=flag"]).contains("invalid value 'flag'"));
}

#[test]
fn switch_in_a_file_must_be_true_or_false() {
    assert!(error("example-contacts = true", None, &["--keys=none"]).contains("--issuer <NAME>"));
    let error = error("example-contacts = 'perhaps'", None, &[]);
    assert!(error.contains("invalid value 'perhaps' for '--example-contacts'"), "{error}");
}

#[test]
fn unknown_option_in_a_file_is_an_error() {
    assert!(error("lissten = 'x'", None, &[]).contains("unknown option lissten"));
}

#[test]
fn service_without_keys_and_introspection_is_an_error() {
    let error = error("issuer = 'i'\naudience = 'a'", None, &[]);
    assert!(error.contains("--keys or --introspection-url is required"), "{error}");
}

#[test]
fn algorithm_with_a_shared_secret_is_an_error() {
    assert!(error("", None, &["--algorithm=HS256"]).contains("it must be EdDSA, ES256"));
}
