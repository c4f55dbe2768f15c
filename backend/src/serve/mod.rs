//! Running the mall: start-up in the right order, and an end that loses nothing.

mod closed;
mod listen;
mod moved;
mod tls;

pub use self::closed::closed;

use std::{sync::Arc, time::Duration};

use anyhow::Context;
use axum::Router;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::{
    clock::{Clock, MovedClock, SystemClock},
    config::{Config, ProviderSettings, ServeSettings, Settings},
    db::{Access, Db, WriterLock},
    http::{health, peer::Peer},
    ids::Ids,
    import::{Target, load_demo},
    router,
    state::AppState,
    web::Site,
    workers,
};

/// How long work that was begun may take to end.
const GRACE: Duration = Duration::from_secs(25);

/// Serves until the process is told to stop. `announce` gets the addresses that were taken.
pub async fn serve(
    settings: &Settings,
    serve: &ServeSettings,
    announce: impl FnOnce(&Addresses),
) -> anyhow::Result<()> {
    let key = settings.key().context("no signing key")?;
    let public = listen::bind(serve.addr).await?;
    let metrics = listen::bind(serve.metrics_addr).await?;
    let config = Config::new(settings, serve, public.local_addr()?)?;
    let tls = tls::acceptor(serve)?;
    let _lock = settings
        .database_file()?
        .map(|file| WriterLock::take(&file))
        .transpose()?;
    let db = Db::open(&settings.database()?, Access::Write).await?;
    let moved_clock = serve.clock_moves.then(Arc::<MovedClock>::default);
    let clock: Arc<dyn Clock> = match &moved_clock {
        Some(moved) => moved.clone(),
        None => Arc::new(SystemClock),
    };
    let ids = Ids::Random;
    if serve.demo {
        let target = Target {
            db: &db,
            key: &key,
            ids: &ids,
            media: &config.media(),
            now: clock.now(),
        };
        let as_of = serve.as_of.unwrap_or(target.now.date());
        load_demo(&target, &config.data, as_of).await?;
    }
    let site = Site::load(&config)?;
    let state = AppState::assemble(config, key, db, clock, ids, site).await?;
    let addresses = Addresses {
        shop: state.config.public_url.clone(),
        metrics: format!("http://{}/metrics", metrics.local_addr()?),
    };
    let stop = stop_signal()?;
    workers::start(&state, &stop);
    let mut storefront = router(state.clone());
    let mut private = health::metrics_router(state.clone());
    if let Some(clock) = moved_clock {
        tracing::warn!("this demo's clock can be moved");
        storefront = moved::date_answers(storefront, clock.clone());
        private = private.merge(moved::router(clock, state.clone()));
    }
    state
        .tracker
        .spawn(serve_plain(metrics, private, stop.clone()));
    announce(&addresses);
    match tls {
        None => serve_plain(public, storefront, stop).await,
        Some(tls) => tls::serve(public, tls, storefront, stop).await,
    }
    finish(&state).await;
    Ok(())
}

/// Opens the mall for a command that talks to providers but serves nobody.
pub async fn open_mall(
    settings: &Settings,
    providers: &ProviderSettings,
    access: Access,
) -> anyhow::Result<AppState> {
    let config = Config::without_shop(settings, providers)?;
    let db = Db::open(&settings.database()?, access).await?;
    let (clock, site) = (Arc::new(SystemClock), Site::bare(&config)?);
    AppState::assemble(config, settings.key()?, db, clock, Ids::Random, site).await
}

/// Where the mall answers.
#[derive(Debug, serde::Serialize)]
pub struct Addresses {
    /// The storefront.
    pub shop: String,
    /// The counters.
    pub metrics: String,
}

async fn serve_plain(listener: TcpListener, routes: Router, stop: CancellationToken) {
    let routes = routes.into_make_service_with_connect_info::<Peer>();
    let served = axum::serve(listener, routes)
        .with_graceful_shutdown(stop.cancelled_owned())
        .await;
    if let Err(error) = served {
        tracing::error!(%error, "the listener ended");
    }
}

/// Waits for everything that was begun, then leaves the database as one tidy file.
async fn finish(state: &AppState) {
    state.tracker.close();
    if tokio::time::timeout(GRACE, state.tracker.wait())
        .await
        .is_err()
    {
        let left = state.tracker.len();
        tracing::warn!(
            left,
            "stopped before all work was done; the next start goes on with it"
        );
    }
    state.db.close().await;
    tracing::info!("stopped");
}

/// Cancelled by Ctrl-C and by SIGTERM.
fn stop_signal() -> anyhow::Result<CancellationToken> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        .context("signals cannot be received")?;
    let stop = CancellationToken::new();
    let token = stop.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping");
        token.cancel();
    });
    Ok(stop)
}

/// The client for providers: short to connect, patient for an answer, no redirects.
pub fn http_client() -> anyhow::Result<reqwest::Client> {
    // Another part of the process may have chosen the provider already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(3))
        .timeout(Duration::from_secs(30))
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .context("the HTTP client cannot be made")
}
