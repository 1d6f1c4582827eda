//! The log of a service whose output nobody reads.

use std::io::{BufRead, BufReader};
use std::os::fd::OwnedFd;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::task::JoinSet;

use crate::common::{AUDIENCE, ISSUER, Keys, PROGRAM};

/// The number of requests: far more log lines than a pipe and the queue of the service hold.
const REQUESTS: usize = 12_000;

struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn blocked_log_does_not_block_requests() {
    let keys = Keys::new();
    let (reader, writer) = std::io::pipe().unwrap();
    let mut command = Command::new(PROGRAM);
    command.current_dir(keys.folder.path()).env_clear();
    command.args(["--listen=127.0.0.1:0", "--operations-listen=127.0.0.1:0", "--rate=0"]);
    command.args(["--issuer", ISSUER, "--audience", AUDIENCE, "--keys"]).arg(keys.public());
    // Both outputs share a pipe, as with `2>&1`.
    command.stdout(OwnedFd::from(writer.try_clone().unwrap())).stderr(OwnedFd::from(writer));
    let mut program = Ended(command.spawn().unwrap());
    drop(command);
    let mut log = BufReader::new(reader);
    let mut first = String::new();
    log.read_line(&mut first).unwrap();
    let line: Value = serde_json::from_str(&first).unwrap();
    let (address, operations) = (line["address"].as_str().unwrap(), line["operations"].as_str().unwrap());

    let client = crate::common::client();
    let ask = |client: reqwest::Client, url: String| async move {
        for _ in 0..REQUESTS / 8 {
            assert_eq!(client.get(&url).send().await.unwrap().status(), 404);
        }
    };
    let asking: JoinSet<_> = (0..8).map(|_| ask(client.clone(), format!("http://{address}/none"))).collect();
    tokio::time::timeout(Duration::from_secs(300), asking.join_all())
        .await
        .expect("the service must answer all requests");
    let metrics = client.get(format!("http://{operations}/metrics")).send().await.unwrap().text().await.unwrap();
    let dropped = metrics.lines().find_map(|line| line.strip_prefix("log_lines_dropped_total ")).unwrap();
    assert!(dropped.parse::<usize>().unwrap() > 1_000, "{dropped} lines were dropped");

    let start = Instant::now();
    assert!(Command::new("kill").arg(program.0.id().to_string()).status().unwrap().success());
    while program.0.try_wait().unwrap().is_none() {
        assert!(start.elapsed() < Duration::from_secs(20), "SIGTERM must end the service");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(program.0.wait().unwrap().success());
    drop(log);
}
