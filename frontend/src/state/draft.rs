//! The order that is being placed, and the one name (`Idempotency-Key`) under which it is
//! sent until its outcome is known. Double clicks, reloads, the back button and a second tab
//! then repeat one order instead of making two.
//!
//! The name is kept on the device, because two tabs share one cart. What was sent holds a
//! name and an address, so it stays in the tab.

use serde::{Deserialize, Serialize};
use shared::ids::OrderNo;
use shared::time::Timestamp;

use crate::state::device::{self, Keep};

/// Where the draft is kept.
const DRAFT: &str = "chorok.draft";
/// Where the body is kept that was sent under the draft's name.
const SENT: &str = "chorok.draft.sent";

/// A draft that nobody settled for so long is forgotten: its order has expired unpaid.
const FORGOTTEN_MS: i64 = 30 * 60_000;

/// An order on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The name it is sent under.
    pub key: String,
    /// The order that came of it, once that is known.
    pub no: Option<OrderNo>,
    /// When it was last sent.
    pub at: Timestamp,
}

/// A body and the name under which it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    key: String,
    body: String,
}

/// What to do with an order that the shopper sends off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send it.
    Send {
        /// The name to send it under.
        key: String,
        /// What was sent under this name before, when it was something else and its outcome is
        /// unknown. If the mall says that the name is taken, repeating this tells the outcome.
        earlier: Option<String>,
    },
    /// This very order was placed: go on with it.
    Resume(OrderNo),
    /// Another order was placed from this cart: it has to be settled first.
    Settle(OrderNo),
}

/// Decides how to send `body`, given what was sent before.
pub fn next_step(draft: Option<&Draft>, sent: Option<&Sent>, body: &str, fresh: &str) -> Step {
    let Some(draft) = draft else {
        return Step::Send {
            key: fresh.to_owned(),
            earlier: None,
        };
    };
    let sent = sent.filter(|sent| sent.key == draft.key);
    let same = sent.is_some_and(|sent| sent.body == body);
    match &draft.no {
        Some(no) if same => Step::Resume(no.clone()),
        Some(no) => Step::Settle(no.clone()),
        // Another tab may have sent under this name. The same order then repeats, and a
        // different one is refused.
        None => Step::Send {
            key: draft.key.clone(),
            earlier: sent.filter(|_| !same).map(|sent| sent.body.clone()),
        },
    }
}

/// How to send `body` from this tab.
pub fn step(body: &str) -> Step {
    let sent: Option<Sent> = device::read(Keep::Tab, SENT);
    next_step(
        current().as_ref(),
        sent.as_ref(),
        body,
        &device::random_name(),
    )
}

/// The order on its way, if there is one.
pub fn current() -> Option<Draft> {
    let draft: Draft = device::read(Keep::Device, DRAFT)?;
    (device::now().0 - draft.at.0 < FORGOTTEN_MS).then_some(draft)
}

/// Notes that `body` is being sent under `key`, before it is.
pub fn sending(key: &str, body: &str) {
    let draft = Draft {
        key: key.to_owned(),
        no: current()
            .filter(|draft| draft.key == key)
            .and_then(|draft| draft.no),
        at: device::now(),
    };
    let sent = Sent {
        key: key.to_owned(),
        body: body.to_owned(),
    };
    device::write(Keep::Device, DRAFT, &draft);
    device::write(Keep::Tab, SENT, &sent);
}

/// Notes which order came of it.
pub fn placed(key: &str, no: &OrderNo) {
    let draft = Draft {
        key: key.to_owned(),
        no: Some(no.clone()),
        at: device::now(),
    };
    device::write(Keep::Device, DRAFT, &draft);
}

/// Forgets the draft: it was refused, or its order needs nothing more.
pub fn close() {
    device::forget(Keep::Device, DRAFT);
    device::forget(Keep::Tab, SENT);
}

/// Forgets the draft if it became this order.
pub fn close_for(no: &OrderNo) {
    if current().is_some_and(|draft| draft.no.as_ref() == Some(no)) {
        close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(no: Option<&str>) -> Draft {
        Draft {
            key: "key".into(),
            no: no.map(OrderNo::from),
            at: Timestamp(0),
        }
    }

    fn sent(key: &str, body: &str) -> Sent {
        Sent {
            key: key.into(),
            body: body.into(),
        }
    }

    fn send(key: &str, earlier: Option<&str>) -> Step {
        Step::Send {
            key: key.into(),
            earlier: earlier.map(str::to_owned),
        }
    }

    #[test]
    fn the_first_order_gets_a_fresh_name() {
        assert_eq!(next_step(None, None, "a", "new"), send("new", None));
    }

    #[test]
    fn the_same_order_keeps_its_name_until_its_outcome_is_known() {
        let step = next_step(Some(&draft(None)), Some(&sent("key", "a")), "a", "new");
        assert_eq!(step, send("key", None));
    }

    #[test]
    fn an_order_that_was_placed_is_gone_on_with() {
        let (placed, body) = (draft(Some("1")), sent("key", "a"));
        let step = next_step(Some(&placed), Some(&body), "a", "new");
        assert_eq!(step, Step::Resume("1".into()));
    }

    #[test]
    fn another_order_uses_the_name_and_remembers_what_may_have_arrived() {
        let step = next_step(Some(&draft(None)), Some(&sent("key", "a")), "b", "new");
        assert_eq!(step, send("key", Some("a")));
    }

    #[test]
    fn another_order_waits_until_the_placed_one_is_settled() {
        let settle = Step::Settle("1".into());
        let (placed, body) = (draft(Some("1")), sent("key", "a"));
        assert_eq!(next_step(Some(&placed), Some(&body), "b", "new"), settle);
        assert_eq!(next_step(Some(&placed), None, "b", "new"), settle);
    }

    #[test]
    fn a_second_tab_uses_the_same_name() {
        let open = draft(None);
        assert_eq!(next_step(Some(&open), None, "a", "new"), send("key", None));
        let older = sent("old", "a");
        let step = next_step(Some(&open), Some(&older), "b", "new");
        assert_eq!(step, send("key", None));
    }
}
