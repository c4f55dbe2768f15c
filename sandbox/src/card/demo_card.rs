//! The cards a shopper can choose on the payment page, and what their issuers say to an approval.

use serde::{Deserialize, Serialize};

use crate::card::refusal::Code;

/// A practice card. `refusal` is what its issuer answers at approval, if it does not approve.
#[derive(Debug)]
pub(crate) struct DemoCard {
    pub(crate) slug: &'static str,
    pub(crate) name: &'static str,
    pub(crate) hint: &'static str,
    pub(crate) issuer_code: &'static str,
    pub(crate) number: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) refusal: Option<Code>,
}

/// A card by its slug; only slugs of [`DEMO_CARDS`] parse.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Card(pub(crate) &'static DemoCard);

pub(crate) static DEMO_CARDS: [DemoCard; 6] = [
    DemoCard {
        slug: "shinhan",
        name: "신한카드",
        hint: "바로 승인돼요",
        issuer_code: "41",
        number: "53651015****136*",
        kind: "신용",
        refusal: None,
    },
    DemoCard {
        slug: "kookmin",
        name: "KB국민카드",
        hint: "바로 승인돼요",
        issuer_code: "11",
        number: "55704200****803*",
        kind: "체크",
        refusal: None,
    },
    DemoCard {
        slug: "nonghyup",
        name: "NH농협카드",
        hint: "바로 승인돼요",
        issuer_code: "91",
        number: "94615988****427*",
        kind: "체크",
        refusal: None,
    },
    DemoCard {
        slug: "samsung",
        name: "삼성카드",
        hint: "한도를 넘어 거절돼요",
        issuer_code: "51",
        number: "94091172****550*",
        kind: "신용",
        refusal: Some(Code::RejectCardCompany),
    },
    DemoCard {
        slug: "hyundai",
        name: "현대카드",
        hint: "유효기간이 지났어요",
        issuer_code: "61",
        number: "40285700****019*",
        kind: "신용",
        refusal: Some(Code::InvalidCardExpiration),
    },
    DemoCard {
        slug: "lotte",
        name: "롯데카드",
        hint: "정지된 카드예요",
        issuer_code: "71",
        number: "51379200****662*",
        kind: "신용",
        refusal: Some(Code::InvalidStoppedCard),
    },
];

impl TryFrom<String> for Card {
    type Error = String;

    fn try_from(slug: String) -> Result<Self, String> {
        let card = DEMO_CARDS.iter().find(|card| card.slug == slug);
        card.map(Self)
            .ok_or_else(|| format!("no demo card is called {slug}"))
    }
}

impl From<Card> for String {
    fn from(card: Card) -> Self {
        card.0.slug.to_owned()
    }
}
