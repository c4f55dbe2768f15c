-- Who works in the console: the county's team and the producers.

create table staff (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    -- What they sign in with: a name of the county's team, or the digits of a producer's phone.
    login TEXT not null,
    name TEXT not null,
    -- Argon2id. Empty for people who sign in with a code that is sent to their phone.
    password TEXT not null,
    -- The authenticator's seed, sealed. Empty for the same people.
    seed TEXT not null,
    -- The last step of the authenticator that was used; no code works twice.
    last_step BIGINT not null default 0,
    status TEXT not null constraint staff_status check (status in ('ACTIVE', 'ENDED')),
    created_at BIGINT not null,
    primary key (tenant_id, id),
    constraint staff_login unique (tenant_id, login)
);

create table staff_roles (
    tenant_id TEXT not null,
    staff_id TEXT not null,
    role TEXT not null constraint staff_role check (role in
        ('VENDOR_OWNER', 'VENDOR_STAFF', 'DELEGATE', 'MD', 'CS', 'SETTLEMENT', 'MARKETING',
         'TRAINING', 'AUDITOR', 'ADMIN')),
    -- Of a vendor's role: the vendor. Empty for the county's.
    vendor_id TEXT not null,
    -- Of a delegate: who agreed, how and when, in words.
    consent TEXT not null default '',
    granted_at BIGINT not null,
    primary key (tenant_id, staff_id, role, vendor_id),
    constraint role_vendor check
        ((role in ('VENDOR_OWNER', 'VENDOR_STAFF', 'DELEGATE')) = (vendor_id <> '')),
    constraint delegate_consent check (role <> 'DELEGATE' or consent <> ''),
    foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);

create table staff_sessions (
    -- A keyed hash: the table opens no door.
    token TEXT primary key,
    tenant_id TEXT not null,
    staff_id TEXT not null,
    created_at BIGINT not null,
    seen_at BIGINT not null,
    -- When the authenticator was last asked.
    proved_at BIGINT not null,
    ended_at BIGINT,
    foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);

create index staff_sessions_staff on staff_sessions (tenant_id, staff_id);

-- The code that was sent to a phone.
create table staff_codes (
    tenant_id TEXT not null,
    staff_id TEXT not null,
    code TEXT not null,
    expires_at BIGINT not null,
    tries BIGINT not null default 0,
    primary key (tenant_id, staff_id),
    foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);

-- What was done in the console, and whose data was looked at. It only grows, and every row
-- carries the hash of the one before.
create table audit_log (
    tenant_id TEXT not null references tenants (id),
    seq BIGINT not null constraint audit_seq check (seq > 0),
    at BIGINT not null,
    staff_id TEXT not null,
    staff_name TEXT not null,
    address TEXT not null,
    action TEXT not null,
    -- What it was done to, for example an order's number.
    subject TEXT not null,
    -- Why, where a reason is asked for.
    reason TEXT not null,
    -- What it was before and after, as JSON, without people's data.
    detail TEXT not null,
    previous TEXT not null,
    hash TEXT not null,
    primary key (tenant_id, seq)
);

create index audit_subject on audit_log (tenant_id, subject);

create table audit_heads (
    tenant_id TEXT primary key references tenants (id),
    seq BIGINT not null,
    hash TEXT not null
);

-- A vendor has said that it will send.
alter table shipments add column accepted_at BIGINT;
alter table shipments add column sent_at BIGINT;

create index shipments_vendor on shipments (tenant_id, vendor_id, status);

-- A vendor that cannot send opens the cancellation itself.
alter table claims add column opened_by TEXT not null default 'BUYER'
    constraint claim_opened_by check (opened_by in ('BUYER', 'SELLER'));

-- Letters to people who are no shoppers are a topic of their own. A check cannot be changed in
-- SQLite, so the table is made anew.
create table outbox_with_letters (
    tenant_id TEXT not null,
    id TEXT not null primary key,
    topic TEXT not null constraint outbox_topics check (topic in
        ('MESSAGE', 'LETTER', 'VOID_CARD', 'REFUND_CARD',
         'CONFIRM_VOUCHER', 'VOID_VOUCHER', 'CANCEL_VOUCHER', 'REFUND_VOUCHER')),
    -- What the topic acts on: an order, an attempt, a refund, or somebody of the console.
    ref TEXT not null,
    payload TEXT not null,
    dedup TEXT not null constraint outbox_dedup unique,
    not_before BIGINT not null,
    tries BIGINT not null default 0,
    done_at BIGINT,
    last_error TEXT not null default '',
    created_at BIGINT not null default 0,
    alarmed_at BIGINT
);

insert into outbox_with_letters
       (tenant_id, id, topic, ref, payload, dedup, not_before, tries, done_at, last_error,
        created_at, alarmed_at)
select tenant_id, id, topic, ref, payload, dedup, not_before, tries, done_at, last_error,
       created_at, alarmed_at
  from outbox;

drop table outbox;
alter table outbox_with_letters rename to outbox;

create index outbox_due on outbox (not_before) where done_at is null;
create index orders_listed on orders (tenant_id, placed_at, no);
create index claims_order on claims (tenant_id, order_no);
create index outbox_ref on outbox (ref);
create index cases_ref on cases (tenant_id, ref);
create index shipments_open on shipments (tenant_id, ship_by) where status = 'PREPARING';
