//! Ctrl-C, and a request to end: the report is ended with what was found until then.

use std::process;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::writer::{Writer, lock};

/// What shells expect of a program that Ctrl-C ended: 128 and the number of the signal.
const INTERRUPTED: i32 = 130;

/// Ends the report and the program on a signal. The threads that check may wait for input, so nobody waits for them. A second
/// signal ends the program at once.
pub(super) fn on_signal(writer: &'static Mutex<Writer>) {
    static IS_ENDING: AtomicBool = AtomicBool::new(false);
    // Without a handler, a signal ends the program without a summary.
    let _ = ctrlc::set_handler(move || {
        if IS_ENDING.swap(true, Ordering::Relaxed) {
            process::exit(INTERRUPTED);
        }
        thread::spawn(move || {
            // The lock is never given back, so that nothing follows the end of the report.
            lock(writer).interrupt();
            process::exit(INTERRUPTED);
        });
    });
}
