//! Whether what a shopper asks for can be done, and the sentence when it cannot.

use shared::{
    claim::{ClaimReason, RequestClaim, Return, ShippingPayer, SplitPlace},
    error::{ErrorCode, FieldError},
    ids::{OptionId, VendorId},
    order::ShipmentStatus,
    time::{Date, Timestamp},
};

use crate::{error::AppError, order::Parcel};

/// More lines than any order has.
const MOST_LINES: usize = 200;

/// The asked units by the number of their place.
pub(super) fn units(
    places: &[SplitPlace],
    request: &RequestClaim,
) -> Result<Vec<(u32, u32)>, AppError> {
    if request.lines.is_empty() || request.lines.len() > MOST_LINES {
        let text = "취소하거나 돌려보낼 상품을 골라 주세요.";
        return Err(AppError::invalid(vec![FieldError::new("lines", text)]));
    }
    let mut units: Vec<(u32, u32)> = Vec::with_capacity(request.lines.len());
    for (at, line) in request.lines.iter().enumerate() {
        let place = find(places, &line.option).filter(|_| line.quantity > 0);
        let place = place
            .filter(|place| units.iter().all(|(number, _)| *number != place.place))
            .ok_or_else(|| {
                let text = "이 주문의 상품과 1개 이상의 수량을 한 번씩만 적어 주세요.";
                AppError::invalid(vec![FieldError::new(format!("lines[{at}]"), text)])
            })?;
        if line.quantity > place.free() {
            let text = match place.free() {
                0 => "이미 취소하거나 접수한 상품이에요.".to_owned(),
                left => format!("{left}개까지 접수할 수 있어요."),
            };
            return Err(refused_line(at, text));
        }
        units.push((place.place, line.quantity));
    }
    Ok(units)
}

fn find<'a>(places: &'a [SplitPlace], option: &OptionId) -> Option<&'a SplitPlace> {
    places
        .iter()
        .find(|place| place.option.as_ref() == Some(option))
}

/// Every asked vendor is still getting its parcel ready.
pub(super) fn unsent(
    places: &[SplitPlace],
    request: &RequestClaim,
    parcels: &[Parcel],
) -> Result<(), AppError> {
    for (at, line) in request.lines.iter().enumerate() {
        let vendor = find(places, &line.option).map(|place| &place.vendor);
        let parcel = vendor.and_then(|vendor| parcel_of(parcels, vendor));
        if parcel.is_none_or(|parcel| parcel.status != ShipmentStatus::Preparing) {
            let text = "이미 보낸 상품이에요. 받은 뒤에 반품으로 접수해 주세요.".to_owned();
            return Err(refused_line(at, text));
        }
    }
    Ok(())
}

/// Every asked line may be sent back, and who pays for the way.
pub(super) fn returnable(
    places: &[SplitPlace],
    request: &RequestClaim,
    parcels: &[Parcel],
    today: Date,
) -> Result<ShippingPayer, AppError> {
    let mut payer = ShippingPayer::Seller;
    let mut sender: Option<&VendorId> = None;
    for (at, line) in request.lines.iter().enumerate() {
        let Some(place) = find(places, &line.option) else {
            continue;
        };
        if **sender.get_or_insert(&place.vendor) != place.vendor {
            let text = "돌려보낼 곳이 판매자마다 달라요. 한 판매자의 상품씩 접수해 주세요.";
            return Err(refused_line(at, text.to_owned()));
        }
        let parcel = parcel_of(parcels, &place.vendor);
        let judged = Return {
            delivered: parcel
                .and_then(|parcel| parcel.delivered_at)
                .map(Timestamp::date),
            withdrawal: place.withdrawal,
            reason: request.reason,
            known: match request.reason {
                ClaimReason::ChangedMind => today,
                ClaimReason::Defective | ClaimReason::Different => {
                    request.known_on.unwrap_or(today)
                }
            },
            today,
        }
        .judge();
        payer = judged.map_err(|refusal| refused_line(at, refusal.text()))?;
    }
    Ok(payer)
}

fn parcel_of<'a>(parcels: &'a [Parcel], vendor: &VendorId) -> Option<&'a Parcel> {
    parcels.iter().find(|parcel| parcel.vendor == *vendor)
}

fn refused_line(at: usize, text: String) -> AppError {
    let field = FieldError::new(format!("lines[{at}]"), text.clone());
    AppError::refused(ErrorCode::WrongState, text).with_fields(vec![field])
}
