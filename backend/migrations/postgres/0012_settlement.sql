-- A statement never changes.
create function statement_is_written_once() returns trigger language plpgsql as $$
begin
    raise exception 'a settlement never changes';
end
$$;
create trigger statements_stay before update or delete or truncate on statements
    for each statement execute function statement_is_written_once();
create trigger statement_lines_stay before update or delete or truncate on statement_lines
    for each statement execute function statement_is_written_once();
create trigger settlement_runs_remain before delete or truncate on settlement_runs
    for each statement execute function statement_is_written_once();

revoke update, delete, truncate on statement_lines from public, current_user;
revoke delete, truncate on statements, settlement_runs from public, current_user;

-- The books learn what is paid out, and what the county keeps of it.
alter table accounts drop constraint account_kind;
alter table accounts add constraint account_kind
    check (kind in ('LOT', 'FUND', 'EXTERNAL_VOUCHER', 'VENDOR', 'CARD', 'COUNTY_DISCOUNT',
                    'PAYOUT', 'COMMISSION'));
alter table transfers drop constraint transfer_kind;
alter table transfers add constraint transfer_kind
    check (kind in ('ISSUE', 'SPENT_BEFORE', 'SALE', 'REFUND', 'PAYOUT'));
