//! The negative control of the race suites: the mall as a careless shop would write it.
//!
//! Armed by `CHOROK_TORTURE_NAIVE=1`, every writing transaction runs twice, first to check and
//! then to act, and believes while acting what it saw while checking: a guarded update is made
//! to pass by putting the row back to what it was then. That is "read, decide, write what was
//! computed" with reading and writing in transactions of their own, and it loses updates on both
//! engines. Used by one shopper at a time, the shop still behaves.

use std::{
    cell::RefCell,
    collections::{HashMap, VecDeque},
    sync::OnceLock,
};

use crate::db::Conn;

/// A row that guarded updates protect: how it is read, and how it is put back.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    read: &'static str,
    put_back: &'static str,
}

/// The units of an option that orders have set aside.
pub(crate) const STOCK: Row = Row {
    read: "select cast(reserved as text) from stock
            where tenant_id = $1 and option_id = $2",
    put_back: "update stock set reserved = cast($3 as bigint)
                where tenant_id = $1 and option_id = $2",
};

/// The sum of an account.
pub(crate) const POSTED: Row = Row {
    read: "select cast(posted as text) from accounts where tenant_id = $1 and id = $2",
    put_back: "update accounts set posted = cast($3 as bigint) where tenant_id = $1 and id = $2",
};

/// What orders hold of an account.
pub(crate) const HELD: Row = Row {
    read: "select cast(held as text) from accounts where tenant_id = $1 and id = $2",
    put_back: "update accounts set held = cast($3 as bigint) where tenant_id = $1 and id = $2",
};

/// The state of an order.
pub(crate) const ORDER: Row = Row {
    read: "select status from orders where tenant_id = $1 and no = $2",
    put_back: "update orders set status = $3 where tenant_id = $1 and no = $2",
};

/// The state of an attempt to pay.
pub(crate) const ATTEMPT: Row = Row {
    read: "select status from payment_attempts where provider = $1 and id = $2",
    put_back: "update payment_attempts set status = $3 where provider = $1 and id = $2",
};

/// The state of an authorisation at the voucher provider.
pub(crate) const AUTHORIZATION: Row = Row {
    read: "select status from voucher_authorizations where tenant_id = $1 and order_no = $2",
    put_back: "update voucher_authorizations set status = $3
                where tenant_id = $1 and order_no = $2",
};

/// The claim of a key. It is seen or not; the text in `$3` is that it was not.
pub(crate) const CLAIM: Row = Row {
    read: "select case count(*) when 0 then 'FREE' end from idempotency_keys
            where scope = $1 and key = $2",
    put_back: "delete from idempotency_keys where scope = $1 and key = $2 and 'FREE' = $3",
};

/// What was read while checking, in the order in which it was.
#[derive(Debug, Default)]
struct Seen {
    acting: bool,
    values: HashMap<String, VecDeque<Option<String>>>,
}

tokio::task_local! {
    static SEEN: RefCell<Seen>;
}

/// Whether this process plays the careless shop.
pub(crate) fn armed() -> bool {
    static ARMED: OnceLock<bool> = OnceLock::new();
    *ARMED.get_or_init(|| std::env::var("CHOROK_TORTURE_NAIVE").is_ok_and(|value| value == "1"))
}

/// Runs both transactions with one memory.
pub(crate) async fn remembering<T>(both: impl Future<Output = T>) -> T {
    SEEN.scope(RefCell::default(), both).await
}

/// From now on what was seen is believed.
pub(crate) fn act() {
    SEEN.with(|seen| seen.borrow_mut().acting = true);
}

/// Stands before a guarded update: sees the row while checking, and while acting throws away what
/// others have done to it since.
pub(crate) async fn believe(
    conn: &mut Conn,
    row: Row,
    (first, second): (&str, &str),
) -> sqlx::Result<()> {
    if !armed() {
        return Ok(());
    }
    let name = format!("{} {first} {second}", row.read);
    let acting = SEEN.try_with(|seen| seen.borrow().acting);
    let Ok(acting) = acting else { return Ok(()) };
    if acting {
        let believed = SEEN.with(|seen| seen.borrow_mut().values.get_mut(&name)?.pop_front());
        if let Some(Some(value)) = believed {
            let put_back = sqlx::query(row.put_back).bind(first).bind(second);
            put_back.bind(value).execute(conn).await?;
        }
        return Ok(());
    }
    let value: Option<Option<String>> = sqlx::query_scalar(row.read)
        .bind(first)
        .bind(second)
        .fetch_optional(conn)
        .await?;
    SEEN.with(|seen| {
        let mut seen = seen.borrow_mut();
        seen.values
            .entry(name)
            .or_default()
            .push_back(value.flatten());
    });
    Ok(())
}
