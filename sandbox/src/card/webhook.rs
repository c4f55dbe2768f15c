//! `PAYMENT_STATUS_CHANGED` to the shop: at least once, in no promised order, seven retries at growing distances.

use std::{convert::Infallible, sync::Arc, time::Duration};

use reqwest::Client;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::task::JoinSet;

use crate::{
    card::book::{Book, Event},
    fault::{Fault, Op, Subject},
    journal::LogLost,
    provider::Provider,
};

const RETRIES: u32 = 7;
const MINUTE_MS: i64 = 60 * 1_000;
const PATIENCE: Duration = Duration::from_secs(10);
/// How many are on their way at the same time.
const AT_ONCE: usize = 32;

#[derive(Clone, Debug)]
pub(crate) struct Webhook {
    payment_key: String,
    body: Value,
    next_at: i64,
    tries: u32,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Outcome {
    Delivered,
    /// The shop did not answer 200: it is sent again later.
    Refused,
    /// A script dropped it for good.
    Lost,
    /// A script keeps it back for so many seconds.
    Delayed(u32),
}

impl Webhook {
    pub(crate) fn new(payment_key: &str, body: Value, at: i64) -> Self {
        Self {
            payment_key: payment_key.to_owned(),
            body,
            next_at: at,
            tries: 0,
        }
    }

    /// Takes note of a try. Retries come 1, 4, 16, 64, 256, 1024 and 4096 minutes after the try before.
    pub(crate) fn is_over_after(&mut self, outcome: Outcome, at: i64) -> bool {
        match outcome {
            Outcome::Delivered | Outcome::Lost => true,
            Outcome::Delayed(seconds) => {
                self.next_at = at + i64::from(seconds) * 1_000;
                false
            }
            Outcome::Refused => {
                self.next_at = at + 4_i64.pow(self.tries) * MINUTE_MS;
                self.tries += 1;
                self.tries > RETRIES
            }
        }
    }

    fn subject(&self) -> Subject {
        let order_id = self.body["data"]["orderId"].as_str();
        Subject::key(&self.payment_key, order_id.map(str::to_owned))
    }
}

/// Sends what is due and sleeps until more is, as long as the sandbox runs.
pub(crate) async fn deliver(provider: Arc<Provider<Book>>, url: String) {
    let client = Client::builder().no_proxy().timeout(PATIENCE).build();
    let client = client.expect("a client without TLS needs nothing from the machine");
    tokio::select! {
        () = provider.stopping() => {}
        Err(LogLost) = send_forever(&provider, &client, &url) => {}
    }
}

async fn send_forever(
    provider: &Arc<Provider<Book>>,
    client: &Client,
    url: &str,
) -> Result<Infallible, LogLost> {
    loop {
        let due = provider.journal.read(due_webhooks).await?;
        if due.is_empty() {
            let wake_at = provider.journal.read(|book, _| book.wakes_at()).await?;
            tokio::select! {
                () = provider.journal.changed.notified() => {}
                () = provider.clock.sleep_until(wake_at) => {}
            }
            continue;
        }
        let mut sending = JoinSet::new();
        for (id, webhook) in due {
            sending.spawn(send(
                Arc::clone(provider),
                client.clone(),
                url.to_owned(),
                id,
                webhook,
            ));
        }
        while let Some(sent) = sending.join_next().await {
            sent.expect("sending does not panic")?;
        }
    }
}

fn due_webhooks(book: &Book, now: i64) -> Vec<(u64, Webhook)> {
    let due = book.webhooks.iter().filter(|(_, w)| w.next_at <= now);
    due.take(AT_ONCE).map(|(id, w)| (*id, w.clone())).collect()
}

async fn send(
    provider: Arc<Provider<Book>>,
    client: Client,
    url: String,
    webhook_id: u64,
    webhook: Webhook,
) -> Result<(), LogLost> {
    let outcome = match provider.faults.take(Op::Webhook, &webhook.subject()) {
        Some(Fault::Lost) => Outcome::Lost,
        Some(Fault::Late { seconds }) => Outcome::Delayed(seconds),
        Some(Fault::Duplicate) => {
            post(&client, &url, &webhook.body).await;
            post(&client, &url, &webhook.body).await
        }
        _ => post(&client, &url, &webhook.body).await,
    };
    let sent = Event::WebhookSent {
        webhook_id,
        payment_key: webhook.payment_key,
        outcome,
    };
    provider.journal.change(|_, _| (vec![sent], ())).await
}

async fn post(client: &Client, url: &str, body: &Value) -> Outcome {
    match client.post(url).json(body).send().await {
        Ok(response) if response.status().as_u16() == 200 => Outcome::Delivered,
        Ok(_) | Err(_) => Outcome::Refused,
    }
}

impl Book {
    /// When time alone brings something to do: a webhook's next try or a payment's expiry.
    fn wakes_at(&self) -> i64 {
        let tries = self.webhooks.values().map(|webhook| webhook.next_at);
        tries.chain(self.next_deadline()).min().unwrap_or(i64::MAX)
    }
}
