-- The audit log only grows.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log never changes';
end
$$;
create trigger audit_stays before update or delete or truncate on audit_log
    for each statement execute function audit_is_append_only();
create trigger audit_heads_remain before delete or truncate on audit_heads
    for each statement execute function audit_is_append_only();
create trigger audit_heads_only_grow before update on audit_heads
    for each row execute function head_only_grows();

revoke update, delete, truncate on audit_log from public, current_user;
revoke delete, truncate on audit_heads from public, current_user;
