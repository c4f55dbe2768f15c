//! Orders that were not paid in time give their stock and vouchers back.

use shared::{
    ids::{OrderNo, TenantId},
    order::OrderStatus,
    time::Timestamp,
};

use super::{PAY_WITHIN_MS, release::end_unpaid, store};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

/// At most this many in one round, so that one round does not hold up the rest.
const BATCH: i64 = 50;

/// Expires what is due, and answers how many orders that were.
pub async fn expire_due(state: &AppState) -> Result<usize, AppError> {
    let now = state.clock.now();
    let due: Vec<(TenantId, OrderNo)> = {
        let mut conn = state.db.read().await?;
        sqlx::query_as(
            "select tenant_id,
                    no
               from orders
              where status = 'PENDING_PAYMENT'
                and pay_until <= $1
              order by pay_until
              limit $2",
        )
        .bind(now)
        .bind(BATCH)
        .fetch_all(&mut *conn)
        .await?
    };
    let mut expired = 0;
    for (tenant, no) in due {
        match state
            .db
            .write(|tx| boxed(expire_in(tx, state, &tenant, &no)))
            .await
        {
            Ok(done) => {
                failpoint!(ExpireCommitted);
                expired += usize::from(done);
            }
            // An approval is in flight: the order waits for its outcome.
            Err(AppError::Refused(_)) => {
                let until = now.plus_ms(PAY_WITHIN_MS);
                state
                    .db
                    .write(|tx| boxed(extend(tx, &tenant, &no, until)))
                    .await?;
            }
            Err(error) => return Err(error),
        }
    }
    if expired > 0 {
        state.catalogs.changed();
    }
    Ok(expired)
}

async fn expire_in(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<bool, AppError> {
    let now = state.clock.now();
    let Some(order) = store::find(tx, tenant, no).await? else {
        return Ok(false);
    };
    if order.status()? != OrderStatus::PendingPayment || order.pay_until > now {
        return Ok(false);
    }
    let text = "결제 시간이 지나 주문을 닫았어요";
    end_unpaid(tx, state, tenant, no, OrderStatus::Expired, text).await
}

async fn extend(
    tx: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    until: Timestamp,
) -> Result<bool, AppError> {
    Ok(store::extend(tx, tenant, no, until).await?)
}
