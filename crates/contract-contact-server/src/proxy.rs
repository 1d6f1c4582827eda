//! Finds the address of a client behind proxies: the right-most address that is not a trusted proxy.

use std::net::IpAddr;
use std::str::FromStr;
use std::sync::Arc;

use axum::http::{HeaderMap, HeaderName, header};
use clap::ValueEnum;
use ipnet::IpNet;

/// The header in which the proxies name the client.
///
/// The service reads only this header. A proxy that writes one header forwards the other header unchanged from the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ProxyHeader {
    /// X-Forwarded-For, which most proxies write.
    XForwardedFor,
    /// Forwarded, RFC 7239.
    Forwarded,
}

/// The trusted proxies, with the header that they write.
#[derive(Clone)]
pub(crate) struct Proxies {
    trusted: Arc<[IpNet]>,
    header: ProxyHeader,
}

/// Parses a network. A single address is a network of one address.
pub(crate) fn network(text: &str) -> Result<IpNet, String> {
    IpNet::from_str(text)
        .or_else(|_| IpAddr::from_str(text).map(IpNet::from))
        .map(|network| network.trunc())
        .map_err(|_| "it must be an IP address, or a network such as 10.0.0.0/8 or fd00::/8".into())
}

impl Proxies {
    pub(crate) fn new(trusted: &[IpNet], header: ProxyHeader) -> Self {
        Proxies { trusted: trusted.into(), header }
    }

    /// Returns the client's address of a request that `peer` sent.
    ///
    /// Each proxy appends the address of its caller. The function therefore reads the list from its end, as long as the address
    /// to the right is a trusted proxy. Addresses that a client made up are further left, and the function does not reach them.
    /// If a proxy names no address, the proxy counts as the client.
    pub(crate) fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        if !self.trusts(client) {
            return client;
        }
        let (name, read): (HeaderName, fn(&str) -> Option<IpAddr>) = match self.header {
            ProxyHeader::XForwardedFor => (HeaderName::from_static("x-forwarded-for"), address),
            ProxyHeader::Forwarded => (header::FORWARDED, forwarded_for),
        };
        let lines: Vec<_> = headers.get_all(name).iter().map(|line| line.to_str().unwrap_or_default()).collect();
        for hop in lines.iter().rev().flat_map(|line| split(line, ',').into_iter().rev()) {
            let Some(address) = read(hop) else { break };
            client = address.to_canonical();
            if !self.trusts(client) {
                break;
            }
        }
        client
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|network| network.contains(&address))
    }
}

/// Splits a list outside quoted strings, because a proxy may quote a client's `Host` that contains a comma.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let ends = |character: char| {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            _ => {}
        }
        character == separator && !is_quoted
    };
    text.split(ends).map(str::trim).collect()
}

/// Returns the address in the parameter `for` of an element of `Forwarded`.
fn forwarded_for(element: &str) -> Option<IpAddr> {
    let value = split(element, ';').into_iter().find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        name.eq_ignore_ascii_case("for").then_some(value)
    })?;
    address(value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value))
}

