//! Where log lines go: to standard error, by a thread of their own. A line that finds no room is dropped and counted, so that
//! a log which nobody reads stops nothing.

use std::sync::{Mutex, OnceLock, mpsc};
use std::thread;
use std::time::Duration;

use tracing_appender::non_blocking::{ErrorCounter, NonBlocking, NonBlockingBuilder, WorkerGuard};

/// How many lines wait for whoever reads them.
const MOST_LINES: usize = 8_192;

/// How long the end of the program waits for them.
const LAST_WAIT: Duration = Duration::from_secs(2);

static DROPPED: OnceLock<ErrorCounter> = OnceLock::new();

/// Writes the last lines of the log when it is dropped, as far as somebody reads them.
#[derive(Debug)]
#[must_use = "the last lines of the log are lost without it"]
pub struct LogGuard(Mutex<Option<WorkerGuard>>);

impl Drop for LogGuard {
    fn drop(&mut self) {
        let worker = self.0.get_mut().ok().and_then(Option::take);
        let (done, is_done) = mpsc::channel();
        // It waits without end for whoever does not read standard output either.
        let flush = move || {
            drop(worker);
            let _ = done.send(());
        };
        if thread::Builder::new().name("log-flush".into()).spawn(flush).is_ok() {
            let _ = is_done.recv_timeout(LAST_WAIT);
        }
    }
}

/// Starts the thread.
pub(crate) fn start() -> (NonBlocking, LogGuard) {
    let builder = NonBlockingBuilder::default().lossy(true).buffered_lines_limit(MOST_LINES).thread_name("log");
    let (writer, guard) = builder.finish(std::io::stderr());
    // It is set already where a test starts a second service.
    let _ = DROPPED.set(writer.error_counter());
    (writer, LogGuard(Mutex::new(Some(guard))))
}

/// Returns how many lines were dropped.
pub(crate) fn dropped_lines() -> u64 {
    DROPPED.get().map_or(0, |counter| counter.dropped_lines().try_into().unwrap_or(u64::MAX))
}
