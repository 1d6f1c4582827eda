//! Limits the rate of requests of each client.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};

/// A client, whose requests are counted together.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum Client {
    /// The subject of an accepted token.
    Subject(String),
    /// The address of a request without an accepted token, and a hash of the rejected token, if any. The hash keeps callers with
    /// different tokens apart.
    Address(Option<IpAddr>, Option<u64>),
    /// The address of a request whose token the service checks by a request to another server. All such tokens of an address count
    /// together, because anybody can make up tokens, and each token causes a request.
    Asking(Option<IpAddr>),
}

/// The maximum number of counted clients, because anybody can make up tokens. The service does not count further clients, whose
/// invalid tokens it rejects anyway.
const MOST_CLIENTS: usize = 100_000;

/// A counter of requests for each client.
pub(crate) struct Rate {
    limiter: Option<DefaultKeyedRateLimiter<Client>>,
    clock: DefaultClock,
}

impl Rate {
    /// Returns a limit of `per_second` requests after a burst. A `per_second` of 0 means no limit.
    pub(crate) fn new(per_second: u32, burst: u32) -> Self {
        let limiter = NonZeroU32::new(per_second).map(|rate| {
            let burst = NonZeroU32::new(burst).unwrap_or(rate);
            DefaultKeyedRateLimiter::keyed(Quota::per_second(rate).allow_burst(burst))
        });
        Rate { limiter, clock: DefaultClock::default() }
    }

    /// Counts a request, or returns the time to wait before the next.
    pub(crate) fn check(&self, client: Client) -> Result<(), Duration> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        let client = match client {
            Client::Address(..) if limiter.len() >= MOST_CLIENTS => return Ok(()),
            Client::Address(address, token) => Client::Address(address.map(network), token),
            Client::Asking(address) => Client::Asking(address.map(network)),
            subject @ Client::Subject(_) => subject,
        };
        limiter.check_key(&client).map_err(|not_until| not_until.wait_time_from(self.clock.now()))
    }

    /// Removes inactive clients, so that memory does not grow with their number.
    pub(crate) fn forget_inactive(&self) {
        if let Some(limiter) = &self.limiter {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

/// Returns the /64 network of an IPv6 address, because the owner of an address usually owns the whole network.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).into(),
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_have_separate_limits() {
        let rate = Rate::new(1, 2);
        let ada = || Client::Subject("ada".into());
        assert!(rate.check(ada()).is_ok() && rate.check(ada()).is_ok());
        assert!(rate.check(ada()).unwrap_err() <= Duration::from_secs(1));
        assert!(rate.check(Client::Subject("bob".into())).is_ok());
    }

    #[test]
    fn ipv6_network_is_one_client() {
        let rate = Rate::new(1, 1);
        let from = |text: &str| rate.check(Client::Address(text.parse().ok(), None));
        assert!(from("2001:db8::1").is_ok());
        assert!(from("2001:db8::2").is_err());
        assert!(from("2001:db8:0:1::1").is_ok());
        assert!(from("192.0.2.1").is_ok());
        assert!(from("192.0.2.2").is_ok());
    }

    #[test]
    fn rate_0_is_no_limit() {
        let rate = Rate::new(0, 0);
        assert!((0..10_000).all(|_| rate.check(Client::Address(None, None)).is_ok()));
    }

    #[test]
    fn tokens_at_one_address_have_separate_limits() {
        let rate = Rate::new(1, 1);
        let with = |token| rate.check(Client::Address("192.0.2.1".parse().ok(), token));
        assert!(with(None).is_ok() && with(Some(1)).is_ok() && with(Some(2)).is_ok());
        assert!(with(None).is_err() && with(Some(1)).is_err());
    }

    #[test]
    fn invented_tokens_do_not_grow_memory() {
        let rate = Rate::new(1, 1);
        for token in 0..150_000 {
            assert!(rate.check(Client::Address(None, Some(token))).is_ok());
        }
        assert_eq!(rate.limiter.as_ref().unwrap().len(), MOST_CLIENTS);
        let ada = || rate.check(Client::Subject("ada".into()));
        assert!(ada().is_ok() && ada().is_err(), "a caller with a valid token is still counted");
    }
}
