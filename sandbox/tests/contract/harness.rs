//! A sandbox of its own for each test, and the requests a shop sends to it.

use std::path::Path;

use reqwest::{Client, Method, RequestBuilder, header, redirect};
use sandbox::{Options, Running};
use serde_json::{Value, json};
use tempfile::TempDir;

pub(crate) struct World {
    running: Running,
    pub(crate) client: Client,
    folder: TempDir,
    webhook_url: Option<String>,
}

/// Status and body of an answer.
#[derive(Debug, PartialEq)]
#[must_use]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

impl Reply {
    pub(crate) fn good(self) -> Value {
        assert_eq!(self.status, 200, "{}", self.body);
        self.body
    }

    /// Status and code of a refusal.
    pub(crate) fn refusal(&self) -> (u16, &str) {
        (self.status, self.body["code"].as_str().unwrap_or_default())
    }
}

/// Two lots of one voucher, of which the second is spent by the end of 2099, and one that expired long ago.
const LOTS: &str = r#"[
    {"number": "9409-0000-0000-0001", "pin": "1234", "lotId": "lot-general", "kind": "GENERAL",
     "programme": "gangjin-love", "name": "강진사랑상품권", "face": 50000, "remaining": 40000, "expiresOn": "2099-12-31"},
    {"number": "9409-0000-0000-0001", "pin": "1234", "lotId": "lot-policy", "kind": "POLICY",
     "programme": "halftrip", "name": "반값여행 페이백", "face": 57000, "remaining": 57000, "expiresOn": "2099-06-30"},
    {"number": "9409-0000-0000-0002", "pin": "9999", "lotId": "lot-old", "kind": "GENERAL",
     "programme": "gangjin-love", "name": "강진사랑상품권", "face": 50000, "remaining": 50000, "expiresOn": "2020-12-31"}
]"#;

impl World {
    pub(crate) async fn start() -> Self {
        Self::start_with(None).await
    }

