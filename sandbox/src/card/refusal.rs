//! The provider's error codes, with the status and the sentence that come with each.

use serde::{Deserialize, Serialize};

use crate::{journal::Answer, provider};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Code {
    AlreadyCanceledPayment,
    AlreadyProcessedPayment,
    BelowMinimumAmount,
    DuplicatedOrderId,
    ExceedMaxCardInstallmentPlan,
    ExceedMaxRefundDue,
    FailedPaymentInternalSystemProcessing,
    ForbiddenConsecutiveRequest,
    ForbiddenRequest,
    IdempotentRequestProcessing,
    InvalidApiKey,
    InvalidCardExpiration,
    InvalidIdempotencyKey,
    InvalidRefundAccountInfo,
    InvalidRejectCard,
    InvalidRequest,
    InvalidStoppedCard,
    InvalidTransactionKey,
    NotAllowedPartialRefund,
    NotCancelableAmount,
    NotCancelablePayment,
    NotFoundPayment,
    NotFoundPaymentSession,
    PayProcessAborted,
    PayProcessCanceled,
    ProviderError,
    RejectAccountPayment,
    RejectCardCompany,
    UnauthorizedKey,
}

impl Code {
    /// Reads a code by its wire name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        serde_json::from_value(name.into()).ok()
    }

    pub(crate) fn name(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => name,
            _ => unreachable!("a unit variant is written as its name"),
        }
    }

    pub(crate) fn message(self) -> &'static str {
        self.row().1
    }

    pub(crate) fn answer(self) -> Answer {
        let (status, message) = self.row();
        provider::error(status, &self.name(), message)
    }

    fn row(self) -> (u16, &'static str) {
        match self {
            Self::AlreadyCanceledPayment => (400, "이미 취소된 결제 입니다."),
            Self::AlreadyProcessedPayment => (400, "이미 처리된 결제 입니다."),
            Self::BelowMinimumAmount => (
                400,
                "신용카드는 결제금액이 100원 이상, 계좌는 200원이상부터 결제가 가능합니다.",
            ),
            Self::DuplicatedOrderId => (
                400,
                "이미 승인 및 취소가 진행된 중복된 주문번호 입니다. 다른 주문번호로 진행해주세요.",
            ),
            Self::ExceedMaxCardInstallmentPlan => {
                (400, "설정 가능한 최대 할부 개월 수를 초과했습니다.")
            }
            Self::ExceedMaxRefundDue => (403, "환불 가능한 기간이 지났습니다."),
            Self::FailedPaymentInternalSystemProcessing => {
                (500, "결제가 완료되지 않았어요. 다시 시도해주세요.")
            }
            Self::ForbiddenConsecutiveRequest => (
                403,
                "반복적인 요청은 허용되지 않습니다. 잠시 후 다시 시도해주세요.",
            ),
            Self::ForbiddenRequest => (403, "허용되지 않은 요청입니다."),
            Self::IdempotentRequestProcessing => (409, "이전 멱등 요청이 처리중입니다."),
            Self::InvalidApiKey => (400, "잘못된 시크릿키 연동 정보 입니다."),
            Self::InvalidCardExpiration => (400, "카드 정보를 다시 확인해주세요. (유효기간)"),
            Self::InvalidIdempotencyKey => (400, "멱등키는 300자 이하여야 합니다."),
            Self::InvalidRefundAccountInfo => {
                (400, "환불 계좌번호와 예금주명이 일치하지 않습니다.")
            }
            Self::InvalidRejectCard => {
                (400, "카드 사용이 거절되었습니다. 카드사 문의가 필요합니다.")
            }
            Self::InvalidRequest => (400, "잘못된 요청입니다."),
            Self::InvalidStoppedCard => (400, "정지된 카드 입니다."),
            Self::InvalidTransactionKey => (400, "잘못된 페이징 키 입니다."),
            Self::NotAllowedPartialRefund => (
                403,
                "에스크로 주문, 현금 카드 결제일 때는 부분 환불이 불가합니다. 이외 다른 결제 수단에서 부분 취소가 되지 않을 때는 토스페이먼츠에 문의해 주세요.",
            ),
            Self::NotCancelableAmount => (403, "취소 할 수 없는 금액 입니다."),
            Self::NotCancelablePayment => (403, "취소 할 수 없는 결제 입니다."),
            Self::NotFoundPayment => (404, "존재하지 않는 결제 정보 입니다."),
            Self::NotFoundPaymentSession => (
                404,
                "결제 시간이 만료되어 결제 진행 데이터가 존재하지 않습니다.",
            ),
            Self::PayProcessAborted => (400, "결제 진행 중 승인에 실패하여 결제가 중단되었습니다."),
            Self::PayProcessCanceled => (400, "사용자에 의해 결제가 취소되었습니다."),
            Self::ProviderError => (
                400,
                "일시적인 오류가 발생했습니다. 잠시 후 다시 시도해주세요.",
            ),
            Self::RejectAccountPayment => (403, "잔액부족으로 결제에 실패했습니다."),
            Self::RejectCardCompany => (403, "결제 승인이 거절되었습니다."),
            Self::UnauthorizedKey => (401, "인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다."),
        }
    }
}

impl From<Code> for Answer {
    fn from(code: Code) -> Self {
        code.answer()
    }
}
