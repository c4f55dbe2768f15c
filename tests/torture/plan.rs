//! What shoppers set out to do, in a county that has plenty of everything.

use serde_json::{Value, json};
use tests::{Setup, World, folder::ImportFolder};

/// Vouchers that thousands of orders cannot use up.
const LOT: &str =
    "DEMO-TORTURE-0001,0000,halftrip-2026,900000000,900000000,2026-11-02,2096-12-31,plenty";
const PROVIDER_LOTS: &str = r#"[
  {"number": "DEMO-TORTURE-0002", "pin": "0000", "lotId": "torture-2", "kind": "GENERAL", "programme": "gangjin-love",
   "name": "강진사랑상품권", "face": 900000000, "remaining": 900000000, "expiresOn": "2096-04-10"}
]"#;

/// A small county in which everything can be had thousands of times.
pub(crate) fn plenty(replicas: usize, patience: u32) -> Setup {
    let folder = ImportFolder::small()
        .lasting()
        .replace("options.csv", ",17500,4000,100,", ",17500,4000,900000,")
        .line("lots.csv", LOT);
    Setup {
        replicas,
        folder,
        provider_lots: PROVIDER_LOTS.to_owned(),
        settings: vec![("CHOROK_PROVIDER_PATIENCE".to_owned(), patience.to_string())],
        ..Setup::default()
    }
}

/// Tokens of the two vouchers. They are good for half an hour.
#[derive(Debug, Clone)]
pub(crate) struct Wallet {
    ours: String,
    providers: String,
}

impl Wallet {
    pub(crate) async fn look_up(world: &World) -> Self {
        let buyer = world.buyer(0);
        Self {
            ours: buyer.lot_token("DEMO-TORTURE-0001", "0000").await,
            providers: buyer.lot_token("DEMO-TORTURE-0002", "0000").await,
        }
    }
}

/// How a shopper pays, and what happens then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plan {
    /// Own voucher, provider's voucher and card.
    Pay,
    /// The same, and then cancels.
    PayAndCancel,
    /// Only the provider's voucher.
    VoucherOnly,
    /// The first card is refused.
    DeclinedFirst,
    /// The provider charges the card, but its answer is lost.
    AnswerLost,
    /// Cancels before paying.
    CancelUnpaid,
    /// Goes away before paying.
    NeverPay,
}

impl Plan {
    pub(crate) const ALL: [Self; 7] = [
        Self::Pay,
        Self::PayAndCancel,
        Self::VoucherOnly,
        Self::DeclinedFirst,
        Self::AnswerLost,
        Self::CancelUnpaid,
        Self::NeverPay,
    ];

    pub(crate) fn tenders(self, wallet: &Wallet) -> Value {
        match self {
            Self::VoucherOnly => json!([{ "lotToken": wallet.providers }]),
            _ => json!([
                { "lotToken": wallet.ours, "limit": 5_000 },
                { "lotToken": wallet.providers, "limit": 5_000 },
            ]),
        }
    }
}
