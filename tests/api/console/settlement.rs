//! Settlement: closed by one person, approved by another, paid, and what comes back afterwards.

use std::time::Duration;

use backend::{
    claim::operator::{self, Step},
    db::{Conn, boxed},
};
use serde_json::{Value, json};
use shared::{
    claim::ClaimStatus,
    console::{
        desk::AuditPage,
        role::Role,
        settlement::{BankFile, LineKind, Run, Runs, Statement, StatementRow, Statements},
    },
    error::ErrorCode,
    ids::RunId,
    money::Won,
    order::{Order, PlacedOrder},
    settlement::RunStatus,
};
use tests::{Actor, Shop, folder::ImportFolder};

use crate::claim::{deliver, ship};

const A_DAY: Duration = Duration::from_hours(24);
const PATH: &str = "/api/console/settlement";

/// Two people of the team, signed in now.
async fn team(shop: &Shop, day: &str) -> (Actor, Actor) {
    let first = shop.app.team(Role::Settlement, &format!("{day}-가")).await;
    let second = shop.app.team(Role::Settlement, &format!("{day}-나")).await;
    (first, second)
}

fn until(day: &str) -> Value {
    json!({ "until": shared::time::Date::parse(day).expect("the day exists") })
}

fn of(run: &RunId, step: &str) -> String {
    format!("{PATH}/runs/{run}/{step}")
}

async fn see(person: &Actor, run: &RunId) -> Run {
    let read: Run = person.get(&format!("{PATH}/runs/{run}")).await.good();
    assert_eq!(read.sums.difference(), Won::ZERO, "the equation of {run}");
    read
}

fn row<'a>(run: &'a Run, vendor: &str) -> &'a StatementRow {
    let mut rows = run.statements.iter();
    rows.find(|row| row.vendor.as_str() == vendor)
        .expect("a statement")
}

/// The vendors' accounts hold exactly what the runs leave there, and every rule holds.
async fn assert_reconciled(shop: &Shop, person: &Actor, when: &str) -> Runs {
    let runs: Runs = person.get(PATH).await.good();
    assert_eq!(runs.books.difference(), Won::ZERO, "{when}: {runs:?}");
    shop.app.run_jobs().await;
    shop.assert_no_drift(when).await;
    runs
}

async fn posted(shop: &Shop, account: &str) -> Won {
    let mut conn = shop.app.state.db.read().await.expect("a connection");
    let posted: Option<Won> =
        sqlx::query_scalar("select posted from accounts where tenant_id = 'gangjin' and id = $1")
            .bind(account)
            .fetch_optional(&mut *conn)
            .await
            .expect("the books are read");
    posted.unwrap_or(Won::ZERO)
}

/// An order of two vendors, by voucher and card, that arrived on 22 November; now it is
/// 2 December.
async fn arrived() -> (Shop, PlacedOrder) {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("rice-1", 2), ("bowl-1", 1)], &[token]).await;
    shop.pay(&placed).await;
    deliver(&shop, &placed, "rice-01").await;
    deliver(&shop, &placed, "craft-01").await;
    shop.app.clock.advance(A_DAY * 10);
    (shop, placed)
}

async fn close(person: &Actor, day: &str) -> RunId {
    person.post(PATH, &until(day)).await.good()
}

async fn decide(person: &Actor, run: &RunId, step: &str, payable: i64) {
    let reply = person
        .post(&of(run, step), &json!({ "payable": payable }))
        .await;
    assert_eq!(reply.status, 204, "{step}: {}", reply.text());
}

/// Closes, approves and pays a run.
async fn settle(shop: &Shop, day: &str, payable: i64) -> RunId {
    let (first, second) = team(shop, day).await;
    let run = close(&first, day).await;
    decide(&second, &run, "approve", payable).await;
    decide(&first, &run, "paid", payable).await;
    run
}

async fn send_back(shop: &Shop, placed: &PlacedOrder, line: (&str, u32)) {
    let order: Order = shop
        .claim(placed, "RETURN", "DEFECTIVE", &[line])
        .await
        .good();
    let claim = order.claims.last().expect("a claim");
    assert_eq!(claim.status, ClaimStatus::Requested);
    for step in [Step::Approve, Step::Receive] {
        let taken = operator::step(&shop.app.state, &claim.id, &step).await;
        taken.expect("the claim goes on");
    }
}

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
    assert_eq!(rice.lines(), shared::settlement::Amounts::default());
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
async fn whoever_closed_a_run_cannot_approve_it() {
    let (shop, _) = arrived().await;
    let (first, second) = team(&shop, "a").await;
    let run = close(&first, "2026-12-01").await;
    let amount = json!({ "payable": 61_621 });
    let reply = first.post(&of(&run, "approve"), &amount).await;
    let refusal = reply.refused(ErrorCode::Forbidden);
    assert!(refusal.message.contains("다른 분"), "{}", refusal.message);
    assert!(see(&first, &run).await.own);
    assert!(!see(&second, &run).await.own);
    decide(&second, &run, "approve", 61_621).await;
}

