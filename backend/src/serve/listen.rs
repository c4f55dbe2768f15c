//! Taking an address, or the next free one.

use std::{io::ErrorKind, net::SocketAddr};

use anyhow::Context;
use tokio::net::TcpListener;

/// How many ports are tried.
const TRIES: u16 = 50;

/// Binds to `wanted`, or to the next port that is free.
pub(super) async fn bind(wanted: SocketAddr) -> anyhow::Result<TcpListener> {
    let mut addr = wanted;
    for _ in 0..TRIES {
        match TcpListener::bind(addr).await {
            Ok(listener) => {
                if addr != wanted {
                    tracing::warn!(%wanted, taken = %addr, "the port is taken, using the next free one");
                }
                return Ok(listener);
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse && addr.port() < u16::MAX => {
                addr.set_port(addr.port() + 1);
            }
            Err(error) => return Err(error).with_context(|| format!("cannot listen on {addr}")),
        }
    }
    anyhow::bail!("no free port from {wanted} on; choose another with CHOROK_ADDR")
}
