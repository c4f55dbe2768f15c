-- Claims: what is cancelled, sent back and exchanged, and what each of them gives back. The
-- counters beside the frozen rows are the guard: units are claimed once and given back once, and a
-- tender never gets more than it paid.

-- Which parcel a line travels in, and whether it can be sent back for a change of mind.
alter table order_places add column bundle TEXT not null default '';
alter table order_places add column card_tax_free BIGINT not null default 0;
alter table order_places add column withdrawal TEXT not null default 'ALLOWED'
    constraint place_withdrawal check (withdrawal in ('ALLOWED', 'PERISHABLE'));
alter table order_places add column claimed BIGINT not null default 0
    constraint place_claimed check (claimed >= 0 and claimed <= quantity);
alter table order_places add column returned BIGINT not null default 0
    constraint place_returned check (returned >= 0 and returned <= claimed);

-- How many of the sold units are back on the shelf.
alter table reservations add column returned BIGINT not null default 0
    constraint reservation_returned check (returned >= 0 and returned <= quantity);

alter table shipments add column tracking TEXT not null default '';
alter table shipments add column delivered_at BIGINT;

create table claims (
    tenant_id TEXT not null,
    id TEXT not null primary key,
    order_no TEXT not null,
    -- The shopper's key: the same request is one claim, however often it is sent.
    request_key TEXT not null,
    body_sha256 TEXT not null,
    kind TEXT not null constraint claim_kind check (kind in ('CANCEL', 'RETURN', 'EXCHANGE')),
    reason TEXT not null constraint claim_reason
        check (reason in ('CHANGED_MIND', 'DEFECTIVE', 'DIFFERENT')),
    note TEXT not null,
    status TEXT not null constraint claim_status check (status in
        ('REQUESTED', 'APPROVED', 'REFUSED', 'RECEIVED', 'REFUNDING', 'REFUNDED', 'EXCHANGED')),
    shipping_payer TEXT constraint claim_payer check (shipping_payer in ('BUYER', 'SELLER')),
    answer TEXT not null default '',
    requested_at BIGINT not null,
    -- When the refund was decided, the last day on which it is in time, and when it was all back.
    refund_at BIGINT,
    due_on BIGINT,
    refunded_at BIGINT,
    foreign key (tenant_id, order_no) references orders (tenant_id, no),
    constraint claim_once unique (tenant_id, order_no, request_key)
);

create index claims_open on claims (requested_at)
    where status in ('REQUESTED', 'APPROVED', 'RECEIVED', 'REFUNDING');

create table claim_lines (
    tenant_id TEXT not null,
    claim_id TEXT not null references claims (id),
    order_no TEXT not null,
    place BIGINT not null,
    quantity BIGINT not null constraint claim_quantity check (quantity > 0),
    primary key (claim_id, place),
    foreign key (tenant_id, order_no, place)
        references order_places (tenant_id, order_no, place)
);

create index claim_lines_place on claim_lines (tenant_id, order_no, place);

-- What each tender gets back of each line and parcel. Written once.
create table claim_parts (
    tenant_id TEXT not null,
    claim_id TEXT not null references claims (id),
    order_no TEXT not null,
    place BIGINT not null,
    seq BIGINT not null,
    amount BIGINT not null constraint claim_part_amount check (amount > 0),
    primary key (claim_id, place, seq),
    foreign key (tenant_id, order_no, place, seq)
        references order_allocations (tenant_id, order_no, place, seq)
);

create index claim_parts_allocation on claim_parts (tenant_id, order_no, place, seq);

alter table refunds add column claim_id TEXT;
create index refunds_claim on refunds (claim_id);

-- What a claim gives back to the vouchers that a provider keeps.
create table voucher_refunds (
    tenant_id TEXT not null,
    id TEXT not null primary key,
    order_no TEXT not null,
    claim_id TEXT not null references claims (id),
    -- Lot and amount, as JSON.
    lots TEXT not null,
    -- WITH_ORDER: the whole authorisation is given back, or freed before it was spent.
    kind TEXT not null constraint voucher_refund_kind check (kind in ('PART', 'WITH_ORDER')),
    status TEXT not null constraint voucher_refund_status check (status in ('REQUESTED', 'DONE')),
    created_at BIGINT not null,
    done_at BIGINT,
    foreign key (tenant_id, order_no) references voucher_authorizations (tenant_id, order_no)
);

create index voucher_refunds_order on voucher_refunds (tenant_id, order_no);
create index voucher_refunds_claim on voucher_refunds (claim_id);
