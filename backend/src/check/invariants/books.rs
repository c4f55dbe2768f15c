//! Rules of the ledger.

use super::Invariant;

pub(super) const RULES: [Invariant; 6] = [
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
        recent: "and transfers.created_at >= $1",
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
        recent: "and transfers.created_at >= $1",
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
        recent: "",
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
        recent: "and (accounts.tenant_id, accounts.id) in (
                    select entries.tenant_id,
                           entries.account_id
                      from transfers
                      join entries
                        on entries.tenant_id = transfers.tenant_id
                       and entries.transfer_id = transfers.id
                     where transfers.created_at >= $1
                )",
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
        recent: "",
    },
    Invariant {
        name: "account_floor",
        says: "no account is below its floor",
        violations: "select count(*)
               from accounts
              where floor is not null
                and posted - held < floor",
        recent: "",
    },
];
