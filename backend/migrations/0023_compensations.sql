-- 보상: what the county gives a shopper for an inconvenience, as a lot of a programme for it.

create table compensations (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    -- Names the request, which is carried out once.
    request_key TEXT not null,
    order_no TEXT not null,
    -- The case that it answers.
    case_id TEXT,
    programme_id TEXT not null,
    reason TEXT not null constraint compensation_reason check (reason in
        ('DAMAGED', 'LATE', 'WRONG', 'ANSWER', 'FAULT')),
    -- What happened.
    words TEXT not null,
    amount BIGINT not null constraint compensation_amount check
        (amount > 0 and amount <= 100000 and amount % 100 = 0),
    -- Whether a second person has to agree.
    needs_second BIGINT not null constraint compensation_second check
        (needs_second in (0, 1) and (needs_second = 1 or amount <= 30000)),
    status TEXT not null constraint compensation_status check (status in
        ('WAITING', 'ISSUED', 'DECLINED')),
    asked_by TEXT not null,
    asked_name TEXT not null,
    asked_at BIGINT not null,
    decided_by TEXT,
    decided_name TEXT,
    decided_at BIGINT,
    -- Why it was declined.
    answer TEXT not null default '',
    lot_id TEXT,
    primary key (tenant_id, id),
    constraint compensation_once unique (tenant_id, request_key),
    constraint compensation_lot unique (tenant_id, lot_id),
    constraint compensation_given check ((status = 'ISSUED') = (lot_id is not null)),
    constraint compensation_four_eyes check
        (status <> 'ISSUED' or needs_second = 0
         or (decided_by is not null and decided_by <> asked_by)),
    foreign key (tenant_id, order_no) references orders (tenant_id, no),
    foreign key (tenant_id, case_id) references cases (tenant_id, id),
    foreign key (tenant_id, programme_id) references voucher_programmes (tenant_id, id),
    foreign key (tenant_id, lot_id) references voucher_lots (tenant_id, id)
);

create index compensations_order on compensations (tenant_id, order_no);
create index compensations_listed on compensations (tenant_id, asked_at);
create index compensations_waiting on compensations (tenant_id, asked_at)
    where status = 'WAITING';
