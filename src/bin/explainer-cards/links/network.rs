//! Keeps requests out of private networks, into which a link or a redirect of somebody else could lead.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use ureq::{Error, Proxy};

/// Looks hosts up.
#[derive(Debug, Default)]
pub struct Lookup {
    inner: DefaultResolver,
    /// Whether hosts may be in private networks.
    private: bool,
}

impl Lookup {
    pub fn new(private: bool) -> Self {
        Self {
            private,
            ..Self::default()
        }
    }
}

/// The host is in a private network.
#[derive(Debug)]
pub struct Private;

impl std::error::Error for Private {}

impl std::fmt::Display for Private {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str("the host is in a private network")
    }
}

impl Resolver for Lookup {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout);
        let found = found.map_err(|error| match error {
            // What the system says about it differs between systems.
            Error::Io(_) => Error::HostNotFound,
            other => other,
        })?;
        // What the proxy of the newsroom may reach is up to its settings.
        let is_proxy = config.proxy().map(Proxy::uri) == Some(uri);
        let is_allowed = self.private || is_proxy;
        // All of them, because the connection may be to any.
        if is_allowed || found.iter().all(|address| is_public(address.ip())) {
            Ok(found)
        } else {
            Err(Error::Other(Box::new(Private)))
        }
    }
}

/// The networks of IPv4 that aren't part of the public Internet, and the lengths of their prefixes in bits
/// (<https://www.iana.org/assignments/iana-ipv4-special-registry>): this network, private use, shared by the customers
/// of a provider, loopback, link-local, protocol assignments, documentation, benchmarks, multicast, reserved.
const SPECIAL: [([u8; 4], u32); 14] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([172, 16, 0, 0], 12),
    ([192, 168, 0, 0], 16),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    ([198, 18, 0, 0], 15),
    ([224, 0, 0, 0], 4),
    ([240, 0, 0, 0], 4),
];

/// Whether an address is one of the public Internet.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let address = u32::from(address);
    let is_in = |(network, bits): &([u8; 4], u32)| {
        (address ^ u32::from_be_bytes(*network)).leading_zeros() >= *bits
    };
    !SPECIAL.iter().any(is_in)
}

/// Global unicast addresses are those of `2000::/3`, except for those of special purpose
/// (<https://www.iana.org/assignments/iana-ipv6-special-registry>).
fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(inner) = address.to_ipv4_mapped() {
        return is_public_v4(inner);
    }
    match address.segments() {
        // Translated by NAT64.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            is_public_v4(Ipv4Addr::from(u32::from(high) << 16 | u32::from(low)))
        }
        // Protocol assignments such as Teredo, and documentation.
        [0x2001, second, ..] => second >= 0x200 && second != 0xdb8,
        // 6to4, documentation.
        [0x2002, ..] => false,
        [0x3fff, second, ..] => second >= 0x1000,
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_private_networks_are_not_public() {
        for address in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn other_addresses_are_public() {
        for address in [
            "1.1.1.1",
            "9.255.255.255",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.255",
            "::ffff:1.1.1.1",
            "64:ff9b::101:101",
            "2001:4860::8888",
            "2606:4700::1111",
            "2a00:1450::1",
        ] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }
}
