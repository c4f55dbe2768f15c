//! `chorok claim` and `chorok shipment`: the seller's side until it has a console.

use clap::Subcommand;
use shared::ids::{ClaimId, OrderNo, TenantId, VendorId};

use super::operator::{self, Step};
use crate::{config::Settings, db::boxed, error::AppError, order, serve::closed};

/// What to do with claims.
#[derive(Debug, Clone, Subcommand)]
pub enum ClaimCommand {
    /// Lists the claims that wait for the seller or for a provider.
    List {
        /// The mall.
        #[arg(long)]
        tenant: String,
    },
    /// Lets the shopper send the goods back.
    Approve {
        /// The claim.
        id: String,
    },
    /// Refuses a claim; the shopper reads why.
    Refuse {
        /// The claim.
        id: String,
        /// Why, in Korean.
        #[arg(long)]
        because: String,
    },
    /// The goods are back. A return's money goes back at once.
    Receive {
        /// The claim.
        id: String,
    },
    /// Sends the replacement of an exchange.
    Replace {
        /// The claim.
        id: String,
        /// Carrier and number.
        #[arg(long)]
        tracking: String,
    },
}

/// What to do with parcels.
#[derive(Debug, Clone, Subcommand)]
pub enum ShipmentCommand {
    /// The carrier has a vendor's parcel.
    Ship {
        #[command(flatten)]
        #[expect(missing_docs, reason = "clap would print it above the arguments")]
        parcel: ParcelName,
        /// Carrier and number.
        #[arg(long)]
        tracking: String,
    },
    /// A vendor's parcel has arrived.
    Deliver {
        #[command(flatten)]
        #[expect(missing_docs, reason = "clap would print it above the arguments")]
        parcel: ParcelName,
    },
}

/// Names a vendor's parcel.
#[derive(Debug, Clone, clap::Args)]
pub struct ParcelName {
    /// The order's number.
    order: String,
    /// Who sends it.
    vendor: String,
    /// The mall.
    #[arg(long)]
    tenant: String,
}

/// Runs a claim command and answers what to print.
pub async fn run_claim(settings: &Settings, command: ClaimCommand) -> anyhow::Result<String> {
    let (state, _lock) = closed(settings).await?;
    let (id, step) = match command {
        ClaimCommand::List { tenant } => {
            let mut conn = state.db.read().await?;
            let open = operator::list_open(&mut conn, &TenantId(tenant)).await?;
            let row = |claim: operator::OpenClaim| {
                let (id, no, at) = (claim.id, claim.order_no, claim.requested_at.rfc3339());
                format!(
                    "{id}  {no}  {:<8} {:<9} {at}  {}",
                    claim.kind, claim.status, claim.note
                )
            };
            let rows: Vec<String> = open.into_iter().map(row).collect();
            return Ok(rows.join("\n"));
        }
        ClaimCommand::Approve { id } => (id, Step::Approve),
        ClaimCommand::Refuse { id, because } => (id, Step::Refuse(because)),
        ClaimCommand::Receive { id } => (id, Step::Receive),
        ClaimCommand::Replace { id, tracking } => (id, Step::Replace(tracking)),
    };
    let id = ClaimId(id);
    operator::step(&state, &id, &step).await.map_err(told)?;
    state.db.close().await;
    Ok(format!("{id}: done"))
}

/// Runs a shipment command and answers what to print.
pub async fn run_shipment(settings: &Settings, command: ShipmentCommand) -> anyhow::Result<String> {
    let (state, _lock) = closed(settings).await?;
    let (parcel, tracking) = match command {
        ShipmentCommand::Ship { parcel, tracking } => (parcel, Some(tracking)),
        ShipmentCommand::Deliver { parcel } => (parcel, None),
    };
    let (tenant, no) = (TenantId(parcel.tenant), OrderNo(parcel.order));
    let vendor = VendorId(parcel.vendor);
    let now = state.clock.now();
    let place = (&no, &vendor);
    let moved = if let Some(tracking) = &tracking {
        let ship = state
            .db
            .write(|tx| boxed(order::ship(tx, &tenant, place, tracking, now)));
        ship.await
    } else {
        let deliver = state
            .db
            .write(|tx| boxed(order::deliver(tx, &tenant, place, now)));
        deliver.await
    };
    moved.map_err(told)?;
    state.db.close().await;
    Ok(format!("{no} {vendor}: done"))
}

/// A refusal in its own words; anything else with its causes.
fn told(error: AppError) -> anyhow::Error {
    match error {
        AppError::Refused(refusal) => anyhow::anyhow!("{}", refusal.message),
        other => other.into(),
    }
}
