//! The states of orders and shipments. A state changes only along [`OrderStatus::may_become`]
//! and [`ShipmentStatus::may_become`].

use serde::{Deserialize, Serialize};

/// The state of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum OrderStatus {
    /// Stock and vouchers are held; the card has not been charged.
    PendingPayment,
    /// Paid. From here on each vendor's shipment has a state of its own.
    Paid,
    /// Cancelled by the shopper; the money is on its way back.
    CancelRequested,
    /// Cancelled, and everything is back where it came from.
    Cancelled,
    /// Not paid in time.
    Expired,
    /// Could not be kept after all, for example because the stock was gone.
    Failed,
}

impl OrderStatus {
    /// All states.
    pub const ALL: [Self; 6] = [
        Self::PendingPayment,
        Self::Paid,
        Self::CancelRequested,
        Self::Cancelled,
        Self::Expired,
        Self::Failed,
    ];

    /// Whether an order may go from this state to `next`.
    pub fn may_become(self, next: Self) -> bool {
        use OrderStatus as S;
        matches!(
            (self, next),
            (
                S::PendingPayment,
                S::Paid | S::Cancelled | S::Expired | S::Failed
            ) | (S::Paid, S::CancelRequested)
                | (S::CancelRequested, S::Cancelled)
        )
    }

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PendingPayment => "PENDING_PAYMENT",
            Self::Paid => "PAID",
            Self::CancelRequested => "CANCEL_REQUESTED",
            Self::Cancelled => "CANCELLED",
            Self::Expired => "EXPIRED",
            Self::Failed => "FAILED",
        }
    }

    /// Reads what [`OrderStatus::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// As shoppers read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::PendingPayment => "결제 대기",
            Self::Paid => "결제 완료",
            Self::CancelRequested => "취소 처리 중",
            Self::Cancelled => "취소 완료",
            Self::Expired => "결제 시간 지남",
            Self::Failed => "주문 불가",
        }
    }
}

/// The state of what one vendor sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ShipmentStatus {
    /// The order is not paid.
    Waiting,
    /// The vendor is getting it ready.
    Preparing,
    /// The carrier has it.
    Shipped,
    /// It has arrived.
    Delivered,
    /// The shopper keeps it.
    Confirmed,
    /// It will not be sent.
    Cancelled,
}

impl ShipmentStatus {
    /// All states.
    pub const ALL: [Self; 6] = [
        Self::Waiting,
        Self::Preparing,
        Self::Shipped,
        Self::Delivered,
        Self::Confirmed,
        Self::Cancelled,
    ];

    /// Whether a shipment may go from this state to `next`.
    pub fn may_become(self, next: Self) -> bool {
        use ShipmentStatus as S;
        matches!(
            (self, next),
            (S::Waiting, S::Preparing | S::Cancelled)
                | (S::Preparing, S::Shipped | S::Cancelled)
                | (S::Shipped, S::Delivered)
                | (S::Delivered, S::Confirmed)
        )
    }

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "WAITING",
            Self::Preparing => "PREPARING",
            Self::Shipped => "SHIPPED",
            Self::Delivered => "DELIVERED",
            Self::Confirmed => "CONFIRMED",
            Self::Cancelled => "CANCELLED",
        }
    }

    /// Reads what [`ShipmentStatus::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// As shoppers read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "결제 대기",
            Self::Preparing => "상품 준비 중",
            Self::Shipped => "배송 중",
            Self::Delivered => "배송 완료",
            Self::Confirmed => "구매 확정",
            Self::Cancelled => "취소",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn states_have_names_of_their_own() {
        let orders: BTreeSet<&str> = OrderStatus::ALL
            .into_iter()
            .map(OrderStatus::name)
            .collect();
        assert_eq!(orders.len(), OrderStatus::ALL.len());
        let shipments = ShipmentStatus::ALL.into_iter().map(ShipmentStatus::name);
        let shipments: BTreeSet<&str> = shipments.collect();
        assert_eq!(shipments.len(), ShipmentStatus::ALL.len());
    }

    #[test]
    fn every_other_order_transition_is_refused() {
        use OrderStatus as S;
        let legal = [
            (S::PendingPayment, S::Paid),
            (S::PendingPayment, S::Cancelled),
            (S::PendingPayment, S::Expired),
            (S::PendingPayment, S::Failed),
            (S::Paid, S::CancelRequested),
            (S::CancelRequested, S::Cancelled),
        ];
        for from in S::ALL {
            assert_eq!(S::parse(from.as_str()), Some(from));
            for to in S::ALL {
                assert_eq!(
                    from.may_become(to),
                    legal.contains(&(from, to)),
                    "{from:?} -> {to:?}"
                );
            }
        }
    }

    #[test]
    fn every_other_shipment_transition_is_refused() {
        use ShipmentStatus as S;
        let legal = [
            (S::Waiting, S::Preparing),
            (S::Waiting, S::Cancelled),
            (S::Preparing, S::Shipped),
            (S::Preparing, S::Cancelled),
            (S::Shipped, S::Delivered),
            (S::Delivered, S::Confirmed),
        ];
        for from in S::ALL {
            assert_eq!(S::parse(from.as_str()), Some(from));
            for to in S::ALL {
                assert_eq!(
                    from.may_become(to),
                    legal.contains(&(from, to)),
                    "{from:?} -> {to:?}"
                );
            }
        }
    }
}
