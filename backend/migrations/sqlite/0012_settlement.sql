-- A statement never changes.
create trigger statements_stay before update on statements
begin select raise(abort, 'a settlement never changes'); end;
create trigger statements_remain before delete on statements
begin select raise(abort, 'a settlement is never removed'); end;
create trigger statement_lines_stay before update on statement_lines
begin select raise(abort, 'a settlement never changes'); end;
create trigger statement_lines_remain before delete on statement_lines
begin select raise(abort, 'a settlement is never removed'); end;
create trigger settlement_runs_remain before delete on settlement_runs
begin select raise(abort, 'a settlement is never removed'); end;

-- The books learn what is paid out, and what the county keeps of it. A check cannot be changed
-- here, so the two tables are made anew under their own names; what points at them is looked at
-- when the migration commits.
pragma defer_foreign_keys = on;

create table accounts_kept as select * from accounts;
drop table accounts;
create table accounts (
    tenant_id TEXT not null references tenants (id),
    -- `lot/<id>`, `fund/<programme>`, `vendor/<id>`, `card/<provider>`, `county-discount`,
    -- `payout`, `commission`, `commission/vat`.
    id TEXT not null,
    kind TEXT not null constraint account_kind
        check (kind in ('LOT', 'FUND', 'EXTERNAL_VOUCHER', 'VENDOR', 'CARD', 'COUNTY_DISCOUNT',
                        'PAYOUT', 'COMMISSION')),
    -- The least that posted - held may be; null where there is no limit.
    floor BIGINT,
    posted BIGINT not null default 0,
    held BIGINT not null default 0 constraint account_held check (held >= 0),
    primary key (tenant_id, id),
    constraint account_floor check (floor is null or posted - held >= floor)
);
insert into accounts (tenant_id, id, kind, floor, posted, held)
select tenant_id, id, kind, floor, posted, held
  from accounts_kept;
drop table accounts_kept;

create table transfers_kept as select * from transfers;
drop table transfers;
create table transfers (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    kind TEXT not null constraint transfer_kind
        check (kind in ('ISSUE', 'SPENT_BEFORE', 'SALE', 'REFUND', 'PAYOUT')),
    -- What it is for; one transfer of a kind for each, so that posting twice is impossible.
    ref TEXT not null,
    created_at BIGINT not null,
    primary key (tenant_id, id),
    constraint transfer_once unique (tenant_id, kind, ref)
);
insert into transfers (tenant_id, id, kind, ref, created_at)
select tenant_id, id, kind, ref, created_at
  from transfers_kept;
drop table transfers_kept;
create index transfers_at on transfers (created_at);
create trigger transfers_stay before update on transfers
begin select raise(abort, 'a transfer never changes'); end;
create trigger transfers_remain before delete on transfers
begin select raise(abort, 'a transfer is never removed'); end;
