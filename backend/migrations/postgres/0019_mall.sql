-- What shoppers were promised stays readable as it was.
create function policy_is_written_once() returns trigger language plpgsql as $$
begin
    raise exception 'a version of a policy never changes';
end
$$;
create trigger policy_versions_stay before update or delete or truncate on policy_versions
    for each statement execute function policy_is_written_once();

revoke update, delete, truncate on policy_versions from public, current_user;
