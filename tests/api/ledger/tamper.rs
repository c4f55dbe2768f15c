//! Whoever owns the machine can change rows; nobody can do it unseen.

use backend::{db::boxed, error::AppError, ledger::verify::Start};
use tests::TestApp;

use super::{fault, sell, verified, whole};

/// Links 1 to 3 are the lots of the import; 4 to 7 are sales.
async fn with_sales() -> TestApp {
    let app = TestApp::with_mall().await;
    for number in 1..=4 {
        sell(&app, &format!("order-{number}"), 1_000).await;
    }
    assert_eq!(whole(&app).await.last, 7);
    app
}

/// The id of a link's transfer.
async fn transfer(app: &TestApp, seq: i64) -> String {
    let mut conn = app.state.db.read().await.expect("a connection");
    sqlx::query_scalar("select transfer_id from ledger_links where seq = $1")
        .bind(seq)
        .fetch_one(&mut *conn)
        .await
        .expect("the link is there")
}

/// Changes a row, and expects to be told which and what would be right. `{5}` stands for the
/// transfer of link 5.
async fn expect(sql: &str, row: &str, right: &str) {
    let app = with_sales().await;
    let id = transfer(&app, 5).await;
    app.tamper(&sql.replace("{5}", &id)).await;
    let fault = fault(&app).await;
    let row = row.replace("{5}", &id);
    assert!(fault.row.contains(&row), "{sql}: {fault}");
    assert!(fault.right.contains(right), "{sql}: {fault}");
}

#[tokio::test]
async fn every_column_of_a_transfer() {
    for column in [
        "id = 'trf_x'",
        "ref = 'order-9'",
        "created_at = created_at + 1",
        "tenant_id = 'haenam'",
    ] {
        let sql = format!("update transfers set {column} where id = '{{5}}'");
        expect(&sql, "transfer {5} of link 5", "hash").await;
    }
    let kind = "update transfers set kind = 'REFUND' where id = '{5}'";
    expect(kind, "transfer {5}", "kind SALE").await;
}

#[tokio::test]
async fn every_column_of_an_entry() {
    let amount = "update entries set amount = -999 where transfer_id = '{5}' and seq = 1";
    expect(amount, "entry 1 of transfer {5} (card)", "amount -1000").await;
    for column in [
        "tenant_id = 'haenam'",
        "transfer_id = 'trf_x'",
        "seq = 3",
        "account_id = 'vendor/sea-01'",
    ] {
        let sql = format!("update entries set {column} where transfer_id = '{{5}}' and seq = 1");
        expect(&sql, "transfer {5} of link 5", "hash").await;
    }
}

#[tokio::test]
async fn every_column_of_a_link() {
    for column in ["tenant_id = 'haenam'", "seq = 99"] {
        let sql = format!("update ledger_links set {column} where seq = 5");
        expect(&sql, "link 5", "the link after").await;
    }
    let transfer = "update ledger_links set transfer_id = 'trf_x' where seq = 5";
    expect(transfer, "transfer trf_x of link 5", "hash").await;
    for hash in ["hash = upper(hash)", "hash = 'nothing'"] {
        for seq in [5, 7] {
            let sql = format!("update ledger_links set {hash} where seq = {seq}");
            expect(&sql, &format!("link {seq} "), "hash").await;
        }
    }
}

#[tokio::test]
async fn every_column_of_the_head() {
    for column in [
        "seq = 6",
        "seq = 8",
        "hash = 'nothing'",
        "tenant_id = 'haenam'",
    ] {
        let sql = format!("update ledger_heads set {column}");
        expect(&sql, "head of gangjin's chain", "seq 7").await;
    }
}

#[tokio::test]
async fn every_column_of_an_account() {
    for (column, right) in [
        ("posted = posted + 1", "posted 4000"),
        ("held = 5", "held 0"),
        ("kind = 'LOT'", "kind VENDOR"),
        ("floor = -9", "floor none"),
    ] {
        let sql = format!("update accounts set {column} where id = 'vendor/rice-01'");
        expect(&sql, "account vendor/rice-01", right).await;
    }
    for column in ["id = 'vendor/sea-01'", "tenant_id = 'haenam'"] {
        let sql = format!("update accounts set {column} where id = 'vendor/rice-01'");
        expect(&sql, "(vendor/rice-01)", "both rows").await;
    }
}

#[tokio::test]
async fn rows_that_vanish_or_slip_in() {
    let gone =
        "delete from ledger_links where seq = 5; delete from entries where transfer_id = '{5}';
        delete from transfers where id = '{5}';";
    expect(gone, "link 5", "the link after").await;
    let last = "delete from ledger_links where seq = 7";
    expect(last, "link 7", "the link after").await;
    let extra = "insert into transfers (tenant_id, id, kind, ref, created_at)
        values ('gangjin', 'trf_x', 'SALE', 'order-9', 0)";
    expect(extra, "transfer trf_x", "no row").await;
    let linked = format!(
        "{extra}; insert into ledger_links (tenant_id, seq, transfer_id, hash)
        values ('gangjin', 8, 'trf_x', 'nothing')"
    );
    expect(&linked, "transfer trf_x of link 8", "hash").await;
    let entry = "insert into entries (tenant_id, transfer_id, seq, account_id, amount)
        values ('gangjin', '{5}', 3, 'card', 5)";
    expect(entry, "transfer {5} of link 5", "hash").await;
}

#[tokio::test]
async fn a_past_that_agrees_with_itself_is_not_the_one_that_was_verified() {
    let app = with_sales().await;
    // The checkpoint is of link 7; a shorter chain agrees with itself.
    app.tamper(
        "delete from entries where transfer_id = (select transfer_id from ledger_links where seq = 7);
         delete from transfers where id = (select transfer_id from ledger_links where seq = 7);
         delete from ledger_links where seq = 7;
         update ledger_heads set seq = 6, hash = (select hash from ledger_links where seq = 6);
         update accounts set posted = -3000 where id = 'card';
         update accounts set posted = 3000 where id = 'vendor/rice-01';",
    )
    .await;
    for start in [Start::Resume, Start::First] {
        let error = verified(&app, start)
            .await
            .expect_err("the past is another")
            .to_string();
        assert!(error.starts_with("link 7\n  stored: no row"), "{error}");
        assert!(
            error.contains("as verified at 2026-11-22T12:00:00+09:00"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn the_database_itself_refuses() {
    let app = with_sales().await;
    for sql in [
        "update ledger_links set hash = 'x'",
        "delete from ledger_links",
        "update transfers set ref = 'x'",
        "delete from entries",
        "update ledger_heads set seq = 1",
        "delete from ledger_heads",
    ] {
        let refused = app.state.db.write(|tx| boxed(execute(tx, sql))).await;
        assert!(refused.is_err(), "{sql}");
    }
    assert_eq!(whole(&app).await.last, 7);
}

async fn execute(tx: &mut backend::db::Conn, sql: &'static str) -> Result<(), AppError> {
    sqlx::query(sql).execute(tx).await?;
    Ok(())
}