#[tokio::test]
async fn steps_are_taken_in_their_order_with_the_right_amount() {
    let (shop, _) = arrived().await;
    let (first, second) = team(&shop, "a").await;
    let run = close(&first, "2026-12-01").await;
    let (amount, reason) = (json!({ "payable": 61_621 }), json!({ "reason": "지급" }));
    let wrong = ErrorCode::WrongState;
    let reply = first.post(PATH, &until("2026-11-30")).await;
    reply.refused(wrong);
    first.post(&of(&run, "paid"), &amount).await.refused(wrong);
    first.post(&of(&run, "file"), &reason).await.refused(wrong);
    let less = json!({ "payable": 61_620 });
    let reply = second.post(&of(&run, "approve"), &less).await;
    reply.refused(ErrorCode::AmountMismatch);
    decide(&second, &run, "approve", 61_621).await;
    second
        .post(&of(&run, "approve"), &amount)
        .await
        .refused(wrong);
    let reply = first
        .post(&of(&run, "file"), &json!({ "reason": " " }))
        .await;
    assert_eq!(reply.refused(ErrorCode::Invalid).fields[0].field, "reason");
    decide(&first, &run, "paid", 61_621).await;
    first.post(&of(&run, "paid"), &amount).await.refused(wrong);
    first.post(&of(&run, "file"), &reason).await.refused(wrong);
    for day in ["2026-12-01", "2026-12-02", "2027-01-01"] {
        let reply = first.post(PATH, &until(day)).await;
        assert_eq!(reply.refused(ErrorCode::Invalid).fields[0].field, "until");
    }
    shop.app.clock.advance(A_DAY);
    let (first, _) = team(&shop, "b").await;
    first.post(PATH, &until("2026-12-02")).await.refused(wrong);
    let nothing = RunId::from("run-x");
    let reply = first.post(&of(&nothing, "approve"), &amount).await;
    reply.refused(ErrorCode::NotFound);
}

#[tokio::test]
async fn decisions_about_money_want_the_digits_again() {
    let (shop, _) = arrived().await;
    let (first, second) = team(&shop, "a").await;
    let run = close(&first, "2026-12-01").await;
    shop.app.clock.advance(Duration::from_mins(6));
    let (amount, reason) = (json!({ "payable": 61_621 }), json!({ "reason": "지급" }));
    let again = ErrorCode::StepUpRequired;
    second
        .post(&of(&run, "approve"), &amount)
        .await
        .refused(again);
    second.post(&of(&run, "file"), &reason).await.refused(again);
    second.post(&of(&run, "paid"), &amount).await.refused(again);
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
async fn a_producer_reads_every_won_of_the_own_statement_and_no_other() {
    let (shop, _) = arrived().await;
    let run = settle(&shop, "2026-12-01", 61_621).await;
    let farmer = shop.producer("rice-01").await;
    let own = "/api/console/vendors/rice-01/statements";
    let list: Statements = farmer.get(own).await.good();
    assert_eq!((list.rows.len(), list.waiting), (1, Won::ZERO));
    let id = list.rows[0].id.clone();
    let statement: Statement = farmer.get(&format!("{own}/{id}")).await.good();
    assert_eq!(statement.row.balance.payable, Won(34_261));
    assert_eq!((statement.orders, statement.lines.len()), (1, 1));
    assert_eq!(statement.lines[0].kind, LineKind::Sale);
    let goods = &statement.goods[0];
    assert_eq!((goods.quantity, goods.amount), (2, Won(32_550)));
    assert_eq!(
        (statement.parcels[0].fee, statement.parcels[0].count),
        (Won(3_500), 1)
    );
    assert_eq!(
        (statement.fees[0].goods, statement.fees[0].fee),
        (Won(32_550), Won(1_627))
    );

    let potter = shop.producer("craft-01").await;
    for path in [
        own.to_owned(),
        format!("{own}/{id}"),
        format!("/api/console/vendors/craft-01/statements/{id}"),
    ] {
        potter.get(&path).await.refused(ErrorCode::NotFound);
    }
    farmer.get(PATH).await.refused(ErrorCode::Forbidden);
    let auditor = shop.app.team(Role::Auditor, "a").await;
    see(&auditor, &run).await;
    let reply = auditor.post(PATH, &until("2026-12-01")).await;
    reply.refused(ErrorCode::Forbidden);
    let marketing = shop.app.team(Role::Marketing, "a").await;
    marketing.get(PATH).await.refused(ErrorCode::Forbidden);
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
