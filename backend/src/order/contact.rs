//! Who orders and who receives: checked field by field, so that the page can point at each.

use shared::{
    error::FieldError,
    order::{Consents, PlaceOrder, Recipient},
    text::{Phone, line},
};

use crate::error::AppError;

/// The people of an order, with texts that a label can print.
#[derive(Debug, Clone)]
pub struct Contacts {
    /// Who ordered.
    pub buyer_name: String,
    /// The phone by which a guest finds the order again.
    pub buyer_phone: Phone,
    /// Who receives.
    pub recipient: Recipient,
}

/// Checks names, phones, the address and the consents.
pub fn check(order: &PlaceOrder) -> Result<Contacts, AppError> {
    let mut check = Check::default();
    let buyer_name = check.text("buyer.name", &order.buyer.name, 40, "주문하시는 분의 이름");
    let buyer_phone = check.phone("buyer.phone", &order.buyer.phone);
    let to = &order.recipient;
    let mut recipient = to.clone();
    recipient.name = check.text("recipient.name", &to.name, 40, "받으시는 분의 이름");
    recipient.phone = check
        .phone("recipient.phone", &to.phone)
        .map(|phone| phone.to_string())
        .unwrap_or_default();
    recipient.note = check.optional("recipient.note", &to.note, 100);
    check.address(&mut recipient);
    check.consents(order.consents);
    match (buyer_phone, check.fields.is_empty()) {
        (Some(buyer_phone), true) => Ok(Contacts {
            buyer_name,
            buyer_phone,
            recipient,
        }),
        _ => Err(AppError::invalid(check.fields)),
    }
}

#[derive(Default)]
struct Check {
    fields: Vec<FieldError>,
}

impl Check {
    fn refuse(&mut self, field: &str, message: impl Into<String>) {
        self.fields.push(FieldError::new(field, message));
    }

    /// A line that has to be there.
    fn text(&mut self, field: &str, value: &str, max: usize, what: &str) -> String {
        let text = self.optional(field, value, max);
        if text.is_empty() && !self.fields.iter().any(|known| known.field == field) {
            self.refuse(field, format!("{what}을 적어 주세요."));
        }
        text
    }

    fn optional(&mut self, field: &str, value: &str, max: usize) -> String {
        line(value, max).unwrap_or_else(|| {
            self.refuse(field, format!("한 줄로 {max}자까지 적을 수 있어요."));
            String::new()
        })
    }

    fn phone(&mut self, field: &str, value: &str) -> Option<Phone> {
        Phone::parse(value)
            .map_err(|message| self.refuse(field, message))
            .ok()
    }

    fn address(&mut self, recipient: &mut Recipient) {
        let address = &mut recipient.address;
        address.postcode = address.postcode.trim().to_owned();
        let digits = address.postcode.bytes().all(|byte| byte.is_ascii_digit());
        if address.postcode.len() != 5 || !digits {
            self.refuse(
                "recipient.address.postcode",
                "우편번호 5자리를 숫자로 적어 주세요.",
            );
        }
        address.sido = self.text("recipient.address.sido", &address.sido, 20, "시·도 이름");
        let parts = [
            ("recipient.address.sigungu", &mut address.sigungu),
            ("recipient.address.eupmyeondong", &mut address.eupmyeondong),
            ("recipient.address.ri", &mut address.ri),
        ];
        for (field, part) in parts {
            *part = self.optional(field, part, 20);
        }
        // Without it a place on an island could pass for the mainland.
        if address.sigungu.is_empty() && !address.sido.starts_with("세종") {
            self.refuse("recipient.address.sigungu", "시·군·구를 적어 주세요.");
        }
        address.road = self.text(
            "recipient.address.road",
            &address.road,
            80,
            "도로명과 건물번호 또는 지번",
        );
        address.detail = self.optional("recipient.address.detail", &address.detail, 80);
    }

    fn consents(&mut self, consents: Consents) {
        if !consents.order_terms {
            self.refuse(
                "consents.orderTerms",
                "주문 내용 확인과 약관에 동의해 주세요.",
            );
        }
        if !consents.vendor_privacy {
            let text = "상품을 보내는 판매자에게 배송 정보를 전하는 데 동의해 주세요.";
            self.refuse("consents.vendorPrivacy", text);
        }
    }
}
