//! The program: see `contract-contact-server --help`.

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

/// Prints the help that was asked for, or what is wrong with the command line, which quotes it.
fn usage(error: &clap::Error) -> ExitCode {
    let message = error.render().to_string();
    let shown = without_passwords(&message);
    // A message without a password keeps its colours.
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
    // A connection is an open file, and of those a process usually may have far fewer than --max-connections.
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
                // Its words may quote a secret.
                Err(error) => {
                    let option = error.get(ContextKind::InvalidArg).map(ToString::to_string);
                    tracing::error!(kind = %error.kind(), option, "the configuration stays as it was: it cannot be read");
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
