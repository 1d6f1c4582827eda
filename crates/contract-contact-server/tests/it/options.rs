//! Options that are not right are an error at start, and no message holds a password.

use std::process::Command;

use crate::common::{Keys, PROGRAM};

/// What the program prints before it ends, with these options.
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
    let is_quiet = |options: &[&str]| {
        let (code, text) = print(options);
        assert!(!text.contains("hunter2") && !text.is_empty(), "{options:?} {code:?}: {text}");
    };
    is_quiet(&[&public, "--database=postgres://ada:hunter2@127.0.0.1:1/contacts"]);
    is_quiet(&[&public, "--database=postgres://ada:hunt?er2@127.0.0.1:1/hunter2@"]);
    is_quiet(&[&public, "--database=postgres://127.0.0.1:1/contacts?user=ada&password=hunter2"]);
    is_quiet(&[&public, "postgres://ada:hunter2@db.test/contacts"]);
    is_quiet(&[&public, "--databse=postgres://ada:hunter2@db.test/contacts"]);
    is_quiet(&["--keys=http://ada:hunter2@db.test/jwks"]);
    is_quiet(&["--keys=https://ada:hunter2@127.0.0.1:1/jwks"]);
    is_quiet(&["--keys=http://ada:hunter2@127.0.0.1:1/jwks"]);
    is_quiet(&["--keys=none", "--listen=http://ada:hunter2@a.test"]);
    is_quiet(&["--keys=none", "--cors-origin=https://ada:hunter2@a.test"]);
    std::fs::write(&file, "database = 'postgres://ada:hunter2@db.test/contacts'\n").unwrap();
    is_quiet(&[&config, "--help"]);
    std::fs::write(&file, "database = \"postgres://ada:hunter2@db.test/contacts\n").unwrap();
    is_quiet(&[&config]);
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
    assert!(print(&[&config]).1.contains("server.toml: line 2: "));
}
