//! Runs from the first count to the payout, and what comes back before and after it.

use backend::db::{Conn, boxed};
use serde_json::json;
use shared::{
    console::{
        desk::AuditPage,
        role::Role,
        settlement::{BankFile, Run},
    },
    money::Won,
    order::Order,
    settlement::{Amounts, RunStatus},
};
use tests::folder::ImportFolder;

use super::{
    A_DAY, PATH, arrived, assert_reconciled, close, decide, of, posted, row, see, send_back,
    settle, team,
};
use crate::claim::{deliver, ship};

#[tokio::test]
async fn a_run_is_closed_approved_by_another_and_paid_to_the_won() {
    let (shop, _) = arrived().await;
    let (first, second) = team(&shop, "a").await;
    assert_reconciled(&shop, &first, "before the run").await;
    let preview: Run = first
        .get(&format!("{PATH}/preview?until=2026-12-01"))
        .await
        .good();
    assert_eq!((preview.id, preview.status), (None, RunStatus::Open));
    let run = close(&first, "2026-12-01").await;
    let seen = see(&second, &run).await;
    assert_eq!(preview.sums, seen.sums);
    assert_eq!(seen.status, RunStatus::Closed);
    assert_eq!(seen.from.to_string(), "2026-11-22");
    let rice = row(&seen, "rice-01");
    // 2 × 16,275 and the parcel; 5% and its tax of the goods.
    assert_eq!(
        (rice.sold.goods, rice.sold.shipping),
        (Won(32_550), Won(3_500))
    );
    assert_eq!((rice.sold.fee, rice.sold.fee_vat), (Won(1_627), Won(162)));
    assert_eq!(rice.sold.tax_free, Won(36_050));
    assert_eq!(rice.balance.payable, Won(34_261));
    let bowl = row(&seen, "craft-01");
    assert_eq!(
        (bowl.sold.tax_free, bowl.balance.payable),
        (Won::ZERO, Won(27_360))
    );
    assert_eq!(seen.sums.captured, Won(66_050));
    assert_reconciled(&shop, &first, "closed").await;

    decide(&second, &run, "approve", 61_621).await;
    let file = json!({ "reason": "12월 1일 지급" });
    let file: BankFile = first.post(&of(&run, "file"), &file).await.good();
    assert_eq!(
        file.text,
        format!(
            "\u{feff}판매자번호,받는 곳,금액,정산\r\ncraft-01,사당리 가마,27360,{run}\r\nrice-01,새벽논 정미소,34261,{run}\r\n"
        )
    );
    assert_reconciled(&shop, &first, "approved").await;
    decide(&first, &run, "paid", 61_621).await;
    let seen = see(&second, &run).await;
    assert_eq!(seen.status, RunStatus::Paid);
    assert!(seen.approved.is_some_and(|signed| signed.who == "a-나"));
    for (account, amount) in [
        ("vendor/rice-01", 0),
        ("vendor/craft-01", 0),
        ("payout", 61_621),
        ("commission", 4_027),
        ("commission/vat", 402),
    ] {
        assert_eq!(posted(&shop, account).await, Won(amount), "{account}");
    }
    assert_reconciled(&shop, &first, "paid").await;

    let auditor = shop.app.team(Role::Auditor, "b").await;
    let log: AuditPage = auditor.get("/api/console/audit").await.good();
    for action in [
        "settlement-closed",
        "settlement-approved",
        "payout-file",
        "settlement-paid",
    ] {
        let mut rows = log.rows.iter();
        let row = rows.find(|row| row.action == action && row.subject == run.as_str());
        assert!(
            row.is_some_and(|row| row.detail.contains("61621")),
            "{action}"
        );
    }
    let taken = log.rows.iter().find(|row| row.action == "payout-file");
    assert!(taken.is_some_and(|row| row.detail.contains(&file.sha256)));
}

#[tokio::test]
async fn what_comes_back_after_the_payout_is_taken_off_the_next_ones() {
    let (shop, placed) = arrived().await;
    settle(&shop, "2026-12-01", 61_621).await;
    send_back(&shop, &placed, ("rice-1", 1)).await;
    shop.app.clock.advance(A_DAY * 2);
    let second = settle(&shop, "2026-12-03", 0).await;
    let (person, _) = team(&shop, "b").await;
    let run = see(&person, &second).await;
    assert_eq!(run.statements.len(), 1);
    let rice = row(&run, "rice-01");
    assert_eq!(rice.returned.goods, Won(-16_275));
    // Of 32,550 the commission was 1,627; of the 16,275 that stay it is 813.
    assert_eq!(
        (rice.returned.fee, rice.returned.fee_vat),
        (Won(-814), Won(-81))
    );
    assert_eq!(rice.balance.carried_out, Won(-15_380));
    assert_eq!(posted(&shop, "vendor/rice-01").await, Won(-15_380));
    assert_reconciled(&shop, &person, "owing").await;

    let next = shop.order(&[("rice-2", 1)], &[]).await;
    shop.pay(&next).await;
    deliver(&shop, &next, "rice-01").await;
    shop.app.clock.advance(A_DAY * 9);
    let (person, _) = team(&shop, "c").await;
    let preview: Run = person
        .get(&format!("{PATH}/preview?until=2026-12-12"))
        .await
        .good();
    let rice = row(&preview, "rice-01");
    assert_eq!(rice.balance.carried_in, Won(-15_380));
    assert_eq!(rice.balance.payable, rice.sold.net() - Won(15_380));
    settle(&shop, "2026-12-12", rice.balance.payable.0).await;
    assert_eq!(posted(&shop, "vendor/rice-01").await, Won::ZERO);
    assert_reconciled(&shop, &person, "even again").await;
}

