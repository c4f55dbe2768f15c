-- What a person settles belongs to an order, gathers words, and can be written down by the team.

alter table cases add column order_no TEXT;
-- Who wrote it down; empty for what the mall found out by itself.
alter table cases add column opened_by TEXT not null default '';

update cases
   set order_no = coalesce(
        (select orders.no from orders
          where orders.tenant_id = cases.tenant_id and orders.no = cases.ref),
        (select payment_attempts.order_no from payment_attempts
          where payment_attempts.tenant_id = cases.tenant_id and payment_attempts.id = cases.ref),
        (select refunds.order_no from refunds
          where refunds.tenant_id = cases.tenant_id and refunds.id = cases.ref)
   );

create table case_notes (
    tenant_id TEXT not null,
    case_id TEXT not null,
    seq BIGINT not null,
    at BIGINT not null,
    who TEXT not null,
    text TEXT not null,
    primary key (tenant_id, case_id, seq),
    foreign key (tenant_id, case_id) references cases (tenant_id, id)
);

create index cases_order on cases (tenant_id, order_no) where order_no is not null;
create index cases_open on cases (tenant_id, opened_at) where closed_at is null;
create index cases_closed on cases (tenant_id, closed_at) where closed_at is not null;
