//! What producers are told in the morning.

use backend::fulfilment::tell_mornings;
use serde_json::json;
use shared::{console::role::Role, dispatch::Rest, order::Order, time::Date};
use tests::{Provider, Shop};

use crate::{claim::deliver, feedback::ask};

const PHONE: &str = "01077770001";

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// Puts the clock to a minute of a day and lets two processes look at once.
async fn look_at(shop: &Shop, date: &str, hour: i64, minute: i64) {
    let midnight = day(date).start();
    let now = midnight.plus_ms((hour * 60 + minute) * 60_000);
    shop.app.clock.set(now);
    let state = || shop.app.state.clone();
    let (one, other) = tokio::join!(tell_mornings(state()), tell_mornings(state()));
    one.and(other).expect("the morning is told");
    shop.app.run_jobs().await;
}

/// What was told to the phone so far, the oldest first.
async fn told(shop: &Shop) -> Vec<String> {
    let events = shop.log(Provider::Messages).await;
    let own = events.iter().filter(|event| {
        let to = event["to"].as_str().unwrap_or_default().replace('-', "");
        to == PHONE && event["template"] == "vendor-morning"
    });
    own.map(|event| event["body"].as_str().unwrap_or_default().to_owned())
        .collect()
}

/// A shop with a parcel to send and a question to answer, of a producer with a phone.
async fn busy() -> Shop {
    let shop = Shop::open().await;
    shop.person_of("rice-01", PHONE, Role::VendorOwner).await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    shop.pay(&placed).await;
    assert_eq!(ask(&shop, "rice", "햅쌀인가요?").await.status, 303);
    shop
}

#[tokio::test]
async fn a_producer_is_told_once_on_each_morning_of_a_working_day() {
    let shop = busy().await;
    look_at(&shop, "2026-11-23", 7, 59).await;
    assert_eq!(told(&shop).await.len(), 0, "it is early");
    look_at(&shop, "2026-11-23", 8, 0).await;
    let first = told(&shop).await;
    assert_eq!(first.len(), 1, "{first:?}");
    for part in [
        "보낼 것이 1개",
        "답을 기다리는 문의가 1개 있어요.",
        "/console/v/rice-01",
    ] {
        assert!(first[0].contains(part), "{part}: {}", first[0]);
    }
    look_at(&shop, "2026-11-23", 8, 2).await;
    assert_eq!(told(&shop).await.len(), 1, "once a day");
    look_at(&shop, "2026-11-24", 12, 0).await;
    assert_eq!(told(&shop).await.len(), 1, "the morning is over");
    look_at(&shop, "2026-11-25", 11, 59).await;
    let all = told(&shop).await;
    assert!(all[1].contains("오늘 보낼 것이 1개"), "{}", all[1]);
    look_at(&shop, "2026-11-28", 9, 0).await;
    assert_eq!(told(&shop).await.len(), 3, "they send on Saturdays");
    look_at(&shop, "2026-11-29", 9, 0).await;
    assert_eq!(told(&shop).await.len(), 3, "and rest on Sundays");
}

#[tokio::test]
async fn whoever_rests_or_has_nothing_to_do_is_not_told() {
    let shop = busy().await;
    let idle = "01077770002";
    shop.person_of("sea-01", idle, Role::VendorOwner).await;
    let producer = shop.sign_in_by_phone(PHONE).await;
    let days = Rest {
        first: day("2026-11-23"),
        last: day("2026-11-23"),
    };
    let wish = json!({ "days": days, "reason": "제사" });
    let path = "/api/console/vendors/rice-01/days-off";
    assert_eq!(producer.post(path, &wish).await.status, 200);
    shop.app.run_jobs().await;
    look_at(&shop, "2026-11-23", 8, 0).await;
    assert_eq!(told(&shop).await.len(), 0, "they rest");
    look_at(&shop, "2026-11-24", 8, 0).await;
    assert_eq!(told(&shop).await.len(), 1, "and are back");
    let letter = shop.last_letter(idle).await.expect("the code came");
    assert!(letter.contains("인증 번호"), "{letter}");
}

#[tokio::test]
async fn whoever_acts_for_several_is_told_once_for_all() {
    let shop = busy().await;
    let person = "01077770003";
    for vendor in ["rice-01", "craft-01"] {
        shop.person_of(vendor, person, Role::Delegate).await;
    }
    for product in ["rice", "bowl"] {
        assert_eq!(ask(&shop, product, "언제 오나요?").await.status, 303);
    }
    let sent = shop.order(&[("rice-1", 1)], &[]).await;
    shop.pay(&sent).await;
    deliver(&shop, &sent, "rice-01").await;
    let asked = shop.claim(&sent, "RETURN", "DEFECTIVE", &[("rice-1", 1)]);
    asked.await.good::<Order>();
    look_at(&shop, "2026-11-23", 8, 0).await;
    let letter = shop.last_letter(person).await.expect("a letter");
    for part in [
        "농가 2곳: ",
        "처리할 반품·교환이 1개, ",
        "문의가 3개 있어요. ",
        "/console",
    ] {
        assert!(letter.contains(part), "{part}: {letter}");
    }
}
