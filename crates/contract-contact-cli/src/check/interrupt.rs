//! Ends the report with the findings so far, on Ctrl-C or a termination signal.

use std::process;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::writer::{Writer, lock};

/// The exit code that shells expect after Ctrl-C: 128 plus the number of the signal.
const INTERRUPTED: i32 = 130;

/// Ends the report and the program on a signal. A second signal ends the program immediately.
///
/// The handler does not wait for the checking threads, because they may wait for input.
pub(super) fn on_signal(writer: &'static Mutex<Writer>) {
    static IS_ENDING: AtomicBool = AtomicBool::new(false);
    // Where no handler can be set, a signal ends the program without a summary.
    let _ = ctrlc::set_handler(move || {
        if IS_ENDING.swap(true, Ordering::Relaxed) {
            process::exit(INTERRUPTED);
        }
        thread::spawn(move || {
            // The lock is never released, so nothing follows the end of the report.
            lock(writer).interrupt();
            process::exit(INTERRUPTED);
        });
    });
}
