-- Double entry. Every movement of money is a transfer whose entries sum to zero; transfers and
-- entries never change (triggers per engine), a correction is a new transfer. An account keeps
-- its sums beside them, so that a guarded update can refuse to overspend.

create table accounts (
    tenant_id TEXT not null references tenants (id),
    -- `lot/<id>`, `fund/<programme>`, `vendor/<id>`, `card/<provider>`, `county-discount`.
    id TEXT not null,
    kind TEXT not null constraint account_kind
        check (kind in ('LOT', 'FUND', 'EXTERNAL_VOUCHER', 'VENDOR', 'CARD', 'COUNTY_DISCOUNT')),
    -- The least that posted - held may be; null where there is no limit.
    floor BIGINT,
    posted BIGINT not null default 0,
    held BIGINT not null default 0 constraint account_held check (held >= 0),
    primary key (tenant_id, id),
    constraint account_floor check (floor is null or posted - held >= floor)
);

create table transfers (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    kind TEXT not null constraint transfer_kind
        check (kind in ('ISSUE', 'SPENT_BEFORE', 'SALE', 'REFUND')),
    -- What it is for; one transfer of a kind for each, so that posting twice is impossible.
    ref TEXT not null,
    created_at BIGINT not null,
    primary key (tenant_id, id),
    constraint transfer_once unique (tenant_id, kind, ref)
);

create table entries (
    tenant_id TEXT not null,
    transfer_id TEXT not null,
    seq BIGINT not null,
    account_id TEXT not null,
    amount BIGINT not null constraint entry_amount check (amount <> 0),
    primary key (tenant_id, transfer_id, seq),
    foreign key (tenant_id, transfer_id) references transfers (tenant_id, id),
    foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);

create index entries_account on entries (tenant_id, account_id);

-- A lot of voucher money that our own ledger keeps. Its balance is the account `lot/<id>`.
create table voucher_lots (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    programme_id TEXT not null,
    -- HMAC of the code; the code itself is nowhere.
    code_hash TEXT not null,
    pin_hash TEXT not null,
    face BIGINT not null constraint lot_face check (face > 0),
    issued_at BIGINT not null,
    expires_at BIGINT not null,
    primary key (tenant_id, id),
    constraint lot_code_once unique (tenant_id, code_hash),
    foreign key (tenant_id, programme_id) references voucher_programmes (tenant_id, id)
);

create index voucher_lots_programme on voucher_lots (tenant_id, programme_id);

-- Tries to look a voucher or an order up, counted per window; the key is hashed.
create table rate_limits (
    scope TEXT not null,
    window_start BIGINT not null,
    count BIGINT not null,
    primary key (scope, window_start)
);