#[tokio::test]
async fn what_came_back_before_stands_in_the_same_statement() {
    let (shop, placed) = arrived().await;
    send_back(&shop, &placed, ("rice-1", 2)).await;
    let (first, _) = team(&shop, "a").await;
    let run = see(&first, &close(&first, "2026-12-01").await).await;
    let rice = row(&run, "rice-01");
    assert_eq!(
        rice.returned.gross(),
        Won(-36_050),
        "the fee goes back, too"
    );
    assert_eq!(rice.lines(), Amounts::default());
    assert_eq!(run.sums.refunded, Won(36_050));
    assert_reconciled(&shop, &first, "closed").await;
}

#[tokio::test]
async fn only_what_will_not_come_back_is_settled() {
    let (shop, placed) = arrived().await;
    let asked: Order = shop
        .claim(&placed, "RETURN", "DEFECTIVE", &[("rice-1", 1)])
        .await
        .good();
    assert_eq!(asked.claims.len(), 1);
    let cancelled = shop.order(&[("jang-1", 1)], &[]).await;
    shop.pay(&cancelled).await;
    shop.cancel(&cancelled).await.good::<Order>();
    let sent = shop.order(&[("jang-1", 1)], &[]).await;
    shop.pay(&sent).await;
    ship(&shop, &sent, "rice-01").await;
    let (first, second) = team(&shop, "a").await;
    let run = close(&first, "2026-12-01").await;
    let seen = see(&first, &run).await;
    let vendors: Vec<&str> = seen
        .statements
        .iter()
        .map(|row| row.vendor.as_str())
        .collect();
    assert_eq!(vendors, ["craft-01"], "a claim is open, one is on its way");
    decide(&second, &run, "approve", 27_360).await;
    decide(&second, &run, "paid", 27_360).await;
    assert_reconciled(&shop, &first, "paid").await;
    // Nobody wrote down that it arrived; ten days are enough for the way and the withdrawal.
    shop.app.clock.advance(A_DAY * 10);
    for (day, settled) in [("2026-12-10", 0), ("2026-12-11", 0), ("2026-12-12", 1)] {
        if day >= "2026-12-12" {
            shop.app.clock.advance(A_DAY);
        }
        let (person, _) = team(&shop, day).await;
        let path = format!("{PATH}/preview?until={day}");
        let preview: Run = person.get(&path).await.good();
        assert_eq!(preview.statements.len(), settled, "{day}");
    }
}

#[tokio::test]
async fn the_commission_is_the_one_of_the_day_of_the_sale() {
    let (shop, placed) = arrived().await;
    let dearer = ImportFolder::small().replace("vendors.csv", "EXEMPT,Y,N,500", "EXEMPT,Y,N,900");
    assert!(shop.app.import(&dearer).await.is_done());
    let (person, _) = team(&shop, "a").await;
    let path = format!("{PATH}/preview?until=2026-12-01");
    let preview: Run = person.get(&path).await.good();
    assert_eq!(row(&preview, "rice-01").sold.fee, Won(1_627));
    // Orders from before rates were kept follow the vendor's rate of today.
    let forget = "update shipments set commission_bp = null
                   where order_no = $1 and vendor_id = 'rice-01'";
    shop.rewrite(forget, &placed.no).await;
    let preview: Run = person.get(&path).await.good();
    assert_eq!(row(&preview, "rice-01").sold.fee, Won(2_929));
}

#[tokio::test]
async fn a_statement_never_changes() {
    let (shop, _) = arrived().await;
    let (first, _) = team(&shop, "a").await;
    close(&first, "2026-12-01").await;
    for sql in [
        "update statements set payable = payable + 1, goods = goods + 1",
        "delete from statements",
        "update statement_lines set goods = 0",
        "delete from statement_lines",
        "delete from settlement_runs",
        "update settlement_runs set status = 'APPROVED', approved_at = 1, approved_by = closed_by",
        "insert into statement_lines select * from statement_lines",
    ] {
        let db = &shop.app.state.db;
        let changed = db.write(|tx| boxed(execute(tx, sql))).await;
        assert!(changed.is_err(), "{sql}");
    }
}

async fn execute(tx: &mut Conn, sql: &'static str) -> sqlx::Result<()> {
    sqlx::query(sql).execute(tx).await?;
    Ok(())
}
