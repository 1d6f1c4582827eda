//! Runs the example of a service with an error of its own.

use std::env::{self, consts::EXE_SUFFIX};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::common::{CONTACTS, answer, client};

/// An example that runs until it is dropped.
struct Example {
    process: Child,
    endpoint: String,
}

impl Example {
    fn start(name: &str) -> Example {
        let target = env::current_exe().unwrap().ancestors().nth(2).unwrap().to_owned();
        let program = target.join(format!("examples/{name}{EXE_SUFFIX}"));
        // cargo does not build the example for a run of only this test.
        assert!(program.exists(), "{} is missing: run `cargo build --examples`", program.display());
        let mut process = Command::new(program).arg("127.0.0.1:0").stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on ").unwrap_or_else(|| panic!("{line:?}"));
        Example { process, endpoint: format!("{address}{CONTACTS}") }
    }
}

impl Drop for Example {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

#[tokio::test]
async fn own_error_has_the_envelope_of_the_rules_errors() {
    let example = Example::start("own_error");
    let put = async |body: &str| {
        let request = client().put(&example.endpoint).header("content-type", "application/json");
        answer(request.body(body.to_owned())).await
    };
    // The second record replaces the first record.
    for name in ["Ada Byron", "Ada Lovelace"] {
        let stored = put(&format!(r#"{{"Id": 1, "CoworkerContractId": 1234, "FullName": "{name}"}}"#)).await;
        assert_eq!((stored.status, &stored.json()["Value"]["Id"]), (200, &1.into()), "{}", stored.body);
    }

    // The first error is from the rules, the second from the database. Only the message differs.
    let envelope = |attempted_value: &str, message: &str| {
        format!(
            r#"{{"Message":"CoworkerContractId: {message}","Value":null,"Errors":[{{"AttemptedValue":{attempted_value},"Message":"{message}","PropertyName":"CoworkerContractId"}}],"WasSuccessful":false}}"#
        )
    };
    for (contract, message) in [("0", "is a required field"), ("5678", "does not exist")] {
        let rejected = put(&format!(r#"{{"Id": 1, "CoworkerContractId": {contract}, "FullName": "Ada"}}"#)).await;
        assert_eq!((rejected.status, rejected.body.as_str()), (400, envelope(contract, message).as_str()));
        assert_eq!(rejected.header("content-type"), "application/json");
    }
}
