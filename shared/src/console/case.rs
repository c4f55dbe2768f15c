//! Cases: what the rules leave to a person. The mall opens them by itself, and the team writes down
//! what shoppers ask by telephone.

use serde::{Deserialize, Serialize};

use crate::{ids::OrderNo, time::Timestamp};

/// How long a text of a case may be.
pub const LONGEST: usize = 1_000;

/// Why a person has to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CaseKind {
    /// A shopper asked for something.
    Inquiry,
    /// The provider has not told for a day what became of a payment.
    PaymentUnresolved,
    /// The voucher provider refused to spend what it had set aside; the order was cancelled.
    VoucherRefused,
    /// A provider refuses to give money back.
    RefundRefused,
    /// A provider gave money back that our books count as paid.
    CancelledOutside,
    /// Money went back to a voucher that has expired.
    LotExpired,
    /// Money was back later than the law allows, and the shopper is owed interest.
    LateInterest,
}

impl CaseKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Inquiry,
        Self::PaymentUnresolved,
        Self::VoucherRefused,
        Self::RefundRefused,
        Self::CancelledOutside,
        Self::LotExpired,
        Self::LateInterest,
    ];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inquiry => "INQUIRY",
            Self::PaymentUnresolved => "PAYMENT_UNRESOLVED",
            Self::VoucherRefused => "VOUCHER_REFUSED",
            Self::RefundRefused => "REFUND_REFUSED",
            Self::CancelledOutside => "CANCELLED_OUTSIDE",
            Self::LotExpired => "LOT_EXPIRED",
            Self::LateInterest => "LATE_INTEREST",
        }
    }

    /// Reads what [`CaseKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Inquiry => "고객 상담",
            Self::PaymentUnresolved => "결과를 모르는 결제",
            Self::VoucherRefused => "상품권 승인 거절",
            Self::RefundRefused => "환불 거절",
            Self::CancelledOutside => "밖에서 취소된 결제",
            Self::LotExpired => "기한 지난 상품권 환불",
            Self::LateInterest => "늦은 환불의 이자",
        }
    }

    /// What is to be done.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Inquiry => "손님에게 답하고, 어떻게 끝났는지 적어 주세요.",
            Self::PaymentUnresolved => "결제사에 전화해 돈이 빠졌는지 물어보세요.",
            Self::VoucherRefused => "손님에게 주문이 왜 취소되었는지 알려 주세요.",
            Self::RefundRefused => "결제사에 전화하고, 손님 계좌로 돌려드리세요.",
            Self::CancelledOutside => "주문을 취소하거나 손님에게 다시 결제를 부탁하세요.",
            Self::LotExpired => "새 상품권을 드릴지 손님과 정하세요.",
            Self::LateInterest => "손님 계좌를 여쭤 이자를 보내고, 보낸 날을 적어 주세요.",
        }
    }
}

/// Cases, and how many are open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CaseList {
    /// The open ones, the oldest first; or the closed ones, the newest first and not all.
    pub rows: Vec<Case>,
    /// How many are open.
    pub open: u64,
}

/// Something that a person settles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Case {
    /// Its own id.
    pub id: String,
    /// Why a person has to look.
    pub kind: CaseKind,
    /// The order that it is about.
    pub order: Option<OrderNo>,
    /// What happened.
    pub text: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Who wrote it down; empty for the mall itself.
    pub opened_by: String,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// What was done and said, the oldest first; that of a closed case ends with its outcome.
    pub notes: Vec<CaseNote>,
}

/// What was done about a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CaseNote {
    /// When.
    pub at: Timestamp,
    /// Who wrote it.
    pub who: String,
    /// What.
    pub text: String,
}

/// What a shopper asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewCase {
    /// The order that it is about.
    pub order: OrderNo,
    /// In the words of whoever answered.
    pub text: String,
}

/// What is done with a case. Each wants words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CaseStep {
    /// What becomes of it.
    pub verb: CaseVerb,
    /// What was done, or why.
    pub text: String,
}

/// What becomes of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CaseVerb {
    /// It goes on.
    Note,
    /// It is settled.
    Close,
    /// It was closed too early.
    Reopen,
}

#[cfg(test)]
mod tests {
    use super::CaseKind;

    #[test]
    fn kinds_are_read_back() {
        for kind in CaseKind::ALL {
            assert_eq!(CaseKind::parse(kind.as_str()), Some(kind));
        }
    }
}
