//! A mall together with the outside world: a shopper's way from the cart to the order page.

mod buying;
mod outside;

use std::ops::Deref;

use backend::catalog::stock;
use tempfile::TempDir;

pub use self::{
    buying::{Buyer, Returned, new_key, order_body},
    outside::{Outside, Provider},
};
use crate::TestApp;

/// Vouchers that the provider keeps.
pub(crate) const PROVIDER_LOTS: &str = r#"[
  {"number": "DEMO-GJ-LOVE-0001", "pin": "0000", "lotId": "gj-love-0001", "kind": "GENERAL", "programme": "gangjin-love",
   "name": "강진사랑상품권", "face": 100000, "remaining": 74500, "expiresOn": "2031-04-10"}
]"#;

/// A mall in this process whose providers are real processes' code, on ports of their own. It is
/// a [`Buyer`] at that mall, too.
pub struct Shop {
    /// The mall.
    pub app: TestApp,
    buyer: Buyer,
    _sandbox: sandbox::Running,
    _data: TempDir,
}

impl Shop {
    /// Opens the small county's mall with its providers.
    pub async fn open() -> Self {
        let data = tempfile::tempdir().expect("a temporary folder can be made");
        let lots = data.path().join("lots.json");
        std::fs::write(&lots, PROVIDER_LOTS).expect("the lots are written");
        let sandbox = sandbox::start(sandbox::Options {
            data: data.path().join("sandbox"),
            card_port: 0,
            voucher_port: 0,
            message_port: 0,
            webhook_url: None,
            lots: Some(lots),
            ..sandbox::Options::default()
        })
        .await
        .expect("the providers start");
        let app = TestApp::start_with(|config| {
            config.card.url.clone_from(&sandbox.card_url);
            config.card.public_url.clone_from(&sandbox.card_url);
            config.voucher.url.clone_from(&sandbox.voucher_url);
            config.message_url.clone_from(&sandbox.message_url);
        })
        .await;
        app.open_mall().await;
        let outside = Outside::at(
            &sandbox.card_url,
            &sandbox.voucher_url,
            &sandbox.message_url,
        );
        Self {
            buyer: Buyer::new(app.anonymous(), outside),
            app,
            _sandbox: sandbox,
            _data: data,
        }
    }

    /// How many units of an option can be bought.
    pub async fn stock_left(&self, option: &str) -> i64 {
        let mut conn = self.app.state.db.read().await.expect("a connection");
        let left = stock::available(&mut conn, &"gangjin".into(), &option.into()).await;
        left.expect("the stock is read")
            .expect("the option has stock")
    }
}

impl Deref for Shop {
    type Target = Buyer;

    fn deref(&self) -> &Buyer {
        &self.buyer
    }
}
