//! The carrier says that a parcel has arrived. From then on it can be sent back, and the days until
//! its seller is paid are counted.

use shared::ids::{OrderNo, VendorId};

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
    let deed = Deed {
        detail: place.1.as_str(),
        ..Deed::of("parcel-arrived", place.0.as_str())
    };
    note(tx, state, actor, deed).await
}
