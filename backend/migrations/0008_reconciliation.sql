-- What the mall does about money whose outcome outside is not clear, and what it leaves to a
-- person.

-- Something that only a person can settle. Opened once for each kind and reference while open.
create table cases (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    kind TEXT not null,
    -- What it is about: an order, an attempt, a refund or a claim.
    ref TEXT not null,
    text TEXT not null,
    opened_at BIGINT not null,
    closed_at BIGINT,
    primary key (tenant_id, id)
);

create unique index one_open_case on cases (tenant_id, kind, ref) where closed_at is null;

-- Since when the provider is being asked, and when somebody was alarmed about it.
alter table payment_attempts add column unsettled_since BIGINT;
alter table payment_attempts add column alarmed_at BIGINT;
-- When the provider took the money and when it gave it back, in its own words.
alter table payment_attempts add column approved_at BIGINT;
alter table payment_attempts add column voided_at BIGINT;

alter table voucher_authorizations add column next_check_at BIGINT;
alter table voucher_authorizations add column tries BIGINT not null default 0;
alter table voucher_authorizations add column confirmed_at BIGINT;
alter table voucher_authorizations add column cancelled_at BIGINT;

create index authorizations_due on voucher_authorizations (next_check_at)
    where next_check_at is not null;

alter table outbox add column created_at BIGINT not null default 0;
alter table outbox add column alarmed_at BIGINT;

-- The attempt that a hint names, so that nobody fills the inbox with hints about one.
alter table webhook_inbox add column ref TEXT not null default '';

create index webhook_inbox_ref on webhook_inbox (ref);

-- Where our books, the providers' lists and the ledger tell different sums. No open row is a
-- healthy mall.
create table match_differences (
    -- Empty where no order tells whose it is.
    tenant_id TEXT not null,
    id TEXT not null primary key,
    kind TEXT not null,
    ref TEXT not null,
    -- The Korean day that was compared.
    day BIGINT not null,
    ours BIGINT not null,
    theirs BIGINT not null,
    first_seen BIGINT not null,
    resolved_at BIGINT
);

create unique index one_open_difference on match_differences (tenant_id, kind, ref, day)
    where resolved_at is null;

-- The days that were compared.
create table match_days (
    day BIGINT not null primary key,
    matched_at BIGINT not null,
    differences BIGINT not null
);
