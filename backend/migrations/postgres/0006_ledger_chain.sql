-- The chain only grows.
create trigger links_stay before update or delete or truncate on ledger_links
    for each statement execute function ledger_is_append_only();
create trigger roots_stay before update or delete or truncate on ledger_roots
    for each statement execute function ledger_is_append_only();
create trigger heads_remain before delete or truncate on ledger_heads
    for each statement execute function ledger_is_append_only();

create function head_only_grows() returns trigger language plpgsql as $$
begin
    if new.seq < old.seq then
        raise exception 'the head of the ledger only moves on';
    end if;
    return new;
end
$$;
create trigger heads_only_grow before update on ledger_heads
    for each row execute function head_only_grows();

-- Not even the owner may change what is written; a superuser is bound by the triggers alone.
revoke update, delete, truncate on transfers, entries, ledger_links, ledger_roots
    from public, current_user;
revoke delete, truncate on ledger_heads from public, current_user;

-- A foreign key locks the row that it points at, for which PostgreSQL asks the owner of that
-- table for the right to update some column. This one can hold nothing but its formula.
alter table transfers add column unchanging BIGINT generated always as (0) stored;
grant update (unchanging) on transfers to current_user;
