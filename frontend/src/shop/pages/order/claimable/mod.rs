//! What a shopper wishes to cancel or send back, held against the order: what is possible, why
//! something is not, and what comes back where.

use shared::catalog::Image;
use shared::claim::{
    ClaimKind, ClaimReason, Fees, NoReturn, Refund, Return, ShippingPayer, SplitPlace,
};
use shared::ids::OptionId;
use shared::money::Won;
use shared::order::{Order, Shipment, ShipmentStatus};
use shared::page::Fact;
use yew::prelude::*;

use crate::components::facts::amounts;

/// What is chosen in the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// What is wanted.
    pub kind: ClaimKind,
    /// Why.
    pub reason: ClaimReason,
    /// Whether money comes back.
    pub refund: bool,
    /// Of lines that were not touched: all of them, or none.
    others: u32,
    units: Vec<(OptionId, u32)>,
}

/// A line that can be spoken of.
#[derive(Clone, Debug, PartialEq)]
pub struct Wished {
    /// The option.
    pub option: OptionId,
    /// The product's picture.
    pub image: Image,
    /// The product's name.
    pub name: String,
    /// The option's label.
    pub label: String,
    /// How many are wished.
    pub units: u32,
    /// How many there are.
    pub most: u32,
    /// Why there are none.
    pub refusal: Option<String>,
    /// Who pays for its way back.
    payer: Option<ShippingPayer>,
    /// Its number in the order.
    place: u32,
}

impl Wish {
    /// Before anything is chosen: all that was not sent yet, nothing that has arrived.
    pub fn first(arrived: bool) -> Self {
        let kind = if arrived {
            ClaimKind::Return
        } else {
            ClaimKind::Cancel
        };
        Self {
            kind,
            reason: ClaimReason::ChangedMind,
            refund: true,
            others: if arrived { 0 } else { u32::MAX },
            units: Vec::new(),
        }
    }

    /// Another kind.
    #[must_use]
    pub fn with_kind(&self, kind: ClaimKind) -> Self {
        let refund = kind != ClaimKind::Exchange;
        Self {
            kind,
            refund,
            ..self.clone()
        }
    }

    /// Another reason.
    #[must_use]
    pub fn with_reason(&self, reason: ClaimReason) -> Self {
        Self {
            reason,
            ..self.clone()
        }
    }

    /// As many of one line.
    #[must_use]
    pub fn with_units(&self, option: &OptionId, units: u32) -> Self {
        let mut next = self.clone();
        next.units.retain(|(known, _)| known != option);
        next.units.push((option.clone(), units));
        next
    }

    /// As many of every line.
    #[must_use]
    pub fn with_all(&self, units: u32) -> Self {
        Self {
            others: units,
            units: Vec::new(),
            ..self.clone()
        }
    }

    /// The wish on this order, line by line.
    pub fn on(&self, order: &Order) -> Vec<Wished> {
        let mut wished = Vec::new();
        for shipment in order.shipments.iter().filter(|sent| self.speaks_of(sent)) {
            for line in &shipment.lines {
                let split = order
                    .split
                    .iter()
                    .find(|place| place.option.as_ref() == Some(&line.option));
                let Some(split) = split.filter(|split| split.free() > 0) else {
                    continue;
                };
                let judged = self.judge(order, shipment, split);
                let chosen = self.units.iter().find(|(option, _)| *option == line.option);
                let units = chosen.map_or(self.others, |(_, units)| *units);
                let most = if judged.is_ok() { split.free() } else { 0 };
                wished.push(Wished {
                    option: line.option.clone(),
                    image: line.image.clone(),
                    name: line.name.clone(),
                    label: line.label.clone(),
                    units: units.min(most),
                    most,
                    payer: judged.as_ref().ok().copied().flatten(),
                    refusal: judged.err(),
                    place: split.place,
                });
            }
        }
        wished
    }

    fn speaks_of(&self, shipment: &Shipment) -> bool {
        match self.kind {
            ClaimKind::Cancel => shipment.status == ShipmentStatus::Preparing,
            ClaimKind::Return | ClaimKind::Exchange => shipment.delivered_on.is_some(),
        }
    }

    fn judge(
        &self,
        order: &Order,
        shipment: &Shipment,
        split: &SplitPlace,
    ) -> Result<Option<ShippingPayer>, String> {
        if self.kind == ClaimKind::Cancel {
            return Ok(None);
        }
        let asked = Return {
            delivered: shipment.delivered_on,
            withdrawal: split.withdrawal,
            reason: self.reason,
            known: order.today,
            today: order.today,
        };
        asked.judge().map(Some).map_err(NoReturn::text)
    }

    /// What comes back.
    fn replay(&self, order: &Order, wished: &[Wished]) -> Refund {
        let asked: Vec<(u32, u32)> = wished.iter().map(|line| (line.place, line.units)).collect();
        Refund::of(&order.split, &asked, self.fees())
    }

    fn fees(&self) -> Fees {
        if self.kind == ClaimKind::Return && self.reason == ClaimReason::ChangedMind {
            Fees::Stay
        } else {
            Fees::GoBack
        }
    }

    /// Everything that comes back.
    pub fn total(&self, order: &Order, wished: &[Wished]) -> Won {
        self.replay(order, wished).total()
    }
}

/// Whether a sheet about what was not sent, or about what has arrived, has a line.
pub fn has_lines(order: &Order, arrived: bool) -> bool {
    !Wish::first(arrived).on(order).is_empty()
}

/// What comes back where, and who pays for the way.
pub fn back(order: &Order, wish: &Wish, wished: &[Wished]) -> Html {
    if wished.iter().all(|line| line.units == 0) {
        return html! { <p class="field__hint">{ "상품과 수량을 골라 주세요." }</p> };
    }
    let payer = wished
        .iter()
        .filter(|line| line.units > 0)
        .find_map(|line| line.payer);
    let way = match (payer, wish.kind) {
        (None, _) => "",
        (Some(ShippingPayer::Seller), _) => "택배비는 판매자가 내요.",
        (Some(ShippingPayer::Buyer), ClaimKind::Exchange) => "오가는 택배비는 고객님이 내요.",
        (Some(ShippingPayer::Buyer), _) => {
            "돌려보내는 택배비는 고객님이 내요. 처음 배송비는 돌려드리지 않아요."
        }
    };
    if !wish.refund {
        let text = format!("판매자가 상품을 받으면 같은 상품을 새로 보내요. {way}");
        return html! { <p>{ text }</p> };
    }
    let refund = wish.replay(order, wished);
    let tenders = order.tenders.iter().zip(refund.per_tender());
    let mut rows: Vec<Fact> = tenders
        .filter(|(_, amount)| !amount.is_zero())
        .map(|(tender, amount)| fact(&tender.name, amount))
        .collect();
    rows.push(fact("모두", refund.total()));
    let when = if wish.kind == ClaimKind::Cancel {
        "접수하면 바로 돌려드려요."
    } else {
        "상품이 돌아오면 3영업일 안에 돌려드려요."
    };
    html! {
        <>
            <h3>{ "돌려받는 돈" }</h3>
            { amounts(&rows) }
            <p class="field__hint">{ format!("{when} {way}") }</p>
        </>
    }
}

fn fact(label: &str, amount: Won) -> Fact {
    Fact {
        label: label.to_owned(),
        value: amount.to_string(),
    }
}

#[cfg(test)]
mod tests;
