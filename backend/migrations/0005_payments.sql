-- Money outside our books: what providers were asked, what they answered, and what is still to
-- be done. An attempt is written before the provider hears of it.

create table payment_attempts (
    tenant_id TEXT not null,
    -- The provider knows it as the order's id.
    id TEXT not null primary key,
    order_no TEXT not null,
    provider TEXT not null,
    amount BIGINT not null constraint attempt_amount check (amount > 0),
    tax_free BIGINT not null,
    provider_key TEXT,
    -- Fixed at creation and reused on every retry.
    provider_idem TEXT not null constraint attempt_idem unique,
    status TEXT not null constraint attempt_status check (status in
        ('CREATED', 'APPROVING', 'UNKNOWN', 'APPROVED', 'BOOKED',
         'DECLINED', 'ABANDONED', 'VOIDING', 'VOIDED')),
    version BIGINT not null default 0,
    method TEXT not null default '',
    message TEXT not null default '',
    next_check_at BIGINT,
    tries BIGINT not null default 0,
    created_at BIGINT not null,
    foreign key (tenant_id, order_no) references orders (tenant_id, no),
    constraint attempt_provider_key unique (provider, provider_key)
);

create unique index one_live_attempt on payment_attempts (tenant_id, order_no)
    where status in ('APPROVING', 'UNKNOWN', 'APPROVED', 'BOOKED', 'VOIDING');
create index attempts_order on payment_attempts (tenant_id, order_no);
create index attempts_due on payment_attempts (next_check_at) where next_check_at is not null;

-- An authorisation of voucher money that a provider keeps. One for each order.
create table voucher_authorizations (
    tenant_id TEXT not null,
    order_no TEXT not null,
    provider_idem TEXT not null constraint authorization_idem unique,
    auth_id TEXT,
    approval_no TEXT,
    amount BIGINT not null constraint authorization_amount check (amount > 0),
    -- Lot and amount, as JSON.
    lots TEXT not null,
    status TEXT not null constraint authorization_status check (status in
        ('CREATED', 'REQUESTED', 'HELD', 'REFUSED', 'CONFIRMING', 'CONFIRMED',
         'VOIDING', 'VOIDED', 'CANCELLING', 'CANCELLED')),
    primary key (tenant_id, order_no),
    foreign key (tenant_id, order_no) references orders (tenant_id, no)
);

create table refunds (
    tenant_id TEXT not null,
    id TEXT not null primary key,
    order_no TEXT not null,
    attempt_id TEXT not null references payment_attempts (id),
    amount BIGINT not null constraint refund_amount check (amount > 0),
    tax_free BIGINT not null,
    provider_idem TEXT not null constraint refund_idem unique,
    reason TEXT not null,
    status TEXT not null constraint refund_status check (status in ('REQUESTED', 'DONE')),
    created_at BIGINT not null,
    done_at BIGINT,
    foreign key (tenant_id, order_no) references orders (tenant_id, no)
);

create index refunds_order on refunds (tenant_id, order_no);
create index refunds_attempt on refunds (attempt_id);

-- Every call to a provider, without personal data or keys.
create table provider_calls (
    tenant_id TEXT not null,
    id TEXT not null primary key,
    ref TEXT not null,
    operation TEXT not null,
    sent_at BIGINT not null,
    done_at BIGINT not null,
    http BIGINT,
    answer TEXT not null
);

create index provider_calls_ref on provider_calls (ref);

-- What is to be done outside once the transaction that decided it is committed.
create table outbox (
    tenant_id TEXT not null,
    id TEXT not null primary key,
    topic TEXT not null constraint outbox_topic check (topic in
        ('MESSAGE', 'VOID_CARD', 'REFUND_CARD',
         'CONFIRM_VOUCHER', 'VOID_VOUCHER', 'CANCEL_VOUCHER', 'REFUND_VOUCHER')),
    -- What the topic acts on: an order, an attempt or a refund.
    ref TEXT not null,
    payload TEXT not null,
    dedup TEXT not null constraint outbox_once unique,
    not_before BIGINT not null,
    tries BIGINT not null default 0,
    done_at BIGINT,
    last_error TEXT not null default ''
);

create index outbox_due on outbox (not_before) where done_at is null;

-- A hint from a provider; what it says is asked again before it is believed.
create table webhook_inbox (
    provider TEXT not null,
    event_id TEXT not null,
    received_at BIGINT not null,
    raw TEXT not null,
    processed_at BIGINT,
    primary key (provider, event_id)
);
