//! What is written: the statements of a run, and what the ledger says of them.

use shared::{
    console::settlement::{Books, LineKind, StatementRow},
    ids::{RunId, StatementId, TenantId, VendorId},
    money::Won,
    settlement::{Amounts, Balance},
};

use super::rows::owed;
use crate::{db::Conn, error::AppError};

/// What the vendors' accounts hold, and what of it is not settled, not paid, or owed.
pub(super) async fn books(conn: &mut Conn, tenant: &TenantId) -> Result<Books, AppError> {
    const BOOKS: &str = "select (select cast(coalesce(sum(posted), 0) as bigint)
                   from accounts
                  where tenant_id = $1
                    and kind = 'VENDOR'),
                (select cast(coalesce(sum(due), 0) as bigint)
                   from orders
                  where tenant_id = $1
                    and paid_at is not null)
              - (select cast(coalesce(sum(amount), 0) as bigint)
                   from claim_parts
                  where tenant_id = $1)
              - (select cast(coalesce(sum(goods + shipping), 0) as bigint)
                   from statements
                  where tenant_id = $1),
                (select cast(coalesce(sum(statements.goods + statements.shipping
                                          + statements.carried_in), 0) as bigint)
                   from statements
                   join settlement_runs
                     on settlement_runs.tenant_id = statements.tenant_id
                    and settlement_runs.id = statements.run_id
                  where statements.tenant_id = $1
                    and settlement_runs.status <> 'PAID')";
    let (ledger, open, closed): (Won, Won, Won) = sqlx::query_as(BOOKS)
        .bind(tenant)
        .fetch_one(&mut *conn)
        .await?;
    let carried = owed(conn, tenant).await?;
    Ok(Books {
        ledger,
        open,
        closed,
        carried: carried.into_values().sum(),
    })
}

#[derive(sqlx::FromRow)]
struct TotalRow {
    id: StatementId,
    vendor_id: VendorId,
    vendor_name: String,
    carried_in: Won,
    payable: Won,
    carried_out: Won,
    kind: Option<String>,
    goods: Won,
    shipping: Won,
    tax_free: Won,
    fee: Won,
    fee_vat: Won,
}

/// The statements of a run, the largest payout first.
pub(super) async fn statements(
    conn: &mut Conn,
    tenant: &TenantId,
    run: &RunId,
) -> Result<Vec<StatementRow>, AppError> {
    let rows: Vec<TotalRow> = sqlx::query_as(
        "select statements.id,
                statements.vendor_id,
                statements.vendor_name,
                statements.carried_in,
                statements.payable,
                statements.carried_out,
                lines.kind,
                cast(sum(lines.goods) as bigint) as goods,
                cast(sum(lines.shipping) as bigint) as shipping,
                cast(sum(lines.tax_free) as bigint) as tax_free,
                cast(sum(lines.fee) as bigint) as fee,
                cast(sum(lines.fee_vat) as bigint) as fee_vat
           from statements
           join statement_lines as lines
             on lines.tenant_id = statements.tenant_id
            and lines.statement_id = statements.id
          where statements.tenant_id = $1
            and statements.run_id = $2
          group by statements.id,
                   statements.vendor_id,
                   statements.vendor_name,
                   statements.carried_in,
                   statements.payable,
                   statements.carried_out,
                   lines.kind
          order by statements.payable desc,
                   statements.carried_out,
                   statements.vendor_id",
    )
    .bind(tenant)
    .bind(run)
    .fetch_all(conn)
    .await?;
    let mut statements: Vec<StatementRow> = Vec::new();
    for row in rows {
        let amounts = Amounts {
            goods: row.goods,
            shipping: row.shipping,
            tax_free: row.tax_free,
            fee: row.fee,
            fee_vat: row.fee_vat,
        };
        if statements
            .last()
            .is_none_or(|last| last.vendor != row.vendor_id)
        {
            statements.push(StatementRow {
                id: Some(row.id),
                vendor: row.vendor_id,
                name: row.vendor_name,
                sold: Amounts::default(),
                returned: Amounts::default(),
                balance: Balance {
                    carried_in: row.carried_in,
                    payable: row.payable,
                    carried_out: row.carried_out,
                },
            });
        }
        if let Some(statement) = statements.last_mut() {
            match row.kind.as_deref().and_then(LineKind::parse) {
                Some(LineKind::Refund) => statement.returned = amounts,
                _ => statement.sold = amounts,
            }
        }
    }
    Ok(statements)
}

/// What the ledger says of the sales, or of the refunds, of a run.
pub(super) async fn booked(
    conn: &mut Conn,
    tenant: &TenantId,
    run: &RunId,
    kind: LineKind,
) -> sqlx::Result<Won> {
    sqlx::query_scalar(
        "select cast(coalesce(sum(entries.amount), 0) as bigint)
           from statements
           join statement_lines
             on statement_lines.tenant_id = statements.tenant_id
            and statement_lines.statement_id = statements.id
           join transfers
             on transfers.tenant_id = statement_lines.tenant_id
            and transfers.kind = statement_lines.kind
            and transfers.ref = statement_lines.ref
           join entries
             on entries.tenant_id = transfers.tenant_id
            and entries.transfer_id = transfers.id
            and entries.account_id || '' = 'vendor/' || statements.vendor_id
          where statements.tenant_id = $1
            and statements.run_id = $2
            and statement_lines.kind = $3",
    )
    .bind(tenant)
    .bind(run)
    .bind(kind.as_str())
    .fetch_one(conn)
    .await
}
