//! Lives of orders: what shoppers do, what the mall acknowledged to them, and how they go on
//! after they were cut off.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use shared::{
    order::{Order, OrderStatus, PlacedOrder},
    payment::{ConfirmStatus, Confirmed, PaymentRequest},
    pricing::Quote,
};
use tests::{Actor, Buyer, Lost, Provider, Returned, new_key, order_body, suite::Random};
use tokio::task::JoinSet;

use crate::{
    patience::{PAUSE, REPEATS, note_rudeness, repeat},
    plan::{Plan, Wallet},
};

/// Shoppers are guests of their own.
static LAST_GUEST: AtomicUsize = AtomicUsize::new(0);

/// One order and everything its shopper knows of it.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing that the shopper was told or did, and any may come before another"
)]
pub(crate) struct Life {
    plan: Plan,
    guest: String,
    key: String,
    request: Option<Value>,
    placed: Option<PlacedOrder>,
    returned: Option<Returned>,
    declined: bool,
    told_paid: bool,
    asked_cancel: bool,
    told_cancelled: bool,
}

impl Life {
    pub(crate) fn new(plan: Plan) -> Self {
        let guest = LAST_GUEST.fetch_add(1, Ordering::Relaxed);
        Self {
            plan,
            guest: format!("chorok-guest={guest:026}"),
            key: new_key(),
            request: None,
            placed: None,
            returned: None,
            declined: false,
            told_paid: false,
            asked_cancel: false,
            told_cancelled: false,
        }
    }

    /// A plan as a shopper may have it.
    pub(crate) fn any(random: &mut Random) -> Self {
        let at = usize::try_from(random.below(Plan::ALL.len() as u64)).unwrap_or(0);
        Self::new(Plan::ALL[at])
    }

    /// The order, once it is placed.
    pub(crate) fn placed(&self) -> Option<&PlacedOrder> {
        self.placed.as_ref()
    }

    /// Goes on from wherever this life was cut off, to its end. `Err`: it was cut off again.
    pub(crate) async fn go_on(&mut self, buyer: &Buyer, wallet: &Wallet) -> Result<(), Lost> {
        let request = match &self.request {
            Some(request) => Some(request.clone()),
            None => self.price(buyer, wallet).await?,
        };
        let Some(request) = request else {
            return Ok(());
        };
        if self.placed.is_none() {
            self.place(buyer, &request).await?;
        }
        let Some(placed) = self.placed.clone() else {
            return Ok(());
        };
        match self.plan {
            Plan::NeverPay => return Ok(()),
            Plan::CancelUnpaid => return self.cancel(buyer, &placed).await,
            _ => {}
        }
        if let (Some(payment), false) = (&placed.payment, self.told_paid) {
            self.pay(buyer, &placed, payment).await?;
        }
        if self.plan == Plan::PayAndCancel && self.told_paid {
            self.cancel(buyer, &placed).await?;
        }
        Ok(())
    }

    async fn price(&mut self, buyer: &Buyer, wallet: &Wallet) -> Result<Option<Value>, Lost> {
        let lines = [("rice-1", 1)];
        let tenders = self.plan.tenders(wallet);
        let body = json!({
            "lines": [{ "option": "rice-1", "quantity": 1 }], "tenders": tenders,
            "area": { "sido": "전라남도", "sigungu": "강진군", "eupmyeondong": "강진읍" },
        });
        let priced = repeat(&buyer.shopper(), "/api/quotes", &body).await?;
        if !priced.status.is_success() {
            return Ok(None);
        }
        let quote: Quote = priced.json();
        let request = order_body(&quote, &lines, &tenders);
        Ok(Some(self.request.insert(request).clone()))
    }

    async fn place(&mut self, buyer: &Buyer, request: &Value) -> Result<(), Lost> {
        let shopper = buyer
            .shopper()
            .header("cookie", &self.guest)
            .header("idempotency-key", &self.key);
        let reply = repeat(&shopper, "/api/orders", request).await?;
        if reply.status.is_success() {
            let placed: PlacedOrder = reply.json();
            self.told_paid = placed.status == OrderStatus::Paid;
            self.placed = Some(placed);
        }
        Ok(())
    }

