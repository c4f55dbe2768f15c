//! What people of the demo's team signed: paybacks issued, and settlements closed, approved and
//! paid, each at its time and by the code that serves the console.

use std::net::{IpAddr, Ipv4Addr};

use shared::{
    ids::{RunId, TenantId},
    time::{Date, Timestamp},
};

use super::rows::Signers;
use crate::{
    clock::ManualClock,
    console::{Actor, Deed, note, staff},
    db::Conn,
    error::AppError,
    payback::past::BatchRow,
    settlement::{self, Decision},
    state::AppState,
};

const HOUR_MS: i64 = 3_600_000;

/// Who signs, by what they sign in with: two for paybacks, two for settlements.
const LOGINS: [&str; 4] = ["promo", "promo2", "money", "money2"];

/// Everybody who signs. `None`: the mall has not the demo's team.
pub(super) async fn people(conn: &mut Conn, tenant: &TenantId) -> sqlx::Result<Option<People>> {
    let mut found = Vec::with_capacity(LOGINS.len());
    for login in LOGINS {
        let Some(person) = staff::signer(conn, tenant, login).await? else {
            return Ok(None);
        };
        found.push(person);
    }
    let Ok([prepared, approved, closes, pays]) = <[(String, String); 4]>::try_from(found) else {
        return Ok(None);
    };
    Ok(Some(People {
        signers: Signers { prepared, approved },
        closes,
        approves: pays,
    }))
}

/// Id and name of everybody who signs.
#[derive(Debug, Clone)]
pub(super) struct People {
    pub(super) signers: Signers,
    closes: (String, String),
    approves: (String, String),
}

/// Somebody who has just shown the authenticator's digits.
fn actor(tenant: &TenantId, (id, name): &(String, String), at: Timestamp) -> Actor {
    Actor {
        tenant: tenant.clone(),
        id: id.clone(),
        name: name.clone(),
        roles: Vec::new(),
        proved_at: at,
        session: String::new(),
        address: IpAddr::V4(Ipv4Addr::LOCALHOST),
    }
}

/// A mall whose present is moved.
pub(super) struct Moved<'a> {
    pub(super) state: &'a AppState,
    pub(super) clock: &'a ManualClock,
    pub(super) tenant: &'a TenantId,
    pub(super) people: &'a People,
}

impl Moved<'_> {
    /// Writes into the audit log who put a file of paybacks in and who approved it.
    pub(super) async fn sign(&self, tx: &mut Conn, batch: &BatchRow) -> Result<(), AppError> {
        let detail = format!(r#"{{"people":{},"total":{}}}"#, batch.people, batch.total.0);
        let signers = &self.people.signers;
        for (who, action, at) in [
            (&signers.prepared, "batch-prepared", batch.prepared_at),
            (&signers.approved, "batch-approved", batch.decided_at),
        ] {
            self.clock.set(at);
            let deed = Deed {
                detail: &detail,
                ..Deed::of(action, &batch.id)
            };
            note(tx, self.state, &actor(self.tenant, who, at), deed).await?;
        }
        Ok(())
    }

    /// Closes what is ready by the end of `until` on a later day, and pays it two days after.
    pub(super) async fn settle(
        &self,
        tx: &mut Conn,
        until: Date,
        on: Date,
    ) -> Result<(), AppError> {
        let (state, tenant) = (self.state, self.tenant);
        let run = RunId(state.ids.id("run"));
        let at = self.moment(on, 10);
        let closes = actor(tenant, &self.people.closes, at);
        settlement::close_in(tx, state, &closes, &run, until).await?;
        let payable = settlement::payable(tx, tenant, &run).await?;
        let decision = Decision { run: &run, payable };
        let at = self.moment(on, 15);
        let approves = actor(tenant, &self.people.approves, at);
        settlement::approve_in(tx, state, &approves, decision).await?;
        let at = self.moment(on.plus(2), 11);
        let pays = actor(tenant, &self.people.closes, at);
        settlement::mark_paid_in(tx, state, &pays, decision).await
    }

    fn moment(&self, day: Date, hour: i64) -> Timestamp {
        let at = day.start().plus_ms(hour * HOUR_MS);
        self.clock.set(at);
        at
    }
}
