//! `chorok check`, and the same rules every minute while the mall serves: is the database whole,
//! and do the numbers in it belong together?

mod invariants;
mod watch;

use shared::time::Timestamp;

use self::invariants::NOTICES;
pub use self::watch::{EVERY, watch};
use crate::db::{Conn, Db, Engine};

/// The answer to one rule.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// The rule's name in metrics and logs.
    pub name: &'static str,
    /// The rule, for people.
    pub says: &'static str,
    /// How often it is broken.
    pub violations: i64,
}

/// Checks every rule over everything, on one state of the database.
pub async fn check(db: &Db) -> sqlx::Result<Vec<Finding>> {
    let mut snapshot = db.snapshot().await?;
    let mut findings = Vec::new();
    if db.engine() == Engine::Sqlite {
        findings.push(integrity(&mut snapshot).await?);
        findings.push(foreign_keys(&mut snapshot).await?);
    }
    findings.extend(check_whole(&mut snapshot).await?);
    snapshot.finish().await?;
    Ok(findings)
}

/// Checks the rules that are written in SQL, inside the caller's transaction.
pub async fn check_whole(conn: &mut Conn) -> sqlx::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for rule in invariants::all() {
        let query = sqlx::AssertSqlSafe(rule.whole());
        let violations = sqlx::query_scalar(query).fetch_one(&mut *conn).await?;
        findings.push(rule.found(violations));
    }
    Ok(findings)
}

/// The rules that are broken, in one sentence. `None`: they all hold.
pub fn broken(findings: &[Finding]) -> Option<String> {
    let broken = findings.iter().filter(|finding| finding.violations > 0);
    let told: Vec<_> = broken
        .map(|finding| format!("{} ({} times)", finding.says, finding.violations))
        .collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// Checks what changed since `since`, and all of what does not grow with the orders.
pub async fn check_since(conn: &mut Conn, since: Timestamp) -> sqlx::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for rule in invariants::all() {
        let Some((query, is_bounded)) = rule.minutely() else {
            continue;
        };
        let mut query = sqlx::query_scalar(sqlx::AssertSqlSafe(query));
        if is_bounded {
            query = query.bind(since);
        }
        findings.push(rule.found(query.fetch_one(&mut *conn).await?));
    }
    Ok(findings)
}

impl invariants::Invariant {
    fn found(&self, violations: i64) -> Finding {
        Finding {
            name: self.name,
            says: self.says,
            violations,
        }
    }
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
        name: "file_is_whole",
        says: "the database file is whole",
        violations: i64::try_from(broken).unwrap_or(i64::MAX),
    })
}

/// Rows that point at rows that are not there, which SQLite finds only when asked.
async fn foreign_keys(conn: &mut Conn) -> sqlx::Result<Finding> {
    let broken = sqlx::query("pragma foreign_key_check")
        .fetch_all(conn)
        .await?;
    Ok(Finding {
        name: "references_hold",
        says: "every row that another points at is there",
        violations: i64::try_from(broken.len()).unwrap_or(i64::MAX),
    })
}
