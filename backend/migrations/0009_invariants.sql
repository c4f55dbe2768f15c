-- What the checks of every minute need: how many units ever came onto a shelf, and the ways to
-- look only at what is open or new.

-- Units on the shelf at the last count, and those sold before it. What is sold, and what comes
-- back, moves on_hand only: supplied = on_hand + sold, at any time.
alter table stock add column supplied BIGINT not null default 0;
update stock
   set supplied = on_hand + (
        select cast(coalesce(sum(reservations.quantity), 0) as bigint)
          from reservations
         where reservations.tenant_id = stock.tenant_id
           and reservations.option_id = stock.option_id
           and reservations.status = 'COMMITTED'
       );

create index reservations_active on reservations (tenant_id, option_id)
    where status = 'ACTIVE';
create index reservations_sold on reservations (tenant_id, option_id, quantity)
    where status = 'COMMITTED';
create index entries_sums on entries (tenant_id, account_id, amount);
create index transfers_at on transfers (created_at);
create index orders_placed on orders (placed_at);
create index orders_paid on orders (paid_at) where paid_at is not null;
create index attempts_open on payment_attempts (created_at)
    where status in ('APPROVING', 'UNKNOWN', 'APPROVED', 'VOIDING');
create index attempts_made on payment_attempts (created_at);
