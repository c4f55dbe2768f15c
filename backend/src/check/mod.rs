//! `chorok check`: is the database whole, and do the numbers in it belong together?

mod invariants;

use self::invariants::{INVARIANTS, NOTICES};
use crate::db::{Conn, Db, Engine};

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

/// Something that is no fault, but that a person should know of.
#[derive(Debug, serde::Serialize)]
pub struct Notice {
    /// What.
    pub says: &'static str,
    /// How many.
    pub count: i64,
}

/// Counts what waits for a person.
pub async fn notices(db: &Db) -> anyhow::Result<Vec<Notice>> {
    let mut conn = db.read().await?;
    let mut notices = Vec::new();
    for (says, count) in NOTICES {
        let count = sqlx::query_scalar(count).fetch_one(&mut *conn).await?;
        notices.push(Notice { says, count });
    }
    Ok(notices)
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
