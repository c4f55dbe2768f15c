-- A revision that went back would let an old page pass for a new one.
create function revision_only_grows() returns trigger language plpgsql as $$
begin
    if new.revision < old.revision then
        raise exception 'a catalogue revision only grows';
    end if;
    return new;
end
$$;

create trigger revision_only_grows
before update on catalog_revisions
for each row execute function revision_only_grows();
