-- Paying the vendors. A run closes a stretch of days; it makes one statement for each vendor, and
-- a statement's lines are in no other. Statements and lines are written once (triggers per
-- engine); what comes back after that is a line of a later statement.

-- The commission as it was when the order was placed. Null in orders from before this column:
-- they follow the vendor's rate of the day on which they are settled.
alter table shipments add column commission_bp BIGINT
    constraint shipment_commission check (commission_bp between 0 and 10000);

create table settlement_runs (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    -- The first and the last day in Korea.
    from_day BIGINT not null,
    until_day BIGINT not null,
    status TEXT not null constraint run_status check (status in ('CLOSED', 'APPROVED', 'PAID')),
    closed_at BIGINT not null,
    closed_by TEXT not null,
    approved_at BIGINT,
    approved_by TEXT,
    paid_at BIGINT,
    paid_by TEXT,
    primary key (tenant_id, id),
    constraint run_days check (from_day <= until_day),
    constraint run_four_eyes check (approved_by <> closed_by),
    constraint run_approved check ((status = 'CLOSED') = (approved_by is null)),
    constraint run_paid check ((status = 'PAID') = (paid_by is not null)),
    foreign key (tenant_id, closed_by) references staff (tenant_id, id),
    foreign key (tenant_id, approved_by) references staff (tenant_id, id),
    foreign key (tenant_id, paid_by) references staff (tenant_id, id)
);

create unique index settlement_runs_days on settlement_runs (tenant_id, until_day);
-- What is carried over is known only when the run before is paid.
create unique index settlement_runs_open on settlement_runs (tenant_id) where status <> 'PAID';
create index settlement_runs_closer on settlement_runs (tenant_id, closed_by);
create index settlement_runs_approver on settlement_runs (tenant_id, approved_by);
create index settlement_runs_payer on settlement_runs (tenant_id, paid_by);

create table statements (
    tenant_id TEXT not null,
    id TEXT not null,
    run_id TEXT not null,
    vendor_id TEXT not null,
    vendor_name TEXT not null,
    -- Sums of the lines.
    goods BIGINT not null,
    shipping BIGINT not null,
    tax_free BIGINT not null,
    fee BIGINT not null,
    fee_vat BIGINT not null,
    -- What the vendor owed from before, what is paid out, and what it owes afterwards.
    carried_in BIGINT not null constraint statement_owed check (carried_in <= 0),
    payable BIGINT not null constraint statement_payable check (payable >= 0),
    carried_out BIGINT not null constraint statement_owes check (carried_out <= 0),
    primary key (tenant_id, id),
    constraint statement_adds_up check
        (carried_in + goods + shipping - fee - fee_vat = payable + carried_out),
    constraint statement_pays_or_owes check (payable = 0 or carried_out = 0),
    foreign key (tenant_id, run_id) references settlement_runs (tenant_id, id),
    foreign key (tenant_id, vendor_id) references vendors (tenant_id, id)
);

create unique index statements_once on statements (tenant_id, run_id, vendor_id);
create index statements_vendor on statements (tenant_id, vendor_id);

-- A vendor's part of an order, or what a claim took back of one. Goods, shipping, commission and
-- its tax are negative where money goes back.
create table statement_lines (
    tenant_id TEXT not null,
    vendor_id TEXT not null,
    kind TEXT not null constraint statement_line_kind check (kind in ('SALE', 'REFUND')),
    -- The order of a sale, the claim of a refund.
    ref TEXT not null,
    statement_id TEXT not null,
    order_no TEXT not null,
    -- When it was paid, or given back.
    happened_at BIGINT not null,
    commission_bp BIGINT not null,
    goods BIGINT not null,
    shipping BIGINT not null,
    tax_free BIGINT not null,
    fee BIGINT not null,
    fee_vat BIGINT not null,
    primary key (tenant_id, vendor_id, kind, ref),
    foreign key (tenant_id, statement_id) references statements (tenant_id, id),
    foreign key (tenant_id, order_no, vendor_id)
        references shipments (tenant_id, order_no, vendor_id)
);

create index statement_lines_statement on statement_lines (tenant_id, statement_id);
create index statement_lines_part on statement_lines (tenant_id, order_no, vendor_id);

-- Of a foreign key that had no index.
create index holds_account on holds (tenant_id, account_id);
