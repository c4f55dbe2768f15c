//! What is told, and the variables of each text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use Variable as V;

/// What is told to a shopper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Template {
    /// The order came in and waits for its card.
    Received,
    /// The order came in, and vouchers pay all of it.
    ReceivedByVoucher,
    /// The order is paid.
    Paid,
    /// A vendor has sent a parcel.
    Sent,
    /// The order is cancelled and everything is back.
    Cancelled,
    /// A part of the order was cancelled or sent back, and its money is back.
    Refunded,
    /// The mall could not keep a paid order; everything goes back.
    Undone,
    /// A charge that came too late for its order is back.
    Voided,
}

impl Template {
    /// All, in the order in which a shopper may meet them.
    pub const ALL: [Self; 8] = [
        Self::Received,
        Self::ReceivedByVoucher,
        Self::Paid,
        Self::Sent,
        Self::Cancelled,
        Self::Refunded,
        Self::Undone,
        Self::Voided,
    ];

    /// As it is stored and as the sender knows it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Received => "order-received",
            Self::ReceivedByVoucher => "order-received-by-voucher",
            Self::Paid => "order-paid",
            Self::Sent => "parcel-sent",
            Self::Cancelled => "order-cancelled",
            Self::Refunded => "order-refunded",
            Self::Undone => "order-undone",
            Self::Voided => "payment-voided",
        }
    }

    /// Reads what [`Template::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|template| template.as_str() == text)
    }

    /// Its heading, in words.
    pub fn title(self) -> &'static str {
        match self {
            Self::Received | Self::ReceivedByVoucher => "주문이 들어왔어요",
            Self::Paid => "결제가 끝났어요",
            Self::Sent => "상품을 보냈어요",
            Self::Cancelled => "주문을 취소했어요",
            Self::Refunded => "돈을 돌려드렸어요",
            Self::Undone => "주문을 이어 갈 수 없어요",
            Self::Voided => "결제를 되돌렸어요",
        }
    }

    /// When it is sent.
    pub fn occasion(self) -> &'static str {
        match self {
            Self::Received => "카드로 낼 주문이 들어왔을 때",
            Self::ReceivedByVoucher => "상품권으로 모두 낸 주문이 들어왔을 때",
            Self::Paid => "결제가 끝났을 때",
            Self::Sent => "판매자가 송장 번호를 적고 보냈을 때",
            Self::Cancelled => "주문 취소와 환불이 끝났을 때",
            Self::Refunded => "일부 취소나 반품의 환불이 끝났을 때",
            Self::Undone => "상품권 승인이 거절되어 결제한 주문을 되돌릴 때",
            Self::Voided => "늦게 온 카드 결제를 되돌렸을 때",
        }
    }

    /// What may stand in its text.
    pub fn variables(self) -> &'static [Variable] {
        match self {
            Self::Received | Self::Paid => &[V::Mall, V::OrderNo, V::Due, V::Card, V::Vouchers],
            Self::ReceivedByVoucher => &[V::Mall, V::OrderNo, V::Due],
            Self::Sent => &[V::Mall, V::OrderNo, V::Carrier, V::Waybill],
            Self::Cancelled | Self::Refunded | Self::Undone | Self::Voided => {
                &[V::Mall, V::OrderNo]
            }
        }
    }

    /// What must stand in its text. Without carrier and number the sender shows no way to follow
    /// the parcel.
    pub fn required(self) -> &'static [Variable] {
        match self {
            Self::Received => &[V::OrderNo, V::Card],
            Self::Sent => &[V::OrderNo, V::Carrier, V::Waybill],
            _ => &[V::OrderNo],
        }
    }

    /// The text that holds while the county has written none.
    pub fn built_in(self) -> &'static str {
        match self {
            Self::Received => {
                "[#{장터}] 주문 #{주문번호}을 받았어요. 10분 안에 결제하면 주문이 끝나요. 낼 돈은 #{카드금액}이에요."
            }
            Self::ReceivedByVoucher => {
                "[#{장터}] 주문 #{주문번호}을 받았어요. #{주문금액}을 상품권으로 냈어요."
            }
            Self::Paid => {
                "[#{장터}] 주문 #{주문번호}의 결제가 끝났어요. 모두 #{주문금액}이에요. 판매자가 상품을 준비하고 있어요."
            }
            Self::Sent => {
                "[#{장터}] 주문 #{주문번호}의 상품이 출발했어요.\n택배사: #{택배사}\n송장 번호: #{송장번호}"
            }
            Self::Cancelled => {
                "[#{장터}] 주문 #{주문번호}을 취소했어요. 쓴 상품권과 카드 결제는 그대로 돌려드렸어요."
            }
            Self::Refunded => {
                "[#{장터}] 주문 #{주문번호}에서 취소하거나 돌려보낸 상품값을 낸 그대로 돌려드렸어요."
            }
            Self::Undone => {
                "[#{장터}] 상품권 발행기관이 승인하지 않아 주문 #{주문번호}을 취소했어요. 내신 돈은 모두 돌려드려요. 불편을 드려 죄송해요."
            }
            Self::Voided => {
                "[#{장터}] 주문 #{주문번호}을 이어 갈 수 없어 카드 결제를 되돌렸어요. 카드사에 따라 3~4일 뒤에 보일 수 있어요."
            }
        }
    }
}

