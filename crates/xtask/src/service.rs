//! The service as a process of its own, for the demo.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::run::Outcome;

/// What the service's tokens have to say.
const IDENTITY: [&str; 4] = ["--issuer", "demo", "--audience", "demo"];

/// A service that listens on this machine alone. It stops when this is dropped.
pub(crate) struct Service {
    child: Child,
    /// `http://127.0.0.1:8080`.
    pub(crate) url: String,
    /// An administrator's, good for half a day.
    pub(crate) token: String,
}

impl Service {
    /// Empties the folder, makes a key there, and starts the service with a new SQLite database and a log beside it.
    pub(crate) fn start(program: &Path, folder: &Path, port: u16, flags: &[&str]) -> Outcome<Service> {
        Service::start_on("sqlite:contacts.db", program, folder, port, flags)
    }

    /// As [`Service::start`], on a database that is named by its URL.
    pub(crate) fn start_on(
        database: &str,
        program: &Path,
        folder: &Path,
        port: u16,
        flags: &[&str],
    ) -> Outcome<Service> {
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(failed("empty the folder"))?;
        }
        fs::create_dir_all(folder).map_err(failed("make a folder"))?;
        let command = |arguments: &[&str]| {
            let mut command = Command::new(program);
            // The variables of whoever runs this are for a service of their own.
            command.args(arguments).current_dir(folder).env_clear().stdin(Stdio::null());
            command
        };
        output(&mut command(&["keygen", "key.pem", "keys.json"]))?;
        let mut token = command(&["token", "--private-key", "key.pem", "--administrator", "--lifetime", "43200"]);
        let token = output(token.args(IDENTITY))?.trim().to_owned();

        let mut serve = command(&["--keys", "keys.json", "--database", database]);
        serve.args(IDENTITY).args(["--listen", &format!("127.0.0.1:{port}")]).args(flags);
        let mut child = serve.stderr(Stdio::piped()).spawn().map_err(failed("start the service"))?;
        let stderr = child.stderr.take().ok_or("the service has no log")?;
        let mut service = Service { child, url: String::new(), token };
        let mut log = BufReader::new(stderr);
        let mut first = String::new();
        log.read_line(&mut first).map_err(failed("read the log"))?;
        let line: Value = serde_json::from_str(&first).unwrap_or_default();
        let Some(address) = line.get("address").and_then(Value::as_str) else {
            let _ = log.read_to_string(&mut first);
            return Err(format!("the service did not start: {}", first.trim()));
        };
        service.url = format!("http://{address}");
        let mut file = File::create(folder.join("log.jsonl")).map_err(failed("make a file for the log"))?;
        // It ends with the service.
        thread::spawn(move || io::copy(&mut log, &mut file));
        Ok(service)
    }

    /// What stops it, from any thread.
    pub(crate) fn stopper(&self) -> impl Fn() + Send + use<> {
        let id = self.child.id().to_string();
        move || {
            let _ = Command::new("kill").arg(&id).status();
        }
    }

    /// How long it has used a processor, as Linux counts it.
    pub(crate) fn processor_time(&self) -> Outcome<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).map_err(failed("read its times"))?;
        // After the name, which is in brackets, user and system time are the 12th and 13th, in hundredths of a second.
        let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ').skip(11).take(2);
        let hundredths: u64 = fields.filter_map(|field| field.parse::<u64>().ok()).sum();
        Ok(Duration::from_millis(hundredths * 10))
    }

    /// How many KiB of memory it has, as Linux counts them.
    pub(crate) fn memory(&self) -> Outcome<u64> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = fs::read_to_string(path).map_err(failed("read its memory"))?;
        let resident =
            status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse().ok());
        resident.ok_or("its memory is not there".to_owned())
    }

    /// Waits until it has stopped.
    pub(crate) fn wait(&mut self) -> Outcome {
        let status = self.child.wait().map_err(|error| format!("cannot wait for the service: {error}"))?;
        ended(status)
    }

    /// Lets it finish what it accepted.
    pub(crate) fn stop(mut self) -> Outcome {
        self.stopper()();
        self.wait()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.stopper()();
            let _ = self.child.wait();
        }
    }
}

fn failed(what: &str) -> impl Fn(io::Error) -> String {
    move |error| format!("cannot {what}: {error}")
}

fn ended(status: ExitStatus) -> Outcome {
    if status.success() { Ok(()) } else { Err(format!("the service ended with {status}")) }
}

fn output(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|error| format!("cannot start the service: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// The port that is asked for, or, where it is taken, one that is free.
pub(crate) fn free_port(wanted: u16) -> Outcome<u16> {
    let bind = |port| TcpListener::bind(("127.0.0.1", port));
    let listener = bind(wanted).or_else(|_| bind(0)).and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|error| format!("there is no free port: {error}"))
}

/// Where cargo puts programs: beside this one.
pub(crate) fn built(name: &str) -> Outcome<PathBuf> {
    let this = std::env::current_exe().map_err(|error| format!("cannot find the target folder: {error}"))?;
    Ok(this.with_file_name(name))
}
