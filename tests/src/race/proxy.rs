//! A slow wire: a proxy that keeps every packet back for a while that follows from a seed.
//!
//! Between the mall and PostgreSQL it widens the moment between reading and writing, in which
//! another request can come in between.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

use crate::suite::Random;

/// A proxy on a port of its own. Dropping it stops taking connections.
#[derive(Debug)]
pub struct SlowWire {
    /// Where it listens.
    pub address: SocketAddr,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

#[derive(Debug)]
struct Shared {
    longest_ms: AtomicU64,
    random: Mutex<Random>,
}

impl SlowWire {
    /// Lays a wire to `target`, for example `127.0.0.1:5432`. It is fast until [`Self::slow`].
    pub async fn to(target: String, seed: u64) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            longest_ms: AtomicU64::new(0),
            random: Mutex::new(Random::new(seed)),
        });
        let task = tokio::spawn(accept(listener, target, Arc::clone(&shared)));
        Ok(Self {
            address,
            shared,
            task,
        })
    }

    /// Lays a wire to the server of a database URL. `None`: the database has no server.
    pub async fn before(url: &str, seed: u64) -> Option<Self> {
        let target = server(url)?.to_owned();
        let wire = Self::to(target, seed).await;
        Some(wire.expect("a port is free"))
    }

    /// A database URL by way of this wire.
    pub fn url(&self, direct: &str) -> String {
        let server = server(direct).unwrap_or_default();
        direct.replacen(server, &self.address.to_string(), 1)
    }

    /// Keeps every packet back for up to `longest` from now on.
    pub fn slow(&self, longest: Duration) {
        let ms = u64::try_from(longest.as_millis()).unwrap_or(u64::MAX);
        self.shared.longest_ms.store(ms, Ordering::Relaxed);
    }
}

impl Drop for SlowWire {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// `127.0.0.1:5432` of `postgres://user@127.0.0.1:5432/name`.
fn server(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("postgres://")?;
    let authority = rest.split(['/', '?']).next()?;
    authority.rsplit('@').next()
}

async fn accept(listener: TcpListener, target: String, shared: Arc<Shared>) {
    while let Ok((near, _)) = listener.accept().await {
        let (target, shared) = (target.clone(), Arc::clone(&shared));
        tokio::spawn(async move {
            // A connection that fails ends for both sides, like any other.
            let _ = join(near, &target, &shared).await;
        });
    }
}

async fn join(near: TcpStream, target: &str, shared: &Shared) -> io::Result<()> {
    let far = TcpStream::connect(target).await?;
    near.set_nodelay(true)?;
    far.set_nodelay(true)?;
    let (near_in, near_out) = near.into_split();
    let (far_in, far_out) = far.into_split();
    tokio::try_join!(
        carry(near_in, far_out, shared),
        carry(far_in, near_out, shared)
    )?;
    Ok(())
}

async fn carry(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    shared: &Shared,
) -> io::Result<()> {
    let mut packet = vec![0; 16 * 1024];
    loop {
        let length = from.read(&mut packet).await?;
        if length == 0 {
            return to.shutdown().await;
        }
        let longest = shared.longest_ms.load(Ordering::Relaxed);
        if longest > 0 {
            let wait = {
                let random = shared.random.lock();
                random
                    .unwrap_or_else(PoisonError::into_inner)
                    .below(longest + 1)
            };
            tokio::time::sleep(Duration::from_millis(wait)).await;
        }
        to.write_all(&packet[..length]).await?;
    }
}
