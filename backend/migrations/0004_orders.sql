-- An order freezes its quote: lines, parcels, tenders and which tender pays what of each. These
-- rows are written once, at placement, and only replayed afterwards.

create table orders (
    tenant_id TEXT not null references tenants (id),
    no TEXT not null,
    status TEXT not null constraint order_status check (status in
        ('PENDING_PAYMENT', 'PAID', 'CANCEL_REQUESTED', 'CANCELLED', 'EXPIRED', 'FAILED')),
    version BIGINT not null default 0,
    quote_digest TEXT not null,
    revision BIGINT not null,
    due BIGINT not null,
    card BIGINT not null constraint order_card check (card >= 0 and card <= due),
    -- All other sums, as JSON.
    totals TEXT not null,
    source TEXT not null,
    placed_at BIGINT not null,
    pay_until BIGINT not null,
    paid_at BIGINT,
    primary key (tenant_id, no)
);

create index orders_unpaid on orders (pay_until) where status = 'PENDING_PAYMENT';

-- The people of an order, apart from its money.
create table order_contacts (
    tenant_id TEXT not null,
    order_no TEXT not null,
    buyer_name TEXT not null,
    buyer_phone TEXT not null,
    -- Name, phone, address and note, as JSON.
    recipient TEXT not null,
    primary key (tenant_id, order_no),
    foreign key (tenant_id, order_no) references orders (tenant_id, no)
);

-- What each vendor sends.
create table shipments (
    tenant_id TEXT not null,
    order_no TEXT not null,
    vendor_id TEXT not null,
    vendor_name TEXT not null,
    vendor_phone TEXT not null,
    status TEXT not null constraint shipment_status check (status in
        ('WAITING', 'PREPARING', 'SHIPPED', 'DELIVERED', 'CONFIRMED', 'CANCELLED')),
    ship_by BIGINT not null,
    primary key (tenant_id, order_no, vendor_id),
    foreign key (tenant_id, order_no) references orders (tenant_id, no)
);

-- Lines and parcels in the quote's order. `place` is what allocations point at.
create table order_places (
    tenant_id TEXT not null,
    order_no TEXT not null,
    place BIGINT not null,
    kind TEXT not null constraint place_kind check (kind in ('LINE', 'SHIPPING')),
    vendor_id TEXT not null,
    -- Of a line: the option and how many units. Of a parcel: null and 1.
    option_id TEXT,
    quantity BIGINT not null constraint place_quantity check (quantity > 0),
    due BIGINT not null constraint place_due check (due >= 0),
    tax_free BIGINT not null,
    -- Names, picture and the amounts before discounts, as JSON.
    content TEXT not null,
    primary key (tenant_id, order_no, place),
    foreign key (tenant_id, order_no) references orders (tenant_id, no)
);

create table order_tenders (
    tenant_id TEXT not null,
    order_no TEXT not null,
    seq BIGINT not null,
    kind TEXT not null constraint tender_kind
        check (kind in ('VOUCHER', 'EXTERNAL_VOUCHER', 'CARD', 'COUNTY_DISCOUNT')),
    -- The account that pays.
    account_id TEXT not null,
    lot_id TEXT,
    voucher_kind TEXT,
    name TEXT not null,
    amount BIGINT not null constraint tender_amount check (amount > 0),
    returned BIGINT not null default 0,
    primary key (tenant_id, order_no, seq),
    constraint tender_returned check (returned >= 0 and returned <= amount),
    foreign key (tenant_id, order_no) references orders (tenant_id, no)
);

-- Which tender pays what of each line and parcel.
create table order_allocations (
    tenant_id TEXT not null,
    order_no TEXT not null,
    place BIGINT not null,
    seq BIGINT not null,
    amount BIGINT not null constraint allocation_amount check (amount > 0),
    primary key (tenant_id, order_no, place, seq),
    foreign key (tenant_id, order_no, place)
        references order_places (tenant_id, order_no, place),
    foreign key (tenant_id, order_no, seq)
        references order_tenders (tenant_id, order_no, seq)
);

-- Stock set aside for an order. A state leaves ACTIVE once.
create table reservations (
    tenant_id TEXT not null,
    order_no TEXT not null,
    option_id TEXT not null,
    quantity BIGINT not null constraint reservation_quantity check (quantity > 0),
    status TEXT not null constraint reservation_status
        check (status in ('ACTIVE', 'COMMITTED', 'RELEASED', 'RETURNED')),
    primary key (tenant_id, order_no, option_id),
    foreign key (tenant_id, order_no) references orders (tenant_id, no),
    foreign key (tenant_id, option_id) references stock (tenant_id, option_id)
);

-- Voucher money of our own ledger set aside for an order.
create table holds (
    tenant_id TEXT not null,
    order_no TEXT not null,
    account_id TEXT not null,
    amount BIGINT not null constraint hold_amount check (amount > 0),
    status TEXT not null constraint hold_status
        check (status in ('HELD', 'CAPTURED', 'RELEASED')),
    primary key (tenant_id, order_no, account_id),
    foreign key (tenant_id, order_no) references orders (tenant_id, no),
    foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);

create table order_events (
    tenant_id TEXT not null,
    order_no TEXT not null,
    seq BIGINT not null,
    at BIGINT not null,
    kind TEXT not null,
    text TEXT not null,
    primary key (tenant_id, order_no, seq),
    foreign key (tenant_id, order_no) references orders (tenant_id, no)
);

-- A keyed request runs once: the row is claimed by its key before the work.
create table idempotency_keys (
    scope TEXT not null,
    key TEXT not null,
    route TEXT not null,
    body_sha256 TEXT not null,
    state TEXT not null constraint idempotency_state check (state in ('RUNNING', 'DONE')),
    order_no TEXT,
    status BIGINT,
    body TEXT,
    created_at BIGINT not null,
    primary key (scope, key)
);
