-- Lists that stay fast with a year of orders behind them: who receives gets columns of their own,
-- and each thing that the team looks an order up by gets its index. Those that compare beginnings
-- of words are in the folders of the engines, which order text differently.

alter table order_contacts add column recipient_name TEXT not null default '';
-- Digits only, like the buyer's.
alter table order_contacts add column recipient_phone TEXT not null default '';

-- The end of a phone's number, and of an order's.
create index order_contacts_buyer_end on order_contacts
    (tenant_id, substr(buyer_phone, length(buyer_phone) - 3));
create index order_contacts_recipient_end on order_contacts
    (tenant_id, substr(recipient_phone, length(recipient_phone) - 3));
create index orders_end on orders (tenant_id, substr(no, 10));

create index shipments_tracking on shipments (tenant_id, tracking) where tracking <> '';
create index shipments_of_vendor on shipments (tenant_id, vendor_id, order_no);
create index order_places_option on order_places (tenant_id, option_id, order_no)
    where option_id is not null;

-- What waits: the state stands in the key, because SQLite may pass an index over that holds only
-- the open rows.
create index shipments_in_state on shipments (tenant_id, status, order_no);
create index claims_in_state on claims (tenant_id, status, order_no);
create index attempts_in_state on payment_attempts (tenant_id, status, order_no);

-- What was paid in all is summed from the index alone.
create index orders_paid_due on orders (tenant_id, due) where paid_at is not null;
create index claim_parts_amount on claim_parts (tenant_id, amount);

-- Parcels that no settlement has, so that a run does not look at all that ever were sent.
alter table shipments add column settled BIGINT not null default 0
    constraint shipment_settled check (settled in (0, 1));
update shipments
   set settled = 1
 where exists (
        select 1
          from statement_lines
         where statement_lines.tenant_id = shipments.tenant_id
           and statement_lines.vendor_id = shipments.vendor_id
           and statement_lines.kind = 'SALE'
           and statement_lines.ref = shipments.order_no
       );
create index shipments_unsettled on shipments (tenant_id, order_no, vendor_id)
    where settled = 0 and status in ('SHIPPED', 'DELIVERED', 'CONFIRMED');
