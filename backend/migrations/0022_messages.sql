-- What shoppers are told: the county's own texts, and what is left of each message that was written.

create table message_versions (
    tenant_id TEXT not null references tenants (id),
    -- What it tells, for example order-paid.
    template TEXT not null,
    seq BIGINT not null constraint message_seq check (seq > 0),
    -- Empty: the built-in text holds again.
    content TEXT not null,
    staff_id TEXT not null,
    who TEXT not null,
    made_at BIGINT not null,
    primary key (tenant_id, template, seq)
);

-- A message is told as it was written, whatever becomes of its text later. Of a letter only the
-- heading is here; what is in it stays sealed.
alter table outbox add column title TEXT not null default '';
alter table outbox add column content TEXT not null default '';
-- Whose, masked.
alter table outbox add column phone TEXT not null default '';
-- How often it was sent anew after the sender had refused it.
alter table outbox add column renewed BIGINT not null default 0;

update outbox
   set title = '주문 소식',
       phone = coalesce(
        (select case when buyer_phone like '02%' then '02' else substr(buyer_phone, 1, 3) end
                || '-****-' || substr(buyer_phone, length(buyer_phone) - 3)
           from order_contacts
          where order_contacts.tenant_id = outbox.tenant_id
            and order_contacts.order_no = outbox.ref), '')
 where topic = 'MESSAGE';
update outbox set title = '봉한 편지' where topic = 'LETTER';

-- What waits was to be written when it is sent.
update outbox
   set content = '주문 ' || ref || '에 새 소식이 있어요. 주문 조회에서 볼 수 있어요.'
 where topic = 'MESSAGE'
   and done_at is null;

create index outbox_written on outbox (tenant_id, created_at, id)
    where topic in ('MESSAGE', 'LETTER');
create index outbox_phone on outbox (tenant_id, substr(phone, length(phone) - 3))
    where phone <> '';
