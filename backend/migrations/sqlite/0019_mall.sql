-- What shoppers were promised stays readable as it was.
create trigger policy_versions_stay before update on policy_versions
begin select raise(abort, 'a version of a policy never changes'); end;
create trigger policy_versions_remain before delete on policy_versions
begin select raise(abort, 'a version of a policy is never removed'); end;
