//! After a restore: what providers approved since a moment, and our books, which are older, do not
//! know. What an attempt that we know explains is settled; what nothing explains goes back.

mod cards;
mod vouchers;

use std::fmt;

use shared::{money::Won, time::Timestamp};

use crate::{error::AppError, state::AppState};

/// Whether anything is done about what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Only show it.
    Show,
    /// Settle it or give it back.
    Apply,
}

/// What is done about an approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The order is there in an earlier state: it goes on from what the provider says.
    Settle,
    /// No order: the money goes back.
    GiveBack,
    /// The provider gave money back that our books count as paid: a person decides.
    OpenCase,
}

/// An approval that our books do not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// `card` or `voucher`.
    pub provider: &'static str,
    /// The attempt, or the order of a voucher.
    pub reference: String,
    /// The provider's name of it.
    pub provider_key: String,
    /// What is at stake.
    pub amount: Won,
    /// When it was approved.
    pub at: Timestamp,
    /// What is done about it.
    pub action: Action,
    /// Whether that worked; `None`: it was only shown.
    pub done: Option<bool>,
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let action = match self.action {
            Action::Settle => "settle the order that we know",
            Action::GiveBack => "no order to settle: give the money back",
            Action::OpenCase => "given back outside but paid in our books: open a case",
        };
        let done = match self.done {
            None => "shown only",
            Some(true) => "done",
            Some(false) => "NOT done yet; run the command again",
        };
        write!(
            f,
            "{}  {:<7}  {}  {}  {} won  {action}: {done}",
            self.at.rfc3339(),
            self.provider,
            self.reference,
            self.provider_key,
            self.amount.0
        )
    }
}

/// Lists every approval since `since` that our books do not know, and with [`Mode::Apply`] acts on
/// each. Repeating it changes nothing that is settled.
pub async fn recover(
    state: &AppState,
    since: Timestamp,
    mode: Mode,
) -> Result<Vec<Unknown>, AppError> {
    // Cards first: an order that is settled takes its vouchers along.
    let mut found = cards::recover(state, since, mode).await?;
    found.extend(vouchers::recover(state, since, mode).await?);
    Ok(found)
}
