-- Paybacks, which the county issues many at a time: one person prepares a file, another approves.

create table payback_batches (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    programme_id TEXT not null,
    -- SHA-256 of the file: the same file is the same batch.
    file_hash TEXT not null,
    file_name TEXT not null,
    -- The file's lines that are left out and why, as JSON.
    rejected TEXT not null,
    people BIGINT not null constraint batch_people check (people > 0),
    total BIGINT not null constraint batch_total check (total > 0),
    status TEXT not null constraint batch_status
        check (status in ('PREPARED', 'ISSUING', 'ISSUED', 'CANCELLED')),
    prepared_by TEXT not null,
    prepared_name TEXT not null,
    prepared_at BIGINT not null,
    -- Who approved or cancelled it.
    decided_by TEXT,
    decided_name TEXT,
    decided_at BIGINT,
    -- Why it was cancelled.
    reason TEXT not null default '',
    -- When its lots are void, as it was approved.
    expires_at BIGINT,
    primary key (tenant_id, id),
    constraint batch_four_eyes check
        (status not in ('ISSUING', 'ISSUED') or (decided_by is not null and decided_by <> prepared_by)),
    foreign key (tenant_id, programme_id) references voucher_programmes (tenant_id, id)
);

-- A cancelled file may come again.
create unique index payback_batches_file on payback_batches (tenant_id, programme_id, file_hash)
    where status <> 'CANCELLED';
create index payback_batches_listed on payback_batches (tenant_id, prepared_at);
create index payback_batches_issuing on payback_batches (tenant_id, id) where status = 'ISSUING';

create table paybacks (
    tenant_id TEXT not null,
    batch_id TEXT not null,
    -- Of the file.
    line BIGINT not null,
    programme_id TEXT not null,
    name TEXT not null,
    phone TEXT not null,
    -- The number under which the county approved it, where there is one.
    reference TEXT not null,
    note TEXT not null,
    amount BIGINT not null constraint payback_amount check (amount > 0),
    -- What is paid back once; null when its batch is cancelled.
    claim TEXT,
    prepared_at BIGINT not null,
    -- Its lot, once it is issued.
    lot_id TEXT,
    primary key (tenant_id, batch_id, line),
    constraint payback_lot unique (tenant_id, lot_id),
    foreign key (tenant_id, batch_id) references payback_batches (tenant_id, id),
    foreign key (tenant_id, lot_id) references voucher_lots (tenant_id, id)
);

create unique index paybacks_claim on paybacks (tenant_id, programme_id, claim);
create index paybacks_phone on paybacks (tenant_id, programme_id, phone);

-- A lot that the county has stopped: it pays for no new order.
alter table voucher_lots add column frozen_at BIGINT;
alter table voucher_lots add column frozen_reason TEXT not null default '';

create index voucher_lots_issued on voucher_lots (tenant_id, issued_at, id);
