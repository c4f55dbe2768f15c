//! The orders of a simulation as their shoppers know them, and what shoppers hear.

use serde_json::Value;
use shared::{
    order::{OrderStatus, PlacedOrder},
    payment::{ConfirmStatus, Confirmed, PaymentRequest},
};

use super::player::Player;
use crate::{Reply, Returned};

/// All orders of a simulation.
#[derive(Debug, Default)]
pub(super) struct Shopping {
    pub(super) orders: Vec<Bought>,
}

/// An order as its shopper knows it.
#[derive(Debug)]
pub(super) struct Bought {
    pub(super) request: Value,
    pub(super) key: String,
    pub(super) placed: Option<PlacedOrder>,
    pub(super) payment: Option<PaymentRequest>,
    pub(super) returned: Option<Returned>,
    /// The mall said that it is paid.
    pub(super) was_paid: bool,
}

/// What came of something.
pub(super) enum Done {
    /// An order was sent.
    Ordered(usize, Reply),
    /// The card was confirmed.
    Confirmed(usize, Reply),
    /// Another payment was opened.
    Reopened(usize, Reply),
    /// An order was asked to be cancelled.
    Cancelled(usize, Reply),
    /// A worker has done its round.
    Worked(&'static str, Result<(), String>),
}

impl Player {
    /// Takes note of what came of something.
    pub(super) fn finish(&mut self, done: Done) {
        let (place, what, reply) = match done {
            Done::Worked(what, Ok(())) => return self.note(format!("  {what} is done")),
            Done::Worked(what, Err(error)) => {
                return self.accuse(format!("{what} failed: {error}"));
            }
            Done::Ordered(place, reply) => (place, "order", reply),
            Done::Confirmed(place, reply) => (place, "payment", reply),
            Done::Reopened(place, reply) => (place, "new payment", reply),
            Done::Cancelled(place, reply) => (place, "cancel", reply),
        };
        let status = reply.status.as_u16();
        self.note(format!("  #{place} {what}: {status} {}", brief(&reply)));
        if status >= 500 && status != 503 {
            self.accuse(format!("#{place} {what} was answered {status}"));
        }
        if !reply.status.is_success() || status == 202 {
            return;
        }
        let bought = &mut self.shopping.orders[place];
        match what {
            "order" => {
                let placed: PlacedOrder = reply.json();
                bought.was_paid |= placed.status == OrderStatus::Paid;
                if bought.placed.is_none() {
                    bought.payment.clone_from(&placed.payment);
                }
                bought.placed = Some(placed);
            }
            "payment" => {
                let confirmed: Confirmed = reply.json();
                bought.was_paid |= confirmed.status == ConfirmStatus::Paid;
            }
            "new payment" => {
                bought.payment = Some(reply.json());
                bought.returned = None;
            }
            _ => {}
        }
    }
}

fn brief(reply: &Reply) -> String {
    let body: Value = reply.json();
    let field = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or("");
    format!("{} {} {}", field("no"), field("status"), field("code"))
}
