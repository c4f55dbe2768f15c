//! The cart's reasons in the words of a shopper.

use shared::money::Won;
use shared::pricing::quote::UnavailableReason;
use shared::voucher::{Ineligible, LotRefusal};

/// Why a line cannot be bought.
pub fn unavailable(reason: UnavailableReason) -> String {
    match reason {
        UnavailableReason::Gone => "판매가 끝났어요".to_owned(),
        UnavailableReason::SoldOut => "품절됐어요".to_owned(),
        UnavailableReason::AdultOnly => "성인 인증을 준비하고 있어 아직 살 수 없어요".to_owned(),
        UnavailableReason::BelowMinimum(min) => format!("{min}개부터 살 수 있어요"),
        UnavailableReason::AboveMaximum(max) => format!("한 번에 {max}개까지 살 수 있어요"),
    }
}

/// Why a voucher does not pay for a line.
pub fn ineligible(reason: Ineligible) -> &'static str {
    match reason {
        Ineligible::VendorNotRegistered => "상품권 가맹점이 아닌 판매자라 상품권을 쓸 수 없어요",
        Ineligible::VendorOverSalesLimit => {
            "연매출 30억원이 넘는 판매자라 일반발행 상품권은 쓸 수 없어요"
        }
        Ineligible::ProductExcluded => "상품권으로 살 수 없는 상품이에요",
        Ineligible::ShippingExcluded => "배송비에는 이 상품권을 쓸 수 없어요",
    }
}

/// Why a voucher pays nothing at all.
pub fn lot_refusal(refusal: LotRefusal) -> String {
    match refusal {
        LotRefusal::Expired => "쓸 수 있는 날이 지났어요".to_owned(),
        LotRefusal::Frozen => "군청이 잠시 멈춘 상품권이에요. 군청에 물어봐 주세요".to_owned(),
        LotRefusal::Empty => "남은 금액이 없어요".to_owned(),
        LotRefusal::SwitchedOff => "이번에는 쓰지 않아요".to_owned(),
        LotRefusal::OtherMall => "이 몰의 상품권이 아니에요".to_owned(),
        LotRefusal::NothingEligible => "고른 상품에는 쓸 수 없어요".to_owned(),
        LotRefusal::BelowMinimum { missing } => format!("{missing} 더 담으면 쓸 수 있어요"),
    }
}

/// What stays on a voucher after a line.
pub fn left_after(left: Won) -> String {
    if left.is_zero() {
        "여기서 다 써요".to_owned()
    } else {
        format!("쓰고 나면 {left} 남아요")
    }
}

/// An amount as in speech: `5만원`, `3만 5,000원`.
pub fn round_amount(amount: Won) -> String {
    let (ten_thousands, rest) = (amount.0 / 10_000, Won(amount.0 % 10_000));
    match (ten_thousands, rest.is_zero()) {
        (0, _) => amount.to_string(),
        (many, true) => format!("{many}만원"),
        (many, false) => format!("{many}만 {rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_amounts_read_as_spoken() {
        assert_eq!(round_amount(Won(50_000)), "5만원");
        assert_eq!(round_amount(Won(35_000)), "3만 5,000원");
        assert_eq!(round_amount(Won(900)), "900원");
    }
}
