//! Messages to shoppers: fixed templates, filled from the order when they are sent.

use serde::{Deserialize, Serialize};
use shared::{
    ids::{OrderNo, TenantId},
    money::Won,
    text::Phone,
};

use crate::{db::Conn, error::AppError};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// The order came in.
    Received,
    /// The order is paid.
    Paid,
    /// The order is cancelled and everything is back.
    Cancelled,
    /// A part of the order was cancelled or sent back, and its money is back.
    Refunded,
    /// The mall could not keep a paid order; everything goes back.
    Undone,
    /// A charge that came too late for its order is back.
    Voided,
    /// A vendor has sent a parcel.
    Sent,
}

impl Template {
    /// As it is stored and as the sender knows it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Received => "order-received",
            Self::Paid => "order-paid",
            Self::Cancelled => "order-cancelled",
            Self::Refunded => "order-refunded",
            Self::Undone => "order-undone",
            Self::Voided => "payment-voided",
            Self::Sent => "parcel-sent",
        }
    }

    /// Reads what [`Template::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        [
            Self::Received,
            Self::Paid,
            Self::Cancelled,
            Self::Refunded,
            Self::Undone,
            Self::Voided,
            Self::Sent,
        ]
        .into_iter()
        .find(|template| template.as_str() == text)
    }

    /// Its heading, in words.
    pub fn title(self) -> &'static str {
        match self {
            Self::Received => "주문이 들어왔어요",
            Self::Paid => "결제가 끝났어요",
            Self::Cancelled => "주문을 취소했어요",
            Self::Refunded => "돈을 돌려드렸어요",
            Self::Undone => "주문을 이어 갈 수 없어요",
            Self::Voided => "결제를 되돌렸어요",
            Self::Sent => "상품을 보냈어요",
        }
    }

    fn body(self, mall: &str, no: &OrderNo, due: Won, card: Won) -> String {
        match self {
            Self::Received if card.is_zero() => {
                format!("[{mall}] 주문 {no}을 받았어요. {due}을 상품권으로 냈어요.")
            }
            Self::Received => {
                format!(
                    "[{mall}] 주문 {no}을 받았어요. 10분 안에 결제하면 주문이 끝나요. 낼 돈은 {card}이에요."
                )
            }
            Self::Paid => {
                format!(
                    "[{mall}] 주문 {no}의 결제가 끝났어요. 모두 {due}이에요. 판매자가 상품을 준비하고 있어요."
                )
            }
            Self::Refunded => {
                format!(
                    "[{mall}] 주문 {no}에서 취소하거나 돌려보낸 상품값을 낸 그대로 돌려드렸어요."
                )
            }
            Self::Cancelled => {
                format!(
                    "[{mall}] 주문 {no}을 취소했어요. 쓴 상품권과 카드 결제는 그대로 돌려드렸어요."
                )
            }
            Self::Undone => {
                format!(
                    "[{mall}] 상품권 발행기관이 승인하지 않아 주문 {no}을 취소했어요. 내신 돈은 모두 돌려드려요. 불편을 드려 죄송해요."
                )
            }
            Self::Sent => {
                format!(
                    "[{mall}] 주문 {no}의 상품이 출발했어요. 주문 조회에서 송장 번호를 볼 수 있어요."
                )
            }
            Self::Voided => {
                format!(
                    "[{mall}] 주문 {no}을 이어 갈 수 없어 카드 결제를 되돌렸어요. 카드사에 따라 3~4일 뒤에 보일 수 있어요."
                )
            }
        }
    }
}

/// A message as the sender takes it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Message {
    to: String,
    template: &'static str,
    title: &'static str,
    body: String,
    order_no: OrderNo,
}

/// A message that was written when it was decided, to somebody who is no shopper.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Letter {
    /// The phone.
    pub to: String,
    /// As the sender knows it.
    pub template: String,
    /// Its heading.
    pub title: String,
    /// Its text.
    pub body: String,
}

/// Fills a template. `None`: the order is gone.
pub(super) async fn compose(
    conn: &mut Conn,
    tenant: &TenantId,
    mall: &str,
    template: Template,
    no: &OrderNo,
) -> Result<Option<Message>, AppError> {
    let row: Option<(Phone, Won, Won)> = sqlx::query_as(
        "select c.buyer_phone,
                o.due,
                o.card
           from orders o
           join order_contacts c on c.tenant_id = o.tenant_id and c.order_no = o.no
          where o.tenant_id = $1
            and o.no = $2",
    )
    .bind(tenant)
    .bind(no)
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|(phone, due, card)| Message {
        to: phone.to_string(),
        template: template.as_str(),
        title: template.title(),
        body: template.body(mall, no, due, card),
        order_no: no.clone(),
    }))
}
