//! Rules of the ledger.

use super::{Invariant, Minute};

pub(super) const RULES: [Invariant; 8] = [
    Invariant {
        name: "transfer_balances",
        says: "every transfer in the books sums to zero",
        violations: "select count(*)
               from (
                    select entries.transfer_id
                      from transfers
                      join entries
                        on entries.tenant_id = transfers.tenant_id
                       and entries.transfer_id = transfers.id
                     where 1 = 1
                       {recent}
                     group by entries.tenant_id, entries.transfer_id
                    having sum(entries.amount) <> 0
                ) as unbalanced",
        minute: Minute::Since("and transfers.created_at >= $1"),
    },
    Invariant {
        name: "transfer_has_entries",
        says: "every transfer in the books moves something",
        violations: "select count(*)
               from transfers
              where not exists (
                    select 1
                      from entries
                     where entries.tenant_id = transfers.tenant_id
                       and entries.transfer_id = transfers.id
                )
                {recent}",
        minute: Minute::Since("and transfers.created_at >= $1"),
    },
    Invariant {
        name: "ledger_sums_to_zero",
        says: "all accounts of a mall together sum to zero",
        violations: "select count(*)
               from (
                    select accounts.tenant_id
                      from accounts
                     group by accounts.tenant_id
                    having sum(accounts.posted) <> 0
                ) as unbalanced",
        minute: Minute::Whole,
    },
    Invariant {
        name: "account_posted",
        says: "every account's sum is that of its entries",
        violations: "select count(*)
               from accounts
              where accounts.posted <> (
                    select cast(coalesce(sum(entries.amount), 0) as bigint)
                      from entries
                     where entries.tenant_id = accounts.tenant_id
                       and entries.account_id = accounts.id
                )
                {recent}",
        minute: Minute::Since(
            "and (accounts.tenant_id, accounts.id) in (
                    select entries.tenant_id,
                           entries.account_id
                      from transfers
                      join entries
                        on entries.tenant_id = transfers.tenant_id
                       and entries.transfer_id = transfers.id
                     where transfers.created_at >= $1
                )",
        ),
    },
    Invariant {
        name: "account_held",
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
        minute: Minute::Whole,
    },
    Invariant {
        name: "account_floor",
        says: "no account is below its floor",
        violations: "select count(*)
               from accounts
              where floor is not null
                and posted - held < floor",
        minute: Minute::Whole,
    },
    // Crossed, SQLite goes from each lot to its entries; joined, from every entry to every lot.
    Invariant {
        name: "programme_issued",
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
                     cross join entries
                     cross join transfers
                     where voucher_lots.tenant_id = voucher_programmes.tenant_id
                       and voucher_lots.programme_id = voucher_programmes.id
                       and entries.tenant_id = voucher_lots.tenant_id
                       and entries.account_id = 'lot/' || voucher_lots.id
                       and transfers.tenant_id = entries.tenant_id
                       and transfers.id = entries.transfer_id
                       and transfers.kind <> 'ISSUE'
                )",
        minute: Minute::Nothing,
    },
    Invariant {
        name: "ledger_chain",
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
        minute: Minute::Nothing,
    },
];
