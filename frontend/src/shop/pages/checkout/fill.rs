//! From the fields of the order form to an order, or to the words for what is not right.
//!
//! A field is called like its path in the request, so that the mall's words find it, too.

use shared::address::{Address, Area};
use shared::error::FieldError;
use shared::order::{Buyer, Consents, Recipient};
use shared::text::{Phone, line};

/// Letters of a name.
const NAME: usize = 40;
/// Letters of a line of the address.
const LINE: usize = 100;
/// Letters of a delivery note.
const NOTE: usize = 100;

/// What the shopper filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    pub buyer: Buyer,
    pub recipient: Recipient,
    pub consents: Consents,
}

/// Where the parcel goes, as far as it is filled in.
pub fn area(field: impl Fn(&str) -> String) -> Option<Area> {
    let sido = field("recipient.address.sido");
    (!sido.is_empty()).then(|| Area {
        sido,
        sigungu: field("recipient.address.sigungu"),
        eupmyeondong: field("recipient.address.eupmyeondong"),
        ri: field("recipient.address.ri"),
    })
}

/// Reads the form; `field` gives what stands in a field.
pub fn fill(field: impl Fn(&str) -> String) -> Result<Filled, Vec<FieldError>> {
    let mut reader = Reader {
        field,
        wrong: Vec::new(),
    };
    let buyer = Buyer {
        name: reader.name("buyer.name"),
        phone: reader.phone("buyer.phone"),
    };
    let same = reader.is_ticked("same");
    let recipient = Recipient {
        name: if same {
            buyer.name.clone()
        } else {
            reader.name("recipient.name")
        },
        phone: if same {
            buyer.phone.clone()
        } else {
            reader.phone("recipient.phone")
        },
        address: reader.address(),
        note: reader.note(),
    };
    let consents = Consents {
        order_terms: reader.consent("consents.orderTerms"),
        vendor_privacy: reader.consent("consents.vendorPrivacy"),
    };
    if reader.wrong.is_empty() {
        Ok(Filled {
            buyer,
            recipient,
            consents,
        })
    } else {
        Err(reader.wrong)
    }
}

struct Reader<F> {
    field: F,
    wrong: Vec<FieldError>,
}

impl<F: Fn(&str) -> String> Reader<F> {
    fn text(&mut self, name: &str, max: usize) -> String {
        let text = line(&(self.field)(name), max);
        text.unwrap_or_else(|| self.refuse(name, &format!("{max}자까지 적을 수 있어요")))
    }

    fn required(&mut self, name: &str, max: usize, missing: &str) -> String {
        let text = self.text(name, max);
        let known = self.wrong.iter().any(|wrong| wrong.field == name);
        if text.is_empty() && !known {
            self.refuse(name, missing)
        } else {
            text
        }
    }

    fn name(&mut self, name: &str) -> String {
        self.required(name, NAME, "이름을 적어 주세요")
    }

    fn phone(&mut self, name: &str) -> String {
        match Phone::parse(&(self.field)(name)) {
            Ok(phone) => phone.to_string(),
            Err(words) => self.refuse(name, words),
        }
    }

    fn address(&mut self) -> Address {
        let postcode = (self.field)("recipient.address.postcode");
        let digits = postcode.len() == 5 && postcode.bytes().all(|byte| byte.is_ascii_digit());
        if !digits {
            self.refuse(
                "recipient.address.postcode",
                "우편번호 다섯 자리를 적어 주세요",
            );
        }
        let sido = self.required("recipient.address.sido", LINE, "시·도를 골라 주세요");
        let sigungu = if sido == "세종특별자치시" {
            self.text("recipient.address.sigungu", LINE)
        } else {
            self.required("recipient.address.sigungu", LINE, "시·군·구를 적어 주세요")
        };
        Address {
            postcode,
            sido,
            sigungu,
            eupmyeondong: self.required(
                "recipient.address.eupmyeondong",
                LINE,
                "읍·면·동을 적어 주세요. 배송비를 정하는 데 써요",
            ),
            ri: self.text("recipient.address.ri", LINE),
            road: self.required(
                "recipient.address.road",
                LINE,
                "도로명과 건물 번호를 적어 주세요",
            ),
            detail: self.text("recipient.address.detail", LINE),
        }
    }

