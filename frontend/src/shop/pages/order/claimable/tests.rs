use super::*;

/// Rice in a parcel with this state, and abalone that came on the first day.
fn order(rice: &str) -> Order {
    let line = |option: &str, quantity: u32| {
        format!(
            r#"{{"product":"p","option":"{option}","name":"{option}","label":"하나",
            "image":{{"base":"i","widths":[1],"width":1,"height":1,"alt":""}},
            "quantity":{quantity},"listAmount":30000,"due":30000}}"#
        )
    };
    let sent = |vendor: &str, status: &str, on: &str, line: String| {
        format!(
            r#"{{"vendor":"{vendor}","vendorName":"","vendorPhone":"","status":"{status}",
            "shipBy":20779,"deliveredOn":{on},"tracking":"","lines":[{line}],"shipping":3000}}"#
        )
    };
    let place = |place: u32, vendor: &str, option: &str, quantity: u32, paid: u32| {
        format!(
            r#"{{"place":{place},"vendor":"{vendor}","option":{option},"bundle":"b",
            "quantity":{quantity},"claimed":0,"returned":0,"cardTaxFree":0,
            "withdrawal":"PERISHABLE","paid":[{paid}]}}"#
        )
    };
    let json = format!(
        r#"{{"no":"20261122-000001","status":"PAID","placedAt":0,"paidAt":0,"payUntil":null,
        "confirming":false,"canCancel":false,"buyerName":"","buyerPhone":"010-1234-5678",
        "recipient":{{"name":"","phone":"","note":"","address":{{"postcode":"","sido":"",
        "sigungu":"","eupmyeondong":"","ri":"","road":"","detail":""}}}},
        "shipments":[{},{}],
        "tenders":[{{"kind":"CARD","name":"카드","lot":null,"amount":63000,"returned":0}}],
        "totals":{{"list":0,"discount":0,"shipping":0,"due":0,"voucher":0,
        "voucherDiscount":0,"card":0,"taxFree":0,"vat":0}},"events":[],
        "split":[{},{},{}],"claims":[],"today":20779}}"#,
        sent("farm", rice, "null", line("rice", 3)),
        sent("sea", "DELIVERED", "20778", line("abalone", 1)),
        place(1, "farm", r#""rice""#, 3, 10_000),
        place(2, "sea", r#""abalone""#, 1, 30_000),
        place(3, "farm", "null", 1, 3_000),
    );
    serde_json::from_str(&json).expect("an order")
}

#[test]
fn what_was_not_sent_can_be_cancelled_whole_or_in_part() {
    let order = order("PREPARING");
    let wish = Wish::first(false);
    let whole = wish.on(&order);
    assert_eq!(whole.len(), 1);
    assert_eq!(wish.total(&order, &whole), Won(13_000));
    let wish = wish.with_units(&"rice".into(), 1);
    assert_eq!(wish.total(&order, &wish.on(&order)), Won(3_333));
    assert!(!has_lines(&self::order("SHIPPED"), false));
}

#[test]
fn fresh_food_goes_back_for_a_fault_only_and_says_why() {
    let order = order("PREPARING");
    let wish = Wish::first(true);
    let minded = wish.with_all(u32::MAX).on(&order);
    let refusal = minded[0].refusal.clone().unwrap_or_default();
    assert!(refusal.contains("신선식품"), "{refusal}");
    assert_eq!(minded[0].units, 0);
    let faulty = wish.with_reason(ClaimReason::Defective).with_all(u32::MAX);
    assert_eq!(faulty.total(&order, &faulty.on(&order)), Won(30_000));
}
