//! What shoppers ask for: a price, an order, finding it again, cancelling it.

use serde::{Deserialize, Serialize};

use crate::address::{Address, Area};
use crate::cart::CartLine;
use crate::ids::OrderNo;
use crate::money::Won;
use crate::order::OrderStatus;
use crate::payment::PaymentRequest;
use crate::text::{Phone, masked_name};

/// Asks for the price of a cart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuoteRequest {
    /// What is to be bought.
    pub lines: Vec<CartLine>,
    /// Where it goes; without it the mainland applies.
    #[serde(default)]
    pub area: Option<Area>,
    /// The vouchers to pay with.
    #[serde(default)]
    pub tenders: Vec<TenderRequest>,
}

/// A voucher to pay with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TenderRequest {
    /// The signed name of a lot, from the balance check.
    pub lot_token: String,
    /// At most this much; leave it out for as much as the voucher covers.
    #[serde(default)]
    pub limit: Option<Won>,
}

/// Places an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceOrder {
    /// What is bought.
    pub lines: Vec<CartLine>,
    /// The digest of the quote that the shopper saw.
    pub quote_digest: String,
    /// Who orders.
    pub buyer: Buyer,
    /// Who receives.
    pub recipient: Recipient,
    /// The vouchers to pay with.
    #[serde(default)]
    pub tenders: Vec<TenderRequest>,
    /// What the shopper agreed to.
    pub consents: Consents,
    /// Where the shopper came from, for example the campaign of an add-intent.
    #[serde(default)]
    pub source: Option<String>,
}

/// Who orders. A guest looks the order up by its number and this phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Buyer {
    /// Name, at most 40 letters.
    pub name: String,
    /// Mobile phone.
    pub phone: String,
}

/// Who receives the parcels, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recipient {
    /// Name, at most 40 letters.
    pub name: String,
    /// Phone for the carrier.
    pub phone: String,
    /// Where to.
    pub address: Address,
    /// For the carrier, at most 100 letters; may be empty.
    #[serde(default)]
    pub note: String,
}

impl Recipient {
    /// For somebody who need not know who it is: masked, and no further than the county.
    #[must_use]
    pub fn masked(&self) -> Self {
        Self {
            name: masked_name(&self.name),
            phone: Phone::parse(&self.phone).map_or_else(|_| String::new(), |phone| phone.masked()),
            address: Address {
                sido: self.address.sido.clone(),
                sigungu: self.address.sigungu.clone(),
                ..Address::default()
            },
            note: String::new(),
        }
    }
}

/// What the shopper agreed to. None is ticked beforehand; all are required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Consents {
    /// The order's content was checked and its terms are accepted.
    pub order_terms: bool,
    /// The name, phone and address go to the vendors who send the parcels.
    pub vendor_privacy: bool,
}

/// The answer to a placed order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlacedOrder {
    /// Its number.
    pub no: OrderNo,
    /// Proof that the order is the caller's, for 30 days.
    pub order_token: String,
    /// Waiting for the card, or already paid when vouchers covered everything.
    pub status: OrderStatus,
    /// Where to pay the rest by card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<PaymentRequest>,
}

/// Looks a guest's order up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LookUpOrder {
    /// The order's number.
    pub no: OrderNo,
    /// The phone of who ordered.
    pub phone: String,
}

/// Cancels a whole order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CancelOrder {
    /// Why, for the vendor; at most 200 letters.
    #[serde(default)]
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::{Address, Recipient};

    #[test]
    fn a_masked_recipient_is_known_by_the_county_alone() {
        let recipient = Recipient {
            name: "박강진".to_owned(),
            phone: "010-8765-4321".to_owned(),
            address: Address {
                sido: "전라남도".to_owned(),
                sigungu: "강진군".to_owned(),
                eupmyeondong: "강진읍".to_owned(),
                road: "탐진로 1".to_owned(),
                ..Address::default()
            },
            note: "문 앞에 놓아 주세요".to_owned(),
        };
        let masked = recipient.masked();
        assert_eq!(
            (masked.name.as_str(), masked.phone.as_str()),
            ("박*진", "010-****-4321")
        );
        let county = Address {
            sido: "전라남도".to_owned(),
            sigungu: "강진군".to_owned(),
            ..Address::default()
        };
        assert_eq!((masked.address, masked.note.as_str()), (county, ""));
    }
}