    fn note(&mut self) -> String {
        match (self.field)("note").as_str() {
            OWN_NOTE => self.text("recipient.note", NOTE),
            preset => preset.to_owned(),
        }
    }

    fn consent(&mut self, name: &str) -> bool {
        let given = self.is_ticked(name);
        if !given {
            self.refuse(name, "확인하고 동의해 주세요");
        }
        given
    }

    fn is_ticked(&self, name: &str) -> bool {
        !(self.field)(name).is_empty()
    }

    fn refuse(&mut self, name: &str, words: &str) -> String {
        self.wrong.push(FieldError::new(name, words));
        String::new()
    }
}

/// The choice of a note in the shopper's own words.
pub const OWN_NOTE: &str = "own";

#[cfg(test)]
mod tests {
    use super::*;

    fn field(changes: &[(&str, &str)]) -> impl Fn(&str) -> String {
        let mut fields = vec![
            ("buyer.name", "김서연"),
            ("buyer.phone", "010 1234 5678"),
            ("same", "on"),
            ("recipient.address.postcode", "59226"),
            ("recipient.address.sido", "전라남도"),
            ("recipient.address.sigungu", "강진군"),
            ("recipient.address.eupmyeondong", "마량면"),
            ("recipient.address.road", "미항로 12"),
            ("note", "문 앞에 놓아 주세요"),
            ("consents.orderTerms", "on"),
            ("consents.vendorPrivacy", "on"),
        ];
        fields.splice(0..0, changes.iter().copied());
        let fields: Vec<(String, String)> = fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        move |name| {
            let found = fields.iter().find(|(other, _)| other == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        }
    }

    fn wrong(changes: &[(&str, &str)]) -> Vec<String> {
        let refused = fill(field(changes)).err().unwrap_or_default();
        refused.into_iter().map(|wrong| wrong.field).collect()
    }

    #[test]
    fn a_complete_form_becomes_an_order() {
        let filled = fill(field(&[])).unwrap();
        assert_eq!(filled.buyer.phone, "010-1234-5678");
        assert_eq!(filled.recipient.name, "김서연");
        assert_eq!(filled.recipient.note, "문 앞에 놓아 주세요");
        assert!(filled.consents.order_terms && filled.consents.vendor_privacy);
    }

    #[test]
    fn someone_else_may_receive_it() {
        let other = [
            ("same", ""),
            ("recipient.name", "박"),
            ("recipient.phone", "0612223333"),
        ];
        let filled = fill(field(&other)).unwrap();
        assert_eq!(filled.recipient.name, "박");
        assert_eq!(
            wrong(&[("same", "")]),
            ["recipient.name", "recipient.phone"]
        );
    }

    #[test]
    fn each_field_that_is_not_right_is_named_once() {
        let fields = [
            ("buyer.name", ""),
            ("buyer.phone", "010-12"),
            ("recipient.address.postcode", "123"),
            ("consents.orderTerms", ""),
        ];
        let names = fields.map(|(name, _)| name.to_owned());
        assert_eq!(wrong(&fields), names);
    }

    #[test]
    fn sejong_has_no_district() {
        let sejong = [
            ("recipient.address.sido", "세종특별자치시"),
            ("recipient.address.sigungu", ""),
        ];
        assert_eq!(wrong(&sejong), Vec::<String>::new());
    }

    #[test]
    fn an_own_note_is_taken_from_its_field() {
        let own = [
            ("note", OWN_NOTE),
            ("recipient.note", " 초인종 누르지 마세요 "),
        ];
        assert_eq!(
            fill(field(&own)).unwrap().recipient.note,
            "초인종 누르지 마세요"
        );
        let long = "가".repeat(101);
        assert_eq!(
            wrong(&[("note", OWN_NOTE), ("recipient.note", &long)]),
            ["recipient.note"]
        );
    }

    #[test]
    fn the_area_is_known_from_the_province_on() {
        assert_eq!(area(|_| String::new()), None);
        let area = area(field(&[])).unwrap();
        assert_eq!((area.sido.as_str(), area.ri.as_str()), ("전라남도", ""));
    }
}
