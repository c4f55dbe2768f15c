//! What is asked for, judged and written down under the order's lock.

use shared::{
    claim::{ClaimKind, ClaimStatus, Fees, Refund, RequestClaim, ShippingPayer, SplitPlace},
    error::ErrorCode,
    ids::{ClaimId, OrderNo, TenantId, VendorId},
    order::{OrderStatus, ShipmentStatus},
    text::with_particle,
};

use super::{
    check,
    refund::{Due, give_back},
    split,
    store::{self, Opener},
};
use crate::{
    db::Conn,
    error::AppError,
    order::{self, ensure},
    state::AppState,
};

/// A request under the order's lock.
pub(super) struct Asked<'a> {
    pub(super) tenant: &'a TenantId,
    pub(super) no: &'a OrderNo,
    pub(super) key: &'a str,
    pub(super) body_sha256: &'a str,
    pub(super) request: &'a RequestClaim,
    pub(super) opened_by: Opener,
}

impl Asked<'_> {
    pub(super) async fn carry_out(&self, tx: &mut Conn, state: &AppState) -> Result<(), AppError> {
        let (tenant, no) = (self.tenant, self.no);
        let places = split::load(tx, tenant, no).await?;
        let parcels = order::list_parcels(tx, tenant, no).await?;
        let lines = check::units(&places, self.request)?;
        let payer = match self.request.kind {
            ClaimKind::Cancel => {
                check::unsent(&places, self.request, &parcels)?;
                None
            }
            ClaimKind::Return | ClaimKind::Exchange => {
                let today = state.clock.now().date();
                let payer = check::returnable(&places, self.request, &parcels, today)?;
                Some(payer)
            }
        };
        self.compare(&places, &lines, payer)?;
        let id = ClaimId(state.ids.id("clm"));
        self.insert(tx, state, &id, &lines, payer).await?;
        for (place, units) in &lines {
            split::take(tx, tenant, no, *place, *units).await?;
        }
        if self.request.kind == ClaimKind::Cancel {
            self.cancel(tx, state, &id, &places, &lines).await?;
        }
        Ok(())
    }

    /// The page and the server mean the same money.
    fn compare(
        &self,
        places: &[SplitPlace],
        lines: &[(u32, u32)],
        payer: Option<ShippingPayer>,
    ) -> Result<(), AppError> {
        let back = match self.request.kind {
            ClaimKind::Exchange => return Ok(()),
            ClaimKind::Cancel | ClaimKind::Return => Refund::of(places, lines, fees(payer)),
        };
        match self.request.expected {
            Some(expected) if expected != back.total() => Err(AppError::refused(
                ErrorCode::AmountMismatch,
                format!(
                    "돌려드릴 금액이 {}으로 바뀌었어요. 새로 고쳐 확인해 주세요.",
                    back.total()
                ),
            )),
            _ => Ok(()),
        }
    }

    async fn insert(
        &self,
        tx: &mut Conn,
        state: &AppState,
        id: &ClaimId,
        lines: &[(u32, u32)],
        payer: Option<ShippingPayer>,
    ) -> Result<(), AppError> {
        let request = self.request;
        let now = state.clock.now();
        let claim = store::NewClaim {
            tenant: self.tenant,
            id,
            order_no: self.no,
            request_key: self.key,
            body_sha256: self.body_sha256,
            kind: request.kind,
            reason: request.reason,
            note: &request.note,
            status: match request.kind {
                ClaimKind::Cancel => ClaimStatus::Refunding,
                ClaimKind::Return | ClaimKind::Exchange => ClaimStatus::Requested,
            },
            shipping_payer: payer,
            now,
            opened_by: self.opened_by,
            lines,
        };
        store::insert(tx, &claim).await?;
        let units: u32 = lines.iter().map(|(_, units)| units).sum();
        let what = with_particle(request.kind.name(), ("을", "를"));
        let mut text = format!("상품 {units}개의 {what} 접수했어요");
        if self.opened_by == Opener::Seller {
            text = format!("판매자가 보낼 수 없어 상품 {units}개를 취소했어요");
        }
        if !request.note.is_empty() {
            text = format!("{text}: {}", request.note);
        }
        order::store::add_event(tx, self.tenant, self.no, now, "CLAIMED", &text).await?;
        Ok(())
    }

    async fn cancel(
        &self,
        tx: &mut Conn,
        state: &AppState,
        id: &ClaimId,
        places: &[SplitPlace],
        lines: &[(u32, u32)],
    ) -> Result<(), AppError> {
        let (tenant, no) = (self.tenant, self.no);
        for vendor in emptied(places, lines) {
            let stopped = order::stop(tx, tenant, no, vendor).await?;
            ensure(stopped, "shipment", no)?;
        }
        let parcels = order::list_parcels(tx, tenant, no).await?;
        if parcels
            .iter()
            .all(|p| p.status == ShipmentStatus::Cancelled)
        {
            let (from, to) = (OrderStatus::Paid, OrderStatus::CancelRequested);
            let now = state.clock.now();
            let changed = order::store::change_status(tx, tenant, no, from, to, now).await?;
            ensure(changed, "status", no)?;
        }
        let due = Due {
            tenant,
            no,
            claim: id,
            places,
            lines,
            fees: Fees::GoBack,
            unsent: true,
            reason: &self.request.note,
        };
        give_back(tx, state, &due).await
    }
}

/// The vendors who have nothing left to send once these units are not wanted.
fn emptied<'a>(places: &'a [SplitPlace], lines: &[(u32, u32)]) -> Vec<&'a VendorId> {
    let wanted = |place: &SplitPlace| {
        let units = lines.iter().find(|(number, _)| *number == place.place);
        units.map_or(0, |(_, units)| *units)
    };
    let lines_of = |vendor: &'a VendorId| {
        let of_vendor = places.iter().filter(move |place| place.vendor == *vendor);
        of_vendor.filter(|place| place.option.is_some())
    };
    let mut vendors: Vec<&VendorId> = places
        .iter()
        .filter(|place| wanted(place) > 0)
        .map(|place| &place.vendor)
        .filter(|vendor| lines_of(vendor).all(|line| line.returned + wanted(line) == line.quantity))
        .collect();
    vendors.sort();
    vendors.dedup();
    vendors
}

/// What becomes of a parcel's fee, by who pays for its way back.
pub(super) fn fees(payer: Option<ShippingPayer>) -> Fees {
    match payer {
        Some(ShippingPayer::Buyer) => Fees::Stay,
        Some(ShippingPayer::Seller) | None => Fees::GoBack,
    }
}
