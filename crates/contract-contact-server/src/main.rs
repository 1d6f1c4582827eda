//! The program `contract-contact-server`. Its `--help` lists all options.

use std::io::Write;
use std::process::ExitCode;

use clap::error::ContextKind;
use contract_contact_server::{Config, Invocation, Server, Task, start_log, without_passwords};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc;

fn main() -> ExitCode {
    let outcome = match Invocation::read(std::env::args_os()) {
        Ok(Invocation::Serve(config)) => serve(*config),
        Ok(Invocation::Task(Task::Keygen(keygen))) => keygen.run(),
        Ok(Invocation::Task(Task::Token(token))) => token.run().and_then(|token| {
            writeln!(std::io::stdout(), "{token}").map_err(|error| format!("cannot print the token: {error}"))
        }),
        Err(error) => return usage(&error),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {}", without_passwords(&error));
            ExitCode::FAILURE
        }
    }
}

/// Prints the requested help, or the error of the command line. Removes passwords, because the error quotes the command line.
fn usage(error: &clap::Error) -> ExitCode {
    let message = error.render().to_string();
    let shown = without_passwords(&message);
    // A message without a password is printed with its colours.
    if shown == message {
        let _ = error.print();
    } else if error.use_stderr() {
        eprint!("{shown}");
    } else {
        let _ = write!(std::io::stdout(), "{shown}");
    }
    error.exit_code().try_into().map_or(ExitCode::FAILURE, |code: u8| ExitCode::from(code))
}

#[tokio::main]
async fn serve(config: Config) -> Result<(), String> {
    let _log = start_log(config.log);
    // Each connection is an open file, and the usual limit is far below --max-connections.
    let _ = rlimit::increase_nofile_limit(u64::MAX);
    let watch = |kind| signal(kind).map_err(|error| format!("cannot watch for signals: {error}"));
    let (mut terminate, mut interrupt) = (watch(SignalKind::terminate())?, watch(SignalKind::interrupt())?);
    let mut hangup = watch(SignalKind::hangup())?;
    let server = Server::start(config).await.map_err(|error| error.to_string())?;
    if let Ok(address) = server.address() {
        let operations = server.operations_address().map(tracing::field::display);
        tracing::info!(%address, operations, "listening");
    }
    let (reload, reloads) = mpsc::channel(1);
    tokio::spawn(async move {
        while hangup.recv().await.is_some() {
            match Invocation::read(std::env::args_os()) {
                Ok(Invocation::Serve(config)) => drop(reload.send(*config).await),
                Ok(Invocation::Task(_)) => {}
                // The error message may quote a secret.
                Err(error) => {
                    let option = error.get(ContextKind::InvalidArg).map(ToString::to_string);
                    tracing::error!(kind = %error.kind(), option, "cannot read the new configuration; the old one stays in use");
                }
            }
        }
    });
    server
        .run_with(reloads, async {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        })
        .await;
    Ok(())
}