    pub(crate) async fn start_with(webhook_url: Option<String>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("lots.json"), LOTS).expect("the lots are written");
        let running = sandbox::start(options(&folder, webhook_url.clone())).await;
        let client = Client::builder()
            .no_proxy()
            .redirect(redirect::Policy::none());
        Self {
            running: running.expect("the sandbox starts"),
            client: client.build().expect("a client"),
            folder,
            webhook_url,
        }
    }

    /// Stops the sandbox and starts another on the same logs.
    pub(crate) async fn restart(self) -> Self {
        self.restart_after(|_logs| {}).await
    }

    /// Like [`World::restart`], with something happening to the logs in between.
    pub(crate) async fn restart_after(self, meanwhile: impl FnOnce(&Path)) -> Self {
        self.running.stop().await;
        meanwhile(&self.folder.path().join("logs"));
        let options = options(&self.folder, self.webhook_url.clone());
        Self {
            running: sandbox::start(options).await.expect("the sandbox starts"),
            ..self
        }
    }

    pub(crate) fn options(&self) -> Options {
        options(&self.folder, None)
    }

    pub(crate) fn card_port(&self) -> u16 {
        port_of(&self.running.card_url)
    }

    pub(crate) fn card_at(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}{path}", self.running.card_url);
        self.client
            .request(method, url)
            .basic_auth("test_sk_chorok", Some(""))
    }

    /// A request to the card provider without the shop's key.
    pub(crate) fn stranger_at(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("{}{path}", self.running.card_url))
    }

    pub(crate) fn voucher_at(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}{path}", self.running.voucher_url);
        self.client
            .request(method, url)
            .bearer_auth("voucher_sk_chorok")
    }

    pub(crate) fn message_at(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}{path}", self.running.message_url);
        self.client.request(method, url)
    }

    /// Opens the payment page and answers the payment key.
    pub(crate) async fn open_payment(&self, order_id: &str, amount: i64) -> String {
        self.open_payment_with(order_id, amount, 0).await
    }

    pub(crate) async fn open_payment_with(
        &self,
        order_id: &str,
        amount: i64,
        tax_free: i64,
    ) -> String {
        let query = [
            ("clientKey", "test_ck_chorok".to_owned()),
            ("orderId", order_id.to_owned()),
            ("orderName", "마량 활전복 외 1건".to_owned()),
            ("amount", amount.to_string()),
            ("taxFreeAmount", tax_free.to_string()),
            (
                "successUrl",
                "http://localhost:8080/paid?from=card#t=secret".to_owned(),
            ),
            ("failUrl", "http://localhost:8080/failed".to_owned()),
        ];
        let request = self.card_at(Method::GET, "/pay").query(&query);
        let page = location(request).await;
        page.strip_prefix("/pay/")
            .expect("a payment page")
            .to_owned()
    }

    /// Presses a button of the payment page and answers where the shopper is sent.
    pub(crate) async fn press(&self, payment_key: &str, button: &str, card: &str) -> String {
        let path = format!("/pay/{payment_key}/{button}");
        location(self.card_at(Method::POST, &path).form(&[("card", card)])).await
    }

    pub(crate) fn confirm(&self, payment_key: &str, order_id: &str, amount: i64) -> RequestBuilder {
        let body = json!({ "paymentKey": payment_key, "orderId": order_id, "amount": amount });
        self.card_at(Method::POST, "/v1/payments/confirm")
            .json(&body)
    }

    /// A payment that is approved and confirmed.
    pub(crate) async fn paid(&self, order_id: &str, amount: i64) -> String {
        let key = self.open_payment(order_id, amount).await;
        self.press(&key, "approve", "shinhan").await;
        send(self.confirm(&key, order_id, amount)).await.good();
        key
    }

    pub(crate) fn cancel(&self, payment_key: &str, body: &Value) -> RequestBuilder {
        let path = format!("/v1/payments/{payment_key}/cancel");
        self.card_at(Method::POST, &path).json(body)
    }

    pub(crate) async fn query(&self, payment_key: &str) -> Value {
        let path = format!("/v1/payments/{payment_key}");
        send(self.card_at(Method::GET, &path)).await.good()
    }

    pub(crate) async fn script(&self, rule: Value) {
        let request = self.card_at(Method::POST, "/sandbox/faults").json(&rule);
        let status = request.send().await.expect("an answer").status();
        assert_eq!(status.as_u16(), 204);
    }

    pub(crate) async fn advance(&self, seconds: u32) {
        let body = json!({ "advanceSeconds": seconds });
        let request = self.card_at(Method::POST, "/sandbox/clock").json(&body);
        send(request).await.good();
    }

    /// The types of the events in a log, in order.
    pub(crate) async fn log(&self, request: RequestBuilder) -> Vec<String> {
        let text = request.send().await.expect("an answer").text().await;
        let text = text.expect("a text");
        let records = text
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).expect("a record is JSON"));
        let types = |record: Value| {
            let events = record["events"].as_array().cloned().unwrap_or_default();
            events
                .into_iter()
                .filter_map(|event| Some(event["type"].as_str()?.to_owned()))
        };
        records.flat_map(types).collect()
    }

    pub(crate) async fn card_log(&self) -> Vec<String> {
        self.log(self.card_at(Method::GET, "/sandbox/log")).await
    }
}

fn options(folder: &TempDir, webhook_url: Option<String>) -> Options {
    Options {
        data: folder.path().join("logs"),
        card_port: 0,
        voucher_port: 0,
        message_port: 0,
        webhook_url,
        lots: Some(folder.path().join("lots.json")),
        ..Options::default()
    }
}

pub(crate) fn port_of(url: &str) -> u16 {
    let port = url.rsplit(':').next().and_then(|port| port.parse().ok());
    port.expect("an address ends with its port")
}

/// Asks again until it is so, but not forever.
pub(crate) async fn until(is_so: impl AsyncFn() -> bool) {
    for _ in 0..10_000 {
        if is_so().await {
            return;
        }
    }
    panic!("it never became so");
}

pub(crate) async fn send(request: RequestBuilder) -> Reply {
    let response = request.send().await.expect("an answer");
    Reply {
        status: response.status().as_u16(),
        body: response.json().await.expect("the body is JSON"),
    }
}

async fn location(request: RequestBuilder) -> String {
    let response = request.send().await.expect("an answer");
    assert_eq!(response.status().as_u16(), 303);
    let location = response.headers()[header::LOCATION].to_str();
    location.expect("a plain location").to_owned()
}
