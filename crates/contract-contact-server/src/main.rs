//! The program: see `contract-contact-server --help`.

use std::io::Write;
use std::process::ExitCode;

use contract_contact_server::{Config, Invocation, Server, Task, start_log};
use tokio::signal::unix::{SignalKind, signal};

fn main() -> ExitCode {
    let outcome = match Invocation::read(std::env::args_os()) {
        Ok(Invocation::Serve(config)) => serve(*config),
        Ok(Invocation::Task(Task::Keygen(keygen))) => keygen.run(),
        Ok(Invocation::Task(Task::Token(token))) => token.run().and_then(|token| {
            writeln!(std::io::stdout(), "{token}").map_err(|error| format!("cannot print the token: {error}"))
        }),
        Err(error) => error.exit(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn serve(config: Config) -> Result<(), String> {
    start_log(config.log);
    // A connection is an open file, and of those a process usually may have far fewer than --max-connections.
    let _ = rlimit::increase_nofile_limit(u64::MAX);
    let watch = |kind| signal(kind).map_err(|error| format!("cannot watch for signals: {error}"));
    let (mut terminate, mut interrupt) = (watch(SignalKind::terminate())?, watch(SignalKind::interrupt())?);
    let server = Server::start(config).await.map_err(|error| error.to_string())?;
    if let Ok(address) = server.address() {
        tracing::info!(%address, "listening");
    }
    server
        .run(async {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        })
        .await;
    Ok(())
}
