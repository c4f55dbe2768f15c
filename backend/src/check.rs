//! `chorok check`: is the database whole, and do the numbers in it belong together?

use crate::db::{Conn, Db, Engine};

/// A rule that must hold, and the query that counts where it does not.
struct Invariant {
    says: &'static str,
    violations: &'static str,
}

/// Each counts violations; zero everywhere is a healthy mall.
const INVARIANTS: [Invariant; 4] = [
    Invariant {
        says: "stock is never negative and never reserved twice",
        violations: "select count(*) from stock where reserved < 0 or on_hand < reserved",
    },
    Invariant {
        says: "every option has a stock row",
        violations: "select count(*)
               from product_options
               left join stock
                 on stock.tenant_id = product_options.tenant_id
                and stock.option_id = product_options.id
              where stock.option_id is null",
    },
    Invariant {
        says: "every visible product has something to buy",
        violations: "select count(*)
               from products
              where products.hidden = 0
                and not exists (
                    select 1
                      from product_options
                     where product_options.tenant_id = products.tenant_id
                       and product_options.product_id = products.id
                       and product_options.hidden = 0
                )",
    },
    Invariant {
        says: "every mall has a revision",
        violations: "select count(*)
               from tenants
               left join catalog_revisions on catalog_revisions.tenant_id = tenants.id
              where catalog_revisions.tenant_id is null",
    },
];

/// The answer to one rule.
#[derive(Debug, serde::Serialize)]
pub struct Finding {
    /// The rule.
    pub says: &'static str,
    /// How often it is broken.
    pub violations: i64,
}

/// Checks every rule.
pub async fn check(db: &Db) -> anyhow::Result<Vec<Finding>> {
    let mut conn = db.read().await?;
    let mut findings = Vec::new();
    if db.engine() == Engine::Sqlite {
        findings.push(integrity(&mut conn).await?);
    }
    for invariant in &INVARIANTS {
        let violations = sqlx::query_scalar(invariant.violations)
            .fetch_one(&mut *conn)
            .await?;
        findings.push(Finding {
            says: invariant.says,
            violations,
        });
    }
    Ok(findings)
}

/// SQLite's own look at its file.
async fn integrity(conn: &mut Conn) -> sqlx::Result<Finding> {
    let answers: Vec<String> = sqlx::query_scalar("pragma integrity_check")
        .fetch_all(conn)
        .await?;
    let broken = answers.iter().filter(|answer| *answer != "ok").count();
    Ok(Finding {
        says: "the database file is whole",
        violations: i64::try_from(broken).unwrap_or(i64::MAX),
    })
}
