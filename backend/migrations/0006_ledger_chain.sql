-- The transfers of a mall form a chain: each link's hash covers the one before it and its own
-- transfer with every entry, so that nothing can change, vanish or slip in unseen.

-- Where the chain ends. Its row is the last that a posting transaction locks.
create table ledger_heads (
    tenant_id TEXT primary key references tenants (id),
    -- The last link's place; 0 before the first.
    seq BIGINT not null constraint head_seq check (seq >= 0),
    -- The last link's hash.
    hash TEXT not null
);

create table ledger_links (
    tenant_id TEXT not null,
    -- 1, 2, 3 … without a gap.
    seq BIGINT not null constraint link_seq check (seq > 0),
    transfer_id TEXT not null,
    hash TEXT not null,
    primary key (tenant_id, seq),
    constraint link_once unique (tenant_id, transfer_id),
    foreign key (tenant_id, transfer_id) references transfers (tenant_id, id)
);

-- What was published for each day. The file of every replica is written from this row.
create table ledger_roots (
    tenant_id TEXT not null references tenants (id),
    -- The day in Korea, as 2026-11-22.
    day TEXT not null,
    last_seq BIGINT not null,
    root TEXT not null,
    -- The file, byte for byte.
    content TEXT not null,
    primary key (tenant_id, day)
);

-- What is held now is summed for each account, beside many holds that ended.
create index holds_open on holds (tenant_id, account_id) where status = 'HELD';
