//! Writes log lines to standard error on a separate thread. A line without room in the queue is dropped and counted, so a log
//! without a reader blocks nothing.

use std::sync::{Mutex, OnceLock, mpsc};
use std::thread;
use std::time::Duration;

use tracing_appender::non_blocking::{ErrorCounter, NonBlocking, NonBlockingBuilder, WorkerGuard};

/// The maximum number of lines in the queue.
const MOST_LINES: usize = 8_192;

/// The time that the end of the program waits for the queue.
const LAST_WAIT: Duration = Duration::from_secs(2);

static DROPPED: OnceLock<ErrorCounter> = OnceLock::new();

/// A guard that writes the last lines of the log when dropped, unless nobody reads them.
#[derive(Debug)]
#[must_use = "the last lines of the log are lost without it"]
pub struct LogGuard(Mutex<Option<WorkerGuard>>);

impl Drop for LogGuard {
    fn drop(&mut self) {
        let worker = self.0.get_mut().ok().and_then(Option::take);
        let (done, is_done) = mpsc::channel();
        // Flushing would wait forever for a reader that does not read.
        let flush = move || {
            drop(worker);
            let _ = done.send(());
        };
        if thread::Builder::new().name("log-flush".into()).spawn(flush).is_ok() {
            let _ = is_done.recv_timeout(LAST_WAIT);
        }
    }
}

/// Starts the writer thread.
pub(crate) fn start() -> (NonBlocking, LogGuard) {
    let builder = NonBlockingBuilder::default().lossy(true).buffered_lines_limit(MOST_LINES).thread_name("log");
    let (writer, guard) = builder.finish(std::io::stderr());
    // Fails where a test starts a second service.
    let _ = DROPPED.set(writer.error_counter());
    (writer, LogGuard(Mutex::new(Some(guard))))
}

/// Returns the number of dropped lines.
pub(crate) fn dropped_lines() -> u64 {
    DROPPED.get().map_or(0, |counter| counter.dropped_lines().try_into().unwrap_or(u64::MAX))
}
