//! `chorok drill`: a backup is worth what its restore is worth, so it is restored for trial.
//!
//! The copy is served in this process on a port of its own, with every provider's address leading
//! nowhere and no worker running: nothing outside hears of it. A backup of PostgreSQL is restored
//! into a SQLite file, which holds the same tables.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use serde::{Deserialize, Serialize};
use shared::{
    ids::{OrderNo, TenantId},
    time::Timestamp,
};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::{
    backup::{self, DATABASE, KEY, files},
    clock::Clock,
    config::Config,
    db::{Access, Db, DbOptions},
    http::peer::Peer,
    ids::Ids,
    order::token,
    router,
    secret::RootKey,
    serve::http_client,
    state::AppState,
    web::Site,
};

/// The file that remembers the last drill, beside the backups.
const RECORD: &str = "drill.json";

/// A drill that went well.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Drilled {
    /// When.
    pub at: Timestamp,
    /// The backup that was restored.
    pub backup: PathBuf,
    /// The state of the mall that came back.
    pub taken_at: Timestamp,
    /// What was read from the copy.
    pub read: Vec<String>,
    /// From the first file to the last answer.
    pub took_ms: u64,
}

/// Restores a backup, by default the newest below `backups`, serves it, reads from it, removes
/// the copy and writes down that it went well.
pub async fn drill(
    backups: &Path,
    chosen: Option<&Path>,
    clock: Arc<dyn Clock>,
) -> anyhow::Result<Drilled> {
    let newest = || backup::list(backups).ok()?.pop().map(|(path, _)| path);
    let backup = chosen.map(Path::to_path_buf).or_else(newest);
    let backup = backup.with_context(|| {
        let folder = backups.display();
        format!("there is no backup in {folder}; take one with `chorok backup`")
    })?;
    files::make(backups)?;
    let copy = backups.join(format!("drill-{}", Ids::Random.code(8)));
    let begun = Instant::now();
    let tried = try_out(&backup, &copy, clock.clone()).await;
    if copy.exists() {
        fs::remove_dir_all(&copy)
            .with_context(|| format!("{} stays; remove it by hand", copy.display()))?;
    }
    let (taken_at, read) = tried.with_context(|| format!("{} is of no use", backup.display()))?;
    let drilled = Drilled {
        at: clock.now(),
        backup,
        taken_at,
        read,
        took_ms: u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
    };
    files::write_json(&backups.join(RECORD), &drilled)?;
    Ok(drilled)
}

/// The last drill that went well.
pub fn last(backups: &Path) -> Option<Drilled> {
    files::read_json(&backups.join(RECORD)).ok()
}

async fn try_out(
    backup: &Path,
    copy: &Path,
    clock: Arc<dyn Clock>,
) -> anyhow::Result<(Timestamp, Vec<String>)> {
    let options = DbOptions::file_at(&copy.join(DATABASE));
    let restored = backup::restore(backup, copy, &options).await?;
    let db = Db::open(&options, Access::Write).await?;
    let config = Config::isolated(copy.to_path_buf());
    let key = RootKey::load_known(None, &copy.join(KEY))?;
    let site = Site::bare(&config)?;
    let state = AppState::assemble(config, key, db, clock, Ids::Random, site).await?;
    let read = serve_and_read(&state).await;
    state.db.close().await;
    Ok((restored.taken_at, read?))
}

async fn serve_and_read(state: &AppState) -> anyhow::Result<Vec<String>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let base = format!("http://{}", listener.local_addr()?);
    let stop = CancellationToken::new();
    let routes = router(state.clone()).into_make_service_with_connect_info::<Peer>();
    let serving =
        axum::serve(listener, routes).with_graceful_shutdown(stop.clone().cancelled_owned());
    let server = tokio::spawn(serving.into_future());
    let read = read_copy(state, &base).await;
    stop.cancel();
    server.await??;
    read
}

/// The probe, the home page of the first mall, and the newest order by its number.
async fn read_copy(state: &AppState, base: &str) -> anyhow::Result<Vec<String>> {
    let mut conn = state.db.read().await?;
    let host: Option<String> = sqlx::query_scalar("select host from hosts order by host limit 1")
        .fetch_optional(&mut *conn)
        .await?;
    let order: Option<(TenantId, OrderNo, String)> = sqlx::query_as(
        "select orders.tenant_id,
                orders.no,
                hosts.host
           from orders
           join hosts on hosts.tenant_id = orders.tenant_id
          order by orders.placed_at desc
          limit 1",
    )
    .fetch_optional(&mut *conn)
    .await?;
    drop(conn);
    let mut read = vec![get(base, "/healthz", None, None).await?];
    if let Some(host) = &host {
        read.push(get(base, "/", Some(host), None).await?);
    }
    if let Some((tenant, no, host)) = &order {
        let token = token::mint(&state.key, tenant, no, state.clock.now());
        let path = format!("/api/orders/{no}");
        read.push(get(base, &path, Some(host), Some(&token)).await?);
    }
    Ok(read)
}

async fn get(
    base: &str,
    path: &str,
    host: Option<&str>,
    token: Option<&str>,
) -> anyhow::Result<String> {
    let mut request = http_client()?
        .get(format!("{base}{path}"))
        .timeout(Duration::from_secs(10));
    if let Some(host) = host {
        request = request.header("host", host);
    }
    if let Some(token) = token {
        request = request.header("x-order-token", token);
    }
    let answer = request.send().await?;
    let status = answer.status();
    ensure!(status.is_success(), "the copy answers {path} with {status}");
    Ok(path.to_owned())
}
