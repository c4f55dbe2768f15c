-- What a message was written with stays readable as it was.
create function message_is_written_once() returns trigger language plpgsql as $$
begin
    raise exception 'a version of a message never changes';
end
$$;
create trigger message_versions_stay before update or delete or truncate on message_versions
    for each statement execute function message_is_written_once();

revoke update, delete, truncate on message_versions from public, current_user;