/// Parses an address with or without a port. An IPv6 address may have brackets.
fn address(text: &str) -> Option<IpAddr> {
    let is_port = |port: &str| port.parse::<u16>().is_ok();
    if let Some((address, port)) = text.strip_prefix('[').and_then(|text| text.split_once(']')) {
        let is_whole = port.is_empty() || port.strip_prefix(':').is_some_and(is_port);
        return address.parse().ok().filter(|_| is_whole).map(IpAddr::V6);
    }
    match text.split_once(':') {
        Some((address, port)) if is_port(port) => address.parse().ok().map(IpAddr::V4),
        _ => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the client of a request from 10.0.0.1. The networks 10.0.0.0/8 and 2001:db8::/32 are trusted.
    fn client(header: ProxyHeader, lines: &[&str]) -> String {
        let trusted = ["10.0.0.0/8", "2001:db8::/32"].map(|text| network(text).unwrap());
        let name = if header == ProxyHeader::Forwarded { "forwarded" } else { "x-forwarded-for" };
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(name, line.parse().unwrap());
        }
        Proxies::new(&trusted, header).client([10, 0, 0, 1].into(), &headers).to_string()
    }

    #[test]
    fn client_is_the_rightmost_untrusted_address() {
        for (lines, expected) in [
            (&[][..], "10.0.0.1"),
            (&["192.0.2.1"], "192.0.2.1"),
            (&["198.51.100.9, 192.0.2.1, 10.1.1.1"], "192.0.2.1"),
            (&["198.51.100.9", "192.0.2.1,10.1.1.1"], "192.0.2.1"),
            (&["10.2.2.2, 10.1.1.1"], "10.2.2.2"),
            (&["192.0.2.1:443"], "192.0.2.1"),
            (&["2001:4860::8, 2001:db8::1"], "2001:4860::8"),
            (&["[2001:4860::8]:443"], "2001:4860::8"),
            (&["::ffff:192.0.2.1"], "192.0.2.1"),
        ] {
            assert_eq!(client(ProxyHeader::XForwardedFor, lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn proxy_without_an_address_counts_as_the_client() {
        for line in ["", "unknown", "192.0.2.1, 10.1.1.1, x", "192.0.2.1, ", "[::1", "192.0.2.1:x", "[::1]x"] {
            assert_eq!(client(ProxyHeader::XForwardedFor, &[line]), "10.0.0.1", "{line}");
        }
        assert_eq!(client(ProxyHeader::XForwardedFor, &["192.0.2.1, unknown, 10.1.1.1"]), "10.1.1.1");
        for line in ["for=unknown", "for=_hidden", "by=192.0.2.1", "for=\"192.0.2.1", "192.0.2.1"] {
            assert_eq!(client(ProxyHeader::Forwarded, &[line]), "10.0.0.1", "{line}");
        }
    }

    #[test]
    fn forwarded_ignores_delimiters_in_quoted_strings() {
        for (line, expected) in [
            ("for=192.0.2.1", "192.0.2.1"),
            ("For=\"[2001:4860::8]:443\";proto=https", "2001:4860::8"),
            ("for=198.51.100.9, for=192.0.2.1;by=10.0.0.1, for=10.1.1.1", "192.0.2.1"),
            ("for=192.0.2.1;host=\"a,for=198.51.100.9\"", "192.0.2.1"),
            ("for=192.0.2.1;host=\"a\\\",for=198.51.100.9\"", "192.0.2.1"),
            ("host=\"x;for=198.51.100.9\";for=192.0.2.1", "192.0.2.1"),
        ] {
            assert_eq!(client(ProxyHeader::Forwarded, &[line]), expected, "{line}");
        }
    }

    #[test]
    fn header_of_an_untrusted_peer_is_ignored() {
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", "192.0.2.1".parse().unwrap());
        let proxies = Proxies::new(&[network("10.0.0.0/8").unwrap()], ProxyHeader::XForwardedFor);
        assert_eq!(proxies.client([198, 51, 100, 9].into(), &headers).to_string(), "198.51.100.9");
        let mapped = "::ffff:10.0.0.1".parse().unwrap();
        assert_eq!(proxies.client(mapped, &headers).to_string(), "192.0.2.1");
    }

    #[test]
    fn network_is_parsed_from_an_address_or_a_prefix() {
        let read = |text| network(text).map(|network| network.to_string());
        assert_eq!(read("10.1.2.3").unwrap(), "10.1.2.3/32");
        assert_eq!(read("10.1.2.3/8").unwrap(), "10.0.0.0/8");
        assert_eq!(read("::1").unwrap(), "::1/128");
    }

    #[test]
    fn invalid_network_is_an_error() {
        for wrong in ["", "10.0.0.0/33", "10.0.0", "proxy.example", "10.0.0.0/", "*"] {
            assert!(network(wrong).is_err(), "{wrong}");
        }
    }
}
