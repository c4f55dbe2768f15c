//! Who is at the other end, for limits on guessing.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts, connect_info::Connected},
    http::request::Parts,
    serve::IncomingStream,
};
use tokio::net::TcpListener;

/// The address of the caller. Without a connection, as in tests, this machine's own.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

impl Connected<IncomingStream<'_, TcpListener>> for Peer {
    fn connect_info(stream: IncomingStream<'_, TcpListener>) -> Self {
        Self(stream.remote_addr().ip())
    }
}

impl<S: Sync> FromRequestParts<S> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let connected = parts.extensions.get::<ConnectInfo<Self>>();
        let peer = connected.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.0);
        // Only a proxy on this machine is believed about whom it speaks for.
        let told = peer.is_loopback().then(|| forwarded(parts)).flatten();
        Ok(Self(told.unwrap_or(peer)))
    }
}

/// The last address of `X-Forwarded-For`: the one that our own proxy wrote.
fn forwarded(parts: &Parts) -> Option<IpAddr> {
    let header = parts
        .headers
        .get_all("x-forwarded-for")
        .iter()
        .next_back()?;
    header
        .to_str()
        .ok()?
        .rsplit(',')
        .next()?
        .trim()
        .parse()
        .ok()
}
