//! Turns for lists. A list may read every contact, so the number of concurrent lists is limited.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// A fair limit for concurrent work. Each caller holds at most half of the turns. Further requests of a caller wait without
/// delaying other callers.
pub(super) struct Turns {
    all: Arc<Semaphore>,
    for_each: usize,
    callers: Mutex<HashMap<String, Weak<Semaphore>>>,
}

/// A turn, which ends when dropped.
pub(super) struct Turn {
    _of_all: OwnedSemaphorePermit,
    _of_caller: OwnedSemaphorePermit,
    _caller: Arc<Semaphore>,
}

impl Turns {
    pub(super) fn new(count: usize) -> Turns {
        let count = count.clamp(1, Semaphore::MAX_PERMITS);
        Turns { all: Arc::new(Semaphore::new(count)), for_each: count.div_ceil(2), callers: Mutex::default() }
    }

    /// Waits for a turn. Returns `None` only where the turns were closed, which never happens.
    pub(super) async fn take(&self, caller: &str) -> Option<Turn> {
        let caller = self.of(caller);
        let of_caller = caller.clone().acquire_owned().await.ok()?;
        let of_all = self.all.clone().acquire_owned().await.ok()?;
        Some(Turn { _of_all: of_all, _of_caller: of_caller, _caller: caller })
    }

    fn of(&self, caller: &str) -> Arc<Semaphore> {
        let mut callers = self.callers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(turns) = callers.get(caller).and_then(Weak::upgrade) {
            return turns;
        }
        // Removes callers that neither hold nor wait for a turn.
        callers.retain(|_, turns| turns.strong_count() > 0);
        let turns = Arc::new(Semaphore::new(self.for_each));
        callers.insert(caller.to_owned(), Arc::downgrade(&turns));
        turns
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    async fn is_refused(turns: &Turns, caller: &str) -> bool {
        tokio::time::timeout(Duration::from_millis(20), turns.take(caller)).await.is_err()
    }

    #[tokio::test]
    async fn caller_has_at_most_half_of_the_turns() {
        let turns = Turns::new(4);
        let ada = [turns.take("ada").await.unwrap(), turns.take("ada").await.unwrap()];
        assert!(is_refused(&turns, "ada").await);
        let bob = turns.take("bob").await.unwrap();
        let eve = turns.take("eve").await.unwrap();
        assert!(is_refused(&turns, "bob").await, "there are four in all");
        drop(eve);
        assert!(turns.take("bob").await.is_some());
        drop(ada);
        assert!(turns.take("ada").await.is_some());
        drop(bob);
    }

    #[tokio::test]
    async fn callers_without_a_turn_are_forgotten() {
        let turns = Turns::new(1);
        for number in 0..100 {
            drop(turns.take(&number.to_string()).await);
        }
        assert_eq!(turns.callers.lock().unwrap().len(), 1);
    }
}
