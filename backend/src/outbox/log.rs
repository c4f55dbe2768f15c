//! What was written to people, and what became of it.

use shared::{
    console::message::{SentList, SentRow, SentState, SentTab},
    ids::{OrderNo, TenantId},
    time::Timestamp,
};
use sqlx::AssertSqlSafe;

use super::Topic;
use crate::{db::Conn, error::AppError};

const PAGE: usize = 50;

/// What is looked for.
enum Sought {
    Everything,
    /// The end of a phone's number.
    Phone(String),
    /// An order's number, or its end.
    Order(String),
}

impl Sought {
    fn parse(words: &str) -> Self {
        let words = words.trim().to_uppercase();
        let is_phone = words.chars().all(|c| c.is_ascii_digit() || c == '-')
            && (words.len() == 4 || words.starts_with("01"));
        if words.is_empty() {
            Self::Everything
        } else if is_phone {
            let end = words.len().saturating_sub(4);
            Self::Phone(words[end..].to_owned())
        } else {
            Self::Order(words)
        }
    }

    /// The condition, and what stands for `$4` in it.
    fn condition(self) -> (&'static str, String) {
        match self {
            Self::Everything => ("$4 = ''", String::new()),
            Self::Phone(end) => ("phone <> '' and substr(phone, length(phone) - 3) = $4", end),
            Self::Order(no) if no.contains('-') => ("topic = 'MESSAGE' and ref = $4", no),
            Self::Order(end) => ("topic = 'MESSAGE' and substr(ref, 10) = $4", end),
        }
    }
}

fn of_tab(tab: SentTab) -> &'static str {
    match tab {
        SentTab::All => "1 = 1",
        SentTab::Waiting => "done_at is null",
        SentTab::Failed => "done_at is not null and last_error <> ''",
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    topic: String,
    #[sqlx(rename = "ref")]
    reference: String,
    title: String,
    content: String,
    phone: String,
    created_at: Timestamp,
    not_before: Timestamp,
    done_at: Option<Timestamp>,
    tries: i64,
    last_error: String,
}

/// A page of messages and letters, the newest first.
pub(crate) async fn list(
    conn: &mut Conn,
    tenant: &TenantId,
    tab: SentTab,
    (words, after): (&str, Option<&str>),
) -> Result<SentList, AppError> {
    let (sought, value) = Sought::parse(words).condition();
    let (at, id) = begin(after);
    let sql = format!(
        "select id,
                topic,
                ref,
                title,
                content,
                phone,
                created_at,
                not_before,
                done_at,
                tries,
                last_error
           from outbox
          where tenant_id = $1
            and topic in ('MESSAGE', 'LETTER')
            and (created_at, id) < ($2, $3)
            and {sought}
            and {}
          order by created_at desc,
                   id desc
          limit $5",
        of_tab(tab)
    );
    let mut rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(tenant)
        .bind(at)
        .bind(id)
        .bind(value)
        .bind(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
        .fetch_all(conn)
        .await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more);
    let next = next.map(|row| format!("{}~{}", row.created_at.0, row.id));
    Ok(SentList {
        rows: rows.into_iter().map(read).collect(),
        next,
    })
}

/// The last row of the page before; the first page begins after every other.
fn begin(text: Option<&str>) -> (Timestamp, String) {
    let place = text.and_then(|text| text.split_once('~'));
    let place = place.and_then(|(at, id)| Some((Timestamp(at.parse().ok()?), id.to_owned())));
    place.unwrap_or((Timestamp(i64::MAX), String::new()))
}

fn read(row: Row) -> SentRow {
    let is_message = row.topic == Topic::Message.as_str();
    SentRow {
        id: row.id,
        at: row.created_at,
        title: row.title,
        text: is_message.then_some(row.content),
        order: is_message.then_some(OrderNo(row.reference)),
        phone: row.phone,
        tries: u32::try_from(row.tries).unwrap_or(u32::MAX),
        state: match row.done_at {
            None => SentState::Waiting(row.not_before),
            Some(at) if row.last_error.is_empty() => SentState::Sent(at),
            Some(at) => SentState::Failed(at, row.last_error),
        },
    }
}

/// Sends what the sender refused anew, and answers its heading. `None`: it was not refused, or
/// somebody else was faster.
pub(crate) async fn renew(
    tx: &mut Conn,
    tenant: &TenantId,
    id: &str,
    now: Timestamp,
) -> sqlx::Result<Option<(String, String)>> {
    sqlx::query_as(
        "update outbox
            set done_at = null,
                last_error = '',
                not_before = $3,
                renewed = renewed + 1
          where tenant_id = $1
            and id = $2
            and topic in ('MESSAGE', 'LETTER')
            and done_at is not null
            and last_error <> ''
        returning title,
                  phone",
    )
    .bind(tenant)
    .bind(id)
    .bind(now)
    .fetch_optional(tx)
    .await
}
