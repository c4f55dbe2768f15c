-- What a transfer moves comes to nothing when its transaction ends, whoever wrote it.
create function transfer_comes_to_nothing() returns trigger language plpgsql as $$
begin
    if (select sum(amount) from entries
         where tenant_id = new.tenant_id and transfer_id = new.transfer_id) <> 0 then
        raise exception 'the entries of a transfer sum to zero, those of % do not',
            new.transfer_id;
    end if;
    return null;
end
$$;
create constraint trigger entries_come_to_nothing after insert on entries
    deferrable initially deferred
    for each row execute function transfer_comes_to_nothing();
