//! Turns at the database. Each caller holds at most a share of the turns. Lists take turns, because a list may read every contact.
//! On PostgreSQL, the changes of a contact take turns.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// A fair limit for concurrent work. Turns are granted in the order of requests. Each key holds at most a fixed number of turns,
/// and further requests of a key wait without delaying other keys.
pub(super) struct Turns<K> {
    all: Arc<Semaphore>,
    for_each: usize,
    keys: Mutex<HashMap<K, Weak<Semaphore>>>,
}

/// A turn, which ends when dropped.
pub(super) struct Turn {
    _of_all: OwnedSemaphorePermit,
    _of_key: OwnedSemaphorePermit,
    _key: Arc<Semaphore>,
}

impl<K: Hash + Eq> Turns<K> {
    pub(super) fn new(count: usize, for_each: usize) -> Turns<K> {
        let possible = |count: usize| count.clamp(1, Semaphore::MAX_PERMITS);
        Turns { all: Arc::new(Semaphore::new(possible(count))), for_each: possible(for_each), keys: Mutex::default() }
    }

    /// Waits for a turn. Returns `None` only where the turns were closed, which never happens.
    pub(super) async fn take(&self, key: K) -> Option<Turn> {
        let key = self.of(key);
        let of_key = key.clone().acquire_owned().await.ok()?;
        let of_all = self.all.clone().acquire_owned().await.ok()?;
        Some(Turn { _of_all: of_all, _of_key: of_key, _key: key })
    }

    fn of(&self, key: K) -> Arc<Semaphore> {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(turns) = keys.get(&key).and_then(Weak::upgrade) {
            return turns;
        }
        // Removes keys that neither hold nor wait for a turn.
        keys.retain(|_, turns| turns.strong_count() > 0);
        let turns = Arc::new(Semaphore::new(self.for_each));
        keys.insert(key, Arc::downgrade(&turns));
        turns
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    async fn must_wait(turns: &Turns<&'static str>, caller: &'static str) -> bool {
        tokio::time::timeout(Duration::from_millis(20), turns.take(caller)).await.is_err()
    }

    #[tokio::test]
    async fn key_gets_at_most_its_share_of_the_turns() {
        let turns = Turns::new(4, 2);
        let ada = [turns.take("ada").await.unwrap(), turns.take("ada").await.unwrap()];
        assert!(must_wait(&turns, "ada").await);
        let bob = turns.take("bob").await.unwrap();
        let eve = turns.take("eve").await.unwrap();
        assert!(must_wait(&turns, "bob").await, "all four turns are taken");
        drop(eve);
        assert!(turns.take("bob").await.is_some());
        drop(ada);
        assert!(turns.take("ada").await.is_some());
        drop(bob);
    }

    #[tokio::test]
    async fn keys_without_a_turn_are_forgotten() {
        let turns = Turns::new(1, 1);
        for number in 0..100 {
            drop(turns.take(number).await);
        }
        assert_eq!(turns.keys.lock().unwrap().len(), 1);
    }
}
