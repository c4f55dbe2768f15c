//! A new order as it is written down, in one statement, before it takes what others want, too.

use shared::{
    ids::OrderNo,
    money::Won,
    order::{OrderStatus, PlacedOrder},
    payment::PaymentRequest,
    pricing::Quote,
    time::Timestamp,
};

use super::{
    freeze::Frozen,
    idempotency,
    place::{Request, answer},
    release::ensure,
    reserve::Needs,
    store, token,
};
use crate::{
    catalog::Snapshot,
    db::{Conn, Together},
    error::AppError,
    outbox::{self, Facts, Template},
    payment::{self, Booking},
    state::AppState,
    voucher::ResolvedLot,
};

/// Everything that makes a new order.
pub(super) struct Draft<'a> {
    pub(super) state: &'a AppState,
    pub(super) mall: &'a Snapshot,
    pub(super) request: &'a Request,
    pub(super) no: &'a OrderNo,
    pub(super) now: Timestamp,
    pub(super) quote: &'a Quote,
    pub(super) lots: &'a [ResolvedLot],
}

/// What was written.
pub(super) struct Written {
    /// What the shopper is answered. `None`: the voucher provider has to be asked before.
    pub(super) answer: Option<String>,
    /// Vouchers of our own ledger pay everything: the order is booked with the same transaction.
    pub(super) booking: Option<Booking>,
}

impl Draft<'_> {
    /// Writes the order down with what it needs, its payment and its message.
    pub(super) async fn write(
        &self,
        tx: &mut Conn,
        needs: &Needs<'_>,
    ) -> Result<Written, AppError> {
        let (state, tenant) = (self.state, self.mall.tenant());
        let totals = &self.quote.totals;
        let external = payment::voucher::prepare(state, tenant, self.no, self.quote, self.lots)?;
        let attempt = (totals.card > Won::ZERO).then(|| {
            let amounts = (totals.card, totals.card_tax_free);
            payment::new_attempt(state, tenant, self.no, amounts)
        });
        let lines = self.quote.lines.iter().map(|line| {
            let bought = self.mall.catalog.option(&line.option);
            bought.map_or("", |(product, _)| product.name.as_str())
        });
        let answer = match (&attempt, &external) {
            (Some(attempt), _) => {
                let request = payment::request(state, attempt, &self.request.origin, lines);
                Some(self.answer(OrderStatus::PendingPayment, Some(request))?)
            }
            (None, None) => Some(self.answer(OrderStatus::Paid, None)?),
            (None, Some(_)) => None,
        };

        let writes = self.frozen().rows()?.write(Together::new());
        let text = "주문을 받았어요";
        let writes = store::event(writes, tenant, self.no, self.now, "PLACED", text);
        let writes = needs.write(writes, self.no);
        let writes = writes.insert(&[self.message(tx).await?]);
        let writes = writes.insert(external.as_slice());
        let mut writes = writes.insert(attempt.as_slice());
        if let Some(answer) = &answer {
            writes = idempotency::finish(writes, &self.request.keyed, answer);
        }
        writes.execute(tx).await?;

        let booking = match (&attempt, &external) {
            (None, None) => {
                let booking = payment::begin_booking(tx, state, tenant, self.no).await?;
                ensure(booking.is_some(), "booking", self.no)?;
                booking
            }
            _ => None,
        };
        Ok(Written { answer, booking })
    }

    fn frozen(&self) -> Frozen<'_> {
        Frozen {
            tenant: self.mall.tenant(),
            no: self.no,
            mall: self.mall,
            quote: self.quote,
            lots: self.lots,
            contacts: &self.request.contacts,
            source: &self.request.source,
            now: self.now,
        }
    }

    async fn message(&self, tx: &mut Conn) -> Result<outbox::OutboxRow, AppError> {
        let totals = &self.quote.totals;
        let template = if totals.card.is_zero() {
            Template::ReceivedByVoucher
        } else {
            Template::Received
        };
        let facts = Facts {
            words: outbox::own_words(tx, self.mall.tenant(), template).await?,
            no: self.no.clone(),
            phone: self.request.contacts.buyer_phone.clone(),
            due: totals.due,
            card: totals.card,
            waybill: None,
        };
        outbox::told(tx, self.state, self.mall.tenant(), template, &facts).await
    }

    fn answer(
        &self,
        status: OrderStatus,
        payment: Option<PaymentRequest>,
    ) -> Result<String, AppError> {
        answer(&PlacedOrder {
            no: self.no.clone(),
            order_token: token::mint(&self.state.key, self.mall.tenant(), self.no, self.now),
            status,
            payment,
        })
    }
}
