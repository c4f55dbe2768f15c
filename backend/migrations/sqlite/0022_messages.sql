-- What a message was written with stays readable as it was.
create trigger message_versions_stay before update on message_versions
begin select raise(abort, 'a version of a message never changes'); end;
create trigger message_versions_remain before delete on message_versions
begin select raise(abort, 'a version of a message is never removed'); end;
