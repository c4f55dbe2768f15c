//! The rules that hold after every transaction, whatever happened in between.

/// A rule that must hold, and the query that counts where it does not.
pub(super) struct Invariant {
    pub(super) says: &'static str,
    pub(super) violations: &'static str,
}

/// Each counts violations; zero everywhere is a healthy mall.
pub(super) const INVARIANTS: [Invariant; 16] = [
    Invariant {
        says: "every mall has a revision",
        violations: "select count(*)
               from tenants
               left join catalog_revisions on catalog_revisions.tenant_id = tenants.id
              where catalog_revisions.tenant_id is null",
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
        says: "stock set aside is what open orders reserve",
        violations: "select count(*)
               from stock
              where stock.reserved <> (
                    select cast(coalesce(sum(reservations.quantity), 0) as bigint)
                      from reservations
                     where reservations.tenant_id = stock.tenant_id
                       and reservations.option_id = stock.option_id
                       and reservations.status = 'ACTIVE'
                )",
    },
    Invariant {
        says: "every transfer in the books sums to zero",
        violations: "select count(*)
               from (
                    select transfer_id
                      from entries
                     group by tenant_id, transfer_id
                    having sum(amount) <> 0
                ) as unbalanced",
    },
    Invariant {
        says: "every account's sum is that of its entries",
        violations: "select count(*)
               from accounts
              where accounts.posted <> (
                    select cast(coalesce(sum(entries.amount), 0) as bigint)
                      from entries
                     where entries.tenant_id = accounts.tenant_id
                       and entries.account_id = accounts.id
                )",
    },
    Invariant {
        says: "voucher money held is what open orders hold",
        violations: "select count(*)
               from accounts
              where accounts.held <> (
                    select cast(coalesce(sum(holds.amount), 0) as bigint)
                      from holds
                     where holds.tenant_id = accounts.tenant_id
                       and holds.account_id = accounts.id
                       and holds.status = 'HELD'
                )",
    },
    Invariant {
        says: "no account is below its floor",
        violations: "select count(*)
               from accounts
              where floor is not null
                and posted - held < floor",
    },
    Invariant {
        says: "what a programme issued is held, spent, expired or left on its lots",
        violations: "select count(*)
               from voucher_programmes
              where (
                    select cast(coalesce(-sum(entries.amount), 0) as bigint)
                      from entries
                      join transfers
                        on transfers.tenant_id = entries.tenant_id
                       and transfers.id = entries.transfer_id
                     where entries.tenant_id = voucher_programmes.tenant_id
                       and entries.account_id = 'fund/' || voucher_programmes.id
                       and transfers.kind = 'ISSUE'
                ) <> (
                    select cast(coalesce(sum(accounts.posted - accounts.held), 0) as bigint)
                      from voucher_lots
                      join accounts
                        on accounts.tenant_id = voucher_lots.tenant_id
                       and accounts.id = 'lot/' || voucher_lots.id
                     where voucher_lots.tenant_id = voucher_programmes.tenant_id
                       and voucher_lots.programme_id = voucher_programmes.id
                ) + (
                    select cast(coalesce(sum(holds.amount), 0) as bigint)
                      from voucher_lots
                      join holds
                        on holds.tenant_id = voucher_lots.tenant_id
                       and holds.account_id = 'lot/' || voucher_lots.id
                       and holds.status = 'HELD'
                     where voucher_lots.tenant_id = voucher_programmes.tenant_id
                       and voucher_lots.programme_id = voucher_programmes.id
                ) - (
                    select cast(coalesce(sum(entries.amount), 0) as bigint)
                      from voucher_lots
                      join entries
                        on entries.tenant_id = voucher_lots.tenant_id
                       and entries.account_id = 'lot/' || voucher_lots.id
                      join transfers
                        on transfers.tenant_id = entries.tenant_id
                       and transfers.id = entries.transfer_id
                     where voucher_lots.tenant_id = voucher_programmes.tenant_id
                       and voucher_lots.programme_id = voucher_programmes.id
                       and transfers.kind <> 'ISSUE'
                )",
    },
    Invariant {
        says: "every transfer is a link of its mall's chain, up to the head",
        violations: "select count(*)
               from tenants
               left join ledger_heads on ledger_heads.tenant_id = tenants.id
              where coalesce(ledger_heads.seq, 0) <> (
                    select count(*)
                      from ledger_links
                     where ledger_links.tenant_id = tenants.id
                )
                 or coalesce(ledger_heads.seq, 0) <> (
                    select count(*)
                      from transfers
                     where transfers.tenant_id = tenants.id
                )",
    },
    Invariant {
        says: "every paid order with a card part has one booked payment of that amount",
        violations: "select count(*)
               from orders
              where orders.status = 'PAID'
                and orders.card > 0
                and orders.card <> (
                    select cast(coalesce(sum(payment_attempts.amount), 0) as bigint)
                      from payment_attempts
                     where payment_attempts.tenant_id = orders.tenant_id
                       and payment_attempts.order_no = orders.no
                       and payment_attempts.status = 'BOOKED'
                )",
    },
    Invariant {
        says: "every payment with an open outcome will be asked about",
        violations: "select count(*)
               from payment_attempts
              where status in ('APPROVING', 'UNKNOWN', 'VOIDING')
                and next_check_at is null",
    },
    Invariant {
        says: "every tender got back what claims gave it",
        violations: "select count(*)
               from order_tenders
              where order_tenders.returned <> (
                    select cast(coalesce(sum(claim_parts.amount), 0) as bigint)
                      from claim_parts
                     where claim_parts.tenant_id = order_tenders.tenant_id
                       and claim_parts.order_no = order_tenders.order_no
                       and claim_parts.seq = order_tenders.seq
                )",
    },
    Invariant {
        says: "nothing of a line or parcel was given back twice",
        violations: "select count(*)
               from order_allocations
              where order_allocations.amount < (
                    select cast(coalesce(sum(claim_parts.amount), 0) as bigint)
                      from claim_parts
                     where claim_parts.tenant_id = order_allocations.tenant_id
                       and claim_parts.order_no = order_allocations.order_no
                       and claim_parts.place = order_allocations.place
                       and claim_parts.seq = order_allocations.seq
                )",
    },
    Invariant {
        says: "every unit that is claimed belongs to one claim",
        violations: "select count(*)
               from order_places
              where order_places.kind = 'LINE'
                and order_places.claimed <> (
                    select cast(coalesce(sum(claim_lines.quantity), 0) as bigint)
                      from claim_lines
                      join claims on claims.id = claim_lines.claim_id
                     where claim_lines.tenant_id = order_places.tenant_id
                       and claim_lines.order_no = order_places.order_no
                       and claim_lines.place = order_places.place
                       and claims.status not in ('REFUSED', 'EXCHANGED')
                )",
    },
    Invariant {
        says: "no more goes back to a card than it paid",
        violations: "select count(*)
               from payment_attempts
              where payment_attempts.amount < (
                    select cast(coalesce(sum(refunds.amount), 0) as bigint)
                      from refunds
                     where refunds.attempt_id = payment_attempts.id
                )
                 or payment_attempts.tax_free < (
                    select cast(coalesce(sum(refunds.tax_free), 0) as bigint)
                      from refunds
                     where refunds.attempt_id = payment_attempts.id
                )",
    },
];

/// What is no fault but waits for a person, and the query that counts it.
pub(super) const NOTICES: [(&str, &str); 2] = [
    (
        "cases wait for a person",
        "select count(*)
               from cases
              where closed_at is null",
    ),
    (
        "claims wait for the seller's answer",
        "select count(*)
               from claims
              where status = 'REQUESTED'",
    ),
];
