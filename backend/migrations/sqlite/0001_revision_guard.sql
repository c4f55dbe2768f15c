-- A revision that went back would let an old page pass for a new one.
create trigger revision_only_grows
before update on catalog_revisions
when new.revision < old.revision
begin
    select raise(abort, 'a catalogue revision only grows');
end;
