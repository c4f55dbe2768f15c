-- The ledger only grows.
create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger never changes';
end
$$;
create trigger transfers_stay before update or delete or truncate on transfers
    for each statement execute function ledger_is_append_only();
create trigger entries_stay before update or delete or truncate on entries
    for each statement execute function ledger_is_append_only();
