//! Who ordered, as an order keeps them.

use demo::history::Person;
use shared::{address::Address, order::Recipient, text::Phone};

use crate::order::contact::Contacts;

/// A member as buyer and recipient. `None`: the number cannot be a phone's.
pub(super) fn contacts(person: Person, memo: &str) -> Option<Contacts> {
    let phone = Phone::parse(&person.phone).ok()?;
    Some(Contacts {
        recipient: Recipient {
            name: person.name.clone(),
            phone: phone.to_string(),
            address: Address {
                // Invented roads have no postcode.
                postcode: "00000".to_owned(),
                sido: person.sido,
                sigungu: person.sigungu,
                eupmyeondong: person.town,
                ri: String::new(),
                road: person.road,
                detail: person.detail,
            },
            note: memo.to_owned(),
        },
        buyer_name: person.name,
        buyer_phone: phone,
    })
}
