//! Rules of what vendors are paid.

use super::{Invariant, Minute};

pub(super) const RULES: [Invariant; 4] = [
    Invariant {
        name: "statement_lines",
        says: "every statement is the sum of its lines",
        violations: "select count(*)
               from statements
              where (statements.goods + statements.shipping,
                     statements.tax_free,
                     statements.fee,
                     statements.fee_vat) <> (
                    select cast(coalesce(sum(goods + shipping), 0) as bigint),
                           cast(coalesce(sum(tax_free), 0) as bigint),
                           cast(coalesce(sum(fee), 0) as bigint),
                           cast(coalesce(sum(fee_vat), 0) as bigint)
                      from statement_lines
                     where statement_lines.tenant_id = statements.tenant_id
                       and statement_lines.statement_id = statements.id
                )",
        minute: Minute::Nothing,
    },
    Invariant {
        name: "line_is_booked",
        says: "every line of a statement is what the books say of that sale or refund",
        violations: "select count(*)
               from statement_lines
              where statement_lines.goods + statement_lines.shipping <> (
                    select cast(coalesce(sum(entries.amount), 0) as bigint)
                      from transfers
                      join entries
                        on entries.tenant_id = transfers.tenant_id
                       and entries.transfer_id = transfers.id
                     where transfers.tenant_id = statement_lines.tenant_id
                       and transfers.kind = statement_lines.kind
                       and transfers.ref = statement_lines.ref
                       and entries.account_id || '' = 'vendor/' || statement_lines.vendor_id
                )
                {recent}",
        minute: Minute::Since("and statement_lines.happened_at >= $1"),
    },
    Invariant {
        name: "parcel_settled",
        says: "a parcel is marked as settled when a statement has its sale, and only then",
        violations: "select count(*)
               from shipments
              where shipments.settled <> (
                    select count(*)
                      from statement_lines
                     where statement_lines.tenant_id = shipments.tenant_id
                       and statement_lines.vendor_id = shipments.vendor_id
                       and statement_lines.kind = 'SALE'
                       and statement_lines.ref = shipments.order_no
                )",
        minute: Minute::Nothing,
    },
    Invariant {
        name: "payout_is_booked",
        says: "every run that was paid took what its statements say from each vendor",
        violations: "select count(*)
               from settlement_runs
               join statements
                 on statements.tenant_id = settlement_runs.tenant_id
                and statements.run_id = settlement_runs.id
              where settlement_runs.status = 'PAID'
                and statements.fee + statements.fee_vat + statements.payable <> (
                    select cast(coalesce(-sum(entries.amount), 0) as bigint)
                      from transfers
                      join entries
                        on entries.tenant_id = transfers.tenant_id
                       and entries.transfer_id = transfers.id
                     where transfers.tenant_id = settlement_runs.tenant_id
                       and transfers.kind = 'PAYOUT'
                       and transfers.ref = settlement_runs.id
                       and entries.account_id || '' = 'vendor/' || statements.vendor_id
                )
                {recent}",
        minute: Minute::Since("and settlement_runs.paid_at >= $1"),
    },
];
