//! Webhooks are unsigned: whatever they say, however often and in whatever order, nothing happens
//! that the provider does not confirm when it is asked.

use serde_json::json;
use shared::{ids::AttemptId, order::OrderStatus};
use tests::Shop;

/// A reproducible sequence, so that a failure can be run again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % bound
    }
}

#[tokio::test]
async fn forged_repeated_and_reordered_hints_have_no_effect() {
    let shop = Shop::open().await;
    let unpaid = shop.order(&[("rice-1", 1)], &[]).await;
    let paid = shop.order(&[("rice-1", 2)], &[]).await;
    shop.pay(&paid).await;
    let given_up = shop.order(&[("rice-1", 3)], &[]).await;
    assert!(shop.cancel(&given_up).await.status.is_success());
    let attempt = |placed: &shared::order::PlacedOrder| {
        let payment = placed.payment.as_ref().expect("a card part");
        payment.attempt.clone()
    };
    let stranger = AttemptId("pay_somebody_elses".to_owned());
    let attempts = [
        attempt(&unpaid),
        attempt(&paid),
        attempt(&given_up),
        stranger,
    ];
    let told = [
        "DONE",
        "CANCELED",
        "PARTIAL_CANCELED",
        "EXPIRED",
        "ABORTED",
        "NONSENSE",
    ];
    let mut dice = Dice(20_261_122);
    for _ in 0..300 {
        let attempt = &attempts[usize::try_from(dice.below(4)).expect("small")];
        let status = told[usize::try_from(dice.below(6)).expect("small")];
        // Few different moments: some hints are exact repetitions.
        let at = format!("2026-11-22T12:00:{:02}.000000", dice.below(30));
        let hint = json!({ "eventType": "PAYMENT_STATUS_CHANGED", "createdAt": at,
            "data": { "orderId": attempt, "status": status, "totalAmount": dice.below(100_000) } });
        let reply = shop.shopper().post("/webhooks/card", &hint).await;
        assert_eq!(reply.status, 200);
    }
    shop.app.state.tracker.close();
    shop.app.state.tracker.wait().await;
    shop.app.run_jobs().await;
    assert_eq!(shop.see(&unpaid).await.status, OrderStatus::PendingPayment);
    assert_eq!(shop.see(&paid).await.status, OrderStatus::Paid);
    assert_eq!(shop.see(&given_up).await.status, OrderStatus::Cancelled);
    shop.assert_no_drift("after the hints").await;
    let most = "select max(n) from (select count(*) as n from webhook_inbox group by ref) as c";
    assert!(shop.count(most).await <= 50, "the inbox is bounded");
    let strange = "select count(*) from webhook_inbox where ref = 'pay_somebody_elses'";
    assert_eq!(shop.count(strange).await, 0);
}