    async fn pay(
        &mut self,
        buyer: &Buyer,
        placed: &PlacedOrder,
        payment: &PaymentRequest,
    ) -> Result<(), Lost> {
        if self.plan == Plan::DeclinedFirst && !self.declined {
            let returned = buyer
                .at_card_window(&payment.url, "samsung", "approve")
                .await;
            self.confirm(buyer, placed, &returned).await?;
            self.declined = true;
        }
        if self.returned.is_none() {
            let url = if self.declined {
                let path = format!("/api/orders/{}/pay", placed.no);
                let owner = buyer.owner(placed);
                let reply = repeat(&owner, &path, &json!({})).await?;
                if !reply.status.is_success() {
                    return Ok(());
                }
                reply.json::<PaymentRequest>().url
            } else {
                payment.url.clone()
            };
            if self.plan == Plan::AnswerLost {
                let attempt = payment.attempt.to_string();
                buyer
                    .fault_of(Provider::Card, "confirm", "reset_after", &attempt)
                    .await;
            }
            self.returned = Some(buyer.at_card_window(&url, "shinhan", "approve").await);
        }
        if let Some(returned) = self.returned.clone() {
            self.confirm(buyer, placed, &returned).await?;
        }
        Ok(())
    }

    async fn confirm(
        &mut self,
        buyer: &Buyer,
        placed: &PlacedOrder,
        returned: &Returned,
    ) -> Result<(), Lost> {
        let owner = buyer.owner(placed);
        let reply = repeat(&owner, "/api/payments/confirm", &returned.confirm()).await?;
        if !reply.status.is_success() {
            return Ok(());
        }
        match reply.json::<Confirmed>().status {
            ConfirmStatus::Paid => self.told_paid = true,
            ConfirmStatus::Confirming => self.await_payment(&owner, placed).await?,
            _ => {}
        }
        Ok(())
    }

    /// Looks at the order until the payment's outcome is known, as the page does.
    async fn await_payment(&mut self, owner: &Actor, placed: &PlacedOrder) -> Result<(), Lost> {
        let path = format!("/api/orders/{}", placed.no);
        for _ in 0..REPEATS {
            let reply = owner.try_get(&path).await?;
            note_rudeness(&path, &reply);
            if reply.status == 200 && !reply.json::<Order>().confirming {
                self.told_paid = reply.json::<Order>().status == OrderStatus::Paid;
                break;
            }
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }

    async fn cancel(&mut self, buyer: &Buyer, placed: &PlacedOrder) -> Result<(), Lost> {
        let path = format!("/api/orders/{}/cancel", placed.no);
        let owner = buyer.owner(placed);
        self.asked_cancel = true;
        for _ in 0..REPEATS {
            let reply = repeat(&owner, &path, &json!({})).await?;
            if reply.status != 200 {
                return Ok(());
            }
            self.told_cancelled = true;
            if reply.json::<Order>().status == OrderStatus::Cancelled {
                return Ok(());
            }
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }

    /// What the mall promised to this shopper and did not keep.
    pub(crate) async fn broken_promise(&self, buyer: &Buyer) -> Option<String> {
        let placed = self.placed.as_ref()?;
        let path = format!("/api/orders/{}", placed.no);
        let reply = buyer.owner(placed).get(&path).await;
        if reply.status != 200 {
            return Some(format!("{} was placed and is gone", placed.no));
        }
        let status = reply.json::<Order>().status;
        let kept = match status {
            OrderStatus::Paid => !self.told_cancelled,
            OrderStatus::Cancelled => self.asked_cancel,
            _ => !self.told_paid && !self.told_cancelled,
        };
        (!kept).then(|| format!("{} is {status:?} after {self:?}", placed.no))
    }
}

/// Lets these lives go on side by side, each until its end or until it is cut off.
pub(crate) async fn live_together(lives: Vec<Life>, buyer: &Buyer, wallet: &Wallet) -> Vec<Life> {
    let mut running = JoinSet::new();
    for mut life in lives {
        let (buyer, wallet) = (buyer.clone(), wallet.clone());
        running.spawn(async move {
            // Being cut off is what the suites are about; the life knows how far it came.
            let _ = life.go_on(&buyer, &wallet).await;
            life
        });
    }
    running.join_all().await
}