/// Something that differs from message to message; in a text `#{이름}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variable {
    /// The mall's name.
    Mall,
    /// The order's number.
    OrderNo,
    /// What the order costs.
    Due,
    /// What the card pays of it.
    Card,
    /// What vouchers pay of it.
    Vouchers,
    /// Who carries the parcel.
    Carrier,
    /// The carrier's number of the parcel.
    Waybill,
}

impl Variable {
    const ALL: [Self; 7] = [
        Self::Mall,
        Self::OrderNo,
        Self::Due,
        Self::Card,
        Self::Vouchers,
        Self::Carrier,
        Self::Waybill,
    ];

    /// As it stands in a text.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mall => "장터",
            Self::OrderNo => "주문번호",
            Self::Due => "주문금액",
            Self::Card => "카드금액",
            Self::Vouchers => "상품권금액",
            Self::Carrier => "택배사",
            Self::Waybill => "송장번호",
        }
    }

    /// Reads a name.
    pub fn parse(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|variable| variable.name() == name)
    }

    /// What a preview shows in its place.
    pub fn example(self) -> &'static str {
        match self {
            Self::Mall => "초록장터",
            Self::OrderNo => "20261123-A7K2PX",
            Self::Due => "57,500원",
            Self::Card => "37,500원",
            Self::Vouchers => "20,000원",
            Self::Carrier => "우체국택배",
            Self::Waybill => "6890123456789",
        }
    }

    /// As many letters may come in its place.
    pub(super) fn longest(self) -> usize {
        match self {
            Self::Mall => 20,
            Self::OrderNo => 15,
            Self::Due | Self::Card | Self::Vouchers | Self::Waybill => 16,
            Self::Carrier => 10,
        }
    }
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// What stands between `#{` and `}`.
    Hole(&'a str),
    /// `#{` without its end, with what follows.
    Unclosed(&'a str),
}

/// A text in its pieces. A hole ends on its line.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once("#{") {
        pieces.push(Piece::Words(words));
        let end = after.find(['}', '\n', '#']);
        let end = end.filter(|end| after[*end..].starts_with('}'));
        let Some(end) = end else {
            let seen = after.find(['\n', '#', ' ']).unwrap_or(after.len());
            pieces.push(Piece::Unclosed(&after[..seen]));
            rest = &after[seen..];
            continue;
        };
        pieces.push(Piece::Hole(&after[..end]));
        rest = &after[end + 1..];
    }
    pieces.push(Piece::Words(rest));
    pieces
}

/// What comes in the place of each variable.
pub type Values = BTreeMap<Variable, String>;

/// A text with values in the place of its variables. What has no value stands as it was written.
///
/// ```
/// use shared::message::{Values, Variable, fill};
/// let values = Values::from([(Variable::OrderNo, "20261123-A7K2PX".to_owned())]);
/// assert_eq!(fill("주문 #{주문번호} #{장터}", &values), "주문 20261123-A7K2PX #{장터}");
/// ```
pub fn fill(text: &str, values: &Values) -> String {
    let fill = |piece| match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Unclosed(name) => format!("#{{{name}"),
        Piece::Hole(name) => Variable::parse(name)
            .and_then(|variable| values.get(&variable).cloned())
            .unwrap_or_else(|| format!("#{{{name}}}")),
    };
    pieces(text).into_iter().map(fill).collect()
}

#[cfg(test)]
mod tests {
    use super::{Template, Values, Variable, fill};

    #[test]
    fn names_are_read_back() {
        for template in Template::ALL {
            assert_eq!(Template::parse(template.as_str()), Some(template));
        }
        for variable in Variable::ALL {
            assert_eq!(Variable::parse(variable.name()), Some(variable));
            assert!(variable.example().chars().count() <= variable.longest());
        }
    }

    #[test]
    fn a_value_is_not_read_as_a_text() {
        let values = Values::from([(Variable::Mall, "#{주문번호}".to_owned())]);
        assert_eq!(fill("[#{장터}] #{", &values), "[#{주문번호}] #{");
    }
}
