//! On PostgreSQL the mall is an ordinary role that owns its tables, and still may not change what
//! is posted: before any trigger is asked, its privileges are.

use backend::{
    db::{Conn, boxed},
    ledger::root::publish_due,
};
use tests::TestApp;

use super::{sell, whole};

/// PostgreSQL: the role lacks the privilege.
const INSUFFICIENT_PRIVILEGE: &str = "42501";

#[tokio::test]
async fn the_owner_can_post_and_publish_but_not_change() {
    // SQLite has no roles; its triggers are tested beside the other ways to tamper.
    let Some(app) = TestApp::start_as_owner().await else {
        return;
    };
    app.open_mall().await;
    sell(&app, "order-1", 1_000).await;
    publish_due(app.state.clone())
        .await
        .expect("roots are published");
    for sql in [
        "update transfers set ref = 'x'",
        "update transfers set created_at = 0",
        "delete from transfers",
        "update entries set amount = 1",
        "delete from entries",
        "truncate entries",
        "update ledger_links set hash = 'x'",
        "delete from ledger_links",
        "truncate ledger_links",
        "update ledger_roots set content = 'x'",
        "delete from ledger_roots",
        "delete from ledger_heads",
    ] {
        let refused = app.state.db.write(|tx| boxed(execute(tx, sql))).await;
        let error = refused.expect_err(sql);
        let code = error
            .as_database_error()
            .and_then(sqlx::error::DatabaseError::code);
        assert_eq!(
            code.as_deref(),
            Some(INSUFFICIENT_PRIVILEGE),
            "{sql}: {error}"
        );
    }
    // The one column that the locks of foreign keys need takes no value.
    let sql = "update transfers set unchanging = 1";
    let refused = app.state.db.write(|tx| boxed(execute(tx, sql))).await;
    let error = refused.expect_err(sql).to_string();
    assert!(error.contains("unchanging"), "{error}");
    assert_eq!(whole(&app).await.last, 4);
}

async fn execute(tx: &mut Conn, sql: &'static str) -> sqlx::Result<()> {
    sqlx::query(sql).execute(tx).await?;
    Ok(())
}
