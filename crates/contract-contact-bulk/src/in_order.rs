//! Runs jobs on several threads, with results in order.

use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::mpsc::{TrySendError, sync_channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// A function that delivers a result, after every earlier job has delivered all its results.
pub(crate) type Emit<'f, T> = dyn FnMut(T) -> ControlFlow<()> + 'f;

/// Runs `work` on several threads and delivers the results in the order of the jobs.
///
/// - `next` returns the next job, or `None` after the last job. The threads take turns to call `next`.
/// - `work` receives a job and a function. `work` calls this function once for each result. A job may have any number of
///   results. The call waits until all earlier jobs have delivered their results.
/// - `deliver` receives the results.
/// - No results are queued. Each thread holds one job.
///
/// Returns `Break` if `deliver` returned `Break`. No further job begins after that `Break`.
///
/// ```
/// use std::num::NonZero;
/// use std::ops::ControlFlow;
///
/// use contract_contact_bulk::in_order;
///
/// let mut numbers = 0..1000_u64;
/// let mut squares = Vec::new();
/// let flow = in_order(
///     NonZero::new(4).unwrap(),
///     || numbers.next(),
///     |number, emit| drop(emit(number * number)),
///     |square| {
///         squares.push(square);
///         ControlFlow::Continue(())
///     },
/// );
/// assert!(flow.is_continue());
/// assert!(squares.is_sorted() && squares.len() == 1000);
/// ```
pub fn in_order<J, T>(
    threads: NonZero<usize>,
    next: impl FnMut() -> Option<J> + Send,
    work: impl Fn(J, &mut (dyn FnMut(T) -> ControlFlow<()> + '_)) + Sync,
    deliver: impl FnMut(T) -> ControlFlow<()> + Send,
) -> ControlFlow<()> {
    let jobs = Mutex::new((0, next));
    let line = Line { turns: Turns::default(), deliver: Mutex::new(deliver), work };
    let run = || {
        loop {
            let (number, job) = {
                let (number, next) = &mut *lock(&jobs);
                if line.turns.is_over() {
                    return;
                }
                let Some(job) = next() else { return };
                *number += 1;
                (*number - 1, job)
            };
            line.run(number, job);
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads.get() {
            scope.spawn(run);
        }
        run();
    });
    line.flow()
}

/// Runs `work` on several threads like [`in_order`], while the calling thread makes the jobs.
///
/// Use this function for jobs that take long to make, such as the parts of a compressed file. While `ahead` jobs wait, the
/// calling thread works on a job, too.
///
/// `make` receives a function, and calls this function with each job. The function returns `false` once `deliver` has returned
/// `Break`. `make` should then return. The second value of the result is the result of `make`.
///
/// ```
/// use std::num::NonZero;
/// use std::ops::ControlFlow;
///
/// use contract_contact_bulk::in_order_ahead;
///
/// let mut squares = Vec::new();
/// let (flow, all) = in_order_ahead(
///     NonZero::new(4).unwrap(),
///     2,
///     |send| (0..1000_u64).all(|number| send(number)),
///     |number, emit| drop(emit(number * number)),
///     |square| {
///         squares.push(square);
///         ControlFlow::Continue(())
///     },
/// );
/// assert!(all && flow.is_continue());
/// assert!(squares.is_sorted() && squares.len() == 1000);
/// ```
pub fn in_order_ahead<J: Send, T, R>(
    threads: NonZero<usize>,
    ahead: usize,
    make: impl FnOnce(&mut dyn FnMut(J) -> bool) -> R,
    work: impl Fn(J, &mut (dyn FnMut(T) -> ControlFlow<()> + '_)) + Sync,
    deliver: impl FnMut(T) -> ControlFlow<()> + Send,
) -> (ControlFlow<()>, R) {
    // Without room for a job, a single thread would wait for itself.
    let (sender, receiver) = sync_channel(ahead.max(1));
    let jobs = Mutex::new(receiver);
    let line = Line { turns: Turns::default(), deliver: Mutex::new(deliver), work };
    let run = || {
        while !line.turns.is_over() {
            // Unlocks before the work begins, so that other threads can take jobs.
            let job = lock(&jobs).recv();
            let Ok((number, job)) = job else { return };
            line.run(number, job);
        }
    };
    let made = thread::scope(|scope| {
        for _ in 1..threads.get() {
            scope.spawn(run);
        }
        let mut number = 0;
        let mut send = |job| {
            let mut job = (number, job);
            number += 1;
            while let Err(TrySendError::Full(back)) = sender.try_send(job) {
                if line.turns.is_over() {
                    return false;
                }
                job = back;
                // The thread with the lock takes a job, so there is room soon.
                let waiting = jobs.try_lock().ok().and_then(|jobs| jobs.try_recv().ok());
                if let Some((number, job)) = waiting {
                    line.run(number, job);
                } else {
                    thread::yield_now();
                }
            }
            !line.turns.is_over()
        };
        let made = make(&mut send);
        drop(sender);
        run();
        made
    });
    (line.flow(), made)
}

/// What all threads share.
struct Line<W, D> {
    turns: Turns,
    work: W,
    deliver: Mutex<D>,
}

impl<W, D> Line<W, D> {
    /// Does a job, whose results are delivered in its turn.
    fn run<J, T>(&self, number: u64, job: J)
    where
        W: Fn(J, &mut (dyn FnMut(T) -> ControlFlow<()> + '_)),
        D: FnMut(T) -> ControlFlow<()>,
    {
        let turn = Turn { turns: &self.turns, number };
        (self.work)(job, &mut |result| {
            turn.wait()?;
            let flow = (lock(&self.deliver))(result);
            if flow.is_break() {
                self.turns.end();
            }
            flow
        });
    }

    fn flow(&self) -> ControlFlow<()> {
        if self.turns.is_over() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// The order in which jobs deliver.
#[derive(Default)]
struct Turns {
    /// The number of the job whose turn it is, and whether delivery has ended.
    state: Mutex<(u64, bool)>,
    changed: Condvar,
}

impl Turns {
    fn is_over(&self) -> bool {
        lock(&self.state).1
    }

    fn end(&self) {
        lock(&self.state).1 = true;
        self.changed.notify_all();
    }
}

/// The turn of one job. Dropping the turn passes it to the next job.
struct Turn<'t> {
    turns: &'t Turns,
    number: u64,
}

impl Turn<'_> {
    /// Waits for the turn. Returns `Break` where delivery has ended.
    fn wait(&self) -> ControlFlow<()> {
        let waits = |(number, is_over): &mut (u64, bool)| *number != self.number && !*is_over;
        let state =
            self.turns.changed.wait_while(lock(&self.turns.state), waits).unwrap_or_else(PoisonError::into_inner);
        if state.1 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            // A job that panicked would block all later jobs.
            return self.turns.end();
        }
        if self.wait().is_continue() {
            lock(&self.turns.state).0 += 1;
            self.turns.changed.notify_all();
        }
    }
}

/// Locks a mutex, also after a panic, because nothing uses the state after a panic.
pub(crate) fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
