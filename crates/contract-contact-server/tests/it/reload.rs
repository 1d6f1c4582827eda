//! SIGHUP reloads the keys and the configuration.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use serde_json::json;

use crate::common::{CONTACTS, Keys, Program, answer, claims};

/// A program with a configuration file.
struct Running {
    keys: Keys,
    program: Program,
    file: PathBuf,
}

impl Running {
    fn start(options: &str) -> Running {
        let keys = Keys::new();
        let file = keys.folder.path().join("options.toml");
        fs::write(&file, options).unwrap();
        let program = Program::start(&keys, &["--config", file.to_str().unwrap()]);
        Running { keys, program, file }
    }

    fn hang_up(&self) {
        let id = self.program.child.id().to_string();
        assert!(Command::new("kill").args(["-HUP", &id]).status().unwrap().success());
    }

    async fn list(&self, token: &str) -> u16 {
        answer(crate::common::client().get(format!("{}{CONTACTS}", self.program.address)).bearer_auth(token))
            .await
            .status
    }

    async fn until(&self, token: &str, status: u16) {
        for _ in 0..200 {
            if self.list(token).await == status {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("no response has the status {status}");
    }
}

#[tokio::test]
async fn sighup_reloads_the_keys() {
    let running = Running::start("");
    let next = Keys::new();
    let (old, new) = (running.keys.administrator(), next.administrator());
    assert_eq!((running.list(&old).await, running.list(&new).await), (200, 401));
    fs::copy(next.public(), running.keys.public()).unwrap();
    running.hang_up();
    // A token of a loaded key does not cause a reload, so the signal is the cause.
    running.until(&old, 401).await;
    assert_eq!(running.list(&new).await, 200);
    running.program.terminate();
}

/// Starts a service that reads the claim `roles`. The token has its role in the claim `groups`.
fn start_with_roles_in_another_claim() -> (Running, String) {
    let running = Running::start("roles-claim = \"roles\"");
    let mut claims = claims(&[]);
    claims["groups"] = json!(["ContractContact-List"]);
    let token = running.keys.sign(&claims);
    (running, token)
}

#[tokio::test]
async fn sighup_reloads_the_configuration() {
    let (running, token) = start_with_roles_in_another_claim();
    assert_eq!(running.list(&token).await, 403);
    fs::write(&running.file, "roles-claim = \"groups\"").unwrap();
    running.hang_up();
    running.until(&token, 200).await;
    running.program.terminate();
}

#[tokio::test]
async fn sighup_logs_options_that_require_a_restart() {
    let (running, token) = start_with_roles_in_another_claim();
    fs::write(&running.file, "roles-claim = \"groups\"\ndatabase-timeout = 7").unwrap();
    running.hang_up();
    running.until(&token, 200).await;
    let log = running.program.terminate();
    assert!(log.contains(r#""option":"database_timeout""#), "{log}");
}

#[tokio::test]
async fn sighup_with_a_wrong_configuration_changes_nothing() {
    let running = Running::start("roles-claim = \"roles\"");
    let token = running.keys.sign(&claims(&["ContractContact-List"]));
    for wrong in ["roles-claim = \"groups\"\nnone = 1", "roles-claim = \"groups\"\nkeys-max-age = 1"] {
        fs::write(&running.file, wrong).unwrap();
        running.hang_up();
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(running.list(&token).await, 200);
    let log = running.program.terminate();
    assert!(log.contains("the old one stays in use"), "{log}");
}
