//! The carrier says that a parcel has arrived. From then on it can be sent back, and the days until
//! its seller is paid are counted.

use std::collections::BTreeSet;

use shared::{
    console::on_way::{ArrivedCount, ParcelOf},
    ids::{OrderNo, VendorId},
};

use super::on_way::check_count;
use crate::{
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    order,
    state::AppState,
};

pub(super) async fn arrived(
    state: &AppState,
    actor: &Actor,
    place: (&OrderNo, &VendorId),
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(arrived_in(tx, state, actor, place)))
        .await
}

async fn arrived_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    place: (&OrderNo, &VendorId),
) -> Result<(), AppError> {
    order::deliver(tx, &actor.tenant, place, state.clock.now()).await?;
    told(tx, state, actor, place).await
}

/// Several at once. Those that are not on their way any more stay as they are and are counted.
pub(super) async fn all(
    state: &AppState,
    actor: &Actor,
    parcels: Vec<ParcelOf>,
) -> Result<ArrivedCount, AppError> {
    // In their order, so that two of us never wait for each other's orders.
    let parcels: BTreeSet<ParcelOf> = parcels.into_iter().collect();
    let orders: BTreeSet<&OrderNo> = parcels.iter().map(|parcel| &parcel.no).collect();
    check_count("parcels", orders.len())?;
    state
        .db
        .write(|tx| boxed(all_in(tx, state, actor, &parcels)))
        .await
}

async fn all_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    parcels: &BTreeSet<ParcelOf>,
) -> Result<ArrivedCount, AppError> {
    let now = state.clock.now();
    let mut arrived = Vec::with_capacity(parcels.len());
    for ParcelOf { no, vendor } in parcels {
        if order::deliver_if_sent(tx, &actor.tenant, (no, vendor), now).await? {
            arrived.push((no, vendor));
        }
    }
    // The log's head, which everybody waits for, comes last.
    for place in &arrived {
        told(tx, state, actor, *place).await?;
    }
    Ok(ArrivedCount {
        arrived: arrived.len(),
        left: parcels.len() - arrived.len(),
    })
}

async fn told(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (no, vendor): (&OrderNo, &VendorId),
) -> Result<(), AppError> {
    let deed = Deed {
        detail: vendor.as_str(),
        ..Deed::of("parcel-arrived", no.as_str())
    };
    note(tx, state, actor, deed).await
}
