//! The outside world of the mall as a process of its own: card provider, voucher provider, message service.
//!
//! It shares no code with the mall, so that a mistake there cannot hide here, and each provider keeps its own
//! durable log, which tests read as the truth about what happened outside.

mod caller;
mod card;
mod clock;
mod control;
mod fault;
mod journal;
mod kst;
mod listen;
mod message;
mod mishap;
mod page;
mod provider;
mod rehearsal;
mod token;
mod voucher;

use std::{path::PathBuf, sync::Arc, time::Duration};

use anyhow::Context;
use axum::{Router, serve::Listener};
use tokio::{sync::watch, task::JoinSet};

pub use self::rehearsal::Rehearsal;
use self::{
    card::{Book, CardDesk},
    clock::Clock,
    listen::{Cut, CuttableListener},
    message::{Mailbox, MessageDesk},
    provider::Provider,
    voucher::{VoucherDesk, Wallet},
};

/// How long connections may take to end after a stop.
const PATIENCE: Duration = Duration::from_secs(3);

/// How the outside world is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the logs are kept.
    pub data: PathBuf,
    /// A taken port means the next free one; 0 means any.
    pub card_port: u16,
    pub voucher_port: u16,
    pub message_port: u16,
    /// Where the card provider tells about changed payments.
    pub webhook_url: Option<String>,
    /// A JSON array of voucher lots, of which those that are not known yet are added.
    pub lots: Option<PathBuf>,
    pub card_secret_key: String,
    pub card_client_key: String,
    pub voucher_key: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data/sandbox"),
            card_port: 8091,
            voucher_port: 8092,
            message_port: 8093,
            webhook_url: Some("http://127.0.0.1:8080/webhooks/card".to_owned()),
            lots: None,
            card_secret_key: "test_sk_chorok".to_owned(),
            card_client_key: "test_ck_chorok".to_owned(),
            voucher_key: "voucher_sk_chorok".to_owned(),
        }
    }
}

/// The running outside world. Dropping it does not stop it; [`Running::stop`] does.
pub struct Running {
    pub card_url: String,
    pub voucher_url: String,
    pub message_url: String,
    card: Arc<Provider<Book>>,
    voucher: Arc<Provider<Wallet>>,
    message: Arc<Provider<Mailbox>>,
    closing: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

/// Replays the logs, opens the ports and serves until [`Running::stop`].
pub async fn start(options: Options) -> anyhow::Result<Running> {
    std::fs::create_dir_all(&options.data)
        .with_context(|| format!("cannot create {}", options.data.display()))?;
    let clock = Clock::new();
    let (closing, closed) = watch::channel(false);
    let open = |name: &str| options.data.join(name);
    let card = Provider::open(&open("card.jsonl"), &clock, &closed)?;
    let voucher = Provider::open(&open("voucher.jsonl"), &clock, &closed)?;
    let message = Provider::open(&open("message.jsonl"), &clock, &closed)?;
    if let Some(path) = &options.lots {
        voucher::load_lots(&voucher, path).await?;
    }

    let card_port = bind(options.card_port).await?;
    let voucher_port = bind(options.voucher_port).await?;
    let message_port = bind(options.message_port).await?;
    let card_url = url(&card_port)?;
    let voucher_url = url(&voucher_port)?;
    let message_url = url(&message_port)?;

    let card_desk = CardDesk {
        provider: Arc::clone(&card),
        site: card_url.clone(),
        secret_key: options.card_secret_key,
        client_key: options.card_client_key,
    };
    let voucher_desk = VoucherDesk {
        provider: Arc::clone(&voucher),
        key: options.voucher_key,
    };
    let message_desk = MessageDesk {
        provider: Arc::clone(&message),
    };
    let mut tasks = JoinSet::new();
    tasks.spawn(serve(card_port, card::router(card_desk), closed.clone()));
    tasks.spawn(serve(
        voucher_port,
        voucher::router(voucher_desk),
        closed.clone(),
    ));
    tasks.spawn(serve(
        message_port,
        message::router(message_desk),
        closed.clone(),
    ));
    if let Some(url) = options.webhook_url {
        tasks.spawn(card::deliver(Arc::clone(&card), url));
    }
    Ok(Running {
        card_url,
        voucher_url,
        message_url,
        card,
        voucher,
        message,
        closing,
        tasks,
    })
}

impl Running {
    /// Stops accepting, lets answers finish, cuts what hangs, and lets go of the logs.
    pub async fn stop(mut self) {
        self.closing.send_replace(true);
        let ended = async { while self.tasks.join_next().await.is_some() {} };
        // What is still open after this is cut with the tasks.
        let _ = tokio::time::timeout(PATIENCE, ended).await;
        self.tasks.shutdown().await;
        self.card.journal.close();
        self.voucher.journal.close();
        self.message.journal.close();
    }
}

async fn bind(port: u16) -> anyhow::Result<CuttableListener> {
    let bound = listen::bind(port).await;
    bound.with_context(|| format!("cannot listen on 127.0.0.1:{port} or the ports after it"))
}

fn url(listener: &CuttableListener) -> anyhow::Result<String> {
    Ok(format!("http://{}", listener.local_addr()?))
}

async fn serve(listener: CuttableListener, router: Router, mut closed: watch::Receiver<bool>) {
    let service = router.into_make_service_with_connect_info::<Cut>();
    let served = axum::serve(listener, service).with_graceful_shutdown(async move {
        // An error means that the sender is gone, and the world with it.
        let _ = closed.wait_for(|closing| *closing).await;
    });
    if let Err(error) = served.await {
        tracing::error!(%error, "a provider stopped serving");
    }
}
